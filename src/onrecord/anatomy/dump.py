"""Anatomy of a plain-text dump: the same parts, told from lines alone."""

import re
from itertools import pairwise

from onrecord.anatomy.bylines import byline_names, opens_as_byline
from onrecord.anatomy.credits import Found, agency_tag, credit_line, is_correction, is_reporting_line
from onrecord.anatomy.creditsigns import copyright_line, sign_line, sign_tail
from onrecord.anatomy.dateline import find_dateline
from onrecord.anatomy.document import Document
from onrecord.anatomy.draft import Anatomy
from onrecord.anatomy.dumprecords import find_records
from onrecord.anatomy.dumpthread import find_heads, label_dump_records, label_dump_thread
from onrecord.anatomy.furniture import furniture_heading
from onrecord.anatomy.licence import printed_licence
from onrecord.anatomy.lines import Line, document_lines, repeated
from onrecord.anatomy.parts import PICTURE_WORDS
from onrecord.anatomy.policy import LONGEST, names_policy, speaks_as_policy
from onrecord.anatomy.policywords import told_by, told_part
from onrecord.anatomy.printeddates import POSTED, UPDATED
from onrecord.anatomy.sheet import Sheet
from onrecord.anatomy.threadwords import form_heading, thread_heading
from onrecord.anatomy.times import find_time
from onrecord.records import BlockKind, Credit, CreditKind, Dateline, Evidence, Span

__all__ = ["read_dump"]

SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
BULLET = re.compile(r"^(?:[-*•◦▪–]|\d{1,3}[.)])\s+\S")
LONG_LINE = 200
"""Characters beyond which a line is a paragraph, whatever it ends with."""
HEADLINE_MOST = 300
FOLLOWING = 60
"""Lines under its heading that a policy may have."""
NEAR_THREAD = 4
"""Lines before the thread among which its policy stands."""
HEAD_SIGNS = 60
"""Lines before the report among which an agency's sign is looked for."""
AFTER_SIGN = 8
"""Lines after the report among which an agency's sign or copyright line belongs to it."""
WRAP = range(45, 101)
"""Characters of a line that a mail program or teletype may have broken."""


def read_dump(document: Document) -> Anatomy:
    """Return the anatomy of a text dump."""
    return _Dump(document).run()


class _Dump:
    """One dump being read, from its lines."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.lines = document_lines(document)
        self.sheet = Sheet(document.text)
        self.out = Anatomy()
        self.twice = repeated(self.lines)
        self.end = len(self.lines)
        """The first line that cannot be of the report: the policy's, the thread's, or none."""

    def run(self) -> Anatomy:
        if self.lines:
            self._thread()
            self._policy()
            self._headline()
            self._report()
            self._rest()
            self._licence()
        self.out.blocks = self.sheet.blocks()
        return self.out

    def _licence(self) -> None:
        rows = [row for row in self.sheet.rows if row.kind is BlockKind.PARAGRAPH]
        report = Span(rows[0].span.start, rows[-1].span.end) if rows else Span(0, 0)
        others = (BlockKind.CAPTION, BlockKind.COMMENT, BlockKind.COMMENT_HEADER)
        hit = printed_licence(self.lines, report, [row.span for row in self.sheet.rows if row.kind in others])
        if hit is not None:
            self.out.licence = hit[0]
            self.out.evidence.append(hit[1])

    def _thread(self) -> None:
        heads = find_heads(self.lines)
        if not any(head.number or head.bullet for head in heads):
            drafts = find_records(self.document, self.lines)
            if drafts and len(drafts) >= len(heads):
                self.end = min(draft.item.lines[0].index for draft in drafts)
                self.out.comments = label_dump_records(drafts, self.sheet, self.text)
                return
        if heads:
            self.end = heads[0].line.index
            self.out.comments, _ = label_dump_thread(self.lines, heads, self.sheet, self.text)

    def _policy(self) -> None:
        """Label the policy: a title-like line, and under it text that sets rules for comments."""
        for line in self.lines[1 : self.end]:
            named = names_policy(line.text)
            if not named and (not _is_title(line) or line.index <= 2 or form_heading(line.text)):
                continue
            follow: list[Line] = []
            size = 0
            for row in self.lines[line.index + 1 : min(self.end, line.index + FOLLOWING)]:
                size += len(row.text)
                if size > LONGEST or (follow and _is_title(row) and row.gap > 1):
                    break
                if not named and not _is_sentence(row):
                    break
                if follow and row.gap > 1 and not speaks_as_policy([row.text]):
                    break
                follow.append(row)
            if follow and speaks_as_policy([line.text if named else "", *(row.text for row in follow)]):
                span = Span(line.span.start, follow[-1].span.end)
                if self.sheet.label(span, BlockKind.POLICY, "policy-heading"):
                    self.out.policy = (self.sheet.trim(*span),)
                    self.end = line.index
                return
        self._told()
        if self.out.policy or not self.out.comments:
            return
        for line in self.lines[max(2, self.end - 4) : self.end]:
            if len(line.text) >= 80 and speaks_as_policy([line.text]) and re.search(r"\bcomment", line.text, re.I):
                self.sheet.label(line.span, BlockKind.POLICY, "policy-words")
                self.out.policy = (line.span,)
                self.end = line.index
                return

    def _told(self) -> None:
        """Label lines that tell readers how they may answer, right before the thread or under its form's heading."""
        spans: list[Span] = []
        for line in self.lines[2:]:
            near = self.lines[max(0, line.index - 3) : line.index]
            formed = any(len(row.text) <= 80 and (form_heading(row.text) or thread_heading(row.text)) for row in near)
            before = self.out.comments and self.end - NEAR_THREAD <= line.index < self.end
            if not (formed or before) or not self.sheet.free(line.span):
                continue
            told = told_by(line.text)
            if told is None or not told.strong:
                continue
            inner = told_part(line.text)
            span = Span(line.span.start + inner[0], line.span.start + inner[1])
            if self.sheet.label(span, BlockKind.POLICY, "policy-told"):
                spans.append(span)
                if before or line.index > len(self.lines) // 2:
                    self.end = min(self.end, line.index)
        self.out.policy = tuple(spans) or None

    def _headline(self) -> None:
        first = self.lines[0]
        if self.end > 0 and len(first.text) <= HEADLINE_MOST and (len(self.lines) > 1 or not _is_sentence(first)):
            self.sheet.label(first.span, BlockKind.HEADLINE, "first-line")
            self.out.title = first.text
            self.out.evidence.append(Evidence(code="title:first-line", text=first.text))

    def _report(self) -> None:
        rows = [line for line in self.lines[: self.end] if self.sheet.free(line.span)]
        opening = next((at for at, line in enumerate(rows) if self._opens_report(line)), None)
        if opening is None:
            opening = next((at for at, line in enumerate(rows) if _is_sentence(line)), len(rows))
        self._before(rows[:opening])
        rows = rows[opening:]
        last = max(
            (at for at, line in enumerate(rows) if _is_sentence(line) and not self._is_line_apart(line)), default=-1
        )
        self._body(rows[: last + 1])
        if last >= 0:
            self._tail(rows[last])
        for at, line in enumerate(rows[last + 1 :]):
            signed = at < AFTER_SIGN and self._signed(line)
            if signed or not self._special(line):
                why = "agency-sign" if signed else "after-report"
                self.sheet.label(line.span, BlockKind.CREDIT if signed else BlockKind.FURNITURE, why)

    def _signed(self, line: Line) -> bool:
        """Put down the agency that a line of signs alone, or a copyright line, names; tell whether it does."""
        found = sign_line(line.text, _is_own) or copyright_line(line.text, _is_own)
        if found is None:
            return False
        self._credit(found, line.span)
        return True

    def _tail(self, line: Line) -> None:
        """Put down the sign that ends the report's last paragraph."""
        tail = sign_tail(line.text, _is_own, loose=True)
        if tail is not None:
            start = line.span.start
            self._credit(tail[0], Span(start + tail[1].start, start + tail[1].end))

    def _credit(self, found: Found, span: Span) -> None:
        if not any(row.span.touches(span) for row in self.out.credits):
            self.out.credits.append(Credit(span=span, names=found.names, kind=found.kind, whole=found.whole))

    def _opens_report(self, line: Line) -> bool:
        if not _is_sentence(line) or line.text in self.twice or len(line.text.split()) < 8:
            return False
        if find_dateline(line.text) is not None:
            return True
        return not (len(line.text) <= LONG_LINE and PICTURE_WORDS.search(line.text)) and not self._is_line_apart(line)

    def _is_line_apart(self, line: Line) -> bool:
        return bool(credit_line(line.text)) or is_reporting_line(line.text) or is_correction(line.text)

    def _before(self, rows: list[Line]) -> None:
        """Label what stands between headline and report: byline, date, deck, captions."""
        for at, line in enumerate(rows):
            dated = find_time(line.text) if len(line.text) <= 120 else None
            signed = at < HEAD_SIGNS and self._signed(line)
            if opens_as_byline(line.text):
                self.out.bylines = (*self.out.bylines, *byline_names(line.text))
                self.out.evidence.append(Evidence(code="bylines:visible", text=line.text, span=line.span))
                self._date(line)
                self.sheet.label(line.span, BlockKind.BYLINE, "byline")
            elif dated and len(line.text) - (dated[2] - dated[1]) <= 40 and line.text not in self.twice:
                self._date(line)
                self.sheet.label(line.span, BlockKind.BYLINE, "date")
            elif signed:
                self.sheet.label(line.span, BlockKind.CREDIT, "agency-sign")
            elif self._special(line):
                continue
            elif line.text in self.twice or PICTURE_WORDS.search(line.text):
                self.sheet.label(
                    line.span, BlockKind.CAPTION, "repeated" if line.text in self.twice else "picture-words"
                )
            elif furniture_heading(line.text):
                self.sheet.label(line.span, BlockKind.FURNITURE, "heading")
            elif at == 0 and len(line.text.split()) >= 4:
                self.sheet.label(line.span, BlockKind.DECK, "under-headline")
            elif len(line.text.split()) >= 5:
                self.sheet.label(line.span, BlockKind.CAPTION, "before-report")

    def _date(self, line: Line) -> None:
        hit = find_time(line.text)
        if hit is None:
            return
        before = line.text[: hit[1]]
        updated = max((m.start() for m in UPDATED.finditer(before)), default=-1)
        posted = max((m.start() for m in POSTED.finditer(before)), default=-1)
        name = "updated" if updated > posted else "published"
        if getattr(self.out, name) is None:
            setattr(self.out, name, hit[0])
            self.out.evidence.append(Evidence(code=f"{name}:visible", text=line.text, span=line.span))

    def _body(self, rows: list[Line]) -> None:
        started = 0
        for group in self._paragraphs(rows):
            first, last = group[0], group[-1]
            span = Span(first.span.start, last.span.end)
            if len(group) == 1 and self._special(first):
                continue
            if len(group) == 1 and first.text in self.twice and not _is_sentence(first):
                self.sheet.label(span, BlockKind.CAPTION, "repeated")
            elif len(group) == 1 and _is_title(first) and first.gap > 1:
                kind = BlockKind.FURNITURE if furniture_heading(first.text) else BlockKind.SUBHEADING
                self.sheet.label(span, kind, "title-like")
            elif BULLET.match(first.text) and len(first.text) < 400:
                self.sheet.label(span, BlockKind.LIST, "bullet")
            else:
                if started < 2:
                    span = self._dateline(first, span)
                started += 1
                self.sheet.label(span, BlockKind.PARAGRAPH, "lines")

    def _dateline(self, line: Line, span: Span) -> Span:
        found = find_dateline(line.text)
        if found is None or self.out.dateline is not None:
            return span
        start = line.span.start
        own = self.sheet.trim(start, start + found.length)
        self.sheet.label(own, BlockKind.DATELINE, "dateline")
        if found.place:
            self.out.dateline = Dateline(span=own, place=found.place, agency=found.agency)
        if found.agency:
            at = self.sheet.trim(start + found.agency_start, start + found.agency_end)
            self.out.credits.append(Credit(span=at, names=found.agency, kind=CreditKind.AGENCY))
        return self.sheet.trim(own.end, span.end)

    def _paragraphs(self, rows: list[Line]) -> list[list[Line]]:
        """Return the lines as paragraphs: each line one, unless the dump's lines are broken at a fixed width."""
        pairs = [(a, b) for a, b in pairwise(rows) if b.gap == 1 and a.index + 1 == b.index]
        broken = [pair for pair in pairs if len(pair[0].text) in WRAP and not SENTENCE_END.search(pair[0].text)]
        wrapped = len(broken) >= 3 and len(broken) >= 0.5 * len(pairs)
        out: list[list[Line]] = []
        for line in rows:
            before = out[-1][-1] if out else None
            if wrapped and before and line.gap == 1 and before.index + 1 == line.index and not BULLET.match(line.text):
                out[-1].append(line)
            else:
                out.append([line])
        return out

    def _special(self, line: Line) -> bool:
        """Label a line that is a credit, a correction or the reporters' line; tell whether it is one."""
        found = credit_line(line.text)
        agency = agency_tag(line.text)
        if found or agency:
            names, kind = (found.names, found.kind) if found else (agency or "", CreditKind.AGENCY)
            whole = found is None or found.whole
            if self.sheet.label(line.span, BlockKind.CREDIT, "credit-line" if found else "agency-tag"):
                dated = self.out.dateline.span if self.out.dateline else Span(0, 0)
                self.out.credits = [
                    row for row in self.out.credits if row.names not in names or not dated.touches(row.span)
                ]
                self.out.credits.append(Credit(span=line.span, names=names, kind=kind, whole=whole))
            return True
        if is_reporting_line(line.text):
            return self.sheet.label(line.span, BlockKind.FURNITURE, "reporting-line")
        if is_correction(line.text) and len(line.text) <= 1_500:
            return self.sheet.label(line.span, BlockKind.CORRECTION, "correction")
        return False

    def _rest(self) -> None:
        """Label what is left: after the policy, around the thread."""
        for line in self.lines[self.end :]:
            if self.sheet.free(line.span) and not self._special(line):
                self.sheet.label(line.span, BlockKind.FURNITURE, "around-thread")


def _is_own(name: str) -> bool:
    """Tell that no name is the house's own: a dump does not say whose it is."""
    return not name


def _is_sentence(line: Line) -> bool:
    return bool(SENTENCE_END.search(line.text)) or len(line.text) > LONG_LINE or line.text.endswith(":")


def _is_title(line: Line) -> bool:
    return len(line.text) <= 90 and len(line.text.split()) <= 12 and not re.search(r"[.!?…:;,][\"'”’»)\]]*$", line.text)
