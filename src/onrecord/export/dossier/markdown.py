"""The dossier as Markdown: text of pages escaped, every quotation with its source's number and its characters."""

import re
from collections.abc import Iterator, Mapping

from onrecord.export.dossier.model import (
    AgreementView,
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
from onrecord.records import PageId

__all__ = ["escaped", "render_markdown"]

SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#|~&!:@$^=])")
LIST_START = re.compile(r"^(\d{1,9})([.)])|^([-+])")
NO_PLACE = "the words could not be found again on the page"


def escaped(words: str) -> str:
    """Return `words` on one line, so that Markdown prints them and obeys none of them."""
    line = " ".join(shown(words, plain=True).split())
    line = SPECIAL.sub(r"\\\1", line)
    line = line.replace("www.", "www\\.")
    return LIST_START.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", line)


def render_markdown(dossier: Dossier) -> str:
    """Return `dossier` as Markdown; the same dossier gives the same text."""
    return "\n".join(_Writer(dossier).lines()).rstrip() + "\n"


class _Writer:
    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.numbers: Mapping[PageId, int] = {row.page.page: row.number for row in dossier.sources}

    def lines(self) -> Iterator[str]:
        d = self.dossier
        yield f"# {escaped(d.title)}"
        yield ""
        yield escaped(d.scope)
        yield ""
        yield "Unless it says that a person accepted it, everything below was coded by a machine and can be wrong."
        if d.rejected:
            left = ", ".join(counted(row.number, row.what) for row in d.rejected)
            yield f"Left out because a person rejected them: {left}."
        yield ""
        yield ", ".join(counted(row.number, row.what) for row in d.counts) + "."
        yield from self._part("Who contradicts whom", "No two statements were found that cannot both hold.", d.disputes)
        for dispute in d.disputes:
            yield from self._dispute(dispute)
        yield from self._part("What it is about, and where each side stands", "No matter was found.", d.matters)
        if d.table:
            yield from self._table(d.table)
        for matter in d.matters:
            yield from self._matter(matter)
        yield from self._part(
            "Who said what", "Nobody is quoted on these pages, or no statement was found.", d.speakers
        )
        for speaker in d.speakers:
            yield from self._speaker(speaker)
        yield from self._part("Named, not heard", "Nobody was found who is named here and has no statement.", d.unheard)
        for silent in d.unheard:
            roles = f" ({escaped('; '.join(silent.roles))})" if silent.roles else ""
            places = "; ".join(self._cite(row) for row in silent.named)
            named = f"is named on {counted(silent.mentioned, 'page')} and has no statement."
            yield f"- **{escaped(silent.name)}**{roles} {named} {places}".rstrip()
        yield from self._part("Who said it first, who copied it", "No report was found on these pages.", d.stories)
        for story in d.stories:
            yield from self._story(story)
        yield from self._part("What readers answered", "No page has comments or a discussion policy.", d.readers)
        for readers in d.readers:
            yield from self._readers(readers)
        yield from self._gaps()
        yield from self._sources()

    def _part(self, title: str, empty: str, rows: tuple[object, ...]) -> Iterator[str]:
        yield from ("", f"## {title}", "")
        if not rows:
            yield f"*{empty}*"

    def _cite(self, quote: Quote) -> str:
        if not quote.pieces:
            return f"({escaped(quote.label)}; {NO_PLACE})"
        places = ", ".join(f"{piece.span.start}–{piece.span.end}" for piece in quote.pieces)
        return f"({escaped(quote.label)}; source {self.numbers[quote.page]}, characters {places})"

    def _quote(self, quote: Quote) -> Iterator[str]:
        yield f"> {escaped(quote.words)}"
        yield ">"
        yield f"> {self._cite(quote)}"
        yield ""

    def _dispute(self, row: DisputeView) -> Iterator[str]:
        shift = " (one speaker, two times)" if row.shift else ""
        yield f"### {escaped(row.matter)}{shift}"
        yield ""
        yield f"**{row.grade}**: {escaped(row.reason)}. {_mark(row.standing)}"
        yield ""
        yield from self._sides(row.a, row.b)

    def _sides(self, *sides: SideView) -> Iterator[str]:
        for side in sides:
            party = f", for {escaped(side.side)}" if side.side else ""
            cue = f", {escaped(side.cue)}" if side.cue else ""
            yield f"**{escaped(side.speaker)}**{party}, {escaped(side.said)}{cue}:"
            yield ""
            yield from self._quote(side.quote)

    def _table(self, table: StandsTable) -> Iterator[str]:
        yield "| Who stands where | " + " | ".join(map(escaped, table.sides)) + " |"
        yield "|---|" + "---|" * len(table.sides)
        for row in table.rows:
            cells = (escaped(f"{at.sign} {at.words}") if at else "" for at in row.cells)
            yield f"| {escaped(row.matter)} | " + " | ".join(cells) + " |"
        yield ""
        if table.left_out:
            yield table.left_out
            yield ""

    def _matter(self, row: MatterView) -> Iterator[str]:
        aliases = f" Also called {escaped(', '.join(row.aliases))}." if row.aliases else ""
        yield f"### {escaped(row.name)} ({row.kind})"
        yield ""
        yield f"{row.carried}{aliases} {_mark(row.standing)}"
        yield ""
        for stand in row.sides:
            yield from self._standpoint(stand)
        if row.agreements:
            yield "#### Where sides agree"
            yield ""
        for agreement in row.agreements:
            yield from self._agreement(agreement)

    def _standpoint(self, row: StandpointView) -> Iterator[str]:
        yield f"#### {escaped(row.side)}"
        yield ""
        if row.known:
            yield "; ".join(filter(None, (escaped(f"{row.sign} {row.stand}"), row.status))) + "."
            yield ""
        if row.moves:
            yield f"How it moved: {'; then '.join(f'{move.told} ({escaped(move.said)})' for move in row.moves)}."
            yield ""
        for at in row.positions:
            status = f"; status claimed: {at.status}" if at.status else ""
            when = escaped(at.said)
            yield f"**{escaped(at.speaker)}** {at.act} ({at.polarity}{status}), {when}. {_mark(at.standing)}"
            yield ""
            yield from self._quote(at.quote)

    def _agreement(self, row: AgreementView) -> Iterator[str]:
        yield f"{escaped(row.told)}. {_mark(row.standing)}"
        yield ""
        yield from self._sides(row.a, row.b)

    def _speaker(self, row: SpeakerView) -> Iterator[str]:
        yield f"### {escaped(row.name) if row.name is not None else 'Speakers who could not be named'}"
        yield ""
        about = [f"{escaped('; '.join(row.roles))}."] if row.roles else []
        about += [f"Side: {escaped(row.side)}."] if row.side else []
        yield " ".join((*about, f"{counted(row.statements, 'statement')} on {counted(row.pages, 'page')}."))
        yield ""
        for said in row.utterances:
            yield from self._quote(said.quote)
            yield f"{said.carried} {_mark(said.standing)}"
            yield ""
            for line in said.altered:
                yield f"- Other words in {escaped(line)}"
            for line in said.shortened:
                yield f"- Fewer words in {escaped(line)}"
            if said.altered or said.shortened:
                yield ""

    def _page(self, page: PageView) -> str:
        number = f", source {self.numbers[page.page]}" if page.page in self.numbers else ""
        return f"{escaped(page.outlet or page.place or 'unknown outlet')}, {escaped(page.date)}{number}"

    def _story(self, row: StoryView) -> Iterator[str]:
        yield f"### {escaped(row.headline)}"
        yield ""
        if row.original:
            first = f"First published by {self._page(row.original)}."
        else:
            by = f", by {escaped(row.missing)}," if row.missing else ""
            first = f"The original{by} is not among these pages."
        yield first if row.copies else f"{first} No copy was found."
        yield ""
        if row.why_missing:
            yield f"Why we think so: {escaped('; '.join(row.why_missing))}."
            yield ""
        for copy in (*row.copies, *row.excerpts):
            yield from self._copy(copy)

    def _copy(self, row: CopyView) -> Iterator[str]:
        credit = f", crediting {escaped(row.credit)}" if row.credit else ""
        inset = "    " * row.depth
        yield (
            f"{inset}- **{row.relation}**: {self._page(row.page)}{credit}. Made from {escaped(row.made_from)}. "
            f"{_mark(row.standing)}"
        )
        if row.changed:
            yield f"{inset}    - {row.changed}"
        for change in row.changes:
            sides = [f"“{escaped(clip(at.words))}” {self._cite(at)}" for at in (change.parent, change.copy) if at]
            yield f"{inset}    - {escaped(change.change)}: {' → '.join(sides)}"
        if row.why:
            yield f"{inset}    - Why we think so: {escaped('; '.join(row.why))}."

    def _readers(self, row: ReadersView) -> Iterator[str]:
        yield f"### {escaped(row.page.title)}"
        yield ""
        removed = f", of which {counted(row.removed, 'was', 'were')} removed by the page" if row.removed else ""
        yield f"{self._page(row.page)}. {counted(row.comments, 'comment')}{removed}."
        if row.elsewhere:
            yield f"The comments are loaded from elsewhere ({escaped(row.elsewhere)}) and are not in the page."
        yield ""
        if not row.rules:
            yield "*The page states no discussion policy.*"
        for rule in row.rules:
            unchecked = "a permission; nothing to check" if rule.allows else "no machine check; a person must decide"
            how = "checked by machine" if rule.checked else unchecked
            leave = ", allowed" if rule.allows else ""
            about = f"{escaped(rule.about)}{leave}"
            yield f"- Rule ({about}): “{escaped(rule.quote.words)}” {self._cite(rule.quote)}; {how}"
        yield ""
        for at in row.findings:
            clause = f" “{escaped(at.clause.words)}” {self._cite(at.clause)}." if at.clause else ""
            yield f"- Comment {escaped(at.comment)}, by {escaped(at.author)}: {escaped(at.about)}, **{at.grade}**"
            yield f"    - “{escaped(clip(at.quote.words, 400))}” {self._cite(at.quote)}"
            yield f"    - {escaped(at.text)}; {at.basis}.{clause} {_mark(at.standing)}"
        if row.comments and not row.findings:
            yield "*Nothing was found in the comments that a checker knows.*"
        yield ""

    def _gaps(self) -> Iterator[str]:
        d = self.dossier
        yield from self._part("What is missing, and why", "Nothing failed.", d.failures)
        for row in d.failures:
            more = f" and {row.count - len(row.places)} more" if row.count > len(row.places) else ""
            what_next = f" {escaped(row.next)}" if row.next else ""
            yield (
                f"- **{row.label}** in {escaped(row.stage)} ({escaped(row.code)}): "
                f"{escaped(row.message)}{what_next} ({escaped(', '.join(row.places))}{more})"
            )
        if d.abstentions:
            yield from ("", "Left undecided or not counted:", "")
        for gap in d.abstentions:
            yield f"- {escaped(counted(gap.number, gap.what))}"
        for name, rows in (("Outlets", d.outlets), ("Languages", d.languages)):
            if rows:
                yield ""
                yield f"{name}: " + ", ".join(f"{escaped(row.what)} ({row.number})" for row in rows) + "."

    def _sources(self) -> Iterator[str]:
        yield from self._part("Sources", "No page is cited.", self.dossier.sources)
        for row in self.dossier.sources:
            outlet = escaped(row.page.outlet or "outlet not told")
            yield (
                f"{row.number}. {escaped(row.page.title)}. {outlet}, {escaped(row.page.date)}. "
                f"{escaped(row.page.place)} (page {row.page.page})"
            )


def _mark(standing: Standing) -> str:
    state = "machine coding" if standing.state == "machine" else f"{standing.state} by a person"
    sure = f", confidence {standing.confidence:.2f}" if standing.confidence is not None else ""
    return f"\\[{state}{sure}\\]"
