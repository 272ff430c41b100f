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
    """A table of phrases, looked up by their first word."""

    def __init__(self, rows: Mapping[str, V]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for phrase in sorted(rows, key=lambda p: (-len(p.split()), p)):
            words = tuple(phrase.split())
            self._by_first.setdefault(words[0], []).append((words, rows[phrase]))

    def find(self, lows: Sequence[str]) -> list[Found[V]]:
        """Return the phrases in `lows` (small letters), never overlapping."""
        out: list[Found[V]] = []
        at = 0
        while at < len(lows):
            for words, value in self._by_first.get(lows[at], ()):
                end = _match(words, lows, at)
                if end:
                    out.append(Found(at, end, value))
                    at = end
                    break
            else:
                at += 1
        return out


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
