"""Passages of two texts that are one in other words: shuffled, shortened, replaced, translated there and back.

Sentences whose words are much alike are seeds; seeds near each other on both sides grow into passages. The method and
its thresholds are those of Sanchez-Perez, Sidorov and Gelbukh (PAN at CLEF 2014, "A winning approach to text alignment
for text reuse detection"), on arrays; stems are a word's first letters.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.lineage.numbered import Ints, Numbered

__all__ = ["reworded_passages"]

COSINE, DICE = 0.30, 0.33
"""How alike two sentences are that are a seed: by weighted words, and by words each counted once."""
GAP, LEAST_GAP, SUMMARY_GAP = 4, 2, 24
"""Sentences that may lie between two seeds of one passage: at first, at least, and in what sums up a longer text."""
WHOLE = 0.34
"""How alike the two sides of a passage are as wholes; one less alike is cut where its gaps are widest."""
SHORT = 150
"""Characters that both sides of a passage have at least."""
SUMMED_UP = 3.0
"""How many times longer the other sides are where a text sums up another."""
SENTENCES, TERMS, SEEDS = 3_000, 6_000, 20_000
"""What is compared at most, so that a monstrous text costs seconds: sentences of each text, words that both have (the
rarest), and seeds (those most alike)."""
Pair = tuple[int, int]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """One text's sentences as sparse rows, ordered by sentence: (sentence, term, weight)."""

    sentence: Ints
    term: Ints
    weight: Floats
    norms: Floats
    counts: Ints
    """Different words of each sentence."""


@dataclass(frozen=True, slots=True)
class _Passage:
    ours: Pair
    theirs: Pair
    alike: float


def reworded_passages(a: Numbered, b: Numbered) -> list[tuple[Pair, Pair]]:
    """Return (sentences of `a`, sentences of `b`), first and last, of each passage; those of `a` never overlap."""
    if not a.sentences or not b.sentences:
        return []
    ours, theirs, terms = _weighted(a, b)
    i, j = _seeds(ours, theirs, a, b, terms)
    if not len(i):
        return []
    grown = _Growing(ours, theirs, terms)
    found = _kept(grown.passages(i, j, GAP, LEAST_GAP), a, b)
    summed = _kept(grown.passages(i, j, SUMMARY_GAP, GAP), a, b)
    size = sum(_size(a, row[0]) for row in summed)
    return summed if summed and sum(_size(b, row[1]) for row in summed) > SUMMED_UP * size else found


def _weighted(a: Numbered, b: Numbered) -> tuple[_Rows, _Rows, int]:
    """Return both texts' rows, each word weighted by how few sentences have it, and how many words there are."""
    _, inverse = np.unique(np.concatenate((a.stem, b.stem)), return_inverse=True)
    terms = int(inverse.max()) + 1
    first = _counted(a, inverse[: len(a.stem)], terms)
    second = _counted(b, inverse[len(a.stem) :], terms)
    having = np.bincount(first[1], minlength=terms) + np.bincount(second[1], minlength=terms)
    rarity = np.log((a.sentences + b.sentences) / having)
    return _rows(first, rarity, a.sentences), _rows(second, rarity, b.sentences), terms


def _counted(text: Numbered, term: Ints, terms: int) -> tuple[Ints, Ints, Ints]:
    keys, counts = np.unique(text.sentence * terms + term, return_counts=True)
    return keys // terms, keys % terms, counts


def _rows(counted: tuple[Ints, Ints, Ints], rarity: Floats, sentences: int) -> _Rows:
    sentence, term, count = counted
    weight = count * rarity[term]
    norms = np.sqrt(np.bincount(sentence, weight * weight, sentences))
    return _Rows(sentence, term, weight, norms, np.bincount(sentence, minlength=sentences))


def _seeds(ours: _Rows, theirs: _Rows, a: Numbered, b: Numbered, terms: int) -> tuple[Ints, Ints]:
    """Return the sentences of either text that are much alike, pair by pair."""
    having = np.bincount(ours.term, minlength=terms), np.bincount(theirs.term, minlength=terms)
    both = np.flatnonzero((having[0] > 0) & (having[1] > 0))
    if len(both) > TERMS:
        both = both[np.argsort((having[0] + having[1])[both], kind="stable")[:TERMS]]
    column = np.full(terms, -1, np.int64)
    column[both] = np.arange(len(both))
    left = _matrix(ours, column, min(a.sentences, SENTENCES), len(both))
    right = _matrix(theirs, column, min(b.sentences, SENTENCES), len(both))
    norms = ours.norms[: len(left), None] * theirs.norms[None, : len(right)]
    alike = (left @ right.T) / np.maximum(norms, 1e-9)
    i, j = np.nonzero(alike > COSINE)
    if len(i) > SEEDS:
        best = np.sort(np.argsort(-alike[i, j], kind="stable")[:SEEDS])
        i, j = i[best], j[best]
    shared = ((left[i] > 0) & (right[j] > 0)).sum(axis=1)
    dice = 2 * shared / (ours.counts[i] + theirs.counts[j])
    return i[dice > DICE], j[dice > DICE]


def _matrix(rows: _Rows, column: Ints, sentences: int, columns: int) -> NDArray[np.float32]:
    out = np.zeros((sentences, columns), np.float32)
    kept = (column[rows.term] >= 0) & (rows.sentence < sentences)
    out[rows.sentence[kept], column[rows.term[kept]]] = rows.weight[kept]
    return out


class _Growing:
    """Grows seeds into passages; a passage's sides are compared as wholes."""

    def __init__(self, ours: _Rows, theirs: _Rows, terms: int) -> None:
        self.ours = ours
        self.theirs = theirs
        self.terms = terms

    def passages(self, i: Ints, j: Ints, gap: int, least: int) -> list[_Passage]:
        """Return the passages of seeds (i, j); the gap is narrowed where a passage's sides are not alike."""
        out: list[_Passage] = []
        waiting = [(i, j, gap)]
        while waiting:
            some_i, some_j, width = waiting.pop()
            for x, y in _near(some_i, some_j, width):
                ours, theirs = (int(x.min()), int(x.max())), (int(y.min()), int(y.max()))
                alike = self._alike(ours, theirs)
                if alike >= WHOLE:
                    out.append(_Passage(ours, theirs, alike))
                elif width > least:
                    waiting.append((x, y, width - 1))
        return out

    def _alike(self, ours: Pair, theirs: Pair) -> float:
        left, right = self._sum(self.ours, ours), self._sum(self.theirs, theirs)
        norms = float(np.sqrt((left @ left) * (right @ right)))
        return float(left @ right) / norms if norms else 0.0

    def _sum(self, rows: _Rows, pair: Pair) -> Floats:
        start, stop = np.searchsorted(rows.sentence, (pair[0], pair[1] + 1))
        return np.bincount(rows.term[start:stop], rows.weight[start:stop], self.terms).astype(np.float64)


def _near(i: Ints, j: Ints, gap: int) -> list[tuple[Ints, Ints]]:
    """Return the seeds in groups whose neighbours lie no more than `gap` sentences apart, on either side."""
    out: list[tuple[Ints, Ints]] = []
    waiting = [(i, j, 0, False)]
    while waiting:
        x, y, side, other_done = waiting.pop()
        order = np.argsort(y if side else x, kind="stable")
        values = (y if side else x)[order]
        cuts = np.flatnonzero(values[1:] - values[:-1] > gap + 1) + 1
        if len(cuts):
            waiting.extend((x[part], y[part], 1 - side, False) for part in np.split(order, cuts))
        elif other_done:
            out.append((x, y))
        else:
            waiting.append((x, y, 1 - side, True))
    return out


def _kept(passages: Sequence[_Passage], a: Numbered, b: Numbered) -> list[tuple[Pair, Pair]]:
    """Return the passages long enough, the most alike of those that overlap in `a`, in the order of `a`."""
    out: list[tuple[Pair, Pair]] = []
    taken = np.zeros(a.sentences, np.bool_)
    for row in sorted(passages, key=lambda row: (-row.alike, row.ours, row.theirs)):
        first, last = row.ours
        if taken[first : last + 1].any():
            continue
        taken[first : last + 1] = True
        if min(_size(a, row.ours), _size(b, row.theirs)) >= SHORT:
            out.append((row.ours, row.theirs))
    return sorted(out)


def _size(text: Numbered, pair: Pair) -> int:
    return int(text.end[text.last[pair[1]]] - text.start[text.first[pair[0]]])
