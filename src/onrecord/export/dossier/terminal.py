"""The dossier in a terminal: as wide as it is, understood without colour, long lists cut with a count."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.export.dossier.model import (
    AgreementView,
    Cell,
    CopyView,
    DisputeView,
    Dossier,
    MatterView,
    PageView,
    Quote,
    ReadersView,
    SideView,
    SpeakerView,
    Standing,
    StandpointView,
    StandsTable,
    StoryView,
)
from onrecord.export.dossier.wording import clip, counted, shown

__all__ = ["MOST", "render_terminal"]

MOST = 6
"""Rows of a list before it is cut."""
COLUMN = 13
"""Columns of a side in the table of who stands where; a terminal without room for them gets lines."""
INNER = 3
"""Rows of a list within a row."""
SIDE_BY_SIDE = 84
"""Columns from which the two sides of a dispute stand beside each other."""
QUOTED = 320
"""Code points of a quotation before it is cut; the HTML has all of it."""

T = TypeVar("T")


def render_terminal(dossier: Dossier, *, width: int = 80, most: int = MOST) -> RenderableType:
    """Return `dossier` to be printed `width` columns wide, `most` rows a list."""
    return Group(*_Screen(dossier, width, most).parts())


class _Screen:
    def __init__(self, dossier: Dossier, width: int, most: int) -> None:
        self.dossier = dossier
        self.width = width
        self.most = most

    def parts(self) -> Iterator[RenderableType]:
        d = self.dossier
        yield _line(d.title, style="bold")
        yield _line(d.scope)
        yield _line(", ".join(counted(row.number, row.what) for row in d.counts) + ".")
        yield _line("Machine coding can be wrong; a record says so where a person has judged it.", style="dim")
        if d.rejected:
            left = ", ".join(counted(row.number, row.what) for row in d.rejected)
            yield _line(f"Left out because a person rejected them: {left}.")
        yield from self._part("Who contradicts whom", d.disputes, "No two statements were found that cannot both hold.")
        yield from self._cut(d.disputes, self._dispute)
        yield from self._part("What it is about, and where each side stands", d.matters, "No matter was found.")
        if d.table:
            yield from self._table(d.table)
        yield from self._cut(d.matters, self._matter)
        yield from self._part("Who said what", d.speakers, "Nobody is quoted, or no statement was found.")
        yield from self._cut(d.speakers, self._speaker)
        yield from self._part("Named, not heard", d.unheard, "Nobody was found who is named here and has no statement.")
        for row in d.unheard[: self.most]:
            roles = f" ({'; '.join(row.roles)})" if row.roles else ""
            yield _line(f"{row.name}{roles}: named on {counted(row.mentioned, 'page')}, no statement", indent=2)
        yield from self._more(d.unheard, self.most, 2)
        yield from self._part("Who said it first, who copied it", d.stories, "No report was found.")
        yield from self._cut(d.stories, self._story)
        yield from self._part("What readers answered", d.readers, "No page has comments or a discussion policy.")
        yield from self._cut(d.readers, self._readers)
        yield from self._gaps()

    def _part(self, title: str, rows: Sequence[object], empty: str) -> Iterator[RenderableType]:
        yield Text("")
        yield Rule(Text(title, style="bold"), align="left", characters="─", style="none")
        if not rows:
            yield _line(empty)

    def _cut(self, rows: Sequence[T], show: Callable[[T], Iterable[RenderableType]]) -> Iterator[RenderableType]:
        for place, row in enumerate(islice(rows, self.most)):
            if place:
                yield Text("")
            yield from show(row)
        yield from self._more(rows, self.most, 0)

    def _more(self, rows: Sequence[object], most: int, indent: int) -> Iterator[RenderableType]:
        if len(rows) > most:
            yield _line(f"and {len(rows) - most:,} more: see the HTML", indent=indent, style="dim")

    def _dispute(self, row: DisputeView) -> Iterator[RenderableType]:
        shift = " (one speaker, two times)" if row.shift else ""
        yield _line(f"{row.matter}{shift}", style="bold")
        yield _line(f"{row.grade}: {row.reason} {_mark(row.standing)}", indent=2)
        if self.width >= SIDE_BY_SIDE:
            table = Table.grid(padding=(0, 2), expand=True)
            table.add_column(ratio=1)
            table.add_column(ratio=1)
            table.add_row(Group(*self._side(row.a)), Group(*self._side(row.b)))
            yield Padding(table, (0, 0, 0, 2))
        else:
            for side in (row.a, row.b):
                yield Padding(Group(*self._side(side)), (0, 0, 0, 2))

    def _side(self, row: SideView) -> Iterator[RenderableType]:
        cue = f", {shown(row.cue, plain=True)}" if row.cue else ""
        yield _line(f"{row.speaker}{f', for {row.side}' if row.side else ''}{cue}:")
        yield from self._quote(row.quote, 2)

    def _quote(self, quote: Quote, indent: int) -> Iterator[RenderableType]:
        yield _line(f"| {clip(shown(quote.words, plain=True), QUOTED)}", indent=indent)
        yield _line(f"  {quote.label}", indent=indent, style="dim")

    def _matter(self, row: MatterView) -> Iterator[RenderableType]:
        yield _line(f"{row.name} ({row.kind})", style="bold")
        yield _line(row.carried, indent=2)
        for stand in row.sides:
            yield from self._standpoint(stand)
        if row.agreements:
            yield _line("Where sides agree", indent=2, style="underline")
        for agreement in row.agreements:
            yield from self._agreement(agreement)

    def _standpoint(self, row: StandpointView) -> Iterator[RenderableType]:
        yield _line(row.side, indent=2, style="underline")
        if row.known:
            yield _line("; ".join(filter(None, (f"{row.sign} {row.stand}", row.status))), indent=4)
        if row.moves:
            moves = "; then ".join(f"{move.told} ({move.said})" for move in row.moves)
            yield _line(f"How it moved: {moves}", indent=4)
        for at in row.positions[:INNER]:
            status = f"; status claimed: {at.status}" if at.status else ""
            yield _line(f"{at.speaker} {at.act} ({at.polarity}{status}) {_mark(at.standing)}", indent=4)
            yield from self._quote(at.quote, 4)
        yield from self._more(row.positions, INNER, 4)

    def _agreement(self, row: AgreementView) -> Iterator[RenderableType]:
        yield _line(f"{row.told}. {_mark(row.standing)}", indent=4)
        for side in (row.a, row.b):
            yield Padding(Group(*self._side(side)), (0, 0, 0, 4))

    def _table(self, table: StandsTable) -> Iterator[RenderableType]:
        if self.width >= COLUMN * (len(table.sides) + 2):
            grid = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
            for name in ("Who stands where", *table.sides):
                grid.add_column(Text(shown(name, plain=True)), overflow="fold")
            for row in table.rows:
                grid.add_row(*(Text(shown(words, plain=True)) for words in (row.matter, *map(_cell, row.cells))))
            yield grid
        else:
            yield _line("Who stands where", style="bold")
            for row in table.rows:
                cells = (f"{side} {_cell(at)}" for side, at in zip(table.sides, row.cells, strict=True) if at)
                yield _line(f"{row.matter}: {'; '.join(cells)}", indent=2)
        if table.left_out:
            yield _line(table.left_out, style="dim")
        yield Text("")

    def _speaker(self, row: SpeakerView) -> Iterator[RenderableType]:
        yield _line(row.name if row.name is not None else "Speakers who could not be named", style="bold")
        about = [*row.roles, *([f"side: {row.side}"] if row.side else [])]
        numbers = f"{counted(row.statements, 'statement')} on {counted(row.pages, 'page')}"
        yield _line("; ".join((*about, numbers)), indent=2)
        for said in row.utterances[:INNER]:
            yield from self._quote(said.quote, 4)
            yield _line(f"  {said.carried} {_mark(said.standing)}", indent=4, style="dim")
        yield from self._more(row.utterances, INNER, 4)

    def _story(self, row: StoryView) -> Iterator[RenderableType]:
        yield _line(row.headline, style="bold")
        if row.original:
            yield _line(f"First published by {_page(row.original)}.", indent=2)
        else:
            by = f", by {row.missing}," if row.missing else ""
            yield _line(f"The original{by} is not among these pages.", indent=2)
        copies = (*row.copies, *row.excerpts)
        if not copies:
            yield _line("No copy was found.", indent=2)
        for copy in copies[:INNER]:
            yield from self._copy(copy)
        yield from self._more(copies, INNER, 4)

    def _copy(self, row: CopyView) -> Iterator[RenderableType]:
        credit = f", crediting {row.credit}" if row.credit else ""
        yield _line(f"{row.relation}: {_page(row.page)}{credit}. {_mark(row.standing)}", indent=4 + 2 * row.depth)
        if row.changed:
            yield _line(row.changed, indent=6 + 2 * row.depth)

    def _readers(self, row: ReadersView) -> Iterator[RenderableType]:
        yield _line(row.page.title, style="bold")
        unchecked = sum(not rule.checked for rule in row.rules)
        policy = f"{counted(len(row.rules), 'rule')}, {unchecked} without a machine check" if row.rules else "no policy"
        yield _line(f"{_page(row.page)}; {counted(row.comments, 'comment')}; {policy}", indent=2)
        for at in row.findings[:INNER]:
            yield _line(f"comment {at.comment}, {at.about}, {at.grade}: {at.text}; {at.basis}", indent=4)
            yield _line(f"| {clip(shown(at.quote.words, plain=True), 160)}", indent=6)
        yield from self._more(row.findings, INNER, 4)

    def _gaps(self) -> Iterator[RenderableType]:
        d = self.dossier
        yield from self._part("What is missing, and why", d.failures, "Nothing failed.")
        for row in d.failures[: self.most]:
            yield _line(f"{row.label} in {row.stage} ({row.code}): {row.message}", indent=2)
            if row.next:
                yield _line(row.next, indent=4)
        yield from self._more(d.failures, self.most, 2)
        for gap in d.abstentions:
            yield _line(counted(gap.number, gap.what), indent=2)


def _line(words: str, *, indent: int = 0, style: str = "") -> RenderableType:
    """Return `words` as plain text that no mark-up or control character of a page can change."""
    text = Text(shown(words, plain=True), style=style, overflow="fold")
    return Padding(text, (0, 0, 0, indent)) if indent else text


def _cell(cell: Cell | None) -> str:
    return f"{cell.sign} {cell.words}" if cell else ""


def _page(page: PageView) -> str:
    return f"{page.outlet or page.place or 'unknown outlet'}, {page.date}"


def _mark(standing: Standing) -> str:
    state = "machine" if standing.state == "machine" else f"{standing.state} by a person"
    return f"[{state}{f' {standing.confidence:.2f}' if standing.confidence is not None else ''}]"
