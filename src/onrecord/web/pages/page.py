"""One page: its text with its anatomy and statements, its thread with findings, its versions and its story."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, groupby

from onrecord.ledger import PageSummary, RecordKind, StatementQuery
from onrecord.lineage.diff import Change, near_changes, text_diff
from onrecord.records import (
    ActorId,
    Comment,
    Credit,
    Dateline,
    Evidence,
    Failure,
    Finding,
    Page,
    PageId,
    Record,
    Rule,
    Span,
    Statement,
    Story,
    StoryId,
)
from onrecord.web.answers import Answer, Listing
from onrecord.web.desk import Desk, Paging
from onrecord.web.drawing.marking import TextMark
from onrecord.web.pages.pagetext import Part, TextPart, outlined, stretches, text_part
from onrecord.web.pages.statement import statement_marks

__all__ = ["PageView", "page"]

COMMENTS = 100
"""Comments that are shown at once."""
STATEMENTS = 2_000
"""Statements of one page that are marked."""
STORIES = 20
COMPARED = 60_000
"""Characters of either version that are compared."""
ELSEWHERE = 40
"""Parts outside the text and the shown comments that are shown where an address leads into them."""
AT = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


class MarkedStatement(Record, frozen=True, kw_only=True):
    """A statement that is marked in the text, as the list beside it shows it."""

    number: int
    """Its place among the page's statements, in the order of the text."""
    statement: Statement
    actor: ActorId | None
    side: str | None
    state: str
    """`machine`, or a person's verdict."""


class Answered(Record, frozen=True, kw_only=True):
    """One comment of the thread, and what was found in it."""

    comment: Comment
    depth: int
    """How many comments it stands below."""
    words: TextPart
    findings: tuple[Finding, ...] = ()


class Place(Record, frozen=True, kw_only=True):
    """Where the page was seen, and when."""

    place: str
    at: str | None


class InStory(Record, frozen=True, kw_only=True):
    """A story of the page, and what the page is to it: original, or the relation of a copy."""

    story: StoryId
    headline: str | None
    relation: str
    pages: int


class PrintedCredit(Record, frozen=True, kw_only=True):
    """A credit line with its words."""

    credit: Credit
    words: str


class Changed(Record, frozen=True, kw_only=True):
    """What the newer of two versions changed of the older, words far from any change left out."""

    older: PageId
    newer: PageId
    same: bool
    cut: bool
    """Only the beginnings were compared."""
    changes: tuple[Change, ...]


class PageView(Record, frozen=True, kw_only=True):
    """What a page's own page shows."""

    page: PageSummary
    form: str
    bylines: tuple[str, ...]
    section: str | None
    tags: tuple[str, ...]
    licence: str | None
    original: str | None
    """The address that the page declares as its report's origin."""
    dateline: Dateline | None
    credits: tuple[PrintedCredit, ...]
    evidence: tuple[Evidence, ...]
    """What decided the fields of the page."""
    notes: tuple[Evidence, ...]
    made_by: str
    at: Span | None
    """The characters that the address leads to."""
    stretch: int
    """Which stretch of the text this is, from 1."""
    stretches: int
    text: tuple[TextPart, ...]
    elsewhere: tuple[TextPart, ...]
    """Parts around the comments that hold characters which the address leads to."""
    statements: tuple[MarkedStatement, ...]
    """Those that begin in this stretch."""
    statements_total: int
    unmarked: int
    """Statements that are marked nowhere, because there are so many."""
    rules: tuple[Rule, ...]
    thread: tuple[Answered, ...]
    thread_listing: Listing
    thread_elsewhere: str | None
    """The system that loads the thread, where it is not in the page."""
    findings_total: int
    stories: tuple[InStory, ...]
    versions: tuple[PageSummary, ...]
    changed: Changed | None
    """Where another version is asked for."""
    sightings: tuple[Place, ...]
    failures: tuple[Failure, ...]

    def set_parts(self) -> list[tuple[bool, list[TextPart]]]:
        """Return the text in runs that are folded away or not: furniture, and what no browser shows."""
        return [(folded, list(parts)) for folded, parts in groupby(self.text, key=_folded)]


def _folded(part: TextPart) -> bool:
    hidden = any(mark.kind == "hidden" and mark.span.holds(part.span) for mark in part.marks)
    return part.kind == "furniture" or hidden


class _Marks:
    """What is marked on one page, ready to be asked for part by part, in the order in which parts are shown."""

    def __init__(self, rows: Sequence[TextMark], at: Span | None) -> None:
        self.rows = sorted(rows, key=lambda row: row.span)
        self.starts = [row.span.start for row in self.rows]
        self.reach = list(accumulate((row.span.end for row in self.rows), max))
        """How far the marks up to each one run."""
        self.at = at
        self.reached = False
        """Whether the element that an address leads to has been given."""

    def set(self, page: Page, part: Part) -> TextPart:
        """Return the part with its words and marks."""
        rows: list[TextMark] = []
        place = bisect_left(self.starts, part.span.end)
        while place and self.reach[place - 1] > part.span.start:
            place -= 1
            rows.append(self.rows[place])
        rows.reverse()
        if self.at is not None and self.at.touches(part.span):
            span = Span(max(self.at.start, part.span.start), min(self.at.end, part.span.end))
            rows.append(TextMark(kind="at", span=span, anchor=None if self.reached else "at"))
            self.reached = True
        return text_part(page, part, rows)


def page(desk: Desk) -> Answer:
    """Return one page's page."""
    found = desk.store.page(PageId(desk.find(RecordKind.PAGE, desk.path("id"))))
    summary = desk.store.summary(found.id)
    said, statements_total = _statements(desk, found.id)
    findings = list(desk.store.findings(found.id))
    at = _at(desk.words("at"), len(found.text))
    parts, threaded = outlined(found)
    rows = stretches(parts)
    place = _stretch(desk, rows, at)
    held = Span(rows[place][0].span.start, rows[place][-1].span.end) if rows[place] else Span(0, 0)
    marks = _Marks(_text_marks(said, found, held), at)
    text = tuple(marks.set(found, part) for part in rows[place])
    paging = _thread_paging(desk, found, at)
    comments = found.comments[paging.offset : paging.offset + paging.limit]
    answered = _Marks([_found(row) for row in findings], at)
    answered.reached = marks.reached
    thread = tuple(_answered(found, row, answered, findings) for row in comments)
    bodies = {row.body for row in comments}
    outside = [part for part in threaded if at is not None and part.span.touches(at) and part.span not in bodies][
        :ELSEWHERE
    ]
    versions = desk.store.versions(found.id)
    view = PageView(
        page=summary,
        form=found.form,
        bylines=found.bylines,
        section=found.section,
        tags=found.tags,
        licence=found.licence,
        original=found.original,
        dateline=found.dateline,
        credits=tuple(PrintedCredit(credit=row, words=row.span.of(found.text)) for row in found.credits),
        evidence=found.evidence,
        notes=found.notes,
        made_by=found.made_by,
        at=at,
        stretch=place + 1,
        stretches=len(rows),
        text=text,
        elsewhere=tuple(answered.set(found, part) for part in outside),
        statements=tuple(row for row in said if _begins(row.statement, held)),
        statements_total=statements_total,
        unmarked=statements_total - len(said),
        rules=tuple(desk.store.rules(found.id)),
        thread=thread,
        thread_listing=Listing(
            offset=paging.offset,
            limit=COMMENTS,
            total=len(found.comments),
            more=paging.offset + len(thread) < len(found.comments),
        ),
        thread_elsewhere=found.thread_elsewhere,
        findings_total=len(findings),
        stories=tuple(_in_story(row, found.id) for row in desk.store.related(Story, found.id, limit=STORIES)),
        versions=tuple(versions),
        changed=_changed(desk, versions, found),
        sightings=tuple(Place(place=row.place, at=row.at) for row in desk.store.sightings(found.id)),
        failures=tuple(desk.store.failures(page=found.id)),
    )
    return Answer("page.html.j2", view)


def _statements(desk: Desk, name: PageId) -> tuple[list[MarkedStatement], int]:
    """Return the page's statements in the order of its text, and how many there are."""
    hits = desk.store.find_statements(StatementQuery(page=name, newest=False), limit=STATEMENTS)
    rows = sorted(hits.hits, key=lambda row: (row.statement.content[0], row.statement.id))
    said = [
        MarkedStatement(
            number=number,
            statement=row.statement,
            actor=row.actor,
            side=row.side,
            state=desk.state(row.statement.id),
        )
        for number, row in enumerate(rows, 1)
    ]
    return said, hits.total


def _text_marks(said: Sequence[MarkedStatement], found: Page, held: Span) -> list[TextMark]:
    """Return what is marked in a stretch of the text: statements with their sources and cues, and hidden words."""
    out = [TextMark(kind="hidden", span=span) for span in found.hidden if span.touches(held)]
    for row in said:
        statement = row.statement
        if not any(
            span.touches(held) for span in (*statement.content, *filter(None, (statement.source, statement.cue)))
        ):
            continue
        out += statement_marks(statement, number=row.number, rejected=row.state == "rejected")
    return out


def _begins(statement: Statement, held: Span) -> bool:
    return held.start <= statement.content[0].start < held.end


def _at(said: str, length: int) -> Span | None:
    """Return the characters that an address leads to; None for nonsense."""
    match = AT.fullmatch(said)
    if match is None:
        return None
    span = Span(int(match[1]), int(match[2]))
    return span if span.start < span.end <= length else None


def _stretch(desk: Desk, rows: Sequence[Sequence[Part]], at: Span | None) -> int:
    """Return which stretch is asked for: by its number, else by the characters that the address leads to."""
    said = desk.asked.get("part", "")
    if said.isascii() and said.isdigit() and len(said) < 9:
        return min(max(int(said), 1), len(rows)) - 1
    if at is None:
        return 0
    return next((place for place, parts in enumerate(rows) if any(part.span.touches(at) for part in parts)), 0)


def _thread_paging(desk: Desk, found: Page, at: Span | None) -> Paging:
    """Return which comments are asked for: by number, else those around the one that the address leads to."""
    if "offset" not in desk.asked and at is not None:
        for place, row in enumerate(found.comments):
            if row.body.touches(at):
                return Paging(place - place % COMMENTS, COMMENTS)
    return desk.paging(COMMENTS)


def _found(finding: Finding) -> TextMark:
    return TextMark(kind="finding", span=finding.span, record=finding.id, anchor=f"f-{finding.id}")


def _answered(found: Page, comment: Comment, marks: _Marks, findings: Sequence[Finding]) -> Answered:
    return Answered(
        comment=comment,
        depth=comment.number.count("."),
        words=marks.set(found, Part(kind="comment", span=comment.body)),
        findings=tuple(row for row in findings if row.comment == comment.number),
    )


def _in_story(story: Story, name: PageId) -> InStory:
    relation = "original"
    if story.original is None or story.original.page != name:
        relation = next((str(row.relation) for row in (*story.copies, *story.excerpts) if row.page == name), "copy")
    pages = len(story.copies) + (story.original is not None)
    return InStory(story=story.id, headline=story.headline, relation=relation, pages=pages)


def _changed(desk: Desk, versions: Sequence[PageSummary], found: Page) -> Changed | None:
    """Return how the page differs from the version asked for, the older one first; None where none is asked for."""
    order = [row.id for row in versions]
    said = desk.words("with")
    name = next((row for row in order if said and row.startswith(said) and row != found.id), None)
    if name is None:
        return None
    other = desk.store.page(name)
    older, newer = sorted((found, other), key=lambda row: order.index(row.id))
    changes = near_changes(text_diff(older.text[:COMPARED], newer.text[:COMPARED], exact=True))
    return Changed(
        older=older.id,
        newer=newer.id,
        same=older.text == newer.text,
        cut=max(len(older.text), len(newer.text)) > COMPARED,
        changes=tuple(changes),
    )
