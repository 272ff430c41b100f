"""Actors in a settings file: what one entry may not say, and what two may not both say."""

from collections.abc import Sequence

from onrecord.ledger.errors import SettingsError
from onrecord.ledger.looking_up import folded
from onrecord.ledger.settings_lines import SettingsLines
from onrecord.ledger.settings_roles import checked_dates, checked_roles
from onrecord.records import ActorSetting, Settings

__all__ = ["checked_actor", "checked_actors", "same_name"]


def same_name(words: str) -> str:
    """Return a name without case, accents, dots, article and odd spaces, for comparing names of actors."""
    plain = " ".join(folded(words.replace("’", "'").replace(".", "")).split())
    return plain.removeprefix("the ")


def checked_actor(actor: ActorSetting, index: int, lines: SettingsLines) -> None:
    """Raise SettingsError where entry `index` unsets what it sets, or has roles that cannot all be held."""
    if actor.unset and actor != ActorSetting(name=actor.name, kind=actor.kind, unset=True):
        raise SettingsError(
            "settings-unset-and-set",
            f"{lines.at('actor', index, 'unset')}{actor.name!r} is unset and has other fields",
            "Leave out either unset or the others.",
        )
    checked_roles(actor, index, lines)


def checked_actors(rows: Sequence[ActorSetting], held: Settings) -> None:
    """Raise SettingsError where entries that are in no file say what they may not, beside those `held`.

    A name that `rows` give to an actor may be no name of another; what was held twice already is let be.
    """
    lines = SettingsLines("")
    before = {row.name: row for row in held.actors}
    now = {**before, **{row.name: row for row in rows}}
    for index, row in enumerate(rows):
        checked_dates(row)
        checked_actor(row, index, lines)
        known = set(_names(before[row.name])) if row.name in before else set[str]()
        for words in () if row.unset else (row.name, *row.aliases):
            if not words.strip():
                raise SettingsError(
                    "settings-bad-value", f"an alias of {row.name!r} is empty", "Leave it out, or say what it is."
                )
            wanted = same_name(words)
            other = next((o for o in now.values() if o.name != row.name and not o.unset and wanted in _names(o)), None)
            if wanted not in known and other is not None:
                raise SettingsError(
                    "settings-shared-words",
                    f"{words!r} is the actor {other.name!r} and the actor {row.name!r}",
                    "Keep it in one of them, or merge the two.",
                )


def _names(actor: ActorSetting) -> list[str]:
    return [same_name(words) for words in (actor.name, *actor.aliases)]
