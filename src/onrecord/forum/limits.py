"""The numbers that a policy states: how long a comment may be, how many links it may hold."""

import re
from dataclasses import dataclass

__all__ = ["Limit", "length_limit", "link_limit"]

NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "a single": 1,
}  # fmt: skip
NUMBER = r"(\d{1,3}(?:[,.\s]\d{3})+|\d{1,6}|" + "|".join(NUMBER_WORDS) + r")"
LENGTH = re.compile(NUMBER + r"[ -](characters?|letters|signs|words?)\b", re.IGNORECASE)
LINKS = re.compile(NUMBER + r"\s+(?:web\s+|hyper)?(?:links?|urls?|addresses)\b", re.IGNORECASE)
LINKS_AFTER = re.compile(
    r"\b(?:links?|urls?)\b[^.;]{0,60}?\b(?:up to|at most|no more than|not more than|maximum(?: of)?|"
    r"limit(?:ed)? (?:of|to))\s+" + NUMBER,
    re.IGNORECASE,
)
AT_LEAST = re.compile(
    r"\b(?:at least|minimum|no fewer than|no less than|not less than|fewer than that)\b", re.IGNORECASE
)
UNDER = re.compile(r"\b(?:under|below|less than|fewer than|shorter than)\s+$", re.IGNORECASE)
NEGATED = re.compile(r"\b(?:no|not|never)\s+(?:less|fewer)\s+than\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limit:
    """The most that is allowed, counted in `unit`: characters, words or links."""

    most: int
    unit: str


def length_limit(clause: str) -> Limit | None:
    """Return the length that `clause` allows at most; None where it states none, or a least length only."""
    match = LENGTH.search(clause)
    if match is None or AT_LEAST.search(clause[max(0, match.start() - 40) : match.start()]):
        return None
    unit = "words" if match.group(2).lower().startswith("word") else "characters"
    return Limit(_value(match.group(1)) - _under(clause, match.start()), unit)


def link_limit(clause: str) -> Limit | None:
    """Return the number of links that `clause` allows in one comment; None where it states none."""
    match = LINKS.search(clause) or LINKS_AFTER.search(clause)
    if match is None or AT_LEAST.search(clause[max(0, match.start() - 40) : match.start()]):
        return None
    more = re.search(r"\b(?:or more|and more)\s*$", clause[: match.start(1)], re.IGNORECASE)
    return None if more else Limit(_value(match.group(1)) - _under(clause, match.start(1)), "links")


def _under(clause: str, at: int) -> int:
    """Return 1 where "under" or "fewer than" stands before the number: the number itself is then too much."""
    before = clause[max(0, at - 30) : at]
    return int(bool(UNDER.search(before)) and not NEGATED.search(before))


def _value(words: str) -> int:
    low = words.lower()
    return NUMBER_WORDS[low] if low in NUMBER_WORDS else int(re.sub(r"\D", "", low))
