"""Where gold and measuring data lie, beside the checkout; never inside it."""

from pathlib import Path

__all__ = ["DEMO", "ROOT", "SHARED", "at_hand"]

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
DEMO = ROOT / "demo"


def at_hand(path: Path) -> bool:
    """Tell whether `path` is there; say so clearly where it is not."""
    if path.exists():
        return True
    print(f"skipped: {path.name} is not at hand")
    return False
