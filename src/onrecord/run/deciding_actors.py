"""What people decide about actors: which are one, which name is somebody else's, their sides, roles and aliases."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.ledger import (
    AmbiguousError,
    CorpusStage,
    NotFoundError,
    RecordKind,
    SettingsError,
    Store,
    changing_actors,
    checked_actors,
    make_decision,
    parse_settings,
    same_name,
    settings_of,
    settings_toml,
)
from onrecord.records import Actor, ActorId, ActorSetting, Decision, DecisionKind, RoleSetting, Settings

__all__ = [
    "ActorChange",
    "actor_decisions",
    "change_actor",
    "decide_actors",
    "merge_actors",
    "split_actor",
    "undo_actors",
]

STALE = (
    CorpusStage.ACTORS,
    CorpusStage.UTTERANCES,
    CorpusStage.MATTERS,
    CorpusStage.POSITIONS,
    CorpusStage.DISPUTES,
)
LISTED = 8
"""Aliases that a message lists."""


@dataclass(frozen=True, slots=True)
class ActorChange:
    """A change to what is set of actors, not yet decided."""

    rows: tuple[ActorSetting, ...]
    """The entries that it sets, whole; none where it is set so already."""
    note: str
    """What it does, in a sentence for the log."""
    remarks: tuple[str, ...] = ()
    """What whoever decides it should know."""


@dataclass(frozen=True, slots=True)
class _Meant:
    """The actor that a person means."""

    entry: ActorSetting
    record: Actor | None = None
    """As the pages have it; None where they name nobody so, or several."""
    remarks: tuple[str, ...] = ()


def merge_actors(store: Store, held: Settings, a: str, b: str) -> ActorChange:
    """Return the change by which `b` is `a`; each is the id, the beginning of one, or the name of an actor.

    Raises NotFoundError, AmbiguousError and SettingsError, as all changes here do.
    """
    one, other = _meant(store, held, a), _meant(store, held, b)
    if one.entry.name == other.entry.name:
        raise SettingsError("settings-one-actor", f"{a} and {b} are one actor already", "Name two actors.")
    note = f"“{other.entry.name}” is “{one.entry.name}”"
    return ActorChange(changing_actors.merged(held, one.entry, other.entry), note, (*one.remarks, *other.remarks))


def split_actor(store: Store, held: Settings, reference: str, alias: str) -> ActorChange:
    """Return the change by which `alias` is not the actor but somebody else."""
    one, words = _meant(store, held, reference), _some(alias)
    if same_name(words) == same_name(one.entry.name):
        raise SettingsError(
            "settings-own-name", f"{words!r} is the actor's own name", "Split off one of its aliases instead."
        )
    names = dict.fromkeys((*one.entry.aliases, *(one.record.aliases if one.record else ())))
    if same_name(words) not in map(same_name, names):
        listed = ", ".join(list(names)[:LISTED])
        raise SettingsError(
            "settings-no-alias",
            f"{one.entry.name!r} is not called {words!r}",
            f"It is called: {listed}." if listed else "It has no alias.",
        )
    note = f"“{words}” is not “{one.entry.name}” but somebody else"
    return ActorChange(changing_actors.parted(held, one.entry, words), note, one.remarks)


def change_actor(
    store: Store,
    held: Settings,
    reference: str,
    *,
    side: str | None = None,
    roles: Sequence[RoleSetting] | None = None,
    aliases: Sequence[str] | None = None,
) -> ActorChange:
    """Return the change that gives an actor this side, these roles, these aliases; None leaves what is set.

    An empty side, and no role or alias, take away what is set.
    """
    one = _meant(store, held, reference)
    rows = changing_actors.changed(
        one.entry, side=side.strip() if side is not None else None, roles=roles, aliases=aliases
    )
    told = (
        [
            name
            for name, before, after in (
                ("side", one.entry.side, rows[0].side),
                ("roles", one.entry.all_roles, rows[0].all_roles),
                ("aliases", one.entry.aliases, rows[0].aliases),
            )
            if before != after
        ]
        if rows
        else []
    )
    note = f"{' and '.join(told) or 'nothing'} of “{one.entry.name}” set"
    if told == ["side"]:
        new = rows[0].side
        note = f"“{one.entry.name}” is on the side “{new}”" if new else f"“{one.entry.name}” is on no side that is set"
    return ActorChange(rows, note, one.remarks)


def undo_actors(store: Store, reference: str) -> ActorChange:
    """Return the change that takes back what the decision whose id begins with `reference` set of actors."""
    rows = changing_actors.undone(store.decisions(), _some(reference))
    names = ", ".join(f"“{row.name}”" for row in rows[:LISTED]) + (" and others" if len(rows) > LISTED else "")
    return ActorChange(rows, f"Taken back: what was decided of {names}")


def decide_actors(store: Store, held: Settings, change: ActorChange, *, at: str, who: str) -> Decision | None:
    """Log a change as one decision and mark what it makes stale; None where it is set so already.

    Pages are made with what is set of actors: whoever decides has them read again. Raises SettingsError where what is
    set then cannot stand together.
    """
    checked_actors(change.rows, held)
    if settings_of(store.decisions()).actors == _with(held, change.rows):
        return None
    body = settings_toml(Settings(actors=change.rows))
    note = "; ".join((change.note, *change.remarks))
    decision = make_decision(DecisionKind.SETTINGS, at=at, who=who, note=note, body=body)
    store.decide(decision, stale=STALE)
    return decision


def actor_decisions(decisions: Sequence[Decision]) -> list[tuple[Decision, tuple[str, ...]]]:
    """Return those of the log that set anything of actors, each with their names: each can be taken back."""
    settings = [row for row in decisions if row.kind is DecisionKind.SETTINGS]
    named = ((row, parse_settings(row.body or "", strict=False).actors) for row in settings)
    return [(row, tuple(actor.name for actor in actors)) for row, actors in named if actors]


def _with(held: Settings, rows: Sequence[ActorSetting]) -> tuple[ActorSetting, ...]:
    """Return the actors that are set once `rows` are."""
    named = {row.name: row for row in (*held.actors, *rows)}
    return tuple(named[name] for name in sorted(named) if not named[name].unset)


def _meant(store: Store, held: Settings, reference: str) -> _Meant:
    """Return what is set of the actor that an id, the beginning of one, a name or an alias means."""
    reference = _some(reference)
    known = changing_actors.entry_of(held, reference)
    record = _record(store, known.name if known is not None else reference, sure=known is None)
    if known is not None or record is None:
        return _Meant(known or ActorSetting(name=reference), record)
    entry = changing_actors.entry_of(held, record.name)
    if entry is not None:
        return _Meant(entry, record)
    told = f"Several actors are called “{record.name}”, and all are meant: what is set goes by the name."
    alike = _record(store, record.name, sure=False) is None
    return _Meant(ActorSetting(name=record.name, kind=record.kind), record, (told,) if alike else ())


def _record(store: Store, reference: str, *, sure: bool) -> Actor | None:
    """Return the one actor that is meant; where it must not be `sure`, None for none or several."""
    try:
        _, found = store.find_record(reference, [RecordKind.ACTOR])
    except (NotFoundError, AmbiguousError):
        if sure:
            raise
        return None
    actor = store.record(RecordKind.ACTOR, ActorId(found))
    return actor if isinstance(actor, Actor) else None


def _some(words: str) -> str:
    if not words.strip():
        raise SettingsError("settings-empty-name", "a name of an actor is empty", "Say who it is.")
    return words.strip()
