"""One dispute: the two statements side by side in their pages, why they cannot both hold, and what shows it."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from onrecord.export.dossier.wording import ACTS, STATUSES
from onrecord.ledger import NotFoundError, RecordKind
from onrecord.records import (
    Act,
    Dispute,
    DisputeSide,
    Feature,
    Page,
    Position,
    Record,
    Span,
    Statement,
    Status,
    Utterance,
    Variant,
    hull,
)
from onrecord.web.answers import Answer
from onrecord.web.desk import Desk
from onrecord.web.drawing.marking import TextMark, marked

__all__ = ["dispute"]

REPORTS = 12
"""Other reports of an utterance that the page shows; the rest are on the utterance's own."""
AROUND = 280
"""Code points of a paragraph that are shown before and after what was said."""
LONGEST = 3_000
POSITIONS = 50
REASONS = {
    "status": "They give the matter two statuses that it cannot both have",
    "denial": "One asserts what the other denies",
    "names-and-rejects": "One turns away what the other says",
    "polarity": "One is for it, the other against it",
    "opposite": "They say opposite things of it",
    "number": "They give two figures for one thing",
    "date": "They give two dates for one thing",
    "condition": "One says it on a condition, the other without it",
    "clarified": "What was said was later explained as meant otherwise",
    "compared": "No single word tells it",
}
"""Why two statements cannot both hold, by the code of the reason."""


class Passage(Record, frozen=True, kw_only=True):
    """A run of a page's text around what was said, and what stands in it."""

    span: Span
    words: str
    marks: tuple[TextMark, ...]
    before: bool
    """Whether its paragraph begins earlier."""
    after: bool

    @property
    def html(self) -> Markup:
        """The words with their marks."""
        return marked(self.words, self.span.start, self.marks)


class Shown(Record, frozen=True, kw_only=True):
    """Words of the page that the reason rests on, and what they show."""

    words: str
    span: Span
    told: str


class SideView(Record, frozen=True, kw_only=True):
    """One side of a dispute, in its page."""

    side: DisputeSide
    statement: Statement | None
    """None where the ledger no longer holds it."""
    passage: Passage | None
    """None where the page was taken down."""
    position: Position | None
    """Its position on the matter, where it takes one."""
    evidence: tuple[Shown, ...] = ()
    pages: int = 0
    """Pages that report the utterance."""
    independent_reports: int = 0
    reports: tuple[Variant, ...] = ()
    """Other reports of it, the first of them."""
    reports_total: int = 0


class DisputeView(Record, frozen=True, kw_only=True):
    """What a dispute's page shows."""

    dispute: Dispute
    why: str
    """The typed reason as a sentence, without its full stop."""
    sides: tuple[SideView, SideView]


def dispute(desk: Desk) -> Answer:
    """Return the page of a dispute."""
    found = desk.record(RecordKind.DISPUTE, Dispute, desk.path("id"))
    view = DisputeView(
        dispute=found,
        why=REASONS.get(found.reason.code, "The two cannot both hold"),
        sides=(_side(desk, found, found.a), _side(desk, found, found.b)),
    )
    return Answer("dispute.html.j2", view)


def _side(desk: Desk, found: Dispute, side: DisputeSide) -> SideView:
    page = _page(desk, side)
    said = next((row for row in desk.store.related(Utterance, side.statement, limit=1)), None)
    statement = desk.held(RecordKind.STATEMENT, Statement, side.statement)
    position = _position(desk, found, side)
    evidence = tuple(_evidence(position.features)) if position and position.page == side.page else ()
    others = [row for row in said.variants if row.statement != side.statement] if said else []
    return SideView(
        side=side,
        statement=statement,
        passage=_passage(page, side, statement, evidence) if page else None,
        position=position,
        evidence=evidence,
        pages=said.pages if said else 0,
        independent_reports=said.independent_reports if said else 0,
        reports=tuple(others[:REPORTS]),
        reports_total=len(others),
    )


def _page(desk: Desk, side: DisputeSide) -> Page | None:
    try:
        return desk.store.page(side.page)
    except NotFoundError:
        return None


def _position(desk: Desk, found: Dispute, side: DisputeSide) -> Position | None:
    """Return what the side's statement says of the matter: of several positions the one of its words."""
    rows = [
        row
        for row in desk.store.related(Position, side.statement, limit=POSITIONS)
        if row.matter == found.matter and not desk.rejects(row.id)
    ]
    return max(rows, key=lambda row: (row.span.touches(side.span), row.confidence), default=None)


def _evidence(features: Iterable[Feature]) -> Iterator[Shown]:
    for row in features:
        told = _told(row)
        if told and row.span is not None and row.words:
            yield Shown(words=row.words, span=row.span, told=told)


def _told(row: Feature) -> str:
    """Return what a feature's words show; "" for one that no reason rests on."""
    match row.name:
        case "touch":
            return "speaks of the matter in other words" if row.value == "echo" else "names the matter"
        case "status":
            return f"calls it {STATUSES[Status(row.value)]}"
        case "not-status":
            return f"says that it is not {STATUSES[Status(row.value)]}"
        case "act" | "cue":
            return ACTS[Act(row.value)]
        case "negation":
            return "negates"
        case "condition":
            return "sets a condition"
        case "number":
            return "gives a figure"
        case "date":
            return "gives a date"
        case "reported-by":
            return "is who reports it"
    return ""


def _passage(page: Page, side: DisputeSide, statement: Statement | None, evidence: Iterable[Shown]) -> Passage:
    """Return the paragraph or paragraphs that hold the side's words, cut where they are long."""
    parts = [side.span]
    if statement is not None:
        around = (*statement.content, statement.cue, statement.source)
        parts += [span for span in around if span is not None and abs(span.start - side.span.start) < LONGEST]
    core = hull(parts)
    blocks = [block.span for block in page.blocks if block.span.touches(core)]
    whole = hull([core, *blocks]) if blocks else Span(max(0, core.start - AROUND), core.end + AROUND)
    start = _cut(page.text, max(whole.start, core.start - AROUND), whole.start, step=-1)
    end = _cut(page.text, min(whole.end, core.end + AROUND, len(page.text)), min(whole.end, len(page.text)), step=1)
    marks = [TextMark(kind="at", span=side.span, record=side.statement)]
    if statement is not None:
        marks += [TextMark(kind="statement", span=span, record=statement.id) for span in statement.content]
        if statement.cue is not None:
            marks.append(TextMark(kind="cue", span=statement.cue))
        if statement.source is not None:
            marks.append(TextMark(kind="source", span=statement.source))
    marks += [TextMark(kind="evidence", span=row.span) for row in evidence]
    return Passage(
        span=Span(start, end),
        words=page.text[start:end],
        marks=tuple(marks),
        before=start > whole.start,
        after=end < min(whole.end, len(page.text)),
    )


def _cut(text: str, at: int, limit: int, *, step: int) -> int:
    """Return the next place from `at` towards `limit` that does not cut a word."""
    while at != limit and not (text[at - 1].isspace() or text[at].isspace()):
        at += step
    return at
