"""Score attribution on PolNeAR dev, with the scorer beside the data: `python -m evaluation.statements`."""

import argparse
import importlib.util
import json
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from evaluation.shared import SHARED, at_hand
from onrecord.attribution import Gazetteer, shipped_tagger, statements
from onrecord.records import Block, BlockKind, CaptureId, Page, Settings, Span, page_id

__all__ = ["main", "page_of", "predict", "table_of"]

GOLD = SHARED / "data" / "quotes" / "polnear_dev.jsonl"
SCORER = SHARED / "score" / "statements.py"


def page_of(row: dict[str, Any]) -> Page:
    """Return the page of one document: its lines are paragraphs, the first a headline if it is the title."""
    text: str = row["text"]
    blocks: list[Block] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            first = at + len(line) - len(line.lstrip())
            span = Span(first, first + len(line.strip()))
            title = not blocks and span.of(text).rstrip(".") == (row.get("title") or "").rstrip(".")
            blocks.append(Block(kind=BlockKind.HEADLINE if title else BlockKind.PARAGRAPH, span=span))
        at += len(line) + 1
    capture = CaptureId(str(row["id"]))
    return Page(
        id=page_id(capture, "text@1"),
        capture=capture,
        form="text",
        text=text,
        text_version="text@1",
        language="en",
        title=row.get("title"),
        published=row.get("date"),
        blocks=tuple(blocks),
    )


def predict(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return the statements of each document, in the shape that the scorer reads."""
    gazetteer = Gazetteer.of(Settings())
    tagger = shipped_tagger()
    out: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found, _, _ = statements(page_of(row), gazetteer=gazetteer, tagger=tagger)
        out[row["id"]] = [{"content": s.content, "cue": s.cue, "source": s.source, "within": s.within} for s in found]
    return out


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("statement_scorer", SCORER)
    if spec is None or spec.loader is None:
        raise ImportError(f"cannot load {SCORER}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def table_of(rows: list[dict[str, Any]], predictions: dict[str, list[dict[str, Any]]]) -> dict[str, list[float]]:
    """Return precision, recall, F1 (per cent) and the count of gold, by name of figure."""
    scorer = _scorer()
    table: dict[str, list[float]] = scorer.figures(scorer.score(rows, predictions))
    return table


def main(arguments: list[str] | None = None) -> int:
    """Print the table of scores; return 0, also where the data is absent, which is said."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--write", type=Path, help="where to write the predictions, one document a line")
    options = parser.parse_args(arguments)
    if not at_hand(options.gold) or not at_hand(SCORER):
        return 0
    rows = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines() if line]
    began = time.process_time()
    predictions = predict(rows)
    seconds = time.process_time() - began
    if options.write:
        lines = (json.dumps({"id": key, "statements": value}) for key, value in predictions.items())
        options.write.write_text("\n".join(lines) + "\n", encoding="utf-8")
    table = table_of(rows, predictions)
    print(f"{len(rows)} documents, {len(rows) / max(seconds, 1e-9):.0f} a CPU second")
    print(f"{'':28} {'P':>6} {'R':>6} {'F1':>6} {'gold':>6}")
    for name, (precision, recall, f1, gold) in table.items():
        print(f"{name:28} {precision:6.1f} {recall:6.1f} {f1:6.1f} {gold:6}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
