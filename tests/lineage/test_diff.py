"""Differences between two texts, word by word."""

from bounded import bounded
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lineage import word_diff
from onrecord.lineage.diff import differing

words = st.lists(st.sampled_from("the pier will not close on Monday".split()), max_size=30)


def test_one_word_changed():
    assert [tuple(row) for row in word_diff("We have read it.", "We have accepted it.")] == [
        ("same", "We have", "We have"),
        ("changed", "read", "accepted"),
        ("same", "it", "it"),
    ]


def test_case_and_marks_do_not_count():
    assert [row.op for row in word_diff("“The board’s pier,”", "the BOARD'S pier")] == ["same"]


@given(words, words)
def test_each_side_is_covered_in_order(a, b):
    rows = differing(a, b)
    assert [word for _, i, j, _, _ in rows for word in a[i:j]] == a
    assert [word for _, _, _, k, m in rows for word in b[k:m]] == b
    for op, i, j, k, m in rows:
        assert (a[i:j] == b[k:m]) == (op == "same")


def test_long_texts_are_cut_at_words_that_stand_once():
    a = [f"w{n}" for n in range(5000)]
    b = [*a[:2500], "new", *a[2600:]]
    assert [row[0] for row in differing(a, b)] == ["same", "changed", "same"]


def test_long_texts_without_such_words_end_in_good_time():
    with bounded():
        differing(list("ab" * 50_000), list("ba" * 40_000 + "c"))
