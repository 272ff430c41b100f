"""People's decisions: an append-only log; and failures, which are records too."""

import msgspec

from onrecord.records.base import CaptureId, DecisionId, FailureId, PageId, Record, content_id
from onrecord.records.changes import Changes
from onrecord.records.kinds import DecisionKind, Verdict
from onrecord.records.spans import Span

__all__ = ["Anchor", "Decision", "Failure", "Judgement", "Quoted", "Tombstone", "failure_id"]


class Quoted(Record, frozen=True, kw_only=True):
    """A span of one page with its exact words."""

    page: PageId
    span: Span
    words: str


class Anchor(Record, frozen=True, kw_only=True):
    """The facts of pages that a judgement rests on, never a derived group's id.

    `kind` is statement, finding, copy, position or dispute; `quoted` holds the spans (a dispute has those of both
    sides, in order); `parent` is the other page of a copy.
    """

    kind: str
    quoted: tuple[Quoted, ...] = ()
    page: PageId | None = None
    parent: PageId | None = None
    label: str = ""
    """What else tells it apart: a finding's rule, a position's matter."""


class Decision(Record, frozen=True, kw_only=True):
    """One line of the log. Lines are never changed; a later one on the same anchor overrules."""

    id: DecisionId = msgspec.field(name="decision")
    kind: DecisionKind
    at: str
    """ISO 8601 UTC."""
    who: str
    anchor: Anchor | None = None
    verdict: Verdict | None = None
    note: str = ""
    copy: str | None = None
    """The record judged, as JSON, as it was then."""
    body: str | None = None
    """What the decision sets: the TOML of settings; of a record edited its `Changes`, of a judgement withdrawn the
    list of the decisions that it takes back, both as JSON."""
    capture: CaptureId | None = None
    """What a forget or restore is about."""


class Judgement(Record, frozen=True, kw_only=True):
    """A person's word on a record as it stands now; `record` is None while it waits as an orphan."""

    decision: DecisionId
    record: str | None
    anchor: Anchor
    verdict: Verdict
    who: str
    at: str
    note: str = ""
    changes: Changes | None = None
    """What a person changed of it, where the verdict is edited."""


class Tombstone(Record, frozen=True, kw_only=True):
    """What is left of a page that was forgotten: no word of it."""

    page: PageId
    capture: CaptureId
    at: str
    who: str
    note: str = ""


class Failure(Record, frozen=True, kw_only=True):
    """What was skipped, abstained from or failed, with its reason and what to do next."""

    id: FailureId = msgspec.field(name="failure")
    place: str
    capture: CaptureId | None = None
    stage: str
    code: str
    message: str
    next: str = ""


def failure_id(place: str, stage: str, code: str) -> FailureId:
    """Return the id of the failure with `code` in `stage` at `place`."""
    return FailureId(content_id("failure", place, stage, code))
