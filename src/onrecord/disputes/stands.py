"""Stands on one matter that cannot both hold.

Never all pairs: each stand looks at the stands near it on its page and at those before it in time, a fixed number of
each, so the cost grows with the stands.
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.disputes.claims import silent
from onrecord.disputes.lexicon.nouns import NEGOTIABLE
from onrecord.disputes.named_speakers import NamedSpeakers
from onrecord.disputes.pairs import Clause, SidePair
from onrecord.disputes.reasons import Clash, Stand, clash, same_side, vetoed
from onrecord.disputes.touches import keys_of
from onrecord.disputes.words import content_roots, tokens
from onrecord.records import (
    Actor,
    ActorId,
    Matter,
    MatterId,
    MatterKind,
    PageId,
    Polarity,
    Position,
    Statement,
    StatementId,
    Status,
    Voice,
)

__all__ = ["stand_pairs"]

NEAR = 20
"""Stands looked at on either side of one on its page."""
EARLIER = 10
"""Stands of other pages looked at, latest before it first."""
UNSURE_WHERE = {"headline": 0.8, "deck": 0.85, "caption": 0.8}
"""What a headline says is shortened; its disputes yield to those of the body."""

LOOSE = frozenset({MatterKind.ISSUE, MatterKind.PLACE})
"""Kinds of matter that many unlike claims are about."""


def stand_pairs(
    positions: Iterable[Position],
    matters: Mapping[MatterId, Matter],
    statements: Mapping[StatementId, Statement],
    actors: Mapping[ActorId, Actor],
    left_out: Counter[str],
) -> list[SidePair]:
    """Return the pairs of `positions` that clash, and where an actor's stand turns; count in `left_out` what is vetoed.

    Stands on one matter are compared by act, polarity and status.
    """
    names = NamedSpeakers(statements, actors)
    roots = {key: content_roots(tokens(matter.name)) for key, matter in matters.items()}
    buckets: dict[MatterId, list[Position]] = {}
    for position in sorted(positions, key=_by_time):
        held = statements.get(position.statement)
        if held is not None and silent(held):
            continue
        if position.matter in matters:
            buckets.setdefault(position.matter, []).append(position)

    def stands(matter: MatterId) -> list[Stand]:
        return [Stand.of(row, names.in_statement(row.statement), roots[matter]) for row in buckets[matter]]

    out: list[SidePair] = []
    for matter in sorted(buckets):
        loose = matters[matter].kind in LOOSE or _generic(matters[matter].name)
        rows = stands(matter)
        out += _pairs_of(rows, names, left_out, matter=matter, loose=loose)
        if not loose:
            out += _shifts(rows, matter)
    tabled = (stand for matter in sorted(buckets) if _negotiable(matters[matter]) for stand in stands(matter))
    return out + _loose_pairs(tabled, names, left_out)


def _by_time(position: Position) -> tuple[str, str]:
    return position.said_at or "", position.id


def _generic(name: str) -> bool:
    """Tell whether a name is one plain word ("talks"), which unlike claims may share."""
    words = tokens(name)
    return len(words) == 1 and not words[0].capital


def _negotiable(matter: Matter) -> bool:
    """Tell whether a matter is a thing under negotiation that has no proper name."""
    keys = keys_of(matter.name)
    proper = any(word.capital for word in tokens(matter.name)[1:])
    return bool(keys) and keys[0][0] in NEGOTIABLE and not proper


def _clause(position: Position) -> Clause:
    return position.utterance, position.span


def _candidates(rows: Sequence[Stand]) -> Iterator[tuple[Stand, Stand]]:
    """Yield pairs to be compared: near ones of a page, then the latest before each in time; each pair once."""
    by_page: dict[PageId, list[Stand]] = {}
    for row in rows:
        by_page.setdefault(row.position.page, []).append(row)
    for page in sorted(by_page):
        here = sorted(by_page[page], key=lambda s: (s.position.span, s.position.id))
        for at, row in enumerate(here):
            for other in here[at + 1 : at + 1 + NEAR]:
                yield row, other
    for at, row in enumerate(rows):
        looked = 0
        for back in range(at - 1, max(-1, at - 1 - 4 * EARLIER), -1):
            other = rows[back]
            if other.position.page != row.position.page:
                looked += 1
                yield other, row
            if looked == EARLIER:
                break


def _pairs_of(
    rows: Sequence[Stand],
    names: NamedSpeakers,
    left_out: Counter[str],
    *,
    matter: MatterId,
    one_matter: bool = True,
    loose: bool = False,
) -> list[SidePair]:
    """Return the pairs of `rows` that clash, of different sides and not vetoed."""
    out: list[SidePair] = []
    for x, y in _candidates(rows):
        if same_side(x.position, y.position):
            continue
        a, b = (y, x) if _stands_against(x) and not _stands_against(y) else (x, y)
        near = a.position.page == b.position.page
        found = clash(a, b, named=names.named(a.position, b), near=near, one_matter=one_matter, loose=loose)
        if found is None:
            continue
        veto = vetoed(a, b)
        if veto:
            left_out[f"veto:{veto}"] += 1
            continue
        home = b.position.matter if not one_matter else matter
        out.append(SidePair.of_stands(a, b, found, _weighed(a, b, found), home))
    return out


def _stands_against(stand: Stand) -> bool:
    position = stand.position
    return position.polarity is Polarity.AGAINST or position.status is Status.OFF_THE_TABLE or stand.negated


def _weighed(a: Stand, b: Stand, found: Clash) -> float:
    """Return how far the pair is to be trusted: the reason's confidence and that of both positions."""
    value = found.confidence * math.sqrt(a.position.confidence * b.position.confidence)
    for stand in (a, b):
        where = next((f.value for f in stand.position.features if f.name == "where"), "")
        value *= UNSURE_WHERE.get(where, 1.0)
    return round(value, 2)


def _loose_pairs(tabled: Iterable[Stand], names: NamedSpeakers, left_out: Counter[str]) -> list[SidePair]:
    """Return status clashes between proposals without a name of their own on one page.

    One report calls what lies on the table a document, a project, an option. Where one speaker says that such a thing
    is being discussed, and another, who names the first, that such a thing is off the table, they speak of one thing.
    """
    by_page: dict[PageId, dict[Clause, Stand]] = {}
    for stand in tabled:
        if stand.position.status is not None:
            by_page.setdefault(stand.position.page, {}).setdefault(_clause(stand.position), stand)
    out: list[SidePair] = []
    for page in sorted(by_page):
        rows = sorted(by_page[page].values(), key=lambda s: _by_time(s.position))
        out += _pairs_of(rows, names, left_out, matter=MatterId(""), one_matter=False)
    return out


def _shifts(rows: Sequence[Stand], matter: MatterId) -> list[SidePair]:
    """Return where one actor's stand turns from one of its days to the next."""
    by_actor: dict[ActorId, list[Stand]] = {}
    for row in rows:
        if row.position.actor is not None and row.position.said_at and row.voice is Voice.REPORTED:
            by_actor.setdefault(row.position.actor, []).append(row)
    out: list[SidePair] = []
    for actor in sorted(by_actor):
        mine = by_actor[actor]
        days = [(row.position.said_at or "")[:10] for row in mine]
        for at, row in enumerate(mine):
            before = bisect_left(days, days[at]) - 1
            if before < 0:
                continue
            earlier = mine[before]
            found = clash(earlier, row, named=0, near=False, one_matter=True) or clash(
                row, earlier, named=0, near=False, one_matter=True
            )
            if found is not None and found.reason.code in ("status", "polarity") and not vetoed(earlier, row):
                reason = Clash(found.reason, found.confidence, found.likely and not row.conditional)
                out.append(SidePair.of_stands(earlier, row, reason, _weighed(earlier, row, found), matter, shift=True))
    return out
