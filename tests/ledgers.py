"""Ledgers made for tests, and what they export."""

import io
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from onrecord.export import write_jsonl
from onrecord.ledger import Store, open_ledger, settings_of
from onrecord.reading import find
from onrecord.run import Summary, add, refresh, settle

ROOT = Path(__file__).resolve().parent.parent


def exported(store: Store) -> bytes:
    """Return the ledger's export."""
    file = io.BytesIO()
    write_jsonl(store, file)
    return file.getvalue()


def fill(store: Store, places: Sequence[str], *, workers: int = 1) -> Summary:
    """Add places and settle the ledger."""
    settings = settings_of(store.decisions())
    summary = add(store, list(find(places)), settings, workers=workers)
    refresh(store, settings, workers=1)
    settle(store, settings)
    return summary


def export_of(path: Path, places: Sequence[str], *, workers: int = 1) -> bytes:
    """Return the export of a new ledger at `path` that holds `places`."""
    with open_ledger(path, create=True) as store:
        fill(store, places, workers=workers)
        return exported(store)


def command(*words: str, **options: object) -> list[str]:
    """Return the words of an onrecord command for a subprocess."""
    return [sys.executable, "-m", "onrecord", *words]


def onrecord(*words: str, cwd: Path | None = None, **options: object) -> subprocess.CompletedProcess[str]:
    """Run an onrecord command in a process of its own, at a fixed width."""
    return subprocess.run(
        command(*words),
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "COLUMNS": "120", "PYTHONIOENCODING": "utf-8"},
        timeout=240,
        **options,  # type: ignore[call-overload]
    )
