"""Stories: the pages that carry one report, with its original, its copies and what excerpts it."""

from collections.abc import Callable, Mapping, Sequence, Set

from onrecord.lineage.candidates import Candidates
from onrecord.lineage.comparisons import NO_COMPARISONS, Comparisons
from onrecord.lineage.copies import copy_of, copy_of_missing, excerpt_of
from onrecord.lineage.direction import Facts, order_key, same_missing, whole_sources
from onrecord.lineage.edges import Edge, Links, Reader, link
from onrecord.lineage.names import plain_name
from onrecord.lineage.pages import StoryPage
from onrecord.lineage.sketching import MADE_BY
from onrecord.records import Copy, MissingOriginal, Origin, Page, PageId, PageRef, Sketch, Story, StoryId, content_id

__all__ = ["stories"]


def stories(
    pages: Sequence[StoryPage],
    sketches: Mapping[PageId, Sketch],
    page_of: Callable[[PageId], Page],
    *,
    rejected: Set[tuple[PageId, PageId]] = frozenset(),
    comparisons: Comparisons = NO_COMPARISONS,
) -> list[Story]:
    """Return the stories of `pages`, by id; every page is the original or a copy in exactly one.

    `pages` hold one version an address. `rejected` are (page, parent) pairs that people rejected; they are never used
    again. What `comparisons` has kept of two pages is not found anew, and their texts are not read for it. The result
    does not depend on the order of `pages`, nor on what was kept.
    """
    rows = sorted(pages, key=order_key)
    reader = Reader(page_of, Candidates(rows, sketches), comparisons)
    links = link(rows, sketches, reader, rejected)
    groups, missing = _groups(rows, links)
    owner = {row.id: root for root, members in groups.items() for row in members}
    quoting = _excerpts(links, owner)
    out = [
        _story(root, members, missing.get(root), quoting.get(root, []), links, reader)
        for root, members in groups.items()
    ]
    return sorted(out, key=lambda story: story.id)


def _groups(rows: Sequence[StoryPage], links: Links) -> tuple[dict[PageId, list[StoryPage]], dict[PageId, Origin]]:
    """Return the members of each story by its earliest root, in order, and the source where the original is missing.

    Trees are joined only where their roots name one and the same missing source and each is the other's best kin.
    """
    order = {row.id: index for index, row in enumerate(rows)}
    leader = {row.id: row.id for row in rows}

    def find(page: PageId) -> PageId:
        while leader[page] != page:
            leader[page] = leader[leader[page]]
            page = leader[page]
        return page

    for page, edge in links.parents.items():
        leader[page] = edge.parent
    missing: dict[PageId, Origin] = {}
    for row in rows:
        sources = whole_sources(links.facts[row.id])
        if row.id not in links.parents and sources:
            missing[row.id] = sources[0]
    for edge in links.siblings:
        source = same_missing(links.facts[edge.child], links.facts[edge.parent])
        a, b = edge.child, edge.parent
        if source is None or a not in missing or b not in missing:
            continue
        first, last = sorted((find(a), find(b)), key=lambda page: order[page])
        if first != last:
            leader[last] = first
        missing[a] = missing[b] = source
    groups: dict[PageId, list[StoryPage]] = {}
    for row in rows:
        groups.setdefault(find(row.id), []).append(row)
    return groups, missing


def _excerpts(links: Links, owner: Mapping[PageId, PageId]) -> dict[PageId, list[Edge]]:
    """Return the best excerpt edge of each page into each story that is not its own."""
    best: dict[tuple[PageId, PageId], Edge] = {}
    for edge in links.excerpts:
        root = owner[edge.parent]
        if root == owner[edge.child]:
            continue
        key = (edge.child, root)
        held = best.get(key)
        if held is None or _excerpt_key(edge, root) < _excerpt_key(held, root):
            best[key] = edge
    out: dict[PageId, list[Edge]] = {}
    for (_, root), edge in sorted(best.items()):
        out.setdefault(root, []).append(edge)
    return out


def _excerpt_key(edge: Edge, root: PageId) -> tuple[bool, int, PageId]:
    return (edge.parent != root, -edge.words, edge.parent)


def _story(
    root: PageId,
    members: Sequence[StoryPage],
    source: Origin | None,
    quoting: Sequence[Edge],
    links: Links,
    reader: Reader,
) -> Story:
    by_id = {row.id: row for row in members}
    facts = links.facts
    kin = {edge.child: edge for edge in links.siblings}
    kin.update({edge.parent: edge for edge in links.siblings if edge.parent not in kin})
    copies: list[Copy] = []
    for row in members:
        edge = links.parents.get(row.id)
        if edge is not None:
            parent = facts[edge.parent]
            copies.append(_copy(edge, facts[row.id], parent, reader))
        elif source is not None:
            named = [own for own in facts[row.id].sources if plain_name(own.name) == plain_name(source.name)]
            copies.append(copy_of_missing(facts[row.id], named[0] if named else source, kin.get(row.id)))
    excerpts = [_excerpt(edge, facts[edge.child], facts[edge.parent], reader) for edge in quoting]
    dates = [row.published for row in sorted(members, key=order_key) if row.published]
    identity: tuple[str, ...] = (root,) if source is None else ("missing", plain_name(source.name), root)
    return Story(
        id=StoryId(content_id("story", *identity)),
        headline=by_id[root].title,
        original=PageRef(page=root, place=by_id[root].place) if source is None else None,
        missing_original=None if source is None else MissingOriginal(name=source.name, evidence=(source.evidence,)),
        copies=tuple(copies),
        excerpts=tuple(excerpts),
        earliest=dates[0] if dates else None,
        made_by=MADE_BY,
    )


def _copy(edge: Edge, child: Facts, parent: Facts, reader: Reader) -> Copy:
    return reader.copy(
        "copy",
        child.page,
        parent.page,
        (edge, child, parent),
        lambda: copy_of(edge, reader.body(child.page), reader.body(parent.page), child.page.place, child, parent),
    )


def _excerpt(edge: Edge, child: Facts, parent: Facts, reader: Reader) -> Copy:
    return reader.copy(
        "excerpt",
        child.page,
        parent.page,
        (edge, child, parent),
        lambda: excerpt_of(edge, reader.body(child.page), reader.body(parent.page), child, parent),
    )
