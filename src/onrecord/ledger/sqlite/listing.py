"""What lists and searches of pages and statements stand on: kept with each page, in its transaction.

A row's `seq` is its place in time: the minute in the high bits, below it what tells rows of one minute apart. So the
newest come first without sorting, and a search between two days is a search between two numbers.
"""

import hashlib
import zlib
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.ledger.sqlite.connection import Connection
from onrecord.ledger.sqlite.reading import parse
from onrecord.ledger.sqlite.summaries import loaded, newest_among
from onrecord.ledger.times import minute
from onrecord.records import PageId, Statement

__all__ = [
    "Held",
    "drop",
    "held_of",
    "list_page",
    "list_statements",
    "outlet_word",
    "seq_of",
    "settle_versions",
    "statements_of",
]

MINUTE_BITS = 24
"""The bits below the minute."""
PLACE_BITS = 10
"""Of these, the bits that hold a statement's place on its page."""


class Held(NamedTuple):
    """What corpus records say of a page's statements: kept while the page is made anew."""

    actors: list[tuple[object, ...]]
    matters: list[tuple[object, ...]]


def seq_of(minute_: int, tie: int = 0) -> int:
    """Return the place in time of the `tie`th row of a minute."""
    return (minute_ << MINUTE_BITS) + tie


def outlet_word(outlet: str | None) -> str:
    """Return the word that stands for an outlet in the search index, letter case aside."""
    name = " ".join((outlet or "").split()).casefold()
    return "o" + hashlib.sha256(name.encode(errors="replace")).hexdigest()[:16]


def list_page(db: Connection, page: PageId) -> None:
    """Put a page into the list of pages and into their search, inside the caller's transaction."""
    (seen,) = loaded(db, [page])
    old = db.value("SELECT old FROM listed WHERE page = ?", (page,)) or 0
    _drop_page(db, page)
    seq = _free(db, "listed", seq_of(minute(seen.time), zlib.crc32(page.encode()) >> (32 - MINUTE_BITS)))
    db.run("INSERT INTO listed (seq, page, old) VALUES (?, ?, ?)", (seq, page, old))
    row = seen.summary(newest=True)
    words = (row.title, row.outlet, " ".join(dict.fromkeys((row.address, *row.places))))
    db.run("INSERT INTO page_search (rowid, title, outlet, places) VALUES (?, ?, ?, ?)", (seq, *words))


def list_statements(db: Connection, page: PageId, statements: Iterable[Statement], held: Held | None = None) -> None:
    """Put a page's statements into their list and search, inside the caller's transaction."""
    published, outlet = db.rows("SELECT published, outlet FROM pages WHERE id = ?", (page,))[0]
    old = db.value("SELECT old FROM listed WHERE page = ?", (page,))
    mine = zlib.crc32(page.encode()) >> (32 - MINUTE_BITS + PLACE_BITS) << PLACE_BITS
    last = (1 << PLACE_BITS) - 1
    for place, row in enumerate({row.id: row for row in statements}.values()):
        said_at = row.said_at.value if row.said_at else None
        seq = _free(db, "said", seq_of(minute(said_at) or minute(published), mine + last - min(place, last)))
        db.run(
            "INSERT INTO said (seq, statement, page, kind, outlet, old, doubt) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (seq, row.id, page, row.kind.value, outlet_word(outlet), old, round(100 * (1 - row.confidence))),
        )
    _index(db, page)
    if held is not None:
        db.many(
            "INSERT OR IGNORE INTO statement_actors (seq, actor, side)"
            " SELECT seq, ?2, ?3 FROM said WHERE statement = ?1",
            held.actors,
        )
        db.many(
            "INSERT OR IGNORE INTO statement_matters (matter, seq) SELECT ?2, seq FROM said WHERE statement = ?1",
            held.matters,
        )


def held_of(db: Connection, page: PageId) -> Held:
    """Return what corpus records say of the page's statements."""
    return Held(
        db.rows(
            "SELECT s.statement, a.actor, a.side FROM said s JOIN statement_actors a USING (seq) WHERE page = ?",
            (page,),
        ),
        db.rows(
            "SELECT s.statement, m.matter FROM said s JOIN statement_matters m USING (seq) WHERE page = ?", (page,)
        ),
    )


def drop(db: Connection, page: PageId) -> None:
    """Take a page and its statements out of lists and searches, inside the caller's transaction."""
    _unindex(db, page)
    db.run("DELETE FROM said WHERE page = ?", (page,))
    _drop_page(db, page)


def settle_versions(db: Connection, pages: Iterable[PageId]) -> None:
    """Mark which of the versions of each of `pages` is the newest, inside the caller's transaction."""
    for page in pages:
        for version, newest in newest_among(db, page).items():
            if db.value("SELECT old FROM listed WHERE page = ?", (version,)) != (not newest):
                db.run("UPDATE listed SET old = ? WHERE page = ?", (not newest, version))
                _unindex(db, version)
                db.run("UPDATE said SET old = ? WHERE page = ?", (not newest, version))
                _index(db, version)


def statements_of(db: Connection, page: PageId) -> list[Statement]:
    """Return the page's statements in text order."""
    rows = db.rows("SELECT record FROM statements WHERE page = ? ORDER BY start, id", (page,))
    return [parse(record, Statement) for (record,) in rows]


def _index(db: Connection, page: PageId) -> None:
    db.run(
        "INSERT INTO statement_search (rowid, words, speaker, cue, facets)"
        " SELECT seq, words, speaker, cue, facets FROM said_texts WHERE page = ? ORDER BY seq",
        (page,),
    )


def _unindex(db: Connection, page: PageId) -> None:
    """Take the statements' words out of the search index, which must be told the very words that went in."""
    db.run(
        "INSERT INTO statement_search (statement_search, rowid, words, speaker, cue, facets)"
        " SELECT 'delete', seq, words, speaker, cue, facets FROM said_texts WHERE page = ? ORDER BY seq",
        (page,),
    )


def _drop_page(db: Connection, page: PageId) -> None:
    db.run("DELETE FROM page_search WHERE rowid = (SELECT seq FROM listed WHERE page = ?)", (page,))
    db.run("DELETE FROM listed WHERE page = ?", (page,))


def _free(db: Connection, table: str, seq: int) -> int:
    """Return `seq`, or the next free place after it."""
    while db.value(f"SELECT 1 FROM {table} WHERE seq = ?", (seq,)):
        seq += 1
    return seq
