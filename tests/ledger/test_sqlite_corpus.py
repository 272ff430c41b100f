"""Putting what was found across pages while others read and write."""

from collections.abc import Callable
from pathlib import Path

import pytest
from ledger.test_sqlite_links import A, B, utterance

from onrecord.ledger import CorpusStage, LedgerError, make_decision, open_ledger
from onrecord.ledger.sqlite import linking
from onrecord.records import DecisionKind, Utterance

OLD = [utterance("one", A, "2020-01-01", 0), utterance("two", A, "2020-01-02", 1)]
NEW = [utterance("one", A, "2020-01-01", 0), utterance("three", B, "2020-01-03", 2)]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as store:
        assert store.put_corpus(CorpusStage.UTTERANCES, OLD, generation=store.generation())
    return path


def meanwhile(monkeypatch: pytest.MonkeyPatch, does: Callable[[], None]) -> None:
    """Have something done once, while what differs is being found."""
    prepare, todo = linking.prepare, [does]

    def prepared(*given: object) -> None:
        prepare(*given)
        if todo:
            todo.pop()()

    monkeypatch.setattr(linking, "prepare", prepared)


def names(path: Path) -> dict[str, list[str]]:
    with open_ledger(path) as store:
        by_actor = {actor: [row.id for row in store.related(Utterance, actor)] for actor in (A, B)}
        return {"all": [row.id for row in store.corpus(Utterance)], **by_actor, "count": [store.count(Utterance)]}


def test_others_read_and_decide_while_it_is_found_what_differs(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def judged() -> None:
        seen.append(names(ledger))
        with open_ledger(ledger) as other:
            other.db.run("PRAGMA busy_timeout = 0")
            other.decide(make_decision(DecisionKind.JUDGEMENT, at="2026-01-01T00:00:00Z", who="x"))

    before = names(ledger)
    with open_ledger(ledger) as store:
        meanwhile(monkeypatch, judged)
        assert store.put_corpus(CorpusStage.UTTERANCES, NEW, generation=store.generation())
        assert store.decision_count() == 1
    assert seen == [before]
    assert names(ledger) == {"all": ["one", "three"], A: ["one"], B: ["three"], "count": [2]}


def test_of_two_that_put_at_once_the_last_holds_wholly(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def put_by_another() -> None:
        with open_ledger(ledger) as other:
            assert other.put_corpus(CorpusStage.UTTERANCES, [], generation=other.generation())

    with open_ledger(ledger) as store:
        meanwhile(monkeypatch, put_by_another)
        assert store.put_corpus(CorpusStage.UTTERANCES, NEW, generation=store.generation())
    assert names(ledger) == {"all": ["one", "three"], A: ["one"], B: ["three"], "count": [2]}


def test_records_that_are_held_already_are_not_written_again(ledger: Path) -> None:
    with open_ledger(ledger) as store:
        for table in ("utterances", "links"):
            for what in ("INSERT", "DELETE"):
                store.db.run(
                    f"CREATE TRIGGER {table}_{what} BEFORE {what} ON {table} BEGIN SELECT RAISE(ABORT, 'written'); END"
                )
        assert store.put_corpus(CorpusStage.UTTERANCES, OLD, generation=store.generation())
        with pytest.raises(LedgerError, match="written"):
            store.put_corpus(CorpusStage.UTTERANCES, NEW, generation=store.generation())


def test_a_ledger_opens_while_another_program_moves_its_log_into_the_file(ledger: Path) -> None:
    rows = [utterance(f"{number:032x}", A, "2020-01-01", 0) for number in range(300)]
    with open_ledger(ledger) as store:
        assert store.put_corpus(CorpusStage.UTTERANCES, rows, generation=store.generation())
        with ledger.open("r+b") as file:
            file.seek(28)
            pages = int.from_bytes(file.read(4), "big")
            file.seek(28)
            file.write((pages + 9).to_bytes(4, "big"))  # the header comes first, the pages that it counts after it
        with open_ledger(ledger, create=False) as other:
            assert other.count(Utterance) == 300
