"""Whether two words may stand for one another or are opposites, and which words of two runs have kin in the other."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.disputes.lexicon.families import EXCLUSIVE, FAMILIES, SYNONYMS
from onrecord.disputes.words import root

__all__ = ["EXCLUDED", "ORDINALS", "Kin", "kin", "paired"]

PREFIXES = ("un", "in", "im", "dis", "non-", "il", "ir", "non", "mis", "de", "anti-")
OPPOSED_STARTS = (("over", "under"), ("pro-", "anti-"), ("up", "down"), ("in", "out"), ("in", "ex"), ("im", "ex"))
TAKEN_OFF = ("un", "in", "dis")
SHORTEST = 4
"""Letters of a word whose root may tell kin."""
EXCLUDED = {word: number for number, row in enumerate(EXCLUSIVE) for word in row}
"""Words of which no two of one number can be true of one thing."""
ORDINALS = EXCLUSIVE[0]


class Kin(NamedTuple):
    """Two words, and whether they stand for one another (1) or are opposites (-1)."""

    first: str
    second: str
    way: int


def _sides() -> dict[str, frozenset[tuple[int, int]]]:
    out: dict[str, set[tuple[int, int]]] = {}
    for number, row in enumerate(FAMILIES):
        for side, words in enumerate(row):
            for word in words.split():
                out.setdefault(word, set()).add((number, side))
    return {word: frozenset(places) for word, places in out.items()}


def _groups() -> dict[str, frozenset[int]]:
    out: dict[str, set[int]] = {}
    for number, row in enumerate(SYNONYMS):
        for word in row.split():
            out.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in out.items()}


SIDES = _sides()
GROUPS = _groups()
NONE: frozenset[tuple[int, int]] = frozenset()


@lru_cache(maxsize=16384)
def kin(first: str, second: str) -> int:
    """Return 1 where two base forms may stand for one another, -1 where they are opposites, 0 for neither."""
    if first == second:
        return 1
    if first in EXCLUDED and EXCLUDED.get(second) == EXCLUDED[first]:
        return -1
    if GROUPS.get(first, frozenset()) & GROUPS.get(second, frozenset()):
        return 1
    here, there = SIDES.get(first, NONE), SIDES.get(second, NONE)
    if any((number, 1 - side) in there for number, side in here):
        return -1
    if here & there:
        return 1
    return _by_form(first, second)


def _by_form(first: str, second: str) -> int:
    """Tell kin by prefixes and endings: `usual`, `unusual`; `useful`, `useless`; `open`, `reopen`."""
    for one, other in ((first, second), (second, first)):
        if any(one == prefix + other for prefix in PREFIXES):
            return -1
        if one in (f"re{other}", f"re-{other}"):
            return 1
        if any(_swapped(one, left, right) == other for left, right in OPPOSED_STARTS):
            return -1
        if one.endswith("ful") and other == f"{one[:-3]}less":
            return -1
        for prefix in TAKEN_OFF:
            bare = one.removeprefix(prefix)
            if bare != one and bare in GROUPS:
                return -kin(bare, other)
    return 1 if min(len(first), len(second)) >= SHORTEST and root(first) == root(second) else 0


def _swapped(word: str, left: str, right: str) -> str:
    """Return `word` with one start put for another; empty where it starts otherwise."""
    return right + word[len(left) :] if word.startswith(left) and len(word) > len(left) + 2 else ""


def paired(here: Iterable[str], there: Iterable[str]) -> tuple[list[Kin], list[str], list[str]]:
    """Return the pairs of kin among two runs of words, and the words of either that have none."""
    left, right = list(here), list(there)
    found: list[Kin] = []
    for way in (1, -1):
        for one in list(left):
            other = _first(one, right, way)
            if other is not None:
                found.append(Kin(one, other, way))
                left.remove(one)
                right.remove(other)
    return found, left, right


def _first(word: str, others: Sequence[str], way: int) -> str | None:
    return next((other for other in others if kin(word, other) == way), None)
