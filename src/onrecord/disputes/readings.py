"""Utterances read for their matters: the clauses and noun phrases of each one's fullest report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.disputes.clauses import Clause, balanced_in, clauses_of
from onrecord.disputes.frames import SAYS, Cue, read_cue
from onrecord.disputes.phrases import Phrase, phrases_of
from onrecord.records import Page, Span, Statement, StatementId, Utterance, Where

__all__ = ["Reading", "cue_of", "readings_of", "said_at", "speaker_key"]

TITLED = frozenset({Where.HEADLINE, Where.DECK})
CUE_WINDOW = 40
"""Characters before a cue in which its negator is looked for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One utterance's main statement, cut into clauses; `phrases` has one list a clause."""

    utterance: Utterance
    statement: Statement
    clauses: tuple[Clause, ...]
    phrases: tuple[tuple[Phrase, ...], ...]


def readings_of(utterances: Sequence[Utterance], statements: Mapping[StatementId, Statement]) -> list[Reading]:
    """Return the readings of `utterances` by time and id; one whose statement is not at hand has none.

    A clause that stands in a statement within this one is that one's, not this one's; where nobody is named for the
    inner statement, its words stay the outer speaker's.
    """
    inner: dict[StatementId, list[Statement]] = {}
    for key in sorted(statements):
        row = statements[key]
        if row.within is not None:
            inner.setdefault(row.within, []).append(row)
    out: list[Reading] = []
    for utterance in sorted(utterances, key=lambda u: (u.first or "", u.id)):
        statement = statements.get(utterance.statement)
        if statement is None or (statement.within in statements and not statement.speaker):
            continue
        taken = [span for row in inner.get(statement.id, ()) if row.speaker for span in row.content]
        clauses = tuple(
            kept for clause in clauses_of(statement) if (kept := _outside(clause, taken, statement)) is not None
        )
        phrases = tuple(
            tuple(
                phrases_of(
                    clause,
                    statement.pieces[clause.piece],
                    statement.content[clause.piece].start,
                    titled=statement.where in TITLED,
                )
            )
            for clause in clauses
        )
        out.append(Reading(utterance, statement, clauses, phrases))
    return out


def _outside(clause: Clause, taken: Sequence[Span], statement: Statement) -> Clause | None:
    """Return what of the clause comes before the words of another's statement; None where they begin it."""
    inside = [span.start for span in taken if span.touches(clause.span)]
    if not inside:
        return clause
    kept = [word for word in clause.tokens if word.end <= min(inside)]
    if not kept:
        return None
    base, piece = statement.content[clause.piece].start, statement.pieces[clause.piece]
    text = clause.text[: kept[-1].end - clause.start]
    return replace(clause, span=balanced_in(piece, base, Span(kept[0].start, kept[-1].end)), text=text)


def speaker_key(utterance: Utterance) -> str:
    """Return what tells one speaker from another: the actor, else the printed name, else the utterance itself."""
    return utterance.actor or utterance.speaker or utterance.id


def cue_of(statement: Statement, page: Page) -> Cue:
    """Return what the statement's cue does, a negator between source and cue counted."""
    if statement.cue is None:
        return SAYS
    start = max(0, statement.cue.start - CUE_WINDOW)
    if statement.source is not None and statement.source.end <= statement.cue.start:
        start = max(start, statement.source.end)
    before = page.text[start : statement.cue.start]
    return read_cue(statement.cue.of(page.text), before, statement.pieces[0] if statement.pieces else "")


def said_at(statement: Statement, utterance: Utterance, page: Page) -> str | None:
    """Return when a thing was said: as the page tells, else the date of the first page that reports it."""
    if statement.said_at is not None and statement.said_at.value:
        return statement.said_at.value
    return utterance.first or page.published
