"""Whose side a speaker is on, and whether two speakers are on different ones."""

from onrecord.records import Actor, ActorKind, Statement

__all__ = ["side_of"]


def side_of(actor: Actor | None, statement: Statement) -> str | None:
    """Return whose side a speaker is on: the actor's, else the state that they speak for, else a government's name."""
    if actor is not None:
        if actor.side:
            return actor.side
        if actor.kind is ActorKind.GOVERNMENT:
            return actor.name
        of = next((role.of for role in actor.roles if role.of), None)
        if of:
            return of
    return statement.of
