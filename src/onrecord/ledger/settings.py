"""What the user sets, as TOML: states, actors and matters; read, merged and written back.

[[state]]
name = "Ruritania"
capital = "Strelsau"
demonyms = ["Ruritanian"]

[[actor]]
name = "Rupert Hentzau"
aliases = ["Count Rupert"]
kind = "person"
of = "Ruritania"
side = "Ruritania"
roles = [
    { role = "captain of the guard", to = "1881" },
    { role = "chancellor", from = 1882-02-01 },
]

[[matter]]
name = "the coronation accord"
kind = "document"
aliases = ["the Strelsau paper"]
apart = ["the harbour accord"]
"""

import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

import msgspec

from onrecord.ledger.errors import SettingsError
from onrecord.ledger.log import in_order
from onrecord.ledger.settings_actors import checked_actor
from onrecord.ledger.settings_lines import SettingsLines, advice
from onrecord.ledger.settings_matters import checked_matter, checked_words
from onrecord.ledger.settings_roles import checked_roles, plain_roles
from onrecord.records import ActorSetting, Decision, DecisionKind, MatterSetting, RoleSetting, Settings, StateSetting

__all__ = ["parse_settings", "settings_of", "settings_toml"]

Setting = StateSetting | ActorSetting | MatterSetting

T = TypeVar("T", StateSetting, ActorSetting, MatterSetting)

TABLES: dict[str, type[Setting]] = {"state": StateSetting, "actor": ActorSetting, "matter": MatterSetting}

WHERE = re.compile(r"\(at line (\d+), column \d+\)")
FIELD = re.compile(r" - at `\$\.?([\w-]+)?")


def parse_settings(toml: str, *, strict: bool = True, held: Settings | None = None) -> Settings:
    """Return the settings that the TOML text `toml` holds, each sort by name.

    `held` is what is set already and must agree with it. Raises SettingsError, which names the line and the field, for
    what is not TOML, a table or (unless not `strict`) a field that there is not, a value of the wrong type, a name that
    is missing, empty or given twice, a date that is none, a role that ends before it begins or two that are held at one
    time; and (unless not `strict`) for a matter that is apart from itself or shares its words with another.
    """
    try:
        document = tomllib.loads(toml.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        found = WHERE.search(str(error))
        at = f"line {found[1]}: " if found else ""
        raise SettingsError("settings-not-toml", f"{at}this is not TOML: {error}", "Mend the line.") from error
    except RecursionError as error:
        raise SettingsError("settings-not-toml", "the values are nested too deep", "Use plain tables.") from error
    lines = SettingsLines(toml)
    for table in document:
        if table not in TABLES and strict:
            raise SettingsError(
                "settings-unknown-table",
                f"{lines.at(table)}there is no table [[{table}]]",
                advice(table, list(TABLES)),
            )
    settings = Settings(
        states=_entries(document, "state", StateSetting, lines, strict=strict),
        actors=_entries(document, "actor", ActorSetting, lines, strict=strict),
        matters=_entries(document, "matter", MatterSetting, lines, strict=strict),
    )
    if strict:
        by_name = {row.name: row for row in settings.matters}
        in_file = [by_name[row["name"].strip()] for row in document.get("matter", ())]
        checked_words(in_file, held.matters if held else (), lines)
    return settings


def settings_of(decisions: Iterable[Decision]) -> Settings:
    """Return the settings as the log leaves them: of entries with one name, the latest stands, each sort by name.

    An actor or matter that is unset last is not among them. Fields that a newer onrecord put there are passed over.
    Raises SettingsError for a line that is no settings at all.
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
            actors = {name: row for name, row in actors.items() if not row.unset}
            matters = {name: row for name, row in matters.items() if not row.unset}
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


def _value(value: str | bool | Sequence[str] | Sequence[RoleSetting]) -> str:
    """Return a TOML value. A JSON string is one too, but for the delete character, which TOML wants escaped."""
    if isinstance(value, StrEnum):
        value = value.value
    if isinstance(value, tuple) and isinstance(value[0], RoleSetting):
        return "[\n" + "".join(f"    {_inline(row)},\n" for row in value) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _inline(row: RoleSetting) -> str:
    """Return a role as an inline table."""
    names = zip(row.__struct_encode_fields__, row.__struct_fields__, strict=True)
    values = ((name, getattr(row, field)) for name, field in names)
    return "{ " + ", ".join(f"{name} = {_value(value)}" for name, value in values if value is not None) + " }"


def _entries(
    document: dict[str, object], table: str, kind: type[T], lines: SettingsLines, *, strict: bool
) -> tuple[T, ...]:
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


def _entry(row: dict[str, object], index: int, table: str, kind: type[T], lines: SettingsLines, *, strict: bool) -> T:
    fields = kind.__struct_fields__
    for field in row:
        if field not in fields and strict:
            raise SettingsError(
                "settings-unknown-field",
                f"{lines.at(table, index, field)}[[{table}]] has no field {field!r}",
                advice(field, list(fields)),
            )
    name = row.get("name")
    if name is None or (isinstance(name, str) and not name.strip()):
        raise SettingsError(
            "settings-no-name", f"{lines.at(table, index, 'name')}a [[{table}]] has no name", 'Give it: name = "…".'
        )
    known = {key: value for key, value in row.items() if key in fields}
    roles = known.get("roles")
    if isinstance(roles, list):
        known["roles"] = plain_roles(roles, index, lines, strict=strict)
    try:
        entry = msgspec.convert(known, kind)
    except msgspec.ValidationError as error:
        found = FIELD.search(str(error))
        field = (found[1] if found else None) or ""
        message = FIELD.split(str(error))[0]
        raise SettingsError(
            "settings-bad-value",
            f"{lines.at(table, index, field or None)}{field or table}: {message}",
            "Mend the value; names and roles are texts, aliases, demonyms and the like lists of texts.",
        ) from error
    if isinstance(entry, ActorSetting):
        (checked_actor if strict else checked_roles)(entry, index, lines)
    if isinstance(entry, MatterSetting) and strict:
        checked_matter(entry, index, lines)
    return msgspec.structs.replace(entry, name=entry.name.strip())
