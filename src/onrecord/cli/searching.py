"""`onrecord search`."""

from pathlib import Path

import click
from rich.text import Text

from onrecord.cli.common import ExamplesCommand, emit, format_option, ledger_option, ready
from onrecord.cli.places import short
from onrecord.ledger import BlockHit

__all__ = ["search"]

AROUND = 90
"""Code points shown on each side of the first word found."""


@click.command(
    cls=ExamplesCommand,
    examples="""
    $ onrecord search weirs guards
    $ onrecord search '"three weirs"' --limit 10
    $ onrecord search arbitr*
    """,
)
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Most results shown.")
@format_option
@ledger_option
def search(words: tuple[str, ...], limit: int, form: str, ledger: Path) -> None:
    """Find words in all pages, comments too.

    All words must stand in one block of a page. Words in quotation marks are a phrase; a trailing * finds every word
    that begins so. Case and accents do not matter.
    """
    with ready(ledger) as (store, _settings):

        def row(hit: BlockHit) -> tuple[str | Text, ...]:
            summary, page = store.summary(hit.page), store.page(hit.page)
            first = hit.marks[0].start if hit.marks else hit.span.start
            start, end = max(hit.span.start, first - AROUND), min(hit.span.end, first + AROUND)
            text = Text("…" if start > hit.span.start else "")
            text.append(page.text[start:end])
            for mark in hit.marks:
                if start <= mark.start and mark.end <= end:
                    shift = 1 if start > hit.span.start else 0
                    text.stylize("bold reverse", mark.start - start + shift, mark.end - start + shift)
            text.append("…" if end < hit.span.end else "")
            source = f"{summary.outlet or ''}\n{summary.place}\n{hit.kind} {hit.span.start}–{hit.span.end}".strip()
            return short(hit.page), text, source

        emit(
            form,
            store.search(" ".join(words), limit=limit),
            ("page", "words", "where"),
            row,
            empty="Nothing found. Try fewer words, or the beginning of one with a *.",
        )
