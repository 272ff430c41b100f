"""The door of the ledger: what a store must do. No SQL stands outside a backend's folder.

Every method that writes is one transaction: it happens wholly or not at all. Everything that lists records yields them
in the order of their ids unless it says otherwise, so that no result depends on the order in which pages came.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Protocol, TypeVar

from onrecord.ledger.kinds import RecordKind
from onrecord.ledger.stages import CorpusStage
from onrecord.lineage import Comparisons
from onrecord.records import (
    ActorId,
    CaptureId,
    Decision,
    Failure,
    Fetch,
    Finding,
    Mention,
    Page,
    PageId,
    PageWork,
    Record,
    Rule,
    Sighting,
    Sketch,
    Span,
    Statement,
    StatementKind,
    Tombstone,
)

__all__ = ["BlockHit", "PageSummary", "Seen", "StatementHit", "StatementHits", "StatementQuery", "Store"]

R = TypeVar("R", bound=Record)


class PageSummary(Record, frozen=True, kw_only=True):
    """A page without its text: what corpus stages and lists need."""

    id: PageId
    capture: CaptureId
    place: str
    """The smallest of its sightings."""
    places: tuple[str, ...]
    address: str
    """The canonical address, else `place`. Pages with one canonical address, or without one seen at one resolved
    place, are versions of each other."""
    newest: bool
    """The newest version at its address: the one that lineage and counts use."""
    sightings: int
    title: str | None
    published: str | None
    updated: str | None
    outlet: str | None
    language: str | None
    characters: int
    seen_at: str | None = None
    """When it was last fetched or captured, ISO 8601 UTC; None where no place tells. No part of any export."""


class Seen(Record, frozen=True, kw_only=True):
    """What the store knows of a capture: whether it holds it, and whether it was forgotten."""

    held: bool
    forgotten: bool
    made: str | None
    """What its page was made by; None where no page was made."""


class BlockHit(Record, frozen=True, kw_only=True):
    """A block found by search: the page's span that holds the words, and the spans of the words in it."""

    page: PageId
    kind: str
    span: Span
    marks: tuple[Span, ...]
    score: float
    """Better is higher."""


class StatementQuery(Record, frozen=True, kw_only=True):
    """Which statements are wanted: those of which all that is given holds."""

    words: str = ""
    """Words of the statement, its cue or its speaker; those in quotation marks are a phrase, a trailing `*` finds the
    words that begin so. Any input is safe."""
    speaker: str | None = None
    """A name as a page gives it, the beginnings of its words, or an actor's id."""
    side: str | None = None
    matter: str | None = None
    """A matter's id."""
    since: str | None = None
    """A day, month or year, ISO 8601, in UTC: not before its beginning."""
    until: str | None = None
    """A day, month or year: not after its end."""
    outlet: str | None = None
    """The outlet's whole name, letter case aside."""
    kind: StatementKind | None = None
    page: PageId | None = None
    newest: bool = True
    """Only on the newest version of each page."""


class StatementHit(Record, frozen=True, kw_only=True):
    """A statement found, with what a list shows of its page and its speaker."""

    statement: Statement
    place: str
    outlet: str | None
    published: str | None
    title: str | None
    actor: ActorId | None
    side: str | None
    marks: tuple[Span, ...]
    """Where the words that were looked for stand on the page."""
    score: float
    """Better is higher; 0 where hits are in the order of time."""


class StatementHits(Record, frozen=True, kw_only=True):
    """One stretch of the statements that a query finds."""

    hits: tuple[StatementHit, ...] = ()
    total: int = 0
    """How many there are in all; where `capped`, there may be more."""
    capped: bool = False


class Store(Protocol):
    """Where everything rests. Not safe to share between threads; open one for each."""

    def close(self) -> None:
        """Let go of the ledger; calling it again does nothing."""

    def __enter__(self) -> "Store": ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    # -- what came in ------------------------------------------------------------------------------------------------

    def seen(self, capture: CaptureId) -> Seen:
        """Return what is known of `capture`."""

    def put_page(self, body: bytes, sightings: Sequence[Sighting], work: PageWork) -> None:
        """Store a capture, where it was seen, and all that was made of it, replacing what an earlier build made.

        Marks every corpus stage stale and clears the failures recorded at these places. Raises BadRecordError where
        the bytes, the records and their words do not fit each other, ForgottenError where the capture was forgotten.
        """

    def put_sighting(self, sighting: Sighting) -> bool:
        """Record that a held capture was also seen at a place; return whether that changed anything.

        Naming one file in two ways is one sighting, kept under the smaller name. A new sighting marks every corpus
        stage stale and clears the failures recorded at this place. Raises NotFoundError where the capture is not held.
        """

    def fetch(self, address: str) -> Fetch | None:
        """Return what is kept of the last time that `address` was fetched; None where its capture is not held."""

    def put_fetch(self, fetch: Fetch) -> None:
        """Keep what is to be known when its address is fetched again, in place of what was kept.

        It goes with its capture. Nothing becomes stale by it. Raises NotFoundError where the capture is not held.
        """

    def put_failure(self, failure: Failure, *, resolved: str) -> None:
        """Record that what stands at `resolved` could not be read; the same failure again changes nothing."""

    def body(self, capture: CaptureId) -> bytes:
        """Return the bytes of `capture`; raise NotFoundError."""

    def outdated(self, made: str) -> list[CaptureId]:
        """Return the captures whose page was made by anything other than `made`."""

    # -- pages and what stands on one page ---------------------------------------------------------------------------

    def summaries(self) -> list[PageSummary]:
        """Return every page without its text."""

    def page_summaries(self, *, limit: int = 50, offset: int = 0, words: str = "") -> list[PageSummary]:
        """Return pages, newest first: all, or those whose title, outlet, address or places hold all of `words`."""

    def page_count(self, words: str = "") -> int:
        """Return how many pages `page_summaries` lists in all."""

    def summary(self, page: PageId) -> PageSummary:
        """Return one page without its text; raise NotFoundError."""

    def versions(self, page: PageId) -> list[PageSummary]:
        """Return the versions of a page, itself among them, oldest first; raise NotFoundError.

        They share its canonical address or, without one, its one place. The newest is last.
        """

    def find_page(self, reference: str) -> PageId:
        """Return the page that an id, a unique prefix of one, an address or a place names: the newest of several.

        Raises NotFoundError, and AmbiguousError where several pages share the prefix.
        """

    def page(self, page: PageId) -> Page:
        """Return one page; raise NotFoundError."""

    def pages(self) -> Iterator[Page]:
        """Yield every page."""

    def sightings(self, page: PageId) -> list[Sighting]:
        """Return where the page's capture was seen, by place."""

    def statements(self, page: PageId | None = None) -> Iterator[Statement]:
        """Yield the statements of one page in text order, or of all pages, page by page."""

    def mentions(self, page: PageId | None = None) -> Iterator[Mention]:
        """Yield the mentions of one page in text order, or of all pages, page by page."""

    def rules(self, page: PageId | None = None) -> Iterator[Rule]:
        """Yield the policy rules of one page, or of all."""

    def findings(self, page: PageId | None = None) -> Iterator[Finding]:
        """Yield the findings of one page, or of all."""

    def sketches(self) -> Iterator[Sketch]:
        """Yield the sketch of every page that has one."""

    def comparisons(self) -> AbstractContextManager[Comparisons]:
        """Give what lineage has found of pairs of pages, to be looked up and added to; it goes with either page."""

    def failures(self, page: PageId | None = None) -> list[Failure]:
        """Return the failures of one page's stages, or all."""

    def listed_failures(self, *, limit: int = 50, offset: int = 0) -> list[Failure]:
        """Return failures: those of a place first, by place, capture, stage and code, then those of the ledger."""

    def failure_count(self) -> int:
        """Return how many failures there are; equal ones are one."""

    def search(self, words: str, *, limit: int = 50) -> list[BlockHit]:
        """Return the blocks that hold all of `words`, best first; any input is safe.

        Words in quotation marks are a phrase; a trailing `*` finds the words that begin so.
        """

    def find_statements(self, query: StatementQuery, *, limit: int = 50, offset: int = 0) -> StatementHits:
        """Return the statements that `query` asks for.

        The best come first where words are asked for and hits are not too many to be weighed, else the newest: by when
        they were said, else by when their page was published. Raises BadQueryError where a date is none.
        """

    # -- what is found across pages ----------------------------------------------------------------------------------

    def stale(self) -> list[CorpusStage]:
        """Return the corpus stages that must run again, in running order."""

    def mark_stale(self, stages: Iterable[CorpusStage]) -> None:
        """Mark corpus stages to be run again."""

    def put_corpus(
        self, stage: CorpusStage, records: Sequence[Record], *, generation: int, failures: Sequence[Failure] = ()
    ) -> bool:
        """Replace all records of `stage`; return False, having done nothing, where pages came since `generation`.

        `failures` are what the stage left out, counted; they replace those of its last run. Clears the stage's mark.
        """

    def generation(self) -> int:
        """Return a number that grows with every write that makes corpus stages stale."""

    def edition(self) -> int:
        """Return a number that grows with every write by which records come or go.

        It is other once a page was put or forgotten, or a corpus stage's records were; decisions leave it as it is.
        """

    def corpus(self, kind: type[R]) -> Iterator[R]:
        """Yield the records of a corpus stage's type."""

    def related(self, kind: type[R], to: str, *, limit: int = 50, offset: int = 0) -> list[R]:
        """Return the records of `kind` that touch the record with the id `to`, the first to be shown first.

        Positions and disputes by matter, actor, utterance, statement or page; utterances by actor, matter, statement or
        page; matters by actor or utterance; stories by page; actors by statement or matter; statements by actor or
        utterance. Disputes: likely ones first, then the surest. Positions: as they were said. Utterances and an
        actor's statements: newest first. Matters and actors: those most spoken of, or who spoke most, first. Ties go by
        id. Nothing is found for an id that nothing touches.
        """

    def related_count(self, kind: type[Record], to: str) -> int:
        """Return how many records of `kind` touch the record with the id `to`."""

    def top(self, kind: type[R], *, limit: int = 50, offset: int = 0, order: str = "") -> list[R]:
        """Return the records of `kind` as a list of all shows them.

        Matters and utterances by independent reports, most first; disputes likely ones first, then the newest; stories
        by pages, most first, then the earliest; actors by statements, most first; positions and statements the newest
        first. The order `name` is one of actors and matters. Raises ValueError for an order that there is not.
        """

    def to_review(
        self,
        kind: RecordKind,
        *,
        without: Collection[str] = (),
        matter: str | None = None,
        page: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> list[str]:
        """Return the ids of records of `kind` that are most worth a person's look, but for those `without`.

        Those that we are least sure of come first, likely disputes before possible ones; positions and disputes of one
        matter or page as `related` lists them. Copies and findings belong to no matter. Raises ValueError for a kind
        that nobody judges.
        """

    def count(self, kind: type[Record]) -> int:
        """Return how many records of `kind` there are, at once."""

    # -- people's decisions ------------------------------------------------------------------------------------------

    def decide(self, *decided: Decision, stale: Iterable[CorpusStage] = (), upon: int | None = None) -> None:
        """Append decisions to the log, and mark what they make stale: all or nothing, on the disk once it returns.

        One that is in the log changes nothing. `upon` is how many decisions whoever decides knows of; where the log has
        others by now, nothing is stored and LogMovedError raised. Raises SettingsError where one sets what cannot be
        understood.
        """

    def decision_count(self) -> int:
        """Return how long the log is."""

    def decisions(self) -> list[Decision]:
        """Return the log, oldest first, by (time, id)."""

    def forget(self, page: PageId, decision: Decision) -> Tombstone:
        """Take a page down: its bytes, text and all that was made of it go, a tombstone stays.

        The words of the page are struck from the log's copies too, and their bytes wiped from the ledger's files. Where
        another program's hold on the files puts that off, a failure says so until it is done, at a later opening.
        Raises NotFoundError.
        """

    def restore(self, capture: CaptureId, decision: Decision) -> None:
        """Lift a tombstone, so that the capture may be added again; raise NotFoundError."""

    def tombstones(self) -> list[Tombstone]:
        """Return what was forgotten."""

    # -- any record by its id ----------------------------------------------------------------------------------------

    def find_record(self, reference: str, kinds: Iterable[RecordKind | str] = ()) -> tuple[RecordKind, str]:
        """Return the kind and id of the one record that `reference` names, among `kinds` (none given: all).

        A reference is an id, a prefix of at least four hex digits that only one record has, an address or place (of a
        page, or of the story or copy that stands there), or a name (of an actor or matter). Raises NotFoundError and
        AmbiguousError.
        """

    def record(self, kind: RecordKind | str, id: str) -> Record:  # noqa: A002 - the word of every record
        """Return the record of `kind` with `id`; raise NotFoundError."""

    def held(self, kind: RecordKind, ids: Iterable[str]) -> set[str]:
        """Return those of `ids` that are ids of records of `kind`; copies have none of their own."""

    def counts(self) -> dict[str, int]:
        """Return how many records of each type the ledger holds, by name."""
