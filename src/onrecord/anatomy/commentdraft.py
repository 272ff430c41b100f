"""One comment of a thread: its container's lines as header, words and controls; author, time and votes read."""

import re
from dataclasses import dataclass

from onrecord.anatomy.commenthead import LONGEST_HEAD, SIGNED, Layout, is_signature, is_stamp_alone, split_lines
from onrecord.anatomy.commentparts import (
    answered_name,
    cleaned_author,
    is_control,
    name_before_verb,
    printed_number,
    printed_votes,
    read_head,
    reply_target,
)
from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.headerline import before_time, header_line, is_name
from onrecord.anatomy.lines import Line
from onrecord.anatomy.threadboxes import Item, pattern_of
from onrecord.anatomy.threads import is_author_mark
from onrecord.anatomy.times import RELATIVE, find_time, looks_like_stamp, resolve, stamp_place

__all__ = ["Draft", "draft_comment"]

INLINE = frozenset(
    {"b", "strong", "cite", "span", "a", "em", "i", "h3", "h4", "h5", "h6", "p", "div", "font", "dt", "u"}
)
MOST_PIECES = 400
LONGEST_NAME = 60


@dataclass(slots=True)
class Draft:
    """A comment as its container gives it, before it has a number and a parent."""

    item: Item
    head: list[Line]
    body: list[Line]
    rest: list[Line]
    number: str | None = None
    author: str | None = None
    author_at: int = -1
    """Index of the element that gave the author; -1 where a line alone did."""
    published: str | None = None
    printed_time: str | None = None
    votes: int | None = None
    body_start: int = 0
    answers: str | None = None
    """The number or the name of the comment that it says it answers."""


def draft_comment(
    document: Document, lines: list[Line], item: Item, layout: Layout, language: str | None
) -> Draft | None:
    """Return the comment in the container `item`, or None where it has no words."""
    pieces = _pieces(document, item)
    marked = {row.start for row in pieces if is_author_mark(row)}
    head, body, rest = split_lines(item.lines, lines, marked, layout)
    if not body:
        return None
    draft = Draft(item, head, body, rest, body_start=body[0].span.start)
    if not head:
        _read_inline(draft, pieces)
    outside = [row for row in pieces if _in_lines(row, head) or (row.tag == "time" and _in_lines(row, rest))]
    _read_time(draft, document, outside, language)
    for line in [*head, *rest]:
        if line in head:
            _read_header(draft, line)
        _read_head_line(draft, line)
        draft.answers = draft.answers or answered_name(line.text) or (reply_target(line.text) if line in head else None)
        if draft.author is None and line in rest and SIGNED.match(line.text):
            draft.author = cleaned_author(line.text.strip(" –—-"))
    for row in outside:
        draft.answers = draft.answers or answered_name(document.text[row.start : row.end])
    _read_author(draft, document, outside, layout)
    _leave_named_controls(draft)
    return draft


def _pieces(document: Document, item: Item) -> list[Element]:
    """Return the container's elements that hold text of its own lines, in document order; none in a text dump."""
    if not document.elements:
        return []
    low, high = item.lines[0].span.start, item.lines[-1].span.end
    out: list[Element] = []
    last = max([item.last, *(row.index for row in item.extra)])
    for index in range(item.element.index, min(last, item.element.index + MOST_PIECES) + 1):
        row = document.elements[index]
        if row.start >= high:
            break
        if low <= row.start < row.end <= high and row.end - row.start <= LONGEST_HEAD and not row.hidden:
            out.append(row)
    return out


def _in_lines(row: Element, lines: list[Line]) -> bool:
    return bool(lines) and lines[0].span.start <= row.start < lines[-1].span.end


def _read_time(draft: Draft, document: Document, pieces: list[Element], language: str | None) -> None:
    """Take the time of the first `time` element, else of the first element that holds a time and no more."""
    chosen = next((row for row in pieces if row.tag == "time"), None)
    if chosen is None:
        chosen = next(
            (
                row
                for row in pieces
                if row.end - row.start <= LONGEST_NAME and is_stamp_alone(document.text[row.start : row.end])
            ),
            None,
        )
    if chosen is None:
        return
    text = document.text[chosen.start : chosen.end].split("\n")[0]
    draft.printed_time = text
    stamp = chosen.attributes.get("datetime") or chosen.attributes.get("title") or text
    draft.published = resolve(stamp, language) or resolve(text, language)


def _read_author(draft: Draft, document: Document, pieces: list[Element], layout: Layout) -> None:
    """Take the author of an element marked as one, else of the first short element or line of the header."""
    if draft.author is None:
        lines = draft.head if any(char.isalpha() for line in draft.head for char in line.text) else draft.rest
        draft.author = next((name for line in lines if (name := _piped(line.text))), None)
    outer = {row.parent for row in pieces}
    marked: list[tuple[str, int]] = []
    named: list[tuple[str, int]] = []
    for row in pieces:
        text = document.text[row.start : row.end].split("\n")[0]
        if not _in_lines(row, draft.head) or row.tag == "time" or len(text) > LONGEST_HEAD:
            continue
        if is_author_mark(row):
            inner = next((one for one in pieces if one.parent == row.index and is_author_mark(one)), row)
            name = cleaned_author(_before_time(document.text[inner.start : inner.end].split("\n")[0]))
            if name and not name_before_verb(text):
                marked.append((name, row.index))
        if row.index not in outer and len(text) <= LONGEST_NAME and row.tag in INLINE:
            name = None if printed_number(text) or is_stamp_alone(text) else cleaned_author(_before_time(text))
            if name:
                named.append((name, row.index))
    bare = _before_badge(draft, pieces)
    if bare is not None and named and named[0][0] != bare:
        named.insert(0, (bare, -1))
    own = [row for row in named if pattern_of(row[0]) not in layout.patterns]
    known = [(draft.author, -1)] if draft.author is not None else own or named
    for name, index in _without_initials(marked or known, [*marked, *named]):
        draft.author, draft.author_at = name, index
        return
    texts = [line.text for line in draft.head if not printed_number(line.text)]
    names = [(name, -1) for text in texts if (name := cleaned_author(_before_time(text)))]
    for name, _ in _without_initials(names, names):
        draft.author = name
        return


def _before_badge(draft: Draft, pieces: list[Element]) -> str | None:
    """Return the name that opens the header outside all elements, before one that says something of it; else None."""
    line = next((line for line in draft.head if not printed_number(line.text)), None)
    if line is None:
        return None
    low, high = line.span
    inner = [row.start for row in pieces if low <= row.start < row.end <= high and row.end - row.start < high - low]
    if not inner or min(inner) == low:
        return None
    name = cleaned_author(line.text[: min(inner) - low].strip(" ,|•·–—-("))
    return name if name is not None and is_name(name) and not is_stamp_alone(name) else None


def _without_initials(names: list[tuple[str, int]], all_of_them: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return the names, or where the first is the letters that stand for a picture, those after it."""
    first = names[0][0] if names else ""
    if not 0 < len(first) <= 2 or first != first.upper():
        return names
    return [row for row in all_of_them if len(row[0]) > len(first) and row[0][0].upper() == first[0]] or names


def _leave_named_controls(draft: Draft) -> None:
    """Take a last line such as "Reply to NAME" out of the words, its author's name being the only other word."""
    while draft.author and len(draft.body) > 1:
        text = draft.body[-1].text
        bare = text.replace(draft.author, " ").strip()
        if bare == text.strip() or not bare or not is_control(bare):
            return
        draft.rest.insert(0, draft.body.pop())


def _read_inline(draft: Draft, pieces: list[Element]) -> None:
    """Take an author printed on the line of the words themselves ("<b>Name</b>: words")."""
    first = draft.body[0]
    for row in pieces:
        lead = row.start == first.span.start and row.end < first.span.end and row.end - row.start <= LONGEST_NAME
        if lead and (is_author_mark(row) or row.tag in ("b", "strong", "cite")):
            text = first.text[: row.end - row.start]
            name = cleaned_author(text)
            after = first.text[row.end - row.start :]
            match = re.match(rf"\s*(?:{'says|said|wrote|writes|schrieb|dit|dijo'})?\s*[:,–—-]\s*", after)
            if name and match and len(after) > match.end():
                draft.author = name.rstrip(":")
                draft.body_start = row.end + match.end()
            return


def _read_header(draft: Draft, line: Line) -> None:
    """Take all that one line tells where it also has a number or whom it answers: those are no part of a name."""
    found = header_line(line.text) if len(line.text) <= LONGEST_HEAD else None
    if found is None or found.words_at < len(line.text) or not (found.number or found.answers):
        return
    draft.number = draft.number or found.number
    draft.answers = draft.answers or found.answers
    draft.author = draft.author or found.author
    if found.time and draft.printed_time is None:
        draft.printed_time = line.text[slice(*found.time)]
        draft.published = resolve(draft.printed_time)


def _read_head_line(draft: Draft, line: Line) -> None:
    if line in draft.head and (draft.number is None or line.text.startswith("#")):
        draft.number = printed_number(line.text) or draft.number
        match = re.match(r"^(?:(?:no|nr|n°|#)\.?\s?)?(\d{1,4})[.)]\s+(?=\D)", line.text, re.IGNORECASE)
        if draft.number is None and match and stamp_place(line.text[:40]) is None:
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
    elif draft.printed_time is None and looks_like_stamp(line.text):
        found = find_time(line.text)
        relative = RELATIVE.search(line.text)
        place = stamp_place(line.text)
        if found:
            draft.printed_time, draft.published = line.text[found[1] : found[2]], found[0]
        elif relative:
            draft.printed_time = relative.group()
        elif place:
            draft.printed_time = line.text[place[0] :] if len(line.text) <= 40 else line.text[place[0] : place[1]]
        if draft.author is None and line in draft.rest and is_signature(line.text):
            draft.author = cleaned_author(_before_time(line.text))


def _piped(text: str) -> str | None:
    """Return the name of a header line that gives a name, a rule and a time ("NAME | DATE"), or None."""
    head = read_head(text)
    return cleaned_author(head.name) if head is not None and head.form == "piped" else None


def _before_time(text: str) -> str:
    place = stamp_place(text[:LONGEST_HEAD])
    return text if place is None or place[0] == 0 else before_time(text[: place[0]])
