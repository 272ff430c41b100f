"""Words, marks and sentences of one paragraph; a quotation counts as one token that no sentence break divides."""

import re
from dataclasses import dataclass

from onrecord.attribution.marks import Quotation, quotations
from onrecord.records import Span

__all__ = ["ABBREVIATIONS", "MAX_SENTENCE", "Token", "sentences", "tokens", "words_of"]

TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|\d+(?:[.,:]\d+)*\w*|\w+(?:[-'’‑&]\w+)*|\S")
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen rep gov gen col lt sgt capt rev hon st jr sr jan feb mar apr jun jul aug sep sept oct nov "
    "dec mon tue tues wed thu thurs fri sat sun no vs inc corp co ltd u.s u.n u.k d.c e.g i.e etc a.m p.m ph.d".split()
)
ENDING = frozenset(".?!…")
POSSESSIVES = frozenset(("'s", "’s", "'S", "’S"))
MAX_SENTENCE = 250
"""Tokens; the longest sentence of PolNeAR train and dev has 220. A longer run is read in parts, to keep time linear."""


@dataclass(slots=True)
class Token:
    """A word, a punctuation mark, or a whole quotation, whose text is “”, or ‘’ for single marks amid a phrase.

    Never changed once made; not frozen only because making a frozen one takes three times as long.
    """

    start: int
    end: int
    text: str
    low: str
    quote: Quotation | None = None

    @property
    def word(self) -> bool:
        """Whether it is a word (not a mark, not a quotation)."""
        return self.quote is None and (self.text[:1].isalnum() or self.low in ("'s", "’s"))

    @property
    def capital(self) -> bool:
        """Whether it is a word with a capital first letter, or second one, as names of some languages have."""
        text = self.text
        return text != self.low and (text[:1].isupper() or (len(text) > 4 and text[1].isupper()))


def words_of(text: str, start: int, end: int) -> list[Token]:
    """Return the words and marks of a run that holds no quotation; a possessive ’s is a token of its own."""
    out: list[Token] = []
    for match in TOKEN.finditer(text, start, end):
        first, last = match.span()
        word = text[first:last]
        if word[-2:] in POSSESSIVES and last - first > 2:
            cut = last - 2
            out.append(Token(first, cut, word[:-2], word[:-2].lower()))
            out.append(Token(cut, last, word[-2:], "'s"))
        else:
            low = word.lower()
            out.append(Token(first, last, word, low.replace("’", "'") if "’" in low else low))
    return out


def tokens(text: str, span: Span) -> list[Token]:
    """Return the tokens of a paragraph, its quotations as one token each."""
    out: list[Token] = []
    at = span.start
    for quote in quotations(text, span):
        out.extend(words_of(text, at, quote.span.start))
        label = "‘’" if text[quote.span.end - 2] not in ",.?!" and quote.single else "“”"
        out.append(Token(quote.span.start, quote.span.end, label, label, quote))
        at = quote.span.end
    out.extend(words_of(text, at, span.end))
    return out


def sentences(text: str, row: list[Token], cues: frozenset[str] = frozenset()) -> list[list[Token]]:
    """Return the tokens of a paragraph, sentence by sentence.

    A quotation that ends in a question or exclamation mark does not end a sentence where one of `cues` follows within
    six words.
    """
    out: list[list[Token]] = []
    here: list[Token] = []
    for i, token in enumerate(row):
        here.append(token)
        following = row[i + 1] if i + 1 < len(row) else None
        if following is not None and (len(here) >= MAX_SENTENCE or _ends(text, row, i, following, cues)):
            out.append(here)
            here = []
    if here:
        out.append(here)
    return out


def _ends(text: str, row: list[Token], i: int, following: Token, cues: frozenset[str]) -> bool:
    token = row[i]
    starts = following.quote is not None or following.text[:1].isupper() or following.text[:1].isdigit()
    if token.quote is not None:
        if following.start == token.end:
            return False
        last = token.quote.inner(text)[-1:]
        if last not in ENDING:
            return False
        if not starts:
            return False
        if last == "." or following.quote is not None:
            return not _cue_soon(row, i + 1, cues) if last != "." else True
        return not _cue_soon(row, i + 1, cues)
    if token.text not in ENDING or following.start == token.end:
        return False
    if token.text == "." and i and row[i - 1].end == token.start:
        before = row[i - 1]
        if before.low.rstrip(".") in ABBREVIATIONS or (len(before.text) == 1 and before.text.isupper()):
            return False
    return starts or following.text in "([–—•-"


def _cue_soon(row: list[Token], at: int, cues: frozenset[str]) -> bool:
    for token in row[at : at + 6]:
        if token.quote is not None or token.text in ".;:!?":
            return False
        if token.low in cues:
            return True
    return False
