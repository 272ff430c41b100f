"""What the user says of matters, from a matters.toml or a command to matters, positions, disputes and the dossier."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.ledger import open_ledger, settings_of
from onrecord.records import MatterKind, MatterSetting


def run(*words: str, ledger: Path) -> Result:
    return CliRunner(env={"COLUMNS": "160"}).invoke(main, [*words, "--ledger", str(ledger)])


def done(*words: str, ledger: Path) -> Result:
    result = run(*words, ledger=ledger)
    assert result.exit_code == 0, result.stderr
    return result


def rows(name: str, ledger: Path) -> list[dict]:
    return [json.loads(line) for line in done(name, "--format", "jsonl", ledger=ledger).stdout.splitlines()]


def matters(ledger: Path) -> dict[str, dict]:
    return {row["name"]: row for row in rows("matters", ledger)}


def disputed(ledger: Path) -> Counter[str]:
    return Counter(row["matter_name"] for row in rows("disputes", ledger))


def everything(ledger: Path) -> bytes:
    return done("export", "jsonl", ledger=ledger).stdout_bytes


def decided(*words: str, ledger: Path) -> tuple[str, str]:
    """Decide, and return what is said and the decision that `--undo` takes."""
    said = done("matters", *words, ledger=ledger).stderr
    return said, re.findall(r"onrecord matters --undo ([0-9a-f]+)", said)[0]


def set_in(ledger: Path) -> dict[str, MatterSetting]:
    with open_ledger(ledger) as store:
        return {row.name: row for row in settings_of(store.decisions()).matters}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, demo_pages: Path) -> Path:
    """A settled ledger of five demo pages, with their actors. Tests that change it take a copy."""
    ledger = tmp_path_factory.mktemp("matters") / "whole.db"
    done("import", str(demo_pages.parent / "actors.toml"), ledger=ledger)
    done("add", *(str(demo_pages / name) for name in ("halmet-courier", "interlake")), ledger=ledger)
    with open_ledger(ledger):  # closing folds the write-ahead log into the file
        pass
    return ledger


@pytest.fixture
def mine(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "mine.db"))


@pytest.fixture
def imported(mine: Path, tmp_path: Path) -> Callable[[str], Result]:
    """A function that imports a TOML text."""

    def imports(toml: str) -> Result:
        file = tmp_path / "matters.toml"
        file.write_text(toml, encoding="utf-8")
        return run("import", str(file), ledger=mine)

    return imports


def test_without_a_word_the_matters_are_listed(whole: Path) -> None:
    assert {"April Note", "gates", "condition", "agenda"} <= matters(whole).keys()
    assert "April Note" in done("matters", ledger=whole).stdout


def test_a_file_names_merges_splits_and_hides(mine: Path, imported: Callable[[str], Result]) -> None:
    before = matters(mine), disputed(mine)
    assert {"gates", "condition", "agenda", "three-step working paper"} <= before[0].keys()
    result = imported(
        '[[matter]]\nname = "Temrin question"\nkind = "event"\naliases = ["gates", "condition"]\n'
        '[[matter]]\nname = "three-step paper"\napart = ["three-step working paper"]\n'
        '[[matter]]\nname = "agenda"\nhide = true\n'
    )
    assert result.exit_code == 0, result.stderr
    found = matters(mine)
    assert found["Temrin question"]["kind"] == "event"
    assert not {"gates", "condition", "agenda"} & found.keys()
    assert found["three-step working paper"]["utterances"]
    assert found["three-step paper"]["utterances"]
    assert not set(found["three-step working paper"]["utterances"]) & set(found["three-step paper"]["utterances"])
    assert disputed(mine)["Temrin question"] == before[1]["gates"] + before[1]["condition"] == 2
    held = {row["matter"] for row in rows("positions", mine)}
    assert found["Temrin question"]["matter"] in held
    assert before[0]["agenda"]["matter"] not in held
    assert "No agenda has been agreed" not in json.dumps([row["b"] for row in rows("disputes", mine)])
    left_out = [row["message"] for row in rows("failures", mine) if row["code"] == "pairs-without-matter"]
    (message,) = left_out
    assert int(message.split()[0]) >= 1, message


def test_what_a_file_says_is_taken_back_by_a_later_one(mine: Path, imported: Callable[[str], Result]) -> None:
    before = everything(mine)
    assert imported('[[matter]]\nname = "agenda"\nhide = true\n').exit_code == 0
    assert "agenda" not in matters(mine)
    assert imported('[[matter]]\nname = "agenda"\nhide = false\naliases = ["call"]\n').exit_code == 0
    assert "call" not in matters(mine)
    assert imported('[[matter]]\nname = "agenda"\n').exit_code == 0
    assert {"agenda", "call"} <= matters(mine).keys()
    assert imported('[[matter]]\nname = "agenda"\nunset = true\n').exit_code == 0
    assert everything(mine) == before
    assert set_in(mine) == {}


def test_what_is_exported_is_imported_as_the_same(
    mine: Path, whole: Path, imported: Callable[[str], Result], tmp_path: Path
) -> None:
    toml = (
        '[[matter]]\nname = "Temrin \\"question\\""\nkind = "event"\naliases = ["gates"]\nonly_with = ["Temrin Dam"]\n'
        '[[matter]]\nname = "agenda"\nhide = true\napart = ["the agenda of Tyrin"]\n'
    )
    assert imported(toml).exit_code == 0
    file = tmp_path / "settings.toml"
    done("export", "settings", "-o", str(file), ledger=mine)
    other = Path(shutil.copy(whole, tmp_path / "other.db"))
    done("import", str(file), ledger=other)
    assert done("export", "settings", ledger=other).stdout == file.read_text(encoding="utf-8")
    assert set_in(other) == set_in(mine) != {}
    assert everything(other) == everything(mine)


def test_a_file_that_clashes_with_what_is_set_changes_nothing(mine: Path, imported: Callable[[str], Result]) -> None:
    assert imported('[[matter]]\nname = "agenda"\naliases = ["gates"]\n').exit_code == 0
    before = everything(mine)
    result = imported('[[matter]]\nname = "call"\n\naliases = ["the gates"]\n')
    assert result.exit_code == 2
    assert "line 4: 'the gates' is the matter 'agenda' and the matter 'call'" in " ".join(result.stderr.split())
    assert everything(mine) == before


def test_a_hidden_matter_leaves_the_dossier_and_comes_back(mine: Path) -> None:
    before = done("dossier", "--markdown", ledger=mine).stdout, everything(mine)
    assert "No agenda has been agreed" in before[0]
    said, decision = decided("--hide", "agenda", ledger=mine)
    assert "“agenda” is hidden." in said
    assert "agenda" not in matters(mine)
    after = done("dossier", "--markdown", ledger=mine).stdout
    assert after.count("No agenda has been agreed") < before[0].count("No agenda has been agreed")
    assert "any more: 3 utterances, 1 dispute." in decided("--show", "agenda", ledger=mine)[0]
    assert (done("dossier", "--markdown", ledger=mine).stdout, everything(mine)) == before
    refused = run("matters", "--undo", decision, ledger=mine)
    assert refused.exit_code == 2
    assert "settings-changed-since" in refused.stderr


def test_two_matters_are_merged_and_parted_again(mine: Path) -> None:
    before = everything(mine), disputed(mine)
    said, decision = decided("--merge", matters(mine)["gates"]["matter"][:8], "condition", ledger=mine)
    assert "“gates”: 11 utterances, 2 disputes." in said
    assert set_in(mine) == {"gates": MatterSetting(name="gates", aliases=("condition",))}
    assert disputed(mine)["gates"] == before[1]["gates"] + before[1]["condition"]
    assert "condition" not in matters(mine)
    assert "Nothing is set of “gates” any more" in done("matters", "--undo", decision, ledger=mine).stderr
    assert everything(mine) == before[0]


def test_a_matter_is_renamed_split_and_merged_again(mine: Path) -> None:
    before = everything(mine)
    kind = matters(mine)["three-step working paper"]["kind"]
    undo = [decided("--rename", "three-step working paper", "Envoy's paper", ledger=mine)[1]]
    assert matters(mine)["Envoy's paper"]["kind"] == kind == MatterKind.DOCUMENT
    said, last = decided("--split", "Envoy's paper", "the three-step paper", ledger=mine)
    assert re.search(r"Apart from it, “the three-step paper”: \d utterances?, \d disputes?\.", " ".join(said.split()))
    assert {"Envoy's paper", "the three-step paper"} <= matters(mine).keys()
    undo += [last, decided("--merge", "Envoy's paper", "the three-step paper", ledger=mine)[1]]
    assert set_in(mine)["Envoy's paper"].apart == ()
    assert "the three-step paper" not in matters(mine)
    for decision in reversed(undo):
        done("matters", "--undo", decision, ledger=mine)
    assert (everything(mine), set_in(mine)) == (before, {})


def test_what_a_command_sets_is_what_a_file_sets(mine: Path, whole: Path, tmp_path: Path) -> None:
    decided("--merge", "gates", "condition", ledger=mine)
    decided("--hide", "agenda", ledger=mine)
    other = Path(shutil.copy(whole, tmp_path / "other.db"))
    file = tmp_path / "matters.toml"
    done("export", "settings", "-o", str(file), ledger=mine)
    done("import", str(file), ledger=other)
    assert everything(other) == everything(mine) != everything(whole)


def test_two_things_of_one_name_are_merged_by_their_ids(tmp_path: Path) -> None:
    for town, port, first, second in (("Northby", "Elmhaven", "Brill", "Sand"), ("Osmarra", "Tyrin", "Reed", "Lund")):
        (tmp_path / f"{town}.txt").write_text(
            f"Walkout in {town}\n\nThe ships of {port} and {town} stood still on Monday, people in {port} said.\n\n"
            f"The dock strike is lawful, Ada {first} said in {town} on Monday. The dock strike will last, she said.\n\n"
            f"The dock strike is unlawful, Tom {second} said in {port} later. The dock strike hurts {town}, he said.\n",
            encoding="utf-8",
        )
    ledger = tmp_path / "two.db"
    done("add", *map(str, tmp_path.glob("*.txt")), ledger=ledger)
    found = [row["matter"] for row in rows("matters", ledger) if row["name"] == "dock strike"]
    assert len(found) == 2
    said, decision = decided("--merge", *found, ledger=ledger)
    assert "2 matters are called “dock strike”, and all are meant" in " ".join(said.split())
    assert "“dock strike”: 8 utterances" in said
    done("matters", "--undo", decision, ledger=ledger)
    assert run("matters", "--merge", found[0], found[0][:12], ledger=ledger).exit_code == 2


def test_a_judgement_outlives_a_new_name(mine: Path) -> None:
    dispute = next(row for row in rows("disputes", mine) if row["matter_name"] == "gates")
    done("judge", dispute["dispute"], "rejected", ledger=mine)
    decided("--merge", "condition", "gates", ledger=mine)
    (judged,) = rows("judgements", mine)
    (moved,) = [row for row in rows("disputes", mine) if row["a"] == dispute["a"]]
    assert (judged["record"], judged["verdict"]) == (moved["dispute"], "rejected")
    assert (moved["matter_name"], dispute["dispute"] == moved["dispute"]) == ("condition", False)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--hide", "nobody's matter"), 4, "ledger-not-found"),
        (("--merge", "agenda", "agenda"), 2, "one matter already"),
        (("--rename", "agenda", " "), 2, "is empty"),
        (("--split", "agenda", "the agenda"), 2, "settings-apart-from-itself"),
        (("--hide", "agenda", "--show", "agenda"), 2, "one thing at a time"),
        (("--show", ""), 2, "is empty"),
        (("--undo", "0123"), 4, "no-such-decision"),
    ],
)
def test_what_cannot_be_decided_changes_nothing(whole: Path, words: tuple[str, ...], code: int, said: str) -> None:
    result = run("matters", *words, ledger=whole)
    assert result.exit_code == code
    assert said in result.stderr
    assert set_in(whole) == {}


def test_what_is_so_already_is_not_decided_again(mine: Path) -> None:
    decided("--hide", "agenda", ledger=mine)
    with open_ledger(mine) as store:
        count = len(store.decisions())
    assert "set already" in done("matters", "--hide", "agenda", ledger=mine).stderr
    assert run("matters", "--rename", "call", "Agenda", ledger=mine).exit_code == 2
    with open_ledger(mine) as store:
        assert len(store.decisions()) == count
