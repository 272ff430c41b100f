"""Two quotations side by side."""

import pytest
from bounded import bounded
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lineage.variants import compared, told
from onrecord.lineage.wording import said_words
from onrecord.records import VariantKind

FULL = (
    "The lease lies on my desk and all four owners have read it. Nobody has signed it. Nobody will sign it this year."
)
words = st.lists(
    st.sampled_from("the lease lies on desk. Nobody not signed [it] sold a pier".split()), min_size=1, max_size=25
).map(" ".join)


def pair(a, b):
    found = compared(said_words(a), said_words(b))
    return found, told(found, a, b)


def kind(a, b=FULL):
    return str(pair(a, b)[0].kind)


def test_case_marks_and_spelling_leave_it_full():
    assert kind(FULL.upper().replace(".", ",").replace("FOUR", "4")) == "full"


def test_a_part_is_truncated_from_either_side():
    assert kind("all four owners have read it.") == "truncated"
    assert kind(FULL, "all four owners have read it.") == "truncated"


def test_words_left_out_inside_make_it_spliced():
    assert kind("The lease lies on my desk and four owners have read it.") == "spliced"
    assert (
        kind("The lease lies on my desk and all four owners have read it … Nobody will sign it this year.") == "spliced"
    )


def test_a_changed_word_is_told():
    found, words = pair("The lease lies on my desk and all four owners have accepted it.", FULL)
    assert (str(found.kind), words) == ("altered", ("accepted → read",))


def test_a_word_put_in_and_words_cut_off_make_it_altered():
    found, words = pair("The lease lies still on my desk", FULL)
    assert (str(found.kind), words) == ("altered", ("still → —",))


def test_a_changed_first_or_last_word_is_told():
    assert pair("His lease lies on my desk", FULL)[1] == ("His → The",)
    assert pair("The lease lies on my table", FULL)[1] == ("table → desk",)
    assert pair("Well, nobody has signed it", FULL)[1] == ("Well → —",)
    assert pair("We cannot sell the old pier", "I cannot sell the old pier")[1] == ("We → I",)


def test_words_in_another_order_are_altered():
    found, _ = pair("We have seen the pier from the lighthouse", "We have seen the lighthouse from the pier")
    assert found.kind is VariantKind.ALTERED


def test_whole_sentences_missing_in_turn_alter_none():
    a = "The lease lies on my desk. We shall burn it. Nobody will sign it."
    b = "The lease lies on my desk. All owners have read it. Nobody will sign it."
    found, words = pair(a.replace("We shall burn it. ", ""), b)
    assert (str(found.kind), words) == ("spliced", ())
    found, words = pair(
        "The lease lies on my desk. We shall burn it. Nobody will sign it.",
        "The lease lies on my desk. Nobody will sign it. Ask them.",
    )
    assert (str(found.kind), words) == ("overlapping", ())


def test_a_sentence_beside_a_changed_word_is_not_told_with_it():
    a = "I cannot say that the pier has collapsed. It will take some days to know."
    b = "I cannot say that the pier has fallen. Nobody has been there yet. It will take some days to know."
    assert pair(a, b)[1] == ("collapsed → fallen",)
    assert pair(b, a)[1] == ("fallen → collapsed",)


def test_two_that_run_on_differently_overlap():
    a = "We closed the pier on Monday. All four owners have read the lease."
    b = "All four owners have read the lease. Nobody has signed it yet."
    assert kind(a, b) == "overlapping"


@pytest.mark.parametrize(
    ("a", "b", "turned"),
    [
        ("We will not sell the northern pier", "We will sell the northern pier", True),
        ("We won't ever sell the northern pier", "We will ever sell the northern pier", True),
        ("We will never sell the pier", "We will not sell the pier", False),
        ("We will gladly sell the pier", "We will sell the old pier", False),
    ],
)
def test_a_negation_turned_is_told(a, b, turned):
    found, _ = pair(f"{a} for that.", f"{b} for this.")
    assert (found.kind, found.negation) == (VariantKind.ALTERED, turned)


def test_words_in_brackets_make_it_altered():
    found, words = pair("and [the mate] fled over the pier", "and he fled over the pier at noon, unseen.")
    assert (found.kind, found.bracketed, words) == (VariantKind.ALTERED, True, ("the mate → he",))


def test_other_sentences_share_little():
    assert pair("The lease lies on my desk", "Gulls nest on the roofs of the town")[0].share < 0.5


@given(words, words)
def test_differing_words_stand_in_both_texts(a, b):
    found, words = pair(a, b)
    assert 0 <= found.share <= 1
    assert len(words) == len(found.differs)
    for row in found.differs:
        assert row.theirs.of(a) or row.ours.of(b)
    assert bool(found.differs) == (found.kind is VariantKind.ALTERED)


@given(words)
def test_a_quotation_is_fully_itself(text):
    found, _ = pair(text, text)
    assert (found.kind, found.share) == (VariantKind.FULL, 1.0)


@pytest.mark.parametrize("unit", ["“", "pier ", "[pier ", "a b ", "x. "])
def test_half_a_million_signs_end_in_good_time(unit):
    text = unit * (500_000 // len(unit))
    with bounded():
        compared(said_words(text), said_words(f"we sold {text[: len(text) // 2]} and left"))
