"""Differences of words made plainer: words otherwise written count as the same, and a gap stands where it belongs."""

from collections.abc import Sequence

from onrecord.lineage.diff import Block
from onrecord.lineage.wording import alike

__all__ = ["respelled", "slid"]

JOINED = 4
"""Words of one side that may be written as one word on the other."""

Keys = Sequence[str]


def respelled(blocks: Sequence[Block], a: Keys, b: Keys) -> list[Block]:
    """Return the blocks with words otherwise written made the same: parted, joined, or with letters masked."""
    out: list[Block] = []
    for row in blocks:
        if row.op != "changed":
            out.append(row)
            continue
        _, i, j, k, m = row
        head: list[Block] = []
        tail: list[Block] = []
        while step := _step(a[i : min(j, i + JOINED)], b[k : min(m, k + JOINED)], 0):
            head.append(Block("same", i, i + step[0], k, k + step[1]))
            i, k = i + step[0], k + step[1]
        while step := _step(a[max(i, j - JOINED) : j], b[max(k, m - JOINED) : m], -1):
            tail.append(Block("same", j - step[0], j, m - step[1], m))
            j, m = j - step[0], m - step[1]
        rest = "changed" if i < j and k < m else "dropped" if i < j else "added" if k < m else ""
        out += [*head, *([Block(rest, i, j, k, m)] if rest else []), *reversed(tail)]
    return _joined(out)


def slid(blocks: Sequence[Block], a: Keys, b: Keys) -> list[Block]:
    """Return the blocks without gaps that open only because a word stands on both sides of them.

    "I … I went" against "I went" is a gap and then two words, not a word, a gap and a word.
    """
    out = list(blocks)
    for move, places in ((_later, range(len(out) - 2, 0, -1)), (_earlier, range(1, len(out)))):
        gone = 0
        for place in places:
            at = place - gone if move is _earlier else place
            if 0 < at < len(out) - 1 and out[at].op in ("added", "dropped"):
                around = out[at - 1 : at + 2]
                if out[at].op == "added":
                    moved = move(around[0], around[1], around[2], a, b)
                else:
                    around = _turned(around)
                    moved = _turned(move(around[0], around[1], around[2], b, a))
                if moved:
                    out[at - 1 : at + 2] = moved
                    gone += 1
    return out


def _later(before: Block, gap: Block, after: Block, a: Keys, b: Keys) -> list[Block]:
    """Return the run before an added gap moved behind it; nothing where its words do not stand there."""
    at = gap.other_end - (before.end - before.start)
    if at < before.other or a[before.start : before.end] != b[at : gap.other_end]:
        return []
    return [
        Block("added", before.start, before.start, before.other, at),
        Block("same", before.start, after.end, at, after.other_end),
    ]


def _earlier(before: Block, gap: Block, after: Block, a: Keys, b: Keys) -> list[Block]:
    """Return the run behind an added gap moved before it; nothing where its words do not stand there."""
    at = gap.other + (after.end - after.start)
    if at > after.other_end or a[after.start : after.end] != b[gap.other : at]:
        return []
    return [
        Block("same", before.start, after.end, before.other, at),
        Block("added", after.end, after.end, at, after.other_end),
    ]


def _turned(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks as of b against a."""
    ops = {"added": "dropped", "dropped": "added"}
    return [Block(ops.get(row.op, row.op), row.other, row.other_end, row.start, row.end) for row in blocks]


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with neighbouring runs of the same words made one."""
    out: list[Block] = []
    for row in blocks:
        if out and out[-1].op == row.op == "same":
            out[-1] = Block("same", out[-1].start, row.end, out[-1].other, row.other_end)
        else:
            out.append(row)
    return out


def _step(a: Keys, b: Keys, end: int) -> tuple[int, int] | None:
    """Return how many words at the start (0) or end (-1) of either side are the same otherwise written."""
    if not a or not b or not _may_be_one(a[end][end], b[end][end]):
        return None
    for x in range(1, len(a) + 1):
        for y in range(1, (len(b) if x == 1 else 1) + 1):
            if alike(a[:x], b[:y]) if end == 0 else alike(a[-x:], b[-y:]):
                return x, y
    return None


def _may_be_one(letter: str, other: str) -> bool:
    """Tell whether words with these letters at one end can be the same otherwise written; a mask is no letter."""
    return letter == other or not letter.isalnum() or not other.isalnum()
