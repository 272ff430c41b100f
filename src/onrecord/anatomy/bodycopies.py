"""What a page prints more than once: a report's second copy, and boxes set between its paragraphs again and again."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from onrecord.anatomy.lines import Line

__all__ = ["said_once"]

SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
COPIED = 60
"""Characters of a unit that a report says once: the same words again are a copy of the page's making."""
SHORT = 20
"""Characters of a unit whose copies tell anything."""
OFTEN = 3
"""Times that a report's words stand on the page from which they are the site's own."""
REPORT = 0.3
"""Share of the report beyond which what stands on the page again is the report itself, printed twice."""


def said_once(groups: Sequence[list[Line]], units: Sequence[int]) -> list[int]:
    """Return the report's `units` without the site's boxes that stand among them again and again, and without copies.

    A box is a sentence that stands there three times, or twice with its neighbour (a table's cells are none); of other
    words the first copy stays. Where much of the report would go, it is printed twice, and only its copies go.
    """
    words = {index: "\n".join(line.text for line in groups[index]) for index in units}
    count = Counter(words.values())
    boxed = _boxed(units, words, count)
    if sum(len(words[index]) for index in boxed) > REPORT * sum(map(len, words.values())):
        boxed = set()
    seen: set[str] = set()
    out = []
    for index in units:
        text = words[index]
        if index in boxed or (text in seen and len(text) >= COPIED):
            continue
        seen.add(text)
        out.append(index)
    return out


def _boxed(units: Sequence[int], words: dict[int, str], count: Counter[str]) -> set[int]:
    """Return the units that stand there `OFTEN` times, and those of pairs of neighbours that stand there twice."""
    whole = {index for index in units if len(words[index]) >= COPIED or SENTENCE_END.search(words[index][-6:])}
    out = {index for index in whole if count[words[index]] >= OFTEN and len(words[index]) >= SHORT}
    pairs = [(one, other) for one, other in pairwise(units) if other == one + 1]
    twice = Counter((words[one], words[other]) for one, other in pairs)
    for one, other in pairs:
        if twice[words[one], words[other]] < 2 or whole.isdisjoint((one, other)):
            continue
        if min(len(words[one]), len(words[other])) >= SHORT:
            out |= {one, other}
    return out
