import pytest
from builders import make_page

from onrecord.attribution import Gazetteer, RuleTagger, statements
from onrecord.records import Settings, SpeakerKind, Statement, StateSetting

GAZETTEER = Gazetteer.of(
    Settings(
        states=(
            StateSetting(name="Qualvia", capital="Brenn", demonyms=("Qualvian",)),
            StateSetting(name="Ostmark", capital="Odd", demonyms=("Ostmarker",)),
        )
    )
)


def last(*parts: tuple[str, str] | str, **fields: object) -> Statement:
    page = make_page(*parts, **fields)  # type: ignore[arg-type]
    return statements(page, gazetteer=GAZETTEER, tagger=RuleTagger())[0][-1]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A spokesman for Ilse Tarn said that it was late.", None),
        ("Ilse Tarn’s lawyer said that it was late.", None),
        ("The Ilse Tarn campaign said that it was late.", None),
        ("The envoy, Ilse Tarn, said that it was late.", "Ilse Tarn"),
        ("If Ilse Tarn said that it was late, it was.", "Ilse Tarn"),
        ("Ilse Tarn of the Lower River Union said that it was late.", "Ilse Tarn"),
    ],
)
def test_a_name_speaks_only_as_the_head_of_its_source(text: str, speaker: str | None) -> None:
    assert last(text).speaker == speaker


def test_his_lawyer_is_unnamed_and_his() -> None:
    row = last("Jo Holm said that it was late.", "His lawyer added that the train had gone.")
    assert (row.speaker, row.speaker_kind, row.role, row.of) == (None, SpeakerKind.UNNAMED, "lawyer", "Jo Holm")


def test_a_pronoun_prefers_the_subject_of_the_sentence_before() -> None:
    row = last(
        "Jo Holm lost his hat in Brenn.",
        "Per Dask found his coat and wrote to Jo Holm.",
        "He said that it was late.",
    )
    assert row.speaker == "Per Dask"


def test_a_pronoun_does_not_reach_across_gender_to_a_nearer_name() -> None:
    row = last("Ilse Tarn packed her bag.", "Jo Holm kept his hat.", "She said that it was late.")
    assert row.speaker == "Ilse Tarn"


def test_a_title_goes_to_who_was_named_last_of_several_holders() -> None:
    row = last(
        "Qualvian water minister Ilse Tarn met Ostmarker water minister Jo Holm.",
        "Jo Holm had slept.",
        "The minister said that it was late.",
    )
    assert row.speaker == "Jo Holm"


def test_a_noun_printed_beside_a_name_finds_it_again() -> None:
    row = last("Few knew the painter Ilse Tarn.", "“Nobody told us that it was late,” the painter said.")
    assert (row.speaker, row.resolved_by) == ("Ilse Tarn", "title")


def test_the_union_is_the_last_union_named() -> None:
    row = last("The Lower River Union met on Friday.", "The union said that it was late.")
    assert (row.speaker, row.speaker_kind) == ("Lower River Union", SpeakerKind.ORGANISATION)


@pytest.mark.parametrize(
    "text",
    [
        "Swings said that it was late, as swings do.",
        "What’s said that it was late.",
        "Speaking said that it was late.",
        "The Ohio Liberal said that it was late.",
    ],
)
def test_common_words_are_never_a_person(text: str) -> None:
    page = make_page(text)
    rows = statements(page, gazetteer=GAZETTEER, tagger=RuleTagger())[0]
    assert all(row.speaker_kind is not SpeakerKind.PERSON for row in rows)


def test_a_plural_office_is_no_one_person() -> None:
    row = last("Qualvian minister Ilse Tarn stayed.", "The ministers said that it was late.")
    assert row.speaker is None


def test_a_headline_takes_its_title_from_the_body() -> None:
    page = make_page(("headline", "Mayor says bridge is late"), "Mayor Ilse Tarn came to the pier.")
    row = statements(page, gazetteer=GAZETTEER, tagger=RuleTagger())[0][0]
    assert row.speaker == "Ilse Tarn"


def test_it_is_the_organisation_that_opened_the_sentence_before() -> None:
    row = last("The Lower River Union met Ilse Tarn.", "It said that the bridge was late.")
    assert (row.speaker, row.resolved_by) == ("Lower River Union", "pronoun")


def test_an_adjective_made_of_a_place_is_no_part_of_a_name() -> None:
    row = last("They asked Brenn-based Ilse Tarn. Tarn said that it was late.")
    assert row.speaker == "Ilse Tarn"


def test_the_leader_of_a_union_is_found_by_its_last_word() -> None:
    row = last(
        "Jo Holm, the leader of the Lower River Union, slept.",
        "Per Dask, the leader of the town council, ate.",
        "The union’s leader said that it was late.",
    )
    assert row.speaker == "Jo Holm"


def test_counterparts_are_told_apart_by_state() -> None:
    row = last(
        "Qualvian foreign minister Ilse Tarn came with her coat.",
        "Ostmarker foreign minister Jo Holm slept.",
        "Ilse Tarn said that it was late.",
        "Her Ostmarker counterpart said that the train had gone.",
    )
    assert row.speaker == "Jo Holm"
