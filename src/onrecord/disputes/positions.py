"""Matters and utterances to positions: one stand on one matter in one utterance, each feature with its words."""

from collections.abc import Callable, Mapping, Sequence

from onrecord.disputes.acting import act_of
from onrecord.disputes.clauses import Clause
from onrecord.disputes.comparer import Heard
from onrecord.disputes.frames import SAYS, Cue, Frame, read_frame
from onrecord.disputes.hearing import Hearing
from onrecord.disputes.homes import Homes
from onrecord.disputes.modality import modality, time_spoken_of
from onrecord.disputes.pairs import ClaimPair
from onrecord.disputes.quantities import dates_in, numbers_in
from onrecord.disputes.readings import Reading, cue_of, said_at
from onrecord.disputes.sides import side_of
from onrecord.disputes.touches import BASES, Touch, touches_of
from onrecord.disputes.words import stem, tokens
from onrecord.records import (
    Act,
    Actor,
    ActorId,
    Feature,
    Matter,
    MatterId,
    Page,
    PageId,
    Polarity,
    Position,
    PositionId,
    Span,
    Statement,
    StatementId,
    Status,
    UtteranceId,
    Voice,
    content_id,
    hull,
)

__all__ = ["MADE_BY", "positions"]

MADE_BY = "positions@3"

VOICES = {Voice.REPORTED: 1.0, Voice.REPORTER_INFERRED: 0.6, Voice.NARRATOR: 0.5}
PLOVER = {
    Act.REJECTS: "REJECT",
    Act.DENIES: "REJECT",
    Act.ACCEPTS: "AGREE",
    Act.PROMISES: "AGREE",
    Act.DEMANDS: "DEMAND",
    Act.SUPPORTS: "SUPPORT",
    Act.ACCUSES: "DISAPPROVE",
    Act.THREATENS: "THREATEN",
}
"""The event of PLOVER (0.5b) that each act amounts to; asserting, proposing and setting conditions amount to none."""
AGREEMENT = {Polarity.FOR: True, Polarity.AGAINST: False, Polarity.NEUTRAL: None}
HEDGED = 0.8
CONDITIONAL = 0.8


def positions(
    hearing: Hearing,
    matters: Sequence[Matter],
    statements: Mapping[StatementId, Statement],
    actors: Mapping[ActorId, Actor],
    pages: Callable[[PageId], Page],
) -> list[Position]:
    """Return the positions that are taken on `matters`, by time and id.

    An utterance takes one position on a matter: that of the clause which says most. What one speaker reports of another
    is the other's, with the reporter as the feature `reported-by`.
    """
    touched = _with_echoes(touches_of(hearing.readings, matters), matters, hearing.pairs)
    known = {matter.id: frozenset(matter.utterances) for matter in matters}
    out: list[Position] = []
    for reading in hearing.readings:
        cue = cue_of(reading.statement, pages(reading.statement.page))
        best: dict[MatterId, tuple[tuple[int, int], Position]] = {}
        for touch in touched.get(reading.utterance.id, ()):
            if reading.utterance.id not in known[touch.matter]:
                continue
            weight, position = _position(reading, touch, cue, hearing.acts, statements, actors, pages)
            key = (-weight, touch.clause)
            if touch.matter not in best or key < best[touch.matter][0]:
                best[touch.matter] = (key, position)
        out += [best[matter][1] for matter in sorted(best)]
    out.sort(key=lambda p: (p.said_at or "", p.id))
    return out


def _with_echoes(
    touched: Mapping[UtteranceId, Sequence[Touch]], matters: Sequence[Matter], pairs: Sequence[ClaimPair]
) -> dict[UtteranceId, list[Touch]]:
    """Add the clauses that clash with another's on a matter which they do not name themselves."""
    out = {key: list(rows) for key, rows in touched.items()}
    homes = Homes(matters)
    for pair in pairs:
        home = homes.of(pair)
        for claim in (pair.a, pair.b):
            rows = out.setdefault(claim.utterance.id, [])
            if home is not None and not claim.relayed and all(touch.matter != home.id for touch in rows):
                rows.append(Touch(home.id, claim.index, None, "echo", claim.clause.span))
    return out


def _position(
    reading: Reading,
    touch: Touch,
    cue: Cue,
    acts: Mapping[UtteranceId, Heard],
    statements: Mapping[StatementId, Statement],
    actors: Mapping[ActorId, Actor],
    pages: Callable[[PageId], Page],
) -> tuple[int, Position]:
    """Return the position that a touched clause takes, and how much it says."""
    utterance, statement, clause = reading.utterance, reading.statement, reading.clauses[touch.clause]
    # an act in the cue ("rejected the plan") is about the first sentence; later sentences are said plainly
    governed = clause.sentence == reading.clauses[0].sentence
    first = next((at for at, word in enumerate(clause.tokens) if word.start >= touch.words.start), None)
    # a stage of a staged plan is part of it wherever it stands ("at the first stage")
    by_name = touch.target is not None and touch.basis in ("name", "head")
    if touch.target is not None and stem(clause.tokens[touch.target].low) == "stage":
        by_name = False
    actor = actors.get(utterance.actor) if utterance.actor else None
    side = side_of(actor, statement)
    own = frozenset(word.low for word in tokens(f"{utterance.speaker or ''} {side or ''} {statement.of or ''}"))
    frame = read_frame(clause, cue if governed else SAYS, touch.target, first if by_name else None, own)
    span = _with_main(reading, touch.clause)
    page = pages(statement.page)
    condition = _condition(reading, touch.clause)
    act = act_of(frame, acts.get(utterance.id) if governed else None)
    if condition is not None and act in (Act.ASSERTS, Act.PROMISES, Act.ACCEPTS, Act.SUPPORTS):
        act = Act.CONDITIONS
    told = frame.status is not None or frame.denied_status is not None
    weight = 4 * frame.explicit + 3 * told - (frame.status is Status.PROPOSED)
    weight += 2 * (frame.polarity is not Polarity.NEUTRAL) - 2 * clause.condition
    confidence = statement.confidence * BASES[touch.basis] * VOICES[statement.voice]
    confidence *= 1.0 if frame.explicit or frame.status else 0.85 if frame.polarity is not Polarity.NEUTRAL else 0.7
    confidence *= (HEDGED if frame.hedged else 1.0) * (CONDITIONAL if condition else 1.0)
    return weight, Position(
        id=PositionId(content_id("position", touch.matter, utterance.id, span)),
        matter=touch.matter,
        utterance=utterance.id,
        statement=statement.id,
        page=statement.page,
        actor=utterance.actor,
        speaker=utterance.speaker,
        side=side,
        act=act,
        polarity=frame.polarity,
        status=frame.status,
        span=span,
        words=span.of(page.text),
        features=_features(reading, touch, frame, condition, statements, page.text),
        said_at=said_at(statement, utterance, page),
        confidence=round(confidence, 2),
        made_by=MADE_BY,
        plover=PLOVER.get(act),
        agreement=AGREEMENT[frame.polarity],
    )


def _condition(reading: Reading, at: int) -> Clause | None:
    """Return the clause in the same sentence on which the clause at `at` hangs."""
    own = reading.clauses[at]
    for place in (at - 1, at + 1):
        if 0 <= place < len(reading.clauses):
            other = reading.clauses[place]
            if other.condition and other.sentence == own.sentence and not own.condition:
                return other
    return None


def _with_main(reading: Reading, at: int) -> Span:
    """Return the clause's span, and where it is a bare condition, that of the clause which hangs on it too."""
    own = reading.clauses[at]
    if own.condition:
        for place in (at - 1, at + 1):
            if 0 <= place < len(reading.clauses):
                other = reading.clauses[place]
                if (other.sentence, other.piece) == (own.sentence, own.piece) and not other.condition:
                    return hull((own.span, other.span))
    return own.span


def _features(
    reading: Reading,
    touch: Touch,
    frame: Frame,
    condition: Clause | None,
    statements: Mapping[StatementId, Statement],
    text: str,
) -> tuple[Feature, ...]:
    clause, statement = reading.clauses[touch.clause], reading.statement
    out = [_feature("touch", touch.basis, touch.words, text)]
    for mark in frame.marks:
        if mark.start >= 0:
            span: Span | None = Span(clause.tokens[mark.start].start, clause.tokens[mark.end - 1].end)
        else:
            span = statement.cue
        out.append(_feature(mark.name, mark.value, span, text))
    out.append(Feature(name="negations", value=str(frame.negations)))
    if frame.explicit:
        out.append(Feature(name="explicit", value="1"))
    if frame.hedged:
        out.append(Feature(name="hedged", value="1"))
    if condition is not None:
        out.append(_feature("condition", "1", condition.span, text))
    for name, found in (
        ("modality", modality([word.low for word in clause.tokens])),
        ("time", time_spoken_of(clause.tokens)),
    ):
        if found is not None:
            words = Span(clause.tokens[found.start].start, clause.tokens[found.end - 1].end)
            out.append(_feature(name, found.value, words, text))
    attributed = statement.within is not None and statement.within in statements
    out.append(_feature("whose", "attributed" if attributed else "own", statement.source, text))
    out.append(Feature(name="voice", value=statement.voice.value))
    out.append(Feature(name="where", value=statement.where.value))
    if attributed and statement.within is not None:
        reporter = statements[statement.within]
        out.append(_feature("reported-by", reporter.speaker or "", reporter.source, text))
    out += [_feature("number", value, span, text) for value, span in numbers_in(clause.tokens)]
    out += [_feature("date", value, span, text) for value, span in dates_in(clause.tokens)]
    return tuple(out)


def _feature(name: str, value: str, span: Span | None, text: str) -> Feature:
    return Feature(name=name, value=value, span=span, words=span.of(text) if span is not None else None)
