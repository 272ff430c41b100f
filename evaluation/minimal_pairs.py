"""Score the reading of stands by minimal pairs: `python -m evaluation.minimal_pairs [--part shut] [--errors]`.

Pairs of sentences on one matter that differ in a negation, an operator or an opposite word (`evaluation/polarity`).
Printed: how many relations (contradicts, agrees, neither) are right, in all and by phenomenon; how many sides have the
right polarity, act, condition and status; and how the relation does where the rules trust themselves. The shut part is
opened once, at the end: its sentences are never listed.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.shared import ROOT
from onrecord.disputes.veridicality import Taken, read_stand, relation
from onrecord.records import Polarity

__all__ = ["Table", "main", "table_of"]

PAIRS = ROOT / "evaluation" / "polarity"
SIGNS = {Polarity.FOR: 1, Polarity.NEUTRAL: 0, Polarity.AGAINST: -1}
TRUSTED = 0.7
"""Confidence from which a relation counts as trusted."""
FEATURES = ("polarity", "act", "conditional", "status")


@dataclass
class Table:
    """Counts over a part: pairs and right relations by phenomenon, sides and right features."""

    pairs: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    sides: int = 0
    features: Counter[str] = field(default_factory=Counter)
    trusted: int = 0
    trusted_right: int = 0

    def lines(self) -> list[str]:
        """Return the table as it is printed."""
        out = [f"relation     {_rate(self.right.total(), self.pairs.total())}"]
        out.append(f"  trusted    {_rate(self.trusted_right, self.trusted)}")
        out += [f"{name:<12} {_rate(self.features[name], self.sides)}" for name in FEATURES]
        out += ["", "relation by phenomenon"]
        out += [f"  {_rate(self.right[topic], count)}  {topic}" for topic, count in sorted(self.pairs.items())]
        return out


def table_of(rows: Iterable[dict[str, Any]], *, errors: bool = False) -> Table:
    """Return the counts over `rows`; print each wrong relation where `errors`."""
    table = Table()
    for row in rows:
        told = relation(row["a"], row["b"], row["matter"])
        right = told.relation.value == row["relation"]
        table.pairs[row["topic"]] += 1
        table.right[row["topic"]] += right
        table.trusted += told.confidence >= TRUSTED
        table.trusted_right += right and told.confidence >= TRUSTED
        for side in ("a", "b"):
            table.sides += 1
            table.features.update(_right(read_stand(row[side], row["matter"]), row["gold"][side]))
        if errors and not right:
            print(f"{row['relation']} read as {told.relation.value} [{row['matter']}]\n  {row['a']}\n  {row['b']}")
    return table


def floor_figures() -> dict[str, float]:
    """Return what dev's floors hold, per cent."""
    table = table_of(_rows(PAIRS / "dev.jsonl"))
    relations, polarity = table.right.total() / table.pairs.total(), table.features["polarity"] / table.sides
    return {"relation": round(100 * relations, 1), "polarity": round(100 * polarity, 1)}


def main() -> None:
    """Print the table of one part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("dev", "shut"), default="dev")
    parser.add_argument("--errors", action="store_true", help="list the wrong relations of dev")
    options = parser.parse_args()
    rows = _rows(PAIRS / f"{options.part}.jsonl")
    table = table_of(rows, errors=options.errors and options.part == "dev")
    print(f"minimal pairs, {options.part}: {len(rows)} pairs")
    print("\n".join(table.lines()))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _right(taken: Taken, gold: dict[str, Any]) -> list[str]:
    """Return the features of a side that are read as gold has them."""
    status = taken.status.value.replace("-", " ") if taken.status else None
    read = (SIGNS[taken.polarity], taken.act.value, taken.conditional, status)
    return [name for name, value in zip(FEATURES, read, strict=True) if value == gold[name]]


def _rate(right: int, count: int) -> str:
    return f"{100 * right / max(1, count):5.1f} %  {right:>4} / {count:<4}"


if __name__ == "__main__":
    main()
