"""A text as arrays: its words as hashed stems with their places, and its sentences as rows of words.

Texts are compared pair by pair, thousands of times, so nothing here is done word by word in Python.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

__all__ = ["Numbered", "numbered"]

STEM = 6
"""Letters of a word that count, so that "negotiated" and "negotiation" are one. On PAN 2013's training pairs plagdet is
.891 with 6, .889 with 5, .890 with 8."""
LEAST = 3
"""Words below which a sentence goes with the one after it: "No." says too little to be compared."""
ENDS = ".?!。！？\n"
CLOSERS = "\"'”’»)]"
FACTOR = 0x9E3779B97F4A7C15
"""Odd, so that products modulo 2**64 lose nothing (the golden ratio's bits, as in Fibonacci hashing)."""
TABLE = 0x10000
Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Numbered:
    """Words and sentences of one text; all arrays but `first` and `last` have one row a word."""

    start: Ints
    end: Ints
    stem: Hashes
    sentence: Ints
    """The number of the word's sentence, from 0."""
    first: Ints
    """The first word of each sentence."""
    last: Ints
    """The last word of each sentence."""

    @property
    def sentences(self) -> int:
        """Return how many sentences there are."""
        return len(self.first)


def numbered(text: str) -> Numbered:
    """Return `text` as arrays; time and memory are linear in its length."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    word, alone, lower, ends, closes = _tables()
    low = np.minimum(codes, TABLE)
    is_word, is_alone = word[low], alone[low]
    joined = is_word[1:] & is_word[:-1] & ~is_alone[1:] & ~is_alone[:-1]
    starts = is_word.copy()
    starts[1:] &= ~joined
    stops = is_word.copy()
    stops[:-1] &= ~joined
    start, end = np.flatnonzero(starts), np.flatnonzero(stops) + 1
    stem = _stems(np.where(codes < TABLE, lower[low], codes), start, end)
    sentence = _sentences(ends[low], closes[low], start)
    first = np.flatnonzero(np.diff(sentence, prepend=-1))
    last = np.append(first[1:], len(start))[: len(first)] - 1
    return Numbered(start, end, stem, sentence, first, last)


def _stems(letters: NDArray[np.uint32], start: Ints, end: Ints) -> Hashes:
    out = np.zeros(len(start), np.uint64)
    if not len(start):
        return out
    for place in range(STEM):
        at = start + place
        inside = at < end
        letter = letters[np.minimum(at, len(letters) - 1)].astype(np.uint64) + np.uint64(1)
        out = np.where(inside, (out ^ letter) * np.uint64(FACTOR), out)
        out ^= out >> np.uint64(29)
    return out


def _sentences(ends: NDArray[np.bool_], closes: NDArray[np.bool_], start: Ints) -> Ints:
    """Return each word's sentence: one ends at a mark with space behind it, or at a line's end."""
    behind = np.append(closes[1:], True)
    raw = np.searchsorted(np.flatnonzero(ends & behind), start)
    if not len(raw):
        return raw
    _, counts = np.unique(raw, return_counts=True)
    numbers: list[int] = []
    number = words = 0
    for count in counts.tolist():
        numbers.append(number)
        words += count
        if words >= LEAST:
            number, words = number + 1, 0
    if words and number:  # what is left over at the end goes with the sentence before it
        numbers = [min(row, number - 1) for row in numbers]
    return np.repeat(np.array(numbers), counts)


@cache
def _tables() -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.uint32], NDArray[np.bool_], NDArray[np.bool_]]:
    """Return what each code point is: of a word, a word of its own, its lower case, a sentence's end, what closes one.

    The last row stands for all above the basic plane.
    """
    word = np.zeros(TABLE + 1, np.bool_)
    lower = np.arange(TABLE + 1, dtype=np.uint32)
    for code in range(TABLE):
        letter = chr(code)
        word[code] = letter.isalnum()
        small = letter.lower()
        if len(small) == 1:
            lower[code] = ord(small)
    alone = np.zeros(TABLE + 1, np.bool_)
    # Ideographs and kana stand without spaces between words.
    for first, last in ((0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (TABLE, TABLE)):
        alone[first : last + 1] = True
    word[TABLE] = True
    ends, closes = np.zeros(TABLE + 1, np.bool_), np.zeros(TABLE + 1, np.bool_)
    ends[[ord(mark) for mark in ENDS]] = True
    for code in range(TABLE):
        closes[code] = chr(code).isspace()
    closes[[ord(mark) for mark in CLOSERS]] = True
    return word, alone, lower, ends, closes
