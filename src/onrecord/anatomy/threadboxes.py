"""The boxes of a thread's comments with the lines that are each one's own, and what repeats in all of them."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.anatomy.commentparts import is_control
from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.lines import Cue, Line
from onrecord.anatomy.threadwords import thread_heading
from onrecord.anatomy.times import looks_like_stamp

__all__ = ["Item", "View", "is_teaser", "last_inside", "own_items", "pattern_lines", "pattern_of"]

DIGITS = re.compile(r"\d+")
FEWEST = 3
"""Boxes of which most must have a line for it to be the page's and not a reader's."""
MOST_BOXES = 0.6
LONGEST_PATTERN = 60
TITLE_WORDS = 4
FOLLOWING = 12
"""Elements after a box with the header alone that may hold the comment's words."""
MOST_STARTING = 24
"""Elements that are looked at where a line's text, or the rest of it, begins."""
HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
HEADING_HELD = 3
"""Elements around a line among which its heading is looked for."""
STOPS = frozenset({"h1", "h2", "form", "nav", "footer", "script"})


@dataclass(slots=True)
class Item:
    """One comment's container and the lines that are its own (nested comments excluded)."""

    element: Element
    last: int
    """Index of the last element inside the container."""
    lines: list[Line] = field(default_factory=list)
    extra: list[Element] = field(default_factory=list)
    """Further containers of the same comment: the dd elements after a dt, the rows after a header's row."""


class View:
    """A document's shown lines, ready to be asked which of them stand in an element."""

    def __init__(self, document: Document, lines: list[Line], lasts: list[int] | None = None) -> None:
        self.document = document
        self.shown = [line for line in lines if not line.hidden]
        self.starts = [line.span.start for line in self.shown]
        self.lasts = lasts if lasts is not None else last_inside(document)
        self.told: dict[int, bool] = {}

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        return sorted((row.start, row.index) for row in self.document.elements if row.start < row.end)

    def starting(self, start: int, end: int) -> list[Element]:
        """Return the elements whose text begins from `start` on and before `end`, the first few of them."""
        first = bisect_left(self._places, (start, -1))
        rows = self._places[first : first + MOST_STARTING]
        return [self.document.elements[index] for place, index in rows if place < end]

    def heading(self, line: Line) -> bool:
        """Tell whether the line is the heading of a thread; each line is asked once."""
        known = self.told.get(line.index)
        if known is None:
            told = bool(line.cues & Cue.THREAD) and thread_heading(line.text)
            told = told and (not is_control(line.text) or self.titled(line))
            known = self.told[line.index] = told
        return known

    def titled(self, line: Line) -> bool:
        """Tell whether the line stands in a heading's element."""
        index = line.home
        for _ in range(HEADING_HELD):
            if index < 0:
                return False
            row = self.document.elements[index]
            if row.tag in HEADING_TAGS:
                return True
            index = row.parent
        return False

    def inside(self, element: Element, most: int | None = None) -> list[Line]:
        """Return the shown lines that start in the element, the first `most` of them."""
        first, end = bisect_left(self.starts, element.start), bisect_left(self.starts, element.end)
        return self.shown[first : end if most is None else min(end, first + most)]

    def inside_span(self, start: int, end: int) -> list[Line]:
        """Return the shown lines that start from `start` on and before `end`."""
        return self.shown[bisect_left(self.starts, start) : bisect_left(self.starts, end)] if start < end else []

    def above(self, place: int, count: int) -> list[Line]:
        """Return the `count` shown lines before `place`."""
        at = bisect_left(self.starts, place)
        return self.shown[max(0, at - count) : at]

    def below(self, place: int, count: int) -> list[Line]:
        """Return the `count` shown lines from `place` on."""
        at = bisect_left(self.starts, place)
        return self.shown[at : at + count]


def last_inside(document: Document) -> list[int]:
    """Return for each element the index of the last element inside it (its own where it holds none)."""
    out = [row.index for row in document.elements]
    for row in reversed(document.elements):
        if row.parent >= 0:
            out[row.parent] = max(out[row.parent], out[row.index])
    return out


def own_items(view: View, rows: Sequence[Element], *, follow: bool = False) -> list[Item]:
    """Return one item a container, with the lines that stand in it and in none of the containers inside it.

    `follow`: where the containers hold the headers alone, what stands after each belongs to it too.
    """
    items = [Item(row, view.lasts[row.index]) for row in rows]
    stack: list[Item] = []
    waiting = 0
    index = bisect_left(view.starts, rows[0].start) if rows else 0
    end = max((row.end for row in rows), default=0)
    while index < len(view.shown) and view.starts[index] < end:
        line = view.shown[index]
        while waiting < len(items) and items[waiting].element.start <= line.span.start:
            stack.append(items[waiting])
            waiting += 1
        while stack and stack[-1].element.end <= line.span.start:
            stack.pop()
        if stack:
            stack[-1].lines.append(line)
        index += 1
    if follow or any(item.element.tag == "dt" for item in items):
        taken = sorted(item.element.index for item in items)
        most = FOLLOWING
        for item in items:
            most = max(_take_following(view, item, taken, most), 1)
    return items


def _take_following(view: View, item: Item, taken: list[int], most: int) -> int:
    """Give a header's container the lines of the elements after it, up to the next header; return how many.

    `taken` are the indexes of all headers, in order. An element that holds some of them holds the answers.
    """
    tag, count = item.element.tag, 0
    index = view.lasts[item.element.index] + 1
    elements = view.document.elements
    while index < len(elements) and count < (most if tag != "dt" else FOLLOWING):
        row = elements[index]
        at = bisect_left(taken, index)
        held = taken[at] if at < len(taken) and taken[at] <= view.lasts[index] else None
        if row.parent != item.element.parent or held == index or row.tag in STOPS or (tag == "dt" and row.tag != "dd"):
            return max(count, 1) if held == index else FOLLOWING
        if row.start < row.end:
            lines = view.inside(row) if held is None else view.inside_span(row.start, elements[held].start)
            item.lines += lines
            if held is not None:
                item.last = view.lasts[index]
            if lines:
                item.extra.append(row)
                count += 1
        index = view.lasts[row.index] + 1
    return FOLLOWING


def pattern_lines(items: list[Item]) -> frozenset[str]:
    """Return the lines, their digits aside, that most of the boxes have: the page's own words, and no reader's."""
    full = [item for item in items if item.lines]
    if len(full) < FEWEST:
        return frozenset()
    counts = Counter(key for item in full for key in {pattern_of(line.text) for line in item.lines if _short(line)})
    return frozenset(key for key, count in counts.items() if count >= MOST_BOXES * len(full))


def pattern_of(text: str) -> str:
    """Return the line as `pattern_lines` compares it."""
    return DIGITS.sub("0", text).casefold()


def _short(line: Line) -> bool:
    return len(line.text) <= LONGEST_PATTERN


def is_teaser(view: View, item: Item) -> bool:
    """Tell whether a link to another page with several words opens the box, as in lists of stories."""
    opening = item.lines[min(len(item.lines), 4) - 1].span.end
    for row in view.document.elements[item.element.index + 1 : min(item.last, item.element.index + 60) + 1]:
        if row.start >= opening:
            break
        if row.tag == "a" and "#" not in row.attributes.get("href", "#"):
            text = view.document.text[row.start : row.end]
            short = len(text) <= 60
            if len(text.split()) >= TITLE_WORDS and not (short and (looks_like_stamp(text) or is_control(text))):
                return True
    return False
