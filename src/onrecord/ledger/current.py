"""Judgements as they stand in a store now: what commands and pages for people look up."""

import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar, cast

from onrecord.ledger.editing import machine_store
from onrecord.ledger.errors import NotFoundError
from onrecord.ledger.judgements import anchor_of, copied_id, judgements, last_words
from onrecord.ledger.kinds import JUDGED, Judged, RecordKind, record_id
from onrecord.ledger.standing import Edits, Standing, edits_of, standing
from onrecord.ledger.store import Store
from onrecord.records import (
    Anchor,
    Decision,
    DecisionId,
    Dispute,
    Judgement,
    Matter,
    PageId,
    Position,
    Record,
    Story,
    Verdict,
)

__all__ = [
    "Found",
    "anchored",
    "current_edits",
    "current_judgements",
    "current_standing",
    "judgement_of",
    "pages_of",
    "records_on",
    "standing_for",
    "standing_of",
]

R = TypeVar("R", bound=Record)

AT_ONCE = 500
"""Records read at once."""


class _Attached(NamedTuple):
    """A decision, and the judgement that it is."""

    decision: Decision
    judgement: Judgement
    known: bool
    """Whether the record was held just as it was judged; otherwise it was looked for on the pages of the anchor."""


@dataclass(slots=True)
class Found:
    """Judgements of one ledger as they were found last, so that only what may be other by now is looked for again.

    Threads may share it.
    """

    edition: int = -1
    """The edition of the store at which all of it held."""
    rows: dict[DecisionId, _Attached] = field(default_factory=dict)
    on_pages: dict[tuple[str, PageId], int | None] = field(default_factory=dict)
    """The hash of what stood on the pages where records were looked for, by their kind; None where it moved meanwhile.
    """
    lock: threading.Lock = field(default_factory=threading.Lock)


def anchored(store: Store, reference: str) -> tuple[RecordKind, Judged, Anchor]:
    """Return the kind, the machine's record and the anchor of what `reference` names among what can be judged.

    Raises NotFoundError and AmbiguousError.
    """
    store = machine_store(store)
    kind, name = store.find_record(reference, JUDGED)
    record = cast(Judged, store.record(kind, name))
    return kind, record, anchor_of(record, matters=_matters(store, {kind}))


def current_judgements(store: Store, found: Found | None = None) -> list[Judgement]:
    """Return the judgement of every anchor, oldest first, attached to the records that the store holds now.

    To which record a decision is attached depends on nothing but the decision and the records on its pages: where these
    are what they were, it is taken from what was `found` before, and what is new is put there.
    """
    store = machine_store(store)
    found = found or Found()
    with found.lock:
        edition = store.edition()  # before anything else is read: what comes meanwhile is seen the next time
        if edition != found.edition:
            _look_again(store, found)
            found.edition = edition
        standing = [decision for _, decision in last_words(store.decisions())]
        held = {row.id: found.rows.get(row.id) for row in standing}
        new = [row for row in standing if (before := held[row.id]) is None or before.decision != row]
        found.rows = {name: row for name, row in held.items() if row is not None}
        found.rows.update((row.decision.id, row) for row in _attach(store, new, found.on_pages))
        return [found.rows[decision.id].judgement for decision in standing]


def judgement_of(store: Store, anchor: Anchor, record: str, log: Iterable[Decision]) -> Judgement | None:
    """Return the judgement that stands on the record of this id and anchor, by the `log` of decisions; None for none.

    Only what was decided about the pages of the record is looked at.
    """
    store = machine_store(store)
    here = pages_of(anchor)
    mine = [
        row for row in log if row.anchor is None or (row.anchor.kind == anchor.kind and pages_of(row.anchor) == here)
    ]
    rows = [row for row in _attached(store, mine) if row.record == record]
    return rows[-1] if rows else None


def current_standing(store: Store) -> Mapping[str, Verdict]:
    """Return the verdict on each judged record, by its id."""
    return {row.record: row.verdict for row in current_judgements(store) if row.record is not None}


def standing_for(store: Store, records: Collection[Judged]) -> Mapping[str, Verdict]:
    """Return the verdict on each judged one of `records`, by its id.

    Only what was decided about the pages of these records is looked at, so that it costs little for the few of a list.
    """
    store = machine_store(store)
    here = {(anchor.kind, page) for anchor in map(anchor_of, records) for page in pages_of(anchor)}
    mine = [
        row
        for row in store.decisions()
        if row.anchor is not None and all((row.anchor.kind, page) in here for page in pages_of(row.anchor))
    ]
    wanted = {record_id(record) for record in records}
    return {row.record: row.verdict for row in _attached(store, mine) if row.record in wanted}


def current_edits(store: Store) -> Edits:
    """Return what people changed of each edited record, by its id."""
    return edits_of(current_judgements(store))


def standing_of(store: Store) -> Standing:
    """Return what the judgements mean for a run of the corpus stages.

    Rejected disputes are told by their statements, so this holds before the disputes are made as well as after.
    """
    store = machine_store(store)
    rows = current_judgements(store)
    if not rows:
        return Standing()
    kinds = {str(row.anchor.kind) for row in rows}
    wanted = kinds | {RecordKind.STATEMENT} if RecordKind.DISPUTE in kinds else kinds
    return standing(rows, records_on(store, wanted, {page for row in rows for page in pages_of(row.anchor)}))


def pages_of(anchor: Anchor) -> set[PageId]:
    """Return the pages that a judgement rests on."""
    return {row.page for row in anchor.quoted} | {page for page in (anchor.page, anchor.parent) if page is not None}


def records_on(store: Store, kinds: Iterable[str], pages: Iterable[PageId]) -> Iterator[Judged]:
    """Yield the machine's records of `kinds` that stand on `pages`; one that stands on two comes once."""
    store = machine_store(store)
    wanted = set(kinds)
    seen: set[str] = set()
    for page in sorted(pages):
        if RecordKind.STATEMENT in wanted:
            yield from store.statements(page)
        if RecordKind.FINDING in wanted:
            yield from store.findings(page)
        if RecordKind.COPY in wanted:
            for story in _all(store, Story, page):
                if story.id not in seen:
                    seen.add(story.id)
                    yield from story.copies
                    yield from story.excerpts
        if RecordKind.POSITION in wanted:
            yield from _all(store, Position, page)
        if RecordKind.DISPUTE in wanted:
            for dispute in _all(store, Dispute, page):
                if dispute.id not in seen:
                    seen.add(dispute.id)
                    yield dispute


def _attached(store: Store, log: Iterable[Decision]) -> list[Judgement]:
    return [row.judgement for row in _attach(store, [decision for _, decision in last_words(log)], {})]


def _attach(store: Store, judged: list[Decision], on_pages: dict[tuple[str, PageId], int | None]) -> list[_Attached]:
    """Return decisions that stand, in their order, with their records; put what was looked through in `on_pages`."""
    if not judged:
        return []
    matters = _matters(store, {row.anchor.kind for row in judged if row.anchor is not None})
    known = _known(store, judged, matters)
    places = {place for row in judged if row.id not in known for place in _places(row)}
    edges = {page for kind, page in places if kind == RecordKind.COPY and _held(store, page)}
    records: dict[tuple[str, str], Judged] = {}
    for kind, page in sorted(places):
        here = list(records_on(store, [kind], [page]))
        mark = _hash(here, matters, held=kind == RecordKind.COPY and page in edges)
        if on_pages.setdefault((kind, page), mark) != mark:
            on_pages[kind, page] = None
        records.update(((kind, record_id(row)), row) for row in here)
    rows = judgements(judged, records.values(), pages=edges, matters=matters, known=known)
    return [_Attached(row, found, row.id in known) for row, found in zip(judged, rows, strict=True)]


def _look_again(store: Store, found: Found) -> None:
    """Drop of what was found before the records changed all that may be other by now."""
    judged = [row.decision for row in found.rows.values()]
    matters = _matters(store, {row.anchor.kind for row in judged if row.anchor is not None})
    known = _known(store, judged, matters)
    for (kind, page), before in list(found.on_pages.items()):
        held = kind == RecordKind.COPY and _held(store, page)
        if _hash(records_on(store, [kind], [page]), matters, held=held) != before:
            del found.on_pages[kind, page]
    for name, row in list(found.rows.items()):
        if name in known:
            same = known[name] == row.judgement.record
        else:
            same = not row.known and all(place in found.on_pages for place in _places(row.decision))
        if not same:
            del found.rows[name]


def _places(decision: Decision) -> set[tuple[str, PageId]]:
    """Return the kind of record that a decision is about, with each of its pages."""
    anchor = decision.anchor
    return {(anchor.kind, page) for page in pages_of(anchor)} if anchor is not None else set()


def _hash(records: Iterable[Judged], matters: Mapping[str, str], *, held: bool) -> int:
    """Return the hash of all of a page that tells to which of its records a decision is attached."""
    return hash((held, *((record_id(row), anchor_of(row, matters=matters)) for row in records)))


def _known(store: Store, judged: Iterable[Decision], matters: Mapping[str, str]) -> dict[DecisionId, str]:
    """Return the records of decisions that the store holds just as they were judged: most, so no page is read for them.

    A statement's id tells its words and their place; of other records the anchor is compared.
    """
    rows: dict[RecordKind, list[tuple[Decision, str]]] = {}
    for decision in judged:
        if decision.anchor is not None and decision.anchor.kind in JUDGED and (name := copied_id(decision)):
            rows.setdefault(RecordKind(decision.anchor.kind), []).append((decision, name))
    out: dict[DecisionId, str] = {}
    for kind, pairs in rows.items():
        held = store.held(kind, {name for _, name in pairs})
        for decision, name in pairs:
            if name in held and (kind is RecordKind.STATEMENT or _same(store, kind, name, decision.anchor, matters)):
                out[decision.id] = name
    return out


def _same(store: Store, kind: RecordKind, name: str, anchor: Anchor | None, matters: Mapping[str, str]) -> bool:
    return anchor_of(cast(Judged, store.record(kind, name)), matters=matters) == anchor


def _held(store: Store, page: PageId) -> bool:
    try:
        store.summary(page)
    except NotFoundError:
        return False
    return True


def _all(store: Store, kind: type[R], page: PageId) -> Iterator[R]:
    """Yield every record of `kind` that touches a page."""
    offset = 0
    while rows := store.related(kind, page, limit=AT_ONCE, offset=offset):
        yield from rows
        offset += len(rows)


def _matters(store: Store, kinds: Iterable[str]) -> dict[str, str]:
    """Return the names of matters by their ids, where one of `kinds` is told by its matter."""
    return {row.id: row.name for row in store.corpus(Matter)} if RecordKind.POSITION in kinds else {}
