"""The article extractors beside us that need an environment of their own, made as those of `evaluation.peers` are."""

import json
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from evaluation.pages.extractor_adapter import READERS
from evaluation.pages.readings import Reading
from evaluation.peers.environments import UnableError, python_of
from evaluation.peers.roster import Peer
from evaluation.shared import ROOT

__all__ = ["EXTRACTORS", "read_all"]

REQUIREMENTS = Path(__file__).with_name("extractors.txt")
EXTRACTORS = tuple(READERS)
"""Their names; all live in one environment."""
PATIENCE = 3600
"""Seconds that one tool may take over all pages."""


def read_all(name: str, sources: Iterable[str]) -> list[Reading]:
    """Return the readings of tool `name`; raise UnableError where it cannot be installed or run."""
    python = python_of(Peer("extractors", "evaluation.pages.extractor_adapter", REQUIREMENTS))
    with tempfile.TemporaryDirectory() as folder:
        pages, readings = Path(folder) / "pages.jsonl", Path(folder) / "readings.jsonl"
        pages.write_text("".join(json.dumps({"markup": source}) + "\n" for source in sources), encoding="utf-8")
        command: list[str | Path] = [
            python,
            "-W",
            "ignore",
            "-m",
            "evaluation.pages.extractor_adapter",
            name,
            pages,
            readings,
        ]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)
        if done.returncode:
            raise UnableError(f"failed: {(done.stderr.strip().splitlines() or ['no word of why'])[-1]}")
        rows = [json.loads(line) for line in readings.read_text(encoding="utf-8").splitlines()]
    return [
        Reading(
            body=row.get("body", ""),
            paragraphs=tuple(row.get("paragraphs", ())),
            title=row.get("title", ""),
            authors=tuple(row.get("authors", ())),
            published=row.get("published", ""),
        )
        for row in rows
    ]
