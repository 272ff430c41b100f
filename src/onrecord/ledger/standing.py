"""What the judgements that stand mean for a run: which records are rejected, and what each record's verdict is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.ledger.judgements import SAME_WORDS, likeness
from onrecord.ledger.kinds import Judged, RecordKind
from onrecord.records import Anchor, Changes, Dispute, Judgement, PageId, Quoted, Statement, StatementId, Verdict

__all__ = ["Edits", "Standing", "edits_of", "standing"]

Edits = Mapping[str, Changes]
"""What people changed, by the id of the record."""
Edge = tuple[PageId, PageId | None]
Pair = tuple[StatementId, StatementId]


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing verdicts, ready to look up."""

    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    """By the id of the record judged (`copy_id` for a copy)."""
    rejected_statements: frozenset[StatementId] = frozenset()
    rejected_edges: frozenset[Edge] = frozenset()
    """(page, parent) of copies that are none."""
    rejected_disputes: frozenset[Pair] = frozenset()
    """The two statements of disputes that are none, the smaller id first."""
    edits: Edits = field(default_factory=dict)
    """What people changed of edited records."""

    def rejects(self, dispute: Dispute) -> bool:
        """Tell whether a person rejected that these two statements contradict each other."""
        return _pair(dispute.a.statement, dispute.b.statement) in self.rejected_disputes


def standing(judgements: Iterable[Judgement], records: Iterable[Judged]) -> Standing:
    """Return what `judgements` mean for `records`; where two speak of one record, the later in the list wins.

    A rejected edge holds whether or not the machine draws it. A rejected dispute is found by its record or, where the
    run has not made it, by the statements that hold the two sides' words, so `records` should hold the statements.
    """
    rows = list(judgements)
    held = list(records)
    verdicts = {row.record: row.verdict for row in rows if row.record is not None}
    statements = [row for row in held if isinstance(row, Statement)]
    disputes = {row.id: row for row in held if isinstance(row, Dispute)}
    on_page: dict[PageId, list[Statement]] = {}
    for statement in statements:
        on_page.setdefault(statement.page, []).append(statement)
    edges: dict[Edge, Verdict] = {}
    pairs: dict[Pair, Verdict] = {}
    for row in rows:
        if row.anchor.kind == RecordKind.COPY and row.anchor.page is not None:
            edges[row.anchor.page, row.anchor.parent] = row.verdict
        if row.anchor.kind == RecordKind.DISPUTE:
            dispute = disputes.get(row.record) if row.record else None  # type: ignore[call-overload]
            for pair in [_pair(dispute.a.statement, dispute.b.statement)] if dispute else _pairs(row.anchor, on_page):
                pairs[pair] = row.verdict
    return Standing(
        verdicts=verdicts,
        rejected_statements=frozenset(row.id for row in statements if verdicts.get(row.id) is Verdict.REJECTED),
        rejected_edges=frozenset(edge for edge, verdict in edges.items() if verdict is Verdict.REJECTED),
        rejected_disputes=frozenset(pair for pair, verdict in pairs.items() if verdict is Verdict.REJECTED),
        edits=edits_of(rows),
    )


def edits_of(judgements: Iterable[Judgement]) -> Edits:
    """Return what judgements change of each edited record; the last word on a record holds."""
    last = {row.record: row.changes for row in judgements if row.record is not None}
    return {record: changes for record, changes in last.items() if changes is not None}


def _pair(a: StatementId, b: StatementId) -> Pair:
    return (a, b) if a < b else (b, a)


def _pairs(anchor: Anchor, on_page: Mapping[PageId, list[Statement]]) -> list[Pair]:
    """Return the pairs of statements that hold the words of a dispute's two sides."""
    if len(anchor.quoted) != 2:
        return []
    sides = [[row.id for row in on_page.get(quoted.page, ()) if _holds(row, quoted)] for quoted in anchor.quoted]
    return [_pair(a, b) for a in sides[0] for b in sides[1] if a != b]


def _holds(statement: Statement, quoted: Quoted) -> bool:
    """Tell whether a piece of `statement` holds the words quoted, or is them."""
    return any(
        (span.holds(quoted.span) and quoted.words in piece and quoted.words != "")
        or (span.touches(quoted.span) and likeness(piece, quoted.words) >= SAME_WORDS)
        for span, piece in zip(statement.content, statement.pieces, strict=True)
    )
