"""What every adapter runs in: load, warm, clock, write. Standard library only, since it runs in the peer's environment.

An adapter is started as `python -m evaluation.peers.NAME DOCUMENTS PREDICTED MEASURED SECONDS`. DOCUMENTS has one
`{id, title, date, text}` a line; PREDICTED gets one `{id, statements}` a line, spans in code points of `text`; MEASURED
gets one JSON object, the fields of `Measured`. The documents are read over again until SECONDS of CPU time are spent,
for what is over in less is mostly noise on a shared machine.
"""

import json
import os
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

__all__ = ["Answer", "Measured", "Row", "main", "paragraphs"]

Row = dict[str, Any]
"""One document: id, title, date, text."""


@dataclass(slots=True)
class Answer:
    """The statements of each document by id, and how many pieces of text the peer refused, by the error's name."""

    statements: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Measured:
    """One run once warm: documents read in all passes, CPU-seconds over them, peak memory of the process in MB."""

    versions: dict[str, str]
    documents: int
    seconds: float
    peak_mb: float
    refused: dict[str, int]


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line that has a word, with the offset of its start."""
    for match in re.finditer(r"[^\n]+", text):
        if match.group().strip():
            yield match.start(), match.group()


def main(load: Callable[[], Callable[[list[Row]], Answer]], distributions: tuple[str, ...] = ()) -> int:
    """Run the adapter that `load` gives over the documents named on the command line; return 0."""
    documents, predicted, measured = (Path(word) for word in sys.argv[1:4])
    least = float(sys.argv[4])
    rows: list[Row] = [json.loads(line) for line in documents.read_text(encoding="utf-8").splitlines() if line]
    _keep_to_one_core()
    predict = load()
    predict(rows[:1])
    before, passes, seconds = _cpu_seconds(), 0, 0.0
    while not passes or seconds < least:
        answer = predict(rows)
        passes += 1
        seconds = _cpu_seconds() - before
    result = Measured(
        versions={name: _version(name) for name in distributions},
        documents=len(rows) * passes,
        seconds=seconds,
        peak_mb=_peak_mb(),
        refused=dict(sorted(answer.refused.items())),
    )
    lines = [json.dumps({"id": row["id"], "statements": answer.statements.get(row["id"], [])}) for row in rows]
    predicted.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    measured.write_text(json.dumps(asdict(result)) + "\n", encoding="utf-8")
    return 0


def _keep_to_one_core() -> None:
    if sys.platform == "linux":
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _cpu_seconds() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _peak_mb() -> float:
    # ru_maxrss of a spawned process also counts what its parent held at the time; VmHWM is the process's own.
    status = Path("/proc/self/status")
    if status.exists():
        match = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii", errors="replace"))
        own = int(match.group(1)) if match else 0
    else:
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
    return own / 1024


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"
