"""Tables of what people decided, and of what could not be done."""

from collections.abc import Iterator

from onrecord.export.selection import Selection
from onrecord.export.tables.columns import Column, ColumnType, Row, Table, offsets, offsets_of
from onrecord.ledger import current_judgements, placed_failures
from onrecord.records import Judgement

__all__ = ["TABLES"]


def _judgements(selection: Selection) -> Iterator[Judgement]:
    """Yield every judgement; for one matter, those on its pages."""
    held = selection.summaries
    for row in sorted(current_judgements(selection.store), key=lambda row: row.decision):
        pages = {row.anchor.page, *(quoted.page for quoted in row.anchor.quoted)}
        if selection.matter is None or any(page in held for page in pages):
            yield row


def _judged(selection: Selection) -> Iterator[Row]:
    for row in _judgements(selection):
        yield {
            "decision": row.decision,
            "kind": row.anchor.kind,
            "record": row.record,
            "verdict": row.verdict,
            "who": row.who,
            "at": row.at,
            "note": row.note,
            "page": row.anchor.page,
            "parent": row.anchor.parent,
            "label": row.anchor.label,
        }


def _quoted(selection: Selection) -> Iterator[Row]:
    for row in _judgements(selection):
        for number, quoted in enumerate(row.anchor.quoted, 1):
            yield {
                "decision": row.decision,
                "number": number,
                "page": quoted.page,
                **offsets_of(quoted.span),
                "words": quoted.words,
            }


def _failures(selection: Selection) -> Iterator[Row]:
    captures = {held.capture for held in selection.summaries.values()}
    for row in placed_failures(selection.store):
        if selection.matter is None or row.capture in captures:
            yield {
                "failure": row.id,
                "place": row.place,
                "capture": row.capture,
                "stage": row.stage,
                "code": row.code,
                "message": row.message,
                "next": row.next,
            }


TABLES = (
    Table(
        "judgements",
        "one person's word on a record, rejections too",
        ("decision",),
        (
            Column("decision", "the decision's id"),
            Column("kind", "statement, finding, copy, position, dispute"),
            Column("record", "the id of the record judged; empty while the judgement waits for one that fits"),
            Column("verdict", "accepted, rejected, edited, unsure"),
            Column("who", "who judged"),
            Column("at", "when, ISO 8601 UTC"),
            Column("note", "what they noted"),
            Column("page", "the page's id"),
            Column("parent", "of a copy: the page that it was made from"),
            Column("label", "what else tells the record apart: a finding's rule, a position's matter"),
        ),
        _judged,
    ),
    Table(
        "judged_words",
        "words of a page that a judgement rests on",
        ("decision", "number"),
        (
            Column("decision", "the decision's id"),
            Column("number", "its place among the words judged, from 1", ColumnType.INTEGER),
            Column("page", "the page's id"),
            *offsets("the words"),
            Column("words", "the exact words, as they were judged: that page's text from start to end"),
        ),
        _quoted,
    ),
    Table(
        "failures",
        "what was skipped, abstained from or failed",
        ("failure",),
        (
            Column("failure", "the failure's id"),
            Column("place", "the path or address"),
            Column("capture", "the sha256 of its bytes"),
            Column("stage", "what failed"),
            Column("code", "why, as a code"),
            Column("message", "why, for people"),
            Column("next", "what to do"),
        ),
        _failures,
    ),
)
"""The tables of people's decisions and of failures, in the order in which they are written."""
