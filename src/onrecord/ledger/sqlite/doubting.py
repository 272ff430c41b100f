"""The records that most need a person's look, in order."""

from typing import TypeVar, cast

from onrecord.ledger.kinds import copy_id
from onrecord.ledger.sqlite.connection import Connection
from onrecord.ledger.sqlite.linking import DOUBT, KINDS, TABLES, related
from onrecord.ledger.sqlite.reading import parse
from onrecord.records import Copy, Dispute, Finding, Position, Record, Statement, Story

__all__ = ["in_doubt"]

R = TypeVar("R", bound=Record)


def in_doubt(db: Connection, kind: type[R], limit: int, after: str) -> list[R]:
    """Return the records of `kind` behind the one with the id `after`."""
    with db.reading():
        if kind is Statement:
            return _statements(db, kind, limit, after)
        if kind is Finding:
            return _findings(db, kind, limit, after)
        if kind in (Position, Dispute, Copy):
            names = _linked(db, KINDS[kind], limit, after)
            if kind is Copy:
                return cast(list[R], [_copy(db, name) for name in names])
            table = TABLES[KINDS[kind]]
            return [parse(db.value(f"SELECT record FROM {table} WHERE id = ?", (name,)), kind) for name in names]
    raise ValueError(f"{kind.__name__.lower()} records are not judged")


def _linked(db: Connection, kind: str, limit: int, after: str) -> list[str]:
    here = "FROM links WHERE kind = ? AND via = ? AND \"to\" = ''"
    rank = db.value(f"SELECT rank {here} AND id = ?", (kind, DOUBT, after))
    start, values = ("", ()) if rank is None else (" AND (rank, id) > (?, ?)", (rank, after))
    rows = db.rows(f"SELECT id {here}{start} ORDER BY rank, id LIMIT ?", (kind, DOUBT, *values, max(limit, 0)))
    return [row[0] for row in rows]


def _copy(db: Connection, name: str) -> Copy:
    (story,) = related(db, Story, name, 1, 0)
    return next(copy for copy in (*story.copies, *story.excerpts) if copy_id(copy.page, copy.parent) == name)


def _statements(db: Connection, kind: type[R], limit: int, after: str) -> list[R]:
    last = db.row("SELECT doubt, seq FROM said WHERE statement = ?", (after,))
    rows = db.rows(
        "SELECT t.record FROM said s JOIN statements t ON t.id = s.statement"
        f" WHERE s.old = 0{' AND (s.doubt, s.seq) < (?, ?)' if last else ''}"
        " ORDER BY s.doubt DESC, s.seq DESC LIMIT ?",
        (*(last or ()), max(limit, 0)),
    )
    return [parse(record, kind) for (record,) in rows]


def _findings(db: Connection, kind: type[R], limit: int, after: str) -> list[R]:
    grade = "json_extract(record, '$.grade')"
    last = db.row(f"SELECT {grade}, id FROM findings WHERE id = ?", (after,))
    rows = db.rows(
        f"SELECT record FROM findings {f'WHERE ({grade}, id) < (?, ?)' if last else ''}"
        f" ORDER BY {grade} DESC, id DESC LIMIT ?",
        (*(last or ()), max(limit, 0)),
    )
    return [parse(record, kind) for (record,) in rows]
