"""One story: its lineage, what each copy changed, and any two of its pages side by side."""

from collections.abc import Sequence

from markupsafe import Markup

from onrecord.export import as_tree, changed
from onrecord.export.passages import PassageLine, compared, passage_lines
from onrecord.ledger import NotFoundError, PageSummary, RecordKind, copy_id
from onrecord.lineage.diff import Change, text_diff
from onrecord.records import Copy, Evidence, Page, PageId, Record, Relation, Story
from onrecord.web.answers import Answer, Listing, link, listing
from onrecord.web.desk import Desk
from onrecord.web.drawing.lineage import DRAWN, Node, drawn_lineage
from onrecord.web.pages.stories import StoryRow, story_row

__all__ = ["StoryView", "story"]

COPIES = 12
"""Copies whose changes are shown at once."""
LISTED = 300
"""Copies that the tree lists; where there are more, those are not sorted by date."""
PASSAGES = 6
"""Passages of a copy that are shown; comparing the two pages shows more."""
MOST = 100
"""Passages of two pages that are shown side by side."""
LONGEST = 200_000
"""Characters of two pages together that are compared where the ledger has not done so."""
WORDS = 20_000
"""Characters of a passage that are compared word by word."""


class ShownPassage(Record, frozen=True, kw_only=True):
    """A passage that is not the same, with its differing words where it is reworded."""

    passage: PassageLine
    changes: tuple[Change, ...]


class CopyView(Record, frozen=True, kw_only=True):
    """What one copy changed of the page that it was made from, and why we think so."""

    id: str
    """The id of the edge, by which it is judged."""
    page: PageId
    parent: PageId | None
    relation: Relation
    credit: str | None
    told: str
    """What it changed, in a sentence; "" where nobody has the original."""
    headline: tuple[Change, ...]
    """The headline's words against the parent's; empty where they are the same."""
    passages: tuple[ShownPassage, ...]
    passages_total: int
    evidence: tuple[Evidence, ...]
    confidence: float
    state: str


class SideBySide(Record, frozen=True, kw_only=True):
    """Two pages of the story, one against the other."""

    parent: PageSummary
    page: PageSummary
    relation: Relation | None
    """None where no story ties the two: the earlier one stands first."""
    headline: tuple[Change, ...]
    passages: tuple[ShownPassage, ...]
    passages_total: int | None
    """None where the two are too long to be compared here."""


class StoryView(Record, frozen=True, kw_only=True):
    """What a story's page shows."""

    story: StoryRow
    why_missing: tuple[Evidence, ...]
    tree: tuple[Node, ...]
    """The pages in the order of the tree, each after the one that it was made from."""
    untold: int
    """Pages that the tree leaves out, because there are so many."""
    copies: tuple[CopyView, ...]
    listing: Listing
    compared: SideBySide | None
    """Where two pages are asked for."""

    def drawing(self) -> Markup:
        """Return the tree as SVG."""
        return drawn_lineage(self.tree)

    def undrawn(self) -> int:
        """Return how many pages of the tree are not drawn."""
        return max(0, len(self.tree) - DRAWN) + self.untold


def story(desk: Desk) -> Answer:
    """Return a story's page."""
    found = desk.record(RecordKind.STORY, Story, desk.path("id"))
    ordered = _ordered(desk, found)
    rows = [row for row, _ in ordered]
    paging = desk.paging(COPIES)
    shown = rows[paging.offset : paging.offset + paging.limit]
    tree = _tree(desk, found, ordered[:LISTED])
    texts: dict[PageId, Page | None] = {}
    view = StoryView(
        story=story_row(desk, found),
        why_missing=found.missing_original.evidence if found.missing_original else (),
        tree=tuple(tree),
        untold=max(0, len(rows) - LISTED),
        copies=tuple(_copy(desk, row, texts) for row in shown),
        listing=listing(desk, len(shown), limit=paging.limit, total=len(rows)),
        compared=_side_by_side(desk),
    )
    return Answer("story.html.j2", view)


def _ordered(desk: Desk, found: Story) -> list[tuple[Copy, int]]:
    """Return the copies in the order of the tree with their depths, the earlier first, then the excerpts."""
    dates = {}
    if len(found.copies) <= LISTED:
        dates = {page: row.published for page, row in desk.sources(row.page for row in found.copies).items()}
    order = sorted(found.copies, key=lambda row: (dates.get(row.page) or "9999", row.place, row.page))
    return [*as_tree(order), *((row, 0) for row in found.excerpts)]


def _tree(desk: Desk, found: Story, rows: Sequence[tuple[Copy, int]]) -> list[Node]:
    """Return the pages as they are drawn and listed, the original first."""
    first = desk.source(found.original.page) if found.original else None
    if first is not None:
        out = [_node(first.id, first, "original", 0, "machine")]
    else:
        name = found.missing_original.name if found.missing_original else "unknown"
        head = found.headline or ""
        out = [
            Node(page=None, href=None, outlet=name, date="not here", title=head, relation="missing original", depth=0)
        ]
    for row, depth in rows:
        state = desk.state(copy_id(row.page, row.parent))
        out.append(_node(row.page, desk.source(row.page), str(row.relation), depth + 1, state))
    return out


def _node(name: PageId, row: PageSummary | None, relation: str, depth: int, state: str) -> Node:
    return Node(
        page=name,
        href=link(RecordKind.PAGE, name) if row else None,
        outlet=(row.outlet or row.place) if row else "a page taken down",
        date=((row.published if row else None) or "undated")[:10],
        title=(row.title if row else None) or "No headline",
        relation=relation,
        depth=depth,
        state=state,
    )


def _copy(desk: Desk, row: Copy, texts: dict[PageId, Page | None]) -> CopyView:
    edge = copy_id(row.page, row.parent)
    page, parent = _page(desk, row.page, texts), _page(desk, row.parent, texts)
    lines = [line for line in row.passages if line.change != "same" or row.relation is Relation.EXCERPT]
    told = passage_lines(page, parent, lines[:PASSAGES]) if page and parent else []
    return CopyView(
        id=edge,
        page=row.page,
        parent=row.parent,
        relation=row.relation,
        credit=row.credit,
        told=changed(row) if row.parent else "",
        headline=_headline(parent.title, page.title) if page and parent and row.headline_changed else (),
        passages=_shown(told),
        passages_total=len(lines),
        evidence=row.evidence,
        confidence=row.confidence,
        state=desk.state(edge),
    )


def _page(desk: Desk, name: PageId | None, texts: dict[PageId, Page | None]) -> Page | None:
    """Return a page with its text, read once; None for none, or where it was taken down meanwhile."""
    if name is None:
        return None
    if name not in texts:
        try:
            texts[name] = desk.store.page(name)
        except NotFoundError:
            texts[name] = None
    return texts[name]


def _headline(old: str | None, new: str | None) -> tuple[Change, ...]:
    return tuple(text_diff(old or "", new or "")) if old != new else ()


def _shown(lines: Sequence[PassageLine]) -> tuple[ShownPassage, ...]:
    return tuple(ShownPassage(passage=line, changes=_words(line)) for line in lines)


def _words(line: PassageLine) -> tuple[Change, ...]:
    if not line.differs:
        return ()
    return tuple(text_diff((line.parent_words or "")[:WORDS], (line.words or "")[:WORDS]))


def _side_by_side(desk: Desk) -> SideBySide | None:
    """Return the two pages asked for; raise NotFoundError and AmbiguousError where one is none."""
    one, other = desk.words("a"), desk.words("b")
    if not (one and other):
        return None
    a, b = (PageId(desk.find(RecordKind.PAGE, name)) for name in (one, other))
    if a == b:
        return None
    rows = compared(desk.store, a, b, most=MOST, longest=LONGEST)
    return SideBySide(
        parent=rows.parent,
        page=rows.page,
        relation=rows.copy.relation if rows.copy else None,
        headline=_headline(rows.parent.title, rows.page.title),
        passages=_shown(rows.lines),
        passages_total=rows.total,
    )
