"""Positions to standings: where each side stands on a matter, how it moved, and where sides agree."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from onrecord.records import (
    Act,
    Actor,
    ActorId,
    Agreement,
    AgreementId,
    MatterId,
    Move,
    Polarity,
    Position,
    SideStanding,
    Stand,
    StandingId,
    Status,
    content_id,
)

__all__ = ["agreements", "side_taken", "stand_of", "stand_of_all", "standings"]

MADE_BY = "standings@1"

DAY = 10
"""Characters of an ISO 8601 date that tell the day."""
STANDS = {Polarity.FOR: Stand.FOR, Polarity.AGAINST: Stand.AGAINST, Polarity.NEUTRAL: Stand.UNCLEAR}

Ground = tuple[Stand | None, Status | None]
"""What sides agree on: a stand or a status."""


def side_taken(position: Position, actors: Mapping[ActorId, Actor]) -> str | None:
    """Return for whom a position is taken: its side, else its actor's, else whoever speaks; None for nobody known."""
    actor = actors.get(position.actor) if position.actor else None
    if actor is None:
        return position.side or position.speaker or None
    return position.side or actor.side or actor.name or position.speaker or None


def stand_of(position: Position) -> Stand:
    """Return the stand of one position; one that hangs on a condition is conditional whatever its polarity."""
    return Stand.CONDITIONAL if position.act is Act.CONDITIONS else STANDS[position.polarity]


def stand_of_all(rows: Iterable[Position]) -> Stand:
    """Return what the positions come to together."""
    told = {stand_of(row) for row in rows}
    if told >= {Stand.FOR, Stand.AGAINST}:
        return Stand.MIXED
    return next((stand for stand in (Stand.FOR, Stand.AGAINST, Stand.CONDITIONAL) if stand in told), Stand.UNCLEAR)


def standings(positions: Iterable[Position], actors: Mapping[ActorId, Actor]) -> list[SideStanding]:
    """Return where each side stands on each matter, by matter and side; the side that is not known comes last.

    Positions of one day cannot be put in order, so a side that is both for and against within a day is mixed on it.
    Neutral positions move nothing.
    """
    groups: dict[tuple[MatterId, str | None], list[Position]] = {}
    for row in positions:
        groups.setdefault((row.matter, side_taken(row, actors)), []).append(row)
    order = sorted(groups, key=lambda key: (key[0], key[1] is None, key[1] or ""))
    return [_standing(matter, side, sorted(groups[matter, side], key=_when)) for matter, side in order]


def agreements(
    positions: Iterable[Position],
    actors: Mapping[ActorId, Actor],
    stood: Iterable[SideStanding] | None = None,
) -> list[Agreement]:
    """Return where sides stand together, by matter: those for it, those against it, those that claim one status.

    A side whose stand is mixed stands with nobody; of statuses its latest counts. Speakers of no known side are no
    side together. `stood` is what `standings` returned for these positions, where that is known.
    """
    rows = sorted(positions, key=_surest)
    grounds = _grounds(standings(rows, actors) if stood is None else stood)
    stands = {(key, side) for key, sides in grounds.items() for side in sides}
    shown: dict[tuple[MatterId, Ground], list[tuple[str, Position]]] = {}
    for row in rows:
        side = side_taken(row, actors)
        for key in ((row.matter, (stand_of(row), None)), (row.matter, (None, row.status))):
            if side is not None and (key, side) in stands:
                shown.setdefault(key, []).append((side, row))
    made = (_agreement(*key, grounds[key], held) for key, held in shown.items())
    return sorted((row for row in made if row is not None), key=lambda row: (row.matter, row.stand or "~", row.id))


def _when(row: Position) -> tuple[str, str]:
    return row.said_at or "", row.id


def _surest(row: Position) -> tuple[float, str, str]:
    return -row.confidence, *_when(row)


def _day(row: Position) -> str:
    return (row.said_at or "")[:DAY]


def _standing(matter: MatterId, side: str | None, rows: Sequence[Position]) -> SideStanding:
    moves = tuple(_moves(rows))
    last = moves[-1] if moves else None
    days = [_day(row) for row in rows if row.said_at]
    return SideStanding(
        id=StandingId(content_id("standing", matter, side)),
        matter=matter,
        side=side,
        stand=stand_of_all(rows),
        now=last.stand if last else Stand.UNCLEAR,
        status=last.status if last else None,
        since=last.date if last else None,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        positions=len(rows),
        moves=moves,
        made_by=MADE_BY,
    )


def _moves(rows: Sequence[Position]) -> Iterator[Move]:
    """Yield the moves of one side's positions, which come in the order of time."""
    stand, status = Stand.UNCLEAR, None
    for day, same in groupby(rows, key=_day):
        held = sorted(same, key=_surest)
        together = stand_of_all(held)
        new_stand = stand if together is Stand.UNCLEAR else together
        new_status = next((row.status for row in held if row.status), status)
        if (new_stand, new_status) != (stand, status):
            turned = [row for row in held if new_stand != stand and stand_of(row) not in (stand, Stand.UNCLEAR)]
            claims = [row for row in turned or held if new_status != status and row.status == new_status]
            shows = claims or turned
            yield Move(date=day or None, stand=new_stand, status=new_status, position=shows[0].id)
            stand, status = new_stand, new_status


def _grounds(rows: Iterable[SideStanding]) -> dict[tuple[MatterId, Ground], list[str]]:
    """Return what two known sides or more stand on together, with these sides."""
    found: dict[tuple[MatterId, Ground], list[str]] = {}
    for row in rows:
        if row.side is None:
            continue
        if row.stand in (Stand.FOR, Stand.AGAINST):
            found.setdefault((row.matter, (row.stand, None)), []).append(row.side)
        if row.status is not None:
            found.setdefault((row.matter, (None, row.status)), []).append(row.side)
    return {key: sides for key, sides in found.items() if len(sides) > 1}


def _agreement(
    matter: MatterId, ground: Ground, sides: Sequence[str], rows: Sequence[tuple[str, Position]]
) -> Agreement | None:
    """Return the agreement that `rows` show, the surest first; None where one utterance alone shows it."""
    side, a = rows[0]
    b = next((row for other, row in rows if other != side and row.utterance != a.utterance), None)
    if b is None:
        return None
    stand, status = ground
    return Agreement(
        id=AgreementId(content_id("agreement", matter, stand, status, sides)),
        matter=matter,
        sides=tuple(sides),
        stand=stand,
        status=status,
        a=a.id,
        b=b.id,
        confidence=min(a.confidence, b.confidence),
        made_by=MADE_BY,
    )
