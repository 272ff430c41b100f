"""Finding statements by their words, who spoke, what about, when and where."""

from dataclasses import dataclass, field

from onrecord.ledger.errors import BadQueryError
from onrecord.ledger.sqlite.connection import Connection
from onrecord.ledger.sqlite.listing import outlet_word, seq_of
from onrecord.ledger.sqlite.marks import Term, marks, words_of
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
"""Statements of an actor, matter, side or page up to which each is looked up in the search index, at about 20 µs."""
WALKED = 20_000
"""Hits of a search that are walked through for those of an actor, matter or side."""


@dataclass(slots=True)
class _Question:
    """A query in the terms of the tables."""

    terms: list[Term]
    match: str = ""
    lowest: int = 0
    highest: int = (1 << 63) - 1
    lists: list[tuple[str, str]] = field(default_factory=list)
    """The lists that a statement must be on: what is asked of them in SQL, and its value."""
    plain: list[tuple[str, object]] = field(default_factory=list)
    """What must hold of the statement's own row."""


LISTS = {
    "page": "SELECT seq FROM said WHERE page = ?",
    "actor": "SELECT seq FROM statement_actors WHERE actor = ?",
    "matter": "SELECT seq FROM statement_matters WHERE matter = ?",
    "side": "SELECT seq FROM statement_actors WHERE side = ?",
}


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
    terms = [term for term in terms_of(query.words) if words_of(term[0])]
    if query.words.strip() and not terms:
        return None
    out = _Question(terms)
    parts = [f"{{words speaker cue}} : ({match_of(terms)})"] if terms else []
    if query.speaker:
        if db.value("SELECT 1 FROM actors WHERE id = ?", (query.speaker,)):
            out.lists.append(("actor", query.speaker))
        else:
            names = [(word, True) for word, _, _ in words_of(query.speaker)]
            if not names:
                return None
            parts.append(f"speaker : ({match_of(names)})")
    facets = [query.kind.value] if query.kind else []
    facets += [outlet_word(query.outlet)] if query.outlet else []
    if query.page:
        out.lists.append(("page", query.page))
    if query.matter:
        out.lists.append(("matter", query.matter))
    if query.side:
        out.lists.append(("side", query.side))
    if parts or (facets and not out.lists):
        parts += [f'facets : "{facet}"' for facet in facets]
        out.match = f"({' AND '.join(parts)})" + (' NOT facets : "old"' if query.newest else "")
    else:
        out.plain += [("s.kind = ?", query.kind.value)] if query.kind else []
        out.plain += [("s.outlet = ?", outlet_word(query.outlet))] if query.outlet else []
        out.plain += [("s.old = ?", 0)] if query.newest else []
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


def _found(db: Connection, question: _Question, limit: int, offset: int) -> tuple[list[tuple[int, float]], int, bool]:
    """Return the place in time and score of the hits of one page of results, how many there are, and whether more."""
    if not question.match:
        return _listed(db, question, limit, offset)
    return _searched(db, question, limit, offset)


def _listed(db: Connection, question: _Question, limit: int, offset: int) -> tuple[list[tuple[int, float]], int, bool]:
    wheres = [sql for sql, _ in question.plain]
    values = [value for _, value in question.plain]
    source = "said s"
    if question.lists:
        (name, value), *rest = question.lists
        source = f"({LISTS[name]} AND seq BETWEEN ? AND ? ORDER BY seq DESC) n CROSS JOIN said s ON s.seq = n.seq"
        values = [value, question.lowest, question.highest, *values]
        for other, wanted in rest:
            wheres.append(f"EXISTS ({LISTS[other]} AND seq = s.seq)")
            values.append(wanted)
    else:
        wheres.append("s.seq BETWEEN ? AND ?")
        values += [question.lowest, question.highest]
    sql = f"SELECT s.seq FROM {source}" + (f" WHERE {' AND '.join(wheres)}" if wheres else "")
    order = "n.seq" if question.lists else "s.seq"
    total = int(db.value(f"SELECT count(*) FROM ({sql} LIMIT {COUNTED + 1})", values))
    rows = db.rows(f"{sql} ORDER BY {order} DESC LIMIT ? OFFSET ?", [*values, limit, offset])
    return [(row[0], 0.0) for row in rows], min(total, COUNTED), total > COUNTED


def _searched(
    db: Connection, question: _Question, limit: int, offset: int
) -> tuple[list[tuple[int, float]], int, bool]:
    times = "statement_search MATCH ? AND rowid BETWEEN ? AND ?"
    values: list[object] = [question.match, question.lowest, question.highest]
    found = int(
        db.value(f"SELECT count(*) FROM (SELECT 1 FROM statement_search WHERE {times} LIMIT {COUNTED + 1})", values)
    )
    wheres = "".join(f" AND EXISTS ({LISTS[name]} AND seq = statement_search.rowid)" for name, _ in question.lists)
    wanted = [value for _, value in question.lists]
    total = found
    if question.lists and found > COUNTED:
        few = _few(db, question)
        if few is not None:
            times += f" AND rowid IN ({', '.join(map(str, few)) or 'NULL'})"
            wheres, wanted = "", []
            total = int(db.value(f"SELECT count(*) FROM statement_search WHERE {times}", values))
        else:
            walked = f"SELECT rowid FROM statement_search WHERE {times} ORDER BY rowid DESC LIMIT {WALKED}"
            held = "".join(f" AND EXISTS ({LISTS[name]} AND seq = f.rowid)" for name, _ in question.lists)
            total = int(db.value(f"SELECT count(*) FROM ({walked}) f WHERE 1{held}", [*values, *wanted]))
            rows = db.rows(
                f"SELECT rowid, 0.0 FROM statement_search WHERE {times}{wheres} ORDER BY rowid DESC LIMIT ? OFFSET ?",
                [*values, *wanted, limit, offset],
            )
            return rows, max(total, offset + len(rows)), True
    elif question.lists:
        total = int(db.value(f"SELECT count(*) FROM statement_search WHERE {times}{wheres}", [*values, *wanted]))
    score, order = "0.0", "rowid DESC"
    if question.terms and total <= RANKED:
        score, order = "-bm25(statement_search, 1.0, 1.0, 1.0, 0.0) AS score", "score DESC, rowid DESC"
    rows = db.rows(
        f"SELECT rowid, {score} FROM statement_search WHERE {times}{wheres} ORDER BY {order} LIMIT ? OFFSET ?",
        [*values, *wanted, limit, offset],
    )
    return rows, min(total, COUNTED), total > COUNTED


def _few(db: Connection, question: _Question) -> list[int] | None:
    """Return the statements that are on all of the question's lists; None where even the shortest is long."""
    for name, value in question.lists:
        rows = db.rows(
            f"{LISTS[name]} AND seq BETWEEN ? AND ? LIMIT {FEW + 1}", (value, question.lowest, question.highest)
        )
        if len(rows) <= FEW:
            out = [int(row[0]) for row in rows]
            for other, wanted in question.lists:
                out = [seq for seq in out if db.value(f"{LISTS[other]} AND seq = ?", (wanted, seq)) is not None]
            return out
    return None


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
    runs = list(zip(statement.content, statement.pieces, strict=True))
    runs += [(statement.cue, statement.cue_words)] if statement.cue and statement.cue_words else []
    runs += [(statement.source, statement.source_words)] if statement.source and statement.source_words else []
    return tuple(sorted({mark for span, words in runs for mark in marks(words, terms, span.start)}))
