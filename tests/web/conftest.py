"""The workbench over a settled ledger of the demo's pages."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import make_decision, open_ledger, settings_of
from onrecord.reading import find
from onrecord.records import DecisionKind
from onrecord.run import add, settle
from onrecord.web import make_app

HERE = "http://localhost"


@pytest.fixture(scope="session")
def settled_demo(tmp_path_factory: pytest.TempPathFactory, demo_pages: Path) -> Path:
    """A settled ledger of the whole demo. Never changed: tests that write take `ledger`."""
    path = tmp_path_factory.mktemp("web") / "demo.db"
    with open_ledger(path, create=True) as store:
        actors = (demo_pages.parent / "actors.toml").read_text(encoding="utf-8")
        store.decide(make_decision(DecisionKind.SETTINGS, at="2026-01-01T00:00:00Z", who="test", body=actors))
        settings = settings_of(store.decisions())
        add(store, list(find([str(demo_pages)])), settings, workers=1)
        settle(store, settings)
    return path


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
