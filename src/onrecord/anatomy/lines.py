"""The lines of a document: the atoms that anatomy labels, each with the element that it stands in."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import Final

from onrecord.anatomy.document import Document, Element
from onrecord.records import Span

__all__ = ["Cue", "Line", "document_lines", "squeezed", "units"]

PIECE = re.compile(r"[^\n\t\r\f\v]+")
DUMP_PIECE = re.compile(r"[^\n\r]+")
WHOLE = re.compile(r"[.!?…][\"'”’»)\]]*$")
PARAGRAPH = 100
"""Characters of a line that is a paragraph by itself, though only a line break parts it from the next."""
LARGE = re.compile(r"[\"“„«‘']?[A-ZÀ-Þ]")


class Cue:
    """What a line's unit may hold, a bit each: `cues` tells it."""

    TOLD: Final = 1
    POLICY: Final = 2
    PHRASE: Final = 4
    CREDIT: Final = 8
    TAKEN: Final = 16
    THREAD: Final = 32
    FORM: Final = 64
    STAMP: Final = 128
    RULES: Final = 256


@dataclass(slots=True)
class Line:
    """A run of text with no line break in it (in HTML: no cell border either), outer white space excluded."""

    index: int
    span: Span
    text: str
    home: int
    """Index of the innermost element that holds the whole line; -1 in a text dump."""
    hidden: bool
    linked: float
    """Share of its characters that stand inside links."""
    indent: int
    """Columns of white space before it (a tab counts four); 0 in HTML."""
    gap: int
    """Line breaks between it and the line before."""
    cues: int = -1
    """Bits of `Cue`: what its unit may hold; all of them where nobody looked."""


def squeezed(text: str) -> str:
    """Return `text` without white space, so that two foldings of it compare equal."""
    return "".join(text.split())


def document_lines(document: Document) -> list[Line]:
    """Return the non-empty lines of `document` in text order. Linear in the text and the elements."""
    if document.form == "text":
        return _dump_lines(document.text)
    out: list[Line] = []
    text = document.text
    homes = _Homes(document)
    links = _Links(document)
    last = 0
    for match in PIECE.finditer(text):
        start, end = match.span()
        if text[start].isspace() or text[end - 1].isspace():
            start, end = _trim(text, start, end)
        if start == end:
            continue
        home = homes.of(start, end)
        hidden = home >= 0 and document.elements[home].hidden
        gap = text.count("\n", last, start)
        out.append(Line(len(out), Span(start, end), text[start:end], home, hidden, links.share(start, end), 0, gap))
        last = end
    return out


def _dump_lines(text: str) -> list[Line]:
    out: list[Line] = []
    last = 0
    for match in DUMP_PIECE.finditer(text):
        start, end = _trim(text, match.start(), match.end())
        if start == end:
            continue
        lead = text[match.start() : start]
        indent = sum(4 if char == "\t" else 1 for char in lead)
        between = text[last:start]
        gap = max(between.count("\n"), between.count("\r"))
        out.append(Line(len(out), Span(start, end), text[start:end], -1, False, 0.0, indent, gap))
        last = end
    return out


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


class _Homes:
    """Finds the innermost element that holds a run of text, for runs asked in text order."""

    def __init__(self, document: Document) -> None:
        self.rows = [row for row in document.elements if row.start < row.end]
        self.next = 0
        self.open: list[Element] = []

    def of(self, start: int, end: int) -> int:
        while self.next < len(self.rows) and self.rows[self.next].start <= start:
            row = self.rows[self.next]
            self.next += 1
            while self.open and self.open[-1].end <= row.start:
                self.open.pop()
            self.open.append(row)
        while self.open and self.open[-1].end <= start:
            self.open.pop()
        for row in reversed(self.open):
            if row.start <= start and row.end >= end:
                return row.index
        return -1


class _Links:
    """Counts the characters of links inside a run of text."""

    def __init__(self, document: Document) -> None:
        spans: list[Span] = []
        for row in document.elements:
            if row.tag in ("a", "button") and row.start < row.end and not (spans and row.start < spans[-1].end):
                spans.append(row.span)
        self.starts = [span.start for span in spans]
        self.ends = [span.end for span in spans]

    def share(self, start: int, end: int) -> float:
        starts, ends = self.starts, self.ends
        index = bisect_left(starts, start)
        count = 0
        if index and ends[index - 1] > start:
            count = min(ends[index - 1], end) - start
        while index < len(starts) and starts[index] < end:
            count += min(ends[index], end) - starts[index]
            index += 1
        return count / (end - start)


def units(lines: list[Line]) -> list[list[Line]]:
    """Return lines grouped as a browser shows paragraphs: lines of one element with no empty line between them."""
    out: list[list[Line]] = []
    for line in lines:
        if out and _opens_word(out[-1], line):
            # The first letter of a paragraph, set large in an element of its own.
            out[-1][0].home = line.home
            out[-1].append(line)
        elif (
            out and line.gap == 1 and line.home >= 0 and out[-1][-1].home == line.home and not _parts(out[-1][-1], line)
        ):
            out[-1].append(line)
        else:
            out.append([line])
    return out


def _parts(before: Line, line: Line) -> bool:
    """Tell whether a single line break stands between two paragraphs: each long, the first a whole sentence."""
    return len(before.text) >= PARAGRAPH and len(line.text) >= PARAGRAPH and bool(WHOLE.search(before.text[-4:]))


def _opens_word(group: list[Line], line: Line) -> bool:
    first = group[0].text
    return (
        len(group) == 1
        and line.home >= 0
        and line.gap <= 2
        and bool(LARGE.fullmatch(first))
        and line.text[:1].islower()
    )


def repeated(lines: list[Line]) -> frozenset[str]:
    """Return the texts that stand on more than one line."""
    counts = Counter(line.text for line in lines)
    return frozenset(text for text, count in counts.items() if count > 1)
