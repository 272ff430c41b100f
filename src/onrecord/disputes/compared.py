"""What the comparer adds to typed reasons: how far it, too, hears a clash, and pairs that it alone hears.

Never all pairs: a claim is set beside the few that share most of its rare words, near it on its page or in time.
"""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

import msgspec

from onrecord.disputes.claims import Claim
from onrecord.disputes.comparer import Comparer, Heard
from onrecord.disputes.grading import LEAST_ALONE, trust
from onrecord.disputes.nearness import Index, gap, may_dispute
from onrecord.disputes.pairs import ClaimPair, weighed
from onrecord.disputes.readings import Reading
from onrecord.lineage import Comparisons, key_of
from onrecord.records import Page, PageId, Reason, Span, Statement, Voice, hull

__all__ = ["HEARD", "NEAR", "STANDS", "Listener", "Pages", "heard", "said"]

BESIDE = 6
"""Claims on either side of one on its page that are looked at."""
BEST = 3
"""Claims that one is compared with."""
FEWEST_WORDS = 4
"""Words of a clause that can be compared; fewer need what stands beside them."""
NEAR = 1500
"""Code points between two reports on one page that still stand beside one another."""
HEARD = Reason(code="compared", text="read side by side, the two seem not both to hold")

CLAIMS, STANDS, ACTS = "claims", "stands", "acts"
"""What is kept: what two stages ask of two pages, and acts, of one page with itself."""

Pages = Callable[[PageId], Page]
Answer = TypeVar("Answer")


def said(statement: Statement, words: Span, pages: Pages) -> str:
    """Return words of a statement as they are compared: with its source and cue, in the order of the page."""
    text = pages(statement.page).text
    parts: list[Span] = [words]
    for span in (statement.source, statement.cue):
        if span is not None and not any(span.touches(part) for part in parts):
            parts.append(span)
    return " ".join(" ".join(part.of(text).split()) for part in sorted(parts))


class _Memory(Generic[Answer]):
    """Answers about the words of two pages: those kept under `name`, and those asked for now."""

    def __init__(self, kind: str, name: str, kept: Comparisons, form: type[dict[str, Answer]]) -> None:
        self._kind = kind
        self._name = name
        self._kept = kept
        self._form = form
        self._known: dict[tuple[PageId, PageId], dict[str, Answer]] = {}
        self._asked: dict[tuple[PageId, PageId], dict[str, Answer]] = {}

    def answer(self, one: PageId, other: PageId, ask: Callable[..., Answer], *words: str) -> Answer:
        """Return the answer to `words` of the two pages; `ask` is called only where none is known."""
        if (one, other) not in self._known:
            held = self._kept.kept(self._kind, one, other, self._name)
            self._known[one, other] = msgspec.json.decode(held, type=self._form) if held else {}
        key = key_of(*(text.encode() for text in words))
        asked = self._asked.setdefault((one, other), {})
        if key not in asked:
            known = self._known[one, other].get(key)
            asked[key] = ask(*words) if known is None else known
        return asked[key]

    def write(self) -> None:
        """Keep what was asked for, in place of what was kept before."""
        for (one, other), asked in sorted(self._asked.items()):
            if asked != self._known[one, other]:
                self._kept.keep(self._kind, one, other, self._name, msgspec.json.encode(asked, order="sorted"))


class Listener:
    """A comparer that remembers what it said of the words of two pages, so that a later run need not ask.

    `kind` names what asks: what one stage asked is kept apart from what another did.
    """

    def __init__(self, comparer: Comparer, kept: Comparisons, pages: Pages, kind: str = CLAIMS) -> None:
        self._comparer = comparer
        self._pages = pages
        self._pairs = _Memory(kind, comparer.name, kept, dict[str, float])
        self._acts = _Memory(ACTS, comparer.name, kept, dict[str, Heard])

    def weigh(self, a: tuple[Statement, Span], b: tuple[Statement, Span]) -> float:
        """Return how far the words of two statements contradict one another, 0 to 1."""
        one, other = sorted((a[0].page, b[0].page))
        first, second = sorted((said(*a, self._pages), said(*b, self._pages)))
        return self._pairs.answer(one, other, self._comparer.compare, first, second)

    def act(self, reading: Reading) -> Heard:
        """Return what the first sentence of an utterance most likely does."""
        page = reading.statement.page
        first = [clause.span for clause in reading.clauses if clause.sentence == reading.clauses[0].sentence]
        return self._acts.answer(page, page, self._comparer.act, said(reading.statement, hull(first), self._pages))

    def remember(self) -> None:
        """Keep what was asked for, in place of what was kept before."""
        self._acts.write()
        self._pairs.write()


def heard(index: Index, listener: Listener, of_one_affair: Callable[[Claim, Claim], bool]) -> Iterator[ClaimPair]:
    """Yield the pairs of claims of one affair, by two speakers, that the comparer alone hears clash, each once."""
    seen: set[tuple[int, int]] = set()
    for at in range(len(index.claims)):
        for other in _candidates(index, at):
            key = (min(at, other), max(at, other))
            if key in seen:
                continue
            seen.add(key)
            a, b = index.claims[key[0]], index.claims[key[1]]
            if not of_one_affair(a, b):
                continue
            found = listener.weigh(a.worded, b.worded)
            value = weighed(trust(0.0, found, typed=False), a, b)
            if value >= LEAST_ALONE:
                yield ClaimPair(a, b, HEARD, value, False, _shared(a, b), found=found)


def _candidates(index: Index, at: int) -> list[int]:
    """Return the claims that share most with one, rare words counting most; ties go to the nearer."""
    claim = index.claims[at]
    if not _comparable(claim):
        return []
    keys = sorted(claim.roots - claim.parties)
    found = set(index.with_keys(at, keys))
    for place in claim.places:
        found.update(other for _, _, other in index.around(place, BESIDE))
    found.discard(at)
    rows: list[tuple[float, int, int]] = []
    for other in sorted(found):
        there = index.claims[other]
        if not _comparable(there) or not may_dispute(there, claim):
            continue
        shared = _shared(there, claim)
        apart = gap(there, claim)
        if len(shared) < (1 if apart < NEAR else 2):
            continue
        weight = sum(index.rarity(key) for key in shared)
        rows.append((-weight, apart, other))
    rows.sort()
    return [other for _, _, other in rows[:BEST]]


def _comparable(claim: Claim) -> bool:
    """Tell whether a claim says enough by itself, is nobody's condition, and is reported."""
    long = len(claim.clause.tokens) >= FEWEST_WORDS
    return long and not claim.clause.condition and claim.statement.voice is Voice.REPORTED


def _shared(a: Claim, b: Claim) -> frozenset[str]:
    return (a.roots & b.roots) - a.parties - b.parties
