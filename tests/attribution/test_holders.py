"""Roles that the user gave dates, on the day of a page."""

import pytest
from builders import make_page

from onrecord.attribution import Gazetteer, RuleTagger, statements
from onrecord.records import ActorSetting, Mention, RoleSetting, Settings, SpeakerKind, Statement, StateSetting

SETTINGS = Settings(
    states=(
        StateSetting(name="Qualvia", capital="Brenn", demonyms=("Qualvian",)),
        StateSetting(name="Ostmark", capital="Odd", demonyms=("Ostmarker",)),
    ),
    actors=(
        ActorSetting(
            name="Ilse Tarn",
            aliases=("Tarn",),
            of="Qualvia",
            roles=(
                RoleSetting(role="foreign minister", since="2019", until="2020-02-11"),
                RoleSetting(role="prime minister", since="2020-02-11"),
            ),
        ),
        ActorSetting(name="Jo Holm", of="Qualvia", roles=(RoleSetting(role="foreign minister", since="2020-02-11"),)),
        ActorSetting(name="Per Dask", role="harbour master", of="Brenn"),
        ActorSetting(name="Una Vey", role="spokeswoman"),
    ),
)
TITLE = "The Qualvian foreign minister said that it was late."


def read(*parts: str, on: str | None, settings: Settings = SETTINGS) -> tuple[Statement, tuple[Mention, ...]]:
    page = make_page(*parts, published=on)
    said, named, _ = statements(page, gazetteer=Gazetteer.of(settings), tagger=RuleTagger())
    return said[-1], named


def role(*parts: str, on: str | None) -> tuple[str | None, str | None, str | None]:
    row, _ = read(*parts, on=on)
    return row.speaker, row.role, row.of


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("2018-12-31", "Mayor"),
        ("2019-03-04", "foreign minister"),
        ("2020-02-11T09:00:00+02:00", "prime minister"),
        ("2031-01-01", "prime minister"),
        ("2019", "foreign minister"),
        ("2020", "Mayor"),
        (None, "Mayor"),
    ],
)
def test_the_users_role_of_the_day_wins_over_the_printed_one(on: str | None, words: str) -> None:
    assert role("Mayor Ilse Tarn said that it was late.", on=on)[:2] == ("Ilse Tarn", words)


def test_a_role_without_dates_wins_on_any_day() -> None:
    words = "Deputy Mayor Per Dask said that it was late."
    assert role(words, on=None) == role(words, on="1999-01-01") == ("Per Dask", "harbour master", "Brenn")


def test_a_surname_and_a_pronoun_have_the_role_of_the_day() -> None:
    assert role("Tarn said that it was late.", on="2019-03-04") == ("Ilse Tarn", "foreign minister", "Qualvia")
    parts = ("Mayor Ilse Tarn found her hat.", "She said that it was late.")
    assert role(*parts, on="2019-03-04") == ("Ilse Tarn", "foreign minister", "Qualvia")


def test_no_owner_is_made_up_after_the_last_role() -> None:
    assert role("Ilse Tarn, a lecturer, said that it was late.", on="2011-01-01") == ("Ilse Tarn", "lecturer", None)


def test_the_pages_owner_stands_where_the_user_gives_none() -> None:
    words = "Una Vey, a spokeswoman for the Lower River Union, said that it was late."
    assert role(words, on=None) == ("Una Vey", "spokeswoman", "Lower River Union")
    assert role("Una Vey, the mayor of Odd, said that it was late.", on=None) == ("Una Vey", "spokeswoman", None)


def test_mentions_have_the_role_of_the_day() -> None:
    _, named = read("Ilse Tarn met Mayor Ilse Tarn.", TITLE, on="2021-01-01")
    assert {row.role for row in named if row.name == "Ilse Tarn"} == {"prime minister"}


@pytest.mark.parametrize(
    ("on", "speaker"), [("2018-12-31", None), ("2019-03-04", "Ilse Tarn"), ("2020-02-11", "Jo Holm"), (None, None)]
)
def test_a_title_is_whoever_held_it_that_day(on: str | None, speaker: str | None) -> None:
    row, _ = read(TITLE, on=on)
    assert (row.speaker, row.role, row.of) == (speaker, "foreign minister", "Qualvia")
    assert row.speaker_kind is (SpeakerKind.PERSON if speaker else SpeakerKind.UNNAMED)


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Qualvia’s Foreign Minister Olwen Prask slept.", "Olwen Prask"),
        ("Ostmark’s Foreign Minister Olwen Prask slept.", "Ilse Tarn"),
        ("Qualvia’s Deputy Foreign Minister Olwen Prask slept.", "Ilse Tarn"),
        ("Qualvia’s Foreign Minister Ilse Tarn slept.", "Ilse Tarn"),
    ],
)
def test_another_holder_named_on_the_page_goes_before_the_user(before: str, speaker: str) -> None:
    assert role(before, TITLE, on="2019-03-04")[0] == speaker


@pytest.mark.parametrize(
    ("parts", "speaker"),
    [
        (("Brenn slept.", "The foreign minister said that it was late."), "Ilse Tarn"),
        (("Brenn and Odd slept.", "The foreign minister said that it was late."), None),
        (("Nobody slept.", "The foreign minister said that it was late."), None),
        (("Brenn slept.", "The minister said that it was late."), None),
        (("Brenn slept.", "A foreign minister said that it was late."), None),
        (("Brenn slept.", "The deputy foreign minister said that it was late."), None),
        (("Brenn slept.", "The former foreign minister said that it was late."), None),
    ],
)
def test_a_title_alone_is_the_only_named_states(parts: tuple[str, ...], speaker: str | None) -> None:
    assert role(*parts, on="2019-03-04")[0] == speaker


def test_two_holders_are_nobody() -> None:
    twice = Settings(
        states=SETTINGS.states,
        actors=(*SETTINGS.actors, ActorSetting(name="Olwen Prask", role="foreign minister", of="Qualvia")),
    )
    assert read(TITLE, on="2019-03-04", settings=twice)[0].speaker is None
