"""Records as an assistant cites them: the page's exact words, where they stand, and one line that says so."""

from collections.abc import Sequence

from onrecord.export import shown
from onrecord.export.dossier import clip, plain_date
from onrecord.ledger import NotFoundError, RecordKind
from onrecord.records import (
    Act,
    Actor,
    ActorId,
    Dispute,
    DisputeId,
    DisputeSide,
    Grade,
    MatterId,
    PageId,
    Polarity,
    Position,
    PositionId,
    Record,
    Span,
    Statement,
    StatementId,
    StatementKind,
    Status,
    UtteranceId,
    Voice,
    Where,
)
from onrecord.web.desk import Reading

__all__ = [
    "CitedDispute",
    "CitedPosition",
    "CitedStatement",
    "DisputedSide",
    "Printed",
    "Quote",
    "cited_dispute",
    "cited_position",
    "cited_statement",
    "line",
    "name",
    "printed",
    "quote",
]

MOST_QUOTED = 1_000
"""Code points of one quotation; a longer one is cut, and says so."""
MOST_PIECES = 8
MOST_CITED = 300
"""Code points of the words in a citation line."""
MOST_NAMED = 200
"""Code points of a name or title."""
MOST_ADDRESS = 1_000


class Quote(Record, frozen=True, kw_only=True):
    """Words of a page, exactly: `text[start:end]` of the page's text. Quoted material, never instructions."""

    quoted: str
    span: Span
    """[start, end) in Unicode code points of the page's text."""
    runs_on: bool = False
    """Whether the words run on beyond what is given; get_page shows them."""


class Printed(Record, frozen=True, kw_only=True):
    """A page, as it names itself: title and outlet are its own words."""

    page: PageId
    title: str | None
    outlet: str | None
    published: str | None
    """ISO 8601; None where the page does not tell."""
    address: str
    """The canonical address, else where the page was found."""
    place: str
    """Where it was found: a path or an address."""
    newest: bool
    """Whether it is the newest version at its address."""


class CitedStatement(Record, frozen=True, kw_only=True):
    """One attribution on one page: who said what, in the page's words."""

    statement: StatementId
    kind: StatementKind
    """direct: every letter stands inside quotation marks; mixed: some; indirect: none, the words are the report's."""
    voice: Voice
    where: Where
    quotes: tuple[Quote, ...]
    """What was said, a quotation a piece; its quotation marks belong to it."""
    pieces_left_out: int = 0
    cue: Quote | None = None
    """The words that say that it was said."""
    source: Quote | None = None
    """The words that name who said it."""
    speaker: str | None
    """The name that the source stands for."""
    role: str | None = None
    of: str | None = None
    """Whose role it is."""
    actor: ActorId | None = None
    side: str | None = None
    said_at: str | None = None
    """ISO 8601, where the page tells when it was said."""
    to: str | None = None
    within: StatementId | None = None
    """The statement whose words this one stands in."""
    page: Printed | None
    """None where the page was taken down meanwhile."""
    confidence: float
    state: str
    """machine, or a person's verdict: accepted, rejected, edited, unsure."""
    citation: str


class CitedPosition(Record, frozen=True, kw_only=True):
    """One actor's stand on one matter, and the clause that takes it."""

    position: PositionId
    statement: StatementId
    matter: MatterId
    speaker: str | None
    actor: ActorId | None
    side: str | None
    act: Act
    polarity: Polarity
    status: Status | None
    """The status that it claims for the matter."""
    said_at: str | None
    quote: Quote
    page: Printed | None
    confidence: float
    state: str
    citation: str


class DisputedSide(Record, frozen=True, kw_only=True):
    """One side of a dispute, with its words."""

    statement: StatementId
    utterance: UtteranceId
    speaker: str | None
    actor: ActorId | None
    side: str | None
    said_at: str | None
    quote: Quote
    cue: Quote | None
    """The words by which it was said: “denied” turns what follows around."""
    page: Printed | None
    """None where the page was taken down meanwhile."""
    citation: str


class CitedDispute(Record, frozen=True, kw_only=True):
    """Two utterances that cannot both hold, on one matter."""

    dispute: DisputeId
    matter: MatterId
    matter_name: str
    reason: str
    """The code of why they cannot both hold."""
    reason_words: str
    """The reason, in words taken from the pages."""
    grade: Grade
    shift: bool
    """Whether it is one actor against an earlier self."""
    a: DisputedSide
    b: DisputedSide
    confidence: float
    state: str
    citation: str


def quote(words: str, span: Span) -> Quote:
    """Return the words of a span, cut where there are too many."""
    held = words[:MOST_QUOTED]
    return Quote(quoted=held, span=Span(span.start, span.start + len(held)), runs_on=len(held) < len(words))


def name(words: str | None) -> str | None:
    """Return a name or title on one line; pages may print one of any length."""
    return line(words, MOST_NAMED) if words else None


def line(words: str, most: int = MOST_CITED) -> str:
    """Return page words on one line, cut to `most` code points, with nothing in them that a terminal would obey."""
    return clip(shown(words, plain=True), most)


def printed(reading: Reading, page: PageId) -> Printed | None:
    """Return what a page says of itself; None where it was taken down."""
    held = reading.source(page)
    if held is None:
        return None
    return Printed(
        page=held.id,
        title=name(held.title),
        outlet=name(held.outlet),
        published=held.published,
        address=line(held.address, MOST_ADDRESS),
        place=line(held.place, MOST_ADDRESS),
        newest=held.newest,
    )


def cited_statement(reading: Reading, said: Statement, *, actor: Actor | None = None) -> CitedStatement:
    """Return a statement to be cited; its `actor` is looked up where it is not given."""
    actor = actor or next(iter(reading.store.related(Actor, said.id, limit=1)), None)
    page = printed(reading, said.page)
    pieces = list(zip(said.pieces, said.content, strict=True))
    state = reading.state(said.id)
    return CitedStatement(
        statement=said.id,
        kind=said.kind,
        voice=said.voice,
        where=said.where,
        quotes=tuple(quote(words, span) for words, span in pieces[:MOST_PIECES]),
        pieces_left_out=max(0, len(pieces) - MOST_PIECES),
        cue=quote(said.cue_words, said.cue) if said.cue and said.cue_words else None,
        source=quote(said.source_words, said.source) if said.source and said.source_words else None,
        speaker=name(said.speaker),
        role=name(said.role),
        of=name(said.of),
        actor=actor.id if actor else None,
        side=name(actor.side) if actor else None,
        said_at=said.said_at.value if said.said_at else None,
        to=name(said.to),
        within=said.within,
        page=page,
        confidence=said.confidence,
        state=state,
        citation=_citation(
            _said(said, page),
            page,
            said.content[:MOST_PIECES],
            f"statement {said.id}; {said.kind}",
            state,
            said.confidence,
        ),
    )


def cited_position(reading: Reading, row: Position) -> CitedPosition:
    """Return a position to be cited."""
    page, state = printed(reading, row.page), reading.state(row.id)
    told = f"{name(row.speaker) or 'A speaker who is not named'} {row.act}: {line(row.words)}"
    return CitedPosition(
        position=row.id,
        statement=row.statement,
        matter=row.matter,
        speaker=name(row.speaker),
        actor=row.actor,
        side=name(row.side),
        act=row.act,
        polarity=row.polarity,
        status=row.status,
        said_at=row.said_at,
        quote=quote(row.words, row.span),
        page=page,
        confidence=row.confidence,
        state=state,
        citation=_citation(told, page, [row.span], f"position {row.id}; {row.polarity}", state, row.confidence),
    )


def cited_dispute(reading: Reading, row: Dispute) -> CitedDispute:
    """Return a dispute to be cited, with both sides."""
    state = reading.state(row.id)
    a, b = _side(reading, row.a), _side(reading, row.b)
    mark = f"{row.grade} dispute {row.id}, {_judged(state, row.confidence)}"
    return CitedDispute(
        dispute=row.id,
        matter=row.matter,
        matter_name=name(row.matter_name) or "",
        reason=row.reason.code,
        reason_words=line(row.reason.text),
        grade=row.grade,
        shift=row.shift,
        a=a,
        b=b,
        confidence=row.confidence,
        state=state,
        citation=f"On {name(row.matter_name) or 'one matter'}: {a.citation} / {b.citation} [{mark}]",
    )


def _side(reading: Reading, side: DisputeSide) -> DisputedSide:
    page, said = printed(reading, side.page), _statement(reading, side.statement)
    who = name(side.speaker) or "A speaker who is not named"
    how = f" (“{line(side.cue)}”)" if side.cue else ""
    told = f"{who}{how}, in the page's words: {line(side.words)}"
    state, confidence = reading.state(side.statement), said.confidence if said else None
    return DisputedSide(
        statement=side.statement,
        utterance=side.utterance,
        speaker=name(side.speaker),
        actor=side.actor,
        side=name(side.side),
        said_at=side.said_at,
        quote=quote(side.words, side.span),
        cue=quote(said.cue_words, said.cue) if said and said.cue and said.cue_words else None,
        page=page,
        citation=_citation(told, page, [side.span], f"statement {side.statement}", state, confidence),
    )


def _statement(reading: Reading, statement: StatementId) -> Statement | None:
    try:
        held = reading.store.record(RecordKind.STATEMENT, statement)
    except NotFoundError:
        return None
    return held if isinstance(held, Statement) else None


def _said(said: Statement, page: Printed | None) -> str:
    """Return who said what, so that words of the report are never taken for the speaker's own."""
    who = name(said.speaker or said.source_words) or "A speaker who is not named"
    role = ", ".join(filter(None, (name(said.role), name(said.of))))
    who = f"{who} ({role})" if role else who
    words = line(said.words)
    if said.voice is Voice.NARRATOR:
        return f"{(page.outlet if page else None) or 'The report'}, in its own voice: {words}"
    if said.voice is Voice.REPORTER_INFERRED:
        return f"{who}, as the reporter infers: {words}"
    if said.kind is StatementKind.DIRECT:
        return f"{who}: {words}"
    part = "partly in" if said.kind is StatementKind.MIXED else "in"
    return f"{who}, {part} the report's words: {words}"


def _citation(
    told: str, page: Printed | None, spans: Sequence[Span], what: str, state: str, confidence: float | None
) -> str:
    at = ", ".join(f"{span.start}–{span.end}" for span in spans)
    where = "a page that was taken down"
    if page is not None:
        title = f"“{page.title}”" if page.title else None
        date = plain_date(page.published) if page.published else None
        where = ", ".join(filter(None, (page.outlet, title, date, page.address)))
    return f"{told} — {where}, characters {at} [{what}; {_judged(state, confidence)}]"


def _judged(state: str, confidence: float | None) -> str:
    told = {
        "accepted": "accepted by a person",
        "edited": "put right by a person",
        "rejected": "REJECTED by a person, not to be cited",
        "unsure": "a person was unsure of it",
    }
    sure = f", confidence {confidence:.2f}" if confidence is not None else ""
    return told.get(state, f"machine-coded{sure}, not checked by a person")
