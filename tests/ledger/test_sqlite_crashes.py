"""Crashes and company: a ledger survives a kill at any point, and two writers at once."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from ledger.making import body_of, harbour, seen_at, work_on
from ledger.test_sqlite_file import whole

from onrecord.ledger import open_ledger

PUTS = """
import os, sys
sys.path[:0] = {paths!r}
from ledger.making import *
from onrecord.ledger import open_ledger
from onrecord.ledger.sqlite import writing
with open_ledger({path!r}) as store:
    {before}
    for number in range({first}, {last}):
        page = harbour(f"quarrel{{number}} " * 50, canonical=f"x{{number % 7}}")
        store.put_page(body_of(page), [seen_at(page, f"{{number}}.html")], work_on(page))
        print(number, flush=True)
"""


def start(path: Path, first: int, last: int, before: str = "pass") -> subprocess.Popen[str]:
    code = PUTS.format(paths=sys.path, path=str(path), first=first, last=last, before=before)
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("step", ["_insert_page", "_insert_derived", "mark_stale"])
def test_a_crash_in_a_transaction_leaves_a_whole_ledger(tmp_path: Path, step: str) -> None:
    path = tmp_path / "case.db"
    with open_ledger(path) as store:
        page = harbour()
        store.put_page(body_of(page), [seen_at(page, "a.html")], work_on(page))
    before = f"done = writing.{step}; writing.{step} = lambda *a: (done(*a), os._exit(9))"
    with start(path, 0, 1, before) as process:
        process.communicate(timeout=60)
    assert process.returncode == 9
    whole(path)
    with open_ledger(path) as store:
        assert store.counts()["pages"] == 1
        page = harbour("more")
        store.put_page(body_of(page), [seen_at(page, "b.html")], work_on(page))
        assert store.counts()["pages"] == 2


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_a_kill_loses_no_page_that_was_put(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with start(path, 0, 100_000) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if int(line) >= 40:
                os.kill(process.pid, signal.SIGKILL)
                break
        done = [40, *(int(line) for line in process.stdout if line.endswith("\n"))][-1] + 1
    whole(path)
    with open_ledger(path) as store:
        counts = store.counts()
        assert done <= counts["pages"] <= done + 1
        assert counts["pages"] == counts["captures"] == counts["statements"]
        assert len(store.stale()) == 6


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    writers = [start(path, 0, 60), start(path, 30, 90)]
    for process in writers:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    whole(path)
    with open_ledger(path) as store:
        assert store.counts()["pages"] == 90
        assert sum(row.newest for row in store.summaries()) == 7
        assert store.generation() == 120
