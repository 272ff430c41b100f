"""Print one table of every tool for quotation attribution that installs and runs here, beside us: `make bench-peers`.

All read the documents of PolNeAR dev, one core each, and are scored by the scorer beside the data. CPU-seconds are
those over the documents, after loading and one document to warm up; memory is the whole process at its peak.
"""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from evaluation.peers.environments import BUILD
from evaluation.peers.roster import OURS, PEERS, UNABLE
from evaluation.peers.rounds import FIGURES, Result, compare
from evaluation.shared import at_hand
from evaluation.statements import GOLD, SCORER

__all__ = ["main", "table"]

HEADS = ("content", "attributed", "speech", "direct", "mixed", "indirect speech")
"""What FIGURES are called in the table."""


def table(results: list[Result]) -> str:
    """Return the table, and under it who could not run and what each peer refused to read."""
    head = ("peer", "version", "docs/CPU-s", "(runs)", "x onrecord", "peak MB", *HEADS)
    lines = [head, *(_line(result) for result in results if result.runs)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    out = []
    for line in lines:
        cells = [
            line[0].ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)),
        ]
        out.append("  ".join(cells).rstrip())
    notes = [
        f"{result.name}: " + ", ".join(f"{name} {version}" for name, version in result.runs[0].versions.items())
        for result in results
        if result.runs and len(result.runs[0].versions) > 1
    ]
    notes += [
        f"{result.name}: refused {count} paragraphs ({error})"
        for result in results
        if result.runs
        for error, count in result.runs[0].refused.items()
    ]
    notes += [f"{result.name}: {result.unable}" for result in results if result.unable]
    notes += [f"{name}: not run, {reason}" for name, reason in UNABLE.items()]
    return "\n".join([*out, "", *notes])


def _line(result: Result) -> tuple[str, ...]:
    speeds = result.speeds
    scores = [f"{result.scores[name][2]:.1f}" if result.names_sources or "content" in name else "-" for name in FIGURES]
    return (
        result.name,
        next(iter(result.runs[0].versions.values()), "-"),
        f"{sum(speeds) / len(speeds):.1f}",
        f"{speeds[0]:.1f}-{speeds[-1]:.1f}",
        "1" if result.name == OURS.name else "-" if result.ratio is None else f"{result.ratio:.2g}",
        f"{max(run.peak_mb for run in result.runs):.0f}",
        *scores,
    )


def main(arguments: list[str] | None = None) -> int:
    """Print the table; return 0, also where gold is absent or a peer cannot run, which is said; 1 if we cannot."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", choices=[peer.name for peer in PEERS], help="may be repeated")
    parser.add_argument("--documents", type=int, help="how many documents, from the first; all by default")
    parser.add_argument("--rounds", type=int, default=2, help="how often each peer runs, onrecord after each (2)")
    parser.add_argument("--json", type=Path, help="where to write every run and every figure")
    options = parser.parse_args(arguments)
    if not at_hand(GOLD) or not at_hand(SCORER):
        return 0
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines() if line][: options.documents]
    BUILD.mkdir(parents=True, exist_ok=True)
    documents = BUILD / "documents.jsonl"
    shown = ({key: row.get(key) for key in ("id", "title", "date", "text")} for row in rows)
    documents.write_text("".join(json.dumps(row) + "\n" for row in shown), encoding="utf-8")
    chosen = [peer for peer in PEERS if not options.only or peer.name in options.only]
    results = compare(chosen, rows, documents, max(1, options.rounds))
    print(f"{len(rows)} documents, {max(1, options.rounds)} rounds, one core each\n")
    print(table(results))
    if options.json:
        written = {"documents": len(rows), "results": [asdict(result) for result in results], "not_run": UNABLE}
        options.json.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    return int(any(result.unable for result in results if result.name == OURS.name))


if __name__ == "__main__":
    sys.exit(main())
