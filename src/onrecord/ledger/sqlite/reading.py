"""Reading captures, pages and what stands on one page. Everything is yielded in the order of pages' ids."""

import hashlib
import zlib
from collections.abc import Iterator
from typing import TypeVar

import msgspec

from onrecord.ledger.errors import LedgerDamagedError, NotFoundError
from onrecord.ledger.sqlite.connection import Connection
from onrecord.ledger.store import Seen
from onrecord.records import CaptureId, Failure, Page, PageId, Record, Sighting, Sketch, from_json

__all__ = [
    "body",
    "counts",
    "failure_count",
    "failures",
    "listed_failures",
    "on_pages",
    "outdated",
    "page",
    "page_ids",
    "pages",
    "parse",
    "seen",
    "sightings",
    "sketches",
]

R = TypeVar("R", bound=Record)

CHUNK = 1_000
"""Rows read at once."""
COUNTED = (
    "captures sightings pages blocks statements mentions rules findings sketches failures "
    "actors stories utterances matters positions disputes decisions tombstones"
).split()
"""The tables whose rows are counted, by the name under which people know them."""


def parse(record: str, kind: type[R]) -> R:
    """Return the record that a `record` column holds; raise LedgerDamagedError."""
    try:
        return from_json(record, kind)
    except msgspec.DecodeError as error:
        raise LedgerDamagedError(
            "ledger-bad-row", f"a stored {kind.__name__.lower()} cannot be read back ({error})", "Read the pages anew."
        ) from error


def seen(db: Connection, capture: CaptureId) -> Seen:
    """Return what is known of `capture`."""
    held, forgotten, made = db.rows(
        "SELECT EXISTS (SELECT 1 FROM captures WHERE id = ?1), EXISTS (SELECT 1 FROM tombstones WHERE capture = ?1),"
        " (SELECT made FROM pages WHERE capture = ?1)",
        (capture,),
    )[0]
    return Seen(held=bool(held), forgotten=bool(forgotten), made=made)


def body(db: Connection, capture: CaptureId) -> bytes:
    """Return the bytes of `capture`, checked against their hash; raise NotFoundError, LedgerDamagedError."""
    packed = db.value("SELECT body FROM captures WHERE id = ?", (capture,))
    if packed is None:
        raise NotFoundError("ledger-not-found", f"the ledger holds no capture {capture}", "Add the page itself.")
    try:
        out = zlib.decompress(packed)
    except zlib.error:
        out = b""
    if hashlib.sha256(out).hexdigest() != capture:
        raise LedgerDamagedError(
            "ledger-bad-capture", f"the bytes of the capture {capture} are not what came in", "Restore a backup."
        )
    return out


def outdated(db: Connection, made: str) -> list[CaptureId]:
    """Return the captures whose page was made by anything other than `made`, by id."""
    return [CaptureId(row[0]) for row in db.rows("SELECT capture FROM pages WHERE made <> ? ORDER BY capture", (made,))]


def page(db: Connection, page_id: PageId) -> Page:
    """Return one page; raise NotFoundError."""
    row = db.row("SELECT text, record FROM pages WHERE id = ?", (page_id,))
    if row is None:
        raise NotFoundError("ledger-not-found", f"the ledger holds no page {page_id}", "List pages to see their ids.")
    text, record = row
    stored = parse(record, Page)
    return stored if stored.text else msgspec.structs.replace(stored, text=text)


def pages(db: Connection) -> Iterator[Page]:
    """Yield every page that is still held when its turn comes."""
    for name in page_ids(db):
        try:
            yield page(db, name)
        except NotFoundError:  # forgotten or made anew by another program meanwhile: the generation has moved
            continue


def sightings(db: Connection, page_id: PageId) -> list[Sighting]:
    """Return where a page's capture was seen, by place."""
    rows = db.rows(
        "SELECT s.capture, s.place, s.resolved, s.at FROM sightings s JOIN pages p ON p.capture = s.capture"
        " WHERE p.id = ? ORDER BY s.place, s.resolved",
        (page_id,),
    )
    return [Sighting(capture=CaptureId(row[0]), place=row[1], resolved=row[2], at=row[3]) for row in rows]


def on_pages(db: Connection, table: str, order: str, kind: type[R], page_id: PageId | None) -> Iterator[R]:
    """Yield the records of `table` on one page in `order`, or on all pages, page by page."""
    for name in [page_id] if page_id is not None else page_ids(db):
        for (record,) in db.rows(f"SELECT record FROM {table} WHERE page = ? ORDER BY {order}", (name,)):
            yield parse(record, kind)


def sketches(db: Connection) -> Iterator[Sketch]:
    """Yield every sketch."""
    last = ""
    columns = "page, words, hashes, blocks, facts, made"
    while rows := db.rows(f"SELECT {columns} FROM sketches WHERE page > ? ORDER BY page LIMIT {CHUNK}", (last,)):
        last = rows[-1][0]
        for page, words, hashes, blocks, facts, made in rows:
            if facts == "{}":  # of a ledger that an older onrecord made, until its pages are read again
                yield Sketch(page=page, words=words, hashes=hashes, made_by=made)
            else:
                yield msgspec.structs.replace(parse(facts, Sketch), hashes=hashes, blocks=blocks)


def failures(db: Connection, page_id: PageId | None) -> list[Failure]:
    """Return the failures of one page's stages, or all, by id; equal ones are one."""
    where, values = ("", ()) if page_id is None else (" WHERE page = ?", (page_id,))
    rows = db.rows(f"SELECT DISTINCT record, id FROM failures{where} ORDER BY id, record", values)
    return [parse(row[0], Failure) for row in rows]


def listed_failures(db: Connection, limit: int, offset: int) -> list[Failure]:
    """Return failures as a list of all shows them."""
    place, capture, stage, code = (
        f"json_extract(record, '$.{name}')" for name in ("place", "capture", "stage", "code")
    )
    rows = db.rows(
        f"SELECT DISTINCT record FROM failures ORDER BY {place} = '', {place},"
        f" ifnull(nullif({capture}, ''), '~'), {stage}, {code}, id, record LIMIT ? OFFSET ?",
        (limit, offset),
    )
    return [parse(row[0], Failure) for row in rows]


def failure_count(db: Connection) -> int:
    """Return how many failures there are; equal ones are one."""
    return int(db.value("SELECT count(DISTINCT record) FROM failures"))


def counts(db: Connection) -> dict[str, int]:
    """Return how many rows each table holds."""
    with db.reading():
        return {table: db.value(f"SELECT count(*) FROM {table}") for table in COUNTED}


def page_ids(db: Connection) -> list[PageId]:
    """Return the id of every page, in order."""
    return [PageId(row[0]) for row in db.rows("SELECT id FROM pages ORDER BY id")]
