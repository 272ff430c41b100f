"""What forms say of records: one judgement, a batch with its preview, taking back, attaching anew, and who judges."""

from starlette.datastructures import URL
from starlette.responses import Response

from onrecord.ledger import BadEditError, JudgedMeanwhileError, RecordKind, anchored, now, record_id
from onrecord.records import DecisionId, Record, Verdict
from onrecord.run import judge, judge_all, reattach, take_back
from onrecord.web.answers import Answer, Problem, seen_other
from onrecord.web.desk import Desk
from onrecord.web.pages.review import Item, item

__all__ = [
    "back",
    "batch_posted",
    "judge_posted",
    "meanwhile",
    "preview_posted",
    "reattach_posted",
    "settled",
    "undo_posted",
    "who_posted",
]

MOST_AT_ONCE = 100
BATCHED = (Verdict.ACCEPTED, Verdict.REJECTED, Verdict.UNSURE)
LONGEST_NAME = 80


class MeanwhileView(Record, frozen=True, kw_only=True):
    """What somebody else judged meanwhile, and what the visitor was about to say."""

    problem: Problem
    item: Item | None
    """The record as it stands now."""
    action: str
    """The path to which the form is sent again."""
    typed: dict[str, str]
    """What the visitor's form says, to be sent again."""
    verdict: Verdict
    next: str


class BatchView(Record, frozen=True, kw_only=True):
    """What exactly a batch will judge."""

    verdict: Verdict
    note: str
    items: tuple[Item, ...]
    changed: tuple[str, ...]
    """The ids of those that others judged since they were ticked: they will be left alone."""
    gone: int
    """How many were ticked that are there no more."""
    next: str


class BatchDoneView(Record, frozen=True, kw_only=True):
    """What a batch could not judge, and why."""

    judged: int
    verdict: Verdict
    done: DecisionId | None
    """The first decision of the batch, by which all of it can be taken back."""
    refused: tuple[Problem, ...]
    next: str


def judge_posted(desk: Desk) -> Answer | Response:
    """Take one judgement."""
    verdict = _verdict(desk.words("verdict"))
    if verdict is Verdict.EDITED:
        raise BadEditError("bad-choice", "an edit needs what is edited", "Open the record's edit page.")
    try:
        done = judge(
            desk.store,
            desk.words("record"),
            verdict,
            who=desk.who,
            at=now(),
            note=desk.words("note"),
            seen=_seen(desk.words("seen")),
        )
    except JudgedMeanwhileError as error:
        return meanwhile(desk, error, verdict, desk.words("record"))
    settled(desk)
    return back(desk, done.decision.id)


def meanwhile(desk: Desk, error: JudgedMeanwhileError, verdict: Verdict, reference: str) -> Answer:
    """Return what somebody else judged, with the visitor's form ready to be sent again."""
    kind, record, _ = anchored(desk.store, reference)
    fresh = Desk(request=desk.request, store=desk.store, works=desk.works, kept=desk.kept)
    typed = {name: said for name, said in desk.form.items() if isinstance(said, str)}
    view = MeanwhileView(
        problem=Problem(code=error.code, message=error.message, next=error.next),
        item=item(fresh, kind, record_id(record)),
        action=desk.request.url.path,
        typed={name: said for name, said in typed.items() if name not in ("csrf", "seen")},
        verdict=verdict,
        next=desk.words("next") or "/review",
    )
    return Answer("meanwhile.html.j2", view, 409)


def preview_posted(desk: Desk) -> Answer:
    """Show exactly what a batch will judge."""
    verdict = _verdict(desk.words("verdict"), BATCHED)
    ticked = _ticked(desk)
    items = [item(desk, kind, name) for kind, name, _ in ticked]
    seen = {name: decision for _, name, decision in ticked}
    view = BatchView(
        verdict=verdict,
        note=desk.words("note"),
        items=tuple(row for row in items if row is not None),
        changed=tuple(row.id for row in items if row is not None and row.seen != (seen[row.id] or "")),
        gone=items.count(None),
        next=desk.words("next") or "/review",
    )
    return Answer("batch.html.j2", view)


def batch_posted(desk: Desk) -> Answer | Response:
    """Judge what was previewed, each as it was seen; what others judged meanwhile is left alone and told of."""
    verdict = _verdict(desk.words("verdict"), BATCHED)
    seen = {name: decision for _, name, decision in _ticked(desk)}
    done, refused = judge_all(desk.store, seen, verdict, who=desk.who, at=now(), note=desk.words("note"))
    settled(desk)
    if not refused:
        return back(desk, done[0].decision.id)
    view = BatchDoneView(
        judged=len(done),
        verdict=verdict,
        done=done[0].decision.id if done else None,
        refused=tuple(Problem(code=error.code, message=error.message, next=error.next) for error in refused),
        next=desk.words("next") or "/review",
    )
    return Answer("batched.html.j2", view, 409)


def undo_posted(desk: Desk) -> Response:
    """Take judgements back: those named, or with `batch` all that were made at once with the one named."""
    wanted = {DecisionId(name) for name in desk.all_words("decision")}
    if desk.words("batch"):
        wanted |= {row.id for one in desk.decisions if one.id in wanted for row in desk.batch(one)}
    decision, _ = take_back(desk.store, sorted(wanted), who=desk.who, at=now())
    settled(desk)
    return back(desk, decision.id)


def reattach_posted(desk: Desk) -> Response:
    """Attach a judgement whose record is gone to the record that was chosen."""
    done = reattach(desk.store, DecisionId(desk.words("decision")), desk.words("record"), who=desk.who, at=now())
    settled(desk)
    return back(desk, done.decision.id)


def who_posted(desk: Desk) -> Response:
    """Keep the name under which the visitor judges."""
    desk.request.session["who"] = " ".join(desk.words("who").split())[:LONGEST_NAME]
    return seen_other(desk.words("next") or "/review")


def settled(desk: Desk) -> None:
    """Have what a judgement made stale done again, beside answering."""
    if desk.store.stale():
        desk.works.settle()


def back(desk: Desk, done: DecisionId) -> Response:
    """Return to where the form stood, which tells what was done and can take it back."""
    url = URL(desk.words("next") or "/review").include_query_params(done=done)
    return seen_other(str(url))


def _verdict(said: str, among: tuple[Verdict, ...] = tuple(Verdict)) -> Verdict:
    if said not in among:
        raise BadEditError("bad-choice", f"“{said[:60]}” is no verdict", f"One of: {', '.join(among)}.")
    return Verdict(said)


def _seen(said: str) -> DecisionId | None:
    return DecisionId(said) if said else None


def _ticked(desk: Desk) -> list[tuple[RecordKind, str, DecisionId | None]]:
    """Return the kind and id of each record ticked, and the decision that stood on it as it was seen."""
    rows: dict[str, tuple[RecordKind, str, DecisionId | None]] = {}
    for said in desk.all_words("ticked")[:MOST_AT_ONCE]:
        kind, _, rest = said.partition(" ")
        name, _, seen = rest.partition(" ")
        if kind in tuple(RecordKind):
            rows[name] = (RecordKind(kind), name, _seen(seen))
    if not rows:
        raise BadEditError("nothing-ticked", "no record is ticked", "Go back, and tick those that you mean.")
    return list(rows.values())
