"""Which passages of one text another one has: word for word where any long one is, else in other words."""

from typing import NamedTuple

from onrecord.lineage.exact import exact_passages
from onrecord.lineage.numbered import Numbered, numbered
from onrecord.lineage.reworded import reworded_passages
from onrecord.records import Span

__all__ = ["Reuse", "reused"]


class Reuse(NamedTuple):
    """A passage of one text and what it is in the other: code points of either, from first word to last."""

    span: Span
    other: Span
    exact: bool
    """Nearly every word is the same, in the same order."""


def reused(text: str, other: str) -> list[Reuse]:
    """Return the passages of `text` that stand in `other`, in the order of `text`.

    Once a long passage is taken over word for word, only such are given: whoever copies does not rewrite beside it, and
    what is merely alike there is two texts on one subject. Measured by `python -m evaluation.alignment`.
    """
    a, b = numbered(text), numbered(other)
    exact = exact_passages(a, b)
    if exact:
        return sorted(Reuse(_span(a, *ours), _span(b, *theirs), True) for ours, theirs in exact)
    return sorted(
        Reuse(
            _span(a, int(a.first[ours[0]]), int(a.last[ours[1]])),
            _span(b, int(b.first[theirs[0]]), int(b.last[theirs[1]])),
            False,
        )
        for ours, theirs in reworded_passages(a, b)
    )


def _span(text: Numbered, first: int, last: int) -> Span:
    return Span(int(text.start[first]), int(text.end[last]))
