"""Find the phrases of a word list in a run of words, leftmost and longest first."""

from collections.abc import Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

__all__ = ["Found", "Phrases"]

V = TypeVar("V")

GAP = "~"
WIDEST_GAP = 3
"""Words that a `~` may stand for."""


class Found(NamedTuple, Generic[V]):
    """A phrase found: its value and the half-open run of words that it covers."""

    start: int
    end: int
    value: V


class Phrases(Generic[V]):
    """A table of phrases, looked up by their first word and length, so that a long table costs no more than a short."""

    def __init__(self, rows: Mapping[str, V]) -> None:
        self._whole: dict[tuple[str, ...], V] = {}
        self._gapped: dict[tuple[str, int], list[tuple[tuple[str, ...], V]]] = {}
        sizes: dict[str, set[int]] = {}
        for phrase in sorted(rows):
            words = tuple(phrase.split())
            sizes.setdefault(words[0], set()).add(len(words))
            if GAP in words:
                self._gapped.setdefault((words[0], len(words)), []).append((words, rows[phrase]))
            else:
                self._whole[words] = rows[phrase]
        self._sizes = {first: sorted(held, reverse=True) for first, held in sizes.items()}

    def find(self, lows: Sequence[str]) -> list[Found[V]]:
        """Return the phrases in `lows` (small letters), never overlapping."""
        out: list[Found[V]] = []
        at = 0
        while at < len(lows):
            found = self._at(lows, at) if lows[at] in self._sizes else None
            if found is not None:
                out.append(found)
            at = found.end if found is not None else at + 1
        return out

    def _at(self, lows: Sequence[str], at: int) -> Found[V] | None:
        """Return the longest phrase at `at`; of two as long, one without a gap first."""
        for size in self._sizes[lows[at]]:
            run = tuple(lows[at : at + size])
            if len(run) == size and run in self._whole:
                return Found(at, at + size, self._whole[run])
            for words, value in self._gapped.get((lows[at], size), ()):
                end = _match(words, lows, at)
                if end:
                    return Found(at, end, value)
        return None


def _match(words: tuple[str, ...], lows: Sequence[str], at: int) -> int:
    """Return the end of `words` matched at `at`, or 0."""
    for place, word in enumerate(words):
        if word == GAP:
            follow = words[place + 1]
            window = lows[at : at + WIDEST_GAP + 1]
            if follow not in window:
                return 0
            at += window.index(follow)
        elif at >= len(lows) or lows[at] != word:
            return 0
        else:
            at += 1
    return at
