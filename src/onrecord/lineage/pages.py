"""What lineage needs to know of a page beside its text and its sketch."""

from urllib.parse import urlsplit

from onrecord.records import PageId, Record

__all__ = ["StoryPage", "host_of"]


class StoryPage(Record, frozen=True, kw_only=True):
    """What lineage needs of a page beside its text. One version an address."""

    id: PageId
    place: str
    """The smallest of its sightings."""
    address: str
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None
    title: str | None = None
    language: str | None = None


def host_of(address: str) -> str:
    """Return the host of an address without `www.`; empty for a path."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
