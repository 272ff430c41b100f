"""The errors of the ledger: one tree.

LedgerError (an OnrecordError)
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
├── BadEditError          a change that a record cannot take; nothing was stored
├── LogMovedError         others decided since the log was read; nothing was stored
├── JudgedMeanwhileError  another judgement stands than the one that was looked at; nothing was stored
├── BadQueryError         a question that cannot be understood, such as a day that is none
└── SettingsError         a settings file that cannot be understood
"""

from onrecord.records.errors import OnrecordError

__all__ = [
    "AmbiguousError",
    "BadEditError",
    "BadQueryError",
    "BadRecordError",
    "ForgottenError",
    "JudgedMeanwhileError",
    "LedgerBusyError",
    "LedgerDamagedError",
    "LedgerError",
    "LedgerFullError",
    "LedgerReadOnlyError",
    "LogMovedError",
    "NewerSchemaError",
    "NotALedgerError",
    "NotFoundError",
    "SettingsError",
]


class LedgerError(OnrecordError):
    """What went wrong in the ledger: a stable `code`, a `message` for people, and what to do `next`."""

    exit_code = 3


class NotFoundError(LedgerError):
    """Nothing has that id, prefix, address or name; `next` lists those that come near."""

    exit_code = 4


class AmbiguousError(LedgerError):
    """Several records share that prefix or name; the message lists them."""

    exit_code = 4


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


class BadEditError(LedgerError):
    """A change that a record cannot take, such as a span outside its page. Nothing was stored."""

    exit_code = 2


class LogMovedError(LedgerError):
    """Others decided something since the log was read. Nothing was stored."""


class JudgedMeanwhileError(LedgerError):
    """Another judgement stands on the record than the one that its judge was looking at. Nothing was stored."""


class BadQueryError(LedgerError):
    """A question that cannot be understood, such as one about a day that is none."""

    exit_code = 2


class SettingsError(LedgerError):
    """A settings file that cannot be understood; the message names the line and the field."""

    exit_code = 2
