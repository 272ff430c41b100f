"""`add` and `read` with every source, and `versions`, from the command line."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from site_of import Site, serving
from warcs import response

from onrecord.cli import main

PAGE = (
    "<html><body><article><h1>Quay talks go on</h1><p>The harbour minister, Olwen Prask, said that the quay would "
    "reopen on {day}, if the dockers agreed to the plan.</p></article></body></html>"
)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner(env={"COLUMNS": "160"}).invoke(main, list(words))


def fetch(command: str, *words: str) -> Result:
    return run(command, "--allow-private", "--pause", "0", *words)


def test_an_address_is_added_and_listed(site: Site) -> None:
    done = fetch("add", site.put("/a", PAGE.format(day="Friday")), "--contact", "desk@paper.example")
    assert done.exit_code == 0, done.output
    assert "1 read" in done.stderr
    assert "desk@paper.example" in site.headers[0]["user-agent"]
    assert site.at("/a") in run("pages").stdout


def test_an_inner_address_is_refused_unless_that_is_allowed(site: Site) -> None:
    done = run("add", site.put("/a", PAGE))
    assert done.exit_code == 1
    assert "(private-address)" in done.stderr
    assert "--allow-private" in done.stderr
    assert site.asked == []


def test_a_dry_run_lists_and_makes_no_ledger(site: Site, folder: Path) -> None:
    site.put("/a", PAGE)
    feed = f"<rss><channel><item><title>Quay</title><link>{site.at('/a')}</link></item></channel></rss>"
    (folder / "feed.xml").write_text(feed, encoding="utf-8")
    done = fetch("add", "feed.xml", "--dry-run")
    assert done.exit_code == 0, done.output
    assert done.stdout.split() == [site.at("/a"), "no", "date", "Quay"]
    assert (site.asked, (folder / "onrecord.db").exists()) == ([], False)


def test_reading_prints_what_is_fetched(site: Site) -> None:
    done = fetch("read", site.put("/a", PAGE.format(day="Friday")), "--format", "jsonl")
    assert done.exit_code == 0, done.output
    line = json.loads(done.stdout)
    assert (line["from"], line["address"], line["title"]) == (site.at("/a"), site.at("/a"), "Quay talks go on")


def test_columns_that_are_not_read_are_said_once(folder: Path) -> None:
    rows = [{"text": f"The warden, Per Holt, said that bridge {n} was closed.", "views": n} for n in range(3)]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert run("add", "a.jsonl").stderr.count("columns not read: views") == 1


@pytest.mark.parametrize("value", ["last week", "2019-13-01"])
def test_a_date_that_is_none_is_wrong_usage(value: str) -> None:
    assert run("add", "x.html", "--since", value).exit_code == 2


@pytest.fixture
def twice(folder: Path) -> str:
    """An address captured twice, a year apart."""
    for year, day in ((2019, "Friday"), (2020, "Sunday")):
        body = PAGE.format(day=day).encode()
        archive = response(year, body, WARC_Date=f"{year}-03-04T00:00:00Z", WARC_Target_URI="https://c.example/quay")
        (folder / f"{year}.warc").write_bytes(archive)
    assert run("add", "2020.warc", "2019.warc").exit_code == 0
    return "https://c.example/quay"


def test_versions_are_listed_oldest_first(twice: str) -> None:
    rows = [json.loads(line) for line in run("versions", twice, "--format", "jsonl").stdout.splitlines()]
    assert [row["seen_at"][:4] for row in rows] == ["2019", "2020"]
    assert [row["newest"] for row in rows] == [False, True]
    shown = run("versions", twice).stdout
    assert shown.index("2019-03-04") < shown.index("2020-03-04")


def test_what_changed_between_versions_is_shown_word_by_word(twice: str) -> None:
    done = run("versions", twice, "--diff")
    assert done.exit_code == 0, done.output
    assert "[-Friday,-]{+Sunday,+}" in done.stdout
    older = json.loads(run("versions", twice, "--format", "jsonl").stdout.splitlines()[0])["page"]
    assert "[-Friday,-]{+Sunday,+}" in run("versions", older, "--diff").stdout
    assert "The same words" in run("versions", older, "--with", older).stdout


def test_one_version_has_nothing_to_compare(folder: Path) -> None:
    (folder / "a.html").write_text(PAGE, encoding="utf-8")
    run("add", "a.html")
    assert "one version only" in run("versions", "a.html", "--diff").stderr
    assert run("versions", "nothing.html").exit_code == 4
