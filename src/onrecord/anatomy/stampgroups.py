"""Boxes that repeat around printed times: how a thread's comments are told from mark-up without names.

Every comment prints a time in a short line, at the same depth of its own box. Going up from all such lines at once, the
boxes are those elements whose parents begin to be shared. Answers stand in boxes of the same make further in.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.lines import Cue, Line
from onrecord.anatomy.times import looks_like_stamp

__all__ = ["STEMS", "BoxGroup", "stamp_lines", "stamped_boxes"]

LEVELS = 14
"""Elements between a printed time and its comment's box, at most."""
LONGEST = 120
"""Characters of a line that prints a comment's time."""
MAX_STAMPS = 6_000
MOST_PARTS = 12
"""Elements within a line that are looked at one by one."""
BRIEF = 10
"""Characters of an element that may be a time by itself and none among other words ("2 h")."""
BRIEF_TIME = re.compile(r"\W?\d{1,3}\s?(?:s|m|min|h|hr|hrs|std|d|j|w|wk|mo|y|yr)\.?\W?$", re.IGNORECASE)
MAX_GROUPS = 40
ASIDE = frozenset({"nav", "select", "button", "menu"})
NESTS = frozenset({"li", "article", "section", "blockquote", "details"})
"""Elements of which one inside another of the same make is an answer; other elements are nested for no reason."""
DIGIT = re.compile(r"\d")
WHOLE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d-[01]\d-[0-3]\d|[0-3]?\d\.[01]?\d\.(?:19|20)\d\d|[0-3]?\d/[0-3]?\d/(?:19|20)\d\d)(?!\d)"
)
"""Dates in figures that are whole: no more needs to be asked."""
QUICK = re.compile(
    r"\d[:.h]\d\d|\b(?:19|20)\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2}|\bago\b|\b(?:vor|hace|il y a) \d|"
    r"\d ?[a-z]{1,3}\)?$|\d \w+ (?:her|temu|geleden|sedan|siden|fa)\b|\d{1,2}\.? [^\W\d_]{3}|[^\W\d_]{3}\.? \d{1,2}\b",
    re.IGNORECASE,
)
QUICK_WORDS = re.compile(
    r"^\W*(?:today|yesterday|gestern|heute|ayer|hoy|hier|aujourd|just now)|\b(?:ago|temu|geleden)\b|"
    r"\b(?:vor eine|il y a une?|hace una?)\b",
    re.IGNORECASE,
)
"""A plain search that every printed time passes; the patterns of dates are asked only then."""
STEMS = tuple(
    "today|yesterday|gestern|heute|ayer|hoy|hier|aujourd|just now|ago|temu|geleden|vor eine|il y a|hace un".split("|")
)
"""What all that `QUICK_WORDS` finds holds one of, in lower case."""
BEFORE_DIGIT = 12
"""Characters before a line's first digit among which what `QUICK` finds may begin, save for "ago"."""


@dataclass(slots=True)
class BoxGroup:
    """Elements of one make that each hold one printed time at the same place, in document order."""

    boxes: list[Element]


def stamp_lines(document: Document, lines: list[Line]) -> list[Line]:
    """Return the visible short lines that print a time, in text order."""
    timed = [row.start for row in document.elements if row.tag == "time" and row.start < row.end]
    parts = _Parts(document)
    out: list[Line] = []
    for line in lines:
        text = line.text
        if line.hidden or len(text) > LONGEST:
            continue
        at = bisect_left(timed, line.span.start) if timed else 0
        told = at < len(timed) and timed[at] < line.span.end
        digit = DIGIT.search(text)
        if digit is not None:
            told = told or ((_figures_time(text, digit.start()) or parts.prints_time(line)) and not _is_sentence(text))
        elif line.cues & Cue.STAMP:
            told = told or (_words_time(text) and not _is_sentence(text))
        if told:
            out.append(line)
        if len(out) == MAX_STAMPS:
            break
    return out


class _Parts:
    """The elements of a document by where their text begins, looked up once a line asks."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _rows(self) -> list[tuple[int, int]]:
        return sorted((row.start, row.end) for row in self._document.elements if row.start < row.end)

    def prints_time(self, line: Line) -> bool:
        """Tell whether an element within the line prints a time, though no space parts it from what is before it."""
        first, text = bisect_left(self._rows, (line.span.start + 1, 0)), self._document.text
        for start, end in self._rows[first : first + MOST_PARTS]:
            if start >= line.span.end:
                break
            if end > line.span.end:
                continue
            if text[start - 1].isalnum() and _prints_time(text[start:end]):
                return True
            if end - start <= BRIEF and BRIEF_TIME.match(text[start:end]):
                return True
        return False


def _prints_time(text: str) -> bool:
    digit = DIGIT.search(text)
    return _words_time(text) if digit is None else _figures_time(text, digit.start())


def _words_time(text: str) -> bool:
    """Tell whether a line without figures prints a time."""
    low = text.lower()
    for stem in STEMS:
        if stem in low:
            return bool(QUICK_WORDS.search(text)) and looks_like_stamp(text)
    return False


def _figures_time(text: str, at: int) -> bool:
    """Tell whether a line prints a time; its first figure stands at `at`."""
    if WHOLE.search(text, at):
        return True
    quick = QUICK.search(text, max(0, at - BEFORE_DIGIT)) or (at > BEFORE_DIGIT and QUICK.search(text, 0, at))
    return bool(quick) and looks_like_stamp(text)


def _is_sentence(text: str) -> bool:
    words = text.split()
    return len(words) > 14 or (len(words) > 9 and text.endswith((".", "!", "?")) and not text.endswith(".m."))


def stamped_boxes(document: Document, stamps: list[Line]) -> list[BoxGroup]:
    """Return the groups of boxes around `stamps`, those with the most boxes first. Linear in the stamps."""
    chains = [chain for line in stamps if (chain := _chain(document, line))]
    frozen = [False] * len(chains)
    keys = [""] * len(chains)
    out: list[list[Element]] = []
    for level in range(LEVELS):
        alike: dict[str, list[int]] = {}
        shared: dict[tuple[str, int], list[int]] = {}
        for index, chain in enumerate(chains):
            if level + 1 < len(chain):
                keys[index] += "/" + chain[level].tag
                alike.setdefault(keys[index], []).append(index)
                if not frozen[index]:
                    shared.setdefault((keys[index], chain[level + 1].index), []).append(index)
        parents: dict[str, list[int]] = {}
        for (key, parent), members in shared.items():
            if len({chains[index][level].index for index in members}) > 1:
                parents.setdefault(key, []).append(parent)
                for index in members:
                    frozen[index] = True
        for key, indexes in parents.items():
            out += _regions(document, _boxes(document, chains, alike[key], level), indexes)
        for key, members in alike.items():
            if key not in parents and len(members) > 1 and key.rpartition("/")[2] in NESTS:
                out += _nested(_boxes(document, chains, members, level))
    return _ranked(out)


def _chain(document: Document, line: Line) -> list[Element]:
    """Return the line's innermost element and those around it; none where it stands in furniture's elements."""
    out: list[Element] = []
    if line.home < 0:
        return out
    row = document.elements[line.home]
    while len(out) <= LEVELS:
        if row.tag in ASIDE:
            return []
        out.append(row)
        if row.parent < 0 or row.tag == "body":
            break
        row = document.elements[row.parent]
    return out


def _boxes(document: Document, chains: list[list[Element]], members: list[int], level: int) -> list[Element]:
    return [document.elements[index] for index in sorted({chains[member][level].index for member in members})]


def _nested(rows: list[Element]) -> Iterator[list[Element]]:
    """Yield each run of boxes that stand in the box before: one comment, and its answers one inside the other."""
    run: list[Element] = []
    for row in rows:
        if run and row.end > run[0].end:
            if len(run) > 1:
                yield run
            run = []
        run.append(row)
    if len(run) > 1:
        yield run


def _regions(document: Document, rows: list[Element], parents: list[int]) -> Iterator[list[Element]]:
    """Yield the boxes inside each outermost shared parent, with those around it, and all of them together."""
    outer: list[Element] = []
    for index in sorted(parents):
        parent = document.elements[index]
        if not outer or outer[-1].end < parent.end:
            outer.append(parent)
    for parent in outer[:MAX_GROUPS]:
        held = [row for row in rows if row.index > parent.index and row.start >= parent.start and row.end <= parent.end]
        around = [
            row for row in rows if row.index < parent.index and row.start <= parent.start and row.end >= parent.end
        ]
        yield held
        if around:
            yield [*around, *held]
    if len(outer) > 1:
        yield rows
    if len(parents) > 1:
        # Boxes of other lists may stand further in, beside the thread's own: those of each parent by themselves too.
        beside: dict[int, list[Element]] = {}
        for row in rows:
            beside.setdefault(row.parent, []).append(row)
        yield from (beside[index] for index in sorted(parents)[:MAX_GROUPS] if index in beside)


def _ranked(groups: list[list[Element]]) -> list[BoxGroup]:
    """Return the groups of two boxes and more, each once, the largest first."""
    once = {tuple(row.index for row in group): group for group in groups if len(group) > 1}
    ordered = sorted(once.values(), key=lambda group: (-len(group), group[0].index))
    return [BoxGroup(group) for group in ordered[:MAX_GROUPS]]
