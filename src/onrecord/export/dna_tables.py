"""The tables of a file of Discourse Network Analyzer 3.0, as that program makes them."""

from onrecord.reading import SHORT

__all__ = ["TABLES"]

KEY = "ID INTEGER NOT NULL PRIMARY KEY"
ID = "ID INTEGER PRIMARY KEY NOT NULL"
"""The same key, declared the other way round: both stand in the program's files."""
VIEWS = ("viewStatements", "editStatements", "viewDocuments", "editDocuments")
MAY = (
    "AddDocuments",
    "EditDocuments",
    "DeleteDocuments",
    "ImportDocuments",
    "AddStatements",
    "EditStatements",
    "DeleteStatements",
    "EditAttributes",
    "EditRegex",
    "EditStatementTypes",
    "EditCoders",
    "EditCoderRelations",
    "ViewOthersDocuments",
    "EditOthersDocuments",
    "ViewOthersStatements",
    "EditOthersStatements",
)


def _short(name: str, default: str | None = None) -> str:
    given = f" DEFAULT '{default}'" if default is not None else ""
    return f"{name} TEXT NOT NULL{given} CHECK (LENGTH({name}) <= {SHORT})"


def _within(name: str, low: int, high: int, default: int | None, *, null: bool = False) -> str:
    needed = "" if null else " NOT NULL"
    given = "" if default is None else f" DEFAULT {default}"
    return f"{name} INTEGER{needed}{given} CHECK ({name} BETWEEN {low} AND {high})"


def _flag(name: str, default: int) -> str:
    return _within(name, 0, 1, default)


def _to(column: str, table: str) -> str:
    return f"FOREIGN KEY ({column}) REFERENCES {table}(ID) ON DELETE CASCADE"


def _colour(*, null: bool = False) -> tuple[str, ...]:
    return tuple(_within(name, 0, 255, None if null else 0, null=null) for name in ("Red", "Green", "Blue"))


def _value(*columns: str) -> tuple[str, ...]:
    """Return the columns of a table that holds one value of each statement and variable."""
    return (
        ID,
        "StatementId INTEGER NOT NULL",
        "VariableId INTEGER NOT NULL",
        *columns,
        _to("StatementId", "STATEMENTS"),
        _to("VariableId", "VARIABLES"),
        "UNIQUE (StatementId, VariableId)",
    )


TABLES: dict[str, tuple[str, ...]] = {
    "SETTINGS": ("Property TEXT PRIMARY KEY", "Value TEXT NOT NULL"),
    "CODERS": (
        KEY,
        _short("Name"),
        *_colour(),
        _within("Refresh", 0, 9999, 0),
        _within("FontSize", 1, 99, 14),
        _short("Password"),
        _within("PopupWidth", 100, 9999, 300, null=True),
        _flag("ColorByCoder", 0),
        _flag("PopupDecoration", 0),
        _flag("PopupAutoComplete", 1),
        *(_flag(f"Permission{what}", 1) for what in MAY),
    ),
    "DOCUMENTS": (
        KEY,
        _short("Title"),
        "Text TEXT NOT NULL",
        "Coder INTEGER",
        _short("Author", ""),
        _short("Source", ""),
        _short("Section", ""),
        "Notes TEXT NOT NULL DEFAULT ''",
        _short("Type", ""),
        "Date INTEGER NOT NULL",
        _to("Coder", "CODERS"),
    ),
    "STATEMENTTYPES": (KEY, _short("Label"), *_colour()),
    "VARIABLES": (
        KEY,
        _short("Variable"),
        "DataType TEXT NOT NULL DEFAULT 'short text'"
        " CHECK (DataType IN ('boolean', 'integer', 'long text', 'short text'))",
        "StatementTypeId INTEGER",
        _to("StatementTypeId", "STATEMENTTYPES"),
        "UNIQUE (Variable, StatementTypeId)",
    ),
    "VARIABLELINKS": (
        KEY,
        "SourceVariableId INTEGER",
        "TargetVariableId INTEGER",
        "CHECK (SourceVariableId != TargetVariableId)",
        _to("SourceVariableId", "VARIABLES"),
        _to("TargetVariableId", "VARIABLES"),
    ),
    "REGEXES": (f"Label TEXT PRIMARY KEY CHECK (LENGTH(Label) <= {SHORT})", *_colour()),
    "CODERRELATIONS": (
        KEY,
        "Coder INTEGER CHECK (Coder > 0)",
        "OtherCoder INTEGER CHECK (OtherCoder > 0)",
        *(_flag(name, 1) for name in VIEWS),
        "CHECK (Coder != OtherCoder)",
        _to("Coder", "CODERS"),
        _to("OtherCoder", "CODERS"),
    ),
    "STATEMENTS": (
        KEY,
        "StatementTypeId INTEGER",
        "DocumentId INTEGER",
        "Start INTEGER NOT NULL CHECK (Start >= 0)",
        "Stop INTEGER NOT NULL CHECK (Stop >= 0)",
        "Coder INTEGER",
        "CHECK (Start < Stop)",
        _to("StatementTypeId", "STATEMENTTYPES"),
        _to("Coder", "CODERS"),
        _to("DocumentId", "DOCUMENTS"),
    ),
    "DATABOOLEAN": _value("Value INTEGER NOT NULL DEFAULT 1"),
    "DATAINTEGER": _value("Value INTEGER NOT NULL DEFAULT 0"),
    "ENTITIES": (
        ID,
        "VariableId INTEGER NOT NULL",
        _short("Value", ""),
        *_colour(null=True),
        "ChildOf INTEGER CHECK (ChildOf > 0)",
        "UNIQUE (VariableId, Value)",
        _to("ChildOf", "ENTITIES"),
        _to("VariableId", "VARIABLES"),
    ),
    "DATASHORTTEXT": _value("Entity INTEGER NOT NULL", _to("Entity", "ENTITIES")),
    "DATALONGTEXT": _value("Value TEXT DEFAULT ''"),
    "ATTRIBUTEVARIABLES": (
        ID,
        "VariableId INTEGER NOT NULL",
        _short("AttributeVariable"),
        "UNIQUE (VariableId, AttributeVariable)",
        _to("VariableId", "VARIABLES"),
    ),
    "ATTRIBUTEVALUES": (
        ID,
        "EntityId INTEGER NOT NULL",
        "AttributeVariableId INTEGER NOT NULL",
        _short("AttributeValue", ""),
        "UNIQUE (EntityId, AttributeVariableId)",
        _to("EntityId", "ENTITIES"),
        _to("AttributeVariableId", "ATTRIBUTEVARIABLES"),
    ),
}
"""The columns and rules of each table, in the order in which they are made."""
