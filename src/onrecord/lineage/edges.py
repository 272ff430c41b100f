"""Which page each page was made from: pairs that share text, verified on the exact words, and one parent a page."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence, Set

from onrecord.lineage.candidates import Candidates
from onrecord.lineage.comparisons import NO_COMPARISONS, Comparisons, key_of
from onrecord.lineage.direction import Facts, Verdict, decide, facts_of, same_missing
from onrecord.lineage.names import names_outlet
from onrecord.lineage.overlap import Body, Overlap, Shared, body_of, overlap
from onrecord.lineage.pages import StoryPage
from onrecord.records import Copy, Evidence, Page, PageId, Record, Sketch, canonical_json, from_json

__all__ = ["Edge", "Links", "Reader", "link"]

COPY = 0.45
"""Likeness of two pages from which one is a copy of the other. On the made set of reprints it loses 7 of 1,781 copies
and takes 82 of 2,719 independent pages for copies, where a share of words of .3 alone loses 11 and takes 117."""
COPY_WORDS = 25
"""Own words that two pages must share to be copies; two short notes share a stock sentence by chance."""
EXCERPT_WORDS = 25
"""Words without a break that make an excerpt, and half as many where they stand in a block quotation."""
WHOLE = 0.8
"""Share of a page's own words from which it is a reprint, even when all of them stand in block quotations."""
NEAR_BEST = 0.02
"""Parents whose containment is this near to the best are as good; the earliest of them is taken."""
INHERITED = 0.1
"""By how much another page may hold more of a copy than the page that its credit line names. A copy of a copy takes the
credit line along and stands nearer to that copy. On the made set .1 finds a point more of parents than .02."""
CARRIED = 0.01
"""By how much more of a page another parent must hold for a credit line to count as carried along from it."""
HELD = 512
"""Pages kept ready to be compared, so that memory does not grow with the corpus."""


class Reader:
    """Pages ready to be compared; the last few are held, and what was found of two is kept."""

    def __init__(
        self, page_of: Callable[[PageId], Page], candidates: Candidates, comparisons: Comparisons = NO_COMPARISONS
    ) -> None:
        self.page_of = page_of
        self.candidates = candidates
        self.comparisons = comparisons
        self.held: OrderedDict[PageId, Body] = OrderedDict()
        self.states: dict[PageId, bytes] = {}

    def state(self, row: StoryPage) -> bytes:
        """Return what a comparison with the page hangs on: what was read of it, and what was left out."""
        if row.id not in self.states:
            kept = self.candidates.sketches.get(row.id)
            read = f"{kept.made_by} {kept.digest}".encode() if kept else b""
            self.states[row.id] = key_of(read, self.candidates.left_out(row)).encode()
        return self.states[row.id]

    def overlap(self, page: StoryPage, other: StoryPage) -> Overlap:
        """Return what two pages have in common, as it was kept or found now."""
        key = key_of(self.state(page), self.state(other))
        kept = self.comparisons.kept("overlap", page.id, other.id, key)
        if kept is not None:
            return from_json(kept, Overlap)
        found = overlap(self.body(page), self.body(other))
        self.comparisons.keep("overlap", page.id, other.id, key, canonical_json(found))
        return found

    def copy(self, kind: str, page: StoryPage, other: StoryPage, hangs_on: object, make: Callable[[], Copy]) -> Copy:
        """Return what `make` makes of two pages and of what it `hangs_on` beside them, as it was kept or made now."""
        key = key_of(self.state(page), self.state(other), canonical_json(hangs_on))
        kept = self.comparisons.kept(kind, page.id, other.id, key)
        if kept is not None:
            return from_json(kept, Copy)
        made = make()
        self.comparisons.keep(kind, page.id, other.id, key, canonical_json(made))
        return made

    def body(self, row: StoryPage) -> Body:
        """Return the page's own words without its outlet's boilerplate."""
        if row.id in self.held:
            self.held.move_to_end(row.id)
            return self.held[row.id]
        body = body_of(self.page_of(row.id), self.candidates.boilerplate(row))
        self.held[row.id] = body
        if len(self.held) > HELD:
            self.held.popitem(last=False)
        return body


class Edge(Record, frozen=True, kw_only=True):
    """One page made from another, or carrying a passage of it."""

    child: PageId
    parent: PageId
    verdict: Verdict
    share: float
    """Of the child's own words that stand in the parent."""
    parent_share: float
    words: int
    named: bool
    """The child says itself that it comes from the parent."""


class Links(Record, frozen=True, kw_only=True):
    """What ties the pages: a parent for some, siblings under a missing original, excerpts."""

    facts: Mapping[PageId, Facts]
    parents: Mapping[PageId, Edge]
    siblings: tuple[Edge, ...]
    """Pages that name the same source, which is not among them; the verdict says which is later."""
    excerpts: tuple[Edge, ...]


def link(
    pages: Sequence[StoryPage],
    sketches: Mapping[PageId, Sketch],
    reader: Reader,
    rejected: Set[tuple[PageId, PageId]],
) -> Links:
    """Return what ties `pages`, given in their total order; `rejected` (page, parent) pairs are never used."""
    order = {page.id: index for index, page in enumerate(pages)}
    facts = {page.id: facts_of(page, sketches.get(page.id)) for page in pages}
    copies: dict[PageId, list[Edge]] = {}
    siblings: dict[PageId, list[Edge]] = {}
    excerpts: list[Edge] = []
    for pair in _pairs(pages, facts, reader.candidates):
        edge, kind = _edge(*pair, facts, reader)
        if edge is None or (edge.child, edge.parent) in rejected:
            continue
        if kind == "excerpt":
            excerpts.append(edge)
        elif not edge.named and same_missing(facts[edge.child], facts[edge.parent]):
            siblings.setdefault(edge.child, []).append(edge)
        else:
            copies.setdefault(edge.child, []).append(edge)
    # Pages that name one source are siblings only while neither comes from a page that is here.
    ranked = {
        page: _ranked([*edges, *siblings.get(page, [])], order, facts)
        for page, edges in copies.items()
        if page not in siblings or any(edge.named for edge in edges)
    }
    kin: list[Edge] = []
    for page in sorted(siblings.keys() - ranked.keys(), key=lambda page: order[page]):
        nearest = _ranked(siblings[page], order, facts)[0]
        if nearest.parent in ranked:
            ranked[page] = _ranked([*copies.get(page, []), *siblings[page]], order, facts)
        else:
            kin.append(nearest)
    return Links(facts=facts, parents=_parents(ranked, order), siblings=tuple(kin), excerpts=tuple(excerpts))


def _pairs(
    pages: Sequence[StoryPage], facts: Mapping[PageId, Facts], candidates: Candidates
) -> list[tuple[StoryPage, StoryPage]]:
    order = candidates.order
    known: dict[tuple[str, str | None, str], bool] = {}

    def naming(row: StoryPage) -> Callable[[StoryPage], bool] | None:
        names = [source.name for source in facts[row.id].sources]
        if not names:
            return None

        def named(other: StoryPage) -> bool:
            for name in names:
                key = (name, other.outlet, "" if other.outlet else other.address)
                if key not in known:
                    known[key] = names_outlet(name, other.outlet, other.address)
                if known[key]:
                    return True
            return False

        return named

    found: set[tuple[int, int]] = set()
    for page in pages:
        here = order[page.id]
        for other in candidates.of(page, naming(page)):
            there = order[other.id]
            found.add((min(here, there), max(here, there)))
    return [(pages[a], pages[b]) for a, b in sorted(found)]


def _edge(
    first: StoryPage, second: StoryPage, facts: Mapping[PageId, Facts], reader: Reader
) -> tuple[Edge | None, str]:
    both = reader.overlap(second, first)
    ours, theirs = both.ours, both.theirs
    kind = _kind(ours, theirs, both.alike)
    if not kind:
        return None, ""
    verdict = decide(facts[second.id], facts[first.id])
    if kind == "excerpt" and ours.in_quotes != theirs.in_quotes:
        evidence = Evidence(code="block-quotation", text="what is shared stands in a block quotation")
        verdict = Verdict(copied=ours.in_quotes, confidence=max(verdict.confidence, 0.9), evidence=(evidence,))
    child, parent, mine, other = (second, first, ours, theirs) if verdict.copied else (first, second, theirs, ours)
    named = any(fact.code != "time" for fact in verdict.evidence) and verdict.confidence >= 0.9
    return (
        Edge(
            child=child.id,
            parent=parent.id,
            verdict=verdict,
            share=mine.share,
            parent_share=other.share,
            words=mine.longest_words if kind == "excerpt" else mine.words,
            named=named and kind == "copy",
        ),
        kind,
    )


def _kind(ours: Shared, theirs: Shared, alike: float) -> str:
    longest = max(ours.longest_words, theirs.longest_words)
    words = max(ours.words, theirs.words)
    quoted_only = (ours.in_quotes and ours.share < WHOLE) or (theirs.in_quotes and theirs.share < WHOLE)
    if quoted_only:
        return "excerpt" if 2 * longest >= EXCERPT_WORDS else ""
    if alike >= COPY and words >= COPY_WORDS:
        return "copy"
    return "excerpt" if longest >= EXCERPT_WORDS else ""


def _ranked(edges: Sequence[Edge], order: Mapping[PageId, int], facts: Mapping[PageId, Facts]) -> list[Edge]:
    """Return a page's edges, best parent first."""
    out: list[Edge] = []
    told = _told(edges, facts)
    rest = sorted(edges, key=lambda edge: (edge.parent not in told, -edge.share, order[edge.parent]))
    while rest:
        head = rest[0]
        near = [
            edge
            for edge in rest
            if (edge.parent in told) == (head.parent in told) and edge.share >= head.share - NEAR_BEST
        ]
        best = min(near, key=lambda edge: (order[edge.parent], -edge.share))
        out.append(best)
        rest.remove(best)
    return out


def _told(edges: Sequence[Edge], facts: Mapping[PageId, Facts]) -> set[PageId]:
    """Return the parents that a page's credit lines name, without those whose line it took over from another parent.

    A copy of a copy takes the credit line along. So a line that another parent prints too, word for word, counts for
    that one, where it holds as much of the page; an agency's sign is everybody's and tells nothing of the kind.
    """
    most = max(edge.share for edge in edges)
    named = [edge for edge in edges if edge.named and edge.share >= most - INHERITED]
    lines = {edge.parent: _lines(facts[edge.parent]) for edge in edges}
    told: set[PageId] = set()
    for edge in named:
        mine = {line for line, name in _lines(facts[edge.child]).items() if _is_outlet(name, facts[edge.parent])}
        carried = any(
            mine & lines[other.parent].keys() and (other in named or other.share > edge.share + CARRIED)
            for other in edges
            if other.parent != edge.parent
        )
        if not (mine and carried):
            told.add(edge.parent)
    return told


def _lines(row: Facts) -> dict[str, str]:
    """Return the names in a page's credit lines, by the line; agencies' signs left out."""
    return {" ".join(origin.evidence.text.split()): origin.name for origin in row.sources if not origin.agency}


def _is_outlet(name: str, row: Facts) -> bool:
    return names_outlet(name, row.page.outlet, row.page.address)


def _parents(ranked: Mapping[PageId, Sequence[Edge]], order: Mapping[PageId, int]) -> dict[PageId, Edge]:
    """Give each page its best parent that does not come from it; the surest edges are laid first."""
    parents: dict[PageId, Edge] = {}
    turns = sorted(ranked, key=lambda page: (-ranked[page][0].verdict.confidence, -ranked[page][0].share, order[page]))
    for page in turns:
        for edge in ranked[page]:
            at: PageId | None = edge.parent
            while at is not None and at != page:
                at = parents[at].parent if at in parents else None
            if at is None:
                parents[page] = edge
                break
    return parents
