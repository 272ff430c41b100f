"""Score wire datelines against PolNeAR's `wire` field: `python -m evaluation.datelines [--errors]`.

The field names the agency that a document came from, or none. Each document is read as a text dump, its title first.
An agency is found where the dateline or a credit for the whole report names it; it is invented where the page has one
that the field does not have. The field knows more than some texts print, so documents whose text nowhere prints the
agency's name are counted apart, and so are invented ones that the text does print at its head.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.shared import SHARED, at_hand
from onrecord.anatomy import read_page, text_document
from onrecord.records import CaptureId, Page

__all__ = ["Count", "agencies_of", "count", "main"]

QUOTES = SHARED / "data" / "quotes"
NAMES = {"ap": ("ap", "associated press"), "upi": ("upi",), "reuters": ("reuters",), "afp": ("afp",)}
"""The field's agencies and the names that they go by."""
WORDS = re.compile(r"\w+")
HEAD = 200
"""Characters of the body in which a dateline would stand."""


@dataclass
class Count:
    """Documents by what the field, the text and the page say."""

    wired: int = 0
    found: int = 0
    printed: int = 0
    """Of the wired, those whose body prints the agency within its first 200 characters."""
    printed_found: int = 0
    plain: int = 0
    invented: int = 0
    invented_printed: int = 0
    """Of the invented, those whose body does print that agency at its head: the field's own gaps."""
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def agencies_of(page: Page) -> set[str]:
    """Return the agencies of `NAMES` that the page says its report comes from as a whole."""
    given = [page.dateline.agency] if page.dateline is not None and page.dateline.agency else []
    given += [credit.names for credit in page.credits if credit.whole]
    return {agency for words in given for agency, names in NAMES.items() if _plain(words) in names}


def count(rows: Sequence[dict[str, str]]) -> Count:
    """Return the counts over PolNeAR documents (`id`, `wire`, `text`)."""
    out = Count()
    for row in rows:
        capture = CaptureId(hashlib.sha256(row["text"].encode()).hexdigest())
        page = read_page(capture, text_document(row["text"]))
        wire = row["wire"].casefold()
        wanted = wire if wire in NAMES else None
        head = f" {_plain(row['text'].partition(chr(10))[2][:HEAD])} "
        for agency in sorted(agencies_of(page)) or (None,):
            _one(out, row["id"], wanted, agency, head)
    return out


def _one(out: Count, name: str, wanted: str | None, agency: str | None, head: str) -> None:
    if wanted is not None:
        printed = any(f" {words} " in head for words in NAMES[wanted])
        out.wired += 1
        out.printed += printed
        out.found += agency == wanted
        out.printed_found += printed and agency == wanted
        if agency != wanted:
            out.missed.append(f"{name}: {wanted}, read {agency}{'' if printed else ', not printed at the head'}")
        return
    out.plain += 1
    if agency is not None:
        out.invented += 1
        out.invented_printed += any(f" {words} " in head for words in NAMES[agency])
        out.wrong.append(f"{name}: {agency}")


def _plain(text: str) -> str:
    return " ".join(WORDS.findall(text.casefold()))


def _rows(paths: Sequence[Path]) -> Iterator[dict[str, str]]:
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; return 0, also where the data are absent."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.datelines")
    parser.add_argument("--errors", action="store_true", help="name the documents missed and invented")
    options = parser.parse_args(arguments)
    paths = [QUOTES / f"polnear_{part}.jsonl" for part in ("train", "dev")]
    if not all(at_hand(path) for path in paths):
        return 0
    found = count(list(_rows(paths)))
    print(f"wire found          {found.found} of {found.wired} ({found.found / max(1, found.wired):.1%})")
    print(
        f"  printed at head   {found.printed_found} of {found.printed}"
        f" ({found.printed_found / max(1, found.printed):.1%})"
    )
    print(
        f"invented            {found.invented} of {found.plain}, {found.invented_printed} of them printed at the head"
    )
    if options.errors:
        print(*found.missed, *found.wrong, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
