"""The floors under our figures: `python -m evaluation.floors` compares, `--pin` writes new ones where they rose."""

import argparse
import hashlib
import json
import sys
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from evaluation import (
    alignment,
    disputes,
    lineage,
    minimal_pairs,
    nesting,
    own_gold,
    role_mentions,
    statements,
    utterance_variants,
)
from evaluation.anatomy import FIGURES
from evaluation.pages.intervals import figure, share
from evaluation.pages.readings import read_ours
from evaluation.pages.scores import page_numbers
from evaluation.pages.stored import Form, stored
from evaluation.shared import ROOT, SHARED
from evaluation.threads.__main__ import measure_threads
from evaluation.threads.marking import marked_pages
from onrecord.attribution import shipped_tagger

__all__ = ["FLOORS", "MEASURES", "fallen", "main", "read_floors"]

FLOORS = Path(__file__).with_name("floors.toml")


def _rows(gold: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line]


def _demo() -> dict[str, float]:
    return {name: round(100 * row.f1, 1) for name, row in own_gold.figures(own_gold.CORPORA["demo"]).items()}


def _polnear() -> dict[str, float]:
    rows = _rows(statements.GOLD)
    table = statements.table_of(rows, statements.predict(rows))
    return {name: row[2] for name, row in table.items() if name.startswith("attributed")}


def _nested() -> dict[str, float]:
    rows = _rows(nesting.GOLD / "dev.jsonl")
    table = nesting.table_of(rows, shipped_tagger())
    found, attributed = table.rates(table.found)[2], table.rates(table.attributed)[2]
    return {"within the right statement": round(found, 1), "with cue and source": round(attributed, 1)}


def _roles(part: str) -> dict[str, float]:
    rows = _rows(role_mentions.GOLD / f"{part}.jsonl")
    table = role_mentions.figures(list(role_mentions.answers(rows, given=True)))
    right, of = table["role and of, of all gold"]
    return {"role and whose, sources given": round(100 * right / of, 1)}


PAGES_LOOKED = 150
"""Pages of trafilatura_dev, the first in order of their names, that floors are measured on: the suite waits for it."""
BODY_FIGURES = ("body F1",)
SEGMENT_FIGURES = (
    "wanted segments found",
    "unwanted segments let in",
    "title exact",
    "author set exact",
    "date, by day",
)
TURNED = frozenset({"unwanted segments let in"})
"""Figures that should be small: their floor is under what they leave of a hundred."""


def _bodies() -> dict[str, float]:
    return _of_pages("aeb_dev", None, BODY_FIGURES)


def _segments() -> dict[str, float]:
    return _of_pages("trafilatura_dev", PAGES_LOOKED, SEGMENT_FIGURES)


def _of_pages(name: str, most: int | None, wanted: tuple[str, ...]) -> dict[str, float]:
    rows = [
        page_numbers(page.gold, read_ours(page.markup, Form.AS_IS), "")
        for page in stored(SHARED / "data" / "pages", name)[:most]
    ]
    out: dict[str, float] = {}
    for label in wanted:
        found = figure([row[label] for row in rows if label in row], FIGURES[label][0])
        value = 100 * found.value if found is not None else 0.0
        out[f"no {label}" if label in TURNED else label] = round(100 - value if label in TURNED else value, 1)
    return out


def _threads() -> dict[str, float]:
    measured = measure_threads(marked_pages("dev", SHARED / "data" / "pages"), Form.AS_IS)
    out: dict[str, float] = {}
    for label in ("author and parent", "text exact"):
        found = figure(measured[label], share)
        out[label] = round(100 * found.value, 1) if found is not None else 0.0
    return out


def _reuse() -> dict[str, float]:
    found = lineage.judged_pairs(lineage.REUSE, "dev")
    return {label: round(100 * value, 1) for label, value in found.items() if label.endswith("likeness")}


def _alignment() -> dict[str, float]:
    return {name: round(100 * row.plagdet, 1) for name, row in alignment.figures(every=20).items()}


SLACK = 0.5
"""Points by which the encoder's figures may differ on another kind of processor."""
MEASURES: dict[str, Callable[[], dict[str, float]]] = {
    "demo": _demo,
    "polnear_dev": _polnear,
    "nested_dev": _nested,
    **{f"roles_{part}": partial(_roles, part) for part in ("dev", "dev2", "dev3", "dev4")},
    "pages_bodies": _bodies,
    "pages_segments": _segments,
    "threads_dev": _threads,
    "reuse_dev": _reuse,
    "alignment": _alignment,
    "utterances_dev": utterance_variants.floor_figures,
    "minimal_dev": minimal_pairs.floor_figures,
    "acts": disputes.floor_figures,
}
"""How each table of floors is measured: figure by name, per cent."""


def read_floors() -> dict[str, dict[str, object]]:
    """Return the tables of floors.toml."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def gold_of(table: dict[str, object]) -> Path:
    """Return the path of a table's gold file."""
    return ROOT / str(table["gold"])


def fallen(name: str) -> list[str]:
    """Return what is below its floor in table `name`, and whether its gold is another than the one pinned."""
    table = read_floors()[name]
    found = hashlib.sha256(gold_of(table).read_bytes()).hexdigest()
    if found != table["sha256"]:
        return [f"{name}: the gold is not the one that the floors were pinned with"]
    measured = MEASURES[name]()
    floors = table["f1"]
    assert isinstance(floors, dict)
    return [
        f"{name}: {label} is {measured.get(label, 0.0):.1f}, its floor {floor:.1f}"
        for label, floor in floors.items()
        if measured.get(label, 0.0) + SLACK < floor
    ]


def pin() -> None:
    """Write floors.toml with the figures of now, never one lower than it was for the same gold."""
    tables = read_floors()
    out = [
        "# Figures that may only go up: F1 or share, per cent. A gold file with another hash fails too,",
        "# since figures of another gold are other figures. Written by `python -m evaluation.floors --pin`.",
    ]
    for name, measure in MEASURES.items():
        table = tables[name]
        gold = gold_of(table)
        if not gold.exists():
            raise SystemExit(f"{gold.name} is not at hand: nothing was pinned")
        digest = hashlib.sha256(gold.read_bytes()).hexdigest()
        held = table["f1"] if table["sha256"] == digest else {}
        assert isinstance(held, dict)
        out += ["", f"[{name}]", f'gold = "{table["gold"]}"', f'sha256 = "{digest}"', "", f"[{name}.f1]"]
        out += [f'"{label}" = {max(value, held.get(label, 0.0)):.1f}' for label, value in measure().items()]
    FLOORS.write_text("\n".join(out) + "\n", encoding="utf-8")


def main() -> int:
    """Say what has fallen; return 1 where anything has."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pin", action="store_true")
    if parser.parse_args().pin:
        pin()
        return 0
    rows = [line for name in MEASURES if gold_of(read_floors()[name]).exists() for line in fallen(name)]
    print("\n".join(rows) or "every figure is at its floor or above")
    return int(bool(rows))


if __name__ == "__main__":
    sys.exit(main())
