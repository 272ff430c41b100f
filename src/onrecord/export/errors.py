"""What can be wrong with an export."""

from onrecord.records.errors import OnrecordError

__all__ = ["MissingExtraError"]


class MissingExtraError(OnrecordError):
    """A form needs a library that few need and that is not installed; `next` says how to install it."""

    exit_code = 3
