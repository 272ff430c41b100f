"""Files of Discourse Network Analyzer 3 (`.dna`, SQLite): documents that people coded, and what they coded.

A file may come from anywhere. It is opened for reading only, no code in it is run (views, virtual tables and triggers
are left alone), and what SQLite does on it is bounded.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from onrecord.reading.decoding import MAX_BYTES
from onrecord.reading.errors import UnreadableError
from onrecord.reading.items import Item
from onrecord.reading.labels import Label, labelled
from onrecord.reading.utf16 import plain_lines
from onrecord.records import Record

__all__ = [
    "AGREEMENT",
    "CONCEPT",
    "MACHINE_CODER",
    "ORGANISATION",
    "PERSON",
    "SHORT",
    "STATEMENT_TYPE",
    "Coded",
    "DnaDocument",
    "DnaFile",
    "is_dna",
    "short_value",
]

MAGIC = b"SQLite format 3\x00"
MACHINE_CODER = "onrecord (machine)"
"""The coder under whose name our own files hold what no person judged."""
STATEMENT_TYPE = "onrecord statement"
"""The type under which our own files hold what the machine read in the pages."""
PERSON, ORGANISATION, CONCEPT, AGREEMENT = "person", "organization", "concept", "agreement"
"""The variables of DNA's own type of statement, by the names that DNA gives them."""

NEEDED = {
    "SETTINGS": ("Property", "Value"),
    "CODERS": ("ID", "Name"),
    "DOCUMENTS": ("ID", "Title", "Text", "Coder", "Author", "Source", "Section", "Notes", "Type", "Date"),
    "STATEMENTTYPES": ("ID", "Label"),
    "VARIABLES": ("ID", "Variable", "DataType", "StatementTypeId"),
    "STATEMENTS": ("ID", "StatementTypeId", "DocumentId", "Start", "Stop", "Coder"),
    "ENTITIES": ("ID", "VariableId", "Value"),
    "DATASHORTTEXT": ("StatementId", "VariableId", "Entity"),
    "DATALONGTEXT": ("StatementId", "VariableId", "Value"),
    "DATAINTEGER": ("StatementId", "VariableId", "Value"),
    "DATABOOLEAN": ("StatementId", "VariableId", "Value"),
}
"""What is read of a file: tables and their columns."""
EARLIER = "CODERPERMISSIONS"
"""A table that only files of DNA 2 have."""
LATER = "ROLES"
"""A table that only files of versions after 3.0 have."""

SHORT = 190
"""Characters that a name, title or short value may have in such a file."""
LONGEST_VALUE = 10_000
"""Characters of one coded value that are read."""
STEPS = 10_000
"""Instructions of SQLite's machine between two looks at how many there were."""
FREE_STEPS = 20_000
STEPS_A_KIB = 2
"""How many such looks a file may take: some for nothing, more the larger it is. Reading one statement takes 1/20 of a
look, and in the file about 150 bytes."""


class DnaDocument(Record, frozen=True, kw_only=True):
    """One document. `text` has plain lines; statements count its UTF-16 code units."""

    id: int
    title: str
    text: str
    author: str = ""
    source: str = ""
    section: str = ""
    notes: str = ""
    date: str | None = None
    """ISO 8601: a day where the time is midnight UTC; None for the zero of time."""

    def item(self, place: str, resolved: str) -> Item:
        """Return the document as a capture of its text, its label saying what was entered beside it."""
        address = self.notes if self.notes.startswith(("http://", "https://")) and not self.notes.split()[1:] else None
        label = Label(
            coded=True,
            address=address if address and len(address) <= 2_000 else None,
            charset="utf-8",
            title=self.title or None,
            published=self.date,
            bylines=(self.author,) if self.author else (),
            outlet=self.source or None,
            section=self.section or None,
        )
        name = f"#{self.id}"
        return Item(place=place + name, resolved=resolved + name, body=labelled(label, self.text.encode()))


class Coded(Record, frozen=True, kw_only=True):
    """One coded statement: where it stands, who coded it, and its values by the names of their variables."""

    id: int
    type: str
    document: int
    start: int
    stop: int
    coder: str
    values: dict[str, str | int]

    def word(self, variable: str) -> str:
        """Return the value of a text variable; empty where there is none."""
        value = self.values.get(variable, "")
        return value if isinstance(value, str) else str(value)


def short_value(text: str) -> str:
    """Return `text` on one line, cut to what a short value may hold; SQLite ends a text at a null character."""
    line = " ".join(text.replace("\0", "\ufffd").split())
    return line if len(line) <= SHORT else line[: SHORT - 1] + "…"


def is_dna(path: Path) -> bool:
    """Tell whether the file is a SQLite database, or is named as one of DNA."""
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except OSError:
        return False
    return head == MAGIC or path.suffix.lower() == ".dna"


class DnaFile:
    """A file of DNA 3, open for reading. Every method raises UnreadableError where the file is damaged."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            head, size = file.read(len(MAGIC)), path.stat().st_size
        if head != MAGIC:
            raise UnreadableError(
                "dna-not-a-database", "it is no file of Discourse Network Analyzer", "Save the project in DNA again."
            )
        self._looks = FREE_STEPS + STEPS_A_KIB * size // 1024
        with _told():
            self._db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            with _told():
                self._guard()
                self._check()
                self._coders = dict(self._pairs("SELECT ID, Name FROM CODERS"))
                self._types = dict(self._pairs("SELECT ID, Label FROM STATEMENTTYPES"))
                self._variables = self._all_variables()
        except BaseException:
            self._db.close()
            raise

    def __enter__(self) -> "DnaFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    @property
    def people(self) -> list[str]:
        """The names of the coders, by their ids."""
        return [self._coders[row] for row in sorted(self._coders)]

    @property
    def count(self) -> int:
        """How many statements were coded."""
        with _told():
            (found,) = self._db.execute("SELECT COUNT(*) FROM STATEMENTS").fetchone()
        return int(found)

    def document_ids(self) -> list[int]:
        """Return the ids of the documents, in order."""
        with _told():
            rows = self._db.execute("SELECT ID FROM DOCUMENTS ORDER BY ID").fetchall()
        return [row[0] for row in rows if isinstance(row[0], int)]

    def document(self, id: int) -> DnaDocument:  # noqa: A002 - the word of the file
        """Return one document; raises UnreadableError also where it holds more than a page may."""
        try:
            with _told():
                row = self._db.execute(
                    "SELECT Title, Text, Author, Source, Section, Notes, Date FROM DOCUMENTS WHERE ID = ?", (id,)
                ).fetchone()
        except _TooLargeError as error:
            raise UnreadableError(
                "too-large", f"it holds more than a page may ({MAX_BYTES // 2**20} MiB)", "Split it in DNA."
            ) from error
        title, text, author, source, section, notes, date = row
        return DnaDocument(
            id=id,
            title=_line(title),
            text=plain_lines(_word(text)).replace("\0", "\ufffd"),
            author=_line(author),
            source=_line(source),
            section=_line(section),
            notes=_word(notes).strip(),
            date=_iso(date),
        )

    def statements(self) -> Iterator[Coded]:
        """Yield what was coded, document by document, each in the order of its text; no offset is checked here."""
        rows = self._rows(
            "SELECT ID, StatementTypeId, DocumentId, Start, Stop, Coder FROM STATEMENTS"
            " ORDER BY DocumentId, Start, Stop, ID"
        )
        for row in rows:
            id, type, document, start, stop, coder = (value if isinstance(value, int) else -1 for value in row)  # noqa: A001
            yield Coded(
                id=id,
                type=self._types.get(type, ""),
                document=document,
                start=start,
                stop=stop,
                coder=self._coders.get(coder, ""),
                values=self._values(id, type),
            )

    def attributes(self, variable: str, attribute: str) -> dict[str, str]:
        """Return what was entered as `attribute` of each value of `variable`; empty ones left out."""
        tables = {row[0] for row in self._rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not {"ATTRIBUTEVARIABLES", "ATTRIBUTEVALUES"} <= tables:
            return {}
        rows = self._rows(
            "SELECT E.Value, A.AttributeValue FROM ATTRIBUTEVALUES A JOIN ENTITIES E ON E.ID = A.EntityId"
            " JOIN ATTRIBUTEVARIABLES N ON N.ID = A.AttributeVariableId JOIN VARIABLES V ON V.ID = N.VariableId"
            " WHERE V.Variable = ? AND N.AttributeVariable = ? ORDER BY E.Value",
            (variable, attribute),
        )
        return {_line(name): _line(value) for name, value in rows if _line(name) and _line(value)}

    def _guard(self) -> None:
        db = self._db
        db.text_factory = lambda data: data.decode("utf-8", errors="replace")
        db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_BYTES + 64 * 1024)
        for pragma in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON", "mmap_size = 0"):
            db.execute(f"PRAGMA {pragma}")
        db.set_progress_handler(self._look, STEPS)

    def _look(self) -> int:
        self._looks -= 1
        return self._looks < 0

    def _check(self) -> None:
        """Raise UnreadableError where the file is not of DNA 3."""
        found = self._db.execute("SELECT name, type, rootpage FROM sqlite_master").fetchall()
        tables = {row[0] for row in found if row[1] == "table" and row[2]}
        version = ""
        if "SETTINGS" in tables:
            settings = self._db.execute("SELECT Property, Value FROM SETTINGS")
            version = {_word(name): _line(value) for name, value in settings}.get("version", "")
        if EARLIER in tables or version.startswith(("1.", "2.")):
            raise UnreadableError(
                "dna-older",
                f"an earlier Discourse Network Analyzer made it ({version or '2'})",
                "Make a new database in DNA 3, import this one there, and take that.",
            )
        if LATER in tables:
            raise UnreadableError(
                "dna-newer",
                f"a later Discourse Network Analyzer made it ({version or 'not 3.0'})",
                "Files of versions 3.0.x can be read.",
            )
        for table, columns in NEEDED.items():
            plain = {row[1] for row in self._db.execute(f"PRAGMA table_xinfo({table})") if not row[6]}
            if table not in tables or not plain.issuperset(columns):
                raise UnreadableError(
                    "dna-not-dna",
                    f"it is a database, but not one of Discourse Network Analyzer: no table {table} as DNA makes it",
                    "Choose a .dna file that DNA 3 has made.",
                )

    def _pairs(self, query: str) -> Iterator[tuple[int, str]]:
        return ((row[0], _line(row[1])) for row in self._db.execute(query))

    def _all_variables(self) -> dict[int, list[tuple[int, str, str]]]:
        """Return id, name and type of the variables of each type of statement."""
        out: dict[int, list[tuple[int, str, str]]] = {}
        rows = self._db.execute("SELECT ID, Variable, DataType, StatementTypeId FROM VARIABLES ORDER BY ID")
        for id, name, kind, type in rows:  # noqa: A001
            out.setdefault(type, []).append((id, _line(name), _word(kind)))
        return out

    def _values(self, statement: int, type: int) -> dict[str, str | int]:  # noqa: A002
        out: dict[str, str | int] = {}
        for variable, name, kind in self._variables.get(type, ()):
            query = VALUES.get(kind)
            if query is None:
                continue
            with _told():
                row = self._db.execute(query, (statement, variable)).fetchone()
            if row is not None:
                out[name] = row[0] if isinstance(row[0], int) else _word(row[0]).strip()[:LONGEST_VALUE]
        return out

    def _rows(self, query: str, values: tuple[str, ...] = ()) -> Iterator[tuple[object, ...]]:
        with _told():
            cursor = self._db.execute(query, values)
        while True:
            with _told():
                row = cursor.fetchone()
            if row is None:
                return
            yield row


VALUES = {
    "short text": "SELECT E.Value FROM DATASHORTTEXT D JOIN ENTITIES E ON E.ID = D.Entity"
    " WHERE D.StatementId = ? AND D.VariableId = ?",
    "long text": "SELECT Value FROM DATALONGTEXT WHERE StatementId = ? AND VariableId = ?",
    "integer": "SELECT Value FROM DATAINTEGER WHERE StatementId = ? AND VariableId = ?",
    "boolean": "SELECT Value FROM DATABOOLEAN WHERE StatementId = ? AND VariableId = ?",
}
"""Where the value of a variable of each type stands."""


class _TooLargeError(UnreadableError):
    """A row that is longer than any page."""


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Turn what SQLite says of the file into UnreadableError."""
    try:
        yield
    except (sqlite3.Error, OverflowError, UnicodeError) as error:  # what SQLite says may quote bytes that are no text
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_TOOBIG:
            raise _TooLargeError(
                "too-large", "a row is longer than a page may be", "Split the document in DNA."
            ) from error
        if code == sqlite3.SQLITE_BUSY:
            raise UnreadableError("dna-busy", "another program writes to it", "Close it in DNA first.") from error
        if code == sqlite3.SQLITE_INTERRUPT:
            raise UnreadableError(
                "dna-too-much-work", "reading it takes far more work than its size warrants", "Do not trust the file."
            ) from error
        raise UnreadableError(
            "dna-damaged", f"the database is damaged: {error}", "Open it in DNA and save it anew."
        ) from error


def _word(value: object) -> str:
    """Return a value as a text: SQLite lets any type stand in any column."""
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""


def _line(value: object) -> str:
    return " ".join(_word(value).split())


def _iso(seconds: object) -> str | None:
    """Return seconds since 1970 as a day or, where it is not midnight, a time; None for 0 and what is no time."""
    if not isinstance(seconds, int) or not seconds:
        return None
    try:
        found = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return found.date().isoformat() if seconds % 86_400 == 0 else found.isoformat()
