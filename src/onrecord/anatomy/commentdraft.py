"""One comment of a thread: its container's lines as header, words and controls; author, time and votes read."""

import re
from dataclasses import dataclass

from onrecord.anatomy.commentparts import (
    answered_name,
    cleaned_author,
    is_control,
    printed_number,
    printed_votes,
    read_head,
    removal_notice,
)
from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.lines import Line
from onrecord.anatomy.threadboxes import Item, pattern_of
from onrecord.anatomy.threads import is_author_mark
from onrecord.anatomy.times import RELATIVE, find_time, looks_like_stamp, resolve, stamp_place

__all__ = ["Draft", "draft_comment"]

INLINE = frozenset(
    {"b", "strong", "cite", "span", "a", "em", "i", "h3", "h4", "h5", "h6", "p", "div", "font", "dt", "u"}
)
SAYS = re.compile(
    r"(?:says|said|wrote|writes|schreibt|schrieb|dit|a écrit|dijo|dice|scrive|napisał[a]?)\s*:?", re.IGNORECASE
)
DASHED = re.compile(r"^[–—-]\s?\w[^.!?:,]{1,40}$")
"""A name under a comment's words."""
LONGEST_HEAD = 160
"""Characters of a line that may be a comment's header."""


@dataclass(slots=True)
class Draft:
    """A comment as its container gives it, before it has a number and a parent."""

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
    answers: str | None = None
    """The name that it says it answers."""


def draft_comment(
    document: Document, lines: list[Line], item: Item, patterns: frozenset[str], language: str | None
) -> Draft | None:
    """Return the comment in the container `item`, or None where it has no words.

    `patterns` are the lines that most containers of the thread have (see `pattern_lines`): controls, not words.
    """
    own = item.lines
    pieces = _pieces(document, item)
    head, body, rest = _split(own, lines, pieces, patterns)
    if not body:
        return None
    draft = Draft(item, head, body, rest, body_start=body[0].span.start)
    if not head:
        _read_inline(draft, pieces)
    for line in [*head, *rest]:
        _read_head_line(draft, line)
        draft.answers = draft.answers or answered_name(line.text)
        if draft.author is None and line in rest and DASHED.match(line.text):
            draft.author = cleaned_author(line.text.strip(" –—-"))
    end = head[-1].span.end if head else draft.body_start
    spare: list[str] = []
    outer = {row.parent for row in pieces}
    for row in pieces:
        text = document.text[row.start : row.end]
        if row.start >= end and not (row.tag == "time" and any(line.span.holds(row.span) for line in rest)):
            continue
        if row.tag == "time" or (draft.printed_time is None and len(text) <= 60 and looks_like_stamp(text)):
            if draft.printed_time is None or row.tag == "time":
                draft.printed_time = text
                stamp = row.attributes.get("datetime") or row.attributes.get("title") or text
                draft.published = resolve(stamp, language) or resolve(text, language)
        elif draft.author is None and is_author_mark(row):
            draft.author = cleaned_author(_before_time(text.split("\n")[0]))
        elif (
            row.index not in outer
            and len(text) <= 60
            and not printed_number(text)
            and not is_control(text)
            and row.tag in INLINE
        ):
            spare.append(text.split("\n")[0])
    if draft.author is None:
        draft.author = next((name for line in head if (name := _piped(line.text))), None)
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


def _split(
    own: list[Line], lines: list[Line], pieces: list[Element], patterns: frozenset[str]
) -> tuple[list[Line], list[Line], list[Line]]:
    """Return the header lines, the lines of the comment's words, and the controls around them."""
    marked = {row.start for row in pieces if is_author_mark(row)}
    if len(own) == 1 and removal_notice(own[0].text):
        return [], own, []
    at = _head_length(own, marked, patterns)
    head = own[:at]
    body: list[Line] = []
    for line in own[at:]:
        if body and any(not row.hidden for row in lines[body[-1].index + 1 : line.index]):
            break
        body.append(line)
    rest = own[at + len(body) :]
    timed = any(looks_like_stamp(line.text) for line in head)
    while body and (_is_furniture(body[-1], patterns) or (len(body) > 1 and _is_footer(body[-1], timed))):
        rest.insert(0, body.pop())
    if len(body) > 1 and not head and any(_is_stamp_alone(line.text) for line in rest) and DASHED.match(body[-1].text):
        rest.insert(0, body.pop())
    while body and _is_furniture(body[0], patterns) and len(body) > 1:
        head.append(body.pop(0))
    if not body and head and not any(_is_furniture(line, patterns) for line in head[-1:]):
        body = [head.pop()]
    return head, body, rest


def _is_furniture(line: Line, patterns: frozenset[str]) -> bool:
    """Tell whether the line is a control, by its words or because the thread's other comments have it too."""
    return is_control(line.text) or (bool(patterns) and len(line.text) <= 60 and pattern_of(line.text) in patterns)


def _head_length(own: list[Line], marked: set[int], patterns: frozenset[str]) -> int:
    """Return how many of the first lines are the header: author, time, number, controls, what the page says of them."""
    named = timed = _is_signed(own)
    at = 0
    while at < len(own) - 1 or (at < len(own) and is_control(own[at].text)):
        line = own[at]
        text = line.text
        stamp = len(text) <= LONGEST_HEAD and looks_like_stamp(text) and not _is_sentence(text)
        author = any(start in marked for start in range(line.span.start, min(line.span.end, line.span.start + 40)))
        short = len(text) <= 60 and not text.endswith((".", "!", "?", "…"))
        if stamp and not (timed and named):
            timed = True
            named = named or author or _has_name(text)
        elif (author and not (named and timed) and len(text) <= LONGEST_HEAD) or (
            not timed and (printed_number(text) or text.isdigit())
        ):
            named = named or author
        elif is_control(text) or answered_name(text) or SAYS.fullmatch(text):
            pass
        elif (named or at >= 3) and _is_furniture(line, patterns):
            pass
        elif not named and short and at < 3:
            named = True
        elif not timed and short and at < 6 and any(_is_stamp_alone(row.text) for row in own[at + 1 : at + 4]):
            pass
        else:
            break
        at += 1
    return at


def _is_signed(own: list[Line]) -> bool:
    """Tell whether author and time stand under the words and not above them."""
    tail = [line for line in own if not is_control(line.text)][-1:]
    if not tail or tail[0] is own[0] or any(looks_like_stamp(line.text) for line in own[:2] if line is not tail[0]):
        return False
    return _is_signature(tail[0].text)


def _is_signature(text: str) -> bool:
    place = stamp_place(text)
    if len(text) > 100 or place is None or place[1] < len(text.rstrip(" .)")) - 2:
        return False
    return 0 < len(text[: place[0]].split()) <= 7 and _has_name(text)


def _is_stamp_alone(text: str) -> bool:
    return len(text) <= 80 and looks_like_stamp(text) and not _has_name(text)


def _is_sentence(text: str) -> bool:
    return len(text) > 60 and text.rstrip().endswith((".", "!", "?")) and not text.rstrip().endswith(".m.")


def _has_name(text: str) -> bool:
    place = stamp_place(text)
    bare = text[: place[0]] + text[place[1] :] if place else text
    if is_control(bare.strip()):
        return False
    return sum(char.isalpha() for char in bare) > 2 and not re.fullmatch(
        r"\W*(?:posted|on|at|am|um|the|no|uhr|mon|tue|wed|thu|fri|sat|sun|gmt|utc)?\W*", bare, re.I
    )


def _is_footer(line: Line, timed: bool) -> bool:
    """Tell whether a last line is the comment's signature ("Posted by NAME on DATE") or its time."""
    text = line.text
    if len(text) > 100 or _is_sentence(text):
        return False
    if read_head(text) is not None or (find_time(text) is not None and line.linked > 0.5):
        return True
    return not timed and (_is_signature(text) or _is_stamp_alone(text))


def _read_inline(draft: Draft, pieces: list[Element]) -> None:
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


def _read_head_line(draft: Draft, line: Line) -> None:
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
    elif draft.printed_time is None and looks_like_stamp(line.text):
        found = find_time(line.text)
        relative = RELATIVE.search(line.text)
        if found:
            draft.printed_time, draft.published = line.text[found[1] : found[2]], found[0]
        elif relative:
            draft.printed_time = relative.group()
        else:
            draft.printed_time = line.text if len(line.text) <= 40 else None
        if draft.author is None and line in draft.rest and _is_signature(line.text):
            draft.author = cleaned_author(_before_time(line.text))


def _piped(text: str) -> str | None:
    """Return the name of a header line that gives a name, a rule and a time ("NAME | DATE"), or None."""
    head = read_head(text)
    return cleaned_author(head.name) if head is not None and head.form == "piped" else None


def _before_time(text: str) -> str:
    place = stamp_place(text[:LONGEST_HEAD])
    cut = place[0] if place and place[0] else len(text)
    return re.sub(r"\s+(?:on|at|am|um|le|el)$", "", text[:cut].rstrip(" ,|•·–—-("), flags=re.IGNORECASE)
