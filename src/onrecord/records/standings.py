"""Where the sides stand on a matter, how they came there, and where they agree. Made of positions, never stored."""

import msgspec

from onrecord.records.base import AgreementId, MatterId, PositionId, Record, StandingId
from onrecord.records.kinds import Stand, Status

__all__ = ["Agreement", "Move", "SideStanding"]


class Move(Record, frozen=True, kw_only=True):
    """The day on which a side's stand or claimed status is first another than before; its first ones too."""

    date: str | None
    """ISO 8601, to the day; None where its positions have no date."""
    stand: Stand
    status: Status | None
    position: PositionId
    """The position that shows it: of several the surest."""


class SideStanding(Record, frozen=True, kw_only=True):
    """Where one side stands on one matter, as all its positions tell."""

    id: StandingId = msgspec.field(name="standing")
    matter: MatterId
    side: str | None
    """The side, else who speaks for none; None where neither is known."""
    stand: Stand
    """What all its positions come to."""
    now: Stand
    """Where it stands after its last move."""
    status: Status | None = None
    """The latest status that it claims."""
    since: str | None = None
    """The day of its last move."""
    first: str | None = None
    """The day of its first dated position."""
    last: str | None = None
    """The day of its last dated position."""
    positions: int
    moves: tuple[Move, ...] = ()
    """Oldest first, undated ones before; none where nothing says whether it is for or against, or claims a status."""
    made_by: str


class Agreement(Record, frozen=True, kw_only=True):
    """Sides that stand together on a matter: all for it, all against it, or all claiming one status for it."""

    id: AgreementId = msgspec.field(name="agreement")
    matter: MatterId
    sides: tuple[str, ...]
    stand: Stand | None = None
    """For or against; None where it is a status that they agree on."""
    status: Status | None = None
    a: PositionId
    """The surest position that shows it, and the surest of another side."""
    b: PositionId
    confidence: float
    """The lesser of the two positions'."""
    made_by: str
