"""Everything that a file holds: one page, or the pages of an archive or table, one after the other."""

import os
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.reading.errors import UnreadableError
from onrecord.reading.expanding import head_of, opened
from onrecord.reading.files import HEAD, SUFFIXES, TABLES, Found, file_errors, load
from onrecord.reading.items import Item, failed
from onrecord.reading.listings import looks_like_listing, read_listing
from onrecord.reading.rows import csv_items, jsonl_items
from onrecord.reading.warc import looks_like_warc, warc_items

__all__ = ["about", "is_one", "take"]


BYTES_A_PAGE = 20_000
"""What a page takes in an archive or table, about."""


def about(found: Found) -> int:
    """Return about how many pages a place holds, for the choice of an engine: 1 for all but archives and tables."""
    if is_one(found) or found.remote:
        return 1
    try:
        return 1 + os.stat(found.resolved).st_size // BYTES_A_PAGE  # noqa: PTH116 - not every name is UTF-8
    except OSError:
        return 1


def is_one(found: Found) -> bool:
    """Tell whether a place is one page, by its name."""
    name = found.resolved.lower().removesuffix(".gz")
    return not (found.remote or name.endswith((*TABLES, ".warc", ".xml", ".rss", ".atom")))


def take(found: Found) -> Iterator[Item]:
    """Yield what the file `found` holds, in its own order, nothing held but one page; never raises for a bad file."""
    if found.skipped:
        yield Item(place=found.place, resolved=found.resolved, skipped=found.skipped)
        return
    try:
        many = _many(found)
        if many is not None:
            yield from many
            return
        body, sighting = load(found)
    except UnreadableError as error:
        yield failed(found.place, found.resolved, error)
        return
    yield Item(place=found.place, resolved=found.resolved, body=body, at=sighting.at)


def _many(found: Found) -> Iterator[Item] | None:
    """Return the items of an archive or table; None where the file is one page."""
    if found.error:
        raise UnreadableError(*found.error)
    name = found.resolved.lower().removesuffix(".gz")
    with file_errors():
        head = head_of(found.resolved, HEAD)
        if looks_like_warc(head):  # an archive takes its members' packing off itself
            return _items(found, open(found.resolved, "rb", 256 * 1024), "warc")  # noqa: PTH123 - closed there
        if name.endswith(TABLES):
            return _items(found, opened(found.resolved), name)
        if looks_like_listing(head) and not name.endswith(SUFFIXES):
            return _items(found, opened(found.resolved), "listing")
    return None


def _items(found: Found, file: BinaryIO, kind: str) -> Iterator[Item]:
    try:
        with file, file_errors():
            if kind == "warc":
                yield from warc_items(file, found.place, found.resolved)
            elif kind == "listing":
                yield Item(place=found.place, resolved=found.resolved, listing=read_listing(file))
            elif kind.endswith((".jsonl", ".ndjson")):
                yield from jsonl_items(file, found.place, found.resolved)
            else:
                yield from csv_items(file, found.place, found.resolved)
    except UnreadableError as error:
        yield failed(found.place, found.resolved, error)
