"""`onrecord dossier`: the report for people."""

from pathlib import Path

import click

from onrecord.cli.common import ExamplesCommand, ledger_option, out, ready, say
from onrecord.cli.exporting import written
from onrecord.cli.tables import folded, placed_failures
from onrecord.export import DossierInput, render_html, render_markdown, render_terminal
from onrecord.export import dossier as make_dossier
from onrecord.ledger import NotFoundError, Store, current_standing
from onrecord.records import Actor, Dispute, Matter, Position, Story, Utterance

__all__ = ["dossier", "find_matter", "gathered"]

WIDEST = 110
"""Columns beyond which lines of prose are hard to read."""


@click.command(
    cls=ExamplesCommand,
    examples="""
    $ onrecord dossier
    $ onrecord dossier --html report.html
    $ onrecord dossier "April Note" --markdown > note.md
    """,
)
@click.argument("matter", required=False)
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Also write it as one HTML file.")
@click.option("--markdown", is_flag=True, help="Print it as Markdown.")
@ledger_option
def dossier(matter: str | None, html: Path | None, markdown: bool, ledger: Path) -> None:
    """Report on everything read, or on one MATTER (a name, an alias, or the beginning of an id).

    Says what the reports are and which are copies, who speaks, where the sides stand on each matter in their exact
    words, who contradicts whom, who is named but not heard, and what readers answered.
    """
    with ready(ledger) as (store, _settings):
        chosen = find_matter(store, matter) if matter else None
        report = make_dossier(gathered(store), matter=chosen.id if chosen else None)
    if html is not None:
        with written(html) as file:
            file.write(render_html(report).encode("utf-8"))
    if markdown:
        click.echo(render_markdown(report))
    else:
        console = out()
        console.print(render_terminal(report, width=min(console.width, WIDEST)))
    if html is not None:
        say().print(f"Written: {html.resolve()}", markup=False, soft_wrap=True)


def gathered(store: Store) -> DossierInput:
    """Return everything in the ledger that a dossier is made from: the newest version of each page."""
    summaries = tuple(row for row in store.summaries() if row.newest)
    held = {row.id for row in summaries}
    return DossierInput(
        pages=tuple(store.page(row.id) for row in summaries),
        summaries=summaries,
        statements=tuple(row for row in store.statements() if row.page in held),
        mentions=tuple(row for row in store.mentions() if row.page in held),
        stories=tuple(store.corpus(Story)),
        actors=tuple(store.corpus(Actor)),
        utterances=tuple(store.corpus(Utterance)),
        matters=tuple(store.corpus(Matter)),
        positions=tuple(store.corpus(Position)),
        disputes=tuple(store.corpus(Dispute)),
        rules=tuple(row for row in store.rules() if row.page in held),
        findings=tuple(row for row in store.findings() if row.page in held),
        failures=tuple(placed_failures(store)),
        verdicts=current_standing(store),
    )


def find_matter(store: Store, reference: str) -> Matter:
    """Return the matter that an id, the beginning of one, a name, an alias or a part of them means.

    Raises NotFoundError, which names the matters near it.
    """
    rows = list(store.corpus(Matter))
    wanted = folded(reference)
    exact = [row for row in rows if wanted in {folded(name) for name in (row.name, *row.aliases)}]
    begun = [row for row in rows if row.id.startswith(reference)]
    part = [row for row in rows if any(wanted in folded(name) for name in (row.name, *row.aliases))]
    for found in (exact, begun, part):
        if len(found) == 1:
            return found[0]
        if found:
            break
    near = sorted(row.name for row in (found or rows))[:12]
    raise NotFoundError(
        "no-such-matter" if not found else "several-matters",
        f"{'no' if not found else 'more than one'} matter is called “{reference}”",
        "Matters here: " + "; ".join(near) if near else "No matter was found on these pages.",
    )
