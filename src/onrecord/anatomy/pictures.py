"""Pictures of a report: each caption with its picture's address and with the words that credit its maker."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.anatomy.bylines import opens_as_byline
from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.furniture import furniture_heading, furniture_phrase
from onrecord.anatomy.lines import Line
from onrecord.anatomy.parts import HEADINGS, PICTURE_WORDS, holders
from onrecord.anatomy.picturecredits import credit_element, credit_in, is_credit_line, like_names
from onrecord.anatomy.times import looks_like_stamp
from onrecord.records import Picture, Span

__all__ = ["FoundPictures", "PictureFinder"]

CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:caption\w*|captiontext|cutline|legend|bildunterschrift|bu|pie-?de-?foto|figcaption|"
    r"img-?caption|photo-?credit|image-?credit|imgcredit|bildnachweis)(?:$|[\s_-])|wp-caption-text|"
    r"[a-z](?:caption|Caption)(?:$|[\s_-])"
)
WIDE = frozenset({"article", "main", "section"})
UNDER_PICTURES = frozenset({"td", "div", "p", "center", "span", "figure", "table"})
SMALL = frozenset({"small", "i", "em", "font", "figcaption", "cite"})
MARKS = frozenset({"img", "picture", "video", "amp-img"})
CONTROLS = frozenset({"button", "input", "form", "select"})
SHOWN = MARKS | {"source", "iframe"}
ADDRESSES = ("src", "data-src", "data-original", "data-lazy-src", "poster")
SEARCHED = 80
"""Elements of a caption's box in which its picture is looked for."""
BOX = 1_500
"""Characters of a box that may hold a picture with its caption."""
SNUG = 500
"""Characters of a box whose whole text, inside the report, is a picture's caption and credit."""


@dataclass(slots=True)
class FoundPictures:
    """The units that are captions, with the reason; those that only credit a picture; what they tell together."""

    captions: dict[int, str] = field(default_factory=dict)
    credited: list[int] = field(default_factory=list)
    pictures: tuple[Picture, ...] = ()


class PictureFinder:
    """Finds the captions and credits among a page's units."""

    def __init__(self, document: Document, groups: Sequence[list[Line]], words: Sequence[str]) -> None:
        self.document = document
        self.groups = groups
        self.words = words
        self.marks = [row.index for row in document.elements if row.tag in MARKS]

    def find(self, free: Sequence[int], report: Sequence[int]) -> FoundPictures:
        """Return the captions and credits among the units `free`; `report` are the units likely to be the report."""
        out = FoundPictures()
        chosen = set(report)
        within = range(report[0], report[-1]) if report else range(0)
        for index in free:
            rows = holders(self.document, self.groups[index])
            why = self._why(index, rows, snug=index in within and index not in chosen)
            if is_credit_line(self.words[index], rows[:3]) and (
                why or self._box(index, BOX) is not None or index - 1 in out.captions
            ):
                out.credited.append(index)
            elif why and not self._is_other(index):
                out.captions[index] = why
        for index in sorted(out.captions):
            # Of several lines in one picture's box, one of names alone credits it.
            box = self._box(index, BOX)
            beside = box is not None and index - 1 in out.captions and box == self._box(index - 1, BOX)
            if beside and like_names(self.words[index]):
                del out.captions[index]
                out.credited.append(index)
        out.credited.sort()
        for index in out.credited:
            self._beside(out, index, free, chosen)
        out.pictures = self._pictured(out)
        return out

    def _is_other(self, index: int) -> bool:
        """Tell whether a unit named as a caption is a byline, a time or a menu's entry."""
        words = self.words[index]
        if self._box(index, BOX) is None and (len(words.split()) < 4 or furniture_phrase(words)):
            return True
        return opens_as_byline(words) or furniture_heading(words) or (len(words) <= 60 and looks_like_stamp(words))

    def _why(self, index: int, rows: Sequence[Element], *, snug: bool) -> str | None:
        """Return why the unit is a picture's caption, or None: named by tag or class, or set under a picture alone."""
        group = self.groups[index]
        start, end = group[0].span.start, group[-1].span.end
        for step, row in enumerate(rows):
            if row.tag == "figcaption" or (row.tag == "caption" and step < 3):
                return row.tag
            if step < 4 and row.tag not in WIDE and row.end - row.start <= BOX and _named_caption(row):
                return "caption-class"
        if end - start > 400 or len(group[0].text.split()) < 3 or max(line.linked for line in group) > 0.5:
            return None
        if snug and self._is_snug(index, rows):
            return "in-picture-box"
        for row in rows:
            if row.start < start or row.end > end:
                return None
            if row.tag not in UNDER_PICTURES or not self._shows(row):
                continue
            inside = self.document.elements[row.index : row.index + SEARCHED]
            small = any(part.tag in SMALL and part.start <= start and part.end >= end for part in [*rows[:4], *inside])
            if small or row.tag == "figure" or PICTURE_WORDS.search(self.words[index]):
                return "under-picture"
        return None

    def _is_snug(self, index: int, rows: Sequence[Element]) -> bool:
        """Tell whether the unit is plain prose in a small box that shows a picture and holds little else."""
        words = self.words[index]
        if not 15 <= len(words) <= 250 or furniture_phrase(words) or furniture_heading(words) or len(words.split()) < 4:
            return False
        if max(line.linked for line in self.groups[index]) > 0.1 or any(row.tag in HEADINGS for row in rows[:3]):
            return False
        box = self._box(index, SNUG)
        if box is None or self.document.elements[box].tag not in ("div", "figure", "span", "td"):
            return False
        inside = self.document.descendants(self.document.elements[box])
        return not any(row.tag in CONTROLS or row.tag in HEADINGS for row in inside)

    def _beside(self, out: FoundPictures, index: int, free: Sequence[int], report: set[int]) -> None:
        """Take the unit before a credit in the same picture's box for its caption, where none is one yet."""
        box = self._box(index, BOX)
        if box is None or any(self._box(at, BOX) == box for at in out.captions if abs(at - index) <= 3):
            return
        before = index - 1
        if before not in free or before in report or before in out.credited or len(self.words[before]) > 400:
            return
        linked = max(line.linked for line in self.groups[before])
        if self._box(before, BOX) == box and linked < 0.5 and len(self.words[before].split()) > 2:
            out.captions[before] = "before-credit"

    def _shows(self, box: Element) -> bool:
        """Tell whether a picture stands inside the box, near its opening."""
        at = bisect_left(self.marks, box.index)
        if at == len(self.marks) or self.marks[at] > box.index + SEARCHED:
            return False
        index = self.marks[at]
        while index > box.index:
            index = self.document.elements[index].parent
        return index == box.index

    def _box(self, index: int, limit: int) -> int | None:
        """Return the nearest box around the unit that shows a picture and has little text; None where none is near."""
        for row in holders(self.document, self.groups[index]):
            if row.tag in WIDE or row.end - row.start > limit:
                return None
            if self._shows(row):
                return row.index
        return None

    def _span(self, index: int) -> Span:
        return Span(self.groups[index][0].span.start, self.groups[index][-1].span.end)

    def _pictured(self, out: FoundPictures) -> tuple[Picture, ...]:
        """Return one picture a caption, and one for each credit that stands in no caption's box, in text order."""
        free = list(out.credited)
        rows: list[Picture] = []
        for index in sorted(out.captions):
            box = self._box(index, BOX)
            near = [at for at in free if abs(at - index) <= 3 and box is not None and self._box(at, BOX) == box]
            near = near or [at for at in free if at == index + 1]
            credit = self._span(near[0]) if near else self._credit_within(index)
            if near:
                free.remove(near[0])
            rows.append(Picture(caption=self._span(index), credit=credit, address=self._address(box)))
        for index in free:
            rows.append(Picture(caption=None, credit=self._span(index), address=self._address(self._box(index, BOX))))
        return tuple(sorted(rows, key=lambda row: row.caption or row.credit or Span(0, 0)))

    def _credit_within(self, index: int) -> Span | None:
        """Return the span of the credit that ends a caption: an element of its own, else words that read as one."""
        group = self.groups[index]
        start, end = self._span(index)
        home = group[0].home
        for row in self.document.elements[home + 1 : home + 13] if home >= 0 else []:
            if row.start >= end:
                break
            if start < row.start < row.end == end and credit_element(row, row.span.of(self.document.text)[:200]):
                return Span(row.start, end)
        last = group[-1]
        found = credit_in(last.text)
        if found is None or (found[0] == 0 and len(group) == 1):
            return None
        return Span(last.span.start + found[0], last.span.start + found[1])

    def _address(self, box: int | None) -> str | None:
        """Return the address of the first picture in the box, as the page gives it."""
        if box is None:
            return None
        for row in self.document.elements[box : box + SEARCHED]:
            if row.tag not in SHOWN:
                continue
            for name in ADDRESSES:
                value = row.attributes.get(name, "").strip()
                if value and not value.startswith("data:"):
                    return value[:2_000]
            listed = row.attributes.get("srcset", "").split(",")[0].split()
            if listed:
                return listed[0][:2_000]
        return None


def _named_caption(row: Element) -> bool:
    return "class" in row.attributes and _is_caption_class(row.attributes["class"][:300])


@lru_cache(maxsize=4096)
def _is_caption_class(names: str) -> bool:
    return bool(CAPTION_CLASS.search(names))
