import pytest

from onrecord.anatomy.times import resolve


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("5 March 2031 14:20", "2031-03-05T14:20:00"),
        ("March 5, 2031 at 6:40 pm", "2031-03-05T18:40:00"),
        ("March 6, 2031 16:30 CET", "2031-03-06T16:30:00+01:00"),
        ("2031-03-04T14:05Z", "2031-03-04T14:05:00+00:00"),
        ("5. März 2031, 07:40 Uhr", "2031-03-05T07:40:00"),
        ("11 de marzo de 2031", "2031-03-11"),
        ("25/12/2031", "2031-12-25"),
        ("12.03.2031", "2031-03-12"),
        ("4 марта 2031", "2031-03-04"),
    ],
)
def test_full_dates_resolve(printed: str, value: str) -> None:
    assert resolve(printed) == value


@pytest.mark.parametrize(
    "printed", ["3 hours ago", "yesterday", "5 March", "Tuesday", "14:20", "03/04/2031", "", "31 February 2031"]
)
def test_what_needs_a_clock_or_a_guess_stays_unresolved(printed: str) -> None:
    assert resolve(printed) is None
