"""Comment threads in HTML: found by their structure, whether or not class names tell."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from onrecord.anatomy.commentparts import is_control, thread_heading
from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.lines import Line
from onrecord.anatomy.times import looks_like_time

__all__ = ["Item", "find_thread", "is_author_mark", "last_inside"]

HOLDERS = frozenset({"li", "div", "article", "section", "tr", "table", "dt", "blockquote", "p", "details", "ul"})
MARKED_CLASS = frozenset({"comment", "u-comment", "commentitem", "comment-item", "comment_item", "athing", "comtr"})
MARKED_ID = re.compile(r"^(?:li-|div-)?(?:comment|kommentar|reply|post-comment)[-_]?\d+$", re.IGNORECASE)
VARIES = re.compile(
    r"^(?:odd|even|alt|first|last|depth.*|level.*|thread-.*|by.*|parent|is-.*|has-.*|lvl.*|indent.*|.*[-_]\d+|\d+|.*\d{3,})$|^$",
    re.IGNORECASE,
)
AUTHORISH = re.compile(
    r"(?:^|[\s_-])(?:author|fn|user(?:name)?|nick(?:name)?|commenter|poster|byline|name)(?:$|[\s_-])", re.I
)
SAYS_SO = 4.0
"""How much more a comment counts that says what it is, beside one told from structure alone."""
MAX_GROUPS = 3_000


@dataclass(slots=True)
class Item:
    """One comment's container and the lines that are its own (nested comments excluded)."""

    element: Element
    last: int
    """Index of the last element inside the container."""
    lines: list[Line] = field(default_factory=list)
    extra: list[Element] = field(default_factory=list)
    """Further containers of the same comment: the dd elements after a dt."""


def find_thread(document: Document, lines: list[Line], body_start: int, body_end: int) -> list[Item]:
    """Return the comments' containers in text order, each with its own lines; empty where there is no thread.

    A thread is a group of containers of one make (tag and stable classes), of which most hold a short header with a
    time or an author and some words, and which either say so (class `comment`), or stand under a heading that does,
    or offer a reply. `body_start` and `body_end` bound the report, inside which no thread is looked for.
    """
    lasts = last_inside(document)
    groups: dict[tuple[str, str], list[Element]] = {}
    for row in document.elements:
        if row.tag in HOLDERS and row.start < row.end and not row.hidden:
            groups.setdefault(_make(row), []).append(row)
    best: list[Item] = []
    score = 0.0
    shown = [line for line in lines if not line.hidden]
    starts = [line.span.start for line in shown]
    for make, rows in sorted(groups.items(), key=lambda pair: pair[1][0].index)[:MAX_GROUPS]:
        marked = make[1] == "~comment"
        if len(rows) < 2 and not marked:
            continue
        items = _items(document, rows, lasts, shown, starts)
        weight = _weigh(document, items, shown, starts, marked, body_start, body_end)
        if weight > score:
            best, score = items, weight
    return [item for item in best if item.lines]


def last_inside(document: Document) -> list[int]:
    """Return for each element the index of the last element inside it (its own where it holds none)."""
    out = [row.index for row in document.elements]
    for row in reversed(document.elements):
        if row.parent >= 0:
            out[row.parent] = max(out[row.parent], out[row.index])
    return out


def _make(row: Element) -> tuple[str, str]:
    names = row.classes
    identity = row.attributes.get("id", "")
    kind = row.attributes.get("itemtype", "").rsplit("/", 1)[-1]
    if kind in ("Comment", "UserComments") or MARKED_CLASS.intersection(name.lower() for name in names):
        return row.tag, "~comment"
    if MARKED_ID.match(identity) and "body" not in row.attributes.get("class", ""):
        return row.tag, "~comment"
    kept = [name for name in names if not VARIES.match(name) or re.match(r"^css-|^sc-|^_", name)]
    stable = " ".join(sorted(kept))
    if row.tag in ("tr", "p", "dt") or not stable:
        return row.tag, f"{stable}@{row.parent}"
    return row.tag, stable


def _items(
    document: Document, rows: list[Element], lasts: list[int], lines: list[Line], starts: list[int]
) -> list[Item]:
    """Return one item a container, with the lines that stand in it and in none of the containers inside it."""
    items = [Item(row, lasts[row.index]) for row in rows]
    stack: list[Item] = []
    waiting = 0
    index = bisect_left(starts, rows[0].start) if rows else 0
    end = max((row.end for row in rows), default=0)
    while index < len(lines) and lines[index].span.start < end:
        line = lines[index]
        while waiting < len(items) and items[waiting].element.start <= line.span.start:
            stack.append(items[waiting])
            waiting += 1
        while stack and stack[-1].element.end <= line.span.start:
            stack.pop()
        if stack:
            stack[-1].lines.append(line)
        index += 1
    for item in items:
        if item.element.tag == "dt":
            _take_definitions(document, item, lasts, lines, starts)
    return items


def _take_definitions(document: Document, item: Item, lasts: list[int], lines: list[Line], starts: list[int]) -> None:
    """Give a dt the lines of the dd elements that follow it."""
    index = lasts[item.element.index] + 1
    while index < len(document.elements):
        row = document.elements[index]
        if row.parent != item.element.parent or row.tag != "dd":
            return
        at = bisect_left(starts, row.start)
        while at < len(lines) and lines[at].span.start < row.end:
            item.lines.append(lines[at])
            at += 1
        item.extra.append(row)
        index = lasts[row.index] + 1


def _weigh(
    document: Document,
    items: list[Item],
    lines: list[Line],
    starts: list[int],
    marked: bool,
    body_start: int,
    body_end: int,
) -> float:
    """Return how much the group looks like a thread; 0 where it does not."""
    if any(item.element.start <= body_start < body_end <= item.element.end for item in items):
        return 0.0
    outside = [item for item in items if not (body_start <= item.element.start < body_end)]
    good = timed = named = controls = linked = 0
    for item in items:
        if not item.lines:
            continue
        words = sum(len(line.text.split()) for line in item.lines)
        time = any(looks_like_time(line.text) for line in item.lines[:4] if len(line.text) <= 160) or _has_time(
            document, item
        )
        author = _has_author(document, item)
        control = any(is_control(line.text) and len(line.text) > 2 for line in item.lines[-4:])
        timed += time
        named += author
        controls += control
        heavy = sum(len(line.text) * line.linked for line in item.lines) > 0.6 * sum(
            len(line.text) for line in item.lines
        )
        linked += heavy
        good += words >= 2 and (time or author) and not (heavy and not control)
    full = sum(1 for item in items if item.lines)
    if not full or good < 0.5 * full or (linked > 0.5 * full and not marked):
        return 0.0
    first = min(item.element.start for item in items)
    at = bisect_left(starts, first)
    above = lines[max(0, at - 6) : at]
    headed = any(thread_heading(line.text) for line in above) or _holder_says(document, items[0].element)
    if marked:
        return good * SAYS_SO
    if len(outside) < max(1, 0.8 * len(items)):
        # What was taken for the report may run on into the thread: its own heading and a time on each say otherwise.
        titled = any(thread_heading(line.text) for line in above[-2:]) and above[-1].span.start > body_start
        if not titled or timed < full:
            return 0.0
    if not timed or (timed < 0.4 * full and named < 0.6 * full):
        return 0.0
    if not (headed or controls >= 0.5 * full):
        return 0.0
    if sum(sum(len(line.text) for line in item.lines) for item in items) < 10 * full:
        return 0.0
    return float(good) * (1.0 if headed else 0.8)


def _holder_says(document: Document, element: Element) -> bool:
    for count, row in enumerate(document.ancestors(element)):
        if count == 4 or row.tag == "body":
            return False
        names = f"{row.attributes.get('class', '')} {row.attributes.get('id', '')}".lower()
        if re.search(r"comment|repl(?:y|ies)|discuss|disqus|kommentar|thread|respond", names):
            return True
    return False


def _has_time(document: Document, item: Item) -> bool:
    start, end = item.element.index, min(item.last, item.element.index + 40)
    return any(document.elements[index].tag == "time" for index in range(start, end + 1))


def _has_author(document: Document, item: Item) -> bool:
    limit = item.lines[min(len(item.lines), 4) - 1].span.end
    for index in range(item.element.index + 1, min(item.last, item.element.index + 40) + 1):
        row = document.elements[index]
        if row.start >= limit:
            return False
        if 0 < row.end - row.start <= 80 and is_author_mark(row):
            return True
    head = item.lines[0].text
    return len(head) <= 60 and not head.endswith((".", "!", "?"))


def is_author_mark(row: Element) -> bool:
    """Tell whether the element is marked as holding an author's name."""
    if row.attributes.get("rel") == "author" or row.attributes.get("itemprop") in ("author", "creator", "name"):
        return True
    return bool(AUTHORISH.search(row.attributes.get("class", "")[:200]))
