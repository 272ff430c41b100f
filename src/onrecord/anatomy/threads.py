"""Comment threads in HTML: found by what repeats in their structure, whether or not class names tell."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from onrecord.anatomy.commenthead import SIGNED, is_stamp_alone
from onrecord.anatomy.commentparts import ends_sentence, is_control, is_reply_control
from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.headerline import header_line, is_name
from onrecord.anatomy.lines import Line
from onrecord.anatomy.stampgroups import BoxGroup, stamped_boxes
from onrecord.anatomy.threadboxes import Item, View, is_teaser, own_items, pattern_lines, pattern_of
from onrecord.anatomy.threadsiblings import completed, untimed_boxes
from onrecord.anatomy.threadwords import form_heading, heads_one

__all__ = ["Candidate", "find_threads", "is_author_mark", "joined", "says_comments"]

HOLDERS = frozenset({"li", "div", "article", "section", "tr", "table", "dt", "blockquote", "p", "details", "ul"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MARKED_CLASS = frozenset({"comment", "u-comment", "commentitem", "comment-item", "comment_item", "athing", "comtr"})
MARKED_ID = re.compile(r"^(?:li-|div-)?(?:comment|kommentar|reply|post-comment)[-_]?\d+$", re.IGNORECASE)
VARIES = re.compile(
    r"^(?:odd|even|alt|first|last|depth.*|level.*|thread-.*|by.*|parent|is-.*|has-.*|lvl.*|indent.*|.*[-_]\d+|\d+|.*\d{3,})$|^$",
    re.IGNORECASE,
)
BACKLINK = re.compile(r"(?:^|[\s_-])(?:ping|track)backs?(?:$|[\s_-])", re.IGNORECASE)
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
MAX_GROUPS = 3_000
CLOSE = 3
"""Lines before a thread in which a heading is its own, whatever was taken for the report."""
HEAD_NEAR = 6
"""Lines before a thread in which its heading stands."""
CUTS = 2
"""Headings between a group's boxes, from the last back, after which the rest is read by itself."""
ALONE = 3
"""Boxes that no heading, form or control names as comments, of which each must have a name, a time and words."""
LONE_TRIED = 4
LONE_LOOKED = 200
MOST_LINES = 200
"""Lines of a comment that stands alone."""
FORM_NEAR = 10
"""Lines after a thread in which the form for a new comment stands."""
LONGEST_HEADER = 160
MOST_BARE = 0.6
MARKED = "~comment"
STEMS = ("omment", "oment", "eply", "athing", "omtr")


@dataclass(slots=True)
class Candidate:
    """A group of containers of one make that may be a thread."""

    items: list[Item]
    weight: float
    marked: bool
    """The mark-up itself says that they are comments."""
    said: bool
    """Their class has the word in it."""
    patterns: frozenset[str]
    """The lines that most of them have: see `pattern_lines`."""
    timeless: bool = False
    """No time is printed in any of them."""


def find_threads(view: View, stamps: list[Line], body_start: int, body_end: int) -> list[Candidate]:
    """Return the groups that look like a thread, the most like one first, each with its own lines.

    A group has containers of one make: named so by their mark-up, of one tag and class, or around printed times. Most
    hold a short header with a time or an author and some words; and they say so (class `comment`), or stand under a
    heading that does or before a form for comments, or offer a reply, or hold one another.
    `stamps` are the lines that print a time; `body_start` and `body_end` bound what was taken for the report.
    """
    document = view.document
    judge = _Judge(view, {line.index for line in stamps}, body_start, body_end)
    out: list[Candidate] = []
    for marked, rows in _named(document):
        items = own_items(view, rows)
        if marked:
            items = [item for item in items if len(item.lines) > 1 or _words(item) > 2]
        out += judge.weighed(items, marked=marked, said=True)
    for group in _split(view, stamped_boxes(document, stamps)):
        boxes = completed(view, group)
        items = own_items(view, boxes)
        if judge.head_only(items):
            items = own_items(view, boxes, follow=True)
        out += judge.weighed(items, marked=False, said=False)
    if not any(len(row.items) > 1 or row.marked for row in out):
        for items in _lone(view, stamps):
            out += judge.weighed(items, marked=False, said=True)
    if not any(len(row.items) > 2 for row in out):
        out += judge.weighed(own_items(view, untimed_boxes(view)), marked=False, said=False, timeless=True)
    return sorted(out, key=lambda row: (-row.weight, row.items[0].element.index))


def joined(view: View, items: list[Item], others: list[Item]) -> list[Item] | None:
    """Return `items` with the comments of `others` that stand among them, each with its own lines; else None.

    None where `others` wrap or split what `items` hold: where one of either opens with the other's first line.
    """
    low, high = min(item.element.start for item in items), max(item.element.end for item in items)
    opened = {item.lines[0].span.start for item in items}
    taken = {item.element.index for item in items}
    held = [item for item in others if low <= item.element.start < item.element.end <= high]
    if not held or any(item.lines[0].span.start in opened or item.element.index in taken for item in held):
        return None
    ends = sorted((item.element.start, item.element.end) for item in items)
    starts = [start for start, _ in ends]
    for other in held:
        at = bisect_left(starts, other.element.start)
        if at < len(ends) and ends[at][1] <= other.element.end:
            return None
    rows = sorted((item.element for item in [*items, *held]), key=lambda row: row.index)
    return [item for item in own_items(view, rows) if item.lines]


def _named(document: Document) -> list[tuple[bool, list[Element]]]:
    """Return the groups of elements whose names say that each is a comment, and whether they say it plainly."""
    groups: dict[tuple[str, str], list[Element]] = {}
    for row in document.elements:
        if row.attributes and row.start < row.end and not row.hidden and row.tag in HOLDERS:
            make = _make(row)
            if make is not None:
                groups.setdefault(make, []).append(row)
    ordered = sorted(groups.items(), key=lambda pair: pair[1][0].index)[:MAX_GROUPS]
    return [(make[1] == MARKED, rows) for make, rows in ordered]


def _make(row: Element) -> tuple[str, str] | None:
    """Return the tag and stable classes of an element that is named as a comment, else None."""
    named = row.attributes
    names, identity = named.get("class", ""), named.get("id", "")
    # Plain searches first: most elements of most pages are named for something else.
    if (
        not any(stem in names or stem in identity for stem in STEMS)
        and "itemprop" not in named
        and "itemtype" not in named
    ):
        return None
    names, identity = names[:400], identity[:100]
    if BACKLINK.search(names):
        return None
    kind = row.attributes.get("itemtype", "").rsplit("/", 1)[-1]
    if (
        kind in ("Comment", "UserComments")
        or row.attributes.get("itemprop") == "comment"
        or MARKED_CLASS.intersection(names.lower().split())
        or (MARKED_ID.match(identity) and "body" not in names)
    ):
        return row.tag, MARKED
    stable = " ".join(sorted(name for name in names.split() if not VARIES.match(name)))
    return (row.tag, stable) if ONE_COMMENT.search(stable) else None


def _split(view: View, groups: list[BoxGroup]) -> Iterator[list[Element]]:
    """Yield each group's boxes, and those of them after each of the last headings that part them."""
    for group in groups:
        yield group.boxes
        ends = list(accumulate((box.end for box in group.boxes), max))
        cuts = 0
        for at in range(len(ends) - 1, 0, -1):
            start = group.boxes[at].start
            between = view.above(start, CLOSE) if ends[at - 1] < start else []
            # A heading inside a box is the box's own.
            if any((view.titled(line) or view.heading(line)) and line.span.start >= ends[at - 1] for line in between):
                yield group.boxes[at:]
                cuts += 1
            if cuts == CUTS:
                break


def _lone(view: View, stamps: list[Line]) -> list[list[Item]]:
    """Return what may be the only comment of a thread: under a heading, the largest box around a time."""
    out: list[list[Item]] = []
    for line in stamps[:LONE_LOOKED]:
        above = [row for row in view.above(line.span.start, HEAD_NEAR) if view.heading(row)]
        if not above or line.home < 0:
            continue
        row = view.document.elements[line.home]
        box = row
        while row.parent >= 0 and row.tag != "body":
            if row.start <= above[-1].span.start or any(
                form_heading(one.text) for one in view.inside(row)[:MOST_LINES]
            ):
                break
            box = row
            row = view.document.elements[row.parent]
        items = own_items(view, [box])
        if len(items[0].lines) < 2 and row is not box:
            items = own_items(view, [box], follow=True)
        words = _words(items[0])
        after = view.below(max([items[0].element.end, *(part.end for part in items[0].extra)]), FORM_NEAR)
        asked = (
            heads_one(above[-1].text)
            or _opens_under(view, above[-1], items[0])
            or any(form_heading(one.text) for one in after)
        )
        asked = asked or any(is_reply_control(one.text) for one in items[0].lines)
        if asked and words > 4 and 1 < len(items[0].lines) <= MOST_LINES:
            out.append(items)
        if len(out) == LONE_TRIED:
            break
    return out


def _opens_under(view: View, heading: Line, item: Item) -> bool:
    """Tell whether the box stands right under a heading's element and opens with a name and a time."""
    first = item.lines[0]
    if not view.titled(heading) or view.above(first.span.start, 1) != [heading]:
        return False
    told = header_line(first.text) if len(first.text) <= LONGEST_HEADER else None
    if told is not None and told.time is not None:
        return told.words_at == len(first.text)
    return is_name(first.text) and len(item.lines) > 1 and is_stamp_alone(item.lines[1].text)


class _Judge:
    """Weighs groups of boxes: how much each looks like a thread of this page."""

    def __init__(self, view: View, stamped: set[int], body_start: int, body_end: int) -> None:
        self.view = view
        self.stamped = stamped
        self.body_start = body_start
        self.body_end = body_end

    def weighed(self, items: list[Item], *, marked: bool, said: bool, timeless: bool = False) -> list[Candidate]:
        """Return the group as a candidate, or nothing where it does not look like a thread."""
        items = [item for item in items if item.lines]
        if not items:
            return []
        patterns = pattern_lines(items)
        if not marked:
            items = self._answers(items, patterns)
        weight = 0.0 if not items else self._weigh(items, patterns, marked, timeless)
        return [Candidate(items, weight, marked, said, patterns, timeless)] if weight > 0 else []

    def _answers(self, items: list[Item], patterns: frozenset[str]) -> list[Item]:
        """Return the boxes without a forum's opening post, which is the report; none where one box is the page's."""
        body = (self.body_start, self.body_end)
        if len(items) > 2:
            between = self.view.inside_span(items[0].element.end, items[1].element.start)
            if any(self.view.heading(line) for line in between):
                items = items[1:]
        holder = next((at for at, item in enumerate(items) if _holds(item, body)), None)
        numbers = [number for item in items[:2] if (number := _post_number(item)) is not None]
        if len(numbers) == 2 and numbers[0] + 1 == numbers[1]:
            return items[1:] if numbers[0] <= 1 else items
        if body[0] >= body[1] or holder is None:
            return items
        if any(self.view.heading(line) for line in self.view.above(items[0].element.start, CLOSE)):
            return items
        if holder > 0:
            return items if len(items) > 3 else []
        return items[1:] if len(items) > 3 and any(is_reply_control(text) for text in patterns) else []

    def head_only(self, items: list[Item]) -> bool:
        """Tell whether most boxes hold no more than a header: the line with the time, and two short ones."""
        bare = sum(
            len(item.lines) <= 3
            and _words(item) <= 16
            and not any(len(line.text.split()) > 5 and line.index not in self.stamped for line in item.lines)
            for item in items
            if item.lines
        )
        return bare >= MOST_BARE * len(items)

    def _weigh(self, items: list[Item], patterns: frozenset[str], marked: bool, timeless: bool) -> float:
        low = min(item.element.start for item in items)
        high = max(item.element.end for item in items)
        if (
            marked
            and self.body_start < self.body_end
            and any(_holds(item, (self.body_start, self.body_end)) for item in items)
        ):
            return 0.0
        good = timed = named = controls = replies = linked = titled = 0
        for item in items:
            time, author = self._is_timed(item), _has_author(self.view.document, item)
            asks = any(_asks_reply(line) for line in item.lines[-6:])
            control = asks or any(self._is_control(line, patterns) for line in item.lines[-5:])
            words = [line for line in item.lines if line.index not in self.stamped]
            heavy = sum(len(line.text) * line.linked for line in words) > 0.6 * sum(len(line.text) for line in words)
            timed, named, controls, replies, linked = (
                timed + time, named + author, controls + control, replies + asks, linked + heavy
            )  # fmt: skip
            titled += not marked and is_teaser(self.view, item)
            good += _words(item) >= 2 and (time or author) and not (heavy and not control)
        full = len(items)
        if good < 0.5 * full or (not marked and (linked > 0.5 * full or titled > 0.4 * full)):
            return 0.0
        if marked:
            return good * SAYS_SO
        headed = any(self.view.heading(line) for line in self.view.above(low, HEAD_NEAR)) or _holder_says(
            self.view.document, items[0].element
        )
        formed = any(form_heading(line.text) for line in self.view.below(high, FORM_NEAR))
        nested = any(one.element.end < two.element.end for one, two in zip(items[1:], items, strict=False))
        if not timeless and (not timed or (timed < 0.4 * full and named < 0.6 * full)):
            return 0.0
        numbered = sum(_post_number(item) is not None for item in items) > 0.7 * full
        spoken = sum(_is_spoken(item) for item in items)
        inside = self._in_body(items, low)
        if inside and not (headed or formed or numbered or max(replies, spoken) >= 0.5 * full):
            return 0.0
        told = headed or formed or numbered or max(controls, spoken) >= 0.5 * full or (nested and replies > 0)
        above = self.view.above(low, CLOSE)
        titled_else = any(self.view.titled(line) for line in above if line.span.start >= self.body_end)
        alone = full >= ALONE and min(timed, named, good) == full and not (linked or inside)
        alone = alone and (spoken > 0 or not titled_else)
        if not (told or alone) or sum(len(line.text) for item in items for line in item.lines) < 10 * full:
            return 0.0
        return good * (1.0 if headed or formed else 0.8 if told else 0.5) * (1.0 if full > 1 else 0.9)

    def _is_timed(self, item: Item) -> bool:
        near = [*item.lines[:6], *item.lines[-4:]]
        return any(line.index in self.stamped for line in near) or _has_time(self.view.document, item)

    def _is_control(self, line: Line, patterns: frozenset[str]) -> bool:
        """Tell whether the line is a control: by its words, or one of the thread's own that leads to no other page."""
        if len(line.text) <= 2 or is_control(line.text):
            return len(line.text) > 2
        return line.linked > 0.5 and pattern_of(line.text) in patterns and self._acts_here(line)

    def _acts_here(self, line: Line) -> bool:
        index = line.home
        for _ in range(3):
            if index < 0:
                return False
            row = self.view.document.elements[index]
            if row.tag in ("a", "button"):
                address = row.attributes.get("href", "#").lower()
                return any(sign in address for sign in ("#", "reply", "omment", "javascript:"))
            index = row.parent
        return False

    def _in_body(self, items: list[Item], low: int) -> bool:
        """Tell whether most boxes stand in what was taken for the report."""
        inside = sum(self.body_start <= item.element.start < self.body_end for item in items)
        return inside > 0.2 * len(items) or low <= self.body_start < self.body_end


def _asks_reply(line: Line) -> bool:
    """Tell whether the line is a control to answer, be it with the name of whom ("NAME reply")."""
    if is_reply_control(line.text):
        return True
    words = line.text.split()
    return line.linked > 0.5 and 1 < len(words) <= 10 and is_reply_control(words[-1])


def _holds(item: Item, place: tuple[int, int]) -> bool:
    return item.element.start <= place[0] and place[1] <= item.element.end


def _is_spoken(item: Item) -> bool:
    """Tell whether a box opens with a header that only an answer has: a verb of saying, or whom it answers."""
    told = header_line(item.lines[0].text) if len(item.lines[0].text) <= LONGEST_HEADER else None
    return told is not None and (told.said or told.answers is not None) and told.words_at == len(item.lines[0].text)


def _post_number(item: Item) -> int | None:
    """Return the number that a forum prints in the header of a post ("#12"), or None."""
    for line in item.lines[:14]:
        if line.text.startswith("#") and line.text[1:].isdecimal() and len(line.text) < 8:
            return int(line.text[1:])
    return None


def _words(item: Item) -> int:
    return sum(len(line.text.split()) for line in item.lines)


def says_comments(row: Element) -> bool:
    """Tell whether the element's class or id says that it holds readers' answers."""
    if not row.attributes:
        return False
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
    if len(head) <= 60 and not ends_sentence(head):
        return True
    told = header_line(head) if len(head) <= LONGEST_HEADER else None
    if told is not None and (told.time is not None or told.said):
        return True
    return SIGNED.match(item.lines[-1].text) is not None


def is_author_mark(row: Element) -> bool:
    """Tell whether the element is marked as holding an author's name."""
    if not row.attributes:
        return False
    if row.attributes.get("rel") == "author" or row.attributes.get("itemprop") in ("author", "creator"):
        return True
    if row.attributes.get("itemprop") == "name" and row.tag not in HEADINGS:
        return True
    return bool(AUTHORISH.search(row.attributes.get("class", "")[:200]))
