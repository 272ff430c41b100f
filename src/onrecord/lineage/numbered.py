"""A text as arrays: its words as hashes with their places, and its sentences as rows of words.

Texts are compared pair by pair, thousands of times, so nothing here is done word by word in Python.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from onrecord.lineage.words import SPACELESS

__all__ = ["RUN", "Flags", "Hashes", "Ints", "Numbered", "Words", "among", "distinct", "numbered", "runs", "words_of"]

STEM = 6
"""Letters of a word that count, so that "negotiated" and "negotiation" are one. On PAN 2013's training pairs plagdet is
.891 with 6, .889 with 5, .890 with 8."""
LONGEST = 40
"""Letters of a word that count where words are taken whole."""
LEAST = 3
"""Words below which a sentence goes with the one after it: "No." says too little to be compared."""
ENDS = ".?!。！？\n"
CLOSERS = "\"'”’»)]"
RUN = 5
"""Words in a run. Average precision for R, and for R or P, on the labelled pairs of `evaluation.lineage`: 3 words .975
and .920, 4 words .972 and .931, 5 words .972 and .937, 6 words .969 and .927, 8 words .969 and .937."""
FACTOR = np.uint64(0x9E3779B97F4A7C15)
"""Odd, so that products modulo 2**64 lose nothing (the golden ratio's bits, as in Fibonacci hashing)."""
RUN_FACTOR = np.uint64(0xD6E8FEB86659FD93)
RUN_POWERS = np.multiply.accumulate(np.full(RUN, RUN_FACTOR, np.uint64))
TABLE = 0x10000
Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a text, in order: code points of first letter and behind the last, and a hash that is stable."""

    start: Ints
    end: Ints
    hash: Hashes


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


def words_of(text: str, letters: int = LONGEST) -> Words:
    """Return the words of `text`, the same as `words.WORD` finds; case and the sort of apostrophe do not count.

    Only the first `letters` of a word are in its hash. Time and memory are linear in the text's length.
    """
    return _words(_codes(text), letters)


def numbered(text: str) -> Numbered:
    """Return `text` as arrays of stems and sentences; time and memory are linear in its length."""
    codes = _codes(text)
    words = _words(codes, STEM)
    marks = _marks()
    low = np.minimum(codes, TABLE)
    sentence = _sentences(marks.ends[low], marks.closes[low], words.start)
    first = np.flatnonzero(np.diff(sentence, prepend=-1))
    last = np.append(first[1:], len(sentence))[: len(first)] - 1
    return Numbered(words.start, words.end, words.hash, sentence, first, last)


def among(values: Hashes, known: Hashes) -> Flags:
    """Flag the values that stand in `known`, which is sorted."""
    if not len(known):
        return np.zeros(len(values), np.bool_)
    place = np.searchsorted(known, values)
    place[place == len(known)] = 0
    return np.equal(known[place], values)


def runs(words: Hashes) -> Hashes:
    """Return a stable 64-bit hash of each run of `RUN` neighbouring words, in order."""
    count = max(0, len(words) - RUN + 1)
    out = np.zeros(count, np.uint64)
    for place in range(RUN):
        out += words[place : count + place] * RUN_POWERS[place]
    out ^= out >> np.uint64(32)
    out *= RUN_FACTOR
    out ^= out >> np.uint64(29)
    return out


def distinct(values: Hashes) -> Hashes:
    """Return the values, each once, sorted."""
    ordered = np.sort(values)
    if len(ordered) < 2:
        return ordered
    first = np.empty(len(ordered), np.bool_)
    first[0] = True
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return ordered[first]


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _words(codes: NDArray[np.uint32], letters: int) -> Words:
    marks = _marks()
    highest = int(codes.max()) if len(codes) else 0
    low = codes if highest < TABLE else np.minimum(codes, TABLE)
    is_word = marks.word[low]
    if highest >= TABLE:
        high = codes >= TABLE
        rare = np.unique(codes[high])
        lettered = np.array([chr(int(code)).isalnum() for code in rare])
        is_word[high] = lettered[np.searchsorted(rare, codes[high])]
    spaced = highest < SPACELESS[0][0]
    plain = is_word if spaced else is_word & ~marks.alone[low]
    # An apostrophe between two letters is of the word.
    inner = np.flatnonzero(marks.apostrophe[low[1:-1]]) + 1
    inner = inner[plain[inner - 1] & plain[inner + 1]]
    if len(inner):
        is_word[inner] = True
        plain[inner] = True
    if spaced:
        edges = np.zeros(len(codes) + 2, np.bool_)
        edges[1:-1] = is_word
        turns = (edges[1:] != edges[:-1]).nonzero()[0]
        start, end = turns[::2], turns[1::2]
    else:  # a word begins and ends where one letter is not joined to the next
        joined = plain[1:] & plain[:-1]
        starts, stops = is_word.copy(), is_word.copy()
        starts[1:] &= ~joined
        stops[:-1] &= ~joined
        start, end = starts.nonzero()[0], stops.nonzero()[0] + 1
    folded = marks.lower[low] if highest < TABLE else np.where(codes >= TABLE, codes, marks.lower[low])
    return Words(start, end, _hashes(folded, start, end, letters))


def _hashes(letters: NDArray[np.uint32], start: Ints, end: Ints, most: int) -> Hashes:
    """Return a hash of each word: its letters times powers of a number, by place, summed and mixed."""
    if not len(start):
        return np.zeros(0, np.uint64)
    size = np.minimum(end - start, most)
    stop = np.cumsum(size)
    place = np.arange(stop[-1]) - np.repeat(stop - size, size)
    values = (letters[place + np.repeat(start, size)].astype(np.uint64) + np.uint64(1)) * _powers()[place]
    out = np.add.reduceat(values, stop - size)
    out = (out ^ (out >> np.uint64(29))) * FACTOR
    mixed: Hashes = out ^ (out >> np.uint64(32))
    return mixed


def _sentences(ends: Flags, closes: Flags, start: Ints) -> Ints:
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


@dataclass(frozen=True, slots=True, eq=False)
class _Marks:
    """What each code point of the basic plane is; the last row stands for all above it."""

    word: Flags
    alone: Flags
    apostrophe: Flags
    lower: NDArray[np.uint32]
    ends: Flags
    closes: Flags


@cache
def _marks() -> _Marks:
    word, alone, apostrophe, ends, closes = (np.zeros(TABLE + 1, np.bool_) for _ in range(5))
    lower = np.arange(TABLE + 1, dtype=np.uint32)
    for code in range(TABLE):
        letter = chr(code)
        word[code] = letter.isalnum() or letter == "_"
        closes[code] = letter.isspace()
        small = letter.lower()
        if len(small) == 1:
            lower[code] = ord(small)
    for first, last in SPACELESS:
        word[first : last + 1] = alone[first : last + 1] = True
    apostrophe[[ord("'"), ord("’")]] = True
    lower[ord("’")] = ord("'")
    ends[[ord(mark) for mark in ENDS]] = True
    closes[[ord(mark) for mark in CLOSERS]] = True
    return _Marks(word, alone, apostrophe, lower, ends, closes)


@cache
def _powers() -> Hashes:
    return np.multiply.accumulate(np.full(LONGEST, FACTOR, np.uint64))
