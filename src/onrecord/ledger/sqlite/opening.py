"""Opening a ledger's file."""

import os
import sqlite3
from pathlib import Path

from onrecord.ledger.errors import LedgerError, LedgerReadOnlyError
from onrecord.ledger.sqlite import forgetting
from onrecord.ledger.sqlite.connection import Connection, translated
from onrecord.ledger.sqlite.migrating import check_file, check_library, migrate, use_wal
from onrecord.ledger.sqlite.store import SqliteStore

__all__ = ["IN_MEMORY", "open_sqlite"]

IN_MEMORY = ":memory:"
"""The name of a ledger that lives in this process only."""

BUSY_SECONDS = 120.0
"""How long a writer waits for another before it gives up: the utterances of 100,000 pages take 30 seconds to write."""

WAL_BYTES_KEPT = 64 * 1024 * 1024
"""A write-ahead log that grew beyond this is cut back after a checkpoint."""


WAL_PAGES = 4_096
"""Pages that wait in the write-ahead log before they are moved into the file, each time with a wait for the disk."""

CACHE_KIB = 64 * 1024
"""What of the file is held in memory: ids are hashes, so that each page of news touches the indexes all over."""


def open_sqlite(path: Path | str, *, create: bool, read_only: bool) -> SqliteStore:
    """Open the ledger at `path`, or make it; the errors are those of `open_ledger`."""
    check_library()
    name = str(path)
    if name != IN_MEMORY:
        _check_place(Path(path), create=create, read_only=read_only)
    db = _connect(Path(path), read_only=read_only) if name != IN_MEMORY else Connection(_raw(IN_MEMORY, uri=False))
    try:
        db.run("PRAGMA foreign_keys = ON")
        db.run(f"PRAGMA cache_size = -{CACHE_KIB}")
        migrate(db, read_only=read_only)
        if not read_only:
            use_wal(db, patience=BUSY_SECONDS)
            db.run("PRAGMA synchronous = NORMAL")
            db.run("PRAGMA secure_delete = ON")
            db.run(f"PRAGMA journal_size_limit = {WAL_BYTES_KEPT}")
            db.value(f"PRAGMA wal_autocheckpoint = {WAL_PAGES}")
            if forgetting.scrub_is_due(db):
                _scrub_without_waiting(db)
    except BaseException:
        db.close()
        raise
    return SqliteStore(db)


def _check_place(path: Path, *, create: bool, read_only: bool) -> None:
    if not path.exists():
        if read_only or not create:
            raise LedgerError("ledger-missing", f"there is no ledger at {path}", "Make one: onrecord add FOLDER")
        if not path.parent.is_dir():
            raise LedgerError("ledger-no-folder", f"there is no folder {path.parent}", "Make it first.")
        return
    if not check_file(path) and (read_only or not create):
        raise LedgerError("ledger-missing", f"the file {path} is empty", "Make it one: onrecord add FOLDER")
    if not read_only and not os.access(path, os.W_OK):
        raise LedgerReadOnlyError(
            "ledger-read-only", f"the ledger {path} may not be written", "Open it read-only, or copy it."
        )


def _connect(path: Path, *, read_only: bool) -> Connection:
    """Return a connection to the file; where its folder may not be written either, one that takes no locks."""
    address = path.resolve().as_uri()
    if not read_only:
        return Connection(_raw(f"{address}?mode=rwc", uri=True))
    db = Connection(_raw(f"{address}?mode=ro", uri=True))
    try:
        db.value("PRAGMA user_version")
    except LedgerError as error:
        db.close()
        log = path.with_name(path.name + "-wal")
        if error.code not in ("ledger-cannot-open", "ledger-read-only") or (log.exists() and log.stat().st_size):
            raise
        # A WAL file needs a -shm file beside it even for reading, unless nothing can change.
        return Connection(_raw(f"{address}?mode=ro&immutable=1", uri=True))
    return db


def _raw(name: str, *, uri: bool) -> sqlite3.Connection:
    try:
        return sqlite3.connect(name, uri=uri, timeout=BUSY_SECONDS, isolation_level=None)
    except sqlite3.Error as error:
        raise translated(error) from error


def _scrub_without_waiting(db: Connection) -> None:
    db.run("PRAGMA busy_timeout = 0")
    try:
        forgetting.scrub(db)
    finally:
        db.run(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
