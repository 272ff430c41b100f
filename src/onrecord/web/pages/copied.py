"""One copy: it is looked at in its story."""

from collections.abc import Iterator

from starlette.responses import Response

from onrecord.ledger import AmbiguousError, NotFoundError, RecordKind, copy_id
from onrecord.records import PageId, Story, StoryId
from onrecord.web.answers import link, seen_other
from onrecord.web.desk import Desk

__all__ = ["copied"]

Stood = tuple[StoryId, PageId, PageId | None]
"""A copy's story, page and parent."""


def copied(desk: Desk) -> Response:
    """Lead to the story of a copy, where it is compared with the page that it was made from."""
    said = desk.path("id").lower()
    whole = {name: row for story in desk.store.related(Story, said, limit=1) for name, row in _copies(story)}
    held = whole if said in whole else desk.sum("copies", lambda: _every(desk))
    found = [said] if said in held else [name for name in held if name.startswith(said)]
    if not found:
        raise NotFoundError(
            "ledger-not-found", f"the ledger holds no copy {said}", "Look for it in the list of stories."
        )
    if len(found) > 1:
        raise AmbiguousError("ledger-ambiguous", f"several copies begin with {said}", "Give more of the id.")
    story, page, parent = held[found[0]]
    if parent is None:
        return seen_other(f"{link(RecordKind.STORY, story)}#h-copies")
    return seen_other(f"{link(RecordKind.STORY, story, a=parent, b=page)}#compared")


def _every(desk: Desk) -> dict[str, Stood]:
    """Return where every copy stands, by the copy's id."""
    out: dict[str, Stood] = {}
    for story in desk.store.corpus(Story):
        for name, row in _copies(story):
            out.setdefault(name, row)
    return out


def _copies(story: Story) -> Iterator[tuple[str, Stood]]:
    for row in (*story.copies, *story.excerpts):
        yield copy_id(row.page, row.parent), (story.id, row.page, row.parent)
