"""What can be wrong with bytes or places; each becomes a recorded failure and the run goes on."""

from onrecord.records.errors import OnrecordError

__all__ = ["UnreadableError"]


class UnreadableError(OnrecordError):
    """A place or its bytes cannot be read as a page. The codes are listed in `docs/reference/errors.md`."""
