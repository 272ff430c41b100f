"""The act of one sentence: that of its cue and its frame, or of the speaker's own side's coming deed."""

from collections.abc import Sequence

from onrecord.disputes.lexicon.operators import ACTS, KINDS, Kind
from onrecord.disputes.scopes import Scopes
from onrecord.disputes.units import Unit, as_noun
from onrecord.records import Act, Polarity

__all__ = ["act_of"]

CLAIM_NOUNS = frozenset(
    "claim claims view suggestion suggestions report reports story stories allegation allegations rumour rumours "
    "notion idea charge charges accusation accusations assertion gossip fact".split()
)
NEAR = 6
"""Tokens after an act within which the claim that it takes as its object stands."""
WITHIN = {"rule": Act.REJECTS, "ruled": Act.REJECTS, "deny": Act.DENIES, "denying": Act.DENIES, "denied": Act.DENIES}
"""Words inside a set phrase ("did not rule out") that show its act."""
OWNED = frozenset("i we my our he she his her its it they their".split())
ADMITTED = frozenset(("iadmit", "factive"))


def act_of(scopes: Scopes, units: Sequence[Unit], polarity: Polarity, conditional: bool) -> Act:
    """Return the act of a sentence whose units bear on the matter with this polarity."""
    found = _shown(scopes, units) or _plain(scopes, units, polarity)
    condition = scopes.condition is not None and scopes.condition.sort != "even"
    if conditional and condition and found in (Act.ASSERTS, Act.PROMISES):
        return Act.CONDITIONS
    return found


def _shown(scopes: Scopes, units: Sequence[Unit]) -> Act | None:
    """Return the act of the first word that shows one; below a verb of saying only the speaker's own counts."""
    lows = [word.low for word in scopes.words]
    said = scopes.said >= 0 and not any(low in OWNED for low in lows[max(0, scopes.said - 4) : scopes.said])
    open_first = False
    for unit in units:
        act = _act(unit, lows)
        kind = KINDS.get(unit.word)
        if kind is Kind.DEED and (said or unit.start >= scopes.matter[0]):
            continue
        if act is not None and (not said or _own(unit, lows) or act is Act.DENIES):
            if said and open_first:
                return None
            return _claimed(act, unit, lows)
        if kind is Kind.SAY and not as_noun(unit, lows):
            said = True
        open_first = open_first or kind is Kind.VOID
    return None


def _act(unit: Unit, lows: Sequence[str]) -> Act | None:
    act = ACTS.get(unit.word)
    if unit.word in ADMITTED:
        return None
    if act is not None:
        own = unit.start > 0 and (lows[unit.start - 1].endswith("'s") or lows[unit.start - 1] in ("his", "her", "its"))
        return None if as_noun(unit, lows) and not own else act
    if unit.end - unit.start > 1:
        return next((WITHIN[low] for low in lows[unit.start : unit.end] if low in WITHIN), None)
    return None


def _own(unit: Unit, lows: Sequence[str]) -> bool:
    """Tell whether what is told is the speaker's own stand ("said he had refused")."""
    return any(low in OWNED for low in lows[max(0, unit.start - 4) : unit.start])


def _claimed(act: Act, unit: Unit, lows: Sequence[str]) -> Act:
    """Rejecting a claim denies it; backing one asserts it."""
    after = lows[unit.end : unit.end + NEAR]
    if unit.word == "welcome" and "offer" in after[:3]:
        return Act.ACCEPTS
    claim = next((at for at, low in enumerate(after) if low in CLAIM_NOUNS), -1)
    if claim < 0 or not (after[claim + 1 : claim + 2] in (["that"], ["of"]) or after[0] == "as"):
        return act
    if act is Act.REJECTS and after[claim] != "fact":
        return Act.DENIES
    return Act.ASSERTS if act is Act.SUPPORTS and after[claim] != "fact" else act


def _plain(scopes: Scopes, units: Sequence[Unit], polarity: Polarity) -> Act:
    words = {unit.word for unit in units}
    if "silent" in words:
        return Act.ASSERTS
    if any(KINDS.get(unit.word) is Kind.FALSE for unit in units):
        return Act.DENIES
    if polarity is not Polarity.NEUTRAL and words & {"must", "mustnot"} and "have" not in words:
        return Act.DEMANDS
    said = any(KINDS.get(unit.word) is Kind.SAY for unit in units)
    if (scopes.own_coming and said) or _own_source(scopes):
        return Act.REJECTS if polarity is Polarity.AGAINST else Act.PROMISES
    return Act.ASSERTS


def _own_source(scopes: Scopes) -> bool:
    """Tell whether the source after the claim belongs to its subject, whose coming deed it tells."""
    lows = [word.low for word in scopes.words]
    owned = scopes.said > 0 and lows[max(0, scopes.said - 3)] in ("its", "his", "her", "their")
    return owned and any(low in ("will", "would", "won't") for low in lows[: scopes.said])
