"""Where an HTML page states its discussion policy: under a heading, on one line with it, or by the thread."""

import re
from collections.abc import Sequence

from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.lines import Cue, Line
from onrecord.anatomy.parts import HEADINGS, holders, is_heading
from onrecord.anatomy.policy import LONGEST, names_policy, opens_as_policy, speaks_as_policy
from onrecord.anatomy.policywords import Told, told_by, told_part
from onrecord.anatomy.sheet import Sheet
from onrecord.anatomy.threadwords import form_heading, thread_heading
from onrecord.records import BlockKind, Span, merged

__all__ = ["PolicyFinder"]

RULED = Cue.TOLD | Cue.RULES
TAIL = 4
"""Units at the report's end that may be a policy taken for the report."""
WIDEST = 6_000
"""Characters of a box that is the thread's or its form's, rather than the page's."""
TALK_BOX = re.compile(
    r"comment|koment|kommentar|respond|disqus|leserbrief|discuss|diskuss|\breview|coral|viafoura|netiquette|policy|"
    r"yorum|reacti(?:e|on)|courrier|moderation|disclaimer|legal",
    re.IGNORECASE,
)


class PolicyFinder:
    """Finds and labels the policy among a page's units; those in `report` are never part of it."""

    def __init__(
        self,
        document: Document,
        groups: list[list[Line]],
        spans: Sequence[Span],
        words: Sequence[str],
        sheet: Sheet,
        report: set[int],
    ) -> None:
        self.document = document
        self.spans = spans
        self.words = words
        self.text = document.text
        self.groups = groups
        self.sheet = sheet
        self.report = report

    def _words(self, index: int) -> str:
        return self.words[index]

    def _free(self, index: int) -> bool:
        return self.sheet.free(self.spans[index])

    def label(self) -> tuple[Span, ...] | None:
        """Label the policy: a heading and the rules under it, or a passage by the thread that sets rules."""
        spans: list[Span] = []
        inside = self.report
        for index, group in enumerate(self.groups):
            if group[0].hidden or group[-1].span.end - group[0].span.start > LONGEST or not self._free(index):
                continue
            words = self._words(index)
            first, _, rest = self.text[group[0].span.start : group[-1].span.end].partition("\n")
            told = group[0].cues & Cue.POLICY != 0 and opens_as_policy(words)
            named = told and names_policy(words)
            inline = (
                told
                and not named
                and any(
                    names_policy(self.text[row.start : row.end]) and row.end < group[-1].span.end
                    for row in self._leading(index)
                )
            )
            if inline or (told and rest and names_policy(first)):
                if speaks_as_policy([words]):
                    spans.append(self.spans[index])
                continue
            heading = named or (
                len(words) <= 60
                and index not in inside
                and len(words.split()) <= 7
                and is_heading(self.document, self.groups[index])
                and not thread_heading(words)
            )
            if heading:
                follow = self._under(index, strict=not named)
                if follow and speaks_as_policy([words if named else "", *(self._words(row) for row in follow)]):
                    spans.append(Span(group[0].span.start, self.groups[follow[-1]][-1].span.end))
        for span in merged(spans):
            self.sheet.label(span, BlockKind.POLICY, "policy-heading")
        if not spans:
            spans = self._unnamed_policy(inside)
        spans += self._told_by_words()
        return merged(self.sheet.trim(*span) for span in spans) or None

    def _leading(self, index: int) -> list[Element]:
        """Return the marked pieces that open the unit (`<b>House rules</b> …`)."""
        group = self.groups[index]
        rows = holders(self.document, self.groups[index], 1)
        if not rows:
            return []
        out: list[Element] = []
        for row in self.document.descendants(rows[0]):
            if row.start > group[0].span.start or len(out) > 5:
                break
            if row.start == group[0].span.start and row.tag in ("b", "strong", "span", "em", "u", *HEADINGS):
                out.append(row)
        return out

    def _under(self, index: int, *, strict: bool) -> list[int]:
        """Return the units under a heading: to the next heading, box or labelled text, at most 6,000 characters."""
        rows = holders(self.document, self.groups[index], 4)
        box = next((row for row in rows if row.end > self.groups[index][-1].span.end), None)
        out: list[int] = []
        size = 0
        for after in range(index + 1, min(len(self.groups), index + 40)):
            words = self._words(after)
            outside = box is not None and self.groups[after][0].span.start >= box.end
            if not self._free(after) or self.groups[after][0].hidden or (outside and (strict or out)):
                break
            if strict and after in self.report:
                break
            if is_heading(self.document, self.groups[after]) or (thread_heading(words) and len(words) < 40):
                break
            size += len(words)
            if size > LONGEST or (out and not speaks_as_policy([words]) and len(words.split()) < 4):
                break
            out.append(after)
        return out

    def _unnamed_policy(self, inside: set[int]) -> list[Span]:
        """Return the passage next to the thread that speaks of comments and permission, where no heading names one."""
        threads = [row for row in self.sheet.rows if row.kind in (BlockKind.COMMENT, BlockKind.COMMENT_HEADER)]
        if not threads:
            return []
        first = threads[0].span.start
        near = [i for i, group in enumerate(self.groups) if first - 4_000 <= group[0].span.start < first][-8:]
        for index in near:
            words = self._words(index)
            if index in inside or len(words) < 80 or not self._free(index) or self.groups[index][0].hidden:
                continue
            if speaks_as_policy([words]) and self.sheet.label(self.spans[index], BlockKind.POLICY, "policy-words"):
                return [self.spans[index]]
        return []

    def _told_by_words(self) -> list[Span]:
        """Return the passages that tell readers how they may answer, by their words and where they stand."""
        order = sorted(self.report)
        first, end = (order[0], order[-1]) if order else (0, 0)
        tail = set(order[-TAIL:])
        out: list[Span] = []
        before = -2
        for index, group in enumerate(self.groups):
            if group[0].cues & RULED != RULED or group[0].hidden or (index in self.report and index not in tail):
                continue
            told = told_by(self.words[index]) if self._free(index) else None
            if told is None or not self._stands(index, told, first, end, in_report=index in self.report):
                continue
            span = self._ruling(index)
            if not self.sheet.label(span, BlockKind.POLICY, "policy-told"):
                continue
            last = self._going_on(index)
            span = Span(span.start, self.spans[last].end if last > index else span.end)
            if out and before == index - 1 and self._share(before, index):
                out[-1] = Span(out[-1].start, span.end)
            else:
                out.append(span)
            before = last
        return out

    def _stands(self, index: int, told: Told, first: int, end: int, *, in_report: bool) -> bool:
        """Tell whether the passage stands where a policy may, by how sure its words are."""
        boxed = self._boxed(index)
        if in_report:
            return told.strong and (boxed or bool(told.groups & {1, 2})) and told.firm
        if max(line.linked for line in self.groups[index]) > 0.9:
            return False
        if told.strong and (index > first or boxed):
            return True
        return boxed and ((told.firm and told.rules) or (index > end and bool(told.groups & {0, 1, 2})))

    def _boxed(self, index: int) -> bool:
        """Tell whether a small box around the unit is of the thread or its form, or their heading stands above it."""
        for row in holders(self.document, self.groups[index], 6):
            if row.end - row.start > WIDEST:
                break
            named = f"{row.attributes.get('class', '')[:200]} {row.attributes.get('id', '')[:100]}"
            if TALK_BOX.search(named):
                return True
        near = [self.words[at] for at in range(max(0, index - 2), index)]
        return any(len(words) <= 80 and (form_heading(words) or thread_heading(words)) for words in near)

    def _ruling(self, index: int) -> Span:
        """Return the part of the unit that rules, where the unit is one line; else the whole."""
        start, end = self.spans[index]
        text = self.text[start:end]
        if "\n" in text:
            return self.spans[index]
        inner = told_part(text)
        return Span(start + inner[0], start + inner[1])

    def _going_on(self, index: int) -> int:
        """Label what goes on under a ruling unit: its list, or paragraphs beside it that rule too; return the last."""
        parent = self._parent(index)
        listed = self.words[index].endswith(":")
        last = index
        for after in range(index + 1, min(len(self.groups), index + 12)):
            rows = holders(self.document, self.groups[after], 3)
            in_list = listed and any(row.tag == "li" for row in rows)
            beside = parent >= 0 and self._parent(after) == parent and len(self.words[after]) >= 80
            told = told_by(self.words[after]) if beside else None
            if not self._free(after) or self.groups[after][0].hidden or not (in_list or told):
                break
            if not self.sheet.label(self.spans[after], BlockKind.POLICY, "policy-told"):
                break
            last = after
        return last

    def _parent(self, index: int) -> int:
        rows = holders(self.document, self.groups[index], 1)
        return rows[0].parent if rows else -1

    def _share(self, index: int, other: int) -> bool:
        """Tell whether two units stand in one small box."""
        mine = {row.index for row in holders(self.document, self.groups[index], 4) if row.end - row.start <= WIDEST}
        return any(row.index in mine for row in holders(self.document, self.groups[other], 4))
