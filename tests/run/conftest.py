"""What tests of runs share: the demo's pages in a ledger, settled once."""

from pathlib import Path

import pytest
from ledgers import fill

from onrecord.ledger import open_ledger


@pytest.fixture(scope="session")
def files(demo_pages: Path) -> list[str]:
    """The files of the demo, in the order of their names."""
    return [str(path) for path in sorted(demo_pages.rglob("*")) if path.is_file()]


@pytest.fixture(scope="session")
def settled(files: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a ledger that read `files` in one go. Never changed: tests that write take a copy."""
    path = tmp_path_factory.mktemp("settled") / "a.db"
    with open_ledger(path, create=True) as store:
        fill(store, files)
    return path
