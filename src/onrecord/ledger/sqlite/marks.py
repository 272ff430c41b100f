"""Where the words that were looked for stand in a block.

FTS5's own `highlight` takes time in the square of the hits (1.8 s for 80,000 in one block, measured), which a hostile
page can bring about; this is linear, and cuts and folds words as FTS5's `unicode61 remove_diacritics 2` does. Letters
that are younger than FTS5's Unicode table (6.1) are folded here and not there, so a mark may be one too many.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from onrecord.records import Span

__all__ = ["Term", "holds", "marks", "words_of"]

Term = tuple[str, bool]
"""A word or phrase, and whether its last word may go on."""

PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
DIACRITICS = "".join(
    chr(0x300 + bit) for bit in range(64) if (0x08029FDF if bit < 32 else 0x000361F8) >> (bit % 32) & 1
)
"""The combining marks that FTS5 takes as part of a word and then drops: the two masks of its fts5_unicode2.c."""

WORD = re.compile(rf"(?:[^\W_]|[{PRIVATE}])(?:[^\W_]|[{PRIVATE}{DIACRITICS}])*")


def words_of(text: str) -> list[tuple[str, int, int]]:
    """Return each word of `text`, folded, with where it starts and ends."""
    return [(_folded(found.group()), found.start(), found.end()) for found in WORD.finditer(text)]


def marks(text: str, terms: Iterable[Term], start: int) -> tuple[Span, ...]:
    """Return where any of `terms` stands in `text`, in order; those that overlap are one. `start` is the text's own."""
    words = words_of(text)
    line = [word for word, _, _ in words]
    found: set[tuple[int, int]] = set()
    for term, may_go_on in terms:
        found.update(_places(line, [word for word, _, _ in words_of(term)], may_go_on=may_go_on))
    out: list[Span] = []
    for first, last in sorted(found):
        span = Span(start + words[first][1], start + words[last][2])
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def holds(texts: Iterable[str], terms: Iterable[Term]) -> bool:
    """Tell whether each of `terms` stands in one of `texts`."""
    lines = [[word for word, _, _ in words_of(text)] for text in texts]
    for term, may_go_on in terms:
        phrase = [word for word, _, _ in words_of(term)]
        if not any(next(_places(line, phrase, may_go_on=may_go_on), None) for line in lines):
            return False
    return True


def _places(line: Sequence[str], phrase: list[str], *, may_go_on: bool) -> Iterator[tuple[int, int]]:
    """Yield the first and last word of each place in `line` where `phrase` stands."""
    if not phrase:
        return
    whole = phrase[:-1] if may_go_on else phrase
    for end in _ends(line, whole):
        if not may_go_on:
            yield end - len(whole), end - 1
        elif end < len(line) and line[end].startswith(phrase[-1]):
            yield end - len(whole), end


def _ends(line: Sequence[str], run: Sequence[str]) -> Iterable[int]:
    """Return where each occurrence of `run` ends (Knuth, Morris and Pratt, 1977: linear even where runs overlap)."""
    if not run:
        return range(len(line))
    back = [0] * len(run)  # how many words still fit when the word after them does not
    held = 0
    for at in range(1, len(run)):
        while held and run[at] != run[held]:
            held = back[held - 1]
        held += run[at] == run[held]
        back[at] = held
    out: list[int] = []
    held = 0
    for at, word in enumerate(line, 1):
        while held and (held == len(run) or word != run[held]):
            held = back[held - 1]
        held += word == run[held]
        if held == len(run):
            out.append(at)
    return out


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else "".join(map(_fold, word))


@lru_cache(maxsize=4096)
def _fold(char: str) -> str:
    """Return `char` in lower case; a Latin letter without its diacritics, a combining mark as nothing."""
    if char in DIACRITICS:
        return ""
    base = unicodedata.normalize("NFD", char)[0]
    if base.isascii():
        return base.lower()
    folded = char.casefold()
    return folded if len(folded) == 1 else char
