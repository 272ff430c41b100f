"""The door for whatever finds attributions: a trained encoder, or rules."""

from typing import Protocol

from onrecord.records import Page, Record, Span, Voice, Where

__all__ = ["Draft", "Tagger"]


class Draft(Record, frozen=True, kw_only=True):
    """An attribution as a tagger finds it, before kinds, speakers, times and nesting are worked out."""

    where: Where
    content: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None
    voice: Voice = Voice.REPORTED
    confidence: float


class Tagger(Protocol):
    """Finds who-said-what spans on one page. It must give the same drafts for the same page, whatever ran before."""

    name: str
    """What made a statement, as `stage@version`."""
    reach: int
    """Code points of a page that it reads whole; what lies beyond, it reads by lesser means."""

    def reads(self, language: str | None) -> bool:
        """Tell whether the tagger knows `language` (ISO 639-1; None is unknown)."""

    def tag(self, page: Page) -> list[Draft]:
        """Return the page's attributions in text order."""
