"""Score text alignment on PAN 2013's training corpus: `python -m evaluation.alignment [--every N] [--class NAME]`.

The measure is plagdet, of Potthast, Stein, Barrón-Cedeño and Rosso ("An Evaluation Framework for Plagiarism Detection",
COLING 2010), averaged over cases as PAN does. A *case* and a *detection* are each two passages of characters, s and r,
one in either text; r finds s where both passages of r touch those of s. With R the detections that find s, and S the
cases that r finds, and |.| characters of both texts together:

    recall      = mean over cases s of      |s ∩ union of R| / |s|
    precision   = mean over detections r of |r ∩ union of S| / |r|
    granularity = mean over the cases found of how many detections find them
    plagdet     = F1(precision, recall) / log2(1 + granularity)

The corpus lies beside the repository and may not be redistributed. Times are CPU-seconds of one process, reading the
texts from memory.
"""

import argparse
import json
import math
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.shared import SHARED, at_hand
from onrecord.lineage import reused

__all__ = ["CORPUS", "Figures", "figures", "main", "plagdet"]

CORPUS = [SHARED / "data" / "reuse" / f"pan13_train_corpus_{part}.jsonl" for part in ("docs", "pairs")]
Pair = tuple[int, int]
Passage = tuple[Pair, Pair]
"""First and end code point in the text looked at, and in its source."""


@dataclass(frozen=True)
class Figures:
    """What plagdet is made of, and plagdet."""

    precision: float
    recall: float
    granularity: float

    @property
    def plagdet(self) -> float:
        """Return F1 over the logarithm of granularity; 0 where nothing is right."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total / math.log2(1 + self.granularity) if total else 0.0


def plagdet(rows: Iterable[tuple[Sequence[Passage], Sequence[Passage]]]) -> Figures:
    """Return the figures over (cases, detections) of each pair of texts."""
    recalls: list[float] = []
    precisions: list[float] = []
    found: list[int] = []
    for cases, detections in rows:
        for case in cases:
            finders = [row for row in detections if _touch(case, row)]
            recalls.append(_covered(case, finders))
            if finders:
                found.append(len(finders))
        precisions.extend(_covered(row, [case for case in cases if _touch(case, row)]) for row in detections)
    return Figures(_mean(precisions), _mean(recalls), _mean(found) if found else 1.0)


def _touch(a: Passage, b: Passage) -> bool:
    return all(min(x[1], y[1]) > max(x[0], y[0]) for x, y in zip(a, b, strict=True))


def _covered(passage: Passage, others: Sequence[Passage]) -> float:
    """Return which share of a passage's characters, of both texts, lies in the others."""
    same = 0
    for side in (0, 1):
        start, stop = passage[side]
        reached = start
        for first, last in sorted(row[side] for row in others):
            same += max(0, min(last, stop) - max(first, reached))
            reached = max(reached, min(last, stop))
    size = sum(stop - start for start, stop in passage)
    return same / size if size else 0.0


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _cases(row: dict[str, Any]) -> list[Passage]:
    return [
        (
            (case["this_offset"], case["this_offset"] + case["this_length"]),
            (case["source_offset"], case["source_offset"] + case["source_length"]),
        )
        for case in row["spans"]
    ]


def figures(*, every: int = 1, only: str = "", clock: list[float] | None = None) -> dict[str, Figures]:
    """Return the figures by class, and of "all", over each `every`-th pair whose class has `only` in its name.

    The corpus must be at hand. The CPU-seconds of each pair are added to `clock`.
    """
    docs, pairs = ([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] for path in CORPUS)
    texts = {row["id"]: row["text"] for row in docs}
    by_class: defaultdict[str, list[tuple[Sequence[Passage], Sequence[Passage]]]] = defaultdict(list)
    for row in pairs[::every]:
        if only not in row["class"]:
            continue
        began = time.process_time()
        passages = reused(texts[row["susp"]], texts[row["src"]])
        if clock is not None:
            clock.append(time.process_time() - began)
        detections = [((p.span.start, p.span.end), (p.other.start, p.other.end)) for p in passages]
        by_class[row["class"]].append((_cases(row), detections))
    rows = [row for name in sorted(by_class) for row in by_class[name]]
    return {name: plagdet(some) for name, some in [*sorted(by_class.items()), ("all", rows)]}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures by class and over all pairs; return 0, also where the corpus is absent."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.alignment")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take each Nth pair only")
    parser.add_argument("--class", dest="only", default="", metavar="NAME", help="classes whose name has this in it")
    options = parser.parse_args(arguments)
    if not all(at_hand(path) for path in CORPUS):
        return 0
    clock: list[float] = []
    print(f"{'':28} {'plagdet':>8} {'precision':>10} {'recall':>7} {'granularity':>12}")
    for name, row in figures(every=options.every, only=options.only, clock=clock).items():
        print(f"{name:28} {row.plagdet:>8.3f} {row.precision:>10.3f} {row.recall:>7.3f} {row.granularity:>12.3f}")
    if clock:
        print(f"{len(clock)} pairs, {len(clock) / sum(clock):.0f} a CPU-second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
