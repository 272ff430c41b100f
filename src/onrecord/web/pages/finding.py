"""One finding: the comment in which it stands, the clause that it seems to break, and what found it."""

from onrecord.ledger import RecordKind
from onrecord.records import Comment, Finding, Record
from onrecord.web.answers import Answer
from onrecord.web.desk import Desk
from onrecord.web.drawing.marking import TextMark
from onrecord.web.pages.excerpts import Excerpt, excerpt

__all__ = ["finding"]


class FindingView(Record, frozen=True, kw_only=True):
    """A finding, and what it rests on."""

    finding: Finding
    state: str
    comment: Comment | None
    context: Excerpt


def finding(desk: Desk) -> Answer:
    """Return the page of a finding."""
    found = desk.record(RecordKind.FINDING, Finding, desk.path("id"))
    page = desk.store.page(found.page)
    marks = [TextMark(kind="finding", span=found.span, record=found.id, anchor=f"f-{found.id}")]
    view = FindingView(
        finding=found,
        state=desk.state(found.id),
        comment=next((row for row in page.comments if row.number == found.comment), None),
        context=excerpt(page, (found.span,), marks),
    )
    return Answer("finding.html.j2", view)
