"""`onrecord import` of a project of Discourse Network Analyzer."""

import json
import shutil
import sqlite3
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from dnafiles import CODED, DOCUMENTS, make_dna, project

from onrecord.cli import main
from onrecord.ledger import open_ledger, parse_settings
from onrecord.reading import MACHINE_CODER


def run(*words: str, ledger: Path) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(main, [*words, "--ledger", str(ledger)])


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `case.dna`, imported into `case.db`, and exported again as `again.dna`. Tests take copies."""
    folder = tmp_path_factory.mktemp("importing")
    make_dna(folder / "case.dna")
    done = run("import", str(folder / "case.dna"), "--actors", str(folder / "actors.toml"), ledger=folder / "case.db")
    assert done.exit_code == 0, done.output
    assert f"{len(CODED)} are kept as their coders' own positions" in done.stderr
    assert run("export", "dna", "-o", str(folder / "again.dna"), ledger=folder / "case.db").exit_code == 0
    with open_ledger(folder / "case.db"):
        pass
    return folder


@pytest.fixture
def mine(case: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(case, tmp_path / "mine"))


def judged(ledger: Path) -> list[dict]:
    done = run("judgements", "--format", "jsonl", ledger=ledger)
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def people(rows: list[tuple]) -> list[tuple]:
    return [row for row in rows if row[4] != MACHINE_CODER]


def test_documents_and_coded_statements_come_back_as_they_were(case: Path) -> None:
    (documents, coded), (documents_again, coded_again) = project(case / "case.dna"), project(case / "again.dna")
    assert documents_again == documents
    assert people(coded_again) == coded
    assert len(coded) == len(CODED)


def test_every_coder_keeps_their_word_on_the_same_words(case: Path) -> None:
    rows = judged(case / "case.db")
    assert sorted(row["who"] for row in rows) == sorted(row["coder"] for row in CODED)
    assert {row["verdict"] for row in rows} == {"edited"}
    on = [row["anchor"]["label"] for row in rows if row["anchor"]["quoted"][0]["words"].startswith("the lock board")]
    assert sorted(on) == ["the toll", "the toll #2"]


def test_a_second_import_changes_nothing(mine: Path) -> None:
    before = judged(mine / "case.db")
    done = run("import", str(mine / "case.dna"), ledger=mine / "case.db")
    assert done.exit_code == 0, done.output
    assert f"{len(CODED)} were taken over earlier" in done.stderr
    assert judged(mine / "case.db") == before


def test_the_export_of_an_import_goes_into_a_new_ledger_as_it_is(case: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "new.db"
    assert run("import", str(case / "again.dna"), ledger=ledger).exit_code == 0
    assert run("export", "dna", "-o", str(tmp_path / "third.dna"), ledger=ledger).exit_code == 0
    assert project(tmp_path / "third.dna") == project(case / "again.dna")


def test_persons_and_organisations_are_suggested_as_settings(case: Path) -> None:
    text = (case / "actors.toml").read_text(encoding="utf-8")
    parse_settings(text)
    rows = {row["name"]: (row["kind"], row.get("of")) for row in tomllib.loads(text)["actor"]}
    assert rows == {
        "Ivo Brandt": ("person", "lock board"),
        "Mira Toll": ("person", "boatmen"),
        "lock board": ("organisation", None),
        "boatmen": ("organisation", None),
    }


def test_what_was_coded_on_an_export_stands_on_the_pages_that_it_came_from(demo_pages: Path, tmp_path: Path) -> None:
    ledger, file = tmp_path / "case.db", tmp_path / "case.dna"
    page = demo_pages / "halmet-courier" / "2019-03-05-vessal-reopening-the-weirs.html"
    assert run("add", str(page), ledger=ledger).exit_code == 0
    assert run("export", "dna", "-o", str(file), ledger=ledger).exit_code == 0
    db = sqlite3.connect(file)
    db.execute("INSERT INTO CODERS (ID, Name, Password) VALUES (3, 'Ann', 'x')")
    first, second = (
        row[0] for row in db.execute("SELECT ID FROM STATEMENTS WHERE StatementTypeId = 1 ORDER BY ID LIMIT 2")
    )
    db.execute("UPDATE STATEMENTS SET Coder = 3 WHERE ID IN (?, ?)", (first, second))
    db.execute("UPDATE DATABOOLEAN SET Value = 1 - Value WHERE StatementId = ?", (second,))
    db.commit()
    db.close()
    done = run("import", str(file), ledger=ledger)
    assert done.exit_code == 0, done.output
    assert "1 known already" in done.stderr
    assert sorted((row["verdict"], row["record"] is not None) for row in judged(ledger)) == [
        ("accepted", True),
        ("edited", True),
    ]
    again = tmp_path / "again.dna"
    assert run("export", "dna", "-o", str(again), ledger=ledger).exit_code == 0
    assert project(again) == project(file)


def test_statements_at_no_place_are_failures_and_the_others_are_taken(mine: Path, tmp_path: Path) -> None:
    db = sqlite3.connect(mine / "case.dna")
    inside = DOCUMENTS[0]["text"].index("🚢") + 1
    for start, stop in ((5, 10_000_000), (inside, inside + 4), (2**62, 2**62 + 1)):
        db.execute(
            "INSERT INTO STATEMENTS (StatementTypeId, DocumentId, Start, Stop, Coder) VALUES (1, 1, ?, ?, 2)",
            (start, stop),
        )
    db.commit()
    db.close()
    ledger = tmp_path / "new.db"
    done = run("import", str(mine / "case.dna"), ledger=ledger)
    assert done.exit_code == 1
    assert "3 stand at no place of the document (dna-bad-place)" in done.stderr
    assert len(judged(ledger)) == len(CODED)
    assert "dna-bad-place" in run("failures", ledger=ledger).stdout


def test_other_types_of_statement_are_kept_as_notes(mine: Path, tmp_path: Path) -> None:
    db = sqlite3.connect(mine / "case.dna")
    db.execute("INSERT INTO STATEMENTTYPES (ID, Label) VALUES (2, 'Annotation')")
    db.execute("INSERT INTO VARIABLES (ID, Variable, DataType, StatementTypeId) VALUES (5, 'note', 'long text', 2)")
    db.execute("INSERT INTO STATEMENTS VALUES (99, 2, 3, 0, 9, 2)")
    db.execute("INSERT INTO DATALONGTEXT (StatementId, VariableId, Value) VALUES (99, 5, 'Ask her again')")
    db.commit()
    db.close()
    ledger = tmp_path / "new.db"
    assert run("import", str(mine / "case.dna"), ledger=ledger).exit_code == 0
    (row,) = [row for row in judged(ledger) if row["verdict"] == "unsure"]
    assert (row["note"], row["anchor"]["quoted"][0]["words"]) == ("Annotation: note: Ask her again", "Mira Toll")


def test_a_bad_file_makes_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "x.dna").write_bytes(b"SQLite format 3\x00" + b"\xff" * 5_000)
    done = run("import", str(tmp_path / "x.dna"), ledger=tmp_path / "new.db")
    assert done.exit_code == 1
    assert "dna-damaged" in done.stderr
    assert not (tmp_path / "new.db").exists()


def test_actors_go_with_a_project_only(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[[actor]]\nname = "Ivo Brandt"\n', encoding="utf-8")
    done = run("import", str(tmp_path / "a.toml"), "--actors", str(tmp_path / "b.toml"), ledger=tmp_path / "x.db")
    assert done.exit_code == 2
