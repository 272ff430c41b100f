"""`onrecord stories`: which pages carry one report, as a tree; `onrecord diff`: what one did with another's words."""

from collections import Counter
from pathlib import Path

import click
from rich.text import Text
from rich.tree import Tree

from onrecord.cli.common import ExamplesCommand, emit, format_option, ledger_option, marked_changes, out, ready, say
from onrecord.cli.places import Places, short
from onrecord.export import as_tree, changed, counted
from onrecord.export.passages import Comparison, compared
from onrecord.ledger import copy_id
from onrecord.lineage.diff import text_diff
from onrecord.records import Copy, Story, canonical_json

__all__ = ["diff", "stories"]

MARKS = {"same": " ", "moved": "~", "reworded": "*", "added": "+", "dropped": "-"}
STYLES = {"moved": "cyan", "reworded": "yellow", "added": "green", "dropped": "red"}
SHOWN = 400
"""Characters of a passage that is only moved, added or dropped that are shown; JSON lines have all."""


@click.command(
    cls=ExamplesCommand,
    examples="""
    $ onrecord stories
    $ onrecord stories --all
    $ onrecord stories --format jsonl
    """,
)
@click.option("--all", "alone", is_flag=True, help="Also reports that nobody copied.")
@format_option
@ledger_option
def stories(alone: bool, form: str, ledger: Path) -> None:
    """Show which pages carry one report, which is the original, and what each copy changed.

    Below each page stand the pages that were made from it, with why we think so.
    """
    with ready(ledger) as (store, _settings):
        rows = sorted(store.corpus(Story), key=lambda item: (item.earliest or "9999", item.id))
        if form == "jsonl":
            emit(form, rows, (), lambda _row: (), empty="")
            return
        if not alone:
            rows = [item for item in rows if item.copies or item.excerpts or item.missing_original]
        if not rows:
            say().print("No report was copied. Use --all to list every report.")
        places = Places(store)
        for item in rows:
            out().print(_tree(item, places))
            out().print()


def _tree(story: Story, places: Places) -> Tree:
    head = Text(f"{short(story.id)} ", style="dim")
    head.append(story.headline or "no headline", style="bold")
    root = Tree(head, guide_style="dim")
    if story.original is not None:
        first = Text(places.source(story.original.page), style="bold")
        first.append(f"  original\n{story.original.place}", style="not bold dim")
    else:
        name = story.missing_original.name if story.missing_original else "unknown"
        first = Text(f"{name}, not in this ledger", style="italic")
    path = [root.add(first)]
    for copy, depth in as_tree(sorted(story.copies, key=lambda row: places.order(row.page))):
        del path[depth + 1 :]
        path.append(path[depth].add(_told(copy, places)))
    for copy in story.excerpts:
        root.add(_told(copy, places))
    return root


def _told(copy: Copy, places: Places) -> Text:
    text = Text(f"{short(copy_id(copy.page, copy.parent))} ", style="dim")
    text.append(f"{copy.relation}: {places.source(copy.page)}", style="not dim bold")
    text.append(f", credit to {copy.credit}" if copy.credit else "", style="not dim")
    if copy.parent:
        text.append(f"\n{changed(copy)}", style="not dim")
    why = "; ".join(evidence.text or evidence.code for evidence in copy.evidence)
    text.append(f"\nbecause: {why}")
    return text


@click.command(
    cls=ExamplesCommand,
    examples="""
    $ onrecord diff interlake.example/osmarra lisk-gazette.example/ulvara
    $ onrecord diff 4f0c 91aa --format jsonl
    """,
)
@click.argument("page")
@click.argument("other")
@ledger_option
@format_option
def diff(page: str, other: str, ledger: Path, form: str) -> None:
    """Show what one page did with another's report: kept, reworded, moved, added, dropped.

    PAGE and OTHER are ids, beginnings of ids, addresses or places. Where the ledger says which was made from which,
    that order is shown, whichever is named first; else the earlier one counts as the parent.
    """
    with ready(ledger) as (store, _settings):
        found = compared(store, store.find_page(page), store.find_page(other))
        if form == "jsonl":
            for line in found.lines:
                click.echo(canonical_json(line))
            return
        _show(found, Places(store))


def _show(found: Comparison, places: Places) -> None:
    console = out()
    page, parent, lines = found.page, found.parent, found.lines
    console.print(Text(f"- {places.source(parent.id)}  {parent.place}", style="red"))
    console.print(Text(f"+ {places.source(page.id)}  {page.place}", style="green"))
    if found.copy is not None:
        console.print(_told(found.copy, places))
    else:
        console.print(Text("No story ties these two pages; the earlier stands first.", style="dim"))
    if (page.title or "") != (parent.title or ""):
        changes = text_diff(parent.title or "", page.title or "")
        console.print(Text("headline ", style="bold").append_text(marked_changes(changes)))
    counts = Counter(line.change for line in lines)
    told = [f"{counted(counts[change], 'passage')} {change}" for change in STYLES if counts[change]]
    console.print(f"{', '.join(told)}; the rest is the same." if told else "The reports are the same, word for word.")
    for line in lines:
        console.print()
        text = Text(f"{MARKS[line.change]} {line.change} ", style=STYLES.get(line.change, ""))
        if line.differs:
            text.append_text(marked_changes(text_diff(line.parent_words or "", line.words or "")))
        else:
            text.append(_cut(line.words or line.parent_words or ""), style="not bold")
        console.print(text, soft_wrap=True)


def _cut(words: str) -> str:
    folded = " ".join(words.split())
    return folded if len(folded) <= SHOWN else f"{folded[:SHOWN].rsplit(' ', 1)[0]} …"
