"""Words of a page with what stands in them marked: statements within statements, and spans that cross."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from onrecord.export import shown
from onrecord.records import Record, Span

__all__ = ["TextMark", "marked"]

TAGS = {
    "statement": "mark",
    "finding": "mark",
    "at": "mark",
    "source": "span",
    "cue": "span",
    "evidence": "em",
    "when": "span",
    "hidden": "span",
}
"""The element of each kind of mark."""
DEPTH = {"hidden": 0, "statement": 1, "finding": 1, "source": 2, "cue": 2, "when": 2, "at": 3, "evidence": 4}
"""What stands inside where two marks cover the same words: the higher."""


class TextMark(Record, frozen=True, kw_only=True):
    """A run of a page's text that something is said of."""

    kind: str
    """statement, source, cue, when, evidence (what a reason rests on), finding, hidden (not shown by a
    browser), or at (what a link leads to)."""
    span: Span
    record: str | None = None
    """The statement or finding."""
    anchor: str | None = None
    """The id of its element; None where the record has begun before."""
    number: int | None = None
    """Its place in the list beside the text."""
    classes: str = ""
    """What else its element is called."""


def marked(words: str, start: int, marks: Iterable[TextMark]) -> Markup:
    """Return words that begin at code point `start` of a page as HTML, with `marks` around what they cover.

    Elements nest: where two marks cross, the inner one is closed and opened again. Only the first piece of a mark
    carries its id, and its number where the mark does not begin before these words.
    """
    here = Span(start, start + len(words))
    wanted = [mark for mark in marks if mark.span.touches(here)]
    starts: dict[int, list[TextMark]] = {}
    for mark in wanted:
        starts.setdefault(max(mark.span.start, start), []).append(mark)
    ends = {min(mark.span.end, here.end) for mark in wanted}
    out: list[str] = []
    open_: list[TextMark] = []
    at = start
    for place in sorted({*starts, *ends, here.end}):
        out.append(_plain(words[at - start : place - start]))
        at = place
        again = _close(out, open_, place)
        fresh = starts.get(place, [])
        for mark in sorted([*again, *fresh], key=lambda row: (-row.span.end, DEPTH[row.kind], row.span.start)):
            out.append(_opening(mark, first=mark.span.start == place and not any(mark is row for row in again)))
            open_.append(mark)
    out.extend(f"</{TAGS[mark.kind]}>" for mark in reversed(open_))
    return Markup("".join(out))  # noqa: S704 - every run of words above is escaped


def _close(out: list[str], open_: list[TextMark], place: int) -> list[TextMark]:
    """Close the marks that end at `place`, and those inside them; return the latter, to be opened again."""
    ending = [number for number, mark in enumerate(open_) if mark.span.end <= place]
    if not ending:
        return []
    inside = open_[ending[0] :]
    out.extend(f"</{TAGS[mark.kind]}>" for mark in reversed(inside))
    del open_[ending[0] :]
    return [mark for mark in inside if mark.span.end > place]


def _opening(mark: TextMark, *, first: bool) -> str:
    tag = f'<{TAGS[mark.kind]} class="{escape(f"{mark.kind} {mark.classes}".strip())}"'
    if first and mark.anchor:
        tag += f' id="{escape(mark.anchor)}"'
    if first and mark.number is not None:
        tag += f' data-number="{mark.number}"'
    return f"{tag}>"


def _plain(words: str) -> str:
    return str(escape(shown(words)))
