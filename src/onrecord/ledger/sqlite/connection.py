"""One SQLite connection: transactions, and the edge where sqlite3's errors become the ledger's."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from onrecord.ledger.errors import (
    BadRecordError,
    LedgerBusyError,
    LedgerDamagedError,
    LedgerError,
    LedgerFullError,
    LedgerReadOnlyError,
)

__all__ = ["Connection", "Row", "translated"]

Row = tuple[Any, ...]

UNWRITTEN = frozenset(
    {
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_SHMSIZE,
    }
)
"""How a quota, a file-size limit and a full disk show themselves where they are not SQLITE_FULL."""


def translated(error: sqlite3.Error | UnicodeEncodeError) -> LedgerError:
    """Return the ledger's error for one of sqlite3's."""
    if isinstance(error, UnicodeEncodeError):
        return BadRecordError("ledger-bad-text", "a text holds half a character (a lone surrogate)", "Rename the file.")
    code = getattr(error, "sqlite_errorcode", 0)
    primary = code & 0xFF
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LedgerBusyError("ledger-busy", "another program is writing to the ledger", "Try again when it is done.")
    if primary == sqlite3.SQLITE_FULL or code in UNWRITTEN:
        return LedgerFullError(
            "ledger-full",
            "there is no room to write the ledger; what was stored before is safe",
            "Free some space, then run the same command again.",
        )
    if primary == sqlite3.SQLITE_READONLY:
        return LedgerReadOnlyError("ledger-read-only", "the ledger may not be written", "Open a copy that you own.")
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return LedgerDamagedError(
            "ledger-damaged", f"the ledger's file is damaged ({error})", "Restore a backup, or add the pages anew."
        )
    if primary == sqlite3.SQLITE_CANTOPEN:
        return LedgerError("ledger-cannot-open", f"the ledger cannot be opened ({error})", "Check its folder's rights.")
    if isinstance(error, sqlite3.ProgrammingError):
        return LedgerError("ledger-closed", f"the ledger is not open here ({error})", "Open it once in each thread.")
    return LedgerError("ledger-failed", f"the ledger refused: {error}")


class Connection:
    """A connection that speaks in rows and raises only LedgerError.

    Every result is fetched whole before it is returned, so that no reader holds a snapshot open behind a writer's back.
    """

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw

    def close(self) -> None:
        """Let go of the file; calling it again does nothing."""
        try:
            self._raw.close()
        except sqlite3.Error as error:
            raise translated(error) from error

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Return all rows that `sql` yields."""
        try:
            return self._raw.execute(sql, values).fetchall()
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise translated(error) from error

    def row(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """Return the first row that `sql` yields, if any."""
        rows = self.rows(sql, values)
        return rows[0] if rows else None

    def value(self, sql: str, values: Sequence[object] = ()) -> Any:  # noqa: ANN401 - a column has any type
        """Return the first column of the first row, or None."""
        row = self.row(sql, values)
        return row[0] if row else None

    def run(self, sql: str, values: Sequence[object] = ()) -> int:
        """Run `sql` and return how many rows it changed."""
        try:
            return self._raw.execute(sql, values).rowcount
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise translated(error) from error

    def many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run `sql` once for each of `rows`."""
        try:
            self._raw.executemany(sql, rows)
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise translated(error) from error

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[None]:
        """Hold the one write transaction: committed where the block ends, undone where it raises.

        It begins IMMEDIATE, so a second writer waits at the door rather than failing in the middle. In WAL mode
        synchronous=NORMAL keeps the ledger whole through a kill at any point and through a power cut; only the last
        commits before a power cut may be missing, and machine work is simply done again. What a person decided is not,
        so a `durable` transaction runs under FULL and is on the disk when it returns.
        """
        if durable:
            self.run("PRAGMA synchronous = FULL")
        try:
            with self._transaction("BEGIN IMMEDIATE"):
                yield
        finally:
            if durable:
                self.run("PRAGMA synchronous = NORMAL")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Hold one snapshot, so that several queries see the same ledger; inside a transaction, that one."""
        if self._in_transaction():
            yield
            return
        with self._transaction("BEGIN"):
            yield

    def _in_transaction(self) -> bool:
        try:
            return self._raw.in_transaction
        except sqlite3.Error as error:
            raise translated(error) from error

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        self.run(begin)
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            if self._raw.in_transaction:  # a full disk may have undone it already
                self._raw.execute("ROLLBACK")
            raise
