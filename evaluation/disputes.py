"""Measure how well acts and inconsistencies are read: `python -m evaluation.disputes`.

Two sets, both to be measured on only, read from `../shared/data/disputes` (or the folder given) and skipped with a word
where they are absent. PLOVER's sentences are narrated events, not statements: the act is read from the sentence as if
it were what was said. The political pairs are stands of parties without speakers; the comparer reads each in both
orders. `--weights` measures other weights than those that ship.
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from onrecord.disputes.acting import act_of
from onrecord.disputes.clauses import clauses_of
from onrecord.disputes.comparer import EncoderComparer, Heard, shipped_comparer
from onrecord.disputes.frames import Frame, read_frame
from onrecord.records import (
    Act,
    PageId,
    Span,
    Statement,
    StatementKind,
    Voice,
    Where,
    statement_id,
)

__all__ = ["f1_by", "main"]

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "disputes"
EVENTS: dict[str, frozenset[Act]] = {
    "REJECT": frozenset({Act.REJECTS, Act.DENIES}),
    "AGREE": frozenset({Act.ACCEPTS, Act.PROMISES, Act.PROPOSES}),
    "DEMAND": frozenset({Act.DEMANDS}),
    "DISAPPROVE": frozenset({Act.ACCUSES}),
    "SUPPORT": frozenset({Act.SUPPORTS}),
    "THREATEN": frozenset({Act.THREATENS}),
}
"""PLOVER's events that have an act of ours; its deeds (fights, visits, aid) have none. Offers are AGREE there."""
RELATIONS = ("Inconsistent", "Consistent", "Unrelated")
SURFACE = "Surface contradiction"
APART, ALIKE = 2.75, 4.0
"""What unlikeness counts for, in log-odds, where two stands are of other questions; set on political dev."""


def main() -> None:
    """Print one table a data set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=DATA)
    parser.add_argument("--weights", type=Path)
    options = parser.parse_args()
    comparer = EncoderComparer(options.weights.read_bytes()) if options.weights else shipped_comparer()
    for path in sorted(options.folder.glob("plover*.json")) or [options.folder / "plover_gsr.json"]:
        acts(path, comparer) if path.is_file() else print(f"{path.name}: skipped, the data is not at hand")
    found = sorted(options.folder.glob("political_inconsistencies*.jsonl"))
    for path in found or [options.folder / "political_inconsistencies_dev.jsonl"]:
        pairs(path, comparer) if path.is_file() else print(f"{path.name}: skipped, the data is not at hand")


def f1_by(rows: Iterable[tuple[str, str]], labels: Sequence[str]) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 of each label over rows of (gold, found)."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for gold, said in rows:
        wanted[gold] += 1
        found[said] += 1
        right[gold] += gold == said
    out: dict[str, tuple[float, float, float]] = {}
    for label in labels:
        precision = right[label] / found[label] if found[label] else 0.0
        recall = right[label] / wanted[label] if wanted[label] else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        out[label] = precision, recall, f1
    return out


def floor_figures() -> dict[str, float]:
    """Return macro-F1 of the acts of PLOVER's sentences, per cent."""
    rows = [row for row in json.loads((DATA / "plover_gsr.json").read_text(encoding="utf-8")) if row["event"] in EVENTS]
    comparer = shipped_comparer()
    read = [(row["event"], _event(row["text"], comparer.act(row["text"]))) for row in rows]
    return {"acts": round(100 * _mean(f1_by(read, list(EVENTS))), 1)}


def acts(path: Path, comparer: EncoderComparer) -> None:
    """Print F1 of each act on PLOVER's sentences, and their mean; by words alone too, and among all its events."""
    every = [row for row in json.loads(path.read_text(encoding="utf-8")) if row.get("text")]
    ours = [row for row in every if row["event"] in EVENTS]
    print(f"{path.name}: {len(ours)} sentences of our acts, {len(every)} in all")
    heard = {row["text"]: comparer.act(row["text"]) for row in every}
    read = [(row["event"], _event(row["text"], heard[row["text"]])) for row in ours]
    for event, (precision, recall, f1) in f1_by(read, list(EVENTS)).items():
        count = sum(row["event"] == event for row in ours)
        print(f"  {event.lower():<12} P {precision:.2f}  R {recall:.2f}  F1 {f1:.2f}  ({count})")
    words = [(row["event"], _event(row["text"], None)) for row in ours]
    whole = [(row["event"], _event(row["text"], heard[row["text"]])) for row in every]
    for name, rows in (("", read), (" by words alone", words), (" among all events", whole)):
        print(f"  macro-F1{name} {_mean(f1_by(rows, list(EVENTS))):.3f}")


def pairs(path: Path, comparer: EncoderComparer) -> None:
    """Print macro-F1 of three classes on political pairs, and how surface contradictions are found."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    said = [_relation(comparer, row["p"], row["h"]) for row in rows]
    scores = f1_by(zip((row["l3"] for row in rows), said, strict=True), RELATIONS)
    print(f"{path.name}: {len(rows)} pairs")
    for name, (precision, recall, f1) in scores.items():
        count = sum(row["l3"] == name for row in rows)
        print(f"  {name.lower():<12} P {precision:.2f}  R {recall:.2f}  F1 {f1:.2f}  ({count})")
    print(f"  macro-F1 {_mean(scores):.3f}")
    open_ones = [row["l5"] == SURFACE for row in rows]
    told = [one == RELATIONS[0] for one in said]
    hit = sum(a and b for a, b in zip(open_ones, told, strict=True))
    right = sum(b and row["l3"] == RELATIONS[0] for row, b in zip(rows, told, strict=True))
    beside = sum(b and (a or row["l3"] != RELATIONS[0]) for row, a, b in zip(rows, open_ones, told, strict=True))
    precision, beside_precision = right / max(1, sum(told)), hit / max(1, beside)
    print(f"  surface contradictions: recall {hit / max(1, sum(open_ones)):.2f}")
    print(f"  what is called inconsistent: precision {precision:.2f}")
    print(f"  surface contradictions beside what is consistent or unrelated: precision {beside_precision:.2f}")


def _relation(comparer: EncoderComparer, first: str, second: str) -> str:
    """Return how two stands of one party go together: openly, indirectly or by a deed inconsistent, or else."""
    here, there = comparer.answers(first, second), comparer.answers(second, first)
    stands = (here["stands"] + there["stands"]) / 2
    likeness = min(1.0, max(0.0, float(here["likeness"][0] + there["likeness"][0]) / 2))
    chances = (stands[:3].sum(), stands[3], stands[4] * math.exp(APART - ALIKE * likeness))
    return max(zip(chances, RELATIONS, strict=True), key=lambda row: row[0])[1]


def _mean(scores: dict[str, tuple[float, float, float]]) -> float:
    return sum(f1 for _, _, f1 in scores.values()) / len(scores)


def _frames(text: str) -> list[Frame]:
    span = Span(0, len(text))
    page = PageId("evaluation")
    statement = Statement(
        id=statement_id(page, (span,), None, None),
        page=page,
        where=Where.BODY,
        kind=StatementKind.INDIRECT,
        voice=Voice.NARRATOR,
        content=(span,),
        pieces=(text,),
        confidence=1.0,
        made_by="evaluation",
    )
    return [read_frame(clause) for clause in clauses_of(statement)]


def _event(text: str, heard: Heard | None) -> str:
    """Return the event whose act the first telling clause shows, or the comparer hears; else an empty string."""
    for frame in _frames(text):
        act = act_of(frame, heard)
        if act is Act.ASSERTS and not any(mark.name == "act" for mark in frame.marks):
            continue
        for event, wanted in EVENTS.items():
            if act in wanted:
                return event
    return ""


if __name__ == "__main__":
    main()
