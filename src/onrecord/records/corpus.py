"""What is found across pages: stories, actors, utterances, matters, positions, disputes."""

import msgspec

from onrecord.records.base import (
    ActorId,
    DisputeId,
    MatterId,
    PageId,
    PositionId,
    Record,
    StatementId,
    StoryId,
    UtteranceId,
)
from onrecord.records.kinds import Act, ActorKind, Grade, MatterKind, Polarity, Relation, Status, VariantKind
from onrecord.records.pages import Evidence
from onrecord.records.spans import Span

__all__ = [
    "Actor",
    "ActorRole",
    "Copy",
    "Dispute",
    "DisputeSide",
    "Feature",
    "Matter",
    "MissingOriginal",
    "PageRef",
    "Passage",
    "Position",
    "Reason",
    "Story",
    "Utterance",
    "Variant",
]


class PageRef(Record, frozen=True, kw_only=True):
    """A page and the smallest of its sightings."""

    page: PageId
    place: str = msgspec.field(name="from")


class MissingOriginal(Record, frozen=True, kw_only=True):
    """An original that the ledger does not hold: "AP copy, no AP page here"."""

    name: str
    evidence: tuple[Evidence, ...] = ()


class Passage(Record, frozen=True, kw_only=True):
    """A passage of a copy aligned with its parent; `change` is same, moved, reworded, added or dropped.

    `span` is in the copy's text (None when dropped), `parent_span` in the parent's (None when added).
    """

    change: str
    span: Span | None = None
    parent_span: Span | None = None


class Copy(Record, frozen=True, kw_only=True):
    """A page made from another of the same story, with what it changed and why we think so."""

    page: PageId
    place: str = msgspec.field(name="from")
    parent: PageId | None
    """None where the copy's parent is a missing original."""
    relation: Relation
    credit: str | None = None
    """The name that the copy's credit line gives."""
    headline_changed: bool = False
    body_changed: bool = False
    dropped: tuple[str, ...] = ()
    """The kinds of block, and `comment`, that the parent has and the copy lacks."""
    added: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    """The paragraphs that are not the same, in the order of the parent."""
    containment: float = 0.0
    """Share of the copy's words, quotations stripped, that stand in the parent (two decimals)."""
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0


class Story(Record, frozen=True, kw_only=True):
    """Pages that carry the same report: one original, perhaps missing, and its copies."""

    id: StoryId = msgspec.field(name="story")
    headline: str | None = None
    original: PageRef | None
    missing_original: MissingOriginal | None = None
    copies: tuple[Copy, ...] = ()
    excerpts: tuple[Copy, ...] = ()
    """Pages of other stories that carry a passage of this one; an excerpt joins no story."""
    earliest: str | None = None
    """The earliest published date among its pages."""
    made_by: str


class ActorRole(Record, frozen=True, kw_only=True):
    """A role as the user set it or as pages print it, with whose it is and the days between which it is seen."""

    role: str
    of: str | None = None
    first: str | None = None
    last: str | None = None
    since: str | None = msgspec.field(name="from", default=None)
    """When it began, as the user set it: a day, month or year."""
    until: str | None = msgspec.field(name="to", default=None)
    """When it ended, as the user set it."""
    by_user: bool = False

    @property
    def words(self) -> str:
        """The role for people: "mayor, Oxmere (2018 to 2020-02-11)"."""
        text = f"{self.role}, {self.of}" if self.of else self.role
        ends = (f"from {self.since}" if self.since else "", f"to {self.until}" if self.until else "")
        told = f"{self.since} to {self.until}" if all(ends) else "".join(ends)
        return f"{text} ({told})" if told else text


class Actor(Record, frozen=True, kw_only=True):
    """A person, organisation or government across pages."""

    id: ActorId = msgspec.field(name="actor")
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    roles: tuple[ActorRole, ...] = ()
    side: str | None = None
    statements: tuple[StatementId, ...] = ()
    pages: int = 0
    """Pages on which the actor speaks."""
    mentioned: int = 0
    """Pages on which the actor is named, speaking or not."""
    made_by: str


class Variant(Record, frozen=True, kw_only=True):
    """One report of an utterance, and the words in which it differs from the fullest that has them."""

    statement: StatementId
    page: PageId
    differs: tuple[str, ...] = ()
    """Words altered, as `theirs → ours`, a dash for none; empty where the words agree or are only fewer."""
    altered: bool = False
    """A quotation whose quoted words differ from the fullest."""
    variant: VariantKind | None = None
    """How its words stand to the fullest that has them."""
    negation: bool = False
    """The words that differ turn a negation on or off."""
    bracketed: bool = False
    """Among the words that differ are some that an editor put in brackets."""


class Utterance(Record, frozen=True, kw_only=True):
    """The thing once said: the statements that report the same words or claim by the same actor."""

    id: UtteranceId = msgspec.field(name="utterance")
    actor: ActorId | None
    speaker: str | None
    words: str
    """The fullest report's words."""
    statement: StatementId
    """The statement whose words these are: on the story's original where there is one."""
    page: PageId
    first: str | None = None
    """The earliest date among its pages."""
    pages: int
    independent_reports: int
    variants: tuple[Variant, ...] = ()
    made_by: str


class Matter(Record, frozen=True, kw_only=True):
    """What parties speak about."""

    id: MatterId = msgspec.field(name="matter")
    name: str
    kind: MatterKind
    aliases: tuple[str, ...] = ()
    utterances: tuple[UtteranceId, ...] = ()
    pages: int = 0
    independent_reports: int = 0
    confidence: float = 1.0
    made_by: str


class Feature(Record, frozen=True, kw_only=True):
    """One feature of a position, with the words that show it."""

    name: str
    value: str
    span: Span | None = None
    words: str | None = None


class Position(Record, frozen=True, kw_only=True):
    """One actor's stand on one matter in one utterance."""

    id: PositionId = msgspec.field(name="position")
    matter: MatterId
    utterance: UtteranceId
    statement: StatementId
    page: PageId
    actor: ActorId | None
    speaker: str | None
    side: str | None = None
    act: Act
    polarity: Polarity
    status: Status | None = None
    span: Span
    """The clause of the statement that takes the position."""
    words: str
    features: tuple[Feature, ...] = ()
    said_at: str | None = None
    """ISO 8601, from the expression or else the page's date."""
    confidence: float
    made_by: str
    plover: str | None = None
    """The code of PLOVER's event that the act amounts to, such as `REJECT`; None where it amounts to none."""
    agreement: bool | None = None
    """Discourse Network Analyzer's variable: for the matter, against it, or None for neither."""


class Reason(Record, frozen=True, kw_only=True):
    """Why two utterances cannot both hold: a typed code and a text for people."""

    code: str
    text: str


class DisputeSide(Record, frozen=True, kw_only=True):
    """One side of a dispute, on the story's original page."""

    utterance: UtteranceId
    statement: StatementId
    actor: ActorId | None = None
    speaker: str | None
    side: str | None = None
    words: str
    page: PageId
    span: Span
    said_at: str | None = None
    cue: str | None = None
    """The words by which it was said, where they do more than say ("denied") and are not among `words`."""


class Dispute(Record, frozen=True, kw_only=True):
    """Two utterances that cannot both hold, on one matter."""

    id: DisputeId = msgspec.field(name="dispute")
    matter: MatterId
    matter_name: str = ""
    reason: Reason
    grade: Grade
    a: DisputeSide
    b: DisputeSide
    shift: bool = False
    """One actor against an earlier self."""
    confidence: float
    made_by: str
