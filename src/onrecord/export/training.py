"""`onrecord export training`: what people judged, as examples from which a model can be trained or measured."""

from collections.abc import Iterator
from functools import lru_cache
from typing import BinaryIO

import msgspec

from onrecord.export.selection import Selection
from onrecord.ledger import NotFoundError, RecordKind, as_edited, current_judgements, machine_store
from onrecord.ledger.kinds import TYPES
from onrecord.records import (
    Anchor,
    BlockKind,
    CodedPosition,
    Copy,
    Decision,
    DecisionId,
    Dispute,
    Finding,
    Judgement,
    Page,
    PageId,
    Position,
    Record,
    Span,
    Statement,
    Verdict,
    canonical_json,
    from_json,
    hull,
)

__all__ = ["ExampleLine", "ExampleText", "write_training"]

PAGES_HELD = 64
LABELS = {Verdict.ACCEPTED: "right", Verdict.EDITED: "right", Verdict.REJECTED: "wrong", Verdict.UNSURE: "unsure"}

Judged = Statement | Finding | Copy | Position | Dispute


class ExampleText(Record, frozen=True, kw_only=True):
    """The paragraphs around a record, with the places of its parts counted from the beginning of `text`."""

    page: PageId
    span: Span
    """Where the text stands on the page."""
    text: str
    language: str | None
    content: tuple[Span, ...]
    """What was said, copied or found."""
    cue: Span | None = None
    source: Span | None = None


class ExampleLine(Record, frozen=True, kw_only=True):
    """One record that a person judged: whether it is right, and in which words it stands."""

    kind: str
    label: str
    """`right`, `wrong` or `unsure`. A record that a person edited is right as edited."""
    verdict: Verdict
    who: str
    at: str
    note: str
    judgement: DecisionId
    anchor: Anchor
    orphan: bool
    """Whether the machine no longer finds it."""
    record: str | None
    """The id of the record that it is about now."""
    machine: msgspec.Raw
    """The record as the machine had it when it was judged; null where a person coded it from nothing."""
    person: msgspec.Raw
    """The record as a person has it; null where nothing was edited."""
    texts: tuple[ExampleText, ...]
    """Where the right spans stand, of a wrong record the wrong ones: one text, of a dispute one a side; none of a copy,
    which is two whole pages, and none of a page that is not held."""


def write_training(selection: Selection, file: BinaryIO) -> None:
    """Write a line for each judgement that stands, in the order in which they were made.

    It is of the whole ledger. What was judged of a page that was taken down has no words any more, and no line.
    """
    for line in _lines(selection):
        file.write(canonical_json(line) + b"\n")


def _lines(selection: Selection) -> Iterator[ExampleLine]:
    store = machine_store(selection.store)
    log = {row.id: row for row in store.decisions()}

    @lru_cache(maxsize=PAGES_HELD)
    def page(name: PageId) -> Page | None:
        try:
            return store.page(name)
        except NotFoundError:
            return None

    for row in current_judgements(store):
        decision = log[row.decision]
        if decision.copy is None:
            continue
        machine, person = _versions(decision, row)
        chosen = person or machine
        yield ExampleLine(
            kind=row.anchor.kind,
            label=LABELS[row.verdict],
            verdict=row.verdict,
            who=row.who,
            at=row.at,
            note=row.note,
            judgement=row.decision,
            anchor=row.anchor,
            orphan=row.record is None,
            record=row.record,
            machine=_raw(machine),
            person=_raw(person),
            texts=tuple(text for name, spans in _spans(chosen) if (text := _text(page(name), spans)) is not None),
        )


def _versions(decision: Decision, row: Judgement) -> tuple[Judged | None, Judged | None]:
    """Return the record as the machine had it and as a person has it, either None."""
    kind = TYPES[RecordKind(row.anchor.kind)]
    held = decision.copy or ""
    coded = row.verdict is Verdict.EDITED and row.changes is None
    record = from_json(held, CodedPosition if coded and kind is Position else kind)
    assert isinstance(record, (Statement, Finding, Copy, Position, Dispute))
    if coded:
        return None, record
    return record, as_edited(record, row.changes) if row.changes is not None else None


def _raw(record: Judged | None) -> msgspec.Raw:
    return msgspec.Raw(canonical_json(record))


Parts = tuple[tuple[Span, ...], Span | None, Span | None]
"""Content, cue and source, as spans of the page."""


def _spans(record: Judged | None) -> Iterator[tuple[PageId, Parts]]:
    match record:
        case Statement():
            yield record.page, (record.content, record.cue, record.source)
        case Finding() | Position():
            yield record.page, ((record.span,), None, None)
        case Dispute():
            for side in (record.a, record.b):
                yield side.page, ((side.span,), None, None)


def _text(page: Page | None, parts: Parts) -> ExampleText | None:
    """Return the paragraphs that hold the parts; None where the page is not held, or is shorter than they say."""
    content, cue, source = parts
    spans = [*content, *(span for span in (cue, source) if span is not None)]
    if page is None or not spans or hull(spans).end > len(page.text):
        return None
    whole = hull(spans)
    blocks = [row.span for row in page.blocks if row.span.touches(whole) and row.kind is not BlockKind.FURNITURE]
    around = hull([whole, *blocks])
    return ExampleText(
        page=page.id,
        span=around,
        text=around.of(page.text),
        language=page.language,
        content=tuple(_from(around, span) for span in content),
        cue=_from(around, cue) if cue else None,
        source=_from(around, source) if source else None,
    )


def _from(around: Span, span: Span) -> Span:
    return Span(span.start - around.start, span.end - around.start)
