"""The commands, on a ledger of the demo pages."""

import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from onrecord.cli import main
from onrecord.export import schema
from onrecord.ledger import CorpusStage, open_ledger, parse_settings
from onrecord.run import settle

LISTS = ("actors", "disputes", "failures", "findings", "matters", "positions", "statements", "stories", "utterances")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, demo_pages: Path) -> Path:
    """A settled ledger of the demo pages, with their settings. Tests that change it take a copy."""
    ledger = tmp_path_factory.mktemp("demo") / "demo.db"
    assert run("import", str(demo_pages.parent / "actors.toml"), ledger=ledger).exit_code == 0
    done = run("add", str(demo_pages), ledger=ledger)
    assert done.exit_code == 0, done.stderr
    assert "17 read" in done.stderr
    return ledger


@pytest.fixture
def mine(demo: Path, tmp_path: Path) -> Path:
    with open_ledger(demo):  # closing folds the write-ahead log into the file
        pass
    return Path(shutil.copy(demo, tmp_path / "mine.db"))


def run(*words: str, ledger: Path) -> Result:
    return CliRunner(env={"COLUMNS": "160"}).invoke(main, [*words, "--ledger", str(ledger)])


def rows(*words: str, ledger: Path) -> list[dict]:
    done = run(*words, "--format", "jsonl", ledger=ledger)
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def contract_of(kind: str) -> Draft202012Validator:
    whole = schema()
    return Draft202012Validator({**whole["properties"][kind], "$defs": whole["$defs"]})


@pytest.mark.parametrize("name", LISTS)
def test_every_list_keeps_its_contract_and_has_a_table(name: str, demo: Path) -> None:
    kind = {"stories": "story", "matters": "matter"}.get(name, name.removesuffix("s"))
    contract = contract_of(kind)
    found = rows(name, ledger=demo)
    assert found
    for row in found:
        contract.validate(row)
    table = run(name, ledger=demo)
    assert table.exit_code == 0
    assert len(table.stdout.splitlines()) > len(found) // 2


def test_pages_keep_their_contract(demo: Path, demo_pages: Path) -> None:
    contract = contract_of("page")
    done = CliRunner().invoke(main, ["read", str(demo_pages), "--format", "jsonl"])
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) == 17
    for line in lines:
        contract.validate(line)
        assert line["from"].endswith((".html", ".html.gz", ".txt"))


def test_statements_are_chosen_by_speaker_and_words(demo: Path) -> None:
    every = rows("statements", ledger=demo)
    by = rows("statements", "--by", "vessal", ledger=demo)
    about = rows("statements", "--about", "the april note", ledger=demo)
    both = rows("statements", "--by", "Vessal", "--about", "april note", ledger=demo)
    assert 0 < len(both) < len(by) < len(every)
    assert {row["speaker"] for row in by} == {"Tomir Vessal"}
    assert all("april note" in " ".join(row["pieces"]).lower() for row in about)
    assert rows("statements", "--by", "Nobody Known", ledger=demo) == []


def test_search_finds_phrases_beginnings_and_accents(demo: Path) -> None:
    assert rows("search", '"three weirs"', ledger=demo)
    assert len(rows("search", "arbitr*", ledger=demo)) > len(rows("search", "arbitration", ledger=demo)) > 0
    assert rows("search", "calendário", ledger=demo) == rows("search", "calendario", ledger=demo) != []
    assert rows("search", '"', "*", ")(", "NEAR/3", ledger=demo) == []
    assert run("search", "weirs", ledger=demo).stdout.count("\n") > 3


def test_a_rejected_statement_leaves_what_rests_on_it_and_stays_so(mine: Path) -> None:
    dispute = rows("disputes", ledger=mine)[0]
    statement = dispute["a"]["statement"]
    assert run("judge", statement[:12], "rejected", "--note", "a title", ledger=mine).exit_code == 0
    assert all(statement not in json.dumps(row) for row in rows("disputes", ledger=mine))
    assert all(statement != row["statement"] for row in rows("utterances", ledger=mine))
    (judged,) = rows("judgements", ledger=mine)
    assert (judged["record"], judged["verdict"], judged["note"]) == (statement, "rejected", "a title")
    with open_ledger(mine) as store:
        store.mark_stale(tuple(CorpusStage))
    assert all(statement not in json.dumps(row) for row in rows("disputes", ledger=mine))
    assert run("judge", statement, "accepted", ledger=mine).exit_code == 0
    assert dispute in rows("disputes", ledger=mine)


def test_an_edited_statement_is_listed_as_edited_until_the_edit_is_withdrawn(mine: Path) -> None:
    said = rows("statements", ledger=mine)[0]
    before = run("export", "jsonl", ledger=mine).stdout
    start, end = said["content"][0]
    given = ("--speaker", "Zadie Quill", "--role", "", "--content", f"{start}-{end - 3}", "--cue", "")
    assert run("judge", said["id"], "edited", *given, ledger=mine).exit_code == 0
    (now,) = rows("statements", "--by", "Zadie", ledger=mine)
    assert (now["id"], now["pieces"], now["role"], now["cue"]) == (said["id"], [said["pieces"][0][:-3]], None, None)
    assert any(row["name"] == "Zadie Quill" for row in rows("actors", ledger=mine))
    assert "speaker: Zadie Quill" in run("judgements", ledger=mine).stdout
    assert run("judge", said["id"], "withdrawn", ledger=mine).exit_code == 0
    assert rows("judgements", ledger=mine) == []
    assert run("export", "jsonl", ledger=mine).stdout == before
    again = run("judge", said["id"], "withdrawn", ledger=mine)
    assert (again.exit_code, "nothing-to-withdraw" in again.stderr) == (2, True)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("accepted", "--speaker", "x"), "goes with the verdict edited"),
        (("edited", "--content", "9-3"), "bad-span"),
        (("edited", "--content", "here"), "bad-span"),
        (("edited", "--act", "denies"), "not-editable"),
        (("edited",), "nothing-changed"),
    ],
)
def test_an_edit_that_cannot_be_is_refused(mine: Path, given: tuple[str, ...], code: str) -> None:
    said = rows("statements", ledger=mine)[0]
    refused = run("judge", said["id"], *given, ledger=mine)
    assert refused.exit_code == 2
    assert code in refused.stderr
    assert rows("judgements", ledger=mine) == []


def test_a_rejected_copy_becomes_a_report_of_its_own(mine: Path) -> None:
    story = next(row for row in rows("stories", ledger=mine) if row["copies"] and row["original"])
    copy = story["copies"][0]
    shown = run("stories", ledger=mine).stdout
    with open_ledger(mine) as store:
        kind, record = store.find_record(copy["page"], ["page"])
        assert (kind, record) == ("page", copy["page"])
        from onrecord.ledger import copy_id

        edge = copy_id(copy["page"], copy["parent"])
    assert edge[:10] in shown
    assert run("judge", edge, "rejected", ledger=mine).exit_code == 0
    after = rows("stories", ledger=mine)
    assert all(
        copy["page"] != row["page"] for item in after for row in item["copies"] if row["parent"] == copy["parent"]
    )
    assert len(after) == len(rows("stories", ledger=mine))


def test_a_judged_dispute_says_so_and_a_rejected_one_leaves_the_dossier(mine: Path) -> None:
    dispute = rows("disputes", ledger=mine)[0]
    words = dispute["a"]["words"]
    before = run("dossier", "--markdown", ledger=mine).stdout
    assert run("judge", dispute["dispute"], "rejected", ledger=mine).exit_code == 0
    after = run("dossier", "--markdown", ledger=mine).stdout
    assert before != after
    assert after.count(words.split(",")[0]) < before.count(words.split(",")[0]) or "rejected" in after
    assert "rejected" in run("disputes", ledger=mine).stdout


def test_a_forgotten_page_is_gone_and_comes_back_only_when_restored(mine: Path, demo_pages: Path) -> None:
    place = next(row["from"] for row in export(mine) if row["type"] == "page" and "harbour-master" in row["from"])
    gone = run("forget", place, "--yes", "--note", "asked to", ledger=mine)
    assert gone.exit_code == 0, gone.stderr
    assert all(row.get("from") != place for row in export(mine))
    assert "moor a boat" not in json.dumps(export(mine))
    again = run("add", str(demo_pages), ledger=mine)
    assert "1 skipped" in again.stderr
    assert "taken down" in again.stderr
    capture = gone.stderr.split("onrecord restore ")[1].split()[0]
    assert run("restore", capture, ledger=mine).exit_code == 0
    assert "1 read" in run("add", str(demo_pages), ledger=mine).stderr


def test_a_forgotten_page_leaves_what_a_ledger_without_it_has(mine: Path, demo: Path, demo_pages: Path) -> None:
    files = [
        path for path in sorted(demo_pages.rglob("*")) if path.is_file() and "interlake/2019-03-04" not in str(path)
    ]
    (page,) = [path for path in demo_pages.rglob("*") if "interlake/2019-03-04" in str(path)]
    without = mine.parent / "without.db"
    run("import", str(demo_pages.parent / "actors.toml"), ledger=without)
    assert run("add", *map(str, files), ledger=without).exit_code == 0
    assert run("forget", str(page), "--yes", ledger=mine).exit_code == 0
    assert export(mine) == export(without)


def export(ledger: Path) -> list[dict]:
    done = run("export", "jsonl", ledger=ledger)
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_an_export_to_a_file_is_whole_or_not_there(demo: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.jsonl"
    assert run("export", "jsonl", "-o", str(target), ledger=demo).exit_code == 0
    assert [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()] == export(demo)
    assert list(tmp_path.iterdir()) == [target]
    refused = run("export", "jsonl", "-o", str(tmp_path / "no" / "where.jsonl"), ledger=demo)
    assert refused.exit_code == 3
    assert "Error" in refused.stderr


def test_settings_that_are_known_already_change_nothing(mine: Path, demo_pages: Path) -> None:
    before = export(mine)
    again = run("import", str(demo_pages.parent / "actors.toml"), ledger=mine)
    assert "already" in again.stderr
    assert export(mine) == before


def test_roles_with_dates_are_listed(mine: Path, tmp_path: Path) -> None:
    setting = tmp_path / "actors.toml"
    setting.write_text(
        '[[actor]]\nname = "Sabela Morcant"\naliases = ["Morcant"]\nof = "Pelasta"\n'
        'roles = [{ role = "premier", from = 2019-03-06 }, { role = "mayor", of = "Lisk", to = 2018 }]\n',
        encoding="utf-8",
    )
    assert run("import", str(setting), ledger=mine).exit_code == 0
    (actor,) = [row for row in rows("actors", ledger=mine) if row["name"] == "Sabela Morcant"]
    assert [(row["role"], row["of"], row["from"], row["to"]) for row in actor["roles"] if row["by_user"]] == [
        ("mayor", "Lisk", None, "2018"),
        ("premier", "Pelasta", "2019-03-06", None),
    ]
    table = run("actors", ledger=mine).stdout
    assert "mayor, Lisk (to 2018)" in table
    assert "premier, Pelasta (from 2019-03-06)" in table
    said = {
        row["role"] for row in rows("statements", "--by", "Morcant", ledger=mine) if row["speaker"] == actor["name"]
    }
    assert "premier" in said
    assert "mayor" not in said


def test_exported_settings_are_what_was_imported(demo: Path, demo_pages: Path, tmp_path: Path) -> None:
    target = tmp_path / "actors.toml"
    assert run("export", "settings", "-o", str(target), ledger=demo).exit_code == 0
    given = parse_settings((demo_pages.parent / "actors.toml").read_text(encoding="utf-8"))
    assert parse_settings(target.read_text(encoding="utf-8")) == given
    other = tmp_path / "other.db"
    assert run("import", str(target), ledger=other).exit_code == 0
    assert run("export", "settings", ledger=other).stdout == target.read_text(encoding="utf-8")


def test_a_matter_of_the_users_is_reported_on(mine: Path, tmp_path: Path) -> None:
    setting = tmp_path / "matters.toml"
    setting.write_text('[[matter]]\nname = "the gauges"\naliases = ["gauge", "gauges"]\n', encoding="utf-8")
    assert run("import", str(setting), ledger=mine).exit_code == 0
    assert any(row["name"] == "the gauges" for row in rows("matters", ledger=mine))
    report = run("dossier", "the gauges", "--markdown", ledger=mine)
    assert report.exit_code == 0
    assert "the gauges" in report.stdout


def test_an_unknown_matter_is_answered_with_those_that_exist(demo: Path) -> None:
    done = run("dossier", "the price of eggs", ledger=demo)
    assert done.exit_code == 4
    assert "Matters here" in done.stderr


def test_the_dossier_is_one_file_that_loads_nothing(demo: Path, tmp_path: Path) -> None:
    target = tmp_path / "dossier.html"
    done = run("dossier", "--html", str(target), ledger=demo)
    assert done.exit_code == 0
    assert str(target) in done.stderr.replace("\n", "")
    page = target.read_text(encoding="utf-8")
    assert "<script" not in page
    assert "src=" not in page
    assert page.count("Tomir Vessal") > 3
    again = tmp_path / "again.html"
    run("dossier", "--html", str(again), ledger=demo)
    assert again.read_bytes() == target.read_bytes()


def test_what_a_killed_run_left_stale_is_settled_by_the_next_command(mine: Path) -> None:
    before = export(mine)
    with open_ledger(mine) as store:
        store.mark_stale(tuple(CorpusStage))
        store.put_corpus(CorpusStage.DISPUTES, [], generation=store.generation())
        store.mark_stale([CorpusStage.DISPUTES])
        assert store.stale()
    assert export(mine) == before
    with open_ledger(mine) as store:
        assert not store.stale()


def test_settling_twice_is_settling_once(mine: Path) -> None:
    from onrecord.ledger import settings_of

    with open_ledger(mine) as store:
        store.mark_stale(tuple(CorpusStage))
        settle(store, settings_of(store.decisions()))
    assert run("pages", ledger=mine).exit_code == 0


def test_a_ledger_that_may_not_be_written_is_read_as_it_stands(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    every = rows("statements", ledger=mine)
    mine.chmod(0o444)
    access = os.access
    # root may write anything, so the system is made to say no
    monkeypatch.setattr(os, "access", lambda path, mode, **more: mode != os.W_OK and access(path, mode, **more))
    assert rows("statements", ledger=mine) == every
    assert run("judge", every[0]["id"], "accepted", ledger=mine).exit_code == 3
    assert run("add", str(mine), ledger=mine).exit_code == 3


def test_no_page_commands_the_terminal(tmp_path: Path) -> None:
    hostile = "\x1b]0;owned\x07\x1b[2J\u009b31m\u202egnp.exe"
    page = tmp_path / "evil\x1b[31m.html"
    page.write_text(
        f"<html><title>T{hostile}</title><h1>Quay talks {hostile}</h1><p>“No {hostile} deal on the quay,” said Olwen "
        f"Prask, the harbour minister.</p><p>Prask said that the quay {hostile} would open on Friday.</p></html>",
        encoding="utf-8",
    )
    ledger = tmp_path / "x.db"
    shown = [run("add", str(page), str(page) + "no", ledger=ledger)]
    for words in (("statements",), ("pages",), ("search", "quay"), ("stories", "--all"), ("dossier",), ("actors",)):
        shown.append(run(*words, ledger=ledger))
    shown.append(CliRunner().invoke(main, ["read", str(page)]))
    shown.append(CliRunner().invoke(main, ["forget", str(page), "--ledger", str(ledger)], input="y\n"))
    for done in shown:
        assert not set(done.stdout + done.stderr) & set("\x1b\x07\u009b\u202e"), done.output
    assert all("\ufffd" in done.stdout for done in shown[1:4]), "shown, not left out"


def test_help_teaches_by_example() -> None:
    done = CliRunner().invoke(main, ["--help"])
    assert done.exit_code == 0
    assert "onrecord add saved-pages/" in done.stdout
    assert "onrecord dossier --html" in done.stdout
