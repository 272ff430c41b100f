"""What the tables of an export hold, for the person who opens it."""

from collections.abc import Iterable

from onrecord.export.tables.columns import ColumnType, Table

__all__ = ["readme"]

SHARED = """\
Offsets count Unicode code points from 0; a column that ends in "end" is the code point after the last. The page's text,
in pages, from start to end is exactly the words. Times are ISO 8601, perhaps only a year or a month. What a person
rejected is left out; state tells what the machine coded from what a person judged."""


def readme(tables: Iterable[Table], *, opening: str, suffix: str) -> bytes:
    """Return a text that says what every column of `tables` means, after `opening`; their files end in `suffix`."""
    parts = [opening, SHARED]
    for table in tables:
        head = f"{table.name}{suffix}: {table.told}. Told apart by {', '.join(table.key)}."
        width = max(len(column.name) for column in table.columns)
        lines = [f"  {column.name:<{width}}  {_told(column.type)}{column.told}" for column in table.columns]
        parts.append("\n".join((head, *lines)))
    return ("\n\n".join(parts) + "\n").encode()


def _told(type: ColumnType) -> str:  # noqa: A002 - the word of every schema
    return "" if type is ColumnType.STRING else f"({type}) "
