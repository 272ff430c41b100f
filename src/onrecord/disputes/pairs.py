"""Pairs that cannot both hold: two claims, found by their own words, and two sides as a dispute would show them."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.disputes.claims import Claim
from onrecord.disputes.nearness import surely_opposed
from onrecord.disputes.reasons import Clash, Stand
from onrecord.records import DisputeSide, MatterId, Page, PageId, Reason, Span, UtteranceId, Voice

__all__ = ["ClaimPair", "Clause", "SidePair", "weighed"]

RELAYED = 0.9
HEDGED = 0.9

Clause = tuple[UtteranceId, Span]


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """Two claims with the typed reason for which they clash; `b` answers or comes later."""

    a: Claim
    b: Claim
    reason: Reason
    confidence: float
    strong: bool
    """Whether the reason makes a likely dispute where both speakers are known to be on different sides."""
    shared: frozenset[str] = frozenset()
    shift: bool = False
    found: float | None = None
    """How far the comparer hears the two clash; None where none was asked."""
    a_shown: Span | None = None
    """What is shown of `a` where that is more than its clause, such as its condition."""

    @property
    def order(self) -> tuple[float, str, str, Span, Span, str, str, str]:
        """Best first; ties by time, then place and id."""
        return (
            -self.confidence, self.b.said_at or "", self.a.said_at or "", self.b.clause.span, self.a.clause.span,
            self.b.utterance.id, self.a.utterance.id, self.reason.code,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class SidePair:
    """A pair on its way to becoming a dispute: both sides as they would be shown."""

    a: DisputeSide
    b: DisputeSide
    reason: Reason
    confidence: float
    likely: bool
    """Whether its reason is strong enough for a likely dispute, if it can be trusted."""
    matter: MatterId
    shift: bool = False
    strong: bool = False
    """Whether its reason stands on the words of both, so that it may use a clause a second time."""
    found: float | None = None
    """How far the comparer hears the two clash, where it was asked already."""

    @property
    def clauses(self) -> tuple[Clause, Clause]:
        """The clause of either side."""
        return (self.a.utterance, self.a.span), (self.b.utterance, self.b.span)

    @property
    def order(self) -> tuple[float, str, str, Clause, Clause, MatterId]:
        """Best first; ties by time, then id."""
        return (-self.confidence, self.b.said_at or "", self.a.said_at or "", *self.clauses, self.matter)

    @classmethod
    def of_stands(
        cls, a: Stand, b: Stand, found: Clash, confidence: float, matter: MatterId, *, shift: bool = False
    ) -> "SidePair":
        """Return the pair of two stands that clash; likely only where both are reported, and by known speakers."""
        reported = a.voice is Voice.REPORTED and b.voice is Voice.REPORTED
        sure = reported and not (a.conditional or b.conditional) and bool(a.position.speaker and b.position.speaker)
        likely = sure and found.likely
        sides = [
            DisputeSide(
                utterance=row.utterance,
                statement=row.statement,
                actor=row.actor,
                speaker=row.speaker,
                side=row.side,
                words=row.words,
                page=row.page,
                span=row.span,
                said_at=row.said_at,
            )
            for row in (a.position, b.position)
        ]
        return cls(sides[0], sides[1], found.reason, confidence, likely, matter, shift)

    @classmethod
    def of_claims(cls, pair: ClaimPair, matter: MatterId, pages: Callable[[PageId], Page]) -> "SidePair":
        """Return the pair of two claims with the words that are shown of each."""
        sure = (
            pair.a.utterance.speaker is not None and pair.a.speaker == pair.b.speaker
            if pair.shift
            else surely_opposed(pair.a, pair.b)
        )
        likely = sure and pair.strong
        a, b = _side(pair.a, pair.a_shown, pages), _side(pair.b, None, pages)
        return cls(a, b, pair.reason, pair.confidence, likely, matter, pair.shift, pair.strong, pair.found)


def weighed(base: float, a: Claim, b: Claim) -> float:
    """Return `base` lowered by how unsure the two statements are (two decimals)."""
    value = base * math.sqrt(a.statement.confidence * b.statement.confidence)
    for claim in (a, b):
        value *= (RELAYED if claim.relayed else 1.0) * (HEDGED if claim.hedged else 1.0)
    return round(value, 2)


def _side(claim: Claim, shown: Span | None, pages: Callable[[PageId], Page]) -> DisputeSide:
    span = shown or claim.shown
    return DisputeSide(
        utterance=claim.utterance.id,
        statement=claim.statement.id,
        actor=claim.utterance.actor,
        speaker=claim.utterance.speaker,
        side=claim.side,
        words=span.of(pages(claim.statement.page).text),
        page=claim.statement.page,
        span=span,
        said_at=claim.said_at,
    )
