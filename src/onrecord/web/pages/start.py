"""The start page: what the ledger holds, what is disputed, what is being done."""

from onrecord.ledger import CorpusStage
from onrecord.records import Record
from onrecord.web.answers import Answer
from onrecord.web.desk import Desk

__all__ = ["StartView", "start"]


class StartView(Record, frozen=True, kw_only=True):
    """What the start page shows."""

    counts: dict[str, int]
    stale: tuple[CorpusStage, ...] = ()


def start(desk: Desk) -> Answer:
    """Return the start page."""
    return Answer("start.html.j2", StartView(counts=desk.store.counts(), stale=tuple(desk.store.stale())))
