"""Why two claims that share words need not contradict one another: what is denied is not what was claimed."""

from collections.abc import Sequence

from onrecord.disputes.claims import Claim
from onrecord.disputes.lexicon.negation import NEGATORS
from onrecord.disputes.lexicon.senses import CLAIM_NOUNS
from onrecord.disputes.senses import sense, senses_of
from onrecord.disputes.words import Token
from onrecord.records import Voice

__all__ = ["denies_it", "one_measure", "speakers_known", "whose"]

HAPPENS = frozenset(sense(low) for low in "happen happened occur occurred exist exists place true".split())
"""What is denied of a thing when its very being is."""
MENTAL = frozenset("know known knew aware realise realize remember recall sure see seen understand".split())
"""Verbs whose denial says nothing against what follows "that"."""
FIRST_PERSON = frozenset("i me my mine".split())
OF_WHOM = 4


def speakers_known(a: Claim, b: Claim, *, both: bool) -> bool:
    """Tell whether who answers is named, and with `both` who is answered too."""
    return b.utterance.speaker is not None and (a.utterance.speaker is not None or not both)


def denies_it(claim: Claim, own: Claim) -> bool:
    """Tell whether the words that the negation of `own` reaches are among those of `claim`."""
    if own.denies:
        return True
    words = own.clause.tokens
    at = next((n for n, word in enumerate(words) if word.low in NEGATORS), -1)
    if at < 0:
        return True
    rest = words[at + 1 :]
    if any(word.low in MENTAL for word in rest[:2]):
        return False
    denied = senses_of(rest) - own.parties
    if not denied or denied <= HAPPENS:
        return True
    return bool((denied & claim.roots) - (own.proper & claim.proper))


def whose(claim: Claim, own: Claim) -> bool:
    """Tell whether "Sand's claim" or "the claims of theft", where `own` turns one away, may be `claim`."""
    words = own.clause.tokens
    for at, word in enumerate(words):
        if word.low not in CLAIM_NOUNS:
            continue
        before = words[at - 1] if at else None
        if before is not None and before.capital and before.low.endswith("'s"):
            return sense(before.low) in claim.parties
        if at + 1 < len(words) and words[at + 1].low == "of":
            return bool(senses_of(words[at + 2 : at + 2 + OF_WHOM]) & claim.roots)
    return True


def one_measure(a: Claim, b: Claim) -> bool:
    """Tell whether two figures may be of one thing: no speaker's own life, no two places, no list of figures."""
    if any(word.low in FIRST_PERSON for claim in (a, b) for word in claim.clause.tokens):
        return False
    here, there = a.proper - a.parties, b.proper - b.parties
    if here and there and not here & there:
        return False
    return a.statement.voice is Voice.REPORTED and not _listed(a) and not _listed(b)


def _listed(claim: Claim) -> bool:
    units = [unit for _, unit in claim.numbers]
    return len(units) > 1 and len(set(units)) > 1 and not _same(claim.clause.tokens)


def _same(words: Sequence[Token]) -> bool:
    """Tell whether a clause of several figures compares them ("from 3 to 5")."""
    lows = [word.low for word in words]
    return "from" in lows and "to" in lows
