"""Forgetting a page: its bytes, its words and all that was made of them, down to the free space of the file."""

import msgspec

from onrecord.ledger.errors import BadRecordError, LedgerBusyError, NotFoundError
from onrecord.ledger.sqlite import corpus, listing
from onrecord.ledger.sqlite.connection import Connection
from onrecord.ledger.sqlite.decisions import append
from onrecord.ledger.sqlite.reading import parse
from onrecord.ledger.sqlite.writing import as_json, drop_from_search, mark_stale, new_edition, other_versions
from onrecord.ledger.stages import CorpusStage
from onrecord.records import Anchor, Decision, Failure, PageId, Quoted, Tombstone, Verdict, failure_id

__all__ = ["forget", "scrub", "scrub_is_due"]

TRACES = failure_id("the ledger", "ledger", "traces-left")


def forget(db: Connection, page: PageId, decision: Decision) -> Tombstone:
    """Take a page down and leave a tombstone, inside the caller's transaction; raise NotFoundError.

    `scrub` must follow, once the transaction is over; until it has, a failure says that traces are left.
    """
    row = db.row("SELECT capture, text FROM pages WHERE id = ?", (page,))
    if row is None:
        raise NotFoundError("ledger-not-found", f"the ledger holds no page {page}", "List pages to see their ids.")
    capture, text = row
    if decision.capture not in (None, capture):
        raise BadRecordError("ledger-bad-record", f"the decision is about another capture than {page}'s")
    others = other_versions(db, page)
    drop_from_search(db, page)
    # Deletion only adds a marker to the index, whose older segments would keep the words; merging all of them into one
    # drops both. FTS5's own secure-delete would make the file unreadable to a SQLite older than 3.42.
    for index in ("block_search", "page_search", "statement_search"):
        db.run(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    db.run("DELETE FROM captures WHERE id = ?", (capture,))
    db.run("DELETE FROM failures WHERE json_extract(record, '$.capture') = ?", (capture,))
    listing.settle_versions(db, others[:1])
    corpus.clear(db)
    mark_stale(db, CorpusStage)
    new_edition(db)
    _strike(db, page, text)
    if not append(db, msgspec.structs.replace(decision, capture=capture, anchor=None, copy=None)):
        raise BadRecordError("ledger-bad-record", "the decision is in the log already", "Decide it anew.")
    tombstone = Tombstone(page=page, capture=capture, at=decision.at, who=decision.who, note=decision.note)
    db.run("INSERT INTO tombstones (capture, page, record) VALUES (?, ?, ?)", (capture, page, as_json(tombstone)))
    _note_traces(db)
    return tombstone


def _strike(db: Connection, page: PageId, text: str) -> None:
    """Take the words of a forgotten page out of the log: the copies that tell of it, and what its anchors quote."""
    held = {row[0] for row in db.rows("SELECT id FROM pages")}
    for seq, record in db.rows("SELECT seq, record FROM decisions"):
        old = parse(record, Decision)
        quoted = old.anchor.quoted if old.anchor else ()
        struck = tuple(_struck(row, page, text, held) for row in quoted)
        told = struck != quoted or page in (old.copy or "") or _names(old.anchor, page)
        new = msgspec.structs.replace(
            old,
            anchor=msgspec.structs.replace(old.anchor, quoted=struck) if old.anchor else None,
            copy=None if told else old.copy,
            body=None if told and old.verdict is Verdict.EDITED else old.body,
        )
        if new != old:
            db.run("UPDATE decisions SET record = ? WHERE seq = ?", (as_json(new), seq))


def _struck(quoted: Quoted, page: PageId, text: str, held: set[str]) -> Quoted:
    """Return `quoted` without its words, where they are the page's, or an earlier build's of the same page."""
    mine = quoted.page == page or (quoted.page not in held and quoted.words in text)
    return msgspec.structs.replace(quoted, words="") if mine else quoted


def _names(anchor: Anchor | None, page: PageId) -> bool:
    return anchor is not None and page in (anchor.page, anchor.parent)


def _note_traces(db: Connection) -> None:
    failure = Failure(
        id=TRACES,
        place="the ledger",
        stage="ledger",
        code="traces-left",
        message="bytes of a forgotten page may still lie in the ledger's files",
        next="close every other program that has the ledger open, then open it again",
    )
    db.run("DELETE FROM failures WHERE id = ?", (TRACES,))
    db.run("INSERT INTO failures (id, record) VALUES (?, ?)", (TRACES, as_json(failure)))


def scrub_is_due(db: Connection) -> bool:
    """Tell whether a page was forgotten whose traces may still lie in the file."""
    return bool(db.value("SELECT 1 FROM failures WHERE id = ?", (TRACES,)))


def scrub(db: Connection) -> bool:
    """Wipe what was deleted from the ledger's files; return False where another program's hold puts it off.

    Every connection that writes has `secure_delete` on, so what it frees is overwritten with zeros (no trace was left
    in 240 random histories of pages put, made again and forgotten). What remains is the write-ahead log, emptied here.
    """
    try:
        if db.value("PRAGMA wal_checkpoint(TRUNCATE)"):
            return False
        with db.writing():
            db.run("DELETE FROM failures WHERE id = ?", (TRACES,))
    except LedgerBusyError:
        return False
    return True
