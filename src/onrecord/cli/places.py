"""How records and pages are named in what people read."""

from onrecord.ledger import PageSummary, Store
from onrecord.records import PageId

__all__ = ["Places", "day", "short"]

DAY = 10
"""Characters of an ISO 8601 date that tell the day."""
SHORT = 10
"""Digits of an id that are shown; every command takes any unique beginning."""


def short(record: str) -> str:
    """Return the beginning of an id, for people."""
    return record[:SHORT]


def day(date: str | None) -> str:
    """Return the day of an ISO 8601 date, for people."""
    return (date or "undated")[:DAY]


class Places:
    """Where pages come from, looked up once."""

    def __init__(self, store: Store) -> None:
        self.rows: dict[PageId, PageSummary] = {row.id: row for row in store.summaries()}

    def place(self, page: PageId) -> str:
        """Return where a page was seen."""
        row = self.rows.get(page)
        return row.place if row else short(page)

    def order(self, page: PageId) -> tuple[str, str]:
        """Return what sorts pages for people: by date, then by place; pages without a date come last."""
        row = self.rows.get(page)
        return (row.published or "9999", row.place) if row else ("9999", page)

    def source(self, page: PageId) -> str:
        """Return a page's outlet, else its place, and its day."""
        row = self.rows.get(page)
        if row is None:
            return short(page)
        return ", ".join(part for part in (row.outlet or row.place, (row.published or "")[:DAY]) if part)
