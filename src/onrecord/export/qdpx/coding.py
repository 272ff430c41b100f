"""What is coded where: one selection a span of a page, with every code that records give it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.export.qdpx.codebook import Code, CodeKey, codebook, keys_of
from onrecord.export.qdpx.texts import guid
from onrecord.export.selection import Selection
from onrecord.records import (
    Actor,
    ActorId,
    Dispute,
    Matter,
    MatterId,
    PageId,
    Position,
    Span,
    Statement,
    StatementId,
    Verdict,
)

__all__ = ["MACHINE_USER", "Coded", "Coding", "selection_guid", "user_guid"]

MACHINE_USER = "onrecord (machine)"
THEIRS = frozenset({Verdict.ACCEPTED, Verdict.EDITED})
"""Verdicts that make a coding the person's own."""


@dataclass(slots=True)
class Coded:
    """One span of a page, and what it is coded with."""

    codes: dict[CodeKey, str | None] = field(default_factory=dict)
    """Each code with the person who made it theirs; None for the machine."""
    told: list[str] = field(default_factory=list)
    """A line a record: which it is, and how sure."""
    notes: list[str] = field(default_factory=list)
    """Ids of notes."""


class Coding:
    """All that a project codes of a selection."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self.pages: dict[PageId, dict[Span, Coded]] = {page: {} for page in sorted(selection.summaries)}
        self.actors: list[Actor] = sorted(
            (row for row in selection.actors() if row.statements), key=lambda row: (row.name, row.id)
        )
        self.matters: dict[MatterId, Matter] = {row.id: row for row in selection.matters()}
        self.disputes: list[Dispute] = sorted(selection.disputes(), key=lambda row: row.id)
        self.codes: list[Code] = codebook(self.actors, self.matters.values(), self.disputes)
        self.people: set[str] = set()
        """Who judged a record that is coded here."""
        self.spoken: dict[ActorId, list[tuple[PageId, Span]]] = {row.id: [] for row in self.actors}
        """Where each actor's words stand."""
        self._keys = frozenset(keys_of(self.codes))
        self._speakers: dict[StatementId, ActorId] = {
            statement: row.id for row in self.actors for statement in row.statements
        }
        for statement in sorted(selection.statements(), key=lambda row: (row.page, row.content, row.id)):
            self._statement(statement)
        for position in sorted(selection.positions(), key=lambda row: (row.page, row.span, row.id)):
            self._position(position)
        for dispute in self.disputes:
            self._dispute(dispute)

    def _statement(self, row: Statement) -> None:
        state, who = self._judged(row.id)
        actor = self._speakers.get(row.id)
        speaks = [("actor", actor)] if actor else []
        codes = [("part", "content"), ("kind", row.kind), ("voice", row.voice), ("state", state), *speaks]
        within = f", within {row.within}" if row.within else ""
        for place, span in enumerate(row.content, 1):
            piece = f", piece {place} of {len(row.content)}" if len(row.content) > 1 else ""
            told = f"Statement {row.id}{piece}{within}: {row.speaker or 'speaker not known'}; {_sure(row.confidence)}"
            self._mark(row.page, span, codes, who, told)
        if row.cue is not None:
            self._mark(row.page, row.cue, [("part", "cue")], who, f"Cue of statement {row.id}")
        if row.source is not None:
            self._mark(row.page, row.source, [("part", "source"), *speaks], who, f"Source of statement {row.id}")
        if actor is not None:
            self.spoken[actor] += [(row.page, span) for span in row.content]

    def _position(self, row: Position) -> None:
        state, who = self._judged(row.id)
        codes = [("matter", row.matter), ("act", row.act), ("polarity", row.polarity), ("state", state)]
        if row.status is not None:
            codes.append(("status", row.status))
        if row.actor is not None:
            codes.append(("actor", row.actor))
        matter = self.matters.get(row.matter)
        said = f", said {row.said_at}" if row.said_at else ""
        told = f"Position {row.id}: {row.act}, {row.polarity}, {matter.name if matter else row.matter}{said}"
        self._mark(row.page, row.span, codes, who, f"{told}; {_sure(row.confidence)}")

    def _dispute(self, row: Dispute) -> None:
        _, who = self._judged(row.id)
        for side in (row.a, row.b):
            told = f"Dispute {row.id}: {row.reason.text}; {_sure(row.confidence)}"
            self._mark(side.page, side.span, [("dispute", row.id)], who, told, note=guid("note", row.id))

    def _judged(self, record: str) -> tuple[str, str | None]:
        """Return a record's state, and the person who made it theirs."""
        state, who = self._selection.state(record), self._selection.judged_by(record)
        if who is not None:
            self.people.add(who)
        return state, who if state in THEIRS else None

    def _mark(
        self, page: PageId, span: Span, codes: Iterable[CodeKey], who: str | None, told: str, note: str | None = None
    ) -> None:
        if page not in self.pages:
            return
        held = self.pages[page].setdefault(span, Coded())
        for key in codes:
            if key in self._keys:
                held.codes[key] = held.codes.get(key) or who
        held.told.append(told)
        if note is not None and note not in held.notes:
            held.notes.append(note)


def selection_guid(page: PageId, span: Span) -> str:
    """Return the id of the selection of `span`."""
    return guid("selection", page, str(span.start), str(span.end))


def user_guid(who: str | None) -> str:
    """Return the id of a person, or of the machine."""
    return guid("machine") if who is None else guid("person", who)


def _sure(confidence: float) -> str:
    return f"confidence {confidence:.2f}"
