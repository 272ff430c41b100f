"""Records as people edited them, in the place of the machine's: the same id, another maker."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar, cast

import msgspec

from onrecord.disputes.positions import AGREEMENT, PLOVER
from onrecord.ledger.kinds import RecordKind
from onrecord.ledger.standing import Edits
from onrecord.ledger.store import StatementHits, StatementQuery, Store
from onrecord.records import Changes, Finding, PageId, Position, Record, Statement

__all__ = ["PERSON", "as_edited", "as_judged", "machine_store"]

PERSON = "person"
"""What made a record that a person edited."""

R = TypeVar("R", bound=Record)


def as_edited(record: R, changes: Changes | None) -> R:
    """Return `record` with a person's changes; what follows from a changed field is changed with it."""
    if changes is None:
        return record
    given = changes.given
    match record:
        case Statement():
            given |= {"confidence": 1.0, "made_by": PERSON}
            if "speaker" in given:
                given["resolved_by"] = PERSON
        case Position():
            given |= {"confidence": 1.0, "made_by": PERSON}
            if "polarity" in given:
                given["agreement"] = AGREEMENT[cast(Any, given["polarity"])]
            if "act" in given:
                given["plover"] = PLOVER.get(cast(Any, given["act"]))
        case Finding():
            given |= {"checker": PERSON}
        case _:
            return record
    return msgspec.structs.replace(record, **given)


def as_judged(store: Store, edits: Callable[[], Edits]) -> Store:
    """Return a store for reading, whose statements, positions and findings are as people edited them.

    It is `store` in all else. `edits` is called once something is read that may be edited.
    """
    return cast(Store, _Judged(store, edits))


def machine_store(store: Store) -> Store:
    """Return the store below `as_judged`, whose records are the machine's; any other store itself."""
    return store.machine if isinstance(store, _Judged) else store


class _Judged:
    """A store with edited records laid over the machine's."""

    def __init__(self, store: Store, edits: Callable[[], Edits]) -> None:
        self.machine = machine_store(store)
        self.edits = edits

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the store has
        return getattr(self.machine, name)

    def __enter__(self) -> "_Judged":
        return self

    def __exit__(self, *_error: object) -> None:
        self.machine.close()

    def statements(self, page: PageId | None = None) -> Iterator[Statement]:
        return map(self._edited, self.machine.statements(page))

    def findings(self, page: PageId | None = None) -> Iterator[Finding]:
        return map(self._edited, self.machine.findings(page))

    def find_statements(self, query: StatementQuery, *, limit: int = 50, offset: int = 0) -> StatementHits:
        found = self.machine.find_statements(query, limit=limit, offset=offset)
        hits = tuple(msgspec.structs.replace(hit, statement=self._edited(hit.statement)) for hit in found.hits)
        return msgspec.structs.replace(found, hits=hits)

    def corpus(self, kind: type[R]) -> Iterator[R]:
        return map(self._edited, self.machine.corpus(kind))

    def related(self, kind: type[R], to: str, *, limit: int = 50, offset: int = 0) -> list[R]:
        return [self._edited(row) for row in self.machine.related(kind, to, limit=limit, offset=offset)]

    def top(self, kind: type[R], *, limit: int = 50, offset: int = 0, order: str = "") -> list[R]:
        return [self._edited(row) for row in self.machine.top(kind, limit=limit, offset=offset, order=order)]

    def record(self, kind: RecordKind | str, id: str) -> Record:  # noqa: A002 - the word of every record
        return self._edited(self.machine.record(kind, id))

    def _edited(self, record: R) -> R:
        if isinstance(record, (Statement, Position, Finding)):
            return as_edited(record, self.edits().get(record.id))
        return record
