"""What a dossier takes in: records that a person rejected, and what rests on them, stay out; so does another matter."""

from collections import Counter
from dataclasses import dataclass, replace

from onrecord.export.dossier.model import Count, DossierInput, Standing
from onrecord.export.dossier.wording import STATES
from onrecord.ledger.kinds import copy_id
from onrecord.records import MatterId, PageId, StoryId, Verdict

__all__ = ["Scope", "on_matter", "standing", "without_rejected"]


@dataclass(frozen=True, slots=True)
class Scope:
    """The records left, and how many were left out for a person's word, by type."""

    given: DossierInput
    rejected: tuple[Count, ...]


def standing(given: DossierInput, record: str, confidence: float | None = None) -> Standing:
    """Return the state of `record`: machine, or a person's verdict."""
    return Standing(state=STATES[given.verdicts.get(record)], confidence=confidence)


def without_rejected(given: DossierInput) -> Scope:
    """Return `given` without what was rejected and without what rests on a rejected statement, both counted."""
    out: Counter[str] = Counter()
    no = {record for record, verdict in given.verdicts.items() if verdict is Verdict.REJECTED}
    gone = {row.id for row in given.statements if row.id in no}
    out["statement"] = len(gone)
    out["copy"] = sum(
        copy_id(copy.page, copy.parent) in no for story in given.stories for copy in (*story.copies, *story.excerpts)
    )
    out["finding"] = sum(row.id in no for row in given.findings)
    utterances = {row.id for row in given.utterances if row.statement in gone}
    positions = tuple(row for row in given.positions if row.id not in no)
    disputes = tuple(row for row in given.disputes if row.id not in no)
    out["position"] = len(given.positions) - len(positions)
    out["dispute"] = len(given.disputes) - len(disputes)
    standing_positions = tuple(row for row in positions if row.statement not in gone)
    standing_disputes = tuple(row for row in disputes if not {row.a.statement, row.b.statement} & gone)
    dependent = len(utterances) + len(positions) - len(standing_positions) + len(disputes) - len(standing_disputes)
    out["record resting on them"] = dependent
    kept = replace(
        given,
        statements=tuple(row for row in given.statements if row.id not in gone),
        utterances=tuple(row for row in given.utterances if row.id not in utterances),
        positions=standing_positions,
        disputes=standing_disputes,
        findings=tuple(row for row in given.findings if row.id not in no),
    )
    return Scope(kept, tuple(Count(what=what, number=number) for what, number in out.items() if number))


def on_matter(given: DossierInput, matter: MatterId) -> DossierInput:
    """Return the part of `given` that touches `matter`; raise KeyError where no such matter is given."""
    found = next((row for row in given.matters if row.id == matter), None)
    if found is None:
        raise KeyError(matter)
    positions = tuple(row for row in given.positions if row.matter == matter)
    disputes = tuple(row for row in given.disputes if row.matter == matter)
    wanted = {
        *found.utterances,
        *(row.utterance for row in positions),
        *(side.utterance for row in disputes for side in (row.a, row.b)),
    }
    utterances = tuple(row for row in given.utterances if row.id in wanted)
    statements = {variant.statement for row in utterances for variant in row.variants} | {
        row.statement for row in utterances
    }
    pages: set[PageId] = {variant.page for row in utterances for variant in row.variants}
    pages |= {row.page for row in utterances} | {row.page for row in positions}
    pages |= {side.page for row in disputes for side in (row.a, row.b)}
    stories: dict[StoryId, bool] = {}
    for story in given.stories:
        held = {copy.page for copy in story.copies} | ({story.original.page} if story.original else set())
        stories[story.id] = bool(held & pages)
        if stories[story.id]:
            pages |= held
    return replace(
        given,
        pages=tuple(row for row in given.pages if row.id in pages),
        summaries=tuple(row for row in given.summaries if row.id in pages),
        statements=tuple(row for row in given.statements if row.id in statements),
        mentions=tuple(row for row in given.mentions if row.page in pages),
        stories=tuple(row for row in given.stories if stories[row.id]),
        utterances=utterances,
        matters=(found,),
        positions=positions,
        disputes=disputes,
        rules=tuple(row for row in given.rules if row.page in pages),
        findings=tuple(row for row in given.findings if row.page in pages),
    )
