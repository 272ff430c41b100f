"""The dossier's third part: matters with each side's positions, and disputes with their two sides."""

from collections.abc import Mapping, Sequence

from onrecord.disputes import agreements, side_taken, standings
from onrecord.export.dossier.model import (
    AgreementView,
    DisputeView,
    DossierInput,
    MatterView,
    MoveView,
    PositionView,
    Quote,
    SideView,
    Standing,
    StandpointView,
)
from onrecord.export.dossier.scope import standing
from onrecord.export.dossier.sources import Sources
from onrecord.export.dossier.standwords import NO_SIDE, SIGNS, agreed, claimed, move_words, stand_words
from onrecord.export.dossier.wording import ACTS, GRADES, POLARITIES, STATUSES, carried, plain_date
from onrecord.records import (
    Actor,
    ActorId,
    Agreement,
    Dispute,
    DisputeSide,
    Grade,
    Matter,
    MatterId,
    Position,
    PositionId,
    SideStanding,
    Stand,
)

__all__ = ["disputes", "matters"]

NOBODY = "a speaker who could not be named"
ANCHOR = 12
"""Digits of a matter's id that name its part of the HTML."""

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
    by_id = {row.id: row for row in positions}
    sides: dict[str | None, list[Position]] = {}
    for row in positions:
        sides.setdefault(side_taken(row, actors), []).append(row)
    return MatterView(
        name=matter.name,
        anchor=f"m{matter.id[:ANCHOR]}",
        kind=str(matter.kind),
        aliases=matter.aliases,
        carried=carried(matter.pages, matter.independent_reports),
        sides=tuple(
            _standpoint(sources, row, by_id, _positions(given, sources, actors, sides[row.side]))
            for row in standings(positions, actors)
        ),
        agreements=tuple(_agreement(sources, actors, row, by_id) for row in agreements(positions, actors)),
        standing=standing(given, matter.id, matter.confidence),
    )


def _standpoint(
    sources: Sources, row: SideStanding, by_id: Mapping[PositionId, Position], positions: tuple[PositionView, ...]
) -> StandpointView:
    moves = zip(row.moves, (None, *row.moves), strict=False) if row.side and len(row.moves) > 1 else ()
    return StandpointView(
        side=row.side or NO_SIDE,
        known=row.side is not None,
        sign=SIGNS[row.stand],
        stand=stand_words(row),
        clear=row.stand is not Stand.UNCLEAR,
        status=claimed(row.status),
        moves=tuple(
            MoveView(
                told=move_words(move, before),
                said=plain_date(move.date),
                quote=_quote(sources, by_id[move.position]),
            )
            for move, before in moves
        ),
        positions=positions,
    )


def _agreement(sources: Sources, actors: Actors, row: Agreement, by_id: Mapping[PositionId, Position]) -> AgreementView:
    return AgreementView(
        told=agreed(row),
        a=_voice(sources, actors, by_id[row.a]),
        b=_voice(sources, actors, by_id[row.b]),
        standing=Standing(state="machine", confidence=row.confidence),
    )


def _voice(sources: Sources, actors: Actors, row: Position) -> SideView:
    speaker, side = _name(actors, row.actor, row.speaker), side_taken(row, actors)
    return SideView(
        speaker=speaker,
        side=None if side == speaker else side,
        quote=_quote(sources, row),
        said=plain_date(row.said_at),
    )


def _quote(sources: Sources, row: Position) -> Quote:
    return sources.quote(row.page, (row.span,), row.words)


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
            quote=_quote(sources, row),
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
        cue=row.cue,
    )


def _name(actors: Actors, actor: ActorId | None, speaker: str | None) -> str:
    held = actors.get(actor) if actor else None
    return held.name if held else speaker or NOBODY
