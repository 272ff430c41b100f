"""`onrecord matters`: the list of what the parties speak about, and the user's word on it."""

from collections.abc import Callable, Sequence
from pathlib import Path

import click
from rich.text import Text

from onrecord.cli import tables
from onrecord.cli.adding import now, who
from onrecord.cli.common import ExamplesCommand, finish, format_option, ledger_option, ready, say
from onrecord.cli.places import short
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
    renamed,
    same_words,
    set_apart,
    settings_of,
    settings_toml,
    undone,
)
from onrecord.records import DecisionKind, Dispute, Matter, MatterId, MatterSetting, Settings

__all__ = ["matters"]

STALE = (CorpusStage.MATTERS, CorpusStage.POSITIONS, CorpusStage.DISPUTES)

Change = Callable[[Store, Settings], tuple[MatterSetting, ...]]


@click.command(
    cls=ExamplesCommand,
    examples="""
    $ onrecord matters
    $ onrecord matters --merge "April Note" "the envoy's paper"
    $ onrecord matters --rename 9d69bf "Three-Step Paper"
    $ onrecord matters --split "ferry talks" "night ferry talks"
    $ onrecord matters --hide agenda
    $ onrecord matters --undo 4f0c21
    """,
)
@click.option("--merge", nargs=2, metavar="A B", help="Make B part of A, and B's names names of A.")
@click.option("--rename", nargs=2, metavar="A NAME", help="Call A by another name.")
@click.option("--split", nargs=2, metavar="A PHRASE", help="What is called PHRASE is not A but a matter of its own.")
@click.option("--hide", metavar="A", help="Keep A out of matters, positions, disputes and the dossier.")
@click.option("--show", metavar="A", help="Bring A back, which was hidden.")
@click.option("--undo", metavar="DECISION", help="Take back one of these decisions, or what an import set of matters.")
@format_option
@ledger_option
@click.pass_context
def matters(
    ctx: click.Context,
    merge: tuple[str, str] | None,
    rename: tuple[str, str] | None,
    split: tuple[str, str] | None,
    hide: str | None,
    show: str | None,
    undo: str | None,
    form: str,
    ledger: Path,
) -> None:
    """List what the parties speak about, or say what is one matter, what is two, and what is none.

    A and B are the id, the beginning of one, or the name of a matter. Your word is kept in the log of decisions,
    survives re-runs, and is the same as an entry of a matters.toml, which `onrecord export settings` writes.
    """
    changes: list[Change] = []
    if merge is not None:
        changes.append(lambda store, held: _merged(store, held, *merge))
    if rename is not None:
        changes.append(lambda store, held: _renamed(store, held, *rename))
    if split is not None:
        changes.append(lambda store, held: set_apart(_entry(store, held, split[0]), _some(split[1])))
    if hide is not None:
        changes.append(lambda store, held: hidden(_entry(store, held, hide), hide=True))
    if show is not None:
        changes.append(lambda store, held: hidden(_entry(store, held, show), hide=False))
    if undo is not None:
        changes.append(lambda store, _held: undone(store.decisions(), undo))
    if len(changes) > 1:
        raise click.UsageError("Decide one thing at a time.")
    if changes:
        _decide(ledger, changes[0])
    else:
        ctx.invoke(tables.matters, form=form, ledger=ledger)


def _decide(ledger: Path, change: Change) -> None:
    """Log what `change` makes of the settings, bring the ledger up to date, and say what has become of the matters."""
    with ready(ledger) as (store, held):
        rows = change(store, held)
        checked_matters(rows, held)
        if settings_of(store.decisions()).matters == _with(held, rows):
            say().print("So it is set already.")
            return
        body = settings_toml(Settings(matters=rows))
        decision = make_decision(DecisionKind.SETTINGS, at=now(), who=who(), note="onrecord matters", body=body)
        store.decide(decision, stale=STALE)
        finish(store, settings_of(store.decisions()))
        for row in rows:
            say().print(Text(_told(store, row)))
    say().print(Text(f"To take this back: onrecord matters --undo {short(decision.id)}"))


def _with(held: Settings, rows: Sequence[MatterSetting]) -> tuple[MatterSetting, ...]:
    """Return the matters that are set once `rows` are."""
    named = {row.name: row for row in (*held.matters, *rows)}
    return tuple(named[name] for name in sorted(named) if not named[name].unset)


def _entry(store: Store, held: Settings, reference: str) -> MatterSetting:
    """Return what is set of the matter that an id, the beginning of one, a name or an alias means."""
    known = entry_of(held, _some(reference))
    if known is not None:
        return known
    _, found = store.find_record(reference, [RecordKind.MATTER])
    names = {row.id: row.name for row in store.corpus(Matter)}
    name = names[MatterId(found)]
    alike = sum(same_words(other) == same_words(name) for other in names.values())
    if alike > 1:
        told = f"{alike} matters are called “{name}”, and all are meant: only_with in a matters.toml tells them apart."
        say().print(Text(told))
    return entry_of(held, name) or MatterSetting(name=name)


def _merged(store: Store, held: Settings, a: str, b: str) -> tuple[MatterSetting, ...]:
    one, other = _entry(store, held, a), _entry(store, held, b)
    if one != other:
        return merged(held, one, other)
    if one in held.matters or len({store.find_record(name, [RecordKind.MATTER]) for name in (a, b)}) == 1:
        raise click.UsageError(f"{a} and {b} are one matter already.")
    return (one,)


def _renamed(store: Store, held: Settings, reference: str, name: str) -> tuple[MatterSetting, ...]:
    one, name = _entry(store, held, reference), _some(name)
    known = entry_of(held, name)
    if known is not None and known != one:
        raise SettingsError(
            "settings-shared-words",
            f"{name!r} is the matter {known.name!r} already",
            f"To make both one: onrecord matters --merge {known.name!r} {one.name!r}",
        )
    return renamed(held, one, name)


def _some(words: str) -> str:
    if not words.strip():
        raise click.UsageError("A name of a matter is empty.")
    return words.strip()


def _told(store: Store, row: MatterSetting) -> str:
    """Return what has become of a matter that is set or no longer set."""
    found = _count(store, row.name)
    if row.hide:
        return f"“{row.name}” is hidden."
    if row.unset:
        return f"Nothing is set of “{row.name}” any more" + (f": {found}." if found else ".")
    told = f"“{row.name}”: {found or 'nothing is said of it'}."
    for words in row.apart:
        told += f" Apart from it, “{words}”: {_count(store, words) or 'nothing is said of it'}."
    return told


def _count(store: Store, name: str) -> str:
    """Return how much is said of what is called `name`; "" where no matter is."""
    found = [row for row in store.corpus(Matter) if same_words(row.name) == same_words(name)]
    if not found:
        return ""
    ids = {row.id for row in found}
    said = len({key for row in found for key in row.utterances})
    disputed = sum(row.matter in ids for row in store.corpus(Dispute))
    return f"{_number(said, 'utterance')}, {_number(disputed, 'dispute')}"


def _number(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
