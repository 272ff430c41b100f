"""`onrecord matter`: one matter, who stands where on it, how they moved, where they agree and where they clash."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import msgspec
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.cli.common import ExamplesCommand, emit, format_option, ledger_option, out, ready
from onrecord.cli.places import Places, day, short
from onrecord.cli.tables import dispute_side
from onrecord.disputes import agreements, side_taken, standings
from onrecord.export.dossier import (
    NO_SIDE,
    SIGNS,
    STATUSES,
    agreed,
    carried,
    counted,
    moved,
    position_words,
    stand_words,
)
from onrecord.ledger import Store, current_standing, find_matter
from onrecord.records import (
    Actor,
    ActorId,
    Agreement,
    Dispute,
    Matter,
    Position,
    Record,
    SideStanding,
    Verdict,
    canonical_json,
)

__all__ = ["matter"]


@click.command(
    cls=ExamplesCommand,
    examples="""
    $ onrecord matter "April Note"
    $ onrecord matter 4f0c21 --format jsonl
    """,
)
@click.argument("name")
@format_option
@ledger_option
def matter(name: str, form: str, ledger: Path) -> None:
    """Show who stands where on one matter, who moved, who agrees, who clashes.

    NAME is a name, an alias, an id or the beginning of one. A side is the one that a speaker is known to be on, else
    the speaker. Its stand sums up all its positions; status is the latest that it claims, since the day of its last
    move. What a person rejected is left out. JSON lines have a `type`.
    """
    with ready(ledger) as (store, _settings):
        view = _view(store, find_matter(store, name))
        if form == "jsonl":
            for kind, record in _lines(view):
                click.echo(canonical_json({"type": kind, **msgspec.to_builtins(record)}))
            return
        places = Places(store)
        _head(view)
        _standings(view)
        _agreements(view, places)
        _disputes(view, places)
        _positions(view, places)


@dataclass(frozen=True, slots=True)
class _View:
    """What the ledger holds on one matter, rejected records left out."""

    matter: Matter
    actors: dict[ActorId, Actor]
    positions: Sequence[Position]
    """Oldest first."""
    disputes: Sequence[Dispute]
    rejected: int
    verdicts: Callable[[str], str]
    """The state of a record: machine, or a person's verdict."""

    def standings(self) -> list[SideStanding]:
        return standings(self.positions, self.actors)

    def agreements(self) -> list[Agreement]:
        return agreements(self.positions, self.actors)


def _view(store: Store, chosen: Matter) -> _View:
    verdicts = current_standing(store)
    positions = [row for row in store.corpus(Position) if row.matter == chosen.id]
    disputes = [row for row in store.corpus(Dispute) if row.matter == chosen.id]
    kept = [row for row in positions if verdicts.get(row.id) is not Verdict.REJECTED]
    clashes = [row for row in disputes if verdicts.get(row.id) is not Verdict.REJECTED]
    return _View(
        matter=chosen,
        actors={row.id: row for row in store.corpus(Actor)},
        positions=sorted(kept, key=lambda row: (row.said_at or "", row.id)),
        disputes=sorted(clashes, key=lambda row: (row.grade, -row.confidence, row.id)),
        rejected=len(positions) - len(kept) + len(disputes) - len(clashes),
        verdicts=lambda record: str(verdicts.get(record, "machine")),
    )


def _lines(view: _View) -> Iterator[tuple[str, Record]]:
    yield "matter", view.matter
    yield from (("standing", row) for row in view.standings())
    yield from (("agreement", row) for row in view.agreements())
    yield from (("dispute", row) for row in view.disputes)
    yield from (("position", row) for row in view.positions)


def _head(view: _View) -> None:
    row = view.matter
    text = Text(row.name, style="bold")
    text.append(f"  {row.kind}  {short(row.id)}  {view.verdicts(row.id)} {row.confidence:.2f}", style="dim not bold")
    aliases = f" Also called {', '.join(row.aliases)}." if row.aliases else ""
    text.append(f"\n{carried(row.pages, row.independent_reports)}{aliases}", style="not bold")
    if view.rejected:
        text.append(f"\n{counted(view.rejected, 'record')} left out that a person rejected.", style="not bold")
    out().print(text)


def _title(words: str) -> None:
    out().print(Text(f"\n{words}", style="bold underline"))


def _standings(view: _View) -> None:
    _title("Who stands where")
    rows = view.standings()
    if not rows:
        out().print("Nobody was found to take a position on it.")
        return
    table = Table(header_style="bold", pad_edge=False, box=None)
    for name in ("side", "stand", "status", "since", "positions"):
        table.add_column(name, overflow="fold", no_wrap=name == "since")
    if any(moved(row.moves) for row in rows if row.side):
        table.add_column("how it moved", overflow="fold")
    for row in rows:
        table.add_row(*map(Text, _cells(row)[: len(table.columns)]))
    out().print(table)


def _cells(row: SideStanding) -> tuple[str, ...]:
    """Return one row of the table; speakers of no known side are no side together, so they are only counted."""
    if row.side is None:
        return NO_SIDE, "", "", "", str(row.positions), ""
    stand = f"{SIGNS[row.stand]} {stand_words(row)}"
    status = STATUSES[row.status] if row.status else ""
    return row.side, stand, status, row.since or "", str(row.positions), moved(row.moves)


def _agreements(view: _View, places: Places) -> None:
    rows = view.agreements()
    if not rows:
        return
    _title("Where sides agree")
    by_id = {row.id: row for row in view.positions}
    for row in rows:
        out().print(Text(f"{agreed(row)}  machine {row.confidence:.2f}"))
        for position in (row.a, row.b):
            out().print(Padding(_quoted(by_id[position], view, places), (0, 0, 0, 2)))


def _quoted(row: Position, view: _View, places: Places) -> Text:
    text = Text(f"{_party(row, view)}: ")
    text.append(row.words)
    text.append(f"  {places.source(row.page)}", style="dim")
    return text


def _party(row: Position, view: _View) -> str:
    side, speaker = side_taken(row, view.actors), row.speaker or "not named"
    return speaker if side in (None, speaker) else f"{speaker}, for {side}"


def _disputes(view: _View, places: Places) -> None:
    if not view.disputes:
        return
    _title("Where sides clash")
    emit(
        "table",
        view.disputes,
        ("id", "one side", "the other", "why"),
        lambda row: (
            short(row.id),
            dispute_side(row.a, places),
            dispute_side(row.b, places),
            f"{row.reason.text}\n{row.grade}, {view.verdicts(row.id)} {row.confidence:.2f}",
        ),
        empty="",
        apart=True,
    )


def _positions(view: _View, places: Places) -> None:
    if not view.positions:
        return
    _title("Every position, oldest first")
    emit(
        "table",
        view.positions,
        ("id", "date and page", "who, and how", "words"),
        lambda row: (
            short(row.id),
            f"{day(row.said_at)}\n{places.source(row.page)}, {row.span.start}–{row.span.end}",
            f"{_party(row, view)}\n{position_words(row)}\n{view.verdicts(row.id)} {row.confidence:.2f}",
            row.words,
        ),
        empty="",
        apart=True,
    )
