"""Gaps put where they belong, and words otherwise written."""

from bounded import bounded
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lineage.diff import differing
from onrecord.lineage.sliding import respelled, slid

words = st.lists(st.sampled_from("i we the tide tides f**k fork health care healthcare".split()), max_size=25)


@given(words, words)
def test_both_sides_stay_covered_in_order(a, b):
    rows = slid(respelled(differing(a, b), a, b), a, b)
    assert [word for row in rows for word in a[row.start : row.end]] == a
    assert [word for row in rows for word in b[row.other : row.other_end]] == b
    assert all((row.op == "added") == (row.start == row.end) for row in rows)
    assert all((row.op == "dropped") == (row.other == row.other_end) for row in rows)


def test_a_word_before_a_gap_joins_the_run_behind_it():
    a, b = "i went home".split(), "i was late so i went home".split()
    assert [row.op for row in slid(differing(a, b), a, b)] == ["added", "same"]
    assert [row.op for row in slid(differing(b, a), b, a)] == ["dropped", "same"]


def test_a_word_behind_a_gap_joins_the_run_before_it():
    a, b = "we sold the boat".split(), "we sold the boat and burned the boat".split()
    assert [row.op for row in slid(differing(a, b), a, b)] == ["same", "added"]


def test_words_parted_joined_or_masked_are_the_same():
    a, b = "the health care is f**king late".split(), "the healthcare is fucking late".split()
    assert [row.op for row in respelled(differing(a, b), a, b)] == ["same"]


def test_many_repeated_words_end_in_good_time():
    a, b = ["tide"] * 20_000, ["tide", "pier"] * 15_000
    with bounded():
        slid(respelled(differing(a, b), a, b), a, b)
