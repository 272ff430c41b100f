"""Common ground of two pages: the names that both hold and few others do, so that they tell of one affair."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from onrecord.disputes.lexicon.nouns import CLOSED, DETERMINERS, MONTHS, POSSESSIVES, SUBJECTS
from onrecord.records import BlockKind, Page, PageId

__all__ = ["SHARED", "Ground", "english"]

NAME = re.compile(r"[^\W\d_][\w’'-]*(?: [^\W\d_a-z][\w’'-]*)*")
"""A word, and the capitalised words after it with one space between; linear, since a space is no word character."""
SENTENCE_END = frozenset(".!?:“\"'‘«(|•")
BODY = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST)
FEWEST, MOST = 20, 40
"""Bounds of how many pages may hold a name that still tells them apart; between them it is a share of all pages."""
SHARE = 12
SHARED = 2
"""Names that pages on one affair share at least."""
SHORTEST = 3
NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mr mrs ms dr president minister prime".split()
)
DULL = CLOSED | DETERMINERS | POSSESSIVES | SUBJECTS | MONTHS.keys() | NO_NAMES


class Ground:
    """Which of `ids` tell of one affair: they share at least two names that few pages hold."""

    def __init__(self, pages: Callable[[PageId], Page], ids: Iterable[PageId]) -> None:
        ordered = sorted(set(ids))
        self.most = min(MOST, max(FEWEST, len(ordered) // SHARE))
        postings: dict[str, list[PageId]] = {}
        for key in ordered:
            for name in _names(pages(key)):
                postings.setdefault(name, []).append(key)
        self._rare: dict[PageId, set[str]] = {key: set() for key in ordered}
        self._held: dict[str, list[PageId]] = {}
        for name in sorted(postings):
            row = postings[name]
            if 1 < len(row) <= self.most:
                self._held[name] = row
                for key in row:
                    self._rare[key].add(name)

    def shared(self, a: PageId, b: PageId, least: int = SHARED) -> bool:
        """Tell whether `a` and `b` are one page or tell of one affair: they share `least` names."""
        return a == b or len(self._rare.get(a, set()) & self._rare.get(b, set())) >= least

    def contexts(self, ids: Iterable[PageId]) -> list[tuple[PageId, ...]]:
        """Return `ids` in groups of pages joined by common ground, directly or through others of `ids`."""
        left = sorted(set(ids))
        waiting = set(left)
        out: list[tuple[PageId, ...]] = []
        for first in left:
            if first not in waiting:
                continue
            waiting.discard(first)
            group, queue = [first], [first]
            while queue:
                for near in self._near(queue.pop(), left):
                    if near in waiting:
                        waiting.discard(near)
                        group.append(near)
                        queue.append(near)
            out.append(tuple(sorted(group)))
        return out

    def _near(self, page: PageId, among: Sequence[PageId]) -> list[PageId]:
        """Return the pages of `among`, which is sorted, that share ground with `page`."""
        counts: dict[PageId, int] = {}
        for name in self._rare.get(page, ()):
            for other in self._held[name]:
                counts[other] = counts.get(other, 0) + 1
        found = [key for key, count in counts.items() if count >= SHARED and key != page]
        return sorted(key for key in found if (at := bisect_left(among, key)) < len(among) and among[at] == key)


def english(page: Page) -> bool:
    """Tell whether the page may be read with our lexicon, which is English; too little text to tell may be."""
    return page.language is None or page.language.startswith("en")


def _names(page: Page) -> set[str]:
    """Return the last words of the capitalised runs inside the sentences of a page's body, in small letters."""
    out: set[str] = set()
    for block in page.blocks_of(*BODY):
        text = block.span.of(page.text)
        for match in NAME.finditer(text):
            words = match.group().split(" ")
            if not words[0][0].isupper():
                words = words[1:]
            elif _opens(text, match.start()):
                words = words[1:] if len(words) == 1 or words[0].lower() in DULL else words
            name = words[-1].lower().replace("’", "'").removesuffix("'s").strip("'-") if words else ""
            if len(name) >= SHORTEST and name not in DULL:
                out.add(name)
    return out


def _opens(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip()
    return not before or before[-1] in SENTENCE_END or before[-1] in "”’"
