"""Positions to disputes: pairs of stands on one matter that cannot both hold, few and worth reading.

Never all pairs: each stand against a matter looks at the stands near it on its page and at those before it in time, a
fixed number of each, so the cost grows with the stands. Pairs then compete by confidence, and each clause may stand in
few disputes; ties go by time and id.
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.disputes.lexicon.nouns import NEGOTIABLE
from onrecord.disputes.reasons import Clash, Stand, clash, clashing_status, quantities_clash, same_side, vetoed
from onrecord.disputes.touches import keys_of
from onrecord.disputes.words import content_roots, tokens
from onrecord.records import (
    Actor,
    ActorId,
    Dispute,
    DisputeId,
    DisputeSide,
    Grade,
    Matter,
    MatterId,
    MatterKind,
    PageId,
    Polarity,
    Position,
    Span,
    Statement,
    StatementId,
    Status,
    Utterance,
    UtteranceId,
    Voice,
    content_id,
)

__all__ = ["MADE_BY", "Survey", "disputes", "survey"]

MADE_BY = "disputes@1"

NEAR = 20
"""Stands looked at on either side of one on its page."""
EARLIER = 10
"""Stands of other pages looked at, latest before it first."""
MOST_A_CLAUSE = 2
"""Disputes that one clause may stand in."""
MOST_A_STATEMENT_PAIR = 2
LIKELY = 0.5
"""Confidence from which a dispute is likely."""
UNSURE_WHERE = {"headline": 0.8, "deck": 0.85, "caption": 0.8}
"""What a headline says is shortened; its disputes yield to those of the body."""

LOOSE = frozenset({MatterKind.ISSUE, MatterKind.PLACE})
"""Kinds of matter that many unlike claims are about."""

Clause = tuple[UtteranceId, Span]


@dataclass(frozen=True, slots=True)
class Survey:
    """The disputes found, and how many pairs were left out, by reason."""

    disputes: list[Dispute]
    left_out: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    a: Stand
    b: Stand
    found: Clash
    confidence: float
    matter: MatterId
    shift: bool = False

    @property
    def clauses(self) -> tuple[Clause, Clause]:
        return _clause(self.a.position), _clause(self.b.position)

    @property
    def order(self) -> tuple[float, str, str, Clause, Clause, MatterId]:
        """Best first; ties by time, then id."""
        a, b = self.a.position, self.b.position
        return (-self.confidence, b.said_at or "", a.said_at or "", *self.clauses, self.matter)


def disputes(
    positions: Sequence[Position],
    matters: Sequence[Matter],
    utterances: Sequence[Utterance],
    statements: Mapping[StatementId, Statement],
    actors: Mapping[ActorId, Actor],
) -> list[Dispute]:
    """Return the disputes among `positions`, by id; `survey` also tells what was left out."""
    return survey(positions, matters, utterances, statements, actors).disputes


def survey(
    positions: Sequence[Position],
    matters: Sequence[Matter],
    utterances: Sequence[Utterance],
    statements: Mapping[StatementId, Statement],
    actors: Mapping[ActorId, Actor],
) -> Survey:
    """Return the disputes among `positions` with a count of the pairs vetoed or over the cap."""
    known = {utterance.id for utterance in utterances}
    by_matter = {matter.id: matter for matter in matters}
    left_out: Counter[str] = Counter()
    names = _Names(statements, actors)
    roots = {matter.id: content_roots(tokens(matter.name)) for matter in matters}
    buckets: dict[MatterId, list[Stand]] = {}
    for position in sorted(positions, key=_by_time):
        if position.utterance in known and position.matter in by_matter:
            buckets.setdefault(position.matter, []).append(
                Stand.of(position, names.in_statement(position.statement), roots[position.matter])
            )
    pairs: list[_Pair] = []
    for matter in sorted(buckets):
        loose = by_matter[matter].kind in LOOSE
        pairs += _pairs_of(buckets[matter], names, left_out, matter=matter, loose=loose)
        if not loose:
            pairs += _shifts(buckets[matter], matter)
    pairs += _loose_pairs(buckets, by_matter, names, left_out)
    kept = _chosen(pairs, left_out)
    out = [_dispute(pair, by_matter[pair.matter]) for pair in kept]
    out.sort(key=lambda d: d.id)
    return Survey(out, tuple(sorted(left_out.items())))


def _by_time(position: Position) -> tuple[str, str]:
    return position.said_at or "", position.id


def _clause(position: Position) -> Clause:
    return position.utterance, position.span


class _Names:
    """Which statements name which speakers."""

    def __init__(self, statements: Mapping[StatementId, Statement], actors: Mapping[ActorId, Actor]) -> None:
        self.actors = actors
        self._capitals: dict[StatementId, frozenset[str]] = {}
        self._on_page: dict[tuple[PageId, str], set[str]] = {}
        for key in sorted(statements):
            row = statements[key]
            words = frozenset(
                word.low.removesuffix("'s") for piece in row.pieces for word in tokens(piece) if word.capital
            )
            self._capitals[key] = words
            if row.speaker:
                self._on_page.setdefault((row.page, row.speaker), set()).update(words)

    def in_statement(self, statement: StatementId) -> frozenset[str]:
        """Return the capitalised words of a statement, in small letters."""
        return self._capitals.get(statement, frozenset())

    def named(self, a: Position, b: Stand) -> int:
        """Return 2 where b's statement names a's speaker, 1 where b's speaker does elsewhere on the page, else 0."""
        called = self._called(a)
        if called & b.names:
            return 2
        on_page = self._on_page.get((b.position.page, b.position.speaker or ""), set())
        return 1 if a.page == b.position.page and called & on_page else 0

    def _called(self, position: Position) -> frozenset[str]:
        """Return the words by which a speaker is called: the surname, and single-word aliases."""
        actor = self.actors.get(position.actor) if position.actor else None
        names = [position.speaker or "", *(actor.aliases if actor else ()), actor.name if actor else ""]
        rows = [[word.low for word in tokens(name)] for name in names]
        return frozenset(row[-1] for row in rows if row and len(row[-1]) > 2)


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
    names: _Names,
    left_out: Counter[str],
    *,
    matter: MatterId,
    one_matter: bool = True,
    loose: bool = False,
) -> list[_Pair]:
    """Return the pairs of `rows` that clash, of different sides and not vetoed."""
    out: list[_Pair] = []
    for x, y in _candidates(rows):
        if same_side(x.position, y.position):
            continue
        a, b = (y, x) if _stands_against(x) and not _stands_against(y) else (x, y)
        near = a.position.page == b.position.page
        found = clash(a, b, named=names.named(a.position, b), near=near, one_matter=one_matter, loose=loose)
        if found is None and one_matter:
            found = quantities_clash(a, b, near=near)
        if found is None:
            continue
        veto = vetoed(a, b)
        if veto:
            left_out[f"veto:{veto}"] += 1
            continue
        out.append(_Pair(a, b, found, _weighed(a, b, found), b.position.matter if not one_matter else matter))
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


def _loose_pairs(
    buckets: Mapping[MatterId, Sequence[Stand]],
    by_matter: Mapping[MatterId, Matter],
    names: _Names,
    left_out: Counter[str],
) -> list[_Pair]:
    """Return status clashes between proposals without a name of their own on one page.

    One report calls what lies on the table a document, a project, an option. Where one speaker says that such a thing
    is being discussed, and another, who names the first, that such a thing is off the table, they speak of one thing.
    """
    by_page: dict[PageId, dict[Clause, Stand]] = {}
    for key in sorted(buckets):
        if not _negotiable(by_matter[key]):
            continue
        for stand in buckets[key]:
            if stand.position.status is not None:
                by_page.setdefault(stand.position.page, {}).setdefault(_clause(stand.position), stand)
    out: list[_Pair] = []
    for page in sorted(by_page):
        rows = sorted(by_page[page].values(), key=lambda s: _by_time(s.position))
        out += [
            pair
            for pair in _pairs_of(rows, names, left_out, matter=MatterId(""), one_matter=False)
            if clashing_status(pair.a, pair.b)
        ]
    return out


def _negotiable(matter: Matter) -> bool:
    """Tell whether a matter is a thing under negotiation that has no proper name."""
    keys = keys_of(matter.name)
    proper = any(word.capital for word in tokens(matter.name)[1:])
    return bool(keys) and keys[0][0] in NEGOTIABLE and not proper


def _shifts(rows: Sequence[Stand], matter: MatterId) -> list[_Pair]:
    """Return where one actor's stand turns from one of its days to the next."""
    by_actor: dict[ActorId, list[Stand]] = {}
    for row in rows:
        if row.position.actor is not None and row.position.said_at and row.voice is Voice.REPORTED:
            by_actor.setdefault(row.position.actor, []).append(row)
    out: list[_Pair] = []
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
                out.append(_Pair(earlier, row, reason, _weighed(earlier, row, found), matter, shift=True))
    return out


def _chosen(pairs: Sequence[_Pair], left_out: Counter[str]) -> list[_Pair]:
    """Return the pairs to be shown: best first, one pair a clause, then a second for clauses that earn it."""
    ranked = sorted(pairs, key=lambda pair: pair.order)
    kept: list[_Pair] = []
    used: Counter[Clause] = Counter()
    together: set[frozenset[Clause]] = set()
    told: set[frozenset[str]] = set()
    statements: Counter[frozenset[UtteranceId]] = Counter()
    for most in range(1, MOST_A_CLAUSE + 1):
        for pair in ranked:
            clauses = frozenset(pair.clauses)
            if clauses in together or _words(pair) in told:
                continue
            both = frozenset((pair.a.position.utterance, pair.b.position.utterance))
            if any(used[clause] >= most for clause in clauses) or statements[both] >= MOST_A_STATEMENT_PAIR:
                continue
            if most > 1 and not all(used[clause] for clause in clauses) and not pair.found.likely:
                continue
            kept.append(pair)
            together.add(clauses)
            told.add(_words(pair))
            statements[both] += 1
            used.update(clauses)
    dropped = len({frozenset(pair.clauses) for pair in ranked} - together)
    if dropped:
        left_out["cap:clause"] += dropped
    return kept


def _words(pair: _Pair) -> frozenset[str]:
    """Return who said what in a pair: the same words told in another report make no second dispute."""
    return frozenset(f"{p.speaker}: {p.words.casefold()}" for p in (pair.a.position, pair.b.position))


def _dispute(pair: _Pair, matter: Matter) -> Dispute:
    a, b = pair.a.position, pair.b.position
    reported = pair.a.voice is Voice.REPORTED and pair.b.voice is Voice.REPORTED
    sure = reported and not (pair.a.conditional or pair.b.conditional) and bool(a.speaker and b.speaker)
    likely = sure and pair.found.likely and pair.confidence >= LIKELY
    sides = sorted(pair.clauses)
    return Dispute(
        id=DisputeId(content_id("dispute", pair.matter, sides)),
        matter=pair.matter,
        matter_name=matter.name,
        reason=pair.found.reason,
        grade=Grade.LIKELY if likely else Grade.POSSIBLE,
        a=_side(a),
        b=_side(b),
        shift=pair.shift,
        confidence=pair.confidence,
        made_by=MADE_BY,
    )


def _side(position: Position) -> DisputeSide:
    return DisputeSide(
        utterance=position.utterance,
        statement=position.statement,
        actor=position.actor,
        speaker=position.speaker,
        side=position.side,
        words=position.words,
        page=position.page,
        span=position.span,
        said_at=position.said_at,
    )
