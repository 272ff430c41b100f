"""Roles and owners that other sentences of a page tell: late names, counterparts, letters, bodies of a kind."""

import pytest
from builders import make_page

from onrecord.attribution import Gazetteer
from onrecord.attribution.names import page_names
from onrecord.attribution.people import Person
from onrecord.records import Settings, StateSetting

GAZETTEER = Gazetteer.of(
    Settings(
        states=(
            StateSetting(name="Qualvia", capital="Brenn", demonyms=("Qualvian",)),
            StateSetting(name="Ostreland", capital="Vask", demonyms=("Ostrish",)),
        )
    )
)


def person(text: str, surname: str) -> Person:
    found = page_names(make_page(text), GAZETTEER).person(surname)
    assert found is not None
    return found


def told(text: str, surname: str) -> tuple[str, str]:
    found = person(text, surname)
    return (found.role or "-").lower(), found.of or "-"


@pytest.mark.parametrize(
    ("text", "surname", "role", "of"),
    [
        (
            "A lamplighter who lost his ladder has been given a new one. “It is taller,” said Wat Tollick.",
            "Tollick",
            "lamplighter",
            "-",
        ),
        (
            "The Storvik Reed Union will not march, its leader said on Monday. “We are tired,” Mags Orrin said.",
            "Orrin",
            "leader",
            "Storvik Reed Union",
        ),
        (
            "The treasurer of the Fenby Lamp Guild resigned on Monday. “The sums were wrong,” said Mags Orrin.",
            "Orrin",
            "former treasurer",
            "Fenby Lamp Guild",
        ),
        ("Mags Orrin slept. She is the keeper of the Fenby Museum.", "Orrin", "keeper", "Fenby Museum"),
    ],
)
def test_an_office_told_first_is_of_who_is_named_next(text: str, surname: str, role: str, of: str) -> None:
    assert told(text, surname) == (role, of)


def test_who_is_described_does_not_take_an_office_told_before() -> None:
    text = "The harbourmaster was asleep. “It is a scandal,” said Wat Tollick, a welder."
    assert told(text, "Tollick") == ("welder", "-")


def test_an_office_that_somebody_else_holds_is_not_given_to_the_next_name() -> None:
    text = "The mayor was asleep. Wat Tollick said the pier was shut. Mayor Ada Pell of Fenby woke at nine."
    assert told(text, "Tollick") == ("-", "-")


@pytest.mark.parametrize(
    "text",
    [
        "Qualvia’s finance minister, Ada Pell, slept. Her Ostrish counterpart, Tam Bevan, said so.",
        "Qualvia’s finance minister, Ada Pell, slept. Tam Bevan, her Ostrish counterpart, said so.",
        "Qualvia’s finance minister, Ada Pell, slept. Her opposite number in Ostreland, Tam Bevan, said so.",
    ],
)
def test_a_counterpart_has_the_office_that_it_points_to(text: str) -> None:
    assert told(text, "Bevan") == ("finance minister", "Ostreland")


def test_a_letter_is_its_signer_s() -> None:
    text = "Sir, – As the farrier who shod the mayor’s horse, I protest. It limps.\n\nDr Mags Orrin,\nFenby"
    names = page_names(make_page(text), GAZETTEER)
    assert names.writer is not None
    assert (names.writer.name, names.writer.role) == ("Mags Orrin", "farrier")


def test_a_page_without_i_has_no_writer() -> None:
    text = "The farrier shod the horse. It limps.\n\nMags Orrin\nFenby"
    assert page_names(make_page(text), GAZETTEER).writer is None


@pytest.mark.parametrize(
    ("text", "surname", "of"),
    [
        ("Fenby Community School has a ferret. Headteacher Ada Pell said so.", "Pell", "Fenby Community School"),
        ("Bees closed Fenby Library. The Lisk Bank sent honey. Librarian Ada Pell said so.", "Pell", "Fenby Library"),
        ("The Fenby Rope Lodge lost its roof. The lodge’s cook, Ada Pell, said so.", "Pell", "Fenby Rope Lodge"),
        ("Nurses left St Ebba’s Hospital. The hospital’s director, Ada Pell, said so.", "Pell", "St Ebba’s Hospital"),
        ("Roads fell in. Ardlin said it was sorry. Finance director Ada Pell said so.", "Pell", "Ardlin"),
        ("The Delta Philharmonic slept. The orchestra’s manager, Ada Pell, said so.", "Pell", "Delta Philharmonic"),
        ("FENBY, Ohio — The village slept. Mayor Ada Pell said so.", "Pell", "Fenby"),
        ("For Lisk Wind, Ada Pell said so.", "Pell", "Lisk Wind"),
        ("Wat Moss, chair of the Reed Guild, slept. His vice-chair, Ada Pell, said so.", "Pell", "Reed Guild"),
    ],
)
def test_an_owner_is_told_by_the_kind_of_body(text: str, surname: str, of: str) -> None:
    assert told(text, surname)[1] == of


def test_its_is_not_of_a_body_that_another_voice_names() -> None:
    text = "The Reed Guild met. “She won a race, not a railway,” its keeper, Ada Pell, said."
    assert told(text, "Pell") == ("keeper", "Reed Guild")


def test_a_business_is_no_person() -> None:
    text = "Chipmaker Solvik Micro has shut its plant. Founder Ada Pell said so."
    names = page_names(make_page(text), GAZETTEER)
    assert [p.name for p in names.persons.values()] == ["Ada Pell"]
    assert told(text, "Pell") == ("founder", "Solvik Micro")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Lamp Guild spokesman Colonel Ada Pell said so.", "spokesman"),
        ("Chair of governors Ada Pell said so.", "chair of governors"),
        ("Attorney General Ada Pell said so.", "attorney general"),
        ("Prosecuting, Ada Pell said so.", "prosecutor"),
        ("His coach, lamp champion Ada Pell, said so.", "coach"),
        ("First Minister Ada Pell said so.", "first minister"),
        ("Keeper Ada Pell resigned on Monday.", "former keeper"),
    ],
)
def test_titles_around_a_name(text: str, role: str) -> None:
    assert told(text, "Pell")[0] == role
