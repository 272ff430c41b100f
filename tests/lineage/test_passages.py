"""Paragraphs of a copy aligned with its parent's."""

from bounded import bounded
from hypothesis import given
from hypothesis import strategies as st
from lineage.reports import CLOSE, DETAIL, LEDE, MONEY, OTHER, REPORT, SAID, page

from onrecord.lineage.passages import align

ALL = [*REPORT, *OTHER]


def changes(copy, parent):
    return [passage.change for passage in align(page(*copy), page(*parent)).passages]


def test_equal_bodies_have_no_passages():
    assert changes(REPORT, REPORT) == []


def test_joined_and_split_paragraphs_are_the_same():
    joined = [LEDE, SAID + "\n" + DETAIL, MONEY, CLOSE]
    assert changes(joined, REPORT) == []
    assert changes(REPORT, joined) == []


def test_dropped_added_and_reworded():
    copy = [LEDE.replace("late on Monday", "on Monday night"), SAID, OTHER[0], MONEY, CLOSE]
    assert changes(copy, REPORT) == ["reworded", "added", "dropped"]


def test_a_paragraph_out_of_order_is_moved():
    assert changes([LEDE, MONEY, SAID, DETAIL, CLOSE], REPORT) == ["moved"]


def test_boilerplate_is_left_out():
    copy, parent = page(*REPORT, OTHER[2]), page(*REPORT)
    left_out = [copy.blocks[-1].span]
    assert not align(copy, parent, left_out).changed


@given(st.lists(st.sampled_from(ALL), max_size=8), st.lists(st.sampled_from(ALL), max_size=8))
def test_spans_lie_in_their_pages_and_changed_means_a_passage(ours, theirs):
    copy, parent = page(*ours or ["x"]), page(*theirs or ["y"])
    found = align(copy, parent)
    for passage in found.passages:
        assert (passage.span is None) == (passage.change == "dropped")
        assert (passage.parent_span is None) == (passage.change == "added")
        assert passage.span is None or copy.text[passage.span.start : passage.span.end].strip()
        assert passage.parent_span is None or parent.text[passage.parent_span.start : passage.parent_span.end].strip()
    assert align(copy, copy).passages == [] or len(set(ours)) < len(ours)


def test_a_text_of_one_word_takes_linear_time():
    with bounded():
        align(page("a " * 60_000, *["a a a a"] * 2000), page("a " * 50_000, *["a a a"] * 2000))
