"""Searching statements: words, and who, on which side, about what, when, where and how it was said."""

from collections.abc import Iterable
from typing import cast

import msgspec

from onrecord.ledger import (
    PERSON,
    BadQueryError,
    NotFoundError,
    RecordKind,
    StatementHit,
    StatementQuery,
    find_matter,
    machine_store,
)
from onrecord.records import Matter, MatterId, Record, Statement, StatementId, StatementKind
from onrecord.web.answers import Answer, Listing, Problem, listing
from onrecord.web.desk import Desk, Reading

__all__ = ["SearchView", "named_matter", "search"]

SIZE = 30


class SearchView(Record, frozen=True, kw_only=True):
    """What a search found."""

    asked: dict[str, str]
    """What was asked for, by the names that the address takes."""
    matter: Matter | None = None
    hits: tuple[StatementHit, ...] = ()
    machine_speakers: dict[StatementId, str | None] = msgspec.field(default_factory=dict)
    """Whom the machine names, of each hit whose speaker a person edited: search goes by that."""
    listing: Listing
    problem: Problem | None = None
    """What of the question could not be understood."""
    kinds: tuple[StatementKind, ...] = tuple(StatementKind)


NAMES = ("q", "speaker", "side", "matter", "since", "until", "outlet", "kind")


def search(desk: Desk) -> Answer:
    """Return the statements that the address asks for; anything is safe to type."""
    asked = {name: said for name in NAMES if (said := desk.words(name))}
    turn = desk.paging(SIZE)
    try:
        matter = named_matter(desk, asked["matter"]) if "matter" in asked else None
        found = desk.store.find_statements(_query(asked, matter), limit=turn.limit, offset=turn.offset)
    except (BadQueryError, NotFoundError) as error:
        problem = Problem(code=error.code, message=error.message, next=error.next)
        nothing = listing(desk, 0, limit=SIZE, total=0)
        return Answer("search.html.j2", SearchView(asked=asked, listing=nothing, problem=problem))
    part = listing(desk, len(found.hits), limit=SIZE, total=found.total, capped=found.capped)
    view = SearchView(
        asked=asked,
        matter=matter,
        hits=found.hits,
        machine_speakers=_machine_speakers(desk, found.hits),
        listing=part,
    )
    return Answer("search.html.j2", view)


def _query(asked: dict[str, str], matter: Matter | None) -> StatementQuery:
    kinds = {kind.value: kind for kind in StatementKind}
    return StatementQuery(
        words=asked.get("q", ""),
        speaker=asked.get("speaker"),
        side=asked.get("side"),
        matter=matter.id if matter is not None else None,
        since=asked.get("since"),
        until=asked.get("until"),
        outlet=asked.get("outlet"),
        kind=kinds.get(asked.get("kind", "")),
    )


def _machine_speakers(desk: Desk, hits: Iterable[StatementHit]) -> dict[StatementId, str | None]:
    machine, out = machine_store(desk.store), dict[StatementId, str | None]()
    for said in (hit.statement for hit in hits if hit.statement.resolved_by == PERSON):
        try:
            speaker = cast(Statement, machine.record(RecordKind.STATEMENT, said.id)).speaker
        except NotFoundError:  # a run has replaced it meanwhile
            continue
        if speaker != said.speaker:
            out[said.id] = speaker
    return out


def named_matter(desk: Reading, reference: str) -> Matter:
    """Return the matter that an id or a name means; raise NotFoundError and AmbiguousError."""
    try:
        known = desk.matter(MatterId(desk.find(RecordKind.MATTER, reference)))
    except NotFoundError:
        known = None
    return known or find_matter(desk.store, reference)
