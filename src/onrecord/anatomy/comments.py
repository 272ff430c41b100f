"""Comments of an HTML thread: numbers, parents and labels of what was drafted from their containers."""

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.anatomy.commentdraft import Draft
from onrecord.anatomy.commentparts import removal_notice, reply_target
from onrecord.anatomy.document import Document
from onrecord.anatomy.headerline import answered_number
from onrecord.anatomy.numbering import numbered
from onrecord.anatomy.sheet import Sheet
from onrecord.anatomy.threadboxes import Item
from onrecord.records import BlockKind, Comment, Evidence, Span

__all__ = ["label_thread"]

DEPTH_CLASS = re.compile(r"^(?:depth|level|lvl|indent)[-_]?(\d{1,3})$", re.IGNORECASE)
DEPTH_NAMES = ("data-depth", "data-level", "aria-level", "indent", "data-indent", "level")
LOWER = re.compile(
    r"(?:^|[-_])(?:sub|child|children|reply|replies|answer|nested|antwort|indented)(?:$|[-_\d])", re.IGNORECASE
)
"""A name that some comments of a thread have and others have not: those answer the one before."""
STEADY = 0.7
"""Share of a thread's printed numbers that follow on the one before."""
INDENT_STYLE = re.compile(r"(?:margin|padding)-left\s*:\s*(\d{1,4})(?:\.\d+)?\s*(?:px|em|rem|%)", re.IGNORECASE)


def label_thread(document: Document, drafts: list[Draft], sheet: Sheet) -> tuple[list[Comment], list[Evidence]]:
    """Label the comments on `sheet` and return them in text order, with notes on those that it could not hold."""
    notes: list[Evidence] = []
    out: list[Comment] = []
    parents = _parents(document, drafts)
    numbers = numbered(parents, _printed(drafts))
    for draft, parent, number in zip(drafts, parents, numbers, strict=True):
        path = document.path(draft.item.element)
        body = sheet.trim(draft.body_start, draft.body[-1].span.end)
        if not sheet.label(body, BlockKind.COMMENT, "thread", path):
            notes.append(Evidence(code="comment:overlaps", text=draft.body[0].text[:80], span=body))
            continue
        if draft.head:
            end = min(draft.head[-1].span.end, body.start)
            sheet.label(Span(draft.head[0].span.start, end), BlockKind.COMMENT_HEADER, "thread", path)
        elif draft.body_start > draft.body[0].span.start:
            sheet.label(Span(draft.body[0].span.start, draft.body_start), BlockKind.COMMENT_HEADER, "thread", path)
        for line in draft.rest:
            sheet.label(line.span, BlockKind.FURNITURE, "comment-control", path)
        out.append(
            Comment(
                number=number,
                parent=numbers[parent] if parent is not None else None,
                author=draft.author,
                body=body,
                published=draft.published,
                printed_time=draft.printed_time,
                votes=draft.votes,
                removed=removal_notice(body.of(document.text)),
            )
        )
    return out, notes


def _printed(drafts: list[Draft]) -> list[str | None]:
    """Return the printed numbers, or none at all where the page does not number every comment apart."""
    numbers = [draft.number for draft in drafts]
    if None in numbers or len(set(numbers)) < len(numbers):
        return [None] * len(drafts)
    whole = [int(number) for number in numbers if number and number.isdecimal()]
    steps = [abs(two - one) == 1 for one, two in pairwise(whole)]
    # A count of posts or of votes stands alone on a line too; numbers of comments go up or down one by one.
    return numbers if len(whole) < len(numbers) or sum(steps) >= STEADY * len(steps) else [None] * len(drafts)


def _parents(document: Document, drafts: list[Draft]) -> list[int | None]:
    """Return each comment's parent: by the containers, else by indentation, else by the number that it answers."""
    out: list[int | None] = []
    stack: list[int] = []
    for index, draft in enumerate(drafts):
        while stack and drafts[stack[-1]].item.last < draft.item.element.index:
            stack.pop()
        out.append(stack[-1] if stack else None)
        stack.append(index)
    if any(parent is not None for parent in out):
        return out
    if (counted := _by_number(drafts)) is not None:
        return counted
    depths = next((row for row in _depths(document, drafts) if len(set(row)) > 1 and row[0] == min(row)), None)
    if depths is not None:
        stack = []
        for index, depth in enumerate(depths):
            while stack and depths[stack[-1]] >= depth:
                stack.pop()
            out[index] = stack[-1] if stack else None
            stack.append(index)
        return out
    named: dict[str, int] = {}
    places = {draft.number: index for index, draft in enumerate(drafts) if draft.number}
    for index, draft in enumerate(drafts):
        target = reply_target(draft.body[0].text)
        place = places.get(target) if target else None
        if place is None and draft.answers:
            place = places.get(answered_number(draft.answers) or draft.answers)
            place = named.get(draft.answers.casefold()) if place is None else place
        out[index] = place if place is not None and place < index else None
        if draft.author:
            named[draft.author.casefold()] = index
    return out


def _by_number(drafts: list[Draft]) -> list[int | None] | None:
    """Return the parents where a printed number opens with that of the comment it answers ("7.1"), else None."""
    places = {draft.number: index for index, draft in enumerate(drafts) if draft.number}
    above = [draft.number.rpartition(".")[0] if draft.number else "" for draft in drafts]
    if len(places) < len(drafts) or not any(above) or any(number and number not in places for number in above):
        return None
    out = [places[number] if number else None for number in above]
    return out if all(place is None or place < index for index, place in enumerate(out)) else None


def _depths(document: Document, drafts: list[Draft]) -> Iterator[list[int]]:
    """Yield how deep each comment stands, told by levels and margins, by a name, by its place in the document."""
    yield [_depth(document, draft.item) for draft in drafts]
    yield [int(any(LOWER.search(name) for name in draft.item.element.classes)) for draft in drafts]
    tags = {draft.item.element.tag for draft in drafts}
    yield [sum(1 for _ in document.ancestors(draft.item.element)) if len(tags) == 1 else 0 for draft in drafts]


def _depth(document: Document, item: Item) -> int:
    """Return how far the comment is set in, by its own mark-up: a level, or the width of its margin."""
    first = item.element.index
    for index in range(first, max(first, min(item.last, first + 8)) + 1):
        row = document.elements[index]
        for name in row.classes:
            match = DEPTH_CLASS.match(name)
            if match:
                return int(match.group(1))
        for name in DEPTH_NAMES:
            value = row.attributes.get(name, "")
            if value.isdigit():
                return int(value[:4])
        match = INDENT_STYLE.search(row.attributes.get("style", "")[:400])
        if match:
            return int(match.group(1))
        if row.tag == "img" and row.start <= item.lines[0].span.start and row.attributes.get("width", "").isdigit():
            return int(row.attributes["width"][:4])
    return 0
