"""A page's spoken blocks cut into windows of word pieces, the form in which the encoder reads them.

A window holds whole paragraphs where they fit. Each word carries what its letters lose when they are folded: its case,
and whether it stands inside quotation marks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

from onrecord.attribution.marks import Quotation, quotations
from onrecord.records import Span

__all__ = ["CASES", "LONGEST", "QUOTED", "Paragraph", "Window", "paragraph", "windows"]

LONGEST = 256
"""Word pieces of one window, the two at its ends included. Half as many cost half a point of F1 and save nothing."""
QUOTED = 4
"""States of quotation: outside, in double marks, in single marks, in a quotation that its paragraph leaves open."""
CASES = 5
"""Cases of a word: lower, capital first, all capitals, digits, anything else."""
LEVEL = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\u00a0": " "})
"""Marks of one sort look alike to the encoder, whatever the outlet prints; one code point stands for one."""
BEGIN, END, PAD = 101, 102, 0
"""Pieces of the vocabulary that open a window, end a paragraph, and fill a row."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The word pieces of one paragraph: parallel rows, a word a group."""

    words: tuple[Span, ...]
    pieces: tuple[tuple[int, ...], ...]
    """A word's pieces, numbers of the vocabulary."""
    quoted: tuple[int, ...]
    cases: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """What the encoder reads at once: rows of equal length, a piece a place, and where the words begin in them."""

    pieces: tuple[int, ...]
    quoted: tuple[int, ...]
    cases: tuple[int, ...]
    first: tuple[int, ...]
    """The place of the first piece of each word."""
    words: tuple[Span, ...]


def paragraph(tokenizer: Tokenizer, text: str, span: Span) -> Paragraph:
    """Return the words of `span` with their pieces; a word is a run of letters and digits, or one mark."""
    encoded = tokenizer.encode(span.of(text).translate(LEVEL), add_special_tokens=False)
    words: list[Span] = []
    pieces: list[list[int]] = []
    last: int | None = None
    for piece, word, (start, end) in zip(encoded.ids, encoded.word_ids, encoded.offsets, strict=True):
        if word is None or end <= start:
            continue
        if word == last:
            pieces[-1].append(piece)
            words[-1] = Span(words[-1].start, span.start + end)
        else:
            words.append(Span(span.start + start, span.start + end))
            pieces.append([piece])
            last = word
    return Paragraph(
        words=tuple(words),
        pieces=tuple(map(tuple, pieces)),
        quoted=tuple(_quoted(words, quotations(text, span))),
        cases=tuple(_case(word.of(text)) for word in words),
    )


def _quoted(words: Sequence[Span], marks: Sequence[Quotation]) -> Iterator[int]:
    at = 0
    for word in words:
        while at < len(marks) and marks[at].span.end <= word.start:
            at += 1
        mark = marks[at] if at < len(marks) else None
        if mark is None or mark.span.start > word.start:
            yield 0
        elif mark.single:
            yield 2
        else:
            yield 1 if mark.closed else 3


def _case(word: str) -> int:
    if word.islower():
        return 0
    if word[:1].isupper():
        return 2 if len(word) > 1 and word.isupper() else 1
    return 3 if word[:1].isdigit() else 4


def windows(paragraphs: Sequence[Paragraph], *, longest: int = LONGEST, opening: int | None = None) -> list[Window]:
    """Return `paragraphs` packed in order into windows of at most `longest` pieces.

    A paragraph that is longer than a window is cut between words. `opening` is the room of the first window
    alone: fitting varies it, and meets the same paragraph in other company.
    """
    out: list[Window] = []
    held: list[tuple[Paragraph, int, int]] = []
    size = 1
    room = opening or longest
    for whole in paragraphs:
        for start, end, pieces in _cuts(whole, longest - 2):
            if held and size + pieces + 1 > room:
                out.append(_window(held))
                held, size, room = [], 1, longest
            held.append((whole, start, end))
            size += pieces + 1
    if held:
        out.append(_window(held))
    return out


def _cuts(whole: Paragraph, longest: int) -> Iterator[tuple[int, int, int]]:
    """Yield ranges of words of at most `longest` pieces with the count of pieces; a word of more is cut short."""
    start = size = 0
    for at, pieces in enumerate(whole.pieces):
        more = min(len(pieces), longest)
        if size + more > longest:
            yield start, at, size
            start, size = at, 0
        size += more
    if size:
        yield start, len(whole.pieces), size


def _window(held: Sequence[tuple[Paragraph, int, int]]) -> Window:
    pieces, quoted, cases = [BEGIN], [0], [CASES - 1]
    first: list[int] = []
    words: list[Span] = []
    for whole, start, end in held:
        for at in range(start, end):
            some = whole.pieces[at][: LONGEST - 2]
            first.append(len(pieces))
            words.append(whole.words[at])
            pieces.extend(some)
            quoted.extend([whole.quoted[at]] * len(some))
            cases.extend([whole.cases[at]] * len(some))
        pieces.append(END)
        quoted.append(0)
        cases.append(CASES - 1)
    return Window(tuple(pieces), tuple(quoted), tuple(cases), tuple(first), tuple(words))
