"""Full-text search over blocks."""

import re
from itertools import count

from onrecord.ledger.sqlite.connection import Connection
from onrecord.ledger.store import BlockHit
from onrecord.records import PageId, Span

__all__ = ["match_of", "search"]

QUOTES = '"“”„‟«»'
PIECE = re.compile(rf"[{QUOTES}]([^{QUOTES}]*)[{QUOTES}](\*?)|([^\s{QUOTES}]+)")
UNSPEAKABLE = re.compile("[\0\ud800-\udfff]")
"""What SQLite cannot be handed: NUL ends its queries, and lone surrogates have no UTF-8."""

MAX_TERMS = 1_000
"""Words and phrases of one query that count; FTS5's time goes by their square: 0.02 s at 5,000, 3 s at 100,000."""

PRIVATE_USE = 0xF0000
"""Where markers for highlighted words are taken from: any that the block itself does not hold."""


def match_of(words: str) -> str | None:
    """Return the FTS5 query for what a person typed: quoted phrases only, joined by "and"; None where it is empty.

    Nothing typed reaches FTS5 as syntax. A piece without letters or digits is an empty phrase, which FTS5 passes over.
    """
    terms: dict[str, None] = {}
    for phrase, star, word in PIECE.findall(UNSPEAKABLE.sub(" ", words)):
        bare = word.rstrip("*") if word else phrase
        if bare.strip():
            terms[f'"{bare}"{"*" if star or word.endswith("*") else ""}'] = None
    return " ".join(list(terms)[:MAX_TERMS]) or None


def search(db: Connection, words: str, limit: int) -> list[BlockHit]:
    """Return the blocks that hold all of `words`, best first, ties by page and place.

    The score is bm25 (Robertson and Zaragoza, 2009) as FTS5 computes it, its sign turned so that better is higher.
    """
    match = match_of(words)
    if match is None or limit <= 0:
        return []
    with db.reading():
        rows = db.rows(
            'SELECT b.seq, b.page, b.kind, b.start, b."end", bm25(block_search) AS worse, t.words'
            " FROM block_search JOIN blocks b ON b.seq = block_search.rowid JOIN block_texts t ON t.seq = b.seq"
            " WHERE block_search MATCH ? ORDER BY worse, b.page, b.start LIMIT ?",
            (match, limit),
        )
        hits: list[BlockHit] = []
        for seq, page, kind, start, end, worse, text in rows:
            opening, closing = _markers(text)
            marked = db.value(
                "SELECT highlight(block_search, 0, ?, ?) FROM block_search WHERE rowid = ? AND block_search MATCH ?",
                (opening, closing, seq, match),
            )
            marks = _marks(marked, opening, closing, start)
            hits.append(BlockHit(page=PageId(page), kind=kind, span=Span(start, end), marks=marks, score=-worse))
    return hits


def _markers(text: str) -> tuple[str, str]:
    """Return two characters that `text` does not hold."""
    held = set(text)
    free = (chr(code) for code in count(PRIVATE_USE) if chr(code) not in held)
    return next(free), next(free)


def _marks(marked: str, opening: str, closing: str, start: int) -> tuple[Span, ...]:
    """Return the spans of the page between the markers that `highlight` put in; `start` is the block's."""
    out: list[Span] = []
    at = start
    for index, piece in enumerate(re.split(f"[{opening}{closing}]", marked)):
        if index % 2:
            out.append(Span(at, at + len(piece)))
        at += len(piece)
    return tuple(out)
