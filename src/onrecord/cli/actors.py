"""`onrecord actors`: the list of who speaks or is named, and the user's word on who is who."""

from collections.abc import Callable
from pathlib import Path

import click

from onrecord.cli import tables
from onrecord.cli.common import ExamplesCommand, format_option, ledger_option
from onrecord.cli.deciding import decide
from onrecord.export import counted
from onrecord.ledger import Store, same_name
from onrecord.records import Actor, ActorSetting, Settings
from onrecord.run import ActorChange, change_actor, decide_actors, merge_actors, split_actor, undo_actors

__all__ = ["actors"]

Change = Callable[[Store, Settings], ActorChange]


@click.command(
    cls=ExamplesCommand,
    examples="""
    $ onrecord actors
    $ onrecord actors --merge "Tomir Vessal" "Minister Vessal"
    $ onrecord actors --split "Joren Hask" Hask
    $ onrecord actors --set-side "Joren Hask" Dovrania
    $ onrecord actors --undo 4f0c21
    """,
)
@click.option("--merge", nargs=2, metavar="A B", help="B is A: B's names are names of A.")
@click.option("--split", nargs=2, metavar="A ALIAS", help="ALIAS is not A but somebody else.")
@click.option("--set-side", nargs=2, metavar="A SIDE", help='The side that A is on; "" for none that is set.')
@click.option("--undo", metavar="DECISION", help="Take back one of these decisions, or what an import set of actors.")
@format_option
@ledger_option
@click.pass_context
def actors(
    ctx: click.Context,
    merge: tuple[str, str] | None,
    split: tuple[str, str] | None,
    set_side: tuple[str, str] | None,
    undo: str | None,
    form: str,
    ledger: Path,
) -> None:
    """List who speaks or is named: roles, sides, and how often; or say who is who.

    A and B are the id, the beginning of one, or the name of an actor. Your word is kept in the log of decisions,
    survives re-runs, and is the same as an entry of an actors.toml, which `onrecord export settings` writes. Pages are
    read again with it.
    """
    changes: list[Change] = []
    if merge is not None:
        changes.append(lambda store, held: merge_actors(store, held, *merge))
    if split is not None:
        changes.append(lambda store, held: split_actor(store, held, *split))
    if set_side is not None:
        changes.append(lambda store, held: change_actor(store, held, set_side[0], side=set_side[1]))
    if undo is not None:
        changes.append(lambda store, _held: undo_actors(store, undo))
    if len(changes) > 1:
        raise click.UsageError("Decide one thing at a time.")
    if changes:
        decide(ledger, changes[0], log=decide_actors, told=_told, undo="onrecord actors --undo")
    else:
        ctx.invoke(tables.actors, form=form, ledger=ledger)


def _told(store: Store, row: ActorSetting) -> str:
    """Return what has become of an actor that is set or no longer set."""
    found = [actor for actor in store.corpus(Actor) if same_name(actor.name) == same_name(row.name)]
    said = f"{counted(sum(len(actor.statements) for actor in found), 'statement')}" if found else ""
    if row.unset:
        return f"Nothing is set of “{row.name}” any more" + (f": {said}." if said else ".")
    sides = sorted({actor.side for actor in found if actor.side})
    told = f"“{row.name}”: {said or 'the pages name nobody so'}"
    return told + (f", on the side {', '.join(sides)}." if sides else ".")
