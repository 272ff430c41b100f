"""Fit the judge of blocks: `python -m training.blocks` (minutes; numpy alone), from the pages beside the project.

Gold is what the sets have: a whole body (aeb_dev), paragraphs by outlet's parser (fundus_dev), segments that must or
must not be found (trafilatura_dev). Where trafilatura finds all segments of a page of the last set that must be found
and none that must not, its word on the rest of that page counts too, at half weight. Every page is read as it is and
stripped of class, id, rel and data-*, so that no judgement hangs on names alone. The second forest learns from what the
first says of pages that it was not fitted on. `--half 0` fits on one half of the pages, so that the other says what
carries over. Nothing of the pages is kept but the numbers.
"""

import argparse
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import trafilatura

from evaluation.pages.stored import SETS, Form, Stored, formed, stored
from evaluation.shared import ROOT, SHARED
from onrecord.anatomy import html_document
from onrecord.anatomy.blockfacts import NAMES, Facts, block_facts
from onrecord.anatomy.blocksecond import SECOND, second_facts
from onrecord.anatomy.forest import Forest
from onrecord.anatomy.lines import document_lines, units
from onrecord.anatomy.metadata import declared
from onrecord.anatomy.parts import unit_span_words
from training.forest import Recipe, fit_forest

__all__ = ["Example", "examples", "fit", "labels", "main"]

WEIGHTS = ROOT / "src" / "onrecord" / "anatomy" / "weights" / "blocks.json"
FIRST = Recipe(trees=70, depth=4, rate=0.15)
SECOND_RECIPE = Recipe(trees=70, depth=4, rate=0.12, seed=54)
FOLDS = 2
NOT_WORD = re.compile(r"\W+")
SEGMENT = 4
"""Letters of a segment of trafilatura_dev that tells anything."""
SILVER = 0.5
"""Weight of a page whose units trafilatura told, beside one with gold."""
WORD = re.compile(r"\w+")
SHINGLE = 4
MOSTLY, PARTLY = 0.6, 0.25
"""Shares of a unit's word 4-grams that stand in gold: from the first it is gold's though words of the site's own stand
in it, from the second it tells nothing."""
LONG = 25
"""Letters of a unit that is looked for anywhere in the gold; a shorter one must go on where the last one ended."""


@dataclass(slots=True)
class Example:
    """One page's facts with, for each unit, 1 for the report, 0 for the rest, -1 where gold does not tell."""

    name: str
    facts: Facts
    goal: np.ndarray
    weight: float = 1.0


def main() -> None:
    """Fit on all pages at hand, or one half, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, default=SHARED / "data" / "pages")
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    rows = [row for name in SETS for page in stored(options.pages, name, options.half) for row in examples(page)]
    if not rows:
        raise SystemExit("skipped: the pages are not at hand")
    weights = fit(rows)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(weights, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{options.out.name}: {len(rows)} readings of pages, {sum(len(row.goal) for row in rows)} units")


def examples(page: Stored) -> Iterable[Example]:
    """Yield the page as it is and stripped of names."""
    markup = page.markup
    for form in (Form.AS_IS, Form.STRIPPED):
        document = html_document(formed(markup, form))
        groups = units(document_lines(document))
        if not groups:
            continue
        words = [unit_span_words(document, group) for group in groups]
        found = declared(document)
        facts = block_facts(document, groups, words, (found.title or "", found.full_title))
        hidden = [group[0].hidden for group in groups]
        yield Example(page.name, facts, labels(page.gold, words, hidden))
        rows = _silver(page.gold, markup) if "with" in page.gold else ""
        if rows:
            goal = by_body(rows, words, [_key(text) for text in words], hidden)
            yield Example(page.name, facts, goal, SILVER)


def _silver(gold: dict[str, Any], markup: str) -> str:
    """Return what trafilatura extracts, where the page's own gold finds no fault in it; else nothing."""
    text = trafilatura.extract(markup, include_comments=False, favor_precision=True) or ""
    key = _key(text)
    right = all(_key(segment) in key for segment in gold["with"])
    wrong = any(_key(segment) in key for part in ("without", "comments") for segment in gold.get(part) or [])
    return text if right and not wrong else ""


def labels(gold: dict[str, Any], words: Sequence[str], hidden: Sequence[bool]) -> np.ndarray:
    """Return what gold says of each unit: 1 report, 0 not, -1 untold."""
    keys = [_key(text) for text in words]
    if "with" in gold:
        return _by_segments(gold, keys)
    body = gold.get("body")
    parts = body["sections"] if isinstance(body, dict) else []
    whole = gold.get("articleBody") or "\n".join(
        text for part in parts for text in [*part["headline"], *part["paragraphs"]]
    )
    out = by_body(whole, words, keys, hidden)
    # An outlet's parser calls a summary what other golds count to the body: it tells nothing.
    summary = {_key(text) for text in (body.get("summary") or [] if isinstance(body, dict) else [])}
    out[[at for at, key in enumerate(keys) if not key or key in summary]] = -1
    return out


def _key(text: str) -> str:
    return NOT_WORD.sub("", text.casefold())


def _by_segments(gold: dict[str, Any], keys: Sequence[str]) -> np.ndarray:
    out = np.full(len(keys), -1)
    for part, goal in (("with", 1), ("without", 0), ("comments", 0)):
        for segment in map(_key, gold.get(part) or []):
            if len(segment) >= SEGMENT:
                hits = [at for at, key in enumerate(keys) if segment in key and (goal or 3 * len(segment) >= len(key))]
                out[hits] = goal
    return out


def by_body(whole: str, words: Sequence[str], keys: Sequence[str], hidden: Sequence[bool]) -> np.ndarray:
    """Return what `whole`, a report's gold, says of each unit: 1 report, 0 not, -1 untold."""
    out = _by_body([key for row in whole.split("\n") if (key := _key(row))], keys, hidden)
    known = _shingles(whole)
    for at, text in enumerate(words):
        if out[at] == 0 and not hidden[at] and len(own := _shingles(text)) >= 2 * SHINGLE:
            share = len(own & known) / len(own)
            out[at] = 1 if share >= MOSTLY else -1 if share >= PARTLY else 0
    return out


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    found = WORD.findall(text.casefold())
    return frozenset(zip(*(found[at:] for at in range(SHINGLE)), strict=False))


def _by_body(rows: Sequence[str], keys: Sequence[str], hidden: Sequence[bool]) -> np.ndarray:
    """Return the units whose letters stand in gold's rows; hidden ones only where those shown are less than half."""
    out = np.zeros(len(keys), dtype=np.int64)
    known, stream = frozenset(rows), "".join(rows)
    for kind in (False, True):
        cursor = -1
        for at, key in enumerate(keys):
            if not key or hidden[at] != kind:
                continue
            if key in known or (len(key) >= LONG and key in stream):
                out[at] = 1
                place = stream.find(key, max(0, cursor))
                cursor = place + len(key) if place >= 0 else -1
            elif len(key) < LONG and cursor >= 0 and stream.startswith(key, cursor):
                out[at] = 1
                cursor += len(key)
            elif len(key) >= 2 * LONG:
                out[at] = 2 * sum(len(row) for row in known if len(row) > LONG and row in key) >= len(key)
        if 2 * sum(len(key) for key, goal in zip(keys, out, strict=True) if goal) > len(stream):
            break
    return out


def fit(rows: Sequence[Example]) -> dict[str, Any]:
    """Return the weights of both forests, as `onrecord.anatomy.blockjudge` reads them."""
    rows = [row for row in rows if (row.goal >= 0).any()]
    names = sorted({row.name for row in rows})
    folds = {name: at % FOLDS for at, name in enumerate(names)}
    chances: dict[int, np.ndarray] = {}
    for fold in range(FOLDS):
        kept = [row for row in rows if folds[row.name] != fold]
        judge = Forest.of(fit_forest(*_stacked(kept, [row.facts.table for row in kept]), FIRST))
        chances |= {at: judge.chances(row.facts.table) for at, row in enumerate(rows) if folds[row.name] == fold}
    first = fit_forest(*_stacked(rows, [row.facts.table for row in rows]), FIRST)
    tables = [second_facts(row.facts, chances[at]) for at, row in enumerate(rows)]
    second = fit_forest(*_stacked(rows, tables), SECOND_RECIPE)
    return {"facts": [*NAMES, *SECOND], "first": first, "second": second}


def _stacked(rows: Sequence[Example], tables: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return table, goal and weight of all units that gold tells of; each page weighs as much as any other."""
    table, goal = np.vstack(tables), np.concatenate([row.goal for row in rows])
    sizes = [np.minimum(np.expm1(row.facts.table[:, 0]) + 20, 1500) for row in rows]
    weight = np.concatenate([row.weight * size / size.sum() for row, size in zip(rows, sizes, strict=True)])
    told = goal >= 0
    return table[told], goal[told].astype(float), weight[told]


if __name__ == "__main__":
    main()
