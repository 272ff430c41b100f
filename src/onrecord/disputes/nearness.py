"""Which claims stand near one another: on a page, or in time; and whether two speakers may dispute at all."""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from onrecord.disputes.claims import Claim, Place
from onrecord.disputes.lexicon.nouns import CLOSED
from onrecord.disputes.words import tokens
from onrecord.records import PageId, Voice

__all__ = ["Index", "days_between", "gap", "may_dispute", "may_turn", "surely_opposed"]

ADJACENT = 700
"""Code points between the end of one statement and the start of another that answers it: about two paragraphs."""
LOOKED_BACK = 12
"""Claims looked at before one on its page."""
BEFORE, AFTER = 16, 8
"""Claims with a shared key looked at before and after one in time; so cost grows with the claims alone."""
FAR_APART = 100_000
SHORTEST_NAME = 4


class Index:
    """Claims by page and by key, in time order."""

    def __init__(self, claims: Sequence[Claim], keys: Callable[[Claim], Sequence[str]]) -> None:
        self.claims = claims
        self.postings: dict[str, list[int]] = {}
        for at, claim in enumerate(claims):
            for key in keys(claim):
                self.postings.setdefault(key, []).append(at)
        self.pages: dict[PageId, list[tuple[int, int, int]]] = {}
        """Every report of every claim by page: its start, its end, the claim."""
        for at, claim in enumerate(claims):
            for place in claim.places:
                self.pages.setdefault(place.page, []).append((place.start, place.end, at))
        for row in self.pages.values():
            row.sort()

    def with_keys(self, at: int, keys: Sequence[str]) -> dict[int, int]:
        """Return the claims near `at` in time that hold any of `keys`, each with how many."""
        out: dict[int, int] = {}
        for key in keys:
            row = self.postings.get(key, [])
            middle = bisect_left(row, at)
            for other in row[max(0, middle - BEFORE) : middle + AFTER]:
                if other != at:
                    out[other] = out.get(other, 0) + 1
        return out

    def rarity(self, key: str) -> float:
        """Return how much a key tells of what claims are about: the fewer hold it, the more."""
        return math.log((len(self.claims) + 1) / (len(self.postings.get(key, ())) + 0.5))

    def before(self, at: int) -> Iterator[int]:
        """Yield the claims reported just before the claim `at` on any of its pages, nearest first on each."""
        for place in self.claims[at].places:
            row = self.pages[place.page]
            first = bisect_left(row, (place.start, 0, 0)) - 1
            for back in range(first, max(-1, first - LOOKED_BACK), -1):
                _, end, other = row[back]
                if place.start - end > ADJACENT:
                    break
                yield other

    def around(self, place: Place, most: int = LOOKED_BACK) -> list[tuple[int, int, int]]:
        """Return up to `most` reports before `place` on its page and as many after: start, end, claim."""
        row = self.pages[place.page]
        middle = bisect_left(row, (place.start, 0, 0))
        return row[max(0, middle - most) : middle + most]


def gap(a: Claim, b: Claim) -> int:
    """Return the least number of code points between reports of the two on one page; huge where they share none."""
    few, many = sorted((a.places, b.places), key=len)
    by_page = {place.page: place for place in many}
    rows = [(x, by_page[x.page]) for x in few if x.page in by_page]
    return min((max(x.start, y.start) - min(x.end, y.end) for x, y in rows), default=FAR_APART)


def days_between(a: Claim, b: Claim) -> int | None:
    """Return the days from one claim to the other, or None where either has no full date."""
    try:
        return abs((date.fromisoformat(a.day) - date.fromisoformat(b.day)).days)
    except ValueError:
        return None


def may_dispute(a: Claim, b: Claim) -> bool:
    """Tell whether the two are of different speakers who are not on one side."""
    if a.speaker == b.speaker or a.utterance.id == b.utterance.id:
        return False
    if a.side and b.side:
        return a.side.casefold() != b.side.casefold()
    return bool(a.utterance.speaker or b.utterance.speaker)


def surely_opposed(a: Claim, b: Claim) -> bool:
    """Tell whether both are reported words of named speakers, of two sides where both are known."""
    voices = a.statement.voice is Voice.REPORTED and b.statement.voice is Voice.REPORTED
    named = bool(a.utterance.speaker and b.utterance.speaker)
    apart = may_dispute(a, b) and not (_name(a) & _called(b) or _name(b) & _called(a))
    return voices and named and apart and not (a.condition or b.condition)


def _name(claim: Claim) -> frozenset[str]:
    """Return the words of a claim's speaker's name, short and closed ones left out."""
    return frozenset(
        word.low.removesuffix("'s")
        for word in tokens(claim.utterance.speaker or "")
        if len(word.low) >= SHORTEST_NAME and word.low not in CLOSED
    )


def _called(claim: Claim) -> frozenset[str]:
    """Return the names by which a claim's speaker is introduced, that of a company or ministry among them."""
    words = tokens(f"{claim.statement.of or ''} {claim.statement.source_words or ''}")
    return _name(claim) | {word.low.removesuffix("'s") for word in words if word.capital}


def may_turn(a: Claim, b: Claim) -> bool:
    """Tell whether one named speaker said the two on two days, `a` first."""
    return a.speaker == b.speaker and a.utterance.actor is not None and bool(a.day) and a.day < b.day and not b.relayed
