"""Writing what came in: captures, sightings, pages, and failures."""

import zlib
from collections.abc import Iterable, Sequence

import msgspec

from onrecord.ledger.errors import BadRecordError, ForgottenError, NotFoundError
from onrecord.ledger.sqlite import listing
from onrecord.ledger.sqlite.connection import Connection, translated
from onrecord.ledger.sqlite.summaries import newest_among
from onrecord.ledger.stages import CorpusStage
from onrecord.ledger.times import moment
from onrecord.records import CaptureId, Failure, Page, PageId, PageWork, Record, Sighting, Statement, canonical_json

__all__ = [
    "add_sighting",
    "as_json",
    "check_held",
    "drop_from_search",
    "edition",
    "mark_stale",
    "new_edition",
    "other_versions",
    "put_failure",
    "put_page",
    "see_again",
]

NUL_STANDS_AS = "\ufffd"
EDITION = "edition"
"""The counter that tells whether records came or went."""


def as_json(record: Record) -> str:
    """Return the canonical JSON of `record` as text, as the `record` columns hold it."""
    try:
        return canonical_json(record).decode()
    except UnicodeEncodeError as error:
        raise translated(error) from error


def put_page(db: Connection, body: bytes, sightings: Sequence[Sighting], work: PageWork) -> None:
    """Store a capture and all that was made of it, inside the caller's transaction."""
    page = work.page
    if db.value("SELECT 1 FROM tombstones WHERE capture = ?", (page.capture,)):
        raise ForgottenError(
            "ledger-forgotten", f"the capture {page.capture} was forgotten", "Restore it before it is added again."
        )
    db.run(
        "INSERT INTO captures (id, size, body) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
        (page.capture, len(body), zlib.compress(body)),
    )
    for sighting in sightings:
        add_sighting(db, sighting)
    if not db.value("SELECT 1 FROM sightings WHERE capture = ?", (page.capture,)):
        raise BadRecordError("ledger-unsighted", f"the capture {page.capture} was seen nowhere", "Give its sighting.")
    held, others = None, []
    for (earlier,) in db.rows("SELECT id FROM pages WHERE capture = ?", (page.capture,)):
        held, others = listing.held_of(db, earlier), other_versions(db, earlier)
        drop_from_search(db, earlier)
        db.run("DELETE FROM pages WHERE id = ?", (earlier,))
    _insert_page(db, page, work.made)
    _insert_derived(db, work)
    listing.list_page(db, page.id)
    listing.list_statements(db, page.id, sorted(work.statements, key=lambda row: (_start(row), row.id)), held)
    listing.settle_versions(db, [*others[:1], page.id])
    mark_stale(db, CorpusStage)
    new_edition(db)


def _insert_page(db: Connection, page: Page, made: str) -> None:
    text = page.text.replace("\0", NUL_STANDS_AS)
    record = page if "\0" in page.text else msgspec.structs.replace(page, text="")
    db.run(
        "INSERT INTO pages (id, capture, made, canonical, published, updated, outlet, language, title, characters,"
        " text, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            page.id,
            page.capture,
            made,
            page.canonical,
            page.published,
            page.updated,
            page.outlet,
            page.language,
            page.title,
            len(text),
            text,
            as_json(record),
        ),
    )
    first = 1 + db.value("SELECT ifnull(max(seq), 0) FROM blocks")
    blocks = list(enumerate(page.blocks, first))
    db.many(
        'INSERT INTO blocks (seq, page, kind, start, "end") VALUES (?, ?, ?, ?, ?)',
        [(seq, page.id, block.kind, *block.span) for seq, block in blocks],
    )
    db.many(
        "INSERT INTO block_search (rowid, words) VALUES (?, ?)", [(seq, block.span.of(text)) for seq, block in blocks]
    )


def drop_from_search(db: Connection, page: PageId) -> None:
    """Take a page out of lists and searches; an index of words must be told the very words that went in."""
    listing.drop(db, page)
    text = db.value("SELECT text FROM pages WHERE id = ?", (page,))
    rows = db.rows('SELECT seq, start, "end" FROM blocks WHERE page = ?', (page,))
    db.many(
        "INSERT INTO block_search (block_search, rowid, words) VALUES ('delete', ?, ?)",
        [(seq, text[start:end]) for seq, start, end in rows],
    )


def _insert_derived(db: Connection, work: PageWork) -> None:
    page = work.page.id
    statements = [(row.id, page, row.where, _start(row), row.speaker, as_json(row)) for row in work.statements]
    mentions = [(page, *row.span, row.name, as_json(row)) for row in work.mentions]
    rules = [(row.id, page, row.span.start, as_json(row)) for row in work.rules]
    findings = [(row.id, page, row.span.start, row.rule, as_json(row)) for row in work.findings]
    failures = [(row.id, page, as_json(row)) for row in work.failures]
    insert = "INSERT INTO {} VALUES ({})"
    db.many(
        insert.format("statements (id, page, place, start, speaker, record)", "?, ?, ?, ?, ?, ?"), _once(statements)
    )
    db.many(insert.format('mentions (page, start, "end", name, record)', "?, ?, ?, ?, ?"), _once(mentions, key=4))
    db.many(insert.format("rules (id, page, start, record)", "?, ?, ?, ?"), _once(rules))
    db.many(insert.format("findings (id, page, start, rule, record)", "?, ?, ?, ?, ?"), _once(findings))
    db.many(insert.format("failures (id, page, record)", "?, ?, ?"), _once(failures))
    if work.sketch is not None:
        sketch = work.sketch
        facts = as_json(msgspec.structs.replace(sketch, hashes=b"", blocks=b""))
        db.run(
            insert.format("sketches (page, words, hashes, blocks, facts, made)", "?, ?, ?, ?, ?, ?"),
            (page, sketch.words, sketch.hashes, sketch.blocks, facts, sketch.made_by),
        )


def _start(statement: Statement) -> int:
    return min((span.start for span in statement.content), default=0)


def _once(rows: Sequence[tuple[object, ...]], key: int = 1) -> list[tuple[object, ...]]:
    """Return `rows` with equal ones made one; raise BadRecordError where others share their first `key` columns."""
    out: dict[tuple[object, ...], tuple[object, ...]] = {}
    for row in rows:
        if out.setdefault(row[:key], row) != row:
            raise BadRecordError(
                "ledger-double", f"two different records share the id {row[0]}", "This is a fault of onrecord."
            )
    return list(out.values())


def add_sighting(db: Connection, sighting: Sighting) -> bool:
    """Store a sighting, inside the caller's transaction; return whether that changed anything.

    One place is kept under the smallest of its names and with the latest of its times: both are functions of the set
    of sightings, not of their order.
    """
    db.run("DELETE FROM failures WHERE resolved = ?", (sighting.resolved,))
    key = (sighting.capture, sighting.resolved)
    row = db.row("SELECT place, at FROM sightings WHERE capture = ? AND resolved = ?", key)
    place, at = row or (sighting.place, None)
    now = (min(place, sighting.place), max((at, sighting.at), key=lambda text: (text is not None, moment(text))))
    if row == now:
        return False
    db.run(
        "INSERT INTO sightings (capture, resolved, place, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (capture, resolved) DO UPDATE SET place = excluded.place, at = excluded.at",
        (*key, *now),
    )
    return True


def check_held(db: Connection, capture: CaptureId) -> None:
    """Raise NotFoundError where `capture` is not held."""
    if not db.value("SELECT 1 FROM captures WHERE id = ?", (capture,)):
        raise NotFoundError("ledger-not-found", f"the ledger holds no capture {capture}", "Add the page itself.")


def see_again(db: Connection, sighting: Sighting) -> bool:
    """Store a sighting of what is held, inside the caller's transaction; return whether that changed anything."""
    check_held(db, sighting.capture)
    pages = [PageId(row[0]) for row in db.rows("SELECT id FROM pages WHERE capture = ?", (sighting.capture,))]
    others = [other for page in pages for other in other_versions(db, page)[:1]]
    if not add_sighting(db, sighting):
        return False
    for page in pages:
        listing.list_page(db, page)
    listing.settle_versions(db, [*others, *pages])
    mark_stale(db, CorpusStage)
    return True


def other_versions(db: Connection, page: PageId) -> list[PageId]:
    """Return the other versions of a page."""
    return [version for version in newest_among(db, page) if version != page]


def put_failure(db: Connection, failure: Failure, resolved: str) -> None:
    """Store a failure of reading, inside the caller's transaction.

    One place that was named in two ways fails once, under the smaller name.
    """
    rows = db.rows("SELECT seq, record FROM failures WHERE resolved = ? AND page IS NULL", (resolved,))
    for seq, record in rows:
        other = msgspec.json.decode(record, type=Failure)
        if (other.stage, other.code) != (failure.stage, failure.code):
            continue
        if other == failure or other.place < failure.place:
            return
        db.run("DELETE FROM failures WHERE seq = ?", (seq,))
    db.run("INSERT INTO failures (id, resolved, record) VALUES (?, ?, ?)", (failure.id, resolved, as_json(failure)))


def mark_stale(db: Connection, stages: Iterable[CorpusStage]) -> None:
    """Mark corpus stages to be run again, and move the generation on, inside the caller's transaction."""
    rows = [(CorpusStage(stage).value,) for stage in stages]
    if rows:
        db.many("INSERT INTO stale (stage) VALUES (?) ON CONFLICT DO NOTHING", rows)
        db.run("UPDATE counters SET value = value + 1 WHERE name = 'generation'")


def edition(db: Connection) -> int:
    """Return the number that grows with every write by which records come or go."""
    return int(db.value("SELECT value FROM counters WHERE name = ?", (EDITION,)) or 0)


def new_edition(db: Connection) -> None:
    """Say that records came or went, inside the caller's transaction."""
    db.run("INSERT INTO counters VALUES (?, 1) ON CONFLICT DO UPDATE SET value = value + 1", (EDITION,))
