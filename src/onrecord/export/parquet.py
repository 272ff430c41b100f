"""`onrecord export parquet`: one ZIP of a Parquet file a table, with proper types."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from onrecord.export.archive import archive
from onrecord.export.errors import MissingExtraError
from onrecord.export.selection import Selection
from onrecord.export.tables import TABLES, Cell, ColumnType, Table
from onrecord.export.tables.readme import readme

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["write_parquet"]

GROUP_ROWS = 20_000
GROUP_CHARACTERS = 32_000_000
"""A group of rows is written when it reaches either, so that a corpus larger than memory can be written."""

OPENING = """\
These are the tables of an onrecord ledger, as Parquet. A null is a thing not known. Lists are lists of strings, offsets
and counts are 32-bit integers, and times are strings since some are only a year or a month. What each column means is
also in the description of its field."""


def write_parquet(selection: Selection, file: BinaryIO) -> None:
    """Write every table of the selection; raise MissingExtraError without pyarrow."""
    try:
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingExtraError(
            "no-pyarrow",
            "Parquet files are written by pyarrow, which is not installed",
            "pip install 'onrecord[parquet]', or export csv, which holds the same tables.",
        ) from None
    with archive(file) as whole:
        with whole.member("README.txt") as member:
            member.write(readme(TABLES, opening=OPENING, suffix=".parquet"))
        for table in TABLES:
            schema = _schema(table)
            with (
                whole.member(f"{table.name}.parquet", packed=False) as member,
                pq.ParquetWriter(member, schema, compression="zstd") as writer,
            ):
                for group in _groups(table.cells(selection)):
                    writer.write_batch(_batch(group, schema))


def _schema(table: Table) -> "pa.Schema":
    import pyarrow as pa

    types = {
        ColumnType.STRING: pa.string(),
        ColumnType.INTEGER: pa.int32(),
        ColumnType.NUMBER: pa.float64(),
        ColumnType.BOOLEAN: pa.bool_(),
        ColumnType.LIST: pa.list_(pa.string()),
    }
    return pa.schema(
        [pa.field(row.name, types[row.type], metadata={"description": row.told}) for row in table.columns],
        metadata={"description": table.told},
    )


def _batch(rows: list[list[Cell]], schema: "pa.Schema") -> "pa.RecordBatch":
    import pyarrow as pa

    columns = zip(*rows, strict=True)
    return pa.record_batch(
        [pa.array(cells, type=field.type) for cells, field in zip(columns, schema, strict=True)], schema=schema
    )


def _groups(rows: Iterable[list[Cell]]) -> Iterator[list[list[Cell]]]:
    group: list[list[Cell]] = []
    characters = 0
    for row in rows:
        group.append(row)
        characters += sum(len(cell) for cell in row if isinstance(cell, str))
        if len(group) == GROUP_ROWS or characters >= GROUP_CHARACTERS:
            yield group
            group, characters = [], 0
    if group:
        yield group
