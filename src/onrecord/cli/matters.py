"""`onrecord matters`: the list of what the parties speak about, and the user's word on it."""

from collections.abc import Callable
from pathlib import Path

import click

from onrecord.cli import tables
from onrecord.cli.common import ExamplesCommand, format_option, ledger_option
from onrecord.cli.deciding import decide
from onrecord.export import counted
from onrecord.ledger import Store, same_words
from onrecord.records import Dispute, Matter, MatterSetting, Settings
from onrecord.run import (
    MatterChange,
    decide_matters,
    hide_matter,
    merge_matters,
    rename_matter,
    split_matter,
    undo_matters,
)

__all__ = ["matters"]

Change = Callable[[Store, Settings], MatterChange]


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
        changes.append(lambda store, held: merge_matters(store, held, *merge))
    if rename is not None:
        changes.append(lambda store, held: rename_matter(store, held, *rename))
    if split is not None:
        changes.append(lambda store, held: split_matter(store, held, *split))
    if hide is not None:
        changes.append(lambda store, held: hide_matter(store, held, hide, hide=True))
    if show is not None:
        changes.append(lambda store, held: hide_matter(store, held, show, hide=False))
    if undo is not None:
        changes.append(lambda store, _held: undo_matters(store, undo))
    if len(changes) > 1:
        raise click.UsageError("Decide one thing at a time.")
    if changes:
        decide(ledger, changes[0], log=decide_matters, told=_told, undo="onrecord matters --undo")
    else:
        ctx.invoke(tables.matters, form=form, ledger=ledger)


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
    return f"{counted(said, 'utterance')}, {counted(disputed, 'dispute')}"
