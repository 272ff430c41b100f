"""The SQLite ledger keeps the contract of all ledgers."""

from pathlib import Path

from ledger.contract import StoreContract

from onrecord.ledger import Store, open_ledger


class TestSqlite(StoreContract):
    def make_store(self, tmp_path: object) -> Store:
        return open_ledger(tmp_path / "case.db" if isinstance(tmp_path, Path) else ":memory:")

    def fresh(self, tmp_path: object, number: int) -> object:
        assert isinstance(tmp_path, Path)
        folder = tmp_path / str(number)
        folder.mkdir()
        return folder
