"""Measure anatomy on real pages beside plain trafilatura, in one run: `python -m evaluation.anatomy`.

The pages are not ours to redistribute; they are read from `../shared/data/pages` (or the folder given), and a part
whose data is absent is skipped with a word.
"""

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import trafilatura

from evaluation.shared import SHARED
from onrecord.anatomy import HostileMarkupError, html_document, read_page
from onrecord.records import BlockKind, CaptureId, Page

__all__ = ["main"]

PAGES = SHARED / "data" / "pages"
WORD = re.compile(r"\w+")
SHINGLE = 4
"""Words of a shingle, as in the article-extraction benchmark."""
REPORT = tuple(BlockKind(kind) for kind in "paragraph list quote subheading dateline embed correction".split())
"""What the gold counts as body: it has embedded posts and corrections too, but no captions and no credit lines."""
CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


def main() -> None:
    """Print one table a data set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path, nargs="?", default=PAGES)
    folder = parser.parse_args().pages
    for name, measure in (
        ("aeb_dev", body_f1),
        ("trafilatura_dev", parts),
        ("comment_threads_silver.jsonl", threads),
        ("fundus_dev", metadata),
    ):
        print(f"\n{name}")
        if (folder / name).exists():
            for row in measure(folder / name):
                print("  " + row)
        else:
            print("  skipped: the data is not at hand")


def markup_of(path: Path) -> str:
    """Return a stored page's markup, decoded as it declares or else as UTF-8."""
    data = path.read_bytes()
    data = gzip.decompress(data) if path.suffix == ".gz" else data
    declared = CHARSET.search(data[:4000])
    for code in (declared.group(1).decode("ascii") if declared else "utf-8", "utf-8"):
        try:
            return data.decode(code)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("utf-8", "replace")


def page_of(markup: str) -> Page | None:
    """Return the page, or None where its markup is refused."""
    try:
        return read_page(CaptureId(hashlib.sha256(markup.encode()).hexdigest()), html_document(markup), markup)
    except HostileMarkupError:
        return None


def report_of(page: Page | None) -> str:
    """Return the words of the report's blocks."""
    return "\n".join(block.span.of(page.text) for block in page.blocks_of(*REPORT)) if page else ""


def plain(markup: str) -> str:
    """Return what plain trafilatura extracts, in its precision mode, comments off."""
    return trafilatura.extract(markup, include_comments=False, favor_precision=True) or ""


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the multiset of word 4-grams."""
    words = WORD.findall(text)
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)) if words)


def body_f1(folder: Path) -> Iterator[str]:
    """Yield 4-gram precision, recall and F1 of the body, averaged over pages."""
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    ours: list[tuple[float, float]] = []
    theirs: list[tuple[float, float]] = []
    for key, row in sorted(gold.items()):
        markup = markup_of(folder / f"{key}.html.gz")
        wanted = shingles(row["articleBody"])
        for rates, text in ((ours, report_of(page_of(markup))), (theirs, plain(markup))):
            found = shingles(text)
            right = sum((found & wanted).values())
            rates.append((right / max(1, sum(found.values())), right / max(1, sum(wanted.values()))))
    for name, rates in (("onrecord", ours), ("trafilatura", theirs)):
        precision, recall = (sum(rate[at] for rate in rates) / len(rates) for at in (0, 1))
        f1 = 2 * precision * recall / (precision + recall)
        yield f"{name:12} body  F1 {f1:.4f}  precision {precision:.4f}  recall {recall:.4f}  pages {len(rates)}"


def parts(folder: Path) -> Iterator[str]:
    """Yield how many segments that must (not) be in the body are, and how many comment segments are found."""
    gold = json.loads((folder / "evaldata.json").read_text(encoding="utf-8"))
    counts: dict[str, Counter[str]] = {"onrecord": Counter(), "trafilatura": Counter()}
    for row in sorted(gold.values(), key=lambda value: str(value["file"])):
        path = folder / f"{row['file']}.gz"
        if not path.exists():
            continue
        markup = markup_of(path)
        page = page_of(markup)
        comments = "\n".join(comment.body.of(page.text) for comment in page.comments) if page else ""
        with_comments = trafilatura.extract(markup, include_comments=True, favor_precision=True) or ""
        flat = plain(markup)
        for name, body, thread in (
            ("onrecord", report_of(page), comments),
            ("trafilatura", flat, with_comments),
        ):
            count = counts[name]
            for part, words in (("with", body), ("without", body), ("comments", thread)):
                folded = "".join(words.split())
                for segment in row.get(part) or []:
                    count[part] += 1
                    count[part + " found"] += "".join(segment.split()) in folded
        if page is not None and not row.get("comments"):
            counts["onrecord"]["threads where none is noted"] += bool(page.comments)
    for name, count in counts.items():
        rates = "  ".join(f"{part} {count[part + ' found']}/{count[part]}" for part in ("with", "without", "comments"))
        yield f"{name:12} segments found: {rates}"
    yield f"onrecord     threads where gold notes none: {counts['onrecord']['threads where none is noted']}"


def threads(path: Path) -> Iterator[str]:
    """Yield how many comments of the silver threads are found with words, author and depth."""
    count: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        file = path.parent / row["path"]
        if not file.exists():
            continue
        page = page_of(markup_of(file))
        found = list(page.comments) if page else []
        count["pages"] += 1
        count["ours"] += len(found)
        bodies = {"".join(comment.body.of(page.text).split()): comment for comment in found} if page else {}
        for comment in row["comments"]:
            if comment.get("kind") not in (None, "comment"):
                continue
            count["gold"] += 1
            hit = bodies.get("".join(comment["text"].split()))
            count["words"] += hit is not None
            count["silver names"] += comment["author"] is not None
            count["author"] += hit is not None and comment["author"] is not None and hit.author == comment["author"]
            count["nested"] += hit is not None and bool(hit.parent) == bool(comment["parent"])
    yield "onrecord     " + "  ".join(
        f"{name} {count[name]}" for name in ("pages", "gold", "ours", "words", "silver names", "author", "nested")
    )


def metadata(folder: Path) -> Iterator[str]:
    """Yield how often title, day of publication and authors agree with the reviewed parsers of fundus."""
    counts: dict[str, Counter[str]] = {"onrecord": Counter(), "trafilatura": Counter()}
    for file in sorted(folder.glob("*/*.json")):
        versions = json.loads(file.read_text(encoding="utf-8"))
        for path in sorted(file.parent.glob(f"{file.stem}_*.html.gz")):
            row = versions.get("V1") if len(versions) == 1 else None
            if not isinstance(row, dict):
                continue
            markup = markup_of(path)
            page = page_of(markup)
            theirs = trafilatura.extract_metadata(markup)
            if page is not None:
                _agree(counts["onrecord"], row, page.title, page.published, list(page.bylines))
                _captions(counts["onrecord"], row, page)
            authors = (theirs.author or "").split("; ") if theirs else []
            _agree(
                counts["trafilatura"], row, theirs.title if theirs else None, theirs.date if theirs else None, authors
            )
    for name, count in counts.items():
        names = ("title", "date", "authors", "captions")
        yield f"{name:12} " + "  ".join(f"{part} {count[part + ' right']}/{count[part]}" for part in names)


def _agree(count: Counter[str], row: dict[str, Any], title: str | None, date: str | None, authors: list[str]) -> None:
    fold: Callable[[str], str] = lambda text: "".join(WORD.findall(text.lower()))  # noqa: E731
    if row.get("title"):
        count["title"] += 1
        count["title right"] += fold(title or "") == fold(row["title"])
    day = str(row.get("publishing_date") or "")[:10]
    if day:
        count["date"] += 1
        count["date right"] += (date or "")[:10] == day
    if row.get("authors"):
        count["authors"] += 1
        count["authors right"] += {fold(name) for name in authors if name} == {fold(name) for name in row["authors"]}


def _captions(count: Counter[str], row: dict[str, Any], page: Page) -> None:
    ours = ["".join(block.span.of(page.text).split()) for block in page.blocks_of(BlockKind.CAPTION)]
    seen: set[str] = set()
    for image in row.get("images") or []:
        caption = "".join(str(image.get("caption") or "").split())
        if len(caption) < 10 or caption in seen or caption not in "".join(page.text.split()):
            continue
        seen.add(caption)
        count["captions"] += 1
        count["captions right"] += any(caption in words or words in caption for words in ours if len(words) > 10)


if __name__ == "__main__":
    main()
