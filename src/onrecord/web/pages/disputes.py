"""The list of disputes: who contradicts whom, likely ones first."""

from dataclasses import dataclass

from onrecord.ledger import RecordKind
from onrecord.records import Dispute, DisputeId, Grade, Matter, MatterId, Record, Verdict
from onrecord.web.answers import Answer, Listing, listing
from onrecord.web.desk import Desk, Paging, Reading

__all__ = ["chosen_disputes", "disputes"]

EVERY = 1 << 31
"""More than a ledger holds."""


class DisputesView(Record, frozen=True, kw_only=True):
    """The list of disputes, without those that people rejected."""

    grade: str = ""
    """likely or possible; "" for both."""
    matter: MatterId | None = None
    """The matter that they are on; None for all."""
    matter_name: str = ""
    shift: bool = False
    """Whether only disputes of one actor with an earlier self are listed."""
    disputes: tuple[Dispute, ...]
    listing: Listing
    rejected: int = 0
    """Disputes left out that a person rejected."""


@dataclass(frozen=True, slots=True)
class _Row:
    id: DisputeId
    grade: Grade
    shift: bool


@dataclass(frozen=True, slots=True)
class _Rows:
    """All disputes as far as the list is cut by them."""

    rows: tuple[_Row, ...]
    rejected: int


def disputes(desk: Desk) -> Answer:
    """Return the list of disputes."""
    grade, shift = desk.words("grade"), desk.words("shift") == "1"
    matter = desk.record(RecordKind.MATTER, Matter, desk.words("matter")) if desk.words("matter") else None
    paging = desk.paging(25)
    shown, total, rejected = chosen_disputes(desk, paging, grade=grade, shift=shift, matter=matter)
    view = DisputesView(
        grade=grade,
        matter=matter.id if matter else None,
        matter_name=matter.name if matter else "",
        shift=shift,
        disputes=shown,
        listing=listing(desk, len(shown), limit=paging.limit, total=total),
        rejected=rejected,
    )
    return Answer("disputes.html.j2", view)


def chosen_disputes(
    desk: Reading, paging: Paging, *, grade: str = "", shift: bool = False, matter: Matter | None = None
) -> tuple[tuple[Dispute, ...], int, int]:
    """Return a part of the disputes that are asked for, how many there are, and how many people rejected."""
    if not (grade or shift or matter or Verdict.REJECTED in desk.standing.values()):
        rows = desk.store.top(Dispute, limit=paging.limit, offset=paging.offset)
        return tuple(rows), desk.store.count(Dispute), 0
    name = ("disputes", matter.id if matter else None)
    held = desk.sum_judged(name, [RecordKind.DISPUTE], lambda: _rows(desk, matter))
    chosen = [row.id for row in held.rows if (not grade or row.grade == grade) and (row.shift or not shift)]
    part = chosen[paging.offset : paging.offset + paging.limit]
    shown = tuple(row for row in (desk.held(RecordKind.DISPUTE, Dispute, name) for name in part) if row)
    return shown, len(chosen), held.rejected


def _rows(desk: Reading, matter: Matter | None) -> _Rows:
    store = desk.store
    every = store.related(Dispute, matter.id, limit=EVERY) if matter else store.top(Dispute, limit=EVERY)
    rows = tuple(_Row(row.id, row.grade, row.shift) for row in every if not desk.rejects(row.id))
    return _Rows(rows, len(every) - len(rows))
