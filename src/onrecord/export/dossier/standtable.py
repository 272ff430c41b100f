"""Who stands where, in one table: matters down, sides across, a sign and a plain word in each cell."""

from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.export.dossier.model import Cell, MatterView, StandsRow, StandsTable
from onrecord.export.dossier.wording import counted, listed

__all__ = ["stands_table"]

MATTERS = 12
SIDES = 8
NOBODYS = "Speakers of no known side are left out of it."


def stands_table(matters: Sequence[MatterView]) -> StandsTable | None:
    """Return the matters on which most sides stand and the sides that stand on most of them; None for no side."""
    held = [row for row in matters if any(side.known for side in row.sides)]
    held.sort(key=lambda row: (-sum(at.known for at in row.sides), -sum(at.known and at.clear for at in row.sides)))
    sides = _sides(held[:MATTERS])
    rows = [row for matter in held[:MATTERS] if any((row := _row(matter, sides)).cells)]
    every = {at.side for row in held for at in row.sides if at.known}
    return StandsTable(sides=sides, rows=tuple(rows), left_out=_left_out(matters, rows, len(every))) if rows else None


def _sides(matters: Sequence[MatterView]) -> tuple[str, ...]:
    held = [side for row in matters for side in row.sides if side.known]
    on = Counter(at.side for at in held)
    clear = Counter(at.side for at in held if at.clear)
    return tuple(sorted(on, key=lambda side: (-clear[side], -on[side], side))[:SIDES])


def _row(matter: MatterView, sides: Sequence[str]) -> StandsRow:
    at = {row.side: Cell(sign=row.sign, words=row.stand) for row in matter.sides if row.known}
    return StandsRow(matter=matter.name, anchor=matter.anchor, cells=tuple(at.get(side) for side in sides))


def _left_out(matters: Sequence[MatterView], rows: Sequence[StandsRow], sides: int) -> str:
    """Tell in a sentence or two what is not in the table; "" where all is."""

    def parts() -> Iterator[str]:
        if len(matters) > len(rows):
            yield counted(len(matters) - len(rows), "matter")
        if sides > SIDES:
            yield counted(sides - SIDES, "side")

    left = listed(parts())
    unknown = any(not at.known for row in matters for at in row.sides)
    return " ".join(filter(None, (f"Not in this table: {left}." if left else "", NOBODYS if unknown else "")))
