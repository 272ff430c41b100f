import pytest
from builders import find, make_page

from onrecord.attribution import Gazetteer, RuleTagger, statements
from onrecord.attribution.times import EXPRESSION, resolve_time
from onrecord.records import Settings

PUBLISHED = "2019-03-06"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on Tuesday", "2019-03-05"),
        ("in April last year", "2018-04"),
        ("on 3 March", "2019-03-03"),
        ("on 3 March 2017", "2017-03-03"),
        ("on Monday, March 4", "2019-03-04"),
        ("in early April", "2018-04"),
        ("a week ago", "2019-02-27"),
        ("a year ago", "2018"),
        ("last month", "2019-02"),
        ("last week", None),
        ("next week", "2019-03"),
        ("this morning", "2019-03-06"),
        ("over the weekend", None),
        ("the day before", None),
    ],
)
def test_a_time_is_told_against_the_published_date(words: str, value: str | None) -> None:
    match = EXPRESSION.search(f"He said {words} that it was late.")
    assert match is not None
    assert match.group() == words
    assert resolve_time(words, PUBLISHED)[0] == value


def test_nothing_is_told_without_a_published_date() -> None:
    assert resolve_time("on Tuesday", None) == (None, "no published date")


def test_a_statement_keeps_the_span_of_its_time() -> None:
    page = make_page("Ilse Tarn said on 3 March that it was late.", published=PUBLISHED)
    row = statements(page, gazetteer=Gazetteer.of(Settings()), tagger=RuleTagger())[0][0]
    assert row.said_at is not None
    assert row.said_at.span == find(page, "3 March")
    assert row.said_at.value == "2019-03-03"
