"""A comment as checkers read it: its words with their places, and what of it stands in quotation marks."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from onrecord.records import Comment, Page, Span

__all__ = ["Reading", "Word", "name_key", "quoted_spans", "read", "words_of"]

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»]{1,2000}", re.IGNORECASE)
CLOSES = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", '"': '"'}
"""Which marks close which; a low opening mark is closed by either of the high ones."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its span in the page's text, the word as printed, and whether it opens a sentence."""

    span: Span
    words: str
    opens: bool

    @property
    def low(self) -> str:
        """The word in lower case, its apostrophe straight."""
        return self.words.lower().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Reading:
    """One comment, cut once for all checkers. Spans are of the page's text."""

    comment: Comment
    words: tuple[Word, ...]
    quoted: tuple[Span, ...]
    """Runs inside quotation marks, and lines quoted with `>`; in order, never overlapping."""
    links: tuple[Span, ...]

    def in_quotes(self, at: int) -> bool:
        """Tell whether the code point at `at` is quoted."""
        return _inside(self.quoted, at)

    def in_link(self, at: int) -> bool:
        """Tell whether the code point at `at` belongs to a web address."""
        return _inside(self.links, at)


def read(page: Page, comment: Comment) -> Reading:
    """Return `comment` of `page` with its words, quoted runs and links."""
    body = comment.body
    links = tuple(_link(page.text, match) for match in ADDRESS.finditer(page.text, body.start, body.end))
    words = tuple(word for word in words_of(page.text, body) if not _inside(links, word.span.start))
    return Reading(comment, words, quoted_spans(page.text, body), links)


def words_of(text: str, span: Span) -> list[Word]:
    """Return the words of `span` in order; a word opens a sentence at the start or after an end mark or a line."""
    out: list[Word] = []
    last = span.start
    for match in WORD.finditer(text, span.start, span.end):
        between = text[last : match.start()]
        opens = not out or any(mark in between for mark in ".!?\n:")
        out.append(Word(Span(match.start(), match.end()), match.group(), opens))
        last = match.end()
    return out


def quoted_spans(text: str, span: Span) -> tuple[Span, ...]:
    """Return the quoted runs of `span`: pairs of marks within one paragraph, and lines that begin with `>`.

    A mark that nothing closes quotes nothing: else one stray mark would hide the rest of a comment.
    """
    out: list[Span] = []
    start = span.start
    while start < span.end:
        stop = text.find("\n", start, span.end)
        stop = span.end if stop < 0 else stop
        if text[start:stop].lstrip().startswith(">"):
            out.append(Span(start, stop))
        else:
            out.extend(_pairs(text, start, stop))
        start = stop + 1
    return tuple(out)


def name_key(name: str | None) -> str:
    """Return a reader's name without capitals, dots and spaces: "A. Name" and "a.name" are one; "" for none."""
    return "".join(letter for letter in (name or "").casefold() if letter.isalnum())


def _pairs(text: str, start: int, stop: int) -> list[Span]:
    out: list[Span] = []
    opened = -1
    wanted = ""
    for at in range(start, stop):
        letter = text[at]
        if opened < 0:
            if letter in CLOSES or _single_opens(text, at, start):
                opened, wanted = at, CLOSES.get(letter, "’" if letter == "‘" else "'")
        elif letter in wanted and not (letter in "’'" and at + 1 < stop and text[at + 1].isalnum()):
            out.append(Span(opened, at + 1))
            opened = -1
        elif wanted in ("’", "'") and letter in CLOSES:
            opened, wanted = at, CLOSES[letter]
    return out


def _single_opens(text: str, at: int, start: int) -> bool:
    if text[at] not in "‘'":
        return False
    before = text[at - 1] if at > start else " "
    return before.isspace() or before in "([—–-"


def _link(text: str, match: re.Match[str]) -> Span:
    """Return the span of an address without the punctuation of the sentence that it ends."""
    end = match.end()
    while end > match.start() + 1 and text[end - 1] in ".,;:!?)]}'’":
        end -= 1
    return Span(match.start(), end)


def _inside(spans: tuple[Span, ...], at: int) -> bool:
    index = bisect_right(spans, at, key=lambda span: span.start) - 1
    return index >= 0 and at < spans[index].end
