"""One matter: who stands where on it, who said what when, where they clash and agree, and every position."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from onrecord.disputes import agreements, side_taken, standings
from onrecord.disputes.standings import stand_of
from onrecord.export.dossier import clip, plain_date, position_words
from onrecord.export.forms import FORMS, Form
from onrecord.ledger import RecordKind
from onrecord.records import (
    Actor,
    ActorId,
    Agreement,
    Dispute,
    Matter,
    Position,
    PositionId,
    Record,
    SideStanding,
    Stand,
)
from onrecord.web.answers import Answer, Listing, link, listing
from onrecord.web.desk import TAKING_SIDES, Desk, Paging, Reading
from onrecord.web.drawing.calendar import day_of
from onrecord.web.drawing.timeline import Disputed, Moved, Said, Timeline, timeline
from onrecord.web.drawing.timeline_svg import drawn_timeline, timeline_legend
from onrecord.web.pages.matters import MatterRow, matter_row

__all__ = ["MatterSum", "matter", "matter_sum", "some_positions"]

EVERY = 1 << 31
"""More than a matter holds."""
SUMMED = 3_000
"""Positions that standings, agreements, the timeline and narrowed lists are made of: of more, the last. Each takes
30 to 60 µs."""
SIDES = 30
"""Sides in the table; those with most positions."""
STATEMENTS = link(RecordKind.STATEMENT, "")
MOVES = 4
"""Moves of a side in the table; the last ones."""
CLASHES = 5
"""Disputes that the page shows itself; the rest are in their list."""
AGREEMENTS = 12
DRAWN = 400
"""Disputes that the timeline is told of."""


class MatterView(Record, frozen=True, kw_only=True):
    """What the ledger holds on one matter, without what people rejected."""

    matter: MatterRow
    positions_earlier: int = 0
    """Positions before the last ones, of which standings, agreements, the timeline and narrowed lists are made."""
    standings: tuple[SideStanding, ...]
    """Sides with most positions first; speakers of no known side last."""
    sides_left_out: int = 0
    agreements: tuple[Agreement, ...] = ()
    agreements_left_out: int = 0
    shows: dict[PositionId, Position]
    """The positions that the latest moves and the agreements rest on."""
    timeline: Timeline
    disputes: tuple[Dispute, ...] = ()
    """Disputes of two actors, the first of them: likely ones first."""
    disputes_total: int = 0
    shifts: tuple[Dispute, ...] = ()
    """Disputes of one actor with an earlier self, the first of them."""
    shifts_total: int = 0
    side: str = ""
    """The side whose positions are listed; "" for all."""
    no_side: bool = False
    """Whether only positions of no known side are listed."""
    stand: str = ""
    since: str = ""
    until: str = ""
    positions: tuple[Position, ...]
    """In the order in which they were said; undated ones last."""
    listing: Listing
    rejected: int = 0
    """Records left out that a person rejected."""

    @property
    def most_moves(self) -> int:
        """How many of a side's moves the table tells, the last ones."""
        return MOVES

    @property
    def summed(self) -> int:
        """How many positions are summed where not all are."""
        return SUMMED

    @property
    def drawing(self) -> Markup:
        """The timeline, drawn."""
        return drawn_timeline(self.timeline, f"Who said what when on {self.matter.name}")

    @property
    def legend(self) -> Markup:
        """What its marks mean."""
        return timeline_legend()

    @property
    def forms(self) -> list[Form]:
        """The forms in which it can be exported."""
        return list(FORMS.values())

    @property
    def narrowed(self) -> bool:
        """Whether some positions only are asked for."""
        return bool(self.side or self.no_side or self.stand or self.since or self.until)


@dataclass(frozen=True, slots=True)
class _Row:
    """A position as far as lists are cut by it."""

    id: PositionId
    day: str
    """The first day of when it was said; "" for none."""
    side: str | None
    stand: Stand


@dataclass(frozen=True, slots=True)
class MatterSum:
    """What a matter's records come to, without those that people rejected."""

    rows: tuple[_Row, ...]
    """The positions that are summed, in the order in which they were said."""
    earlier: int
    """Positions before these, which are not summed."""
    held: int
    """All of the matter's positions, those that people rejected among them."""
    standings: tuple[SideStanding, ...]
    agreements: tuple[Agreement, ...]
    shows: dict[PositionId, Position]
    timeline: Timeline
    disputes: tuple[Dispute, ...]
    disputes_total: int
    shifts: tuple[Dispute, ...]
    shifts_total: int
    rejected: int


def matter(desk: Desk) -> Answer:
    """Return the page of a matter."""
    held = desk.record(RecordKind.MATTER, Matter, desk.path("id"))
    summed = matter_sum(desk, held)
    side, stand, since, until = (desk.words(name) for name in ("side", "stand", "since", "until"))
    no_side = desk.words("no_side") == "1"
    narrowed = bool(side or no_side or stand or since or until)
    paging = desk.paging()
    chosen = [
        row.id
        for row in summed.rows
        if (not side or row.side == side)
        and (not no_side or row.side is None)
        and (not stand or row.stand == stand)
        and (not since or row.day >= since)
        and (not until or (row.day and row.day <= until))
    ]
    if narrowed:
        positions, total = _held(desk, chosen[paging.offset : paging.offset + paging.limit]), len(chosen)
    else:
        positions, total = some_positions(desk, held, summed, paging)
    view = MatterView(
        matter=matter_row(held),
        positions_earlier=summed.earlier,
        standings=summed.standings[:SIDES],
        sides_left_out=max(0, len(summed.standings) - SIDES),
        agreements=summed.agreements[:AGREEMENTS],
        agreements_left_out=max(0, len(summed.agreements) - AGREEMENTS),
        shows=summed.shows,
        timeline=summed.timeline,
        disputes=summed.disputes,
        disputes_total=summed.disputes_total,
        shifts=summed.shifts,
        shifts_total=summed.shifts_total,
        side=side,
        no_side=no_side,
        stand=stand,
        since=since,
        until=until,
        positions=tuple(positions),
        listing=listing(desk, paging.limit, limit=paging.limit, total=total),
        rejected=summed.rejected,
    )
    return Answer("matter.html.j2", view)


def matter_sum(desk: Reading, held: Matter) -> MatterSum:
    """Return what all of a matter's records come to; it is kept until the ledger changes."""
    return desk.sum_judged(("matter", held.id), TAKING_SIDES, lambda: _summed(desk, held))


def _summed(desk: Reading, held: Matter) -> MatterSum:
    total = desk.store.related_count(Position, held.id)
    left_out = max(0, total - SUMMED)
    every = desk.store.related(Position, held.id, limit=SUMMED, offset=left_out)
    positions = [row for row in every if not desk.rejects(row.id)]
    clashing = desk.store.related(Dispute, held.id, limit=EVERY)
    disputes = [row for row in clashing if not desk.rejects(row.id)]
    actors = _actors(desk, positions)
    stands = standings(positions, actors)
    agreed = agreements(positions, actors, stands)
    order = sorted(stands, key=lambda row: (row.side is None, -row.positions, row.side or ""))
    shown = {move.position for row in order[:SIDES] for move in row.moves[-MOVES:]}
    shown |= {name for row in agreed[:AGREEMENTS] for name in (row.a, row.b)}
    shifts = [row for row in disputes if row.shift]
    said = [_said(row, actors) for row in positions]
    return MatterSum(
        rows=tuple(_Row(row.id, _day(row), told.side, told.stand) for row, told in zip(positions, said, strict=True)),
        earlier=left_out,
        held=total,
        standings=tuple(order),
        agreements=tuple(agreed),
        shows={row.id: row for row in positions if row.id in shown},
        timeline=timeline(
            said,
            map(_disputed, disputes[:DRAWN]),
            [Moved(row.side, move.date, move.stand) for row in order for move in row.moves],
            many=link(RecordKind.MATTER, held.id),
        ),
        disputes=tuple([row for row in disputes if not row.shift][:CLASHES]),
        disputes_total=len(disputes) - len(shifts),
        shifts=tuple(shifts[:CLASHES]),
        shifts_total=len(shifts),
        rejected=len(every) - len(positions) + len(clashing) - len(disputes),
    )


def some_positions(desk: Reading, held: Matter, summed: MatterSum, paging: Paging) -> tuple[list[Position], int]:
    """Return a stretch of a matter's positions in the order in which they were said, and how many there are.

    Those that a person rejected are left out; where not all are summed, they count.
    """
    if summed.earlier:
        rows = desk.store.related(Position, held.id, limit=paging.limit, offset=paging.offset)
        return [row for row in rows if not desk.rejects(row.id)], summed.held
    names = [row.id for row in summed.rows]
    return _held(desk, names[paging.offset : paging.offset + paging.limit]), len(names)


def _held(desk: Reading, names: Iterable[PositionId]) -> list[Position]:
    return [row for row in (desk.held(RecordKind.POSITION, Position, name) for name in names) if row]


def _actors(desk: Reading, positions: Iterable[Position]) -> dict[ActorId, Actor]:
    found = (desk.actor(name) for name in {row.actor for row in positions if row.actor})
    return {row.id: row for row in found if row is not None}


def _day(row: Position) -> str:
    day = day_of(row.said_at)
    return day.isoformat() if day else ""


def _said(row: Position, actors: Mapping[ActorId, Actor]) -> Said:
    return Said(
        key=row.statement,
        date=row.said_at,
        side=side_taken(row, actors),
        stand=stand_of(row),
        href=f"{STATEMENTS}{row.statement}",
        told=partial(_told, row),
    )


def _told(row: Position) -> str:
    who = row.speaker or "a speaker who is not named"
    side = f", {row.side}" if row.side and row.side != row.speaker else ""
    return f"{who}{side}, {plain_date(row.said_at)}: {position_words(row)}: {clip(row.words, 140)}"


def _disputed(row: Dispute) -> Disputed:
    who = [side.speaker or "not named" for side in (row.a, row.b)]
    kind = f"{who[0]} against an earlier self" if row.shift else f"{who[0]} and {who[1]}"
    return Disputed(
        a=row.a.statement,
        b=row.b.statement,
        grade=row.grade.value,
        shift=row.shift,
        told=f"{row.grade.value} dispute: {kind}: {row.reason.text}",
        href=link(RecordKind.DISPUTE, row.id),
    )
