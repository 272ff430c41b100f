"""The network: actors and matters, who is for what, who agrees with whom and who conflicts."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.disputes import Network, network
from onrecord.disputes.network import Accord, Conflict, NetworkActor, NetworkMatter, Standpoint
from onrecord.ledger import RecordKind
from onrecord.records import Actor, ActorId, Dispute, DisputeId, Matter, MatterId, Position, PositionId, Record
from onrecord.web.answers import Answer, link
from onrecord.web.desk import TAKING_SIDES, Desk
from onrecord.web.drawing.network import TIES, drawn_network, network_legend

__all__ = ["network_page"]

POOL = 40
"""Actors that are looked at: those with most statements, of all or of those who speak of the matter."""
POSITIONS, DISPUTES = 80, 30
"""Positions of one actor that are looked at, the latest, and disputes, likely ones first."""
ACTORS, MATTERS = 24, 12
"""Actors and matters that are shown."""


class NetworkView(Record, frozen=True, kw_only=True):
    """The network of the actors who speak most, without what people rejected."""

    side: str = ""
    """Only this side, and whom it agrees or conflicts with; "" for all."""
    matter: MatterId | None = None
    matter_name: str = ""
    sides: tuple[str, ...] = ()
    """The sides that may be asked for."""
    matters: dict[MatterId, str]
    """The matters that may be asked for."""
    network: Network
    disputes: dict[str, tuple[DisputeId, ...]]
    """The first disputes of each conflict, by the two actors' ids with a space between."""
    actors_left_out: int = 0
    """Of the actors looked at, those tied less than the ones shown."""
    matters_left_out: int = 0
    actors_looked_at: int = 0
    actors_total: int = 0
    positions_left_out: int = 0
    """Earlier positions of the actors looked at."""

    @property
    def drawing(self) -> Markup:
        """The network, drawn."""
        row = self.network
        paths: dict[str, str] = {one.actor: link(RecordKind.ACTOR, one.actor) for one in row.actors}
        paths |= {one.matter: link(RecordKind.MATTER, one.matter) for one in row.matters}
        return drawn_network(row, paths, "Actors and matters, and what ties them")

    @property
    def legend(self) -> Markup:
        """What its lines mean."""
        return network_legend()

    @property
    def ties(self) -> int:
        """How many conflicts, and agreements, are drawn."""
        return TIES

    @property
    def names(self) -> dict[ActorId, str]:
        """The actors' names."""
        return {row.actor: row.name for row in self.network.actors}

    @property
    def rows(self) -> list[NetworkActor]:
        """The rows of the table: by side, those of no known side last."""
        return sorted(self.network.actors, key=lambda row: (row.side is None, row.side or "", row.name, row.actor))

    @property
    def columns(self) -> list[NetworkMatter]:
        """The columns of the table: matters with most positions first."""
        weights: Counter[str] = Counter()
        for row in self.network.standpoints:
            weights[row.matter] += row.weight
        return sorted(self.network.matters, key=lambda row: (-weights[row.matter], row.matter))

    @property
    def stands(self) -> dict[tuple[ActorId, MatterId], Standpoint]:
        """The cells of the table."""
        return {(row.actor, row.matter): row for row in self.network.standpoints}


@dataclass(frozen=True, slots=True)
class _Sum:
    """The network of the actors looked at."""

    whole: Network
    disputes: dict[tuple[ActorId, ActorId], tuple[DisputeId, ...]]
    actors: int
    positions_left_out: int


def network_page(desk: Desk) -> Answer:
    """Return the network."""
    side, asked = desk.words("side"), desk.words("matter")
    matter = desk.record(RecordKind.MATTER, Matter, asked) if asked else None
    summed = desk.sum_judged(("network", matter.id if matter else None), TAKING_SIDES, lambda: _summed(desk, matter))
    whole = summed.whole
    tied = _of_side(whole, side) if side else whole
    shown = _heaviest(tied)
    choices = {row.matter: row.name for row in _heaviest(whole, matters=3 * MATTERS).matters}
    if matter is not None:
        choices[matter.id] = matter.name
    pairs = {(row.a, row.b) for row in shown.conflicts}
    view = NetworkView(
        side=side,
        matter=matter.id if matter else None,
        matter_name=matter.name if matter else "",
        sides=tuple(sorted({row.side for row in whole.actors if row.side})),
        matters=dict(sorted(choices.items(), key=lambda item: item[1])),
        network=shown,
        disputes={f"{a} {b}": names for (a, b), names in summed.disputes.items() if (a, b) in pairs},
        actors_left_out=len(tied.actors) - len(shown.actors),
        matters_left_out=len(tied.matters) - len(shown.matters),
        actors_looked_at=summed.actors,
        actors_total=desk.store.related_count(Actor, matter.id) if matter else desk.store.count(Actor),
        positions_left_out=summed.positions_left_out,
    )
    return Answer("network.html.j2", view)


def _summed(desk: Desk, matter: Matter | None) -> _Sum:
    store = desk.store
    actors = store.related(Actor, matter.id, limit=POOL) if matter else store.top(Actor, limit=POOL)
    positions: dict[PositionId, Position] = {}
    disputes: dict[DisputeId, Dispute] = {}
    left_out = 0
    for actor in actors:
        total = store.related_count(Position, actor.id)
        left_out += max(0, total - POSITIONS)
        held = store.related(Position, actor.id, limit=POSITIONS, offset=max(0, total - POSITIONS))
        positions |= {row.id: row for row in held if not desk.rejects(row.id)}
        clashing = store.related(Dispute, actor.id, limit=DISPUTES)
        disputes |= {row.id: row for row in clashing if not desk.rejects(row.id)}
    counts = Counter(row.matter for row in positions.values())
    wanted = [matter.id] if matter else [name for name, _ in counts.most_common(3 * MATTERS)]
    matters = [found for name in wanted if (found := desk.matter(name)) is not None]
    whole = network(actors, matters, positions.values(), disputes.values()).tied()
    pairs: dict[tuple[ActorId, ActorId], list[DisputeId]] = {}
    for row in disputes.values():
        if row.a.actor and row.b.actor and row.a.actor != row.b.actor:
            pairs.setdefault((min(row.a.actor, row.b.actor), max(row.a.actor, row.b.actor)), []).append(row.id)
    return _Sum(whole, {pair: tuple(names[:3]) for pair, names in pairs.items()}, len(actors), left_out)


def _of_side(row: Network, side: str) -> Network:
    """Return the network of a side's actors and of those whom they agree or conflict with."""
    own = {actor.actor for actor in row.actors if actor.side == side}
    pairs: tuple[Accord | Conflict, ...] = (*row.accords, *row.conflicts)
    near = own.union(*({pair.a, pair.b} for pair in pairs if {pair.a, pair.b} & own))
    cut = _cut(row, near, {matter.matter for matter in row.matters})
    return Network(
        actors=cut.actors,
        matters=cut.matters,
        standpoints=cut.standpoints,
        accords=tuple(pair for pair in cut.accords if {pair.a, pair.b} & own),
        conflicts=tuple(pair for pair in cut.conflicts if {pair.a, pair.b} & own),
    ).tied()


def _heaviest(row: Network, *, actors: int = ACTORS, matters: int = MATTERS) -> Network:
    """Return the network of the actors and matters that are tied most."""
    ties: Counter[str] = Counter()
    for stand in row.standpoints:
        ties[stand.actor] += stand.weight
        ties[stand.matter] += stand.weight
    for pair in row.conflicts:
        ties[pair.a] += 2 * pair.weight
        ties[pair.b] += 2 * pair.weight

    def first(names: Iterable[str], most: int) -> set[str]:
        return set(sorted(names, key=lambda name: (-ties[name], name))[:most])

    of = first((actor.actor for actor in row.actors), actors)
    on = first((matter.matter for matter in row.matters), matters)
    return _cut(row, of, on).tied()


def _cut(row: Network, actors: Collection[str], matters: Collection[str]) -> Network:
    return Network(
        actors=tuple(actor for actor in row.actors if actor.actor in actors),
        matters=tuple(matter for matter in row.matters if matter.matter in matters),
        standpoints=tuple(one for one in row.standpoints if one.actor in actors and one.matter in matters),
        accords=tuple(pair for pair in row.accords if pair.a in actors and pair.b in actors),
        conflicts=tuple(pair for pair in row.conflicts if pair.a in actors and pair.b in actors),
    )
