"""Statements cut into clauses: the shortest exact words that can take a position."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.disputes.balance import balanced
from onrecord.disputes.lexicon.negation import CONDITIONS
from onrecord.disputes.lexicon.nouns import AUXILIARIES, DETERMINERS, MONTHS, SUBJECTS
from onrecord.disputes.words import Token, tokens
from onrecord.records import Span, Statement

__all__ = ["Clause", "balanced_in", "clauses_of"]

LONGEST = 80
"""Tokens of a clause; a longer run without a boundary is cut, so that hostile text costs no more than plain text."""
SUBJECT_REACH = 6
"""Tokens within which a new subject must meet its auxiliary for a comma or conjunction to begin a clause."""
HELD = 1 << 15
"""Clauses whose words are kept at hand; those of others are found again in their text, which takes less room."""

ENDS = re.compile(r"[.!?;:…]")
CONDITION_FIRST = frozenset(opening[0] for opening in CONDITIONS)
CONJUNCTIONS = frozenset({"and", "but", "yet", "so", "or"})
SHORT_FORMS = frozenset("mr mrs ms dr st gen col sen rep gov prof vs no u.s u.k u.n e.g i.e".split()) | frozenset(
    MONTHS
)
DASHES = frozenset("—–")
RELATIVES = frozenset({"which", "what", "who", "that"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a statement: its words and where they stand on the page."""

    span: Span
    text: str
    """From its first word to the end of its last."""
    start: int
    """Where the text begins on the page."""
    piece: int
    """Index of the statement's content span that it stands in."""
    sentence: int
    """Index of its sentence within the statement."""
    condition: bool
    """Whether it opens with a word such as "if"."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its words, one at least."""
        return _tokens(self.text, self.start)


@lru_cache(maxsize=HELD)
def _tokens(text: str, start: int) -> tuple[Token, ...]:
    return tuple(tokens(text, start))


def clauses_of(statement: Statement) -> list[Clause]:
    """Return the clauses of `statement` in order; every span holds exact words of one content piece."""
    out: list[Clause] = []
    sentence = 0
    for index, (span, piece) in enumerate(zip(statement.content, statement.pieces, strict=True)):
        words = tokens(piece, span.start)
        if not words:
            continue

        def between(left: Token, right: Token, piece: str = piece, base: int = span.start) -> str:
            return piece[left.end - base : right.start - base]

        start = 0
        for at in range(1, len(words) + 1):
            ends_sentence = at < len(words) and _ends(words[at - 1], words[at], between)
            if (
                at < len(words)
                and not ends_sentence
                and at - start < LONGEST
                and not _begins(words, start, at, between)
            ):
                continue
            found = _clause(words[start:at], piece, span.start, index, sentence)
            if found is not None:
                out.append(replace(found, span=balanced_in(piece, span.start, found.span)))
            start = at
            sentence += ends_sentence
        sentence += 1
    return out


def balanced_in(piece: str, base: int, span: Span) -> Span:
    """Return `span`, which lies in a piece that begins at `base`, with its quotation marks in pairs."""
    found = balanced(piece, Span(span.start - base, span.end - base))
    return Span(found.start + base, found.end + base)


Between = Callable[[Token, Token], str]


def _ends(left: Token, right: Token, between: Between) -> bool:
    """Tell whether a sentence ends between two words."""
    gap = between(left, right)
    if not ENDS.search(gap):
        return False
    if "." in gap and left.low in SHORT_FORMS and not any(mark in gap for mark in "!?;"):
        return False
    return not (gap.strip() == "." and len(left.text) == 1)


def _begins(words: list[Token], start: int, at: int, between: Between) -> bool:
    """Tell whether a new clause begins at `at` inside the sentence that began at `start`."""
    word = words[at]
    gap = between(words[at - 1], word)
    if _conditional(words, at):
        return at - start >= 2
    if at - start < 2:
        return False
    if word.low in CONJUNCTIONS:
        return _subject_then_verb(words, at + 1, between)
    if "," in gap or any(dash in gap for dash in DASHES):
        return word.low not in CONJUNCTIONS and _subject_then_verb(words, at, between)
    return False


def _conditional(words: list[Token], at: int) -> bool:
    return words[at].low in CONDITION_FIRST and any(_opens(words, at, opening) for opening in CONDITIONS)


def _opens(words: list[Token], at: int, opening: tuple[str, ...]) -> bool:
    return tuple(word.low for word in words[at : at + len(opening)]) == opening


def _subject_then_verb(words: list[Token], at: int, between: Between) -> bool:
    """Tell whether a subject stands at `at` and an auxiliary follows it before any comma."""
    if at >= len(words) or words[at].low in AUXILIARIES:
        return False
    first = words[at]
    if first.low in RELATIVES or not (first.low in SUBJECTS or first.low in DETERMINERS or first.capital):
        return False
    for index in range(at + 1, min(len(words), at + SUBJECT_REACH)):
        if "," in between(words[index - 1], words[index]) or ENDS.search(between(words[index - 1], words[index])):
            return False
        if words[index].low in AUXILIARIES:
            return True
        if words[index].low in ("that", "which", "who"):
            return False
    return False


def _clause(words: list[Token], text: str, base: int, piece: int, sentence: int) -> Clause | None:
    """Return the clause of these words without leading conjunctions and an introducing "that" ("That note" points)."""
    condition = _conditional(words, 0)
    first = 0
    while first < len(words) - 1 and words[first].low in CONJUNCTIONS:
        first += 1
    if first < len(words) - 2 and words[first].text == "that" and words[first + 1].low not in AUXILIARIES:
        first += 1
    if first >= len(words):
        return None
    span = Span(words[first].start, words[-1].end)
    return Clause(span, text[span.start - base : span.end - base], span.start, piece, sentence, condition)
