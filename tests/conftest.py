"""What all tests share: where the demo pages and, if at hand, the founders' shared data lie."""

from pathlib import Path

import pytest
from hypothesis import settings

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
def shared() -> Path:
    """The folder of shared data; the test is skipped where it is not at hand."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the shared data is not at hand")
    return SHARED
