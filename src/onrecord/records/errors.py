"""The root of onrecord's errors: each has a code, says what is wrong, and what to do next."""

__all__ = ["OnrecordError"]


class OnrecordError(Exception):
    """What went wrong, for a person: `code` is stable, `next` is the next step to take (perhaps empty)."""

    exit_code = 1
    """The command line's exit code where the error ends the run."""

    def __init__(self, code: str, message: str, next: str = "") -> None:  # noqa: A002 - the word of the contract
        super().__init__(message)
        self.code = code
        self.message = message
        self.next = next

    def __reduce__(self) -> tuple[type["OnrecordError"], tuple[str, str, str]]:
        """Keep code and next step when the error crosses to another process."""
        return (type(self), (self.code, self.message, self.next))
