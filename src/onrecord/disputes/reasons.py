"""Why two positions cannot both hold: typed reasons with what they rest on, and the vetoes."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.disputes.lexicon.acts import OPPOSITES
from onrecord.disputes.lexicon.negation import NEGATORS
from onrecord.disputes.words import Token, content_roots, tokens
from onrecord.records import Act, Polarity, Position, Reason, Status, Voice

__all__ = ["Clash", "Stand", "clash", "clashing_status", "same_side", "vetoed"]

ALIVE = frozenset({Status.DISCUSSED, Status.AGREED, Status.SIGNED, Status.IN_FORCE})
"""Rungs that cannot stand beside "off the table"; what was only proposed may well be off it."""

SHARED_FOR_OPPOSITE = 2
"""Content roots that two clauses with opposite verbs must share."""

CONFIDENCE = {
    "status": 0.85,
    "names-and-rejects": 0.85,
    "polarity": 0.75,
    "opposite": 0.6,
}
"""How far a reason is to be trusted before its evidence is weighed (set by hand on invented pages)."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A position made ready for comparison."""

    position: Position
    roots: frozenset[str]
    lows: frozenset[str]
    negated: bool
    explicit: bool
    denied_status: Status | None
    voice: Voice
    conditional: bool
    years: frozenset[str]
    matter: frozenset[str]
    parties: frozenset[str]
    """Roots of the speaker's name and side, which are no common ground."""
    names: frozenset[str] = field(default_factory=frozenset)
    """Words of the whole statement that begin with a capital: whom it may name."""

    @classmethod
    def of(cls, position: Position, names: frozenset[str], matter: frozenset[str]) -> "Stand":
        """Return the stand of `position`, whose statement names `names`, on the matter with these content roots."""
        words = tokens(position.words)
        values: dict[str, list[str]] = {}
        for feature in position.features:
            values.setdefault(feature.name, []).append(feature.value)
        return cls(
            position=position,
            roots=content_roots(word for word in words if word.low not in NEGATORS),
            lows=frozenset(word.low for word in words),
            negated=_odd(values),
            explicit="explicit" in values,
            denied_status=Status(values["not-status"][0]) if "not-status" in values else None,
            voice=Voice(values.get("voice", [Voice.REPORTED.value])[0]),
            conditional="condition" in values or position.act is Act.CONDITIONS,
            years=_years(words),
            matter=matter,
            parties=content_roots(tokens(f"{position.speaker or ''} {position.side or ''}")),
            names=names,
        )


@dataclass(frozen=True, slots=True)
class Clash:
    """A reason for which two stands cannot both hold, and how far it is to be trusted."""

    reason: Reason
    confidence: float
    likely: bool
    """Whether the reason is strong enough for a likely dispute, voices and sides allowing."""


def _odd(values: dict[str, list[str]]) -> bool:
    count = int(values.get("negations", ["0"])[0])
    denies = "cue" in values and values["cue"][0] in (Act.DENIES, Act.REJECTS)
    return (count + denies) % 2 == 1


def _years(words: Sequence[Token]) -> frozenset[str]:
    return frozenset(
        w.low for w in words if len(w.low) == 4 and w.low.isascii() and w.low.isdigit() and w.low[0] in "12"
    )


def same_side(a: Position, b: Position) -> bool:
    """Tell whether both positions are one side's; an actor is always on its own side."""
    if a.actor is not None and a.actor == b.actor:
        return True
    if a.actor is None and b.actor is None and (a.speaker or "") == (b.speaker or ""):
        return True
    return bool(a.side and b.side and a.side.casefold() == b.side.casefold())


def vetoed(a: Stand, b: Stand) -> str:
    """Return why the two may both hold though they look opposed: the veto's code, or an empty string."""
    if a.years and b.years and not a.years & b.years:
        return "other-time"
    if a.conditional and b.conditional:
        return "both-conditional"
    reported_by = {f.value for s in (a, b) for f in s.position.features if f.name == "reported-by"}
    if a.position.speaker in reported_by and b.position.speaker in reported_by:
        return "reported-by-each-other"
    return ""


def clashing_status(a: Stand, b: Stand) -> str:
    """Return the two statuses that clash, as words for people, or an empty string."""
    first, second = a.position.status, b.position.status
    for x, y in ((first, second), (second, first)):
        if x in ALIVE and y is Status.OFF_THE_TABLE:
            return _told(first, second)
        if x is Status.IN_FORCE and y is Status.SUSPENDED:
            return _told(first, second)
    if first is not None and b.denied_status is not None and _above(first, b.denied_status):
        return f"{_word(first)} / not {_word(b.denied_status)}"
    if second is not None and a.denied_status is not None and _above(second, a.denied_status):
        return f"not {_word(a.denied_status)} / {_word(second)}"
    return ""


RUNGS = (Status.PROPOSED, Status.DISCUSSED, Status.AGREED, Status.SIGNED, Status.IN_FORCE)


def _above(claimed: Status, denied: Status) -> bool:
    """Tell whether claiming one rung breaks the denial of another: who says signed denies "not agreed"."""
    return claimed in RUNGS and denied in RUNGS and RUNGS.index(claimed) >= RUNGS.index(denied)


def _word(status: Status) -> str:
    return status.value.replace("-", " ")


def _told(first: Status | None, second: Status | None) -> str:
    return f"{_word(first)} / {_word(second)}" if first and second else ""


def clash(a: Stand, b: Stand, *, named: int, near: bool, one_matter: bool, loose: bool = False) -> Clash | None:
    """Return why `a` and `b` cannot both hold, or None; `b` is the one that stands against.

    `named` is 2 where b's statement names a's speaker, 1 where b's speaker does so elsewhere on the page; `near` means
    that both stand on one page; `one_matter` is False where only the sort of matter is shared; `loose` marks a matter,
    such as a place, that many unlike claims are about, so that the clauses must share more than it.
    """
    statuses = clashing_status(a, b)
    if statuses and (one_matter or (named and near)):
        return _made("status", statuses, named, near, likely=one_matter or named > 0)
    if not one_matter:
        return None
    shared = a.roots & b.roots
    beside = shared - a.matter - a.parties - b.parties
    about = bool(a.position.speaker and b.position.speaker)
    about = about and (not loose or len(beside) >= (1 if near else SHARED_FOR_OPPOSITE))
    against = b.position.polarity is Polarity.AGAINST and b.explicit and b.denied_status is None and about
    # being discussed or agreed is a fact claimed, not a stand: only a status answers it, unless b names a
    stands = a.position.polarity is Polarity.FOR and (a.explicit or a.position.act is not Act.ASSERTS or named == 2)
    if against and stands:
        if named:
            return _made("names-and-rejects", f"names the other's claim / {_stand(b)}", named, near, likely=near)
        return _made("polarity", f"{_stand(a)} / {_stand(b)}", named, near, likely=a.explicit and not loose)
    if against and named == 2 and near and a.position.polarity is Polarity.NEUTRAL:
        return _made("names-and-rejects", f"names the other's claim / {_stand(b)}", named, near, likely=False)
    if a.negated == b.negated and len(shared) >= SHARED_FOR_OPPOSITE and (pair := _opposite(a.lows, b.lows)):
        return _made("opposite", f"{pair[0]} / {pair[1]}", named, near, likely=near)
    return None


def _opposite(a: frozenset[str], b: frozenset[str]) -> tuple[str, str] | None:
    for left, right in OPPOSITES:
        for x, y in ((left, right), (right, left)):
            if a & x and b & y and not a & y and not b & x:
                return min(a & x), min(b & y)
    return None


def _stand(stand: Stand) -> str:
    position = stand.position
    if position.status is not None:
        return _word(position.status)
    return f"{position.act.value} ({position.polarity.value})"


def _made(code: str, text: str, named: int, near: bool, *, likely: bool) -> Clash:
    confidence = CONFIDENCE[code] + 0.05 * named - (0.0 if near else 0.15)
    return Clash(Reason(code=code, text=text), min(0.95, confidence), likely)
