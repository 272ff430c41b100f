"""onrecord's sketches, candidates and stories; pairs are scored as lineage scores them, on the exact words."""

import sys
import time
from collections.abc import Iterator

from evaluation.lineage import plain_page
from evaluation.near.adapter import Row, main
from onrecord.lineage import StoryPage, sketch, stories
from onrecord.lineage.candidates import Candidates
from onrecord.lineage.overlap import body_of, overlap
from onrecord.records import Page, PageId, Sketch

Sketched = tuple[Page, StoryPage, Sketch]
Read = tuple[Page, StoryPage]


def read(row: Row) -> Read:
    """Return a document as the page that a ledger has of it; credit lines are not told, as no peer reads them."""
    page = plain_page(str(row["id"]), row["text"], outlet=row.get("outlet"))
    published = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(row.get("time", 0)))
    place = str(row["id"])
    return page, StoryPage(id=page.id, place=place, address=place, outlet=page.outlet, published=published)


def made(row: Read) -> Sketched:
    """Return a page with its sketch."""
    return *row, sketch(row[0])


def search(rows: list[Sketched]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that would be compared word by word."""
    place = {story.id: number for number, (_, story, _) in enumerate(rows)}
    pages = [story for _, story, _ in rows]
    candidates = Candidates(pages, {page.id: held for page, _, held in rows})
    for page in pages:
        yield from ((place[page.id], place[other.id]) for other in candidates.of(page))


def alike(a: Sketched, b: Sketched) -> float:
    """Return how alike two pages are."""
    return overlap(body_of(a[0]), body_of(b[0])).alike


def families(rows: list[Sketched]) -> list[int]:
    """Return the story of each document, by a number."""
    texts = {page.id: page for page, _, _ in rows}
    found = stories([story for _, story, _ in rows], {page.id: held for page, _, held in rows}, texts.__getitem__)
    number: dict[PageId, int] = {}
    for place, story in enumerate(found):
        members = [story.original.page] if story.original else []
        number.update(dict.fromkeys([*members, *(copy.page for copy in story.copies)], place))
    return [number[page.id] for page, _, _ in rows]


if __name__ == "__main__":
    sys.exit(main(made, search, alike, read=read, families=families))
