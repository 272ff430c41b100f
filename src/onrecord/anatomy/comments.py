"""Comments of an HTML thread: from containers to author, time, words, number and parent."""

import re
from dataclasses import dataclass

from onrecord.anatomy.commentparts import (
    cleaned_author,
    is_control,
    printed_number,
    printed_votes,
    read_head,
    removal_notice,
    reply_target,
)
from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.lines import Line
from onrecord.anatomy.numbering import numbered
from onrecord.anatomy.sheet import Sheet
from onrecord.anatomy.threads import Item, is_author_mark
from onrecord.anatomy.times import RELATIVE, find_time, looks_like_time, resolve
from onrecord.records import BlockKind, Comment, Evidence, Span

__all__ = ["label_thread"]

DEPTH_CLASS = re.compile(r"^(?:depth|level|lvl|indent)[-_]?(\d{1,3})$", re.IGNORECASE)
DEPTH_NAMES = ("data-depth", "data-level", "aria-level", "indent", "data-indent", "level")
INDENT_STYLE = re.compile(r"(?:margin|padding)-left\s*:\s*(\d{1,4})(?:\.\d+)?\s*(?:px|em|rem|%)", re.IGNORECASE)
INLINE = frozenset(
    {"b", "strong", "cite", "span", "a", "em", "i", "h3", "h4", "h5", "h6", "p", "div", "font", "dt", "u"}
)
LONGEST_HEAD = 160


@dataclass(slots=True)
class _Draft:
    item: Item
    head: list[Line]
    body: list[Line]
    rest: list[Line]
    number: str | None = None
    author: str | None = None
    published: str | None = None
    printed_time: str | None = None
    votes: int | None = None
    body_start: int = 0


def label_thread(
    document: Document, lines: list[Line], items: list[Item], sheet: Sheet, language: str | None
) -> tuple[list[Comment], list[Evidence]]:
    """Label the comments of `items` on `sheet` and return them in text order, with notes on those without words."""
    notes: list[Evidence] = []
    drafts: list[_Draft] = []
    for item in items:
        draft = _draft(document, lines, item, language)
        if draft is None:
            notes.append(Evidence(code="comment:no-words", text=item.lines[0].text[:80], span=item.lines[0].span))
        else:
            drafts.append(draft)
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


def _draft(document: Document, lines: list[Line], item: Item, language: str | None) -> _Draft | None:
    own = item.lines
    pieces = _pieces(document, item)
    head, body, rest = _split(own, lines, pieces)
    if not body:
        return None
    draft = _Draft(item, head, body, rest, body_start=body[0].span.start)
    if not head:
        _read_inline(draft, pieces)
    for line in [*head, *rest]:
        _read_head_line(draft, line)
    end = head[-1].span.end if head else draft.body_start
    spare: list[str] = []
    outer = {row.parent for row in pieces}
    for row in pieces:
        text = document.text[row.start : row.end]
        if row.start >= end and not (row.tag == "time" and any(line.span.holds(row.span) for line in rest)):
            continue
        if row.tag == "time" or (draft.printed_time is None and len(text) <= 60 and looks_like_time(text)):
            if draft.printed_time is None or row.tag == "time":
                draft.printed_time = text
                stamp = row.attributes.get("datetime") or row.attributes.get("title") or text
                draft.published = resolve(stamp, language) or resolve(text, language)
        elif draft.author is None and is_author_mark(row):
            draft.author = cleaned_author(_before_time(text))
        elif (
            row.index not in outer
            and len(text) <= 60
            and not printed_number(text)
            and not is_control(text)
            and row.tag in INLINE
        ):
            spare.append(text)
    if draft.author is None:
        draft.author = next((name for text in spare if (name := cleaned_author(_before_time(text)))), None)
    if draft.author is None:
        draft.author = next(
            (
                name
                for line in head
                if not printed_number(line.text) and (name := cleaned_author(_before_time(line.text)))
            ),
            None,
        )
    return draft


def _pieces(document: Document, item: Item) -> list[Element]:
    """Return the container's elements that hold text of its own lines, in document order."""
    starts = {line.span.start: line.span.end for line in item.lines}
    low, high = item.lines[0].span.start, item.lines[-1].span.end
    out: list[Element] = []
    last = max([item.last, *(row.index for row in item.extra)])
    for index in range(item.element.index, min(last, item.element.index + 400) + 1):
        row = document.elements[index]
        if low <= row.start < row.end <= high and row.end - row.start <= LONGEST_HEAD and not row.hidden:
            out.append(row)
    return out if starts else []


def _split(own: list[Line], lines: list[Line], pieces: list[Element]) -> tuple[list[Line], list[Line], list[Line]]:
    """Return the header lines, the lines of the comment's words, and the controls around them."""
    marked = {row.start for row in pieces if is_author_mark(row)}
    head: list[Line] = []
    rest: list[Line] = []
    at = 0
    named = False
    if len(own) == 1 and removal_notice(own[0].text):
        return [], own, []
    while at < len(own) - 1 or (at < len(own) and is_control(own[at].text)):
        line = own[at]
        timed = len(line.text) <= LONGEST_HEAD and looks_like_time(line.text) and not _is_sentence(line.text)
        author = any(start in marked for start in range(line.span.start, min(line.span.end, line.span.start + 40)))
        if timed or printed_number(line.text) or (author and len(line.text) <= LONGEST_HEAD):
            named = named or author or _has_name(line.text)
        elif is_control(line.text) or re.fullmatch(r"(?:says|said|wrote|schreibt|dit)\s*:?", line.text):
            pass
        elif not named and len(line.text) <= 60 and not line.text.endswith((".", "!", "?", "…")) and at < 3:
            named = True
        else:
            break
        head.append(line)
        at += 1
    body: list[Line] = []
    for line in own[at:]:
        if body and any(not row.hidden for row in lines[body[-1].index + 1 : line.index]):
            break
        body.append(line)
    rest.extend(own[at + len(body) :])
    while body and (is_control(body[-1].text) or (len(body) > 1 and _is_footer(body[-1]))):
        rest.insert(0, body.pop())
    while body and is_control(body[0].text) and len(body) > 1:
        head.append(body.pop(0))
    if not body and head and not any(is_control(line.text) for line in head[-1:]):
        body = [head.pop()]
    return head, body, rest


def _is_sentence(text: str) -> bool:
    return len(text) > 60 and text.rstrip().endswith((".", "!", "?")) and not text.rstrip().endswith(".m.")


def _has_name(text: str) -> bool:
    found = find_time(text)
    bare = text[: found[1]] + text[found[2] :] if found else RELATIVE.sub("", text)
    return sum(char.isalpha() for char in bare) > 2 and not re.fullmatch(
        r"\W*(?:posted|on|at|am|um|the|no)?\W*", bare, re.I
    )


def _is_footer(line: Line) -> bool:
    """Tell whether a last line is the comment's signature ("Posted by NAME on DATE") or its time."""
    return len(line.text) <= 100 and not _is_sentence(line.text) and (read_head(line.text) is not None or (
        find_time(line.text) is not None and line.linked > 0.5
    ))  # fmt: skip


def _read_inline(draft: _Draft, pieces: list[Element]) -> None:
    """Take an author printed on the line of the words themselves ("<b>Name</b>: words")."""
    first = draft.body[0]
    for row in pieces:
        lead = row.start == first.span.start and row.end < first.span.end and row.end - row.start <= 60
        if lead and (is_author_mark(row) or row.tag in ("b", "strong", "cite")):
            text = first.text[: row.end - row.start]
            name = cleaned_author(text)
            after = first.text[row.end - row.start :]
            match = re.match(rf"\s*(?:{'says|said|wrote|writes|schrieb|dit|dijo'})?\s*[:,–—-]\s*", after)
            if name and match and len(after) > match.end():
                draft.author = name.rstrip(":")
                draft.body_start = row.end + match.end()
            return


def _read_head_line(draft: _Draft, line: Line) -> None:
    if draft.number is None and line in draft.head:
        draft.number = printed_number(line.text)
        match = re.match(r"^(?:(?:no|nr|n°|#)\.?\s?)?(\d{1,4})[.)]\s+(?=\D)", line.text, re.IGNORECASE)
        if draft.number is None and match:
            draft.number = match.group(1)
    votes = printed_votes(line.text)
    if votes is not None and draft.votes is None:
        draft.votes = votes
        return
    head = read_head(line.text)
    if head is not None:
        name = re.sub(r"^\d{1,4}[.)]\s+", "", head.name)
        draft.author = draft.author or (cleaned_author(name) if head.form != "piped" else None)
        if head.rest and draft.printed_time is None:
            draft.printed_time = head.rest
            draft.published = resolve(head.rest)
    elif draft.printed_time is None and looks_like_time(line.text):
        found = find_time(line.text)
        relative = RELATIVE.search(line.text)
        if found:
            draft.printed_time, draft.published = line.text[found[1] : found[2]], found[0]
        elif relative:
            draft.printed_time = relative.group()


def _before_time(text: str) -> str:
    found = find_time(text)
    relative = RELATIVE.search(text)
    cut = min([len(text), *([found[1]] if found and found[1] else []), *([relative.start()] if relative else [])])
    return re.sub(r"\s+(?:on|at|am|um|le|el)$", "", text[:cut].rstrip(" ,|•·–—-("), flags=re.IGNORECASE)


def _printed(drafts: list[_Draft]) -> list[str | None]:
    """Return the printed numbers, or none at all where the page does not number every comment apart."""
    numbers = [draft.number for draft in drafts]
    if None in numbers or len(set(numbers)) < len(numbers):
        return [None] * len(drafts)
    return numbers


def _parents(document: Document, drafts: list[_Draft]) -> list[int | None]:
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
    depths = [_depth(document, draft.item) for draft in drafts]
    if len(set(depths)) > 1:
        stack = []
        for index, depth in enumerate(depths):
            while stack and depths[stack[-1]] >= depth:
                stack.pop()
            out[index] = stack[-1] if stack else None
            stack.append(index)
        return out
    places = {draft.number: index for index, draft in enumerate(drafts) if draft.number}
    for index, draft in enumerate(drafts):
        target = reply_target(draft.body[0].text)
        place = places.get(target) if target else None
        out[index] = place if place is not None and place < index else None
    return out


def _depth(document: Document, item: Item) -> int:
    """Return how far the comment is set in, by its own mark-up: a level, or the width of its margin."""
    for index in range(item.element.index, min(item.last, item.element.index + 8) + 1):
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
        if row.tag == "img" and row.start == item.lines[0].span.start and row.attributes.get("width", "").isdigit():
            return int(row.attributes["width"][:4])
    return 0
