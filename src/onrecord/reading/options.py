"""How addresses are fetched."""

from onrecord.records import Record

__all__ = ["FetchOptions"]


class FetchOptions(Record, frozen=True, kw_only=True):
    """How addresses are fetched."""

    pause: float = 1.0
    """Seconds between requests to one host; a longer Crawl-delay of its rules counts."""
    allow_private: bool = False
    contact: str | None = None
    """An address or mailbox, told to the servers."""
    feed: bool = False
    """A page stands for the feed that it names."""
    since: str | None = None
    """ISO 8601: entries of lists that are older are left out."""
    limit: int | None = None
    """The most pages that are fetched."""
