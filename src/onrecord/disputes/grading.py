"""How far a pair is to be trusted: what its typed reason rests on, and how far the comparer hears the two clash."""

import math

__all__ = ["LEAST", "LEAST_ALONE", "LIKELY", "trust"]

LIKELY = 0.5
"""Trust from which a pair with a strong typed reason is a likely dispute."""
LEAST = 0.1
"""Trust below which a pair with a typed reason is left out."""
LEAST_ALONE = 0.27
"""The same where the comparer alone hears it."""

TYPED, ALONE = -0.3, -1.0
"""Where a pair begins, in log-odds: with a typed reason, or heard by the comparer alone."""
REASON = 0.8
"""What the log-odds of a reason's own confidence count for beside those of the comparer.

All four were set by hand on 421 pairs of multi-outlet news that a reader had labelled.
"""
FLOOR = 0.01


def trust(confidence: float, found: float | None, *, typed: bool) -> float:
    """Return how far a pair is to be trusted, 0 to 1 (two decimals); without a comparer its reason's `confidence`."""
    if found is None:
        return confidence
    value = _odds(found) + (TYPED + REASON * _odds(confidence) if typed else ALONE)
    return round(1 / (1 + math.exp(-value)), 2)


def _odds(chance: float) -> float:
    held = min(1 - FLOOR, max(FLOOR, chance))
    return math.log(held / (1 - held))
