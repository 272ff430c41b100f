"""The review queue: what nobody has judged, with its words in context; and what was judged, which can be taken back."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from onrecord.ledger import (
    NotFoundError,
    PageSummary,
    RecordKind,
    anchor_of,
    find_matter,
    likeness,
    pages_of,
    record_id,
    records_on,
    taken_back,
    withdrawn,
)
from onrecord.ledger.kinds import JUDGED, TYPES
from onrecord.records import (
    Anchor,
    Copy,
    Decision,
    DecisionId,
    DecisionKind,
    Dispute,
    Finding,
    Judgement,
    Matter,
    MatterId,
    PageId,
    Position,
    Record,
    Span,
    Statement,
    Verdict,
)
from onrecord.web.answers import Answer, Listing, link, listing
from onrecord.web.desk import Desk
from onrecord.web.drawing.marking import TextMark
from onrecord.web.pages.excerpts import Excerpt, excerpt

__all__ = ["DoneView", "Item", "OrphansView", "ReviewView", "item", "orphans", "review", "reviewed"]

SIZE = 10
"""Records of the queue that are shown at once: what can be looked at, and what a batch may hold."""
LISTED = 30
CANDIDATES = 3
"""Records that are proposed for a judgement whose own is gone."""


class Progress(Record, frozen=True, kw_only=True):
    """How many records of a kind people have judged."""

    kind: RecordKind
    judged: int
    total: int
    verdicts: dict[Verdict, int]


class Item(Record, frozen=True, kw_only=True):
    """A record to be judged, as the machine made it or a person edited it, with its words in context."""

    kind: RecordKind
    id: str
    state: str
    """`machine`, or the verdict of the person who judged it last."""
    judgement: Judgement | None
    """None for the machine's."""
    statement: Statement | None = None
    position: Position | None = None
    dispute: Dispute | None = None
    copy: Copy | None = None
    finding: Finding | None = None
    matter: str | None = None
    """The name of a position's matter."""
    excerpts: tuple[Excerpt, ...] = ()

    @property
    def seen(self) -> str:
        """What a judge of it is looking at: the decision that stands on it, or "" for the machine's record."""
        return self.judgement.decision if self.judgement else ""

    @property
    def place(self) -> str:
        """Where it is looked at by itself."""
        return link(self.kind, self.id)


class ReviewView(Record, frozen=True, kw_only=True):
    """One stretch of the queue."""

    kind: RecordKind
    items: tuple[Item, ...]
    listing: Listing
    progress: tuple[Progress, ...]
    orphans: int
    """Judgements that wait because their record is gone."""
    matter: Matter | None
    page: PageSummary | None
    who: str
    """The name under which the visitor judges."""
    edits: tuple[RecordKind, ...] = (RecordKind.STATEMENT, RecordKind.POSITION, RecordKind.FINDING)
    """The kinds of which fields can be put right."""


class Done(Record, frozen=True, kw_only=True):
    """What one person judged at once: one record, or a batch."""

    decisions: tuple[DecisionId, ...]
    verdict: Verdict
    who: str
    at: str
    note: str
    kinds: dict[str, int]
    """How many records of each kind."""
    words: tuple[str, ...]
    """The words of the first few."""
    place: str | None
    """Where the first is looked at; None where its record is gone, or a line takes others back."""
    standing: int
    """How many of them stand; the others were overruled, or taken back."""
    taken_back: int
    waiting: int
    """How many wait because their record is gone."""
    took_back: int
    """How many judgements this line itself takes back."""


class DoneView(Record, frozen=True, kw_only=True):
    """What was judged, the latest first."""

    rows: tuple[Done, ...]
    listing: Listing
    who: str | None
    """Whose judgements alone are shown."""
    people: tuple[str, ...]


class Orphan(Record, frozen=True, kw_only=True):
    """A judgement whose record is gone, and what on its pages is most like it now."""

    judgement: Judgement
    words: tuple[str, ...]
    pages: tuple[PageSummary, ...]
    """Those of its pages that are still held."""
    likest: tuple[Item, ...]


class OrphansView(Record, frozen=True, kw_only=True):
    """The judgements that wait."""

    orphans: tuple[Orphan, ...]
    listing: Listing


def review(desk: Desk) -> Answer:
    """Return the queue of a kind: of all, of a matter, or of a page."""
    said = desk.words("kind")
    kind = RecordKind(said) if said in JUDGED else RecordKind.STATEMENT
    matter, page = _matter(desk), _page(desk)
    turn = desk.paging(SIZE)
    names = desk.store.to_review(
        kind,
        without=desk.standing.keys(),
        matter=matter.id if matter else None,
        page=page.id if page else None,
        limit=turn.limit + 1,
        offset=turn.offset,
    )
    items = [row for name in names[: turn.limit] if (row := item(desk, kind, name)) is not None]
    view = ReviewView(
        kind=kind,
        items=tuple(items),
        listing=Listing(offset=turn.offset, limit=turn.limit, more=len(names) > turn.limit),
        progress=_progress(desk),
        orphans=sum(row.record is None for row in desk.judgements),
        matter=matter,
        page=page,
        who=desk.who,
    )
    return Answer("review.html.j2", view)


def reviewed(desk: Desk) -> Answer:
    """Return what was judged, by all or by one person."""
    log = [row for row in desk.decisions if row.kind is DecisionKind.JUDGEMENT]
    people = sorted({row.who for row in log})
    who = desk.words("who") or None
    batches: dict[tuple[str, str, Verdict | None], list[Decision]] = {}
    for row in reversed(log):
        if who in (None, row.who):
            batches.setdefault((row.at, row.who, row.verdict), []).append(row)
    turn = desk.paging(LISTED)
    shown = list(batches.values())[turn.offset : turn.offset + turn.limit]
    standing = {row.decision: row for row in desk.judgements if row.record is None or desk.judgement(row.record) is row}
    gone = taken_back(desk.decisions)
    view = DoneView(
        rows=tuple(_done(rows, standing, gone) for rows in shown),
        listing=listing(desk, len(shown), limit=turn.limit, total=len(batches)),
        who=who,
        people=tuple(people),
    )
    return Answer("reviewed.html.j2", view)


def orphans(desk: Desk) -> Answer:
    """Return the judgements whose record is gone."""
    rows = [row for row in reversed(desk.judgements) if row.record is None]
    turn = desk.paging(LISTED)
    shown = rows[turn.offset : turn.offset + turn.limit]
    view = OrphansView(
        orphans=tuple(_orphan(desk, row) for row in shown),
        listing=listing(desk, len(shown), limit=turn.limit, total=len(rows)),
    )
    return Answer("orphans.html.j2", view)


def item(desk: Desk, kind: RecordKind, name: str) -> Item | None:
    """Return a record with its words in context; None where a run has replaced it meanwhile."""
    try:
        record = desk.store.record(kind, name)
    except NotFoundError:
        return None
    bare = Item(kind=kind, id=name, state=desk.state(name), judgement=desk.judgement(name))
    match record:
        case Statement():
            spans = [*record.content, *(span for span in (record.cue, record.source) if span is not None)]
            around = _excerpts(desk, record.page, spans, _marks(record))
            return replace(bare, statement=record, excerpts=around)
        case Position():
            matter = desk.matter(record.matter)
            around = _excerpts(desk, record.page, [record.span], [TextMark(kind="at", span=record.span)])
            return replace(bare, position=record, matter=matter.name if matter else None, excerpts=around)
        case Dispute():
            both = [
                _excerpts(desk, side.page, [side.span], [TextMark(kind="at", span=side.span)])
                for side in (record.a, record.b)
            ]
            return replace(bare, dispute=record, excerpts=(*both[0], *both[1]))
        case Finding():
            marks = [TextMark(kind="finding", span=record.span, record=record.id)]
            return replace(bare, finding=record, excerpts=_excerpts(desk, record.page, [record.span], marks))
        case Copy():
            return replace(bare, copy=record)
    return None


def _marks(row: Statement) -> list[TextMark]:
    out = [TextMark(kind="at", span=span, record=row.id) for span in row.content]
    out += [TextMark(kind="cue", span=row.cue)] if row.cue else []
    return out + ([TextMark(kind="source", span=row.source)] if row.source else [])


def _excerpts(desk: Desk, page: PageId, spans: Sequence[Span], marks: Sequence[TextMark]) -> tuple[Excerpt, ...]:
    try:
        return (excerpt(desk.store.page(page), spans, marks),)
    except NotFoundError:
        return ()


def _progress(desk: Desk) -> tuple[Progress, ...]:
    counts: dict[str, Counter[Verdict]] = {}
    for row in desk.judgements:
        if row.record is not None and desk.judgement(row.record) is row:
            counts.setdefault(row.anchor.kind, Counter())[row.verdict] += 1
    return tuple(
        Progress(
            kind=kind,
            judged=counts.get(kind, Counter()).total(),
            total=desk.store.count(TYPES[kind]),
            verdicts=dict(sorted(counts.get(kind, Counter()).items())),
        )
        for kind in JUDGED
    )


def _matter(desk: Desk) -> Matter | None:
    said = desk.words("matter")
    if not said:
        return None
    try:
        return desk.matter(MatterId(desk.find(RecordKind.MATTER, said)))
    except NotFoundError:
        return find_matter(desk.store, said)


def _page(desk: Desk) -> PageSummary | None:
    said = desk.words("page")
    return desk.store.summary(PageId(desk.find(RecordKind.PAGE, said))) if said else None


def _done(rows: Sequence[Decision], standing: dict[DecisionId, Judgement], gone: set[DecisionId]) -> Done:
    held = [standing[row.id] for row in rows if row.id in standing]
    first = rows[0]
    anchors = [row.anchor for row in rows if row.anchor is not None]
    return Done(
        decisions=tuple(row.id for row in rows),
        verdict=first.verdict or Verdict.UNSURE,
        who=first.who,
        at=first.at,
        note=first.note,
        kinds=dict(Counter(anchor.kind for anchor in anchors)),
        words=tuple(_words(anchor) for anchor in anchors[:5]),
        place=next((link(row.anchor.kind, row.record) for row in held if row.record is not None), None),
        standing=sum(row.record is not None for row in held),
        taken_back=sum(row.id in gone for row in rows),
        waiting=sum(row.record is None for row in held),
        took_back=sum(len(withdrawn(row)) for row in rows),
    )


def _words(anchor: Anchor) -> str:
    return " / ".join(row.words for row in anchor.quoted)


def _orphan(desk: Desk, row: Judgement) -> Orphan:
    pages = desk.sources(pages_of(row.anchor))
    found: Iterable[tuple[float, str]] = ()
    if row.anchor.kind != RecordKind.COPY:
        words = _words(row.anchor)
        near = records_on(desk.store, [row.anchor.kind], pages)
        rated = ((likeness(words, _words(anchor_of(record))), record_id(record)) for record in near)
        found = sorted((rate for rate in rated if rate[0] > 0), key=lambda rate: (-rate[0], rate[1]))[:CANDIDATES]
    likest = [item(desk, RecordKind(row.anchor.kind), name) for _, name in found]
    return Orphan(
        judgement=row,
        words=tuple(quoted.words for quoted in row.anchor.quoted),
        pages=tuple(pages.values()),
        likest=tuple(one for one in likest if one is not None),
    )
