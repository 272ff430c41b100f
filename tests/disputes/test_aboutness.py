"""Polarity is about the matter: minimal pairs in which the same denial is of the matter, or beside it."""

import pytest
from disputes.made import World

from onrecord.disputes.balance import balanced
from onrecord.records import MatterKind, MatterSetting, Polarity, Settings, Span

FOR, AGAINST, NEUTRAL = Polarity.FOR, Polarity.AGAINST, Polarity.NEUTRAL
LOCK = Settings(matters=(MatterSetting(name="river lock", kind=MatterKind.PLACE),))


@pytest.mark.parametrize(
    ("words", "polarity"),
    [
        ("we will not accept the river lock", AGAINST),
        ("we will not meet the mayor at the river lock", NEUTRAL),
        ("we will accept the river lock", FOR),
        ("we will accept the toll at the river lock", NEUTRAL),
        ("the river lock will never be built", AGAINST),
        ("the river lock has no keeper", NEUTRAL),
        ("there will be no river lock", AGAINST),
        ("the river lock is not a bridge", NEUTRAL),
        ("the river lock is not acceptable", AGAINST),
        ("the river lock is a rule that no town can break", NEUTRAL),
        ("the people of the river lock have not been heard", NEUTRAL),
        ("nobody asked us for the river lock", NEUTRAL),
        ("nobody accepts the river lock", AGAINST),
        ("we raised no objection to the river lock", NEUTRAL),
        ("we will never agree to the river lock", AGAINST),
    ],
)
def test_polarity_is_about_the_matter(words: str, polarity: Polarity) -> None:
    world = World(settings=LOCK)
    page = world.page(f"Ada Brill said that {words}.")
    world.says(page, "Ada Brill", words, side="Northby")
    assert [row.polarity for row in world.positions()] == [polarity]


@pytest.mark.parametrize(
    ("words", "polarity"),
    [
        ("Northby has endorsed the river lock", FOR),
        ("Southby has endorsed the river lock", NEUTRAL),
        ("Southby rejects the river lock", NEUTRAL),
        ("Northby rejects the river lock", AGAINST),
    ],
)
def test_what_another_party_does_is_told_not_done(words: str, polarity: Polarity) -> None:
    world = World(settings=LOCK)
    page = world.page(f"Ada Brill said that {words}.")
    world.says(page, "Ada Brill", words, side="Northby")
    assert [row.polarity for row in world.positions()] == [polarity]


def test_to_insist_that_something_is_so_demands_nothing() -> None:
    world = World(settings=LOCK)
    page = world.page("Ada Brill insists that the river lock is old.")
    world.says(page, "Ada Brill", "that the river lock is old", cue="insists")
    (found,) = world.positions()
    assert found.polarity is NEUTRAL


def test_a_condition_is_shown_with_what_hangs_on_it() -> None:
    world = World(settings=LOCK)
    page = world.page("Ada Brill said the town would pay if the river lock opens.")
    world.says(page, "Ada Brill", "the town would pay if the river lock opens")
    (found,) = world.positions()
    assert found.words == "the town would pay if the river lock opens"


@pytest.mark.parametrize(
    ("text", "start", "end", "words"),
    [
        ("the note “is the plan,” she said", 0, 21, "the note “is the plan,”"),
        ("“the plan” is dead", 1, 18, "“the plan” is dead"),
        ("a man “as old as hills. Then more words follow”", 0, 22, "as old as hills"),
        ('he "knows it all" and more', 0, 26, 'he "knows it all" and more'),
        ("the town’s lock", 0, 15, "the town’s lock"),
        ("well” he said of it", 0, 19, "he said of it"),
    ],
)
def test_marks_come_in_pairs(text: str, start: int, end: int, words: str) -> None:
    assert balanced(text, Span(start, end)).of(text) == words
