"""Full-text search over blocks."""

import re

from onrecord.ledger.sqlite.connection import Connection
from onrecord.ledger.sqlite.marks import Term, marks
from onrecord.ledger.store import BlockHit
from onrecord.records import PageId, Span

__all__ = ["match_of", "search", "terms_of"]

QUOTES = '"“”„‟«»'
PIECE = re.compile(rf"[{QUOTES}]([^{QUOTES}]*)[{QUOTES}](\*?)|([^\s{QUOTES}]+)")
UNSPEAKABLE = re.compile("[\0\ud800-\udfff]")
"""What SQLite cannot be handed: NUL ends its queries, and lone surrogates have no UTF-8."""

MAX_TERMS = 1_000
"""Words and phrases of one query that count; FTS5's time goes by their square: 0.02 s at 5,000, 3 s at 100,000."""


def terms_of(words: str) -> list[Term]:
    """Return the words and phrases that a person typed, each once."""
    terms: dict[Term, None] = {}
    for phrase, star, word in PIECE.findall(UNSPEAKABLE.sub(" ", words)):
        bare = word.rstrip("*") if word else phrase
        if bare.strip():
            terms[bare, bool(star) or word.endswith("*")] = None
    return list(terms)[:MAX_TERMS]


def match_of(terms: list[Term]) -> str:
    """Return the FTS5 query for `terms`: quoted phrases only, joined by "and".

    Nothing typed reaches FTS5 as syntax. A piece without letters or digits is an empty phrase, which FTS5 passes over.
    """
    return " ".join(f'"{words}"{"*" if may_go_on else ""}' for words, may_go_on in terms)


def search(db: Connection, words: str, limit: int) -> list[BlockHit]:
    """Return the blocks that hold all of `words`, best first, ties by page and place.

    The score is bm25 (Robertson and Zaragoza, 2009) as FTS5 computes it, its sign turned so that better is higher.
    """
    terms = terms_of(words)
    if not terms or limit <= 0:
        return []
    with db.reading():
        rows = db.rows(
            'SELECT b.page, b.kind, b.start, b."end", bm25(block_search) AS worse'
            " FROM block_search JOIN blocks b ON b.seq = block_search.rowid"
            " WHERE block_search MATCH ? ORDER BY worse, b.page, b.start LIMIT ?",
            (match_of(terms), limit),
        )
        texts = {page: db.value("SELECT text FROM pages WHERE id = ?", (page,)) for page in {row[0] for row in rows}}
    return [
        BlockHit(
            page=PageId(page),
            kind=kind,
            span=Span(start, end),
            marks=marks(texts[page][start:end], terms, start),
            score=-worse,
        )
        for page, kind, start, end, worse in rows
    ]
