"""What the commands share: the ledger option, formats, progress, errors and exit codes."""

import contextlib
import functools
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console, ConsoleOptions, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from onrecord.export import shown
from onrecord.ledger import LedgerReadOnlyError, Store, as_judged, current_edits, open_ledger, settings_of
from onrecord.lineage import Change
from onrecord.records import Settings, canonical_json
from onrecord.records.errors import OnrecordError
from onrecord.run import due, refresh, settle

__all__ = [
    "ExamplesCommand",
    "ExitCode",
    "GuardedGroup",
    "emit",
    "format_option",
    "ledger_option",
    "marked_changes",
    "opened",
    "out",
    "progress_bar",
    "ready",
    "say",
    "workers_option",
]

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")

DEFAULT_LEDGER = "onrecord.db"
PIPED_WIDTH = 140
"""Columns of a table that goes to a pipe or a file, which have no width of their own."""


class ExitCode(IntEnum):
    """What the command line's exit codes mean."""

    DONE = 0
    SOME_FAILED = 1
    USAGE = 2
    LEDGER = 3
    NOT_FOUND = 4
    INTERRUPTED = 130


class SafeConsole(Console):
    """A console that lets no word of a page or a file's name command the terminal: control characters are shown."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Yield what is to be written, with control characters of the text replaced; our own styles stay."""
        for text, style, control in super().render(renderable, options):
            yield Segment(text if control else shown(text, plain=True), style, control)


def out() -> Console:
    """Return the console for results: standard output, wide where it is a pipe or a file."""
    narrow = sys.stdout.isatty() or "COLUMNS" in os.environ
    return SafeConsole(highlight=False, soft_wrap=False, width=None if narrow else PIPED_WIDTH)


def say() -> Console:
    """Return the console for progress and remarks: standard error, so that results can be piped."""
    return SafeConsole(stderr=True, highlight=False)


class GuardedGroup(click.Group):
    """The root command: turns errors into a sentence, the next step and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run the command; never show a traceback for what a user can mend."""
        try:
            return super().invoke(ctx)
        except OnrecordError as error:
            _complain(error)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            say().print("\nStopped. Everything read so far is safe; run the same command again to go on.")
            ctx.exit(ExitCode.INTERRUPTED)
        except BrokenPipeError:
            # the reader of our output went away (`| head`); that is no error of ours
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(ExitCode.DONE)
        except OSError as error:
            name = f" {error.filename}" if error.filename else ""
            _complain(OnrecordError("io-error", f"cannot write or read{name}: {error.strerror or error}"))
            ctx.exit(ExitCode.LEDGER)


def _complain(error: OnrecordError) -> None:
    console = say()
    line = Text("Error: ", style="bold red")
    line.append(f"{error.message} ({error.code})", style="not bold default")
    console.print(line)
    if error.next:
        console.print(Text(error.next))


class ExamplesCommand(click.Command):
    """A command whose help ends with examples, one `$ onrecord …` a line, not folded."""

    def __init__(self, *args: Any, examples: str = "", **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.examples = examples

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples below the options."""
        if self.examples:
            with formatter.section("Examples"):
                for line in self.examples.strip().splitlines():
                    formatter.write(f"  {line.strip()}\n")
        super().format_epilog(ctx, formatter)


def ledger_option(function: F) -> F:
    """Add `--ledger FILE`."""
    return click.option(
        "--ledger",
        "ledger",
        type=click.Path(dir_okay=False, path_type=Path),
        default=DEFAULT_LEDGER,
        show_default=True,
        envvar="ONRECORD_LEDGER",
        help="The file that holds everything read so far.",
    )(function)


def format_option(function: F) -> F:
    """Add `--format table|jsonl`."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "jsonl"]),
        default="table",
        show_default=True,
        help="A table for people, or one JSON record a line for programs.",
    )(function)


def workers_option(function: F) -> F:
    """Add `--workers N`."""
    return click.option(
        "--workers",
        type=click.IntRange(0, 256),
        default=0,
        show_default="as many as help",
        help="Processes that read pages; the result is the same for any number.",
    )(function)


@contextlib.contextmanager
def opened(path: Path, *, create: bool = False) -> Iterator[Store]:
    """Open a ledger for one command."""
    store = open_ledger(path, create=create)
    try:
        yield store
    finally:
        store.close()


@contextlib.contextmanager
def ready(path: Path) -> Iterator[tuple[Store, Settings]]:
    """Open a ledger whose corpus stages are settled: whatever an earlier run left undone is done first.

    Records that people edited are read as they have them. A ledger that may not be written is read as it stands, and
    what it lacks is said.
    """
    try:
        store = open_ledger(path, create=False)
    except LedgerReadOnlyError:
        store = open_ledger(path, read_only=True)
        if store.stale():
            say().print("This ledger may only be read, and pages were added since its records were compared.")
        with store:
            yield _judged(store), settings_of(store.decisions())
        return
    with store:
        settings = settings_of(store.decisions())
        finish(store, settings)
        yield _judged(store), settings


def _judged(store: Store) -> Store:
    return as_judged(store, functools.cache(lambda: current_edits(store)))


def finish(store: Store, settings: Settings, *, workers: int = 0) -> None:
    """Bring pages and corpus stages up to date, with progress."""
    from onrecord.run import made_by

    old = len(store.outdated(made_by(settings)))
    if old:
        with progress_bar("Reading again", old) as step:
            failed = refresh(store, settings, workers=workers, progress=lambda _place: step())
        for capture, reason in failed:
            say().print(Text(f"  {capture[:12]} stands as an earlier onrecord read it: {reason}"))
    stages = due(store)
    if stages and not store.counts().get("pages"):
        settle(store, settings)
    elif stages:
        with progress_bar("Comparing", len(stages)) as step:
            settle(store, settings, progress=lambda _stage: step())


@contextlib.contextmanager
def progress_bar(label: str, total: int | None) -> Iterator[Callable[[], None]]:
    """Show a bar on standard error while a long work runs; yield the function that moves it one step.

    Without a total it counts.
    """
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=say(), transient=False) as bar:
        task = bar.add_task(f"{label:<13}", total=total)
        yield lambda: bar.advance(task)


def emit(
    form: str,
    records: Iterable[T],
    columns: Sequence[str],
    row: Callable[[T], Sequence[str | Text]],
    *,
    empty: str,
    title: str | None = None,
    apart: bool = False,
) -> None:
    """Print records: as JSON lines, or as a table whose rows `row` makes; `empty` is said where there are none.

    Rows of several lines stand `apart`.
    """
    if form == "jsonl":
        for record in records:
            click.echo(canonical_json(record))
        return
    rows = list(records)
    if not rows:
        say().print(empty)
        return
    table = Table(title=title, title_justify="left", header_style="bold", show_lines=False, pad_edge=False, box=None)
    for number, name in enumerate(columns):
        table.add_column(name, overflow="fold", no_wrap=number == 0, vertical="top")
    for place, record in enumerate(rows):
        if apart and place:
            table.add_row()
        table.add_row(*(cell if isinstance(cell, Text) else Text(cell) for cell in row(record)))
    out().print(table)


def marked_changes(changes: Iterable[Change]) -> Text:
    """Return what differs between two texts: what went in [-…-], what came in {+…+}."""
    text = Text(style="default")
    for change in changes:
        if change.op == "same":
            text.append(change.b)
        else:
            if change.a:
                text.append(f"[-{change.a}-]", style="red")
            if change.b:
                text.append(f"{{+{change.b}+}}", style="green")
        text.append(" ")
    return text
