"""Stories: which pages carry one report, those carried by most pages first."""

from onrecord.ledger import PageSummary
from onrecord.records import Record, Story, StoryId
from onrecord.web.answers import Answer, Listing, listing
from onrecord.web.desk import Desk

__all__ = ["StoriesView", "StoryRow", "stories", "story_row"]


class StoryRow(Record, frozen=True, kw_only=True):
    """A story without its copies' passages."""

    story: StoryId
    headline: str | None
    original: PageSummary | None
    missing: str | None
    """The name of an original that the ledger lacks."""
    pages: int
    """Pages that carry it: one report, however many."""
    excerpts: int
    """Pages of other stories that carry a passage of it."""
    earliest: str | None


class StoriesView(Record, frozen=True, kw_only=True):
    """The list of stories."""

    stories: tuple[StoryRow, ...]
    listing: Listing


def stories(desk: Desk) -> Answer:
    """Return the list of stories."""
    paging = desk.paging()
    rows = desk.store.top(Story, limit=paging.limit, offset=paging.offset)
    view = StoriesView(
        stories=tuple(story_row(desk, row) for row in rows),
        listing=listing(desk, len(rows), limit=paging.limit, total=desk.store.count(Story)),
    )
    return Answer("stories.html.j2", view)


def story_row(desk: Desk, story: Story) -> StoryRow:
    """Return what lists show of a story."""
    original = desk.source(story.original.page) if story.original else None
    return StoryRow(
        story=story.id,
        headline=story.headline,
        original=original,
        missing=story.missing_original.name if story.missing_original else None,
        pages=len(story.copies) + (story.original is not None),
        excerpts=len(story.excerpts),
        earliest=story.earliest,
    )
