"""How many pages, and how many reports made on their own, stand behind utterances."""

from collections.abc import Sequence

from onrecord.records import PageId, Story, StoryId, Utterance

__all__ = ["Reports"]


class Reports:
    """Which story each page is of; a page of no story is a report of its own."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self.story: dict[PageId, StoryId] = {}
        for story in sorted(stories, key=lambda row: row.id):
            if story.original is not None:
                self.story.setdefault(story.original.page, story.id)
            for copy in story.copies:
                self.story.setdefault(copy.page, story.id)

    def pages(self, rows: Sequence[Utterance]) -> int:
        """Return on how many pages `rows` are reported."""
        return len(self._pages(rows))

    def independent(self, rows: Sequence[Utterance]) -> int:
        """Return how many distinct stories report `rows`."""
        return len({self.story.get(page, page) for page in self._pages(rows)})

    def _pages(self, rows: Sequence[Utterance]) -> set[PageId]:
        out: set[PageId] = set()
        for row in rows:
            out.add(row.page)
            out.update(variant.page for variant in row.variants)
        return out
