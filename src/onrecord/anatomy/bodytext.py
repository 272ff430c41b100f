"""Which units of a page are its report: those that the judge of blocks takes for it, else the densest ones."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from onrecord.anatomy.bodyboxes import without_boxes
from onrecord.anatomy.bodycopies import said_once
from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.lines import Line
from onrecord.records import Evidence

__all__ = ["Body", "find_body"]

LIKELY = 0.5
"""The judge's chance from which a unit is part of the report."""
UNSURE = 0.25
"""The judge's chance from which a unit is part of the report where its neighbours of the same make are."""
DENSE = 60
"""Characters of a unit that counts as text where the judge finds little."""
SIBLING = 40
"""Characters of a sentence that was dropped between two that were kept."""
SENTENCE = re.compile(r"[.!?…:][\"'”’»)\]]*(?:\s|$)")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True)
class Body:
    """The units (by index) that make up the report, what found them, and what could not be placed."""

    units: list[int] = field(default_factory=list)
    why: str = "judge"
    notes: list[Evidence] = field(default_factory=list)


def find_body(document: Document, groups: Sequence[list[Line]], chances: NDArray[np.float64], taken: set[int]) -> Body:
    """Return the units of `groups` that are the report; those in `taken` (thread, policy) are never.

    `chances` is what the judge of blocks gave for each unit.
    """
    body = Body()
    hits = {int(index) for index in np.flatnonzero(chances >= LIKELY)}
    hits = _with_siblings(document, groups, _shown(groups, hits - taken), chances, taken)
    body.units = without_boxes(document, groups, said_once(groups, sorted(hits)))
    found = sum(_length(groups[index]) for index in hits)
    # The densest units are looked for only where all text that may be among them is three times what was found.
    most = sum(_length(group) for group in groups if not group[0].hidden and _length(group) >= DENSE)
    dense = _dense(document, groups, taken) if found * 3 < most else []
    if found * 3 < sum(_length(groups[index]) for index in dense):
        body.units, body.why = dense, "text-density"
        body.notes.append(Evidence(code="body:by-density", text="the judge of blocks found little of the text"))
    return body


def _length(group: list[Line]) -> int:
    return group[-1].span.end - group[0].span.start


def _shown(groups: Sequence[list[Line]], hits: set[int]) -> set[int]:
    """Return the hits that a browser shows, unless most of the report is in what it hides until a script runs.

    What is hidden several times over counts once, and must be more than twice what is shown.
    """
    hidden = {index for index in hits if groups[index][0].hidden}
    size = sum(_length(groups[index]) for index in said_once(groups, sorted(hidden)))
    return hits - hidden if size <= 2 * sum(_length(groups[index]) for index in hits - hidden) else hits


def _with_siblings(
    document: Document, groups: Sequence[list[Line]], hits: set[int], chances: NDArray[np.float64], taken: set[int]
) -> set[int]:
    """Return the hits, and with them what stands beside them in the same make and was less sure.

    A unit in the same box as two hits, of their make, needs a lower chance between them or right beside one; a whole
    sentence between hits of a common make needs none.
    """
    makes = Counter(_make(document, groups[index]) for index in hits)
    common = {make for make, count in makes.items() if count >= 2}
    wide = {make[:2] for make, count in makes.items() if count >= 3}
    if not hits or not common:
        return hits
    out = set(hits)
    first, last = min(hits), max(hits)
    forth = range(first + 1, len(groups))
    back = range(last - 1, -1, -1)
    for step, way in ((-1, forth), (1, back)):
        for index in way:
            if index in out or index in taken or groups[index][0].hidden:
                continue
            make = _make(document, groups[index])
            within = first < index < last
            if make in common and chances[index] >= UNSURE and (within or index + step in out):
                out.add(index)
            elif within and (make in common or (make[:2] in wide and chances[index] >= UNSURE)):
                group = groups[index]
                whole = _length(group) >= SIBLING and SENTENCE.search(group[-1].text[-3:])
                if whole and max(line.linked for line in group) < 0.5:
                    out.add(index)
    return out


def _make(document: Document, group: list[Line]) -> tuple[str, str, int]:
    home = group[0].home
    if home < 0:
        return "", "", -1
    row = document.elements[home]
    return row.tag, row.attributes.get("class", ""), row.parent


def _dense(document: Document, groups: Sequence[list[Line]], taken: set[int]) -> list[int]:
    """Return the text-dense units of the container that holds most of them (our fallback)."""
    weights: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    for index, group in enumerate(groups):
        first = group[0]
        length = _length(group)
        if index in taken or first.hidden or length < DENSE or max(line.linked for line in group) > 0.4:
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
