"""Figures of quality only go up. Where a gold file is not at hand its floors are skipped."""

from pathlib import Path

import pytest

from evaluation import floors


@pytest.mark.parametrize("name", sorted(floors.MEASURES))
def test_no_figure_is_below_its_floor(name: str) -> None:
    table = floors.read_floors()[name]
    if not floors.gold_of(table).exists():
        pytest.skip(f"{floors.gold_of(table).name} is not at hand")
    assert table["f1"], "no floor is pinned"
    assert floors.fallen(name) == []


def test_another_gold_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "gold.json"
    other.write_text("{}", encoding="utf-8")
    monkeypatch.setattr(floors, "gold_of", lambda _table: other)
    assert floors.fallen("demo") == ["demo: the gold is not the one that the floors were pinned with"]
