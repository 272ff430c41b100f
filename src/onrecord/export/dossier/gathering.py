"""A ledger to what a dossier is made from."""

from onrecord.export.dossier.model import DossierInput
from onrecord.ledger import Store, current_standing, placed_failures
from onrecord.records import Actor, Dispute, Matter, Position, Story, Utterance

__all__ = ["gathered"]


def gathered(store: Store) -> DossierInput:
    """Return everything in the ledger that a dossier is made from: the newest version of each page."""
    summaries = tuple(row for row in store.summaries() if row.newest)
    held = {row.id for row in summaries}
    return DossierInput(
        pages=tuple(store.page(row.id) for row in summaries),
        summaries=summaries,
        statements=tuple(row for row in store.statements() if row.page in held),
        mentions=tuple(row for row in store.mentions() if row.page in held),
        stories=tuple(store.corpus(Story)),
        actors=tuple(store.corpus(Actor)),
        utterances=tuple(store.corpus(Utterance)),
        matters=tuple(store.corpus(Matter)),
        positions=tuple(store.corpus(Position)),
        disputes=tuple(store.corpus(Dispute)),
        rules=tuple(row for row in store.rules() if row.page in held),
        findings=tuple(row for row in store.findings() if row.page in held),
        failures=tuple(placed_failures(store)),
        verdicts=current_standing(store),
    )
