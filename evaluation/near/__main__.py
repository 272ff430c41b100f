"""Print near-duplicate finders beside lineage: `python -m evaluation.near [--only NAME]`, a part of `make bench-peers`.

Two tasks in the same run. *Families*: the made set of reprints; pairs that a finder finds are joined where its score
reaches a threshold, the one of a grid that does best on this very set, in the peers' favour; ours are stories, which
know outlets and times and no credit lines, at fixed thresholds. *Pairs*: the average precision of its score on the
labelled pairs of news bodies. Speed is documents a CPU-second of sketching and of searching, one core each.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.lineage import JUDGED, REUSE, adjusted_rand, average_precision
from evaluation.peers.environments import BUILD, UnableError, folder_of, python_of
from evaluation.peers.roster import Peer
from evaluation.shared import ROOT, at_hand

__all__ = ["joined", "main"]

HERE = Path(__file__).resolve().parent
FINDERS = (
    Peer("onrecord", "evaluation.near.ours"),
    Peer("rensa", "evaluation.near.rensa_near", HERE / "rensa.txt"),
    Peer("datasketch", "evaluation.near.datasketch_near", HERE / "datasketch.txt"),
)
GRID = [step / 40 for step in range(1, 39)]


def joined(found: Sequence[Sequence[float]], least: float, count: int) -> list[int]:
    """Return the family of each document where pairs with a score of `least` or more are joined."""
    leader = list(range(count))

    def find(place: int) -> int:
        while leader[place] != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    for a, b, score in found:
        if score >= least:
            first, last = sorted((find(int(a)), find(int(b))))
            leader[last] = first
    return [find(place) for place in range(count)]


def _pairs() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the texts of the labelled pairs, and their two labels (one judge's twice where there was one)."""
    texts = {}
    for line in (REUSE / "fnc1_docs.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        texts[row["id"]] = row["text"]
    pairs, labels = [], []
    for path in (REUSE / "fnc1_pairs_dev.jsonl", JUDGED / "dev.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            pairs.append((texts[row["a"]], texts[row["b"]]))
            labels.append(tuple(row.get("labels", [row.get("label")] * 2)))
    return pairs, labels


def _run(finder: Peer, task: Path) -> dict[str, Any]:
    result = folder_of(finder) / "near.json"
    command = [str(python_of(finder)), "-m", finder.module, str(task), str(result)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise UnableError((done.stderr.strip().splitlines() or ["it said nothing"])[-1])
    found: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    return found


def _line(name: str, runs: list[dict[str, Any]], gold: Sequence[int], labels: Sequence[tuple[str, str]]) -> str:
    count, found = len(gold), runs[0]
    sketching, searching = (min(run[part] for run in runs) for part in ("sketching", "searching"))
    if found["families"]:
        families = f"{adjusted_rand(found['families'], gold):>9.3f} {'':>6}"
    else:
        best = max((adjusted_rand(joined(found["found"], least, count), gold), least) for least in GRID)
        families = f"{best[0]:>9.3f} {best[1]:>6.2f}"
    precisions = [
        average_precision(
            (score, a in kinds)
            for score, (a, b) in zip(found["scores"], labels, strict=True)
            if (a in kinds) == (b in kinds)
        )
        for kinds in ("R", "RP")
    ]
    return (
        f"{name:12} {count / sketching:>9.0f} {count / (sketching + searching):>11.0f}"
        f" {families} {precisions[0]:>8.3f} {precisions[1]:>8.3f}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 0, also where data are absent or a peer cannot run, which is said."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.near")
    parser.add_argument("--only", action="append", choices=[finder.name for finder in FINDERS], help="may be repeated")
    parser.add_argument("--rounds", type=int, default=3, help="how often each runs, in turns; the quickest counts (3)")
    options = parser.parse_args(arguments)
    if not at_hand(REUSE / "reprintbench_dev.json") or not at_hand(REUSE / "fnc1_docs.jsonl"):
        return 0
    rows = json.loads((REUSE / "reprintbench_dev.json").read_text(encoding="utf-8"))
    pairs, labels = _pairs()
    texts = list(dict.fromkeys(text for pair in pairs for text in pair))
    BUILD.mkdir(parents=True, exist_ok=True)
    task = BUILD / "near.json"
    documents = [{"id": row["id"], "text": row["text"], "outlet": row["outlet"], "time": row["ts"]} for row in rows]
    task.write_text(json.dumps({"documents": documents, "pairs": pairs}), encoding="utf-8")
    print(f"{len(rows)} documents, {len(pairs)} labelled pairs of {len(texts)} bodies, one core each")
    print(f"{'':12} {'sketches/s':>9} {'with search':>11} {'ARI':>9} {'at':>6} {'AP, R':>8} {'AP, RP':>8}")
    chosen = [finder for finder in FINDERS if not options.only or finder.name in options.only]
    held: dict[str, list[dict[str, Any]]] = {finder.name: [] for finder in chosen}
    unable: dict[str, str] = {}
    for _ in range(options.rounds):
        for finder in chosen:
            try:
                held[finder.name].append(_run(finder, task))
            except UnableError as error:
                unable[finder.name] = str(error)
    for name, runs in held.items():
        print(_line(name, runs, [row["cluster"] for row in rows], labels) if runs else f"{name:12} {unable[name]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
