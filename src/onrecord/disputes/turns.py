"""Shifts: one speaker who on a later day drops a condition, or says what an earlier day's words deny."""

from collections.abc import Iterator, Sequence

from onrecord.disputes.claims import Claim
from onrecord.disputes.lexicon.nouns import NUMBERS
from onrecord.disputes.nearness import Index, gap, may_turn
from onrecord.disputes.pairs import ClaimPair, weighed
from onrecord.records import Reason, Span

__all__ = ["turns"]

RECALLED = 500
"""Code points between a new statement and an older one of the same speaker that the report recalls beside it."""
SHARED_CONDITION = 3
SHARED_DENIAL = 2
COVER = 0.6
EARLIER = 16
"""Claims with a shared sense looked at before one of the same speaker."""
EXPLAINING = 5
OWN = frozenset({"he", "she", "i", "we", "they"})
MEANT = frozenset("meant spoken referred referring misspoke misspoken misheard mistaken".split())
"""Words by which a speaker explains, or takes back, what they had said."""


def turns(index: Index) -> Iterator[ClaimPair]:
    """Yield for each claim the earlier one of its speaker from which it turns."""
    by_speaker: dict[str, list[int]] = {}
    for at, claim in enumerate(index.claims):
        by_speaker.setdefault(claim.speaker, []).append(at)
    found = [row for speaker in sorted(by_speaker) for row in _of_speaker(index, by_speaker[speaker])]
    yield from (pair for _, pair in sorted(found, key=lambda row: row[0]))


def _of_speaker(index: Index, mine: Sequence[int]) -> Iterator[tuple[int, ClaimPair]]:
    """Yield the pairs of one speaker's claims, which come in the order of time, each with the place of the later."""
    first = index.claims[mine[0]].day
    postings: dict[str, list[int]] = {}
    for at in mine:
        claim = index.claims[at]
        senses = claim.roots - claim.parties
        if claim.day > first:
            earlier = _earlier(index, at, [postings[key] for key in senses if key in postings])
            rows = [pair for other in earlier if (pair := _turn(index.claims[other], claim)) is not None]
            if rows:
                yield at, min(rows, key=lambda pair: pair.order)
        for key in senses:
            postings.setdefault(key, []).append(at)


def _earlier(index: Index, at: int, postings: Sequence[Sequence[int]]) -> list[int]:
    claim = index.claims[at]
    found = {other for row in postings for other in row[-EARLIER:]}
    for place in claim.places:
        found.update(other for _, _, other in index.around(place) if index.claims[other].speaker == claim.speaker)
    return sorted(found)


def _turn(a: Claim, b: Claim) -> ClaimPair | None:
    if not may_turn(a, b) or b.condition or a.relayed:
        return None
    shared = (a.roots & b.roots) - a.parties
    if a.condition is not None and len(shared) >= SHARED_CONDITION and a.negated == b.negated:
        shown = Span(min(a.clause.span.start, a.condition.start), max(a.clause.span.end, a.condition.end))
        reason = Reason(code="condition", text="on a condition / without it")
        return ClaimPair(a, b, reason, weighed(0.7, a, b), True, shared, shift=True, a_shown=shown)
    if a.condition is None and _explains(b) and len(shared - a.proper - b.proper) >= SHARED_DENIAL:
        reason = Reason(code="clarified", text="said / explained as meant otherwise")
        return ClaimPair(a, b, reason, weighed(0.55, a, b), False, shared, shift=True)
    if a.condition is not None or a.negated == b.negated:
        return None
    least = min(len(a.core - a.parties), len(b.core - b.parties))
    if len(shared - a.proper - b.proper) >= SHARED_DENIAL and least and len(shared) >= COVER * least:
        reason = Reason(code="denial", text=_told(a, b))
        return ClaimPair(a, b, reason, weighed(0.6, a, b), True, shared, shift=True)
    recalled = gap(a, b) <= RECALLED and (a.utterance.first or "")[:10] < b.day
    if recalled and a.negated and (shared or _numbers(a) & _numbers(b)):
        reason = Reason(code="denial", text=f"{_told(a, b)}, recalled side by side")
        return ClaimPair(a, b, reason, weighed(0.5, a, b), False, shared, shift=True)
    return None


def _explains(claim: Claim) -> bool:
    """Tell whether the clause says what its speaker had meant."""
    lows = [word.low for word in claim.clause.tokens[:EXPLAINING]]
    return lows[0] in OWN and not MEANT.isdisjoint(lows[1:])


def _told(a: Claim, b: Claim) -> str:
    return " / ".join("denied" if claim.negated else "asserted" for claim in (a, b))


def _numbers(claim: Claim) -> frozenset[str]:
    return frozenset(word.low for word in claim.clause.tokens if word.low in NUMBERS)
