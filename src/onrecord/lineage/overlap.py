"""How much of one page's own words stand in another, on the exact words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from onrecord.lineage.sketching import RUN, own_words, sampled
from onrecord.lineage.words import Word, grams, texts
from onrecord.records import BlockKind, Page, Span

__all__ = ["Body", "Shared", "body_of", "shared"]

GAP = 8
"""Words between two boilerplate runs that belong to the boilerplate too: only one run in four is sampled."""


@dataclass(slots=True)
class Body:
    """A page's own words, quotations and the outlet's boilerplate left out, ready to be compared."""

    page: Page
    words: list[Word]
    runs: list[tuple[str, ...]]
    known: frozenset[tuple[str, ...]]
    boilerplate: tuple[Span, ...]
    """The stretches left out as the outlet's boilerplate."""


@dataclass(slots=True)
class Shared:
    """What of one page stands in another."""

    words: int
    share: float
    """Of the page's own words."""
    longest: Span | None
    """The longest stretch without a break, in the page's text."""
    longest_words: int
    in_quotes: bool
    """Everything shared stands in block quotations."""


def body_of(page: Page, boilerplate: Collection[int] = ()) -> Body:
    """Return the page ready to be compared; `boilerplate` are hashes of runs that its outlet repeats."""
    words = own_words(page)
    left_out: tuple[Span, ...] = ()
    if boilerplate:
        masked = _masked(texts(words), boilerplate)
        left_out = tuple(Span(words[a].start, words[b - 1].end) for a, b in _stretches(masked))
        words = [word for word, out in zip(words, masked, strict=True) if not out]
    runs = grams(texts(words), RUN)
    return Body(page, words, runs, frozenset(runs), left_out)


def shared(page: Body, other: Body) -> Shared:
    """Return what of `page` stands in `other`; linear in the words of `page`."""
    covered = [False] * len(page.words)
    upto = 0
    for index, run in enumerate(page.runs):
        if run in other.known:
            for place in range(max(index, upto), index + RUN):
                covered[place] = True
            upto = index + RUN
    stretches = _stretches(covered)
    count = sum(covered)
    if not stretches:
        return Shared(0, 0.0, None, 0, False)
    start, end = max(stretches, key=lambda row: (row[1] - row[0], -row[0]))
    span = Span(page.words[start].start, page.words[end - 1].end)
    return Shared(count, count / len(page.words), span, end - start, _in_quotes(page, stretches))


def _in_quotes(page: Body, stretches: Sequence[tuple[int, int]]) -> bool:
    quotes = [block.span for block in page.page.blocks_of(BlockKind.QUOTE)]
    return bool(quotes) and all(
        any(quote.start <= page.words[start].start < quote.end for quote in quotes) for start, _ in stretches
    )


def _masked(words: Sequence[str], boilerplate: Collection[int]) -> list[bool]:
    masked = [False] * len(words)
    last = -GAP - 1
    for index, value in sampled(words):
        if value in boilerplate:
            start = last if index - last <= GAP else index
            masked[max(start, 0) : index + RUN] = [True] * (index + RUN - max(start, 0))
            last = index + RUN
    return masked


def _stretches(flags: Sequence[bool]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    start = -1
    for index, flag in enumerate(flags):
        if flag and start < 0:
            start = index
        elif not flag and start >= 0:
            out.append((start, index))
            start = -1
    if start >= 0:
        out.append((start, len(flags)))
    return out
