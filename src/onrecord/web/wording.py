"""Plain words for where sides stand, as the templates ask for them."""

from collections.abc import Callable, Sequence
from typing import Any

from onrecord.export.dossier import SIGNS, agreed, altered, clip, move_words, plain_date, position_words, stand_words
from onrecord.export.dossier.wording import STATUSES
from onrecord.records import Move, PositionId, Record, SideStanding, Stand, Status
from onrecord.web.drawing.timeline import TOLD

__all__ = ["WORDS"]

HEADLINE = 140
"""Code points of a headline: what a page declares as its title may be a whole paragraph."""


class MoveTold(Record, frozen=True, kw_only=True):
    """What is new in a move, its day in words, and the position that shows it."""

    told: str
    date: str
    position: PositionId


def headline(words: str | None) -> str:
    """Return a headline that is not too long for one, cut after a word."""
    return clip(words, HEADLINE) if words else "No headline"


def moves_told(moves: Sequence[Move], most: int) -> list[MoveTold]:
    """Return what is new in each of a side's last moves, at most `most`."""
    rows = list(zip(moves, (None, *moves), strict=False))[-most:]
    return [
        MoveTold(told=move_words(row, before), date=plain_date(row.date), position=row.position) for row, before in rows
    ]


def stand_sign(row: SideStanding) -> str:
    """Return the sign that stands before a side's stand."""
    return SIGNS[row.stand]


def stand_told(stand: Stand) -> str:
    """Return a stand so that it may follow a comma."""
    return TOLD[stand]


def status_words(status: Status | None) -> str:
    """Return a status in words; "" for none."""
    return STATUSES[status] if status else ""


WORDS: dict[str, Callable[..., Any]] = {
    "agreed": agreed,
    "altered": altered,
    "headline": headline,
    "moves_told": moves_told,
    "plain_date": plain_date,
    "position_words": position_words,
    "stand_sign": stand_sign,
    "stand_told": stand_told,
    "stand_words": stand_words,
    "status_words": status_words,
}
"""The words by the names of the templates' filters."""
