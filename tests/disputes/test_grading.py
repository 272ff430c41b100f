"""Trust grows with what the comparer hears, and never passes what a reason alone may claim without it."""

import pytest

from onrecord.disputes.grading import LEAST_ALONE, LIKELY, trust


def test_without_a_comparer_the_reason_speaks_for_itself() -> None:
    assert trust(0.63, None, typed=True) == 0.63


@pytest.mark.parametrize("typed", [True, False])
def test_trust_grows_with_what_is_heard(typed: bool) -> None:
    values = [trust(0.7, chance, typed=typed) for chance in (0.0, 0.1, 0.5, 0.9, 1.0)]
    assert values == sorted(values)
    assert values[0] < values[-1]


def test_a_typed_reason_counts() -> None:
    assert trust(0.8, 0.6, typed=True) > trust(0.0, 0.6, typed=False)
    assert trust(0.8, 0.6, typed=True) > trust(0.4, 0.6, typed=True)


def test_what_is_heard_for_sure_is_shown_and_what_is_not_heard_is_not() -> None:
    assert trust(0.8, 0.95, typed=True) >= LIKELY
    assert trust(0.0, 0.95, typed=False) >= LEAST_ALONE
    assert trust(0.0, 0.02, typed=False) < LEAST_ALONE
