"""What was said, made ready once for the three stages that weigh it: clauses, acts, and claims that clash."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.disputes.compared import Listener
from onrecord.disputes.comparer import Comparer, Heard
from onrecord.disputes.contradictions import contradictions
from onrecord.disputes.ground import english
from onrecord.disputes.pairs import ClaimPair
from onrecord.disputes.readings import Reading, readings_of
from onrecord.lineage import NO_COMPARISONS, Comparisons
from onrecord.records import Actor, ActorId, Page, PageId, Statement, StatementId, Utterance, UtteranceId

__all__ = ["Hearing", "hear"]


@dataclass(frozen=True, slots=True)
class Hearing:
    """The utterances, those that can be read cut into clauses, and the pairs of their claims that clash."""

    utterances: tuple[Utterance, ...]
    readings: tuple[Reading, ...]
    pairs: tuple[ClaimPair, ...]
    acts: Mapping[UtteranceId, Heard]
    """What the comparer hears the first sentence of each do."""


def hear(
    utterances: Sequence[Utterance],
    statements: Mapping[StatementId, Statement],
    actors: Mapping[ActorId, Actor],
    pages: Callable[[PageId], Page],
    comparer: Comparer | None = None,
    kept: Comparisons = NO_COMPARISONS,
) -> Hearing:
    """Return what `utterances` say; with a `comparer`, pairs that it alone finds are among those that clash.

    What the comparer says of two pages is kept in `kept`, which changes no result.
    """
    readings = tuple(row for row in readings_of(utterances, statements) if _readable(row, pages))
    listener = Listener(comparer, kept, pages) if comparer is not None else None
    pairs = tuple(contradictions(readings, statements, actors, pages, listener))
    if listener is None:
        return Hearing(tuple(utterances), readings, pairs, {})
    acts = {row.utterance.id: listener.act(row) for row in readings if row.clauses}
    listener.remember()
    return Hearing(tuple(utterances), readings, pairs, acts)


def _readable(reading: Reading, pages: Callable[[PageId], Page]) -> bool:
    """Tell whether the words are in a language that we read and still stand where the statement says."""
    page = pages(reading.statement.page)
    if not english(page):
        return False
    text = page.text
    rows = zip(reading.statement.content, reading.statement.pieces, strict=True)
    return all(span.of(text) == piece for span, piece in rows)
