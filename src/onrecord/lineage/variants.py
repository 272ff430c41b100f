"""How one report of a quotation differs from another: the same, cut, spliced or altered, with the words that differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.lineage.diff import Block, differing
from onrecord.lineage.sliding import respelled, slid
from onrecord.lineage.wording import SaidWord, common, negates, weight
from onrecord.records import Span, VariantKind

__all__ = ["Comparison", "Difference", "compared", "told"]

ENDS = 3
"""Words at an end that one side has for others: more on both sides are two quotations that run on differently."""
MOVED = 8
"""Words at an end up to which both sides can have the same ones in another order."""
MOVED_WORTH = 0.5
"""What a word that both sides have, but in another order, counts of its weight."""
GAP, STEP = 0.2, 0.25
"""What opens a gap in the part that two quotations share, and what the weight of its words costs."""
GAP_MOST = 1.5
"""What words that only one side has cost at most: a quotation may leave out a whole passage."""
BOTH_MOST = 4.0
"""What words that both sides have otherwise cost at most."""
NOTHING = "—"
ARROW = " → "


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where the words differ: its span in either text, empty where that text has nothing there."""

    theirs: Span
    ours: Span


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two quotations side by side."""

    kind: VariantKind
    differs: tuple[Difference, ...] = ()
    """The differing words of altered quotations, in the order of the fuller."""
    share: float = 0.0
    """What of the lighter's weight stands in the other, in order (0 to 1)."""
    weight: float = 0.0
    """What the shared words weigh."""
    longest: int = 0
    """Words of the longest run that both have."""
    bracketed: bool = False
    """Whether a word that an editor put in brackets is among those that differ."""
    negation: bool = False
    """Whether the differing words turn a negation on or off."""


def compared(a: Sequence[SaidWord], b: Sequence[SaidWord]) -> Comparison:
    """Return how the words `a` stand to `b`, the fuller; time is near-linear in their number."""
    keys = [word.key for word in a], [word.key for word in b]
    blocks = _core(slid(respelled(differing(*keys), *keys), *keys), a, b)
    inside = [row for row in blocks if row.op == "same"]
    if not inside:
        return Comparison(VariantKind.REWORDED)
    changed = [row for row in blocks if row.op != "same"]
    head, tail = _outside(inside[0], inside[-1], len(a), len(b))
    ends = [row for row in (_end(head, a, b, first=True), _end(tail, a, b, first=False)) if row is not None]
    altered_at = [row for row in changed if not _whole_sentences(row, a, b)]
    rows = sorted([*(_trimmed(row, a, b) for row in altered_at), *ends], key=lambda row: (row.other, row.start))
    bracketed = any(word.bracketed for word in (*_theirs(rows, a), *_ours(rows, b)))
    cut = [row for row in changed if row not in altered_at]
    kind = VariantKind.ALTERED if ends else _kind(head, tail, altered_at, cut, bracketed=bracketed)
    shared = _weigh(_theirs(inside, a)), _weigh(_ours(inside, b))
    whole = _weigh(a), _weigh(b)
    light = int(whole[1] < whole[0])
    moved = MOVED_WORTH * _in_other_order(rows, a, b)
    altered = kind is VariantKind.ALTERED
    return Comparison(
        kind=kind,
        differs=tuple(_difference(row, a, b) for row in rows) if altered else (),
        share=min(1.0, (shared[light] + moved) / whole[light]),
        weight=min(shared),
        longest=max(row.end - row.start for row in inside),
        bracketed=altered and bracketed,
        negation=altered
        and any(negates(word.key) for word in _theirs(rows, a)) != any(negates(word.key) for word in _ours(rows, b)),
    )


def told(comparison: Comparison, theirs: str, ours: str) -> tuple[str, ...]:
    """Return the differing words for people, each `theirs → ours`; a dash stands where one side has none."""
    return tuple(
        f"{row.theirs.of(theirs) or NOTHING}{ARROW}{row.ours.of(ours) or NOTHING}" for row in comparison.differs
    )


def _kind(head: Block, tail: Block, altered: Sequence[Block], cut: Sequence[Block], *, bracketed: bool) -> VariantKind:
    """Return the kind of `a` beside `b`, from what stands outside the shared part and what differs or is cut in it."""
    only_a, only_b = _sides(altered)
    a_has_more, b_has_more = _sides([head, tail, *cut])
    if (only_a and only_b) or (altered and bracketed):
        return VariantKind.ALTERED
    if altered:
        # Who lacks words inside may lack others elsewhere too, but has none of its own.
        return VariantKind.ALTERED if (a_has_more if only_b else b_has_more) else VariantKind.SPLICED
    if a_has_more and b_has_more:
        return VariantKind.OVERLAPPING
    if cut:
        return VariantKind.SPLICED
    return VariantKind.TRUNCATED if a_has_more or b_has_more else VariantKind.FULL


def _sides(rows: Sequence[Block]) -> tuple[bool, bool]:
    """Return whether `a` has words in these places, and whether `b` has."""
    return any(row.end > row.start for row in rows), any(row.other_end > row.other for row in rows)


def _whole_sentences(row: Block, a: Sequence[SaidWord], b: Sequence[SaidWord]) -> bool:
    """Tell whether a gap leaves out whole sentences, which alters none; it stands inside the shared part."""
    if row.op == "dropped":
        return a[row.start].opens and a[row.end].opens
    return row.op == "added" and b[row.other].opens and b[row.other_end].opens


def _outside(first: Block, last: Block, size: int, other_size: int) -> tuple[Block, Block]:
    """Return what stands before and after the shared part."""
    return (
        Block("changed", 0, first.start, 0, first.other),
        Block("changed", last.end, size, last.other_end, other_size),
    )


def _trimmed(row: Block, a: Sequence[SaidWord], b: Sequence[SaidWord]) -> Block:
    """Return a changed place without whole sentences that one side has beside the words that changed."""
    if row.op != "changed":
        return row
    start, end = _sentence(a, row.start, row.end)
    other, other_end = _sentence(b, row.other, row.other_end)
    return Block(row.op, start, end, other, other_end)


def _sentence(words: Sequence[SaidWord], start: int, end: int) -> tuple[int, int]:
    """Return the words of a changed place up to where its first sentence ends, or from where its last one begins."""
    opened = [at for at in range(start + 1, end) if words[at].opens]
    if opened and words[end].opens:
        return start, opened[0]
    if opened and words[start].opens:
        return opened[-1], end
    return start, end


def _end(row: Block, a: Sequence[SaidWord], b: Sequence[SaidWord], *, first: bool) -> Block | None:
    """Return the words at an end that one side has for others of the other; None where each only runs on."""
    theirs, ours = a[row.start : row.end], b[row.other : row.other_end]
    if not theirs or not ours:
        return None
    if max(len(theirs), len(ours)) <= MOVED and (anchored := _anchored(row, a, b, first=first)):
        return anchored
    if min(len(theirs), len(ours)) > ENDS:
        return row if max(len(theirs), len(ours)) <= MOVED and _moved(theirs, ours) else None
    if max(len(theirs), len(ours)) <= ENDS or _bracketed(theirs) or _bracketed(ours):
        return row
    # The longer side runs on beyond; the shorter's few words stand for as many of it, or between two sentences of it.
    if len(theirs) > len(ours):
        start, end = _beside(a, row.start, row.end, len(ours), first=first)
        return row._replace(op="changed" if start < end else "added", start=start, end=end)
    start, end = _beside(b, row.other, row.other_end, len(theirs), first=first)
    return row._replace(op="changed" if start < end else "dropped", other=start, other_end=end)


def _beside(words: Sequence[SaidWord], start: int, end: int, size: int, *, first: bool) -> tuple[int, int]:
    """Return where the words next to the shared part stand, up to `size` of one sentence, before it or behind it."""
    if first:
        at = end
        while at > start and at > end - size and not words[at].opens:
            at -= 1
        return at, end
    at = start
    while at < end and at < start + size and not words[at].opens:
        at += 1
    return start, at


def _anchored(row: Block, a: Sequence[SaidWord], b: Sequence[SaidWord], *, first: bool) -> Block | None:
    """Return the words between the shared part and an outermost word that both have; None where they have none."""
    at, end, other, other_end = row[1:]
    while first and at < end and other < other_end and a[at].key == b[other].key:
        at, other = at + 1, other + 1
    while not first and at < end and other < other_end and a[end - 1].key == b[other_end - 1].key:
        end, other_end = end - 1, other_end - 1
    return None if row[1:] == (at, end, other, other_end) else Block("changed", at, end, other, other_end)


def _moved(theirs: Sequence[SaidWord], ours: Sequence[SaidWord]) -> bool:
    """Tell whether half of the telling words of either side stand on the other, in another order."""
    left, right = ({word.key for word in words if not common(word.key)} for words in (theirs, ours))
    return 2 * len(left & right) >= max(len(left), len(right), 1)


def _in_other_order(rows: Sequence[Block], a: Sequence[SaidWord], b: Sequence[SaidWord]) -> float:
    shared = {word.key for word in _theirs(rows, a)} & {word.key for word in _ours(rows, b)}
    return sum(sorted(weight(key) for key in shared))


def _bracketed(words: Sequence[SaidWord]) -> bool:
    return all(word.bracketed for word in words)


def _core(blocks: Sequence[Block], a: Sequence[SaidWord], b: Sequence[SaidWord]) -> list[Block]:
    """Return the blocks from the first to the last of the part that the two share: the run that weighs most.

    Words in common are worth their weight, gaps cost; so a stray "the" far from the shared part is no part of it. The
    heaviest run of a list of numbers is found in one pass (Kadane's way, told by J. Bentley, 1984).
    """
    best, found = 0.0, (0, 0)
    total, start = 0.0, 0
    for place, row in enumerate(blocks):
        if total <= 0:
            total, start = 0.0, place
        total += _value(row, a, b)
        if total > best + 1e-9:
            best, found = total, (start, place + 1)
    first, last = found
    while first < last and blocks[first].op != "same":
        first += 1
    if first >= 2 and _light_end(blocks[first - 1]) and 0 in (blocks[first - 2].start, blocks[first - 2].other):
        first -= 2
    if 0 < last < len(blocks) - 1 and _light_end(blocks[last]):
        after = blocks[last + 1]
        last += 2 if after.end == len(a) or after.other_end == len(b) else 0
    return list(blocks[first:last])


def _light_end(row: Block) -> bool:
    """Tell whether a gap is so small that a word beyond it, the quotation's last or first, belongs to the rest."""
    return max(row.end - row.start, row.other_end - row.other) <= ENDS


def _value(row: Block, a: Sequence[SaidWord], b: Sequence[SaidWord]) -> float:
    if row.op == "same":
        return _weigh(a[row.start : row.end])
    lost = _weigh(a[row.start : row.end]) + _weigh(b[row.other : row.other_end])
    return -min(GAP + STEP * lost, BOTH_MOST if row.op == "changed" else GAP_MOST)


def _theirs(rows: Iterable[Block], a: Sequence[SaidWord]) -> list[SaidWord]:
    return [word for row in rows for word in a[row.start : row.end]]


def _ours(rows: Iterable[Block], b: Sequence[SaidWord]) -> list[SaidWord]:
    return [word for row in rows for word in b[row.other : row.other_end]]


def _weigh(words: Iterable[SaidWord]) -> float:
    return sum([weight(word.key) for word in words])


def _difference(row: Block, a: Sequence[SaidWord], b: Sequence[SaidWord]) -> Difference:
    return Difference(_span(a, row.start, row.end), _span(b, row.other, row.other_end))


def _span(words: Sequence[SaidWord], start: int, end: int) -> Span:
    if start < end:
        return Span(words[start].start, words[end - 1].end)
    at = words[start].start if start < len(words) else words[-1].end
    return Span(at, at)
