import pytest
from builders import make_page

from onrecord.attribution import Gazetteer, RuleTagger, statements
from onrecord.records import Settings

GAZETTEER = Gazetteer.of(Settings())


def read(text: str) -> list[tuple[str | None, str | None, str]]:
    rows = statements(make_page(text), gazetteer=GAZETTEER, tagger=RuleTagger())[0]
    return [(row.source_words, row.cue_words, row.words) for row in rows]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Nobody heard her warning that the bridge was late.",
            ("her", "warning", "that the bridge was late"),
        ),
        (
            "Few shared a claim by Ilse Tarn that the bridge was sold.",
            ("Ilse Tarn", "claim", "that the bridge was sold"),
        ),
        (
            "They ignored the union’s call for a longer strike.",
            ("the union", "call", "for a longer strike"),
        ),
        (
            "Nothing came of Jo Holm’s promise to mend the bridge.",
            ("Jo Holm", "promise", "to mend the bridge"),
        ),
    ],
)
def test_nouns_of_saying_have_source_and_content(text: str, found: tuple[str, str, str]) -> None:
    assert found in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Her claim that the bridge was sold made few friends.",
        "The claim was late.",
        "They paid a call to the harbour.",
        "His hope grew.",
    ],
)
def test_nouns_without_an_owner_or_a_clause_are_left(text: str) -> None:
    assert read(text) == []
