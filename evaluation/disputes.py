"""Measure how well acts are read: `python -m evaluation.disputes`.

Two sets, both to be measured on only, read from `../shared/data/disputes` (or the folder given) and skipped with a word
where they are absent. PLOVER's sentences are narrated events, not statements: the act is read from the sentence as if
it were what was said, so the figure is a rough first one. The political pairs are general claims without speakers; what
is counted is how often the typed reasons speak at all, and how often rightly.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from onrecord.disputes.clauses import clauses_of
from onrecord.disputes.frames import Frame, read_frame
from onrecord.disputes.words import content_roots, tokens
from onrecord.records import (
    Act,
    PageId,
    Polarity,
    Span,
    Statement,
    StatementKind,
    Voice,
    Where,
    statement_id,
)

__all__ = ["main"]

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "disputes"
EVENTS: dict[str, frozenset[Act]] = {
    "REJECT": frozenset({Act.REJECTS, Act.DENIES}),
    "AGREE": frozenset({Act.ACCEPTS}),
    "DEMAND": frozenset({Act.DEMANDS}),
    "DISAPPROVE": frozenset({Act.ACCUSES}),
    "SUPPORT": frozenset({Act.SUPPORTS}),
}
"""PLOVER's events that have an act of ours; its deeds (fights, visits, aid) have none."""
SHARED = 0.5
"""Share of content roots that two political claims must have in common before their signs are compared."""


def main() -> None:
    """Print one table a data set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=DATA)
    folder: Path = parser.parse_args().folder
    for name, measure in (("plover_gsr.json", acts), ("political_inconsistencies_dev.jsonl", pairs)):
        path = folder / name
        if path.is_file():
            measure(path)
        else:
            print(f"{name}: skipped, the data is not at hand")


def acts(path: Path) -> None:
    """Print F1 of each act on PLOVER's sentences, and their mean."""
    rows = [row for row in json.loads(path.read_text(encoding="utf-8")) if row["event"] in EVENTS]
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for row in rows:
        wanted[row["event"]] += 1
        said = _event(row["text"])
        found[said] += 1
        right[said] += said == row["event"]
    scores: list[float] = []
    print(f"acts on PLOVER, {len(rows)} sentences")
    for event in EVENTS:
        precision = right[event] / found[event] if found[event] else 0.0
        recall = right[event] / wanted[event] if wanted[event] else 0.0
        scores.append(2 * precision * recall / (precision + recall) if precision + recall else 0.0)
        print(f"  {event.lower():<12} P {precision:.2f}  R {recall:.2f}  F1 {scores[-1]:.2f}  ({wanted[event]})")
    print(f"  macro-F1 {sum(scores) / len(scores):.3f}")


def pairs(path: Path) -> None:
    """Print how often polarity flips on shared words speak of political pairs, and how often rightly."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    spoke = right = 0
    wanted = sum(row["l3"] == "Inconsistent" for row in rows)
    for row in rows:
        if _flips(row["p"], row["h"]):
            spoke += 1
            right += row["l3"] == "Inconsistent"
    base = wanted / len(rows)
    precision = f"{right / spoke:.2f}" if spoke else "-"
    print(f"polarity flips on political pairs: {spoke} of {len(rows)}, precision {precision} (base rate {base:.2f})")


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


def _event(text: str) -> str:
    """Return the event whose act the first telling clause shows, else an empty string."""
    for frame in _frames(text):
        if not any(mark.name == "act" for mark in frame.marks) and frame.act is Act.ASSERTS:
            continue
        for event, wanted in EVENTS.items():
            if frame.act in wanted:
                return event
    return ""


def _flips(first: str, second: str) -> bool:
    a, b = content_roots(tokens(first)), content_roots(tokens(second))
    if not a or not b or len(a & b) < SHARED * min(len(a), len(b)):
        return False
    signs = [{frame.polarity for frame in _frames(text)} - {Polarity.NEUTRAL} for text in (first, second)]
    return len(signs[0]) == len(signs[1]) == 1 and signs[0] != signs[1]


if __name__ == "__main__":
    main()
