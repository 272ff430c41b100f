"""Whether two statements can have one speaker."""

import pytest
from builders import make_page, make_statement
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.lineage.speaking import Fit, speakers_fit
from onrecord.records import SpeakerKind

PERSON, OFFICE = SpeakerKind.PERSON, SpeakerKind.ORGANISATION
PAGE = make_page("The pier is closed, they said.")


def said_by(name, kind=PERSON, **fields):
    row = make_statement(PAGE, "The pier is closed", cue=None, speaker=name)
    return replace(row, speaker_kind=kind if name else SpeakerKind.UNNAMED, **fields)


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        ("Anders Mokk", "Anders Mokk", Fit.LIKELY),
        ("Mokk", "Anders Mokk", Fit.LIKELY),
        ("Andy Mokk", "Anders Mokk", Fit.OPEN),
        ("And Mokk", "Anders Mokk", Fit.LIKELY),
        ("Andres Mock", "Anders Mokk", Fit.OPEN),
        ("Yusef al-Qarubi", "Youssef Al Qaroubi", Fit.LIKELY),
        ("Ina Vold", "Anders Mokk", Fit.OTHER),
    ],
)
def test_persons_are_told_apart_by_their_names(one, other, fit):
    assert speakers_fit(said_by(one), said_by(other)) is fit


def test_a_name_read_from_the_words_around_excludes_nobody():
    assert speakers_fit(said_by("Ina Vold", resolved_by="pronoun"), said_by("Anders Mokk")) is Fit.OPEN


def test_an_office_can_be_who_speaks_for_it():
    assert speakers_fit(said_by("Harbour Office", OFFICE), said_by("Anders Mokk")) is Fit.OPEN
    assert speakers_fit(said_by("Harbour Office", OFFICE), said_by("Sund Harbour Office", OFFICE)) is Fit.LIKELY
    nameless = said_by(None, source_words="a spokeswoman of the Harbour Office")
    assert speakers_fit(nameless, said_by("the Harbour Office", OFFICE)) is Fit.LIKELY


def test_who_is_not_named_can_be_anybody():
    assert speakers_fit(said_by(None), said_by("Anders Mokk")) is Fit.OPEN


@given(st.text(max_size=30), st.text(max_size=30))
def test_the_order_of_the_two_does_not_matter(a, b):
    one, other = said_by(a), said_by(b)
    assert speakers_fit(one, other) is speakers_fit(other, one)
