"""Figures of lineage: reuse between news pages, and stories of a made set of reprints whose parents are known.

    python -m evaluation.lineage [--pages N]

The data lie beside the repository and may not be redistributed; what is absent is skipped with a word.
"""

import argparse
import hashlib
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from onrecord.lineage import StoryPage, sketch, stories
from onrecord.lineage.overlap import body_of, overlap
from onrecord.records import (
    Block,
    BlockKind,
    CaptureId,
    Credit,
    CreditKind,
    Page,
    PageId,
    Span,
    Story,
    page_id,
)

__all__ = ["JUDGED", "REUSE", "adjusted_rand", "average_precision", "judged_pairs", "main", "plain_page"]

JUDGED = Path(__file__).resolve().parent / "reuse"
REUSE = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "reuse"
LINE = re.compile(r"[^\n]*\S[^\n]*")
CREDIT = re.compile(r"(?:H/T|Via|Source:|originally appeared on|first published by|By) (Outlet\d+)", re.IGNORECASE)
"""The credit lines that the makers of the set wrote; anatomy reads such lines on real pages."""


def plain_page(name: str, text: str, *, outlet: str | None = None, credits: bool = False) -> Page:  # noqa: A002
    """Return the page of a plain body: each line that is not empty is a paragraph."""
    capture = CaptureId(hashlib.sha256(f"{name}\n{text}".encode()).hexdigest())
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, span=Span(m.start(), m.end())) for m in LINE.finditer(text))
    found = tuple(
        Credit(span=Span(m.start(), m.end()), names=m.group(1), kind=CreditKind.SOURCE)
        for m in (CREDIT.finditer(text) if credits else ())
    )
    return Page(
        id=page_id(capture, "text@1"),
        capture=capture,
        form="text",
        text=text,
        text_version="text@1",
        outlet=outlet,
        blocks=blocks,
        credits=found,
    )


def average_precision(rows: Iterable[tuple[float, bool]]) -> float:
    """Return the average precision of (score, relevant) rows, equal scores in the worst order; 0 with none relevant."""
    hits, total = 0, 0.0
    for rank, (_, right) in enumerate(sorted(rows, key=lambda row: (-row[0], row[1])), 1):
        if right:
            hits += 1
            total += hits / rank
    return total / hits if hits else 0.0


def adjusted_rand(found: Sequence[object], gold: Sequence[object]) -> float:
    """Return the adjusted Rand index of two partitions of the same items (Hubert and Arabie, 1985)."""

    def pairs(counts: Mapping[Any, int]) -> float:
        return sum(n * (n - 1) / 2 for n in counts.values())

    together = pairs(Counter(zip(found, gold, strict=True)))
    a, b, every = pairs(Counter(found)), pairs(Counter(gold)), len(found) * (len(found) - 1) / 2
    expected = a * b / every if every else 0.0
    most = (a + b) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)


def reuse_pairs(folder: Path) -> dict[str, float]:
    """Return the average precision of likeness on the labelled pairs of news bodies, and of containment beside it.

    Containment is the peer of the same run: the greater share of five-word runs, quotations stripped.
    """
    texts = {row["id"]: row["text"] for row in _lines(folder / "fnc1_docs.jsonl")}
    scored = [
        (*_scores(*(plain_page(str(row[side]), texts[row[side]]) for side in "ab")), row["label"])
        for row in _lines(folder / "fnc1_pairs_dev.jsonl")
    ]
    out: dict[str, float] = {"pairs": len(scored)}
    for name, kinds in (("R", "R"), ("R or P", "RP")):
        out[f"average precision, {name}, likeness"] = average_precision((a, label in kinds) for a, _, label in scored)
        out[f"average precision, {name}, containment"] = average_precision(
            (b, label in kinds) for _, b, label in scored
        )
    return out


def _scores(a: Page, b: Page) -> tuple[float, float]:
    """Return how alike two pages are to us, and the containment of the nearer one."""
    found = overlap(body_of(a), body_of(b))
    return found.alike, max(found.ours.share, found.theirs.share)


def judged_pairs(folder: Path, part: str) -> dict[str, float]:
    """Return the same of the pairs that two judges labelled; those count on which they agree in what is asked."""
    texts = {row["id"]: row["text"] for row in _lines(folder / "fnc1_docs.jsonl")}
    scored: list[tuple[float, float, str, str]] = []
    for row in _lines(JUDGED / f"{part}.jsonl"):
        scored.append((*_scores(*(plain_page(str(row[side]), texts[row[side]]) for side in "ab")), *row["labels"]))
    out: dict[str, float] = {"pairs": len(scored)}
    for name, kinds in (("R", "R"), ("R or P", "RP")):
        agreed = [(like, plain, a in kinds) for like, plain, a, b in scored if (a in kinds) == (b in kinds)]
        out[f"average precision, {name}, likeness"] = average_precision((like, right) for like, _, right in agreed)
        out[f"average precision, {name}, containment"] = average_precision((plain, right) for _, plain, right in agreed)
    return out


def reprints(folder: Path, most: int | None, credits: bool) -> dict[str, float]:  # noqa: A002
    """Return how well the stories of the made set of reprints are found; times are in CPU-seconds of one process."""
    rows = json.loads((folder / "reprintbench_dev.json").read_text(encoding="utf-8"))[:most]
    pages = {row["id"]: plain_page(str(row["id"]), row["text"], outlet=row["outlet"], credits=credits) for row in rows}
    name = {page.id: number for number, page in pages.items()}
    summaries = [
        StoryPage(
            id=pages[row["id"]].id,
            place=f"{row['id']}",
            address=f"{row['id']}",
            outlet=row["outlet"],
            published=time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(row["ts"])),
        )
        for row in rows
    ]
    by_id = {page.id: page for page in pages.values()}
    began = time.process_time()
    sketches = {page.id: sketch(page) for page in by_id.values()}
    sketched = time.process_time()
    found = stories(summaries, sketches, by_id.__getitem__)
    ended = time.process_time()
    return {"documents": len(rows), **_scored(rows, found, name)} | {
        "documents a CPU-second": len(rows) / (ended - began),
        "share of it in sketches": (sketched - began) / (ended - began),
    }


def _scored(rows: Sequence[Mapping[str, Any]], found: Sequence[Story], name: Mapping[PageId, int]) -> dict[str, float]:
    story_of: dict[int, str] = {}
    parent: dict[int, int | None] = {}
    for story in found:
        if story.original is not None:
            story_of[name[story.original.page]] = story.id
            parent[name[story.original.page]] = None
        for copy in story.copies:
            story_of[name[copy.page]] = story.id
            parent[name[copy.page]] = name[copy.parent] if copy.parent else None
    gold = [row["cluster"] for row in rows]
    copies = [row for row in rows if row["parent"] is not None]
    wanted = len(set(gold))
    return {
        "adjusted Rand index of stories": adjusted_rand([story_of[row["id"]] for row in rows], gold),
        "parents right": sum(parent[row["id"]] == row["parent"] for row in copies) / max(1, len(copies)),
        "originals kept original": sum(parent[row["id"]] is None for row in rows if row["parent"] is None)
        / max(1, sum(row["parent"] is None for row in rows)),
        "stories found": len(set(story_of.values())),
        "stories in gold": wanted,
        "error of the independent count": abs(len(set(story_of.values())) - wanted) / wanted,
    }


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; return 0, also where data are absent."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.lineage")
    parser.add_argument("--pages", type=int, default=None, help="documents of the made set to use")
    parser.add_argument("--shut", action="store_true", help="the shut third of the judged pairs too, for the end")
    options = parser.parse_args(arguments)
    _show("fnc1_pairs_dev.jsonl", reuse_pairs)
    for part in ("dev", "shut") if options.shut else ("dev",):
        _show("fnc1_docs.jsonl", partial(judged_pairs, part=part), f"judged pairs, {part}")
    for given in (True, False):
        title = f"reprintbench_dev.json, credit lines {'read' if given else 'not read'}"
        _show("reprintbench_dev.json", partial(reprints, most=options.pages, credits=given), title)
    return 0


def _show(file: str, score: Callable[[Path], dict[str, float]], title: str = "") -> None:
    if not (REUSE / file).is_file():
        print(f"{file}: skipped, the data are not at hand")
        return
    print(title or file)
    for label, value in score(REUSE).items():
        print(f"  {value:>10.3f}  {label}" if isinstance(value, float) else f"  {value:>10}  {label}")


if __name__ == "__main__":
    sys.exit(main())
