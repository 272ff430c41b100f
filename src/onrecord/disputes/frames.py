"""What a clause does with its matter: act, polarity and status, read from cue and frame with negation counted.

Signs multiply: a word that stands against (-1), each negator (-1), and a cue that denies (-1). So "denied that the plan
was not dead" stands against the plan, as it should.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from onrecord.disputes.aboutness import bears_on, in_adjunct
from onrecord.disputes.clauses import Clause
from onrecord.disputes.lexicon.acts import CUE_ACTS, NEEDS_AFTER, PREDICATES, Sense
from onrecord.disputes.lexicon.negation import HEDGES, NEGATORS, NOT_NEGATIONS, WILL
from onrecord.disputes.lexicon.nouns import AUXILIARIES, DETERMINERS, POSSESSIVES
from onrecord.disputes.lexicon.status import NEGATED, STATUS_PHRASES
from onrecord.disputes.patterns import Found, Phrases
from onrecord.disputes.words import Token, tokens
from onrecord.records import Act, Polarity, Status

__all__ = ["SAYS", "Cue", "Frame", "Mark", "denials_of", "read_cue", "read_frame"]

CUES = Phrases(CUE_ACTS)
INNER = Phrases(PREDICATES)
STATUSES = Phrases(STATUS_PHRASES)
EXEMPT = Phrases(dict.fromkeys((" ".join(words) for words in NOT_NEGATIONS), True))

OTHERS = frozenset({"they", "you"})
"""Subjects whose acts are not the speaker's own."""
PEOPLE = frozenset({"i", "we", "who", *OTHERS, "he", "she", "it"})
NOUN_OR_VERB = frozenset(
    "dispute disputes offer offers support supports back backs demand demands request requests order orders press "
    "appeal appeals promise promises pledge pledges veto fault float floats guarantee guarantees blame lies hail "
    "insist champion slam favour favor resist backing backed".split()
)
"""Forms that are nouns as often as verbs; they count only right after what makes them verbs."""
VERB_BEFORE = frozenset(
    "i we they you to will would do does did not never cannot can must shall who only but also fully strongly".split()
)
INSISTS = frozenset("insist insists insisted insisting".split())
ADVERBS = frozenset("already now still also always fully already formally publicly since long only even ever".split())
SAME_STEM = 5
"""Letters that a people's name shares with its state's."""
REACH = 3
"""Words before a verb among which its subject or auxiliary is looked for."""
AFTER_WEIGHT = 1.5
"""A predicate after its object is taken only where none before stands nearer than this many times as near."""


class Mark(NamedTuple):
    """One feature of a frame: its name, value and the clause's words that show it (half-open; -1 for none)."""

    name: str
    value: str
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Cue:
    """What a statement's cue does to its content."""

    sense: Sense | None
    """None where the cue only says."""
    negated: bool = False


SAYS = Cue(None)
"""A cue that only says."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What one clause does with one matter."""

    act: Act
    polarity: Polarity
    status: Status | None
    denied_status: Status | None
    """A status that the clause says the matter does not have, where that leaves the other rungs open."""
    negations: int
    explicit: bool
    """Whether a word of judgement or act decides the polarity, not negation alone."""
    hedged: bool
    marks: tuple[Mark, ...]


def read_cue(cue: str | None, before: str = "", content: str = "") -> Cue:
    """Return what the cue's words do; `before` is the text ahead of the cue, `content` opens what was said."""
    if not cue:
        return SAYS
    lows = [word.low for word in tokens(cue)]
    ahead = [word.low for word in tokens(re.split(r"[,;:.]", before[-40:])[-1])][-REACH:]
    negated = _count_negators([*ahead, *lows])[0] % 2 == 1
    opening = [word.low for word in tokens(content[:24])][:1]
    for at, low in enumerate(lows):
        follow = lows[at + 1 : at + 2] or opening
        if low in NEEDS_AFTER and follow and follow[0] in NEEDS_AFTER[low]:
            return Cue(CUE_ACTS["demand"], negated)
    if not INSISTS.isdisjoint(lows) and opening[:1] not in (["on"], ["upon"]) and not {"on", "upon"} & set(lows):
        # "insists that p" says p; only "insists on p" demands it
        return Cue(None, negated)
    found = CUES.find([*lows, *opening]) or CUES.find(lows)
    return Cue(found[0].value, negated) if found else Cue(None, negated)


def read_frame(
    clause: Clause,
    cue: Cue = SAYS,
    target: int | None = None,
    first: int | None = None,
    own: frozenset[str] = frozenset(),
) -> Frame:
    """Return what `clause` does with the matter whose words end at token `target` (None: the clause as a whole).

    `first` is the token where the matter's words begin; with it, what the clause denies or does beside the matter
    leaves the frame neutral. `own` holds the names of the speaker and their side, in small letters: with them, what
    another named party does ("Norland has accepted it") is told, not done.
    """
    lows = [word.low for word in clause.tokens]
    negators = denials_of(clause.tokens)
    frame = _own_frame(clause.tokens, lows, negators, target, own)
    if target is not None and first is not None:
        frame = _about(frame, lows, negators, first, target)
    return _under_cue(frame, cue, bool(negators))


def _about(frame: Frame, lows: list[str], negators: list[int], first: int, last: int) -> Frame:
    """Return the frame as it is about the words from `first` to `last`: neutral where it is about others."""
    if frame.status is not None and frame.polarity is Polarity.AGAINST:
        beside = in_adjunct(lows, first) and not any(mark.start < first < mark.end for mark in frame.marks)
    else:
        judged = any(mark.name == "act" for mark in frame.marks)
        beside = in_adjunct(lows, first) if judged else not bears_on(lows, negators, first, last)
    if not beside:
        return frame
    kept = tuple(mark for mark in frame.marks if mark.name == "negation")
    return replace(
        frame,
        act=Act.ASSERTS,
        polarity=Polarity.NEUTRAL,
        status=None,
        denied_status=None,
        explicit=False,
        marks=kept,
    )


def _count_negators(lows: Sequence[str]) -> tuple[int, list[int]]:
    places = negators_in(lows)
    return len(places), places


def negators_in(lows: Sequence[str]) -> list[int]:
    """Return where a word of `lows` denies, leaving out the phrases in which it does not."""
    exempt = {at for hit in EXEMPT.find(lows) for at in range(hit.start, hit.end)}
    out: list[int] = []
    for at, low in enumerate(lows):
        if low not in NEGATORS or at in exempt:
            continue
        if low == "nor" and out and out[-1] == at - 1:
            continue
        # "neither a nor b" and "never ... nor" deny once, not twice
        if low == "nor" and any(lows[place] in ("neither", "not", "never", "no") for place in out):
            continue
        out.append(at)
    return out


def denials_of(words: Sequence[Token]) -> list[int]:
    """Return where the words deny; a "not" after a mark only sets something aside ("the harbour, not the town")."""
    return [at for at in negators_in([word.low for word in words]) if not _sets_aside(words, at)]


def _sets_aside(words: Sequence[Token], at: int) -> bool:
    return words[at].low == "not" and at > 0 and words[at].start - words[at - 1].end > 1


def _own_frame(
    words: Sequence[Token], lows: list[str], negators: list[int], target: int | None, own: frozenset[str]
) -> Frame:
    marks = [Mark("negation", lows[at], at, at + 1) for at in negators]
    status, denied, mark = _status(lows, negators)
    if mark:
        marks.append(mark)
    hedged = any(low in HEDGES for low in lows)
    predicate = _predicate(words, lows, target, own)
    act, sign, explicit = Act.ASSERTS, 0, False
    if predicate is not None:
        sense = predicate.value
        flips = sum(at < predicate.start or at == predicate.end for at in negators)
        sign = sense.sign * (-1) ** flips
        act = _turned(sense, flips % 2 == 1)
        explicit = sign != 0
        marks.append(Mark("act", sense.act.value, predicate.start, predicate.end))
    elif _needs(lows, negators):
        act = Act.CONDITIONS
    elif negators:
        refusal = len(negators) % 2 == 1
        first = negators[0]
        will = any(lows[at] in WILL for at in range(max(0, first - 2), min(len(lows), first + 2)))
        verbless = not any(low in AUXILIARIES for low in lows)
        act = (Act.REJECTS if will or verbless else Act.DENIES) if refusal else Act.ASSERTS
        sign = -1 if refusal else 1
        explicit = refusal and (will or verbless)
    elif _first_person_will(lows):
        act, sign = Act.PROMISES, 1
    if status is Status.OFF_THE_TABLE:
        sign, explicit = -1, True
        act = Act.REJECTS if act in (Act.ASSERTS, Act.DENIES, Act.PROPOSES) else act
    elif status is not None and sign == 0:
        sign = 1
    elif denied is not None:
        sign = -1 if sign == 0 else sign
    return Frame(act, _polarity(sign), status, denied, len(negators), explicit, hedged, tuple(marks))


def _status(lows: list[str], negators: list[int]) -> tuple[Status | None, Status | None, Mark | None]:
    """Return the status claimed, the status denied, and the words' mark; the main predicate wins over modifiers."""
    best: tuple[tuple[bool, int], Found[Status]] | None = None
    for hit in STATUSES.find(lows):
        before = lows[max(0, hit.start - REACH) : hit.start + 1]
        main = any(low in AUXILIARIES or low in NEGATORS or low in PEOPLE for low in before)
        one_word = hit.end - hit.start == 1
        if one_word and not main and any(low in AUXILIARIES for low in lows):
            continue
        if hit.start and lows[hit.start - 1] in DETERMINERS | POSSESSIVES and one_word:
            continue
        key = (main, hit.start)
        if best is None or key > best[0]:
            best = (key, hit)
    if best is None:
        return None, None, None
    hit = best[1]
    # "was never discussed": a negator inside the phrase denies it as one before it does
    flips = sum(at <= hit.end for at in negators)
    value = hit.value
    if flips % 2 == 0:
        return value, None, Mark("status", value.value, hit.start, hit.end)
    turned = NEGATED[value]
    start = max((at for at in negators if at < hit.start), default=hit.start)
    if turned is not None:
        return turned, None, Mark("status", turned.value, start, hit.end)
    return None, value, Mark("not-status", value.value, start, hit.end)


def _predicate(words: Sequence[Token], lows: list[str], target: int | None, own: frozenset[str]) -> Found[Sense] | None:
    """Return the act word that governs the target: the nearest that is a verb of the speaker's, or a judgement."""
    has_auxiliary = any(low in AUXILIARIES for low in lows)
    best: tuple[float, int, Found[Sense]] | None = None
    for hit in INNER.find(lows):
        if not _counts(hit, words, lows, has_auxiliary) or (own and hit.value.own and _anothers(words, hit.start, own)):
            continue
        if target is None:
            distance = float(hit.start)
        else:
            distance = float(target - hit.end) if hit.end <= target else (hit.start - target) * AFTER_WEIGHT
        # a judgement ("unacceptable") is said of the whole clause; a bare modal yields to any other word
        distance -= 100 if not hit.value.own and hit.value.act is not Act.DEMANDS else 0
        distance += 100 if not hit.value.own and hit.value.act is Act.DEMANDS else 0
        if best is None or (distance, hit.start) < best[:2]:
            best = (distance, hit.start, hit)
    return best[2] if best else None


def _counts(hit: Found[Sense], words: Sequence[Token], lows: list[str], has_auxiliary: bool) -> bool:
    sense = hit.value
    low = lows[hit.start]
    before = lows[max(0, hit.start - REACH) : hit.start]
    if not sense.own:
        return True
    if (
        before
        and (before[-1] in DETERMINERS | POSSESSIVES or before[-1] == "of")
        and before[-1] not in ("that", "which")
    ):
        return False
    if low in NOUN_OR_VERB and not (before and (before[-1] in VERB_BEFORE or _name_before(words, hit.start))):
        return False
    if any(subject in OTHERS for subject in before):
        return False
    if low.endswith("ed") and has_auxiliary:
        return any(word in AUXILIARIES or word in PEOPLE for word in before)
    return True


def _anothers(words: Sequence[Token], at: int, own: frozenset[str]) -> bool:
    """Tell whether the word right before the verb and its auxiliaries is a name that is not the speaker's side's."""
    place = at - 1
    while place >= 0 and (
        words[place].low in AUXILIARIES or words[place].low in ADVERBS or words[place].low in NEGATORS
    ):
        place -= 1
    if place < 0 or not words[place].capital or words[place].low in PEOPLE | DETERMINERS:
        return False
    name = words[place].low.removesuffix("'s")
    return not any(name == word or (len(word) >= SAME_STEM and name[:SAME_STEM] == word[:SAME_STEM]) for word in own)


def _name_before(words: Sequence[Token], at: int) -> bool:
    """Tell whether a name without an article stands before the word: "Norland disputes", not "the Reef dispute"."""
    first = at
    while first > 0 and words[first - 1].capital:
        first -= 1
    return first < at and not (first > 0 and words[first - 1].low in DETERMINERS | POSSESSIVES)


def _needs(lows: list[str], negators: list[int]) -> bool:
    """Tell whether the clause says "no p without q": a condition, neither for p nor against it."""
    return len(negators) == 2 and lows[negators[1]] == "without"


def _first_person_will(lows: list[str]) -> bool:
    return any(low in ("i", "we") and lows[at + 1 : at + 2] == ["will"] for at, low in enumerate(lows))


def _turned(sense: Sense, denied: bool) -> Act:
    """Return the act of a sense, denied or not: not accepting is rejecting, not denying asserts."""
    if not denied:
        return sense.act
    if sense.act in (Act.ACCEPTS, Act.SUPPORTS):
        return Act.REJECTS
    if sense.act is Act.REJECTS:
        return Act.ACCEPTS
    if sense.act is Act.DENIES:
        return Act.ASSERTS
    if sense.act is Act.DEMANDS:
        return Act.DEMANDS if not sense.own else Act.DENIES
    return Act.DENIES


def _under_cue(frame: Frame, cue: Cue, negated_content: bool) -> Frame:
    """Return the frame as its cue turns it."""
    sense = cue.sense
    if sense is None:
        if cue.negated and frame.polarity is not Polarity.NEUTRAL:
            # "did not say that p" is silence about p, not its denial
            return replace(frame, act=Act.ASSERTS, polarity=Polarity.NEUTRAL, status=None, explicit=False)
        return frame
    marks = (*frame.marks, Mark("cue", sense.act.value))
    if cue.negated:
        marks = (*marks, Mark("cue-negated", "1"))
        if sense.act in (Act.ACCEPTS, Act.SUPPORTS):
            return replace(frame, act=Act.REJECTS, polarity=Polarity.AGAINST, explicit=True, marks=marks)
        # not to deny, reject, demand or promise commits to nothing
        return replace(
            frame,
            act=Act.ASSERTS,
            polarity=Polarity.NEUTRAL,
            status=None,
            denied_status=None,
            explicit=False,
            marks=marks,
        )
    content = -1 if frame.polarity is Polarity.AGAINST else 1
    sign = sense.sign * content
    if sense.sign < 0:
        status, denied = frame.status, frame.denied_status
        if status is not None:
            turned = NEGATED[status]
            status, denied = turned, status if turned is None else None
        elif denied is not None:
            status, denied = denied, None
        act = sense.act
        if sense.act is Act.DENIES and negated_content and content < 0:
            act = Act.ASSERTS
        return replace(
            frame,
            act=act,
            polarity=_polarity(sign),
            status=status,
            denied_status=denied,
            explicit=True,
            marks=_retold(marks, status, denied),
        )
    return replace(frame, act=sense.act, polarity=_polarity(sign), explicit=sign != 0, marks=marks)


def _retold(marks: tuple[Mark, ...], status: Status | None, denied: Status | None) -> tuple[Mark, ...]:
    """Return the marks with the status that the cue has turned, the words being the same."""
    out: list[Mark] = []
    for mark in marks:
        if mark.name in ("status", "not-status") and (status or denied):
            name, value = ("status", status) if status else ("not-status", denied)
            mark = Mark(name, value.value if value else "", mark.start, mark.end)
        out.append(mark)
    return tuple(out)


def _polarity(sign: int) -> Polarity:
    if sign > 0:
        return Polarity.FOR
    return Polarity.AGAINST if sign < 0 else Polarity.NEUTRAL
