"""Differences between two texts, word by word."""

from bounded import bounded
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lineage import word_diff
from onrecord.lineage.diff import differing, near_changes, text_diff

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


def test_whole_words_are_compared_without_case_and_marks() -> None:
    rows = text_diff("The note “is agreed,” he said", "the note is not agreed he says")
    assert rows == [
        ("same", "the note is", "the note is"),
        ("added", "", "not"),
        ("same", "agreed he", "agreed he"),
        ("changed", "said", "says"),
    ]
    assert text_diff("A b", "a b", exact=True)[0].op == "changed"


def test_words_far_from_any_change_are_left_out() -> None:
    same = " ".join(map(str, range(100)))
    rows = near_changes(text_diff(f"{same} old {same}", f"{same} new {same}"))
    assert [row.op for row in rows] == ["same", "changed", "same"]
    assert rows[0].b == "… 88 89 90 91 92 93 94 95 96 97 98 99"
    assert rows[2].b.endswith("10 11 …")
