"""Passages that two texts share: word for word, in other words, or not at all."""

import random

import pytest
from bounded import bounded
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lineage import reused
from onrecord.lineage.numbered import numbered

REPORT = (
    "The harbour board of Grytvik voted on Tuesday to close the northern ferry line from the first of May. "
    "Its chairwoman told the county that neither the engine nor the hull would pass another winter inspection. "
    "Islanders who depend on the boat for school and hospital visits have collected nine hundred signatures. "
    "A replacement vessel was ordered two years ago, but the yard in Lisk has not laid its keel. "
    "The county's transport committee will discuss an emergency bus and barge service at its next meeting."
)
OTHER = (
    "Farmers in the valley say that the spring frost destroyed almost half of their early plum blossom. "
    "An insurance pool set up after the hail of last summer covers only orchards with protective nets. "
    "The agricultural chamber wants seedlings to be subsidised and asks growers to send in their figures. "
    "Prices at the wholesale market have so far not moved, traders reported on Wednesday morning."
)
REWORDED = (
    "On Tuesday the board of Grytvik harbour voted for closing the northern line of the ferry from May the first. "
    "The chairwoman told the county neither hull nor engine would pass an inspection another winter. "
    "Nine hundred signatures were collected by islanders who depend on the boat for visits to hospital and school."
)


def test_words_taken_over_as_they_are_are_given_to_the_letter() -> None:
    ours = f"{OTHER}\n\n{REPORT}\n\nIt will be cold."
    theirs = f"Ferry line to close\n\n{REPORT.replace(' the ', '  the ')}\n"
    (row,) = reused(ours, theirs)
    assert row.exact
    assert row.span.of(ours) == REPORT.rstrip(".")
    assert " ".join(row.other.of(theirs).split()) == REPORT.rstrip(".")


def test_other_words_for_the_same_are_found() -> None:
    ours, theirs = f"{OTHER} {REWORDED}", f"{REPORT} It will be cold on the quay all week."
    (row,) = reused(ours, theirs)
    assert not row.exact
    assert row.span.of(ours).startswith("On Tuesday the board")
    assert row.span.of(ours).endswith("hospital and school")
    assert row.other.of(theirs).startswith("The harbour board")
    assert row.other.of(theirs).endswith("signatures")


def test_two_texts_on_other_subjects_share_nothing() -> None:
    assert reused(OTHER, REPORT) == []


@pytest.mark.parametrize(("text", "other"), [("", REPORT), (REPORT, ""), ("", ""), ("…", "…"), ("One.", "One.")])
def test_nothing_and_next_to_nothing(text: str, other: str) -> None:
    assert reused(text, other) == []


def test_ideographs_are_words_each() -> None:
    text = numbered("港务局周二表决。ferry line")
    assert len(text.start) == 9


def test_a_sentence_of_a_word_or_two_goes_with_its_neighbour() -> None:
    text = numbered("No. The ferry will stop in May. It will. Not before then, the board of the harbour said. Yes.")
    assert text.sentences == 2


@given(st.text(alphabet=st.sampled_from("ab .\n!“ğ港🙂\ud800"), max_size=400), st.integers(0, 3))
def test_spans_lie_in_their_texts_and_swapping_nothing_breaks(noise: str, times: int) -> None:
    text, other = noise + REPORT * times, REWORDED + noise
    for row in reused(text, other):
        assert 0 <= row.span.start < row.span.end <= len(text)
        assert 0 <= row.other.start < row.other.end <= len(other)


def test_monstrous_texts_end_in_bounded_time() -> None:
    words = random.Random(5).choices("ferry board county winter engine hull barge island quay vote".split(), k=60_000)
    text = " ".join(word + "." * (place % 9 == 0) for place, word in enumerate(words))
    with bounded():
        reused(text, text[::-1] + text)
        reused("the ferry. " * 30_000, "ferry the. " * 30_000)
        reused("a b c d e f. " * 20_000, "a b c d e f. " * 20_000)
