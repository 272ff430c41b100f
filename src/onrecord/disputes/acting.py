"""Which act a sentence is: what its words show, else what the comparer hears."""

from onrecord.disputes.comparer import Heard
from onrecord.disputes.frames import Frame
from onrecord.records import Act

__all__ = ["HEARD", "act_of"]

HEARD = 0.5
"""Chance from which the comparer's act counts where no word shows one."""
SURE = 0.9
"""Chance from which it counts though a word shows another."""


def act_of(frame: Frame, heard: Heard | None) -> Act:
    """Return the act of a frame; where no word of it is an act, or the comparer is sure, what the comparer hears."""
    if heard is None or heard.act is None:
        return frame.act
    shown = frame.act is not Act.ASSERTS or any(mark.name in ("act", "cue") for mark in frame.marks)
    return heard.act if heard.chance >= (SURE if shown else HEARD) else frame.act
