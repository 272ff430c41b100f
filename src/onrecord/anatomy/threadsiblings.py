"""Boxes beside a thread's boxes: of the same make, though no time is read in them, or in none of the page."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from onrecord.anatomy.commenthead import SIGNED
from onrecord.anatomy.commentparts import ends_sentence, is_control, is_reply_control
from onrecord.anatomy.document import Element
from onrecord.anatomy.headerline import header_line
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
FEWEST_SIGNED = 2
PLAIN = 4
"""Boxes of which the names stand in the same sort of element as the words, and no control tells the two apart."""
MOST_LINES = 30
LONGEST_WORDS = 4_000
"""Characters of the line that opens a box."""


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
    """Return boxes under a thread's heading that are signed without a time, those inside them too; else none.

    Each opens with a name alone and goes on with words, or has words and a dash and a name under them.
    """
    headings = [
        line for line in view.shown if len(line.text) <= NAME and len(line.text.split()) <= 4 and view.heading(line)
    ]
    for line in headings[-HEADINGS_TRIED:]:
        below = view.below(line.span.end, 1)
        row = view.document.elements[below[0].home] if below and below[0].home >= 0 else None
        for _ in range(LEVELS):
            if row is None or row.tag == "body" or row.start <= line.span.start:
                break
            # Boxes of which neither the first nor the second is signed are no thread's: most pages end here.
            opens = any(any(_signed(view, one)) for one in islice(_siblings(view, row), 2))
            boxes = _alike(view, list(_siblings(view, row))) if opens else []
            if boxes:
                return _with_inner(view, boxes)
            row = view.document.elements[row.parent] if row.parent >= 0 else None
    return []


def _alike(view: View, rows: list[Element]) -> list[Element]:
    """Return the boxes among `rows` that are signed alike, where they are nearly all and told from plain paragraphs."""
    makes = [_signed(view, row) for row in rows]
    counts = Counter(make for make in makes if any(make))
    if not counts:
        return []
    make, count = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
    boxes = [row for row, told in zip(rows, makes, strict=True) if told == make]
    least = PLAIN if make[0] == make[1] and not make[2] else FEWEST_SIGNED
    return boxes if count >= least and count * 1.2 >= len(rows) else []


def _with_inner(view: View, boxes: list[Element]) -> list[Element]:
    """Return the boxes and those inside them that are of the same tag and signed alike: answers."""
    make = _signed(view, boxes[0])
    out = {box.index: box for box in boxes}
    for box in boxes:
        last = box.start
        for row in view.document.elements[box.index + 1 : view.lasts[box.index] + 1]:
            # What opens where the box does is its own header's element.
            if row.tag == box.tag and row.start > last and not row.hidden and _signed(view, row) == make:
                out[row.index] = row
                last = row.start
    return [out[index] for index in sorted(out)]


def _signed(view: View, box: Element) -> tuple[str, str, str]:
    """Return the tags of a box's name and words and whether it ends in a dash and a name; all empty where unsigned."""
    lines = view.inside(box, 2)
    if len(lines) < 2 or len(lines[0].text) > LONGEST_WORDS:
        return "", "", ""
    name, words = lines[0], lines[1]
    said = header_line(name.text) if len(name.text) <= NAME else None
    called = said is not None and said.said and said.words_at == len(name.text)
    if (called or _may_be_name(name.text)) and words.linked < 0.5 and not is_control(words.text):
        after = view.inside(box, MOST_LINES)[2:]
        control = "reply" if any(is_reply_control(line.text) for line in after) else ""
        return _tag(view, name), _tag(view, words), "said" if called else control
    below = view.inside(box, FEWEST + 1)
    if len(below) <= FEWEST and SIGNED.match(below[-1].text):
        return _tag(view, below[-1]), _tag(view, name), "below"
    return "", "", ""


def _may_be_name(text: str) -> bool:
    """Tell whether a line may be a name, small letters or not, where the boxes beside it have one at the same place."""
    words = text.split()
    return len(text) <= NAME and len(words) <= 4 and not (ends_sentence(text) or text.endswith(":") or is_control(text))


def _tag(view: View, line: Line) -> str:
    return view.document.elements[line.home].tag if line.home >= 0 else ""
