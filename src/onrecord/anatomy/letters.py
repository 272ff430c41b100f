"""A page's units as one array of characters, so that what is counted of each unit is counted of all in one pass."""

from collections.abc import Sequence
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

__all__ = ["Letters"]

Counts = NDArray[np.int64]

PLAIN = 1 << 16
"""Code points whose make stands in the table; those beyond are told one by one."""
UPPER, LOWER, DIGIT, COMMA, MARK, STOP, CLOSER, FULL, LAST, TRAILER = (1 << at for at in range(10))
OF_CHARACTERS = (
    (COMMA, ",，、"),
    (MARK, '"“„«'),
    (STOP, ".!?…"),
    (CLOSER, "\"'”’»)]"),
    (FULL, "。！？"),
    (LAST, ".!?…:;。！？"),
    (TRAILER, "\"'”’»«“)]"),
)
"""What ends a sentence, what may stand behind that, what ends one by itself; the same for a unit's last sentence."""
SEEN = 6
"""Characters at a unit's end in which its last sentence ends."""


def _make(char: str) -> int:
    return UPPER * char.isupper() | LOWER * char.islower() | DIGIT * char.isdigit()


@cache
def _table() -> NDArray[np.uint16]:
    """Return the make of each code point below `PLAIN`, as bits."""
    out = np.fromiter((_make(chr(point)) for point in range(PLAIN)), dtype=np.uint16, count=PLAIN)
    for bit, chars in OF_CHARACTERS:
        for char in chars:
            out[ord(char)] |= bit
    return out


class Letters:
    """The characters of units' `words` (white space folded), and what is counted of them, a number a unit."""

    def __init__(self, words: Sequence[str]) -> None:
        text = "".join([f"{row}\n" for row in words])
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        self.sizes: Counts = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
        self.ends: Counts = np.cumsum(self.sizes + 1) - 1
        self.starts: Counts = self.ends - self.sizes
        self.makes = _table().take(points, mode="clip")
        self.blank = (points == ord(" ")) | (points == ord("\n"))
        self.wide = self._of(points > 127) > 0
        for at in np.flatnonzero(points >= PLAIN).tolist():
            self.makes[at] = _make(text[at])

    def _of(self, marked: NDArray[np.bool_]) -> Counts:
        """Return how many of the marked characters each unit has."""
        return np.add.reduceat(marked, self.starts, dtype=np.int64) if len(self.starts) else self.sizes

    def _before(self, marked: NDArray[np.bool_], most: int) -> Counts:
        """Return how many of the marked characters stand among each unit's first `most`."""
        if not len(marked):
            return self.sizes
        sums = np.concatenate(([0], np.cumsum(marked)))
        return sums[np.minimum(self.ends, self.starts + most)] - sums[self.starts]

    @cached_property
    def words(self) -> Counts:
        """How many words each unit has."""
        return np.where(self.sizes > 0, self._of(self.blank), 0)

    def capitals(self, most: int) -> Counts:
        """Return how many of each unit's first `most` words open with a capital."""
        opens = np.flatnonzero(self.blank[:-1]) + 1
        opens = np.concatenate(([0], opens)) if len(self.starts) else opens
        first = np.searchsorted(opens, self.starts)
        sums = np.concatenate(([0], np.cumsum((self.makes[opens] & UPPER) > 0)))
        return sums[first + np.minimum(self.words, most)] - sums[first]

    @cached_property
    def commas(self) -> Counts:
        """How many commas each unit has."""
        return self._of((self.makes & COMMA) > 0)

    @cached_property
    def marks(self) -> Counts:
        """How many marks that open a quotation each unit has."""
        return self._of((self.makes & MARK) > 0)

    def digits(self, most: int) -> Counts:
        """Return how many digits each unit's first `most` characters have."""
        return self._before((self.makes & DIGIT) > 0, most)

    @cached_property
    def lower(self) -> NDArray[np.bool_]:
        """Whether each unit opens with a small letter."""
        return (self.makes[self.starts] & LOWER) > 0

    @cached_property
    def sentences(self) -> Counts:
        """How many sentences end in each unit: at a stop, what closes behind it, and a space or the unit's end."""
        count = len(self.makes)
        inner = (self.makes & CLOSER) > 0
        # The place of the first character from each on that closes nothing, read from the end.
        past = np.where(inner, count, np.arange(count))
        past = np.minimum.accumulate(past[::-1])[::-1]
        stops = np.flatnonzero((self.makes & STOP) > 0)
        ended = (self.makes & FULL) > 0
        ended[stops[self.blank[past[stops + 1]]]] = True
        return self._of(ended)

    @cached_property
    def whole(self) -> NDArray[np.bool_]:
        """Whether each unit's last characters are the end of a sentence."""
        plain = (self.makes & TRAILER) == 0
        last = np.maximum.accumulate(np.where(plain, np.arange(len(plain)), -1))[self.ends - 1]
        near = (last >= self.ends - SEEN) & (last >= self.starts)
        return near & ((self.makes[np.maximum(last, 0)] & LAST) > 0)
