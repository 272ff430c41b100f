"""What a dossier is made from, and the dossier itself: plain records that every renderer reads alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.ledger.store import PageSummary
from onrecord.records import (
    Actor,
    Dispute,
    Failure,
    Finding,
    Matter,
    Mention,
    Page,
    PageId,
    Position,
    Record,
    Rule,
    Span,
    Statement,
    Story,
    Utterance,
    Verdict,
)

__all__ = [
    "AgreementView",
    "Cell",
    "Change",
    "CopyView",
    "Count",
    "DisputeView",
    "Dossier",
    "DossierInput",
    "FailureView",
    "FindingView",
    "MatterView",
    "MoveView",
    "PageView",
    "Part",
    "Piece",
    "PositionView",
    "Quote",
    "ReadersView",
    "RuleView",
    "SideView",
    "SourceView",
    "SpeakerView",
    "Standing",
    "StandpointView",
    "StandsRow",
    "StandsTable",
    "StoryView",
    "Token",
    "UnheardView",
    "UtteranceView",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierInput:
    """The records that a dossier is made from, in any order; a ledger's, or a part of them."""

    pages: tuple[Page, ...] = ()
    summaries: tuple[PageSummary, ...] = ()
    statements: tuple[Statement, ...] = ()
    mentions: tuple[Mention, ...] = ()
    """Where names stand; without them, who was named and not heard is told without a place."""
    stories: tuple[Story, ...] = ()
    actors: tuple[Actor, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    matters: tuple[Matter, ...] = ()
    positions: tuple[Position, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    rules: tuple[Rule, ...] = ()
    findings: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    """People's verdicts by the id of the record judged; a copy's is `onrecord.ledger.kinds.copy_id`."""


class Piece(Record, frozen=True, kw_only=True):
    """One run of exact words and where it stands; `anchor` is the id of its mark in the appendix."""

    words: str
    span: Span
    anchor: str


class Quote(Record, frozen=True, kw_only=True):
    """Exact words of one page. `words` is all pieces, gaps shown by an ellipsis."""

    page: PageId
    label: str
    """The outlet and the date, for people."""
    words: str
    pieces: tuple[Piece, ...]
    """Empty where the words could not be found again on the page."""


class Standing(Record, frozen=True, kw_only=True):
    """What a record is worth: `state` is machine until a person judged it."""

    state: str
    confidence: float | None = None


class PageView(Record, frozen=True, kw_only=True):
    """One page, named for people."""

    page: PageId
    title: str
    outlet: str
    date: str
    """In plain words; "undated" where the page tells none."""
    place: str
    language: str | None = None


class Change(Record, frozen=True, kw_only=True):
    """One passage that a copy changed; a side is None where it does not have the passage."""

    change: str
    parent: Quote | None = None
    copy: Quote | None = None


class CopyView(Record, frozen=True, kw_only=True):
    """A copy: what it was made from, by what credit, what it changed, and why we think so."""

    page: PageView
    relation: str
    made_from: str
    credit: str | None
    changed: str
    changes: tuple[Change, ...]
    why: tuple[str, ...]
    standing: Standing
    depth: int = 0
    """How many copies stand between this one and the original."""


class StoryView(Record, frozen=True, kw_only=True):
    """One report and the pages that carry it."""

    headline: str
    original: PageView | None
    missing: str | None
    why_missing: tuple[str, ...] = ()
    copies: tuple[CopyView, ...] = ()
    excerpts: tuple[CopyView, ...] = ()


class UtteranceView(Record, frozen=True, kw_only=True):
    """A thing once said, in its fullest report, and how many carry it."""

    quote: Quote
    said: str
    """The date, in plain words."""
    carried: str
    altered: tuple[str, ...] = ()
    """Where other reports give other words."""
    shortened: tuple[str, ...] = ()
    """Where other reports give fewer words."""
    standing: Standing


class SpeakerView(Record, frozen=True, kw_only=True):
    """An actor who speaks; `name` is None for those whom no name could be found for."""

    name: str | None
    kind: str
    roles: tuple[str, ...]
    side: str | None
    statements: int
    pages: int
    utterances: tuple[UtteranceView, ...]


class PositionView(Record, frozen=True, kw_only=True):
    """One stand on a matter, in exact words."""

    speaker: str
    act: str
    polarity: str
    status: str | None
    quote: Quote
    said: str
    standing: Standing


class MoveView(Record, frozen=True, kw_only=True):
    """What is new in a side's stand from one day on, with the words that show it."""

    told: str
    said: str
    quote: Quote


class StandpointView(Record, frozen=True, kw_only=True):
    """Where one side stands on a matter, and its positions, oldest first."""

    side: str
    known: bool
    """False for the speakers whose side is not known, who are no side together."""
    sign: str
    stand: str
    clear: bool
    """Some position says whether it is for or against."""
    status: str
    """The latest status that it claims, as "calls it agreed"; "" for none."""
    moves: tuple[MoveView, ...]
    """Empty where it did not move."""
    positions: tuple[PositionView, ...]


class SideView(Record, frozen=True, kw_only=True):
    """One side of a dispute or an agreement."""

    speaker: str
    side: str | None
    quote: Quote
    said: str
    cue: str | None = None
    """The words by which it was said, where they do more than say."""


class AgreementView(Record, frozen=True, kw_only=True):
    """Sides that stand together on a matter, and the words of two of them."""

    told: str
    a: SideView
    b: SideView
    standing: Standing


class MatterView(Record, frozen=True, kw_only=True):
    """What parties speak about, with where each side stands."""

    name: str
    anchor: str
    """The id of its part of the HTML."""
    kind: str
    aliases: tuple[str, ...]
    carried: str
    sides: tuple[StandpointView, ...]
    agreements: tuple[AgreementView, ...]
    standing: Standing


class Cell(Record, frozen=True, kw_only=True):
    """A side's stand on a matter: a sign and the word that it stands for."""

    sign: str
    words: str


class StandsRow(Record, frozen=True, kw_only=True):
    """One matter with a cell for each side of the table; None where the side takes no position on it."""

    matter: str
    anchor: str
    cells: tuple[Cell | None, ...]


class StandsTable(Record, frozen=True, kw_only=True):
    """Who stands where."""

    sides: tuple[str, ...]
    rows: tuple[StandsRow, ...]
    left_out: str
    """What is not in it, in a sentence; "" where all is."""


class DisputeView(Record, frozen=True, kw_only=True):
    """Two utterances that cannot both hold, and why."""

    matter: str
    reason: str
    grade: str
    shift: bool
    a: SideView
    b: SideView
    standing: Standing


class UnheardView(Record, frozen=True, kw_only=True):
    """Somebody whom pages name and none lets speak."""

    name: str
    kind: str
    roles: tuple[str, ...]
    mentioned: int
    named: tuple[Quote, ...] = ()
    """The first mention on each page."""


class RuleView(Record, frozen=True, kw_only=True):
    """One rule of a page's discussion policy; `checked` tells whether any checker can decide it."""

    about: str
    allows: bool
    quote: Quote
    checked: bool


class FindingView(Record, frozen=True, kw_only=True):
    """What a checker found in a comment, and the clause it seems to break."""

    comment: str
    author: str
    about: str
    basis: str
    grade: str
    text: str
    quote: Quote
    clause: Quote | None
    standing: Standing


class ReadersView(Record, frozen=True, kw_only=True):
    """The readers of one page: its policy, its comments, what was found in them."""

    page: PageView
    comments: int
    removed: int
    elsewhere: str | None
    """The system that loads the comments, where they are not in the page."""
    rules: tuple[RuleView, ...]
    findings: tuple[FindingView, ...]


class FailureView(Record, frozen=True, kw_only=True):
    """Failures of one stage for one reason, with what to do next."""

    stage: str
    code: str
    message: str
    next: str
    count: int
    label: str
    """How it is counted for people: "3 failures", or "Left out" for what a stage looked at and left."""
    places: tuple[str, ...]
    """The first few by name."""


class Count(Record, frozen=True, kw_only=True):
    """A number with what it counts."""

    what: str
    number: int


class Token(Record, frozen=True, kw_only=True):
    """A step in writing a page's text: `open` (a mark; its id or ""), `close`, or `text`."""

    step: str
    value: str = ""
    faint: bool = False
    """The mark of a passage that a copy changed, not of a quotation."""


class Part(Record, frozen=True, kw_only=True):
    """A block of a cited page with its marks; `label` tells a comment's number and author."""

    kind: str
    label: str
    tokens: tuple[Token, ...]


class SourceView(Record, frozen=True, kw_only=True):
    """A cited page in the appendix, numbered by date."""

    number: int
    anchor: str
    page: PageView
    parts: tuple[Part, ...]
    left_out: str
    """What of the page is not printed here."""


class Dossier(Record, frozen=True, kw_only=True):
    """The report on a set of pages, or on one matter, for people to read."""

    title: str
    scope: str
    matter: str | None
    counts: tuple[Count, ...]
    outlets: tuple[Count, ...]
    languages: tuple[Count, ...]
    stories: tuple[StoryView, ...]
    speakers: tuple[SpeakerView, ...]
    table: StandsTable | None
    """Who stands where; None where no side is known to stand anywhere."""
    matters: tuple[MatterView, ...]
    disputes: tuple[DisputeView, ...]
    unheard: tuple[UnheardView, ...]
    readers: tuple[ReadersView, ...]
    failures: tuple[FailureView, ...]
    abstentions: tuple[Count, ...]
    rejected: tuple[Count, ...]
    """Records left out because a person rejected them, or what they rest on."""
    sources: tuple[SourceView, ...]
