"""The reference of the ledger names what there is."""

import re
from pathlib import Path

import pytest

import onrecord.ledger
from onrecord.ledger import open_ledger
from onrecord.ledger.sqlite.store import SqliteStore
from onrecord.records import ActorSetting, MatterSetting, StateSetting

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "ledger.md"
CODE = re.compile(r'Error\(\s*"([a-z0-9-]+)"')


@pytest.fixture(scope="module")
def rows() -> dict[str, str]:
    """The rows of the page's tables by what stands in their first cell."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    return {
        name: line for line in lines if line.startswith("|") for name in re.findall(r"`([^`]+)`", line.split("|")[1])
    }


def test_every_table_and_column_is_named(rows: dict[str, str]) -> None:
    with open_ledger(":memory:") as store:
        assert isinstance(store, SqliteStore)
        tables = store.db.rows(
            "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"
            " AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE '%!_search!_%' ESCAPE '!'"
        )
        assert len(tables) > 20
        for (table,) in tables:
            assert table in rows
            for (column,) in store.db.rows("SELECT name FROM pragma_table_info(?)", (table,)):
                assert f"`{column}`" in rows[table], f"{table}.{column}"


def test_every_error_code_is_named(rows: dict[str, str]) -> None:
    folder = Path(onrecord.ledger.__file__).parent
    codes = {code for path in folder.rglob("*.py") for code in CODE.findall(path.read_text(encoding="utf-8"))}
    assert len(codes) > 20
    assert sorted(codes - rows.keys()) == []


def test_every_setting_is_named(rows: dict[str, str]) -> None:
    for name, kind in (("state", StateSetting), ("actor", ActorSetting), ("matter", MatterSetting)):
        for field in kind.__struct_fields__:
            assert f"`{field}`" in rows[f"[[{name}]]"]
