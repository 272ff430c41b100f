"""What people coded themselves: positions that stand beside the machine's, or in their place."""

from collections.abc import Iterator

import msgspec

from onrecord.ledger.current import current_judgements
from onrecord.ledger.kinds import RecordKind
from onrecord.ledger.store import Store
from onrecord.records import CodedPosition, Judgement, Verdict, from_json

__all__ = ["coded_positions"]


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
        if coded.matter_name or judged.verdict is Verdict.EDITED:
            yield judged, msgspec.structs.replace(coded, matter_name=coded.matter_name or judged.anchor.label)
