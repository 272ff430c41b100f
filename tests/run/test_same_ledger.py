"""The same pages give the same ledger: in any order, any portions, any number of workers, after any crash."""

import gzip
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
from ledgers import command, export_of, exported, fill, onrecord

from onrecord.ledger import CorpusStage, open_ledger
from onrecord.records import Actor, Decision, DecisionId, DecisionKind, Dispute, Matter

KILLS = 20
DATED = """
[[actor]]
name = "Sabela Morcant"
aliases = ["Morcant"]
of = "Pelasta"
roles = [{ role = "foreign minister", to = 2019-03-08 }, { role = "envoy", from = 2019-03-08 }]

[[actor]]
name = "Olwen Prask"
of = "Pelasta"
roles = [{ role = "foreign minister", from = 2019-03-09 }]
"""
MATTERS = (
    """
    [[matter]]
    name = "Envoy's paper"
    aliases = ["April Note", "three-step working paper"]
    hide = true

    [[matter]]
    name = "call"
    """,
    """
    [[matter]]
    name = "Envoy's paper"
    kind = "proposal"
    aliases = ["April Note"]
    apart = ["three-step working paper"]

    [[matter]]
    name = "Temrin gates"
    aliases = ["gates", "condition"]
    only_with = ["Temrin Dam"]

    [[matter]]
    name = "agenda"
    hide = true

    [[matter]]
    name = "call"
    unset = true
    """,
)


@pytest.fixture(scope="module")
def whole(settled: Path) -> bytes:
    """The export of a ledger that read everything in one go, in the order of names."""
    with open_ledger(settled) as store:
        return exported(store)


def test_there_is_something_to_compare(whole: bytes) -> None:
    types = {line.split(b'"type":"')[1].split(b'"')[0] for line in whole.splitlines()}
    assert types >= {b"page", b"actor", b"story", b"utterance", b"matter", b"position", b"dispute"}


def test_the_folder_read_by_three_workers_gives_what_its_files_give(
    whole: bytes, demo_pages: Path, tmp_path: Path
) -> None:
    assert export_of(tmp_path / "a.db", [str(demo_pages)], workers=3) == whole


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_and_the_portions_do_not_matter(whole: bytes, files: list[str], tmp_path: Path, seed: int) -> None:
    rows = files[:]
    random.Random(seed).shuffle(rows)
    with open_ledger(tmp_path / "a.db", create=True) as store:
        for start in range(0, len(rows), seed):
            fill(store, rows[start : start + seed])
        assert exported(store) == whole


def test_adding_again_changes_nothing(whole: bytes, files: list[str], settled: Path, tmp_path: Path) -> None:
    with open_ledger(shutil.copy(settled, tmp_path)) as store:
        summary = fill(store, files)
        assert (summary.read, summary.again, summary.known) == (0, 0, len(files))
        assert not store.stale()
        assert exported(store) == whole


def setting(number: int, body: str) -> Decision:
    return Decision(
        id=DecisionId(f"{number}" * 32), kind=DecisionKind.SETTINGS, at=f"2026-02-0{number}", who="tester", body=body
    )


def decided(path: Path, files: list[str], *settings: Decision) -> Path:
    """Return the path of a ledger, held or new, where `settings` come and `files` are read."""
    with open_ledger(path, create=True) as store:
        for row in settings:
            store.decide(row, stale=tuple(CorpusStage))
        fill(store, files)
    return path


@pytest.fixture(scope="module")
def of_the_demo(settled_demo: Path) -> Decision:
    with open_ledger(settled_demo) as store:
        (decision,) = store.decisions()
    return decision


def test_settings_that_come_late_give_what_settings_that_came_first_give(
    whole: bytes, settled: Path, settled_demo: Path, of_the_demo: Decision, files: list[str], tmp_path: Path
) -> None:
    late = decided(Path(shutil.copy(settled, tmp_path)), files, of_the_demo)
    with open_ledger(late) as one, open_ledger(settled_demo) as other:
        assert exported(one) == exported(other) != whole


def test_roles_with_dates_that_come_late_give_what_they_give_first(
    settled_demo: Path, of_the_demo: Decision, files: list[str], tmp_path: Path
) -> None:
    """The demo's settings, then a first holder of an office until the middle of its pages, and another after."""
    dated = setting(2, DATED)
    exports = []
    for path in (
        decided(tmp_path / "first.db", files, of_the_demo, dated),
        decided(Path(shutil.copy(settled_demo, tmp_path / "late.db")), files, dated),
    ):
        with open_ledger(path) as store:
            exports.append(exported(store))
            roles = {(row.role, row.until) for actor in store.corpus(Actor) for row in actor.roles if row.by_user}
            assert ("foreign minister", "2019-03-08") in roles
    assert exports[0] == exports[1]


def test_matters_of_the_users_are_the_same_whenever_they_come(files: list[str], tmp_path: Path) -> None:
    """The later of two files takes back some of the earlier; they come first, last, or among the pages."""
    first, second = (setting(number, body) for number, body in enumerate(MATTERS, 1))
    pages = [name for name in files if "halmet-courier" in name or "interlake" in name]
    exports = []
    for steps in (
        [first, second, pages],
        [pages[::-1], first, second],
        [pages[3:], second, pages[:3], first],
    ):
        with open_ledger(tmp_path / f"{len(exports)}.db", create=True) as store:
            for step in steps:
                if isinstance(step, Decision):
                    store.decide(step, stale=tuple(CorpusStage))
                    fill(store, [])
                else:
                    fill(store, step)
            exports.append(exported(store))
            by_user = {row.name for row in store.corpus(Matter) if row.made_by == "settings@1"}
            disputed = {row.matter_name for row in store.corpus(Dispute)}
    assert by_user == {"Envoy's paper", "three-step working paper", "Temrin gates"}
    assert {"Envoy's paper", "Temrin gates", "call"} <= disputed
    assert exports[0] == exports[1] == exports[2]


@pytest.mark.slow
def test_a_run_that_is_killed_again_and_again_ends_the_same(files: list[str], tmp_path: Path) -> None:
    """kill -9 at random moments of starting, reading and comparing; each new run goes on from what is safe.

    Every run finds new pages, so that there is always something left to break.
    """
    moments = random.Random(20)
    pages = tmp_path / "pages"
    pages.mkdir()

    def more(number: int) -> None:
        for name in moments.sample(files, 3):
            body = gzip.decompress(Path(name).read_bytes()) if name.endswith(".gz") else Path(name).read_bytes()
            (pages / f"{number}-{Path(name).name.removesuffix('.gz')}").write_bytes(body + b"\n<!-- %d -->" % number)

    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command("add", "pages", "--ledger", "killed.db", "--workers", moments.choice("12")),
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    more(0)
    began = time.monotonic()
    assert start().wait() == 0
    length = time.monotonic() - began
    killed = 0
    for number in range(1, 3 * KILLS):
        more(number)
        run = start()
        try:
            run.wait(timeout=moments.uniform(0.2, 1.0) * length)
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            killed += 1
        run.wait()
        if killed == KILLS:
            break
    assert killed == KILLS
    for name in ("killed.db", "whole.db"):
        assert onrecord("add", "pages", "--ledger", name, cwd=tmp_path).returncode == 0
    ends = [onrecord("export", "jsonl", "--ledger", name, cwd=tmp_path).stdout for name in ("whole.db", "killed.db")]
    assert ends[0]
    assert ends[0] == ends[1]
