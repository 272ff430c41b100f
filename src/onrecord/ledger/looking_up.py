"""What people look up in a store by words of their own."""

import unicodedata

import msgspec

from onrecord.ledger.errors import NotFoundError
from onrecord.ledger.store import Store
from onrecord.records import Failure, Matter

__all__ = ["find_matter", "folded", "placed_failures"]


def folded(text: str) -> str:
    """Return `text` without case and accents, for comparing names and words."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(char for char in parts if not unicodedata.combining(char)).casefold()


def find_matter(store: Store, reference: str) -> Matter:
    """Return the matter that an id, the beginning of one, a name, an alias or a part of them means.

    Raises NotFoundError, which names the matters near it.
    """
    rows = list(store.corpus(Matter))
    wanted = folded(reference)
    exact = [row for row in rows if wanted in {folded(name) for name in (row.name, *row.aliases)}]
    begun = [row for row in rows if row.id.startswith(reference)]
    part = [row for row in rows if any(wanted in folded(name) for name in (row.name, *row.aliases))]
    for found in (exact, begun, part):
        if len(found) == 1:
            return found[0]
        if found:
            break
    near = sorted(row.name for row in (found or rows))[:12]
    raise NotFoundError(
        "no-such-matter" if not found else "several-matters",
        f"{'no' if not found else 'more than one'} matter is called “{reference}”",
        "Matters here: " + "; ".join(near) if near else "No matter was found on these pages.",
    )


def placed_failures(store: Store) -> list[Failure]:
    """Return the failures with their pages' places filled in, by place."""
    by_capture = {row.capture: row.place for row in store.summaries()}
    rows = [
        item
        if item.place or item.capture is None
        else msgspec.structs.replace(item, place=by_capture.get(item.capture, item.capture))
        for item in store.failures()
    ]
    return sorted(rows, key=lambda item: (item.place, item.stage, item.code))
