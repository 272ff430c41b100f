"""Words of a page with what stands around them, short enough to be judged by."""

from collections.abc import Sequence

from markupsafe import Markup

from onrecord.records import BlockKind, Page, PageId, Record, Span, hull
from onrecord.web.drawing.marking import TextMark, marked

__all__ = ["Excerpt", "excerpt"]

AROUND = 320
"""Code points that are shown before and after, inside the same paragraphs."""
LONGEST = 4_000
"""Code points of one excerpt; what is longer is cut."""


class Excerpt(Record, frozen=True, kw_only=True):
    """A run of a page's text, and what stands in it."""

    page: PageId
    span: Span
    words: str
    marks: tuple[TextMark, ...]
    before: bool
    """Whether its paragraph begins earlier."""
    after: bool

    @property
    def html(self) -> Markup:
        """The words with their marks."""
        return marked(self.words, self.span.start, self.marks)


def excerpt(page: Page, spans: Sequence[Span], marks: Sequence[TextMark]) -> Excerpt:
    """Return the paragraphs of a page that hold `spans`, cut where they are long."""
    core = hull(spans)
    core = Span(core.start, min(core.end, core.start + LONGEST))
    blocks = [row.span for row in page.blocks if row.span.touches(core) and row.kind is not BlockKind.FURNITURE]
    whole = hull([core, *blocks])
    start = _uncut(page.text, max(whole.start, core.start - AROUND), whole.start, -1)
    end = _uncut(page.text, min(whole.end, core.end + AROUND), whole.end, 1)
    return Excerpt(
        page=page.id,
        span=Span(start, end),
        words=page.text[start:end],
        marks=tuple(marks),
        before=start > whole.start,
        after=end < whole.end,
    )


def _uncut(text: str, at: int, limit: int, step: int) -> int:
    """Return the next place from `at` towards `limit` that does not cut a word."""
    while at != limit and not (text[at - 1].isspace() or text[at].isspace()):
        at += step
    return at
