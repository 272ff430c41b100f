import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.anatomy.agencies import agencies_in, any_agencies, is_agency
from onrecord.anatomy.creditsigns import copyright_line, opening_sign, sign_line, sign_tail, taken_over


def own(name: str) -> bool:
    return name in ("Quay Paper", "QP")


def read(line: str, *, loose: bool = False) -> tuple[str, str, bool] | None:
    found = sign_line(line, own, loose=loose)
    return (found.names, str(found.kind), found.whole) if found else None


@pytest.mark.parametrize(
    ("line", "names", "whole"),
    [
        ("REUTERS", "REUTERS", True),
        ("AFP, GRYTVIK", "AFP", True),
        ("(dpa)", "dpa", True),
        ("rk/dpa", "dpa", False),
        ("(KNA, QP)", "KNA", False),
        ("AFP/Quay Paper", "AFP", False),
        ("(Reuters/dpa)", "Reuters, dpa", False),
        ("By Ola Rind - Associated Press - Friday, March 5, 2031", "Associated Press", True),
        ("By Ola Rind and Maj Oberg The Canadian Press", "The Canadian Press", True),
        ("Ola Rind and AP", "AP", False),
        ("Von Ola Rind, dpa", "dpa", True),
        ("Ola Rind - Mar 5, 2031, 10:31 pm CST - AP", "AP", True),
        ("red, Quay Paper/Agenturen", "Agenturen", False),
    ],
)
def test_a_line_of_signs_names_its_agencies(line: str, names: str, whole: bool) -> None:
    assert read(line) == (names, "agency", whole)


@pytest.mark.parametrize(
    ("line", "names"), [("mit dpa", "dpa"), ("By Quay Paper with Agencies", "Agencies"), ("QP (mit AFP)", "AFP")]
)
def test_what_is_made_with_an_agency_is_adapted(line: str, names: str) -> None:
    assert read(line) == (names, "adapted", False)


@pytest.mark.parametrize(
    "line",
    [
        "Ola Rind", "By Ola Rind", "QP", "Ola Rind - Mar 5, 2031, 10:31 pm CST", "Sport", "Agenturen", "AA",
        "The Reuters building was sold on Friday to a bank.", "NATO",
    ],
)  # fmt: skip
def test_people_desks_and_prose_are_no_sign(line: str) -> None:
    assert read(line) is None


def test_capitals_of_no_list_count_where_an_author_stands() -> None:
    assert read("Ola Rind/QZ-X") is None
    assert read("Ola Rind/QZ-X", loose=True) == ("QZ-X", "agency", True)


def test_a_release_s_sign_is_its_sender_s() -> None:
    assert read("PM HVB/rk") == ("HVB", "source", False)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2031 The Canadian Press", "The Canadian Press"),
        ("Copyright 2031 The Associated Press. All rights reserved. This material may not be rewritten.",
         "The Associated Press"),
        ("© dpa-infocom, dpa:310305-99-1/2", "dpa-infocom"),
        ("Copyright: Skerry Syndicate, 2031", "Skerry Syndicate"),
    ],
)  # fmt: skip
def test_a_copyright_line_names_its_agency(line: str, name: str) -> None:
    found = copyright_line(line, own)
    assert found is not None
    assert found.names == name


@pytest.mark.parametrize("line", ["© 2031 Quay Paper", "© Ola Rind", "Copyright 2031 Hafen Verlag GmbH"])
def test_a_copyright_line_of_a_house_or_a_person_is_none(line: str) -> None:
    assert copyright_line(line, own) is None


@pytest.mark.parametrize(
    ("paragraph", "sign"),
    [("Sie blieb. (ats/nxp)", "(ats/nxp)"), ("He left. – AFP", "AFP"), ("Sie blieb. (KNA 5.3.31)", "(KNA 5.3.31)")],
)
def test_a_sign_behind_the_last_sentence_is_found_where_it_stands(paragraph: str, sign: str) -> None:
    tail = sign_tail(paragraph, own, loose=True)
    assert tail is not None
    assert tail[1].of(paragraph) == sign


@pytest.mark.parametrize(
    ("paragraph", "sign"),
    [
        ("Hafen/Skerry (dpa) - Die Fähre bleibt.", "(dpa)"),
        ("Hafen (jur). Die Fähre bleibt.", "(jur)"),
        ("HAFEN dpa | Die Fähre bleibt.", "dpa"),
    ],
)
def test_a_sign_behind_the_place_opens_a_paragraph(paragraph: str, sign: str) -> None:
    found = opening_sign(paragraph)
    assert found is not None
    assert found[1].of(paragraph) == sign


def test_a_bracket_behind_the_first_name_of_prose_opens_nothing() -> None:
    assert opening_sign("Ola Rind (Hafenpartei) - so steht es da.") is None


def test_a_note_that_a_report_was_taken_over_names_the_agency() -> None:
    note = "We did not edit this. It was automatically taken from the news agency Reuters."
    found = taken_over(note)
    assert found is not None
    assert (found[0].names, found[1].of(note)[:6]) == ("Reuters", "It was")
    assert taken_over("Reuters said that the ferry was late.") is None


def test_agencies_are_told_from_words_in_other_letters() -> None:
    assert [name for name in ("dpa", "DPA", "AP", "Sid", "ap", "Ansa") if is_agency(name)] == ["dpa", "DPA", "AP"]
    assert [name for name in ("Agenturen", "Agenten") if any_agencies(name)] == ["Agenturen"]
    assert [name for *_, name in agencies_in("said AP and the Associated Press")] == ["AP", "the Associated Press"]


@given(st.text(alphabet="AFPdpa/()- .,:|©und\n1234567890“", max_size=300))
def test_any_line_is_read_and_spans_lie_within(text: str) -> None:
    sign_line(text, own, loose=True)
    copyright_line(text, own)
    for found in (sign_tail(text, own, loose=True), taken_over(text), opening_sign(text)):
        assert found is None or 0 <= found[1].start < found[1].end <= len(text)
