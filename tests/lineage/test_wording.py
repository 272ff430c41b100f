"""Words of quotations: spelling, masks, numbers, brackets."""

import pytest
from bounded import bounded
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lineage.wording import alike, common, negates, said_words, spelled, weight


@given(st.text(alphabet="ab I'’“”[]() .…*#—-%&é漢\n"))
def test_spans_lie_in_the_text_in_order(text):
    at = 0
    for word in said_words(text):
        assert at <= word.start < word.end <= len(text)
        at = word.end


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("colour", "color"),
        ("Organised", "organized"),
        ("centre", "center"),
        ("defence", "defense"),
        ("travelled", "traveled"),
        ("judgement", "judgment"),
        ("café", "cafe"),
        ("ten", "10"),
        ("Sept", "September"),
        ("don’t", "don't"),
        ("committed", "commited"),
    ],
)
def test_ways_of_writing_one_word_have_one_key(one, other):
    assert spelled(one) == spelled(other)


@pytest.mark.parametrize(
    ("one", "other"), [("four", "for"), ("fourth", "forth"), ("later", "latter"), ("pier", "piers"), ("now", "not")]
)
def test_other_words_have_other_keys(one, other):
    assert spelled(one) != spelled(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("health care", "healthcare"),
        ("first-hand", "firsthand"),
        ("U.S.", "US"),
        ("d**ned", "damned"),
        ("d—", "damned"),
        ("micro-chipped", "microchipped"),
        ("90 per cent", "90%"),
    ],
)
def test_words_parted_joined_or_masked_are_alike(one, other):
    a, b = ([word.key for word in said_words(text)] for text in (one, other))
    assert a == b or alike(a, b) or alike(a[1:], b[1:])


def test_a_mask_hides_no_other_word():
    assert not alike(["d**ned"], ["drowned", "man"])
    assert not alike(["d**ned"], ["burned"])


def test_words_in_an_editors_brackets_are_known():
    assert [w.key for w in said_words("he [the mate] fled (the pier) at noon") if w.bracketed] == [
        "the",
        "mate",
        "the",
        "pier",
    ]


def test_what_an_editor_says_of_the_words_is_none_of_them():
    assert [w.key for w in said_words("the peir [sic] is shut (sic)")] == ["the", "peir", "is", "shut"]


def test_a_word_after_a_full_stop_opens_a_sentence():
    assert [w.key for w in said_words("We sold it. Nobody wept … they cheered") if w.opens] == ["we", "nobody", "they"]


def test_common_words_weigh_less():
    assert common("the")
    assert not common("pier")
    assert not common("7")
    assert weight("the") < weight("pier")


def test_what_denies_is_known():
    assert [word for word in ("never", "won't", "nicht", "pier") if negates(word)] == ["never", "won't", "nicht"]


@pytest.mark.parametrize("unit", ["[", "(a", "f*", "漢", "a", "'", "-", "“ "])
def test_half_a_million_signs_end_in_good_time(unit):
    with bounded():
        said_words(unit * (500_000 // len(unit)))
