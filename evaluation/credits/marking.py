"""The marking of credit lines and discussion policies: numbers over pages that are not ours to give away.

One line a page: `page` (path below the folder of pages), `sha256` (the first 16 digits for the page's text: another
text means another gold), `credits` and `policy`. All spans are code points of the page's text. A credit has the `span`
of its whole line or phrase, `names`, the words that name where the report comes from, its `kind`, and `whole`, which is
false where only a part of the report, or of what it was checked against, comes from there. A line that names two has
two credits with one span. A page with neither credits nor policy was read and has none.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from evaluation.pages.stored import markup_of
from evaluation.shared import at_hand
from onrecord.anatomy import html_document
from onrecord.records import CreditKind, Span

__all__ = ["MARKINGS", "PARTS", "MarkedCredit", "MarkedPage", "marked_page", "marked_pages"]

MARKINGS = Path(__file__).resolve().parent
PARTS = ("dev", "shut")
"""Looked at while building; kept for the last look, by figures alone."""


@dataclass(frozen=True, slots=True)
class MarkedCredit:
    """One credit as the page has it; `names` lies within `span`."""

    span: Span
    names: Span
    kind: CreditKind
    whole: bool


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """One page's credits and policy, each in the order of the page, with its text."""

    name: str
    path: Path
    text: str = field(repr=False)
    credits: tuple[MarkedCredit, ...]
    policy: tuple[Span, ...]


def marked_pages(part: str, folder: Path) -> list[MarkedPage]:
    """Return the pages of `part` ("dev" or "shut") that lie below `folder`, and say which are not at hand.

    Raise ValueError where a page has another text than the one that was marked, or a span lies outside it.
    """
    if not at_hand(folder):
        return []
    out: list[MarkedPage] = []
    for line in (MARKINGS / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        path = folder / row["page"]
        if at_hand(path):
            out.append(marked_page(row, path, html_document(markup_of(path)).text))
    return out


def marked_page(row: dict[str, Any], path: Path, text: str) -> MarkedPage:
    """Return one row of the marking over its page's text.

    Raise ValueError where the text is another than the one that was marked, or a span lies outside it.
    """
    name = row["page"]
    if sha256(text.encode()).hexdigest()[:16] != row["sha256"]:
        raise ValueError(f"{name}: the marking is of another text")
    page = Span(0, len(text))
    marked: list[MarkedCredit] = []
    for credit in row["credits"]:
        span = _within(credit["span"], page, name)
        names = _within(credit["names"], span, name)
        marked.append(MarkedCredit(span, names, CreditKind(credit["kind"]), credit["whole"]))
    policy = tuple(_within(pair, page, name) for pair in row["policy"])
    return MarkedPage(name, path, text, tuple(marked), policy)


def _within(pair: Iterable[int], outer: Span, name: str) -> Span:
    """Return the pair as a span, if it has words and lies in the outer one."""
    span = Span(*pair)
    if not outer.start <= span.start < span.end <= outer.end:
        raise ValueError(f"{name}: {tuple(span)} has no words or does not lie in {tuple(outer)}")
    return span
