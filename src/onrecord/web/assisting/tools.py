"""The tools that an assistant may call: each reads the ledger, and none changes it.

A tool's name, description, arguments and answer are those of its function.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast, get_type_hints

from onrecord.ledger import NotFoundError, RecordKind, StatementQuery, copy_id
from onrecord.records import (
    Copy,
    Dispute,
    Matter,
    Page,
    PageId,
    Position,
    PositionId,
    Span,
    Statement,
    StatementId,
    Story,
    StoryId,
    Utterance,
)
from onrecord.records.errors import OnrecordError
from onrecord.web.assisting.answers import (
    MOST,
    NOTE,
    AgreementFacts,
    Arguments,
    ById,
    CopyFacts,
    DisputeFound,
    DisputesFound,
    GetMatter,
    GetPage,
    GetStory,
    ListDisputes,
    ListMatters,
    ListStories,
    MatterFacts,
    MatterFound,
    MattersFound,
    MoveFacts,
    PageFound,
    PartOfText,
    SearchStatements,
    SideFacts,
    StatementFound,
    StatementsFound,
    StoriesFound,
    StoryFacts,
    StoryFound,
    Told,
    UtteranceFacts,
    Why,
)
from onrecord.web.assisting.cited import (
    CitedPosition,
    CitedStatement,
    Quote,
    cited_dispute,
    cited_position,
    cited_statement,
    line,
    name,
    printed,
)
from onrecord.web.desk import DEEPEST, Paging, Reading
from onrecord.web.pages.disputes import chosen_disputes
from onrecord.web.pages.matter import matter_sum, some_positions
from onrecord.web.pages.searching import named_matter

__all__ = ["TOOLS", "Tool"]

SLICE = 8_000
"""Code points of a page's text in one answer."""
ON_PAGE = 2_000
"""Statements of a page that are looked at."""
SIDES = 40
MOVES = 6
NEAR = 10
"""Records of each kind that an answer on one record names."""
PARTS = 100
WHYS = 6


def search_statements(reading: Reading, asked: SearchStatements) -> StatementsFound:
    """Search who said what: statements by words, speaker, side, matter, dates, outlet and kind."""
    matter = named_matter(reading, asked.matter).id if asked.matter else None
    wanted = StatementQuery(
        words=asked.query,
        speaker=asked.speaker or None,
        side=asked.side or None,
        matter=matter,
        since=asked.since or None,
        until=asked.until or None,
        outlet=asked.outlet or None,
        kind=asked.kind,
    )
    found = reading.store.find_statements(wanted, limit=asked.limit, offset=asked.offset)
    kept = [hit.statement for hit in found.hits if not reading.rejects(hit.statement.id)]
    return StatementsFound(
        statements=tuple(cited_statement(reading, said) for said in kept),
        total=found.total,
        capped=found.capped,
        next_offset=_next(asked.offset, len(found.hits), None if found.capped else found.total, asked.limit),
        rejected=len(found.hits) - len(kept),
    )


def get_statement(reading: Reading, asked: ById) -> StatementFound:
    """Give one statement with its exact words, and the utterance, positions, disputes and stories that hang on it."""
    said = reading.record(RecordKind.STATEMENT, Statement, asked.id)
    store = reading.store
    utterance = next(iter(store.related(Utterance, said.id, limit=1)), None)
    positions = store.related(Position, said.id, limit=NEAR)
    disputes = store.related(Dispute, said.id, limit=NEAR)
    return StatementFound(
        statement=cited_statement(reading, said),
        utterance=_utterance(utterance) if utterance else None,
        positions=tuple(cited_position(reading, row) for row in positions if not reading.rejects(row.id)),
        disputes=tuple(cited_dispute(reading, row) for row in disputes if not reading.rejects(row.id)),
        stories=_stories(reading, said.page),
    )


def list_matters(reading: Reading, asked: ListMatters) -> MattersFound:
    """List what the parties speak about."""
    rows = reading.store.top(Matter, limit=asked.limit, offset=asked.offset)
    total = reading.store.count(Matter)
    return MattersFound(
        matters=tuple(_matter(reading, row) for row in rows),
        total=total,
        next_offset=_next(asked.offset, len(rows), total, asked.limit),
    )


def get_matter(reading: Reading, asked: GetMatter) -> MatterFound:
    """Say who stands where on one matter: sides with their stands and moves, agreements, disputes, and positions."""
    held = named_matter(reading, asked.matter)
    summed = matter_sum(reading, held)
    chosen, total = some_positions(reading, held, summed, Paging(asked.offset, asked.limit))
    return MatterFound(
        matter=_matter(reading, held),
        sides=tuple(
            SideFacts(
                side=name(row.side),
                stand=row.stand,
                now=row.now,
                status=row.status,
                since=row.since,
                first=row.first,
                last=row.last,
                positions=row.positions,
                moves=tuple(
                    MoveFacts(date=move.date, stand=move.stand, status=move.status, position=move.position)
                    for move in row.moves[-MOVES:]
                ),
            )
            for row in summed.standings[:SIDES]
        ),
        agreements=tuple(
            AgreementFacts(
                agreement=row.id,
                sides=tuple(name(side) or "" for side in row.sides),
                stand=row.stand,
                status=row.status,
                a=_position(reading, row.a),
                b=_position(reading, row.b),
                confidence=row.confidence,
            )
            for row in summed.agreements[:NEAR]
        ),
        disputes=tuple(cited_dispute(reading, row) for row in (*summed.disputes, *summed.shifts)),
        positions=tuple(cited_position(reading, row) for row in chosen),
        total=total,
        positions_earlier=summed.earlier,
        next_offset=_next(asked.offset, asked.limit, total, asked.limit),
        rejected=summed.rejected,
    )


def list_disputes(reading: Reading, asked: ListDisputes) -> DisputesFound:
    """List who contradicts whom, with both sides' exact words and the reason; on one matter, or of one grade."""
    matter = named_matter(reading, asked.matter) if asked.matter else None
    grade = asked.grade.value if asked.grade else ""
    rows, total, rejected = chosen_disputes(reading, Paging(asked.offset, asked.limit), grade=grade, matter=matter)
    return DisputesFound(
        disputes=tuple(cited_dispute(reading, row) for row in rows),
        total=total,
        next_offset=_next(asked.offset, len(rows), total, asked.limit),
        rejected=rejected,
    )


def get_dispute(reading: Reading, asked: ById) -> DisputeFound:
    """Give one dispute: why the two cannot both hold, and the whole statements of both sides."""
    row = reading.record(RecordKind.DISPUTE, Dispute, asked.id)
    return DisputeFound(
        dispute=cited_dispute(reading, row),
        a=_statement(reading, row.a.statement),
        b=_statement(reading, row.b.statement),
    )


def list_stories(reading: Reading, asked: ListStories) -> StoriesFound:
    """List reports with how many pages carry each: copies of one report are one report."""
    rows = reading.store.top(Story, limit=asked.limit, offset=asked.offset)
    total = reading.store.count(Story)
    return StoriesFound(
        stories=tuple(_story(reading, row) for row in rows),
        total=total,
        next_offset=_next(asked.offset, len(rows), total, asked.limit),
    )


def get_story(reading: Reading, asked: GetStory) -> StoryFound:
    """Give one report's lineage: its original, and what each copy changed and why it is taken for one."""
    row = reading.record(RecordKind.STORY, Story, asked.id)
    every = (*row.copies, *row.excerpts)
    shown = every[asked.offset : asked.offset + asked.limit]
    return StoryFound(
        story=_story(reading, row),
        copies=tuple(_copy(reading, copy) for copy in shown),
        total=len(every),
        next_offset=_next(asked.offset, len(shown), len(every), asked.limit),
    )


def get_page(reading: Reading, asked: GetPage) -> PageFound:
    """Give a slice of a page's exact text, at most 8,000 characters, with the statements that touch it."""
    page = cast(Page, reading.store.record(RecordKind.PAGE, reading.store.find_page(asked.page)))
    held = printed(reading, page.id)
    if held is None:
        raise NotFoundError("no-such-page", "the page was taken down", "Ask for another.")
    length = len(page.text)
    end = min(length, asked.start + SLICE, length if asked.end is None else asked.end)
    if asked.start >= end:
        raise OnrecordError(
            "bad-slice",
            f"no characters of the page stand from {asked.start} on, before the end that is asked for",
            f"The page has {length} characters. Ask for a start below them, and for an end above the start.",
        )
    cut = Span(asked.start, end)
    touching, unsaid = _touching(reading, page.id, cut)
    shown = touching[:MOST]
    return PageFound(
        page=held,
        language=page.language,
        characters=length,
        text=Quote(quoted=cut.of(page.text), span=cut, runs_on=end < length),
        next_start=end if end < length else None,
        parts=tuple(_parts(page, cut)[:PARTS]),
        statements=tuple(cited_statement(reading, said) for said in shown),
        statements_left_out=len(touching) - len(shown),
        rejected=unsaid,
        stories=_stories(reading, page.id),
    )


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool, as its function says it."""

    name: str
    told: str
    asked: type[Arguments]
    answer: type[Told]
    function: Callable[[Reading, Any], Told]


def _tool(function: Callable[[Reading, Any], Told]) -> Tool:
    hints = get_type_hints(function)
    return Tool(
        name=function.__name__,
        told=f"{(function.__doc__ or '').strip()} {NOTE}",
        asked=hints["asked"],
        answer=hints["return"],
        function=function,
    )


_FUNCTIONS: tuple[Callable[[Reading, Any], Told], ...] = (
    search_statements,
    get_statement,
    list_matters,
    get_matter,
    list_disputes,
    get_dispute,
    list_stories,
    get_story,
    get_page,
)

TOOLS: dict[str, Tool] = {tool.name: tool for tool in map(_tool, _FUNCTIONS)}
"""Every tool by its name."""


def _next(offset: int, given: int, total: int | None, limit: int) -> int | None:
    """Return where the next part begins; None at the end, or where the list may be read no further."""
    further = offset + given
    more = given == limit if total is None else further < total
    return further if more and given and further <= DEEPEST else None


def _utterance(row: Utterance) -> UtteranceFacts:
    return UtteranceFacts(
        utterance=row.id,
        fullest=row.statement,
        first=row.first,
        pages=row.pages,
        independent_reports=row.independent_reports,
    )


def _matter(reading: Reading, row: Matter) -> MatterFacts:
    return MatterFacts(
        matter=row.id,
        name=name(row.name) or "",
        kind=row.kind,
        aliases=tuple(name(alias) or "" for alias in row.aliases[:NEAR]),
        pages=row.pages,
        utterances=len(row.utterances),
        independent_reports=row.independent_reports,
        disputes=reading.store.related_count(Dispute, row.id),
        confidence=row.confidence,
    )


def _position(reading: Reading, row: PositionId) -> CitedPosition:
    return cited_position(reading, cast(Position, reading.store.record(RecordKind.POSITION, row)))


def _statement(reading: Reading, row: StatementId) -> CitedStatement | None:
    try:
        return cited_statement(reading, cast(Statement, reading.store.record(RecordKind.STATEMENT, row)))
    except NotFoundError:
        return None


def _stories(reading: Reading, page: PageId) -> tuple[StoryId, ...]:
    return tuple(row.id for row in reading.store.related(Story, page, limit=NEAR))


def _story(reading: Reading, row: Story) -> StoryFacts:
    original = printed(reading, row.original.page) if row.original else None
    missing = name(row.missing_original.name) if row.missing_original else None
    pages = len(row.copies) + (row.original is not None)
    first = (original.outlet or original.address) if original else f"{missing or 'an original'}, which is not held"
    carried = f"{pages} pages carry" if pages != 1 else "1 page carries"
    return StoryFacts(
        story=row.id,
        headline=name(row.headline),
        original=original,
        missing_original=missing,
        pages=pages,
        excerpts=len(row.excerpts),
        earliest=row.earliest,
        citation=f"{carried} one report, “{name(row.headline) or 'untitled'}”, first from {first} [story {row.id}]",
    )


def _copy(reading: Reading, row: Copy) -> CopyFacts:
    edge = copy_id(row.page, row.parent)
    return CopyFacts(
        copy=edge,
        page=printed(reading, row.page),
        parent=row.parent,
        relation=row.relation,
        credit=name(row.credit),
        headline_changed=row.headline_changed,
        body_changed=row.body_changed,
        dropped=row.dropped,
        added=row.added,
        containment=row.containment,
        why=tuple(Why(code=why.code, quoted=line(why.text)) for why in row.evidence[:WHYS]),
        confidence=row.confidence,
        state=reading.state(edge),
    )


def _touching(reading: Reading, page: PageId, cut: Span) -> tuple[list[Statement], int]:
    """Return the statements of a page that touch `cut`, in the order of the text, and how many a person rejected."""
    found = reading.store.find_statements(StatementQuery(page=page, newest=False), limit=ON_PAGE).hits
    every = [hit.statement for hit in found if any(span.touches(cut) for span in hit.statement.content)]
    kept = [said for said in every if not reading.rejects(said.id)]
    return sorted(kept, key=lambda said: (said.content[0], said.id)), len(every) - len(kept)


def _parts(page: Page, cut: Span) -> Sequence[PartOfText]:
    return [
        PartOfText(kind=row.kind, span=Span(max(row.span.start, cut.start), min(row.span.end, cut.end)))
        for row in page.blocks
        if row.span.touches(cut)
    ]
