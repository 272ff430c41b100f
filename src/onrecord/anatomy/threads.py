"""Comment threads in HTML: found by their structure, whether or not class names tell."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from onrecord.anatomy.commentparts import is_control, thread_heading
from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.lines import Line
from onrecord.anatomy.times import looks_like_stamp

__all__ = [
    "Candidate",
    "Item",
    "find_threads",
    "inner_boxes",
    "is_author_mark",
    "joined",
    "last_inside",
    "says_comments",
]

HOLDERS = frozenset({"li", "div", "article", "section", "tr", "table", "dt", "blockquote", "p", "details", "ul"})
BOXES = frozenset({"li", "div", "article", "section", "blockquote", "details"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MARKED_CLASS = frozenset({"comment", "u-comment", "commentitem", "comment-item", "comment_item", "athing", "comtr"})
MARKED_ID = re.compile(r"^(?:li-|div-)?(?:comment|kommentar|reply|post-comment)[-_]?\d+$", re.IGNORECASE)
VARIES = re.compile(
    r"^(?:odd|even|alt|first|last|depth.*|level.*|thread-.*|by.*|parent|is-.*|has-.*|lvl.*|indent.*|.*[-_]\d+|\d+|.*\d{3,})$|^$",
    re.IGNORECASE,
)
AUTHORISH = re.compile(
    r"(?:^|[\s_-])(?:(?:author|fn|user(?:name)?|nick(?:name)?|commenter|poster|byline)(?:$|[\s_-])|name(?:$|\s))",
    re.IGNORECASE,
)
SAYS_SO = 4.0
"""How much more a comment counts that says what it is, beside one told from structure alone."""
SAYS_COMMENTS = re.compile(
    r"comment|repl(?:y|ies)|discuss|disqus|kommentar|komentar|reacti(?:e|on)|(?<!new)threads?\b|respond|responses|forum|leserbrief"
)
ONE_COMMENT = re.compile(
    r"(?:^|[\s_-])(?:comment|kommentar|komentarz|comentario|commentaire|commento|reply)"
    r"(?:$|\s|[_-]+(?:container|item|card|box|entry|row|wrap\w*|content|single)(?:$|\s))",
    re.IGNORECASE,
)
MOST_OF_BODY = 0.7
"""Share of what was taken for the report that a thread inside it may be."""
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


@dataclass(slots=True)
class Candidate:
    """A group of containers of one make that may be a thread."""

    items: list[Item]
    weight: float
    marked: bool
    """The mark-up itself says that they are comments."""
    said: bool
    """Their class has the word in it."""


def find_threads(document: Document, lines: list[Line], body_start: int, body_end: int) -> list[Candidate]:
    """Return the groups that look like a thread, the most like one first, each with its own lines.

    A group has containers of one make (tag and stable classes), of which most hold a short header with a time or an
    author and some words, and which say so (class `comment`), or stand under a heading that does, or offer a reply, or
    each have all of these. `body_start` and `body_end` bound the report, inside which no thread is looked for.
    """
    lasts = last_inside(document)
    groups: dict[tuple[str, str], list[Element]] = {}
    for row in document.elements:
        if row.tag in HOLDERS and row.start < row.end and not row.hidden:
            groups.setdefault(_make(row), []).append(row)
    out: list[Candidate] = []
    shown = [line for line in lines if not line.hidden]
    starts = [line.span.start for line in shown]
    stamps: dict[int, bool] = {}
    for make, rows in sorted(groups.items(), key=lambda pair: pair[1][0].index)[:MAX_GROUPS]:
        marked = make[1] == "~comment"
        said = bool(ONE_COMMENT.search(make[1]))
        if len(rows) < 2 and not marked and not said:
            continue
        items = _items(document, rows, lasts, shown, starts)
        if marked:
            items = [item for item in items if len(item.lines) > 1 or _words(item) > 2]
        weight = _weigh(document, items, shown, starts, stamps, marked, body_start, body_end)
        if weight > 0:
            out.append(Candidate([item for item in items if item.lines], weight, marked, said))
    return sorted(out, key=lambda row: (-row.weight, row.items[0].element.index))


def joined(document: Document, items: list[Item], others: list[Item], lines: list[Line]) -> list[Item] | None:
    """Return `items` with the comments of `others` that stand among them, each with its own lines; else None.

    None where `others` wrap or split what `items` hold: where one of either opens with the other's first line.
    """
    low, high = min(item.element.start for item in items), max(item.element.end for item in items)
    opened = {item.lines[0].span.start for item in items}
    taken = {item.element.index for item in items}
    held = [item for item in others if low <= item.element.start < item.element.end <= high]
    if not held or any(item.lines[0].span.start in opened or item.element.index in taken for item in held):
        return None
    if any(
        other.element.start <= item.element.start and item.element.end <= other.element.end
        for other in held
        for item in items
    ):
        return None
    shown = [line for line in lines if not line.hidden]
    rows = sorted((item.element for item in [*items, *held]), key=lambda row: row.index)
    made = _items(document, rows, last_inside(document), shown, [line.span.start for line in shown])
    return [item for item in made if item.lines]


def inner_boxes(document: Document, items: list[Item], opens: list[int], lines: list[Line]) -> list[Item]:
    """Return the boxes below the words of `items` that open as comments do: a short line, then a time.

    `opens` says where each item's words start; what stands before is its own header.
    """
    lasts = last_inside(document)
    shown = [line for line in lines if not line.hidden]
    starts = [line.span.start for line in shown]
    taken = {item.element.index for item in items}
    out: list[Item] = []
    for item, opening in zip(items, opens, strict=True):
        last = -1
        for index in range(item.element.index + 1, min(item.last, item.element.index + 2_000) + 1):
            row = document.elements[index]
            if index in taken:
                break
            if row.tag not in BOXES or row.start <= opening or row.start == last or row.hidden:
                continue
            at = bisect_left(starts, row.start)
            own = [line for line in shown[at : at + 4] if line.span.end <= row.end]
            if len(own) > 1 and len(own[0].text) <= 160 and any(looks_like_stamp(line.text) for line in own[:3]):
                out.append(Item(row, lasts[index], own))
                last = row.start
    return out


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
    if (
        kind in ("Comment", "UserComments")
        or row.attributes.get("itemprop") == "comment"
        or MARKED_CLASS.intersection(name.lower() for name in names)
    ):
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
    stamps: dict[int, bool],
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
        words = _words(item)
        time = any(_is_stamped(line, stamps) for line in item.lines[:4] if len(line.text) <= 160) or _has_time(
            document, item
        )
        author = _has_author(document, item)
        if not time and len(item.lines) > 1:
            time = any(_is_stamped(line, stamps) for line in item.lines[-2:] if len(line.text) <= 100)
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
    told = _holder_says(document, items[0].element)
    headed = any(thread_heading(line.text) for line in above) or told
    if marked:
        return good * SAYS_SO
    if len(outside) < max(1, 0.8 * len(items)):
        # What was taken for the report may run on into the thread: its own heading and a time on each say otherwise.
        titled = any(thread_heading(line.text) for line in above[-2:]) and above[-1].span.start > body_start
        size = sum(line.span.length for item in items for line in item.lines)
        if not (titled or told) or timed < full or size > MOST_OF_BODY * (body_end - body_start):
            return 0.0
    if not timed or (timed < 0.4 * full and named < 0.6 * full):
        return 0.0
    alone = full >= 3 and timed == full and named == full and not linked and first >= body_end > 0
    if not (headed or controls >= 0.5 * full or alone):
        return 0.0
    if sum(sum(len(line.text) for line in item.lines) for item in items) < 10 * full:
        return 0.0
    return float(good) * (1.0 if headed else 0.8 if not alone else 0.5)


def _is_stamped(line: Line, stamps: dict[int, bool]) -> bool:
    """Tell whether the line holds a time; `stamps` remembers, for a line stands in the boxes of many makes."""
    if line.index not in stamps:
        stamps[line.index] = looks_like_stamp(line.text)
    return stamps[line.index]


def _words(item: Item) -> int:
    return sum(len(line.text.split()) for line in item.lines)


def says_comments(row: Element) -> bool:
    """Tell whether the element's class or id says that it holds readers' answers."""
    names = f"{row.attributes.get('class', '')} {row.attributes.get('id', '')}"[:400].lower()
    return bool(SAYS_COMMENTS.search(names))


def _holder_says(document: Document, element: Element) -> bool:
    if says_comments(element):
        return True
    for count, row in enumerate(document.ancestors(element)):
        if count == 4 or row.tag == "body":
            return False
        if says_comments(row):
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
    if row.attributes.get("rel") == "author" or row.attributes.get("itemprop") in ("author", "creator"):
        return True
    if row.attributes.get("itemprop") == "name" and row.tag not in HEADINGS:
        return True
    return bool(AUTHORISH.search(row.attributes.get("class", "")[:200]))
