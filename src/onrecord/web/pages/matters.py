"""The list of matters, and what people decide of them."""

from collections.abc import Callable

import msgspec
from starlette.responses import Response

from onrecord.ledger import folded, now
from onrecord.records import Decision, Dispute, Matter, MatterId, MatterKind, Record
from onrecord.run import (
    MatterChange,
    decide_matters,
    hide_matter,
    matter_decisions,
    merge_matters,
    rename_matter,
    split_matter,
    undo_matters,
)
from onrecord.web.answers import Answer, Listing, Problem, listing, seen_other
from onrecord.web.desk import Desk

__all__ = ["MatterDecision", "MatterRow", "decide_posted", "decided", "matter_row", "matters"]

TOLD = 10
"""Decisions that the list tells of."""

CHANGES: dict[str, Callable[[Desk], MatterChange]] = {
    "merge": lambda desk: merge_matters(desk.store, desk.settings, desk.words("matter"), desk.words("words")),
    "rename": lambda desk: rename_matter(desk.store, desk.settings, desk.words("matter"), desk.words("words")),
    "split": lambda desk: split_matter(desk.store, desk.settings, desk.words("matter"), desk.words("words")),
    "hide": lambda desk: hide_matter(desk.store, desk.settings, desk.words("matter"), hide=True),
    "show": lambda desk: hide_matter(desk.store, desk.settings, desk.words("matter"), hide=False),
    "undo": lambda desk: undo_matters(desk.store, desk.words("decision")),
}
"""What forms may decide, by the word that they send."""


class MatterRow(Record, frozen=True, kw_only=True):
    """A matter in a list, without the utterances that are about it."""

    id: MatterId
    name: str
    kind: MatterKind
    aliases: tuple[str, ...] = ()
    pages: int
    utterances: int
    """How many utterances are about it."""
    independent_reports: int
    confidence: float
    disputes: int = 0


class MatterDecision(Record, frozen=True, kw_only=True):
    """What a person decided of matters, and when: it can be taken back by its id."""

    id: str
    at: str
    who: str
    told: str


class MattersView(Record, frozen=True, kw_only=True):
    """The list of matters, those reported independently most often first."""

    words: str = ""
    """What the names that are listed hold."""
    matters: tuple[MatterRow, ...]
    listing: Listing
    hidden: tuple[str, ...] = ()
    """The names of those that people hid."""
    decided: MatterDecision | None = None
    """What was decided just now."""
    decisions: tuple[MatterDecision, ...] = ()
    """The latest decisions, newest first."""


def matters(desk: Desk) -> Answer:
    """Return the list of matters."""
    words, paging = desk.words("q"), desk.paging()
    if words:
        found = [row for row in desk.sum_judged("matters", (), lambda: _every(desk)) if _named(row, words)]
        rows, total = found[paging.offset : paging.offset + paging.limit], len(found)
    else:
        rows = [matter_row(row) for row in desk.store.top(Matter, limit=paging.limit, offset=paging.offset)]
        total = desk.store.count(Matter)
    counted = tuple(_with_disputes(desk, row) for row in rows)
    log = decided(desk)
    view = MattersView(
        words=words,
        matters=counted,
        listing=listing(desk, len(counted), limit=paging.limit, total=total),
        hidden=tuple(row.name for row in desk.settings.matters if row.hide),
        decided=next((row for row in log if row.id == desk.words("decided")), None),
        decisions=tuple(log[:TOLD]),
    )
    return Answer("matters.html.j2", view)


def decide_posted(desk: Desk) -> Answer | Response:
    """Decide what a form asks of a matter, and have what hangs on it found again."""
    change = CHANGES.get(desk.words("decide"))
    if change is None:
        return _problem("no-such-decision", "no such thing can be decided of a matter", 400)
    decision = decide_matters(desk.store, desk.settings, change(desk), at=now(), who=desk.who)
    if decision is None:
        return _problem("settings-set-already", "so it is set already: nothing was changed", 409)
    desk.works.settle()
    return seen_other(f"/matters?decided={decision.id}")


def decided(desk: Desk) -> list[MatterDecision]:
    """Return what people decided of matters, newest first."""

    def told(row: Decision) -> MatterDecision:
        return MatterDecision(id=row.id, at=row.at, who=row.who, told=row.note or "decided something of matters")

    return desk.sum("decided of matters", lambda: [told(row) for row in reversed(matter_decisions(desk.decisions))])


def matter_row(row: Matter) -> MatterRow:
    """Return a matter without its utterances."""
    return MatterRow(
        id=row.id,
        name=row.name,
        kind=row.kind,
        aliases=row.aliases,
        pages=row.pages,
        utterances=len(row.utterances),
        independent_reports=row.independent_reports,
        confidence=row.confidence,
    )


def _every(desk: Desk) -> list[MatterRow]:
    rows = (matter_row(row) for row in desk.store.corpus(Matter))
    return sorted(rows, key=lambda row: (-row.independent_reports, row.id))


def _named(row: MatterRow, words: str) -> bool:
    names = folded(" ".join((row.name, *row.aliases)))
    return all(word in names for word in folded(words).split())


def _with_disputes(desk: Desk, row: MatterRow) -> MatterRow:
    return msgspec.structs.replace(row, disputes=desk.store.related_count(Dispute, row.id))


def _problem(code: str, message: str, status: int) -> Answer:
    return Answer("problem.html.j2", Problem(code=code, message=message, next="Go back, and say it otherwise."), status)
