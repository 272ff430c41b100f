"""The corpus stages, each over the whole set of pages, one transaction each.

A stage's result is a function of the set of pages, the judgements and the settings. What one stage makes is the input
of the next; a stage that is not stale is read back from the ledger.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache

from onrecord.attribution import actor_index, actors
from onrecord.disputes import (
    POSITIONS,
    STANDS,
    Hearing,
    Listener,
    Survey,
    hear,
    left_out_records,
    matters,
    positions,
    shipped_comparer,
    survey,
)
from onrecord.ledger import CorpusStage, PageSummary, Standing, Store, as_edited, machine_store, standing_of
from onrecord.lineage import StoryPage, stories, utterances
from onrecord.records import (
    Actor,
    ActorId,
    Failure,
    Matter,
    Mention,
    Page,
    PageId,
    Position,
    Record,
    Settings,
    Statement,
    StatementId,
    Story,
    Utterance,
    Verdict,
)

__all__ = ["DOORS", "due", "settle"]

DOORS = {
    "attribution": ("actors", "actor_index"),
    "lineage": ("stories", "utterances"),
    "disputes": ("hear", "matters", "positions", "survey"),
}
"""The functions through which the corpus stages enter each room, for the clock of `make bench`."""

PAGES_HELD = 512
"""Pages whose text is kept at hand while stages compare them; others are read again from the ledger."""


OLDER = (CorpusStage.MATTERS, CorpusStage.POSITIONS, CorpusStage.DISPUTES)
"""The stages that run again where an earlier version found the positions."""


def due(store: Store) -> list[CorpusStage]:
    """Return the corpus stages that must run: the stale ones, and those whose records an earlier version found."""
    first = next(iter(store.corpus(Position)), None)
    older = OLDER if first is not None and first.made_by != POSITIONS else ()
    return sorted({*store.stale(), *older}, key=list(CorpusStage).index)


def settle(store: Store, settings: Settings, *, progress: Callable[[CorpusStage], None] = lambda _stage: None) -> None:
    """Run every stale corpus stage, in order; where pages come meanwhile, begin again with them.

    May be stopped at any moment: a stage is replaced wholly or not at all, and its mark stays until it is. Positions
    that an earlier version found, and what hangs on them, are found anew.
    """
    store = machine_store(store)
    older = set(due(store)) - set(store.stale())
    if older:
        store.mark_stale(older)
    while stale := store.stale():
        corpus = _Corpus(store, settings)
        for stage in stale:
            records, left_out = corpus.run(stage)
            if not store.put_corpus(stage, records, generation=corpus.generation, failures=left_out):
                break
            progress(stage)


class _Corpus:
    """One view of the ledger: what the stages take, read once, as of one generation."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store = store
        self.settings = settings
        self.generation = store.generation()
        self.page: Callable[[PageId], Page] = lru_cache(maxsize=PAGES_HELD)(store.page)

    def run(self, stage: CorpusStage) -> tuple[Sequence[Record], Sequence[Failure]]:
        """Return the records of `stage`, and what it left out, counted."""
        if stage is CorpusStage.DISPUTES:
            found = self._survey()
            return found.disputes, left_out_records(found)
        return {
            CorpusStage.ACTORS: self._actors,
            CorpusStage.STORIES: self._stories,
            CorpusStage.UTTERANCES: self._utterances,
            CorpusStage.MATTERS: self._matters,
            CorpusStage.POSITIONS: self._positions,
        }[stage](), ()

    @cached_property
    def summaries(self) -> list[PageSummary]:
        """The newest version at each address, by id."""
        return [row for row in self.store.summaries() if row.newest]

    @cached_property
    def dates(self) -> dict[PageId, str | None]:
        """When each page was published."""
        return {row.id: row.published for row in self.summaries}

    @property
    def standing(self) -> Standing:
        """What people judged, of the records that the ledger holds now."""
        return standing_of(self.store)

    @cached_property
    def statements(self) -> dict[StatementId, Statement]:
        """The statements of the newest versions, edited ones as people have them, without those that one rejected."""
        judged = self.standing
        held = (row for row in self.store.statements() if row.page in self.dates)
        return {
            row.id: as_edited(row, judged.edits.get(row.id)) for row in held if row.id not in judged.rejected_statements
        }

    @property
    def mentions(self) -> Iterator[Mention]:
        """The mentions of the newest versions, read anew each time."""
        return (row for row in self.store.mentions() if row.page in self.dates)

    def _actors(self) -> Sequence[Record]:
        return actors(self.statements.values(), self.mentions, self.dates, self.settings)

    def _stories(self) -> Sequence[Record]:
        pages = [
            StoryPage(
                id=row.id,
                place=row.place,
                address=row.address,
                outlet=row.outlet,
                published=row.published,
                updated=row.updated,
                title=row.title,
                language=row.language,
            )
            for row in self.summaries
        ]
        sketches = {row.page: row for row in self.store.sketches() if row.page in self.dates}
        rejected = {(page, parent) for page, parent in self.standing.rejected_edges if parent is not None}
        with self.store.comparisons() as comparisons:
            return stories(pages, sketches, self.page, rejected=rejected, comparisons=comparisons)

    def _utterances(self) -> Sequence[Record]:
        found = list(self.store.corpus(Story))
        speaks = actor_index(self.statements.values(), self.store.corpus(Actor))
        return utterances(list(self.statements.values()), found, speaks, self.dates)

    @cached_property
    def hearing(self) -> Hearing:
        """What the utterances say, made ready for matters, positions and disputes. Made once they are known."""
        said = list(self.store.corpus(Utterance))
        with self.store.comparisons() as comparisons:
            return hear(said, self.statements, self._actors_by_id(), self.page, shipped_comparer(), comparisons)

    def _matters(self) -> Sequence[Record]:
        return matters(
            self.hearing,
            self.statements,
            self.page,
            self.settings,
            self._actors_by_id(),
            list(self.store.corpus(Story)),
            self.mentions,
        )

    def _positions(self) -> Sequence[Record]:
        return positions(
            self.hearing,
            list(self.store.corpus(Matter)),
            self.statements,
            self._actors_by_id(),
            self.page,
        )

    def _survey(self) -> Survey:
        judged = self.standing
        stands = [
            as_edited(row, judged.edits.get(row.id))
            for row in self.store.corpus(Position)
            if judged.verdicts.get(row.id) is not Verdict.REJECTED
        ]
        hearing, matters_held = self.hearing, list(self.store.corpus(Matter))
        with self.store.comparisons() as comparisons:
            listener = Listener(shipped_comparer(), comparisons, self.page, STANDS)
            found = survey(hearing, stands, matters_held, self.statements, self._actors_by_id(), self.page, listener)
            listener.remember()
        return found

    def _actors_by_id(self) -> dict[ActorId, Actor]:
        return {row.id: row for row in self.store.corpus(Actor)}
