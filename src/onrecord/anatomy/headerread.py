"""The headline of an HTML page and the lines around it: title, byline, dates and deck."""

from collections.abc import Sequence

from onrecord.anatomy.document import Element
from onrecord.anatomy.fields import AFTER
from onrecord.anatomy.furniture import furniture_class
from onrecord.anatomy.header import is_own_deck, is_placed_deck, read_after, read_header_unit
from onrecord.anatomy.headline import find_headline, title_words
from onrecord.anatomy.lines import squeezed
from onrecord.anatomy.pageunits import PageUnits
from onrecord.records import BlockKind, Evidence

__all__ = ["HeaderReader"]

APART = frozenset({"nav", "aside", "form", "label"})
AFTER_REPORT = 26
"""Units after the report in which its byline or a labelled date may stand."""


class HeaderReader(PageUnits):
    """Reads what stands around the headline, and right after the report."""

    def _headline(self) -> None:
        titles = "\n".join(squeezed(text).lower() for text in (self.found.title, self.found.full_title) if text)
        first = next((row for row in self.body.units if squeezed(self._words(row)).lower() not in titles), None)
        hit = find_headline(self.document, self.groups, first, self.found)
        if hit and self._free(hit[0]) and self._label(hit[0], BlockKind.HEADLINE, hit[1]):
            self.headline = hit[0]
            self.out.title = title_words(self.document, self.groups[hit[0]], self._rows(hit[0]), self.found)
            self.out.evidence.append(Evidence(code=f"title:{hit[1]}", text=self.out.title[:300]))
        elif self.found.title:
            self.out.title = self.found.title
            self.out.evidence.append(Evidence(code="title:meta", text=self.found.title[:300]))
        self.body.units = [index for index in self.body.units if index != self.headline]

    def _header(self) -> None:
        """Read the units between headline and report, the last before the headline, and the report's first."""
        first = next((index for index in self.body.units if self.headline is None or index > self.headline), None)
        if first is None and self.headline is None:
            return
        start = self.headline if self.headline is not None else max(0, (first or 0) - 10)
        end = first if first is not None else min(len(self.groups), start + 12)
        chosen: list[tuple[int, str]] = []
        opening = self.body.units[:3]
        last = opening[-1] + 1 if opening else end
        zone = [*range(max(0, start - 3), start), *range(start + 1, min(max(end, last), start + 40)), *opening]
        for index in dict.fromkeys(zone):
            if not self._free(index) or self.groups[index][0].hidden:
                continue
            rows = self._rows(index, 4)
            if index in opening and len(self._words(index)) > 200 and not self._apart(index):
                continue
            headed = self.headline is not None
            kind = read_header_unit(
                self.header,
                self.document,
                self.groups[index],
                rows,
                self.found,
                above=headed and index < start,
                stray=(headed and index < start - 1) or index in self.body.units,
            )
            if kind == "deck" and (index < start or not self._may_be_deck(index, rows)):
                continue
            if kind == "date" and index in self.body.units and len(self._words(index)) > 80:
                continue
            if kind:
                chosen.append((index, kind))
        chosen += self._placed_deck(chosen, start, first)
        for index, kind in chosen:
            self._label(index, BlockKind.DECK if kind == "deck" else BlockKind.BYLINE, kind)
        self.body.units = [index for index in self.body.units if self._free(index)]
        self._after()

    def _after(self) -> None:
        """Read the byline and dates that stand at the report's end or right after it."""
        if not self.body.units:
            return
        last = self.body.units[-1]
        report = set(self.body.units)
        end = self.groups[last][-1].span.end + 2 * AFTER
        zone = [
            index
            for index in range(self.body.units[0], min(len(self.groups), last + AFTER_REPORT))
            if (index >= last or index not in report)
            and self._free(index)
            and not self.groups[index][0].hidden
            and self.spans[index].start < end
            and APART.isdisjoint(row.tag for row in self._rows(index))
        ]
        for index in read_after(
            self.header, self.document, self.groups, self.words, self.found.outlet, self._rows, zone, last
        ):
            self._label(index, BlockKind.BYLINE, "byline-after")
        self.body.units = [index for index in self.body.units if self._free(index)]

    def _may_be_deck(self, index: int, rows: Sequence[Element]) -> bool:
        """Tell whether a unit that reads as a deck is no link, no second headline and no part of the report."""
        words = self._words(index)
        if max(line.linked for line in self.groups[index]) > 0.6 or squeezed(words) == squeezed(self.out.title or ""):
            return False
        if index not in self.body.units:
            return True
        first = index == self.body.units[0] and "blockquote" not in [row.tag for row in rows]
        return first and self._apart(index) and is_own_deck(words, rows, self.found)

    def _placed_deck(self, chosen: list[tuple[int, str]], start: int, first: int | None) -> list[tuple[int, str]]:
        """Return the unit right under the headline that reads as a deck, where nothing else is one."""
        if first is None or self.headline is None or any(kind == "deck" for _, kind in chosen):
            return []
        read = {index for index, _ in chosen}
        seen = 0
        for index in range(start + 1, first):
            if index in read or not self._free(index) or self.groups[index][0].hidden:
                continue
            seen += 1
            rows = self._rows(index, 4)
            if seen > 3:
                break
            linked = max(line.linked for line in self.groups[index])
            if squeezed(self._words(index)) == squeezed(self.out.title or ""):
                continue
            if is_placed_deck(self._words(index), rows, linked) and not furniture_class(self.document, rows[0], 3):
                return [(index, "deck")]
        return []

    def _apart(self, index: int) -> bool:
        """Tell whether the unit is of another make, or in another box, than the paragraphs that follow it."""
        after = [self._make(row) for row in self.body.units if row > index][:2]
        mine = self._make(index)
        if not after or not mine or not all(after):
            return False
        together = len(after) == 2 and after[0][2] == after[1][2] != mine[2]
        return all(row[:2] != mine[:2] for row in after) or together
