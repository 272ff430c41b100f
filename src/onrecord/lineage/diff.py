"""What differs between two texts, word by word, in time near-linear in their length."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from onrecord.lineage.words import WORD

__all__ = ["Block", "Change", "differing", "near_changes", "text_diff", "word_diff"]

EDGES = re.compile(r"^\W+|\W+$")
AROUND = 12
"""Words that are shown on either side of a change."""
SMALL = 400
"""Words on both sides together that the exact matcher takes; it is quadratic, so longer stretches are first cut."""


class Change(NamedTuple):
    """A run of words on either side; `op` is same, changed, dropped (from a) or added (in b)."""

    op: str
    a: str
    b: str


class Block(NamedTuple):
    """A run of words by its places: `start` to `end` in a, `other` to `other_end` in b; `op` as of a Change."""

    op: str
    start: int
    end: int
    other: int
    other_end: int


def word_diff(a: str, b: str) -> list[Change]:
    """Return how `b` differs from `a`, in order, each run in its own text's exact characters.

    Words are compared without case and with straight apostrophes; long texts are first cut at the words that each has
    once only (patience diff, B. Cohen). Stretches without such words are changed as a whole.
    """
    left = [(match.start(), match.end()) for match in WORD.finditer(a)]
    right = [(match.start(), match.end()) for match in WORD.finditer(b)]
    keys_a = [_key(a[start:end]) for start, end in left]
    keys_b = [_key(b[start:end]) for start, end in right]
    out: list[Change] = []
    for op, i, j, k, m in _blocks(keys_a, keys_b):
        ours = a[left[i][0] : left[j - 1][1]] if j > i else ""
        theirs = b[right[k][0] : right[m - 1][1]] if m > k else ""
        out.append(Change(op, ours, theirs))
    return out


def text_diff(a: str, b: str, *, exact: bool = False) -> list[Change]:
    """Return how `b` differs from `a`, in order, by words as white space parts them, the marks around them kept.

    Case and those marks do not count unless `exact`; where the two are the same, the words are those of `b`.
    """
    ours, theirs = a.split(), b.split()
    keys = (ours, theirs) if exact else ([_bare(word) for word in ours], [_bare(word) for word in theirs])
    return [
        Change(op, " ".join(theirs[k:m] if op == "same" else ours[i:j]), " ".join(theirs[k:m]))
        for op, i, j, k, m in _blocks(*keys)
    ]


def near_changes(changes: Sequence[Change]) -> list[Change]:
    """Return the changes with the words between them that stand far from any left out, an ellipsis in their place."""
    out: list[Change] = []
    for number, change in enumerate(changes):
        if change.op != "same":
            out.append(change)
            continue
        words = change.b.split()
        head = words[:AROUND] if number else []
        tail = words[-AROUND:] if number < len(changes) - 1 else []
        near = change.b if len(words) <= len(head) + len(tail) else " ".join([*head, "…", *tail])
        out.append(Change("same", near, near))
    return out


def differing(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """Return the runs of two lists of words, in order: they cover both."""
    return _blocks(a, b)


def _bare(word: str) -> str:
    """Return the word without case and the marks around it."""
    return EDGES.sub("", word).casefold() or word


def _key(word: str) -> str:
    return word.lower().replace("’", "'")


def _blocks(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    matches: list[tuple[int, int, int]] = []
    """(start in a, start in b, length)"""
    waiting = [(0, len(a), 0, len(b))]
    while waiting:
        i, j, k, m = waiting.pop()
        while i < j and k < m and a[i] == b[k]:
            matches.append((i, k, 1))
            i, k = i + 1, k + 1
        while i < j and k < m and a[j - 1] == b[m - 1]:
            j, m = j - 1, m - 1
            matches.append((j, m, 1))
        if i == j or k == m:
            continue
        if j - i + m - k <= SMALL:
            found = SequenceMatcher(None, a[i:j], b[k:m], autojunk=False).get_matching_blocks()
            matches.extend((i + row.a, k + row.b, row.size) for row in found if row.size)
            continue
        anchors = _anchors(a, b, i, j, k, m)
        for place, (x, y) in enumerate(anchors):
            matches.append((x, y, 1))
            after = anchors[place + 1] if place + 1 < len(anchors) else (j, m)
            waiting.append((x + 1, after[0], y + 1, after[1]))
        if anchors:
            waiting.append((i, anchors[0][0], k, anchors[0][1]))
    return _runs(sorted(matches), len(a), len(b))


def _anchors(a: Sequence[str], b: Sequence[str], i: int, j: int, k: int, m: int) -> list[tuple[int, int]]:
    """Return the places of the words that stand once in either stretch, in a longest order common to both."""
    once_a, once_b = _once(a, i, j), _once(b, k, m)
    pairs = [(place, once_b[word]) for word, place in once_a.items() if word in once_b]
    pairs.sort()
    tops: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for index, (_, y) in enumerate(pairs):
        pile = bisect_left(tops, y)
        before.append(tails[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(y)
            tails.append(index)
        else:
            tops[pile], tails[pile] = y, index
    out: list[tuple[int, int]] = []
    at = tails[-1] if tails else -1
    while at >= 0:
        out.append(pairs[at])
        at = before[at]
    return out[::-1]


def _once(words: Sequence[str], start: int, end: int) -> dict[str, int]:
    places: dict[str, int] = {}
    for place in range(start, end):
        places[words[place]] = -1 if words[place] in places else place
    return {word: place for word, place in places.items() if place >= 0}


def _runs(matches: Sequence[tuple[int, int, int]], end_a: int, end_b: int) -> list[Block]:
    out: list[Block] = []
    i = k = 0
    for x, y, size in [*matches, (end_a, end_b, 0)]:
        if x > i or y > k:
            op = "changed" if x > i and y > k else "dropped" if x > i else "added"
            out.append(Block(op, i, x, k, y))
        if size and out and out[-1][0] == "same":
            _, i, _, k, _ = out.pop()
        else:
            i, k = x, y
        if size:
            out.append(Block("same", i, x + size, k, y + size))
        i, k = x + size, y + size
    return out
