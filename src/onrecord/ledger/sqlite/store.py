"""The SQLite store: each method of the `Store` protocol, as one transaction."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import TypeVar

from onrecord.ledger.kinds import RecordKind
from onrecord.ledger.sqlite import (
    corpus,
    decisions,
    fetches,
    finding,
    forgetting,
    linking,
    reading,
    summaries,
    writing,
)
from onrecord.ledger.sqlite.checking import check_work
from onrecord.ledger.sqlite.comparing import SqliteComparisons
from onrecord.ledger.sqlite.connection import Connection
from onrecord.ledger.sqlite.reviewing import to_review
from onrecord.ledger.sqlite.search import search
from onrecord.ledger.sqlite.statements import find_statements
from onrecord.ledger.stages import CorpusStage
from onrecord.ledger.store import BlockHit, PageSummary, Seen, StatementHits, StatementQuery
from onrecord.lineage import Comparisons
from onrecord.records import (
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
    Statement,
    Tombstone,
)

__all__ = ["SqliteStore"]

R = TypeVar("R", bound=Record)


class SqliteStore:
    """A ledger in one SQLite file. What each method does is said in `onrecord.ledger.store.Store`."""

    def __init__(self, db: Connection) -> None:
        self.db = db
        self.log = decisions.Log()

    def close(self) -> None:
        """Let go of the ledger."""
        self.db.close()

    def __enter__(self) -> "SqliteStore":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def seen(self, capture: CaptureId) -> Seen:
        """Return what is known of `capture`."""
        return reading.seen(self.db, capture)

    def put_page(self, body: bytes, sightings: Sequence[Sighting], work: PageWork) -> None:
        """Store a capture, where it was seen, and all that was made of it."""
        check_work(body, sightings, work)
        with self.db.writing():
            writing.put_page(self.db, body, sightings, work)

    def put_sighting(self, sighting: Sighting) -> bool:
        """Record that a held capture was also seen at a place."""
        with self.db.writing():
            return writing.see_again(self.db, sighting)

    def fetch(self, address: str) -> Fetch | None:
        """Return what is kept of the last time that `address` was fetched."""
        return fetches.fetch(self.db, address)

    def put_fetch(self, fetch: Fetch) -> None:
        """Keep what is to be known when its address is fetched again."""
        with self.db.writing():
            writing.check_held(self.db, fetch.capture)
            fetches.put_fetch(self.db, fetch)

    def put_failure(self, failure: Failure, *, resolved: str) -> None:
        """Record that what stands at `resolved` could not be read."""
        with self.db.writing():
            writing.put_failure(self.db, failure, resolved)

    def body(self, capture: CaptureId) -> bytes:
        """Return the bytes of `capture`."""
        return reading.body(self.db, capture)

    def outdated(self, made: str) -> list[CaptureId]:
        """Return the captures whose page was made by anything other than `made`."""
        return reading.outdated(self.db, made)

    def summaries(self) -> list[PageSummary]:
        """Return every page without its text."""
        return summaries.summaries(self.db)

    def page_summaries(self, *, limit: int = 50, offset: int = 0, words: str = "") -> list[PageSummary]:
        """Return pages, newest first."""
        return summaries.page_summaries(self.db, limit, offset, words)

    def page_count(self, words: str = "") -> int:
        """Return how many pages `page_summaries` lists in all."""
        return summaries.page_count(self.db, words)

    def summary(self, page: PageId) -> PageSummary:
        """Return one page without its text."""
        return summaries.summary(self.db, page)

    def versions(self, page: PageId) -> list[PageSummary]:
        """Return the versions of the page at its address, oldest first."""
        return summaries.versions(self.db, page)

    def find_page(self, reference: str) -> PageId:
        """Return the page that an id, a unique prefix of one, an address or a place names."""
        return finding.find_page(self.db, reference)

    def page(self, page: PageId) -> Page:
        """Return one page."""
        return reading.page(self.db, page)

    def pages(self) -> Iterator[Page]:
        """Yield every page."""
        return reading.pages(self.db)

    def sightings(self, page: PageId) -> list[Sighting]:
        """Return where the page's capture was seen."""
        return reading.sightings(self.db, page)

    def statements(self, page: PageId | None = None) -> Iterator[Statement]:
        """Yield the statements of one page, or of all."""
        return reading.on_pages(self.db, "statements", "start, id", Statement, page)

    def mentions(self, page: PageId | None = None) -> Iterator[Mention]:
        """Yield the mentions of one page, or of all."""
        return reading.on_pages(self.db, "mentions", 'start, "end", name', Mention, page)

    def rules(self, page: PageId | None = None) -> Iterator[Rule]:
        """Yield the policy rules of one page, or of all."""
        return reading.on_pages(self.db, "rules", "start, id", Rule, page)

    def findings(self, page: PageId | None = None) -> Iterator[Finding]:
        """Yield the findings of one page, or of all."""
        return reading.on_pages(self.db, "findings", "start, id", Finding, page)

    def sketches(self) -> Iterator[Sketch]:
        """Yield the sketch of every page that has one."""
        return reading.sketches(self.db)

    @contextmanager
    def comparisons(self) -> Iterator[Comparisons]:
        """Give what lineage has found of pairs of pages."""
        held = SqliteComparisons(self.db)
        try:
            yield held
        finally:
            held.write()

    def failures(self, page: PageId | None = None) -> list[Failure]:
        """Return the failures of one page's stages, or all."""
        return reading.failures(self.db, page)

    def listed_failures(self, *, limit: int = 50, offset: int = 0) -> list[Failure]:
        """Return failures by place, those of the ledger last."""
        return reading.listed_failures(self.db, limit, max(offset, 0))

    def failure_count(self) -> int:
        """Return how many failures there are."""
        return reading.failure_count(self.db)

    def search(self, words: str, *, limit: int = 50) -> list[BlockHit]:
        """Return the blocks that hold all of `words`, best first."""
        return search(self.db, words, limit)

    def find_statements(self, query: StatementQuery, *, limit: int = 50, offset: int = 0) -> StatementHits:
        """Return the statements that `query` asks for."""
        return find_statements(self.db, query, limit, offset)

    def stale(self) -> list[CorpusStage]:
        """Return the corpus stages that must run again."""
        return corpus.stale(self.db)

    def mark_stale(self, stages: Iterable[CorpusStage]) -> None:
        """Mark corpus stages to be run again."""
        with self.db.writing():
            writing.mark_stale(self.db, stages)

    def put_corpus(
        self, stage: CorpusStage, records: Sequence[Record], *, generation: int, failures: Sequence[Failure] = ()
    ) -> bool:
        """Replace all records and failures of `stage`, unless pages came since `generation`."""
        return corpus.put_corpus(self.db, stage, records, generation, failures)

    def generation(self) -> int:
        """Return a number that grows with every write that makes corpus stages stale."""
        return corpus.generation(self.db)

    def edition(self) -> int:
        """Return a number that grows with every write by which records come or go."""
        return writing.edition(self.db)

    def corpus(self, kind: type[R]) -> Iterator[R]:
        """Yield the records of a corpus stage's type."""
        return corpus.corpus(self.db, kind)

    def related(self, kind: type[R], to: str, *, limit: int = 50, offset: int = 0) -> list[R]:
        """Return the records of `kind` that touch the record `to`."""
        return linking.related(self.db, kind, to, limit, offset)

    def related_count(self, kind: type[Record], to: str) -> int:
        """Return how many records of `kind` touch the record `to`."""
        return linking.related_count(self.db, kind, to)

    def top(self, kind: type[R], *, limit: int = 50, offset: int = 0, order: str = "") -> list[R]:
        """Return the records of `kind` as a list of all shows them."""
        return linking.top(self.db, kind, limit, offset, order)

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
        """Return the ids of records of `kind` that are most worth a person's look."""
        return to_review(self.db, kind, without, matter, page, limit, max(offset, 0))

    def count(self, kind: type[Record]) -> int:
        """Return how many records of `kind` there are."""
        return linking.count(self.db, kind)

    def decide(self, *decided: Decision, stale: Iterable[CorpusStage] = (), upon: int | None = None) -> None:
        """Append decisions to the log, all or none, and mark what they make stale."""
        with self.db.writing(durable=True):
            decisions.decide(self.db, decided, stale, upon)

    def decision_count(self) -> int:
        """Return how long the log is."""
        return decisions.count(self.db)

    def decisions(self) -> list[Decision]:
        """Return the log, oldest first."""
        return self.log.decisions(self.db)

    def forget(self, page: PageId, decision: Decision) -> Tombstone:
        """Take a page down; a tombstone stays."""
        with self.db.writing(durable=True):
            tombstone = forgetting.forget(self.db, page, decision)
        forgetting.scrub(self.db)
        return tombstone

    def restore(self, capture: CaptureId, decision: Decision) -> None:
        """Lift a tombstone."""
        with self.db.writing(durable=True):
            decisions.restore(self.db, capture, decision)

    def tombstones(self) -> list[Tombstone]:
        """Return what was forgotten."""
        return decisions.tombstones(self.db)

    def find_record(self, reference: str, kinds: Iterable[RecordKind | str] = ()) -> tuple[RecordKind, str]:
        """Return the kind and id of the one record that `reference` names."""
        return finding.find_record(self.db, reference, kinds)

    def record(self, kind: RecordKind | str, id: str) -> Record:  # noqa: A002 - the word of every record
        """Return the record of `kind` with `id`."""
        return finding.record(self.db, RecordKind(kind), id)

    def held(self, kind: RecordKind, ids: Iterable[str]) -> set[str]:
        """Return those of `ids` that are ids of records of `kind`."""
        return finding.held(self.db, kind, ids)

    def counts(self) -> dict[str, int]:
        """Return how many records of each type the ledger holds."""
        return reading.counts(self.db)
