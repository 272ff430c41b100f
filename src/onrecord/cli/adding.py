"""`onrecord add` and `onrecord read`."""

from pathlib import Path

import click
from rich.text import Text

from onrecord.cli.common import (
    ExamplesCommand,
    ExitCode,
    finish,
    ledger_option,
    opened,
    out,
    progress_bar,
    say,
    workers_option,
)
from onrecord.cli.fetching import fetch_options, plan
from onrecord.export import PageLine, page_line
from onrecord.ledger import parse_settings, settings_of
from onrecord.reading import SUFFIXES, FetchOptions, Found, find, is_one
from onrecord.records import PageWork, Settings, canonical_json
from onrecord.run import Summary
from onrecord.run import add as add_pages
from onrecord.run import read as read_pages

__all__ = ["add", "list_failures", "read", "report"]

SHOWN = 20
"""Failures that are listed before the rest is only counted."""


@click.command(
    cls=ExamplesCommand,
    examples="""
    $ onrecord add saved-pages/
    $ onrecord add a.html b.html.gz notes.md crawl.warc.gz rows.jsonl --ledger case.db
    $ onrecord add https://courier.example/weir-talks --contact desk@paper.example
    $ onrecord add --feed https://courier.example/ --since 2026-03-01 --limit 50
    $ onrecord add sitemap.xml --dry-run
    """,
)
@click.argument("places", nargs=-1, required=True, metavar="PATH-OR-ADDRESS…")
@ledger_option
@workers_option
@fetch_options
@click.option("--dry-run", is_flag=True, help="List what would be read and fetched, and do neither.")
def add(places: tuple[str, ...], ledger: Path, workers: int, fetch: FetchOptions, dry_run: bool) -> None:
    """Read pages into the ledger.

    Takes files and folders: saved pages (.html, .htm, .mhtml), text dumps (.txt), Markdown (.md), archives (.warc),
    and tables with a text in each row (.jsonl, .csv), each also .gz. Takes addresses of pages, feeds and sitemaps, and
    files that are feeds or sitemaps, and fetches what they list. Reading the same bytes again changes nothing. It may
    be stopped at any moment: what was read is safe, and the same command goes on from there.
    """
    found = list(find(places))
    if dry_run:
        plan(found, ledger, fetch)
        return
    with opened(ledger, create=True) as store:
        settings = settings_of(store.decisions())
        with progress_bar("Reading pages", total_of(found)) as step:
            summary = add_pages(store, found, settings, workers=workers, progress=lambda _place: step(), fetch=fetch)
        finish(store, settings, workers=workers)
    report(summary, ledger)
    if summary.failed:
        raise click.exceptions.Exit(ExitCode.SOME_FAILED)


def total_of(found: list[Found]) -> int | None:
    """Return how many pages the places hold; None where only reading them will tell."""
    return len(found) if all(map(is_one, found)) else None


def report(summary: Summary, ledger: Path) -> None:
    """Say what became of the places that were read."""
    console = say()
    parts = [f"{summary.read} read"]
    parts += [f"{summary.known} known already"] if summary.known else []
    parts += [f"{summary.again} seen at another place"] if summary.again else []
    parts += [f"{sum(summary.skipped.values())} skipped"] if summary.skipped else []
    parts += [f"{len(summary.failed)} failed"] if summary.failed else []
    console.print(Text(f"{ledger}: " + ", ".join(parts)))
    for reason, count in sorted(summary.skipped.items()):
        console.print(Text(f"  skipped {count}: {reason}"))
    for remark in sorted(set(summary.remarks)):
        console.print(Text(f"  {remark}"))
    list_failures(summary.failed)
    if not (summary.read or summary.known or summary.again or summary.failed or summary.skipped):
        console.print(f"There is no page in it. Folders are searched for {', '.join(SUFFIXES)}, each also .gz.")


def list_failures(failed: list[tuple[str, str, str, str]]) -> None:
    """Say what could not be read, each as (place, code, message, next step); the rest beyond SHOWN is counted."""
    console = say()
    for place, code, message, step in failed[:SHOWN]:
        console.print(Text(f"  failed {place}: {message} ({code}). {step}".rstrip()))
    if len(failed) > SHOWN:
        console.print(Text(f"  and {len(failed) - SHOWN} more: onrecord failures"))


@click.command(
    cls=ExamplesCommand,
    examples="""
    $ onrecord read page.html
    $ onrecord read saved-pages/ --format jsonl > pages.jsonl
    """,
)
@click.argument("places", nargs=-1, required=True, metavar="PATH-OR-ADDRESS…")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="A summary for people, or one JSON page a line for programs.",
)
@click.option("--settings", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="An actors.toml to use.")
@workers_option
@fetch_options
def read(places: tuple[str, ...], form: str, settings: Path | None, workers: int, fetch: FetchOptions) -> None:
    """Read pages without a ledger and print what stands on each.

    Takes what `onrecord add` takes. What needs more than one page (copies, disputes) needs a ledger.
    """
    known = parse_settings(settings.read_text(encoding="utf-8")) if settings else Settings()
    found = list(find(places))
    console = out()
    failed: list[tuple[str, str, str, str]] = []
    with progress_bar("Reading pages", total_of(found)) as step:
        for row in read_pages(found, known, workers=workers, progress=lambda _place: step(), fetch=fetch):
            if row.remark:
                say().print(Text(row.remark))
                continue
            if row.work is None:
                failed.extend((place, *(row.error or ("unknown", "", ""))) for place in row.places)
                continue
            line = _line(row.places, row.work)
            if form == "jsonl":
                click.echo(canonical_json(line))
            else:
                console.print(_summary(line))
    list_failures(sorted(failed))
    if failed:
        raise click.exceptions.Exit(ExitCode.SOME_FAILED)


def _line(places: tuple[str, ...], work: PageWork) -> PageLine:
    return page_line(
        work.page,
        place=places[0],
        sightings=len(places),
        address=work.page.canonical or places[0],
        statements=work.statements,
        rules=work.rules,
        findings=work.findings,
    )


def _summary(line: PageLine) -> Text:
    text = Text(f"{line.place}: {line.title or 'no headline'}", style="bold")
    text.append(
        f"\n  {line.outlet or 'unknown outlet'}, {line.published or 'no date'}, {len(line.statements)} statements, "
        f"{len(line.comments)} comments, {len(line.findings)} findings",
        style="not bold",
    )
    return text
