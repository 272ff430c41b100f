"""Projects of Discourse Network Analyzer: the tables, that every offset holds its words, and that DNA can open them."""

import base64
import hashlib
import io
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from builders import find, make_page
from export.dossier_case import summary
from export.selected import hostile, selected
from ledgers import fill

from evaluation.shared import at_hand
from onrecord.export.dna import PASSWORD
from onrecord.export.dossier import DossierInput
from onrecord.export.forms import FORMS
from onrecord.export.selection import Selection
from onrecord.ledger import RecordKind, anchored, find_matter, make_decision, open_ledger
from onrecord.records import DecisionKind, Matter, Position, Verdict

PAGES = ("halmet-courier/2019-03-05-vessal-reopening-the-weirs.html", "basinwatch/2019-03-11-hask-tallow-call.txt")
TABLES = {
    "SETTINGS": "Property Value",
    "CODERS": "ID Name Red Green Blue Refresh FontSize Password PopupWidth ColorByCoder PopupDecoration"
    " PopupAutoComplete PermissionAddDocuments PermissionEditDocuments PermissionDeleteDocuments"
    " PermissionImportDocuments PermissionAddStatements PermissionEditStatements PermissionDeleteStatements"
    " PermissionEditAttributes PermissionEditRegex PermissionEditStatementTypes PermissionEditCoders"
    " PermissionEditCoderRelations PermissionViewOthersDocuments PermissionEditOthersDocuments"
    " PermissionViewOthersStatements PermissionEditOthersStatements",
    "DOCUMENTS": "ID Title Text Coder Author Source Section Notes Type Date",
    "STATEMENTTYPES": "ID Label Red Green Blue",
    "VARIABLES": "ID Variable DataType StatementTypeId",
    "VARIABLELINKS": "ID SourceVariableId TargetVariableId",
    "REGEXES": "Label Red Green Blue",
    "CODERRELATIONS": "ID Coder OtherCoder viewStatements editStatements viewDocuments editDocuments",
    "STATEMENTS": "ID StatementTypeId DocumentId Start Stop Coder",
    "DATABOOLEAN": "ID StatementId VariableId Value",
    "DATAINTEGER": "ID StatementId VariableId Value",
    "ENTITIES": "ID VariableId Value Red Green Blue ChildOf",
    "DATASHORTTEXT": "ID StatementId VariableId Entity",
    "DATALONGTEXT": "ID StatementId VariableId Value",
    "ATTRIBUTEVARIABLES": "ID VariableId AttributeVariable",
    "ATTRIBUTEVALUES": "ID EntityId AttributeVariableId AttributeValue",
}


@pytest.fixture(scope="module")
def ledger(demo_pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dna") / "case.db"
    with open_ledger(path, create=True) as store:
        fill(store, [str(demo_pages / name) for name in PAGES])
    return path


def written(selection: Selection) -> bytes:
    file = io.BytesIO()
    FORMS["dna"].write(selection, file)
    return file.getvalue()


def opened(body: bytes) -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    db.deserialize(body)
    return db


@pytest.fixture(scope="module")
def made(ledger: Path) -> bytes:
    with open_ledger(ledger) as store:
        return written(Selection(store))


def shape(db: sqlite3.Connection) -> dict[str, tuple]:
    """Return what DNA can tell of each table: columns, keys, what they lead to, what is unique."""
    out = {}
    for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        keys = sorted(row[2:] for row in db.execute(f"PRAGMA foreign_key_list({table})"))
        unique = sorted(
            (row[2:], tuple(db.execute(f"PRAGMA index_info({row[1]})").fetchall()))
            for row in db.execute(f"PRAGMA index_list({table})").fetchall()
        )
        out[table] = (db.execute(f"PRAGMA table_xinfo({table})").fetchall(), keys, unique)
    return out


def test_the_tables_and_columns_are_those_of_dna(made: bytes) -> None:
    found = shape(opened(made))
    assert {table: [row[1] for row in columns] for table, (columns, _keys, _unique) in found.items()} == {
        table: columns.split() for table, columns in TABLES.items()
    }


def test_types_keys_and_defaults_are_those_of_a_file_that_dna_made(made: bytes, shared: Path) -> None:
    path = shared / "data" / "dna" / "sample.dna"
    if not at_hand(path):
        pytest.skip("the sample of DNA is not at hand")
    sample = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    ours, theirs = shape(opened(made)), shape(sample)
    assert list(ours) == list(theirs)
    assert ours == theirs
    types = "SELECT Variable, DataType FROM VARIABLES WHERE StatementTypeId = 1 ORDER BY ID"
    assert opened(made).execute(types).fetchall() == sample.execute(types).fetchall()


def test_what_dna_joins_is_whole(made: bytes) -> None:
    db = opened(made)
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    (count,) = db.execute("SELECT COUNT(*) FROM STATEMENTS").fetchone()
    (joined,) = db.execute(
        "SELECT COUNT(*) FROM STATEMENTS S JOIN CODERS C ON C.ID = S.Coder JOIN DOCUMENTS D ON D.ID = S.DocumentId"
        " JOIN STATEMENTTYPES T ON T.ID = S.StatementTypeId"
    ).fetchone()
    assert count == joined > 20
    held = db.execute(
        "SELECT D.StatementId, D.VariableId FROM DATASHORTTEXT D"
        " JOIN ENTITIES E ON E.ID = D.Entity AND E.VariableId = D.VariableId"
        " UNION ALL SELECT StatementId, VariableId FROM DATABOOLEAN"
        " UNION ALL SELECT StatementId, VariableId FROM DATAINTEGER"
    ).fetchall()
    wanted = db.execute(
        "SELECT S.ID, V.ID FROM STATEMENTS S JOIN VARIABLES V ON V.StatementTypeId = S.StatementTypeId"
    ).fetchall()
    assert sorted(held) == sorted(wanted)  # one value of each variable, no more
    (attributes,) = db.execute("SELECT COUNT(*) FROM ATTRIBUTEVALUES").fetchone()
    (owed,) = db.execute(
        "SELECT COUNT(*) FROM ENTITIES E JOIN ATTRIBUTEVARIABLES A ON A.VariableId = E.VariableId"
    ).fetchone()
    assert attributes == owed


def test_the_password_opens_every_coder(made: bytes) -> None:
    for (kept,) in opened(made).execute("SELECT Password FROM CODERS"):
        raw = base64.b64decode(kept)
        digest = raw[:16] + PASSWORD.encode()
        for _ in range(100_000):
            digest = hashlib.sha256(digest).digest()
        assert raw[16:] == digest


def test_each_position_for_or_against_is_a_statement_at_its_words(ledger: Path, made: bytes) -> None:
    with open_ledger(ledger) as store:
        matters = {row.id: row.name for row in store.corpus(Matter)}
        wanted = sorted(
            (row.words, matters[row.matter], int(row.agreement))
            for row in store.corpus(Position)
            if row.agreement is not None
        )
        neutral = [row for row in store.corpus(Position) if row.agreement is None]
    assert neutral, "a ledger with a position that is neither"
    rows = opened(made).execute(
        "SELECT substr(D.Text, Start + 1, Stop - Start), E.Value, B.Value FROM STATEMENTS S"
        " JOIN DOCUMENTS D ON D.ID = S.DocumentId JOIN DATABOOLEAN B ON B.StatementId = S.ID"
        " JOIN DATASHORTTEXT T ON T.StatementId = S.ID AND T.VariableId = 3 JOIN ENTITIES E ON E.ID = T.Entity"
    )
    assert sorted(rows) == wanted


def test_equal_ledgers_give_equal_bytes(ledger: Path, made: bytes, tmp_path: Path) -> None:
    copy = Path(shutil.copy(ledger, tmp_path / "copy.db"))
    with open_ledger(copy) as store:
        assert written(Selection(store)) == made


def test_a_matter_alone_brings_only_its_statements_and_pages(ledger: Path) -> None:
    with open_ledger(ledger) as store:
        matter = find_matter(store, "April Note")
        db = opened(written(Selection(store, matter=matter.id)))
    assert db.execute("SELECT Value FROM ENTITIES WHERE VariableId = 3 AND Value != ''").fetchall() == [(matter.name,)]


def test_what_a_person_accepted_is_theirs_and_what_they_rejected_is_out(ledger: Path, tmp_path: Path) -> None:
    with open_ledger(Path(shutil.copy(ledger, tmp_path / "judged.db"))) as store:
        rows = sorted((row for row in store.corpus(Position) if row.agreement is not None), key=lambda row: row.words)
        for row, verdict in ((rows[0], Verdict.ACCEPTED), (rows[-1], Verdict.REJECTED)):
            kind, _found, anchor = anchored(store, row.id)
            assert kind is RecordKind.POSITION
            store.decide(
                make_decision(
                    DecisionKind.JUDGEMENT, at="2026-01-01T00:00:00Z", who="Ann", anchor=anchor, verdict=verdict
                )
            )
        db = opened(written(Selection(store)))
    told = db.execute(
        "SELECT C.Name, substr(D.Text, Start + 1, Stop - Start) FROM STATEMENTS S JOIN CODERS C ON C.ID = S.Coder"
        " JOIN DOCUMENTS D ON D.ID = S.DocumentId WHERE S.StatementTypeId = 1"
    ).fetchall()
    assert [words for name, words in told if name == "Ann"] == [rows[0].words]
    assert len(told) == len(rows) - 1


def test_characters_beyond_the_plane_and_line_ends_move_no_offset() -> None:
    given = hostile()
    page = make_page(
        ("headline", "🚢🚢 Pier"), "Nobody 🛶 crosses.\r\nNobody 😀 swims 🚢 the harbour 🚢.", outlet="Post"
    )
    words = "swims 🚢 the harbour"
    at = find(page, words)
    position = msgspec.structs.replace(given.positions[0], page=page.id, span=at, words=words, agreement=False)
    case = DossierInput(
        pages=(page,), summaries=(summary(page, "pier.txt"),), matters=given.matters, positions=(position,)
    )
    db = opened(written(selected(case)))
    text, start, stop = db.execute("SELECT Text, Start, Stop FROM STATEMENTS JOIN DOCUMENTS").fetchone()
    assert "\r" not in text
    assert text.encode("utf-16-le")[2 * start : 2 * stop].decode("utf-16-le") == words
    assert start != at.start


def test_hostile_names_are_only_names() -> None:
    given = hostile()
    stands = [msgspec.structs.replace(row, agreement=False) for row in given.positions]
    db = opened(written(selected(replace(given, positions=tuple(stands)))))
    names = [row[0] for row in db.execute("SELECT Value FROM ENTITIES WHERE VariableId IN (1, 2)")]
    assert "<script>alert(1)</script>" in names
    assert not any("\0" in name or len(name) > 190 for name in names)
    assert db.execute("SELECT COUNT(*) FROM DATABOOLEAN").fetchone() == (len(stands),)
