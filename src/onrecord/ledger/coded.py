"""What people coded themselves: positions that stand beside the machine's, or in their place."""

from collections.abc import Iterator

import msgspec

from onrecord.ledger.current import current_judgements
from onrecord.ledger.kinds import RecordKind
from onrecord.ledger.store import Store
from onrecord.records import (
    Actor,
    CodedPosition,
    Judgement,
    Position,
    SpeakerKind,
    Statement,
    Verdict,
    from_json,
)

__all__ = ["coded_positions", "party_of"]


def coded_positions(store: Store) -> Iterator[tuple[Judgement, CodedPosition]]:
    """Yield the positions that stand as someone coded them, each with its judgement, oldest first.

    `edited` is a person's word, to be taken in place of the machine's record where the judgement has one; `unsure`
    is a position that came with a file and that nobody has judged.
    """
    copies = {row.id: row.copy for row in store.decisions()}
    for judged in current_judgements(store):
        copy = copies.get(judged.decision)
        if judged.anchor.kind != RecordKind.POSITION or copy is None:
            continue
        if judged.verdict not in (Verdict.EDITED, Verdict.UNSURE):
            continue
        try:
            coded = from_json(copy, CodedPosition)
        except msgspec.DecodeError:
            continue
        if coded.matter_name is not None:
            yield judged, coded


BODIES = (SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT, SpeakerKind.GROUP)


def party_of(position: Position, actor: Actor | None, statement: Statement | None) -> tuple[str, str]:
    """Return the person and the organisation of a position, empty where there is none.

    The organisation is whose role the statement gives the person, else their side. A body that speaks for itself is no
    person. `actor` and `statement` are those of the position.
    """
    name = (actor.name if actor else position.speaker) or ""
    kind = actor.kind.value if actor else statement.speaker_kind.value if statement else ""
    if kind in BODIES:
        return "", name
    return name, (statement.of if statement else None) or position.side or ""
