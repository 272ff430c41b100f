"""Tables of pages: their texts, and what stands on each."""

from collections.abc import Iterator

from onrecord.export.selection import Selection
from onrecord.export.tables.columns import PRINTED, Column, ColumnType, Row, Table, offsets, offsets_of, printed

__all__ = ["TABLES"]

PAGE = Column("page", "the page's id")
NUMBER = Column("number", "its place among those of the page, from 1", ColumnType.INTEGER)
WORDS = Column("words", "the exact words: the page's text from start to end")


def _pages(selection: Selection) -> Iterator[Row]:
    for page in selection.pages():
        held = selection.summaries[page.id]
        line = page.dateline
        yield {
            **printed(selection, page.id),
            "places": held.places,
            "address": held.address,
            "sightings": held.sightings,
            "capture": page.capture,
            "form": page.form,
            "text_version": page.text_version,
            "language": page.language,
            "title": page.title,
            "updated": page.updated,
            "bylines": page.bylines,
            "canonical": page.canonical,
            "original": page.original,
            "section": page.section,
            "tags": page.tags,
            "licence": page.licence,
            "dateline_place": line.place if line else None,
            "dateline_agency": line.agency if line else None,
            **offsets_of(line.span if line else None, prefix="dateline_"),
            "thread_elsewhere": page.thread_elsewhere,
            "characters": len(page.text),
            "text": page.text,
            "made_by": page.made_by,
        }


def _blocks(selection: Selection) -> Iterator[Row]:
    for page in selection.pages():
        for number, block in enumerate(page.blocks, 1):
            yield {
                **printed(selection, page.id),
                "number": number,
                "kind": block.kind,
                **offsets_of(block.span),
                "words": block.span.of(page.text),
                "path": block.path,
                "why": block.why,
            }


def _credits(selection: Selection) -> Iterator[Row]:
    for page in selection.pages():
        for number, credit in enumerate(page.credits, 1):
            yield {
                "page": page.id,
                "number": number,
                "kind": credit.kind,
                "names": credit.names,
                "whole": credit.whole,
                **offsets_of(credit.span),
                "words": credit.span.of(page.text),
            }


def _pictures(selection: Selection) -> Iterator[Row]:
    for page in selection.pages():
        for number, picture in enumerate(page.pictures, 1):
            yield {
                "page": page.id,
                "number": number,
                "address": picture.address,
                **offsets_of(picture.caption),
                "words": picture.caption.of(page.text) if picture.caption else None,
                **offsets_of(picture.credit, prefix="credit_"),
                "credit_words": picture.credit.of(page.text) if picture.credit else None,
            }


def _runs(selection: Selection) -> Iterator[Row]:
    for page in selection.pages():
        for kind, spans in (("policy", page.policy or ()), ("hidden", page.hidden)):
            for number, span in enumerate(spans, 1):
                yield {
                    "page": page.id,
                    "kind": kind,
                    "number": number,
                    **offsets_of(span),
                    "words": span.of(page.text),
                }


def _evidence(selection: Selection) -> Iterator[Row]:
    for page in selection.pages():
        for kind, facts in (("field", page.evidence), ("note", page.notes)):
            for number, fact in enumerate(facts, 1):
                yield {
                    "page": page.id,
                    "kind": kind,
                    "number": number,
                    "code": fact.code,
                    "text": fact.text,
                    **offsets_of(fact.span),
                    "words": fact.span.of(page.text) if fact.span else None,
                }


def _comments(selection: Selection) -> Iterator[Row]:
    for page in selection.pages():
        for number, comment in enumerate(page.comments, 1):
            yield {
                **printed(selection, page.id),
                "number": number,
                "comment": comment.number,
                "parent": comment.parent,
                "author": comment.author,
                "written": comment.published,
                "printed_time": comment.printed_time,
                "votes": comment.votes,
                "removed": comment.removed,
                **offsets_of(comment.body),
                "words": comment.body.of(page.text),
            }


TABLES = (
    Table(
        "pages",
        "one page: the newest version at its address, with its whole text",
        ("page",),
        (
            *PRINTED,
            Column("places", "every path or address at which it was seen", ColumnType.LIST),
            Column("address", "its canonical address, else its place"),
            Column("sightings", "at how many places and times it was seen", ColumnType.INTEGER),
            Column("capture", "the sha256 of the bytes that it was made of"),
            Column("form", "html or text"),
            Column("text_version", "how the text was made of the bytes"),
            Column("language", "ISO 639-1"),
            Column("title", "its headline"),
            Column("updated", "when the page says that it was last changed, ISO 8601"),
            Column("bylines", "who wrote it", ColumnType.LIST),
            Column("canonical", "the address that it declares for itself"),
            Column("original", "the address that it declares as its report's origin"),
            Column("section", "the section of the outlet"),
            Column("tags", "its keywords", ColumnType.LIST),
            Column("licence", "the licence that it states for itself"),
            Column("dateline_place", "where the report was filed"),
            Column("dateline_agency", "the agency that filed it"),
            *offsets("the dateline", prefix="dateline_"),
            Column("thread_elsewhere", "the system that loads its comments, where they are not in the page"),
            Column("characters", "the length of the text, in code points", ColumnType.INTEGER),
            Column("text", "the whole text, that all offsets count in"),
            Column("made_by", "what made it: stage@version"),
        ),
        _pages,
    ),
    Table(
        "blocks",
        "one block: a run of a page's text with one kind",
        ("page", "number"),
        (
            *PRINTED,
            NUMBER,
            Column("kind", "headline, deck, byline, paragraph, caption, furniture, comment and so on"),
            *offsets("the block"),
            WORDS,
            Column("path", "the path of its element; empty in a text dump"),
            Column("why", "the rule or library that decided its kind"),
        ),
        _blocks,
    ),
    Table(
        "credits",
        "one line of a page that names where its report comes from",
        ("page", "number"),
        (
            PAGE,
            NUMBER,
            Column("kind", "hat-tip, via, source, agency, originally-published, adapted"),
            Column("names", "whom it names"),
            Column("whole", "the report as a whole comes from there, rather than a part of it", ColumnType.BOOLEAN),
            *offsets("the line"),
            WORDS,
        ),
        _credits,
    ),
    Table(
        "pictures",
        "one picture of a page's report",
        ("page", "number"),
        (
            PAGE,
            NUMBER,
            Column("address", "the picture's address as the page gives it"),
            *offsets("the caption"),
            Column("words", "the caption: the page's text from start to end"),
            *offsets("the credit", prefix="credit_"),
            Column("credit_words", "the credit: the page's text from credit_start to credit_end"),
        ),
        _pictures,
    ),
    Table(
        "runs",
        "one run of a page's text that is its discussion policy, or that a browser does not show",
        ("page", "kind", "number"),
        (PAGE, Column("kind", "policy or hidden"), NUMBER, *offsets("the run"), WORDS),
        _runs,
    ),
    Table(
        "evidence",
        "one reason for what a page's fields say, or one note on what could not be done or was put right",
        ("page", "kind", "number"),
        (
            PAGE,
            Column("kind", "field or note"),
            NUMBER,
            Column("code", "of a field: the field and what decided it, such as published:visible"),
            Column("text", "the words that decided, for people"),
            *offsets("the evidence"),
            WORDS,
        ),
        _evidence,
    ),
    Table(
        "comments",
        "one reader's answer under a page",
        ("page", "number"),
        (
            *PRINTED,
            NUMBER,
            Column("comment", "its number as printed, nested answers counted 7.1"),
            Column("parent", "the comment that it answers"),
            Column("author", "the name that its author uses"),
            Column("written", "when it was written, ISO 8601"),
            Column("printed_time", "the time as the page prints it"),
            Column("votes", "its votes as printed", ColumnType.INTEGER),
            Column("removed", "it was taken down: its words are the notice in its place", ColumnType.BOOLEAN),
            *offsets("the comment's body"),
            WORDS,
        ),
        _comments,
    ),
)
"""The tables of pages, in the order in which they are written."""
