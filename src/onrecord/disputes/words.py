"""Tokens of a page's text with their spans, and the two foldings by which words are compared."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from onrecord.disputes.lexicon.nouns import AUXILIARIES, CLOSED, DETERMINERS, EMPTY_HEADS, POSSESSIVES, STAGED, SUBJECTS
from onrecord.records import Span

__all__ = ["Token", "content_roots", "contracted", "root", "stem", "tokens"]

TOKEN = re.compile(r"\w+(?:[-‐‑'’.]\w+)*")
"""Letters and digits, joined inside by hyphens, apostrophes and points: linear, since the joiners are no letters."""

NOT_PLURAL = ("ss", "us", "is", "ous")
SUFFIXES = ("ations", "ation", "ating", "ated", "ates", "ions", "ion", "ings", "ing", "ment", "ed", "al", "e")
SHORTEST_ROOT = 4
HELD = 1 << 16
"""Words whose forms are kept at hand."""
VERB_ENDINGS = frozenset({"re", "ve", "ll", "d", "m"})
RUN_INTO = SUBJECTS | CLOSED | DETERMINERS | frozenset("what who where how when why here let everything".split())
"""Words whose "'s" is a verb."""


class Token(NamedTuple):
    """One word of the text: where it stands, as printed and in small letters with plain apostrophes."""

    start: int
    end: int
    text: str
    low: str

    @property
    def span(self) -> Span:
        """Where the word stands, in code points of the text that was read."""
        return Span(self.start, self.end)

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[:1].isupper()


def tokens(text: str, offset: int = 0) -> list[Token]:
    """Return the words of `text`, their offsets moved by `offset`."""
    out: list[Token] = []
    for match in TOKEN.finditer(text):
        start, end = match.span()
        out.append(Token(start + offset, end + offset, *_forms(match.group())))
    return out


@lru_cache(maxsize=HELD)
def _forms(text: str) -> tuple[str, str]:
    """Return a word as printed and in small letters; equal words share one text in memory."""
    low = text.lower().replace("’", "'")
    return text, text if low == text else low


def contracted(low: str) -> bool:
    """Tell whether a word is a pronoun or question word run into its verb ("there's"), or a verb with "n't"."""
    base, mark, ending = low.partition("'")
    if not mark:
        return False
    return ending in VERB_ENDINGS or low.endswith("n't") or (ending == "s" and base in RUN_INTO)


@lru_cache(maxsize=HELD)
def stem(low: str) -> str:
    """Return a noun's singular: possessive and plural endings taken off; words for stages become `stage`."""
    word = low.removesuffix("'s").removesuffix("'")
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("ches", "shes", "xes", "sses", "zes")):
        word = word[:-2]
    elif word.endswith("s") and len(word) > 3 and not word.endswith(NOT_PLURAL):
        word = word[:-1]
    return "stage" if word in STAGED else word


@lru_cache(maxsize=HELD)
def root(low: str) -> str:
    """Return what a noun and its verb share: `discussion`, `discussed` and `discuss` are one."""
    word = stem(low)
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST_ROOT:
            return word[: -len(suffix)]
    return word


def content_roots(words: Iterable[Token]) -> frozenset[str]:
    """Return the roots of the words that carry content: no closed class, no number, nothing too common."""
    return frozenset(
        root(word.low)
        for word in words
        if len(word.low) > 2
        and not word.low[0].isdigit()
        and word.low not in CLOSED
        and not contracted(word.low)
        and word.low not in AUXILIARIES
        and word.low not in DETERMINERS
        and word.low not in POSSESSIVES
        and stem(word.low) not in EMPTY_HEADS
    )
