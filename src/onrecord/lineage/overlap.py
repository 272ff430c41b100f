"""How much of one page's own words stand in another, on the exact words."""

import math
from dataclasses import dataclass

import numpy as np

from onrecord.lineage.marks import outside
from onrecord.lineage.numbered import RUN, Flags, Hashes, Numbered, among, distinct, numbered, runs
from onrecord.lineage.reworded import reworded_passages
from onrecord.lineage.sketching import NOTHING, Boilerplate, Own, block_hashes, own_words, sampled
from onrecord.lineage.words import body_blocks
from onrecord.records import BlockKind, Page, Record, Span

__all__ = ["Body", "Overlap", "Shared", "body_of", "likeness", "overlap", "shared"]

GAP = 8
"""Words between two boilerplate runs that belong to the boilerplate too: only one run in four is sampled."""
PLAIN, FAINT = 0.8, 0.1
"""Shares from which, and below which, nothing is asked of rewording."""
MOSTLY = 0.4
"""Share of a block's words from which all of it is boilerplate."""


@dataclass(slots=True, eq=False)
class Body:
    """A page's own words, quotations and the outlet's boilerplate left out, ready to be compared."""

    page: Page
    words: Own
    runs: Hashes
    known: Hashes
    """The runs of the page with its boilerplate, each once, sorted: who copies takes that along."""
    boilerplate: tuple[Span, ...]
    """The stretches left out as the outlet's boilerplate."""
    _narration: Numbered | None = None

    @property
    def narration(self) -> Numbered:
        """Return the own words as sentences, to be compared in other words; made when first asked for."""
        if self._narration is None:
            self._narration = numbered("\n".join(self._pieces()))
        return self._narration

    def _pieces(self) -> list[str]:
        text = self.page.text
        out: list[str] = []
        left_out = sorted([*self.boilerplate, *(credit.span for credit in self.page.credits)])
        at = 0
        for span in outside(text, body_blocks(self.page)):
            start = span.start
            while at < len(left_out) and left_out[at].end <= start:
                at += 1
            here = at
            while here < len(left_out) and left_out[here].start < span.end:
                out.append(text[start : max(start, left_out[here].start)])
                start = max(start, left_out[here].end)
                here += 1
            out.append(text[start : max(start, span.end)])
        return out


class Shared(Record, frozen=True, kw_only=True):
    """What of one page stands in another."""

    words: int
    share: float
    """Of the page's own words."""
    longest: Span | None
    """The longest stretch without a break, in the page's text."""
    longest_words: int
    in_quotes: bool
    """Everything shared stands in block quotations."""


def body_of(page: Page, boilerplate: Boilerplate = NOTHING) -> Body:
    """Return the page ready to be compared, without what its outlet repeats."""
    words = own_words(page)
    values = runs(words.hash)
    known = distinct(values)
    left_out: tuple[Span, ...] = ()
    if len(boilerplate.runs) or len(boilerplate.blocks):
        masked = _masked(values, len(words.hash), boilerplate.runs)
        _fill(masked, words, values, body_blocks(page), boilerplate.blocks)
        left_out = tuple(words.span(first, end - 1) for first, end in _stretches(masked))
        words = words.kept(~masked)
        values = runs(words.hash)
    return Body(page, words, values, known, left_out)


class Overlap(Record, frozen=True, kw_only=True):
    """What two pages have in common: of the one, of the other, and how alike they are."""

    ours: Shared
    theirs: Shared
    alike: float


def overlap(page: Body, other: Body) -> Overlap:
    """Return what `page` and `other` have in common."""
    ours, theirs = shared(page, other), shared(other, page)
    return Overlap(ours=ours, theirs=theirs, alike=likeness(page, other, ours, theirs))


def shared(page: Body, other: Body) -> Shared:
    """Return what of `page` stands in `other`; linear in the words of `page`."""
    covered = _covered(among(page.runs, other.known), len(page.words.hash))
    stretches = _stretches(covered)
    if not stretches:
        return Shared(words=0, share=0.0, longest=None, longest_words=0, in_quotes=False)
    start, end = max(stretches, key=lambda row: (row[1] - row[0], -row[0]))
    count = int(covered.sum())
    return Shared(
        words=count,
        share=count / len(covered),
        longest=page.words.span(start, end - 1),
        longest_words=end - start,
        in_quotes=_in_quotes(page, stretches),
    )


def likeness(page: Body, other: Body, ours: Shared, theirs: Shared) -> float:
    """Return how much of the nearer of two pages is the other's, from 0 to 1: word for word and in other words.

    The geometric mean of the share of own words that are the same in runs, and of those in passages that are the same
    when reworded (`reworded`): who copies takes passages over as a whole, so a page that was edited word by word keeps
    the second where the first falls, and one that shares a paragraph has neither. Shares decide alone where they are
    high or next to nothing.
    """
    most = max(ours.share, theirs.share)
    if most >= PLAIN or most < FAINT:
        return most
    passages = reworded_passages(page.narration, other.narration)
    covers = [
        sum(int(text.last[last] - text.first[first] + 1) for first, last in rows) / max(1, len(text.start))
        for text, rows in (
            (page.narration, [row for row, _ in passages]),
            (other.narration, [row for _, row in passages]),
        )
    ]
    return max(math.sqrt(row.share * min(1.0, cover)) for row, cover in zip((ours, theirs), covers, strict=True))


def _covered(hits: Flags, words: int) -> Flags:
    """Flag the words that lie in a run which is flagged."""
    edges = np.zeros(words + 1, np.int64)
    at = np.flatnonzero(hits)
    edges[at] += 1
    edges[at + RUN] -= 1
    return np.greater(np.cumsum(edges)[:-1], 0)


def _in_quotes(page: Body, stretches: list[tuple[int, int]]) -> bool:
    quotes = [block.span for block in page.page.blocks_of(BlockKind.QUOTE)]
    starts = [int(page.words.start[start]) for start, _ in stretches]
    return bool(quotes) and all(any(quote.start <= start < quote.end for quote in quotes) for start in starts)


def _masked(values: Hashes, words: int, boilerplate: Hashes) -> Flags:
    masked = np.zeros(words, np.bool_)
    last = -GAP - 1
    for index in np.flatnonzero(sampled(values) & among(values, boilerplate)).tolist():
        start = last if index - last <= GAP else index
        masked[max(start, 0) : index + RUN] = True
        last = index + RUN
    return masked


def _fill(masked: Flags, words: Own, values: Hashes, blocks: list[Span], repeated: Hashes) -> None:
    """Mask the whole of each block that is repeated, or mostly masked: runs are sampled, and leave gaps."""
    for block, known in zip(blocks, among(block_hashes(words, values, blocks), repeated).tolist(), strict=True):
        first, end = np.searchsorted(words.start, (block.start, block.end)).tolist()
        if end > first and (known or masked[first:end].sum() >= MOSTLY * (end - first)):
            masked[first:end] = True


def _stretches(flags: Flags) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(flags.astype(np.int8), prepend=0, append=0))
    return [(start, end) for start, end in edges.reshape(-1, 2).tolist()]
