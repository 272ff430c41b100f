"""What one export writes: the records of a ledger or of one matter, with what people said of each."""

from collections.abc import Iterator
from functools import cached_property

from onrecord.ledger import PageSummary, Store, current_judgements
from onrecord.records import (
    Actor,
    ActorId,
    Dispute,
    Finding,
    Judgement,
    Matter,
    MatterId,
    Page,
    PageId,
    Position,
    Statement,
    StatementId,
    Story,
    Utterance,
    UtteranceId,
    Verdict,
)

__all__ = ["MACHINE", "Selection"]

MACHINE = "machine"
"""The state of a record that nobody has judged."""


class Selection:
    """The records that one export writes, by id. What a person rejected is left out; older versions of pages too.

    With `matter`, only what touches it: its utterances, their statements, the pages that these stand on, its
    positions and disputes, and the actors of those.
    """

    def __init__(self, store: Store, *, matter: MatterId | None = None) -> None:
        self.store = store
        self.matter = matter

    def state(self, record: str) -> str:
        """Return `machine`, or the verdict of the person who judged the record last."""
        judged = self._judged.get(record)
        return judged.verdict.value if judged else MACHINE

    def judged_by(self, record: str) -> str | None:
        """Return who judged the record last; None where nobody did."""
        judged = self._judged.get(record)
        return judged.who if judged else None

    @cached_property
    def summaries(self) -> dict[PageId, PageSummary]:
        """The pages without their texts: the newest version of each."""
        rows = {row.id: row for row in self.store.summaries() if row.newest}
        if self._wanted is None:
            return rows
        held = {row.page for row in self.statements()}
        return {page: row for page, row in rows.items() if page in held}

    def pages(self) -> Iterator[Page]:
        """Yield the pages with their texts."""
        return (self.store.page(page) for page in sorted(self.summaries))

    def statements(self) -> Iterator[Statement]:
        """Yield the statements, page by page."""
        if self._wanted is None:
            held = self.summaries
            return (row for row in self.store.statements() if row.page in held and self._kept(row.id))
        return (row for row in self.store.statements() if row.id in self._wanted and self._kept(row.id))

    def utterances(self) -> Iterator[Utterance]:
        """Yield the utterances."""
        touched = self._touched
        return (row for row in self.store.corpus(Utterance) if touched is None or row.id in touched)

    def matters(self) -> Iterator[Matter]:
        """Yield the matters."""
        return (row for row in self.store.corpus(Matter) if self.matter in (None, row.id))

    def positions(self) -> Iterator[Position]:
        """Yield the positions."""
        rows = self.store.corpus(Position)
        return (row for row in rows if self.matter in (None, row.matter) and self._kept(row.id))

    def disputes(self) -> Iterator[Dispute]:
        """Yield the disputes."""
        rows = self.store.corpus(Dispute)
        return (row for row in rows if self.matter in (None, row.matter) and self._kept(row.id))

    def actors(self) -> Iterator[Actor]:
        """Yield the actors."""
        if self.matter is None:
            return self.store.corpus(Actor)
        speak: set[ActorId | None] = {row.actor for row in self.utterances()}
        return (row for row in self.store.corpus(Actor) if row.id in speak)

    def stories(self) -> Iterator[Story]:
        """Yield the stories that a page of the selection belongs to."""
        held = self.summaries
        for row in self.store.corpus(Story):
            members = [copy.page for copy in row.copies]
            if row.original is not None:
                members.append(row.original.page)
            if self.matter is None or any(page in held for page in members):
                yield row

    def findings(self) -> Iterator[Finding]:
        """Yield the findings on the pages of the selection."""
        held = self.summaries
        return (row for row in self.store.findings() if row.page in held and self._kept(row.id))

    @cached_property
    def _judged(self) -> dict[str, Judgement]:
        return {row.record: row for row in current_judgements(self.store) if row.record is not None}

    def _kept(self, record: str) -> bool:
        judged = self._judged.get(record)
        return judged is None or judged.verdict is not Verdict.REJECTED

    @cached_property
    def _touched(self) -> set[UtteranceId] | None:
        """The utterances that touch the matter; None where all are wanted."""
        if self.matter is None:
            return None
        return {row for matter in self.matters() for row in matter.utterances}

    @cached_property
    def _wanted(self) -> set[StatementId] | None:
        """The statements that report them; None where all are wanted."""
        if self.matter is None:
            return None
        return {variant.statement for row in self.utterances() for variant in row.variants} | {
            row.statement for row in self.utterances()
        }
