"""What nobody has judged yet."""

from collections.abc import Iterator
from typing import cast

from onrecord.ledger.current import current_judgements, current_standing
from onrecord.ledger.kinds import TYPES, Judged, RecordKind, record_id
from onrecord.ledger.store import Store
from onrecord.records import Record

__all__ = ["Progress", "progress", "to_review"]

AT_ONCE = 200
"""Records looked through at once."""


class Progress(Record, frozen=True, kw_only=True):
    """How far people have come with the records of one kind."""

    judged: int
    """Records that a person gave a verdict on, unsure ones among them."""
    left: int
    """Records that nobody has judged."""


def to_review(store: Store, kind: RecordKind, *, limit: int = 50, after: str = "") -> list[Judged]:
    """Return the records of `kind` that nobody has judged, those that most need a look first.

    `after` is the id of the record after which to go on, judged meanwhile or not. Raises ValueError for a kind that
    nobody judges.
    """
    standing = current_standing(store)
    out: list[Judged] = []
    for record in _in_doubt(store, kind, after):
        if len(out) >= limit:
            break
        if record_id(record) not in standing:
            out.append(record)
    return out


def progress(store: Store, kind: RecordKind) -> Progress:
    """Return how many records of `kind` people have judged, and how many are left."""
    judged = {row.record for row in current_judgements(store) if row.anchor.kind == kind and row.record is not None}
    return Progress(judged=len(judged), left=max(store.count(TYPES[kind]) - len(judged), 0))


def _in_doubt(store: Store, kind: RecordKind, after: str) -> Iterator[Judged]:
    while rows := cast(list[Judged], store.in_doubt(TYPES[kind], limit=AT_ONCE, after=after)):
        yield from rows
        after = record_id(rows[-1])
