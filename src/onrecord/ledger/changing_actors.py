"""Changes to what is set of actors: each gives the entries that one decision sets, whole, so that it can be undone."""

from collections.abc import Sequence

import msgspec

from onrecord.ledger.settings_actors import same_name
from onrecord.ledger.undoing import entries_before
from onrecord.records import ActorSetting, Decision, RoleSetting, Settings

__all__ = ["changed", "entry_of", "merged", "parted", "undone"]

Rows = tuple[ActorSetting, ...]


def entry_of(settings: Settings, name: str) -> ActorSetting | None:
    """Return what is set of the actor that is called `name`, by its name or else by an alias; None for nothing."""
    wanted = same_name(name)
    named = [row for row in settings.actors if same_name(row.name) == wanted]
    aliased = [row for row in settings.actors if wanted in map(same_name, row.aliases)]
    return next(iter(named + aliased), None)


def merged(settings: Settings, one: ActorSetting, other: ActorSetting) -> Rows:
    """Return the entries by which `other` is `one`: its names are aliases.

    Its side counts where `one` has none, and its roles where `one` has none.
    """
    without = not one.all_roles
    row = msgspec.structs.replace(
        one,
        aliases=_without((*one.aliases, other.name, *other.aliases), [one.name]),
        side=one.side or other.side,
        role=other.role if without else one.role,
        of=one.of or other.of if without else one.of,
        roles=other.roles if without else one.roles,
    )
    return (row, *([_gone(other)] if _held(settings, other) else []))


def parted(settings: Settings, one: ActorSetting, alias: str) -> Rows:
    """Return the entries by which `alias` is not `one` but somebody else, of the same kind."""
    row = msgspec.structs.replace(one, aliases=_without(one.aliases, [alias]))
    known = entry_of(msgspec.structs.replace(settings, actors=_others(settings, one)), alias)
    others = () if known is not None else (ActorSetting(name=alias, kind=one.kind),)
    return (*([row] if row != one else []), *others)


def changed(
    one: ActorSetting,
    *,
    side: str | None = None,
    roles: Sequence[RoleSetting] | None = None,
    aliases: Sequence[str] | None = None,
) -> Rows:
    """Return the entry of `one` with what is given in place of what is set; none where that changes nothing.

    An empty side is none. The roles given, dated or not, are all that it has; None leaves what is set.
    """
    row = one
    if side is not None:
        row = msgspec.structs.replace(row, side=side or None)
    if roles is not None and tuple(roles) != one.all_roles:
        row = msgspec.structs.replace(row, role=None, roles=tuple(roles))
    if aliases is not None:
        row = msgspec.structs.replace(row, aliases=_without(aliases, [one.name]))
    return (row,) if row != one else ()


def undone(decisions: Sequence[Decision], reference: str) -> Rows:
    """Return the entries that take back what the decision whose id begins with `reference` set of actors.

    Raises NotFoundError where no one decision about actors begins so, SettingsError where what it set was changed
    since.
    """
    rows = entries_before(decisions, reference, lambda settings: settings.actors, what="actors")
    return tuple(before or ActorSetting(name=name, unset=True) for name, before in rows)


def _held(settings: Settings, one: ActorSetting) -> bool:
    return any(row.name == one.name for row in settings.actors)


def _others(settings: Settings, one: ActorSetting) -> Rows:
    return tuple(row for row in settings.actors if row.name != one.name)


def _gone(one: ActorSetting) -> ActorSetting:
    return ActorSetting(name=one.name, unset=True)


def _without(words: Sequence[str], taken: Sequence[str]) -> tuple[str, ...]:
    """Return `words`, each once, without those that are `taken`."""
    seen = {same_name(row) for row in taken}
    out: list[str] = []
    for row in words:
        if same_name(row) not in seen:
            seen.add(same_name(row))
            out.append(row)
    return tuple(out)
