"""What a copy did with its parent's paragraphs: kept, moved, reworded, dropped, added."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from onrecord.lineage.words import Word, body_blocks, grams, texts, words_in
from onrecord.records import Page, Passage, Span

__all__ = ["Aligned", "align"]

PROBE = 3
"""Words by which a paragraph's place in the parent is looked up, and by which rewording is measured."""
PLACES = 8
"""Places tried for one probe; a text of one word repeated would else be tried everywhere."""
REWORDED = 0.3
"""Share of the shorter paragraph's runs from which two paragraphs are one, reworded."""
Paragraphs = tuple[list[Span], list[list[Word]]]


class Aligned:
    """The passages that are not the same, and how many words of the copy are the same, reworded or added."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.words: Counter[str] = Counter()
        """Words of the copy, and of the parent for `dropped`, by change; `same` is among them."""

    @property
    def changed(self) -> bool:
        """Whether the body differs in anything but where its paragraphs break."""
        return bool(self.passages)


def align(copy: Page, parent: Page, leave_out: Sequence[Span] = (), parent_leave_out: Sequence[Span] = ()) -> Aligned:
    """Return how the paragraphs of `copy` stand to those of `parent`, quotations included.

    `leave_out` are stretches that are boilerplate: paragraphs that lie mostly in them are not compared. Paragraphs
    joined or split are the same. Linear in the two texts but for the sorting.
    """
    our_spans, ours = _paragraphs(copy, leave_out)
    their_spans, theirs = _paragraphs(parent, parent_leave_out)
    stream = [word for words in theirs for word in texts(words)]
    owner = [index for index, words in enumerate(theirs) for _ in words]
    starts: dict[tuple[str, ...], list[int]] = {}
    for position in range(len(stream)):
        row = starts.setdefault(tuple(stream[position : position + PROBE]), [])
        if len(row) < PLACES:
            row.append(position)
    where: dict[tuple[str, ...], list[int]] = {}
    for index, words in enumerate(theirs):
        for run in dict.fromkeys(grams(texts(words), PROBE)):
            row = where.setdefault(run, [])
            if len(row) < PLACES:
                row.append(index)
    used = [0] * len(theirs)
    found: list[tuple[str, int, int]] = []
    """(change, first parent paragraph or -1, first parent word or -1) of each of our paragraphs."""
    expected = 0
    for words in ours:
        own = texts(words)
        at = _whole(own, stream, starts, expected)
        if at >= 0:
            expected = at + len(own)
            for index, count in Counter(owner[at:expected]).items():
                used[index] += count
            found.append(("same", owner[at], at))
            continue
        index = _nearest(own, theirs, where)
        if index >= 0:
            used[index] = len(theirs[index])
            expected = bisect_left(owner, index + 1)
            found.append(("reworded", index, bisect_left(owner, index)))
        else:
            found.append(("added", -1, -1))
    return _passages((our_spans, ours), (their_spans, theirs), found, used)


def _passages(
    copy: Paragraphs, parent: Paragraphs, found: Sequence[tuple[str, int, int]], used: Sequence[int]
) -> Aligned:
    (our_spans, ours), (their_spans, theirs) = copy, parent
    in_order = _longest_rise([at for _, _, at in found])
    out = Aligned()
    rows: list[tuple[tuple[int, int, int], Passage]] = []
    anchor = -1
    for position, (words, (change, index, at)) in enumerate(zip(ours, found, strict=True)):
        if change == "same" and at >= 0 and position not in in_order:
            change = "moved"
        out.words[change] += len(words)
        if index >= 0:
            anchor = index
        if change == "same":
            continue
        parent_span = their_spans[index] if index >= 0 else None
        rows.append(
            ((anchor, 1, position), Passage(change=change, span=our_spans[position], parent_span=parent_span)),
        )
    for index, words in enumerate(theirs):
        if 2 * used[index] < len(words):
            out.words["dropped"] += len(words)
            rows.append(((index, 0, 0), Passage(change="dropped", parent_span=their_spans[index])))
    out.passages = [passage for _, passage in sorted(rows, key=lambda row: row[0])]
    return out


def _paragraphs(page: Page, leave_out: Sequence[Span]) -> Paragraphs:
    """Return the spans of the page's paragraphs, and their words."""
    spans: list[Span] = []
    out: list[list[Word]] = []
    for block in body_blocks(page):
        words = words_in(page.text, [block])
        lost = sum(1 for word in words if any(span.start <= word.start < span.end for span in leave_out))
        if words and 2 * lost <= len(words):
            spans.append(block)
            out.append(words)
    return spans, out


def _whole(own: Sequence[str], stream: Sequence[str], starts: dict[tuple[str, ...], list[int]], expected: int) -> int:
    """Return where `own` stands word for word in `stream`, where it is expected if it does stand there; else -1."""
    places = starts.get(tuple(own[:PROBE]), []) if len(own) >= PROBE else []
    for at in [expected, *places]:
        if stream[at : at + len(own)] == list(own):
            return at
    return -1


def _nearest(own: Sequence[str], theirs: Sequence[Sequence[Word]], where: dict[tuple[str, ...], list[int]]) -> int:
    votes: Counter[int] = Counter()
    runs = dict.fromkeys(grams(own, PROBE))
    for run in runs:
        votes.update(where.get(run, ()))
    if not votes:
        return -1
    index, count = min(votes.items(), key=lambda row: (-row[1], row[0]))
    shorter = min(len(runs), max(1, len(theirs[index]) - PROBE + 1))
    return index if count >= REWORDED * shorter else -1


def _longest_rise(values: Sequence[int]) -> frozenset[int]:
    """Return the positions of a longest rising run of `values`, negatives left out (patience sorting)."""
    tails: list[int] = []
    tops: list[int] = []
    before: dict[int, int] = {}
    for position, value in enumerate(values):
        if value < 0:
            continue
        pile = bisect_left(tops, value)
        before[position] = tails[pile - 1] if pile else -1
        if pile == len(tops):
            tops.append(value)
            tails.append(position)
        else:
            tops[pile] = value
            tails[pile] = position
    out: list[int] = []
    at = tails[-1] if tails else -1
    while at >= 0:
        out.append(at)
        at = before[at]
    return frozenset(out)
