"""Whether what a clause denies or does is denied of, or done to, the matter, and not beside it.

"No government in the capital can trade it away" says nothing against the capital; "a gauge is not a key" nothing
against gauges. What cannot be told is taken to be about the matter.
"""

from collections.abc import Sequence

from onrecord.disputes.lexicon.negation import NEGATORS
from onrecord.disputes.lexicon.nouns import AUXILIARIES, DETERMINERS, NUMBERS, POSSESSIVES

__all__ = ["bears_on", "in_adjunct"]

ADJUNCT = frozenset(
    "in at near across during before after since through throughout around inside outside within along between among "
    "by beside behind under per".split()
)
"""Prepositions of place, time and means: what follows them is where or when, not what."""
PREPOSITIONS = ADJUNCT | frozenset("to for from on with about over of into onto against towards toward upon".split())
COMPLEMENT = PREPOSITIONS - {"of"}
RELATIVE = frozenset({"that", "who", "which", "where", "when", "whose"})
COPULAS = frozenset("is are was were be isn't aren't wasn't weren't 's 're".split())
ARTICLES = frozenset({"a", "an"})
PARTS = frozenset(
    "any some all none part half most each one two three four five six seven eight nine ten use many few".split()
)
"""Words before "of" that name a part of what follows: "any of the weirs" is about the weirs."""
OBJECT_MARKS = DETERMINERS | POSSESSIVES | frozenset(NUMBERS) - {"zero"}
LEAD = OBJECT_MARKS - {"which", "what"} | frozenset("first second third last next new old".split())
NOUN_NEGATORS = frozenset({"no", "neither"})
PRONOUN_NEGATORS = frozenset({"nobody", "none", "nothing"})
VERBS_OR_NEGATORS = AUXILIARIES | NEGATORS
FARTHEST_LEAD = 4


def in_adjunct(lows: Sequence[str], first: int) -> bool:
    """Tell whether the words that begin at `first` only say where, when or by what, or belong to another noun."""
    before = _lead(lows, first)
    if before < 0:
        return False
    if lows[before] in ADJUNCT:
        return True
    return lows[before] == "of" and before > 0 and lows[before - 1] not in PARTS


def _lead(lows: Sequence[str], first: int) -> int:
    """Return the index of the word before the articles and numbers that stand in front of `first`."""
    at = first - 1
    while at >= 0 and first - at <= FARTHEST_LEAD and lows[at] in LEAD:
        at -= 1
    return at


def bears_on(lows: Sequence[str], negators: Sequence[int], first: int, last: int) -> bool:
    """Tell whether the clause's negation is about the words from `first` to `last`."""
    if not negators:
        return True
    if in_adjunct(lows, first):
        return False
    negator = negators[0]
    if negator > last:
        return _of_subject(lows, negator, last)
    if negator >= first:
        return True
    return _of_object(lows, negator, first)


def _of_subject(lows: Sequence[str], negator: int, last: int) -> bool:
    """Tell whether a negation after the subject is about it."""
    between = lows[last + 1 : negator]
    if any(low in RELATIVE for low in between):
        return False
    follow = lows[negator + 1 : negator + 2]
    # "a river has no secrets" denies secrets
    if lows[negator] in NOUN_NEGATORS and not (between and between[-1] in COPULAS):
        return False
    # "a gauge is not a key" tells what it is, not whether it may be
    copula = lows[negator] in COPULAS or (bool(between) and between[-1] in COPULAS)
    return not (copula and bool(follow) and follow[0] in ARTICLES)


def _of_object(lows: Sequence[str], negator: int, first: int) -> bool:
    """Tell whether a negation before the words is about them."""
    between = lows[negator + 1 : first]
    if lows[negator] in PRONOUN_NEGATORS and any(low in COMPLEMENT for low in between):
        return False
    prepositions = [at for at, low in enumerate(between) if low in COMPLEMENT]
    if not prepositions:
        # "no concessions", "did not accept the plan"; but "no secrets the plan could hold"
        return lows[negator] not in NOUN_NEGATORS or not any(low in VERBS_OR_NEGATORS for low in between)
    # "raised no objection to the chair", "has not raised a single objection to the chair": the objection is denied
    head = between[: prepositions[0]]
    return lows[negator] not in NOUN_NEGATORS and not any(low in OBJECT_MARKS for low in head)
