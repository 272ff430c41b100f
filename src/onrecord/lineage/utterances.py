"""Utterances: the statements that report the same words or claim by the same actor, over copies and reports."""

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from onrecord.lineage.matching import LONG_QUOTE, Report, Sameness, report_of, same_utterance, side_by_side
from onrecord.lineage.speaking import Fit, firm, speakers_fit
from onrecord.lineage.times import time_key
from onrecord.lineage.wording import common
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
    VariantKind,
    content_id,
)

__all__ = ["utterances", "whose"]

MADE_BY = "utterances@2"
PROBE, FAR_PROBE = 3, 4
"""Words of the runs by which reports are found: those of one speaker, and those of two who are perhaps the same."""
RAREST = 16
"""Runs and words of a report, the rarest first, by which others are looked for."""
COMMON = 40
"""Reports that one of them leads to; what a speaker says more often is a turn of phrase, and equal reports are one."""
TRIED = 12
"""Reports compared word by word with each new one: those that share most."""
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
    keys = whose(statements, story_of, actor_of)
    reports = [
        report_of(row, keys[row.id], _story(row.page, story_of), dates.get(row.page))
        for row in {row.id: row for row in statements}.values()
    ]
    # Of equal words those come first that surely name their speaker: others are held against them.
    reports.sort(
        key=lambda row: (
            -len(row.said),
            -len(row.words),
            not firm(row.statement),
            time_key(row.date),
            row.statement.id,
        )
    )
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


def whose(
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


@dataclass(slots=True)
class _Group:
    """Reports of one utterance, the fullest first."""

    rows: list[Report] = field(default_factory=list)
    joined_by: dict[StatementId, Report] = field(default_factory=dict)
    """The fuller report by which each was joined; not of the first and those with its very words."""
    voices: dict[tuple[str, str], Statement] = field(default_factory=dict)
    """One statement of each name that is surely its speaker's."""

    def add(self, report: Report, joined_by: Report | None) -> None:
        self.rows.append(report)
        if joined_by is not None:
            self.joined_by[report.statement.id] = joined_by
        row = report.statement
        if firm(row):
            self.voices.setdefault((row.speaker or "", row.speaker_kind), row)

    def takes(self, report: Report) -> bool:
        """Tell whether nobody in it is surely another than who speaks in `report`.

        So two speakers of the same words are not made one by a third report that names nobody.
        """
        row = report.statement
        if not firm(row) or report.key == self.rows[0].key:
            return True
        return all(speakers_fit(row, other) is not Fit.OTHER for other in self.voices.values())


Mark = tuple[str, ...]
"""What leads from a report to others: a speaker with a word or a run of words, or a longer run by itself."""


def _grouped(reports: Sequence[Report]) -> list[_Group]:
    """Return the reports in groups.

    Each report joins the group of the fuller one that it is most like, so no chain of likenesses makes one group of
    two full reports. Time is near-linear: a report is compared with few others, found by its rarest words.
    """
    groups: list[_Group] = []
    equal: dict[_Twin, tuple[_Group, Report | None]] = {}
    heads: list[tuple[Report, _Group]] = []
    """Reports whose words are unlike every one before, and their groups."""
    seen = _seen_again(reports)
    index: dict[int, list[int]] = {}
    for report in reports:
        twin = _twin(report)
        if twin not in equal:
            shared = [mark for mark in _marks(report) if hash(mark) in seen]
            found = _like(report, _rarest(shared, seen), heads, index)
            if found is None:
                groups.append(_Group())
            equal[twin] = found or (groups[-1], None)
            for mark in shared:
                row = index.setdefault(hash(mark), [])
                if len(row) < COMMON:
                    row.append(len(heads))
            heads.append((report, equal[twin][0]))
        group, joined_by = equal[twin]
        group.add(report, joined_by)
    return groups


_Twin = tuple[str, str, tuple[str, ...], StoryId]


def _twin(report: Report) -> _Twin:
    """Return what makes two reports the same to the word: short words are the same thing said only in one story."""
    return report.key, str(report.statement.voice), report.words, report.story


def _marks(report: Report) -> list[Mark]:
    """Return what leads to others with something in common, in order, each once."""
    key, words = report.key, report.words
    marks: list[Mark] = [(key, *run) for run in grams(words, PROBE)]
    marks += [(key, word) for word in words if not common(word)]
    marks += [("", *run) for run in grams(report.quoted, FAR_PROBE)]
    return list(dict.fromkeys(marks))


def _seen_again(reports: Sequence[Report]) -> dict[int, int]:
    """Return how many unlike reports have each mark that more than one has, by the mark's hash.

    Only hashes are held: most marks are of one report, and a great many reports have more marks than memory holds.
    """
    unlike = {_twin(report): report for report in reports}
    hashes = array("q")
    for report in unlike.values():
        hashes.extend(map(hash, _marks(report)))
    values, counts = np.unique(np.frombuffer(hashes, dtype=np.int64), return_counts=True)
    again = counts > 1
    return dict(zip(values[again].tolist(), counts[again].tolist(), strict=True))


def _rarest(marks: Sequence[Mark], seen: Mapping[int, int]) -> list[Mark]:
    """Return the rarest marks, half of them of the speaker's own and half of anybody's."""
    own = [mark for mark in marks if mark[0]]
    far = [mark for mark in marks if not mark[0]]
    half = RAREST // 2
    return [mark for row in (own, far) for mark in sorted(row, key=lambda mark: (seen[hash(mark)], mark))[:half]]


def _like(
    report: Report, marks: Sequence[Mark], heads: Sequence[tuple[Report, _Group]], index: Mapping[int, Sequence[int]]
) -> tuple[_Group, Report] | None:
    """Return the group that the report joins and the report that it is most like; None where it is like none."""
    votes: Counter[int] = Counter()
    for mark in marks:
        votes.update(index.get(hash(mark), ()))
    best = 0.0
    found: tuple[_Group, Report] | None = None
    short = len(report.said) < LONG_QUOTE and not firm(report.statement)
    voices: list[Statement] = []
    """Who surely says such words."""
    for place, _ in sorted(votes.items(), key=lambda row: (-row[1], row[0]))[:TRIED]:
        other, group = heads[place]
        same = same_utterance(report, other)
        if same is not None and same.score > best and group.takes(report):
            best, found = same.score, (group, other)
        if same is not None and short:
            voices += group.voices.values()
    # Few words that two people say are a turn of phrase, and nobody can tell whose it is here.
    if any(speakers_fit(one, voice) is Fit.OTHER for one in voices[:1] for voice in voices) and not _owned(
        report, found
    ):
        return None
    return found


def _owned(report: Report, found: tuple[_Group, Report] | None) -> bool:
    """Tell whether the report joins one of the same actor or story, whatever others say."""
    return found is not None and (found[1].key == report.key or found[1].story == report.story)


def _utterance(found: _Group, originals: set[PageId], actor_of: Mapping[StatementId, ActorId]) -> Utterance:
    group = found.rows
    fullest = [row for row in group if (row.words, row.quoted) == (group[0].words, group[0].quoted)]
    chosen = min(fullest, key=lambda row: (row.statement.page not in originals, time_key(row.date), row.statement.id))
    by_time = sorted(group, key=lambda row: (time_key(row.date), row.statement.id))
    dates = [row.date for row in group if row.date]
    actor, speaker = _speaker(chosen, group, actor_of)
    return Utterance(
        id=UtteranceId(content_id("utterance", min(row.statement.id for row in group))),
        actor=actor,
        speaker=speaker,
        words=chosen.statement.words,
        statement=chosen.statement.id,
        page=chosen.statement.page,
        first=min(dates, key=time_key) if dates else None,
        pages=len({row.statement.page for row in group}),
        independent_reports=len({row.story for row in group}),
        variants=tuple(_variant(row, chosen, found.joined_by.get(row.statement.id)) for row in by_time),
        made_by=MADE_BY,
    )


def _speaker(
    chosen: Report, group: Sequence[Report], actor_of: Mapping[StatementId, ActorId]
) -> tuple[ActorId | None, str | None]:
    """Return whose utterance it is: by the chosen report where its source prints the name, else by most that do."""
    named = [row.statement for row in group if row.statement.speaker]
    counts = Counter((actor_of.get(row.id), row.speaker) for row in named if firm(row))
    if counts and not firm(chosen.statement):
        return min(counts, key=lambda who: (-counts[who], who[0] is None, who[0] or "", who[1] or ""))
    actor = actor_of.get(chosen.statement.id) or min(
        (actor_of[row.statement.id] for row in group if row.statement.id in actor_of), default=None
    )
    return actor, chosen.statement.speaker or min((row.speaker for row in named if row.speaker), default=None)


def _variant(report: Report, fullest: Report, joined_by: Report | None) -> Variant:
    """Return how one report's quoted words stand to the fullest, or to the one that it was joined by."""
    found = side_by_side(report, fullest)
    if found.kind is VariantKind.REWORDED and joined_by is not None:
        found = side_by_side(report, joined_by)
    if report.statement.within and len(report.statement.pieces) > 1 and found.kind is VariantKind.ALTERED:
        # The quotation around it carries the blame for other words; this part of it we cut into pieces ourselves.
        found = Sameness(found.score, VariantKind.TRUNCATED)
    return Variant(
        statement=report.statement.id,
        page=report.statement.page,
        differs=found.differs,
        altered=found.kind is VariantKind.ALTERED,
        variant=found.kind,
        negation=found.negation,
        bracketed=found.bracketed,
    )
