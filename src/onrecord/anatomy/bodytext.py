"""Which units of a page are its report: a library's extraction aligned to the text, or our own where it has none."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.lines import Line, squeezed
from onrecord.records import Evidence

__all__ = ["Body", "find_body", "library_rows"]

SCAN_BUDGET = 60_000_000
"""Characters that alignment may scan for paragraphs that do not stand where expected: about 0.1 s."""
MAX_DEPTH = 400
"""Nesting beyond which the library, which recurses in C, is not asked."""
SHORTEST = 12
"""Characters of a paragraph that is looked for inside other text; shorter ones must be a unit of their own."""
ENOUGH = 200
"""Characters of a unit in the extraction that make it part of the report, however long it is."""
SIBLING = 40
"""Characters of a sentence that the library dropped between two that it kept."""
MAX_ELEMENTS = 12_000
"""Elements beyond which the library's second opinion is not asked: it takes time in the square of the paragraphs."""
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
    hits = _with_siblings(document, groups, _shown(groups, hits - taken), taken)
    body.units = sorted(hits)
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
    import trafilatura  # here: it takes 0.15 s to load, and commands that read no page do not need it

    depth = [0] * len(document.elements)
    for row in document.elements:
        depth[row.index] = depth[row.parent] + 1 if row.parent >= 0 else 1
    if max(depth, default=0) > MAX_DEPTH:
        return [], [Evidence(code="body:too-deep", text=f"more than {MAX_DEPTH} elements stand open")]
    large = len(document.elements) > MAX_ELEMENTS
    try:
        text = trafilatura.extract(
            markup, include_comments=False, favor_precision=True, include_tables=True, fast=large
        )
    except Exception as error:
        return [], [Evidence(code="body:library-failed", text=type(error).__name__)]
    rows = [row for row in (text or "").split("\n") if row.strip()]
    tables = [row for row in rows if row.startswith("|")]
    if sum(map(len, tables)) * 2 > sum(map(len, rows)):
        # A page laid out in tables comes back whole, menus and all; its report is then found by our own extraction.
        note = Evidence(code="body:layout-table", text="the library took the page's layout for a table")
        return [row for row in rows if not row.startswith("|")], [note]
    return rows, []


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
    covered: dict[int, int] = {}
    cursor, budget = 0, SCAN_BUDGET
    for row in _cells(rows):
        bare = squeezed(MARKER.sub("", row))
        at = _next_place(places.get(squeezed(row)) or places.get(bare) or [], cursor, hits)
        if at is not None:
            hits.add(at)
            cursor = at
            continue
        if len(bare) < SHORTEST or budget <= 0:
            continue
        origin = starts[cursor] if cursor < len(starts) else 0
        where = stream.find(bare, origin)
        budget -= (where if where >= 0 else total) - origin
        if where < 0:
            where = stream.find(bare)
            budget -= where if where >= 0 else total
        if where < 0:
            body.notes.append(Evidence(code="body:unaligned", text=row[:80]))
            continue
        for index, share in _shares(starts, keys, where, where + len(bare)):
            covered[index] = covered.get(index, 0) + share
            cursor = max(cursor, index)
    hits.update(index for index, share in covered.items() if share * 2 >= len(keys[index]) or share >= ENOUGH)
    return hits


def _cells(rows: list[str]) -> Iterator[str]:
    """Yield the rows; those of a table cell by cell, as the page's text has them."""
    for row in rows:
        if not row.startswith("|"):
            yield row
            continue
        yield from (cell.strip() for cell in row.split("|") if cell.strip(" -"))


def _next_place(places: list[int], cursor: int, hits: set[int]) -> int | None:
    index = bisect_left(places, cursor)
    for place in [*places[index : index + 8], *reversed(places[max(0, index - 8) : index])]:
        if place not in hits:
            return place
    return None


def _shares(starts: list[int], keys: list[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the units that the run touches, each with how many of its characters."""
    index = max(0, bisect_right(starts, start) - 1)
    while index < len(starts) and starts[index] < end:
        share = min(end, starts[index] + len(keys[index])) - max(start, starts[index])
        if share > 0:
            yield index, share
        index += 1


def _shown(groups: list[list[Line]], hits: set[int]) -> set[int]:
    """Return the hits that a browser shows, unless most of the report is in what it hides until a script runs."""
    hidden = {index for index in hits if groups[index][0].hidden}
    size = sum(_length(groups[index]) for index in hidden)
    return hits - hidden if size * 2 <= sum(_length(groups[index]) for index in hits) else hits


def _with_siblings(document: Document, groups: list[list[Line]], hits: set[int], taken: set[int]) -> set[int]:
    """Return the hits, and with them the sentences between two of them that stand in the same box in the same make."""
    makes = Counter(make for index in hits if (make := _make(document, groups[index])) is not None)
    if not makes or len(hits) < 3:
        return hits
    common = {make for make, count in makes.items() if count >= 3}
    out = set(hits)
    for index in range(min(hits), max(hits)):
        group = groups[index]
        if index in out or index in taken or group[0].hidden or _make(document, group) not in common:
            continue
        if _length(group) >= SIBLING and SENTENCE.search(group[-1].text[-3:]) and max(x.linked for x in group) < 0.5:
            out.add(index)
    return out


def _make(document: Document, group: list[Line]) -> tuple[str, str, int] | None:
    home = group[0].home
    if home < 0:
        return None
    row = document.elements[home]
    return row.tag, row.attributes.get("class", ""), row.parent


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
