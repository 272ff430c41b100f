import pytest
from builders import make_page
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribution.gazetteer import Gazetteer
from onrecord.attribution.names import page_names
from onrecord.attribution.people import PageNames
from onrecord.records import Settings, SpeakerKind

GAZETTEER = Gazetteer.of(Settings())


def names(*parts: tuple[str, str] | str) -> PageNames:
    return page_names(make_page(*parts), GAZETTEER)


def people(*parts: tuple[str, str] | str) -> list[str]:
    return [person.name for person in names(*parts).persons.values()]


@pytest.mark.parametrize(
    ("text", "name", "role", "of"),
    [
        ("On Friday Secretary of State Ilse Tarn left.", "Ilse Tarn", "Secretary of State", None),
        ("Then Governor of Ohio Jo Holm came.", "Jo Holm", "Governor", "Ohio"),
        ("Former Ohio Sen. Jo Holm spoke.", "Jo Holm", "Senator", "Ohio"),
        ("They met Deputy Mayor Jo Holm on the pier.", "Jo Holm", "Deputy Mayor", None),
    ],
)
def test_offices_are_split_from_names(text: str, name: str, role: str, of: str | None) -> None:
    person = next(iter(names(text).persons.values()))
    assert (person.name, person.role, person.of) == (name, role, of)


@pytest.mark.parametrize(
    "text",
    [
        "Rival Ilse Tarn waited. A day later Ilse Tarn left.",
        "Although Ilse Tarn waited, nothing came.",
        "Specifically Ilse Tarn waited.",
        "The Liberal vote fell. Liberal Ilse Tarn waited.",
    ],
)
def test_first_words_and_adjectives_are_no_names(text: str) -> None:
    assert people(text) == ["Ilse Tarn"]


@pytest.mark.parametrize(
    "text",
    [
        "They met in Porto Velmar and ate.",
        "The Harbour Post was sold.",
        "It stood in New York for years.",
        "A Morning Poll was taken.",
        "Continued Holm, who left.",
        "The party chose Conservative MP. Voters left.",
    ],
)
def test_places_papers_and_fragments_are_no_persons(text: str) -> None:
    assert people(text) == []


def test_a_capitals_name_is_a_surname_where_the_page_tells_of_a_person() -> None:
    assert people("Ilse Lima, a painter from the coast, stayed. Lima said so.") == ["Ilse Lima"]


def test_someone_named_by_title_and_surname_only_is_a_person() -> None:
    assert people("Then Judge Orrin rose.") == ["Orrin"]


def test_initials_in_brackets_stand_for_the_name_before_them() -> None:
    found = names("The Lower River Union (LRU) met. Later LRU left.")
    assert [n.name for n in found.named if n.kind is SpeakerKind.ORGANISATION] == ["Lower River Union"] * 3


def test_gender_is_told_by_the_pronouns_that_follow() -> None:
    found = names("Ilse Tarn came late because her train stood. Jo Holm lost his hat.")
    assert found.genders == {"Ilse Tarn": "f", "Jo Holm": "m"}


WORDS = st.sampled_from("Ilse Tarn Gov . , the Mayor of Ohio (LRU) River Union 's and In said “ ” 21".split())


@given(st.lists(WORDS, max_size=60))
def test_named_spans_stand_in_text_order(words: list[str]) -> None:
    page = make_page(" ".join(words) or "x")
    found = page_names(page, GAZETTEER).named
    assert [n.span for n in found] == sorted(n.span for n in found)
    assert all(n.span.of(page.text).strip() for n in found)
