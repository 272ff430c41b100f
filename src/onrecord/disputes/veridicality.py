"""How the stands of two sentences on one matter relate, told from the operators in which they differ.

What both say alike cancels out. What is left turns the one against the other once for each negation or opposite word;
an open or silent side, a condition on one side, or words that are no kin leave the two beside each other.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.disputes.chains import Link, Taken, read_stand
from onrecord.disputes.intervals import intervals_of
from onrecord.disputes.kinship import EXCLUDED, ORDINALS, Kin, paired
from onrecord.disputes.lexicon.nouns import AUXILIARIES, CLOSED, DETERMINERS, POSSESSIVES
from onrecord.disputes.lexicon.operators import ENDING, KINDS, Kind
from onrecord.disputes.units import Unit, units_of
from onrecord.records import Act, Polarity, Status

__all__ = ["Ground", "Link", "Related", "Relation", "Shown", "Taken", "read_stand", "relation"]


class Relation(StrEnum):
    """How two stands on one matter relate."""

    CONTRADICTS = "contradicts"
    AGREES = "agrees"
    NEITHER = "neither"


class Ground(StrEnum):
    """Why two stands relate as they do."""

    POLARITY = "polarity"
    """One denies what the other says."""
    OPPOSITE = "opposite"
    """Opposite words."""
    NUMBER = "number"
    STATUS = "status"
    """Rungs that exclude each other, or of which one can follow the other."""
    CONDITION = "condition"
    OPEN = "open"
    """A side is not committed."""
    CERTAINTY = "certainty"
    """What one holds possible or open, the other holds certain or impossible."""
    SCOPE = "scope"
    """Both deny, but not the same."""
    WORDS = "words"
    """Words that have no kin in the other."""
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Shown:
    """One ground, and the words of either sentence that show it."""

    code: Ground
    words: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Related:
    """How two stands relate, on what grounds, and how far that is to be trusted (0 to 1)."""

    relation: Relation
    reasons: tuple[Shown, ...]
    confidence: float


def relation(first: str, second: str, matter: str) -> Related:
    """Return how the stands of two sentences on `matter` relate; both are taken as of one time."""
    return _Pair(read_stand(first, matter), read_stand(second, matter)).related()


FLIPS = frozenset((Kind.NOT, Kind.FLIP, Kind.DENY, Kind.FALSE))
CUES = frozenset((Kind.SAY, Kind.DENY))
ACTING = frozenset((Kind.SAY, Kind.VOID, Kind.BELIEF, Kind.FACT, Kind.HOLD))
"""Operators that count as words only where they have kin."""
STANDING = EXCLUDED.keys() | frozenset(
    "with without before after on off inside outside in out up down again over above below under more less".split()
)
"""Closed words that may stand against one another."""
LIGHT = (
    frozenset(
        "still already ever always once also even only just but then there here so too very much quite really any "
        "either both flatly fully wholly outright certainly indeed firmly strongly openly formally publicly certain "
        "true no such isasked share must likely everyreason fewreason plainly simply own enough fact way proof "
        "force be have do notonly".split()
    )
    | AUXILIARIES
    | CLOSED
    | DETERMINERS
    | POSSESSIVES
)
TURNING = frozenset(("unless", "before", "without"))
"""Sorts of condition under which the matter holds when the condition does not."""
CLEARLY, MOSTLY, PARTLY, BARELY = 0.85, 0.75, 0.55, 0.45
"""Trust: on longer pairs by another writer right in four of five for the first two, then in three and two of five."""
FEW = 2
"""Words without kin on a side up to which the claims are others; more are the same said at length."""
OPENING = 4
"""Tokens that may be the subject which opens a sentence."""
REFUSING = frozenset(("refuse", "decline"))
POSSIBLE = frozenset("may might could possible possibility perhaps possibly".split())
BARRED = frozenset(("cannot", "can't", "impossible"))
NEVER = frozenset(("impossible", "inconceivable", "unthinkable"))
SURE = frozenset(("certain", "sure"))
MERELY = frozenset(("only", "mere", "merely"))
WAYS_OF_DENYING = (
    ("allbut", "farfrom", Relation.CONTRADICTS),
    ("allbut", "not", Relation.NEITHER),
    ("allbut", "notyet", Relation.NEITHER),
    ("notyet", "nolonger", Relation.NEITHER),
    ("neednot", "mustnot", Relation.NEITHER),
    ("must", "can", Relation.NEITHER),
    ("need", "may", Relation.NEITHER),
    ("notonly", "only", Relation.CONTRADICTS),
    ("notonly", "just", Relation.CONTRADICTS),
    ("notonly", "alone", Relation.CONTRADICTS),
    ("notonly", "merely", Relation.CONTRADICTS),
)
"""Pairs of operators that neither cancel nor repeat each other, with what they make of otherwise like sentences."""


def _rungs(*rows: tuple[Status, Status]) -> frozenset[frozenset[Status]]:
    return frozenset(frozenset(row) for row in rows)


CLASHING = _rungs(
    (Status.SUSPENDED, Status.IN_FORCE),
    (Status.OFF_THE_TABLE, Status.PROPOSED),
    (Status.OFF_THE_TABLE, Status.DISCUSSED),
    (Status.OFF_THE_TABLE, Status.IN_FORCE),
    (Status.OFF_THE_TABLE, Status.AGREED),
    (Status.OFF_THE_TABLE, Status.SIGNED),
)
APART = _rungs(
    (Status.DISCUSSED, Status.AGREED),
    (Status.PROPOSED, Status.AGREED),
    (Status.PROPOSED, Status.SIGNED),
    (Status.DISCUSSED, Status.SIGNED),
    (Status.DISCUSSED, Status.IN_FORCE),
)
"""Rungs of which one can follow the other."""
LADDER = tuple(Status)


class _Pair:
    """Two readings and the units in which they differ."""

    def __init__(self, a: Taken, b: Taken) -> None:
        self.a, self.b = a, b
        self.only_a, self.only_b = _lacking(a, b), _lacking(b, a)
        self.shown: list[Shown] = []

    def related(self) -> Related:
        for step in (
            self._open,
            self._halves,
            self._denials,
            self._numbers,
            self._condition,
            self._status,
            self._moved,
        ):
            found = step()
            if found is not None:
                return found
        return self._signed()

    def _told(self, found: Relation, code: Ground, trust: float, words: tuple[str, str] | None = None) -> Related:
        chains = (_chain(self.a), _chain(self.b))
        return Related(found, (*self.shown, Shown(code, words or chains)), trust)

    def _open(self) -> Related | None:
        """A side that is not committed leaves the two beside each other, unless it denies the other's certainty."""
        here, there = (side.polarity is Polarity.NEUTRAL for side in (self.a, self.b))
        if not here and not there:
            return None
        if here != there and _clashes_in_certainty(*((self.b, self.a) if here else (self.a, self.b))):
            return self._told(Relation.CONTRADICTS, Ground.CERTAINTY, MOSTLY)
        return self._told(Relation.NEITHER, Ground.OPEN, CLEARLY)

    def _halves(self) -> Related | None:
        """What one denies after "but" ("tall but not safe") the other may say."""
        for taken, other in ((self.a, self.b), (self.b, self.a)):
            denied = _denied_half(taken)
            said = {unit.word for unit in other.units if unit.start not in other.flips}
            if denied and denied <= said and len(other.flips) == len(taken.flips):
                return self._told(Relation.CONTRADICTS, Ground.POLARITY, MOSTLY)
        return None

    def _denials(self) -> Related | None:
        """Two ways to deny that are not one: not yet and no longer, almost and not."""
        here, there = ({unit.word for unit in units} for units in (self.only_a, self.only_b))
        for one, other in ((here, there), (there, here)):
            for left, right, found in WAYS_OF_DENYING:
                if left in one and right in other:
                    return self._told(found, Ground.SCOPE, MOSTLY)
            if "notyet" in one and not other.isdisjoint(("will", "would")):
                return self._told(Relation.NEITHER, Ground.SCOPE, PARTLY)
            refused = any(KINDS.get(word) is Kind.DENY or word in REFUSING for word in other)
            if "notyet" in one and refused:
                return self._told(Relation.NEITHER, Ground.SCOPE, MOSTLY)
        return None

    def _numbers(self) -> Related | None:
        here, there = intervals_of(self.a.units), intervals_of(self.b.units)
        if len(here) != len(there) or sorted(here) == sorted(there) or self.a.polarity is not self.b.polarity:
            return None
        unlike = next((row for row in zip(here, there, strict=True) if row[0][:2] != row[1][:2]), None)
        if unlike is None:
            return None
        one, other = unlike
        words = (one.text, other.text)
        if one.apart(other):
            return self._told(Relation.CONTRADICTS, Ground.NUMBER, CLEARLY, words)
        found = Relation.AGREES if one.within(other) else Relation.NEITHER
        return self._told(found, Ground.NUMBER, MOSTLY, words)

    def _condition(self) -> Related | None:
        one, other = self.a.scopes.condition, self.b.scopes.condition
        if self.a.conditional and self.b.conditional and one is not None and other is not None:
            return self._conditions(one.sort, other.sort)
        sorts = {condition.sort for condition in (one, other) if condition is not None}
        if self.a.conditional == self.b.conditional or not sorts:
            return None
        words = (_clause(self.a), _clause(self.b))
        turned = self._signed().relation is Relation.CONTRADICTS
        if "even" in sorts and (turned or not sorts.isdisjoint(TURNING)):
            return self._told(Relation.CONTRADICTS, Ground.CONDITION, MOSTLY, words)
        if "noun" in sorts:
            return None
        return self._told(Relation.NEITHER, Ground.CONDITION, MOSTLY, words)

    def _conditions(self, one: str, other: str) -> Related:
        """Two conditions: "if x" and "unless x" turn the main clauses against each other."""
        pairs, left, right = paired(*_differing(_condition_words(self.a), _condition_words(self.b)))
        turns = ((one in TURNING) != (other in TURNING)) + sum(pair.way < 0 for pair in pairs)
        turns += _denied_condition(self.a) + _denied_condition(self.b)
        main = self._signed((-1) ** turns)
        unlike = bool(left and right) or _would_have(self.a) != _would_have(self.b)
        if main.relation is Relation.AGREES and unlike:
            return self._told(Relation.NEITHER, Ground.CONDITION, MOSTLY, (_clause(self.a), _clause(self.b)))
        return main

    def _status(self) -> Related | None:
        here, there = self.a.status, self.b.status
        for status, other in ((here, self.b), (there, self.a)):
            if status is Status.DISCUSSED and other.act is Act.REJECTS and other.status is None:
                return self._told(Relation.NEITHER, Ground.STATUS, PARTLY)
        if here is None or there is None or here is there or self.a.polarity is not self.b.polarity:
            return None
        rungs = frozenset((here, there))
        words = (here.value, there.value)
        if rungs in CLASHING:
            return self._told(Relation.CONTRADICTS, Ground.STATUS, CLEARLY, words)
        if rungs not in APART:
            return None
        lower = self.a if LADDER.index(here) < LADDER.index(there) else self.b
        if any(unit.word in MERELY for unit in lower.units):
            return self._told(Relation.CONTRADICTS, Ground.STATUS, MOSTLY, words)
        return self._told(Relation.NEITHER, Ground.STATUS, MOSTLY, words)

    def _moved(self) -> Related | None:
        """Where the same words stand in another order, a negator has moved over an act ("agreed not to")."""
        if self.a.polarity is not self.b.polarity or any(
            unit.word not in LIGHT for unit in (*self.only_a, *self.only_b)
        ):
            return None
        here, there = (
            [unit.word for unit in side.units if KINDS.get(unit.word) in (Kind.NOT, Kind.HOLD, Kind.DENY)]
            for side in (self.a, self.b)
        )
        believed = any(KINDS.get(unit.word) is Kind.BELIEF for unit in self.a.units)
        if here == there or sorted(here) != sorted(there) or believed:
            return None
        return self._told(Relation.NEITHER, Ground.SCOPE, PARTLY)

    def _signed(self, sign: int = 1) -> Related:
        """Return what the signs of all that differs make of the two."""
        if self.a.counterfactual != self.b.counterfactual:
            plain = self.b if self.a.counterfactual else self.a
            if any(unit.word in ("would", "will") for unit in plain.units):
                return self._told(Relation.NEITHER, Ground.CONDITION, MOSTLY)
            sign = -sign
        if self.a.scopes.excepted != self.b.scopes.excepted:
            sign = -sign
        for taken, units in ((self.a, self.only_a), (self.b, self.only_b)):
            sign *= (-1) ** sum(unit.start in taken.flips for unit in units)
        pairs, left, right = paired(_words(self.only_a, self.a), _words(self.only_b, self.b))
        for pair in pairs:
            if self._another_thing(pair, sign):
                return self._told(Relation.NEITHER, Ground.WORDS, BARELY, pair[:2])
            sign *= pair.way
            if pair.way < 0:
                self.shown.append(Shown(Ground.OPPOSITE, pair[:2]))
        left, right = self._telling(left), self._telling(right)
        sign *= _ended(left, right)
        return self._weighed(sign, left, right)

    def _another_thing(self, pair: Kin, sign: int) -> bool:
        """Tell whether two words that exclude each other name two things: "the first shot", "the second shot"."""
        one, other, way = pair
        if way > 0 or one not in EXCLUDED or EXCLUDED.get(other) != EXCLUDED[one]:
            return False
        if self.a.polarity is Polarity.AGAINST and self.b.polarity is Polarity.AGAINST:
            return True
        opens = any(unit.word == one and unit.start < OPENING for unit in self.a.units)
        return sign < 0 or (one in ORDINALS and opens)

    def _telling(self, words: Sequence[str]) -> list[str]:
        """Return the words without kin that say something more: no adverbs, no operators."""
        adverbs = {
            unit.word
            for taken in (self.a, self.b)
            for unit in taken.units
            if taken.scopes.words[unit.start].low.endswith("ly")
        }
        return [
            word for word in words if word not in adverbs and word not in STANDING and KINDS.get(word) not in ACTING
        ]

    def _alike_denied(self) -> bool:
        """Tell whether both deny in the same words: what one alone adds then narrows what it denies."""
        differ = any(
            unit.start in taken.flips
            for taken, units in ((self.a, self.only_a), (self.b, self.only_b))
            for unit in units
        )
        claims = {self.a.act, self.b.act} <= {Act.ASSERTS, Act.DENIES}
        against = self.a.polarity is Polarity.AGAINST and self.b.polarity is Polarity.AGAINST
        return against and claims and not differ

    def _weighed(self, sign: int, left: Sequence[str], right: Sequence[str]) -> Related:
        apart = bool(left) and bool(right)
        if sign < 0:
            trust = BARELY if apart else PARTLY if left or right else CLEARLY
            return self._told(Relation.CONTRADICTS, Ground.POLARITY, trust)
        if (left or right) and not apart and self._alike_denied():
            return self._told(Relation.NEITHER, Ground.SCOPE, BARELY)
        if apart:
            found = Relation.NEITHER if max(len(left), len(right)) <= FEW else Relation.AGREES
            return self._told(found, Ground.WORDS, BARELY, (" ".join(left), " ".join(right)))
        return self._told(Relation.AGREES, Ground.SAME, PARTLY if left or right else MOSTLY)


def _lacking(taken: Taken, other: Taken) -> list[Unit]:
    """Return the units of `taken` that the other sentence lacks; a word that denies is not the same that does not."""
    theirs = Counter((unit.word, unit.start in other.flips) for unit in other.units)
    seen: Counter[tuple[str, bool]] = Counter()
    out: list[Unit] = []
    for unit in taken.units:
        key = (unit.word, unit.start in taken.flips)
        seen[key] += 1
        if seen[key] > theirs[key]:
            out.append(unit)
    return out


def _denied_half(taken: Taken) -> frozenset[str]:
    """Return the content words after a "but not" that does not bear on the matter."""
    words = taken.scopes.words
    at = next((at for at in range(1, len(words)) if words[at].low == "not" and words[at - 1].low == "but"), 0)
    if at == 0 or taken.scopes.kept[at]:
        return frozenset()
    end = next((to for to in range(at + 1, len(words)) if words[to].start - words[to - 1].end > 1), len(words))
    return frozenset(unit.word for unit in units_of(words[at + 1 : end]) if _content(unit.word))


def _words(units: Sequence[Unit], taken: Taken) -> list[str]:
    """Return the words of `units` that say what a sentence is about, rather than deny it."""
    cue = _cue(taken)
    return [unit.word for unit in units if unit.start >= cue and unit.start not in taken.flips and _content(unit.word)]


def _cue(taken: Taken) -> int:
    """Return the token of the cue, whose subject is the speaker and says nothing; 0 where the matter comes first."""
    first = next(iter(taken.chain), None)
    if first is None or first.kind not in CUES or first.start > taken.scopes.matter[0]:
        return 0
    return first.start


def _content(word: str) -> bool:
    return word in STANDING or not (word in LIGHT or KINDS.get(word) in FLIPS)


def _ended(left: list[str], right: list[str]) -> int:
    """Return -1 for each word on one side alone that ends what the other tells; it is taken out."""
    sign = 1
    for words in (left, right):
        for word in list(words):
            quits = KINDS.get(word) is Kind.QUIT
            if quits or (word in ENDING and not (left and right)):
                sign = -sign
                words.remove(word)
    return sign


def _clashes_in_certainty(firm: Taken, unsure: Taken) -> bool:
    doubted = {link.word for link in unsure.chain}
    words = {unit.word for unit in firm.units}
    if firm.polarity is Polarity.FOR:
        return "doubtful" in doubted and not words.isdisjoint(SURE)
    if doubted & POSSIBLE and any(_bars(firm, link) for link in firm.chain):
        return True
    claimed = "reject" in words and firm.act is Act.ASSERTS
    return "doubtful" in doubted and (claimed or not words.isdisjoint(NEVER))


def _bars(taken: Taken, link: Link) -> bool:
    """Tell whether a link says that something cannot be."""
    after_can = taken.scopes.words[max(0, link.start - 1)].low in ("can", "could")
    return link.text.lower() in BARRED or (link.word == "not" and after_can)


def _condition_words(taken: Taken) -> list[str]:
    condition = taken.scopes.condition
    if condition is None:
        return []
    units = units_of(taken.scopes.words[condition.start : condition.end])
    return [unit.word for unit in units if _content(unit.word) and len(unit.word) > 2]


def _denied_condition(taken: Taken) -> int:
    """Return how often a condition denies."""
    condition = taken.scopes.condition
    words = taken.scopes.words[condition.start : condition.end] if condition else ()
    return sum(KINDS.get(unit.word) is Kind.NOT for unit in units_of(words))


def _differing(here: Sequence[str], there: Sequence[str]) -> tuple[list[str], list[str]]:
    return [word for word in here if word not in there], [word for word in there if word not in here]


def _clause(taken: Taken) -> str:
    condition = taken.scopes.condition
    words = taken.scopes.words[condition.opened : condition.end] if condition else ()
    return " ".join(word.text for word in words)


def _chain(taken: Taken) -> str:
    return " ".join(link.text for link in taken.chain)


def _would_have(taken: Taken) -> bool:
    lows = [word.low for word in taken.scopes.words]
    return any(low == "would" and "have" in lows[at + 1 : at + 3] for at, low in enumerate(lows))
