"""Claims that are alike in most of their words and part in what they make of it: read as chains of operators."""

from collections.abc import Callable, Iterator

from onrecord.disputes.claims import Claim
from onrecord.disputes.compared import NEAR, Pages, said
from onrecord.disputes.nearness import Index, gap, may_dispute
from onrecord.disputes.pairs import ClaimPair, weighed
from onrecord.disputes.senses import sense
from onrecord.disputes.veridicality import Ground, Relation, relation
from onrecord.records import Reason

__all__ = ["alike"]

COVER = 0.6
"""Share of the fewer words of two claims that both must hold."""
SHARED = 3
"""Words that two claims must share, names of the speakers and their sides left out."""
TRUSTED = 0.75
"""Trust in a relation from which it is a reason; below it, readers agreed with fewer than three of five."""
CODES = {
    Ground.POLARITY: "denial",
    Ground.OPPOSITE: "opposite",
    Ground.STATUS: "status",
}
"""Grounds that make a reason; figures and conditions have finders of their own."""
BASE = 0.65


def alike(index: Index, pages: Pages, of_one_affair: Callable[[Claim, Claim], bool]) -> Iterator[ClaimPair]:
    """Yield pairs of claims of one affair in almost the same words whose stands on them cannot both hold."""
    for at, claim in enumerate(index.claims):
        keys = sorted(claim.core - claim.parties)
        if len(keys) < SHARED or claim.condition is not None:
            continue
        for other, count in sorted(index.with_keys(at, keys).items()):
            earlier = index.claims[other]
            if other > at or count < SHARED or earlier.condition is not None or not may_dispute(earlier, claim):
                continue
            shared = _kin(earlier, claim)
            if not shared or not of_one_affair(earlier, claim):
                continue
            pair = _pair(earlier, claim, shared, pages)
            if pair is not None:
                yield pair


def _kin(a: Claim, b: Claim) -> frozenset[str]:
    """Return the senses that both claims hold; none where they are too few, or names alone."""
    shared = (a.core & b.core) - a.parties - b.parties
    least = min(len(a.core - a.parties), len(b.core - b.parties))
    enough = len(shared) >= SHARED and len(shared) >= COVER * least and shared - a.proper - b.proper
    return shared if enough else frozenset()


def _pair(a: Claim, b: Claim, shared: frozenset[str], pages: Pages) -> ClaimPair | None:
    matter = _matter(b, shared)
    words = [said(*claim.worded, pages) for claim in (a, b)]
    found = relation(words[0], words[1], matter)
    if found.relation is not Relation.CONTRADICTS or found.confidence < TRUSTED or not found.reasons:
        return None
    code = CODES.get(found.reasons[0].code)
    if code is None:
        return None
    shown = " / ".join(word or "plainly said" for word in found.reasons[0].words)
    near = gap(a, b) < NEAR
    return ClaimPair(a, b, Reason(code=code, text=shown), weighed(BASE, a, b), near, shared)


def _matter(claim: Claim, shared: frozenset[str]) -> str:
    """Return the last word of a claim that the other shares: what both make something of."""
    return next(word.text for word in reversed(claim.clause.tokens) if sense(word.low) in shared)
