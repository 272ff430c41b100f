"""The list of actors, and what people decide of them."""

from collections.abc import Callable
from itertools import zip_longest

from starlette.responses import Response

from onrecord.ledger import folded, now
from onrecord.records import Actor, ActorId, ActorKind, Decision, Record, RoleSetting
from onrecord.run import (
    ActorChange,
    actor_decisions,
    change_actor,
    decide_actors,
    merge_actors,
    split_actor,
    undo_actors,
)
from onrecord.web.answers import Answer, Listing, Problem, listing, seen_other
from onrecord.web.desk import Desk

__all__ = ["ActorDecision", "ActorRow", "actor_row", "actors", "decide_actors_posted", "decided_of_actors"]

TOLD = 10
"""Decisions that the list tells of."""


class ActorRow(Record, frozen=True, kw_only=True):
    """An actor in a list, without the ids of its statements."""

    id: ActorId
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    role: str | None = None
    """Its first role, one that a person set before any that pages print."""
    side: str | None = None
    statements: int
    pages: int
    """Pages on which it speaks."""
    mentioned: int
    """Pages on which it is named, speaking or not."""


class ActorDecision(Record, frozen=True, kw_only=True):
    """What a person decided of actors, and when: it can be taken back by its id."""

    id: str
    at: str
    who: str
    told: str
    actors: int
    """How many actors it set: an import may set all, and is taken back as a whole."""


class ActorsView(Record, frozen=True, kw_only=True):
    """The list of actors, those with most statements first."""

    words: str = ""
    """What the names that are listed hold."""
    side: str = ""
    """The side of those that are listed; "" for all."""
    actors: tuple[ActorRow, ...]
    listing: Listing
    decided: ActorDecision | None = None
    """What was decided just now."""
    decisions: tuple[ActorDecision, ...] = ()
    """The latest decisions, newest first."""


def actors(desk: Desk) -> Answer:
    """Return the list of actors."""
    words, side, paging = desk.words("q"), desk.words("side"), desk.paging()
    if words or side:
        found = [
            row
            for row in desk.sum_judged("actors", (), lambda: _every(desk))
            if _named(row, words) and side in ("", row.side)
        ]
        rows, total = found[paging.offset : paging.offset + paging.limit], len(found)
    else:
        rows = [actor_row(row) for row in desk.store.top(Actor, limit=paging.limit, offset=paging.offset)]
        total = desk.store.count(Actor)
    log = decided_of_actors(desk)
    view = ActorsView(
        words=words,
        side=side,
        actors=tuple(rows),
        listing=listing(desk, len(rows), limit=paging.limit, total=total),
        decided=next((row for row in log if row.id == desk.words("decided")), None),
        decisions=tuple(log[:TOLD]),
    )
    return Answer("actors.html.j2", view)


def decide_actors_posted(desk: Desk) -> Answer | Response:
    """Decide what a form asks of an actor, and have pages read again and what hangs on them found again."""
    change = CHANGES.get(desk.words("decide"))
    if change is None:
        return _problem("no-such-decision", "no such thing can be decided of an actor", 400)
    decision = decide_actors(desk.store, desk.settings, change(desk), at=now(), who=desk.who)
    if decision is None:
        return _problem("settings-set-already", "so it is set already: nothing was changed", 409)
    desk.works.settle()
    return seen_other(f"/actors?decided={decision.id}")


def decided_of_actors(desk: Desk, name: str | None = None) -> list[ActorDecision]:
    """Return what people decided of actors, or of the one that is set under `name`, newest first."""

    def told(row: Decision, names: tuple[str, ...]) -> tuple[ActorDecision, frozenset[str]]:
        note = row.note or "decided something of actors"
        return ActorDecision(id=row.id, at=row.at, who=row.who, told=note, actors=len(names)), frozenset(names)

    rows = desk.sum(
        "decided of actors", lambda: [told(row, names) for row, names in reversed(actor_decisions(desk.decisions))]
    )
    return [row for row, names in rows if name is None or name in names]


def actor_row(row: Actor) -> ActorRow:
    """Return an actor without the ids of its statements."""
    role = next(iter(sorted(row.roles, key=lambda role: not role.by_user)), None)
    return ActorRow(
        id=row.id,
        name=row.name,
        kind=row.kind,
        aliases=row.aliases,
        role=role.words if role else None,
        side=row.side,
        statements=len(row.statements),
        pages=row.pages,
        mentioned=row.mentioned,
    )


def _changed(desk: Desk) -> ActorChange:
    """Return the change to side, roles and aliases as the form has them all."""
    fields = (desk.all_words(name) for name in ("role", "of", "from", "to"))
    rows = (tuple(part.strip() or None for part in row) for row in zip_longest(*fields, fillvalue=""))
    roles = [RoleSetting(role=role, of=of, since=since, until=until) for role, of, since, until in rows if role]
    aliases = [line.strip() for line in desk.words("aliases").splitlines() if line.strip()]
    return change_actor(
        desk.store, desk.settings, desk.words("actor"), side=desk.words("side"), roles=roles, aliases=aliases
    )


CHANGES: dict[str, Callable[[Desk], ActorChange]] = {
    "merge": lambda desk: merge_actors(desk.store, desk.settings, desk.words("actor"), desk.words("words")),
    "split": lambda desk: split_actor(desk.store, desk.settings, desk.words("actor"), desk.words("words")),
    "set": _changed,
    "undo": lambda desk: undo_actors(desk.store, desk.words("decision")),
}
"""What forms may decide, by the word that they send."""


def _every(desk: Desk) -> list[ActorRow]:
    rows = (actor_row(row) for row in desk.store.corpus(Actor))
    return sorted(rows, key=lambda row: (-row.statements, row.id))


def _named(row: ActorRow, words: str) -> bool:
    names = folded(" ".join((row.name, *row.aliases)))
    return all(word in names for word in folded(words).split())


def _problem(code: str, message: str, status: int) -> Answer:
    return Answer("problem.html.j2", Problem(code=code, message=message, next="Go back, and say it otherwise."), status)
