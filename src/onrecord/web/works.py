"""Work that takes longer than a request: reading what was added, and comparing it with what is held."""

from pathlib import Path

from onrecord.records import Record

__all__ = ["WorkState", "Works"]


class WorkState(Record, frozen=True, kw_only=True):
    """What the app is doing beside answering, as its pages show it."""

    busy: bool = False
    doing: str = ""
    """What is being done, for people: "Reading pages"."""
    done: int = 0
    total: int | None = None
    """None where only reading will tell."""


class Works:
    """The one line of long work over a ledger."""

    def __init__(self, ledger: Path) -> None:
        self.ledger = ledger

    def state(self) -> WorkState:
        """Return what is being done now."""
        return WorkState()

    def settle(self) -> None:
        """Have pages and corpus stages brought up to date, after what is in line already."""

    def close(self) -> None:
        """Let go of what works; what it has not finished is begun again when the ledger is next opened."""
