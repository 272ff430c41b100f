"""Threads told by their lines: headers of one make, one after the other, where no boxes part the comments."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.anatomy.commentdraft import Draft
from onrecord.anatomy.commenthead import is_stamp_alone
from onrecord.anatomy.commentparts import is_control, printed_votes, removal_notice
from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.headerline import HeaderLine, header_line, is_name
from onrecord.anatomy.lines import Cue, Line
from onrecord.anatomy.threadboxes import Item, View
from onrecord.anatomy.threadwords import form_heading
from onrecord.anatomy.times import resolve, stamp_place
from onrecord.records import Span

__all__ = ["line_thread"]

LEADS = frozenset({"b", "strong", "cite", "a", "span", "em", "i", "u", "h3", "h4", "h5", "h6", "dt", "font", "th"})
"""Elements that set a name apart from the words that follow it on its line."""
INLINE = frozenset({"b", "strong", "cite", "a", "span", "em", "i", "u", "font"})
ASIDE = frozenset({"nav", "footer", "aside", "form", "select", "button", "menu"})
NEAR = 6
"""Lines between a thread's heading and its first header."""
HEADINGS_TRIED = 6
MOST = 0.8
"""Share of the headers in one stretch that must be of one make."""
LONGEST = 100
"""Characters of a header on a line of its own."""
HELD = 12
"""Elements around a line that are looked at."""
TALL = 2
"""How much longer than the others a last comment may be."""


@dataclass(frozen=True, slots=True)
class _Opening:
    """A line that opens a comment, and how it is made."""

    at: int
    """Place among the shown lines."""
    lines: int
    """Lines of the header that have none of the comment's words."""
    head: HeaderLine
    time: str | None
    make: tuple[str, ...]
    """What all headers of one thread share: their form, and the elements of line and name."""


def line_thread(view: View, body_end: int) -> list[Draft]:
    """Return the comments of the stretch of lines that reads most like a thread, in text order; none where none does.

    A stretch goes from a thread's heading to the next heading, form or aside. `body_end` bounds the report: without a
    heading only headers with a verb of saying count, after it. Linear in the lines, a fixed number of headings tried.
    """
    best: list[Draft] = []
    headings = [at for at, line in enumerate(view.shown) if len(line.text) <= LONGEST and view.heading(line)]
    for heading in headings[-HEADINGS_TRIED:]:
        # Most headings head no lines of headers: what follows is read on only where one stands close by.
        near = range(heading + 1, min(heading + 1 + NEAR, len(view.shown)))
        if any(_opening(view, at) is not None for at in near):
            drafts = _read(view, _openings(view, heading), heading)
            if len(drafts) > len(best):
                best = drafts
    if not best:
        said = [row for row in _openings(view, None, body_end) if row.head.said]
        best = _read(view, said, said[0].at - 1) if len(said) > 2 else []
    return best


def _openings(view: View, heading: int | None, place: int = 0) -> list[_Opening]:
    """Return the openings after a heading up to where its stretch ends; without one, those from `place` on."""
    if heading is not None:
        rows = range(heading + 1, _end(view, heading))
    else:
        first = bisect_left(view.starts, place)
        rows = range(first, len(view.shown))
    out: list[_Opening] = []
    for at in rows:
        if heading is None and not view.shown[at].text.endswith((":", "…")):
            continue
        found = _opening(view, at)
        if found is not None:
            out.append(found)
    return out


def _opening(view: View, at: int) -> _Opening | None:
    line = view.shown[at]
    if line.linked > 0.95 and len(line.text.split()) > 4:
        return None
    following = view.shown[at + 1] if at + 1 < len(view.shown) else None
    if len(line.text) <= LONGEST and following is not None and is_stamp_alone(following.text) and is_name(line.text):
        bare = HeaderLine(None, 0, line.text.rstrip(":"), None, None, len(line.text), said=False)
        place = stamp_place(following.text) or (0, len(following.text))
        return _Opening(
            at, 2, bare, following.text[slice(*place)], ("stacked", _tag(view, line), _tag(view, following))
        )
    head = header_line(line.text)
    if head is None or head.author is None:
        return None
    inline = head.words_at < len(line.text)
    lead = _lead(view, line, head.words_at)
    if head.time is not None:
        form = "timed"
    elif head.said:
        form = "said"
    elif inline and lead and line.text[: head.words_at].rstrip().endswith(":"):
        form = "colon"
    else:
        return None
    if not inline and len(line.text) > LONGEST:
        return None
    time = line.text[slice(*head.time)] if head.time else None
    return _Opening(at, 0 if inline else 1, head, time, (form, "inline" if inline else "", _tag(view, line), lead))


def _tag(view: View, line: Line) -> str:
    """Return the tag of the nearest element around the line that sets text apart from what is around it."""
    return view.document.elements[line.home].tag if line.home >= 0 else ""


def _lead(view: View, line: Line, until: int) -> str:
    """Return the tag of the element that opens the line and ends before the words, "" where there is none."""
    for row in view.starting(line.span.start, line.span.start + 1):
        if row.start < row.end <= line.span.start + until and row.tag in LEADS:
            return row.tag
    return ""


def _read(view: View, openings: list[_Opening], heading: int) -> list[Draft]:
    """Return the comments from the first of `openings` on, up to what ends the stretch; none where it convinces not."""
    end = _end(view, heading)
    rows = [row for row in openings if row.at < end]
    if not rows:
        return []
    makes = Counter(row.make for row in rows)
    make, count = max(makes.items(), key=lambda pair: (pair[1], pair[0]))
    rows = [row for row in rows if row.make == make]
    if count < 2 or rows[0].at - heading > NEAR:
        return []
    if make[0] == "colon" and count < 3:
        return []
    bounds = [row.at for row in rows]
    lengths = [two - one for one, two in pairwise(bounds)]
    last = min(end, bounds[-1] + max(TALL * max(lengths), 3))
    drafts = [_draft(view, row, stop) for row, stop in zip(rows, [*bounds[1:], last], strict=True)]
    kept = [draft for draft in drafts if draft is not None]
    words = {draft.body[0].text[draft.body_start - draft.body[0].span.start :] for draft in kept}
    linked = sum(draft.body[0].linked > 0.5 for draft in kept)
    if len(kept) < MOST * count or 2 * len(words) < len(kept) or linked > 0.3 * len(kept):
        return []
    return kept if count >= MOST * sum(makes.values()) or make[0] != "colon" else []


def _end(view: View, heading: int) -> int:
    """Return the first shown line after the heading that is no comment's: a form's, an aside's, another heading."""
    for at in range(heading + 2, len(view.shown)):
        line = view.shown[at]
        if line.cues & Cue.FORM and form_heading(line.text) and not is_control(line.text):
            return at
        if _aside(view, line):
            return at
        if (view.titled(line) or (view.heading(line) and at - heading > NEAR)) and _opening(view, at) is None:
            return at
    return len(view.shown)


def _aside(view: View, line: Line) -> bool:
    index = line.home
    for _ in range(HELD):
        if index < 0:
            return False
        row = view.document.elements[index]
        if row.tag in ASIDE:
            return True
        index = row.parent
    return False


def _draft(view: View, opening: _Opening, stop: int) -> Draft | None:
    """Return the comment from an opening to the line before `stop`, or None where it has no words."""
    line = view.shown[opening.at]
    head = view.shown[opening.at : opening.at + opening.lines]
    body = view.shown[opening.at + opening.lines : stop]
    if not opening.lines:
        body = view.shown[opening.at : stop]
    rest: list[Line] = []
    while len(body) > (0 if opening.lines else 1) and is_control(body[-1].text):
        rest.insert(0, body.pop())
    time = opening.time
    if time is None and len(body) > 1 and is_stamp_alone(body[-1].text):
        rest.insert(0, body.pop())
        time = rest[0].text
    if not body or (len(body) == 1 and is_control(body[0].text) and not removal_notice(body[0].text)):
        return None
    votes = next((count for row in rest if (count := printed_votes(row.text)) is not None), None)
    if time is None and len(body) == 1:
        time = _stamp_at_end(view, body)
    item = Item(_element(view.document, line), 0, [*head, *body, *rest])
    item.last = item.element.index - 1
    start = body[0].span.start if opening.lines else line.span.start + opening.head.words_at
    return Draft(
        item,
        head,
        body,
        rest,
        number=opening.head.number,
        author=opening.head.author,
        published=resolve(time) if time else None,
        printed_time=time,
        votes=votes,
        body_start=start,
        answers=opening.head.answers,
    )


def _stamp_at_end(view: View, body: list[Line]) -> str | None:
    """Take a time in an element of its own from the end of a comment's line; return it, None where there is none."""
    line = body[-1]
    for row in view.starting(line.span.start + 1, line.span.end):
        if row.end == line.span.end and row.start < row.end:
            text = view.document.text[row.start : row.end]
            if is_stamp_alone(text):
                words = line.text[: row.start - line.span.start].rstrip(" ,(–—-")
                span = Span(line.span.start, line.span.start + len(words))
                body[-1] = replace(line, span=span, text=words)
                return text
    return None


def _element(document: Document, line: Line) -> Element:
    """Return the element of the line that stands beside those of other comments."""
    row = document.elements[max(line.home, 0)]
    while row.tag in INLINE and row.parent >= 0:
        row = document.elements[row.parent]
    return row
