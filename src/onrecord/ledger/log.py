"""Lines for the log of people's decisions."""

import datetime
import getpass
from collections.abc import Iterable

import msgspec

from onrecord.ledger.times import moment
from onrecord.records import Anchor, CaptureId, Decision, DecisionId, DecisionKind, Verdict, content_id

__all__ = ["in_order", "machine_user", "make_decision", "now", "taken_back", "when", "withdrawn"]


def make_decision(
    kind: DecisionKind,
    *,
    at: str,
    who: str,
    anchor: Anchor | None = None,
    verdict: Verdict | None = None,
    note: str = "",
    copy: str | None = None,
    body: str | None = None,
    capture: CaptureId | None = None,
) -> Decision:
    """Return a line for the log, its id made of all that it says.

    `at` is ISO 8601 UTC, best with microseconds: of two lines with one time, the id decides which is the later.
    """
    identity = (kind, at, who, anchor, verdict, note, copy, body, capture)
    return Decision(
        id=DecisionId(content_id("decision", *identity)),
        kind=kind,
        at=at,
        who=who,
        anchor=anchor,
        verdict=verdict,
        note=note,
        copy=copy,
        body=body,
        capture=capture,
    )


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """Return `decisions` oldest first, by (time, id), so that merged logs read the same everywhere."""
    return sorted(decisions, key=when)


def when(decision: Decision) -> tuple[object, ...]:
    """Return what decisions are sorted by."""
    return moment(decision.at), decision.id


def withdrawn(decision: Decision) -> tuple[DecisionId, ...]:
    """Return the decisions that a line takes back; none for any other line."""
    if decision.verdict is not Verdict.WITHDRAWN:
        return ()
    return msgspec.json.decode(decision.body or "[]", type=tuple[DecisionId, ...])


def taken_back(decisions: Iterable[Decision]) -> set[DecisionId]:
    """Return the decisions that do not hold any more. A line that takes back may itself be taken back, later."""
    gone: set[DecisionId] = set()
    for decision in reversed(in_order(decisions)):
        if decision.id not in gone:
            gone.update(withdrawn(decision))
    return gone


def now() -> str:
    """Return the time for a line of the log: ISO 8601 UTC, microseconds."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")


def machine_user() -> str:
    """Return the name of this machine's user: who decides, where nobody gave another name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
