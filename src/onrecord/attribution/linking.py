"""From what the encoder says of each word to attributions: spans by layer, and which belong together."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, prod

import numpy as np
from numpy.typing import NDArray

__all__ = ["LAYERS", "LINKS", "Linked", "Reading", "linked", "spans_of"]

Floats = NDArray[np.float32]
Range = tuple[int, int]
"""Words from the first to before the last."""

LAYERS = ("content", "cue", "source")
LINKS = ("content to cue", "content to source", "cue to source")
OUTSIDE, FIRST, LATER = range(3)
"""Labels of a word in one layer."""
FORBIDDEN = -1e9
JOINED_FROM = 0.5
"""The chance of its link from which a piece joins a cue that has a surer one."""
POINTED_FROM = 0.3
"""The chance from which words without a label are a cue because content points to them."""
EDGE = 0.3
"""Of the likeliest word's chance: what a neighbour must have to stand in the same cue."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the encoder says of the words of one window."""

    labels: Floats
    """(words, layers, 3): log-probabilities of standing outside, first and later in a span of the layer."""
    links: Floats
    """(links, words, 1 + words): probabilities that a word points to none (column 0) or to each word."""


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution, as ranges of the window's words."""

    content: tuple[Range, ...]
    cue: Range
    source: Range | None
    confidence: float


def spans_of(labels: Floats) -> list[Range]:
    """Return the spans of one layer (words, 3): the likeliest row of labels in which none goes on with nothing."""
    likeliest = labels.argmax(1)
    inside = likeliest == LATER
    follows = inside[1:] & (likeliest[:-1] == OUTSIDE)
    if not (inside[:1].any() or follows.any()):  # each word's likeliest label fits the one before: nothing is likelier
        starts = np.flatnonzero(likeliest == FIRST)
        ends = np.flatnonzero(np.append(inside, False)[1:] < (likeliest != OUTSIDE)) + 1
        return list(zip(starts.tolist(), ends.tolist(), strict=True))
    return _ranges(_likeliest_row(labels))


def _likeliest_row(labels: Floats) -> list[int]:
    """Return the labels of the likeliest row that is allowed, by Viterbi's way through it."""
    best = [0.0, FORBIDDEN, FORBIDDEN]
    back: list[tuple[int, int, int]] = []
    for outside, first, later in labels.tolist():
        top = max(range(3), key=best.__getitem__)
        held = FIRST if best[FIRST] >= best[LATER] else LATER
        back.append((top, top, held))
        best = [best[top] + outside, best[top] + first, best[held] + later]
    state = max(range(3), key=best.__getitem__)
    states: list[int] = []
    for step in reversed(back):
        states.append(state)
        state = step[state]
    return states[::-1]


def _ranges(states: list[int]) -> list[Range]:
    out: list[Range] = []
    start: int | None = None
    for at, state in enumerate([*states, OUTSIDE]):
        if start is not None and state != LATER:
            out.append((start, at))
            start = None
        if state == FIRST:
            start = at
    return out


def linked(reading: Reading) -> list[Linked]:
    """Return the attributions of one window in text order: a cue with the contents that point to it and its source.

    A piece of content joins the cue that most of its chance falls on. One that points elsewhere than to a cue with a
    label makes a cue of the words it points to; one that hangs loosely on a cue that has a better piece is left out.
    """
    contents, cues, sources = (spans_of(reading.labels[:, layer]) for layer in range(3))
    to_cue, to_source, cue_source = reading.links
    held: dict[Range, list[tuple[Range, float]]] = {}
    taken = [*contents, *sources]
    for piece in contents:
        chances = to_cue[piece[0] : piece[1]].mean(0)
        cue, chance = _best(chances, cues)
        pointed = _pointed(chances, [*taken, *cues])
        if pointed is not None and pointed[1] > max(chance, POINTED_FROM):
            cue, chance = pointed
        if cue is not None:
            held.setdefault(cue, []).append((piece, chance))
    out: list[Linked] = []
    for cue, hung in held.items():
        most = max(chance for _, chance in hung)
        pieces = [piece for piece, chance in hung if chance >= JOINED_FROM or chance == most]
        asked = np.concatenate([to_source[start:end] for start, end in pieces]).mean(0)
        source, chance = _best((asked + cue_source[cue[0] : cue[1]].mean(0)) / 2, sources)
        seen = [_seen(reading, 0, pieces), _seen(reading, 1, [cue]), _seen(reading, 2, [source] if source else [])]
        out.append(Linked(tuple(pieces), cue, source, prod(seen) * most * chance))
    return sorted(out, key=lambda one: one.content)


def _pointed(chances: Floats, taken: Sequence[Range]) -> tuple[Range, float] | None:
    """Return the run of words outside `taken` around the likeliest word, with its chance; None where that is none."""
    rest = chances[1:].copy()
    for start, end in taken:
        rest[start:end] = 0
    if not len(rest):
        return None
    top = int(rest.argmax())
    first, last = top, top + 1
    while first > 0 and rest[first - 1] >= EDGE * rest[top]:
        first -= 1
    while last < len(rest) and rest[last] >= EDGE * rest[top]:
        last += 1
    chance = float(rest[first:last].sum())
    return ((first, last), min(chance, 1.0)) if chance > float(chances[0]) else None


def _best(chances: Floats, among: Sequence[Range]) -> tuple[Range | None, float]:
    """Return the range with the most of `chances`, or none (column 0) where that has more, and how much it has."""
    best: Range | None = None
    most = float(chances[0])
    for start, end in among:
        chance = float(chances[1 + start : 1 + end].sum())
        if chance > most:
            best, most = (start, end), chance
    return best, min(most, 1.0)


def _seen(reading: Reading, layer: int, ranges: Sequence[Range]) -> float:
    """Return the least chance with which one of `ranges` begins where it does; 1 where there is none."""
    return exp(min((float(reading.labels[start, layer, 1]) for start, _ in ranges), default=0.0))
