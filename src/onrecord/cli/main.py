"""The root command and its groups."""

import click

import onrecord
from onrecord.cli.actors import actors
from onrecord.cli.adding import add, read
from onrecord.cli.assisting import mcp
from onrecord.cli.common import GuardedGroup
from onrecord.cli.deciding import forget, judge, judgements, restore
from onrecord.cli.dossier import dossier
from onrecord.cli.exporting import export, schema
from onrecord.cli.importing import settings_import
from onrecord.cli.matter import matter
from onrecord.cli.matters import matters
from onrecord.cli.page import page
from onrecord.cli.searching import search
from onrecord.cli.serving import serve
from onrecord.cli.stories import diff, stories
from onrecord.cli.tables import (
    disputes,
    failures,
    findings,
    pages,
    positions,
    statements,
    utterances,
)
from onrecord.cli.versions import versions

__all__ = ["main"]


@click.group(
    cls=GuardedGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Begin here:
  onrecord add saved-pages/          read a folder of saved pages into ./onrecord.db
  onrecord add https://…             or an address, a feed, a sitemap, an archive, a table
  onrecord dossier                   the report: who said what, who copied, who contradicts whom
  onrecord dossier --html report.html

\b
Look closer:
  onrecord page saved.html           one page taken apart, and why each part is what it is
  onrecord statements --by Vessal    every statement of one speaker
  onrecord statements --about weir   every statement that holds a word
  onrecord stories                   each report as a tree: its original, its copies, why we think so
  onrecord diff PAGE PAGE            what one page did with the other's words
  onrecord matter "April Note"       where each side stands on one matter, and how it moved
  onrecord disputes                  the two sides' exact words, and why they clash
  onrecord search "three weirs"      full text, phrases in quotation marks

\b
Work on it:
  onrecord serve                     the workbench in a browser: read, search, judge, export
  onrecord mcp                       the ledger for an assistant, which can then cite the record
  onrecord judge 4f0c accepted       your word on a machine-coded record
  onrecord matters --merge A B       two matters are one; also --split, --rename, --hide, --undo
  onrecord actors --merge A B        two names are one actor; also --split, --set-side, --undo
  onrecord forget PAGE               take a page down; a tombstone stays
  onrecord export jsonl -o all.jsonl

\b
Exit codes: 0 done, 1 some places could not be read, 2 wrong usage, 3 ledger or machine failed,
4 no such record, 130 stopped (what was read is safe).

Machine coding is never fact: every record carries its words, its span and a confidence until you judge it.""",
)
@click.version_option(onrecord.__version__, prog_name="onrecord")
def main() -> None:
    """Keep the public record of a contested matter straight.

    Reads news pages and says who said what in whose words, who reported it first and who copied, who contradicts
    whom, and what readers answered, each answer down to the exact characters of the page.
    """


for command in (
    add,
    read,
    page,
    dossier,
    statements,
    stories,
    utterances,
    actors,
    matters,
    matter,
    positions,
    disputes,
    findings,
    pages,
    versions,
    diff,
    search,
    judge,
    judgements,
    forget,
    restore,
    settings_import,
    serve,
    mcp,
    export,
    schema,
    failures,
):
    main.add_command(command)
