"""The dossier's second part: who speaks, what each said, and who is named and never heard."""

import re
from collections.abc import Iterator, Sequence

from onrecord.export.dossier.model import DossierInput, Quote, SpeakerView, UnheardView, UtteranceView
from onrecord.export.dossier.scope import standing
from onrecord.export.dossier.sources import Sources
from onrecord.export.dossier.wording import altered, carried, plain_date, shortened
from onrecord.records import Actor, ActorRole, BlockKind, Mention, PageId, Statement, StatementId, Utterance, Voice

__all__ = ["quote_of", "speakers", "unheard"]

NAMES_MAKERS = frozenset({BlockKind.BYLINE, BlockKind.CREDIT, BlockKind.FURNITURE, BlockKind.DATELINE})
"""The blocks that name who made the page, not who its report is about."""
PICTURE_CREDIT = re.compile(
    r"\b(?:photo|photograph|picture|image|credit|foto)s?(?: credit)?\s*(?::|by\b)", re.IGNORECASE
)

Statements = dict[StatementId, Statement]


def speakers(given: DossierInput, sources: Sources) -> tuple[SpeakerView, ...]:
    """Return the speakers, those with most statements first; what no name was found for stands last."""
    statements = {row.id: row for row in given.statements}
    by_actor: dict[str | None, list[Utterance]] = {}
    known = {row.id for row in given.actors}
    for row in given.utterances:
        by_actor.setdefault(row.actor if row.actor in known else None, []).append(row)
    out: list[SpeakerView] = []
    for actor in given.actors:
        mine = by_actor.get(actor.id, [])
        held = [row for row in actor.statements if row in statements]
        if mine or held:
            out.append(_speaker(given, sources, statements, actor, mine, held))
    out.sort(key=lambda row: (-row.statements, row.name or "", row.side or ""))
    nameless = by_actor.get(None, [])
    if nameless:
        out.append(
            SpeakerView(
                name=None,
                kind="",
                roles=(),
                side=None,
                statements=sum(max(1, len(row.variants)) for row in nameless),
                pages=len(_pages(nameless)),
                utterances=_utterances(given, sources, statements, nameless),
            )
        )
    return tuple(out)


def unheard(given: DossierInput, sources: Sources, *, placed: bool) -> tuple[UnheardView, ...]:
    """Return the actors whom pages name and none lets speak, those named on most pages first.

    What the narrator claims of somebody ("he knows what it is worth", "he kept to his village") does not let them
    speak. Who makes the pages
    (outlets, authors, photographers) is not asked to speak on them. `placed` asks for a
    mention on one of the pages given; else an actor's own count is taken.
    """
    told = {row.id for row in given.statements if row.voice is Voice.NARRATOR or not row.said}
    makers = {name.casefold() for page in given.pages for name in (page.outlet, *page.bylines) if name}
    speaking = {row.actor for row in given.utterances if row.statement not in told}
    first: dict[str, dict[PageId, Mention]] = {}
    for mention in sorted(_told_of(given), key=lambda row: (sources.when(row.page), row.page, row.span)):
        first.setdefault(mention.name.casefold(), {}).setdefault(mention.page, mention)
    out: list[UnheardView] = []
    for actor in given.actors:
        if not actor.mentioned or actor.id in speaking or any(row not in told for row in actor.statements):
            continue
        if makers & {name.casefold() for name in (actor.name, *actor.aliases)}:
            continue
        places: dict[PageId, Mention] = {}
        for name in (actor.name, *actor.aliases):
            for page, row in first.get(name.casefold(), {}).items():
                places.setdefault(page, row)
        if placed and not places:
            continue
        out.append(
            UnheardView(
                name=actor.name,
                kind=str(actor.kind),
                roles=_roles(actor.roles),
                mentioned=len(places) or actor.mentioned,
                named=tuple(sources.quote(page, (row.span,), row.words) for page, row in places.items()),
            )
        )
    return tuple(sorted(out, key=lambda row: (-row.mentioned, row.name)))


def _told_of(given: DossierInput) -> Iterator[Mention]:
    """Yield the mentions of those whom a report is about, not of those who made it or its pictures."""
    texts = {page.id: page.text for page in given.pages}
    makers = {page.id: [row for row in page.blocks if row.kind in NAMES_MAKERS] for page in given.pages}
    captions = {page.id: page.blocks_of(BlockKind.CAPTION) for page in given.pages}
    for mention in given.mentions:
        if any(row.span.touches(mention.span) for row in makers.get(mention.page, ())):
            continue
        around = next((row.span for row in captions.get(mention.page, ()) if row.span.holds(mention.span)), None)
        if around is not None and PICTURE_CREDIT.search(texts[mention.page], around.start, mention.span.start):
            continue
        yield mention


def quote_of(sources: Sources, statements: Statements, statement: StatementId, page: PageId, words: str) -> Quote:
    """Return the quotation of a statement's content; its words alone where the statement was not given."""
    row = statements.get(statement)
    return sources.quote(page, row.content if row is not None and row.page == page else (), words)


def _speaker(
    given: DossierInput,
    sources: Sources,
    statements: Statements,
    actor: Actor,
    mine: Sequence[Utterance],
    held: Sequence[StatementId],
) -> SpeakerView:
    pages = _pages(mine) | {statements[row].page for row in held}
    return SpeakerView(
        name=actor.name,
        kind=str(actor.kind),
        roles=_roles(actor.roles),
        side=actor.side,
        statements=len(held) or len(mine),
        pages=len(pages),
        utterances=_utterances(given, sources, statements, mine),
    )


def _utterances(
    given: DossierInput, sources: Sources, statements: Statements, rows: Sequence[Utterance]
) -> tuple[UtteranceView, ...]:
    def when(row: Utterance) -> tuple[str, str, PageId, int, str]:
        day = sources.when(row.page)
        return (row.first or day, day, row.page, _start(statements, row), row.id)

    order = sorted(rows, key=when)
    return tuple(_utterance(given, sources, statements, row) for row in order)


def _utterance(given: DossierInput, sources: Sources, statements: Statements, row: Utterance) -> UtteranceView:
    statement = statements.get(row.statement)
    by_time = sorted(row.variants, key=lambda variant: (sources.when(variant.page), variant.statement))
    # A page that has the words whole may quote a part of them again.
    whole = {variant.page for variant in by_time if not shortened(variant)}
    fewer = {variant.page: shortened(variant) for variant in reversed(by_time) if variant.page not in whole}
    pages = dict.fromkeys(variant.page for variant in by_time if variant.page in fewer)
    return UtteranceView(
        quote=quote_of(sources, statements, row.statement, row.page, row.words),
        said=plain_date(row.first),
        carried=carried(row.pages, row.independent_reports),
        altered=tuple(f"{sources.label(variant.page)}: {told}" for variant in by_time if (told := altered(variant))),
        shortened=tuple(f"{sources.label(page)}: {fewer[page]}" for page in pages),
        standing=standing(given, row.statement, statement.confidence if statement else None),
    )


def _start(statements: Statements, row: Utterance) -> int:
    held = statements.get(row.statement)
    return held.content[0].start if held is not None and held.content else 0


def _roles(rows: Sequence[ActorRole]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.words for row in rows))


def _pages(rows: Sequence[Utterance]) -> set[PageId]:
    return {variant.page for row in rows for variant in row.variants} | {row.page for row in rows}
