"""Judgements as they stand in a store now: what commands and pages for people look up."""

from collections.abc import Iterator, Mapping
from typing import cast

from onrecord.ledger.judgements import anchor_of, judgements
from onrecord.ledger.kinds import JUDGED, Judged, RecordKind
from onrecord.ledger.standing import Standing, standing
from onrecord.ledger.store import Store
from onrecord.records import Anchor, Dispute, Judgement, Matter, PageId, Position, Story, Verdict

__all__ = ["anchored", "current_judgements", "current_standing", "standing_of"]


def anchored(store: Store, reference: str) -> tuple[RecordKind, Judged, Anchor]:
    """Return the kind, the record and the anchor of what `reference` names among the records that can be judged.

    Raises NotFoundError and AmbiguousError.
    """
    kind, name = store.find_record(reference, JUDGED)
    record = cast(Judged, store.record(kind, name))
    return kind, record, anchor_of(record, matters=_matters(store))


def current_judgements(store: Store) -> list[Judgement]:
    """Return the judgement of every anchor, oldest first, attached to the records that the store holds now."""
    log = store.decisions()
    judged = {row.anchor.kind for row in log if row.anchor is not None}
    if not judged:
        return []
    held: set[PageId] = {row.id for row in store.summaries()} if RecordKind.COPY in judged else set()
    return judgements(log, _records(store, judged), pages=held, matters=_matters(store))


def current_standing(store: Store) -> Mapping[str, Verdict]:
    """Return the verdict on each judged record, by its id."""
    return {row.record: row.verdict for row in current_judgements(store) if row.record is not None}


def standing_of(store: Store) -> Standing:
    """Return what the judgements mean for a run of the corpus stages.

    Rejected disputes are told by their statements, so this holds before the disputes are made as well as after.
    """
    rows = current_judgements(store)
    if not rows:
        return Standing()
    kinds = {str(row.anchor.kind) for row in rows}
    wanted = kinds | {RecordKind.STATEMENT} if RecordKind.DISPUTE in kinds else kinds
    return standing(rows, _records(store, wanted))


def _records(store: Store, kinds: set[str]) -> Iterator[Judged]:
    """Yield the store's records of `kinds`: all of a ledger, for a few judgements, so only those that are needed."""
    if RecordKind.STATEMENT in kinds:
        yield from store.statements()
    if RecordKind.FINDING in kinds:
        yield from store.findings()
    if RecordKind.COPY in kinds:
        for story in store.corpus(Story):
            yield from story.copies
            yield from story.excerpts
    if RecordKind.POSITION in kinds:
        yield from store.corpus(Position)
    if RecordKind.DISPUTE in kinds:
        yield from store.corpus(Dispute)


def _matters(store: Store) -> dict[str, str]:
    return {matter.id: matter.name for matter in store.corpus(Matter)}
