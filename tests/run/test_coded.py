"""Coded statements of a project of Discourse Network Analyzer on their way into the log."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from dnafiles import CODED, make_dna

from onrecord.ledger import CorpusStage, Store, open_ledger
from onrecord.reading import DnaFile
from onrecord.records import Settings
from onrecord.run import settle
from onrecord.run.coded import CodedSummary, add_documents, take_coded

AT = "2026-02-01T00:00:00Z"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `case.dna`, and its documents read into `case.db`. Tests take copies."""
    folder = tmp_path_factory.mktemp("coded")
    with DnaFile(make_dna(folder / "case.dna")) as file, open_ledger(folder / "case.db") as store:
        add_documents(store, file, Settings(), place="case.dna", resolved="case.dna", workers=1)
        settle(store, Settings())
    return folder


@pytest.fixture
def mine(case: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(case, tmp_path / "mine"))


def take(store: Store, folder: Path, *, at: str = AT, progress: Callable[[], None] = lambda: None) -> CodedSummary:
    with DnaFile(folder / "case.dna") as file:
        _, pages = add_documents(store, file, Settings(), place="case.dna", resolved="case.dna", workers=1)
        return take_coded(store, file, pages, at=at, place="case.dna", resolved="case.dna", progress=progress)


def test_a_file_is_logged_in_one_write(mine: Path) -> None:
    steps: list[int] = []
    with open_ledger(mine / "case.db") as store:
        before = store.generation()
        summary = take(store, mine, progress=lambda: steps.append(store.decision_count()))
        assert (summary.coded, store.decision_count()) == (len(CODED), len(CODED))
        assert steps == [0] * len(CODED)
        assert (store.stale(), store.generation()) == ([CorpusStage.DISPUTES], before + 1)


def test_a_file_taken_again_writes_nothing(mine: Path) -> None:
    with open_ledger(mine / "case.db") as store:
        take(store, mine)
        before = store.generation(), store.decisions()
        assert take(store, mine, at="2026-03-01T00:00:00Z").again == len(CODED)
        assert (store.generation(), store.decisions()) == before


def test_of_a_file_whose_import_is_interrupted_nothing_is_logged_until_it_is_taken_again(mine: Path) -> None:
    steps: list[None] = []

    def interrupted() -> None:
        steps.append(None)
        if len(steps) == len(CODED):
            raise KeyboardInterrupt

    with open_ledger(mine / "case.db") as store:
        with pytest.raises(KeyboardInterrupt):
            take(store, mine, progress=interrupted)
        assert (store.decisions(), store.stale()) == ([], [])
        assert take(store, mine).coded == len(CODED)
        assert store.decision_count() == len(CODED)
