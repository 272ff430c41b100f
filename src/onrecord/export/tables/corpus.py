"""Tables of what is found across pages: actors, utterances and stories."""

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
from onrecord.ledger import copy_id
from onrecord.records import Copy, StoryId, Verdict

__all__ = ["TABLES"]


def _actors(selection: Selection) -> Iterator[Row]:
    for row in selection.actors():
        yield {
            "actor": row.id,
            "name": row.name,
            "kind": row.kind,
            "aliases": row.aliases,
            "side": row.side,
            "statements": len(row.statements),
            "pages": row.pages,
            "mentioned": row.mentioned,
            "made_by": row.made_by,
        }


def _spoken(selection: Selection) -> Iterator[Row]:
    held = None if selection.matter is None else {row.id for row in selection.statements()}
    for row in selection.actors():
        for statement in row.statements:
            if held is None or statement in held:
                yield {"actor": row.id, "statement": statement}


def _roles(selection: Selection) -> Iterator[Row]:
    for row in selection.actors():
        for number, role in enumerate(row.roles, 1):
            yield {
                "actor": row.id,
                "number": number,
                "name": row.name,
                "role": role.role,
                "of": role.of,
                "first": role.first,
                "last": role.last,
                "from": role.since,
                "to": role.until,
                "by_user": role.by_user,
            }


def _utterances(selection: Selection) -> Iterator[Row]:
    for row in selection.utterances():
        yield {
            "utterance": row.id,
            "actor": row.actor,
            "speaker": row.speaker,
            "words": row.words,
            "statement": row.statement,
            **printed(selection, row.page),
            "first": row.first,
            "pages": row.pages,
            "independent_reports": row.independent_reports,
            "made_by": row.made_by,
        }


def _variants(selection: Selection) -> Iterator[Row]:
    for row in selection.utterances():
        for variant in row.variants:
            yield {
                "utterance": row.id,
                "statement": variant.statement,
                **printed(selection, variant.page),
                "variant": variant.variant,
                "differs": variant.differs,
                "altered": variant.altered,
                "negation": variant.negation,
                "bracketed": variant.bracketed,
            }


def _stories(selection: Selection) -> Iterator[Row]:
    for row in selection.stories():
        original, missing = row.original, row.missing_original
        yield {
            "story": row.id,
            "headline": row.headline,
            "original": original.page if original else None,
            "original_place": original.place if original else None,
            "missing_original": missing.name if missing else None,
            "missing_evidence": [f"{fact.code}: {fact.text}" for fact in missing.evidence] if missing else [],
            "copies": len(row.copies),
            "excerpts": len(row.excerpts),
            "earliest": row.earliest,
            "made_by": row.made_by,
        }


def _edges(selection: Selection) -> Iterator[tuple[StoryId, str, Copy]]:
    """Yield each copy and excerpt with its story and its id, those aside that a person rejected."""
    for story in selection.stories():
        for row in (*story.copies, *story.excerpts):
            edge = copy_id(row.page, row.parent)
            if selection.state(edge) != Verdict.REJECTED:
                yield story.id, edge, row


def _copies(selection: Selection) -> Iterator[Row]:
    for story, edge, row in _edges(selection):
        yield {
            "copy": edge,
            "story": story,
            **printed(selection, row.page),
            "place": row.place,
            "parent": row.parent,
            "relation": row.relation,
            "credit": row.credit,
            "headline_changed": row.headline_changed,
            "body_changed": row.body_changed,
            "dropped": row.dropped,
            "added": row.added,
            "containment": row.containment,
            "confidence": row.confidence,
            **judged(selection, edge),
        }


def _passages(selection: Selection) -> Iterator[Row]:
    for story, edge, row in _edges(selection):
        for number, passage in enumerate(row.passages, 1):
            yield {
                "story": story,
                "copy": edge,
                "number": number,
                "change": passage.change,
                "page": row.page,
                **offsets_of(passage.span),
                "parent": row.parent,
                **offsets_of(passage.parent_span, prefix="parent_"),
            }


def _reasons(selection: Selection) -> Iterator[Row]:
    for story, edge, row in _edges(selection):
        for number, fact in enumerate(row.evidence, 1):
            yield {
                "story": story,
                "copy": edge,
                "number": number,
                "code": fact.code,
                "text": fact.text,
                "page": row.page,
                **offsets_of(fact.span),
            }


TABLES = (
    Table(
        "actors",
        "one person, organisation or government across pages",
        ("actor",),
        (
            Column("actor", "the actor's id"),
            Column("name", "the fullest name"),
            Column("kind", "person, organisation, government, group"),
            Column("aliases", "other names", ColumnType.LIST),
            Column("side", "the side that the actor is on, as the user set it"),
            Column("statements", "how many statements the actor makes, on all pages", ColumnType.INTEGER),
            Column("pages", "on how many pages the actor speaks", ColumnType.INTEGER),
            Column("mentioned", "on how many pages the actor is named, speaking or not", ColumnType.INTEGER),
            Column("made_by", "what made it: stage@version"),
        ),
        _actors,
    ),
    Table(
        "actor_statements",
        "one statement of an actor",
        ("actor", "statement"),
        (Column("actor", "the actor's id"), Column("statement", "the statement's id")),
        _spoken,
    ),
    Table(
        "roles",
        "one role of an actor, as the user set it or as pages print it",
        ("actor", "number"),
        (
            Column("actor", "the actor's id"),
            Column("number", "its place among the actor's roles, from 1", ColumnType.INTEGER),
            Column("name", "the actor's name"),
            Column("role", "the role"),
            Column("of", "whose role it is"),
            Column("first", "the first day on which pages print it"),
            Column("last", "the last day on which pages print it"),
            Column("from", "when it began, as the user set it: a day, month or year"),
            Column("to", "when it ended, as the user set it"),
            Column("by_user", "the user set it", ColumnType.BOOLEAN),
        ),
        _roles,
    ),
    Table(
        "utterances",
        "one utterance: the thing once said, with the statements that report it in variants",
        ("utterance",),
        (
            Column("utterance", "the utterance's id"),
            Column("actor", "the actor's id"),
            Column("speaker", "the actor's name"),
            Column("words", "the fullest report's words, its pieces joined by … ; for exact words see pieces"),
            Column("statement", "the statement whose words these are"),
            *PRINTED,
            Column("first", "the earliest date among its pages"),
            Column("pages", "how many pages report it", ColumnType.INTEGER),
            Column("independent_reports", "how many of these are not copies of others", ColumnType.INTEGER),
            Column("made_by", "what made it: stage@version"),
        ),
        _utterances,
    ),
    Table(
        "variants",
        "one report of an utterance",
        ("utterance", "statement"),
        (
            Column("utterance", "the utterance's id"),
            Column("statement", "the statement that reports it"),
            *PRINTED,
            Column("variant", "how its words stand to the fullest: full, truncated, spliced, altered and so on"),
            Column("differs", "the words altered, as theirs → ours", ColumnType.LIST),
            Column("altered", "a quotation whose quoted words differ from the fullest", ColumnType.BOOLEAN),
            Column("negation", "the words that differ turn a negation on or off", ColumnType.BOOLEAN),
            Column("bracketed", "some words that differ are in an editor's brackets", ColumnType.BOOLEAN),
        ),
        _variants,
    ),
    Table(
        "stories",
        "one story: the pages that carry the same report; its copies are in copies",
        ("story",),
        (
            Column("story", "the story's id"),
            Column("headline", "its headline"),
            Column("original", "the page that printed it first"),
            Column("original_place", "where that page was seen"),
            Column("missing_original", "the name of an original that the ledger does not hold"),
            Column("missing_evidence", "why that is thought, code: words", ColumnType.LIST),
            Column("copies", "how many pages copy it, rejected ones too", ColumnType.INTEGER),
            Column("excerpts", "how many pages of other stories carry a passage of it", ColumnType.INTEGER),
            Column("earliest", "the earliest published date among its pages"),
            Column("made_by", "what made it: stage@version"),
        ),
        _stories,
    ),
    Table(
        "copies",
        "one page made from another, or from an original that the ledger lacks",
        ("story", "copy"),
        (
            Column("copy", "the id of the edge from the page to its parent"),
            Column("story", "the story's id; an excerpt's page is of another story"),
            *PRINTED,
            Column("parent", "the page that it was made from; empty where the ledger lacks it"),
            Column("relation", "reprint, rewrite, expansion, excerpt"),
            Column("credit", "the name that its credit line gives"),
            Column("headline_changed", "its headline is another", ColumnType.BOOLEAN),
            Column("body_changed", "its body is another", ColumnType.BOOLEAN),
            Column("dropped", "the kinds of block that its parent has and it lacks", ColumnType.LIST),
            Column("added", "the kinds of block that it has and its parent lacks", ColumnType.LIST),
            Column("containment", "share of its words, quotations aside, that stand in its parent", ColumnType.NUMBER),
            Column("confidence", "from 0 to 1", ColumnType.NUMBER),
            *JUDGED,
        ),
        _copies,
    ),
    Table(
        "passages",
        "one paragraph of a copy that is not the same as its parent's, or that it moved, added or dropped",
        ("story", "copy", "number"),
        (
            Column("story", "the story's id"),
            Column("copy", "the copy's id"),
            Column("number", "its place in the order of the parent, from 1", ColumnType.INTEGER),
            Column("change", "same, moved, reworded, added, dropped"),
            Column("page", "the copy's page"),
            *offsets("the passage"),
            Column("parent", "the parent's page"),
            *offsets("the parent's passage, in the parent's text,", prefix="parent_"),
        ),
        _passages,
    ),
    Table(
        "copy_evidence",
        "one reason why a page is thought to be a copy",
        ("story", "copy", "number"),
        (
            Column("story", "the story's id"),
            Column("copy", "the copy's id"),
            Column("number", "its place among the reasons, from 1", ColumnType.INTEGER),
            Column("code", "such as credit-line, shared-error, containment"),
            Column("text", "the words that decided, for people"),
            Column("page", "the copy's page"),
            *offsets("the evidence"),
        ),
        _reasons,
    ),
)
"""The tables of what is found across pages, in the order in which they are written."""
