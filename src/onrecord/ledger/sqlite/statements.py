"""Finding statements by their words, who spoke, what about, when and where."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.ledger.errors import BadQueryError
from onrecord.ledger.sqlite.connection import Connection, Row
from onrecord.ledger.sqlite.listing import outlet_word, seq_of
from onrecord.ledger.sqlite.marks import Term, holds, marks, words_of
from onrecord.ledger.sqlite.reading import parse
from onrecord.ledger.sqlite.search import match_of, terms_of
from onrecord.ledger.store import StatementHit, StatementHits, StatementQuery
from onrecord.ledger.times import minutes_of
from onrecord.records import Span, Statement

__all__ = ["find_statements"]

COUNTED = 10_000
"""Hits that are counted; where there are more, it is only said that there are."""
RANKED = 2_000
"""Hits up to which the best come first; of more, the newest: weighing each takes about 5 µs."""
FEW = 500
"""Statements of an actor, matter, side or page up to which each is read to see whether it holds the words, in 40 µs."""

SIFTED = 500
"""Hits that are counted where words and a long list must both hold."""
STRETCH = 10_000
"""Statements of a long list that are laid out at first; each next time four times as many."""

FACET = "\ue001"
"""The letter with which the words of `facets` begin."""

LISTS = {
    "page": "SELECT seq FROM said WHERE page = ?",
    "actor": "SELECT seq FROM statement_actors WHERE actor = ?",
    "matter": "SELECT seq FROM statement_matters WHERE matter = ?",
    "side": "SELECT seq FROM statement_actors WHERE side = ?",
}
"""The statements of each sort of thing."""

Found = tuple[list[tuple[int, float]], int, bool]
"""The place in time and score of each hit of a stretch, how many there are in all, and whether there may be more."""


@dataclass(slots=True)
class _Question:
    """A query in the terms of the tables."""

    terms: list[Term] = field(default_factory=list)
    """What is looked for in the words, cue and speaker."""
    names: list[Term] = field(default_factory=list)
    """What is looked for in the speaker's name."""
    lists: list[tuple[str, str]] = field(default_factory=list)
    """The lists that a statement must be on: a key of `LISTS` and its value."""
    plain: list[tuple[str, object]] = field(default_factory=list)
    """What the statement's row must have: a column and its value."""
    lowest: int = 0
    highest: int = (1 << 63) - 1

    def match(self) -> str:
        """Return the query of the search index; empty where it need not be asked."""
        parts = [f"({match_of(self.terms)})"] if self.terms else []
        parts += [f"speaker : ({match_of(self.names)})"] if self.names else []
        if not parts and (self.lists or all(column == "old" for column, _ in self.plain)):
            return ""
        parts += [f'facets : "{FACET}{value}"' for column, value in self.plain if column != "old"]
        newest = any(column == "old" for column, _ in self.plain)
        return f"({' AND '.join(parts)})" + (f' NOT facets : "{FACET}old"' if newest else "")


def find_statements(db: Connection, query: StatementQuery, limit: int, offset: int) -> StatementHits:
    """Return the statements that `query` asks for; raise BadQueryError."""
    with db.reading():
        question = _question(db, query)
        if question is None:
            return StatementHits()
        rows, total, capped = _found(db, question, max(limit, 0), max(offset, 0))
        hits = tuple(_hit(db, seq, score, question.terms) for seq, score in rows)
    return StatementHits(hits=hits, total=total, capped=capped)


def _question(db: Connection, query: StatementQuery) -> _Question | None:
    """Return what to ask of the tables; None where nothing can be found."""
    out = _Question(terms=[term for term in terms_of(query.words) if words_of(term[0])])
    if query.words.strip() and not out.terms:
        return None
    if query.speaker and db.value("SELECT 1 FROM actors WHERE id = ?", (query.speaker,)):
        out.lists.append(("actor", query.speaker))
    elif query.speaker:
        out.names = [(word, True) for word, _, _ in words_of(query.speaker)]
        if not out.names:
            return None
    asked = (("page", query.page), ("matter", query.matter), ("side", query.side))
    out.lists += [(name, value) for name, value in asked if value]
    out.plain += [("kind", query.kind.value)] if query.kind else []
    out.plain += [("outlet", outlet_word(query.outlet))] if query.outlet else []
    out.plain += [("old", 0)] if query.newest else []
    _set_time(out, query)
    return out


def _set_time(question: _Question, query: StatementQuery) -> None:
    for which, text in (("since", query.since), ("until", query.until)):
        if not text:
            continue
        minutes = minutes_of(text)
        if minutes is None:
            raise BadQueryError(
                "ledger-no-time",
                f"“{text}” is no day, month or year",
                f"Give {which} as 2021, 2021-03 or 2021-03-05.",
            )
        question.lowest = max(question.lowest, seq_of(minutes[0] if which == "since" else 1))
        if which == "until":
            question.highest = seq_of(minutes[1] + 1) - 1


def _found(db: Connection, question: _Question, limit: int, offset: int) -> Found:
    match = question.match()
    if not match:
        return _listed(db, question, limit, offset)
    if not question.lists:
        return _searched(db, question, match, limit, offset)
    few = _few(db, question)
    if few is None:
        return _sifted(db, question, match, limit, offset)
    hits = [(seq, 0.0) for seq in few if _holds(db, question, seq)]
    return hits[offset : offset + limit], len(hits), False


def _listed(db: Connection, question: _Question, limit: int, offset: int) -> Found:
    """Find without words: along one list, or all statements, from the newest on."""
    first, others = question.lists[:1], question.lists[1:]
    wheres = "".join(f" AND s.{column} = ?" for column, _ in question.plain)
    wheres += "".join(f" AND EXISTS ({LISTS[name]} AND seq = s.seq)" for name, _ in others)
    sql = f"SELECT s.seq FROM said s WHERE s.seq BETWEEN ? AND ?{wheres}"
    if first:
        source = f"{LISTS[first[0][0]]} AND seq BETWEEN ? AND ? ORDER BY seq DESC"
        sql = f"SELECT s.seq FROM ({source}) n CROSS JOIN said s ON s.seq = n.seq WHERE 1{wheres}"
    values: list[object] = [value for _, value in first]
    values += [question.lowest, question.highest]
    values += [value for _, value in (*question.plain, *others)]
    total = int(db.value(f"SELECT count(*) FROM ({sql} LIMIT {COUNTED + 1})", values))
    order = "n.seq" if first else "s.seq"
    rows = db.rows(f"{sql} ORDER BY {order} DESC LIMIT ? OFFSET ?", [*values, limit, offset])
    return [(row[0], 0.0) for row in rows], min(total, COUNTED), total > COUNTED


def _searched(db: Connection, question: _Question, match: str, limit: int, offset: int) -> Found:
    """Find by words alone."""
    source = "FROM statement_search WHERE statement_search MATCH ? AND rowid BETWEEN ? AND ?"
    values = [match, question.lowest, question.highest]
    total = int(db.value(f"SELECT count(*) FROM (SELECT 1 {source} LIMIT {COUNTED + 1})", values))
    score, order = "0.0", "rowid DESC"
    if question.terms and total <= RANKED:
        score, order = "-bm25(statement_search, 1.0, 1.0, 1.0, 0.0) AS score", "score DESC, rowid DESC"
    rows = db.rows(f"SELECT rowid, {score} {source} ORDER BY {order} LIMIT ? OFFSET ?", [*values, limit, offset])
    return [(seq, weight) for seq, weight in rows], min(total, COUNTED), total > COUNTED


def _sifted(db: Connection, question: _Question, match: str, limit: int, offset: int) -> Found:
    """Find by words those on long lists, from the newest on, by stretches of the first list until enough are found.

    SQLite lays out the whole stretch to look hits up in it; the sign keeps it from asking the index for each.
    """
    held = "".join(f" AND +rowid IN ({LISTS[name]} AND seq BETWEEN ? AND ?)" for name, _ in question.lists)
    source = f"SELECT rowid FROM statement_search WHERE statement_search MATCH ? AND rowid BETWEEN ? AND ?{held}"
    counted = max(SIFTED, offset + limit)
    rows: list[Row] = []
    for times in _stretches(db, question):
        values: list[object] = [match, *times]
        for _, value in question.lists:
            values += [value, *times]
        rows += db.rows(f"{source} ORDER BY rowid DESC LIMIT {counted + 1 - len(rows)}", values)
        if len(rows) > counted:
            break
    return [(row[0], 0.0) for row in rows[offset : offset + limit]], min(len(rows), counted), len(rows) > counted


def _stretches(db: Connection, question: _Question) -> Iterator[tuple[int, int]]:
    """Yield the lowest and highest place in time of stretches of the question's first list, the newest first."""
    name, value = question.lists[0]
    size, highest = STRETCH, question.highest
    while highest >= question.lowest:
        lowest = db.value(
            f"{LISTS[name]} AND seq BETWEEN ? AND ? ORDER BY seq DESC LIMIT 1 OFFSET ?",
            (value, question.lowest, highest, size - 1),
        )
        yield (question.lowest if lowest is None else lowest), highest
        if lowest is None:
            return
        size, highest = size * 4, lowest - 1


def _few(db: Connection, question: _Question) -> list[int] | None:
    """Return the statements that are on all of the question's lists, newest first; None where all lists are long."""
    for name, value in question.lists:
        rows = db.rows(
            f"{LISTS[name]} AND seq BETWEEN ? AND ? ORDER BY seq DESC LIMIT {FEW + 1}",
            (value, question.lowest, question.highest),
        )
        if len(rows) <= FEW:
            others = [(f"{LISTS[other]} AND seq = ?", wanted) for other, wanted in question.lists if other != name]
            return [seq for (seq,) in rows if all(db.row(sql, (wanted, seq)) for sql, wanted in others)]
    return None


def _holds(db: Connection, question: _Question, seq: int) -> bool:
    """Tell whether a statement has what is looked for, as the search index would."""
    wheres = "".join(f" AND s.{column} = ?" for column, _ in question.plain)
    row = db.row(
        f"SELECT t.record FROM said s JOIN statements t ON t.id = s.statement WHERE s.seq = ?{wheres}",
        (seq, *(value for _, value in question.plain)),
    )
    if row is None:
        return False
    statement = parse(row[0], Statement)
    speaker = statement.speaker or ""
    texts = (*statement.pieces, statement.cue_words or "", speaker)
    return holds(texts, question.terms) and holds((speaker,), question.names)


def _hit(db: Connection, seq: int, score: float, terms: list[Term]) -> StatementHit:
    record, outlet, published, title, place = db.rows(
        "SELECT t.record, p.outlet, p.published, p.title,"
        " (SELECT min(place) FROM sightings WHERE capture = p.capture)"
        " FROM said s JOIN statements t ON t.id = s.statement JOIN pages p ON p.id = s.page WHERE s.seq = ?",
        (seq,),
    )[0]
    statement = parse(record, Statement)
    actor, side = db.row("SELECT actor, side FROM statement_actors WHERE seq = ? ORDER BY actor", (seq,)) or (
        None,
        None,
    )
    return StatementHit(
        statement=statement,
        place=place,
        outlet=outlet,
        published=published,
        title=title,
        actor=actor,
        side=side,
        marks=_marks(statement, terms),
        score=score,
    )


def _marks(statement: Statement, terms: list[Term]) -> tuple[Span, ...]:
    """Return where the words stand: in the statement's pieces, its cue and its source."""
    if not terms:
        return ()
    runs = list(zip(statement.content, statement.pieces, strict=True))
    runs += [(statement.cue, statement.cue_words)] if statement.cue and statement.cue_words else []
    runs += [(statement.source, statement.source_words)] if statement.source and statement.source_words else []
    return tuple(sorted({mark for span, words in runs for mark in marks(words, terms, span.start)}))
