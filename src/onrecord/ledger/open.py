"""The one way to open a ledger."""

from pathlib import Path

from onrecord.ledger.sqlite.opening import open_sqlite
from onrecord.ledger.store import Store

__all__ = ["open_ledger"]


def open_ledger(path: Path | str, *, create: bool = True, read_only: bool = False) -> Store:
    """Open the ledger at `path`, making it where there is none and `create` says so.

    `:memory:` is a ledger that lives in this process only. An older schema is led to this build's. Raises
    NotALedgerError and NewerSchemaError (the file was not touched), LedgerReadOnlyError (the file may not be written,
    or is older and was opened for reading), LedgerBusyError, LedgerDamagedError, and LedgerError where there is no
    ledger or folder, or this Python's SQLite lacks full-text search.
    """
    return open_sqlite(path, create=create, read_only=read_only)
