"""The log of people's decisions, and tombstones."""

from collections.abc import Iterable

from onrecord.ledger.errors import LogMovedError, NotFoundError
from onrecord.ledger.log import in_order
from onrecord.ledger.settings import parse_settings
from onrecord.ledger.sqlite.connection import Connection
from onrecord.ledger.sqlite.reading import parse
from onrecord.ledger.sqlite.writing import as_json, mark_stale
from onrecord.ledger.stages import CorpusStage
from onrecord.records import CaptureId, Decision, DecisionKind, Tombstone

__all__ = ["append", "count", "decide", "decisions", "restore", "tombstones"]


def append(db: Connection, decision: Decision) -> bool:
    """Append to the log, inside the caller's transaction; return False where the decision is in it already."""
    verdict = decision.verdict.value if decision.verdict else None
    return bool(
        db.run(
            "INSERT INTO decisions (id, kind, at, who, verdict, record) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO NOTHING",
            (decision.id, decision.kind, decision.at, decision.who, verdict, as_json(decision)),
        )
    )


def decide(db: Connection, decision: Decision, stale: Iterable[CorpusStage], upon: int | None = None) -> None:
    """Append a decision and mark what it makes stale, inside the caller's transaction.

    Raises LogMovedError where the log does not hold as many decisions as `upon` says. Settings are parsed first: the
    log cannot be mended, so what cannot be understood never enters it.
    """
    stages = list(stale)
    if decision.kind is DecisionKind.SETTINGS:
        parse_settings(decision.body or "")
        stages = stages or list(CorpusStage)
    if upon is not None and count(db) != upon:
        raise LogMovedError("ledger-log-moved", "others decided something meanwhile", "Look again, and decide anew.")
    if append(db, decision):
        mark_stale(db, stages)


def count(db: Connection) -> int:
    """Return how long the log is."""
    return int(db.value("SELECT count(*) FROM decisions"))


def decisions(db: Connection) -> list[Decision]:
    """Return the log, oldest first, by (time, id)."""
    return in_order(parse(row[0], Decision) for row in db.rows("SELECT record FROM decisions"))


def tombstones(db: Connection) -> list[Tombstone]:
    """Return what was forgotten, by capture."""
    return [parse(row[0], Tombstone) for row in db.rows("SELECT record FROM tombstones ORDER BY capture")]


def restore(db: Connection, capture: CaptureId, decision: Decision) -> None:
    """Lift a tombstone, inside the caller's transaction; raise NotFoundError."""
    if not db.run("DELETE FROM tombstones WHERE capture = ?", (capture,)):
        raise NotFoundError(
            "ledger-not-found", f"no capture {capture} was forgotten", "List tombstones to see which were."
        )
    append(db, decision)
