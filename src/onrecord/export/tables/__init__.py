"""The flat tables of a ledger: one definition of their columns, for CSV and for Parquet."""

from onrecord.export.tables import corpus, disputes, forum, pages, people, statements
from onrecord.export.tables.columns import Cell, Column, ColumnType, Row, Table

__all__ = ["TABLES", "Cell", "Column", "ColumnType", "Row", "Table"]

TABLES: tuple[Table, ...] = (
    *pages.TABLES,
    *statements.TABLES,
    *corpus.TABLES,
    *disputes.TABLES,
    *forum.TABLES,
    *people.TABLES,
)
"""Every table, in the order in which an export holds them."""
