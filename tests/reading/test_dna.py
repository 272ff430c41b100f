"""Files of Discourse Network Analyzer: what is read of one, and what a bad one costs."""

import sqlite3
from pathlib import Path
from random import Random

import pytest
from dnafiles import CODED, DOCUMENTS, make_dna

from onrecord.anatomy import read_page, text_document
from onrecord.anatomy.sources import with_label
from onrecord.reading import DnaFile, UnreadableError, decode, is_dna
from onrecord.records import CaptureId


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_dna(tmp_path / "case.dna")


def read(path: Path) -> None:
    with DnaFile(path) as file:
        for row in file.document_ids():
            file.document(row)
        list(file.statements())


def refused(path: Path) -> UnreadableError:
    with pytest.raises(UnreadableError) as found:
        read(path)
    return found.value


def change(path: Path, *statements: str) -> Path:
    db = sqlite3.connect(path)
    for row in statements:
        db.execute(row)
    db.commit()
    db.close()
    return path


def test_documents_and_what_was_coded_on_them(path: Path) -> None:
    with DnaFile(path) as file:
        documents = [file.document(row) for row in file.document_ids()]
        coded = list(file.statements())
        assert file.count == len(coded) == len(CODED)
    assert [row.text for row in documents] == [row["text"].replace("\r\n", "\n") for row in DOCUMENTS]
    assert [row.date for row in documents] == ["2019-03-05", "2019-03-06T11:30:00+00:00", None]
    places = [(row.document, row.start, row.stop) for row in coded]
    assert places == sorted((row["document"], row["start"], row["stop"]) for row in CODED)
    assert [row.coder for row in coded[:2]] == ["Ann", "Bo"]
    assert coded[0].values == {
        "person": "Ivo Brandt",
        "organization": "lock board",
        "concept": "the toll",
        "agreement": 1,
    }


def test_a_document_is_a_page_whose_fields_a_person_entered(path: Path) -> None:
    with DnaFile(path) as file:
        document = file.document(1)
    body = document.item("case.dna", "/case.dna").body or b""
    found = decode(body)
    assert found.form == "text"  # though it begins with a tag
    page = with_label(read_page(CaptureId("0" * 64), text_document(found.text)), found.label)
    assert page.text == document.text
    assert (page.title, page.published, page.outlet) == ("Board speaks", "2019-03-05", "Reed Post")
    assert (page.bylines, page.section, page.canonical) == (
        ("Brook, Ada", "Cole, Sam"),
        "River",
        "https://reed.example/1",
    )
    assert [row.text for row in page.evidence if row.code.startswith("title:")] == ["Board speaks"]


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("dna-not-a-database", b""),
        ("dna-not-a-database", b"just words" * 20),
        ("dna-damaged", b"SQLite format 3\x00" + b"\xff" * 8_000),
        ("dna-damaged", b"SQLite format 3\x00"),
    ],
)
def test_what_is_no_database_is_refused(code: str, body: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.dna"
    path.write_bytes(body)
    assert is_dna(path)
    error = refused(path)
    assert error.code == code
    assert error.next


def test_a_file_cut_short_is_damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert refused(path).code == "dna-damaged"


def test_another_programs_database_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    change(path, "CREATE TABLE notes (words TEXT)")
    assert refused(path).code == "dna-not-dna"


def test_other_versions_are_told_apart(path: Path, tmp_path: Path) -> None:
    assert (
        refused(change(path, "UPDATE SETTINGS SET Value = '2.0-beta25' WHERE Property = 'version'")).code == "dna-older"
    )
    later = change(make_dna(tmp_path / "later.dna"), "CREATE TABLE ROLES (ID INTEGER)")
    assert refused(later).code == "dna-newer"


def test_a_view_in_the_place_of_a_table_is_never_run(path: Path) -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT"
    columns = "x AS ID, x AS Title, x AS Text, 1 AS Coder, '' AS Author, '' AS Source, '' AS Section, '' AS Notes,"
    change(path, "DROP TABLE DOCUMENTS", f"CREATE VIEW DOCUMENTS AS {endless} {columns} '' AS Type, 0 AS Date FROM n")
    assert refused(path).code == "dna-not-dna"


def test_a_column_that_is_computed_is_never_read(path: Path) -> None:
    change(
        path,
        "DROP TABLE CODERS",
        "CREATE TABLE CODERS (ID INTEGER PRIMARY KEY, Name TEXT AS (hex(zeroblob(1000000000))))",
    )
    assert refused(path).code == "dna-not-dna"


def test_work_beyond_all_measure_is_stopped(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.reading.dna.FREE_STEPS", 1)
    monkeypatch.setattr("onrecord.reading.dna.STEPS_A_KIB", 0)
    monkeypatch.setattr("onrecord.reading.dna.STEPS", 10)
    assert refused(path).code == "dna-too-much-work"


def test_a_document_larger_than_a_page_fails_alone(path: Path) -> None:
    change(path, "UPDATE DOCUMENTS SET Text = printf('%.*c', 34000000, 'x') WHERE ID = 2")
    with DnaFile(path) as file:
        with pytest.raises(UnreadableError) as found:
            file.document(2)
        assert found.value.code == "too-large"
        assert file.document(3).text


def test_values_of_any_type_in_any_column_are_no_error(path: Path) -> None:
    change(
        path,
        "UPDATE DOCUMENTS SET Title = x'ff00', Author = 7, Date = 'never' WHERE ID = 1",
        "UPDATE DOCUMENTS SET Date = 99999999999999999 WHERE ID = 2",
        "PRAGMA foreign_keys = OFF",
        "UPDATE STATEMENTS SET Coder = 99, DocumentId = 'x' WHERE ID = 1",
    )
    with DnaFile(path) as file:
        assert (file.document(1).title, file.document(1).author, file.document(1).date) == ("", "7", None)
        assert file.document(2).date is None
        assert {row.document for row in file.statements() if row.id == 1} == {-1}


def test_the_file_is_not_written(path: Path) -> None:
    before = path.read_bytes()
    with DnaFile(path) as file:
        list(file.statements())
    assert path.read_bytes() == before
    assert [row.name for row in path.parent.iterdir()] == [path.name]


def test_no_damage_is_more_than_an_error(tmp_path: Path) -> None:
    good, chance = make_dna(tmp_path / "good.dna").read_bytes(), Random(11)
    path, codes = tmp_path / "bad.dna", set()
    for _ in range(150):
        body = bytearray(good)
        for _ in range(chance.choice((3, 30, 100))):
            body[chance.randrange(16, len(body))] = chance.randrange(256)
        path.write_bytes(body[: chance.randrange(len(body))] if chance.random() < 0.1 else body)
        try:
            read(path)
        except UnreadableError as error:
            codes.add(error.code)
    assert "dna-damaged" in codes
    assert codes <= {"dna-damaged", "dna-not-dna", "dna-not-a-database", "too-large"}
