"""What every finder runs in: read, sketch, search, write. Standard library only, since it runs where the peer is.

Started as `python -m evaluation.near.NAME TASK RESULT`. TASK has `documents` (id, text, outlet, time) and `pairs` (two
texts each); RESULT gets the CPU-seconds of sketching and of searching, the pairs `found` with a score, the score of
each pair asked for, and the families where a finder tells them itself.
"""

import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

__all__ = ["Row", "main", "shingles"]

WORD = re.compile(r"\w+")
SIZE = 5
"""Words of a shingle, as lineage has them."""
Row = dict[str, Any]
"""A document: id, text, outlet and time."""


def shingles(text: str) -> list[str]:
    """Return the runs of words of `text`, each once."""
    words = WORD.findall(text.lower())
    return list({" ".join(words[at : at + SIZE]) for at in range(max(1, len(words) - SIZE + 1))})


def main(
    sketch: Callable[[Any], Any],
    search: Callable[[list[Any]], Iterable[tuple[int, int]]],
    score: Callable[..., float],
    *,
    read: Callable[[Row], Any] = lambda row: row["text"],
    families: Callable[[list[Any]], list[int]] | None = None,
) -> int:
    """Run a finder over the task named on the command line; return 0.

    `read` makes of a document what the finder sketches, before the clock starts: a string, or a page of a ledger.
    """
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    task = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    documents = [read(row) for row in task["documents"]]
    for document in documents[:20]:
        sketch(document)
    began = time.process_time()
    sketches = [sketch(document) for document in documents]
    sketched = time.process_time()
    pairs = {(min(a, b), max(a, b)) for a, b in search(sketches) if a != b}
    searched = time.process_time()
    result = {
        "sketching": sketched - began,
        "searching": searched - sketched,
        "found": [(a, b, score(sketches[a], sketches[b])) for a, b in sorted(pairs)],
        "scores": [
            score(*(sketch(read({"id": side, "text": text})) for side, text in enumerate(pair)))
            for pair in task["pairs"]
        ],
        "families": families(sketches) if families else None,
    }
    Path(sys.argv[2]).write_text(json.dumps(result), encoding="utf-8")
    return 0
