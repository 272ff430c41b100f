"""A page's body as words with their spans, and the runs of words by which texts are compared."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.records import BlockKind, Page, Span

__all__ = ["BODY", "SPACELESS", "WORD", "Word", "body_blocks", "grams", "texts", "words_in"]

BODY = (BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.SUBHEADING, BlockKind.QUOTE)
"""The kinds of block that carry the report itself."""

SPACELESS = ((0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF))
"""Kana and ideographs, first and last code points: they stand without spaces between words, so each is a word."""
_ALONE = "".join(f"{chr(first)}-{chr(last)}" for first, last in SPACELESS)
WORD = re.compile(rf"[{_ALONE}]|[^\W{_ALONE}]+(?:['’][^\W{_ALONE}]+)*")


class Word(NamedTuple):
    """One word, lower-cased with a straight apostrophe, and its span in the page's text."""

    text: str
    start: int
    end: int


def words_in(text: str, spans: Iterable[Span]) -> list[Word]:
    """Return the words of `text` inside `spans`, in the order of the spans."""
    return [
        Word(match.group().lower().replace("’", "'"), match.start(), match.end())
        for span in spans
        for match in WORD.finditer(text, span.start, span.end)
    ]


def texts(words: Iterable[Word]) -> list[str]:
    """Return the words without their spans."""
    return [word.text for word in words]


def grams(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
    """Return every run of `size` neighbouring words, in order."""
    return list(zip(*(words[start:] for start in range(size)), strict=False))


def body_blocks(page: Page) -> list[Span]:
    """Return the spans of the blocks that carry the report, in text order."""
    return sorted(block.span for block in page.blocks_of(*BODY))
