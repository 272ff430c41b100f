"""What nobody has judged yet: the records of a kind, those most worth a look first."""

from collections.abc import Collection, Iterator

from onrecord.ledger.kinds import JUDGED, RecordKind
from onrecord.ledger.sqlite.connection import Connection
from onrecord.ledger.sqlite.linking import DOUBT

__all__ = ["to_review"]

CHUNK = 500
"""Ids read at once."""

LINKED = 'SELECT id FROM links WHERE kind = ? AND via = ? AND "to" = ? ORDER BY rank, id'
COPIES_ON = """SELECT l.id FROM links l JOIN links s ON s.kind = 'story' AND s.via = 'copy' AND s."to" = l.id
 JOIN links p ON p.kind = 'story' AND p.via = 'page' AND p."to" = ? AND p.id = s.id
 WHERE l.kind = 'copy' AND l.via = 'doubt' AND l."to" = '' ORDER BY l.rank, l.id"""
GRADED = "ORDER BY json_extract(record, '$.grade') DESC, id DESC"
"""From `look` to `certain`."""


def to_review(
    db: Connection,
    kind: RecordKind,
    without: Collection[str],
    matter: str | None,
    page: str | None,
    limit: int,
    offset: int,
) -> list[str]:
    """Return the ids of records of `kind` that are not among `without`; raise ValueError for what nobody judges."""
    if kind not in JUDGED:
        raise ValueError(f"{kind} records are not judged")
    out: list[str] = []
    if limit <= 0:
        return out
    passed = 0
    with db.reading():
        for name in _ids(db, *_query(kind, matter, page)):
            if name in without:
                continue
            passed += 1
            if passed > offset:
                out.append(name)
            if len(out) == limit:
                break
    return out


def _ids(db: Connection, sql: str, values: tuple[object, ...]) -> Iterator[str]:
    start = 0
    while rows := db.rows(f"{sql} LIMIT {CHUNK} OFFSET {start}", values):
        yield from (row[0] for row in rows)
        start += len(rows)


def _query(kind: RecordKind, matter: str | None, page: str | None) -> tuple[str, tuple[object, ...]]:
    """Return what to ask of the tables: all of the kind, or what touches a page or a matter."""
    if kind is RecordKind.STATEMENT:
        if page is not None:
            return "SELECT statement FROM said WHERE page = ? ORDER BY doubt DESC, seq DESC", (page,)
        if matter is not None:
            return (
                "SELECT s.statement FROM statement_matters m CROSS JOIN said s ON s.seq = m.seq WHERE m.matter = ?"
                " ORDER BY s.doubt DESC, s.seq DESC",
                (matter,),
            )
        return "SELECT statement FROM said WHERE old = 0 ORDER BY doubt DESC, seq DESC", ()
    if kind is RecordKind.FINDING:
        if page is not None:
            return f"SELECT id FROM findings WHERE page = ? {GRADED}", (page,)
        return f"SELECT id FROM findings {GRADED}", ()
    if kind is RecordKind.COPY:
        if page is not None:
            return COPIES_ON, (page,)
        return LINKED, (kind.value, DOUBT, "")
    if page is not None:
        return LINKED, (kind.value, "page", page)
    if matter is not None:
        return LINKED, (kind.value, "matter", matter)
    return LINKED, (kind.value, DOUBT, "")
