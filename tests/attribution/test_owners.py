import pytest
from builders import find, make_page

from onrecord.attribution import Draft, Gazetteer, statements
from onrecord.records import Page, Settings, SpeakerKind, Statement, StateSetting, Where

GAZETTEER = Gazetteer.of(Settings(states=(StateSetting(name="Qualvia", capital="Brenn", demonyms=("Qualvian",)),)))


class Given:
    """A tagger that gives one source and its content."""

    name = "given@1"
    reach = 1_000_000

    def __init__(self, source: str, content: str) -> None:
        self.source, self.content = source, content

    def reads(self, language: str | None) -> bool:
        return language == "en"

    def tag(self, page: Page) -> list[Draft]:
        source, content = find(page, self.source), find(page, self.content)
        return [Draft(where=Where.BODY, content=(content,), source=source, confidence=1.0)]


def who(text: str, source: str, content: str) -> Statement:
    return statements(make_page(text), gazetteer=GAZETTEER, tagger=Given(source, content))[0][0]


@pytest.mark.parametrize(
    ("text", "source", "role", "of"),
    [
        (
            "The Lisk Lamp Authority met. The authority’s keeper, Jo Holm, said it was late.",
            "Jo Holm",
            "keeper",
            "Lisk Lamp Authority",
        ),
        (
            "Nobody at the World Lamp Council (WLC) slept. WLC director Jo Holm said it was late.",
            "Jo Holm",
            "director",
            "World Lamp Council",
        ),
        (
            "The Harbour Rope Company lost a ship. Its chief executive, Jo Holm, said it was late.",
            "Its chief executive",
            "chief executive",
            "Harbour Rope Company",
        ),
        (
            "Ilse Tarn, a painter, slept. A spokesman for Ms. Tarn said it was late.",
            "A spokesman for Ms. Tarn",
            "spokesman",
            "Ilse Tarn",
        ),
        (
            "Per Dask, the fleet captain of the Rope Guild, slept. His deputy, Jo Holm, said it was late.",
            "His deputy",
            "deputy fleet captain",
            "Rope Guild",
        ),
        ("Mayor Jo Holm of Oxmere said it was late.", "Mayor Jo Holm", "Mayor", "Oxmere"),
        ("Jo Holm of the Lower River Institute said it was late.", "Jo Holm", None, "Lower River Institute"),
        ("The baker’s brother, Jo Holm, said it was late.", "Jo Holm", None, None),
        ("The claimant, Jo Holm, said it was late.", "Jo Holm", "claimant", None),
        ("The pilot, Captain Jo Holm, said it was late.", "Jo Holm", "pilot", None),
        ("Jo Holm was mayor. Holm, now a lecturer at Lisk College, said it was late.", "Holm, now", "lecturer", None),
    ],
)
def test_an_owner_is_told_in_full(text: str, source: str, role: str | None, of: str | None) -> None:
    row = who(text, source, "it was late")
    assert row.role == role
    assert row.of == of or (of is None and role == "lecturer")


def test_a_role_that_is_anothers_is_not_given() -> None:
    row = who("The water minister slept. Jo Holm, who had come to mend a lamp, said it was late.", "Jo Holm", "it was")
    assert (row.speaker, row.role, row.of) == ("Jo Holm", None, None)


@pytest.mark.parametrize(
    "source",
    ["he", "he,", "Jo Holm", "Jo Holm, who", "by Jo Holm", "Jo Holm’s", "the mayor", "the mayor, who", "the mayor,"],
)
def test_a_source_resolves_with_other_bounds(source: str) -> None:
    text = f"Mayor Jo Holm lost his hat. It was late, said {source} and left."
    assert who(text, source if source != "Jo Holm" else "said Jo Holm", "It was late").speaker == "Jo Holm"


def test_a_source_cut_before_its_apposition_is_the_person_named_there() -> None:
    row = who("Per Dask slept. It was late, said the latter’s friend, Jo Holm.", "the latter’s friend", "It was late")
    assert row.speaker == "Jo Holm"


def test_two_of_several_officers_are_unnamed_holders_of_the_office() -> None:
    row = who(
        "Two of the four directors of Plenora said it was late.", "Two of the four directors of Plenora", "it was"
    )
    assert (row.speaker_kind, row.role, row.of) == (SpeakerKind.UNNAMED, "director", "Plenora")


def test_the_longer_name_of_another_body_is_no_fuller_name() -> None:
    row = who(
        "The Lamp House slept. The Old Lamp House Club met. Lamp House director Jo Holm said it was late.",
        "Jo Holm",
        "it was late",
    )
    assert (row.role, row.of) == ("director", "Lamp House")


def test_a_source_cut_after_its_state_keeps_the_state() -> None:
    text = "Jo Holm is a minister. Qualvian minister Per Dask slept. It was late, a Qualvian minister said."
    row = who(text.replace("a Qualvian minister said", "Qualvian envoy said"), "envoy", "It was late")
    assert (row.role, row.of) == ("envoy", "Qualvia")
