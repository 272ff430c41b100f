"""How a clause puts what it says: as bound to be, wanted, possible or foreseen; of the past or the future."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.disputes.patterns import Phrases
from onrecord.disputes.words import Token

__all__ = ["Shown", "modality", "time_spoken_of"]

MODAL = Phrases(
    {
        **dict.fromkeys(
            ("must", "have to", "has to", "had to", "need to", "needs to", "is to", "are to", "obliged", "required"),
            "obliged",
        ),
        **dict.fromkeys(("should", "ought to", "supposed to"), "advised"),
        **dict.fromkeys(
            ("may", "might", "could", "perhaps", "possibly", "possible", "maybe", "potentially", "conceivable"),
            "possible",
        ),
        **dict.fromkeys(("likely", "probably", "expected to", "set to", "bound to"), "likely"),
        **dict.fromkeys(("unlikely", "doubtful", "improbable"), "unlikely"),
        **dict.fromkeys(("can", "able to"), "able"),
        **dict.fromkeys(("cannot", "can't", "unable to", "impossible"), "unable"),
        **dict.fromkeys(
            ("will", "shall", "won't", "'ll", "we'll", "i'll", "going to", "plan to", "plans to", "intend to",
            "intends to"),
            "intended",
        ),
    }
)  # fmt: skip
FUTURE = frozenset("will shall won't 'll we'll i'll they'll it'll he'll she'll you'll tomorrow".split())
COMING = Phrases(
    dict.fromkeys(("going to", "set to", "plan to", "plans to", "next week", "next month", "next year"), "")
)
PAST = frozenset("was were had did wasn't weren't hadn't didn't yesterday ago".split())
IRREGULAR = frozenset(
    "said told came went took gave made saw knew thought found left kept held met broke began fell rose struck sent "
    "won lost agreed signed rejected refused denied opened closed killed fired ordered attacked".split()
)
PERFECT = frozenset("has have hasn't haven't 've we've i've they've".split())


class Shown(NamedTuple):
    """A value, and the clause's words that show it (half-open)."""

    value: str
    start: int
    end: int


def modality(lows: Sequence[str]) -> Shown | None:
    """Return the first modal of a clause in small letters; None for a plain claim.

    Values: obliged, advised, possible, likely, unlikely, able, unable, intended.
    """
    found = MODAL.find(lows)
    if not found:
        return None
    hit = min(found, key=lambda row: (row.start, -row.end))
    return Shown(hit.value, hit.start, hit.end)


def time_spoken_of(words: Sequence[Token]) -> Shown | None:
    """Return whether a clause speaks of the past or the future; None where it is of the present or cannot be told.

    "has fallen" and "fell" are past alike: what counts is whether the thing is said to have come about.
    """
    lows = [word.low for word in words]
    coming = COMING.find(lows)
    for at, low in enumerate(lows):
        if low in FUTURE:
            return Shown("future", at, at + 1)
        if low in PAST or low in IRREGULAR:
            return Shown("past", at, at + 1)
        if low in PERFECT and any(_participle(other) for other in lows[at + 1 : at + 4]):
            return Shown("past", at, at + 1)
    if coming:
        return Shown("future", coming[0].start, coming[0].end)
    return None


def _participle(low: str) -> bool:
    return low.endswith(("ed", "en")) or low in IRREGULAR or low in ("been", "done", "gone", "put", "cut", "set", "met")
