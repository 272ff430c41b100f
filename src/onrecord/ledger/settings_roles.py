"""Roles with dates in a settings file: dates in any form that TOML has, made texts, and what is wrong with them."""

import datetime
import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.ledger.errors import SettingsError
from onrecord.ledger.settings_lines import SettingsLines, advice
from onrecord.records import ActorSetting, RoleSetting

__all__ = ["checked_dates", "checked_roles", "plain_roles"]

FIELDS = RoleSetting.__struct_encode_fields__
DATES = ("from", "to")
MOST_YEARS = 9999
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


def plain_roles(rows: Sequence[object], index: int, lines: SettingsLines, *, strict: bool) -> list[object]:
    """Return the roles of actor number `index` as TOML gave them, dates as ISO 8601 texts, known fields only.

    What is no table stays as it is, to be refused with the other values of a wrong type. Raises SettingsError for a
    field that there is not (where `strict`) and for a date that is none.
    """
    out: list[object] = []
    for number, row in enumerate(rows):
        if not isinstance(row, dict):
            out.append(row)
            continue
        plain: dict[str, object] = {}
        for field, value in row.items():
            if field in DATES:
                plain[field] = date = _date(value)
                if date is None:
                    raise _bad_date(value, field, lines.at_role(index, number, field))
            elif field in FIELDS:
                plain[field] = value
            elif strict:
                raise SettingsError(
                    "settings-unknown-field",
                    f"{lines.at_role(index, number, field)}roles of [[actor]] have no field {field!r}",
                    advice(field, FIELDS),
                )
        out.append(plain)
    return out


def checked_dates(actor: ActorSetting) -> None:
    """Raise SettingsError where a date of a role that is in no file is none."""
    for row in actor.roles:
        for field, date in (("from", row.since), ("to", row.until)):
            if date is not None and _date(date) is None:
                raise _bad_date(date, field, "")


def checked_roles(actor: ActorSetting, index: int, lines: SettingsLines) -> None:
    """Raise SettingsError where a role of `actor` says nothing, ends before it begins, or meets another in time.

    Two roles may share the one day on which the first ends and the next begins. One role may be without dates: it holds
    wherever no other does.
    """
    for number, row in enumerate(actor.roles):
        if not row.role.strip():
            raise SettingsError(
                "settings-bad-value",
                f"{lines.at_role(index, number, 'role')}a role of {actor.name!r} says nothing",
                'Give it: role = "…".',
            )
        if row.days[0] > row.days[1]:
            raise SettingsError(
                "settings-role-reversed",
                f"{lines.at_role(index, number, 'to')}{_told(actor, row)} ends on {row.until}, before it begins on "
                f"{row.since}",
                "Swap the two dates, or mend one.",
            )
    undated = [number for number, row in enumerate(actor.roles) if not row.dated]
    if len(undated) + (actor.role is not None) > 1:
        raise SettingsError(
            "settings-roles-overlap",
            f"{lines.at_role(index, undated[-1])}{actor.name!r} has two roles without dates",
            "Keep one, and give the other a from or a to; role = … is one without dates.",
        )
    dated = sorted((row.days, number) for number, row in enumerate(actor.roles) if row.dated)
    for ((first, last), one), ((begin, _), other) in pairwise(dated):
        if begin < last or begin == first:
            raise SettingsError(
                "settings-roles-overlap",
                f"{lines.at_role(index, max(one, other))}{_told(actor, actor.roles[one])} and "
                f"{_told(actor, actor.roles[other])} are held at one time",
                "Let one end before the other begins, or write both as one role.",
            )


def _told(actor: ActorSetting, row: RoleSetting) -> str:
    return f"{row.role!r} of {actor.name!r}"


def _date(value: object) -> str | None:
    """Return a day, month or year as ISO 8601, None for what is none; TOML gives a bare date or year as no text."""
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    text = f"{value:04}" if type(value) is int and 0 < value <= MOST_YEARS else value
    if not isinstance(text, str) or not DATE.fullmatch(text.strip()):
        return None
    text = text.strip()
    try:
        datetime.date.fromisoformat(f"{text}-01-01"[:10] if len(text) == len("2000") else f"{text}-01"[:10])
    except ValueError:
        return None
    return text


def _bad_date(value: object, field: str, at: str) -> SettingsError:
    shown = value if isinstance(value, str) else value.isoformat() if isinstance(value, datetime.datetime) else "it"
    return SettingsError(
        "settings-bad-date", f"{at}{field}: {shown[:40]} is no date", 'Write a day, month or year: "2019-03-04".'
    )
