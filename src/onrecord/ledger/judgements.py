"""What people's judgements rest on, and the records that they attach to after every run."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from onrecord.ledger.kinds import Judged, RecordKind, copy_id, record_id
from onrecord.ledger.log import in_order, taken_back
from onrecord.records import (
    Anchor,
    Changes,
    Copy,
    Decision,
    DecisionId,
    DecisionKind,
    Dispute,
    Finding,
    Judgement,
    PageId,
    Position,
    Quoted,
    Record,
    Span,
    Statement,
    Verdict,
    from_json,
    overlap,
)

__all__ = ["SAME_WORDS", "anchor_of", "copied_id", "judgements", "last_words", "likeness"]

SAME_WORDS = 0.8
"""Word Jaccard from which a record's words are those judged; the same figure by which statements are scored."""

WORD = re.compile(r"\w+(?:['’]\w+)*")


def anchor_of(record: Judged, *, matters: Mapping[str, str] | None = None) -> Anchor:
    """Return the facts of pages that a judgement on `record` rests on.

    A statement quotes its pieces; a finding, a position and each side of a dispute their words; a copy is the edge
    from its page to its parent. `matters` gives the name of a matter by its id: derived ids never enter an anchor.
    """
    match record:
        case Statement():
            quoted = tuple(
                Quoted(page=record.page, span=span, words=piece)
                for span, piece in zip(record.content, record.pieces, strict=True)
            )
            return Anchor(kind=RecordKind.STATEMENT, quoted=quoted, page=record.page)
        case Finding():
            quoted = (Quoted(page=record.page, span=record.span, words=record.words),)
            return Anchor(kind=RecordKind.FINDING, quoted=quoted, page=record.page, label=record.rule)
        case Position():
            quoted = (Quoted(page=record.page, span=record.span, words=record.words),)
            label = (matters or {}).get(record.matter, "")
            return Anchor(kind=RecordKind.POSITION, quoted=quoted, page=record.page, label=label)
        case Copy():
            return Anchor(kind=RecordKind.COPY, page=record.page, parent=record.parent, label=record.relation)
        case Dispute():
            sides = (record.a, record.b)
            quoted = tuple(Quoted(page=side.page, span=side.span, words=side.words) for side in sides)
            return Anchor(kind=RecordKind.DISPUTE, quoted=quoted, label=record.reason.code)


def judgements(
    decisions: Iterable[Decision],
    records: Iterable[Judged],
    *,
    pages: Collection[PageId] = (),
    matters: Mapping[str, str] | None = None,
    known: Mapping[DecisionId, str] | None = None,
) -> list[Judgement]:
    """Return the standing judgement of every anchor, oldest first, attached to the record that it speaks of.

    The last decision on an anchor that was not taken back wins. It attaches to the record of its kind on its page whose
    words are the anchor's (`SAME_WORDS`): of several, to one at an overlapping place, else to the likest and nearest.
    Where there is none, `record` is None: an orphan, for the user to see. A copy is an edge between two pages, so a
    judgement on one stands for as long as both are held (`pages`), found or not: the machine does not draw an edge that
    was rejected. Of decisions whose record is `known` by its id it need not be given.
    """
    known = known or {}
    shelf = _Shelf(records, matters or {})
    return [
        Judgement(
            decision=decision.id,
            record=known.get(decision.id) or shelf.find(anchor, pages, copied_id(decision)),
            anchor=anchor,
            verdict=decision.verdict or Verdict.UNSURE,
            who=decision.who,
            at=decision.at,
            note=decision.note,
            changes=_changes(decision),
        )
        for anchor, decision in last_words(decisions)
    ]


def last_words(decisions: Iterable[Decision]) -> list[tuple[Anchor, Decision]]:
    """Return the last decision on each anchor that was not taken back, oldest first.

    A statement is told by its id besides, where its judgement kept a copy: two may stand on the same words.
    """
    last: dict[tuple[Anchor, str], Decision] = {}
    log = in_order(decisions)
    gone = taken_back(log)
    for decision in log:
        judged = decision.kind is DecisionKind.JUDGEMENT and decision.verdict not in (None, Verdict.WITHDRAWN)
        if judged and decision.anchor and decision.id not in gone:
            key = (decision.anchor, copied_id(decision) if decision.anchor.kind == RecordKind.STATEMENT else "")
            last.pop(key, None)
            last[key] = decision
    return [(anchor, decision) for (anchor, _), decision in last.items()]


class _Copied(Record, frozen=True, kw_only=True):
    """The names under which records have their ids."""

    id: str = ""
    finding: str = ""
    position: str = ""
    dispute: str = ""


def copied_id(decision: Decision) -> str:
    """Return the id of the record judged, as it was then; "" where no copy is kept, and for a copied page."""
    if decision.copy is None:
        return ""
    found = from_json(decision.copy, _Copied)
    return found.id or found.finding or found.position or found.dispute


def likeness(a: str, b: str) -> float:
    """Return the word Jaccard of two texts, repeated words counted, letter case folded; 0 where both are empty."""
    return _share(_counted(a), _counted(b))


def _counted(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in WORD.findall(text))


def _share(a: Counter[str], b: Counter[str]) -> float:
    """Return the Jaccard of two bags of words."""
    both = sum(min(a[word], b[word]) for word in a.keys() & b.keys())
    union = a.total() + b.total() - both
    return both / union if union else 0.0


def _changes(decision: Decision) -> Changes | None:
    """Return what an edit changes; None for other verdicts, and where its words were struck with their page."""
    if decision.verdict is not Verdict.EDITED or decision.body is None:
        return None
    return from_json(decision.body, Changes)


@dataclass(frozen=True, slots=True)
class _Place:
    """An anchor and its words, counted once: of a statement's pieces together, of a dispute's sides each by itself."""

    anchor: Anchor
    words: tuple[Counter[str], ...]

    @classmethod
    def of(cls, anchor: Anchor) -> "_Place":
        texts = [row.words for row in anchor.quoted]
        if anchor.kind != RecordKind.DISPUTE:
            texts = [" ".join(texts)]
        return cls(anchor, tuple(map(_counted, texts)))

    def turned(self) -> "_Place":
        """Return a dispute's with its sides the other way round: which one is `a` may change with the corpus."""
        anchor = self.anchor
        return _Place(Anchor(kind=anchor.kind, quoted=anchor.quoted[::-1], label=anchor.label), self.words[::-1])

    def like(self, other: "_Place") -> float:
        """Return how alike the words are: of a dispute those of the side that is less so."""
        if self.anchor.kind == RecordKind.DISPUTE:
            pages, others = ([row.page for row in place.anchor.quoted] for place in (self, other))
            if pages != others:
                return 0.0
        return min((_share(a, b) for a, b in zip(self.words, other.words, strict=True)), default=0.0)


class _Pile:
    """Records of one kind on the same pages."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, _Place]] = []
        self.holding: dict[str, list[int]] = defaultdict(list)
        """Which of `rows` hold a word."""

    def add(self, name: str, place: _Place) -> None:
        for word in set().union(*place.words):
            self.holding[word].append(len(self.rows))
        self.rows.append((name, place))

    def near(self, place: _Place) -> list[tuple[str, _Place]]:
        """Return the records that may have the words of `place`, and few others.

        The rarest words are looked up until fewer than `SAME_WORDS` of all are left: who holds none of those looked up
        cannot have as many in common.
        """
        words = [pair for row in place.words for pair in row.items()]
        number = left = sum(times for _, times in words)
        found: set[int] = set()
        for word, times in sorted(words, key=lambda pair: len(self.holding.get(pair[0], ()))):
            if left < SAME_WORDS * number:
                break
            found.update(self.holding.get(word, ()))
            left -= times
        return [self.rows[at] for at in found]


class _Shelf:
    """Records by their kind and the pages that they stand on."""

    def __init__(self, records: Iterable[Judged], matters: Mapping[str, str]) -> None:
        self.piles: dict[tuple[str, tuple[PageId, ...]], _Pile] = defaultdict(_Pile)
        self.edges: set[str] = set()
        for record in records:
            anchor = anchor_of(record, matters=matters)
            if isinstance(record, Copy):
                self.edges.add(record_id(record))
            else:
                self.piles[anchor.kind, _pages(anchor)].add(record_id(record), _Place.of(anchor))

    def find(self, anchor: Anchor, pages: Collection[PageId], named: str) -> str | None:
        """Return the id of the record that `anchor` speaks of: of equals the one that is `named`."""
        if anchor.kind == RecordKind.COPY:
            return self._edge(anchor, pages)
        pile = self.piles.get((anchor.kind, _pages(anchor)))
        if pile is None:
            return None
        mine = _Place.of(anchor)
        found = []
        for name, place in pile.near(mine):
            other, like = place.anchor, mine.like(place)
            if anchor.kind == RecordKind.DISPUTE and (turned := place.turned()) and mine.like(turned) > like:
                other, like = turned.anchor, mine.like(turned)
            if like < SAME_WORDS:
                continue
            shared = _shared(anchor, other)
            distance = _distance(anchor, other)
            found.append((shared == 0, other.label != anchor.label, -like, -shared, distance, name != named, name))
        return min(found)[-1] if found else None

    def _edge(self, anchor: Anchor, pages: Collection[PageId]) -> str | None:
        if anchor.page is None:
            return None
        edge = copy_id(anchor.page, anchor.parent)
        held = anchor.page in pages and (anchor.parent is None or anchor.parent in pages)
        return edge if held or edge in self.edges else None


def _pages(anchor: Anchor) -> tuple[PageId, ...]:
    return tuple(sorted({row.page for row in anchor.quoted}))


def _shared(a: Anchor, b: Anchor) -> int:
    """Return how many code points of the pages the two anchors share; 0 where one side of a dispute shares none."""
    if a.kind == RecordKind.DISPUTE:
        sides = [overlap(x.span, y.span) for x, y in zip(a.quoted, b.quoted, strict=False)]
        return sum(sides) if all(sides) else 0
    return sum(overlap(x.span, y.span) for x in a.quoted for y in b.quoted)


def _distance(a: Anchor, b: Anchor) -> int:
    return abs(_first(a).start - _first(b).start)


def _first(anchor: Anchor) -> Span:
    return min(row.span for row in anchor.quoted)
