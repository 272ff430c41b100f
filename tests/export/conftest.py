"""What tests of exports share: one ledger, settled once."""

from pathlib import Path

import pytest
from export.tabled import settled


@pytest.fixture(scope="session")
def judged(demo_pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a settled ledger with hostile pages, of which a person judged a few records; not to be changed."""
    path = tmp_path_factory.mktemp("tabled") / "tabled.db"
    settled(path, demo_pages).close()
    return path
