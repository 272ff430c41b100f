"""The lines that open comments in a text dump: "1. NAME said:", "* NAME (TIME): words", "NAME, TIME, re #1"."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from onrecord.anatomy.commenthead import is_stamp_alone
from onrecord.anatomy.commentparts import cleaned_author, is_control, is_reply_control
from onrecord.anatomy.furniture import furniture_heading
from onrecord.anatomy.headerline import HeaderLine, header_line, is_name
from onrecord.anatomy.lines import Line
from onrecord.anatomy.threadwords import form_heading, heads_one, thread_heading
from onrecord.anatomy.times import RELATIVE, find_time, looks_like_time

__all__ = ["BETWEEN", "Head", "find_heads", "only_time"]

NUMBERED = re.compile(r"^(?:no\.?\s|#)?(?P<number>\d{1,4}(?:\.\d{1,4}){0,6})\s?[.):]\s+(?P<rest>\S.*)$", re.IGNORECASE)
BULLETED = re.compile(r"^(?P<bullet>[•◦▪‣·*>»↳–—-]{1,6})\s+(?P<rest>\S.*)$")
ENDS = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
LONGEST = 170
"""Characters of an opening with no words of the comment on its line."""
NEAR = 8
"""Lines between a thread's heading and its first comment."""
HEADINGS_TRIED = 8
MUCH_LATER = 0.99
"""Share of the openings under an earlier heading that a later one must have to be the thread's own."""
BETWEEN = 300
"""Characters between a thread's heading and its first comment: more is a report."""
FEWEST = {"inline": 2, "colon": 3, "named": 2}
"""Openings of each weak form that make a thread."""
MOST = 0.6
"""Share of the lines from the first weak opening to the last that must be openings, controls aside."""


@dataclass(slots=True)
class Head:
    """The line that opens one comment."""

    line: Line
    number: str | None
    bullet: int
    """How many bullets stand before it."""
    author: str | None
    time: str
    form: str
    lines: int = 1
    answers: str | None = None
    """The number or name of the comment that it says it answers."""
    words_at: int = -1
    """Where on the line the comment's words start; -1 where they stand on lines of their own."""


def find_heads(lines: list[Line]) -> list[Head]:
    """Return the comments' opening lines in text order, empty where the page has no thread.

    A numbered or bulleted opening stands for itself. A plain one ("NAME said:", "NAME | DATE") counts under a
    heading of a thread, among numbered ones, or where several are followed by a control such as "Reply". Weak ones
    ("NAME: words", a name alone above words and a control) count only where all under a heading are so.
    """
    found = [head for at in range(len(lines)) if (head := _head(lines, at)) is not None]
    kept = _firm([head for head in found if head.form not in FEWEST], lines)
    if len(kept) > 1:
        return kept
    headings = [line.index for line in lines if line.index > 1 and _is_heading(line)]
    for heading in headings[: -HEADINGS_TRIED - 1 : -1]:
        weak = _weak(lines, found, heading) or _named(lines, heading)
        if len(weak) > len(kept):
            return weak
    return kept


def _firm(heads: list[Head], lines: list[Line]) -> list[Head]:
    """Return the openings of one thread: numbered by themselves, else under a heading or with controls to answer."""
    if any(head.form == "said" for head in heads):
        # A signature and a date at a comment's end look like a name above its time; one page has one sort of header.
        heads = [head for head in heads if head.form != "stacked"]
    strong = [head for head in heads if (head.number or head.bullet) and head.form == "said"]
    if not any(head.number for head in strong) and len(strong) < 2:
        strong = _counted(heads)
    if strong:
        return [head for head in heads if head.line.index >= strong[0].line.index]
    places = [head.line.index for head in heads]
    controls = [line.index for line in lines if is_reply_control(line.text)]
    best: list[Head] = []
    for line in lines[2:]:
        if not _is_heading(line):
            continue
        first = bisect_left(places, line.index)
        if first == len(places) or places[first] - line.index > NEAR:
            continue
        if sum(len(row.text) for row in lines[line.index + 1 : places[first]]) > BETWEEN:
            continue
        under = heads[first:]
        enough = len(under) > 1 or heads_one(line.text) or any(at > places[first] for at in controls)
        if enough and len(under) > len(best) * MUCH_LATER:
            best = under
    if not best and len(heads) > 1 and sum(at > places[0] for at in controls) * 2 >= len(heads):
        best = heads
    return best


def _counted(heads: list[Head]) -> list[Head]:
    """Return the openings whose numbers are counted up from one, where there are several."""
    numbers = [(head, head.number.partition(".")[0]) for head in heads if head.number]
    whole = [int(number) for _, number in numbers]
    steps = sum(two - one in (0, 1) for one, two in pairwise(whole))
    return [head for head, _ in numbers] if steps and steps == len(whole) - 1 and whole[0] <= 1 else []


def _is_heading(line: Line) -> bool:
    if is_control(line.text) or form_heading(line.text):
        return False
    return thread_heading(line.text) and (not ENDS.search(line.text) or line.text.endswith(":"))


def _head(lines: list[Line], at: int) -> Head | None:
    line = lines[at]
    if at == 0:
        return None
    found = header_line(line.text)
    told = _told(line, found) if found is not None else None
    if told is not None or len(line.text) > LONGEST:
        return told
    match = NUMBERED.match(line.text) or BULLETED.match(line.text)
    number = match.groupdict().get("number") if match else None
    bullet = len(match.groupdict().get("bullet") or "") if match else 0
    return _stacked(lines, at, number, bullet, match["rest"] if match else line.text)


def _told(line: Line, found: HeaderLine) -> Head | None:
    """Return the head that a line is by itself; its form says how much else it needs."""
    inline = found.words_at < len(line.text)
    marked = bool(found.number or found.bullets)
    if found.time is not None:
        form = "timed" if marked or not inline else "inline"
    elif found.said:
        form = "said" if not inline and (not found.bullets or found.number or len(line.text) <= 60) else "colon"
    elif inline or line.text.endswith(":"):
        form = "colon"
    elif found.answers is not None:
        form = "timed"
    else:
        return None
    time = line.text[slice(*found.time)] if found.time is not None else ""
    words_at = line.span.start + found.words_at if inline else -1
    return Head(line, found.number, found.bullets, found.author, time, form, 1, found.answers, words_at)


def _stacked(lines: list[Line], at: int, number: str | None, bullet: int, rest: str) -> Head | None:
    """Return the head made of a name on one line and a time alone on the next."""
    if at + 2 >= len(lines) or lines[at + 1].gap != 1 or len(rest) > 50 or ENDS.search(rest) or is_control(rest):
        return None
    under = lines[at + 1].text
    if len(under) > 60 or not is_stamp_alone(under) or not (number or bullet or lines[at].gap > 1):
        return None
    if furniture_heading(rest) or looks_like_time(rest) or re.search(r"\b(?:posted|published|by)\b", rest, re.I):
        return None
    return Head(lines[at], number, bullet, cleaned_author(rest), under, "stacked", 2)


def only_time(text: str) -> bool:
    """Tell whether a line is a time, with a few letters at most beside it."""
    found = find_time(text)
    bare = text[: found[1]] + text[found[2] :] if found else RELATIVE.sub("", text) if RELATIVE.search(text) else text
    return sum(char.isalpha() for char in bare) <= 4


def _weak(lines: list[Line], found: list[Head], heading: int) -> list[Head]:
    """Return the openings of one weak form under a heading, where they are most of what stands there."""
    places = [head.line.index for head in found]
    rows = [head for head in found[bisect_left(places, heading + 1) :] if head.form in FEWEST]
    if not rows or rows[0].line.index - heading > NEAR:
        return []
    form = max(Counter(head.form for head in rows).items(), key=lambda pair: (pair[1], pair[0]))[0]
    last = next((at for at in range(heading + 1, len(lines)) if form_heading(lines[at].text)), len(lines))
    rows = [head for head in rows if head.form == form and head.line.index < last]
    if len(rows) < FEWEST[form]:
        return []
    between = lines[rows[0].line.index : rows[-1].line.index + 1]
    return rows if len(rows) >= MOST * sum(not is_control(line.text) for line in between) else []


def _named(lines: list[Line], heading: int) -> list[Head]:
    """Return the names that stand alone, each after what ends the comment before it: a control to answer."""
    out: list[Head] = []
    open_at = heading + 1
    for at in range(heading + 1, len(lines)):
        if form_heading(lines[at].text) and not is_control(lines[at].text):
            break
        if not is_reply_control(lines[at].text):
            continue
        if at - open_at > 1:
            line = lines[open_at]
            if not is_name(line.text):
                break
            out.append(Head(line, None, 0, cleaned_author(line.text), "", "named"))
        open_at = at + 1
        while open_at < len(lines) and is_control(lines[open_at].text):
            open_at += 1
    return out if len(out) >= FEWEST["named"] else []
