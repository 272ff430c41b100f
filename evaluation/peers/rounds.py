"""Run adapters, each in its environment on one core, a peer and onrecord in turns; score what they wrote."""

import json
import os
import statistics
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.peers.environments import UnableError, folder_of, python_of
from evaluation.peers.harness import Measured
from evaluation.peers.roster import OURS, Peer
from evaluation.shared import ROOT
from evaluation.statements import table_of

__all__ = ["FIGURES", "Result", "compare", "run_once"]

FIGURES = (
    "content all",
    "attributed all",
    "attributed speech",
    "attributed all direct",
    "attributed all mixed",
    "attributed speech indirect",
)
"""The scorer's figures that are shown; indirect attribution is scored on speech, as the reporting verbs make it."""

ONE_THREAD = {
    **dict.fromkeys(
        (
            "OMP_NUM_THREADS",
            "OPENBLAS_NUM_THREADS",
            "MKL_NUM_THREADS",
            "BLIS_NUM_THREADS",
            "NUMEXPR_NUM_THREADS",
            "VECLIB_MAXIMUM_THREADS",
        ),
        "1",
    ),
    "TOKENIZERS_PARALLELISM": "false",
}

LEAST_SECONDS = 3.0
"""CPU-seconds a run takes at least: single passes of one second differed by a half on two shared cores."""

PATIENCE = 3600
"""Seconds that one run of one peer may take."""


@dataclass(slots=True)
class Result:
    """One peer's runs, with the ratio of its speed to that of onrecord's run beside it, and its scores."""

    name: str
    runs: list[Measured] = field(default_factory=list)
    ratios: list[float] = field(default_factory=list)
    scores: dict[str, list[float]] = field(default_factory=dict)
    names_sources: bool = True
    unable: str | None = None

    @property
    def speeds(self) -> list[float]:
        """Documents per CPU-second of each run, slowest first."""
        return sorted(run.documents / max(run.seconds, 1e-9) for run in self.runs)

    @property
    def ratio(self) -> float | None:
        """The median ratio to onrecord; None where there is none to compare."""
        return statistics.median(self.ratios) if self.ratios else None


def run_once(peer: Peer, documents: Path, least: float) -> tuple[Measured, dict[str, list[dict[str, Any]]]]:
    """Run one peer over the documents in a process of its own, for at least `least` CPU-seconds.

    Raises UnableError with the reason where it cannot be installed or fails.
    """
    python, folder = python_of(peer), folder_of(peer)
    predicted, measured = folder / "predicted.jsonl", folder / "measured.json"
    command: list[str | Path] = [python, "-m", peer.module, documents, predicted, measured, str(least)]
    environment = {**os.environ, **ONE_THREAD}
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise UnableError(f"not done within {PATIENCE} seconds") from None
    if done.returncode:
        raise UnableError(f"failed: {(done.stderr.strip().splitlines() or ['no word of why'])[-1]}")
    rows = [json.loads(line) for line in predicted.read_text(encoding="utf-8").splitlines()]
    return (
        Measured(**json.loads(measured.read_text(encoding="utf-8"))),
        {row["id"]: row["statements"] for row in rows},
    )


def compare(
    peers: Iterable[Peer], rows: list[dict[str, Any]], documents: Path, rounds: int, *, least: float = LEAST_SECONDS
) -> list[Result]:
    """Return the result of each peer, onrecord first: in every round each peer runs, and onrecord right after it.

    Each run reads the documents until `least` CPU-seconds are spent. A peer that fails once does not run again.
    """

    def run(peer: Peer, result: Result) -> bool:
        try:
            measured, predictions = run_once(peer, documents, least)
        except UnableError as error:
            result.unable = str(error)
            return False
        if not result.runs:
            result.scores = table_of(rows, predictions)
            result.names_sources = any(one["source"] for found in predictions.values() for one in found)
        result.runs.append(measured)
        return True

    ours = Result(OURS.name)
    results = {OURS.name: ours}
    others = [peer for peer in peers if peer != OURS]
    for _ in range(rounds):
        if not others:
            run(OURS, ours)
        for peer in others:
            result = results.setdefault(peer.name, Result(peer.name))
            if result.unable is None and run(peer, result) and run(OURS, ours):
                beside, own = result.runs[-1], ours.runs[-1]
                result.ratios.append((beside.documents / beside.seconds) / (own.documents / own.seconds))
    if not ours.runs and ours.unable is None:
        run(OURS, ours)
    return list(results.values())
