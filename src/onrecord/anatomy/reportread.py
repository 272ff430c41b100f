"""The labels of an HTML page's report: paragraphs, lists, quotes, embeds, subheadings, the dateline."""

from collections.abc import Iterable

from onrecord.anatomy.bodytrim import is_pull_quote
from onrecord.anatomy.dateline import find_dateline
from onrecord.anatomy.furniture import furniture_class, furniture_heading
from onrecord.anatomy.lines import squeezed
from onrecord.anatomy.pageunits import PageUnits
from onrecord.anatomy.parts import embed_why, is_heading
from onrecord.anatomy.times import stamp_place
from onrecord.records import BlockKind, Credit, CreditKind, Dateline, Span

__all__ = ["ReportReader"]

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class ReportReader(PageUnits):
    """Labels the units of the report by what they stand in."""

    def _paragraphs(self) -> None:
        """Label the report's units by what they stand in: paragraph, list, quote, embed, subheading."""
        seen: set[str] = set()
        dateline_open = True
        lists: dict[int, list[int]] = {}
        for index in self._with_subheadings():
            rows = self._rows(index, 8)
            words = self._words(index)
            tags = [row.tag for row in rows]
            why = self.body.why
            if furniture_heading(words) and (
                is_heading(self.document, self.groups[index]) or max(x.linked for x in self.groups[index]) > 0.5
            ):
                continue
            stamp = stamp_place(words) if len(words) <= 40 else None
            if stamp and sum(char.isalpha() for char in words[: stamp[0]] + words[stamp[1] :]) <= 4:
                self._label(index, BlockKind.FURNITURE, "entry-time")
            elif embed := embed_why(rows):
                self._label(index, BlockKind.EMBED, embed)
            elif any(tag in HEADINGS for tag in tags[:4]) or self._is_bold_heading(index, words):
                self._label(index, BlockKind.SUBHEADING, why)
            elif "blockquote" in tags or "q" in tags:
                self._label(index, BlockKind.QUOTE, why)
            elif "li" in tags or "dd" in tags or "dt" in tags:
                holder = next(row for row in rows if row.tag in ("li", "dd", "dt"))
                lists.setdefault(holder.parent, []).append(index)
            else:
                if dateline_open:
                    self._dateline(index)
                    dateline_open = len(seen) < 2
                seen.add(words)
                self._label(index, BlockKind.PARAGRAPH, why)
        for rows_of_list in lists.values():
            for run in _runs(rows_of_list):
                span = Span(self.groups[run[0]][0].span.start, self.groups[run[-1]][-1].span.end)
                row = self._rows(run[0], 1)
                self.sheet.label(span, BlockKind.LIST, self.body.why, self.document.path(row[0]) if row else "")

    def _pull_quotes(self) -> None:
        """Label what an aside or a box named for it repeats of the report's own words."""
        if not self.body.units:
            return
        aside = {
            index
            for index in range(self.body.units[0], self.body.units[-1])
            if self._free(index) and any(is_pull_quote(row) for row in self._rows(index, 4))
        }
        whole = "".join(squeezed(self._words(index)) for index in self.body.units if index not in aside)
        for index in sorted(aside):
            key = squeezed(self._words(index)).strip("“”\"'‘’«».,!?")
            if len(key) > 12 and key in whole:
                self._label(index, BlockKind.EMBED, "pull-quote")
        self.body.units = [index for index in self.body.units if self._free(index)]

    def _with_subheadings(self) -> list[int]:
        """Return the report's units, and with them the headings that stand between two of them."""
        if not self.body.units:
            return []
        chosen = set(self.body.units)
        for index in range(self.body.units[0], self.body.units[-1]):
            heading = index not in chosen and self._free(index) and is_heading(self.document, self.groups[index])
            if heading and index + 1 in chosen and not self.groups[index][0].hidden:
                rows = self._rows(index, 3)
                plain = not furniture_class(self.document, rows[0]) and not furniture_heading(self._words(index))
                if plain and len(self._words(index)) <= 160 and self.groups[index][0].linked < 0.8:
                    chosen.add(index)
        return sorted(chosen)

    def _is_bold_heading(self, index: int, words: str) -> bool:
        if len(words) > 80 or words.endswith((".", ",", ":", ";", "!", "?", "”", '"')) or index == self.body.units[0]:
            return False
        return is_heading(self.document, self.groups[index])

    def _dateline(self, index: int) -> None:
        """Split a dateline off the unit, if it opens with one; the paragraph then starts after the dash."""
        group = self.groups[index]
        found = find_dateline(group[0].text)
        if found is None or self.out.dateline is not None:
            return
        start = group[0].span.start
        span = self.sheet.trim(start, start + found.length)
        rows = self._rows(index, 1)
        if not self.sheet.label(span, BlockKind.DATELINE, "dateline", self.document.path(rows[0]) if rows else ""):
            return
        if found.place:
            self.out.dateline = Dateline(span=span, place=found.place, agency=found.agency)
        rest = self.sheet.trim(span.end, group[-1].span.end)
        self.sheet.label(rest, BlockKind.PARAGRAPH, self.body.why, self.document.path(rows[0]) if rows else "")
        if found.agency:
            at = Span(start + found.agency_start, start + found.agency_end)
            at = self.sheet.trim(*at)
            if not any(row.span.touches(at) for row in self.out.credits):
                self.out.credits.append(Credit(span=at, names=found.agency, kind=CreditKind.AGENCY))


def _runs(indexes: list[int]) -> Iterable[list[int]]:
    run: list[int] = []
    for index in indexes:
        if run and index != run[-1] + 1:
            yield run
            run = []
        run.append(index)
    if run:
        yield run
