"""Positions and disputes to a network: actors and matters, who takes a stand on what, who agrees and who conflicts."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.disputes.standings import stand_of_all
from onrecord.records import (
    Act,
    Actor,
    ActorId,
    ActorKind,
    Dispute,
    Grade,
    Matter,
    MatterId,
    MatterKind,
    Polarity,
    Position,
    PositionId,
    Record,
    Stand,
)

__all__ = ["Accord", "Conflict", "Network", "NetworkActor", "NetworkMatter", "Standpoint", "network"]

DAY = 10
"""Characters of an ISO 8601 date that tell the day."""

Pair = tuple[ActorId, ActorId]
"""Two actors, the smaller id first."""
Views = Mapping[tuple[ActorId, MatterId], "Standpoint"]


class NetworkActor(Record, frozen=True, kw_only=True):
    """An actor that speaks, takes a position or is party to a dispute."""

    actor: ActorId
    name: str
    kind: ActorKind
    side: str | None = None
    role: str | None = None
    """Its first role, one that the user set before any that pages print."""
    statements: int = 0
    pages: int = 0


class NetworkMatter(Record, frozen=True, kw_only=True):
    """A matter, with how often it was spoken about."""

    matter: MatterId
    name: str
    kind: MatterKind
    utterances: int = 0
    pages: int = 0
    reports: int = 0
    """Independent reports."""


class Standpoint(Record, frozen=True, kw_only=True):
    """What all positions of one actor on one matter come to."""

    actor: ActorId
    matter: MatterId
    act: Act
    """The commonest; of equally common ones that of the surest position."""
    polarity: Polarity
    """The commonest, told the same way."""
    stand: Stand
    agreement: bool | None = None
    """For the matter, against it; None where the positions say neither, or both."""
    weight: int
    """How many positions: one an utterance, however often it was reprinted."""
    first: str | None = None
    """The day of the first dated position."""
    last: str | None = None
    positions: tuple[PositionId, ...]
    """The surest first."""


class Accord(Record, frozen=True, kw_only=True):
    """Two actors that stand together: on these matters both are for, or both against."""

    a: ActorId
    b: ActorId
    matters: tuple[MatterId, ...]
    weight: int
    """How many matters."""
    first: str | None = None
    last: str | None = None


class Conflict(Record, frozen=True, kw_only=True):
    """Two actors that stand against each other: on these matters one is for and one against, or a dispute says so."""

    a: ActorId
    b: ActorId
    matters: tuple[MatterId, ...]
    weight: int
    """How many matters."""
    opposed: int = 0
    """On how many of them one is for and the other against."""
    likely: int = 0
    """Likely disputes."""
    possible: int = 0
    """Possible disputes."""
    reasons: tuple[str, ...] = ()
    """The codes of the disputes' reasons, the commonest first."""
    first: str | None = None
    last: str | None = None


class Network(Record, frozen=True, kw_only=True):
    """Actors and matters, and what ties them; every list by id."""

    actors: tuple[NetworkActor, ...] = ()
    matters: tuple[NetworkMatter, ...] = ()
    standpoints: tuple[Standpoint, ...] = ()
    accords: tuple[Accord, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    def tied(self) -> "Network":
        """Return the network without the actors and matters that nothing ties."""
        pairs: tuple[Accord | Conflict, ...] = (*self.accords, *self.conflicts)
        speak = {row.actor for row in self.standpoints}.union(*((row.a, row.b) for row in pairs))
        touched = {row.matter for row in self.standpoints}
        return Network(
            actors=tuple(row for row in self.actors if row.actor in speak),
            matters=tuple(row for row in self.matters if row.matter in touched),
            standpoints=self.standpoints,
            accords=self.accords,
            conflicts=self.conflicts,
        )


def network(
    actors: Iterable[Actor], matters: Iterable[Matter], positions: Iterable[Position], disputes: Iterable[Dispute]
) -> Network:
    """Return the network of these records, the same for any order of them.

    A position or a dispute of an actor or on a matter that is not among those given ties nothing; neither does a
    shift, where one actor is against an earlier self. An actor whose stand on a matter is mixed or hangs on a
    condition neither agrees nor is opposed on it. Every two actors of a matter are looked at: their number squared.
    """
    known = {row.id: row for row in actors}
    subjects = {row.id: row for row in matters}
    views = _views(row for row in positions if row.actor in known and row.matter in subjects)
    quarrels = _quarrels(disputes, known, subjects)
    active = {actor for actor, _ in views} | {actor for pair in quarrels for actor in pair}
    together, opposed = _pairs(views)
    return Network(
        actors=tuple(_actor(known[key]) for key in sorted(known) if key in active or known[key].statements),
        matters=tuple(_matter(subjects[key]) for key in sorted(subjects)),
        standpoints=tuple(views[key] for key in sorted(views)),
        accords=tuple(_accord(pair, together[pair], views) for pair in sorted(together)),
        conflicts=tuple(
            _conflict(pair, opposed.get(pair, ()), quarrels.get(pair, ()), views)
            for pair in sorted({*opposed, *quarrels})
        ),
    )


def _actor(row: Actor) -> NetworkActor:
    role = next(iter(sorted(row.roles, key=lambda role: not role.by_user)), None)
    return NetworkActor(
        actor=row.id,
        name=row.name,
        kind=row.kind,
        side=row.side,
        role=role.words if role else None,
        statements=len(row.statements),
        pages=row.pages,
    )


def _matter(row: Matter) -> NetworkMatter:
    return NetworkMatter(
        matter=row.id,
        name=row.name,
        kind=row.kind,
        utterances=len(row.utterances),
        pages=row.pages,
        reports=row.independent_reports,
    )


def _views(positions: Iterable[Position]) -> dict[tuple[ActorId, MatterId], Standpoint]:
    groups: dict[tuple[ActorId, MatterId], list[Position]] = {}
    for row in positions:
        if row.actor is not None:
            groups.setdefault((row.actor, row.matter), []).append(row)
    return {key: _standpoint(*key, sorted(rows, key=_surest)) for key, rows in groups.items()}


def _surest(row: Position) -> tuple[float, str, str]:
    return -row.confidence, row.said_at or "", row.id


def _standpoint(actor: ActorId, matter: MatterId, rows: Sequence[Position]) -> Standpoint:
    told = {row.agreement for row in rows} - {None}
    first, last = _ends(row.said_at for row in rows)
    return Standpoint(
        actor=actor,
        matter=matter,
        act=Counter(row.act for row in rows).most_common(1)[0][0],
        polarity=Counter(row.polarity for row in rows).most_common(1)[0][0],
        stand=stand_of_all(rows),
        agreement=told.pop() if len(told) == 1 else None,
        weight=len(rows),
        first=first,
        last=last,
        positions=tuple(row.id for row in rows),
    )


def _pairs(views: Views) -> tuple[dict[Pair, list[MatterId]], dict[Pair, list[MatterId]]]:
    """Return the matters on which two actors stand together, and those on which one is for and the other against."""
    together: dict[Pair, list[MatterId]] = {}
    opposed: dict[Pair, list[MatterId]] = {}
    taking: dict[MatterId, list[Standpoint]] = {}
    for row in views.values():
        if row.stand in (Stand.FOR, Stand.AGAINST):
            taking.setdefault(row.matter, []).append(row)
    for matter in sorted(taking):
        for a, b in combinations(sorted(taking[matter], key=lambda row: row.actor), 2):
            held = together if a.stand is b.stand else opposed
            held.setdefault((a.actor, b.actor), []).append(matter)
    return together, opposed


def _quarrels(
    disputes: Iterable[Dispute], actors: Collection[ActorId], matters: Collection[MatterId]
) -> dict[Pair, list[Dispute]]:
    found: dict[Pair, list[Dispute]] = {}
    for row in sorted(disputes, key=lambda row: row.id):
        a, b = row.a.actor, row.b.actor
        if row.shift or a is None or b is None or a == b or row.matter not in matters:
            continue
        if a in actors and b in actors:
            found.setdefault((min(a, b), max(a, b)), []).append(row)
    return found


def _accord(pair: Pair, matters: Sequence[MatterId], views: Views) -> Accord:
    first, last = _ends(_days(pair, matters, views))
    return Accord(a=pair[0], b=pair[1], matters=tuple(matters), weight=len(matters), first=first, last=last)


def _conflict(pair: Pair, opposed: Sequence[MatterId], disputes: Sequence[Dispute], views: Views) -> Conflict:
    matters = tuple(sorted({*opposed, *(row.matter for row in disputes)}))
    said = [side.said_at for row in disputes for side in (row.a, row.b)]
    first, last = _ends([*said, *_days(pair, opposed, views)])
    grades = Counter(row.grade for row in disputes)
    reasons = Counter(row.reason.code for row in disputes)
    return Conflict(
        a=pair[0],
        b=pair[1],
        matters=matters,
        weight=len(matters),
        opposed=len(opposed),
        likely=grades[Grade.LIKELY],
        possible=grades[Grade.POSSIBLE],
        reasons=tuple(sorted(reasons, key=lambda code: (-reasons[code], code))),
        first=first,
        last=last,
    )


def _days(pair: Pair, matters: Iterable[MatterId], views: Views) -> Iterator[str | None]:
    for matter in matters:
        for actor in pair:
            yield from (views[actor, matter].first, views[actor, matter].last)


def _ends(dates: Iterable[str | None]) -> tuple[str | None, str | None]:
    """Return the first and the last day; None where there is none."""
    days = sorted(date[:DAY] for date in dates if date)
    return (days[0], days[-1]) if days else (None, None)
