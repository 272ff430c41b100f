"""What the user sets: states, actors and matters that overrule and add to what the machine finds."""

from onrecord.records.base import Record
from onrecord.records.kinds import ActorKind, MatterKind

__all__ = ["ActorSetting", "MatterSetting", "Settings", "StateSetting"]


class StateSetting(Record, frozen=True, kw_only=True):
    """A state that no gazetteer knows, or that the user names otherwise."""

    name: str
    capital: str | None = None
    """A capital that stands for the government ("Moscow says")."""
    demonyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    side: str | None = None
    """The side of its government and people; its own name where nothing is set."""


class ActorSetting(Record, frozen=True, kw_only=True):
    """An actor as the user knows it."""

    name: str
    kind: ActorKind = ActorKind.PERSON
    aliases: tuple[str, ...] = ()
    role: str | None = None
    of: str | None = None
    side: str | None = None


class MatterSetting(Record, frozen=True, kw_only=True):
    """A matter as the user knows it; `hide` keeps it out of the reports."""

    name: str
    kind: MatterKind = MatterKind.ISSUE
    aliases: tuple[str, ...] = ()
    hide: bool = False


class Settings(Record, frozen=True, kw_only=True):
    """All that the user has set, as it stands after the last decision."""

    states: tuple[StateSetting, ...] = ()
    actors: tuple[ActorSetting, ...] = ()
    matters: tuple[MatterSetting, ...] = ()
