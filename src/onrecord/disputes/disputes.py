"""Positions to disputes: pairs of stands on one matter that cannot both hold, few and worth reading.

Never all pairs: each stand against a matter looks at the stands near it on its page and at those before it in time, a
fixed number of each, so the cost grows with the stands. Pairs then compete by confidence, and each clause may stand in
few disputes; ties go by time and id.
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from msgspec import structs

from onrecord.disputes.claims import Claim, silent
from onrecord.disputes.compared import HEARD, Listener
from onrecord.disputes.comparer import Comparison
from onrecord.disputes.grading import LEAST, LIKELY, trust
from onrecord.disputes.hearing import Hearing
from onrecord.disputes.homes import Homes
from onrecord.disputes.lexicon.nouns import NEGOTIABLE
from onrecord.disputes.nearness import surely_opposed
from onrecord.disputes.pairs import ClaimPair
from onrecord.disputes.readings import cue_of
from onrecord.disputes.reasons import Clash, Stand, clash, same_side, vetoed
from onrecord.disputes.touches import keys_of
from onrecord.disputes.words import HELD, content_roots, tokens
from onrecord.records import (
    Actor,
    ActorId,
    Dispute,
    DisputeId,
    DisputeSide,
    Failure,
    Grade,
    Matter,
    MatterId,
    MatterKind,
    Page,
    PageId,
    Polarity,
    Position,
    Reason,
    Span,
    Statement,
    StatementId,
    Status,
    UtteranceId,
    Voice,
    content_id,
    failure_id,
)

__all__ = ["MADE_BY", "Survey", "disputes", "left_out_records", "survey"]

MADE_BY = "disputes@2"

NEAR = 20
"""Stands looked at on either side of one on its page."""
EARLIER = 10
"""Stands of other pages looked at, latest before it first."""
MOST_A_CLAUSE = 2
"""Disputes that one clause may stand in."""
MOST_A_STATEMENT_PAIR = 2
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
    """A pair on its way to becoming a dispute: both sides as they would be shown."""

    a: DisputeSide
    b: DisputeSide
    reason: Reason
    confidence: float
    likely: bool
    """Whether its reason is strong enough for a likely dispute, if it can be trusted."""
    matter: MatterId
    shift: bool = False
    strong: bool = False
    """Whether its reason stands on the words of both, so that it may use a clause a second time."""
    found: Comparison | None = None
    """What the comparer said of the two, where it was asked already."""

    @property
    def clauses(self) -> tuple[Clause, Clause]:
        return (self.a.utterance, self.a.span), (self.b.utterance, self.b.span)

    @property
    def order(self) -> tuple[float, str, str, Clause, Clause, MatterId]:
        """Best first; ties by time, then id."""
        return (-self.confidence, self.b.said_at or "", self.a.said_at or "", *self.clauses, self.matter)


def disputes(
    hearing: Hearing,
    positions: Sequence[Position],
    matters: Sequence[Matter],
    statements: Mapping[StatementId, Statement],
    actors: Mapping[ActorId, Actor],
    pages: Callable[[PageId], Page],
    listener: Listener | None = None,
) -> list[Dispute]:
    """Return the disputes among `positions` and claims, by id; `survey` also tells what was left out."""
    return survey(hearing, positions, matters, statements, actors, pages, listener).disputes


def survey(
    hearing: Hearing,
    positions: Sequence[Position],
    matters: Sequence[Matter],
    statements: Mapping[StatementId, Statement],
    actors: Mapping[ActorId, Actor],
    pages: Callable[[PageId], Page],
    listener: Listener | None = None,
) -> Survey:
    """Return the disputes among `positions` and claims, with a count of the pairs vetoed or over the cap.

    Stands on one matter are compared by act, polarity and status; claims are compared by their words, and their matter
    is the one that holds both utterances (`matters` has made one where there was none).
    """
    known = {utterance.id for utterance in hearing.utterances}
    by_matter = {matter.id: matter for matter in matters}
    left_out: Counter[str] = Counter()
    names = _Names(statements, actors)
    roots = {matter.id: content_roots(tokens(matter.name)) for matter in matters}
    buckets: dict[MatterId, list[Position]] = {}
    for position in sorted(positions, key=_by_time):
        held = statements.get(position.statement)
        if held is not None and silent(held):
            continue
        if position.utterance in known and position.matter in by_matter:
            buckets.setdefault(position.matter, []).append(position)

    def stands(matter: MatterId) -> list[Stand]:
        return [Stand.of(row, names.in_statement(row.statement), roots[matter]) for row in buckets[matter]]

    pairs: list[_Pair] = []
    for matter in sorted(buckets):
        loose = by_matter[matter].kind in LOOSE or _generic(by_matter[matter].name)
        rows = stands(matter)
        pairs += _pairs_of(rows, names, left_out, matter=matter, loose=loose)
        if not loose:
            pairs += _shifts(rows, matter)
    tabled = (stand for matter in sorted(buckets) if _negotiable(by_matter[matter]) for stand in stands(matter))
    pairs += _loose_pairs(tabled, names, left_out)
    homes = Homes(matters)
    for found in hearing.pairs:
        home = homes.of(found)
        if home is None:
            left_out["no-matter"] += 1
        else:
            pairs.append(_of_claims(found, home.id, pages))
    kept = _chosen(_graded(pairs, statements, listener, left_out), left_out)
    out = [_dispute(_with_cues(pair, statements, pages), by_matter[pair.matter]) for pair in kept]
    out.sort(key=lambda d: d.id)
    return Survey(out, tuple(sorted(left_out.items())))


LEFT_OUT: dict[str, tuple[str, str, str]] = {
    "veto": ("pairs-vetoed", "pairs look opposed and may both hold", ""),
    "cap": ("pairs-over-cap", "pairs are weaker than those shown for the same clauses", ""),
    "no-matter": ("pairs-without-matter", "pairs are on a matter that is hidden or has no name", "onrecord matters"),
}
"""By the first word of a reason: the code, message and next step of its failure record."""


def left_out_records(found: Survey) -> list[Failure]:
    """Return how many pairs a survey left out, as one failure record a reason, by code."""
    counts: dict[str, list[tuple[str, int]]] = {}
    for reason, count in found.left_out:
        sort, _, detail = reason.partition(":")
        counts.setdefault(sort, []).append((detail, count))
    out: list[Failure] = []
    for sort in sorted(counts):
        code, message, follow = LEFT_OUT[sort]
        rows = counts[sort]
        details = ", ".join(f"{detail} {count}" for detail, count in rows) if sort == "veto" else ""
        text = f"{sum(count for _, count in rows)} {message}" + (f" ({details})" if details else "")
        row = Failure(
            id=failure_id("", "disputes", code), place="", stage="disputes", code=code, message=text, next=follow
        )
        out.append(row)
    return out


def _graded(
    pairs: Sequence[_Pair],
    statements: Mapping[StatementId, Statement],
    listener: Listener | None,
    left_out: Counter[str],
) -> list[_Pair]:
    """Return the pairs that can be trusted, each with how far; what is not sure enough is possible at most."""
    out: list[_Pair] = []
    for pair in pairs:
        found = pair.found
        if found is None and listener is not None:
            words = [(statements[side.statement], side.span) for side in (pair.a, pair.b)]
            found = listener.weigh(words[0], words[1])
        typed = pair.reason.code != HEARD.code
        value = trust(pair.confidence, found, typed=True) if typed else pair.confidence
        if found is not None and value < LEAST:
            left_out["veto:heard-otherwise"] += 1
            continue
        out.append(replace(pair, confidence=value, likely=pair.likely and typed and value >= LIKELY))
    return out


def _with_cues(pair: _Pair, statements: Mapping[StatementId, Statement], pages: Callable[[PageId], Page]) -> _Pair:
    """Return the pair with the cue of each side that does more than say, so that a denial is not read as a claim."""
    sides: list[DisputeSide] = []
    for side in (pair.a, pair.b):
        statement, page = statements[side.statement], pages(side.page)
        span = statement.cue
        told = span is not None and not span.touches(side.span) and cue_of(statement, page).sense is not None
        sides.append(structs.replace(side, cue=span.of(page.text)) if span is not None and told else side)
    return replace(pair, a=sides[0], b=sides[1])


def _by_time(position: Position) -> tuple[str, str]:
    return position.said_at or "", position.id


def _clause(position: Position) -> Clause:
    return position.utterance, position.span


class _Names:
    """Which statements name which speakers."""

    def __init__(self, statements: Mapping[StatementId, Statement], actors: Mapping[ActorId, Actor]) -> None:
        self.actors = actors
        self.statements = statements
        self._pages: dict[PageId, list[StatementId]] = {}
        for key, row in statements.items():
            self._pages.setdefault(row.page, []).append(key)
        self._capitals = lru_cache(maxsize=HELD)(self.in_statement)
        self._on_page = lru_cache(maxsize=HELD)(self._by_speaker)
        self._names = lru_cache(maxsize=HELD)(self._called)

    def in_statement(self, statement: StatementId) -> frozenset[str]:
        """Return the capitalised words of a statement, in small letters."""
        pieces = self.statements[statement].pieces if statement in self.statements else ()
        return frozenset(word.low.removesuffix("'s") for piece in pieces for word in tokens(piece) if word.capital)

    def _by_speaker(self, page: PageId) -> dict[str, set[str]]:
        """Return the capitalised words of all that each speaker says on a page."""
        out: dict[str, set[str]] = {}
        for key in self._pages.get(page, ()):
            out.setdefault(self.statements[key].speaker or "", set()).update(self._capitals(key))
        out.pop("", None)
        return out

    def named(self, a: Position, b: Stand) -> int:
        """Return 2 where b's statement names a's speaker, 1 where b's speaker does elsewhere on the page, else 0."""
        called = self._names(a.actor, a.speaker or "")
        if called & b.names:
            return 2
        if a.page != b.position.page:
            return 0
        return 1 if called & self._on_page(a.page).get(b.position.speaker or "", set()) else 0

    def _called(self, key: ActorId | None, speaker: str) -> frozenset[str]:
        """Return the words by which a speaker is called: the surname, and single-word aliases."""
        actor = self.actors.get(key) if key else None
        names = [speaker, *(actor.aliases if actor else ()), actor.name if actor else ""]
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
        if found is None:
            continue
        veto = vetoed(a, b)
        if veto:
            left_out[f"veto:{veto}"] += 1
            continue
        home = b.position.matter if not one_matter else matter
        out.append(_of_stands(a, b, found, _weighed(a, b, found), home))
    return out


def _generic(name: str) -> bool:
    """Tell whether a name is one plain word ("talks"), which unlike claims may share."""
    words = tokens(name)
    return len(words) == 1 and not words[0].capital


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


def _loose_pairs(tabled: Iterable[Stand], names: _Names, left_out: Counter[str]) -> list[_Pair]:
    """Return status clashes between proposals without a name of their own on one page.

    One report calls what lies on the table a document, a project, an option. Where one speaker says that such a thing
    is being discussed, and another, who names the first, that such a thing is off the table, they speak of one thing.
    """
    by_page: dict[PageId, dict[Clause, Stand]] = {}
    for stand in tabled:
        if stand.position.status is not None:
            by_page.setdefault(stand.position.page, {}).setdefault(_clause(stand.position), stand)
    out: list[_Pair] = []
    for page in sorted(by_page):
        rows = sorted(by_page[page].values(), key=lambda s: _by_time(s.position))
        out += _pairs_of(rows, names, left_out, matter=MatterId(""), one_matter=False)
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
                out.append(_of_stands(earlier, row, reason, _weighed(earlier, row, found), matter, shift=True))
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
            if clauses in together or _told(pair) in told:
                continue
            both = frozenset((pair.a.utterance, pair.b.utterance))
            if any(used[clause] >= most for clause in clauses) or statements[both] >= MOST_A_STATEMENT_PAIR:
                continue
            if most > 1 and not all(used[clause] for clause in clauses) and not (pair.likely or pair.strong):
                continue
            kept.append(pair)
            together.add(clauses)
            told.add(_told(pair))
            statements[both] += 1
            used.update(clauses)
    dropped = len({frozenset(pair.clauses) for pair in ranked} - together)
    if dropped:
        left_out["cap:clause"] += dropped
    return kept


def _told(pair: _Pair) -> frozenset[str]:
    """Return who said what in a pair: the same words told in another report make no second dispute."""
    return frozenset(f"{side.speaker}: {side.words.casefold()}" for side in (pair.a, pair.b))


def _of_stands(a: Stand, b: Stand, found: Clash, confidence: float, matter: MatterId, *, shift: bool = False) -> _Pair:
    reported = a.voice is Voice.REPORTED and b.voice is Voice.REPORTED
    sure = reported and not (a.conditional or b.conditional) and bool(a.position.speaker and b.position.speaker)
    likely = sure and found.likely
    sides = [
        DisputeSide(
            utterance=row.utterance,
            statement=row.statement,
            actor=row.actor,
            speaker=row.speaker,
            side=row.side,
            words=row.words,
            page=row.page,
            span=row.span,
            said_at=row.said_at,
        )
        for row in (a.position, b.position)
    ]
    return _Pair(sides[0], sides[1], found.reason, confidence, likely, matter, shift)


def _of_claims(pair: ClaimPair, matter: MatterId, pages: Callable[[PageId], Page]) -> _Pair:
    sure = (
        pair.a.utterance.speaker is not None and pair.a.speaker == pair.b.speaker
        if pair.shift
        else surely_opposed(pair.a, pair.b)
    )
    likely = sure and pair.strong
    a, b = _side(pair.a, pair.a_shown, pages), _side(pair.b, None, pages)
    return _Pair(a, b, pair.reason, pair.confidence, likely, matter, pair.shift, pair.strong, pair.found)


def _side(claim: Claim, shown: Span | None, pages: Callable[[PageId], Page]) -> DisputeSide:
    span = shown or claim.shown
    return DisputeSide(
        utterance=claim.utterance.id,
        statement=claim.statement.id,
        actor=claim.utterance.actor,
        speaker=claim.utterance.speaker,
        side=claim.side,
        words=span.of(pages(claim.statement.page).text),
        page=claim.statement.page,
        span=span,
        said_at=claim.said_at,
    )


def _dispute(pair: _Pair, matter: Matter) -> Dispute:
    return Dispute(
        id=DisputeId(content_id("dispute", pair.matter, sorted(pair.clauses))),
        matter=pair.matter,
        matter_name=matter.name,
        reason=pair.reason,
        grade=Grade.LIKELY if pair.likely else Grade.POSSIBLE,
        a=pair.a,
        b=pair.b,
        shift=pair.shift,
        confidence=pair.confidence,
        made_by=MADE_BY,
    )
