"""`onrecord page`: one page with every part named, and why it was taken for what it is."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli.adding import list_failures
from onrecord.cli.common import ExamplesCommand, ExitCode, out, say
from onrecord.cli.fetching import fetch_options
from onrecord.reading import FetchOptions, find
from onrecord.records import Block, BlockKind, Comment, Page, Settings, Span, canonical_json
from onrecord.run import read as read_pages

__all__ = ["page"]

COLOURS = {
    BlockKind.HEADLINE: "bold",
    BlockKind.DECK: "italic",
    BlockKind.BYLINE: "cyan",
    BlockKind.DATELINE: "cyan",
    BlockKind.SUBHEADING: "bold",
    BlockKind.QUOTE: "green",
    BlockKind.EMBED: "green",
    BlockKind.CAPTION: "yellow",
    BlockKind.CREDIT: "magenta",
    BlockKind.CORRECTION: "red",
    BlockKind.FURNITURE: "dim",
    BlockKind.POLICY: "red",
    BlockKind.COMMENT_HEADER: "dim",
    BlockKind.COMMENT: "blue",
}
"""The style of each kind that differs from plain words."""
FIELDS = tuple("title published updated bylines outlet section tags licence language canonical original".split())
SEPARATOR = " · "
"""Between runs of furniture that stand beside each other."""
UNLABELLED = "unlabelled"
"""What stands beside text that no part claims."""


@click.command(
    cls=ExamplesCommand,
    examples="""
    $ onrecord page saved.html
    $ onrecord page https://courier.example/weir-talks --short
    $ onrecord page saved.html --format jsonl
    """,
)
@click.argument("place", metavar="PATH-OR-ADDRESS")
@click.option("--short", is_flag=True, help="Only the beginning of each part.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="Coloured parts for people, or the page's record for programs.",
)
@fetch_options
def page(place: str, short: bool, form: str, fetch: FetchOptions) -> None:
    """Show a page taken apart: every part, and why it was taken for what it is.

    Parts stand in the order of the page's text: headline, byline, paragraphs, captions, credits, the discussion's
    policy, comments with number, author and time. Beside each stand the rule or library that decided and where the
    part lies, as characters of the page's text; text that no part claims is shown too. An archive or a table is shown
    page by page.
    """
    console = out()
    failed: list[tuple[str, str, str, str]] = []
    for row in read_pages(list(find([place])), Settings(), workers=1, fetch=fetch):
        if row.remark:
            say().print(Text(row.remark))
        elif row.work is None:
            failed.extend((where, *(row.error or ("unknown", "", ""))) for where in row.places)
        elif form == "jsonl":
            click.echo(canonical_json(row.work.page))
        else:
            _show(console, row.places[0], row.work.page, short)
    list_failures(sorted(failed))
    if failed:
        raise click.exceptions.Exit(ExitCode.SOME_FAILED)


def _show(console: Console, place: str, found: Page, short: bool) -> None:
    console.print(Text(Path(place).name if "://" not in place else place, style="bold underline"))
    console.print(_fields(found))
    console.print(_parts(found, short))
    if found.thread_elsewhere:
        console.print(Text(f"The discussion is not in this page: {found.thread_elsewhere} loads it.", style="yellow"))
    for note in found.notes:
        # A note with a place has the page's own words; its code says what is the matter with them.
        told = f"{note.code.replace('-', ' ')}: {note.text}" if note.span else note.text or note.code
        console.print(Text(f"note: {told}", style="yellow"))


def _fields(found: Page) -> Table:
    """Return what the page says of itself, a field a row, with the evidence that decided."""
    table = Table(show_header=False, box=None, pad_edge=False)
    for style in ("dim", "", "dim"):
        table.add_column(style=style, overflow="fold")
    basis: dict[str, list[str]] = {}
    for one in found.evidence:
        field, _, how = one.code.partition(":")
        words = f"{how} “{one.text}”" if one.text and one.span is not None else how
        basis.setdefault(field, []).append(words)
    for field in FIELDS:
        value = getattr(found, field)
        if value:
            words = value if isinstance(value, str) else ", ".join(value)
            table.add_row(field, Text(words), Text("; ".join(basis.get(field, []))))
    if found.dateline is not None:
        agency = f" ({found.dateline.agency})" if found.dateline.agency else ""
        table.add_row("dateline", Text(found.dateline.place + agency), Text(_where(found.dateline.span)))
    for credit in found.credits:
        table.add_row("credit", Text(f"{credit.names} ({credit.kind})"), Text(_where(credit.span)))
    table.add_row("text", f"{len(found.text):,} characters, from {found.form}, by {found.made_by}", "")
    return table


def _parts(found: Page, short: bool) -> Table:
    """Return every part in the order of the text, and what no part claims."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("part", no_wrap=True, vertical="top")
    table.add_column("words", overflow="fold", ratio=1)
    table.add_column("decided by", style="dim", overflow="fold", vertical="top")
    table.add_column("characters", style="dim", no_wrap=True, vertical="top")
    comments = {comment.body.start: comment for comment in found.comments}
    for name, style, why, spans in _runs(found):
        words = SEPARATOR.join(span.of(found.text) for span in spans)
        if short:
            words = words.split("\n", 1)[0][:100].rstrip() + ("…" if len(words) > 100 or "\n" in words else "")
        whole = Span(spans[0].start, spans[-1].end)
        said = comments.get(whole.start) if name == BlockKind.COMMENT else None
        cell = Text("    " * said.number.count(".")) if said is not None else Text()
        if said is not None:
            cell.append(_header(said) + "\n" + "    " * said.number.count("."), style="bold blue")
        cell.append(words, style=style)
        table.add_row(Text(name, style=style), cell, why, _where(whole))
    return table


def _runs(found: Page) -> Iterator[tuple[str, str, str, list[Span]]]:
    """Yield (kind, style, why, spans) of each part; furniture that stands together for one reason comes as one."""

    def alike(block: Block) -> tuple[object, ...]:
        return (block.kind, block.why) if block.kind is BlockKind.FURNITURE else (block.span,)

    at = 0
    for _, group in groupby(found.blocks, key=alike):
        blocks = list(group)
        between = Span(at, blocks[0].span.start)
        if between.of(found.text).strip():
            yield UNLABELLED, "dim italic", "", [_trimmed(found.text, between)]
        yield blocks[0].kind.value, COLOURS.get(blocks[0].kind, ""), blocks[0].why, [block.span for block in blocks]
        at = blocks[-1].span.end
    rest = Span(at, len(found.text))
    if rest.of(found.text).strip():
        yield UNLABELLED, "dim italic", "", [_trimmed(found.text, rest)]


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _header(comment: Comment) -> str:
    """Return who answers, when and whom, as a line above the comment."""
    parts = [comment.number, comment.author or "no name", comment.printed_time or comment.published or ""]
    parts.append(f"answers {comment.parent}" if comment.parent else "")
    parts.append(f"{comment.votes:+d} votes" if comment.votes is not None else "")
    parts.append("removed" if comment.removed else "")
    return ", ".join(part for part in parts if part)


def _where(span: Span) -> str:
    return f"{span.start}–{span.end}"
