"""Which pages may share text: an inverted index of sketches, without what one outlet prints again and again.

Frequent text is not filtered: a wire story on three hundred sites is frequent. What is filtered is text that stands on
several otherwise unrelated pages of one outlet: its boilerplate, its background boxes.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice, pairwise

import numpy as np

from onrecord.lineage.numbered import Hashes, Ints, among
from onrecord.lineage.pages import StoryPage, host_of
from onrecord.lineage.sketching import NOTHING, Boilerplate
from onrecord.records import PageId, Sketch

__all__ = ["Candidates"]

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


class Candidates:
    """The pages that each page may share a report with; `pages` come in their total order, earliest first."""

    def __init__(self, pages: Sequence[StoryPage], sketches: Mapping[PageId, Sketch]) -> None:
        self.order = {page.id: index for index, page in enumerate(pages)}
        self.pages = pages
        self.sketches = sketches
        hashes = [_unpacked(sketches[page.id].hashes if page.id in sketches else b"") for page in pages]
        blocks = [_unpacked(sketches[page.id].blocks if page.id in sketches else b"") for page in pages]
        self.repeated = _repeated(pages, hashes, blocks)
        """Boilerplate by outlet."""
        kept = [row[~among(row, self.boilerplate(page).runs)] for page, row in zip(pages, hashes, strict=True)]
        self.index = _Index(kept)

    def boilerplate(self, page: StoryPage) -> Boilerplate:
        """Return what the page's outlet repeats."""
        return self.repeated.get(outlet_key(page), NOTHING)

    def left_out(self, page: StoryPage) -> bytes:
        """Return what of `page` is boilerplate, as bytes: the same where nothing of it changed."""
        kept = self.sketches.get(page.id)
        repeated = self.boilerplate(page)
        if kept is None or not (len(repeated.runs) or len(repeated.blocks)):
            return b""
        runs, blocks = _unpacked(kept.hashes), _unpacked(kept.blocks)
        return runs[among(runs, repeated.runs)].tobytes() + b"|" + blocks[among(blocks, repeated.blocks)].tobytes()

    def of(self, page: StoryPage, named: Callable[[StoryPage], bool] | None = None) -> list[StoryPage]:
        """Return the pages that share most with `page`, the earliest that share much, and those that it names."""
        found, counts = self.index.sharing(self.order[page.id])
        if not len(found):
            return []
        ranked = found[np.argsort(-counts, kind="stable")].tolist()
        others = (other for other in ranked if self.pages[other].address != page.address)
        nearest = list(islice(others, NEAREST))
        if not nearest:
            return []
        most = int(counts[np.searchsorted(found, nearest[0])])
        much = found[2 * counts >= most].tolist()
        early = islice((other for other in much if self.pages[other].address != page.address), EARLIEST)
        credited: list[int] = []
        if named is not None:
            rows = (other for other in [*nearest, *others] if named(self.pages[other]))
            credited = list(islice(rows, NAMED))
        return [self.pages[other] for other in sorted({*nearest, *early, *credited})]


class _Index:
    """Which pages have which hash: all of them in one sorted array."""

    def __init__(self, rows: Sequence[Hashes]) -> None:
        sizes = np.array([len(row) for row in rows], np.int64)
        everything = np.concatenate(rows) if rows else np.zeros(0, np.uint64)
        pages = np.repeat(np.arange(len(rows)), sizes)
        order = np.argsort(everything, kind="stable")  # pages stay in order within a hash
        ordered = everything[order]
        first = np.flatnonzero(np.diff(ordered, prepend=ordered[:1] ^ np.uint64(1)) != 0)
        length = np.diff(np.append(first, len(ordered)))
        self.pages = pages[order]
        self.ends = np.cumsum(sizes)
        self.first, self.length = (np.empty(len(order), np.int64) for _ in range(2))
        self.first[order], self.length[order] = np.repeat(first, length), np.repeat(length, length)

    def sharing(self, page: int) -> tuple[Ints, Ints]:
        """Return the other pages that have a hash of `page`, in order, and how many each; only the first of a hash."""
        stop = int(self.ends[page])
        start = int(self.ends[page - 1]) if page else 0
        several = np.flatnonzero(self.length[start:stop] > 1) + start
        if not len(several):
            return several, several
        length = np.minimum(self.length[several], LONGEST)
        ahead = np.cumsum(length) - length
        rows = np.arange(int(length.sum())) + np.repeat(self.first[several] - ahead, length)
        found, counts = np.unique(self.pages[rows], return_counts=True)
        others = found != page
        return found[others], counts[others]


def _unpacked(packed: bytes) -> Hashes:
    return np.frombuffer(packed, "<u8").astype(np.uint64, copy=False)


def outlet_key(page: StoryPage) -> str:
    """Return what pages of one outlet have in common: its name, else the host; empty where neither is known."""
    return (page.outlet or "").casefold().strip() or host_of(page.address)


def _repeated(pages: Iterable[StoryPage], hashes: Sequence[Hashes], blocks: Sequence[Hashes]) -> dict[str, Boilerplate]:
    outlets: dict[str, list[int]] = {}
    for index, page in enumerate(pages):
        outlets.setdefault(outlet_key(page), []).append(index)
    out: dict[str, Boilerplate] = {}
    for outlet, members in outlets.items():
        if len(members) > 1:
            kin = _Kin([hashes[index] for index in members])
            least = 2 if outlet else UNKNOWN_OUTLET
            whole = [blocks[index] for index in members]
            out[outlet] = Boilerplate(kin.unrelated(kin.hashes, least), kin.unrelated(whole, least))
    return out


class _Kin:
    """The pages of one outlet, and which of them carry one report."""

    def __init__(self, hashes: Sequence[Hashes]) -> None:
        self.hashes = hashes
        values, counts = np.unique(np.concatenate(hashes), return_counts=True)
        self.rare = [row[counts[np.searchsorted(values, row)] <= RARE] for row in hashes]
        self.known: dict[tuple[int, int], bool] = {}

    def unrelated(self, rows: Sequence[Hashes], least: int) -> Hashes:
        """Return the values, sorted, that stand in the rows of `least` pages or more which are not all one report.

        Only neighbours in a value's list are compared, so the work grows with the text and not with its square.
        """
        values, counts = np.unique(np.concatenate(rows), return_counts=True)
        common = values[(counts >= least) & (values != 0)]
        where: dict[int, list[int]] = {}
        for position, row in enumerate(rows):
            for value in row[among(row, common)].tolist():
                where.setdefault(value, []).append(position)
        found = [value for value, places in where.items() if not all(map(self._related, pairwise(places)))]
        return np.array(sorted(found), np.uint64)

    def _related(self, pair: tuple[int, int]) -> bool:
        if pair not in self.known:
            a, b = pair
            self.known[pair] = (
                _share(self.hashes[a], self.hashes[b]) >= NEAR_WHOLE
                or _share(self.rare[a], self.rare[b]) >= SAME_REPORT
            )
        return self.known[pair]


def _share(a: Hashes, b: Hashes) -> float:
    fewer = min(len(a), len(b))
    return int(among(a, b).sum()) / fewer if fewer >= FEW else 0.0
