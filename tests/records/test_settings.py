"""Roles with dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import ActorSetting, RoleSetting, canonical_json, from_json

dates = st.dates().map(lambda day: day.isoformat())


@pytest.mark.parametrize(
    ("since", "until", "date", "held"),
    [
        ("2019", "2019", "2019-01-01", True),
        ("2019", "2019", "2019-12-31T23:59:59Z", True),
        ("2019", "2019", "2020-01-01", False),
        ("2019-02", "2019-02", "2019-02-28", True),
        ("2019-02", "2019-02", "2019-03-01", False),
        ("2019-02-03", None, "2019-02-02", False),
        (None, "2019-02-03", "0001-01-01", True),
        (None, None, None, True),
        ("2019", None, None, False),
        ("2019-05", None, "2019", False),
        ("2019", None, "2019-07", True),
    ],
)
def test_both_ends_count(since: str | None, until: str | None, date: str | None, held: bool) -> None:
    assert RoleSetting(role="mayor", since=since, until=until).holds_on(date) is held


@given(dates, dates, dates)
def test_a_day_is_in_a_range_or_not(since: str, until: str, day: str) -> None:
    assert RoleSetting(role="mayor", since=since, until=until).holds_on(day) is (since <= day <= until)


def test_of_dated_roles_the_latest_begun_stands_and_one_without_dates_elsewhere() -> None:
    actor = ActorSetting(
        name="Ilse Tarn",
        role="envoy",
        of="Qualvia",
        roles=(RoleSetting(role="mayor", of="Odd", since="2020-02-11"), RoleSetting(role="judge", until="2020-02-11")),
    )
    found = [actor.on(date) for date in ("2020-02-10", "2020-02-11", None)]
    assert [(row.role, row.of) for row in found] == [("judge", "Qualvia"), ("mayor", "Odd"), ("envoy", "Qualvia")]
    assert [row.role for row in actor.all_roles] == ["envoy", "judge", "mayor"]


def test_an_actor_whose_roles_are_over_has_none() -> None:
    actor = ActorSetting(name="Ilse Tarn", of="Qualvia", roles=(RoleSetting(role="mayor", until="2018"),))
    assert (actor.on("2019-01-01").role, actor.on("2019-01-01").of) == (None, None)


def test_a_setting_of_an_earlier_build_has_no_dated_roles() -> None:
    assert from_json('{"name": "Ilse Tarn", "role": "envoy"}', ActorSetting).roles == ()


def test_dates_have_the_names_that_the_user_writes() -> None:
    row = RoleSetting(role="mayor", since="2019")
    assert canonical_json(row) == b'{"from":"2019","of":null,"role":"mayor","to":null}'
