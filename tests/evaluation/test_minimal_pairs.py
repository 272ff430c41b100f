"""The table of minimal pairs counts pairs by phenomenon and sides by feature."""

import pytest

from evaluation.minimal_pairs import table_of

SIDE = {"act": "asserts", "polarity": 1, "conditional": False, "status": None}
ROW = {
    "topic": "plain not",
    "a": "The reeve said the ford was open.",
    "b": "The reeve said the ford was not open.",
    "matter": "the ford",
    "gold": {"a": SIDE, "b": SIDE | {"polarity": -1}},
    "relation": "contradicts",
}


def test_right_and_wrong_relations_are_counted_by_phenomenon() -> None:
    table = table_of([ROW, ROW | {"relation": "agrees"}, ROW | {"topic": "other"}])
    assert (table.pairs, table.right) == ({"plain not": 2, "other": 1}, {"plain not": 1, "other": 1})


def test_each_feature_of_a_side_is_counted() -> None:
    table = table_of([ROW | {"gold": {"a": SIDE | {"act": "denies"}, "b": SIDE}}])
    assert table.sides == 2
    assert table.features == {"polarity": 1, "act": 1, "conditional": 2, "status": 2}


def test_only_errors_asked_for_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    table_of([ROW | {"relation": "agrees"}])
    assert capsys.readouterr().out == ""
    table_of([ROW | {"relation": "agrees"}], errors=True)
    assert "the ford was open" in capsys.readouterr().out
