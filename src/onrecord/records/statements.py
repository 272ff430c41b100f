"""Statements and mentions: who said what on one page, in whose words, and who is named."""

from onrecord.records.base import PageId, Record, StatementId, content_id
from onrecord.records.kinds import SpeakerKind, StatementKind, Voice, Where
from onrecord.records.spans import Span

__all__ = ["Mention", "SaidAt", "Statement", "statement_id"]


class SaidAt(Record, frozen=True, kw_only=True):
    """When a thing was said: the expression's span, its value in ISO 8601, and what it was resolved against."""

    span: Span
    value: str | None
    basis: str


class Statement(Record, frozen=True, kw_only=True):
    """One attribution in one page (the field's terms: content, cue, source)."""

    id: StatementId
    page: PageId
    where: Where
    kind: StatementKind
    voice: Voice
    content: tuple[Span, ...]
    """One span a piece; quotation marks belong to the content."""
    pieces: tuple[str, ...]
    """The exact words of each content span."""
    cue: Span | None = None
    cue_words: str | None = None
    source: Span | None = None
    source_words: str | None = None
    within: StatementId | None = None
    """The statement whose content this one stands in."""
    said: bool = True
    """Whether something uttered is reported: words in marks, or a cue of saying. Else it is a stance or an act that the
    page reports with its matter: who backs, fears, plans or refuses what."""
    to: str | None = None
    """Whom it was said to."""
    said_at: SaidAt | None = None
    occasion: str | None = None
    """The event at which it was said, in the page's words."""
    speaker: str | None = None
    """The name that the source stands for on this page."""
    speaker_kind: SpeakerKind = SpeakerKind.UNRESOLVED
    role: str | None = None
    of: str | None = None
    """Whose role it is: "Russia" of "Russia's Foreign Minister"."""
    resolved_by: str = ""
    """How the source became the speaker: full-name, surname, title, pronoun, capital, …"""
    confidence: float
    made_by: str

    @property
    def words(self) -> str:
        """The pieces as one text, gaps shown by an ellipsis."""
        return " … ".join(self.pieces)


class Mention(Record, frozen=True, kw_only=True):
    """A person, organisation or government named on a page, whether or not they speak."""

    page: PageId
    span: Span
    words: str
    name: str
    """The fullest form of the name on the page."""
    kind: SpeakerKind
    role: str | None = None
    of: str | None = None


def statement_id(page: PageId, content: tuple[Span, ...], cue: Span | None, source: Span | None) -> StatementId:
    """Return the id of the statement with these spans on `page`."""
    return StatementId(content_id("statement", page, content, cue, source))
