"""What the judge's second look is told of each unit: what the first said of its neighbours, its boxes and the page."""

import numpy as np
from numpy.typing import NDArray

from onrecord.anatomy.blockfacts import CONTAINERS_SEEN, FAR, OWN, STEPS, Facts, Table

__all__ = ["SECOND", "second_facts"]

LIKELY = 0.5
"""The first judge's chance from which a unit counts as one of the report's."""
WINDOW = 5
"""Units before and after whose chances are told as one."""
SECOND = (
    "chance", *(f"chance {step:+}" for step in STEPS),
    *(f"box chance {level}" for level in range(1, CONTAINERS_SEEN + 1)),
    "make chance", "chance before", "chance after", "page chance",
    "prose chance before", "prose chance after", "from hit before", "from hit after", "wide chance",
    "hits before", "hits after",
)  # fmt: skip
"""The facts that the second judge has beside those of the first: the first one's word on what is near."""


def second_facts(facts: Facts, chances: NDArray[np.float64]) -> Table:
    """Return the table of the second judge: the first one's facts, and its chances for what stands near each unit."""
    count = len(facts.chains)
    weights = np.expm1(facts.table[:, 0].astype(np.float64))
    heavy = weights * chances
    total = np.concatenate(([0.0], np.cumsum(weights)))
    held = np.concatenate(([0.0], np.cumsum(heavy)))
    out = np.full((count, len(SECOND)), -1.0, dtype=np.float32)
    out[:, 0] = chances
    for at, step in enumerate(STEPS, start=1):
        out[max(0, -step) : count + min(0, -step), at] = chances[max(0, step) : count + min(0, step)]
    for level in range(CONTAINERS_SEEN):
        rows = [facts.edges[chain[level]] if level < len(chain) else (0, count) for chain in facts.chains]
        low, high = np.array(rows).reshape(count, 2).T
        out[:, 5 + level] = (held[high] - held[low]) / np.maximum(1.0, total[high] - total[low])
    at = 5 + CONTAINERS_SEEN
    made = np.array(facts.makes)
    out[:, at] = (np.bincount(made, heavy) / np.maximum(1.0, np.bincount(made, weights)))[made]
    whole = max(1.0, float(held[-1]))
    out[:, at + 1] = held[:-1] / whole
    out[:, at + 2] = (held[-1] - held[1:]) / whole
    out[:, at + 3] = held[-1] / max(1.0, float(total[-1]))
    out[:, at + 4 :] = _near_hits(facts, chances, heavy, weights)
    return np.hstack((facts.table, out))


def _near_hits(
    facts: Facts, chances: NDArray[np.float64], heavy: NDArray[np.float64], weights: NDArray[np.float64]
) -> Table:
    """Return the chance of the prose right before and after, how far the likely units are, and how many there are."""
    count = len(chances)
    positions = np.arange(count)
    prose = np.flatnonzero(facts.table[:, OWN.index("prose")] > 0)
    hits = np.flatnonzero(chances >= LIKELY)
    out = np.empty((count, 7), dtype=np.float32)
    padded = np.concatenate(([-1.0], chances[prose], [-1.0]))
    out[:, 0] = padded[np.searchsorted(prose, positions)]
    out[:, 1] = padded[np.searchsorted(prose, positions, side="right") + 1]
    ends = np.concatenate(([-FAR], hits, [count + FAR]))
    before, after = np.searchsorted(hits, positions), np.searchsorted(hits, positions, side="right")
    out[:, 2] = np.minimum(positions - ends[before], FAR)
    out[:, 3] = np.minimum(ends[after + 1] - positions, FAR)
    low, high = np.maximum(0, positions - WINDOW), np.minimum(count, positions + WINDOW + 1)
    total, held = np.concatenate(([0.0], np.cumsum(weights))), np.concatenate(([0.0], np.cumsum(heavy)))
    out[:, 4] = (held[high] - held[low]) / np.maximum(1.0, total[high] - total[low])
    out[:, 5], out[:, 6] = before, len(hits) - after
    return out
