"""Taking a decision back: the entries that it set, as they stood before it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from onrecord.ledger.errors import NotFoundError, SettingsError
from onrecord.ledger.log import in_order
from onrecord.ledger.settings import parse_settings, settings_of
from onrecord.records import ActorSetting, Decision, DecisionKind, MatterSetting, Settings

__all__ = ["entries_before"]

T = TypeVar("T", ActorSetting, MatterSetting)


def entries_before(
    decisions: Sequence[Decision], reference: str, rows: Callable[[Settings], Sequence[T]], *, what: str
) -> list[tuple[str, T | None]]:
    """Return the names that the decision whose id begins with `reference` set, each with its entry before, or None.

    `rows` picks the sort of entries, and `what` names it for people. Raises NotFoundError where no one decision about
    them begins so, SettingsError where what it set was changed since.
    """
    log = in_order(decisions)
    found = [row for row in log if row.id.startswith(reference) and _names(row, rows)]
    if len(found) != 1:
        raise NotFoundError(
            "no-such-decision",
            f"{'more than one decision' if found else 'no decision'} about {what} begins with {reference!r}",
            "Give what the command that decided it printed.",
        )
    (decision,) = found
    at = log.index(decision)
    before, after, now = ({row.name: row for row in rows(settings_of(part))} for part in (log[:at], log[: at + 1], log))
    names = _names(decision, rows)
    for name in names:
        if after.get(name) != now.get(name):
            raise SettingsError(
                "settings-changed-since",
                f"what is set of {name!r} was changed after that decision",
                "Undo the later decision first, or import the entry as it should be.",
            )
    return [(name, before.get(name)) for name in names]


def _names(decision: Decision, rows: Callable[[Settings], Sequence[T]]) -> list[str]:
    if decision.kind is not DecisionKind.SETTINGS:
        return []
    return [row.name for row in rows(parse_settings(decision.body or "", strict=False))]
