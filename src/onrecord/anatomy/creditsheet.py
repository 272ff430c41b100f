"""The credits of an HTML page being written down: the unit at hand, its box, and whether a name is the house's."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from onrecord.anatomy.creditnames import own_address, own_name
from onrecord.anatomy.credits import Found
from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.furniture import furniture_heading
from onrecord.anatomy.lines import Line
from onrecord.anatomy.parts import holders, is_heading
from onrecord.anatomy.sheet import Sheet
from onrecord.records import BlockKind, Credit, Span

__all__ = ["CreditSheet", "classes", "source_box"]

PICTURES = frozenset({"img", "picture", "video", "svg", "iframe", "amp-img", "embed", "object"})
AUTHOR_BOX = re.compile(
    r"(?:^|[\s_-])(?:author|autor|auteur|byline|credits?|sources?|quellen?|fuente|agency|agentur|kuerzel|signature|"
    r"copyright)\w*(?:$|[\s_-])",
    re.IGNORECASE,
)


def source_box(rows: Sequence[Element]) -> bool:
    """Tell whether one of the nearest boxes is named for an author, a source or an agency."""
    return any(_is_author_box(names[:200]) for row in rows if (names := row.attributes.get("class")))


@lru_cache(maxsize=4096)
def _is_author_box(names: str) -> bool:
    return AUTHOR_BOX.search(names) is not None


class CreditSheet:
    """What all finding of credits asks; `report` are the units of the body, in order."""

    def __init__(
        self,
        document: Document,
        groups: list[list[Line]],
        spans: Sequence[Span],
        words: Sequence[str],
        sheet: Sheet,
        report: Sequence[int],
        headline: int | None,
        outlet: str | None,
        address: str | None,
    ) -> None:
        self.document = document
        self.groups = groups
        self.spans = spans
        self.words = words
        self.sheet = sheet
        self.report = report
        self.headline = headline
        self.outlet = outlet
        self.address = own_address(outlet, address)
        self.first = report[0]
        self.last = report[-1]
        self.credits: list[Credit] = []
        self.taken: list[Span] = []
        """The credits' spans, in order; none touches another."""

    def _free(self, index: int) -> bool:
        return self.sheet.free(self.spans[index])

    def _open(self, index: int) -> bool:
        return self._free(index) and not self.groups[index][0].hidden

    def _rows(self, index: int, limit: int = 6) -> tuple[Element, ...]:
        return holders(self.document, self.groups[index], limit)

    def _label(self, span: Span, index: int, kind: BlockKind, why: str) -> bool:
        rows = self._rows(index, 1)
        return self.sheet.label(span, kind, why, self.document.path(rows[0]) if rows else "")

    def _add(self, found: Found, span: Span) -> None:
        """Put down a credit, unless its place has one already."""
        at = bisect_right(self.taken, span)
        before = at > 0 and self.taken[at - 1].end > span.start
        if not before and not (at < len(self.taken) and self.taken[at].start < span.end):
            self.taken.insert(at, span)
            self.credits.append(Credit(span=span, names=found.names, kind=found.kind, whole=found.whole))

    def _own(self, name: str) -> bool:
        """Tell whether a name in a sign is the house's: its outlet, the first words of it, or its host."""
        if own_name(name, self.outlet, self.address):
            return True
        own, name = (self.outlet or "").casefold().removeprefix("the "), name.casefold().removeprefix("the ")
        return len(name) >= 4 and own.startswith(name) and not own[len(name) : len(name) + 1].isalpha()

    def _cut_off(self, index: int) -> bool:
        """Tell whether a heading, or a link of several words, stands between the report's end and the unit."""
        for between in range(self.last + 1, index):
            words = self.words[between]
            if self.groups[between][0].hidden or not self._free(between):
                continue
            linked = max(line.linked for line in self.groups[between]) > 0.6 and len(words.split()) > 3
            if linked or is_heading(self.document, self.groups[between]) or furniture_heading(words):
                return True
        return False

    def _under_picture(self, index: int, *, alone: bool) -> bool:
        """Tell whether a picture or frame stands right before the unit; `alone`: in a box that holds just the two."""
        start, end = self.spans[index]
        rows = self._rows(index)
        floor = self.groups[index - 1][-1].span.end if index else 0
        if not rows:
            return False
        boxes = {row.index for row in rows if row.start == start and row.end == end}
        for row in reversed(self.document.elements[max(0, rows[0].index - 40) : rows[0].index + 1]):
            if row.tag in PICTURES and floor <= row.start <= start:
                return not alone or any(above.index in boxes for above in self.document.ancestors(row))
        return False

    def _kind(self, index: int) -> BlockKind | None:
        """Return the kind of the first label that touches the unit, or None."""
        if self._free(index):
            return None
        span = self.spans[index]
        at = bisect_right(self.sheet.starts, span.start)
        before = at > 0 and self.sheet.rows[at - 1].span.end > span.start
        return self.sheet.rows[at - 1 if before else at].kind

    def _place(self, index: int, inner: Span) -> Span:
        """Return where words of the unit, white space folded, stand in the text."""
        whole = self.spans[index]
        if whole.end - whole.start == len(self.words[index]):
            return Span(whole.start + inner.start, whole.start + inner.end)
        return whole


def classes(rows: Sequence[Element]) -> str:
    """Return the class names of elements, as one string."""
    return " ".join(row.attributes.get("class", "")[:200] for row in rows)
