"""The workbench over a settled ledger of the demo's pages."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.web import make_app

HERE = "http://localhost"


@pytest.fixture
def ledger(settled_demo: Path, tmp_path: Path) -> Path:
    """A copy of the settled demo, to be changed."""
    return Path(shutil.copy(settled_demo, tmp_path / "demo.db"))


@pytest.fixture
def client(ledger: Path) -> Iterator[TestClient]:
    """A browser with scripts off, at the workbench over `ledger`."""
    with TestClient(make_app(ledger), base_url=HERE) as browser:
        yield browser


@pytest.fixture(scope="session")
def reader(settled_demo: Path) -> Iterator[TestClient]:
    """A browser that only reads, at the workbench over `settled_demo`."""
    with TestClient(make_app(settled_demo), base_url=HERE) as browser:
        yield browser
