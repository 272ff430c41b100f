"""What the user sets, as TOML: states, actors and matters; read, merged and written back.

[[state]]
name = "Ruritania"
capital = "Strelsau"
demonyms = ["Ruritanian"]

[[actor]]
name = "Rupert Hentzau"
aliases = ["Count Rupert"]
kind = "person"
role = "chancellor"
of = "Ruritania"
side = "Ruritania"

[[matter]]
name = "the coronation accord"
kind = "document"
hide = false
"""

import json
import re
import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

import msgspec

from onrecord.ledger.errors import SettingsError
from onrecord.ledger.log import in_order
from onrecord.records import ActorSetting, Decision, DecisionKind, MatterSetting, Settings, StateSetting

__all__ = ["parse_settings", "settings_of", "settings_toml"]

Setting = StateSetting | ActorSetting | MatterSetting

T = TypeVar("T", StateSetting, ActorSetting, MatterSetting)

TABLES: dict[str, type[Setting]] = {"state": StateSetting, "actor": ActorSetting, "matter": MatterSetting}

HEADER = re.compile(r"[ \t]*\[\[?[ \t]*(?:\"([^\"\n]*)\"|'([^'\n]*)'|([\w-]+))[ \t]*\]")
WHERE = re.compile(r"\(at line (\d+), column \d+\)")
FIELD = re.compile(r" - at `\$\.?([\w-]+)?")


def parse_settings(toml: str, *, strict: bool = True) -> Settings:
    """Return the settings that the TOML text `toml` holds, each sort by name.

    Raises SettingsError, which names the line and the field, for what is not TOML, a table or (unless not `strict`) a
    field that there is not, a value of the wrong type, a name that is missing, empty or given twice.
    """
    try:
        document = tomllib.loads(toml.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        found = WHERE.search(str(error))
        at = f"line {found[1]}: " if found else ""
        raise SettingsError("settings-not-toml", f"{at}this is not TOML: {error}", "Mend the line.") from error
    except RecursionError as error:
        raise SettingsError("settings-not-toml", "the values are nested too deep", "Use plain tables.") from error
    lines = _Lines(toml)
    for table in document:
        if table not in TABLES and strict:
            raise SettingsError(
                "settings-unknown-table",
                f"{lines.at(table)}there is no table [[{table}]]",
                _advice(table, list(TABLES)),
            )
    return Settings(
        states=_entries(document, "state", StateSetting, lines, strict=strict),
        actors=_entries(document, "actor", ActorSetting, lines, strict=strict),
        matters=_entries(document, "matter", MatterSetting, lines, strict=strict),
    )


def settings_of(decisions: Iterable[Decision]) -> Settings:
    """Return the settings as the log leaves them: of entries with one name, the latest stands, each sort by name.

    Fields that a newer onrecord put there are passed over. Raises SettingsError for a line that is no settings at all.
    """
    states: dict[str, StateSetting] = {}
    actors: dict[str, ActorSetting] = {}
    matters: dict[str, MatterSetting] = {}
    for decision in in_order(decisions):
        if decision.kind is DecisionKind.SETTINGS:
            found = parse_settings(decision.body or "", strict=False)
            states.update({row.name: row for row in found.states})
            actors.update({row.name: row for row in found.actors})
            matters.update({row.name: row for row in found.matters})
    return Settings(
        states=tuple(states[name] for name in sorted(states)),
        actors=tuple(actors[name] for name in sorted(actors)),
        matters=tuple(matters[name] for name in sorted(matters)),
    )


def settings_toml(settings: Settings) -> str:
    """Return `settings` as TOML that `parse_settings` reads back; fields that say nothing are left out."""
    parts: list[str] = []
    for table, rows in (("state", settings.states), ("actor", settings.actors), ("matter", settings.matters)):
        for row in rows:
            lines = [f"[[{table}]]"]
            values = ((name, getattr(row, name)) for name in row.__struct_fields__)
            lines += [f"{name} = {_value(value)}" for name, value in values if value not in (None, (), False)]
            parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _value(value: str | bool | tuple[str, ...]) -> str:
    """Return a TOML value. A JSON string is one too, but for the delete character, which TOML wants escaped."""
    if isinstance(value, StrEnum):
        value = value.value
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


class _Lines:
    """Where tables and their fields stand in the text, for messages."""

    def __init__(self, toml: str) -> None:
        self.lines = toml.split("\n")
        self.headers: dict[str, list[int]] = {}
        for number, line in enumerate(self.lines):
            if found := HEADER.match(line):
                self.headers.setdefault(found[1] or found[2] or found[3] or "", []).append(number)

    def at(self, table: str, index: int = 0, field: str | None = None) -> str:
        """Return "line n: " for a field of the table's entry `index`, its header's line, or "" where none is found."""
        headers = self.headers.get(table, [])
        if index >= len(headers):
            return ""
        number = headers[index]
        for offset, line in enumerate(self.lines[number + 1 :], number + 1):
            if field is None or HEADER.match(line):
                break
            if line.partition("=")[0].strip(" \t\"'") == field:
                number = offset
                break
        return f"line {number + 1}: "


def _entries(document: dict[str, object], table: str, kind: type[T], lines: _Lines, *, strict: bool) -> tuple[T, ...]:
    rows = document.get(table, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise SettingsError(
            "settings-not-a-list", f"{lines.at(table)}[{table}] is one table", f"Write [[{table}]], twice bracketed."
        )
    out: dict[str, T] = {}
    for index, row in enumerate(rows):
        entry = _entry(row, index, table, kind, lines, strict=strict)
        if entry.name in out:
            raise SettingsError(
                "settings-twice",
                f"{lines.at(table, index, 'name')}the {table} {entry.name!r} is given twice",
                "Make the two one, or tell their names apart.",
            )
        out[entry.name] = entry
    return tuple(out[name] for name in sorted(out))


def _entry(row: dict[str, object], index: int, table: str, kind: type[T], lines: _Lines, *, strict: bool) -> T:
    fields = kind.__struct_fields__
    for field in row:
        if field not in fields and strict:
            raise SettingsError(
                "settings-unknown-field",
                f"{lines.at(table, index, field)}[[{table}]] has no field {field!r}",
                _advice(field, list(fields)),
            )
    name = row.get("name")
    if name is None or (isinstance(name, str) and not name.strip()):
        raise SettingsError(
            "settings-no-name", f"{lines.at(table, index, 'name')}a [[{table}]] has no name", 'Give it: name = "…".'
        )
    try:
        entry = msgspec.convert({key: value for key, value in row.items() if key in fields}, kind)
    except msgspec.ValidationError as error:
        found = FIELD.search(str(error))
        field = (found[1] if found else None) or ""
        message = FIELD.split(str(error))[0]
        raise SettingsError(
            "settings-bad-value",
            f"{lines.at(table, index, field or None)}{field or table}: {message}",
            "Mend the value; names and roles are texts, aliases and demonyms lists of texts.",
        ) from error
    return msgspec.structs.replace(entry, name=entry.name.strip())


def _advice(word: str, known: list[str]) -> str:
    near = get_close_matches(word, known, n=1)
    return f"Is it {near[0]!r}? " * bool(near) + f"Known: {', '.join(known)}."
