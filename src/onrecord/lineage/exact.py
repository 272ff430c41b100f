"""Stretches that two texts share word for word, or nearly: common runs of words, chained along a diagonal."""

import numpy as np

from onrecord.lineage.numbered import RUN, Hashes, Ints, Numbered, runs

__all__ = ["exact_passages"]

GAP, SLIP = 40, 12
"""Words that may stand between two runs of one passage, and by how many one side may have more of them."""
OPEN = 16
"""Passages that are kept open while runs are chained; it bounds the work on texts of one phrase repeated."""
DENSE = 0.9
"""Share of a passage's words that must stand in common runs."""
LONG, SHORT = 256, 150
"""Characters of a passage that shows that words were taken over as they are, and of every other one beside it."""
Pair = tuple[int, int]


def exact_passages(a: Numbered, b: Numbered) -> list[tuple[Pair, Pair]]:
    """Return (words of `a`, words of `b`), first and last, of each stretch taken over word for word.

    Nothing where not one is long: short ones are set phrases, names and addresses. Stretches may overlap.
    """
    out: list[tuple[Pair, Pair]] = []
    longest = 0
    for first, last, other_first, other_last, same in _chains(_common(a.stem, b.stem)):
        if same < DENSE * (max(last - first, other_last - other_first) + 1):
            continue
        size = int(a.end[last] - a.start[first])
        other_size = int(b.end[other_last] - b.start[other_first])
        if min(size, other_size) >= SHORT:
            out.append(((first, last), (other_first, other_last)))
            longest = max(longest, size)
    return out if longest >= LONG else []


def _common(a: Hashes, b: Hashes) -> list[tuple[int, int, int, int]]:
    """Return (first and last word in `a`, in `b`) of common runs; what `b` has twice is taken where it is first."""
    if len(a) < RUN or len(b) < RUN:
        return []
    ours, theirs = runs(a), runs(b)
    order = np.argsort(theirs, kind="stable")
    place = np.searchsorted(theirs, ours, sorter=order)
    place[place == len(order)] = 0
    x: Ints = np.flatnonzero(theirs[order[place]] == ours)
    if not len(x):
        return []
    y = order[place[x]]
    breaks = np.flatnonzero((np.diff(y - x) != 0) | (np.diff(x) > RUN)) + 1
    starts = np.concatenate(([0], breaks))
    stops = np.concatenate((breaks, [len(x)])) - 1
    rows = np.stack((x[starts], x[stops] + RUN - 1, y[starts], y[stops] + RUN - 1), axis=1)
    return [(p, q, r, s) for p, q, r, s in rows.tolist()]


def _chains(common: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int, int]]:
    """Return (first, last, other first, other last, words in runs) of runs that follow each other on one diagonal."""
    waiting: list[list[int]] = []
    done: list[list[int]] = []
    for first, last, other_first, other_last in sorted(common):
        best: tuple[int, list[int]] | None = None
        for row in waiting:
            ahead, other_ahead = first - row[1], other_first - row[3]
            slip = abs(other_ahead - ahead)
            near = ahead <= GAP and other_ahead <= GAP and slip <= SLIP and other_last > row[3]
            if near and (best is None or slip < best[0]):
                best = (slip, row)
        if best is None:
            waiting.append([first, last, other_first, other_last, last - first + 1])
        else:
            row = best[1]
            row[4] += max(0, last - max(first, row[1] + 1) + 1)
            row[1], row[3] = max(row[1], last), max(row[3], other_last)
        if len(waiting) > OPEN:
            done.append(waiting.pop(min(range(len(waiting)), key=lambda at: (waiting[at][1], at))))
    return [(row[0], row[1], row[2], row[3], row[4]) for row in (*done, *waiting)]
