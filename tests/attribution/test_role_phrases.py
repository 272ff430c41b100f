import pytest

from onrecord.attribution import Gazetteer
from onrecord.attribution.role_phrases import read_role
from onrecord.attribution.tokens import words_of
from onrecord.records import Settings, StateSetting

GAZETTEER = Gazetteer.of(Settings(states=(StateSetting(name="Qualvia", capital="Brenn", demonyms=("Qualvian",)),)))


def read(words: str) -> tuple[str, str | None] | None:
    role = read_role(words_of(words, 0, len(words)), GAZETTEER)
    return (role.role, role.of) if role is not None else None


@pytest.mark.parametrize(
    ("words", "role", "of"),
    [
        ("the Qualvian minister of tides and fog", "minister of tides and fog", "Qualvia"),
        ("Brenn’s foreign minister", "foreign minister", "Qualvia"),
        ("the Brenn mayor", "mayor", "Brenn"),
        ("a spokesman for Mrs. Holm", "spokesman", "Mrs. Holm"),
        ("a senior adviser to Mr. Dask", "senior adviser", "Mr. Dask"),
        ("chief of staff to the governor", "chief of staff", "governor"),
        ("a professor of economics at Lisk University", "professor of economics", "Lisk University"),
        ("a secretary of tides during the Holm years", "secretary of tides", None),
        ("Lamp House press secretary", "press secretary", "Lamp House"),
        ("Lamp House Press Secretary", "Press Secretary", "Lamp House"),
        ("former LTA director", "former director", "LTA"),
        ("the union’s leader", "leader", "union"),
        ("the Qualvian prime minister’s chief of staff", "chief of staff", "Qualvian prime minister"),
        ("a palace official", "official", "palace"),
        ("founder and chief executive", "founder and chief executive", None),
        ("the then-energy minister", "energy minister", None),
        ("the spokesman of the Qualvian foreign ministry", "spokesman", "Qualvian foreign ministry"),
        ("HARBOUR MASTER", "HARBOUR MASTER", None),
        ("the 45-year-old mayor", "mayor", None),
        ("director-general of the WLO, the lamp body", "director-general", "WLO"),
        ("the ambassador of Qualvia to Ostmark", "ambassador", "Qualvia"),
    ],
)
def test_a_phrase_of_office_parts_into_role_and_owner(words: str, role: str, of: str | None) -> None:
    assert read(words) == (role, of)


@pytest.mark.parametrize("words", ["a talk with Qualvian doctors", "the ministry", "the tide that the minister saw"])
def test_a_noun_of_office_that_is_no_head_gives_no_role(words: str) -> None:
    assert read(words) is None
