"""The errors of the ledger: one tree.

LedgerError
├── NotFoundError         nothing has that id, prefix, address or name
├── AmbiguousError        several records share that prefix or name
├── ForgottenError        the capture was forgotten and may not come back unasked
├── NotALedgerError       a file that is not ours; it was not touched
├── NewerSchemaError      made by a newer onrecord; it was not touched
├── LedgerReadOnlyError   the ledger may not be written
├── LedgerBusyError       another program holds the ledger
├── LedgerFullError       no room on the disk; nothing was changed
├── LedgerDamagedError    what is stored cannot be read back
├── BadRecordError        a record that breaks the ledger's own rules; nothing was stored
└── SettingsError         a settings file that cannot be understood
"""

from collections.abc import Sequence

__all__ = [
    "AmbiguousError",
    "BadRecordError",
    "ForgottenError",
    "LedgerBusyError",
    "LedgerDamagedError",
    "LedgerError",
    "LedgerFullError",
    "LedgerReadOnlyError",
    "NewerSchemaError",
    "NotALedgerError",
    "NotFoundError",
    "SettingsError",
]


class LedgerError(Exception):
    """What went wrong in the ledger: a stable `code`, a `message` for people, and what to do `next`."""

    def __init__(self, code: str, message: str, next: str = "") -> None:  # noqa: A002 - the word of every record
        super().__init__(f"{message} {next}".strip())
        self.code = code
        self.message = message
        self.next = next


class NotFoundError(LedgerError):
    """Nothing has that id, prefix, address or name; `near` lists those that come close."""

    def __init__(self, code: str, message: str, next: str = "", *, near: Sequence[str] = ()) -> None:  # noqa: A002
        hint = f"Near it: {', '.join(near)}." if near else next
        super().__init__(code, message, hint)
        self.near = tuple(near)


class AmbiguousError(LedgerError):
    """Several records share that prefix or name; `matches` lists them as (kind, id)."""

    def __init__(self, code: str, message: str, next: str = "", *, matches: Sequence[tuple[str, str]] = ()) -> None:  # noqa: A002
        super().__init__(code, message, next)
        self.matches = tuple(matches)


class ForgottenError(LedgerError):
    """The capture was forgotten: it comes back only after a restore."""


class NotALedgerError(LedgerError):
    """A file that is not ours. It was not touched."""


class NewerSchemaError(LedgerError):
    """The ledger was made by a newer onrecord. It was not touched."""


class LedgerReadOnlyError(LedgerError):
    """The ledger may not be written: it was opened so, or its file is so."""


class LedgerBusyError(LedgerError):
    """Another program holds the ledger, and did not let go in time."""


class LedgerFullError(LedgerError):
    """There is no room to write. The transaction was undone and nothing was changed."""


class LedgerDamagedError(LedgerError):
    """What is stored cannot be read back as it was written."""


class BadRecordError(LedgerError):
    """A record that breaks the ledger's rules, such as words that do not stand at their span. Nothing was stored."""


class SettingsError(LedgerError):
    """A settings file that cannot be understood; the message names the line and the field."""
