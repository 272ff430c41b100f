"""The scorer of variants: quotations cut at their marks, and pairs counted."""

import pytest

from evaluation.utterance_variants import pairs_of, pieces_of, table_of
from onrecord.records import Span

ONE = "“We sold the last pier in May,” he said. “Nobody had asked for it before the storm.” Then he left."
OTHER = 'He told us: "We sold the new pier in May. Nobody had asked for it before the storm."'


def inner(text, first, last):
    start = text.index(first)
    return Span(start, text.index(last, start) + len(last))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (ONE, ["We sold the last pier in May,", "Nobody had asked for it before the storm."]),
        (OTHER, ["We sold the new pier in May. Nobody had asked for it before the storm."]),
        ('x "We sold\n\n"the storm." y', ['We sold\n\n"the storm.']),
        ("x ‘We sold it,’ he said, ‘and didn’t mind the storm.’", ["We sold it,", "and didn’t mind the storm."]),
        ('x "We sold what "they" call the storm."', ['We sold what "they" call the storm.']),
    ],
)
def test_words_between_the_marks_are_not_of_the_quotation(text, wanted):
    last = "storm." if "storm." in text else "storm"
    assert [piece.of(text) for piece in pieces_of(text, inner(text, "We sold", last))] == wanted


def test_an_altered_pair_counts_with_its_words():
    span_a, span_b = inner(ONE, "We sold", "storm."), inner(OTHER, "We sold", "storm.")
    old, new = inner(ONE, "last", "last"), inner(OTHER, "new", "new")
    line = {"a": 1, "a_span": span_a, "b": 2, "b_span": span_b, "same": True, "variant": "altered", "story": 1}
    line |= {"differs": [[old, new]], "bracketed": False, "hard": False}
    pairs = pairs_of([line], {1: ONE, 2: OTHER}, speakers=False)
    for way in ("unknown", "the same"):
        table, stories = table_of(pairs, way)
        assert (table.right, table.altered_right, table.kinds_right, table.exact) == (1, 1, 1, 1)
        assert list(stories) == [1]
