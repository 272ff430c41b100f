"""One statement: its words in their page, who spoke and how that was found, and what was made of it."""

import msgspec

from onrecord.ledger import PageSummary, RecordKind, StatementQuery
from onrecord.records import ActorId, Dispute, Page, Position, Record, Span, Statement, Utterance, hull
from onrecord.web.answers import Answer
from onrecord.web.desk import Desk
from onrecord.web.drawing.marking import TextMark
from onrecord.web.pages.pagetext import Part, TextPart, outlined, text_part

__all__ = ["StatementView", "statement", "statement_marks", "without_variants"]

AROUND = 1
"""Parts of the page that are shown on either side."""
PARTS = 12
MOST = 50
NEARBY = 2_000
"""Statements of the page that are asked for those within."""


class Said(Record, frozen=True, kw_only=True):
    """Another statement of the page: one that this stands in, or that stands in it."""

    statement: Statement
    state: str


class StatementView(Record, frozen=True, kw_only=True):
    """What a statement's page shows."""

    statement: Statement
    state: str
    page: PageSummary
    actor: ActorId | None
    side: str | None
    context: tuple[TextPart, ...]
    """The parts of the page that hold it, and their neighbours."""
    left_out: int
    """Parts that hold more of it and are not shown."""
    within: Said | None
    nested: tuple[Said, ...]
    utterance: Utterance | None
    """The thing said, without its variants."""
    positions: tuple[Position, ...]
    disputes: tuple[Dispute, ...]


def statement(desk: Desk) -> Answer:
    """Return a statement's page."""
    store = desk.store
    found = desk.record(RecordKind.STATEMENT, Statement, desk.path("id"))
    page = store.page(found.page)
    near = store.find_statements(StatementQuery(page=found.page, newest=False), limit=NEARBY).hits
    rows = sorted((row.statement for row in near), key=lambda row: (row.content[0], row.id))
    hit = next((row for row in near if row.statement.id == found.id), None)
    within = next((row for row in rows if row.id == found.within), None)
    nested = [row for row in rows if row.within == found.id]
    context, left_out = _context(page, found, nested)
    said = store.related(Utterance, found.id, limit=1)
    view = StatementView(
        statement=found,
        state=desk.state(found.id),
        page=store.summary(found.page),
        actor=hit.actor if hit else None,
        side=hit.side if hit else None,
        context=context,
        left_out=left_out,
        within=_said(desk, within) if within else None,
        nested=tuple(_said(desk, row) for row in nested),
        utterance=without_variants(said[0]) if said else None,
        positions=tuple(store.related(Position, found.id, limit=MOST)),
        disputes=tuple(store.related(Dispute, found.id, limit=MOST)),
    )
    return Answer("statement.html.j2", view)


def statement_marks(
    row: Statement, *, number: int | None = None, rejected: bool = False, outer: bool = True
) -> list[TextMark]:
    """Return what of one statement is marked in its page's text: its words and, of an `outer` one, who and how."""
    classes = f"{row.kind} rejected" if rejected else str(row.kind)
    out = [
        TextMark(
            kind="statement",
            span=span,
            record=row.id,
            anchor=f"s-{row.id}" if not place else None,
            number=number if not place else None,
            classes=classes,
        )
        for place, span in enumerate(row.content)
    ]
    said_at = row.said_at.span if row.said_at else None
    around = (("source", row.source), ("cue", row.cue), ("when", said_at)) if outer else ()
    return out + [TextMark(kind=kind, span=span, record=row.id) for kind, span in around if span is not None]


def _context(page: Page, found: Statement, nested: list[Statement]) -> tuple[tuple[TextPart, ...], int]:
    """Return the parts that hold the statement with a neighbour on either side, and how many more hold it."""
    spans: list[Span] = [span for span in (*found.content, found.source, found.cue) if span is not None]
    whole = hull(spans)
    parts: list[Part] = [part for part in outlined(page)[0] if part.kind != "furniture"]
    held = [place for place, part in enumerate(parts) if part.span.touches(whole)]
    if not held:
        return (), 0
    first, last = max(held[0] - AROUND, 0), held[-1] + AROUND
    marks = [*statement_marks(found), *(mark for row in nested for mark in statement_marks(row, outer=False))]
    shown = parts[first : min(last + 1, first + PARTS)]
    return tuple(text_part(page, part, marks) for part in shown), max(0, held[-1] - first - PARTS + 1)


def without_variants(said: Utterance) -> Utterance:
    """Return the utterance without its reports, which may be hundreds."""
    return msgspec.structs.replace(said, variants=())


def _said(desk: Desk, row: Statement) -> Said:
    return Said(statement=row, state=desk.state(row.id))
