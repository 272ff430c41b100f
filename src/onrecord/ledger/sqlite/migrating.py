"""A ledger's file: telling whether it is ours, making it, and leading it to this build's schema."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from onrecord.ledger.errors import (
    LedgerBusyError,
    LedgerError,
    LedgerReadOnlyError,
    NewerSchemaError,
    NotALedgerError,
)
from onrecord.ledger.sqlite import tables
from onrecord.ledger.sqlite.connection import Connection, translated
from onrecord.ledger.sqlite.filling import fill

__all__ = ["check_file", "check_library", "migrate", "use_wal"]

MARKS = ("application_id", "user_version")

OLDEST_LIBRARY = (3, 27, 0)
"""The first SQLite whose FTS5 has `remove_diacritics 2`."""

FILLED = 4
"""The schema version whose tables are filled from what the ledger holds, when an older one is led to it."""

RETRY_SECONDS = 0.05


def check_library() -> None:
    """Raise LedgerError where this Python's SQLite lacks what the ledger needs."""
    if sqlite3.sqlite_version_info < OLDEST_LIBRARY:
        raise LedgerError(
            "ledger-old-sqlite",
            f"this Python's SQLite is {sqlite3.sqlite_version}; the ledger needs 3.27 or newer",
            "Use a newer build of Python.",
        )
    probe = sqlite3.connect(":memory:")
    try:
        probe.execute("CREATE VIRTUAL TABLE probe USING fts5 (words)")
    except sqlite3.OperationalError as error:
        raise LedgerError(
            "ledger-no-fts5",
            "this Python's SQLite has no full-text search (FTS5)",
            "Use a build of Python whose SQLite has FTS5, such as the one from python.org.",
        ) from error
    finally:
        probe.close()


def check_file(path: Path) -> bool:
    """Return whether a ledger may lie at `path`: False for an empty file; raise where it is another's, or newer.

    Only the header is read: a file that is not ours, or is newer than this build, is left exactly as it was.
    """
    if not path.is_file():
        raise NotALedgerError("ledger-not-a-file", f"{path} is not a file", "Name a file for the ledger.")
    if not path.stat().st_size:
        return False
    application, version = _marks(path)
    if application != tables.APPLICATION_ID:
        raise NotALedgerError(
            "ledger-not-ours", f"{path} is not a ledger of onrecord; it was not touched", "Name another file."
        )
    check_version(version)
    return True


def _marks(path: Path) -> tuple[int, int]:
    """Return whose the file is and its schema version, by its header; (0, 0) where it is no database.

    SQLite reads it. Were the file opened and closed beside SQLite, this process would lose its locks on it, and another
    program could take away the log that a connection here still writes to: https://www.sqlite.org/howtocorrupt.html.
    """
    try:
        try:
            return _read_marks(path, "mode=ro&immutable=1")
        except sqlite3.Error as error:
            # While another program moves its log into the file, the header may tell of pages that are not there yet;
            # with the log beside it, all are.
            log = path.with_name(path.name + "-wal")
            if _code(error) != sqlite3.SQLITE_CORRUPT or not log.exists():
                raise
            return _read_marks(path, "mode=ro")
    except sqlite3.Error as error:
        if _code(error) == sqlite3.SQLITE_NOTADB:
            return 0, 0
        raise translated(error) from error


def _read_marks(path: Path, how: str) -> tuple[int, int]:
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True)) as raw:
        application, version = (raw.execute(f"PRAGMA {name}").fetchone()[0] for name in MARKS)
    return application, version


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def check_version(version: int) -> None:
    """Raise NewerSchemaError where `version` is beyond what this build knows."""
    if version > len(tables.STEPS):
        raise NewerSchemaError(
            "ledger-newer",
            f"the ledger was made by a newer onrecord (schema {version}, this build knows {len(tables.STEPS)})",
            "Upgrade onrecord to open it.",
        )


def migrate(db: Connection, *, read_only: bool) -> None:
    """Lead the ledger to this build's schema, one transaction a step; an empty file becomes a ledger.

    A file is marked as ours in its first transaction, before it enters WAL mode, so that its header always tells.
    """
    check_version(db.value("PRAGMA user_version"))
    while db.value("PRAGMA user_version") < len(tables.STEPS):
        if read_only:
            raise LedgerReadOnlyError(
                "ledger-older", "the ledger was made by an older onrecord", "Open it once for writing, to upgrade it."
            )
        with db.writing():
            version = db.value("PRAGMA user_version")  # again, for another program may have been quicker
            if version < len(tables.STEPS):
                for statement in _statements(tables.STEPS[version]):
                    db.run(statement)
                if version + 1 == FILLED:
                    fill(db)
                db.run(f"PRAGMA application_id = {tables.APPLICATION_ID}")
                db.run(f"PRAGMA user_version = {version + 1}")


def _statements(script: str) -> list[str]:
    """Return the statements of `script`: sqlite3's own `executescript` would commit between them."""
    out: list[str] = []
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            out.append(held)
            held = ""
    return out


def use_wal(db: Connection, *, patience: float) -> None:
    """Put the file into WAL mode, where readers and a writer do not wait for each other.

    SQLite does not wait by itself here while another program makes the ledger, so this tries for `patience` seconds.
    """
    until = time.monotonic() + patience
    while True:
        try:
            db.value("PRAGMA journal_mode = WAL")
        except LedgerBusyError:
            if time.monotonic() > until:
                raise
            time.sleep(RETRY_SECONDS)
        else:
            return
