"""Which lines of a comment's box are its header, which its words, and which its controls."""

import re
from dataclasses import dataclass

from onrecord.anatomy.commentparts import (
    answered_name,
    ends_sentence,
    is_answer_note,
    is_control,
    is_edit_note,
    is_reaction_note,
    printed_number,
    read_head,
    removal_notice,
)
from onrecord.anatomy.lines import Line
from onrecord.anatomy.threadboxes import Item, pattern_of
from onrecord.anatomy.times import find_time, looks_like_stamp, stamp_place

__all__ = ["LONGEST_HEAD", "SIGNED", "Layout", "is_signature", "is_stamp_alone", "layout_of", "split_lines"]

SAYS = re.compile(
    r"(?:says|said|wrote|writes|schreibt|schrieb|sagt|meint|dit|a écrit|dijo|dice|scrive|napisał[a]?)\s*:?",
    re.IGNORECASE,
)
SIGNED = re.compile(r"^[–—-]\s?\w[^.!?:,]{1,40}(?:\s[^\W\d_]\.)?$")
"""A name under a comment's words."""
LONGEST_HEAD = 160
"""Characters of a line that may be a comment's header."""
SHORT = 60
DEEPEST = 14
"""Lines of a header above its time: forums print rank, place and number of posts there."""
MOST = 0.6


@dataclass(frozen=True, slots=True)
class Layout:
    """What most comments of one thread have in common."""

    patterns: frozenset[str] = frozenset()
    """The lines that most of them have (see `pattern_lines`): the page's own, and no reader's words."""
    time_first: bool = False
    """The time stands above the words, after short lines alone."""
    time_last: bool = False
    """The time stands below the words."""
    signed: bool = False
    """A dash and a name stand under the words, and no time anywhere."""
    name_first: bool = False
    """A name stands above the time, or on its line."""

    def furniture(self, line: Line) -> bool:
        """Tell whether the line is a control, by its words or because the thread's other comments have it too."""
        text = line.text
        if is_control(text) or is_reaction_note(text) or is_answer_note(text):
            return True
        return bool(self.patterns) and len(text) <= SHORT and pattern_of(text) in self.patterns


def layout_of(items: list[Item], patterns: frozenset[str]) -> Layout:
    """Return where the comments in `items` print their times: above their words or below, as most of them do."""
    first = last = full = named = 0
    bare = Layout(patterns)
    for item in items:
        at = next((at for at, line in enumerate(item.lines) if _is_time(line)), None)
        if at is None:
            continue
        full += 1
        named += at > 0 or _has_name(item.lines[at].text)
        above = item.lines[:at]
        after = [line for line in item.lines[at + 1 :] if not bare.furniture(line)]
        first += bool(after) and at <= DEEPEST and all(len(line.text) <= SHORT for line in above)
        least = 1 if is_signature(item.lines[at].text) else 2
        last += not after and sum(not bare.furniture(line) for line in above) >= least
    if not full:
        ends = [[line for line in item.lines if not bare.furniture(line)][-1:] for item in items]
        signed = sum(
            bool(end and len(item.lines) > 1 and SIGNED.match(end[0].text))
            for end, item in zip(ends, items, strict=True)
        )
        return Layout(patterns, signed=signed > 1 and signed >= MOST * len(items))
    most = MOST * max(full, 1)
    several = full > 1
    return Layout(
        patterns,
        time_first=first >= most and several,
        time_last=last >= most and several,
        name_first=named >= most and several,
    )


def _is_time(line: Line) -> bool:
    return len(line.text) <= 100 and looks_like_stamp(line.text) and not _is_sentence(line.text)


def split_lines(
    own: list[Line], lines: list[Line], marked: set[int], layout: Layout
) -> tuple[list[Line], list[Line], list[Line]]:
    """Return the header lines, the lines of the comment's words, and the controls around them.

    `marked` is where elements marked as authors start; `lines` are all of the page.
    """
    if len(own) == 1 and removal_notice(own[0].text):
        return [], own, []
    at = _with_words(own, _head_length(own, marked, layout), layout)
    head = own[:at]
    body: list[Line] = []
    for line in own[at:]:
        if body and any(not row.hidden for row in lines[body[-1].index + 1 : line.index]):
            break
        body.append(line)
    rest = own[at + len(body) :]
    timed = any(looks_like_stamp(line.text) for line in head)
    while body and (layout.furniture(body[-1]) or (len(body) > 1 and _is_footer(body[-1], timed))):
        rest.insert(0, body.pop())
    bare = not any(any(char.isalpha() for char in line.text) for line in head)
    ended = layout.signed or any(is_stamp_alone(line.text) for line in rest)
    if len(body) > 1 and bare and ended and SIGNED.match(body[-1].text):
        rest.insert(0, body.pop())
    while body and layout.furniture(body[0]) and len(body) > 1:
        head.append(body.pop(0))
    if not body and head and not any(layout.furniture(line) for line in head[-1:]):
        body = [head.pop()]
    return head, body, rest


def _with_words(own: list[Line], at: int, layout: Layout) -> int:
    """Return how many lines the header has, where else no words are left: "NAME", one short line, "DATE"."""
    if any(not layout.furniture(line) and not is_stamp_alone(line.text) for line in own[at:]):
        return at
    said = [place for place, line in enumerate(own[:at]) if not (layout.furniture(line) or is_stamp_alone(line.text))]
    last = said[-1] if len(said) > 1 else 0
    return last if last and not printed_number(own[last].text) and read_head(own[last].text) is None else at


def _head_length(own: list[Line], marked: set[int], layout: Layout) -> int:
    """Return how many of the first lines are the header: author, time, number, controls, what the page says of them."""
    named = timed = _is_signed(own) or layout.signed
    at = 0
    if layout.time_first:
        time = next((place for place, line in enumerate(own[: DEEPEST + 1]) if _is_time(line)), None)
        if time is not None and all(len(line.text) <= LONGEST_HEAD for line in own[:time]) and time + 1 < len(own):
            at, named, timed = time + 1, layout.name_first or time > 0 or _has_name(own[time].text), True
    elif layout.time_last:
        timed = True
    while at < len(own) - 1 or (at < len(own) and is_control(own[at].text)):
        line = own[at]
        text = line.text
        stamp = len(text) <= LONGEST_HEAD and looks_like_stamp(text) and not _is_sentence(text)
        author = any(start in marked for start in range(line.span.start, min(line.span.end, line.span.start + 40)))
        ahead = at + 1 < len(own) and is_stamp_alone(own[at + 1].text)
        short = len(text) <= SHORT and (ahead or not ends_sentence(text))
        if stamp and not (timed and named):
            timed = True
            named = named or author or _has_name(text)
        elif (author and not (named and timed) and len(text) <= LONGEST_HEAD) or (
            not timed and (printed_number(text) or text.isdigit())
        ):
            named = named or author
        elif (
            is_control(text)
            or answered_name(text)
            or is_answer_note(text)
            or SAYS.fullmatch(text)
            or (timed and is_edit_note(text))
            or (timed and text.startswith("#") and printed_number(text))
            or ((named or at >= 3 or _is_label(own, at, layout)) and layout.furniture(line))
        ):
            pass
        elif not named and short and at < 3:
            named = True
        elif not timed and short and at < 6 and any(is_stamp_alone(row.text) for row in own[at + 1 : at + 4]):
            pass
        else:
            break
        at += 1
    return at


def _is_label(own: list[Line], at: int, layout: Layout) -> bool:
    """Tell whether the line before a name is one that most boxes have ("Guest"), and the next one is not."""
    if at + 2 >= len(own) or not layout.patterns:
        return False
    after = own[at + 1]
    return len(after.text) <= SHORT and not ends_sentence(after.text) and not layout.furniture(after)


def _is_signed(own: list[Line]) -> bool:
    """Tell whether author and time stand under the words and not above them."""
    tail = [line for line in own if not is_control(line.text)][-1:]
    if not tail or tail[0] is own[0] or any(looks_like_stamp(line.text) for line in own[:2] if line is not tail[0]):
        return False
    return is_signature(tail[0].text)


def is_signature(text: str) -> bool:
    """Tell whether a line is a name and then a time, and no more: what stands under a comment's words."""
    place = stamp_place(text)
    if len(text) > 100 or place is None or place[1] < len(text.rstrip(" .)")) - 2:
        return False
    return 0 < len(text[: place[0]].split()) <= 7 and _has_name(text)


def is_stamp_alone(text: str) -> bool:
    """Tell whether a line is a time and no more."""
    return len(text) <= 80 and looks_like_stamp(text) and not _has_name(text)


def _is_sentence(text: str) -> bool:
    return len(text) > SHORT and text.rstrip().endswith((".", "!", "?")) and not text.rstrip().endswith(".m.")


def _has_name(text: str) -> bool:
    place = stamp_place(text)
    bare = text[: place[0]] + text[place[1] :] if place else text
    if is_control(bare.strip()):
        return False
    return sum(char.isalpha() for char in bare) > 2 and not re.fullmatch(
        r"\W*(?:(?:posted|written|sent|on|at|am|um|the|no|uhr|mon|tue|wed|thu|fri|sat|sun|gmt|utc)\b\W*)*", bare, re.I
    )


def _is_footer(line: Line, timed: bool) -> bool:
    """Tell whether a last line is the comment's signature ("Posted by NAME on DATE") or its time."""
    text = line.text
    if len(text) > 100 or _is_sentence(text):
        return False
    if read_head(text) is not None or (find_time(text) is not None and line.linked > 0.5):
        return True
    return not timed and (is_signature(text) or is_stamp_alone(text))
