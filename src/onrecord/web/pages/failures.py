"""What could not be read or done, each with its reason and the next step."""

from onrecord.anatomy import TEXT_VERSION
from onrecord.ledger import PageSummary
from onrecord.records import CaptureId, Failure, Record, page_id
from onrecord.web.answers import Answer, Listing, listing
from onrecord.web.desk import Desk

__all__ = ["FailuresView", "failures"]


class PlacedFailure(Record, frozen=True, kw_only=True):
    """A failure, and the page that it is about where one was made."""

    failure: Failure
    page: PageSummary | None


class FailuresView(Record, frozen=True, kw_only=True):
    """What failed, by place; what is of the ledger as a whole comes last."""

    failures: tuple[PlacedFailure, ...]
    listing: Listing


def failures(desk: Desk) -> Answer:
    """Return the list of failures."""
    paging = desk.paging()
    shown = desk.store.listed_failures(limit=paging.limit, offset=paging.offset)
    view = FailuresView(
        failures=tuple(PlacedFailure(failure=row, page=_page(desk, row.capture)) for row in shown),
        listing=listing(desk, len(shown), limit=paging.limit, total=desk.store.failure_count()),
    )
    return Answer("failures.html.j2", view)


def _page(desk: Desk, capture: CaptureId | None) -> PageSummary | None:
    """Return the page of a capture; None where none was made."""
    return desk.source(page_id(capture, TEXT_VERSION)) if capture else None
