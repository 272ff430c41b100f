"""Changes to what is set of matters: each gives the entries that one decision sets, whole, so that it can be undone."""

from collections.abc import Sequence

import msgspec

from onrecord.ledger.settings_matters import same_words
from onrecord.ledger.undoing import entries_before
from onrecord.records import Decision, MatterSetting, Settings

__all__ = ["entry_of", "hidden", "merged", "renamed", "set_apart", "undone"]

Rows = tuple[MatterSetting, ...]


def entry_of(settings: Settings, name: str) -> MatterSetting | None:
    """Return what is set of the matter that is called `name`, by its name or else by an alias; None for nothing."""
    wanted = same_words(name)
    named = [row for row in settings.matters if same_words(row.name) == wanted]
    aliased = [row for row in settings.matters if wanted in map(same_words, row.aliases)]
    return next(iter(named + aliased), None)


def merged(settings: Settings, one: MatterSetting, other: MatterSetting) -> Rows:
    """Return the entries that make `other` part of `one`."""
    aliases = _without((*one.aliases, other.name, *other.aliases), [one.name])
    row = msgspec.structs.replace(
        one,
        kind=one.kind or other.kind,
        aliases=aliases,
        apart=_without((*one.apart, *other.apart), [one.name, *aliases]),
        only_with=(*one.only_with, *other.only_with) if one.only_with and other.only_with else one.only_with,
    )
    return (row, *_gone(settings, other.name))


def renamed(settings: Settings, one: MatterSetting, name: str) -> Rows:
    """Return the entries that call `one` `name`, and what it was called an alias."""
    row = msgspec.structs.replace(
        one, name=name, aliases=_without((one.name, *one.aliases), [name]), apart=_without(one.apart, [name])
    )
    return (row, *(_gone(settings, one.name) if one.name != name else ()))


def hidden(one: MatterSetting, *, hide: bool) -> Rows:
    """Return the entry that keeps `one` out of the reports, or brings it back.

    Where nothing else is set of it, it is the machine's again.
    """
    row = msgspec.structs.replace(one, hide=hide)
    return (MatterSetting(name=row.name, unset=True) if row == MatterSetting(name=row.name) else row,)


def set_apart(one: MatterSetting, words: str) -> Rows:
    """Return the entry by which `words` are no longer `one`, but a matter of their own."""
    aliases = _without(one.aliases, [words])
    return (msgspec.structs.replace(one, aliases=aliases, apart=_without((*one.apart, words), [])),)


def undone(decisions: Sequence[Decision], reference: str) -> Rows:
    """Return the entries that take back what the decision whose id begins with `reference` set of matters.

    Raises NotFoundError where no one decision about matters begins so, SettingsError where what it set was changed
    since.
    """
    rows = entries_before(decisions, reference, lambda settings: settings.matters, what="matters")
    return tuple(before or MatterSetting(name=name, unset=True) for name, before in rows)


def _gone(settings: Settings, name: str) -> Rows:
    held = any(row.name == name for row in settings.matters)
    return (MatterSetting(name=name, unset=True),) if held else ()


def _without(words: Sequence[str], taken: Sequence[str]) -> tuple[str, ...]:
    """Return `words`, each once, without those that are `taken`."""
    seen = {same_words(row) for row in taken}
    out: list[str] = []
    for row in words:
        if same_words(row) not in seen:
            seen.add(same_words(row))
            out.append(row)
    return tuple(out)
