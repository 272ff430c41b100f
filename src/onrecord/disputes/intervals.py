"""Quantities as intervals: "at least 40" is 40 or more, "fewer than 40" is less."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.disputes.lexicon.nouns import NUMBERS, SCALES
from onrecord.disputes.units import Unit

__all__ = ["Interval", "intervals_of"]

MODIFIERS = frozenset(
    "atleast atmost morethan lessthan over above exceed under below about around some roughly".split()
)
ROUGH = frozenset("about around some roughly nearly almost approximately".split())
REACH = 2
TENS = {word: 10 * at for at, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), start=3)}
COUNTS = NUMBERS | TENS
FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}
STEP = 1e-6


class Interval(NamedTuple):
    """From `low` to `high`, both included, and the word that is counted."""

    low: float
    high: float
    text: str

    def apart(self, other: "Interval") -> bool:
        """Tell whether no number lies in both."""
        return self.high < other.low or other.high < self.low

    def within(self, other: "Interval") -> bool:
        """Tell whether one holds the other."""
        return (self.low >= other.low and self.high <= other.high) or (
            other.low >= self.low and other.high <= self.high
        )


def intervals_of(units: Sequence[Unit]) -> list[Interval]:
    """Return the quantities named in `units`, in order."""
    out: list[Interval] = []
    at = 0
    while at < len(units):
        value, end = _number(units, at)
        if value is None:
            at += 1
            continue
        before = next(
            (units[to].word for to in range(at - 1, max(-1, at - 1 - REACH), -1) if units[to].word in MODIFIERS), ""
        )
        if before in ROUGH and units[at - 1].word != before:
            before = ""
        out.append(_interval(value, before, units[at].word))
        at = end
    return out


def _number(units: Sequence[Unit], at: int) -> tuple[float | None, int]:
    word = units[at].word
    plain = word.replace(",", "").replace(".", "", 1)
    if word in COUNTS:
        value = float(COUNTS[word])
    elif plain.isascii() and plain.isdigit():
        value = float(word.replace(",", ""))
    elif word in FRACTIONS and (word == "half" or (at > 0 and units[at - 1].word in ("a", "one"))):
        value = FRACTIONS[word]
    elif word == "both":
        value = 2.0
    elif word in ("dozen", "hundred", "thousand"):
        value = 1.0
        at -= 1
    else:
        return None, at
    end = at + 1
    while end < len(units) and units[end].word in SCALES:
        value *= SCALES[units[end].word]
        end += 1
    return value, end


def _interval(value: float, modifier: str, text: str) -> Interval:
    if modifier == "atleast":
        return Interval(value, math.inf, f"at least {text}")
    if modifier == "atmost":
        return Interval(-math.inf, value, f"at most {text}")
    if modifier in ("morethan", "over", "above", "exceed"):
        return Interval(value + STEP, math.inf, f"more than {text}")
    if modifier in ("lessthan", "under", "below"):
        return Interval(-math.inf, value - STEP, f"less than {text}")
    if modifier in ROUGH:
        return Interval(value * 0.9, value * 1.1, f"about {text}")
    return Interval(value, value, text)
