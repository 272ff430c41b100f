"""Anatomy of an HTML page: every part found by its mark-up, its place and its words, and labelled once."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from onrecord.anatomy.blockjudge import shipped_judge
from onrecord.anatomy.bodytext import Body, find_body
from onrecord.anatomy.bodytrim import above_talk, below_title, is_pull_quote, trimmed
from onrecord.anatomy.comments import label_thread
from onrecord.anatomy.creditfind import CreditFinder, names_report_source
from onrecord.anatomy.creditnames import own_address, own_name
from onrecord.anatomy.credits import names_issue
from onrecord.anatomy.cues import cues
from onrecord.anatomy.dateline import find_dateline
from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.draft import Anatomy
from onrecord.anatomy.elsewhere import thread_system
from onrecord.anatomy.fields import AFTER, weigh_bylines, weigh_dates
from onrecord.anatomy.furniture import furniture_class, furniture_heading, furniture_phrase
from onrecord.anatomy.header import Header, is_own_deck, is_placed_deck, read_after, read_header_unit, visible_outlet
from onrecord.anatomy.headline import find_headline, title_words
from onrecord.anatomy.licence import linked_licence, printed_licence, short_name
from onrecord.anatomy.lines import Cue, document_lines, squeezed, units
from onrecord.anatomy.metadata import declared, front_page
from onrecord.anatomy.parts import embed_why, is_heading, unit_span_words
from onrecord.anatomy.pictures import PictureFinder
from onrecord.anatomy.policyfind import PolicyFinder
from onrecord.anatomy.sheet import Sheet
from onrecord.anatomy.tags import printed_section, printed_tags
from onrecord.anatomy.threadboxes import last_inside
from onrecord.anatomy.threadpick import find_comments, unseen_comments
from onrecord.anatomy.times import stamp_place
from onrecord.records import BlockKind, Credit, CreditKind, Dateline, Evidence, Span

__all__ = ["read_html"]

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
TALK = frozenset({BlockKind.POLICY, BlockKind.COMMENT_HEADER, BlockKind.COMMENT})
OTHERS_WORDS = frozenset({BlockKind.CAPTION, BlockKind.EMBED, BlockKind.COMMENT, BlockKind.COMMENT_HEADER})
"""What on a page is not of its own writing."""
APART = frozenset({"nav", "aside", "form", "label"})
CONTROLS = frozenset({"button", "input", "select", "textarea"})
COPYRIGHT_MARK = re.compile(r"©|copyright", re.IGNORECASE)
BEFORE_BODY = 60
"""Units before the report among which a picture of it may stand."""
AFTER_PICTURE = 6
"""Units after the report among which a picture still belongs to it."""
AFTER_REPORT = 26
"""Units after the report in which its byline or a labelled date may stand."""


def read_html(document: Document, markup: str | None) -> Anatomy:
    """Return the anatomy of an HTML document; `markup` is its source, which may name a thread's system."""
    return _Reader(document, markup).run()


class _Reader:
    """One page being read: its units, and the sheet on which they are labelled."""

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

    # The unit at hand

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

    # Thread and policy

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

    # The report

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

    def _make(self, index: int) -> tuple[str, str, int]:
        rows = self._rows(index, 1)
        return (rows[0].tag, rows[0].attributes.get("class", ""), rows[0].parent) if rows else ("", "", -1)

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

    # What is left

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


def _runs(indexes: list[int]) -> Iterable[list[int]]:
    run: list[int] = []
    for index in indexes:
        if run and index != run[-1] + 1:
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _letters(text: str | None) -> str:
    return "".join(char for char in (text or "").lower() if char.isalnum()).removeprefix("the")


def _named(name: str, others: list[str]) -> bool:
    return any(_letters(name) in _letters(other) for other in others)
