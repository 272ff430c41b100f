"""The log of decisions as several stores read and write it: each reads only what is new, and misses nothing."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from ledger.contract import judged, put
from ledger.making import forget_of, harbour, restore_of
from ledger.test_sqlite_file import whole

from onrecord.ledger import Store, open_ledger
from onrecord.ledger.sqlite import decisions
from onrecord.records import Decision, Page, canonical_json

PAGE, OTHER = harbour("dredging"), harbour("parking")

FORGET = """
import sys
sys.path[:0] = {paths!r}
from ledger.making import forget_of, harbour
from onrecord.ledger import open_ledger
with open_ledger({path!r}) as store:
    store.forget(harbour("dredging").id, forget_of(harbour("dredging")))
"""

DECIDE = """
import os, sys
sys.path[:0] = {paths!r}
from ledger.contract import judged
from ledger.making import harbour
from onrecord.ledger import open_ledger
from onrecord.ledger.sqlite import decisions
append = decisions.append
decisions.append = lambda db, row: append(db, row) and (row.at < "2021-04-03" or os._exit(9))
with open_ledger({path!r}) as store:
    store.decide(*(judged(harbour(), at=f"2021-04-0{{day}}T00:00:00Z") for day in range(1, 6)))
"""


def start(code: str, path: Path) -> "subprocess.CompletedProcess[bytes]":
    told = code.format(paths=sys.path, path=str(path))
    return subprocess.run([sys.executable, "-c", told], check=False, capture_output=True, timeout=60)


def on(page: Page, day: int) -> Decision:
    return judged(page, at=f"2021-04-0{day}T00:00:00Z")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with two pages and a judgement on each, of the third and fourth."""
    path = tmp_path / "case.db"
    with open_ledger(path) as store:
        put(store, PAGE, "a.html")
        put(store, OTHER, "b.html")
        store.decide(on(PAGE, 3), on(OTHER, 4))
    return path


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_ledger(path) as store:
        yield store


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines of the log that were parsed."""
    rows: list[str] = []
    parse = decisions.parse

    def counted(record: str, kind: type[Decision]) -> Decision:
        rows.append(record)
        return parse(record, kind)

    monkeypatch.setattr(decisions, "parse", counted)
    return rows


def test_only_what_is_new_is_read_again(path: Path, store: Store, parsed: list[str]) -> None:
    store.decisions()
    assert len(parsed) == 2
    store.decide(on(PAGE, 5))
    with open_ledger(path) as other:
        other.decide(on(OTHER, 2), on(OTHER, 6))
    parsed.clear()
    assert store.decisions() == [on(OTHER, 2), on(PAGE, 3), on(OTHER, 4), on(PAGE, 5), on(OTHER, 6)]
    assert len(parsed) == 3
    assert store.decisions() == [on(OTHER, 2), on(PAGE, 3), on(OTHER, 4), on(PAGE, 5), on(OTHER, 6)]
    assert len(parsed) == 3


def test_who_changes_the_list_of_decisions_changes_their_own(store: Store) -> None:
    store.decisions().clear()
    assert len(store.decisions()) == 2


def test_words_that_another_process_struck_are_gone_from_what_was_read(path: Path, store: Store) -> None:
    assert b"dredging" in canonical_json(store.decisions())
    done = start(FORGET, path)
    assert done.returncode == 0, done.stderr
    struck, kept, forgotten = store.decisions()
    assert (struck.id, struck.copy, kept) == (on(PAGE, 3).id, None, on(OTHER, 4))
    assert forgotten == forget_of(PAGE)
    assert b"dredging" not in canonical_json(store.decisions())


def test_words_struck_again_after_a_page_came_back_are_gone_too(path: Path, store: Store) -> None:
    with open_ledger(path) as other:
        other.forget(PAGE.id, forget_of(PAGE))
        other.restore(PAGE.capture, restore_of(PAGE))
        put(other, PAGE, "a.html")
        other.decide(on(PAGE, 8))
    assert b"dredging" in canonical_json(store.decisions())
    store.forget(PAGE.id, forget_of(PAGE, at="2021-06-01T00:00:00Z"))
    assert b"dredging" not in canonical_json(store.decisions())
    with open_ledger(path) as other:
        assert store.decisions() == other.decisions()


def test_a_crash_among_several_decisions_leaves_none(path: Path) -> None:
    done = start(DECIDE, path)
    assert done.returncode == 9, done.stderr
    whole(path)
    with open_ledger(path) as store:
        assert store.decisions() == [on(PAGE, 3), on(OTHER, 4)]
        store.decide(on(PAGE, 1), on(PAGE, 2))
        assert store.decision_count() == 4
