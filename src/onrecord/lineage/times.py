"""Published times: read, compared, and put in order."""

from datetime import UTC, datetime

__all__ = ["days_apart", "later", "moment", "time_key"]

UNKNOWN = "9999"
"""Sorts after every known time."""


def moment(value: str | None) -> datetime | None:
    """Return the time of an ISO 8601 text, in UTC where it names no zone; None where it is none."""
    if not value:
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    try:
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except OverflowError:
        return None


def time_key(value: str | None) -> str:
    """Return a key that sorts ISO 8601 texts by time, unknown ones last."""
    found = moment(value)
    return found.isoformat() if found else UNKNOWN


def later(a: str | None, b: str | None) -> tuple[int, bool]:
    """Return (1 where `a` is later, -1 where `b` is, 0 where that is unknown; whether more than days were compared).

    Times of day count only where both name their zone.
    """
    first, second = moment(a), moment(b)
    if first is None or second is None:
        return 0, False
    exact = _zoned(a) and _zoned(b)
    left, right = (first, second) if exact else (_printed_day(a), _printed_day(b))
    if left == right:
        return 0, exact
    return (1 if left > right else -1), exact


def days_apart(a: str | None, b: str | None) -> int | None:
    """Return the days between two times; None where one is unknown."""
    first, second = moment(a), moment(b)
    return None if first is None or second is None else abs((first - second).days)


def _zoned(value: str | None) -> bool:
    return value is not None and len(value) > 10 and datetime.fromisoformat(value).tzinfo is not None


def _printed_day(value: str | None) -> datetime:
    """Return the day as the page prints it, for a day's page may give no zone."""
    found = datetime.fromisoformat(value or "")
    return datetime(found.year, found.month, found.day, tzinfo=UTC)
