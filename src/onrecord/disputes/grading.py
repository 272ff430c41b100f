"""How far a pair is to be trusted: what its typed reason rests on, and how far the comparer hears the two clash."""

import math

from onrecord.disputes.comparer import Comparison

__all__ = ["LEAST", "LIKELY", "trust"]

LIKELY = 0.5
"""Trust from which a pair with a strong typed reason is a likely dispute."""
LEAST = 0.12
"""Trust below which a pair is left out."""

TYPED, ALONE = -0.6, -4.0
"""Where a pair begins, in log-odds: with a typed reason, or heard by the comparer alone."""
HEARD, ALIKE, REASON = 0.9, 2.0, 0.8
"""What counts for it: the comparer's log-odds, likeness (0 to 1), and the log-odds of the reason's own confidence."""
FLOOR = 0.01


def trust(confidence: float, found: Comparison | None, *, typed: bool) -> float:
    """Return how far a pair is to be trusted, 0 to 1 (two decimals); without a comparer its reason's `confidence`."""
    if found is None:
        return confidence
    value = HEARD * _odds(found.contradicts) + ALIKE * found.likeness
    value += TYPED + REASON * _odds(confidence) if typed else ALONE
    return round(1 / (1 + math.exp(-value)), 2)


def _odds(chance: float) -> float:
    held = min(1 - FLOOR, max(FLOOR, chance))
    return math.log(held / (1 - held))
