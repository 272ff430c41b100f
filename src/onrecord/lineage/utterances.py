"""Utterances: the statements that report the same words or claim by the same actor, over copies and reports."""

from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.lineage.diff import altered_words
from onrecord.lineage.matching import Report, quoted_text, report_of, sameness
from onrecord.lineage.sketching import MADE_BY
from onrecord.lineage.times import time_key
from onrecord.lineage.words import grams
from onrecord.records import (
    ActorId,
    PageId,
    SpeakerKind,
    Statement,
    StatementId,
    Story,
    StoryId,
    Utterance,
    UtteranceId,
    Variant,
    content_id,
)

__all__ = ["utterances"]

PROBE = 3
"""Words of the runs by which reports with something in common are found."""
COMMON = 60
"""Reports that one run leads to; what a speaker says more often is a turn of phrase, and equal reports are one."""
TRIED = 20
"""Reports compared word by word with each new one: those that share most runs."""
ADOPTED = 4
"""Equal words by which a statement without a speaker takes the speaker of the copy beside it."""


def utterances(
    statements: Sequence[Statement],
    stories: Sequence[Story],
    actor_of: Mapping[StatementId, ActorId],
    dates: Mapping[PageId, str | None],
) -> list[Utterance]:
    """Return the utterances that `statements` report, by id; every statement is a variant of exactly one.

    `dates` are the published dates of pages. A page that is in no story counts as one of its own. The result does not
    depend on any order.
    """
    story_of, originals = _places(stories)
    keys = _keys(statements, story_of, actor_of)
    reports = [
        report_of(row, keys[row.id], _story(row.page, story_of), dates.get(row.page))
        for row in {row.id: row for row in statements}.values()
    ]
    reports.sort(key=lambda row: (-len(row.quoted), -len(row.words), time_key(row.date), row.statement.id))
    groups = _grouped(reports)
    return sorted((_utterance(group, originals, actor_of) for group in groups), key=lambda row: row.id)


def _places(stories: Sequence[Story]) -> tuple[dict[PageId, StoryId], set[PageId]]:
    story_of: dict[PageId, StoryId] = {}
    originals: set[PageId] = set()
    for story in stories:
        for copy in story.copies:
            story_of[copy.page] = story.id
        if story.original is not None:
            story_of[story.original.page] = story.id
            originals.add(story.original.page)
    return story_of, originals


def _story(page: PageId, story_of: Mapping[PageId, StoryId]) -> StoryId:
    return story_of.get(page, StoryId(page))


def _keys(
    statements: Sequence[Statement], story_of: Mapping[PageId, StoryId], actor_of: Mapping[StatementId, ActorId]
) -> dict[StatementId, str]:
    """Return whose each statement is: an actor's, else that of a name or of nobody known within one story.

    A statement without a speaker takes the speaker of an equal one in the same story, where there is but one.
    """
    keys: dict[StatementId, str] = {}
    known: dict[tuple[StoryId, tuple[str, ...]], set[str]] = {}
    waiting: list[tuple[Statement, tuple[StoryId, tuple[str, ...]]]] = []
    for row in statements:
        story = _story(row.page, story_of)
        place = (story, tuple(row.words.lower().split()))
        named = row.speaker if row.speaker_kind not in (SpeakerKind.UNNAMED, SpeakerKind.UNRESOLVED) else None
        if row.id in actor_of:
            keys[row.id] = f"actor {actor_of[row.id]}"
        elif named:
            keys[row.id] = f"name {story} {' '.join(named.lower().split())}"
        else:
            waiting.append((row, place))
            continue
        known.setdefault(place, set()).add(keys[row.id])
    for row, place in waiting:
        others = known.get(place, set())
        if len(others) == 1 and len(place[1]) >= ADOPTED:
            (keys[row.id],) = others
        else:
            label = (row.speaker or row.source_words or "").lower()
            keys[row.id] = f"nobody {place[0]} {' '.join(label.split())}"
    return keys


def _grouped(reports: Sequence[Report]) -> list[list[Report]]:
    """Return the reports in groups, the fullest of each first.

    Each report joins the group of the fuller one that it is most like, so no chain of likenesses makes one group of
    two full reports.
    """
    groups: list[list[Report]] = []
    equal: dict[tuple[str, str, tuple[str, ...], StoryId | None], int] = {}
    index: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    heads: list[tuple[Report, int]] = []
    """Reports whose words are unlike every one before, and their groups."""
    for report in reports:
        voice = str(report.statement.voice)
        # Short words are the same thing said only in one story; longer ones anywhere.
        twin = (report.key, voice, report.words, report.story)
        runs = [(report.key, run) for run in dict.fromkeys(grams(report.words, PROBE))]
        group = equal.get(twin)
        if group is None:
            group = _like(report, runs, heads, index)
            if group is None:
                group = len(groups)
                groups.append([])
            equal[twin] = group
            for run in runs:
                row = index.setdefault(run, [])
                if len(row) < COMMON:
                    row.append(len(heads))
            heads.append((report, group))
        groups[group].append(report)
    return groups


def _like(
    report: Report,
    runs: Sequence[tuple[str, tuple[str, ...]]],
    heads: Sequence[tuple[Report, int]],
    index: Mapping[tuple[str, tuple[str, ...]], Sequence[int]],
) -> int | None:
    votes: Counter[int] = Counter()
    for run in runs:
        votes.update(index.get(run, ()))
    best, found = 0.0, None
    for place, _ in sorted(votes.items(), key=lambda row: (-row[1], row[0]))[:TRIED]:
        other, group = heads[place]
        same = sameness(report, other)
        if same > best:
            best, found = same, group
    return found


def _utterance(group: Sequence[Report], originals: set[PageId], actor_of: Mapping[StatementId, ActorId]) -> Utterance:
    fullest = [row for row in group if (row.words, row.quoted) == (group[0].words, group[0].quoted)]
    chosen = min(
        fullest, key=lambda row: (row.statement.page not in originals, time_key(row.date), row.statement.id)
    ).statement
    full_quote = quoted_text(chosen)
    variants: list[Variant] = []
    for row in sorted(group, key=lambda row: (time_key(row.date), row.statement.id)):
        quote = quoted_text(row.statement)
        differs = altered_words(quote, full_quote) if quote and full_quote else ()
        variants.append(
            Variant(statement=row.statement.id, page=row.statement.page, differs=differs, altered=bool(differs))
        )
    dates = [row.date for row in group if row.date]
    actor = actor_of.get(chosen.id) or min(
        (actor_of[row.statement.id] for row in group if row.statement.id in actor_of), default=None
    )
    speaker = chosen.speaker or min((row.statement.speaker for row in group if row.statement.speaker), default=None)
    return Utterance(
        id=UtteranceId(content_id("utterance", min(row.statement.id for row in group))),
        actor=actor,
        speaker=speaker,
        words=chosen.words,
        statement=chosen.id,
        page=chosen.page,
        first=min(dates, key=time_key) if dates else None,
        pages=len({row.statement.page for row in group}),
        independent_reports=len({row.story for row in group}),
        variants=tuple(variants),
        made_by=MADE_BY,
    )
