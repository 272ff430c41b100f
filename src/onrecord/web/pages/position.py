"""One position: its words in their page, what they do with which matter, and the features that show it."""

from onrecord.ledger import RecordKind
from onrecord.records import Dispute, Matter, Position, Record, Statement
from onrecord.web.answers import Answer
from onrecord.web.desk import Desk
from onrecord.web.drawing.marking import TextMark
from onrecord.web.pages.excerpts import Excerpt, excerpt
from onrecord.web.pages.statement import statement_marks

__all__ = ["position"]

DISPUTES = 12


class PositionView(Record, frozen=True, kw_only=True):
    """A position, and what it rests on."""

    position: Position
    state: str
    matter_name: str | None
    statement: Statement | None
    """The statement that takes it."""
    context: Excerpt
    disputes: tuple[Dispute, ...]
    """Disputes of its utterance on its matter, the first of them."""


def position(desk: Desk) -> Answer:
    """Return the page of a position."""
    found = desk.record(RecordKind.POSITION, Position, desk.path("id"))
    matter = desk.held(RecordKind.MATTER, Matter, found.matter)
    said = desk.held(RecordKind.STATEMENT, Statement, found.statement)
    marks = [*(statement_marks(said) if said else ()), TextMark(kind="at", span=found.span, anchor="at")]
    clashing = desk.store.related(Dispute, found.utterance, limit=DISPUTES)
    view = PositionView(
        position=found,
        state=desk.state(found.id),
        matter_name=matter.name if matter else None,
        statement=said,
        context=excerpt(desk.store.page(found.page), said.content if said else (found.span,), marks),
        disputes=tuple(row for row in clashing if row.matter == found.matter),
    )
    return Answer("position.html.j2", view)
