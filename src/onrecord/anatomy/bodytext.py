"""Which units of a page are its report: a library's extraction aligned to the text, or our own where it has none."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

import trafilatura

from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.lines import Line, squeezed
from onrecord.records import Evidence

__all__ = ["Body", "find_body", "library_rows"]

SCAN_BUDGET = 60_000_000
"""Characters that alignment may scan for paragraphs that do not stand where expected: about 0.1 s."""
MAX_DEPTH = 400
"""Nesting beyond which the library, which recurses in C, is not asked."""
MARKER = re.compile(r"^(?:[-*•]\s+|\d+\.\s+|#+\s+|\|\s*)")
SENTENCE = re.compile(r"[.!?…:][\"'”’»)\]]*(?:\s|$)")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True)
class Body:
    """The units (by index) that make up the report, what found them, and what could not be placed."""

    units: list[int] = field(default_factory=list)
    why: str = "trafilatura"
    notes: list[Evidence] = field(default_factory=list)


def find_body(document: Document, groups: list[list[Line]], taken: set[int], rows: list[str]) -> Body:
    """Return the units of `groups` that are the report; those in `taken` (thread, policy) are never.

    `rows` is what `library_rows` gave.
    """
    body = Body()
    hits = _aligned(groups, rows, body)
    body.units = sorted(index for index in hits if index not in taken)
    found = sum(_length(groups[index]) for index in body.units)
    dense = _dense(document, groups, taken)
    if found * 3 < sum(_length(groups[index]) for index in dense):
        body.units, body.why = dense, "text-density"
        body.notes.append(Evidence(code="body:own-extraction", text="the library found little of the text"))
    return body


def _length(group: list[Line]) -> int:
    return group[-1].span.end - group[0].span.start


def library_rows(document: Document, markup: str | None) -> tuple[list[str], list[Evidence]]:
    """Return the paragraphs that the library extracts from `markup`, and notes on what it could not do. Never raises.

    It runs in its precision mode with comments off; see `evaluation/anatomy.py` for its figures.
    """
    if not markup:
        return [], []
    depth = [0] * len(document.elements)
    for row in document.elements:
        depth[row.index] = depth[row.parent] + 1 if row.parent >= 0 else 1
    if max(depth, default=0) > MAX_DEPTH:
        return [], [Evidence(code="body:too-deep", text=f"more than {MAX_DEPTH} elements stand open")]
    try:
        text = trafilatura.extract(markup, include_comments=False, favor_precision=True, include_tables=True)
    except Exception as error:  # noqa: BLE001 - whatever a library does to an odd page is a note, not the end of a run
        return [], [Evidence(code="body:library-failed", text=type(error).__name__)]
    return [row for row in (text or "").split("\n") if row.strip()], []


def _aligned(groups: list[list[Line]], rows: list[str], body: Body) -> set[int]:
    """Return the units whose words stand in `rows`, both sides folded to no white space at all."""
    keys = ["".join(squeezed(line.text) for line in group) for group in groups]
    places: dict[str, list[int]] = {}
    starts: list[int] = []
    total = 0
    for index, key in enumerate(keys):
        if not groups[index][0].hidden:
            places.setdefault(key, []).append(index)
        starts.append(total)
        total += len(key)
    stream = "".join(keys)
    hits: set[int] = set()
    cursor, budget = 0, SCAN_BUDGET
    for row in rows:
        key = squeezed(row)
        bare = squeezed(MARKER.sub("", row))
        at = _next_place(places.get(key) or places.get(bare) or [], cursor, hits)
        if at is not None:
            hits.add(at)
            cursor = at
            continue
        if len(bare) < 12 or budget <= 0:
            continue
        where = stream.find(bare, starts[cursor] if cursor < len(starts) else 0)
        budget -= (where if where >= 0 else total) - starts[cursor] if cursor < len(starts) else 0
        if where < 0:
            where = stream.find(bare)
            budget -= total
        if where < 0:
            body.notes.append(Evidence(code="body:unaligned", text=row[:80]))
            continue
        covered = _covered(starts, keys, where, where + len(bare))
        hits.update(covered)
        cursor = max(cursor, covered[-1]) if covered else cursor
    return hits


def _next_place(places: list[int], cursor: int, hits: set[int]) -> int | None:
    index = bisect_left(places, cursor)
    for place in [*places[index : index + 8], *reversed(places[max(0, index - 8) : index])]:
        if place not in hits:
            return place
    return None


def _covered(starts: list[int], keys: list[str], start: int, end: int) -> list[int]:
    """Return the units of which the run covers at least half, or at least 200 characters."""
    out: list[int] = []
    index = max(0, bisect_right(starts, start) - 1)
    while index < len(starts) and starts[index] < end:
        share = min(end, starts[index] + len(keys[index])) - max(start, starts[index])
        if share > 0 and (share * 2 >= len(keys[index]) or share >= 200):
            out.append(index)
        index += 1
    return out


def _dense(document: Document, groups: list[list[Line]], taken: set[int]) -> list[int]:
    """Return the text-dense units of the container that holds most of them (our fallback)."""
    weights: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    for index, group in enumerate(groups):
        first = group[0]
        length = _length(group)
        if index in taken or first.hidden or length < 60 or max(line.linked for line in group) > 0.4:
            continue
        if not SENTENCE.search(group[-1].text[-3:]) and length < 200:
            continue
        home = document.elements[first.home] if first.home >= 0 else None
        if home is not None and home.tag in HEADINGS:
            continue
        holders = [home.index, *(row.index for row in _nearest(document, home.index, 3))] if home else [-1]
        for step, holder in enumerate(holders):
            # A nearer container weighs a little more, so that the whole document never wins against the article.
            weights[holder] = weights.get(holder, 0) + length * (10 - step)
            members.setdefault(holder, []).append(index)
    if not weights:
        return []
    best = max(weights, key=lambda holder: (weights[holder], holder))
    return members[best]


def _nearest(document: Document, index: int, count: int) -> list[Element]:
    out: list[Element] = []
    for row in document.ancestors(document.elements[index]):
        if len(out) == count or row.tag in ("body", "html"):
            break
        out.append(row)
    return out
