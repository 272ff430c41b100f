"""Boxes beside a thread's boxes: of the same make, though no time is read in them, or in none of the page."""

from collections import Counter
from collections.abc import Iterator

from onrecord.anatomy.commentparts import ends_sentence, is_control
from onrecord.anatomy.document import Element
from onrecord.anatomy.lines import Line
from onrecord.anatomy.threadboxes import View
from onrecord.anatomy.threadwords import form_heading

__all__ = ["completed", "untimed_boxes"]

FEWEST = 4
"""Boxes that must agree before one more is told by them."""
MOST_SIBLINGS = 20_000
LEVELS = 6
NAME = 40
"""Characters of a line that may be a name alone."""
HEADINGS_TRIED = 6


def _siblings(view: View, first: Element) -> Iterator[Element]:
    """Yield the shown elements of the same tag from `first` on that have its parent, up to another thread's heading."""
    elements = view.document.elements
    index, count = first.index, 0
    while index < len(elements) and count < MOST_SIBLINGS and elements[index].parent == first.parent:
        row = elements[index]
        if row.tag == first.tag and row.start < row.end and not row.hidden:
            yield row
        index = view.lasts[index] + 1
        count += 1


def _make(view: View, box: Element) -> tuple[str, ...]:
    """Return the tags of the element's children with text: what tells two boxes of one make."""
    elements = view.document.elements
    out: list[str] = []
    index = box.index + 1
    while index <= view.lasts[box.index] and len(out) < LEVELS:
        if elements[index].start < elements[index].end and not elements[index].hidden:
            out.append(elements[index].tag)
        index = view.lasts[index] + 1
    return tuple(out)


def completed(view: View, boxes: list[Element]) -> list[Element]:
    """Return `boxes` with those of their siblings that have the same make, after the first of them, in order."""
    parents = Counter(box.parent for box in boxes)
    parent, count = max(parents.items(), key=lambda pair: (pair[1], -pair[0]))
    if count < FEWEST:
        return boxes
    level = [box for box in boxes if box.parent == parent]
    makes = Counter(_make(view, box) for box in level)
    common = {make for make, times in makes.items() if times >= 0.25 * count and make}
    known = {box.index for box in boxes}
    more = [
        row
        for row in _siblings(view, level[0])
        if row.index not in known
        and _make(view, row) in common
        and not any(form_heading(line.text) for line in view.inside(row, 4))
    ]
    if not more or len(more) > count:
        return boxes
    return sorted([*boxes, *more], key=lambda row: row.index)


def untimed_boxes(view: View) -> list[Element]:
    """Return boxes under a thread's heading that each open with a name alone and go on with words; else none."""
    headings = [
        line for line in view.shown if len(line.text) <= NAME and len(line.text.split()) <= 4 and view.heading(line)
    ]
    for line in headings[-HEADINGS_TRIED:]:
        below = view.below(line.span.end, 1)
        row = view.document.elements[below[0].home] if below and below[0].home >= 0 else None
        for _ in range(LEVELS):
            if row is None or row.tag == "body" or row.start <= line.span.start:
                break
            boxes = [box for box in _siblings(view, row) if _is_said(view.inside(box, 2))]
            if len(boxes) > FEWEST and len(boxes) * 1.2 >= sum(1 for _ in _siblings(view, row)):
                return boxes
            row = view.document.elements[row.parent] if row.parent >= 0 else None
    return []


def _is_said(lines: list[Line]) -> bool:
    """Tell whether a name stands on a line of its own, and words under it."""
    if len(lines) < 2:
        return False
    name, words = lines[0].text, lines[1].text
    return (
        len(name) <= NAME
        and len(name.split()) <= 4
        and not (ends_sentence(name) or name.endswith(":"))
        and not is_control(name)
        and lines[1].linked < 0.5
        and len(words) > 3
    )
