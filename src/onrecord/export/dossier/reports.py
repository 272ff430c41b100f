"""The dossier's first part: stories, with their originals, their copies and what each copy changed."""

from collections.abc import Sequence

from onrecord.export.dossier.model import Change, CopyView, DossierInput, Quote, StoryView
from onrecord.export.dossier.scope import standing
from onrecord.export.dossier.sources import Sources
from onrecord.export.dossier.wording import RELATIONS, changed, evidence
from onrecord.ledger.kinds import copy_id
from onrecord.records import Copy, PageId, Span, Story, Verdict

__all__ = ["as_tree", "stories"]


def stories(given: DossierInput, sources: Sources) -> tuple[StoryView, ...]:
    """Return the stories, those carried by most pages first, then by date."""
    order = sorted(given.stories, key=lambda row: (-len(row.copies), row.earliest or "9999", row.id))
    return tuple(_story(given, sources, row) for row in order)


def _story(given: DossierInput, sources: Sources, story: Story) -> StoryView:
    original = sources.view(story.original.page, story.original.place) if story.original else None
    missing = story.missing_original
    # Where the original is not at hand, a headline still names the report: the first copy's.
    first = sources.view(story.copies[0].page, story.copies[0].place).title if story.copies else "(no headline)"
    return StoryView(
        headline=story.headline or (original.title if original else first),
        original=original,
        missing=missing.name if missing else None,
        why_missing=evidence(missing.evidence) if missing else (),
        copies=_copies(given, sources, story.copies, missing.name if missing else None),
        excerpts=_copies(given, sources, story.excerpts, None),
    )


def _copies(given: DossierInput, sources: Sources, rows: tuple[Copy, ...], missing: str | None) -> tuple[CopyView, ...]:
    kept = [row for row in rows if given.verdicts.get(copy_id(row.page, row.parent)) is not Verdict.REJECTED]
    order = sorted(kept, key=lambda row: (sources.when(row.page), row.place, row.page))
    return tuple(_copy(given, sources, row, missing, depth) for row, depth in as_tree(order))


def as_tree(rows: Sequence[Copy]) -> list[tuple[Copy, int]]:
    """Return the copies with their depths, each below the one that it was made from, in the order given."""
    held = {row.page for row in rows}
    below: dict[PageId | None, list[Copy]] = {}
    for row in rows:
        below.setdefault(row.parent if row.parent in held else None, []).append(row)
    out: list[tuple[Copy, int]] = []
    waiting = [(row, 0) for row in reversed(below.get(None, []))]
    while waiting:
        row, depth = waiting.pop()
        out.append((row, depth))
        waiting.extend((child, depth + 1) for child in reversed(below.get(row.page, [])))
    return out


def _copy(given: DossierInput, sources: Sources, copy: Copy, missing: str | None, depth: int) -> CopyView:
    made_from = sources.label(copy.parent) if copy.parent else missing or "an original that is not here"
    return CopyView(
        page=sources.view(copy.page, copy.place),
        relation=RELATIONS[copy.relation],
        made_from=made_from,
        credit=copy.credit,
        # What was changed against a page that nobody has is not known.
        changed=changed(copy) if copy.parent else "",
        changes=tuple(
            Change(
                change=row.change,
                parent=_quote(sources, copy.parent, row.parent_span),
                copy=_quote(sources, copy.page, row.span),
            )
            for row in copy.passages
            if row.change != "same"
        ),
        why=evidence(copy.evidence),
        standing=standing(given, copy_id(copy.page, copy.parent), copy.confidence),
        depth=depth,
    )


def _quote(sources: Sources, page: PageId | None, span: Span | None) -> Quote | None:
    return sources.quote(page, (span,), "", passage=True) if page and span else None
