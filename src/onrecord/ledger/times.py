"""Times as records hold them, made comparable."""

import re
from calendar import isleap, monthrange
from datetime import UTC, datetime, timedelta
from functools import lru_cache

__all__ = ["minute", "minutes_of", "moment"]

SHORT = re.compile(r"(\d{4})(?:-(\d{2}))?")
NEVER = datetime.min.replace(tzinfo=UTC)


def moment(text: str | None) -> tuple[datetime, str]:
    """Return a key that sorts ISO 8601 texts by time, whatever their zone and precision.

    A date alone is its midnight, a year its first day, and a time without a zone is UTC. What is no time at all comes
    before every time, in the order of its text.
    """
    text = (text or "").strip()
    short = SHORT.fullmatch(text)
    try:
        found = datetime.fromisoformat(f"{short[1]}-{short[2] or '01'}-01" if short else text)
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return NEVER, text
    return found, ""


@lru_cache(maxsize=65_536)
def minute(text: str | None) -> int:
    """Return the minute of the time that `text` tells, counted from the year 1; 0 where it tells none."""
    return (moment(text)[0] - NEVER) // timedelta(minutes=1)


def minutes_of(text: str) -> tuple[int, int] | None:
    """Return the first and last minute of the year, month, day or time that `text` names; None where it names none."""
    text = text.strip()
    first = minute(text)
    if not first:
        return None
    found = moment(text)[0]
    if len(text) == len("2021"):
        days = 366 if isleap(found.year) else 365
    elif len(text) == len("2021-03"):
        days = monthrange(found.year, found.month)[1]
    elif len(text) == len("2021-03-05"):
        days = 1
    else:
        return first, first
    return first, first + days * 24 * 60 - 1
