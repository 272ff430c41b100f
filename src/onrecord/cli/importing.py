"""`onrecord import`: settings, and what was coded in Discourse Network Analyzer."""

from pathlib import Path

import click
from rich.text import Text

from onrecord.cli.adding import report
from onrecord.cli.common import (
    ExamplesCommand,
    ExitCode,
    finish,
    ledger_option,
    opened,
    progress_bar,
    say,
)
from onrecord.export import counted
from onrecord.ledger import CorpusStage, machine_user, make_decision, now, parse_settings, settings_of, settings_toml
from onrecord.reading import DnaFile, is_dna, place_of
from onrecord.records import DecisionKind
from onrecord.run.coded import CodedSummary, add_documents, known_actors, take_coded

__all__ = ["settings_import"]


@click.command(
    "import",
    cls=ExamplesCommand,
    examples="""
    $ onrecord import actors.toml
    $ onrecord import matters.toml --ledger case.db
    $ onrecord import coded.dna --actors actors.toml
    """,
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--actors",
    type=click.Path(dir_okay=False, path_type=Path),
    help="With a .dna file: where to write its persons and organisations, for you to look through and import.",
)
@ledger_option
def settings_import(file: Path, actors: Path | None, ledger: Path) -> None:
    """Take over what you know: names, aliases, roles and sides (actors.toml), matters (matters.toml), codings (.dna).

    Settings overrule what the machine finds and survive every re-run. Pages held already are read again with them.

    Of a project of Discourse Network Analyzer 3.0 the documents become pages, and what was coded becomes its coders'
    judgements: a statement that is the machine's position in every respect accepts it, and any other is kept whole
    beside the machine's. What was exported, coded and is brought back stands where it came from.
    """
    if is_dna(file):
        _take_dna(file, ledger, actors)
        return
    if actors is not None:
        raise click.UsageError("--actors goes with a .dna file.")
    body = file.read_text(encoding="utf-8")
    parse_settings(body)
    with opened(ledger, create=True) as store:
        decisions = store.decisions()
        parse_settings(body, held=settings_of(decisions))
        last = next((row for row in reversed(decisions) if row.kind is DecisionKind.SETTINGS), None)
        if last is not None and last.body == body:
            say().print(Text(f"{file} is what the ledger has already."))
            return
        decision = make_decision(DecisionKind.SETTINGS, at=now(), who=machine_user(), note=file.name, body=body)
        store.decide(decision, stale=tuple(CorpusStage))
        settings = settings_of(store.decisions())
        finish(store, settings)
    say().print(
        Text(
            f"{ledger}: {counted(len(settings.states), 'state')}, {counted(len(settings.actors), 'actor')}, "
            f"{counted(len(settings.matters), 'matter')} set."
        )
    )


def _take_dna(path: Path, ledger: Path, actors: Path | None) -> None:
    place, resolved = place_of(path), str(path.resolve())
    with DnaFile(path) as file, opened(ledger, create=True) as store:
        settings = settings_of(store.decisions())
        with progress_bar("Reading pages", len(file.document_ids())) as step:
            summary, pages = add_documents(store, file, settings, place=place, resolved=resolved, progress=step)
        finish(store, settings)
        with progress_bar("Taking over", file.count) as step:
            taken = take_coded(store, file, pages, at=now(), place=place, resolved=resolved, progress=step)
        finish(store, settings)
        if actors is not None:
            actors.write_text(settings_toml(known_actors(file)), encoding="utf-8")
    report(summary, ledger)
    _tell(taken)
    if actors is not None:
        say().print(Text(f"Written: {actors}. Look through it, then: onrecord import {actors}"))
    if summary.failed or taken.misplaced:
        raise click.exceptions.Exit(ExitCode.SOME_FAILED)


def _tell(taken: CodedSummary) -> None:
    """Say what became of the coded statements."""
    console = say()
    for count, told in (
        (taken.accepted, "coded statements accept a position that was found here too"),
        (taken.coded, "are kept as their coders' own positions"),
        (taken.unsure, "that an earlier run of the machine found are kept to be judged"),
        (taken.noted, "of other types are kept as notes on their words"),
        (taken.own, "are the machine's, which it finds here too"),
        (taken.again, "were taken over earlier"),
        (taken.unread, "are on documents that could not be read"),
    ):
        if count:
            console.print(Text(f"  {count} {told}"))
    for place, count in sorted(taken.misplaced.items()):
        console.print(Text(f"  failed {place}: {count} stand at no place of the document (dna-bad-place)"))
