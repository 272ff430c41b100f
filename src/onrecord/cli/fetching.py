"""The options of fetching, and what a dry run shows."""

import datetime
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.text import Text

from onrecord.cli.common import ExitCode, out, say
from onrecord.ledger import open_ledger
from onrecord.reading import Crawler, FetchOptions, Found, Item

__all__ = ["fetch_options", "plan"]

F = TypeVar("F", bound=Callable[..., Any])


def _date(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    try:
        return value and datetime.datetime.fromisoformat(value).isoformat()
    except ValueError as error:
        raise click.BadParameter("give a date such as 2026-03-01") from error


OPTIONS = (
    click.option("--feed", is_flag=True, help="Read the feed that a page names, not the page."),
    click.option("--since", callback=_date, metavar="DATE", help="Leave out what a feed or sitemap dates before."),
    click.option("--limit", type=click.IntRange(1), metavar="N", help="Fetch at most N pages of feeds and sitemaps."),
    click.option(
        "--pause",
        type=click.FloatRange(0.0, 600.0),
        default=1.0,
        show_default=True,
        metavar="SECONDS",
        help="Time between requests to one host; a longer one that the host asks for counts.",
    ),
    click.option("--contact", metavar="WORDS", help="Who you are, told to the servers: a mailbox or an address."),
    click.option("--allow-private", is_flag=True, help="Fetch from addresses inside your own network too."),
)


def fetch_options(function: F) -> F:
    """Add the options of fetching; the command takes them as `fetch`."""

    @wraps(function)
    def wrapped(**given: Any) -> Any:  # noqa: ANN401 - click hands over what the command asks for
        fetch = FetchOptions(**{name: given.pop(name) for name in FetchOptions.__struct_fields__})
        return function(fetch=fetch, **given)

    for option in reversed(OPTIONS):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[return-value]


def plan(found: list[Found], ledger: Path, fetch: FetchOptions) -> None:
    """Print what would be read or fetched, a line each; addresses are asked for only to see whether they are lists."""
    store = open_ledger(ledger, read_only=True) if ledger.exists() else None
    crawler = Crawler(fetch, known=store.fetch if store is not None else lambda _address: None)
    counts = {"to read": 0, "known already": 0, "left out": 0, "failed": 0}
    console = out()
    try:
        for row in crawler.walk(found, dry=True):
            if not isinstance(row, Item):
                counts["to read"] += 1
                dated = (row.updated or row.published or "no date")[:10]
                console.print(Text(f"{row.address}  {dated}  {row.title or ''}".rstrip()), soft_wrap=True)
            elif row.error is not None:
                counts["failed"] += 1
                say().print(Text(f"  failed {row.place}: {row.error[1]} ({row.error[0]}). {row.error[2]}".rstrip()))
            elif row.body is not None:
                counts["to read"] += 1
                console.print(Text(row.place), soft_wrap=True)
            else:
                counts["known already"] += row.unchanged
                counts["left out"] += row.skipped is not None
    finally:
        crawler.close()
        if store is not None:
            store.close()
    say().print(Text(", ".join(f"{count} {name}" for name, count in counts.items())))
    if counts["failed"]:
        raise click.exceptions.Exit(ExitCode.SOME_FAILED)
