"""The trained tagger: the encoder finds and links, marks mend its boundaries, rules add what it was never shown."""

import sys
from bisect import bisect_right
from collections.abc import Callable, Sequence

import msgspec
import numpy as np

from onrecord.attribution.encoder import Encoder
from onrecord.attribution.linking import Reading, linked
from onrecord.attribution.marks import quotations
from onrecord.attribution.merging import mended, merged
from onrecord.attribution.nesting import nested
from onrecord.attribution.rules import SPOKEN_BLOCKS, RuleTagger
from onrecord.attribution.shipped import TAGGER
from onrecord.attribution.tagger import Draft
from onrecord.attribution.turns import label_of, labels_of
from onrecord.attribution.windows import Window, windows
from onrecord.records import Block, BlockKind, Page, Span, Where

__all__ = ["SURE_FROM", "EncoderTagger", "calibrated", "drafts", "read_blocks"]

SURE_FROM = 0.25
"""The chance from which what the encoder links is a statement; the best of six on PolNeAR dev."""
MEASURED = ((0.25, 0.46), (0.5, 0.6), (0.75, 0.78), (0.95, 0.95), (1.0, 0.98))
"""The encoder's chance, and the share of such statements that are right in content, cue and source on PolNeAR dev."""


class EncoderTagger:
    """The encoder and the rules together. English only."""

    name = TAGGER
    reach = 600_000

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._rules = RuleTagger()

    def reads(self, language: str | None) -> bool:
        """Tell whether `language` is English; an unknown language is not read."""
        return self._rules.reads(language)

    def tag(self, page: Page) -> list[Draft]:
        """Return the page's attributions in text order."""
        blocks = read_blocks(page, self.reach)
        rows = windows(self._encoder.paragraphs(page.text, [block.span for block in blocks]))
        whole = merged(
            page.text, drafts(page.text, blocks, rows, self._encoder.read), self._rules.tag(page), self.reach
        )
        return nested(page.text, whole, self._inside)

    def _inside(self, text: str, pieces: Sequence[Span]) -> list[Draft]:
        """Return what the encoder finds in `pieces` of a text when it reads them as paragraphs."""
        rows = windows(self._encoder.paragraphs(text, pieces))
        blocks = [Block(kind=BlockKind.PARAGRAPH, span=piece) for piece in pieces]
        return drafts(text, blocks, rows, self._encoder.read)


def read_blocks(page: Page, reach: int = sys.maxsize) -> list[Block]:
    """Return the blocks that the encoder reads: those spoken, each caption once, no labelled turn of an interview.

    What lies beyond `reach` is cut off.
    """
    labels = labels_of(page)
    seen: set[str] = set()
    out: list[Block] = []
    for block in page.blocks:
        if block.kind not in SPOKEN_BLOCKS or not block.span.of(page.text).strip():
            continue
        if labels and block.kind is BlockKind.PARAGRAPH:
            label = label_of(page.text, block.span)
            if label is not None and label.of(page.text) in labels:
                continue
        words = block.span.of(page.text)
        if block.kind is BlockKind.CAPTION:
            if words in seen:
                continue
            seen.add(words)
        if block.span.end > reach:
            block = msgspec.structs.replace(block, span=Span(block.span.start, max(block.span.start, reach)))
        out.append(block)
    return [block for block in out if block.span.end > block.span.start]


def drafts(
    text: str, blocks: Sequence[Block], rows: Sequence[Window], read: Callable[[Window], Reading]
) -> list[Draft]:
    """Return what `read` finds in the windows over `blocks`, as drafts whose pieces each lie in one block."""
    starts = [block.span.start for block in blocks]
    marks = [mark for block in blocks for mark in quotations(text, block.span)]
    out: list[Draft] = []
    for window in rows:
        for one in linked(read(window)):
            content = _pieces(text, [_span(window, piece) for piece in one.content], blocks, starts)
            cue = _span(window, one.cue)
            source = _span(window, one.source) if one.source else None
            if not content or one.confidence < SURE_FROM:
                continue
            where = _where(blocks, starts, content[0])
            draft = Draft(where=where, content=content, cue=cue, source=source, confidence=calibrated(one.confidence))
            whole = mended(text, draft, marks)
            if whole is not None:
                out.append(whole)
    return out


def calibrated(chance: float) -> float:
    """Return the share of right statements among those with such a chance, between the points of MEASURED."""
    return round(float(np.interp(chance, [at for at, _ in MEASURED], [share for _, share in MEASURED])), 2)


def _span(window: Window, words: tuple[int, int]) -> Span:
    return Span(window.words[words[0]].start, window.words[words[1] - 1].end)


def _where(blocks: Sequence[Block], starts: Sequence[int], span: Span) -> Where:
    return SPOKEN_BLOCKS[blocks[max(0, bisect_right(starts, span.start) - 1)].kind]


def _pieces(text: str, spans: Sequence[Span], blocks: Sequence[Block], starts: Sequence[int]) -> tuple[Span, ...]:
    """Return `spans` cut where a block ends, without the space at their ends."""
    out: list[Span] = []
    for span in spans:
        at = max(0, bisect_right(starts, span.start) - 1)
        while at < len(blocks) and blocks[at].span.start < span.end:
            start, end = max(span.start, blocks[at].span.start), min(span.end, blocks[at].span.end)
            words = text[start:end]
            start += len(words) - len(words.lstrip())
            end -= len(words) - len(words.rstrip())
            if start < end:
                out.append(Span(start, end))
            at += 1
    return tuple(out)
