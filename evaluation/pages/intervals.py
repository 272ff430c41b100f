"""Figures over pages with their 95 % intervals, by resampling pages (the percentile bootstrap, Efron 1979)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Figure", "Measure", "f1_of_sums", "figure", "share"]

DRAWS = 1_000
SEED = 4
Sums = NDArray[np.float64]
"""Weighted sums over pages, one row a draw, one column a number of the page."""
Measure = Callable[[Sums], Sums]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its interval and the number of pages, or of things, that it stands on."""

    value: float
    low: float
    high: float
    of: int

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.3f}–{self.high:.3f}] of {self.of}"


def figure(rows: Sequence[tuple[float, ...]], measure: Measure, of: int | None = None) -> Figure | None:
    """Return `measure` over the pages' numbers; None where there are none. A draw takes as many pages as there are."""
    if not rows:
        return None
    table = np.array(rows, dtype=np.float64)
    count = len(rows)
    weights = np.random.default_rng(SEED).multinomial(count, np.full(count, 1 / count), size=DRAWS).astype(np.float64)
    drawn = np.sort(measure(weights @ table))
    value = float(measure(table.sum(axis=0, keepdims=True))[0])
    low, high = (float(drawn[round(part * (DRAWS - 1))]) for part in (0.025, 0.975))
    return Figure(value, low, high, count if of is None else of)


def share(sums: Sums) -> Sums:
    """Return right over all, of columns (right, all)."""
    return np.asarray(sums[:, 0] / np.maximum(sums[:, 1], 1e-9))


def f1_of_sums(sums: Sums) -> Sums:
    """Return F1 of columns (right among found, found, right among wanted, wanted)."""
    precision, recall = share(sums[:, :2]), share(sums[:, 2:])
    return np.asarray(2 * precision * recall / np.maximum(precision + recall, 1e-9))
