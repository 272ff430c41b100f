"""All pairs of claims that clash by their own words, with no matter needed: denials, figures, dates, turns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from onrecord.disputes.alike import alike
from onrecord.disputes.claims import Claim, claims_of
from onrecord.disputes.clashes import clashes, unit_keys
from onrecord.disputes.compared import Listener, heard
from onrecord.disputes.ground import SHARED, Ground
from onrecord.disputes.nearness import Index
from onrecord.disputes.pairs import ClaimPair
from onrecord.disputes.readings import Reading
from onrecord.disputes.rebuttals import rebuttals
from onrecord.disputes.turns import turns
from onrecord.records import Actor, ActorId, Page, PageId, Span, Statement, StatementId

__all__ = ["contradictions"]


def contradictions(
    readings: Sequence[Reading],
    statements: Mapping[StatementId, Statement],
    actors: Mapping[ActorId, Actor],
    pages: Callable[[PageId], Page],
    listener: Listener | None = None,
) -> list[ClaimPair]:
    """Return the pairs of claims that cannot both hold, best first; each claim answers or turns from at most one.

    A `listener` weighs every pair, and adds those that it alone hears clash.
    """
    claims = claims_of(readings, statements, actors, pages)
    index = Index(claims, _keys)
    ground = Ground(pages, [row.utterance.page for row in readings])
    ordered = [actors[key] for key in sorted(actors)]

    def of_one_affair(a: Claim, b: Claim) -> bool:
        return _one_affair(a, b, ground, SHARED)

    found = [*rebuttals(index, ordered), *clashes(index), *turns(index), *alike(index, pages, of_one_affair)]
    found.sort(key=lambda pair: pair.order)
    out: list[ClaimPair] = []
    told: set[tuple[str, ...]] = set()
    for pair in found:
        key = _told(pair)
        if key not in told and _one_affair(pair.a, pair.b, ground, 1 if pair.shift else SHARED):
            told.add(key)
            out.append(pair)
    if listener is None:
        return out
    out = [replace(pair, found=listener.weigh(pair.a.worded, pair.b.worded)) for pair in out]
    known = {_clauses(pair) for pair in out}
    out += [pair for pair in heard(index, listener, of_one_affair) if _clauses(pair) not in known]
    out.sort(key=lambda pair: pair.order)
    return out


def _one_affair(a: Claim, b: Claim, ground: Ground, least: int) -> bool:
    """Tell whether both were reported on one page, or on pages that share `least` names few others hold."""
    here, there = ({place.page for place in claim.places} for claim in (a, b))
    return bool(here & there) or ground.shared(a.statement.page, b.statement.page, least)


def _clauses(pair: ClaimPair) -> frozenset[tuple[StatementId, Span]]:
    return frozenset((claim.statement.id, claim.clause.span) for claim in (pair.a, pair.b))


def _told(pair: ClaimPair) -> tuple[str, ...]:
    """Return what makes a pair the same as another: two figures of two sides, or two clauses."""
    if pair.reason.code in ("number", "date"):
        return (pair.reason.code, pair.reason.text, *sorted(row.side or row.speaker for row in (pair.a, pair.b)))
    rows = (pair.a, pair.b)
    return (pair.reason.code, *(f"{row.utterance.id} {row.statement.id} {row.clause.span}" for row in rows))


def _keys(claim: Claim) -> list[str]:
    """Return a claim's senses, and the units that it counts."""
    return [*sorted(claim.roots - claim.parties), *unit_keys(claim)]
