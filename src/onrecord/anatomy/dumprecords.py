"""Comments in text dumps without numbers or bullets: told by the lines that repeat around printed times.

A browser's text of a thread is a row of names, times, words and controls. Where each comment's name stands, above its
time, on its line, or above the words with the time under them, is told from all of the thread at once.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from onrecord.anatomy.commentdraft import Draft, draft_comment
from onrecord.anatomy.commenthead import DEEPEST, LONGEST_HEAD, is_stamp_alone, layout_of
from onrecord.anatomy.commentparts import is_control, is_reply_control, printed_number
from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.dumpheads import BETWEEN
from onrecord.anatomy.furniture import furniture_heading
from onrecord.anatomy.headerline import header_line
from onrecord.anatomy.lines import Line
from onrecord.anatomy.stampgroups import stamp_lines
from onrecord.anatomy.threadboxes import Item, pattern_lines, pattern_of
from onrecord.anatomy.threadwords import counted, form_heading, heads_one, thread_heading
from onrecord.anatomy.times import resolve

__all__ = ["find_records"]

NAME = 60
MOST = 0.6
SKIPPED = 2
"""Controls that may stand between a name and its time."""
NEAR = 8
"""Lines between a thread's heading and its first comment."""
TRIED = 3
"""Stretches of lines that are read as a thread, the ones with the most openings."""
ALMOST = 0.7
"""Share of the most comments under any heading that a later heading must have to be the thread's own."""
MARGIN = 1.1
"""How much more often a name must follow a time than stand above it, where times stand under the words."""
OFTEN = 3
"""Times that a line stands in a page when it is no heading of a form."""


@dataclass(slots=True)
class _Region:
    """Where a thread may stand, and the comments' opening lines in it."""

    first: int
    last: int
    """Index of the first line after it."""
    heads: list[int]
    headed: Line | None


def find_records(document: Document, lines: list[Line]) -> list[Draft]:
    """Return the comments of a dump's thread in text order; empty where it has none. Linear in the lines."""
    stamps = stamp_lines(document, lines)
    if not stamps:
        return []
    seen = Counter(line.text for line in lines)
    forms = [line.index for line in lines if seen[line.text] < OFTEN and _is_form(line)]
    headings = [line.index for line in lines if line.index > 1 and _is_heading(line)]
    signed = _signed(lines, stamps, headings, forms)
    if signed:
        return signed
    found: list[tuple[_Region, list[Draft]]] = []
    above, below = _heads_above(lines, stamps), _heads_below(lines, stamps)
    for heads, other in ((above, below), (below, above)):
        regions = _regions(lines, headings, forms, heads)
        largest = sorted(regions, key=lambda region: (-len(region.heads), -region.first))[:TRIED]
        for region in sorted(largest, key=lambda region: region.first):
            rivals = [at for at in other if region.first <= at < region.last]
            pair = (rivals, region.heads) if heads is below else (region.heads, rivals)
            if (heads is below) != _times_below(lines, *pair):
                continue
            drafts = _drafted(document, lines, region)
            if _convinces(drafts, region):
                found.append((region, drafts))
    return _chosen(found)


def _chosen(found: list[tuple[_Region, list[Draft]]]) -> list[Draft]:
    """Return the comments under the heading that counts as many; else under the last that has most of them."""
    for region, drafts in found:
        if region.headed is not None and counted(region.headed.text) == len(drafts):
            return drafts
    most = max((len(drafts) for _, drafts in found), default=0)
    return next((drafts for _, drafts in reversed(found) if len(drafts) >= ALMOST * most), [])


def _times_below(lines: list[Line], above: list[int], below: list[int]) -> bool:
    """Tell whether times stand under the words, from what opens comments if they stand above and if they stand below.

    Controls end a comment: before a name that stands above its time, or after a time that stands last.
    """
    ends_above = sum(_ends(lines[at - 1]) for at in above[1:])
    ends_below = sum(_ends(lines[at - 1]) for at in below)
    if max(ends_above, ends_below) * 2 >= max(len(above), len(below)) and ends_above != ends_below:
        return ends_below > ends_above
    return sum(_is_name(lines[at]) for at in below) > MARGIN * len(above)


def _ends(line: Line) -> bool:
    """Tell whether a line is a control with a word or a count; a colon after a time is none."""
    return is_control(line.text) and any(char.isalnum() for char in line.text)


def _is_form(line: Line) -> bool:
    return form_heading(line.text) and not is_control(line.text)


def _is_heading(line: Line) -> bool:
    return thread_heading(line.text) and not is_control(line.text) and not line.text.endswith((".", "!", ","))


def _is_name(line: Line) -> bool:
    text = line.text
    initial = len(text) > 1 and text.endswith(".") and len(text.split()[-1]) <= 3
    return (
        len(text) <= NAME
        and len(text.split()) <= 6
        and any(char.isalnum() for char in text)
        and (initial or not text.endswith((".", "!", "?", "…", ",", ";")))
        and not is_control(text)
        and not is_stamp_alone(text)
        and not _is_form(line)
    )


def _signed(lines: list[Line], stamps: list[Line], headings: list[int], forms: list[int]) -> list[Draft]:
    """Return the comments under a heading that each end in a line with a name and a time ("— NAME, TIME")."""
    ends = [line.index for line in stamps if _is_signing(line)]
    for heading in headings[: -TRIED - 1 : -1]:
        last = next((form for form in forms if form > heading), len(lines))
        own = [at for at in ends if heading < at < last]
        starts = [heading + 1, *(at + 1 for at in own[:-1])]
        drafts = [_signed_draft(lines[start : at + 1]) for start, at in zip(starts, own, strict=False)]
        kept = [draft for draft in drafts if draft is not None]
        after = lines[own[-1] + 1] if own and own[-1] + 1 < last else None
        # A header above words reads the same from the second comment on: there words follow the last of them.
        ended = after is None or after.gap > 1 or is_control(after.text)
        if len(own) > 1 and len(kept) == len(own) and ended and own[0] - heading <= DEEPEST:
            return kept
    return []


def _is_signing(line: Line) -> bool:
    found = header_line(line.text) if len(line.text) <= LONGEST_HEAD else None
    return found is not None and found.time is not None and found.words_at == len(line.text)


def _signed_draft(rows: list[Line]) -> Draft | None:
    """Return the comment whose last line signs it, controls before it aside; None where it has no words."""
    while rows and is_control(rows[0].text):
        rows = rows[1:]
    found = header_line(rows[-1].text) if len(rows) > 1 else None
    if found is None or found.time is None:
        return None
    time = rows[-1].text[slice(*found.time)]
    return Draft(
        _item(rows),
        [],
        rows[:-1],
        rows[-1:],
        number=found.number,
        author=found.author,
        published=resolve(time),
        printed_time=time,
        body_start=rows[0].span.start,
        answers=found.answers,
    )


def _badges(lines: list[Line], stamps: list[Line]) -> frozenset[str]:
    """Return what stands between names and times in most comments, the same in several ("Subscriber")."""
    alone = [line.index for line in stamps if line.index > 1 and is_stamp_alone(line.text)]
    between = [at for at in alone if lines[at].gap == lines[at - 1].gap == 1 and _is_name(lines[at - 2])]
    counts = Counter(lines[at - 1].text for at in between)
    out = frozenset(text for text, count in counts.items() if count > 1)
    names = {lines[at - 2].text for at in between if lines[at - 1].text in out}
    held = sum(counts[text] for text in sorted(out))
    return out if len(names) > len(out) and held >= MOST * len(alone) else frozenset()


def _heads_above(lines: list[Line], stamps: list[Line]) -> list[int]:
    """Return the lines that open comments whose time stands above their words, with the name or under it."""
    out: list[int] = []
    badges = _badges(lines, stamps)
    for line in stamps:
        at = line.index
        if is_stamp_alone(line.text):
            at -= 1
            while at > line.index - SKIPPED and at > 0 and is_control(lines[at].text):
                at -= 1
            if at < 1 or not _is_name(lines[at]):
                continue
            if _is_initials(lines[at - 1].text, lines[at].text):
                at -= 1
            if lines[at].text in badges and _is_name(lines[at - 1]):
                at -= 1
            if printed_number(lines[at - 1].text):
                at -= 1
        if not out or at > out[-1]:
            out.append(at)
    return out


def _is_initials(text: str, name: str) -> bool:
    return len(text) <= 2 and text == text.upper() and text[:1] == name[:1].upper()


def _heads_below(lines: list[Line], stamps: list[Line]) -> list[int]:
    """Return the lines that open comments whose time stands under their words: the next name after each time."""
    out: list[int] = []
    for line in stamps:
        at = line.index + 1
        while at < len(lines) and is_control(lines[at].text):
            at += 1
        if at < len(lines):
            out.append(at)
    return out


def _regions(lines: list[Line], headings: list[int], forms: list[int], heads: list[int]) -> list[_Region]:
    """Return the stretches of lines that may be a thread: from each heading with an opening soon after, to a form."""
    out: list[_Region] = []
    ends = [form for form in forms if heads and form > heads[0]]
    for place, heading in enumerate(headings):
        first = bisect_right(heads, heading)
        if first == len(heads) or heads[first] - heading > NEAR:
            continue
        if place + 1 < len(headings) and headings[place + 1] < heads[first]:
            continue
        if sum(len(line.text) for line in lines[heading + 1 : heads[first]]) > BETWEEN:
            continue
        at = bisect_right(ends, heads[first])
        last = ends[at] if at < len(ends) else len(lines)
        out.append(_Region(heading + 1, last, heads[first : bisect_left(heads, last)], lines[heading]))
        if len(out) > NEAR:
            break
    if heads and not out:
        last = next((form for form in forms if form > heads[0]), len(lines))
        out.append(_Region(heads[0], last, [at for at in heads if at < last], None))
    return out


def _drafted(document: Document, lines: list[Line], region: _Region) -> list[Draft]:
    bounds = [*region.heads, region.last]
    first = next((at for at in range(region.first, bounds[0]) if _is_name(lines[at])), None)
    items = [_item(lines[start:end]) for start, end in pairwise(bounds) if start < end]
    if first is not None and any(is_stamp_alone(line.text) for line in lines[first : bounds[0]][1:]):
        items.insert(0, _item(lines[first : bounds[0]]))
    patterns = pattern_lines(items)
    if items:
        items[-1].lines = _cut(items[-1].lines, patterns, items)
    layout = layout_of(items, patterns)
    drafts = [draft_comment(document, lines, item, layout, None) for item in items if item.lines]
    return [draft for draft in drafts if draft is not None]


def _item(lines: list[Line]) -> Item:
    start, end = lines[0].span.start, lines[-1].span.end
    return Item(Element(0, -1, "", {}, start, end, hidden=False, nth=1), 0, lines)


def _cut(lines: list[Line], patterns: frozenset[str], items: list[Item]) -> list[Line]:
    """Return the last comment's lines without what follows it: from the control that ends the others, or a heading."""
    ends = Counter(pattern_of(item.lines[-1].text) for item in items[:-1] if item.lines)
    closing = {key for key, count in ends.items() if count >= MOST * (len(items) - 1) and key in patterns}
    for at, line in enumerate(lines[1:], 1):
        if pattern_of(line.text) in closing or (len(items) < OFTEN and is_reply_control(line.text)):
            return lines[: at + 1]
        if at > 1 and line.gap > 1 and (furniture_heading(line.text) or thread_heading(line.text)):
            return lines[:at]
    longest = max((len(item.lines) for item in items[:-1]), default=DEEPEST)
    return lines[: max(longest, 3)]


def _convinces(drafts: list[Draft], region: _Region) -> bool:
    """Tell whether the drafts read as readers' comments: names and times in most, and a heading or controls."""
    full = len(drafts)
    named = sum(draft.author is not None for draft in drafts)
    timed = sum(draft.printed_time is not None for draft in drafts)
    asks = sum(any(is_reply_control(line.text) for line in [*draft.rest, *draft.head]) for draft in drafts)
    if not full or named < MOST * full or timed < MOST * full:
        return False
    if region.headed is None:
        return full > 1 and asks >= 0.5 * full
    return full > 1 or asks > 0 or heads_one(region.headed.text)
