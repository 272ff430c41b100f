"""Comment threads in text dumps: headers such as "1. NAME said:", nested by indentation and bullets."""

import re
from dataclasses import dataclass

from onrecord.anatomy.commentdraft import Draft
from onrecord.anatomy.commentparts import (
    CommentHead,
    cleaned_author,
    is_control,
    printed_votes,
    read_head,
    removal_notice,
    reply_target,
)
from onrecord.anatomy.furniture import furniture_heading
from onrecord.anatomy.lines import Line
from onrecord.anatomy.numbering import numbered
from onrecord.anatomy.sheet import Sheet
from onrecord.anatomy.threadwords import thread_heading
from onrecord.anatomy.times import RELATIVE, find_time, looks_like_time, resolve
from onrecord.records import BlockKind, Comment, Span

__all__ = ["Head", "find_heads", "label_dump_records", "label_dump_thread"]

NUMBERED = re.compile(r"^(?:no\.?\s|#)?(?P<number>\d{1,4}(?:\.\d{1,4}){0,6})\s?[.):]\s*(?P<rest>\S.*)$", re.IGNORECASE)
BULLETED = re.compile(r"^(?P<bullet>[•◦▪‣·*>»↳–—-]{1,6})\s+(?P<rest>\S.*)$")
ENDS = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")


@dataclass(slots=True)
class Head:
    """The line that opens one comment."""

    line: Line
    number: str | None
    bullet: str
    author: str | None
    time: str
    form: str
    lines: int = 1


def find_heads(lines: list[Line]) -> list[Head]:
    """Return the comments' opening lines in text order, empty where the page has no thread.

    A numbered or bulleted opening stands for itself. A plain one ("NAME said:", "NAME | DATE") counts under a
    heading of a thread, among numbered ones, or where several are followed by a control such as "Reply".
    """
    heads = [head for at in range(len(lines)) if (head := _head(lines, at)) is not None]
    if any(head.form == "said" for head in heads):
        # A signature and a date at a comment's end look like a name above its time; one page has one sort of header.
        heads = [head for head in heads if head.form != "stacked"]
    strong = [head for head in heads if head.number or head.bullet]
    dated = [head for head in heads if head.form != "said"]
    heading = next(
        (line.index for line in lines if line.index > 2 and thread_heading(line.text) and not ENDS.search(line.text)),
        None,
    )
    controls = sum(1 for line in lines if is_control(line.text) and len(line.text) > 3)
    if strong:
        first = strong[0].line.index
    elif heading is not None and any(head.line.index > heading for head in heads):
        first = heading
    elif len(heads) >= 2 and controls >= len(heads) / 2:
        first = heads[0].line.index
    elif len(dated) >= 2 and dated[0].line.index > 4:
        first = dated[0].line.index
    else:
        return []
    kept = [head for head in heads if head.line.index >= first]
    if strong and not any(head.number for head in strong) and len(strong) < 2 and heading is None:
        return []
    return kept


def _head(lines: list[Line], at: int) -> Head | None:
    line = lines[at]
    if len(line.text) > 170 or at == 0:
        return None
    number, bullet, rest = None, "", line.text
    match = NUMBERED.match(line.text) or BULLETED.match(line.text)
    if match:
        number = match.groupdict().get("number")
        bullet = match.groupdict().get("bullet") or ""
        rest = match["rest"]
    found: CommentHead | None = read_head(rest)
    if found is not None and not (bullet.strip("–—-") == "" and bullet and found.form == "said" and len(rest) > 60):
        return Head(line, number, bullet, cleaned_author(found.name), found.rest, found.form)
    return _stacked(lines, at, number, bullet, rest)


def _stacked(lines: list[Line], at: int, number: str | None, bullet: str, rest: str) -> Head | None:
    """Return the head made of a name on one line and a time alone on the next."""
    if at + 2 >= len(lines) or lines[at + 1].gap != 1 or len(rest) > 50 or ENDS.search(rest) or is_control(rest):
        return None
    under = lines[at + 1].text
    if len(under) > 60 or not _only_time(under) or not (number or bullet or lines[at].gap > 1):
        return None
    if furniture_heading(rest) or looks_like_time(rest) or re.search(r"\b(?:posted|published|by)\b", rest, re.I):
        return None
    return Head(lines[at], number, bullet, cleaned_author(rest), under, "stacked", 2)


def _only_time(text: str) -> bool:
    found = find_time(text)
    bare = text[: found[1]] + text[found[2] :] if found else RELATIVE.sub("", text) if RELATIVE.search(text) else text
    return sum(char.isalpha() for char in bare) <= 4


def label_dump_records(drafts: list[Draft], sheet: Sheet, text: str) -> list[Comment]:
    """Label the comments read from a dump's repeating lines and return them; all answer the page."""
    out: list[Comment] = []
    numbers = numbered([None] * len(drafts), [None] * len(drafts))
    for draft, number in zip(drafts, numbers, strict=True):
        body = sheet.trim(draft.body_start, draft.body[-1].span.end)
        if not sheet.label(body, BlockKind.COMMENT, "thread-lines"):
            continue
        if draft.head:
            end = min(draft.head[-1].span.end, body.start)
            sheet.label(Span(draft.head[0].span.start, end), BlockKind.COMMENT_HEADER, "thread-lines")
        for line in draft.rest:
            sheet.label(line.span, BlockKind.FURNITURE, "comment-control")
        out.append(
            Comment(
                number=number,
                parent=None,
                author=draft.author,
                body=body,
                published=draft.published or (resolve(draft.printed_time) if draft.printed_time else None),
                printed_time=draft.printed_time,
                votes=draft.votes,
                removed=removal_notice(body.of(text)),
            )
        )
    return out


def label_dump_thread(lines: list[Line], heads: list[Head], sheet: Sheet, text: str) -> tuple[list[Comment], int]:
    """Label the comments and return them with the index of the first line after the thread."""
    parents = _parents(heads)
    starts = [head.line.index for head in heads]
    bodies: list[Span | None] = []
    times: list[tuple[str | None, int | None]] = []
    after = len(lines)
    for at, head in enumerate(heads):
        end = starts[at + 1] if at + 1 < len(heads) else len(lines)
        own, header_end, votes, stop = _own_lines(lines, head, end)
        if at + 1 == len(heads):
            after = stop
        sheet.label(Span(head.line.span.start, header_end), BlockKind.COMMENT_HEADER, "thread")
        body = sheet.trim(own[0].span.start, own[-1].span.end) if own else None
        bodies.append(body if body and sheet.label(body, BlockKind.COMMENT, "thread") else None)
        printed = head.time or (lines[head.line.index + 1].text if header_end > head.line.span.end else None)
        times.append((printed or None, votes))
    numbers = numbered(parents, [head.number for head in heads])
    places = {number: at for at, number in enumerate(numbers)}
    out: list[Comment] = []
    for at, (head, body) in enumerate(zip(heads, bodies, strict=True)):
        if body is None:
            continue
        printed, votes = times[at]
        parent = parents[at]
        target = reply_target(body.of(text)) if parent is None and not any(p is not None for p in parents) else None
        if target is not None and places.get(target, at) < at:
            parent = places[target]
        out.append(
            Comment(
                number=numbers[at],
                parent=numbers[parent] if parent is not None else None,
                author=head.author,
                body=body,
                published=resolve(printed) if printed else None,
                printed_time=printed,
                votes=votes,
                removed=removal_notice(body.of(text)),
            )
        )
    return out, after


def _own_lines(lines: list[Line], head: Head, end: int) -> tuple[list[Line], int, int | None, int]:
    """Return a comment's lines, where its header ends, its votes, and the line at which it stops."""
    at = head.line.index + head.lines
    header_end = lines[at - 1].span.end
    votes: int | None = None
    while at < end - 1 and not head.time and len(lines[at].text) <= 60 and _only_time(lines[at].text):
        if not looks_like_time(lines[at].text):
            break
        header_end = lines[at].span.end
        at += 1
    inset = lines[at].indent if at < end else 0
    own: list[Line] = []
    stop = end
    for line in lines[at:end]:
        out = inset > 0 and line.indent < inset and line.indent <= head.line.indent
        if own and line.gap > 1 and (out or (inset == 0 and _is_furniture(line))):
            stop = line.index
            break
        own.append(line)
    while own and is_control(own[-1].text):
        shown = printed_votes(own[-1].text)
        votes = shown if shown is not None else votes
        own.pop()
    return own, header_end, votes, stop


def _is_furniture(line: Line) -> bool:
    return furniture_heading(line.text) and not ENDS.search(line.text) and len(line.text.split()) <= 7


def _parents(heads: list[Head]) -> list[int | None]:
    """Return each comment's parent by its printed number, else by how far its opening is set in."""
    out: list[int | None] = []
    stack: list[tuple[tuple[int, int], int]] = []
    places = {head.number: at for at, head in enumerate(heads) if head.number}
    for at, head in enumerate(heads):
        level = (head.line.indent, len(head.bullet) if not head.number else 0)
        while stack and stack[-1][0] >= level:
            stack.pop()
        by_indent = stack[-1][1] if stack else None
        above = places.get(head.number.rpartition(".")[0]) if head.number and "." in head.number else None
        if above is not None and above < at:
            by_indent = above
        elif head.number:
            by_indent = by_indent if head.line.indent > heads[0].line.indent + 1 else None
        out.append(by_indent)
        stack.append((level, at))
    return out
