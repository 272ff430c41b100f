"""Plain words for where sides stand: a sign and a word, moves in a line, agreements in a sentence."""

from collections.abc import Sequence

from onrecord.export.dossier.wording import ACTS, STATUSES, listed, plain_date
from onrecord.records import Agreement, Move, Polarity, Position, SideStanding, Stand, Status

__all__ = ["NO_SIDE", "SIGNS", "agreed", "claimed", "move_words", "moved", "position_words", "stand_words"]

NO_SIDE = "No side known"
SIGNS = {Stand.FOR: "+", Stand.AGAINST: "−", Stand.MIXED: "±", Stand.CONDITIONAL: "~", Stand.UNCLEAR: "?"}
"""A sign before each word, which says by itself what it means: a screen reader reads plus, minus, plus-minus."""
NAMED = 6
"""Sides that agree, by name; the rest are counted."""


def stand_words(row: SideStanding) -> str:
    """Return "for", or "mixed, now against" where the last move differs from the whole."""
    return str(row.stand) if row.now in (row.stand, Stand.UNCLEAR) else f"{row.stand}, now {row.now}"


def claimed(status: Status | None) -> str:
    """Return "calls it agreed"; "" for no status."""
    return f"calls it {STATUSES[status]}" if status else ""


def position_words(row: Position) -> str:
    """Return "rejects, against, calls it off the table"; what is neutral or claims no status says less."""
    polarity = None if row.polarity is Polarity.NEUTRAL else str(row.polarity)
    return ", ".join(filter(None, (ACTS[row.act], polarity, claimed(row.status))))


def move_words(row: Move, before: Move | None) -> str:
    """Return what is new in a move: "for, calls it proposed" first, then only what changed."""
    stand = row.stand if row.stand is not (before.stand if before else Stand.UNCLEAR) else None
    status = row.status if row.status is not (before.status if before else None) else None
    return ", ".join(filter(None, (stand, claimed(status))))


def moved(rows: Sequence[Move]) -> str:
    """Return all moves in one line, with their days; "" where there was none after the first."""
    if len(rows) < 2:
        return ""
    told = zip(rows, (None, *rows), strict=False)
    return "; then ".join(f"{move_words(row, before)} ({plain_date(row.date)})" for row, before in told)


def agreed(row: Agreement) -> str:
    """Return "A and B are both against it", "A, B and C all call it agreed", its first letter large."""
    more = len(row.sides) - NAMED
    names = listed((*row.sides[:NAMED], *([f"{more} more"] if more > 0 else [])))
    every = "both" if len(row.sides) == 2 else "all"
    text = f"{names} {every} call it {STATUSES[row.status]}" if row.status else f"{names} are {every} {row.stand} it"
    return text[0].upper() + text[1:]
