"""The trained judge of blocks: for each unit of a page the chance that it is part of the report.

Two boosted forests (`training/blocks.py`): the first reads a unit's own facts, the second also what the first said of
its neighbours and of the boxes around it, as a reader looks twice. The figures stand in docs/figures.md.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from onrecord.anatomy.blockfacts import NAMES, block_facts
from onrecord.anatomy.blocksecond import SECOND, second_facts
from onrecord.anatomy.document import Document
from onrecord.anatomy.forest import Forest
from onrecord.anatomy.lines import Line

__all__ = ["WEIGHTS", "Judge", "shipped_judge"]

WEIGHTS = "weights/blocks.json"
MOST_UNITS = 20_000
"""Units of a page that are judged; what stands beyond is furniture or a page made to exhaust us."""


class Judge:
    """Two forests, asked one after the other."""

    def __init__(self, first: Forest, second: Forest) -> None:
        self.first = first
        self.second = second

    def chances(
        self, document: Document, groups: Sequence[list[Line]], words: Sequence[str], titles: Sequence[str]
    ) -> NDArray[np.float64]:
        """Return for each unit, in order, the chance that it is part of the report; `words` are the units' words."""
        out = np.zeros(len(groups))
        if not groups:
            return out
        facts = block_facts(document, groups[:MOST_UNITS], words[:MOST_UNITS], titles)
        out[:MOST_UNITS] = self.second.chances(second_facts(facts, self.first.chances(facts.table)))
        return out


@cache
def shipped_judge() -> Judge:
    """Return the judge that ships, loaded once a process; raise ValueError where it was fitted on other facts."""
    row = json.loads(files("onrecord.anatomy").joinpath(WEIGHTS).read_text(encoding="utf-8"))
    if row["facts"] != [*NAMES, *SECOND]:
        raise ValueError("the judge of blocks was fitted on other facts: run `python -m training.blocks` again")
    return Judge(Forest.of(row["first"]), Forest.of(row["second"]))
