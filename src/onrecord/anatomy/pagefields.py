"""What is told of an HTML page as a whole: dates, bylines, outlet, addresses, tags, licence, its credits."""

import re

from onrecord.anatomy.creditnames import own_address, own_name
from onrecord.anatomy.credits import names_issue
from onrecord.anatomy.fields import AFTER, weigh_bylines, weigh_dates
from onrecord.anatomy.header import visible_outlet
from onrecord.anatomy.licence import linked_licence, printed_licence, short_name
from onrecord.anatomy.metadata import front_page
from onrecord.anatomy.pageunits import PageUnits
from onrecord.anatomy.tags import printed_section, printed_tags
from onrecord.records import BlockKind, Credit, CreditKind, Evidence, Span

__all__ = ["FieldsReader"]

OTHERS_WORDS = frozenset({BlockKind.CAPTION, BlockKind.EMBED, BlockKind.COMMENT, BlockKind.COMMENT_HEADER})
"""What on a page is not of its own writing."""
COPYRIGHT_MARK = re.compile(r"©|copyright", re.IGNORECASE)


class FieldsReader(PageUnits):
    """Sets the page's fields from what was found in its units and its head."""

    def _fields(self) -> None:
        out, found = self.out, self.found
        out.evidence += found.evidence
        weigh_dates(out, self.header, found, self.document, self.groups, self.words, self.body.units)
        out.outlet = found.outlet
        if out.outlet is None:
            seen = visible_outlet(self.document, self.lines, found, out.title if self.headline is not None else None)
            if seen:
                out.outlet = seen[0]
                out.evidence.append(Evidence(code=f"outlet:{seen[1]}", text=seen[0]))
        last = self.groups[self.body.units[-1]][-1].span.end + AFTER if self.body.units else len(self.document.text)
        weigh_bylines(out, self.header, found, self.document, last)
        out.canonical, out.original = found.canonical, found.original
        if out.canonical and front_page(out.canonical) and self.headline is not None and len(self.body.units) >= 3:
            out.notes.append(Evidence(code="canonical:front-page", text=out.canonical[:300]))
            out.canonical = None
        self._tags()
        self._licence()
        named = [
            row.names
            for row in out.credits
            if row.kind is not CreditKind.AGENCY or row.span.start > self._dateline_end()
        ]
        end = self._dateline_end()
        out.credits = [
            row
            for row in out.credits
            if not self._is_own(row) and (row.span.start > end or not _named(row.names, named))
        ]
        out.credits.sort(key=lambda row: row.span)
        out.blocks = self.sheet.blocks()

    def _report(self) -> Span:
        units = self.body.units
        return Span(self.spans[units[0]].start, self.spans[units[-1]].end) if units else Span(0, 0)

    def _tags(self) -> None:
        """Set the page's tags and section: those printed beside the report before the head's."""
        out, report = self.out, self._report()
        out.section, out.tags = self.found.section, self.found.tags
        printed = printed_tags(self.document, self.lines, report)
        if printed is not None:
            out.tags = printed[0]
            out.evidence.append(Evidence(code="tags:visible", text=printed[1].of(self.text), span=printed[1]))
        section = printed_section(self.document, report)
        if section is not None:
            out.section = section[0]
            out.evidence = [row for row in out.evidence if not row.code.startswith("section:")]
            out.evidence.append(Evidence(code="section:visible", text=section[1].of(self.text), span=section[1]))

    def _licence(self) -> None:
        """Set the licence that the page states for itself: a link or line that a reader sees before the head's word."""
        report = self._report()
        apart = [row.span for row in self.sheet.rows if row.kind in OTHERS_WORDS]
        hit = linked_licence(self.document, self.lines, report, apart)
        hit = hit or printed_licence(self.lines, report, apart)
        if hit is None and self.found.licence is not None:
            hit = short_name(self.found.licence.text) or self.found.licence.text, self.found.licence
        if hit is not None:
            self.out.licence = hit[0]
            self.out.evidence.append(hit[1])

    def _is_own(self, credit: Credit) -> bool:
        """Tell whether the credit names the page's own house; an issue of it in print is another place."""
        own = own_name(credit.names, self.out.outlet, self._address_for(credit)) and not self._is_issue(credit)
        return own or self._is_station(credit.names)

    def _address_for(self, credit: Credit) -> str | None:
        """Return the declared address by which a credit may be the house's own: a reprint's may be its original's."""
        if credit.kind is CreditKind.ORIGINALLY_PUBLISHED:
            return own_address(self.out.outlet, self.found.canonical)
        return self.found.canonical

    def _is_issue(self, credit: Credit) -> bool:
        """Tell whether the credit names a printed issue, which may be of the page's own house."""
        return credit.kind is CreditKind.ORIGINALLY_PUBLISHED and names_issue(credit.span.of(self.text))

    def _is_station(self, name: str) -> bool:
        """Tell whether the page's copyright line says that the name is its own station ("© 2031 XYZ-TV")."""
        mark = re.compile(rf"\b{re.escape(name)}[- ](?:TV|DT|FM|AM|Radio)\b")
        return any(
            mark.search(line.text) for line in self.lines if len(line.text) <= 300 and COPYRIGHT_MARK.search(line.text)
        )

    def _dateline_end(self) -> int:
        return self.out.dateline.span.end if self.out.dateline else -1


def _letters(text: str | None) -> str:
    return "".join(char for char in (text or "").lower() if char.isalnum()).removeprefix("the")


def _named(name: str, others: list[str]) -> bool:
    return any(_letters(name) in _letters(other) for other in others)
