"""Tables of discussion policies and of what comments seem to break."""

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


def _rules(selection: Selection) -> Iterator[Row]:
    held = selection.summaries
    for row in selection.store.rules():
        if row.page in held:
            yield {
                "rule": row.id,
                **printed(selection, row.page),
                "name": row.name,
                "allows": row.allows,
                **offsets_of(row.span),
                "words": row.words,
                "checkers": row.checkers,
                "made_by": row.made_by,
            }


def _findings(selection: Selection) -> Iterator[Row]:
    for row in selection.findings():
        yield {
            "finding": row.id,
            **printed(selection, row.page),
            "comment": row.comment,
            "basis": row.basis,
            "rule": row.rule,
            **offsets_of(row.clause, prefix="clause_"),
            "clause_words": row.clause_words,
            **offsets_of(row.span),
            "words": row.words,
            "grade": row.grade,
            "checker": row.checker,
            "text": row.text,
            **judged(selection, row.id),
        }


TABLES = (
    Table(
        "rules",
        "one clause of a page's discussion policy",
        ("rule",),
        (
            Column("rule", "the rule's id"),
            *PRINTED,
            Column("name", "what it is about, such as profanity; other where none of ours fits"),
            Column("allows", "a permission rather than a ban", ColumnType.BOOLEAN),
            *offsets("the clause"),
            Column("words", "the exact words: the page's text from start to end"),
            Column("checkers", "what can decide it; none: a person must", ColumnType.LIST),
            Column("made_by", "what made it: stage@version"),
        ),
        _rules,
    ),
    Table(
        "findings",
        "one comment's words that seem to break the policy, or a notice where no clause is at stake",
        ("finding",),
        (
            Column("finding", "the finding's id"),
            *PRINTED,
            Column("comment", "the comment's number"),
            Column("basis", "policy, default, notice"),
            Column("rule", "the name of the rule"),
            *offsets("the clause", prefix="clause_"),
            Column("clause_words", "the clause: the page's text from clause_start to clause_end"),
            *offsets("what was found"),
            Column("words", "the exact words: the page's text from start to end"),
            Column("grade", "certain, likely, look"),
            Column("checker", "what found it: checker@version"),
            Column("text", "what was found, for people"),
            *JUDGED,
        ),
        _findings,
    ),
)
"""The tables of forums, in the order in which they are written."""
