"""Clauses that answer another's without naming its matter: by the same words denied, or by another figure."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from onrecord.disputes.lexicon.negation import NEGATORS
from onrecord.disputes.quantities import dates_in, numbers_in
from onrecord.disputes.readings import Reading, speaker_key
from onrecord.disputes.words import content_roots, stem
from onrecord.records import Matter, MatterId, MatterKind, Span, UtteranceId

__all__ = ["BASES", "Touch", "answers_of"]

BASES: dict[str, float] = {"name": 0.95, "head": 0.8, "stage": 0.7, "pronoun": 0.75, "figure": 0.75, "echo": 0.7}
"""Why a clause touches a matter, and how far that is to be trusted (set by hand on invented pages)."""


class Touch(NamedTuple):
    """A clause of a reading that touches a matter; `target` is the clause's token where the mention ends."""

    matter: MatterId
    clause: int
    target: int | None
    basis: str
    words: Span
    """The words that touch it."""


FIGURES = frozenset("figure number total sum reading".split())
DATES = frozenset({"date", "day"})
FARTHEST = 1200
"""Code points back in which the figure or date that is answered is looked for."""
SHARED = 2
COVER = 0.6
"""An answer must share so many content roots with the clause that it answers, and this share of the shorter one's."""
POSTINGS = 24
"""Clauses of a page looked up for one root; a commoner root tells too little."""
KINDS = (
    MatterKind.PROPOSAL,
    MatterKind.DOCUMENT,
    MatterKind.PRINCIPLE,
    MatterKind.EVENT,
    MatterKind.ISSUE,
    MatterKind.PLACE,
)
"""Which matter an answer takes over where the clause that it answers has several."""


class _Said(NamedTuple):
    """A clause of the page with the one matter that an answer to it takes over."""

    start: int
    speaker: str
    roots: frozenset[str]
    matter: MatterId
    units: frozenset[str]
    dated: bool


def answers_of(
    rows: Sequence[Reading],
    touches: Mapping[UtteranceId, Sequence[Touch]],
    matters: Mapping[MatterId, Matter],
) -> dict[UtteranceId, list[Touch]]:
    """Return the touches that the readings of one page take over from what they answer."""
    said = _said(rows, touches, matters)
    starts = [row.start for row in said]
    index: dict[str, list[int]] = {}
    for place, row in enumerate(said):
        for root in sorted(row.roots):
            index.setdefault(root, []).append(place)
    out: dict[UtteranceId, list[Touch]] = {}
    for reading in rows:
        own = speaker_key(reading.utterance)
        taken = {touch.clause for touch in touches.get(reading.utterance.id, ())}
        for place, clause in enumerate(reading.clauses):
            found = _figure(reading, place, said, starts, own)
            basis = "figure"
            if found is None and place not in taken and _negated(reading, place):
                found, basis = _echo(content_roots(clause.tokens), said, index, own), "echo"
            if found is not None:
                added = Touch(found.matter, place, None, basis, clause.span)
                out.setdefault(reading.utterance.id, []).append(added)
    return out


def _said(
    rows: Sequence[Reading], touches: Mapping[UtteranceId, Sequence[Touch]], matters: Mapping[MatterId, Matter]
) -> list[_Said]:
    out: list[_Said] = []
    for reading in rows:
        best: dict[int, Touch] = {}
        for touch in touches.get(reading.utterance.id, ()):
            held = best.get(touch.clause)
            if held is None or _rank(touch, matters) < _rank(held, matters):
                best[touch.clause] = touch
        for place in sorted(best):
            clause = reading.clauses[place]
            units = frozenset(value.partition(" ")[2] for value, _ in numbers_in(clause.tokens))
            out.append(
                _Said(
                    clause.span.start,
                    speaker_key(reading.utterance),
                    content_roots(clause.tokens),
                    best[place].matter,
                    units,
                    bool(dates_in(clause.tokens)),
                )
            )
    out.sort()
    return out


def _rank(touch: Touch, matters: Mapping[MatterId, Matter]) -> tuple[int, int, str]:
    return KINDS.index(matters[touch.matter].kind), touch.words.start, touch.matter


def _negated(reading: Reading, place: int) -> bool:
    return any(word.low in NEGATORS for word in reading.clauses[place].tokens)


def _figure(reading: Reading, place: int, said: Sequence[_Said], starts: Sequence[int], own: str) -> _Said | None:
    """Return the clause before this one, by another speaker, whose figure or date this one answers with its own."""
    clause = reading.clauses[place]
    # too common to be heads of matters, these are looked for among the words themselves
    heads = {stem(word.low) for word in clause.tokens}
    dated = bool(heads & DATES) and bool(dates_in(clause.tokens))
    units = {value.partition(" ")[2] for value, _ in numbers_in(clause.tokens)} if heads & FIGURES else set()
    if not dated and not units:
        return None
    for back in range(bisect_left(starts, clause.span.start) - 1, -1, -1):
        row = said[back]
        if clause.span.start - row.start > FARTHEST:
            return None
        if row.speaker != own and ((dated and row.dated) or units & row.units):
            return row
    return None


def _echo(roots: frozenset[str], said: Sequence[_Said], index: Mapping[str, list[int]], own: str) -> _Said | None:
    """Return the clause by another speaker that shares most with these roots, if it shares enough."""
    shared: Counter[int] = Counter()
    for root in sorted(roots):
        shared.update(index.get(root, ())[:POSTINGS])
    best: tuple[int, int] | None = None
    for place in sorted(shared):
        row = said[place]
        enough = shared[place] >= SHARED and shared[place] >= COVER * min(len(roots), len(row.roots))
        if row.speaker != own and enough and (best is None or shared[place] > best[0]):
            best = (shared[place], place)
    return said[best[1]] if best is not None else None
