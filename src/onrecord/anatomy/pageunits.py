"""One HTML page being read: its units, the sheet on which they are labelled, and what was found so far."""

from onrecord.anatomy.bodytext import Body
from onrecord.anatomy.cues import cues
from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.draft import Anatomy
from onrecord.anatomy.header import Header
from onrecord.anatomy.lines import document_lines, units
from onrecord.anatomy.metadata import declared
from onrecord.anatomy.parts import unit_span_words
from onrecord.anatomy.sheet import Sheet
from onrecord.anatomy.threadboxes import last_inside
from onrecord.records import BlockKind, Span

__all__ = ["PageUnits"]

CONTROLS = frozenset({"button", "input", "select", "textarea"})


class PageUnits:
    """The unit at hand, by its index among the page's units."""

    def __init__(self, document: Document, markup: str | None) -> None:
        self.document = document
        self.markup = markup
        self.text = document.text
        self.lines = document_lines(document)
        self.groups = units(self.lines)
        self.spans = [Span(group[0].span.start, group[-1].span.end) for group in self.groups]
        self.words = [unit_span_words(document, group) for group in self.groups]
        for group, mask in zip(self.groups, cues(self.words), strict=True):
            for line in group:
                line.cues = mask
        self.held = [document.holding(group[0].home) for group in self.groups]
        self.lasts = last_inside(document)
        self.controls = [row.index for row in document.elements if row.tag in CONTROLS]
        self.sheet = Sheet(document.text)
        self.found = declared(document)
        self.header = Header()
        self.out = Anatomy(notes=list(self.found.notes))
        self.body = Body()
        self.headline: int | None = None

    def _words(self, index: int) -> str:
        return self.words[index]

    def _rows(self, index: int, limit: int = 6) -> tuple[Element, ...]:
        return self.held[index][:limit]

    def _label(self, index: int, kind: BlockKind, why: str) -> bool:
        rows = self._rows(index, 1)
        path = self.document.path(rows[0]) if rows else ""
        return self.sheet.label(self.spans[index], kind, why, path)

    def _free(self, index: int) -> bool:
        return self.sheet.free(self.spans[index])

    def _make(self, index: int) -> tuple[str, str, int]:
        rows = self._rows(index, 1)
        return (rows[0].tag, rows[0].attributes.get("class", ""), rows[0].parent) if rows else ("", "", -1)
