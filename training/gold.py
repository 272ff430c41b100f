"""PolNeAR's attributions as rows of labels over windows."""

import json
import random
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from onrecord.attribution.windows import Paragraph, Window, paragraph, windows
from onrecord.records import Span

__all__ = ["LAYERS", "Example", "Gold", "examples", "lines", "read", "whole_tokenizer"]

LAYERS = ("content", "cue", "source")
"""What a word can be part of; each layer has three labels: outside, first word, later word."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One document: its paragraphs, and its attributions as lists of spans by layer."""

    name: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    attributions: tuple[dict[str, tuple[Span, ...]], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A window with its labels, a value a word.

    `links` holds three rows, content to cue, content to source and cue to source: for each word of the one the range of
    words of the other, (0, 0) where it has none in the window; None at words that the row does not ask about.
    """

    window: Window
    labels: tuple[tuple[int, ...], ...]
    links: tuple[tuple[tuple[int, int] | None, ...], ...]


def read(path: Path, tokenizer: Tokenizer) -> list[Gold]:
    """Return the documents of a file, with the attributions of the first annotator in sorted order."""
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        marked = row["annotators"][sorted(row["annotators"])[0]]
        out.append(
            Gold(
                name=str(row["id"]),
                text=row["text"],
                paragraphs=tuple(paragraph(tokenizer, row["text"], span) for span in lines(row["text"])),
                attributions=tuple({layer: _spans(one.get(layer)) for layer in LAYERS} for one in marked),
            )
        )
    return out


def whole_tokenizer(file: Path) -> Tokenizer:
    """Return the published tokenizer without its habit of cutting every text at 128 pieces."""
    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def lines(text: str) -> list[Span]:
    """Return the lines of a text that hold anything, without the space around them."""
    out, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            first = at + len(line) - len(line.lstrip())
            out.append(Span(first, first + len(line.strip())))
        at += len(line) + 1
    return out


def _spans(value: list[list[int]] | list[int] | None) -> tuple[Span, ...]:
    if not value:
        return ()
    pairs = [value] if isinstance(value[0], int) else value
    return tuple(sorted(Span(*pair) for pair in pairs))


def examples(gold: Gold, chance: random.Random | None = None) -> list[Example]:
    """Return the windows of a document with labels; `chance` shifts where they are cut."""
    opening = chance.randrange(48, 256) if chance is not None else None
    return [_example(window, gold) for window in windows(gold.paragraphs, opening=opening)]


def _example(window: Window, gold: Gold) -> Example:
    size = len(window.words)
    starts = [word.start for word in window.words]
    labels = {layer: [0] * size for layer in LAYERS}
    links: list[list[tuple[int, int] | None]] = [[None] * size for _ in range(3)]
    for marked in gold.attributions:
        ranges = {layer: _ranges(marked[layer], window, starts) for layer in LAYERS}
        for layer in LAYERS:
            for start, end in ranges[layer]:
                labels[layer][start:end] = [1, *[2] * (end - start - 1)]
        for row, (one, other) in enumerate((("content", "cue"), ("content", "source"), ("cue", "source"))):
            goal = ranges[other][0] if ranges[other] else (0, 0)
            for start, end in ranges[one]:
                links[row][start:end] = [goal] * (end - start)
    return Example(window, tuple(tuple(labels[layer]) for layer in LAYERS), tuple(map(tuple, links)))


def _ranges(spans: tuple[Span, ...], window: Window, starts: list[int]) -> list[tuple[int, int]]:
    """Return the ranges of the window's words that `spans` touch, in order."""
    out = []
    for span in spans:
        first = bisect_left(starts, span.start)
        if first and window.words[first - 1].end > span.start:
            first -= 1
        last = bisect_left(starts, span.end)
        if first < last:
            out.append((first, last))
    return out
