"""The dossier's third part: matters with each side's positions, and disputes with their two sides."""

from collections.abc import Sequence

from onrecord.export.dossier.model import (
    DisputeView,
    DossierInput,
    MatterView,
    PositionView,
    SideView,
    StandpointView,
)
from onrecord.export.dossier.scope import standing
from onrecord.export.dossier.sources import Sources
from onrecord.export.dossier.wording import ACTS, GRADES, POLARITIES, STATUSES, carried, plain_date
from onrecord.records import Actor, ActorId, Dispute, DisputeSide, Grade, Matter, MatterId, Position

__all__ = ["disputes", "matters"]

NO_SIDE = "No side known"
NOBODY = "a speaker who could not be named"

Actors = dict[ActorId, Actor]


def matters(given: DossierInput, sources: Sources) -> tuple[MatterView, ...]:
    """Return the matters, those with most utterances first, each with the positions of every side."""
    actors = {row.id: row for row in given.actors}
    by_matter: dict[MatterId, list[Position]] = {}
    for row in given.positions:
        by_matter.setdefault(row.matter, []).append(row)
    order = sorted(given.matters, key=lambda row: (-len(row.utterances), row.name, row.id))
    return tuple(_matter(given, sources, actors, row, by_matter.get(row.id, [])) for row in order)


def disputes(given: DossierInput, sources: Sources) -> tuple[DisputeView, ...]:
    """Return the disputes: likely ones first, then by matter."""
    actors = {row.id: row for row in given.actors}
    names = {row.id: row.name for row in given.matters}
    order = sorted(
        given.disputes,
        key=lambda row: (
            row.grade is not Grade.LIKELY,
            names.get(row.matter, row.matter_name),
            -row.confidence,
            row.id,
        ),
    )
    return tuple(_dispute(given, sources, actors, row, names.get(row.matter) or row.matter_name) for row in order)


def _matter(
    given: DossierInput, sources: Sources, actors: Actors, matter: Matter, positions: Sequence[Position]
) -> MatterView:
    sides: dict[str, list[Position]] = {}
    for row in positions:
        actor = actors.get(row.actor) if row.actor else None
        sides.setdefault(row.side or (actor.side if actor else None) or NO_SIDE, []).append(row)
    return MatterView(
        name=matter.name,
        kind=str(matter.kind),
        aliases=matter.aliases,
        carried=carried(matter.pages, matter.independent_reports),
        sides=tuple(
            StandpointView(side=side, positions=_positions(given, sources, actors, sides[side]))
            for side in sorted(sides, key=lambda side: (side == NO_SIDE, side))
        ),
        standing=standing(given, matter.id, matter.confidence),
    )


def _positions(
    given: DossierInput, sources: Sources, actors: Actors, rows: Sequence[Position]
) -> tuple[PositionView, ...]:
    order = sorted(rows, key=lambda row: (row.said_at or sources.when(row.page), row.page, row.span, row.id))
    return tuple(
        PositionView(
            speaker=_name(actors, row.actor, row.speaker),
            act=ACTS[row.act],
            polarity=POLARITIES[row.polarity],
            status=STATUSES[row.status] if row.status else None,
            quote=sources.quote(row.page, (row.span,), row.words),
            said=plain_date(row.said_at),
            standing=standing(given, row.id, row.confidence),
        )
        for row in order
    )


def _dispute(given: DossierInput, sources: Sources, actors: Actors, row: Dispute, matter: str) -> DisputeView:
    return DisputeView(
        matter=matter or "(no matter named)",
        reason=row.reason.text,
        grade=GRADES[row.grade],
        shift=row.shift,
        a=_side(sources, actors, row.a),
        b=_side(sources, actors, row.b),
        standing=standing(given, row.id, row.confidence),
    )


def _side(sources: Sources, actors: Actors, row: DisputeSide) -> SideView:
    actor = actors.get(row.actor) if row.actor else None
    return SideView(
        speaker=_name(actors, row.actor, row.speaker),
        side=row.side or (actor.side if actor else None),
        quote=sources.quote(row.page, (row.span,), row.words),
        said=plain_date(row.said_at),
    )


def _name(actors: Actors, actor: ActorId | None, speaker: str | None) -> str:
    held = actors.get(actor) if actor else None
    return held.name if held else speaker or NOBODY
