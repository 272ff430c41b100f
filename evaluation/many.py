"""Lineage over a great many made pages in one ledger: `python -m evaluation.many [--pages 100000]`.

Pages are made of made words, five paragraphs each, in 300 outlets with a footer each; one in four is a copy of an
earlier one, cut and given a lede of its own. They are stored as `onrecord add` stores pages, without statements. Then
the stories are found; one more copy is added and they are found again. Printed: CPU-seconds, how many pages' texts were
read for it, peak memory, the ledger's size, and how many copies are in their parent's story.
"""

import argparse
import hashlib
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.ledger import Store, open_ledger
from onrecord.lineage import StoryPage, sketch, stories
from onrecord.records import Block, BlockKind, CaptureId, Page, PageId, PageWork, Sighting, Span, Story, page_id

__all__ = ["made_pages", "main"]

OUTLETS = 300
COPIES = 4
"""One page in so many is a copy."""
START = 1_900_000_000
"""The first page's time, in seconds."""
Text = tuple[str, ...]


def made_pages(count: int, seed: int = 5) -> Iterator[tuple[int, int | None, str, Text]]:
    """Yield (number, number of its parent, outlet, paragraphs) of `count` made pages."""
    chance = random.Random(seed)  # noqa: S311 - made pages, the same every time
    vocabulary = ["".join(chance.choices("aeioubdfgklmnprstvz", k=chance.randint(3, 9))) for _ in range(8_000)]
    weights = [1 / (rank + 10) for rank in range(len(vocabulary))]
    total = 0.0
    heaped = [total := total + weight for weight in weights]
    recent: list[tuple[int, Text]] = []
    for number in range(count):
        outlet = f"Outlet {chance.randrange(OUTLETS)}"
        footer = (
            f"All rights reserved by {outlet}. Write to the newsroom of {outlet} with corrections or tips of any kind."
        )
        parent = chance.choice(recent) if recent and chance.randrange(COPIES) == 0 else None
        words = [chance.choices(vocabulary, cum_weights=heaped, k=chance.randint(25, 60)) for _ in range(5)]
        made = tuple(" ".join(row).capitalize() + "." for row in words)
        body = made if parent is None else (made[0], *parent[1][1 : chance.randint(4, 5)])
        if parent is None:
            recent.append((number, body))
            recent = recent[-2_000:]
        yield number, parent[0] if parent else None, outlet, (*body, footer)


def _page(number: int, outlet: str, paragraphs: Text) -> tuple[bytes, Page]:
    text = "\n\n".join(paragraphs)
    body = f"{number}\n{text}".encode()
    capture = CaptureId(hashlib.sha256(body).hexdigest())
    blocks, at = [], 0
    for words in paragraphs:
        blocks.append(Block(kind=BlockKind.PARAGRAPH, span=Span(at, at + len(words))))
        at += len(words) + 2
    return body, Page(
        id=page_id(capture, "text@1"),
        capture=capture,
        form="text",
        text=text,
        text_version="text@1",
        outlet=outlet,
        published=time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(START + 600 * number)),
        blocks=tuple(blocks),
    )


def _put(store: Store, number: int, outlet: str, paragraphs: Text) -> PageId:
    body, page = _page(number, outlet, paragraphs)
    sighting = Sighting(capture=page.capture, place=f"{number:07d}.txt", resolved=f"/made/{number:07d}.txt")
    store.put_page(body, [sighting], PageWork(page=page, sketch=sketch(page), made="many"))
    return page.id


def _stories(store: Store) -> tuple[list[Story], int]:
    """Return the stories of the ledger, and how many pages' texts were read for them."""
    read = 0

    def page_of(name: PageId) -> Page:
        nonlocal read
        read += 1
        return store.page(name)

    rows = [
        StoryPage(id=row.id, place=row.place, address=row.address, outlet=row.outlet, published=row.published)
        for row in store.summaries()
    ]
    with store.comparisons() as comparisons:
        found = stories(rows, {row.page: row for row in store.sketches()}, page_of, comparisons=comparisons)
    return found, read


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; return 0."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.many")
    parser.add_argument("--pages", type=int, default=100_000)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.db"
        with open_ledger(path, create=True) as store:
            ids: dict[int, PageId] = {}
            parents: dict[int, int] = {}
            began = time.process_time()
            for number, parent, outlet, paragraphs in made_pages(2 * options.pages):
                if number >= options.pages:
                    last = (number, outlet, paragraphs)
                    if parent is not None:
                        break
                    continue
                ids[number] = _put(store, number, outlet, paragraphs)
                if parent is not None:
                    parents[number] = parent
            _told("stored", began, options.pages)
            for title in ("stories, all anew", "stories, nothing new", "stories, one copy more"):
                if title.endswith("more"):
                    _put(store, *last)
                began = time.process_time()
                found, read = _stories(store)
                _told(f"{title}; texts read: {read:,}", began, options.pages)
            story_of = {page: story.id for story in found for page in _members(story)}
            right = sum(story_of[ids[child]] == story_of[ids[parent]] for child, parent in parents.items())
        print(f"copies in their parent's story: {right / max(1, len(parents)):.3f} of {len(parents):,}")
        print(f"stories: {len(found):,}, made: {options.pages - len(parents):,}")
        size = sum(file.stat().st_size for file in Path(folder).iterdir())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory: {peak:,.0f} MB; ledger: {size / 1e6:,.0f} MB")
    return 0


def _members(story: Story) -> list[PageId]:
    return [*([story.original.page] if story.original else []), *(copy.page for copy in story.copies)]


def _told(title: str, began: float, pages: int) -> None:
    spent = time.process_time() - began
    print(f"{title}: {spent:,.1f} CPU-seconds, {pages / max(spent, 1e-9):,.0f} pages each", flush=True)


if __name__ == "__main__":
    sys.exit(main())
