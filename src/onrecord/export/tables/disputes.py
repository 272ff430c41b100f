"""Tables of matters, of where actors stand on them, and of what cannot both hold."""

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
from onrecord.records import DisputeSide

__all__ = ["TABLES"]

SAID_AT = "when it was said, ISO 8601, perhaps only a year or month; else the page's date"


def _matters(selection: Selection) -> Iterator[Row]:
    for row in selection.matters():
        yield {
            "matter": row.id,
            "name": row.name,
            "kind": row.kind,
            "aliases": row.aliases,
            "utterances": len(row.utterances),
            "pages": row.pages,
            "independent_reports": row.independent_reports,
            "confidence": row.confidence,
            "made_by": row.made_by,
        }


def _touching(selection: Selection) -> Iterator[Row]:
    for row in selection.matters():
        for utterance in row.utterances:
            yield {"matter": row.id, "utterance": utterance}


def _positions(selection: Selection) -> Iterator[Row]:
    for row in selection.positions():
        yield {
            "position": row.id,
            "matter": row.matter,
            "utterance": row.utterance,
            "statement": row.statement,
            "actor": row.actor,
            "speaker": row.speaker,
            "side": row.side,
            "act": row.act,
            "polarity": row.polarity,
            "status": row.status,
            "agreement": row.agreement,
            "plover": row.plover,
            **printed(selection, row.page),
            **offsets_of(row.span),
            "words": row.words,
            "said_at": row.said_at,
            "confidence": row.confidence,
            **judged(selection, row.id),
            "made_by": row.made_by,
        }


def _features(selection: Selection) -> Iterator[Row]:
    for row in selection.positions():
        for number, feature in enumerate(row.features, 1):
            yield {
                "position": row.id,
                "number": number,
                "name": feature.name,
                "value": feature.value,
                "page": row.page,
                **offsets_of(feature.span),
                "words": feature.words,
            }


def _disputes(selection: Selection) -> Iterator[Row]:
    for row in selection.disputes():
        yield {
            "dispute": row.id,
            "matter": row.matter,
            "matter_name": row.matter_name,
            "reason": row.reason.code,
            "reason_text": row.reason.text,
            "grade": row.grade,
            "shift": row.shift,
            **_side(selection, row.a, "a_"),
            **_side(selection, row.b, "b_"),
            "confidence": row.confidence,
            **judged(selection, row.id),
            "made_by": row.made_by,
        }


def _side(selection: Selection, side: DisputeSide, prefix: str) -> Row:
    cells: Row = {
        "utterance": side.utterance,
        "statement": side.statement,
        "actor": side.actor,
        "speaker": side.speaker,
        "side": side.side,
        **printed(selection, side.page),
        **offsets_of(side.span),
        "words": side.words,
        "said_at": side.said_at,
        "cue": side.cue,
    }
    return {prefix + name: cell for name, cell in cells.items()}


def _side_columns(prefix: str, which: str) -> tuple[Column, ...]:
    columns = (
        Column("utterance", "the utterance's id"),
        Column("statement", "the statement's id"),
        Column("actor", "the actor's id"),
        Column("speaker", "who says it"),
        Column("side", "the side that the speaker is on"),
        *PRINTED,
        *offsets("the claim"),
        Column("words", "the exact words: the page's text from start to end"),
        Column("said_at", SAID_AT),
        Column("cue", "the words by which it was said, where they do more than say"),
    )
    return tuple(Column(prefix + row.name, f"of the {which} side: {row.told}", row.type) for row in columns)


TABLES = (
    Table(
        "matters",
        "one matter: what parties speak about",
        ("matter",),
        (
            Column("matter", "the matter's id"),
            Column("name", "its name"),
            Column("kind", "document, proposal, place, event, principle, issue"),
            Column("aliases", "other names", ColumnType.LIST),
            Column("utterances", "how many utterances touch it", ColumnType.INTEGER),
            Column("pages", "on how many pages", ColumnType.INTEGER),
            Column("independent_reports", "in how many independent reports", ColumnType.INTEGER),
            Column("confidence", "from 0 to 1", ColumnType.NUMBER),
            Column("made_by", "what made it: stage@version"),
        ),
        _matters,
    ),
    Table(
        "matter_utterances",
        "one utterance that touches a matter",
        ("matter", "utterance"),
        (Column("matter", "the matter's id"), Column("utterance", "the utterance's id")),
        _touching,
    ),
    Table(
        "positions",
        "one actor's stand on one matter in one utterance",
        ("position",),
        (
            Column("position", "the position's id"),
            Column("matter", "the matter's id"),
            Column("utterance", "the utterance's id"),
            Column("statement", "the statement's id"),
            Column("actor", "the actor's id"),
            Column("speaker", "who takes it"),
            Column("side", "the side that the speaker is on"),
            Column("act", "asserts, denies, supports, rejects, accepts, demands and so on"),
            Column("polarity", "for, against, neutral; negation counted"),
            Column("status", "the status claimed for the matter: proposed, agreed, off-the-table and so on"),
            Column("agreement", "for the matter or against it; empty for neither", ColumnType.BOOLEAN),
            Column("plover", "the code of PLOVER's event that the act amounts to"),
            *PRINTED,
            *offsets("the clause that takes the position"),
            Column("words", "the exact words: the page's text from start to end"),
            Column("said_at", SAID_AT),
            Column("confidence", "from 0 to 1", ColumnType.NUMBER),
            *JUDGED,
            Column("made_by", "what made it: stage@version"),
        ),
        _positions,
    ),
    Table(
        "features",
        "one feature of a position, with the words that show it",
        ("position", "number"),
        (
            Column("position", "the position's id"),
            Column("number", "its place among the position's features, from 1", ColumnType.INTEGER),
            Column("name", "the feature"),
            Column("value", "its value"),
            Column("page", "the page's id"),
            *offsets("the words that show it"),
            Column("words", "the exact words: the page's text from start to end"),
        ),
        _features,
    ),
    Table(
        "disputes",
        "one dispute: two utterances that cannot both hold",
        ("dispute",),
        (
            Column("dispute", "the dispute's id"),
            Column("matter", "the matter's id"),
            Column("matter_name", "the matter's name"),
            Column("reason", "the code of why they cannot both hold"),
            Column("reason_text", "why, for people"),
            Column("grade", "likely, possible"),
            Column("shift", "one actor against an earlier self", ColumnType.BOOLEAN),
            *_side_columns("a_", "first"),
            *_side_columns("b_", "second"),
            Column("confidence", "from 0 to 1", ColumnType.NUMBER),
            *JUDGED,
            Column("made_by", "what made it: stage@version"),
        ),
        _disputes,
    ),
)
"""The tables of matters, in the order in which they are written."""
