"""What one page did with another's report, passage by passage: for `onrecord diff` and the workbench."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.ledger import PageSummary, Store
from onrecord.lineage import align, word_diff
from onrecord.records import Copy, Page, PageId, Passage, Record, Relation, Span, Story

__all__ = ["Comparison", "PassageLine", "compared", "passage_lines"]

STORIES = 100
"""Stories of a page that are asked for an edge: its own, and those that it takes a passage from."""


class PassageLine(Record, frozen=True, kw_only=True):
    """A passage of a page and of the page that it is compared with."""

    page: PageId
    parent: PageId
    change: str
    span: Span | None
    parent_span: Span | None
    words: str | None
    parent_words: str | None
    differs: tuple[tuple[str, str, str], ...]
    """(same, changed, added or dropped; the parent's words; the page's words), for a passage that is reworded."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two pages side by side."""

    parent: PageSummary
    page: PageSummary
    copy: Copy | None
    """The edge that a story draws from the page to its parent; None where no story ties the two."""
    lines: tuple[PassageLine, ...]
    total: int | None
    """How many passages there are; None where the pages are too long to be compared."""


def compared(
    store: Store, one: PageId, other: PageId, *, most: int | None = None, longest: int | None = None
) -> Comparison:
    """Return what one page did with another's report: all of it, or the first `most` passages.

    Where a story says which was made from which, that one is the parent, whichever is named first; else the earlier.
    Pages that the ledger has not compared are not compared where they have more than `longest` characters together.
    Raises NotFoundError.
    """
    parent, page, copy = _tie(store, store.summary(one), store.summary(other))
    child, made_from = store.page(page.id), store.page(parent.id)
    if copy is not None and copy.relation is not Relation.EXCERPT:
        passages: Sequence[Passage] = copy.passages
    elif longest is not None and len(child.text) + len(made_from.text) > longest:
        return Comparison(parent, page, copy, (), None)
    else:  # the ledger holds none of these two: what is found now has the outlets' boilerplate in it
        passages = align(child, made_from).passages
    return Comparison(parent, page, copy, tuple(passage_lines(child, made_from, passages[:most])), len(passages))


def passage_lines(page: Page, parent: Page, passages: Iterable[Passage]) -> list[PassageLine]:
    """Return passages with their words."""
    return [_line(row, page, parent) for row in passages]


def _tie(store: Store, a: PageSummary, b: PageSummary) -> tuple[PageSummary, PageSummary, Copy | None]:
    """Return the parent, the page made from it, and the edge between them."""
    for story in store.related(Story, a.id, limit=STORIES):
        for copy in (*story.copies, *story.excerpts):
            if (copy.page, copy.parent) == (a.id, b.id):
                return b, a, copy
            if (copy.page, copy.parent) == (b.id, a.id):
                return a, b, copy
    first, last = sorted((a, b), key=lambda row: (row.published or "9999", row.place))
    return first, last, None


def _line(row: Passage, page: Page, parent: Page) -> PassageLine:
    words = row.span.of(page.text) if row.span else None
    theirs = row.parent_span.of(parent.text) if row.parent_span else None
    reworded = row.change == "reworded" and words is not None and theirs is not None
    return PassageLine(
        page=page.id,
        parent=parent.id,
        change=row.change,
        span=row.span,
        parent_span=row.parent_span,
        words=words,
        parent_words=theirs,
        differs=tuple((part.op, part.a, part.b) for part in word_diff(theirs or "", words or "")) if reworded else (),
    )
