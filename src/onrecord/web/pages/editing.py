"""Putting a record right: a statement's speaker, words and kind; a position's act and polarity; a finding's grade."""

from typing import cast

from starlette.responses import Response

from onrecord.ledger import (
    BadEditError,
    JudgedMeanwhileError,
    NotFoundError,
    PageSummary,
    RecordKind,
    as_edited,
    now,
    record_id,
)
from onrecord.records import (
    Act,
    Changes,
    DecisionId,
    Finding,
    FindingGrade,
    Page,
    Polarity,
    Position,
    Record,
    Span,
    Statement,
    StatementKind,
    Verdict,
    Voice,
)
from onrecord.run import judge, span_of
from onrecord.web.answers import Answer, Problem
from onrecord.web.desk import Desk
from onrecord.web.drawing.marking import TextMark
from onrecord.web.pages.excerpts import Excerpt, excerpt
from onrecord.web.pages.judging import back, meanwhile, settled
from onrecord.web.pages.review import Item, item

__all__ = ["EditView", "edit", "edit_posted"]

Editable = Statement | Position | Finding
KINDS = {"statements": RecordKind.STATEMENT, "positions": RecordKind.POSITION, "findings": RecordKind.FINDING}
CHOICES: dict[RecordKind, dict[str, tuple[str, ...]]] = {
    RecordKind.STATEMENT: {"kind": tuple(StatementKind), "voice": tuple(Voice)},
    RecordKind.POSITION: {"act": tuple(Act), "polarity": tuple(Polarity)},
    RecordKind.FINDING: {"grade": tuple(FindingGrade)},
}
"""The fields that take one of a few words."""
NAMES = ("speaker", "role", "of")
PLACES = ("content", "cue", "source")


class EditView(Record, frozen=True, kw_only=True):
    """A record as it would be with what was typed."""

    item: Item
    page: PageSummary
    typed: dict[str, str]
    """What the form holds, by field."""
    choices: dict[str, tuple[str, ...]]
    names: tuple[str, ...]
    places: tuple[str, ...]
    """The fields that are runs of the page's text."""
    excerpt: Excerpt
    """The words around it, marked as typed."""
    words: dict[str, tuple[str, ...]]
    """The words of each place as typed."""
    note: str
    problem: Problem | None
    """Why what was typed cannot be."""
    next: str


def edit(desk: Desk) -> Answer:
    """Return the form by which a record is put right."""
    held, record, page = _found(desk)
    return _view(desk, held, record, page, _typed(record))


def edit_posted(desk: Desk) -> Answer | Response:
    """Show what was typed in its page, or store it as the visitor's word."""
    held, record, page = _found(desk)
    typed = {name: desk.words(name) for name in _typed(record)}
    try:
        changes = _changes(record, page, typed)
        if desk.words("do") != "save":
            return _view(desk, held, as_edited(record, changes), page, typed)
        done = judge(
            desk.store,
            held.id,
            Verdict.EDITED,
            who=desk.who,
            at=now(),
            note=desk.words("note"),
            changes=changes,
            seen=DecisionId(desk.words("seen")) if desk.words("seen") else None,
        )
    except JudgedMeanwhileError as error:
        return meanwhile(desk, error, Verdict.EDITED, held.id)
    except BadEditError as error:
        told = Problem(code=error.code, message=error.message, next=error.next)
        return _view(desk, held, record, page, typed, told)
    settled(desk)
    return back(desk, done.decision.id)


def _found(desk: Desk) -> tuple[Item, Editable, Page]:
    kind = KINDS[desk.request.url.path.split("/")[1]]
    name = desk.find(kind, desk.path("id"))
    found = item(desk, kind, name)
    record = (found.statement or found.position or found.finding) if found is not None else None
    if found is None or record is None:
        raise NotFoundError("no-such-record", f"no {kind.value} is called “{name}”", "Search for it.")
    return found, record, desk.store.page(record.page)


def _typed(record: Editable) -> dict[str, str]:
    """Return what the form holds before anything is typed."""
    match record:
        case Statement():
            return {
                "speaker": record.speaker or "",
                "role": record.role or "",
                "of": record.of or "",
                "kind": record.kind.value,
                "voice": record.voice.value,
                "content": "\n".join(_written(span) for span in record.content),
                "cue": _written(record.cue) if record.cue else "",
                "source": _written(record.source) if record.source else "",
            }
        case Position():
            return {"act": record.act.value, "polarity": record.polarity.value}
        case Finding():
            return {"grade": record.grade.value}


def _written(span: Span) -> str:
    return f"{span.start}-{span.end}"


def _changes(record: Editable, page: Page, typed: dict[str, str]) -> Changes:
    """Return what was typed as changes; raise BadEditError where it cannot be understood."""
    kind = next(kind for kind, form in _FORMS.items() if isinstance(record, form))
    given: dict[str, object] = {}
    for name, among in CHOICES[kind].items():
        if typed[name] not in among:
            raise BadEditError("bad-choice", f"“{typed[name][:60]}” is no {name}", f"One of: {', '.join(among)}.")
        given[name] = typed[name]
    if isinstance(record, Statement):
        given |= {name: typed[name] or None for name in NAMES}
        near = record.content[0].start
        lines = [line for line in typed["content"].splitlines() if line.strip()]
        content = tuple(_located(page, line, near) for line in lines)
        given |= {"content": content, "pieces": tuple(span.of(page.text) for span in content)}
        for name in ("cue", "source"):
            span = _located(page, typed[name], near) if typed[name] else None
            given |= {name: span, f"{name}_words": span.of(page.text) if span else None}
    before = {name: getattr(record, name) for name in given}
    parsers = {"kind": StatementKind, "voice": Voice, "act": Act, "polarity": Polarity, "grade": FindingGrade}
    parsed = {name: parsers[name](cast(str, value)) if name in parsers else value for name, value in given.items()}
    return Changes(**{name: value for name, value in parsed.items() if value != before[name]})  # type: ignore[arg-type]


_FORMS: dict[RecordKind, type[Record]] = {
    RecordKind.STATEMENT: Statement,
    RecordKind.POSITION: Position,
    RecordKind.FINDING: Finding,
}


def _located(page: Page, said: str, near: int) -> Span:
    """Return the run of the page's text that a person gives as START-END, or by its exact words: the nearest."""
    said = said.strip()
    before, after = page.text.rfind(said, 0, near), page.text.find(said, near)
    starts = [place for place in (before, after) if place >= 0]
    try:
        span = span_of(said)
    except BadEditError:
        if not starts:
            raise
        start = min(starts, key=lambda place: abs(place - near))
        span = Span(start, start + len(said))
    if span is None or not 0 <= span.start < span.end <= len(page.text):
        raise BadEditError(
            "bad-span",
            f"“{said[:60]}” lies outside the page, which has {len(page.text):,} characters",
            "Give START-END, or words exactly as the page has them.",
        )
    return span


def _view(
    desk: Desk, held: Item, record: Editable, page: Page, typed: dict[str, str], problem: Problem | None = None
) -> Answer:
    marks, words = _marked(record)
    view = EditView(
        item=held,
        page=desk.store.summary(page.id),
        typed=typed,
        choices=CHOICES[held.kind],
        names=NAMES if isinstance(record, Statement) else (),
        places=PLACES if isinstance(record, Statement) else (),
        excerpt=excerpt(page, [mark.span for mark in marks], marks),
        words=words,
        note=desk.words("note"),
        problem=problem,
        next=desk.words("next") or held.place,
    )
    return Answer("edit.html.j2", view, 400 if problem else 200)


def _marked(record: Editable) -> tuple[list[TextMark], dict[str, tuple[str, ...]]]:
    if not isinstance(record, Statement):
        return [TextMark(kind="at", span=record.span, record=record_id(record))], {}
    marks = [TextMark(kind="at", span=span, record=record.id) for span in record.content]
    marks += [TextMark(kind="cue", span=record.cue)] if record.cue else []
    marks += [TextMark(kind="source", span=record.source)] if record.source else []
    words = {
        "content": record.pieces,
        "cue": (record.cue_words,) if record.cue_words else (),
        "source": (record.source_words,) if record.source_words else (),
    }
    return marks, words
