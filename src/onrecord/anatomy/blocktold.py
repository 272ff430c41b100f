"""What a page tells of its units elsewhere: its description, its data, the headings above them, their other copies."""

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape

import numpy as np
from numpy.typing import NDArray

from onrecord.anatomy.document import Document
from onrecord.anatomy.lines import Line

__all__ = ["TOLD", "told_body", "told_facts"]

DESCRIPTIONS = ("og:description", "description", "twitter:description")
DESCRIBED = 60
"""Letters of the description by which a unit is known that says the same."""
LEAST_DESCRIBED = 25
COPIED = 40
"""Characters of a unit whose other copies on the page count."""
LETTERS = 20
"""Letters of a unit that is looked for in the report that the page's data holds."""
NOT_WORD = re.compile(r"\W+")
MARKUP = re.compile(r"<[^<>]{1,300}>")
TRAILS = re.compile(r"(?:…|\.\.\.)[\"'”’»)\]]*$")
BARS = re.compile(r"[|»›•→►▶]")
MOST_NODES = 20_000
LONGEST = 200_000
"""Characters of a report in the page's data that are looked at."""
FAR = 40
"""Units beyond which a distance tells nothing more."""
HEADING_KINDS = (2, 3, 4, 5)
"""Makes of units (`blockfacts.KINDS`) that are headings."""
TOLD = (
    "described", "from described", "told", "told near", "told share", "copy before", "copy after",
    "from heading", "heading make", "heading furniture", "heading linked", "from furniture", "from title",
    "trails off", "bars", "word length", "units", "all prose", "prose units",
)  # fmt: skip
"""The facts, in the order of the table's columns."""


def told_body(scripts: Sequence[tuple[str, str]]) -> str:
    """Return the longest report that the JSON-LD of `scripts` holds, letters and digits alone; empty where none does.

    Never raises. Scripts without the word are not parsed.
    """
    best = ""
    for kind, content in scripts:
        if "ld+json" not in kind or '"articleBody"' not in content:
            continue
        try:
            value = json.loads(content, strict=False)
        except (ValueError, RecursionError):
            continue
        for words in _bodies(value):
            if len(words) > len(best):
                best = words
    return letters(MARKUP.sub(" ", unescape(best[:LONGEST])))


def _bodies(value: object) -> Iterator[str]:
    """Yield the words that nodes inside `value` name as an article's, without recursion."""
    waiting: list[object] = [value]
    seen = 0
    while waiting and seen < MOST_NODES:
        seen += 1
        here = waiting.pop()
        if isinstance(here, dict):
            words = here.get("articleBody")
            if isinstance(words, str):
                yield words
            waiting.extend(here.values())
        elif isinstance(here, list):
            waiting.extend(here)


def letters(text: str) -> str:
    """Return the letters and digits of `text` in one case."""
    return NOT_WORD.sub("", text.casefold())


def _description(document: Document) -> str:
    found: dict[str, str] = {}
    for row in document.elements:
        if row.tag == "meta":
            name = row.attributes.get("property") or row.attributes.get("name") or ""
            if name.lower() in DESCRIPTIONS:
                found.setdefault(name.lower(), row.attributes.get("content", ""))
    return next((found[name] for name in DESCRIPTIONS if found.get(name)), "")


def told_facts(
    document: Document, groups: Sequence[list[Line]], words: Sequence[str], own: dict[str, NDArray[np.float64]]
) -> NDArray[np.float32]:
    """Return a row a unit, a column a name of `TOLD`; `own` are columns of the units' own facts, by name."""
    count = len(groups)
    out = np.empty((count, len(TOLD)), dtype=np.float32)
    positions = np.arange(count)
    sizes = own["length"]
    described = _described(letters(_description(document)[:300])[:DESCRIBED], groups, words)
    out[:, 0] = described
    first = int(described.argmax()) if described.any() else -1
    out[:, 1] = np.clip(positions - first, -FAR, 4 * FAR) if first >= 0 else -FAR - 1
    told = _told(told_body(document.scripts), words)
    out[:, 2] = told
    sums = np.concatenate(([0.0], np.cumsum(told)))
    low, high = np.maximum(0, positions - 3), np.minimum(count, positions + 4)
    out[:, 3] = (sums[high] - sums[low]) / (high - low)
    out[:, 4] = float((sizes * (told > 0.9)).sum()) / max(1.0, float(sizes.sum()))
    out[:, 5], out[:, 6] = _copies(groups, words)
    out[:, 7:13] = _above(groups, own)
    out[:, 13] = [TRAILS.search(text[-8:]) is not None for text in words]
    out[:, 14] = [BARS.search(text[:300]) is not None for text in words]
    out[:, 15] = sizes / np.maximum(1.0, own["words"])
    out[:, 16] = np.log1p(count)
    out[:, 17] = np.log1p(float((own["prose"] * sizes).sum()))
    out[:, 18] = np.log1p(float(own["prose"].sum()))
    return out


def _described(key: str, groups: Sequence[list[Line]], words: Sequence[str]) -> NDArray[np.bool_]:
    out = np.zeros(len(words), dtype=bool)
    if len(key) >= LEAST_DESCRIBED:
        for at, text in enumerate(words):
            if len(text) > len(key) and not groups[at][0].hidden and key in letters(text[:2000]):
                out[at] = True
    return out


def _told(body: str, words: Sequence[str]) -> NDArray[np.float64]:
    """Return 1 for what the report `body` has, 0 for what it has not, .5 for units too short; -1 where it is empty."""
    if not body:
        return np.full(len(words), -1.0)
    # Most units that the report has not are told by their first letters alone, without a search through all of it.
    known = {body[at : at + LETTERS] for at in range(len(body) - LETTERS + 1)}
    keys = [letters(text) for text in words]
    return np.array([0.5 if len(key) < LETTERS else float(key[:LETTERS] in known and key in body) for key in keys])


def _copies(groups: Sequence[list[Line]], words: Sequence[str]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which units' words were shown before, and which are shown again."""
    before, after = np.zeros(len(words), dtype=bool), np.zeros(len(words), dtype=bool)
    last: dict[str, int] = {}
    for at, text in enumerate(words):
        if len(text) < COPIED or groups[at][0].hidden:
            continue
        if text in last:
            before[at] = after[last[text]] = True
        last[text] = at
    return before, after


def _above(groups: Sequence[list[Line]], own: dict[str, NDArray[np.float64]]) -> NDArray[np.float32]:
    """Return the six facts of `TOLD` from "from heading" to "from title".

    They say how far the last heading above is, its make, whether it reads as a furniture box's and how much of it is
    links; how far the last line is that reads as such a box's heading; how far the title is.
    """
    kinds, furniture = own["kind"].astype(int).tolist(), own["heading"].tolist()
    titled, linked = own["titled"].tolist(), own["linked"].tolist()
    out = np.empty((len(groups), 6), dtype=np.float32)
    heading = box = title = -4 * FAR
    make, of_box, links = 0, 0.0, 0.0
    for at, group in enumerate(groups):
        out[at] = min(at - heading, FAR), make, of_box, links, min(at - box, FAR), min(at - title, 4 * FAR)
        if group[0].hidden:
            continue
        if kinds[at] in HEADING_KINDS:
            heading, make, of_box, links = at, kinds[at], furniture[at], linked[at]
        if furniture[at]:
            box = at
        if titled[at]:
            title = at
    return out
