"""`onrecord export jsonl`: every machine record of a ledger, one a line."""

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from onrecord.export.lines import page_line
from onrecord.ledger import Store, machine_store
from onrecord.records import (
    Actor,
    Dispute,
    Finding,
    Matter,
    PageId,
    Position,
    Record,
    Rule,
    Statement,
    Story,
    Utterance,
    canonical_json,
)

__all__ = ["export_lines", "write_jsonl"]

CORPUS = (
    ("actor", Actor),
    ("story", Story),
    ("utterance", Utterance),
    ("matter", Matter),
    ("position", Position),
    ("dispute", Dispute),
)


def write_jsonl(store: Store, file: BinaryIO) -> int:
    """Write every machine record of `store` as a JSON line; return how many.

    Pages come first, then what was found across them, then failures; each type sorted by id, keys sorted, no clock
    times. Equal sets of captures, decisions and settings give equal bytes.
    """
    count = 0
    for kind, record in export_lines(store):
        file.write(canonical_json({"type": kind, **msgspec.to_builtins(record)}) + b"\n")
        count += 1
    return count


def export_lines(store: Store) -> Iterator[tuple[str, Record]]:
    """Yield (type, record) in the order of the export."""
    store = machine_store(store)
    for summary in sorted(store.summaries(), key=lambda row: row.id):
        yield "page", _page(store, summary.id, summary.place, summary.sightings, summary.address)
    for kind, record in CORPUS:
        for row in store.corpus(record):
            yield kind, row
    for failure in sorted(store.failures(), key=lambda row: row.id):
        yield "failure", failure


def _page(store: Store, page: PageId, place: str, sightings: int, address: str) -> Record:
    said: list[Statement] = list(store.statements(page))
    rules: list[Rule] = list(store.rules(page))
    found: list[Finding] = list(store.findings(page))
    return page_line(
        store.page(page),
        place=place,
        sightings=sightings,
        address=address,
        statements=said,
        rules=rules,
        findings=found,
    )
