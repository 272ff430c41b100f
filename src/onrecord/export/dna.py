"""`onrecord export dna`: a project of Discourse Network Analyzer 3.0.

Each position that is for or against its matter is a "DNA Statement": a person, their organisation, the matter as the
concept, and agreement. Positions that are neither have no place in that variable and are left out. Every statement of
the pages, whoever it is about, stands beside them as an "onrecord statement". What a person accepted or coded is that
coder's; the rest is the machine's.
"""

import base64
import hashlib
import shutil
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from onrecord.export.dna_tables import TABLES
from onrecord.export.selection import Selection
from onrecord.ledger import current_judgements, folded, moment
from onrecord.ledger.coded import coded_positions, party_of
from onrecord.reading import (
    AGREEMENT,
    CONCEPT,
    MACHINE_CODER,
    ORGANISATION,
    PERSON,
    STATEMENT_TYPE,
    Utf16,
    plain_lines,
    short_value,
)
from onrecord.records import (
    Actor,
    Page,
    PageId,
    Position,
    PositionId,
    Span,
    Statement,
    Verdict,
    hull,
)

__all__ = ["PASSWORD", "write_dna"]

VERSION = (("version", "3.0.7"), ("date", "2022-06-10"))
"""The release of DNA whose files these are like."""
PASSWORD = "onrecord"  # noqa: S105 - told to everybody
"""The password of every coder: DNA asks for one when a project is opened, and nothing here is secret."""
ROUNDS = 100_000
SALT = 16
"""How DNA keeps passwords: SHA-256 so many times over a salt of so many bytes."""

ADMIN, MACHINE = 1, 2
"""The coders of every file: DNA's own first one, and ours for what no person judged."""
YELLOW, GREY = (255, 255, 0), (128, 128, 128)
PALETTE = (
    (31, 119, 180),
    (214, 39, 40),
    (44, 160, 44),
    (148, 103, 189),
    (255, 127, 14),
    (23, 190, 207),
    (227, 119, 194),
    (140, 86, 75),
)
"""Colours of coders and of sides, in turn."""
BLACK = (0, 0, 0)

STATEMENT, SAID, NOTE = 1, 2, 3
TYPES = (
    (STATEMENT, "DNA Statement", (239, 208, 51)),
    (SAID, STATEMENT_TYPE, (158, 202, 225)),
    (NOTE, "Annotation", (211, 211, 211)),
)
TEXT, LONG, NUMBER, YES_NO = "short text", "long text", "integer", "boolean"
VARIABLES = (
    (STATEMENT, PERSON, TEXT),
    (STATEMENT, ORGANISATION, TEXT),
    (STATEMENT, CONCEPT, TEXT),
    (STATEMENT, AGREEMENT, YES_NO),
    (SAID, "speaker", TEXT),
    (SAID, "role", TEXT),
    (SAID, "of", TEXT),
    (SAID, "kind", TEXT),
    (SAID, "voice", TEXT),
    (SAID, "cue", TEXT),
    (SAID, "confidence", NUMBER),
    (NOTE, "note", LONG),
)
"""The variables, numbered from 1 in this order."""
NUMBERS = {(type_, name): number for number, (type_, name, _kind) in enumerate(VARIABLES, 1)}
ATTRIBUTES = ("Type", "Alias", "Notes", "Side")
"""What is said of each person, organisation and concept; the first three are DNA's own."""
ORIGINAL = "original"

Colour = tuple[int, int, int]


def write_dna(selection: Selection, file: BinaryIO) -> None:
    """Write the selection as a database that DNA 3.0 opens; equal selections give equal bytes.

    Offsets are UTF-16 code units of texts whose lines end with a line feed, as DNA counts. The password of every coder
    is `PASSWORD`.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "project.dna"
        db = sqlite3.connect(path, isolation_level=None)
        try:
            for pragma in ("page_size = 4096", "encoding = 'UTF-8'", "journal_mode = OFF", "synchronous = OFF"):
                db.execute(f"PRAGMA {pragma}")
            db.execute("BEGIN")
            _Project(db, selection).write()
            db.execute("COMMIT")
            db.execute("VACUUM")
        finally:
            db.close()
        with path.open("rb") as made:
            shutil.copyfileobj(made, file)


@dataclass(frozen=True, slots=True)
class _Coding:
    """One DNA statement before it has numbers."""

    span: Span
    coder: str
    person: str
    organisation: str
    concept: str
    agreement: bool


class _Project:
    """One file being written."""

    def __init__(self, db: sqlite3.Connection, selection: Selection) -> None:
        self.db = db
        self.selection = selection
        self.numbers: dict[str, int] = defaultdict(int)
        self.entities: dict[tuple[int, str], int] = {}

    def write(self) -> None:
        for name, rules in TABLES.items():
            self.db.execute(f"CREATE TABLE {name} ({', '.join(rules)})")
        for row in VERSION:
            self._put("SETTINGS", *row, numbered=False)
        self._coders()
        for number, label, colour in TYPES:
            self._put("STATEMENTTYPES", label, *colour)
            for type_, name, kind in VARIABLES:
                if type_ == number:
                    self._put("VARIABLES", name, kind, number)
        for name in (PERSON, ORGANISATION, CONCEPT):
            for attribute in ATTRIBUTES:
                self._put("ATTRIBUTEVARIABLES", NUMBERS[STATEMENT, name], attribute)
        for type_, name, kind in VARIABLES:
            if kind == TEXT:
                self._entity(type_, name, "")
        for page in self._pages():
            self._page(page)

    def _pages(self) -> Iterator[Page]:
        """Yield the pages of the selection and those that people coded, by id."""
        held = {row.id for row in self.selection.store.summaries()}
        wanted = self.selection.summaries.keys() | (self.coded.keys() & held)
        return (self.selection.store.page(page) for page in sorted(wanted))

    def _page(self, page: Page) -> None:
        document = self._put(
            "DOCUMENTS",
            short_value(page.title or "") or "untitled",
            plain_lines(page.text).replace("\0", "\ufffd"),
            MACHINE,
            short_value("; ".join(page.bylines)),
            short_value(page.outlet or ""),
            short_value(page.section or ""),
            page.canonical or "",
            short_value(self.relations.get(page.id, "")),
            _seconds(page.published),
        )
        units = Utf16(page.text)
        said = {row.id: row for row in self.selection.store.statements(page.id)}
        codings = [self._from_machine(row, said.get(row.statement)) for row in self.positions.get(page.id, ())]
        codings += self.coded.get(page.id, ())
        for coding in sorted(codings, key=lambda row: (row.span, row.coder, row.person, row.concept, row.agreement)):
            number = self._statement(STATEMENT, document, units, coding.span, self.coders.get(coding.coder, MACHINE))
            if number:
                self._values(number, STATEMENT, PERSON, coding.person)
                self._values(number, STATEMENT, ORGANISATION, coding.organisation)
                self._values(number, STATEMENT, CONCEPT, coding.concept)
                self._values(number, STATEMENT, AGREEMENT, int(coding.agreement))
        for row in said.values():
            if self._is_wanted(row):
                number = self._statement(SAID, document, units, hull(row.content), MACHINE)
                for name, value in _told(row).items():
                    self._values(number, SAID, name, value)

    def _is_wanted(self, row: Statement) -> bool:
        return row.id in self.statements

    @cached_property
    def statements(self) -> set[str]:
        """The ids of the statements of the selection."""
        return {row.id for row in self.selection.statements()}

    @cached_property
    def coded(self) -> dict[PageId, list[_Coding]]:
        """What people coded themselves, by page."""
        return self._coded_and_replaced[0]

    @cached_property
    def _coded_and_replaced(self) -> tuple[dict[PageId, list[_Coding]], set[str]]:
        """What people coded, by page, and the machine's positions on the same words and matter, which it replaces."""
        names: set[str] | None = None
        if self.selection.matter is not None:
            names = {folded(name) for row in self.selection.matters() for name in (row.name, *row.aliases)}
        concepts = {row.id: self.matters.get(row.matter) for row in self.selection.positions()}
        coded: dict[PageId, list[_Coding]] = defaultdict(list)
        replaced: set[str] = set()
        for judged, row in coded_positions(self.selection.store):
            concept = row.matter_name or ""
            if judged.verdict is Verdict.EDITED and concepts.get(PositionId(judged.record or "")) == concept:
                replaced.add(judged.record or "")
            if row.agreement is not None and (names is None or folded(concept) in names):
                party = row.speaker or "", row.organisation or ""
                coded[row.page].append(_Coding(row.span, judged.who, *party, concept, row.agreement))
        return coded, replaced - self.judged.keys()

    @cached_property
    def judged(self) -> dict[str, str]:
        """Who accepted or changed each of the machine's records that somebody did."""
        store = self.selection.store
        own = {judged.decision for judged, _coded in coded_positions(store)}
        rows = [row for row in current_judgements(store) if row.record and row.decision not in own]
        return {row.record or "": row.who for row in rows if row.verdict in (Verdict.ACCEPTED, Verdict.EDITED)}

    @cached_property
    def positions(self) -> dict[PageId, list[Position]]:
        """The machine's positions that are for or against and that nobody coded otherwise, by page."""
        out: dict[PageId, list[Position]] = defaultdict(list)
        replaced = self._coded_and_replaced[1]
        for row in self.selection.positions():
            if row.agreement is not None and row.id not in replaced:
                out[row.page].append(row)
        return out

    def _from_machine(self, row: Position, said: Statement | None) -> _Coding:
        coder = self.judged.get(row.id, MACHINE_CODER)
        person, organisation = self._who(row, said)
        return _Coding(row.span, coder, person, organisation, self.matters.get(row.matter, ""), bool(row.agreement))

    def _who(self, row: Position, said: Statement | None) -> tuple[str, str]:
        return party_of(row, self.actors.get(row.actor or ""), said)

    @cached_property
    def matters(self) -> dict[str, str]:
        return {row.id: row.name for row in self.selection.matters()}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        return {row.id: row for row in self.selection.actors()}

    @cached_property
    def relations(self) -> dict[PageId, str]:
        """What each page is to its story: the original, or a reprint, rewrite or expansion of it."""
        out: dict[PageId, str] = {}
        for story in self.selection.stories():
            out.update({row.page: row.relation.value for row in story.copies})
            if story.original is not None:
                out[story.original.page] = ORIGINAL
        return out

    @cached_property
    def coders(self) -> dict[str, int]:
        """The number of each coder: who accepted or coded a statement of the file."""
        who = {row.coder for rows in self.coded.values() for row in rows}
        for rows in self.positions.values():
            who |= {self._from_machine(row, None).coder for row in rows}
        people = sorted(who - {"Admin", MACHINE_CODER})
        return {"Admin": ADMIN, MACHINE_CODER: MACHINE} | {name: MACHINE + at for at, name in enumerate(people, 1)}

    def _coders(self) -> None:
        password = _kept(PASSWORD)
        for at, name in enumerate(self.coders):
            colour = (YELLOW, GREY)[at] if at < MACHINE else PALETTE[(at - MACHINE) % len(PALETTE)]
            self.db.execute(
                "INSERT INTO CODERS (ID, Name, Red, Green, Blue, Password) VALUES (?, ?, ?, ?, ?, ?)",
                (at + 1, short_value(name) or "unknown", *colour, password),
            )
        for one in self.coders.values():
            for other in self.coders.values():
                if one != other:
                    self._put("CODERRELATIONS", one, other, 1, 1, 1, 1)

    def _statement(self, type_: int, document: int, units: Utf16, span: Span, coder: int) -> int:
        """Put down a statement and return its number; 0, and nothing, where it holds no code unit."""
        start, stop = units.unit(span.start), units.unit(span.end)
        return self._put("STATEMENTS", type_, document, start, stop, coder) if start < stop else 0

    def _values(self, statement: int, type_: int, name: str, value: str | int) -> None:
        variable = NUMBERS[type_, name]
        match VARIABLES[variable - 1][2]:
            case "boolean":
                self._put("DATABOOLEAN", statement, variable, value)
            case "integer":
                self._put("DATAINTEGER", statement, variable, value)
            case _:
                self._put("DATASHORTTEXT", statement, variable, self._entity(type_, name, str(value)))

    def _entity(self, type_: int, name: str, value: str) -> int:
        variable, value = NUMBERS[type_, name], short_value(value)
        found = self.entities.get((variable, value))
        if found is None:
            told = self._attributes(name, value) if type_ == STATEMENT else {}
            found = self._put("ENTITIES", variable, value, *self._colour(name, value, told), None)
            self.entities[variable, value] = found
            if type_ == STATEMENT:
                first = len(ATTRIBUTES) * (variable - 1)
                for at, attribute in enumerate(ATTRIBUTES, 1):
                    self._put("ATTRIBUTEVALUES", found, first + at, short_value(told.get(attribute, "")))
        return found

    def _attributes(self, name: str, value: str) -> dict[str, str]:
        """Return what the ledger knows of a person, organisation or concept."""
        if name == CONCEPT:
            matter = self._named_matters.get(value)
            return {"Type": matter[0], "Alias": matter[1]} if matter else {}
        actor = self._named_actors.get(value)
        if actor is None:
            return {}
        return {
            "Type": actor.kind.value,
            "Alias": "; ".join(actor.aliases),
            "Notes": "; ".join(row.words for row in actor.roles),
            "Side": actor.side or "",
        }

    @cached_property
    def _named_matters(self) -> dict[str, tuple[str, str]]:
        return {short_value(row.name): (row.kind.value, "; ".join(row.aliases)) for row in self.selection.matters()}

    @cached_property
    def _named_actors(self) -> dict[str, Actor]:
        return {short_value(row.name): row for row in sorted(self.actors.values(), key=lambda row: row.id)}

    @cached_property
    def _sides(self) -> dict[str, Colour]:
        sides = sorted({row.side for row in self.actors.values() if row.side})
        return {side: PALETTE[at % len(PALETTE)] for at, side in enumerate(sides)}

    def _colour(self, name: str, value: str, told: dict[str, str]) -> Colour:
        """Return the colour of an entity: of a person or organisation, that of its side."""
        return self._sides.get(told.get("Side") or (value if name == ORGANISATION else ""), BLACK)

    def _put(self, table: str, *values: object, numbered: bool = True) -> int:
        """Add a row, the next number before it, and return the number."""
        self.numbers[table] += 1
        row = (self.numbers[table], *values) if numbered else values
        self.db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 - our names
        return self.numbers[table]


def _told(row: Statement) -> dict[str, str | int]:
    """Return the values of an onrecord statement."""
    return {
        "speaker": row.speaker or row.source_words or "",
        "role": row.role or "",
        "of": row.of or "",
        "kind": row.kind.value,
        "voice": row.voice.value,
        "cue": row.cue_words or "",
        "confidence": round(100 * row.confidence),
    }


def _seconds(published: str | None) -> int:
    """Return a date as seconds since 1970; 0 where there is none, since DNA has no documents without."""
    found = moment(published)[0]
    return int(found.timestamp()) if found.year > 1 else 0


def _kept(password: str) -> str:
    """Return a password as DNA keeps it, always with one salt: equal files have equal bytes."""
    salt = hashlib.sha256(password.encode()).digest()[:SALT]
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(ROUNDS - 1):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(salt + digest).decode("ascii")
