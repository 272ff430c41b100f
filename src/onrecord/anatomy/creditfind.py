"""Where an HTML page says where its report comes from: at its head, within it, at its end, and shortly after."""

import re
from collections.abc import Sequence

from onrecord.anatomy.agencies import agencies_in, is_agency, made_as_agency
from onrecord.anatomy.creditlabels import SOURCE_LABEL, Label, credit_label
from onrecord.anatomy.creditnames import credited_names, journal_of, study_authors
from onrecord.anatomy.credits import Found, agency_tag, credit_line, is_correction, is_reporting_line, may_credit
from onrecord.anatomy.creditsheet import CreditSheet, classes, source_box
from onrecord.anatomy.creditsigns import (
    copyright_line,
    labelled_names,
    opening_sign,
    sign_line,
    sign_tail,
    taken_over,
)
from onrecord.anatomy.document import Element
from onrecord.anatomy.lines import Cue
from onrecord.anatomy.parts import is_heading
from onrecord.anatomy.times import find_time
from onrecord.records import BlockKind, Credit, CreditKind, Span

__all__ = ["CreditFinder", "names_report_source"]

FIGURES = frozenset({"figure", "figcaption", "figurecaption"})
APART = frozenset({"nav", "form", "button", "select"})
AFTER_BODY = 14
"""Units after the report in which a credit line or correction still belongs to it."""
BEFORE_END = 4
"""Units of the report's end among which a sign or copyright line stands."""
AFTER_SIGN = 8
"""Units after the report in which an agency's sign or copyright line belongs to it."""
AFTER_LABEL = 26
"""Units after the report in which a label such as "Sources" belongs to it."""
ABOVE = 3
"""Units before the headline that may name the partner that the report comes from."""
HEAD_UNITS = 40
OPENERS = 6
"""Units of the report that may open with a place and an agency's sign."""
LISTED = 12
"""Units under a label that may name sources."""
BOX = 1_500
HEAD_PART = 3
"""Units of the report among which a line may still belong to its head."""
LONG_LINE = 300
"""Characters beyond which a unit is a paragraph, of which one sentence may be a credit."""
SENTENCE = re.compile(r"[.!?…][\"'”’»“]{0,2}\s+(?=[A-ZÀ-Þ„“\"«])")
BARS = re.compile(rf"\s[|•·]\s|,\s(?=(?i:{SOURCE_LABEL})\s?:)")
HOST = re.compile(r"^(?!www\.)[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,20}){0,2}\.[a-z]{2,6}$")
AUTHOR_LABEL = re.compile(r"^(?:autor(?:[:*_]?in)?|author|text|by|von|par|por|di|auteur|autore)\s?:?$", re.IGNORECASE)
RIGHTS_BOX = re.compile(r"copyright|rights", re.IGNORECASE)
LABELLED = re.compile(rf"^[(\[]?\s?{SOURCE_LABEL}\s?[:：]", re.IGNORECASE)
OF_PICTURE = re.compile(r"^(?:foto|bild|photo|image|picture|zdjęcie|fot)\w{0,4}\.?\s?:", re.IGNORECASE)
PICTURED = re.compile(r"copyright|photo|image|bild|caption", re.IGNORECASE)
ITEM = re.compile(
    r"^(?:[\w-]+\s){0,2}?[\w-]*(?:mitteilung|meldung|post|bericht|artikel|beitrag|interview|statement|angaben|anfrage|report|"
    r"article|release|website|webseite|seite)\s+(?:bei|von|vom|der|des|auf|im|in|by|on|of|from|at)\s+(?:der\s|dem\s|the\s)?"
    r"|^(?:mitteilung|pressemitteilung|meldung|bericht|website|webseite|press release|statement)\s+(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"\(\d{4}\)|\bdoi\b|\bISBN\b|\bVol\.|\bet al\b|\bpp?\.\s\d|\bS\.\s\d", re.IGNORECASE)
QUOTED = re.compile(r"[\"“„«][^\"”“»]{8}")
REBLOG = re.compile(r"^(?:rebloggt|reblogged|reblogueado|reblogué|rebloggato)\b", re.IGNORECASE)


def names_report_source(words: str, rows: Sequence[Element], after: str) -> bool:
    """Tell whether a source's line beside a picture is the report's, not the picture's.

    It stands in a box named for the report's authors or sources, or the line after it (`after`) credits the picture.
    """
    if len(words) > 120 or not LABELLED.match(words) or any(row.tag in FIGURES for row in rows):
        return False
    found = credit_line(words)
    if found is None or found.kind is not CreditKind.SOURCE:
        return False
    return (source_box(rows[:3]) and not PICTURED.search(classes(rows[:3]))) or bool(OF_PICTURE.match(after))


class CreditFinder(CreditSheet):
    """Finds and labels the credits among a page's units."""

    def find(self) -> list[Credit]:
        """Label credit lines, corrections and the reporters' line; return the credits in the order of the page."""
        start = self.headline if self.headline is not None else self.first
        for index in range(start, min(len(self.groups), self.last + AFTER_BODY)):
            if self._open(index):
                self._line(index)
        self._labels(start)
        self._head(start)
        self._foot()
        self._between()
        self._within()
        self._again()
        return sorted(self.credits, key=lambda row: row.span)

    def _line(self, index: int) -> None:
        words, span = self.words[index], self.spans[index]
        if len(self.groups[index]) > 1 and self._stacked(index):
            return
        if not may_credit(words, self.groups[index][0].cues):
            return
        if (index >= self.last - 3 or source_box(self._rows(index, 3))) and self._labelled(index, words):
            return
        found = credit_line(words) or self._part(index, words)
        if found and found.kind in (CreditKind.VIA, CreditKind.SOURCE):
            self._placed(index, words, found)
        elif found:
            if self._label(span, index, BlockKind.CREDIT, "credit-line"):
                self._add(found, span)
        elif told := self._sentence(index, words):
            self._add(*told)
        elif is_reporting_line(words):
            self._label(span, index, BlockKind.FURNITURE, "reporting-line")
        elif is_correction(words) and len(words) <= 1_500:
            self._label(span, index, BlockKind.CORRECTION, "correction")

    def _labelled(self, index: int, words: str) -> bool:
        """Read a line of several labels; tell whether it is one."""
        told = [] if index > self.last + 1 and self._cut_off(index) else labelled_names(words)
        if not told or not self._label(self.spans[index], index, BlockKind.CREDIT, "credit-labels"):
            return False
        for found, inner in told:
            self._add(found, self._place(index, inner))
        return True

    def _stacked(self, index: int) -> bool:
        """Read a unit of several lines line by line, where one of them is a credit; tell whether one is."""
        group = self.groups[index]
        label = credit_label(group[0].text) if group[0].cues & Cue.CREDIT else None
        found = self._listed(label, [line.text for line in group[1:]]) if label and len(group) <= LISTED else None
        if found is not None:
            self._add(found, self.spans[index])
            return self._label(self.spans[index], index, BlockKind.CREDIT, "credit-label")
        near = index <= self.first or index >= self.last - 1
        hits = 0
        for line in group if near and len(group) <= LISTED else ():
            one = credit_line(line.text) if may_credit(line.text, line.cues) else None
            if one is None and line is group[-1] and index >= self.last - 1:
                one = sign_line(line.text, self._own, loose=True)
            if one is not None and not self._under_picture(index, alone=True):
                self._add(one, line.span)
                hits += 1
        if hits and len(self.words[index]) <= LONG_LINE:
            self._label(self.spans[index], index, BlockKind.CREDIT, "credit-lines")
        return hits > 0

    def _sentence(self, index: int, words: str) -> tuple[Found, Span] | None:
        """Return what the first or last sentence of a paragraph at the report's head or end says was elsewhere."""
        if not LONG_LINE < len(words) <= 1_500 or self.first + 1 < index < self.last - 1:
            return None
        ends = [match.end() for match in SENTENCE.finditer(words)]
        for start, end in ((0, ends[0]), (ends[-1], len(words))) if ends else ():
            found = credit_line(words[start:end].strip())
            if found is not None and found.kind is CreditKind.ORIGINALLY_PUBLISHED:
                return found, self._place(index, Span(start, len(words[:end].rstrip())))
        return None

    def _part(self, index: int, words: str) -> Found | None:
        """Return what one part of a line credits that marks part into several ("3 May | Source: …")."""
        if not (self.first + HEAD_PART >= index or index >= self.last) or len(words) > 200:
            return None
        parts = BARS.split(words)
        found = [credit_line(part) for part in parts] if len(parts) > 1 else []
        return next((row for row in found if row is not None and row.kind is CreditKind.SOURCE), None)

    def _placed(self, index: int, words: str, found: Found) -> None:
        """Label a via or source line; it is the report's only beside it, and not under a picture or in a form."""
        tags = [row.tag for row in self._rows(index)]
        if any(tag in ("form", "button", "nav") for tag in tags):
            return
        bare_via = found.kind is CreditKind.VIA and not words.startswith(("(", "["))
        if self._under_picture(index, alone=not bare_via):
            self._label(self.spans[index], index, BlockKind.CAPTION, "picture-credit")
            return
        if index > self.last + 1 and self._cut_off(index) and not source_box(self._rows(index, 3)):
            return
        beside = (
            index <= self.first + (HEAD_PART if made_as_agency(found.names) else 0)
            or index >= self.last - 3
            or words.startswith(("(via", "(Via", "[via", "[Via"))
            or source_box(self._rows(index, 3))
        )
        why = "credit-line" if beside else "credit-within"
        if self._label(self.spans[index], index, BlockKind.CREDIT, why) and beside:
            self._add(found, self.spans[index])

    def _labels(self, start: int) -> None:
        """Find labels that stand alone, at the report's head or after it, and what stands below them."""
        for index in range(len(self.groups) - 1):
            label = credit_label(self.words[index]) if self.groups[index][0].cues & Cue.CREDIT else None
            if label is None or not self._open(index):
                continue
            near = max(0, start - ABOVE) <= index <= self.first or self.last - 3 <= index < self.last + AFTER_LABEL
            if not near and label.kind is CreditKind.SOURCE:
                continue
            follow = self._below(index)
            found = self._listed(label, [self.words[row] for row in follow]) if follow else None
            if found is None:
                continue
            span = Span(self.spans[index].start, self.spans[follow[-1]].end)
            if self._label(span, index, BlockKind.CREDIT, "credit-label"):
                self._add(found, span)

    def _below(self, index: int) -> list[int]:
        """Return the units under a label that share its box, or the next alone where the box is a large one."""
        end = self.spans[index].end
        box = next((row for row in self._rows(index, 5) if row.end > end), None)
        out: list[int] = []
        for after in range(index + 1, min(len(self.groups), index + 1 + LISTED)):
            inside = box is not None and box.end - box.start <= BOX and self.spans[after].start < box.end
            if not self._open(after) or len(self.words[after]) > 400 or not (inside or not out):
                break
            if out and (is_heading(self.document, self.groups[after]) or credit_label(self.words[after])):
                break
            out.append(after)
        return out

    def _listed(self, label: Label, items: list[str]) -> Found | None:
        """Return what the units below a label name; None for lists of literature and where nobody is named."""
        cited = [bool(NUMBERED.search(item) or QUOTED.search(item)) for item in items]
        if len(items) > 1 and sum(cited) * 2 >= len(items):
            return None
        names: list[str] = []
        for item in items:
            listed = agencies_in(item)
            if listed:
                names += [name for _, _, name in listed]
                continue
            journal = journal_of(item) if label.kind is CreditKind.ORIGINALLY_PUBLISHED else None
            name = journal or study_authors(item) or credited_names(ITEM.sub("", item))
            if name and len(name) <= 100:
                names.append(name)
        names = [name for name in dict.fromkeys(names) if not self._own(name)]
        if not names:
            return None
        whole = len(names) == 1 and not label.several and not (any(cited) and label.kind is CreditKind.SOURCE)
        return Found(", ".join(names), label.kind, whole)

    def _head(self, start: int) -> None:
        """Find signs, source lines and notes among the lines above the report, bylines and decks included."""
        if self.headline is not None and REBLOG.match(self.words[self.headline]):
            found = credit_line(self.words[self.headline].partition(":")[0])
            if found:
                self._add(found, self.spans[self.headline])
        report = set(self.report)
        for index in range(max(0, start - ABOVE), min(self.last, self.first + HEAD_PART, start + HEAD_UNITS) + 1):
            if self.groups[index][0].hidden or index == self.headline:
                continue
            kind = self._kind(index)
            rows = self._rows(index, 3)
            if index in report and index > self.first and len(self.words[index]) > 60:
                continue
            if index < start and PICTURED.search(rows[0].attributes.get("class", "") if rows else ""):
                continue
            if kind not in (None, BlockKind.BYLINE, BlockKind.DECK) or any(
                row.tag in APART for row in self._rows(index)
            ):
                continue
            words, span = self.words[index], self.spans[index]
            cues = self.groups[index][0].cues
            note = taken_over(words) if cues & Cue.TAKEN else None
            line = credit_line(words) if kind is not None and may_credit(words, cues) else None
            loose = source_box(rows) or bool(index and AUTHOR_LABEL.match(self.words[index - 1]))
            sign = sign_line(words, self._own, loose=loose)
            if note is not None:
                at = self._place(index, note[1])
                self._add(note[0], at)
            elif line is not None and line.kind is not CreditKind.VIA:
                self._add(line, span)
            elif sign is not None and (source_box(rows) or not self._under_picture(index, alone=True)):
                self._add(sign, span)
                self._label(span, index, BlockKind.BYLINE if loose else BlockKind.CREDIT, "agency-sign")

    def _between(self) -> None:
        """Find the author's line of an agency that stands in a box between the report's units."""
        report = set(self.report)
        for index in range(self.first + 1, self.last):
            kind = self._kind(index)
            rows = self._rows(index)
            if index in report or kind not in (None, BlockKind.BYLINE) or len(self.words[index]) > 80:
                continue
            if self.groups[index][0].hidden or any(row.tag in FIGURES for row in rows):
                continue
            named = kind is BlockKind.BYLINE or AUTHOR_LABEL.match(self.words[index - 1]) or source_box(rows[:2])
            sign = sign_line(self.words[index], self._own, loose=True) if named else None
            if sign is not None:
                self._add(sign, self.spans[index])

    def _foot(self) -> None:
        """Find signs and copyright lines in the report's last units and right after it."""
        low = max(self.first + 1, self.last - BEFORE_END)
        for index in range(low, min(len(self.groups), self.last + 1 + AFTER_SIGN)):
            kind = self._kind(index)
            if self.groups[index][0].hidden or kind not in (None, BlockKind.BYLINE):
                continue
            rows = self._rows(index)
            if any(row.tag in APART for row in rows):
                continue
            words, span = self.words[index], self.spans[index]
            if kind is BlockKind.BYLINE and self._sources(index):
                continue
            if (
                index > self.last
                and self._cut_off(index)
                and not (RIGHTS_BOX.search(classes(rows[:2])) and kind is None)
            ):
                continue
            if index == self.last + 1 and HOST.match(words) and not self._own(words):
                if self._label(span, index, BlockKind.CREDIT, "host-alone"):
                    self._add(Found(words, CreditKind.SOURCE), span)
                continue
            tag = agency_tag(words) if kind is None and index >= self.last - 1 else None
            loose = source_box(rows[:3]) or self.last - 1 <= index <= self.last + 1
            found = sign_line(words, self._own, loose=loose) or copyright_line(words, self._own)
            if found is None and tag and not self._own(tag):
                found = Found(tag, CreditKind.AGENCY)
            note = taken_over(words) if found is None and self.groups[index][0].cues & Cue.TAKEN else None
            if note is not None:
                self._add(note[0], self._place(index, note[1]))
            elif found is not None and not self._under_picture(index, alone=True):
                self._add(found, span)
                if kind is None:
                    self._label(span, index, BlockKind.CREDIT, "agency-sign")

    def _again(self) -> None:
        """Find the line over or after the report that names again, alone or with a date, who is credited already."""
        names = {row.names.casefold().removeprefix("the "): row for row in self.credits if row.whole}
        start = self.headline if self.headline is not None else self.first
        for index in range(max(0, start - ABOVE), self.first):
            row = names.get(self.words[index].casefold().removeprefix("the "))
            if row is not None and self._open(index) and not is_agency(row.names):
                self._add(Found(row.names, CreditKind.SOURCE), self.spans[index])
                self._label(self.spans[index], index, BlockKind.CREDIT, "credit-again")
        for index in range(self.last, min(len(self.groups), self.last + 3)):
            words = self.words[index]
            if not self._open(index) or len(words) > 80:
                continue
            for row in sorted(self.credits, key=lambda row: row.span):
                rest = words.removeprefix(row.names)
                if rest != words and (not rest.strip(" ,") or find_time(rest)) and len(rest) < 30:
                    self._add(Found(row.names, row.kind, row.whole), self.spans[index])
                    self._label(self.spans[index], index, BlockKind.CREDIT, "credit-again")
                    break

    def _sources(self, index: int) -> bool:
        """Put down the lines of a byline that name a source; tell whether one does."""
        told = [(credit_line(row.text), row.span) for row in self.groups[index]]
        rows = [(found, at) for found, at in told if found is not None and found.kind is CreditKind.SOURCE]
        for found, at in rows:
            self._add(found, at)
        return bool(rows)

    def _within(self) -> None:
        """Find the signs that open the report's first units and those that end its paragraphs."""
        decks = [index for index in range(max(0, self.first - 8), self.first) if self._kind(index) is BlockKind.DECK]
        for index in [*decks, *self.report[:OPENERS]]:
            line = self.groups[index][0]
            opened = opening_sign(line.text)
            if opened is not None and not self._own(opened[0]):
                at = Span(line.span.start + opened[1].start, line.span.start + opened[1].end)
                self._add(Found(opened[0], CreditKind.AGENCY), at)
        for index in self.report:
            line = self.groups[index][-1]
            tail = sign_tail(line.text, self._own, loose=index >= self.last - 1)
            if tail is not None:
                found, inner = tail
                at = Span(line.span.start + inner.start, line.span.start + inner.end)
                whole = found.whole and index >= self.last - 1
                self._add(Found(found.names, found.kind, whole), at)
