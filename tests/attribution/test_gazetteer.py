import pickle

import pytest

from onrecord.attribution import Gazetteer
from onrecord.records import ActorSetting, Settings, StateSetting

MADE = Settings(
    states=(StateSetting(name="Qualvia", capital="Brenn", demonyms=("Qualvian",), aliases=("the Brenn republic",)),),
    actors=(ActorSetting(name="Ilse Tarn", aliases=("Tarn",), role="envoy", of="Qualvia"),),
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.of(MADE)


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Norway", "Norway"),
        ("Oslo", "Norway"),
        ("Norwegian", "Norway"),
        ("U.S.", "United States"),
        ("UK", "United Kingdom"),
    ],
)
def test_knows_states_by_name_capital_demonym_and_initials(gazetteer: Gazetteer, words: str, state: str) -> None:
    assert gazetteer.state(words) == state


@pytest.mark.parametrize("words", ["us", "Us", "norway", "AM", "Nowhere", ""])
def test_does_not_take_other_words_for_states(gazetteer: Gazetteer, words: str) -> None:
    assert gazetteer.place(words) is None


def test_capital_and_demonym_are_told_apart(gazetteer: Gazetteer) -> None:
    assert (gazetteer.capital("Oslo"), gazetteer.demonym("Oslo")) == ("Norway", None)
    assert (gazetteer.capital("Norwegian"), gazetteer.demonym("Norwegian")) == (None, "Norway")


def test_an_adjective_shared_with_small_islands_goes_to_the_state(gazetteer: Gazetteer) -> None:
    assert gazetteer.demonym("British") == "United Kingdom"


def test_the_users_states_are_known(gazetteer: Gazetteer) -> None:
    assert [gazetteer.state(w) for w in ("Qualvia", "Brenn", "Qualvian", "The Brenn Republic")] == ["Qualvia"] * 4


def test_the_longest_form_matches(gazetteer: Gazetteer) -> None:
    found = gazetteer.match(["South", "Sudan", "said"], 0)
    assert found is not None
    assert (found[0], found[1].state) == (2, "South Sudan")


def test_actors_are_known_by_alias(gazetteer: Gazetteer) -> None:
    actor = gazetteer.actor("the Tarn")
    assert actor is not None
    assert actor.name == "Ilse Tarn"


def test_travels_to_other_processes_unchanged(gazetteer: Gazetteer) -> None:
    assert pickle.loads(pickle.dumps(gazetteer)) == gazetteer == Gazetteer.of(MADE)
