"""One thing that a place holds, on its way to the page stages: a capture with its sighting, or why there is none."""

import hashlib

from onrecord.reading.errors import UnreadableError
from onrecord.records import CaptureId, Fetch, Record, Sighting

__all__ = ["Item", "failed"]


class Item(Record, frozen=True, kw_only=True):
    """What stands at one place. One of `body`, `skipped`, `error`, `unchanged`, `listing`, `remark` holds."""

    place: str
    resolved: str
    body: bytes | None = None
    """The capture."""
    at: str | None = None
    """When it was fetched or captured, ISO 8601 UTC."""
    skipped: str | None = None
    """Why it was not to be read."""
    error: tuple[str, str, str] | None = None
    """Why it could not be read: code, message, next step."""
    remark: str | None = None
    """What is to be said once of a whole archive or table."""
    unchanged: bool = False
    """The server says that the page is what was fetched before."""
    listing: bytes | None = None
    """A feed or sitemap, whose pages are to be fetched."""
    fetch: Fetch | None = None
    """What to keep of a page that was fetched."""

    def sighting(self) -> Sighting:
        """Return the sighting of the capture; the item must have one."""
        capture = CaptureId(hashlib.sha256(self.body or b"").hexdigest())
        return Sighting(capture=capture, place=self.place, resolved=self.resolved, at=self.at)


def failed(place: str, resolved: str, error: UnreadableError) -> Item:
    """Return the item of a place that could not be read."""
    return Item(place=place, resolved=resolved, error=(error.code, error.message, error.next))
