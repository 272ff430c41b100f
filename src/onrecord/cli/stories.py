"""`onrecord stories`: which pages carry one report, as a tree; `onrecord diff`: what one did with another's words."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click
from rich.text import Text
from rich.tree import Tree

from onrecord.cli.common import ExamplesCommand, add_change, emit, format_option, ledger_option, out, ready, say
from onrecord.cli.places import Places, short
from onrecord.export import as_tree, changed, counted
from onrecord.ledger import PageSummary, Store, copy_id
from onrecord.lineage import align, word_diff
from onrecord.lineage.diff import differing
from onrecord.records import Copy, Page, PageId, Passage, Record, Relation, Span, Story, canonical_json

__all__ = ["diff", "stories"]

MARKS = {"same": " ", "moved": "~", "reworded": "*", "added": "+", "dropped": "-"}
STYLES = {"moved": "cyan", "reworded": "yellow", "added": "green", "dropped": "red"}
EDGES = re.compile(r"^\W+|\W+$")
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


class PassageLine(Record, frozen=True, kw_only=True):
    """One line of `onrecord diff`: a passage of a page and of the page that it is compared with."""

    page: PageId
    parent: PageId
    change: str
    span: Span | None
    parent_span: Span | None
    words: str | None
    parent_words: str | None
    differs: tuple[tuple[str, str, str], ...]
    """(same, changed, added or dropped; the parent's words; the page's words), for a passage that is reworded."""


class _Tie(NamedTuple):
    parent: PageSummary
    page: PageSummary
    copy: Copy | None


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
        tie = _tie(store, store.find_page(page), store.find_page(other))
        child, parent = store.page(tie.page.id), store.page(tie.parent.id)
        lines = [_line(row, child, parent) for row in _passages(tie, child, parent)]
        if form == "jsonl":
            for line in lines:
                click.echo(canonical_json(line))
            return
        _show(tie, Places(store), child, parent, lines)


def _tie(store: Store, one: PageId, two: PageId) -> _Tie:
    a, b = store.summary(one), store.summary(two)
    for story in store.corpus(Story):
        for copy in (*story.copies, *story.excerpts):
            if (copy.page, copy.parent) == (a.id, b.id):
                return _Tie(b, a, copy)
            if (copy.page, copy.parent) == (b.id, a.id):
                return _Tie(a, b, copy)
    first, last = sorted((a, b), key=lambda row: (row.published or "9999", row.place))
    return _Tie(first, last, None)


def _passages(tie: _Tie, page: Page, parent: Page) -> Sequence[Passage]:
    """Return what the ledger holds of the two, else what is found now: then with the outlets' boilerplate."""
    if tie.copy is not None and tie.copy.relation is not Relation.EXCERPT:
        return tie.copy.passages
    return align(page, parent).passages


def _line(row: Passage, page: Page, parent: Page) -> PassageLine:
    words = row.span.of(page.text) if row.span else None
    theirs = row.parent_span.of(parent.text) if row.parent_span else None
    reworded = row.change == "reworded" and words is not None and theirs is not None
    return PassageLine(
        page=page.id,
        parent=parent.id,
        change=row.change,
        span=row.span,
        parent_span=row.parent_span,
        words=words,
        parent_words=theirs,
        differs=tuple((part.op, part.a, part.b) for part in word_diff(theirs or "", words or "")) if reworded else (),
    )


def _show(tie: _Tie, places: Places, page: Page, parent: Page, lines: list[PassageLine]) -> None:
    console = out()
    console.print(Text(f"- {places.source(parent.id)}  {tie.parent.place}", style="red"))
    console.print(Text(f"+ {places.source(page.id)}  {tie.page.place}", style="green"))
    if tie.copy is not None:
        console.print(_told(tie.copy, places))
    else:
        console.print(Text("No story ties these two pages; the earlier stands first.", style="dim"))
    if (page.title or "") != (parent.title or ""):
        console.print(Text("headline ", style="bold").append_text(_marked(parent.title or "", page.title or "")))
    counts = Counter(line.change for line in lines)
    told = [f"{counted(counts[change], 'passage')} {change}" for change in STYLES if counts[change]]
    console.print(f"{', '.join(told)}; the rest is the same." if told else "The reports are the same, word for word.")
    for line in lines:
        console.print()
        text = Text(f"{MARKS[line.change]} {line.change} ", style=STYLES.get(line.change, ""))
        if line.differs:
            text.append_text(_marked(line.parent_words or "", line.words or ""))
        else:
            text.append(_cut(line.words or line.parent_words or ""), style="not bold")
        console.print(text, soft_wrap=True)


def _marked(old: str, new: str) -> Text:
    """Return what differs between two texts: what went in [-…-], what came in {+…+}."""
    text = Text(style="default")
    ours, theirs = old.split(), new.split()
    for op, i, j, k, m in differing(list(map(_key, ours)), list(map(_key, theirs))):
        if op == "same":
            text.append(" ".join(theirs[k:m]))
        else:
            add_change(text, ours[i:j], theirs[k:m])
        text.append(" ")
    return text


def _key(word: str) -> str:
    """Return the word as it is compared: case and the marks around it do not count."""
    return EDGES.sub("", word).casefold() or word


def _cut(words: str) -> str:
    folded = " ".join(words.split())
    return folded if len(folded) <= SHOWN else f"{folded[:SHOWN].rsplit(' ', 1)[0]} …"
