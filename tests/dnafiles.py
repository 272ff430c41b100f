"""Files as Discourse Network Analyzer 3.0 makes them, for tests."""

import sqlite3
from pathlib import Path

from onrecord.export.dna_tables import TABLES

DOCUMENTS = (
    {
        "title": "Board speaks",
        "text": (
            "<p>A long meeting 🚢 by the lock</p>\n\n<p>Ivo Brandt said on Monday 🛶 that the lock board wanted"
            " the toll at once.</p>\n\nThe boatmen will never pay the toll, Mira Toll told the Reed Post. 🚢🚢"
        ),
        "author": "Brook, Ada; Cole, Sam",
        "source": "Reed Post",
        "section": "River",
        "notes": "https://reed.example/1",
        "date": 1551744000,
    },
    {
        "title": "Second day",
        "text": "The talks went on.\r\n\r\nIvo Brandt said that the toll was needed.\r\nNobody answered.",
        "date": 1551871800,
    },
    {"title": "Undated", "text": "Mira Toll said that the towpath belonged to all.", "date": 0},
)
"""Of made-up people. `text` is as it was pasted; DNA counts its lines' ends as one."""


def place(document: int, words: str) -> tuple[int, int]:
    """Return where `words` stand in a document as DNA counts."""
    text = DOCUMENTS[document - 1]["text"].replace("\r\n", "\n")
    start = text.index(words)
    return tuple(len(part.encode("utf-16-le")) // 2 for part in (text[:start], text[: start + len(words)]))


def coded(document: int, words: str, coder: str, person: str, body: str, concept: str, agreement: int) -> dict:
    start, stop = place(document, words)
    return {
        "document": document,
        "start": start,
        "stop": stop,
        "coder": coder,
        "values": (person, body, concept, agreement),
    }


WANTED, NEVER = "the lock board wanted the toll at once", "The boatmen will never pay the toll"
CODED = (
    coded(1, WANTED, "Ann", "Ivo Brandt", "lock board", "the toll", 1),
    coded(1, WANTED, "Bo", "Ivo Brandt", "lock board", "the toll", 0),
    coded(1, NEVER, "Ann", "Mira Toll", "boatmen", "the toll", 0),
    coded(1, NEVER, "Ann", "", "boatmen", "the toll", 0),
    coded(1, "🚢🚢", "Ann", "Mira Toll", "boatmen", "the ships are many", 1),
    coded(2, "the toll was needed", "Bo", "Ivo Brandt", "lock board", "the toll", 1),
    coded(3, "the towpath belonged to all", "Bo", "Mira Toll", "boatmen", "the towpath", 1),
)
CODERS = ("Admin", "Ann", "Bo")
VARIABLES = (
    ("person", "short text"),
    ("organization", "short text"),
    ("concept", "short text"),
    ("agreement", "boolean"),
)


def make_dna(path: Path) -> Path:
    """Write DOCUMENTS and CODED as a project at `path`."""
    db = sqlite3.connect(path)
    for name, rules in TABLES.items():
        db.execute(f"CREATE TABLE {name} ({', '.join(rules)})")
    db.executemany("INSERT INTO SETTINGS VALUES (?, ?)", [("version", "3.0.7"), ("date", "2022-06-10")])
    db.executemany("INSERT INTO CODERS (Name, Password) VALUES (?, 'x')", [(name,) for name in CODERS])
    db.execute("INSERT INTO STATEMENTTYPES (Label) VALUES ('DNA Statement')")
    db.executemany("INSERT INTO VARIABLES (Variable, DataType, StatementTypeId) VALUES (?, ?, 1)", VARIABLES)
    for row in DOCUMENTS:
        values = [row.get(name, "") for name in ("title", "text", "author", "source", "section", "notes", "date")]
        db.execute(
            "INSERT INTO DOCUMENTS (Title, Text, Author, Source, Section, Notes, Date, Coder)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 1)",
            values,
        )
    for row in CODED:
        coder = CODERS.index(row["coder"]) + 1
        number = db.execute(
            "INSERT INTO STATEMENTS (StatementTypeId, DocumentId, Start, Stop, Coder) VALUES (1, ?, ?, ?, ?)",
            (row["document"], row["start"], row["stop"], coder),
        ).lastrowid
        for variable, value in enumerate(row["values"][:3], 1):
            db.execute("INSERT OR IGNORE INTO ENTITIES (VariableId, Value) VALUES (?, ?)", (variable, value))
            db.execute(
                "INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity)"
                " SELECT ?, ?, ID FROM ENTITIES WHERE VariableId = ? AND Value = ?",
                (number, variable, variable, value),
            )
        db.execute(
            "INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, 4, ?)", (number, row["values"][3])
        )
    db.commit()
    db.close()
    return path


def project(path: Path) -> tuple[list[tuple], list[tuple]]:
    """Return the documents of a file, and its DNA statements with the words at their place."""
    db = sqlite3.connect(path)
    documents = db.execute("SELECT Title, Text, Author, Source, Section, Date FROM DOCUMENTS").fetchall()
    rows = db.execute(
        "SELECT D.Title, D.Text, S.Start, S.Stop, C.Name,"
        " (SELECT Value FROM DATABOOLEAN B WHERE B.StatementId = S.ID),"
        " (SELECT json_group_array(V.Variable || '=' || E.Value)"
        "  FROM DATASHORTTEXT T JOIN ENTITIES E ON E.ID = T.Entity"
        "  JOIN VARIABLES V ON V.ID = T.VariableId WHERE T.StatementId = S.ID)"
        " FROM STATEMENTS S JOIN CODERS C ON C.ID = S.Coder JOIN DOCUMENTS D ON D.ID = S.DocumentId"
        " JOIN STATEMENTTYPES K ON K.ID = S.StatementTypeId WHERE K.Label = 'DNA Statement'"
    ).fetchall()
    db.close()
    told = []
    for title, text, start, stop, coder, agreement, values in rows:
        units = text.replace("\r\n", "\n").encode("utf-16-le")
        told.append((title, start, stop, units[2 * start : 2 * stop].decode("utf-16-le"), coder, agreement, values))
    return sorted((title, text.replace("\r\n", "\n"), *rest) for title, text, *rest in documents), sorted(told)
