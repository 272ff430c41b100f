"""Comment threads in text dumps: their openings' bodies, and who answers whom by numbers, insets, bullets and names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.anatomy.commentdraft import Draft
from onrecord.anatomy.commentparts import is_control, printed_votes, removal_notice, reply_target
from onrecord.anatomy.dumpheads import Head, find_heads, only_time
from onrecord.anatomy.furniture import furniture_heading
from onrecord.anatomy.headerline import answered_number
from onrecord.anatomy.lines import Line
from onrecord.anatomy.numbering import numbered
from onrecord.anatomy.sheet import Sheet
from onrecord.anatomy.threadwords import form_heading
from onrecord.anatomy.times import looks_like_time, resolve
from onrecord.records import BlockKind, Comment, Span

__all__ = ["Head", "find_heads", "label_dump_records", "label_dump_thread"]

ENDS = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
LONGEST_TIME = 60


def label_dump_records(drafts: list[Draft], sheet: Sheet, text: str) -> list[Comment]:
    """Label the comments read from a dump's repeating lines and return them, nested by inset or by whom they answer."""
    out: list[Comment] = []
    printed = [draft.number for draft in drafts]
    told = printed if None not in printed and len(set(printed)) == len(printed) else [None] * len(drafts)
    parents = _by_inset([draft.item.lines[0].indent for draft in drafts])
    answers = [draft.answers or reply_target(draft.body[0].text) for draft in drafts]
    parents = _with_answers(parents, answers, told, [draft.author for draft in drafts])
    numbers = numbered(parents, told)
    for draft, parent, number in zip(drafts, parents, numbers, strict=True):
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
                parent=numbers[parent] if parent is not None else None,
                author=draft.author,
                body=body,
                published=draft.published or (resolve(draft.printed_time) if draft.printed_time else None),
                printed_time=draft.printed_time,
                votes=draft.votes,
                removed=removal_notice(body.of(text)),
            )
        )
    return out


@dataclass(slots=True)
class _Own:
    """What belongs to one opening: its comment's lines, where its header ends, its time and votes."""

    lines: list[Line]
    header_end: int
    time: str | None
    votes: int | None
    stop: int
    """The first line that is none of the comment's."""


def label_dump_thread(lines: list[Line], heads: list[Head], sheet: Sheet, text: str) -> tuple[list[Comment], int]:
    """Label the comments and return them with the index of the first line after the thread."""
    starts = [head.line.index for head in heads]
    owns: list[_Own] = []
    bodies: list[Span | None] = []
    for at, head in enumerate(heads):
        own = _own_lines(lines, head, starts[at + 1] if at + 1 < len(heads) else len(lines))
        owns.append(own)
        sheet.label(Span(head.line.span.start, own.header_end), BlockKind.COMMENT_HEADER, "thread")
        start = head.words_at if head.words_at >= 0 else own.lines[0].span.start if own.lines else -1
        end = own.lines[-1].span.end if own.lines else head.line.span.end
        body = sheet.trim(start, end) if 0 <= start < end else None
        bodies.append(body if body and sheet.label(body, BlockKind.COMMENT, "thread") else None)
    answers = [
        head.answers or (reply_target(body.of(text)) if body else None)
        for head, body in zip(heads, bodies, strict=True)
    ]
    printed = [head.number for head in heads]
    parents = _with_answers(_parents(heads), answers, printed, [head.author for head in heads])
    numbers = numbered(parents, printed)
    out: list[Comment] = []
    for at, (head, body, own) in enumerate(zip(heads, bodies, owns, strict=True)):
        if body is None:
            continue
        parent = parents[at]
        out.append(
            Comment(
                number=numbers[at],
                parent=numbers[parent] if parent is not None else None,
                author=head.author,
                body=body,
                published=resolve(own.time) if own.time else None,
                printed_time=own.time,
                votes=own.votes,
                removed=removal_notice(body.of(text)),
            )
        )
    return out, owns[-1].stop if owns else len(lines)


def _own_lines(lines: list[Line], head: Head, end: int) -> _Own:
    """Return what stands from an opening to the next one, or to what ends the thread."""
    at = head.line.index + head.lines
    header_end = lines[at - 1].span.end if head.words_at < 0 else head.words_at
    time = head.time or None
    while at < end - 1 and not head.time and head.words_at < 0 and _is_time(lines[at]):
        header_end = lines[at].span.end
        time = time or lines[at].text
        at += 1
    inset = lines[at].indent if at < end else 0
    own: list[Line] = []
    stop = end
    for line in lines[at:end]:
        out = inset > 0 and line.indent < inset and line.indent <= head.line.indent
        ended = out or (inset == 0 and _is_furniture(line))
        if (own or head.words_at >= 0) and line.gap > 1 and (ended or form_heading(line.text)):
            stop = line.index
            break
        own.append(line)
    votes: int | None = None
    while own and is_control(own[-1].text):
        shown = printed_votes(own[-1].text)
        votes = shown if shown is not None else votes
        own.pop()
    return _Own(own, header_end, time, votes, stop)


def _is_time(line: Line) -> bool:
    return len(line.text) <= LONGEST_TIME and only_time(line.text) and looks_like_time(line.text)


def _is_furniture(line: Line) -> bool:
    return furniture_heading(line.text) and not ENDS.search(line.text) and len(line.text.split()) <= 7


def _by_inset(insets: list[int]) -> list[int | None]:
    """Return for each inset the last one before it that is smaller; none at all where the first is not the smallest."""
    out: list[int | None] = [None] * len(insets)
    if not insets or insets[0] > min(insets):
        return out
    stack: list[int] = []
    for at, inset in enumerate(insets):
        while stack and insets[stack[-1]] >= inset:
            stack.pop()
        out[at] = stack[-1] if stack else None
        stack.append(at)
    return out


def _with_answers(
    parents: list[int | None], answers: list[str | None], printed: Sequence[str | None], authors: list[str | None]
) -> list[int | None]:
    """Return the parents, told by the number or name that each comment answers where nothing else nests the thread."""
    if any(parent is not None for parent in parents):
        return parents
    places = {number: at for at, number in enumerate(printed) if number}
    if not places:
        places = {str(at + 1): at for at in range(len(answers))}
    named: dict[str, int] = {}
    out: list[int | None] = []
    for at, (target, author) in enumerate(zip(answers, authors, strict=True)):
        number = answered_number(target) if target else None
        place = places.get(number) if number else named.get(target.casefold()) if target else None
        out.append(place if place is not None and place < at else None)
        if author:
            named[author.casefold()] = at
    return out


def _parents(heads: list[Head]) -> list[int | None]:
    """Return each comment's parent by its printed number, else by how far its opening is set in."""
    out: list[int | None] = []
    stack: list[tuple[tuple[int, int], int]] = []
    places = {head.number: at for at, head in enumerate(heads) if head.number}
    for at, head in enumerate(heads):
        level = (head.line.indent, head.bullet if not head.number else 0)
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
