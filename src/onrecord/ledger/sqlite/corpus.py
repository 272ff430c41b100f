"""What is found across pages: stages that are stale, and the records that they make."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from onrecord.ledger.errors import BadRecordError
from onrecord.ledger.sqlite import linking
from onrecord.ledger.sqlite.connection import Connection
from onrecord.ledger.sqlite.reading import parse
from onrecord.ledger.sqlite.writing import as_json, edition, new_edition
from onrecord.ledger.stages import RECORDS, CorpusStage
from onrecord.records import Actor, Dispute, Failure, Matter, Position, Record, Story, Utterance

__all__ = ["TABLES", "clear", "corpus", "generation", "put_corpus", "stale"]

R = TypeVar("R", bound=Record)

TABLES: dict[type[Record], str] = {kind: stage.value for stage, kind in RECORDS.items()}
"""The table of each type of record: it has the stage's name."""

CHUNK = 1_000
"""Rows read at once, so that a corpus larger than memory can be walked."""


def generation(db: Connection) -> int:
    """Return the number that grows with every write that makes corpus stages stale."""
    return int(db.value("SELECT value FROM counters WHERE name = 'generation'"))


def stale(db: Connection) -> list[CorpusStage]:
    """Return the stages that must run again, in running order."""
    marked = {row[0] for row in db.rows("SELECT DISTINCT stage FROM stale")}
    return [stage for stage in CorpusStage if stage.value in marked]


def put_corpus(
    db: Connection,
    stage: CorpusStage,
    records: Sequence[Record],
    generation_read: int,
    failures: Sequence[Failure] = (),
) -> bool:
    """Replace a stage's records in one transaction; return False where the ledger has moved on.

    What differs from the records held is found before it begins, so that others may write meanwhile: it lasts as long
    as writing the difference takes.
    """
    rows = [_row(record) for record in records]
    if any(type(record) is not RECORDS[stage] for record in records) or len({row[0] for row in rows}) < len(rows):
        raise BadRecordError(
            "ledger-bad-record",
            f"the records of {stage.value} are of another type, or share an id",
            "Nothing changed.",
        )
    while generation(db) == generation_read:
        before = edition(db)
        going, coming = _difference(db, stage, rows)
        linking.prepare(db, stage, records)
        with db.writing():
            if generation(db) != generation_read:
                return False
            if edition(db) != before:
                continue
            db.many(f"DELETE FROM {stage.value} WHERE id = ?", going)
            if coming:
                marks = ", ".join("?" * len(coming[0]))
                db.many(f"INSERT OR REPLACE INTO {stage.value} VALUES ({marks})", coming)
            linking.apply(db, stage, len(records))
            _put_failures(db, stage, failures)
            if going or coming:
                new_edition(db)
            db.run("DELETE FROM stale WHERE stage = ?", (stage.value,))
        return True
    return False


def clear(db: Connection) -> None:
    """Remove the records of every stage, inside the caller's transaction."""
    for table in TABLES.values():
        db.run(f"DELETE FROM {table}")
    linking.clear(db)
    for stage in CorpusStage:
        _clear_failures(db, stage)


def _place(stage: CorpusStage) -> str:
    """Return the place under which a stage's own failures are kept: no path or address has this form."""
    return f"stage:{stage.value}"


def _difference(
    db: Connection, stage: CorpusStage, rows: Iterable[tuple[object, ...]]
) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Return the ids of the records that are held and not among `rows`, and those of `rows` that are not held so."""
    coming = {row[0]: row for row in rows}
    going: list[tuple[object, ...]] = []
    last = ""
    while held := db.rows(f"SELECT id, record FROM {stage.value} WHERE id > ? ORDER BY id LIMIT {CHUNK}", (last,)):
        last = held[-1][0]
        for name, record in held:
            if name not in coming:
                going.append((name,))
            elif coming[name][-1] == record:
                del coming[name]
    return going, [coming[name] for name in sorted(coming, key=str)]


def _put_failures(db: Connection, stage: CorpusStage, failures: Iterable[Failure]) -> None:
    """Put what a stage left out in the place of what its last run did."""
    _clear_failures(db, stage)
    db.many(
        "INSERT INTO failures (id, resolved, record) VALUES (?, ?, ?)",
        [(row.id, _place(stage), as_json(row)) for row in failures],
    )


def _clear_failures(db: Connection, stage: CorpusStage) -> None:
    db.run("DELETE FROM failures WHERE resolved = ? AND page IS NULL", (_place(stage),))


def corpus(db: Connection, kind: type[R]) -> Iterator[R]:
    """Yield the records of type `kind`, by id."""
    table, last = TABLES[kind], ""
    while rows := db.rows(f"SELECT id, record FROM {table} WHERE id > ? ORDER BY id LIMIT {CHUNK}", (last,)):
        last = rows[-1][0]
        for _, record in rows:
            yield parse(record, kind)


def _row(record: Record) -> tuple[object, ...]:
    """Return the columns of a corpus record, as its table has them."""
    stored = as_json(record)
    match record:
        case Actor():
            return record.id, record.name, record.side, stored
        case Story():
            return record.id, record.original.page if record.original else None, record.earliest, stored
        case Utterance():
            return record.id, record.actor, record.statement, record.first, stored
        case Matter():
            return record.id, record.name, record.kind, stored
        case Position():
            return record.id, record.matter, record.actor, record.utterance, stored
        case Dispute():
            return record.id, record.matter, record.grade, stored
        case _:
            raise BadRecordError("ledger-bad-record", f"{type(record).__name__} is not made by a corpus stage")
