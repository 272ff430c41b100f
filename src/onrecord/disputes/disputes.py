"""Positions and claims to disputes: pairs on one matter that cannot both hold, few and worth reading.

Pairs of stands and of claims compete by confidence, and each clause may stand in few disputes; ties go by time and id.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from msgspec import structs

from onrecord.disputes.compared import HEARD, Listener
from onrecord.disputes.grading import LEAST, LIKELY, trust
from onrecord.disputes.hearing import Hearing
from onrecord.disputes.homes import Homes
from onrecord.disputes.pairs import Clause, SidePair
from onrecord.disputes.readings import cue_of
from onrecord.disputes.stands import stand_pairs
from onrecord.records import (
    Actor,
    ActorId,
    Dispute,
    DisputeId,
    DisputeSide,
    Failure,
    Grade,
    Matter,
    Page,
    PageId,
    Position,
    Statement,
    StatementId,
    UtteranceId,
    content_id,
    failure_id,
)

__all__ = ["MADE_BY", "Survey", "disputes", "left_out_records", "survey"]

MADE_BY = "disputes@2"

MOST_A_CLAUSE = 2
"""Disputes that one clause may stand in."""
MOST_A_STATEMENT_PAIR = 2


@dataclass(frozen=True, slots=True)
class Survey:
    """The disputes found, and how many pairs were left out, by reason."""

    disputes: list[Dispute]
    left_out: tuple[tuple[str, int], ...]


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
    pairs = stand_pairs((row for row in positions if row.utterance in known), by_matter, statements, actors, left_out)
    homes = Homes(matters)
    for found in hearing.pairs:
        home = homes.of(found)
        if home is None:
            left_out["no-matter"] += 1
        else:
            pairs.append(SidePair.of_claims(found, home.id, pages))
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
    pairs: Sequence[SidePair],
    statements: Mapping[StatementId, Statement],
    listener: Listener | None,
    left_out: Counter[str],
) -> list[SidePair]:
    """Return the pairs that can be trusted, each with how far; what is not sure enough is possible at most."""
    out: list[SidePair] = []
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


def _with_cues(
    pair: SidePair, statements: Mapping[StatementId, Statement], pages: Callable[[PageId], Page]
) -> SidePair:
    """Return the pair with the cue of each side that does more than say, so that a denial is not read as a claim."""
    sides: list[DisputeSide] = []
    for side in (pair.a, pair.b):
        statement, page = statements[side.statement], pages(side.page)
        span = statement.cue
        told = span is not None and not span.touches(side.span) and cue_of(statement, page).sense is not None
        sides.append(structs.replace(side, cue=span.of(page.text)) if span is not None and told else side)
    return replace(pair, a=sides[0], b=sides[1])


def _chosen(pairs: Sequence[SidePair], left_out: Counter[str]) -> list[SidePair]:
    """Return the pairs to be shown: best first, one pair a clause, then a second for clauses that earn it."""
    ranked = sorted(pairs, key=lambda pair: pair.order)
    kept: list[SidePair] = []
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


def _told(pair: SidePair) -> frozenset[str]:
    """Return who said what in a pair: the same words told in another report make no second dispute."""
    return frozenset(f"{side.speaker}: {side.words.casefold()}" for side in (pair.a, pair.b))


def _dispute(pair: SidePair, matter: Matter) -> Dispute:
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
