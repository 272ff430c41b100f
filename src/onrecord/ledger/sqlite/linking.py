"""Which records touch which: written with the records of a corpus stage, read page by page without sorting.

What a stage's links will be is laid out in tables of the connection's own and compared with what is held, so that the
ledger is locked only for what differs.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from onrecord.ledger.kinds import TYPES, copy_id
from onrecord.ledger.sqlite.connection import Connection
from onrecord.ledger.sqlite.reading import parse
from onrecord.ledger.stages import CorpusStage
from onrecord.ledger.times import minute
from onrecord.records import Actor, Dispute, DisputeSide, Grade, Matter, Position, Record, Statement, Story, Utterance

__all__ = ["DOUBT", "apply", "clear", "count", "link", "prepare", "related", "related_count", "top"]

R = TypeVar("R", bound=Record)
Row = tuple[str, str, str, int, str]
"""Kind, via, to, rank, id."""

ALL = ""
"""What a record is linked to where it stands among all of its kind."""
DOUBT = "doubt"
"""The list of all of a kind in which those that most need a person's look come first."""
HIGH = 1 << 40
"""More than any minute: what ranks before time."""

KINDS: dict[type[Record], str] = {kind: name.value for name, kind in TYPES.items()}
TABLES = {
    "statement": "statements",
    "dispute": "disputes",
    "position": "positions",
    "story": "stories",
    "actor": "actors",
    "matter": "matters",
    "utterance": "utterances",
}
MADE: dict[CorpusStage, tuple[tuple[str, tuple[str, ...]], ...]] = {
    CorpusStage.ACTORS: (("actor", (ALL,)),),
    CorpusStage.STORIES: (("story", (ALL, "page", "copy")), ("copy", (DOUBT,))),
    CorpusStage.UTTERANCES: (("utterance", (ALL, "actor", "statement", "page")), ("statement", ("utterance",))),
    CorpusStage.MATTERS: (("matter", (ALL, "utterance")),),
    CorpusStage.POSITIONS: (("position", (ALL, DOUBT, "matter", "actor", "utterance", "statement", "page")),),
    CorpusStage.DISPUTES: (("dispute", (ALL, DOUBT, "matter", "actor", "utterance", "statement", "page")),),
}
"""The links that are written with each stage's records."""
JOINING = (CorpusStage.UTTERANCES, CorpusStage.MATTERS)
JOINED = (("utterance", ("matter",)), ("actor", ("matter",)), ("matter", ("actor",)))
"""The links that two stages make together: utterances and matters."""
VIAS = {
    kind: tuple(
        via
        for made in (*MADE.values(), JOINED)
        for other, vias in made
        if other == kind
        for via in vias
        if via not in (ALL, DOUBT)
    )
    for kind in TABLES
}


class _Table(NamedTuple):
    """A table whose rows are replaced by those of `coming`, a table of the connection's own, and its columns."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    @property
    def coming(self) -> str:
        """What is not held yet."""
        return f"temp.coming_{self.name}"

    @property
    def going(self) -> str:
        """What is held and shall not be."""
        return f"temp.going_{self.name}"


TYPED = {"seq": "INTEGER", "rank": "INTEGER"}
"""Columns that hold no text: SQLite looks nothing up across columns of two types."""
_LINKS = _Table("links", ("kind", "via", '"to"', "rank", "id"), ("kind", "via", '"to"', "rank", "id"))
_ACTORS = _Table("statement_actors", ("seq", "actor", "side"), ("seq", "actor"))
_MATTERS = _Table("statement_matters", ("matter", "seq"), ("matter", "seq"))


def prepare(db: Connection, stage: CorpusStage, records: Sequence[Record]) -> None:
    """Find how the links of a stage's `records` differ from those that the ledger holds, without locking it."""
    for table in (_LINKS, _ACTORS, _MATTERS):
        for name in (table.coming, table.going):
            db.run(f"DROP TABLE IF EXISTS {name}")
            columns = ", ".join(f"{column} {TYPED.get(column, 'TEXT')}" for column in table.columns)
            db.run(f"CREATE TABLE {name} ({columns}, PRIMARY KEY ({', '.join(table.key)})) WITHOUT ROWID")
    _insert(db, (row for record in records for row in _links(record)))
    made = MADE[stage]
    if stage in JOINING:
        _join(db, stage, records)
        made += JOINED
        _compare(db, _MATTERS)
    if stage is CorpusStage.ACTORS:
        _add_actors(db, records)
        _compare(db, _ACTORS)
    _compare(db, _LINKS, [(kind, via) for kind, vias in made for via in vias])


def apply(db: Connection, stage: CorpusStage, total: int) -> None:
    """Make the links of a stage of `total` records what was prepared, inside the caller's transaction."""
    for table in (_LINKS, _ACTORS, _MATTERS):
        key, columns = ", ".join(table.key), ", ".join(table.columns)
        db.run(f"DELETE FROM {table.name} WHERE ({key}) IN (SELECT {key} FROM {table.going})")
        db.run(f"INSERT INTO {table.name} ({columns}) SELECT {columns} FROM {table.coming} ORDER BY {key}")
        db.run(f"DROP TABLE {table.going}")
        db.run(f"DROP TABLE {table.coming}")
    db.run("INSERT OR REPLACE INTO counters VALUES (?, ?)", (stage.value, total))


def link(db: Connection, stage: CorpusStage, records: Sequence[Record]) -> None:
    """Replace the links of a stage by those of `records`, inside the caller's transaction."""
    prepare(db, stage, records)
    apply(db, stage, len(records))


def clear(db: Connection) -> None:
    """Remove every link, inside the caller's transaction."""
    for table in ("links", "statement_actors", "statement_matters"):
        db.run(f"DELETE FROM {table}")
    for stage in CorpusStage:
        db.run("DELETE FROM counters WHERE name = ?", (stage.value,))


def related(db: Connection, kind: type[R], to: str, limit: int, offset: int) -> list[R]:
    """Return the records of `kind` that touch the record `to`, the first to be shown first."""
    if limit <= 0 or not to:
        return []
    name, offset = KINDS[kind], max(offset, 0)
    with db.reading():
        if kind is Statement and _is_actor(db, to):
            rows = db.rows(
                "SELECT t.record FROM (SELECT seq FROM statement_actors WHERE actor = ? ORDER BY seq DESC"
                " LIMIT ? OFFSET ?) a JOIN said s ON s.seq = a.seq JOIN statements t ON t.id = s.statement"
                " ORDER BY a.seq DESC",
                (to, limit, offset),
            )
        elif kind is Actor and (seq := db.value("SELECT seq FROM said WHERE statement = ?", (to,))) is not None:
            rows = db.rows(
                "SELECT r.record FROM statement_actors a JOIN actors r ON r.id = a.actor WHERE a.seq = ?"
                " ORDER BY a.actor LIMIT ? OFFSET ?",
                (seq, limit, offset),
            )
        else:
            rows = _linked(db, name, _via(db, name, to), to, limit, offset)
    return [parse(record, kind) for (record,) in rows]


def related_count(db: Connection, kind: type[Record], to: str) -> int:
    """Return how many records of `kind` touch the record `to`."""
    name = KINDS[kind]
    with db.reading():
        if kind is Statement and _is_actor(db, to):
            return int(db.value("SELECT count(*) FROM statement_actors WHERE actor = ?", (to,)))
        if kind is Actor and (seq := db.value("SELECT seq FROM said WHERE statement = ?", (to,))) is not None:
            return int(db.value("SELECT count(*) FROM statement_actors WHERE seq = ?", (seq,)))
        via = _via(db, name, to) or None
        return int(db.value('SELECT count(*) FROM links WHERE kind = ? AND via = ? AND "to" = ?', (name, via, to)))


def top(db: Connection, kind: type[R], limit: int, offset: int, order: str) -> list[R]:
    """Return the records of `kind` in the order of a list."""
    if limit <= 0:
        return []
    name, page = KINDS[kind], (limit, max(offset, 0))
    if order == "name" and kind in (Actor, Matter):
        rows = db.rows(f"SELECT record FROM {TABLES[name]} ORDER BY name, id LIMIT ? OFFSET ?", page)
    elif order == "" and kind is Statement:
        rows = db.rows(
            "SELECT t.record FROM (SELECT seq, statement FROM said ORDER BY seq DESC LIMIT ? OFFSET ?) s"
            " JOIN statements t ON t.id = s.statement ORDER BY s.seq DESC",
            page,
        )
    elif order == "" and ALL in {
        via for made in MADE.values() for other, vias in made for via in vias if other == name
    }:
        rows = _linked(db, name, ALL, "", *page)
    else:
        raise ValueError(f"{name} records have no order {order!r}")
    return [parse(record, kind) for (record,) in rows]


def count(db: Connection, kind: type[Record]) -> int:
    """Return how many records of `kind` there are."""
    name = KINDS[kind]
    if name in TABLES or name == "page":
        return int(db.value("SELECT value FROM counters WHERE name = ?", (TABLES.get(name, "pages"),)) or 0)
    if name == "copy":
        return int(db.value("SELECT count(*) FROM links WHERE kind = 'copy' AND via = ?", (DOUBT,)))
    return int(db.value("SELECT count(*) FROM findings"))


def _linked(db: Connection, kind: str, via: str, to: str, limit: int, offset: int) -> list[tuple[str]]:
    return db.rows(
        'SELECT r.record FROM (SELECT rank, id FROM links WHERE kind = ? AND via = ? AND "to" = ?'
        f" ORDER BY rank, id LIMIT ? OFFSET ?) l JOIN {TABLES[kind]} r ON r.id = l.id ORDER BY l.rank, l.id",
        (kind, via, to, limit, offset),
    )


def _via(db: Connection, kind: str, to: str) -> str:
    """Return by what sort of record `to` is linked to `kind`: an id is of one sort only."""
    for via in VIAS[kind]:
        if db.value('SELECT 1 FROM links WHERE kind = ? AND via = ? AND "to" = ? LIMIT 1', (kind, via, to)):
            return via
    return ALL


def _is_actor(db: Connection, name: str) -> bool:
    return bool(db.value("SELECT 1 FROM actors WHERE id = ?", (name,)))


def _links(record: Record) -> Iterator[Row]:
    match record:
        case Actor():
            yield "actor", ALL, "", -len(record.statements), record.id
        case Story():
            yield from _story_links(record)
        case Utterance():
            yield from _utterance_links(record)
        case Matter():
            yield "matter", ALL, "", -record.independent_reports, record.id
            for utterance in dict.fromkeys(record.utterances):
                yield "matter", "utterance", utterance, -record.independent_reports, record.id
        case Position():
            said = minute(record.said_at)
            yield "position", ALL, "", -said, record.id
            yield "position", DOUBT, "", round(100 * record.confidence), record.id
            touched = {
                "matter": record.matter,
                "actor": record.actor,
                "utterance": record.utterance,
                "statement": record.statement,
                "page": record.page,
            }
            for via, to in touched.items():
                if to is not None:
                    yield "position", via, to, said or HIGH, record.id
        case Dispute():
            yield from _dispute_links(record)


def _story_links(story: Story) -> Iterator[Row]:
    own = {*([story.original.page] if story.original else []), *(copy.page for copy in story.copies)}
    yield "story", ALL, "", minute(story.earliest) - HIGH * len(own), story.id
    for page in own | {copy.page for copy in story.excerpts}:
        yield "story", "page", page, int(page not in own), story.id
    for copy in (*story.copies, *story.excerpts):
        edge = copy_id(copy.page, copy.parent)
        yield "story", "copy", edge, 0, story.id
        yield "copy", DOUBT, "", round(100 * copy.confidence), edge


def _utterance_links(utterance: Utterance) -> Iterator[Row]:
    newest = -minute(utterance.first)
    yield "utterance", ALL, "", newest - HIGH * utterance.independent_reports, utterance.id
    if utterance.actor is not None:
        yield "utterance", "actor", utterance.actor, newest, utterance.id
    for page in {utterance.page, *(row.page for row in utterance.variants)}:
        yield "utterance", "page", page, newest, utterance.id
    statements = dict.fromkeys((utterance.statement, *(row.statement for row in utterance.variants)))
    for place, statement in enumerate(statements):
        yield "utterance", "statement", statement, newest, utterance.id
        yield "statement", "utterance", utterance.id, place, statement


def _dispute_links(dispute: Dispute) -> Iterator[Row]:
    sides = (dispute.a, dispute.b)
    possible = int(dispute.grade is not Grade.LIKELY)
    unsure = 100 - round(100 * dispute.confidence)
    yield "dispute", ALL, "", HIGH * possible - max(minute(side.said_at) for side in sides), dispute.id
    yield "dispute", DOUBT, "", HIGH * possible + 100 - unsure, dispute.id
    for via, to in dict.fromkeys([("matter", dispute.matter), *(row for side in sides for row in _touched(side))]):
        yield "dispute", via, to, HIGH * possible + unsure, dispute.id


def _touched(side: DisputeSide) -> Iterator[tuple[str, str]]:
    if side.actor is not None:
        yield "actor", side.actor
    yield "utterance", side.utterance
    yield "statement", side.statement
    yield "page", side.page


def _add_actors(db: Connection, records: Iterable[Record]) -> None:
    rows = (
        (statement, record.id, record.side)
        for record in records
        if isinstance(record, Actor)
        for statement in record.statements
    )
    with db.reading():
        db.many(
            f"INSERT OR IGNORE INTO {_ACTORS.coming} (seq, actor, side)"
            " SELECT seq, ?2, ?3 FROM said WHERE statement = ?1",
            rows,
        )


def _join(db: Connection, stage: CorpusStage, records: Iterable[Record]) -> None:
    """Link matters with actors, utterances and statements: what neither of the two stages knows alone."""
    said: Iterable[tuple[str, str | None, str | None]]
    if stage is CorpusStage.UTTERANCES:
        said = ((row.id, row.actor, row.first) for row in records if isinstance(row, Utterance))
        spoken_of, reported = "links", _LINKS.coming
    else:
        said = ((id_, actor, first) for id_, actor, first in db.rows("SELECT id, actor, first FROM utterances"))
        spoken_of, reported = _LINKS.coming, "links"
    utterances = {id_: (actor, -minute(first)) for id_, actor, first in said}
    rows = db.rows(f"SELECT \"to\", id FROM {spoken_of} WHERE kind = 'matter' AND via = 'utterance'")
    spoken: Counter[tuple[str, str]] = Counter()
    for name, matter in rows:
        actor, _ = utterances.get(name, (None, 0))
        if actor is not None:
            spoken[matter, actor] += 1
    db.run(
        f"INSERT OR IGNORE INTO {_MATTERS.coming} (matter, seq) SELECT m.id, s.seq FROM {spoken_of} m"
        f" JOIN {reported} v ON v.kind = 'statement' AND v.via = 'utterance' AND v.\"to\" = m.\"to\""
        " JOIN said s ON s.statement = v.id WHERE m.kind = 'matter' AND m.via = 'utterance' ORDER BY m.id, s.seq"
    )
    _insert(
        db,
        (("utterance", "matter", matter, utterances[name][1], name) for name, matter in rows if name in utterances),
    )
    _insert(db, (("actor", "matter", matter, -times, actor) for (matter, actor), times in spoken.items()))
    _insert(db, (("matter", "actor", actor, -times, matter) for (matter, actor), times in spoken.items()))


def _insert(db: Connection, rows: Iterable[Row]) -> None:
    """Add links to those that come, in the order in which they lie: one by one they would touch the file all over."""
    db.run('CREATE TEMP TABLE IF NOT EXISTS unsorted (kind, via, "to", rank, id)')
    with db.reading():
        db.many("INSERT INTO unsorted VALUES (?, ?, ?, ?, ?)", rows)
    key = ", ".join(_LINKS.key)
    db.run(f"INSERT OR IGNORE INTO {_LINKS.coming} SELECT * FROM unsorted ORDER BY {key}")
    db.run("DELETE FROM unsorted")


def _compare(db: Connection, table: _Table, parts: Sequence[tuple[str, ...]] = ()) -> None:
    """Leave of what comes only what is not held, and note what goes: of all rows, or of these kinds and vias."""
    same = " AND ".join(f"c.{column} IS h.{column}" for column in table.columns)
    columns = ", ".join(table.columns)
    held = f"SELECT {columns} FROM main.{table.name} h WHERE NOT EXISTS (SELECT 1 FROM {table.coming} c WHERE {same})"
    for part in parts or [()]:
        where = " AND h.kind = ? AND h.via = ?" if part else ""
        db.run(f"INSERT INTO {table.going} {held}{where}", part)
    db.run(f"DELETE FROM {table.coming} AS c WHERE EXISTS (SELECT 1 FROM main.{table.name} h WHERE {same})")
