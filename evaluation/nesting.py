"""Score nested statements on our own gold: `python -m evaluation.nesting [--set shut] [--errors]`.

Only inner statements count. One is found where its words (a leading "that" aside) and those of the outer statement
that it stands within each match gold's with a word Jaccard of .5 or more; it is attributed where cue and source also
share a word with gold's. The shut third is opened once, at the end, and its errors are never listed.
"""

import argparse
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.shared import ROOT
from evaluation.statements import page_of
from onrecord.attribution import Gazetteer, Tagger, shipped_tagger, statements
from onrecord.records import Settings

__all__ = ["Inner", "Table", "inner_of", "main", "paired", "table_of"]

GOLD = ROOT / "evaluation" / "nested"
WORD = re.compile(r"\w+(?:['’]\w+)*")
LEAST = 0.5


@dataclass(frozen=True)
class Inner:
    """One nested statement as word positions, with those of the statement around it."""

    content: frozenset[int]
    outer: frozenset[int]
    cue: frozenset[int]
    source: frozenset[int]
    words: str


@dataclass
class Table:
    """Counts over a set."""

    gold: int = 0
    predicted: int = 0
    found: int = 0
    attributed: int = 0

    def rates(self, right: int) -> tuple[float, float, float]:
        """Return precision, recall and F1 of `right`, per cent."""
        precision, recall = right / max(1, self.predicted), right / max(1, self.gold)
        return 100 * precision, 100 * recall, 200 * precision * recall / max(1e-9, precision + recall)


def table_of(rows: list[dict[str, Any]], tagger: Tagger, *, errors: bool = False) -> Table:
    """Return the counts over `rows`; print what is missed and what is too much where `errors`."""
    table = Table()
    gazetteer = Gazetteer.of(Settings())
    for row in rows:
        text = row["text"]
        said, _, _ = statements(page_of(row), gazetteer=gazetteer, tagger=tagger)
        by_id = {one.id: one for one in said}
        predicted = []
        for one in said:
            outer = by_id.get(one.within) if one.within else None
            if outer is not None:
                spans = [list(span) for span in one.content]
                predicted.append(
                    Inner(
                        _at(text, spans),
                        _at(text, [list(span) for span in outer.content]),
                        _at(text, [list(one.cue)] if one.cue else []),
                        _at(text, [list(one.source)] if one.source else []),
                        " … ".join(one.pieces),
                    )
                )
        gold = inner_of(row)
        pairs = paired(gold, predicted)
        table.gold += len(gold)
        table.predicted += len(predicted)
        table.found += len(pairs)
        whole = {i for i, j in pairs.items() if _attributed(gold[i], predicted[j])}
        table.attributed += len(whole)
        if errors:
            for i, inner in enumerate(gold):
                if i not in whole:
                    print(f"{row['id']} {'cue or source' if i in pairs else 'missed'}: {inner.words}")
            for j, extra in enumerate(predicted):
                if j not in pairs.values():
                    print(f"{row['id']} too much: {extra.words}")
    return table


def paired(gold: list[Inner], others: list[Inner]) -> dict[int, int]:
    """Return which of `others` matches each of `gold`, one to one, the likest first."""
    rows = sorted(
        (-_likeness(a, b), i, j) for i, a in enumerate(gold) for j, b in enumerate(others) if _likeness(a, b) >= LEAST
    )
    out: dict[int, int] = {}
    for _, i, j in rows:
        if i not in out and j not in out.values():
            out[i] = j
    return out


def _attributed(gold: Inner, other: Inner) -> bool:
    return bool(gold.cue & other.cue or not gold.cue) and bool(gold.source & other.source or not gold.source)


def _likeness(a: Inner, b: Inner) -> float:
    return min(_jaccard(a.content, b.content), _jaccard(a.outer, b.outer))


def _jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def inner_of(row: dict[str, Any]) -> list[Inner]:
    """Return the inner statements of one document of gold."""
    text = row["text"]
    spans = [_located(text, one["content"]) for one in row["statements"]]
    out = []
    for one, own in zip(row["statements"], spans, strict=True):
        if one["within"] is None:
            continue
        cue = _nearest(text, one.get("cue"), own)
        source = _nearest(text, one.get("source"), own)
        outer = spans[one["within"]]
        out.append(
            Inner(_at(text, own), _at(text, outer), _at(text, cue), _at(text, source), " … ".join(one["content"]))
        )
    return out


def _located(text: str, pieces: list[str]) -> list[list[int]]:
    out, at = [], 0
    for piece in pieces:
        start = text.index(piece, at)
        at = start + len(piece)
        out.append([start, at])
    return out


def _nearest(text: str, words: str | None, near: list[list[int]]) -> list[list[int]]:
    if not words:
        return []
    at = [match.start() for match in re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text)]
    start = min(at or [text.find(words)], key=lambda s: min(min(abs(s - a), abs(s + len(words) - b)) for a, b in near))
    return [[start, start + len(words)]] if start >= 0 else []


def _at(text: str, spans: list[list[int]]) -> frozenset[int]:
    out: set[int] = set()
    for start, end in spans:
        found = [match.start() for match in WORD.finditer(text) if start <= match.start() < end]
        if found and text[found[0] : found[0] + 5].lower() == "that ":
            found = found[1:]
        out.update(found)
    return frozenset(out)


def main(arguments: list[str] | None = None) -> int:
    """Print the table; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", choices=("dev", "shut"), default="dev")
    parser.add_argument("--errors", action="store_true", help="list what is wrong, of dev alone")
    options = parser.parse_args(arguments)
    file: Path = GOLD / f"{options.set}.jsonl"
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]
    table = table_of(rows, shipped_tagger(), errors=options.errors and options.set == "dev")
    print(f"{options.set}: {len(rows)} documents, {table.gold} inner statements, {table.predicted} found by us")
    for name, right in (("within the right statement", table.found), ("with cue and source", table.attributed)):
        precision, recall, f1 = table.rates(right)
        print(f"{name:28} P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
