"""Days to columns: how a run of days is cut for an axis, and what each piece is called."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.export.dossier import plain_date

__all__ = ["Axis", "Piece", "axis_of", "day_of"]

MONTHS = 12
ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d-])")


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of an axis."""

    since: datetime.date
    until: datetime.date
    """Its last day."""
    label: str


@dataclass(frozen=True, slots=True)
class _Unit:
    """A way to count time in whole pieces."""

    number: Callable[[datetime.date], int]
    first: Callable[[int], datetime.date]
    label: Callable[[datetime.date, datetime.date], str]


@dataclass(frozen=True, slots=True)
class Axis:
    """A run of days in pieces of one unit."""

    pieces: tuple[Piece, ...]
    unit: _Unit
    start: int

    def place(self, day: datetime.date) -> int:
        """Return the piece that holds `day`."""
        return self.unit.number(day) - self.start


@lru_cache(maxsize=10_000)
def day_of(date: str | None) -> datetime.date | None:
    """Return the day of an ISO 8601 date; a month's or year's first day where it tells no more. None for no date."""
    found = ISO.match(date or "")
    if found is None:
        return None
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def axis_of(first: datetime.date, last: datetime.date, *, most: int) -> Axis:
    """Return the days from `first` to `last` in at most `most` pieces: days, weeks, months, years, or more."""
    for unit in UNITS:
        start, end = unit.number(first), unit.number(last)
        if end - start < most:
            break
    pieces = []
    for number in range(start, end + 1):
        since = unit.first(number)
        until = _before(unit, number + 1)
        pieces.append(Piece(since, until, unit.label(since, until)))
    return Axis(tuple(pieces), unit, start)


def _before(unit: _Unit, number: int) -> datetime.date:
    """Return the last day before a piece begins; the last day that there is where the calendar ends."""
    try:
        return unit.first(number) - datetime.timedelta(days=1)
    except ValueError:
        return datetime.date.max


def _clamped(year: int) -> datetime.date:
    return datetime.date(max(year, datetime.MINYEAR), 1, 1)


def _day(since: datetime.date, _until: datetime.date) -> str:
    return plain_date(since.isoformat())


def _month(since: datetime.date, _until: datetime.date) -> str:
    return plain_date(since.isoformat()[:7])


def _run(since: datetime.date, until: datetime.date) -> str:
    return f"{plain_date(since.isoformat())} to {plain_date(until.isoformat())}"


def _year(since: datetime.date, _until: datetime.date) -> str:
    return f"{since.year}"


def _years(since: datetime.date, until: datetime.date) -> str:
    return f"{since.year} to {until.year}"


def _of_years(size: int) -> _Unit:
    return _Unit(lambda day: day.year // size, lambda number: _clamped(number * size), _year if size == 1 else _years)


UNITS = (
    _Unit(datetime.date.toordinal, datetime.date.fromordinal, _day),
    _Unit(lambda day: (day.toordinal() - 1) // 7, lambda number: datetime.date.fromordinal(number * 7 + 1), _run),
    _Unit(
        lambda day: day.year * MONTHS + day.month - 1,
        lambda number: datetime.date(number // MONTHS, number % MONTHS + 1, 1),
        _month,
    ),
    _Unit(
        lambda day: day.year * 4 + (day.month - 1) // 3,
        lambda number: datetime.date(number // 4, number % 4 * 3 + 1, 1),
        _run,
    ),
    *(_of_years(size) for size in (1, 2, 5, 10, 25, 100, 500, 10_000)),
)
"""From the finest to the coarsest; the last holds every year in one piece."""
