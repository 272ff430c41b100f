"""The user's word on who is who, from the command to pages, actors and disputes, and back."""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.ledger import open_ledger, settings_of
from onrecord.records import ActorKind, ActorSetting


def run(*words: str, ledger: Path) -> Result:
    return CliRunner(env={"COLUMNS": "160"}).invoke(main, [*words, "--ledger", str(ledger)])


def done(*words: str, ledger: Path) -> Result:
    result = run(*words, ledger=ledger)
    assert result.exit_code == 0, result.stderr
    return result


def actors(ledger: Path) -> dict[str, dict]:
    rows = done("actors", "--format", "jsonl", ledger=ledger).stdout.splitlines()
    return {row["name"]: row for row in map(json.loads, rows)}


def everything(ledger: Path) -> bytes:
    return done("export", "jsonl", ledger=ledger).stdout_bytes


def decided(*words: str, ledger: Path) -> tuple[str, str]:
    """Decide, and return what is said and the decision that `--undo` takes."""
    said = done("actors", *words, ledger=ledger).stderr
    return said, re.findall(r"onrecord actors --undo ([0-9a-f]+)", said)[0]


def set_in(ledger: Path) -> dict[str, ActorSetting]:
    with open_ledger(ledger) as store:
        return {row.name: row for row in settings_of(store.decisions()).actors}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, demo_pages: Path) -> Path:
    """A settled ledger of few demo pages, with their actors. Tests that change it take a copy."""
    ledger = tmp_path_factory.mktemp("actors") / "whole.db"
    done("import", str(demo_pages.parent / "actors.toml"), ledger=ledger)
    done("add", str(demo_pages / "halmet-courier"), ledger=ledger)
    with open_ledger(ledger):  # closing folds the write-ahead log into the file
        pass
    return ledger


@pytest.fixture
def mine(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "mine.db"))


def test_two_actors_are_merged_and_parted_again(mine: Path) -> None:
    before, held = everything(mine), actors(mine)
    first, second = list(held.values())[:2]
    said, decision = decided("--merge", first["actor"][:8], second["name"], ledger=mine)
    assert f"Nothing is set of “{second['name']}” any more" in said
    assert len(actors(mine)[first["name"]]["statements"]) > len(first["statements"])
    assert second["name"] in actors(mine)[first["name"]]["aliases"]
    assert second["name"] not in actors(mine)
    done("actors", "--undo", decision, ledger=mine)
    assert everything(mine) == before


def test_a_side_is_set_survives_reading_again_and_is_taken_back(mine: Path) -> None:
    before = everything(mine)
    name = next(row["name"] for row in actors(mine).values() if row["statements"])
    _, decision = decided("--set-side", name, "the harbour", ledger=mine)
    assert actors(mine)[name]["side"] == "the harbour"
    assert "So it is set already." in done("actors", "--set-side", name, "the harbour", ledger=mine).stderr
    done("actors", "--undo", decision, ledger=mine)
    assert everything(mine) == before


def test_a_name_that_is_somebody_elses_takes_its_statements(mine: Path) -> None:
    before = actors(mine)
    decided("--merge", "Tomir Vessal", "Joren Hask", ledger=mine)
    assert "Joren Hask" not in actors(mine)
    said, _ = decided("--split", "Tomir Vessal", "Joren Hask", ledger=mine)
    assert "“Joren Hask”" in said
    assert set_in(mine)["Joren Hask"] == ActorSetting(name="Joren Hask", kind=ActorKind.PERSON)
    now = actors(mine)
    assert "Joren Hask" not in now["Tomir Vessal"]["aliases"]
    assert set(before["Joren Hask"]["statements"]) & set(now["Joren Hask"]["statements"])


def test_what_a_command_sets_is_what_a_file_sets(mine: Path, whole: Path, tmp_path: Path) -> None:
    decided("--merge", "Tomir Vessal", "Joren Hask", ledger=mine)
    decided("--set-side", "Tomir Vessal", "the harbour", ledger=mine)
    file = tmp_path / "settings.toml"
    done("export", "settings", "-o", str(file), ledger=mine)
    fresh = Path(shutil.copy(whole, tmp_path / "other.db"))
    done("import", str(file), ledger=fresh)
    assert set_in(fresh)["Tomir Vessal"] == set_in(mine)["Tomir Vessal"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--merge", "Tomir Vessal", "Vessal"), "settings-one-actor"),
        (("--split", "Tomir Vessal", "Tomir Vessal"), "settings-own-name"),
        (("--split", "Tomir Vessal", "Nobody"), "settings-no-alias"),
        (("--set-side", " ", "x"), "settings-empty-name"),
        (("--merge", "Tomir Vessal", "Nobody At All"), "ledger-not-found"),
        (("--undo", "f00d"), "no-such-decision"),
    ],
)
def test_what_cannot_be_decided_is_refused(whole: Path, words: tuple[str, ...], code: str) -> None:
    result = run("actors", *words, ledger=whole)
    assert result.exit_code != 0
    assert code in result.stderr
