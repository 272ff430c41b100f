import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.drawing.calendar import axis_of, day_of

DAY = datetime.date


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2019-03-04T14:05:00+00:00", DAY(2019, 3, 4)),
        ("2019-03-04", DAY(2019, 3, 4)),
        ("2019-03", DAY(2019, 3, 1)),
        ("2019", DAY(2019, 1, 1)),
        ("2019-02-31", None),
        ("0000-01-01", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_has_a_day(date: str | None, day: datetime.date | None) -> None:
    assert day_of(date) == day


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (DAY(2019, 3, 4), DAY(2019, 3, 4), ["4 March 2019"]),
        (DAY(2019, 3, 4), DAY(2019, 3, 6), ["4 March 2019", "5 March 2019", "6 March 2019"]),
        (
            DAY(2019, 3, 4),
            DAY(2019, 3, 20),
            ["4 March 2019 to 10 March 2019", "11 March 2019 to 17 March 2019", "18 March 2019 to 24 March 2019"],
        ),
        (DAY(2018, 12, 30), DAY(2019, 2, 1), ["December 2018", "January 2019", "February 2019"]),
        (DAY(2017, 5, 1), DAY(2019, 2, 1), ["2017", "2018", "2019"]),
        (DAY(1, 1, 1), DAY.max, ["1 to 9999"]),
    ],
)
def test_the_unit_is_the_finest_that_has_room(first: datetime.date, last: datetime.date, labels: list[str]) -> None:
    assert [piece.label for piece in axis_of(first, last, most=3).pieces] == labels


@given(st.dates(), st.dates(), st.dates(), st.integers(1, 60))
def test_every_day_has_its_piece(a: datetime.date, b: datetime.date, c: datetime.date, most: int) -> None:
    first, day, last = sorted((a, b, c))
    axis = axis_of(first, last, most=most)
    piece = axis.pieces[axis.place(day)]
    assert piece.since <= day <= piece.until
    assert len(axis.pieces) <= most
