"""What all tests share: where the demo pages and, if at hand, the founders' shared data lie."""

from pathlib import Path

import pytest
from hypothesis import settings

from onrecord.ledger import make_decision, open_ledger, settings_of
from onrecord.reading import find
from onrecord.records import DecisionKind
from onrecord.run import add, settle

# Machines are shared: a slow example is no failure; the examples are the same every time.
settings.register_profile("onrecord", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("onrecord")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def demo_pages() -> Path:
    """The folder of the bundled demo pages."""
    return ROOT / "demo" / "pages"


@pytest.fixture(scope="session")
def settled_demo(tmp_path_factory: pytest.TempPathFactory, demo_pages: Path) -> Path:
    """A settled ledger of the whole demo with its settings. Never changed: tests that write take a copy."""
    path = tmp_path_factory.mktemp("settled") / "demo.db"
    with open_ledger(path, create=True) as store:
        actors = (demo_pages.parent / "actors.toml").read_text(encoding="utf-8")
        store.decide(make_decision(DecisionKind.SETTINGS, at="2026-01-01T00:00:00Z", who="test", body=actors))
        of_the_demo = settings_of(store.decisions())
        add(store, list(find([str(demo_pages)])), of_the_demo, workers=1)
        settle(store, of_the_demo)
    return path


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data; the test is skipped where it is not at hand."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the shared data is not at hand")
    return SHARED
