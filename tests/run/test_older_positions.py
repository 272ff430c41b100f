"""Positions that an earlier version found are found anew, and what hangs on them."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from ledgers import exported, fill

from onrecord.ledger import CorpusStage, Store, open_ledger
from onrecord.records import Dispute, Position, Settings
from onrecord.run import settle

ANEW = [CorpusStage.MATTERS, CorpusStage.POSITIONS, CorpusStage.DISPUTES]


@pytest.fixture
def store(demo_pages: Path, tmp_path: Path) -> Iterator[Store]:
    with open_ledger(tmp_path / "a.db", create=True) as store:
        fill(store, [str(demo_pages / "interlake")])
        assert list(store.corpus(Dispute))
        yield store


def settled(store: Store) -> list[CorpusStage]:
    """Settle the ledger and return the stages that ran."""
    ran: list[CorpusStage] = []
    settle(store, Settings(), progress=ran.append)
    return ran


def test_positions_of_an_earlier_version_are_found_anew_with_matters_and_disputes(store: Store) -> None:
    whole = exported(store)
    older = [msgspec.structs.replace(row, made_by="positions@1") for row in store.corpus(Position)]
    for stage, rows in zip(ANEW, ([], older, []), strict=True):
        store.put_corpus(stage, rows, generation=store.generation())
    assert not store.stale()
    assert settled(store) == ANEW
    assert exported(store) == whole


def test_positions_of_this_version_are_left_as_they_are(store: Store) -> None:
    assert settled(store) == []
