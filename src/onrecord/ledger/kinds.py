"""The kinds of record that a person can name by id, and the id of each."""

from enum import StrEnum

from onrecord.records import (
    Actor,
    Copy,
    Dispute,
    Finding,
    Matter,
    Page,
    PageId,
    Position,
    Record,
    Statement,
    Story,
    Utterance,
    content_id,
)

__all__ = ["JUDGED", "TYPES", "Judged", "RecordKind", "copy_id", "record_id"]

Judged = Statement | Finding | Copy | Position | Dispute
"""The records that a person can judge."""


class RecordKind(StrEnum):
    """A kind of record that has an id."""

    STATEMENT = "statement"
    FINDING = "finding"
    DISPUTE = "dispute"
    POSITION = "position"
    COPY = "copy"
    STORY = "story"
    ACTOR = "actor"
    MATTER = "matter"
    UTTERANCE = "utterance"
    PAGE = "page"


TYPES: dict[RecordKind, type[Record]] = {
    RecordKind.STATEMENT: Statement,
    RecordKind.FINDING: Finding,
    RecordKind.DISPUTE: Dispute,
    RecordKind.POSITION: Position,
    RecordKind.COPY: Copy,
    RecordKind.STORY: Story,
    RecordKind.ACTOR: Actor,
    RecordKind.MATTER: Matter,
    RecordKind.UTTERANCE: Utterance,
    RecordKind.PAGE: Page,
}
"""The type of record of each kind."""

JUDGED = (RecordKind.STATEMENT, RecordKind.FINDING, RecordKind.COPY, RecordKind.POSITION, RecordKind.DISPUTE)
"""The kinds that a person can judge."""


def copy_id(page: PageId, parent: PageId | None) -> str:
    """Return the id of the edge from a copy to its parent (None for an original that the ledger lacks)."""
    return content_id("copy", page, parent)


def record_id(record: Judged) -> str:
    """Return the id by which a judgement names `record`."""
    return copy_id(record.page, record.parent) if isinstance(record, Copy) else record.id
