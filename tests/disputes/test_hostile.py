"""Text made to exhaust, and spans under any text."""

import pytest
from bounded import bounded
from disputes.made import World
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.disputes.clauses import clauses_of
from onrecord.disputes.phrases import phrases_of
from onrecord.disputes.words import tokens

VOCABULARY = (
    "the Pier Accord plan of a phased , and but if not never is are will they it 40 boats May 3 . — “ ” é".split()
)
WORDS = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=60).map(" ".join)


@settings(max_examples=80, deadline=None)
@given(WORDS)
def test_clauses_and_phrases_lie_in_their_piece(words: str) -> None:
    world = World()
    page = world.page(words)
    statement = world.statements[world.says(page, None, words, cue=None).statement]
    end = -1
    for clause in clauses_of(statement):
        assert clause.span.start >= end
        end = clause.span.end
        assert statement.content[0].holds(clause.span)
        for phrase in phrases_of(clause, words, 0):
            assert clause.tokens[0].start <= phrase.span.start
            assert phrase.span.end <= clause.tokens[-1].end


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=2, max_size=5, unique=True))
def test_positions_and_disputes_hold_exact_words(rows: list[str]) -> None:
    world = World()
    page = world.page(*rows)
    for at, row in enumerate(rows):
        world.says(page, ("Ada Brill", "Tom Sand")[at % 2], row, cue=None, source=None)
    for position in world.positions():
        assert position.span.of(page.text) == position.words
    for found in world.disputes():
        assert found.a.actor != found.b.actor or found.shift


SIGNS = 100_000
SECONDS = 10.0
"""None of these texts takes three; looking ahead from each clause to the end of its sentence took 21 of the fourth."""


@pytest.mark.parametrize(
    "unit", ["“ ", "never ", "plan of ", "I am and ", "the Pier Accord is not on the table and ", "a", "1"]
)
def test_a_long_text_without_a_boundary_is_read_in_good_time(unit: str) -> None:
    text = (unit * (SIGNS // len(unit) + 1))[:SIGNS]
    world = World()
    page = world.page(text)
    world.says(page, "Ada Brill", text, cue=None, source=None)
    with bounded(SECONDS):
        world.positions()


def test_half_a_megabyte_without_a_boundary_is_read_in_good_time() -> None:
    for unit in ("“ ", "never ", "plan of ", "a", "the Pier Accord is not on the table and ", "1"):
        text = (unit * (500_000 // len(unit)))[:500_000]
        world = World()
        page = world.page(text)
        world.says(page, "Ada Brill", text, cue=None, source=None)
        with bounded():
            world.positions()


def test_tokens_keep_their_places() -> None:
    text = "A “phased—or step-by-step” plan, isn’t it?"
    assert all(text[word.start : word.end] == word.text for word in tokens(text))
