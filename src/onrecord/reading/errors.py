"""What can be wrong with bytes or places; each becomes a recorded failure and the run goes on."""

from onrecord.records.errors import OnrecordError

__all__ = ["UnreadableError"]


class UnreadableError(OnrecordError):
    """A place or its bytes cannot be read as a page.

    Codes: `no-such-file`, `no-permission`, `not-a-file`, `io-error`, `empty`, `binary`, `too-large`, `bad-gzip`,
    `no-fetching-yet`.
    """
