"""Filling the tables of lists, searches and links in a ledger that an older onrecord made."""

from onrecord.ledger.sqlite import corpus, linking, listing
from onrecord.ledger.sqlite.connection import Connection
from onrecord.ledger.sqlite.reading import page_ids
from onrecord.ledger.stages import RECORDS

__all__ = ["fill"]


def fill(db: Connection) -> None:
    """List every page and statement and link every corpus record, inside the caller's transaction."""
    pages = page_ids(db)
    for page in pages:
        listing.list_page(db, page)
        listing.list_statements(db, page, listing.statements_of(db, page))
    listing.settle_versions(db, pages)
    for stage, kind in RECORDS.items():
        linking.link(db, stage, list(corpus.corpus(db, kind)))
