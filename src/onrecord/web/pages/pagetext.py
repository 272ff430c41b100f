"""A page's text in parts, a stretch at a time: what a page of a million characters can be read by."""

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from onrecord.records import Block, BlockKind, Page, Record, Span
from onrecord.web.drawing.marking import TextMark, marked

__all__ = ["Part", "TextPart", "outlined", "stretches", "text_part"]

STRETCH = 40_000
"""Characters of a page's text that are shown at once."""
LONGEST = 20_000
"""Characters of one part; a longer one is cut at a space."""
UNLABELLED = "unlabelled"
"""The kind of what no block claims."""
IN_THREAD = (BlockKind.COMMENT, BlockKind.COMMENT_HEADER)
BETWEEN = (*IN_THREAD, BlockKind.FURNITURE, UNLABELLED)
"""What is part of the thread where it stands among comments."""


class Part(Record, frozen=True, kw_only=True):
    """A run of the page's text with one kind."""

    kind: str
    """The block's kind, or `unlabelled` where no block claims it."""
    span: Span
    why: str = ""
    """The code of the rule or library that decided."""


class TextPart(Part, frozen=True, kw_only=True):
    """A part with its words, and what stands in them."""

    words: str
    marks: tuple[TextMark, ...] = ()

    def html(self) -> Markup:
        """Return the words with what stands in them marked."""
        return marked(self.words, self.span.start, self.marks)


def outlined(page: Page) -> tuple[list[Part], list[Part]]:
    """Return the parts of the page's text that are read in a row, and those that stand in its thread, in order.

    Every letter is in one part. The thread's are comments, their headers, and what stands between them.
    """
    thread = [block.span for block in page.blocks if block.kind in IN_THREAD]
    region = Span(thread[0].start, thread[-1].end) if thread else None
    read: list[Part] = []
    threaded: list[Part] = []
    for part in _parts(page):
        inside = region is not None and region.holds(part.span) and part.kind in BETWEEN
        (threaded if inside else read).extend(_cut(page.text, part))
    return read, threaded


def stretches(parts: Sequence[Part]) -> list[list[Part]]:
    """Return the parts in stretches that are shown one at a time; there is always one."""
    out: list[list[Part]] = [[]]
    held = 0
    for part in parts:
        if held and held + part.span.length > STRETCH:
            out.append([])
            held = 0
        out[-1].append(part)
        held += part.span.length
    return out


def text_part(page: Page, part: Part, marks: Sequence[TextMark]) -> TextPart:
    """Return the part with its words and those of `marks` that stand in it."""
    inside = tuple(mark for mark in marks if mark.span.touches(part.span))
    return TextPart(kind=part.kind, span=part.span, why=part.why, words=part.span.of(page.text), marks=inside)


def _parts(page: Page) -> Iterator[Part]:
    at = 0
    end = Block(kind=BlockKind.FURNITURE, span=Span(len(page.text), len(page.text)))
    for block in (*page.blocks, end):
        between = _trimmed(page.text, Span(at, block.span.start))
        if between is not None:
            yield Part(kind=UNLABELLED, span=between)
        if block is not end:
            yield Part(kind=block.kind.value, span=block.span, why=block.why)
        at = max(at, block.span.end)


def _trimmed(text: str, span: Span) -> Span | None:
    """Return the span without outer white space; None where there is nothing else."""
    words = span.of(text)
    inner = words.strip()
    if not inner:
        return None
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(inner))


def _cut(text: str, part: Part) -> Iterable[Part]:
    """Return the part, or its pieces where it is longer than can be read at once."""
    start, end = part.span
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        stop = space + 1 if space >= 0 else start + LONGEST
        yield Part(kind=part.kind, span=Span(start, stop), why=part.why)
        start = stop
    yield Part(kind=part.kind, span=Span(start, end), why=part.why)
