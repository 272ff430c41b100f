"""Modality and time are told by the clause's own words."""

import pytest

from onrecord.disputes.modality import modality, time_spoken_of
from onrecord.disputes.words import tokens


@pytest.mark.parametrize(
    ("words", "value", "shown"),
    [
        ("the gates must stay shut", "obliged", "must"),
        ("the council has to pay", "obliged", "has to"),
        ("the bridge should be closed", "advised", "should"),
        ("the talks may fail", "possible", "may"),
        ("the toll is unlikely to rise", "unlikely", "unlikely"),
        ("we cannot accept the map", "unable", "cannot"),
        ("we will sign on Friday", "intended", "will"),
    ],
)
def test_modals(words: str, value: str, shown: str) -> None:
    lows = [word.low for word in tokens(words)]
    found = modality(lows)
    assert found is not None
    assert (found.value, " ".join(lows[found.start : found.end])) == (value, shown)


def test_a_plain_claim_has_no_modality() -> None:
    assert modality(["the", "gates", "are", "shut"]) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("the pumps were sold", "past"),
        ("the pumps have failed again", "past"),
        ("the pumps will be sold", "future"),
        ("they are going to sell the pumps", "future"),
        ("the pumps are old", None),
        ("the town has a pump", None),
    ],
)
def test_time_spoken_of(words: str, value: str | None) -> None:
    found = time_spoken_of(tokens(words))
    assert (found.value if found else None) == value
