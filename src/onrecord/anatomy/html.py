"""Anatomy of an HTML page: every part found by its mark-up, its place and its words, and labelled once."""

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.anatomy.blockjudge import shipped_judge
from onrecord.anatomy.bodytext import Body, find_body
from onrecord.anatomy.bodytrim import above_talk, below_title, trimmed
from onrecord.anatomy.comments import label_thread
from onrecord.anatomy.creditfind import CreditFinder, names_report_source
from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.draft import Anatomy
from onrecord.anatomy.elsewhere import thread_system
from onrecord.anatomy.furniture import furniture_class, furniture_heading, furniture_phrase
from onrecord.anatomy.headerread import HeaderReader
from onrecord.anatomy.lines import Cue
from onrecord.anatomy.pagefields import FieldsReader
from onrecord.anatomy.pictures import PictureFinder
from onrecord.anatomy.policyfind import PolicyFinder
from onrecord.anatomy.reportread import ReportReader
from onrecord.anatomy.threadpick import find_comments, unseen_comments
from onrecord.records import BlockKind, Span

__all__ = ["read_html"]

TALK = frozenset({BlockKind.POLICY, BlockKind.COMMENT_HEADER, BlockKind.COMMENT})
BEFORE_BODY = 60
"""Units before the report among which a picture of it may stand."""
AFTER_PICTURE = 6
"""Units after the report among which a picture still belongs to it."""


def read_html(document: Document, markup: str | None) -> Anatomy:
    """Return the anatomy of an HTML document; `markup` is its source, which may name a thread's system."""
    return _Reader(document, markup).run()


class _Reader(HeaderReader, ReportReader, FieldsReader):
    """One page being read, part by part."""

    def run(self) -> Anatomy:
        titles = (self.found.title or "", self.found.full_title)
        chances = shipped_judge().chances(self.document, self.groups, self.words, titles)
        rough = find_body(self.document, self.groups, chances, set())
        rough.units = below_title(self.words, rough.units, titles)
        self._thread(rough)
        self._policy(rough)
        taken = {index for index, span in enumerate(self.spans) if not self.sheet.free(span)}
        taken |= self._captions(taken, rough)
        self.body = find_body(self.document, self.groups, chances, taken)
        talk = [row.span for row in self.sheet.rows if row.kind in TALK]
        self.body.units = above_talk(self.groups, below_title(self.words, self.body.units, titles), talk)
        self.body.units = trimmed(self.document, self.groups, self.body.units, self.found.authors)
        self.out.notes += self.body.notes
        self._headline()
        self._header()
        self._credits()
        self._pull_quotes()
        self._paragraphs()
        self._furniture()
        self._fields()
        return self.out

    def _thread(self, rough: Body) -> None:
        spans = [self.spans[index] for index in rough.units]
        start, end = (spans[0].start, spans[-1].end) if spans else (0, 0)
        drafts, notes = find_comments(self.document, self.lines, self.lasts, Span(start, end), self.found.language)
        self.out.notes += [*notes, *unseen_comments(self.document)]
        if drafts:
            self.out.comments, notes = label_thread(self.document, drafts, self.sheet)
            self.out.notes += notes
        if not self.out.comments:
            self.out.thread_elsewhere = thread_system(self.document, self.markup)

    def _policy(self, rough: Body) -> None:
        """Label the policy, wherever it stands outside the report and the thread."""
        finder = PolicyFinder(self.document, self.groups, self.spans, self.words, self.sheet, set(rough.units))
        self.out.policy = finder.label()

    def _captions(self, taken: set[int], rough: Body) -> set[int]:
        """Label captions, and the lines in their boxes that only credit the picture."""
        zone = range(len(self.groups))
        if rough.units:
            zone = range(max(0, rough.units[0] - BEFORE_BODY), min(len(self.groups), rough.units[-1] + AFTER_PICTURE))
        free = [
            index
            for index in zone
            if index not in taken and not self.groups[index][0].hidden and not self._is_source(index)
        ]
        found = PictureFinder(self.document, self.groups, self.words).find(free, rough.units)
        for index, why in found.captions.items():
            self._label(index, BlockKind.CAPTION, why)
        for index in found.credited:
            self._label(index, BlockKind.CREDIT, "picture-credit")
        self.out.pictures = found.pictures
        return {*found.captions, *found.credited}

    def _is_source(self, index: int) -> bool:
        """Tell whether a line such as "Source: …" beside a picture stands in a box of the report's own."""
        if not self.groups[index][0].cues & Cue.CREDIT:
            return False
        after = self.words[index + 1] if index + 1 < len(self.words) else ""
        return names_report_source(self.words[index], self._rows(index), after)

    def _credits(self) -> None:
        """Label credit lines, corrections and the reporters' line, in the report and about it."""
        if not self.body.units:
            return
        finder = CreditFinder(
            self.document, self.groups, self.spans, self.words, self.sheet, self.body.units, self.headline,
            self.found.outlet, self.found.canonical,
        )  # fmt: skip
        self.out.credits = finder.find()
        self.body.units = [index for index in self.body.units if self._free(index)]

    def _furniture(self) -> None:
        """Label the visible text that is none of the parts: recognised by element, class, words, links or place."""
        spans = [row.span for row in self.sheet.rows if row.kind in (BlockKind.HEADLINE, BlockKind.PARAGRAPH)]
        start = spans[0].start if spans else 0
        end = spans[-1].end if spans else 0
        under = False
        for index, group in enumerate(self.groups):
            if group[0].hidden:
                continue
            if not self._free(index):
                under = False
                continue
            words = self._words(index)
            rows = self._rows(index, 8)
            linked = group[0].linked if len(group) == 1 else max(line.linked for line in group)
            heading = furniture_heading(words)
            place = group[-1].span.end <= start or group[0].span.start >= end
            why = (
                "heading" if heading else
                "class" if rows and furniture_class(self.document, rows[0]) else
                "words" if group[0].cues & Cue.PHRASE and furniture_phrase(words) else
                "control" if rows and self._has_control(rows[:2]) else
                "links" if linked > 0.6 else
                "under-heading" if under and len(words) < 200 else
                "place" if place else ""
            )  # fmt: skip
            under = heading or (under and bool(why))
            if why:
                self._label(index, BlockKind.FURNITURE, why)

    def _has_control(self, rows: Sequence[Element]) -> bool:
        """Tell whether a small box around the unit holds a button or a field to fill in."""
        for row in rows:
            if row.end - row.start > 400:
                return False
            at = bisect_left(self.controls, row.index)
            if at < len(self.controls) and self.controls[at] <= min(self.lasts[row.index], row.index + 40):
                return True
        return False
