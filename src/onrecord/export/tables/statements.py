"""Tables of statements: who said what on one page, in which words, and who is named there."""

from collections.abc import Iterator

from onrecord.export.selection import Selection
from onrecord.export.tables.columns import (
    JUDGED,
    PRINTED,
    Column,
    ColumnType,
    Row,
    Table,
    judged,
    offsets,
    offsets_of,
    printed,
)

__all__ = ["TABLES"]


def _statements(selection: Selection) -> Iterator[Row]:
    for row in selection.statements():
        yield {
            "statement": row.id,
            **printed(selection, row.page),
            "where": row.where,
            "kind": row.kind,
            "voice": row.voice,
            "words": row.words,
            "pieces": len(row.pieces),
            **offsets_of(row.cue, prefix="cue_"),
            "cue_words": row.cue_words,
            **offsets_of(row.source, prefix="source_"),
            "source_words": row.source_words,
            "within": row.within,
            "said": row.said,
            "to": row.to,
            "said_at": row.said_at.value if row.said_at else None,
            "said_at_basis": row.said_at.basis if row.said_at else None,
            **offsets_of(row.said_at.span if row.said_at else None, prefix="said_at_"),
            "occasion": row.occasion,
            "speaker": row.speaker,
            "speaker_kind": row.speaker_kind,
            "role": row.role,
            "of": row.of,
            "resolved_by": row.resolved_by,
            "confidence": row.confidence,
            **judged(selection, row.id),
            "made_by": row.made_by,
        }


def _pieces(selection: Selection) -> Iterator[Row]:
    for row in selection.statements():
        for number, (span, words) in enumerate(zip(row.content, row.pieces, strict=True), 1):
            yield {"statement": row.id, "piece": number, "page": row.page, **offsets_of(span), "words": words}


def _mentions(selection: Selection) -> Iterator[Row]:
    held = selection.summaries
    for row in selection.store.mentions():
        if row.page in held:
            yield {
                "page": row.page,
                **offsets_of(row.span),
                "words": row.words,
                "name": row.name,
                "kind": row.kind,
                "role": row.role,
                "of": row.of,
            }


TABLES = (
    Table(
        "statements",
        "one statement: one attribution on one page; its words with their offsets are in pieces",
        ("statement",),
        (
            Column("statement", "the statement's id"),
            *PRINTED,
            Column("where", "headline, deck, body, caption, quote"),
            Column("kind", "direct: every letter in quotation marks; mixed: some; indirect: none"),
            Column("voice", "reported, reporter-inferred, narrator: only what is reported is another's claim"),
            Column("words", "the words of its pieces, joined by … ; for exact words see pieces"),
            Column("pieces", "how many pieces its words stand in", ColumnType.INTEGER),
            *offsets("the cue", prefix="cue_"),
            Column("cue_words", "the words of saying: the page's text from cue_start to cue_end"),
            *offsets("the source", prefix="source_"),
            Column("source_words", "who says it, as printed: the page's text from source_start to source_end"),
            Column("within", "the statement whose words this one stands in"),
            Column("said", "something uttered is reported, rather than a stance or an act", ColumnType.BOOLEAN),
            Column("to", "whom it was said to"),
            Column("said_at", "when it was said, ISO 8601: a year, a month, a day, or a day and time"),
            Column("said_at_basis", "what that was resolved against"),
            *offsets("the expression of time", prefix="said_at_"),
            Column("occasion", "the event at which it was said, in the page's words"),
            Column("speaker", "the name that the source stands for on its page"),
            Column("speaker_kind", "person, organisation, government, group, unnamed, unresolved"),
            Column("role", "the speaker's role as printed"),
            Column("of", "whose role it is"),
            Column("resolved_by", "how the source became the speaker"),
            Column("confidence", "from 0 to 1", ColumnType.NUMBER),
            *JUDGED,
            Column("made_by", "what made it: stage@version"),
        ),
        _statements,
    ),
    Table(
        "pieces",
        "one piece of a statement's words",
        ("statement", "piece"),
        (
            Column("statement", "the statement's id"),
            Column("piece", "its place in the statement, from 1", ColumnType.INTEGER),
            Column("page", "the page's id"),
            *offsets("the piece"),
            Column("words", "the exact words, quotation marks among them: the page's text from start to end"),
        ),
        _pieces,
    ),
    Table(
        "mentions",
        "one person, organisation or government named on a page, whether or not they speak",
        ("page", "start", "end"),
        (
            Column("page", "the page's id"),
            *offsets("the name"),
            Column("words", "the exact words: the page's text from start to end"),
            Column("name", "the fullest form of the name on the page"),
            Column("kind", "person, organisation, government, group, unnamed, unresolved"),
            Column("role", "the role printed with it"),
            Column("of", "whose role it is"),
        ),
        _mentions,
    ),
)
"""The tables of statements, in the order in which they are written."""
