"""What people say of the machine's records: judging one, editing it, and taking a judgement back."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import EllipsisType

from onrecord.ledger import (
    BadEditError,
    CorpusStage,
    Judged,
    JudgedMeanwhileError,
    LogMovedError,
    NotFoundError,
    RecordKind,
    Store,
    anchored,
    folded,
    judgement_of,
    machine_store,
    make_decision,
    moment,
    record_id,
    taken_back,
)
from onrecord.records import (
    CHANGED,
    Anchor,
    Changes,
    Decision,
    DecisionId,
    DecisionKind,
    Judgement,
    Page,
    Span,
    SpeakerKind,
    Statement,
    Verdict,
    canonical_json,
    from_json,
)
from onrecord.records.errors import OnrecordError

__all__ = ["STALE_AFTER", "Judging", "judge", "judge_all", "reattach", "span_of", "spans_of", "take_back"]

STALE_AFTER: dict[str, tuple[CorpusStage, ...]] = {
    RecordKind.STATEMENT: (
        CorpusStage.ACTORS,
        CorpusStage.UTTERANCES,
        CorpusStage.MATTERS,
        CorpusStage.POSITIONS,
        CorpusStage.DISPUTES,
    ),
    RecordKind.COPY: (
        CorpusStage.STORIES,
        CorpusStage.UTTERANCES,
        CorpusStage.MATTERS,
        CorpusStage.POSITIONS,
        CorpusStage.DISPUTES,
    ),
    RecordKind.POSITION: (CorpusStage.DISPUTES,),
}
"""What a judgement on a record of each kind makes stale: the stages that use it."""

SPAN = re.compile(r"\s*([0-9]{1,9})\s*[-–,]\s*([0-9]{1,9})\s*")
UNNAMED = (SpeakerKind.UNNAMED, SpeakerKind.UNRESOLVED)


@dataclass(frozen=True, slots=True)
class Judging:
    """A judgement that was made."""

    decision: Decision
    kind: RecordKind
    record: Judged
    """The machine's record."""
    before: Judgement | None
    """The judgement that stood on it; None where it was the machine's."""


def judge(
    store: Store,
    reference: str,
    verdict: Verdict,
    *,
    who: str,
    at: str,
    note: str = "",
    changes: Changes | None = None,
    seen: DecisionId | EllipsisType | None = ...,
) -> Judging:
    """Log a person's word on the record that `reference` names, and mark what it makes stale.

    `seen` is the decision that stood on the record as its judge saw it, None for the machine's record as it was;
    where another stands by now, JudgedMeanwhileError says whose and nothing is stored. Left out, the word overrules
    whatever stands. `changes` are what an edit changes, on top of an edit that stands; who accepts an edited record
    accepts the edit. Raises NotFoundError and AmbiguousError, and BadEditError where the record cannot take the
    changes or nothing stands that could be withdrawn.
    """
    store = machine_store(store)
    while True:
        log = store.decisions()
        done = _judging(store, log, reference, verdict, who=who, at=at, note=note, changes=changes, seen=seen)
        try:
            store.decide(done.decision, stale=STALE_AFTER.get(done.kind, ()), upon=len(log))
        except LogMovedError:
            continue  # another record was judged, or this one: look again
        return done


def judge_all(
    store: Store,
    seen: Mapping[str, DecisionId | None],
    verdict: Verdict,
    *,
    who: str,
    at: str,
    note: str = "",
) -> tuple[list[Judging], list[OnrecordError]]:
    """Log a person's word on several records, all as one.

    `seen` names them, each with the decision that stood on it as its judge saw it, as `judge` is told. What `judge`
    would refuse is left alone. Returns what was logged, and why the others were not.
    """
    store = machine_store(store)
    while True:
        log = store.decisions()
        done, refused = list[Judging](), list[OnrecordError]()
        for reference, decision in seen.items():
            try:
                one = _judging(store, log, reference, verdict, who=who, at=at, note=note, seen=decision)
            except OnrecordError as error:
                refused.append(error)
                continue
            done.append(one)
            log.append(one.decision)
        stale = {stage for one in done for stage in STALE_AFTER.get(one.kind, ())}
        try:
            if done:
                store.decide(*(one.decision for one in done), stale=sorted(stale), upon=len(log) - len(done))
        except LogMovedError:
            continue
        return done, refused


def take_back(
    store: Store, decisions: Sequence[DecisionId], *, who: str, at: str, note: str = ""
) -> tuple[Decision, list[Decision]]:
    """Take judgements back, all as one: what stood before each of them stands again.

    Returns the line that does so and those that it takes back; those taken back already are left alone. Raises
    BadEditError where none is left.
    """
    store = machine_store(store)
    wanted = set(decisions)
    while True:
        log = store.decisions()
        gone = taken_back(log)
        mine = [row for row in log if row.id in wanted - gone and row.kind is DecisionKind.JUDGEMENT]
        decision = _withdrawal([row.id for row in mine], who=who, at=at, note=note)
        kinds = {row.anchor.kind for row in mine if row.anchor is not None}
        stale = {stage for kind in kinds for stage in STALE_AFTER.get(kind, ())}
        if any(row.verdict is Verdict.WITHDRAWN for row in mine):
            stale = set(CorpusStage)
        try:
            store.decide(decision, stale=sorted(stale), upon=len(log))
        except LogMovedError:
            continue
        return decision, mine


def reattach(store: Store, orphan: DecisionId, reference: str, *, who: str, at: str) -> Judging:
    """Say again of the record that `reference` names what a judgement said whose record is gone.

    The old judgement is taken back with it. Raises NotFoundError where there is no such judgement, and what `judge`
    raises.
    """
    store = machine_store(store)
    while True:
        log = store.decisions()
        old = next((row for row in log if row.id == orphan and row.id not in taken_back(log)), None)
        if old is None or old.anchor is None or old.verdict in (None, Verdict.WITHDRAWN):
            raise NotFoundError("no-such-judgement", f"no judgement {orphan} stands", "Look at the list again.")
        edits = old.verdict is Verdict.EDITED and old.body is not None
        verdict = Verdict(old.verdict) if edits or old.verdict is not Verdict.EDITED else Verdict.UNSURE
        changes = from_json(old.body, Changes) if edits and old.body else None
        done = _judging(store, log, reference, verdict, who=who, at=at, note=old.note, changes=changes, seen=...)
        gone = _withdrawal([orphan], who=who, at=at, note="")
        stale = {stage for kind in (done.kind, old.anchor.kind) for stage in STALE_AFTER.get(kind, ())}
        try:
            store.decide(done.decision, gone, stale=sorted(stale), upon=len(log))
        except LogMovedError:
            continue
        return done


def span_of(text: str) -> Span | None:
    """Return the span that a person writes as "12-34"; None for nothing. Raises BadEditError."""
    if not text.strip():
        return None
    found = SPAN.fullmatch(text)
    if found is None:
        raise BadEditError(
            "bad-span", f"“{text[:60]}” is no span of the page", "Write START-END, in characters of the page."
        )
    return Span(int(found[1]), int(found[2]))


def spans_of(text: str) -> tuple[Span, ...]:
    """Return the spans that a person writes as "12-34 40-52", one a piece. Raises BadEditError."""
    rows = [span_of(part) for part in text.replace(";", " ").split()]
    return tuple(row for row in rows if row is not None)


def _judging(
    store: Store,
    log: Sequence[Decision],
    reference: str,
    verdict: Verdict,
    *,
    who: str,
    at: str,
    note: str,
    changes: Changes | None = None,
    seen: DecisionId | EllipsisType | None,
) -> Judging:
    """Return a judgement as `judge` logs it, by the `log` of decisions."""
    kind, record, anchor = anchored(store, reference)
    asked = _checked(store, kind, record, changes or Changes()) if verdict is Verdict.EDITED else None
    before = judgement_of(store, anchor, record_id(record), log)
    if seen is not ... and seen != (before.decision if before else None):
        raise _meanwhile(kind, before)
    when = _after(at, before)
    if verdict is Verdict.WITHDRAWN:
        decision = _withdrawal(_all_on(store, anchor, record_id(record), log), who=who, at=when, note=note)
    else:
        decision = _judgement(record, anchor, verdict, asked, before, who=who, at=when, note=note)
    return Judging(decision, kind, record, before)


def _after(at: str, before: Judgement | None) -> str:
    """Return when a word is said that overrules another: after it, even where the other's clock was ahead."""
    if before is None or moment(before.at) < moment(at):
        return at
    other = datetime.datetime.fromisoformat(before.at.replace("Z", "+00:00"))
    return (other + datetime.timedelta(microseconds=1)).isoformat(timespec="microseconds")


def _meanwhile(kind: RecordKind, before: Judgement | None) -> JudgedMeanwhileError:
    if before is None:
        told = f"the judgement that you saw on this {kind.value} was taken back meanwhile"
    else:
        note = f", who says: “{before.note}”" if before.note else ""
        told = f"this {kind.value} was judged meanwhile: {before.verdict.value} by {before.who}{note}"
    return JudgedMeanwhileError(
        "judged-meanwhile", told, "Nothing was stored. Look at it, and judge again if you wish."
    )


def _judgement(
    record: Judged,
    anchor: Anchor,
    verdict: Verdict,
    asked: Changes | None,
    before: Judgement | None,
    *,
    who: str,
    at: str,
    note: str,
) -> Decision:
    held = before.changes if before is not None else None
    if verdict is Verdict.ACCEPTED and held is not None:
        verdict, asked = Verdict.EDITED, Changes()
    body = None
    if asked is not None:
        given = {**(held.given if held else {}), **asked.given}
        kept = {name: value for name, value in given.items() if value != getattr(record, name)}
        if not kept:
            raise BadEditError("nothing-changed", "the edit changes nothing", "To agree with the record, accept it.")
        body = canonical_json(Changes(**kept)).decode()  # type: ignore[arg-type]
    return make_decision(
        DecisionKind.JUDGEMENT,
        at=at,
        who=who,
        anchor=anchor,
        verdict=verdict,
        note=note,
        copy=canonical_json(record).decode(),
        body=body,
    )


def _withdrawal(decisions: Sequence[DecisionId], *, who: str, at: str, note: str) -> Decision:
    if not decisions:
        raise BadEditError("nothing-to-withdraw", "no judgement stands here", "It is the machine's as it is.")
    body = canonical_json(sorted(decisions)).decode()
    return make_decision(DecisionKind.JUDGEMENT, at=at, who=who, verdict=Verdict.WITHDRAWN, note=note, body=body)


def _all_on(store: Store, anchor: Anchor, record: str, log: Sequence[Decision]) -> list[DecisionId]:
    """Return every judgement that would stand on a record, one after the other, were those after it taken back."""
    left, out = list(log), []
    while (found := judgement_of(store, anchor, record, left)) is not None:
        out.append(found.decision)
        left = [row for row in left if row.id != found.decision]
    return out


def _checked(store: Store, kind: RecordKind, record: Judged, changes: Changes) -> Changes:
    """Return the changes with the words of their spans, and what follows from them; raise BadEditError."""
    given = {
        name: value for name, value in changes.given.items() if name not in ("pieces", "cue_words", "source_words")
    }
    wrong = sorted(set(given) - set(CHANGED.get(kind, ())))
    if wrong or kind not in CHANGED:
        fields = ", ".join(CHANGED.get(kind, ())) or "none"
        raise BadEditError(
            "not-editable",
            f"{' and '.join(wrong) or 'nothing'} of a {kind.value} can be edited",
            f"What can be: {fields}. To say that it is wrong, reject it.",
        )
    if isinstance(record, Statement):
        _check_statement(store, record, given)
    return Changes(**given)  # type: ignore[arg-type]


def _check_statement(store: Store, record: Statement, given: dict[str, object]) -> None:
    page = store.page(record.page)
    content = given.get("content")
    if isinstance(content, tuple):
        given["content"] = content = tuple(sorted(Span(*span) for span in content))
        if not content or any(one.end > other.start for one, other in pairwise(content)):
            raise BadEditError(
                "bad-span", "the content is empty, or its pieces overlap", "Give each piece once, as START-END."
            )
        given["pieces"] = tuple(_words(page, span) for span in content)
    for name in ("cue", "source"):
        if name in given:
            span = given[name]
            given[f"{name}_words"] = _words(page, span) if isinstance(span, Span) else None
    for name in ("speaker", "role", "of"):
        if name in given:
            said = given[name]
            given[name] = " ".join(said.split()) or None if isinstance(said, str) else None
    if "speaker" in given and "speaker_kind" not in given:
        given["speaker_kind"] = _speaker_kind(store, record, given["speaker"])


def _words(page: Page, span: Span) -> str:
    """Return the words of a span of the page; raise BadEditError."""
    words = span.of(page.text)
    if not 0 <= span.start < span.end <= len(page.text) or not words.strip():
        raise BadEditError(
            "bad-span",
            f"{span.start}-{span.end} holds no words of the page, which has {len(page.text):,} characters",
            "Write START-END, counted from 0, the end not included.",
        )
    return words


def _speaker_kind(store: Store, record: Statement, speaker: object) -> SpeakerKind:
    """Return what a speaker that a person names is: as the page mentions them, else a person."""
    if not isinstance(speaker, str):
        return SpeakerKind.UNNAMED
    wanted = folded(speaker)
    for mention in store.mentions(record.page):
        if wanted in (folded(mention.name), folded(mention.words)):
            return mention.kind
    return SpeakerKind.PERSON if record.speaker_kind in UNNAMED else record.speaker_kind
