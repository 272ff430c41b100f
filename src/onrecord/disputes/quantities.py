"""Numbers with what they count, and days of the year, as clauses print them."""

from collections.abc import Sequence

from onrecord.disputes.lexicon.nouns import AUXILIARIES, CLOSED, DETERMINERS, MONTHS, NUMBERS, POSSESSIVES, SCALES
from onrecord.disputes.words import Token, stem
from onrecord.records import Span

__all__ = ["dates_in", "numbers_in"]

UNIT_WORDS = frozenset("cubic square metric percentage".split())
"""Words that belong to the unit after them."""
KNOWN_TOTAL = frozenset("the these those all both our their its".split())
YEARS = range(1000, 2200)
LONGEST_NUMBER = 15
"""Digits; a longer run is no number that a report prints."""


def dates_in(words: Sequence[Token]) -> list[tuple[str, Span]]:
    """Return the days named in `words` as `MM-DD`, with their spans ("March 28", "28 March")."""
    out: list[tuple[str, Span]] = []
    for at, word in enumerate(words):
        month = MONTHS.get(word.low.rstrip("."))
        if month is None or not word.capital:
            continue
        for place in (at + 1, at - 1):
            if 0 <= place < len(words) and (day := _day(words[place].low)):
                first, last = sorted((at, place))
                out.append((f"{month:02}-{day:02}", Span(words[first].start, words[last].end)))
                break
    return out


def _day(low: str) -> int:
    digits = low[:-2] if low.endswith(("st", "nd", "rd", "th")) else low
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 2 and 1 <= int(digits) <= 31 else 0


def numbers_in(words: Sequence[Token]) -> list[tuple[str, Span]]:
    """Return the counted things in `words` as `value unit`, with their spans: "2,400 hectares" is `2400 hectare`.

    Years, days of a month and ordinals are no counts. A comma inside a number splits it into two tokens; they are
    joined where the second has three digits.
    """
    out: list[tuple[str, Span]] = []
    at = 0
    while at < len(words):
        value, end = _number(words, at)
        if value is None:
            at += 1
            continue
        start, at = at, end
        near_month = any(
            words[place].low in MONTHS and words[place].capital for place in (start - 1, end) if 0 <= place < len(words)
        )
        unit, last = _unit(words, end)
        year = value == int(value) and int(value) in YEARS and end - start == 1
        # "the seven weirs" is a total that all know, not a claim; "three of the seven weirs" counts three
        total = start > 0 and words[start - 1].low in KNOWN_TOTAL
        if not unit and not total:
            unit, last = _part(words, end)
        if unit and not near_month and not year and not total:
            out.append(
                (
                    f"{value:g} {unit}" if value < 1e6 else f"{value:.0f} {unit}",
                    Span(words[start].start, words[last].end),
                )
            )
    return out


def _number(words: Sequence[Token], at: int) -> tuple[float | None, int]:
    low = words[at].low
    end = at + 1
    if low in NUMBERS:
        value = float(NUMBERS[low])
    elif low.isascii() and low.replace(".", "", 1).isdigit() and len(low) <= LONGEST_NUMBER:
        digits = low
        while end < len(words) and len(words[end].low) == 3 and words[end].low.isascii() and words[end].low.isdigit() \
                and words[end].start == words[end - 1].end + 1 and len(digits) <= LONGEST_NUMBER:  # fmt: skip
            digits += words[end].low
            end += 1
        value = float(digits)
    else:
        return None, at
    while end < len(words) and words[end].low in SCALES:
        value *= SCALES[words[end].low]
        end += 1
    return value, end


def _part(words: Sequence[Token], at: int) -> tuple[str, int]:
    """Return what "of the seven weirs" after a number says is counted."""
    lows = [word.low for word in words[at : at + 3]]
    if len(lows) < 3 or lows[0] != "of" or lows[1] not in KNOWN_TOTAL:
        return "", at - 1
    value, end = _number(words, at + 2)
    return _unit(words, end if value is not None else at + 2)


def _unit(words: Sequence[Token], at: int) -> tuple[str, int]:
    """Return the singular of what is counted and its index; empty where nothing counted follows."""
    place = at
    while place < len(words) and words[place].low in UNIT_WORDS:
        place += 1
    if place >= len(words):
        return "", at - 1
    low = words[place].low
    if low in CLOSED or low in AUXILIARIES or low in DETERMINERS or low in POSSESSIVES or low[0].isdigit():
        return "", at - 1
    return stem(low), place
