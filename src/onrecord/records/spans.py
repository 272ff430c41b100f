"""Spans: runs of a page's text, counted in Unicode code points."""

from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Span", "hull", "merged", "overlap"]


class Span(NamedTuple):
    """A half-open run `[start, end)` of code points of one page's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that this span covers in `text`."""
        return text[self.start : self.end]

    def touches(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    @property
    def length(self) -> int:
        """The number of code points covered."""
        return self.end - self.start


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span that holds all of `spans`; raise ValueError when there is none."""
    rows = list(spans)
    return Span(min(s.start for s in rows), max(s.end for s in rows))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return `spans` in order, with those that touch or adjoin made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(Span(*span))
    return tuple(out)


def overlap(a: Span, b: Span) -> int:
    """Return how many code points the two spans share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))
