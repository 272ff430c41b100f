"""The log of people's decisions, and tombstones."""

from bisect import insort
from collections.abc import Iterable, Sequence

from onrecord.ledger.errors import LogMovedError, NotFoundError
from onrecord.ledger.log import in_order, when
from onrecord.ledger.settings import parse_settings
from onrecord.ledger.sqlite.connection import Connection, Row
from onrecord.ledger.sqlite.reading import parse
from onrecord.ledger.sqlite.writing import as_json, mark_stale
from onrecord.ledger.stages import CorpusStage
from onrecord.records import CaptureId, Decision, DecisionKind, Tombstone

__all__ = ["Log", "append", "count", "decide", "restore", "tombstones"]


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


def decide(
    db: Connection, decisions: Sequence[Decision], stale: Iterable[CorpusStage], upon: int | None = None
) -> None:
    """Append decisions and mark what they make stale, inside the caller's transaction.

    Raises LogMovedError where the log does not hold as many decisions as `upon` says. Settings are parsed first: the
    log cannot be mended, so what cannot be understood never enters it.
    """
    stages = list(stale)
    for decision in decisions:
        if decision.kind is DecisionKind.SETTINGS:
            parse_settings(decision.body or "")
            stages = stages or list(CorpusStage)
    if upon is not None and count(db) != upon:
        raise LogMovedError("ledger-log-moved", "others decided something meanwhile", "Look again, and decide anew.")
    appended = [append(db, decision) for decision in decisions]
    if any(appended):
        mark_stale(db, stages)


def count(db: Connection) -> int:
    """Return how long the log is."""
    return int(db.value("SELECT count(*) FROM decisions"))


class Log:
    """The log as one store has read it: from then on only what is new in it is read.

    Lines that were read change in one way alone: words are struck from them where a page is forgotten. The same
    transaction appends a line that says so, whoever forgets the page, and where such a line is new all is read anew.
    """

    def __init__(self) -> None:
        self._last = 0
        self._decisions: list[Decision] = []

    def decisions(self, db: Connection) -> list[Decision]:
        """Return the log, oldest first, by (time, id)."""
        rows = _after(db, self._last)
        if self._last and any(kind == DecisionKind.FORGET for _, kind, _ in rows):
            self._last, self._decisions = 0, []
            rows = _after(db, 0)
        if rows:
            self._take_in([parse(record, Decision) for *_, record in rows])
            self._last = rows[-1][0]
        return list(self._decisions)

    def _take_in(self, new: list[Decision]) -> None:
        if not self._decisions:
            self._decisions = in_order(new)
            return
        for decision in new:
            insort(self._decisions, decision, key=when)


def _after(db: Connection, seq: int) -> list[Row]:
    return db.rows("SELECT seq, kind, record FROM decisions WHERE seq > ? ORDER BY seq", (seq,))


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
