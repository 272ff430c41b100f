"""The pages that the ledger holds, the newest first."""

from onrecord.ledger import PageSummary
from onrecord.records import Record
from onrecord.web.answers import Answer, Listing, listing
from onrecord.web.desk import Desk

__all__ = ["PagesView", "pages"]


class PagesView(Record, frozen=True, kw_only=True):
    """A list of pages, without their texts."""

    words: str
    """What their titles, outlets or addresses must hold; "" for all pages."""
    held: int
    """How many pages the ledger holds."""
    pages: tuple[PageSummary, ...]
    listing: Listing


def pages(desk: Desk) -> Answer:
    """Return the list of pages."""
    words, paging = desk.words("words"), desk.paging()
    rows = desk.store.page_summaries(limit=paging.limit, offset=paging.offset, words=words)
    total = desk.store.page_count(words)
    view = PagesView(
        words=words,
        held=desk.store.page_count() if words else total,
        pages=tuple(rows),
        listing=listing(desk, len(rows), limit=paging.limit, total=total),
    )
    return Answer("pages.html.j2", view)
