"""The start page: what the ledger holds, what is disputed, who reports what, and what could not be read."""

from collections import Counter
from collections.abc import Iterator

from onrecord.ledger import PageSummary
from onrecord.records import Actor, Dispute, Finding, Matter, MatterId, Record, Statement, Story, Utterance
from onrecord.web.answers import Answer
from onrecord.web.desk import Desk

__all__ = ["StartView", "start"]

SHOWN = 6
HELD = 60
"""Disputes looked at to find those of several matters that no person has rejected."""
MOST_OF_ONE = 2
"""Disputes on one matter."""


class StartView(Record, frozen=True, kw_only=True):
    """What the start page shows: the first few of each list."""

    counts: dict[str, int]
    """How many pages, statements, utterances, actors, matters, disputes, stories, findings and failures are held."""
    matters: tuple[Matter, ...]
    disputes: tuple[Dispute, ...]
    stories: tuple[Story, ...]
    pages: tuple[PageSummary, ...]
    uncompared: bool
    """Whether pages came that are not yet compared with the others."""


def start(desk: Desk) -> Answer:
    """Return the start page."""
    store = desk.store
    kinds: dict[str, type[Record]] = {
        "statements": Statement,
        "utterances": Utterance,
        "actors": Actor,
        "matters": Matter,
        "disputes": Dispute,
        "stories": Story,
        "findings": Finding,
    }
    counts = {"pages": store.page_count()} | {name: store.count(kind) for name, kind in kinds.items()}
    view = StartView(
        counts=counts,
        matters=tuple(store.top(Matter, limit=SHOWN + 2)),
        disputes=tuple(_disputes(desk)),
        stories=tuple(row for row in store.top(Story, limit=SHOWN) if row.copies),
        pages=tuple(store.page_summaries(limit=SHOWN)),
        uncompared=bool(store.stale()),
    )
    return Answer("start.html.j2", view)


def _disputes(desk: Desk) -> Iterator[Dispute]:
    """Yield the first disputes that nobody rejected, few on one matter."""
    seen: Counter[MatterId] = Counter()
    for row in desk.store.top(Dispute, limit=HELD):
        if not desk.rejects(row.id) and seen[row.matter] < MOST_OF_ONE and seen.total() < SHOWN:
            seen[row.matter] += 1
            yield row
