"""What people decide about matters: which are one, which are two, what one is called, and which are none."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.ledger import (
    CorpusStage,
    RecordKind,
    SettingsError,
    Store,
    checked_matters,
    entry_of,
    hidden,
    make_decision,
    merged,
    parse_settings,
    renamed,
    same_words,
    set_apart,
    settings_of,
    settings_toml,
    undone,
)
from onrecord.records import Decision, DecisionKind, Matter, MatterId, MatterSetting, Settings

__all__ = [
    "MatterChange",
    "decide_matters",
    "hide_matter",
    "matter_decisions",
    "merge_matters",
    "rename_matter",
    "split_matter",
    "undo_matters",
]

STALE = (CorpusStage.MATTERS, CorpusStage.POSITIONS, CorpusStage.DISPUTES)


@dataclass(frozen=True, slots=True)
class MatterChange:
    """A change to what is set of matters, not yet decided."""

    rows: tuple[MatterSetting, ...]
    """The entries that it sets, whole."""
    note: str
    """What it does, in a sentence for the log."""
    remarks: tuple[str, ...] = ()
    """What whoever decides it should know."""


@dataclass(frozen=True, slots=True)
class _Meant:
    """The matter that a person means."""

    entry: MatterSetting
    record: str | None = None
    """Its id, where it was not known by what is set."""
    remarks: tuple[str, ...] = ()


def merge_matters(store: Store, held: Settings, a: str, b: str) -> MatterChange:
    """Return the change that makes `b` part of `a`; each is the id, the beginning of one, or the name of a matter.

    Raises NotFoundError, AmbiguousError and SettingsError, as all changes here do.
    """
    one, other = _meant(store, held, a), _meant(store, held, b)
    note = f"“{other.entry.name}” is part of “{one.entry.name}”"
    if one.entry != other.entry:
        return MatterChange(merged(held, one.entry, other.entry), note, (*one.remarks, *other.remarks))
    if one.entry in held.matters or one.record == other.record:
        raise SettingsError("settings-one-matter", f"{a} and {b} are one matter already", "Name two matters.")
    return MatterChange((one.entry,), note, one.remarks)


def rename_matter(store: Store, held: Settings, reference: str, name: str) -> MatterChange:
    """Return the change that calls a matter `name`."""
    one, name = _meant(store, held, reference), _some(name)
    known = entry_of(held, name)
    if known is not None and known != one.entry:
        raise SettingsError(
            "settings-shared-words",
            f"{name!r} is the matter {known.name!r} already",
            f"To make both one: onrecord matters --merge {known.name!r} {one.entry.name!r}",
        )
    return MatterChange(renamed(held, one.entry, name), f"“{one.entry.name}” is called “{name}”", one.remarks)


def split_matter(store: Store, held: Settings, reference: str, phrase: str) -> MatterChange:
    """Return the change by which what is called `phrase` is a matter of its own."""
    one, words = _meant(store, held, reference), _some(phrase)
    return MatterChange(set_apart(one.entry, words), f"“{words}” is apart from “{one.entry.name}”", one.remarks)


def hide_matter(store: Store, held: Settings, reference: str, *, hide: bool) -> MatterChange:
    """Return the change that keeps a matter out of all reports, or brings it back."""
    one = _meant(store, held, reference)
    note = f"“{one.entry.name}” is {'hidden' if hide else 'shown again'}"
    return MatterChange(hidden(one.entry, hide=hide), note, one.remarks)


def undo_matters(store: Store, reference: str) -> MatterChange:
    """Return the change that takes back what the decision whose id begins with `reference` set of matters."""
    rows = undone(store.decisions(), reference)
    names = ", ".join(f"“{row.name}”" for row in rows)
    return MatterChange(rows, f"Taken back: what was decided of {names}")


def decide_matters(store: Store, held: Settings, change: MatterChange, *, at: str, who: str) -> Decision | None:
    """Log a change as one decision and mark what it makes stale; None where it is set so already.

    Raises SettingsError where what is set then cannot stand together.
    """
    checked_matters(change.rows, held)
    if settings_of(store.decisions()).matters == _with(held, change.rows):
        return None
    body = settings_toml(Settings(matters=change.rows))
    note = "; ".join((change.note, *change.remarks))
    decision = make_decision(DecisionKind.SETTINGS, at=at, who=who, note=note, body=body)
    store.decide(decision, stale=STALE)
    return decision


def matter_decisions(decisions: Sequence[Decision]) -> list[Decision]:
    """Return those of the log that set anything of matters: each can be taken back."""
    return [row for row in decisions if row.kind is DecisionKind.SETTINGS and _sets_matters(row)]


def _sets_matters(decision: Decision) -> bool:
    return bool(parse_settings(decision.body or "", strict=False).matters)


def _with(held: Settings, rows: Sequence[MatterSetting]) -> tuple[MatterSetting, ...]:
    """Return the matters that are set once `rows` are."""
    named = {row.name: row for row in (*held.matters, *rows)}
    return tuple(named[name] for name in sorted(named) if not named[name].unset)


def _meant(store: Store, held: Settings, reference: str) -> _Meant:
    """Return what is set of the matter that an id, the beginning of one, a name or an alias means."""
    known = entry_of(held, _some(reference))
    if known is not None:
        return _Meant(known)
    _, found = store.find_record(reference, [RecordKind.MATTER])
    names = {row.id: row.name for row in store.corpus(Matter)}
    name = names[MatterId(found)]
    alike = sum(same_words(other) == same_words(name) for other in names.values())
    told = f"{alike} matters are called “{name}”, and all are meant: only_with in a matters.toml tells them apart."
    return _Meant(entry_of(held, name) or MatterSetting(name=name), found, (told,) if alike > 1 else ())


def _some(words: str) -> str:
    if not words.strip():
        raise SettingsError("settings-empty-name", "a name of a matter is empty", "Say what it is called.")
    return words.strip()
