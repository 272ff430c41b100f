"""What a table is: named columns with types and meanings, and rows read from a selection one at a time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.export.selection import Selection
from onrecord.records import PageId, Span

__all__ = [
    "JUDGED",
    "PRINTED",
    "Cell",
    "Column",
    "ColumnType",
    "Row",
    "Table",
    "judged",
    "offsets",
    "offsets_of",
    "printed",
]

Cell = str | int | float | Sequence[str] | None
"""What stands in one column of one row; None where it is not known."""
Row = dict[str, Cell]
"""One row: its cells by the names of their columns."""


class ColumnType(StrEnum):
    """The type of a column, by its name in a table schema."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    LIST = "array"
    """A list of strings."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    told: str
    """What it means, in one line."""
    type: ColumnType = ColumnType.STRING


@dataclass(frozen=True, slots=True)
class Table:
    """One flat table of an export."""

    name: str
    told: str
    """What one row of it is, in one line."""
    key: tuple[str, ...]
    """The columns that tell each row from every other."""
    columns: tuple[Column, ...]
    rows: Callable[[Selection], Iterator[Row]]

    def cells(self, selection: Selection) -> Iterator[list[Cell]]:
        """Yield each row's cells in the order of the columns."""
        names = [column.name for column in self.columns]
        for row in self.rows(selection):
            yield [row[name] for name in names]


PRINTED = (
    Column("page", "the page's id"),
    Column("place", "the path or address at which the page was seen, the smallest of several"),
    Column("outlet", "who published the page"),
    Column("published", "when the page says that it was published, ISO 8601: a date, or a date and time"),
)
"""Columns of a record that stands on a page, so that an analyst need not join the pages."""

JUDGED = (
    Column("state", "machine, or what the person who judged it last said: accepted, edited, unsure"),
    Column("judged_by", "who judged it last"),
)
"""Columns of a record that a person can judge."""


def offsets(what: str, *, prefix: str = "") -> tuple[Column, Column]:
    """Return the two columns that say where `what` stands."""
    return (
        Column(f"{prefix}start", f"where {what} begins in the page's text, in code points from 0", ColumnType.INTEGER),
        Column(f"{prefix}end", f"the code point after the last of {what}", ColumnType.INTEGER),
    )


def offsets_of(span: Span | None, *, prefix: str = "") -> Row:
    """Return the cells of `offsets`."""
    return {f"{prefix}start": span.start if span else None, f"{prefix}end": span.end if span else None}


def printed(selection: Selection, page: PageId, *, prefix: str = "") -> Row:
    """Return the cells of PRINTED; a page outside the selection has only its id."""
    held = selection.summaries.get(page)
    return {
        f"{prefix}page": page,
        f"{prefix}place": held.place if held else None,
        f"{prefix}outlet": held.outlet if held else None,
        f"{prefix}published": held.published if held else None,
    }


def judged(selection: Selection, record: str) -> Row:
    """Return the cells of JUDGED."""
    return {"state": selection.state(record), "judged_by": selection.judged_by(record)}
