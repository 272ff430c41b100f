"""The tables as CSV, read back by the csv module."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from export.tabled import FORMULA, settled, tables_of
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli import main
from onrecord.export.csv import guarded, unguarded, write_csv
from onrecord.export.selection import Selection
from onrecord.export.tables import TABLES, ColumnType
from onrecord.ledger import open_ledger

CELL = re.compile(r"(?:\A|[;\t\r\n])[=+\-@＝＋－＠]|\A[\t\r\n\x00]")
"""What a spreadsheet might run, by whatever mark it parts cells."""


@pytest.fixture(scope="module")
def written(judged: Path) -> bytes:
    return csv_of(judged)


def csv_of(ledger: Path) -> bytes:
    file = io.BytesIO()
    with open_ledger(ledger) as store:
        write_csv(Selection(store), file)
    return file.getvalue()


def member(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        return whole.read(name)


def test_every_cell_comes_back_as_it_is_in_the_table(judged: Path, written: bytes) -> None:
    found = tables_of(written)
    with open_ledger(judged) as store:
        selection = Selection(store)
        for table in TABLES:
            rows = list(table.rows(selection))
            assert len(found[table.name]) == len(rows)
            for read, row in zip(found[table.name], rows, strict=True):
                for column in table.columns:
                    assert read_as(column.type, read[column.name]) == plain(row[column.name])


def read_as(kind: ColumnType, cell: str) -> object:
    if cell == "":
        return None
    match kind:
        case ColumnType.INTEGER:
            return int(cell)
        case ColumnType.NUMBER:
            return float(cell)
        case ColumnType.BOOLEAN:
            return {"true": True, "false": False}[cell]
        case ColumnType.LIST:
            return json.loads(cell)
        case ColumnType.STRING:
            return cell


def plain(cell: object) -> object:
    return list(cell) if isinstance(cell, tuple) else (cell if cell != "" else None)


def test_every_words_cell_is_its_pages_text_from_start_to_end(written: bytes) -> None:
    found = tables_of(written)
    texts = {row["page"]: row["text"] for row in found["pages"]}
    assert any("\x00" in text for text in texts.values())
    assert any("قال" in text and "🚢" in text for text in texts.values())
    checked = 0
    for rows in found.values():
        for row in rows:
            if row.get("start") and "words" in row:
                assert texts[row["page"]][int(row["start"]) : int(row["end"])] == row["words"]
                checked += 1
    assert checked > 500


def test_no_cell_can_run_as_a_formula(written: bytes) -> None:
    raw = b"".join(member(written, f"{table.name}.csv").removeprefix(b"\xef\xbb\xbf") for table in TABLES).decode()
    cells = [cell for row in csv.reader(io.StringIO(raw, newline="")) for cell in row]
    assert [cell for cell in cells if CELL.search(cell)] == []
    assert {f"'{FORMULA}", "'=desk", "'@صحيفة المرفأ", "'-nul.html", "'+Nul", "'\x00=NULs"} <= set(cells)
    assert "“The weirs\x00 stay\r\n'=shut,”" in cells


@given(st.text(alphabet="=+-@'\t\r\n\x00;,\"ab \N{FULLWIDTH EQUALS SIGN}قש"))
def test_a_guard_can_be_taken_off(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not CELL.search(guarded(text))


def test_plain_prose_has_no_guards() -> None:
    for text in ("“We agreed,” she said; he did not.", "One.\n\nTwo.", "3 - 2 = 1", "the ministers' talks", ""):
        assert guarded(text) == text


def test_the_readme_teaches_how_to_take_the_guard_off(written: bytes) -> None:
    told = member(written, "README.txt").decode()
    pattern = re.search(r're\.sub\(r"(.*)", "", cell\)', told)
    assert pattern is not None
    assert re.sub(pattern[1], "", guarded("'a;=b\n'c")) == "'a;=b\n'c"


def test_the_data_package_describes_every_file(written: bytes) -> None:
    package = json.loads(member(written, "datapackage.json"))
    assert [resource["name"] for resource in package["resources"]] == [table.name for table in TABLES]
    for resource in package["resources"]:
        head = member(written, resource["path"]).decode("utf-8-sig").splitlines()[0]
        fields = resource["schema"]["fields"]
        assert head.split(",") == [field["name"] for field in fields]
        assert {field["type"] for field in fields} <= {"string", "integer", "number", "boolean", "array"}
        assert set(resource["schema"]["primaryKey"]) <= {field["name"] for field in fields}


def test_equal_ledgers_give_equal_bytes(demo_pages: Path, tmp_path: Path, written: bytes) -> None:
    settled(tmp_path / "backwards.db", demo_pages, backwards=True).close()
    assert places_aside(csv_of(tmp_path / "backwards.db")) == places_aside(written)


def places_aside(data: bytes) -> dict[str, bytes]:
    """Return the members without the folder of the hostile page, which is another for each ledger."""
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        return {name: re.sub(rb"[^\",]*/hostile\.html", b"hostile.html", whole.read(name)) for name in whole.namelist()}


def test_one_ledger_gives_equal_bytes_to_a_file_and_a_pipe(judged: Path, written: bytes, tmp_path: Path) -> None:
    out = tmp_path / "tables.zip"
    done = CliRunner().invoke(main, ["export", "csv", "-o", str(out), "--ledger", str(judged)])
    assert done.exit_code == 0, done.stderr
    piped = CliRunner().invoke(main, ["export", "csv", "--ledger", str(judged)])
    assert out.read_bytes() == piped.stdout_bytes == written


def test_matter_narrows_the_tables(judged: Path, written: bytes) -> None:
    done = CliRunner().invoke(main, ["export", "csv", "--matter", "April Note", "--ledger", str(judged)])
    found, whole = tables_of(done.stdout_bytes), tables_of(written)
    assert [row["name"] for row in found["matters"]] == ["April Note"]
    assert 0 < len(found["statements"]) < len(whole["statements"])
    assert 0 < len(found["pages"]) < len(whole["pages"])
