"""Two claims that cannot both hold, found by their own words: what all finders of such pairs share."""

import math
from dataclasses import dataclass

from onrecord.disputes.claims import Claim
from onrecord.disputes.comparer import Comparison
from onrecord.records import Reason, Span

__all__ = ["ClaimPair", "weighed"]

RELAYED = 0.9
HEDGED = 0.9


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
    found: Comparison | None = None
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


def weighed(base: float, a: Claim, b: Claim) -> float:
    """Return `base` lowered by how unsure the two statements are (two decimals)."""
    value = base * math.sqrt(a.statement.confidence * b.statement.confidence)
    for claim in (a, b):
        value *= (RELAYED if claim.relayed else 1.0) * (HEDGED if claim.hedged else 1.0)
    return round(value, 2)
