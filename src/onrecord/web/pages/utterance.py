"""One utterance: the fullest words, every report's differing ones, and which reports are independent."""

from collections.abc import Iterable

import msgspec

from onrecord.ledger import NotFoundError, PageSummary, RecordKind
from onrecord.lineage.diff import Change, text_diff
from onrecord.records import (
    Dispute,
    Matter,
    PageId,
    Position,
    Record,
    Statement,
    StatementId,
    Story,
    StoryId,
    Utterance,
    Variant,
    VariantKind,
)
from onrecord.web.answers import Answer, Listing, listing
from onrecord.web.desk import Desk
from onrecord.web.pages.statement import without_variants

__all__ = ["UtteranceView", "utterance"]

MOST = 50
PAGES = 200
"""Pages that are sorted into stories."""
UNLIKE = (VariantKind.FULL, VariantKind.REWORDED)
"""Reports whose words are not compared: they are the same, or wholly others."""


class Report(Record, frozen=True, kw_only=True):
    """One statement that reports the utterance, and how its words stand to the fullest."""

    variant: Variant
    statement: Statement | None
    """None where a run has replaced it meanwhile."""
    page: PageSummary | None
    state: str
    changes: tuple[Change, ...]
    """Its words against the fullest, in order; empty where they are the same, or other words for the same claim."""


class ReportPage(Record, frozen=True, kw_only=True):
    """A page that carries the utterance, and what it is to its story."""

    page: PageSummary
    relation: str


class Independent(Record, frozen=True, kw_only=True):
    """One independent report: the pages of one story count once."""

    story: StoryId | None
    headline: str | None
    pages: tuple[ReportPage, ...]


class UtteranceView(Record, frozen=True, kw_only=True):
    """What an utterance's page shows."""

    utterance: Utterance
    """Without its variants, which `reports` holds a part of."""
    side: str | None
    source: PageSummary | None
    """The page whose words are the fullest."""
    reports: tuple[Report, ...]
    listing: Listing
    altered: int
    """Reports that put other words between quotation marks."""
    independent: tuple[Independent, ...]
    unsorted: int
    """Pages that are not among `independent`, because there are so many."""
    matters: tuple[Matter, ...]
    """Without their utterances."""
    positions: tuple[Position, ...]
    disputes: tuple[Dispute, ...]
    rejected: int
    """Positions and disputes that a person rejected: they are left out."""


def utterance(desk: Desk) -> Answer:
    """Return an utterance's page."""
    store = desk.store
    found = desk.record(RecordKind.UTTERANCE, Utterance, desk.path("id"))
    paging = desk.paging()
    variants = found.variants[paging.offset : paging.offset + paging.limit]
    pages = list(dict.fromkeys(row.page for row in found.variants))
    positions = store.related(Position, found.id, limit=MOST)
    disputes = store.related(Dispute, found.id, limit=MOST)
    judged = [*(row.id for row in positions), *(row.id for row in disputes)]
    actor = desk.actor(found.actor)
    view = UtteranceView(
        utterance=without_variants(found),
        side=actor.side if actor else None,
        source=desk.source(found.page),
        reports=tuple(_report(desk, row, found) for row in variants),
        listing=listing(desk, len(variants), limit=paging.limit, total=len(found.variants)),
        altered=sum(row.altered for row in found.variants),
        independent=_independent(desk, pages[:PAGES]),
        unsorted=len(pages[PAGES:]),
        matters=tuple(_bare(row) for row in store.related(Matter, found.id, limit=MOST)),
        positions=tuple(row for row in positions if not desk.rejects(row.id)),
        disputes=tuple(row for row in disputes if not desk.rejects(row.id)),
        rejected=sum(map(desk.rejects, judged)),
    )
    return Answer("utterance.html.j2", view)


def _report(desk: Desk, variant: Variant, found: Utterance) -> Report:
    said = _statement(desk, variant.statement)
    compared = said is not None and said.id != found.statement and variant.variant not in UNLIKE
    return Report(
        variant=variant,
        statement=said,
        page=desk.source(variant.page),
        state=desk.state(variant.statement),
        changes=tuple(text_diff(found.words, said.words)) if compared and said is not None else (),
    )


def _statement(desk: Desk, name: StatementId) -> Statement | None:
    try:
        found = desk.store.record(RecordKind.STATEMENT, name)
    except NotFoundError:
        return None
    return found if isinstance(found, Statement) else None


def _independent(desk: Desk, pages: Iterable[PageId]) -> tuple[Independent, ...]:
    """Return the pages by story: those of one story are one report."""
    told: dict[PageId, tuple[Story, str]] = {}
    groups: dict[str, list[PageId]] = {}
    stories: dict[str, Story] = {}
    for page in pages:
        if page not in told:
            for story in desk.store.related(Story, page, limit=1):
                told |= {name: (story, relation) for name, relation in _relations(story)}
        story_of = told[page][0] if page in told else None
        key = story_of.id if story_of else page
        groups.setdefault(key, []).append(page)
        if story_of is not None:
            stories[key] = story_of
    return tuple(
        Independent(
            story=stories[key].id if key in stories else None,
            headline=stories[key].headline if key in stories else None,
            pages=tuple(
                ReportPage(page=row, relation=told[page][1] if page in told else "alone")
                for page in rows
                if (row := desk.source(page)) is not None
            ),
        )
        for key, rows in groups.items()
    )


def _relations(story: Story) -> list[tuple[PageId, str]]:
    """Return the story's own pages with what each is to it."""
    copies = [(row.page, str(row.relation)) for row in story.copies]
    return [(story.original.page, "original"), *copies] if story.original else copies


def _bare(matter: Matter) -> Matter:
    return msgspec.structs.replace(matter, utterances=())
