"""`onrecord versions`: one page as it was captured again and again."""

from pathlib import Path

import click
from rich.text import Text

from onrecord.cli.common import ExamplesCommand, emit, format_option, ledger_option, marked_changes, out, ready, say
from onrecord.ledger import PageSummary, Store
from onrecord.lineage.diff import near_changes, text_diff
from onrecord.records import PageId, Record

__all__ = ["versions"]

LONGEST = 400_000
"""Characters on both sides together that are compared, so that any two pages are in about a second."""


class VersionLine(Record, frozen=True, kw_only=True):
    """One line of `onrecord versions`: a page as it stood at its address at one time."""

    page: PageId
    address: str
    places: tuple[str, ...]
    seen_at: str | None
    published: str | None
    updated: str | None
    title: str | None
    characters: int
    newest: bool


@click.command(
    cls=ExamplesCommand,
    examples="""
    $ onrecord versions https://courier.example/weir-talks
    $ onrecord versions 4f0c --diff
    $ onrecord versions 4f0c --diff --with 91aa
    """,
)
@click.argument("page")
@click.option("--diff", is_flag=True, help="Show word by word what the newest version changed of the one before.")
@click.option("--with", "other", metavar="PAGE", help="Compare PAGE with this one instead, whatever its address.")
@ledger_option
@format_option
def versions(page: str, diff: bool, other: str | None, ledger: Path, form: str) -> None:
    """List the versions of a PAGE (an id, its beginning, an address or a place), oldest first.

    A page that is captured again with other bytes is a new version at its address. All are kept; what is counted and
    compared with other pages is the newest.
    """
    with ready(ledger) as (store, _):
        found = store.find_page(page)
        rows = store.versions(found)
        if diff or other:
            pair = _pair(store, rows, found, other)
            if pair:
                _show(store, *pair)
            else:
                say().print("There is one version only.")
            return
        emit(
            form,
            map(_line, rows),
            ("page", "seen", "published", "updated", "characters", "place"),
            lambda row: (
                row.page[:12] + (" newest" if row.newest else ""),
                row.seen_at or "",
                row.published or "",
                row.updated or "",
                f"{row.characters:,}",
                row.places[0],
            ),
            empty="There is no version.",
            title=rows[-1].address,
        )


def _line(row: PageSummary) -> VersionLine:
    return VersionLine(
        page=row.id,
        address=row.address,
        places=row.places,
        seen_at=row.seen_at,
        published=row.published,
        updated=row.updated,
        title=row.title,
        characters=row.characters,
        newest=row.newest,
    )


def _pair(store: Store, rows: list[PageSummary], found: PageId, other: str | None) -> tuple[PageSummary, ...]:
    """Return the two pages to compare, the older first; none where there is one version only.

    Unless another is named, a page is compared with the last one before it whose text differs, the oldest with the
    first after it.
    """
    place = next(number for number, row in enumerate(rows) if row.id == found)
    here = rows[place]
    if other:
        there = store.summary(store.find_page(other))
        return (there, here) if (there.seen_at or "") <= (here.seen_at or "") else (here, there)
    text = store.page(here.id).text
    near = [*reversed(rows[:place]), *rows[place + 1 :]]
    there = next((row for row in near if store.page(row.id).text != text), near[0] if near else here)
    if there is here:
        return ()
    return (there, here) if there in rows[:place] else (here, there)


def _show(store: Store, old: PageSummary, new: PageSummary) -> None:
    a, b = store.page(old.id).text, store.page(new.id).text
    console = out()
    console.print(Text(f"- {old.id[:12]} {old.seen_at or old.places[0]}", style="red"))
    console.print(Text(f"+ {new.id[:12]} {new.seen_at or new.places[0]}", style="green"))
    if a == b:
        console.print("The same words: only what surrounds them in the file differs.")
        return
    most = LONGEST // 2
    if len(a) > most or len(b) > most:
        say().print(Text(f"Only the first {most:,} characters of each are compared."))
    changes = near_changes(text_diff(a[:most], b[:most], exact=True))
    console.print(marked_changes(changes), soft_wrap=True)
