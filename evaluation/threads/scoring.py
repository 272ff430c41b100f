"""How well a page's comments are read: found and marked comments paired by where their words stand."""

import re
from dataclasses import dataclass

from evaluation.threads.marking import MarkedComment, MarkedPage, PageText, Pair
from onrecord.records import Comment, Page

__all__ = ["PARTS", "Pairing", "paired", "part_sums"]

PARTS = (
    "author and parent", "author", "parent", "time", "number", "text exact", "text overlaps", "no comment invented",
)  # fmt: skip
"""What is counted, each of all marked comments but the last, which is of all found."""
LEAST = 0.5
"""Share of a marked comment's words that a found comment must hold to be it."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """One marked comment beside the found one, and what is right of it."""

    marked: MarkedComment
    found: Comment | None
    right: frozenset[str]


def paired(marked: MarkedPage, page: Page | None) -> tuple[list[Pairing], list[Comment]]:
    """Return each marked comment with its pair, and the found comments that are none.

    Raises ValueError where the page's visible text is not the marked one's: another form of a page has the same.
    """
    text = PageText(page.text if page else "", page.hidden if page else ())
    if page is not None and text.visible != marked.visible:
        raise ValueError(f"{marked.name}: the text is another one in this form")
    rows = [(text.place(*comment.body), comment) for comment in (page.comments if page else ())]
    owners: dict[str, str | None] = {}
    pairs: list[tuple[MarkedComment, Comment | None]] = []
    taken: set[str] = set()
    for gold in marked.comments:
        best = max(rows, key=lambda row: _overlap(gold.place, row[0]), default=None)
        hit = best is not None and _overlap(gold.place, best[0]) >= LEAST * (gold.place[1] - gold.place[0])
        comment = best[1] if best is not None and hit and best[1].number not in taken else None
        if comment is not None:
            taken.add(comment.number)
            owners[comment.number] = gold.number
        pairs.append((gold, comment))
    inside = [comment for place, comment in rows if any(low <= place[0] < high for low, high in marked.ignored)]
    for comment in inside:
        owners.setdefault(comment.number, None)
    out = [Pairing(gold, comment, _right(gold, comment, owners, text)) for gold, comment in pairs]
    spare = [comment for _, comment in rows if comment.number not in taken and comment not in inside]
    return out, spare


def part_sums(pairs: list[Pairing], invented: int) -> dict[str, tuple[float, float]]:
    """Return (right, of) for each of PARTS."""
    out = {part: (float(sum(part in row.right for row in pairs)), float(len(pairs))) for part in PARTS[:-1]}
    found = float(sum(row.found is not None for row in pairs))
    return {**out, PARTS[-1]: (found, found + invented)}


def _overlap(one: Pair, other: Pair) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _right(gold: MarkedComment, found: Comment | None, owners: dict[str, str | None], text: PageText) -> frozenset[str]:
    if found is None:
        return frozenset()
    out = {"text overlaps"}
    if _folded(found.author) == _folded(gold.author):
        out.add("author")
    parent = owners.get(found.parent, "-") if found.parent is not None else None
    if parent == gold.parent:
        out.add("parent")
    if {"author", "parent"} <= out:
        out.add("author and parent")
    if _same_time(found.printed_time, gold.time):
        out.add("time")
    if found.number == gold.number:
        out.add("number")
    if text.words(*found.body) in gold.texts:
        out.add("text exact")
    return frozenset(out)


def _folded(text: str | None) -> str:
    return "".join((text or "").split()).casefold()


def _same_time(found: str | None, gold: str | None) -> bool:
    """Tell whether two printed times are one: one may have a word around it ("on", "um") that the other leaves out."""
    one, other = _folded(found), _folded(gold)
    if not one or not other:
        return one == other
    return (one in other or other in one) and re.findall(r"\d+", one) == re.findall(r"\d+", other)
