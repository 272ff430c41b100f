"""What is kept of each address that was fetched."""

from onrecord.ledger.sqlite.connection import Connection
from onrecord.records import CaptureId, Fetch

__all__ = ["fetch", "put_fetch"]


def fetch(db: Connection, address: str) -> Fetch | None:
    """Return what is kept of the last time that `address` was fetched."""
    row = db.row("SELECT capture, at, etag, modified FROM fetches WHERE address = ?", (address,))
    if row is None:
        return None
    return Fetch(address=address, capture=CaptureId(row[0]), at=row[1], etag=row[2], modified=row[3])


def put_fetch(db: Connection, row: Fetch) -> None:
    """Keep `row` in place of what was kept of its address, inside the caller's transaction."""
    db.run(
        "INSERT INTO fetches (address, capture, at, etag, modified) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (address) DO UPDATE SET"
        " capture = excluded.capture, at = excluded.at, etag = excluded.etag, modified = excluded.modified",
        (row.address, row.capture, row.at, row.etag, row.modified),
    )
