"""A page's sketch: a fixed share of the hashed word runs of its body, quotations stripped.

A run is kept by its hash alone (FracMinHash: Irber and others, 2022, bioRxiv 2022.01.11.475838), so two pages keep the
same of the runs that they share, and containment is estimated without bias at any length.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from onrecord.lineage.direction import origins_of
from onrecord.lineage.marks import outside
from onrecord.lineage.numbered import RUN, Flags, Hashes, Ints, distinct, runs, words_of
from onrecord.lineage.words import body_blocks
from onrecord.records import Page, Sketch, Span, canonical_json

__all__ = ["MADE_BY", "NOTHING", "Boilerplate", "Own", "block_hashes", "own_words", "sampled", "sketch"]

MADE_BY = "lineage@2"
SHARE = np.uint64(4)
"""One run in so many is kept: a passage of thirty words then leaves six hashes, and none once in two thousand."""


@dataclass(frozen=True, slots=True, eq=False)
class Boilerplate:
    """What an outlet prints again and again: the hashes, sorted, of runs (as sampled) and of whole blocks."""

    runs: Hashes
    blocks: Hashes


NOTHING = Boilerplate(np.zeros(0, np.uint64), np.zeros(0, np.uint64))


@dataclass(frozen=True, slots=True, eq=False)
class Own:
    """The words of a page's body that stand outside quotations: their spans and their hashes, in text order."""

    start: Ints
    end: Ints
    hash: Hashes

    def kept(self, flags: Flags) -> "Own":
        """Return the words that are flagged."""
        return Own(self.start[flags], self.end[flags], self.hash[flags])

    def span(self, first: int, last: int) -> Span:
        """Return the span from word `first` to word `last`, both included."""
        return Span(int(self.start[first]), int(self.end[last]))


def own_words(page: Page, blocks: Sequence[Span] | None = None) -> Own:
    """Return the words of the page's body that stand outside quotations and credit lines.

    `blocks` are those of the body, for whom has them at hand.
    """
    words = words_of(page.text)
    own = Own(words.start, words.end, words.hash)
    kept = _inside(words.start, outside(page.text, blocks if blocks is not None else body_blocks(page)))
    for credit in page.credits:
        kept &= (words.start < credit.span.start) | (words.start >= credit.span.end)
    return own.kept(kept)


def _inside(start: Ints, spans: Sequence[Span]) -> Flags:
    """Flag the words that begin in one of `spans`, which come in text order and do not overlap."""
    if not spans:
        return np.zeros(len(start), np.bool_)
    bounds = np.array(spans, np.int64)
    at = np.searchsorted(bounds[:, 0], start, side="right") - 1
    inside: Flags = (at >= 0) & (start < bounds[np.maximum(at, 0), 1])
    return inside


def sampled(values: Hashes) -> Flags:
    """Flag the runs that sketches keep."""
    kept: Flags = values % SHARE == 0
    return kept


def sketch(page: Page) -> Sketch:
    """Return the sketch of one page."""
    blocks = body_blocks(page)
    words = own_words(page, blocks)
    values = runs(words.hash)
    hashes = distinct(values[sampled(values)])
    return Sketch(
        page=page.id,
        words=len(words.hash),
        hashes=hashes.astype("<u8").tobytes(),
        blocks=distinct(block_hashes(words, values, blocks)).astype("<u8").tobytes(),
        origins=origins_of(page),
        bylines=page.bylines,
        links=tuple(sorted({link for link in (page.original, page.canonical) if link})),
        digest=_digest(page),
        made_by=MADE_BY,
    )


def block_hashes(words: Own, values: Hashes, blocks: Sequence[Span]) -> Hashes:
    """Return one hash for each block: of its runs, which are among `values`; 0 for one with fewer words than a run."""
    out = np.zeros(len(blocks), np.uint64)
    if not blocks:
        return out
    bounds = np.searchsorted(words.start, np.array(blocks, np.int64))
    long = (bounds[:, 1] - bounds[:, 0] >= RUN).nonzero()[0]
    if len(long):
        summed = np.zeros(len(values) + 1, np.uint64)
        np.cumsum(values, out=summed[1:])
        out[long] = summed[bounds[long, 1] - RUN + 1] - summed[bounds[long, 0]]
    return out


def _digest(page: Page) -> str:
    """Return a hash of what the comparison of two pages reads of one: its text and what is labelled in it."""
    read = (
        page.id, page.title, [(block.kind, block.span) for block in page.blocks], page.credits, page.dateline,
        page.policy, bool(page.comments),
    )  # fmt: skip
    return blake2b(canonical_json(read), digest_size=8).hexdigest()
