"""Which pages may share text: an inverted index of sketches, without what one outlet prints again and again.

Frequent text is not filtered: a wire story on three hundred sites is frequent. What is filtered is text that stands on
several otherwise unrelated pages of one outlet: its boilerplate, its background boxes.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from onrecord.lineage.sketching import hashes_of
from onrecord.records import PageId, Record, Sketch

__all__ = ["Candidates", "StoryPage", "host_of"]

SAME_REPORT = 0.5
"""Share of the fewer rare hashes that two pages of one outlet have in common when they carry one report: a background
box can be a third of a short page."""
NEAR_WHOLE = 0.8
"""Share of all hashes from which two pages of one outlet are taken for one report, whatever is rare."""
RARE = 3
"""Pages of one outlet up to which a hash is rare in it."""
FEW = 5
"""Rare hashes below which nothing is said about a page."""
UNKNOWN_OUTLET = 3
"""Pages without an outlet that must share a hash before it may be boilerplate: they are not one outlet."""
LONGEST = 200
"""Pages that one hash leads to: the earliest, among which the original is. It bounds the work on huge families."""
NEAREST, EARLIEST, NAMED = 12, 6, 4
"""Candidates a page: those with most in common, the earliest of those with at least half as much, those it names."""


class StoryPage(Record, frozen=True, kw_only=True):
    """What lineage needs of a page beside its text. One version an address."""

    id: PageId
    place: str
    """The smallest of its sightings."""
    address: str
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None
    title: str | None = None
    language: str | None = None


def host_of(address: str) -> str:
    """Return the host of an address without `www.`; empty for a path."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


class Candidates:
    """The pages that each page may share a report with; `pages` come in their total order, earliest first."""

    def __init__(self, pages: Sequence[StoryPage], sketches: Mapping[PageId, Sketch]) -> None:
        self.order = {page.id: index for index, page in enumerate(pages)}
        self.pages = pages
        self.hashes = {page.id: hashes_of(sketches[page.id]) if page.id in sketches else () for page in pages}
        self.repeated: dict[str, frozenset[int]] = _repeated(pages, self.hashes)
        """Boilerplate by outlet."""
        self.kept = {page.id: self._without_boilerplate(page) for page in pages}
        self.index: dict[int, list[int]] = {}
        for position, page in enumerate(pages):
            for value in self.kept[page.id]:
                row = self.index.setdefault(value, [])
                if len(row) < LONGEST:
                    row.append(position)

    def boilerplate(self, page: StoryPage) -> frozenset[int]:
        """Return the hashes that the page's outlet repeats."""
        return self.repeated.get(outlet_key(page), frozenset())

    def of(self, page: StoryPage, named: Callable[[StoryPage], bool]) -> list[StoryPage]:
        """Return the pages that share most with `page`, the earliest that share much, and those that it names."""
        shared: Counter[int] = Counter()
        for value in self.kept[page.id]:
            shared.update(self.index[value])
        own = self.order[page.id]
        rows = [
            (count, other)
            for other, count in shared.items()
            if other != own and self.pages[other].address != page.address
        ]
        if not rows:
            return []
        rows.sort(key=lambda row: (-row[0], row[1]))
        most = rows[0][0]
        early = sorted(other for count, other in rows if 2 * count >= most)[:EARLIEST]
        credited = [other for _, other in rows if named(self.pages[other])][:NAMED]
        chosen = {other for _, other in rows[:NEAREST]}.union(early, credited)
        return [self.pages[other] for other in sorted(chosen)]

    def _without_boilerplate(self, page: StoryPage) -> tuple[int, ...]:
        repeated = self.boilerplate(page)
        return tuple(value for value in self.hashes[page.id] if value not in repeated)


def outlet_key(page: StoryPage) -> str:
    """Return what pages of one outlet have in common: its name, else the host; empty where neither is known."""
    return (page.outlet or "").casefold().strip() or host_of(page.address)


def _repeated(pages: Iterable[StoryPage], hashes: Mapping[PageId, tuple[int, ...]]) -> dict[str, frozenset[int]]:
    outlets: dict[str, list[PageId]] = {}
    for page in pages:
        outlets.setdefault(outlet_key(page), []).append(page.id)
    return {
        outlet: _boilerplate(members, hashes, least=UNKNOWN_OUTLET if not outlet else 2)
        for outlet, members in outlets.items()
        if len(members) > 1
    }


def _boilerplate(members: Sequence[PageId], hashes: Mapping[PageId, tuple[int, ...]], *, least: int) -> frozenset[int]:
    """Return the hashes that stand on unrelated pages among `members`.

    Only neighbours in a hash's list are compared, so the work grows with the text and not with its square.
    """
    where: dict[int, list[int]] = {}
    for position, page in enumerate(members):
        for value in hashes[page]:
            where.setdefault(value, []).append(position)
    everything = [frozenset(hashes[page]) for page in members]
    rare = [frozenset(value for value in row if len(where[value]) <= RARE) for row in everything]
    known: dict[tuple[int, int], bool] = {}

    def related(pair: tuple[int, int]) -> bool:
        if pair not in known:
            a, b = pair
            known[pair] = _share(everything[a], everything[b]) >= NEAR_WHOLE or _share(rare[a], rare[b]) >= SAME_REPORT
        return known[pair]

    return frozenset(
        value
        for value, places in where.items()
        if len(places) >= least and not all(related(pair) for pair in pairwise(places))
    )


def _share(a: frozenset[int], b: frozenset[int]) -> float:
    fewer = min(len(a), len(b))
    return len(a & b) / fewer if fewer >= FEW else 0.0
