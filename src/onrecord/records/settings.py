"""What the user sets: states, actors and matters that overrule and add to what the machine finds."""

import msgspec

from onrecord.records.base import Record
from onrecord.records.kinds import ActorKind, MatterKind

__all__ = ["ActorSetting", "MatterSetting", "RoleSetting", "Settings", "StateSetting"]

DAY = len("2000-01-01")


class StateSetting(Record, frozen=True, kw_only=True):
    """A state that no gazetteer knows, or that the user names otherwise."""

    name: str
    capital: str | None = None
    """A capital that stands for the government ("Moscow says")."""
    demonyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    side: str | None = None
    """The side of its government and people; its own name where nothing is set."""


class RoleSetting(Record, frozen=True, kw_only=True):
    """A role of an actor and the time in which it is held; an end that is left out is open.

    Dates are ISO 8601: a day, a month or a year. Both ends count: `to = "2019"` is until the last of December.
    """

    role: str
    of: str | None = None
    """Whose it is; the actor's `of` where nothing is set."""
    since: str | None = msgspec.field(name="from", default=None)
    until: str | None = msgspec.field(name="to", default=None)

    @property
    def dated(self) -> bool:
        """Tell whether it has a beginning or an end."""
        return self.since is not None or self.until is not None

    @property
    def days(self) -> tuple[str, str]:
        """Return its first and last day, texts that sort as their dates do; an open end is before or after all."""
        return _first_day(self.since) if self.since else "", _last_day(self.until) if self.until else "9999-12-31"

    def holds_on(self, date: str | None) -> bool:
        """Tell whether it is held on the whole of `date` (a day, month or year, what follows it passed over)."""
        if not self.dated:
            return True
        first, last = self.days
        return date is not None and first <= _first_day(date[:DAY]) and _last_day(date[:DAY]) <= last


class ActorSetting(Record, frozen=True, kw_only=True):
    """An actor as the user knows it."""

    name: str
    kind: ActorKind = ActorKind.PERSON
    aliases: tuple[str, ...] = ()
    role: str | None = None
    """A role that holds at any time, where none of `roles` does."""
    of: str | None = None
    side: str | None = None
    roles: tuple[RoleSetting, ...] = ()
    """Roles with their dates."""
    unset: bool = False
    """Nothing is set of it any more: what was set under its name is taken back."""

    @property
    def all_roles(self) -> tuple[RoleSetting, ...]:
        """Return every role, owners filled in, by first day; those without dates come first."""
        rows = [*self.roles, *([RoleSetting(role=self.role)] if self.role else [])]
        filled = [msgspec.structs.replace(row, of=row.of or self.of) for row in rows]
        return tuple(sorted(filled, key=lambda row: (row.dated, row.days, row.role, row.of or "")))

    def role_on(self, date: str | None) -> RoleSetting | None:
        """Return the role held on `date`: of dated ones the latest begun, else the one without dates, else None."""
        held = [row for row in self.all_roles if row.holds_on(date)]
        return held[-1] if held else None

    def on(self, date: str | None) -> "ActorSetting":
        """Return the actor as of `date`: `role` and `of` are those held then, and `roles` is empty."""
        if not self.roles:
            return self
        held = self.role_on(date)
        role, of = (held.role, held.of) if held is not None else (None, None)
        return msgspec.structs.replace(self, role=role, of=of, roles=())


class MatterSetting(Record, frozen=True, kw_only=True):
    """A matter as the user knows it."""

    name: str
    kind: MatterKind | None = None
    """What it is; as the words that name it tell, where nothing is set."""
    aliases: tuple[str, ...] = ()
    """What else it is called: all that is called so is this one matter."""
    apart: tuple[str, ...] = ()
    """Phrases that are not this matter: each is one of its own, or of the entry that names it."""
    only_with: tuple[str, ...] = ()
    """Words of which a page holds one where its name and aliases mean this matter; on other pages they do not."""
    hide: bool = False
    """Whether it is kept out of all reports."""
    unset: bool = False
    """Nothing is set of it any more: what was set under its name is taken back."""


class Settings(Record, frozen=True, kw_only=True):
    """All that the user has set, as it stands after the last decision."""

    states: tuple[StateSetting, ...] = ()
    actors: tuple[ActorSetting, ...] = ()
    matters: tuple[MatterSetting, ...] = ()


def _first_day(date: str) -> str:
    return f"{date}-01-01"[:DAY] if len(date) <= len("2000") else f"{date}-01"[:DAY]


def _last_day(date: str) -> str:
    """Return the last day of a month or year, every month ending on its 31st: the text is only compared."""
    return f"{date}-12-31"[:DAY] if len(date) <= len("2000") else f"{date}-31"[:DAY]
