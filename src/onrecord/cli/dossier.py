"""`onrecord dossier`: the report for people."""

from pathlib import Path

import click

from onrecord.cli.common import ExamplesCommand, ledger_option, out, ready, say
from onrecord.cli.exporting import written
from onrecord.export import dossier as make_dossier
from onrecord.export import gathered, render_html, render_markdown, render_terminal
from onrecord.ledger import find_matter

__all__ = ["dossier"]

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
        click.echo(render_markdown(report), nl=False)
    else:
        console = out()
        console.print(render_terminal(report, width=min(console.width, WIDEST)))
    if html is not None:
        say().print(f"Written: {html.resolve()}", markup=False, soft_wrap=True)
