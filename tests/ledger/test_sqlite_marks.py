"""Marks are where FTS5 itself would highlight."""

import re
import sqlite3

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ledger.sqlite.marks import marks
from onrecord.ledger.sqlite.search import match_of, terms_of
from onrecord.ledger.sqlite.tables import TOKENIZER
from onrecord.records import Span

LETTERS = "aAbBéÉçŞşıİß_-’'. \n\u0301\u0327àÀñǿøΑάσςЙйжبمשא中文한하1٣½\ue000₂ưế🤔₽\u2066"


def highlighted(text: str, query: str) -> tuple[Span, ...] | None:
    """Return what FTS5 highlights in `text`; None where it does not match."""
    db = sqlite3.connect(":memory:")
    try:
        db.execute(f"CREATE VIRTUAL TABLE t USING fts5 (words, tokenize = '{TOKENIZER}')")
        db.execute("INSERT INTO t VALUES (?)", (text,))
        sql = "SELECT highlight(t, 0, '\x01', '\x02') FROM t WHERE t MATCH ?"
        row = db.execute(sql, (match_of(terms_of(query)),)).fetchone() if terms_of(query) else None
    finally:
        db.close()
    if row is None:
        return None
    out, at = [], 0
    for number, piece in enumerate(re.split("[\x01\x02]", row[0])):
        if number % 2:
            out.append(Span(at, at + len(piece)))
        at += len(piece)
    return tuple(out)


@settings(deadline=None, max_examples=300)
@given(st.text(LETTERS, max_size=40), st.text(LETTERS + '"*', max_size=8))
def test_marks_are_what_fts5_highlights(text: str, query: str) -> None:
    wanted = highlighted(text, query)
    if wanted is not None:
        assert marks(text, terms_of(query), 0) == wanted


@settings(deadline=None, max_examples=100)
@given(st.text(LETTERS, min_size=1, max_size=30))
def test_a_text_is_marked_by_its_own_words(text: str) -> None:
    query = f'"{text}"'
    assert marks(text, terms_of(query), 0) == (highlighted(text, query) or ())


def test_marks_count_from_the_blocks_start() -> None:
    assert marks("the weir", [("weir", False)], 100) == (Span(104, 108),)


def test_a_block_of_one_word_repeated_is_marked_at_once() -> None:
    text = "x " * 250_000
    assert len(marks(text, [("x", False)], 0)) == 250_000
    assert len(marks(text, [("x " * 1_000, False)], 0)) == 1
