"""What lineage found of two pages: kept beside them, gone with either."""

from onrecord.ledger.sqlite.connection import Connection
from onrecord.records import PageId

__all__ = ["SqliteComparisons"]

WAITING = 2_000
"""Results that are written together."""


class SqliteComparisons:
    """The kept findings of a ledger; what is new is written every now and then, and by `write`."""

    def __init__(self, db: Connection) -> None:
        self.db = db
        self.waiting: dict[tuple[str, PageId, PageId], tuple[str, bytes]] = {}

    def kept(self, kind: str, page: PageId, other: PageId, key: str) -> bytes | None:
        """Return what was kept of the two pages under `key`."""
        held = self.waiting.get((kind, page, other))
        if held is None:
            row = self.db.row(
                "SELECT key, result FROM compared WHERE page = ? AND other = ? AND kind = ?", (page, other, kind)
            )
            held = (row[0], row[1]) if row else None
        return held[1] if held is not None and held[0] == key else None

    def keep(self, kind: str, page: PageId, other: PageId, key: str, result: bytes) -> None:
        """Keep a result; it is written with others."""
        self.waiting[(kind, page, other)] = (key, result)
        if len(self.waiting) >= WAITING:
            self.write()

    def write(self) -> None:
        """Write what waits. A page that was forgotten meanwhile leaves nothing."""
        if not self.waiting:
            return
        with self.db.writing():
            self.db.many(
                "INSERT OR REPLACE INTO compared (kind, page, other, key, result) SELECT ?1, ?2, ?3, ?4, ?5"
                " WHERE EXISTS (SELECT 1 FROM pages WHERE id = ?2) AND EXISTS (SELECT 1 FROM pages WHERE id = ?3)",
                [(*pair, *held) for pair, held in sorted(self.waiting.items())],
            )
        self.waiting.clear()
