"""What is forgotten leaves the ledger's files, byte for byte."""

import random
import sqlite3
from pathlib import Path

import pytest
from ledger.contract import judged, utterance
from ledger.making import body_of, forget_of, harbour, seen_at, work_on
from ledger.test_sqlite_file import whole

from onrecord.ledger import CorpusStage, open_ledger
from onrecord.ledger.sqlite import opening

SECRET = "zyxomma"


def traces(folder: Path) -> list[str]:
    """Return the ledger's files that hold the secret word."""
    return sorted(path.name for path in folder.iterdir() if SECRET.encode() in path.read_bytes().lower())


def fill(path: Path, pages: int) -> None:
    """Make a ledger with pages that come, are made again, and one with the secret in the middle of them."""
    rows = random.Random(7)
    with open_ledger(path) as store:
        for number in range(pages):
            word = SECRET if number == pages // 2 else f"w{rows.randrange(10**6)} " * rows.randrange(1, 400)
            page = harbour(word, outlet=f"{word[:8]} daily")
            store.put_page(body_of(page), [seen_at(page, f"{word[:8]}.html")], work_on(page))
            if number % 3 == 0:
                store.put_page(body_of(page), [], work_on(page, made="again"))
        secret = harbour(SECRET, outlet=f"{SECRET} daily")
        store.put_page(body_of(secret), [], work_on(secret, made="again"))
        store.decide(judged(secret))
        store.put_corpus(
            CorpusStage.UTTERANCES, [utterance(secret, f"the {SECRET} plan is dead")], generation=store.generation()
        )
        store.put_corpus(CorpusStage.UTTERANCES, [], generation=store.generation())


def test_no_byte_of_a_forgotten_word_is_left(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    fill(path, 60)
    assert traces(tmp_path) == ["case.db"]
    page = harbour(SECRET, outlet=f"{SECRET} daily")
    with open_ledger(path) as store:
        store.forget(page.id, forget_of(page))
        assert traces(tmp_path) == []
        assert store.search(SECRET) == []
        assert [row.code for row in store.failures() if row.stage == "ledger"] == []
    assert traces(tmp_path) == []
    whole(path)


def test_a_reader_puts_the_wiping_off_until_it_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    path = tmp_path / "case.db"
    fill(path, 5)
    page = harbour(SECRET, outlet=f"{SECRET} daily")
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM pages").fetchall()
    with open_ledger(path) as store:
        store.forget(page.id, forget_of(page))
        assert store.counts()["pages"] == 4
        assert [row.code for row in store.failures() if row.stage == "ledger"] == ["traces-left"]
    with open_ledger(path) as store:
        assert "traces-left" in [row.code for row in store.failures()]
    reader.close()
    with open_ledger(path) as store:
        assert "traces-left" not in [row.code for row in store.failures()]
        assert traces(tmp_path) == []
    whole(path)


def test_a_ledger_killed_before_the_wiping_is_wiped_when_next_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "case.db"
    fill(path, 5)
    page = harbour(SECRET, outlet=f"{SECRET} daily")
    with monkeypatch.context() as patch:
        patch.setattr("onrecord.ledger.sqlite.forgetting.scrub", lambda _db: False)
        with open_ledger(path) as store:
            store.forget(page.id, forget_of(page))
    with open_ledger(path) as store:
        assert store.failures() == [row for row in store.failures() if row.stage != "ledger"]
    assert traces(tmp_path) == []
