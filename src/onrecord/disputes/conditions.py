"""On what a sentence hangs its stand: the clause that "if", "unless" and their like open."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.disputes.lexicon.nouns import AUXILIARIES, DETERMINERS, POSSESSIVES, SUBJECTS
from onrecord.disputes.lexicon.operators import CONDITIONS
from onrecord.disputes.patterns import Found, Phrases
from onrecord.disputes.units import base
from onrecord.disputes.words import Token

__all__ = ["Condition", "condition_of"]

OPENINGS = Phrases(CONDITIONS)
STARTS = DETERMINERS | POSSESSIVES | SUBJECTS
NEGATIVE = frozenset("not no never none nothing nobody neither nor few hardly cannot".split())
COMING = frozenset("will would can could won't cannot be can't wouldn't".split())
ASKING = frozenset(("ask", "know", "say"))
LATER = frozenset(("until", "till", "before"))


@dataclass(frozen=True, slots=True)
class Condition:
    """What a stand hangs on: its sort, where the words that open it begin, and its own words (half-open)."""

    sort: str
    opened: int
    start: int
    end: int


def condition_of(words: Sequence[Token], segments: Sequence[tuple[int, int]], matter: range) -> Condition | None:
    """Return the first condition in `words`, whose segments between marks are given; None where there is none."""
    lows = [word.low for word in words]
    for hit in OPENINGS.find(lows):
        opens = hit.start == 0 or lows[hit.start - 1] == "that" or any(start == hit.start for start, _ in segments)
        end = next((stop for start, stop in segments if start <= hit.start < stop), len(lows))
        sort = _sort(lows, hit, opens, range(hit.start, end), matter)
        if sort == "noun":
            return Condition(sort, hit.start, hit.start, hit.start)
        if sort:
            if opens and end == len(lows) and sort != "even":
                end = _clause_end(lows, hit.end)
            return Condition(sort, hit.start, hit.end, end)
    return None


def _sort(lows: Sequence[str], hit: Found[str], opens: bool, clause: range, matter: range) -> str:
    """Return the sort of the condition that a phrase opens, or "" where it opens none here."""
    first, sort = lows[hit.start], hit.value
    before = lows[: hit.start]
    negated = any(_denies(low) for low in (*before, *(lows[hit.end :] if opens else ())))
    coming = not COMING.isdisjoint(lows)
    if first in LATER:
        return sort if negated and (sort != "before" or coming) else ""
    match sort:
        case "if":
            return "" if _no_condition(lows, hit, clause.stop == len(lows)) else sort
        case "given" | "should":
            return "if" if hit.start == 0 else ""
        case "inverted":
            return "if" if "would" in before and (first == "had" or opens) else ""
        case "without":
            inside = clause.start < matter.stop and matter.start < clause.stop
            unsaid = "would" in before and not {"said", "says", "told"} & set(before)
            hangs = hit.start == 0 or unsaid or any(_denies(low) for low in before)
            return sort if hangs and coming and not inside else ""
        case "when" | "after":
            return "if" if before[-1:] == ["only"] else ""
        case "noun":
            return "" if negated else sort
        case "aside":
            return ""
    return sort


def _no_condition(lows: Sequence[str], hit: Found[str], last: bool) -> bool:
    before = lows[hit.start - 1] if hit.start else ""
    first = lows[hit.start]
    if lows[hit.start : hit.end] == ["once"]:
        return not _opens_clause(lows, hit)
    if first == "provided" and before in AUXILIARIES:
        return True
    # "said, if asked, that p" hangs on nothing; "p, she said, if q" does
    return base(before) in ASKING and not (last and base(before) == "say" and "that" not in lows[hit.end :])


def _opens_clause(lows: Sequence[str], hit: Found[str]) -> bool:
    """Tell whether "once" opens a clause, rather than counts."""
    follow = lows[hit.end] if hit.end < len(lows) else ""
    if follow in STARTS:
        return True
    coming = any(low in ("will", "would") for low in lows[: hit.start])
    return coming and not follow.endswith("ed") and base(lows[hit.start - 1]) not in ("be", "have")


def _denies(low: str) -> bool:
    return low in NEGATIVE or low.endswith("n't")


def _clause_end(lows: Sequence[str], at: int) -> int:
    """Return where a condition that opens a sentence without a comma ends: before the next subject."""
    for to in range(at + 3, len(lows)):
        if lows[to] in POSSESSIVES or (lows[to] in STARTS and lows[to] not in ("the", "a", "an")):
            return to
    return len(lows)
