import json
import sys
from pathlib import Path

import pytest
from builders import make_page
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribution import Gazetteer, RuleTagger, statements
from onrecord.records import Page, Settings, SpeakerKind, Statement, StatementKind, StateSetting

GAZETTEER = Gazetteer.of(
    Settings(
        states=(
            StateSetting(name="Qualvia", capital="Brenn", demonyms=("Qualvian",)),
            StateSetting(name="Ostmark", capital="Odd", demonyms=("Ostmarker",)),
        )
    )
)


def read(*parts: tuple[str, str] | str, **fields: object) -> tuple[Page, tuple[Statement, ...]]:
    page = make_page(*parts, **fields)  # type: ignore[arg-type]
    return page, statements(page, gazetteer=GAZETTEER, tagger=RuleTagger())[0]


def speaker(*parts: tuple[str, str] | str) -> tuple[str | None, str, str | None, str | None, str]:
    last = read(*parts)[1][-1]
    return last.speaker, last.speaker_kind.value, last.role, last.of, last.resolved_by


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The bridge stays,” Ilse Tarn said.", StatementKind.DIRECT),
        ("Ilse Tarn said that the bridge was “here to stay.”", StatementKind.MIXED),
        ("Ilse Tarn said that the bridge would stay.", StatementKind.INDIRECT),
    ],
)
def test_kind_follows_the_marks(text: str, kind: StatementKind) -> None:
    assert [s.kind for s in read(text)[1]] == [kind]


TOLD = "Qualvia’s Foreign Minister Ilse Tarn met the press in Brenn."


def test_a_surname_stands_for_the_full_name() -> None:
    assert speaker(TOLD, "Tarn said that it was late.") == (
        "Ilse Tarn",
        "person",
        "Foreign Minister",
        "Qualvia",
        "surname",
    )


def test_a_title_alone_stands_for_who_holds_it() -> None:
    rows = speaker(
        TOLD, "Ostmarker Foreign Minister Jo Holm stayed.", "The Qualvian foreign minister said that it was late."
    )
    assert rows == ("Ilse Tarn", "person", "Foreign Minister", "Qualvia", "title")


def test_a_capital_stands_for_the_government() -> None:
    assert speaker("Brenn said that it was late.") == ("Qualvia", "government", None, None, "capital")


def test_a_pronoun_stands_for_who_spoke_last() -> None:
    rows = speaker(TOLD, "Tarn said that it was late.", "She added that the train had gone.")
    assert rows == ("Ilse Tarn", "person", "Foreign Minister", "Qualvia", "pronoun")


def test_a_pronoun_does_not_take_a_person_of_the_other_gender() -> None:
    rows = speaker(
        "Foreign ministry spokeswoman Ilse Tarn spoke first.",
        "Chairman Jo Holm came.",
        "Tarn said that it was late.",
        "He added that the train had gone.",
    )
    assert rows[0] == "Jo Holm"


def test_a_role_in_an_apposition_is_read() -> None:
    rows = speaker("Ilse Tarn, the deputy water minister of Qualvia, said that it was late.")
    assert rows == ("Ilse Tarn", "person", "deputy water minister", "Qualvia", "full-name")


def test_a_spokesman_of_a_ministry_is_the_ministrys() -> None:
    rows = speaker("Jo Holm, the spokesman of the Ostmarker foreign ministry, said that it was late.")
    assert rows[:4] == ("Jo Holm", "person", "spokesman", "Ostmarker foreign ministry")


def test_a_list_of_offices_is_paired_with_its_names() -> None:
    rows = speaker(
        "The foreign ministers of Qualvia and Ostmark, Ilse Tarn and Jo Holm, met.", "Holm said that it was late."
    )
    assert rows[:4] == ("Jo Holm", "person", "foreign minister", "Ostmark")


def test_an_unnamed_official_has_a_role_and_no_name() -> None:
    rows = speaker("A senior Qualvian official said that it was late.")
    assert rows == (None, "unnamed", "senior official", "Qualvia", "role")


def test_a_group_keeps_its_printed_name() -> None:
    assert speaker("The rebels said that it was late.")[:2] == ("rebels", "group")


def test_a_floating_quotation_goes_to_who_spoke_last() -> None:
    rows = speaker("Ilse Tarn said that it was late.", "“Nobody told us that the train had gone.”")
    assert (rows[0], rows[4]) == ("Ilse Tarn", "floating")


def test_a_nested_statement_points_to_the_outer() -> None:
    _, rows = read("Ilse Tarn said Jo Holm had told her that the bridge was sold.")
    assert [s.within for s in rows] == [None, rows[0].id]


def test_time_addressee_and_occasion_are_read() -> None:
    page, rows = read(
        "Ilse Tarn told reporters at a press conference on Friday that it was late.", published="2019-03-04"
    )
    said_at = rows[0].said_at
    assert said_at is not None
    assert (said_at.span.of(page.text), said_at.value) == ("Friday", "2019-03-01")
    assert (rows[0].to, rows[0].occasion) == ("reporters", "at a press conference")


def test_a_time_on_a_page_without_a_date_has_no_value() -> None:
    _, rows = read("Ilse Tarn said on Friday that it was late.", published=None)
    said_at = rows[0].said_at
    assert said_at is not None
    assert (said_at.value, said_at.basis) == (None, "no published date")


def test_another_language_is_a_failure_not_silence() -> None:
    page = make_page("Ilse Tarn dijo que era tarde.", language="es")
    found, mentions, failures = statements(page, gazetteer=GAZETTEER, tagger=RuleTagger())
    assert (found, mentions) == ((), ())
    assert [(f.stage, f.code) for f in failures] == [("attribution", "language-not-read")]


def test_an_unknown_language_is_told_by_its_words() -> None:
    spanish = (
        "La ministra de Exteriores dijo que el puente no se iba a cerrar en los meses de verano y que los vecinos "
    )
    page = make_page(spanish * 3, language=None)
    assert [f.code for f in statements(page, gazetteer=GAZETTEER, tagger=RuleTagger())[2]] == ["language-not-read"]
    assert read("Ilse Tarn said that it was late.", language=None)[1]


def test_mentions_name_persons_organisations_and_states() -> None:
    page = make_page(TOLD, "The Council of Rivers thanked Tarn, but not Ostmark.")
    rows = statements(page, gazetteer=GAZETTEER, tagger=RuleTagger())[1]
    assert [(m.words, m.name, m.kind) for m in rows] == [
        ("Qualvia", "Qualvia", SpeakerKind.GOVERNMENT),
        ("Ilse Tarn", "Ilse Tarn", SpeakerKind.PERSON),
        ("Council of Rivers", "Council of Rivers", SpeakerKind.ORGANISATION),
        ("Tarn", "Ilse Tarn", SpeakerKind.PERSON),
        ("Ostmark", "Ostmark", SpeakerKind.GOVERNMENT),
    ]


WORDS = st.sampled_from("Ilse Tarn said that “ ” , . the bridge she Brenn minister who of on Friday told him".split())


@given(st.lists(WORDS, min_size=1, max_size=50))
def test_stored_words_are_the_pages(words: list[str]) -> None:
    page, rows = read(" ".join(words))
    for row in rows:
        assert row.pieces == tuple(span.of(page.text) for span in row.content)
        assert row.cue_words == (row.cue.of(page.text) if row.cue else None)
        assert row.source_words == (row.source.of(page.text) if row.source else None)
    assert len({row.id for row in rows}) == len(rows)
    assert {row.within for row in rows} - {None} <= {row.id for row in rows}


@pytest.mark.parametrize("file", ["000_cc552fd5c7512cb0.txt", "001_6b4405248c1d2853.txt"])
def test_every_statement_of_the_seeds_is_found(shared: Path, file: str) -> None:
    from onrecord.anatomy import read_page, text_document  # the seeds are dumps: anatomy reads them

    sys.path.insert(0, str(shared / "score"))
    try:
        import seeds
    finally:
        sys.path.pop(0)
    gold = json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))
    text = (shared / "seeds" / file).read_text(encoding="utf-8")
    page = read_page("0" * 64, text_document(text))
    rows, _, _ = statements(page, gazetteer=Gazetteer.of(Settings()), tagger=RuleTagger())
    wanted = {**gold["pages"][file], "actors": gold["actors"]}
    found = {"text": text, "statements": [json.loads(seeds.json.dumps(_plain(s))) for s in rows]}
    checks = [c for c in seeds.check_page(wanted, found, text, True) if "statements" in c[0]]
    assert [c for c in checks if c[1] < c[2]] == []


def _plain(statement: Statement) -> dict[str, object]:
    keys = ("where", "kind", "voice", "content", "cue", "source", "within", "speaker", "role", "of")
    return {key: getattr(statement, key) for key in keys}
