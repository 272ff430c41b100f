"""The tables as Parquet, read back by pyarrow."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.export import parquet
from onrecord.export.errors import MissingExtraError
from onrecord.export.parquet import write_parquet
from onrecord.export.selection import Selection
from onrecord.export.tables import TABLES
from onrecord.ledger import find_matter, open_ledger


@pytest.fixture(scope="module")
def written(judged: Path) -> bytes:
    return parquet_of(judged)


def parquet_of(ledger: Path, matter: str | None = None) -> bytes:
    file = io.BytesIO()
    with open_ledger(ledger) as store:
        write_parquet(Selection(store, matter=find_matter(store, matter).id if matter else None), file)
    return file.getvalue()


def tables_in(data: bytes) -> dict[str, pa.Table]:
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        return {
            name.removesuffix(".parquet"): pq.read_table(io.BytesIO(whole.read(name)))
            for name in whole.namelist()
            if name.endswith(".parquet")
        }


def test_every_row_comes_back_as_it_is_in_the_table(judged: Path, written: bytes) -> None:
    found = tables_in(written)
    assert list(found) == [table.name for table in TABLES]
    with open_ledger(judged) as store:
        selection = Selection(store)
        for table in TABLES:
            rows = [
                {name: list(cell) if isinstance(cell, tuple) else cell for name, cell in row.items()}
                for row in table.rows(selection)
            ]
            assert found[table.name].to_pylist() == [
                {name: row[name] for name in found[table.name].column_names} for row in rows
            ]


def test_columns_have_their_types_and_meanings(written: bytes) -> None:
    found = tables_in(written)
    types = {"start": pa.int32(), "words": pa.string(), "page": pa.string()}
    assert {name: found["pieces"].schema.field(name).type for name in types} == types
    assert found["statements"].schema.field("confidence").type == pa.float64()
    assert found["statements"].schema.field("said_at").type == pa.string()
    assert found["statements"].schema.field("said").type == pa.bool_()
    assert found["pages"].schema.field("bylines").type == pa.list_(pa.string())
    for table in TABLES:
        for column in table.columns:
            field = found[table.name].schema.field(column.name)
            assert field.metadata[b"description"].decode() == column.told


def test_every_words_cell_is_its_pages_text_from_start_to_end(written: bytes) -> None:
    found = {name: table.to_pylist() for name, table in tables_in(written).items()}
    texts = {row["page"]: row["text"] for row in found["pages"]}
    checked = 0
    for rows in found.values():
        for row in rows:
            if row.get("start") is not None and "words" in row:
                assert texts[row["page"]][row["start"] : row["end"]] == row["words"]
                checked += 1
    assert checked > 500


def test_rows_are_the_same_however_many_are_written_at_once(
    judged: Path, written: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "GROUP_ROWS", 7)
    monkeypatch.setattr(parquet, "GROUP_CHARACTERS", 9_000)
    small, whole = tables_in(parquet_of(judged)), tables_in(written)
    assert all(small[name].equals(whole[name]) for name in whole)


def test_equal_ledgers_give_equal_bytes(judged: Path, written: bytes) -> None:
    assert parquet_of(judged) == written


def test_matter_narrows_the_tables(judged: Path, written: bytes) -> None:
    found, whole = tables_in(parquet_of(judged, "April Note")), tables_in(written)
    assert found["matters"]["name"].to_pylist() == ["April Note"]
    assert 0 < found["statements"].num_rows < whole["statements"].num_rows


def test_without_pyarrow_the_error_says_how_to_install_it(
    judged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(MissingExtraError) as raised:
        parquet_of(judged)
    assert raised.value.code == "no-pyarrow"
    assert "onrecord[parquet]" in raised.value.next
    out = tmp_path / "tables.zip"
    done = CliRunner().invoke(main, ["export", "parquet", "-o", str(out), "--ledger", str(judged)])
    assert (done.exit_code, out.exists(), list(tmp_path.iterdir())) == (3, False, [])
    assert "onrecord[parquet]" in done.stderr


def test_pyarrow_is_not_imported_at_start() -> None:
    code = "import sys, onrecord.cli, onrecord.export.forms; print('pyarrow' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
