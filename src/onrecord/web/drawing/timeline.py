"""Who said what when on one matter, as marks in lanes: the layout, before it is drawn."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import msgspec

from onrecord.records import Record, Stand
from onrecord.web.drawing.calendar import Axis, axis_of, day_of

__all__ = ["TOLD", "Clash", "Disputed", "Lane", "Mark", "Moved", "Piece", "Said", "Step", "Timeline", "timeline"]

LANES = 8
COLUMNS = 36
"""Pieces of the axis: what a lane can hold side by side on a screen."""
SIDE_BY_SIDE = 46
"""Marks that fit beside one another over the whole axis."""
CLASHES = 60
"""Links that can still be told apart; likely disputes first."""
UNDATED = 20
TOLD = {
    Stand.FOR: "for",
    Stand.AGAINST: "against",
    Stand.CONDITIONAL: "on a condition",
    Stand.MIXED: "for and against",
    Stand.UNCLEAR: "neither for nor against",
}
"""Stands in words that may follow a comma."""
ROWS = {Stand.FOR: 0, Stand.CONDITIONAL: 1, Stand.MIXED: 1, Stand.UNCLEAR: 1, Stand.AGAINST: 2}
"""Where in a lane a stand has its place: for above, against below."""


@dataclass(frozen=True, slots=True)
class Said:
    """One position, as far as the timeline tells it."""

    key: str
    """What disputes know it by: its statement."""
    date: str | None
    side: str | None
    stand: Stand
    href: str
    told: Callable[[], str]
    """Returns who, when and what, in a line: few positions of many have a mark of their own."""


class Piece(Record, frozen=True, kw_only=True):
    """One piece of the axis: a day, a week, a month, a year or more."""

    since: str
    until: str
    """Its last day."""
    label: str


class Lane(Record, frozen=True, kw_only=True):
    """One side, or one speaker of no known side; all whose side is unknown share one."""

    side: str | None
    positions: int


class Mark(Record, frozen=True, kw_only=True):
    """One position, or several of one stand, of one lane and piece."""

    lane: int
    piece: int
    stand: Stand
    count: int = 1
    place: float = 0.5
    """Where in the piece it stands, from 0 to 1."""
    told: str
    href: str


class Clash(Record, frozen=True, kw_only=True):
    """A dispute between two marks, by their places in the list of marks."""

    a: int
    b: int
    grade: str
    shift: bool
    told: str
    href: str


class Step(Record, frozen=True, kw_only=True):
    """Where a lane's stand becomes another."""

    lane: int
    piece: int
    stand: Stand


class Timeline(Record, frozen=True, kw_only=True):
    """Marks in lanes over an axis of days, what links them, and what there was no room for."""

    pieces: tuple[Piece, ...] = ()
    lanes: tuple[Lane, ...] = ()
    marks: tuple[Mark, ...] = ()
    clashes: tuple[Clash, ...] = ()
    steps: tuple[Step, ...] = ()
    undated: tuple[Mark, ...] = ()
    """Positions without a day, the first of them: they stand beside the axis, in piece 0."""
    undated_count: int = 0
    gathered: int = 0
    """Positions that share a mark with others, there being no room for one each."""
    lanes_left_out: int = 0
    positions_left_out: int = 0
    """Positions of the lanes left out."""
    clashes_left_out: int = 0

    @property
    def rows(self) -> list[tuple[Piece, list[list[Mark]]]]:
        """The pieces that hold a mark, each with its marks lane by lane: the same as a table."""
        cells: dict[int, list[list[Mark]]] = {}
        for mark in self.marks:
            cells.setdefault(mark.piece, [[] for _ in self.lanes])[mark.lane].append(mark)
        return [(self.pieces[number], cells[number]) for number in sorted(cells)]


@dataclass(frozen=True, slots=True)
class Disputed:
    """A dispute as far as the timeline tells it."""

    a: str
    b: str
    """What its two sides' positions are known by."""
    grade: str
    shift: bool
    told: str
    href: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A move of one side."""

    side: str | None
    date: str | None
    stand: Stand


def timeline(
    said: Sequence[Said],
    disputes: Iterable[Disputed] = (),
    moves: Iterable[Moved] = (),
    *,
    many: str,
) -> Timeline:
    """Return the layout of what was said.

    The lanes with most positions are kept. Marks of one stand that do not fit beside one another become one mark with
    their number, which leads to `many` with the query that lists them. Disputes come best first.
    """
    sizes = Counter(row.side for row in said)
    order = sorted(sizes, key=lambda side: (side is None, -sizes[side], side or ""))
    lanes = {side: number for number, side in enumerate(order[:LANES])}
    placed = [(row, day_of(row.date)) for row in said if row.side in lanes]
    dated = [(row, day) for row, day in placed if day is not None]
    undated = [row for row, day in placed if day is None]
    base = Timeline(
        lanes=tuple(Lane(side=side, positions=sizes[side]) for side in lanes),
        undated=tuple(_mark(row, lanes[row.side]) for row in undated[:UNDATED]),
        undated_count=len(undated),
        lanes_left_out=len(order) - len(lanes),
        positions_left_out=len(said) - len(placed),
    )
    if not dated:
        return base
    axis = axis_of(min(day for _, day in dated), max(day for _, day in dated), most=COLUMNS)
    made = _Marks(lanes, axis, many)
    made.put((row, axis.place(day)) for row, day in dated)
    clashes, left_out = made.clashes(disputes)
    return msgspec.structs.replace(
        base,
        pieces=tuple(
            Piece(since=piece.since.isoformat(), until=piece.until.isoformat(), label=piece.label)
            for piece in axis.pieces
        ),
        marks=tuple(made.marks),
        clashes=tuple(clashes),
        steps=tuple(_steps(moves, lanes, axis)),
        gathered=sum(mark.count for mark in made.marks if mark.count > 1),
        clashes_left_out=left_out,
    )


def _mark(row: Said, lane: int, piece: int = 0, place: float = 0.5) -> Mark:
    return Mark(lane=lane, piece=piece, stand=row.stand, place=place, told=row.told(), href=row.href)


class _Marks:
    """Marks as they are put, and which mark each position has."""

    def __init__(self, lanes: dict[str | None, int], axis: Axis, many: str) -> None:
        self.lanes = lanes
        self.axis = axis
        self.many = many
        self.marks: list[Mark] = []
        self.of: dict[str, int] = {}
        self.room = max(1, SIDE_BY_SIDE // len(axis.pieces))

    def put(self, rows: Iterable[tuple[Said, int]]) -> None:
        """Put positions, with their pieces of the axis, into their lanes."""
        groups: dict[tuple[int, int, int], list[Said]] = {}
        for row, piece in rows:
            groups.setdefault((self.lanes[row.side], piece, ROWS[row.stand]), []).append(row)
        for (lane, piece, _row), held in sorted(groups.items(), key=lambda group: group[0]):
            if len(held) <= self.room:
                self._each(lane, piece, held)
            else:
                self._together(lane, piece, held)

    def _each(self, lane: int, piece: int, held: Sequence[Said]) -> None:
        for number, row in enumerate(held):
            self.of.setdefault(row.key, len(self.marks))
            self.marks.append(_mark(row, lane, piece, _place(number, len(held))))

    def _together(self, lane: int, piece: int, held: Sequence[Said]) -> None:
        stands = sorted({row.stand for row in held}, key=lambda stand: stand.value)
        for number, stand in enumerate(stands):
            same = [row for row in held if row.stand is stand]
            for row in same:
                self.of.setdefault(row.key, len(self.marks))
            mark = _mark(same[0], lane, piece, _place(number, len(stands)))
            if len(same) > 1:
                told, href = self._listed(same, piece)
                mark = msgspec.structs.replace(mark, count=len(same), told=told, href=href)
            self.marks.append(mark)

    def _listed(self, same: Sequence[Said], piece: int) -> tuple[str, str]:
        """Return what a mark of several positions says, and where they are listed."""
        held, side, stand = self.axis.pieces[piece], same[0].side, same[0].stand
        query = {"since": held.since.isoformat(), "until": held.until.isoformat(), "stand": stand.value}
        query |= {"side": side} if side is not None else {"no_side": "1"}
        told = f"{side or 'No side known'}, {held.label}: {len(same):,} positions, {TOLD[stand]}"
        return told, f"{self.many}?{urlencode(query)}#positions"

    def clashes(self, disputes: Iterable[Disputed]) -> tuple[list[Clash], int]:
        """Return the disputes between marks, as many as can be told apart, and how many more there are."""
        out: list[Clash] = []
        seen: set[tuple[int, int]] = set()
        left_out = 0
        for row in disputes:
            a, b = self.of.get(row.a), self.of.get(row.b)
            if a is None or b is None or a == b or (a, b) in seen or len(out) == CLASHES:
                left_out += 1
                continue
            seen.add((a, b))
            out.append(Clash(a=a, b=b, grade=row.grade, shift=row.shift, told=row.told, href=row.href))
        return out, left_out


def _place(number: int, count: int) -> float:
    return round((number + 1) / (count + 1), 4)


def _steps(moves: Iterable[Moved], lanes: dict[str | None, int], axis: Axis) -> Iterable[Step]:
    """Yield the days on which a lane's stand becomes another, its first among them."""
    last: dict[int, Stand] = {}
    for row in moves:
        day = day_of(row.date)
        lane = lanes.get(row.side)
        if day is None or lane is None or row.side is None or last.get(lane) is row.stand:
            continue
        last[lane] = row.stand
        yield Step(lane=lane, piece=axis.place(day), stand=row.stand)
