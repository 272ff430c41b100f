"""`onrecord export csv`: one ZIP of a CSV file a table, with a word on every column."""

import csv
import io
import json
import re
from typing import IO, BinaryIO

from onrecord.export.archive import archive
from onrecord.export.selection import Selection
from onrecord.export.tables import TABLES, Cell, Table
from onrecord.export.tables.readme import readme

__all__ = ["guarded", "unguarded", "write_csv"]

MARK = "\N{BYTE ORDER MARK}"
"""Without it Excel takes the letters of every other script for Western ones."""

FORMULA = "'=+-@＝＋－＠"
"""What a spreadsheet reads as the beginning of a formula, and the guard itself."""
FIRST = frozenset(FORMULA + "\t\r\n\x00")
"""What is guarded as the first character of a cell."""
INSIDE = re.compile(rf"[;\t\r\n](?=[{re.escape(FORMULA)}])")
"""What parts cells where commas are decimal, before what would then run."""
GUARD = re.compile(r"(?:\A|(?<=[;\t\r\n]))'")

OPENING = """\
These are the tables of an onrecord ledger, as CSV: commas between cells, quotation marks (") around a cell that needs
them and doubled within it, CR LF after each row, UTF-8 with a byte order mark. An empty cell is a thing not known. A
list is a JSON array. The types of all columns are in datapackage.json (Frictionless Data Package).

Apostrophes: the words of pages may be hostile, and a spreadsheet would run a cell that begins with = + - or @ as a
formula. So in text and lists an apostrophe (') is put before each of = + - @ ' and their wide forms that comes first in
the cell or right after a semicolon, tab or line break (where commas are decimal, a spreadsheet may begin a cell there),
and before a tab, line break or NUL that comes first. To have the exact text again, take one apostrophe away wherever it
comes first or right after one of these:

    Python:  re.sub(r"(?:\\A|(?<=[;\\t\\r\\n]))'", "", cell)
    R:       gsub("(?:\\\\A|(?<=[;\\t\\r\\n]))'", "", cell, perl = TRUE)

All offsets hold in that exact text. A cell beyond 32,767 characters is cut by Excel: read long texts with a program."""


def guarded(text: str) -> str:
    """Return `text` with an apostrophe wherever a spreadsheet would begin a formula, and where one stands there."""
    first = "'" if text[:1] in FIRST else ""
    return first + (INSIDE.sub(r"\g<0>'", text) if INSIDE.search(text) else text)


def unguarded(cell: str) -> str:
    """Return the text that `guarded` was given."""
    return GUARD.sub("", cell)


def write_csv(selection: Selection, file: BinaryIO) -> None:
    """Write every table of the selection."""
    with archive(file) as whole:
        with whole.member("README.txt") as member:
            member.write(readme(TABLES, opening=OPENING, suffix=".csv"))
        with whole.member("datapackage.json") as member:
            member.write(_package())
        for table in TABLES:
            with whole.member(f"{table.name}.csv") as member:
                _write(table, selection, member)


def _write(table: Table, selection: Selection, file: IO[bytes]) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    text.write(MARK)
    rows = csv.writer(text)
    rows.writerow(column.name for column in table.columns)
    rows.writerows([_shown(cell) for cell in cells] for cells in table.cells(selection))
    text.detach()


def _shown(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return guarded(cell)
        case bool():
            return "true" if cell else "false"
        case int() | float():
            return str(cell)
        case _:
            return guarded(json.dumps(cell, ensure_ascii=False))


def _package() -> bytes:
    """Return the Frictionless description of the tables."""
    resources = [
        {
            "name": table.name,
            "path": f"{table.name}.csv",
            "profile": "tabular-data-resource",
            "description": table.told,
            "encoding": "utf-8",
            "schema": {
                "fields": [
                    {"name": column.name, "type": column.type, "description": column.told} for column in table.columns
                ],
                "primaryKey": table.key,
                "missingValues": [""],
            },
        }
        for table in TABLES
    ]
    package = {"name": "onrecord", "profile": "tabular-data-package", "resources": resources}
    return json.dumps(package, ensure_ascii=False, indent=1).encode() + b"\n"
