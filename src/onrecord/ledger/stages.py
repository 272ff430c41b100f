"""The corpus stages: what is computed over the set of pages, in running order."""

from enum import StrEnum

from onrecord.records import Actor, Dispute, Matter, Position, Record, Story, Utterance

__all__ = ["RECORDS", "CorpusStage"]


class CorpusStage(StrEnum):
    """A function of the set of pages, judgements and settings. Each uses only those before it."""

    ACTORS = "actors"
    STORIES = "stories"
    UTTERANCES = "utterances"
    MATTERS = "matters"
    POSITIONS = "positions"
    DISPUTES = "disputes"


RECORDS: dict[CorpusStage, type[Record]] = {
    CorpusStage.ACTORS: Actor,
    CorpusStage.STORIES: Story,
    CorpusStage.UTTERANCES: Utterance,
    CorpusStage.MATTERS: Matter,
    CorpusStage.POSITIONS: Position,
    CorpusStage.DISPUTES: Dispute,
}
"""The type of record that each stage makes."""
