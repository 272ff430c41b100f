"""One actor: roles and side, where they stand, whom they contradict, what they said, and where they are silent."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec
from markupsafe import Markup

from onrecord.disputes import standings
from onrecord.disputes.standings import stand_of_all
from onrecord.ledger import (
    RecordKind,
    StatementHit,
    StatementQuery,
    changing_actors,
    folded,
)
from onrecord.records import (
    Actor,
    ActorId,
    ActorRole,
    ActorSetting,
    Dispute,
    DisputeId,
    Grade,
    MatterId,
    PageId,
    Position,
    Record,
    RoleSetting,
    SideStanding,
    Span,
    Stand,
)
from onrecord.web.answers import Answer, Listing, listing
from onrecord.web.desk import TAKING_SIDES, Desk
from onrecord.web.drawing.months import Stretch, drawn_months
from onrecord.web.pages.actors import ActorDecision, ActorRow, actor_row, decided_of_actors

__all__ = ["actor"]

STATEMENTS = 25
"""Statements on one page."""
POSITIONS = 500
"""Positions that are looked at: the latest."""
MATTERS = 20
DISPUTES = 200
"""Disputes that are looked at: likely ones first."""
LINKED = 3
"""Disputes with one opponent that are linked."""
OTHERS = 12
"""Actors that are told of as opponents, and as agreeing."""
SHARED = 6
"""Matters on which others' positions are looked at, and how many of each."""
SHARED_POSITIONS = 150
SILENT = 20
"""Pages on which the actor is named but silent that are shown, of as many blocks as are searched."""
BLOCKS = 60
MONTHS, YEARS = 36, 40
"""Bars of the drawing."""


class ActorMatter(Record, frozen=True, kw_only=True):
    """Where the actor stands on one matter; in `standing`, the actor stands for a side."""

    matter: MatterId
    name: str
    standing: SideStanding
    latest: Position
    """Its latest position."""


class Opponent(Record, frozen=True, kw_only=True):
    """Somebody whom the actor contradicts."""

    actor: ActorId | None
    name: str | None
    side: str | None = None
    likely: int = 0
    possible: int = 0
    disputes: tuple[DisputeId, ...] = ()
    """The first of them."""


class Ally(Record, frozen=True, kw_only=True):
    """Somebody who stands as the actor does: on these matters both are for, or both against."""

    actor: ActorId
    name: str
    side: str | None = None
    matters: tuple[MatterId, ...]


class SilentPage(Record, frozen=True, kw_only=True):
    """A page on which the actor is named and says nothing."""

    page: PageId
    span: Span
    """Where it is named."""


class ActorSum(Record, frozen=True, kw_only=True):
    """What all that touches one actor comes to."""

    stretches: tuple[Stretch, ...] = ()
    """How many statements it made when: by month, or by year where that is long."""
    matters: tuple[ActorMatter, ...] = ()
    """Those with most positions first."""
    matters_left_out: int = 0
    positions_left_out: int = 0
    """Earlier positions that were not looked at."""
    opponents: tuple[Opponent, ...] = ()
    opponents_left_out: int = 0
    disputes_left_out: int = 0
    """Disputes that were not looked at."""
    shifts: tuple[DisputeId, ...] = ()
    """Disputes with an earlier self, the first of them."""
    shifts_total: int = 0
    allies: tuple[Ally, ...] = ()
    """Found on the matters on which the actor took most positions."""
    allies_left_out: int = 0
    silent: tuple[SilentPage, ...] = ()
    """Pages on which its whole name was found and it does not speak."""
    rejected: int = 0
    """Records left out that a person rejected."""


class ActorView(Record, frozen=True, kw_only=True):
    """An actor, and what it said."""

    actor: ActorRow
    roles: tuple[ActorRole, ...] = ()
    """The user's with their dates, then those that only pages print, with when they were seen."""
    entry: ActorSetting | None = None
    """What people set of it; None where all is the machine's."""
    decisions: tuple[ActorDecision, ...] = ()
    """Who set it and when, newest first."""
    sum: ActorSum
    statements: tuple[StatementHit, ...]
    """The latest first."""
    listing: Listing

    @property
    def drawing(self) -> Markup:
        """Its statements over time, drawn."""
        return drawn_months(self.sum.stretches, self.actor.name)

    @property
    def set_roles(self) -> tuple[RoleSetting, ...]:
        """The roles that people set."""
        return self.entry.all_roles if self.entry else ()


def actor(desk: Desk) -> Answer:
    """Return the page of an actor."""
    held = desk.record(RecordKind.ACTOR, Actor, desk.path("id"))
    paging = desk.paging(STATEMENTS)
    found = desk.store.find_statements(
        StatementQuery(speaker=held.id, newest=False), limit=paging.limit, offset=paging.offset
    )
    entry = changing_actors.entry_of(desk.settings, held.name)
    view = ActorView(
        actor=actor_row(held),
        roles=held.roles,
        entry=entry,
        decisions=tuple(decided_of_actors(desk, entry.name)) if entry is not None else (),
        sum=desk.sum_judged(("actor", held.id), TAKING_SIDES, lambda: _summed(desk, held)),
        statements=found.hits,
        listing=listing(desk, len(found.hits), limit=paging.limit, total=found.total, capped=found.capped),
    )
    return Answer("actor.html.j2", view)


def _summed(desk: Desk, held: Actor) -> ActorSum:
    store = desk.store
    total = store.related_count(Position, held.id)
    every = store.related(Position, held.id, limit=POSITIONS, offset=max(0, total - POSITIONS))
    positions = [row for row in every if not desk.rejects(row.id)]
    clashing = store.related(Dispute, held.id, limit=DISPUTES)
    disputes = [row for row in clashing if not desk.rejects(row.id)]
    matters, left_out = _matters(desk, held, positions)
    shifts = [row.id for row in disputes if row.shift]
    opponents = _opponents(held, disputes)
    allies = _allies(desk, held, matters)
    return ActorSum(
        stretches=tuple(_stretches(desk, held)),
        matters=tuple(matters),
        matters_left_out=left_out,
        positions_left_out=total - len(every),
        opponents=tuple(opponents[:OTHERS]),
        opponents_left_out=max(0, len(opponents) - OTHERS),
        disputes_left_out=store.related_count(Dispute, held.id) - len(clashing),
        shifts=tuple(shifts[:LINKED]),
        shifts_total=len(shifts),
        allies=tuple(allies[:OTHERS]),
        allies_left_out=max(0, len(allies) - OTHERS),
        silent=tuple(_silent(desk, held)),
        rejected=len(every) - len(positions) + len(clashing) - len(disputes),
    )


def _matters(desk: Desk, held: Actor, positions: Sequence[Position]) -> tuple[list[ActorMatter], int]:
    """Return where the actor stands on each matter, whichever side it spoke for, and how many matters are left out."""
    alone = [msgspec.structs.replace(row, side=held.name) for row in positions]
    latest = {row.matter: row for row in sorted(positions, key=lambda row: (row.said_at or "", row.id))}
    stands = sorted(standings(alone, {}), key=lambda row: (-row.positions, row.matter))
    named = ((row, desk.matter(row.matter)) for row in stands[:MATTERS])
    out = [
        ActorMatter(matter=row.matter, name=matter.name, standing=row, latest=latest[row.matter])
        for row, matter in named
        if matter is not None
    ]
    return out, max(0, len(stands) - MATTERS)


def _opponents(held: Actor, disputes: Sequence[Dispute]) -> list[Opponent]:
    """Return whom the actor contradicts, those with most likely disputes first."""
    found: dict[tuple[ActorId | None, str | None], list[tuple[Dispute, str | None]]] = {}
    for row in disputes:
        if not row.shift:
            other = row.b if row.a.actor == held.id else row.a
            name = other.speaker
            found.setdefault((other.actor, None if other.actor else name), []).append((row, other.side))
    out = []
    for (actor, name), rows in found.items():
        first = rows[0][0]
        grades = Counter(row.grade for row, _ in rows)
        out.append(
            Opponent(
                actor=actor,
                name=name or (first.b if first.a.actor == held.id else first.a).speaker,
                side=rows[0][1],
                likely=grades[Grade.LIKELY],
                possible=grades[Grade.POSSIBLE],
                disputes=tuple(row.id for row, _ in rows[:LINKED]),
            )
        )
    return sorted(out, key=lambda row: (-row.likely, -row.possible, row.actor or "", row.name or ""))


def _allies(desk: Desk, held: Actor, matters: Sequence[ActorMatter]) -> list[Ally]:
    """Return who stands as the actor does, on the matters on which it took most positions."""
    shared: dict[ActorId, list[MatterId]] = {}
    taken = [row for row in matters if row.standing.stand in (Stand.FOR, Stand.AGAINST)]
    for row in taken[:SHARED]:
        total = desk.store.related_count(Position, row.matter)
        offset = max(0, total - SHARED_POSITIONS)
        groups: dict[ActorId, list[Position]] = {}
        for position in desk.store.related(Position, row.matter, limit=SHARED_POSITIONS, offset=offset):
            if position.actor is not None and position.actor != held.id and not desk.rejects(position.id):
                groups.setdefault(position.actor, []).append(position)
        for other, rows in groups.items():
            if stand_of_all(rows) is row.standing.stand:
                shared.setdefault(other, []).append(row.matter)
    out = []
    for other in sorted(shared, key=lambda key: (-len(shared[key]), key)):
        known = desk.actor(other)
        if known is not None:
            out.append(Ally(actor=other, name=known.name, side=known.side, matters=tuple(shared[other])))
    return out


def _stretches(desk: Desk, held: Actor) -> Iterator[Stretch]:
    """Yield the months, or the years, from the first dated statement to the last."""
    store, every = desk.store, StatementQuery(speaker=held.id, since="1000", newest=False)
    latest = store.find_statements(every, limit=1)
    if not latest.hits:
        return
    last = _month(latest.hits[0])
    early = store.find_statements(every, limit=1, offset=latest.total - 1)
    first = (last[0] - YEARS, 1) if latest.capped else _month(early.hits[0])
    months = (last[0] - first[0]) * 12 + last[1] - first[1] + 1
    if months <= MONTHS:
        start = first[0] * 12 + first[1] - 1
        dates = [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(start, start + months)]
    else:
        dates = [f"{year:04}" for year in range(max(first[0], last[0] - YEARS), last[0] + 1)]
    counted = [
        (date, store.find_statements(msgspec.structs.replace(every, since=date, until=date), limit=0)) for date in dates
    ]
    begun = next((place for place, (_, found) in enumerate(counted) if found.total), len(counted))
    for date, found in counted[begun:]:
        yield Stretch(date=date, statements=found.total, capped=found.capped)


def _month(hit: StatementHit) -> tuple[int, int]:
    """Return the year and month when a statement was said, else published, as the list of statements counts it."""
    said = hit.statement.said_at.value if hit.statement.said_at else None
    date = (said or hit.published or "")[:7]
    try:
        parts = [int(part) for part in date.split("-")]
        return datetime.date(parts[0], parts[1] if len(parts) > 1 else 1, 1).timetuple()[:2]
    except (ValueError, IndexError):
        today = datetime.datetime.now(datetime.UTC)
        return today.year, today.month


def _silent(desk: Desk, held: Actor) -> Iterator[SilentPage]:
    """Yield pages that name the actor in full, and on which it does not speak."""
    if held.mentioned <= held.pages or " " not in held.name:
        return
    names = {folded(name) for name in (held.name, *held.aliases)}
    seen: set[PageId] = set()
    for hit in desk.store.search(f'"{held.name}"', limit=BLOCKS):
        if hit.page in seen or len(seen) >= SILENT:
            continue
        said = desk.store.find_statements(StatementQuery(speaker=held.id, page=hit.page, newest=False), limit=0)
        named = any(row.name and folded(row.name) in names for row in desk.store.mentions(hit.page))
        if not said.total and named and hit.marks:
            seen.add(hit.page)
            yield SilentPage(page=hit.page, span=Span(hit.marks[0].start, max(mark.end for mark in _run(hit.marks))))


def _run(marks: Sequence[Span]) -> list[Span]:
    """Return the first marks that stand side by side: the words of one naming."""
    out = [marks[0]]
    for mark in marks[1:]:
        if mark.start - out[-1].end > 1:
            break
        out.append(mark)
    return out
