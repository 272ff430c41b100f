"""Bodies that a page names: organisations in capitals, and others by a common noun: "the regional trust"."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.attribution.capitals import is_common, opens_sentence, runs
from onrecord.attribution.gazetteer import Gazetteer, PlaceKind, fold_name
from onrecord.attribution.people import PageNames
from onrecord.attribution.role_phrases import QUALIFIERS, text_of
from onrecord.attribution.roles import BODIES, HONORIFICS, ORGANISATION_WORDS, office_of
from onrecord.attribution.tokens import Token

__all__ = ["Bodies", "Body"]

SMALL = frozenset("of for the and &".split())
"""Words that a body's name may hold in lower case; initials leave them out."""
PLACING = frozenset("in near outside across inside".split())
GENERAL = frozenset(
    "company firm club team airline group charity organisation organization body business carrier retailer "
    "agency restaurant broadcaster newspaper paper website outlet magazine consortium utility".split()
)
"""Nouns that may stand for a body whose name does not hold them."""
REACH = 6
"""Tokens of a name, and of a phrase before its noun."""
NEAR = 40
"""Bodies on each side in which another form of a name is looked for, which bounds the time."""


@dataclass(frozen=True, slots=True)
class Body:
    """One place where a body is named: in full, as far as it goes there."""

    start: int
    end: int
    name: str
    words: tuple[str, ...]
    """Folded."""
    capital: bool
    """Named in capitals."""
    state: bool = False
    doubtful: bool = False
    """After a word of place: it may be one."""


class Bodies:
    """The bodies of a page, in text order."""

    def __init__(self, rows: Sequence[list[Token]], names: PageNames, gazetteer: Gazetteer) -> None:
        self.names = names
        self.gazetteer = gazetteer
        found = [body for row in rows for body in (*self._capitals(row), *self._common(row))]
        self.rows = sorted(found, key=lambda b: (b.start, -b.end))
        self.starts = [body.start for body in self.rows]
        self.initials = {_initials(b.name): b.name for b in reversed(self.rows) if b.capital and len(b.words) > 1}
        for short, name in names.initials.items():
            self.initials[short] = name

    def before(self, at: int) -> list[Body]:
        """Return the bodies named before `at`, the nearest first."""
        k = bisect_left(self.starts, at)
        return self.rows[max(0, k - NEAR) : k][::-1]

    def after(self, at: int) -> list[Body]:
        """Return the bodies named at or after `at`, the nearest first."""
        k = bisect_left(self.starts, at)
        return self.rows[k : k + NEAR]

    def fullest(self, words: str, at: int) -> str | None:
        """Return the fullest name of the body that `words` name near `at`; None where the page has no fuller one.

        Initials stand for the name whose they are, a part of a name for the whole, a common noun for the nearest name
        that holds it, before or else after.
        """
        if words in self.initials:
            return self.initials[words]
        parts = tuple(fold_name(words).removeprefix("the ").split())
        if not parts:
            return None
        common = words.islower()
        near = (*self.before(at), *self.after(at))
        if not common and len(parts) > 1 and any(body.words == parts for body in near):
            return None
        for body in near:
            if body.words == parts or len(body.words) <= len(parts) or body.state:
                continue
            if common and parts[-1] not in BODIES:
                continue
            if _holds(body.words, parts) or (common and len(parts) == 1 and body.capital and parts[0] in body.words):
                return body.name
        if common and len(parts) == 1 and parts[0] in GENERAL:
            return self.nearest(at, other_than=BODIES - {parts[0]})
        return None

    def nearest(self, at: int, *, other_than: frozenset[str] = frozenset(), reach: int | None = None) -> str | None:
        """Return the name of the last body named in capitals before `at`; else of the one named after, if only one.

        Names that end in one of `other_than` are left out: an airport is no airline. `reach` is in code points.
        """
        near = [b for b in self.before(at) if reach is None or at - b.end <= reach]
        fitting = [b for b in near if b.capital and not b.state and b.words[-1] not in other_than]
        best = next((b for b in fitting if not b.doubtful), next(iter(fitting), None))
        if best is not None or reach is not None:
            return best.name if best is not None else None
        rest = {b.name for b in self.after(at) if b.capital and not b.state and b.words[-1] not in other_than}
        return rest.pop() if len(rest) == 1 else None

    def owner(self, at: int) -> str | None:
        """Return what "its" at `at` stands for: the last body or state named before, by whatever name."""
        near = self.before(at)
        found = next((b for b in near if not b.doubtful), next(iter(near), None))
        if found is None:
            return None
        return found.name if found.capital else self.fullest(found.name, found.start) or found.name

    def _capitals(self, row: list[Token]) -> list[Body]:
        out: list[Body] = []
        for run in runs(row):
            first, last = run.first, run.last
            while first < last - 1 and (
                row[first].low in HONORIFICS | QUALIFIERS
                or row[first].text == "."
                or office_of(row[first].low, lower=False)
            ):
                first += 1
            last = next((k for k in range(first + 1, last) if office_of(row[k].low, lower=False)), last)
            words = text_of(row[first:last])
            place = self.gazetteer.place(words)
            if place is not None:
                placed = first > 0 and row[first - 1].low in PLACING
                if place.kind is PlaceKind.NAME and not placed:
                    out.append(Body(row[first].start, row[last - 1].end, place.state, (), capital=True, state=True))
                continue
            last = self._onward(row, first, last)
            if self._is_person(row, first, last) or not self._is_body(row, first, last):
                continue
            words = text_of(row[first:last])
            folded = tuple(fold_name(words).split())
            placed = first > 0 and row[first - 1].low in PLACING
            out.append(Body(row[first].start, row[last - 1].end, words, folded, capital=True, doubtful=placed))
        return out

    def _onward(self, row: list[Token], first: int, last: int) -> int:
        """Return where a name ends that goes on over "of" or "for": "University of Caddon"."""
        k = last
        if k + 1 < len(row) and row[k].low in ("of", "for") and row[last - 1].low in ORGANISATION_WORDS | BODIES:
            at = k + 1 + (row[k + 1].low == "the" and k + 2 < len(row))
            while at < len(row) and at - first < 2 * REACH and row[at].capital and not is_common(row[at]):
                at += 1
            last = at if row[at - 1].capital else last
        return last

    def _is_person(self, row: list[Token], first: int, last: int) -> bool:
        folded = [fold_name(t.text) for t in row[first:last] if t.word]
        whole = " ".join(folded)
        person = self.names.person(whole)
        if person is not None and (person.sure or person.role is not None):
            return True
        tails = (" ".join(folded[k:]) for k in range(1, len(folded)))
        return any(tail in self.names.persons and self.names.persons[tail].sure for tail in tails)

    def _is_body(self, row: list[Token], first: int, last: int) -> bool:
        words = [t for t in row[first:last] if t.word]
        if any(t.low in ORGANISATION_WORDS for t in words):
            return len(words) > 1
        if len(words) == 1:
            word = words[0].text
            return (word.isupper() and 2 <= len(word) <= 6) or any(c.isupper() for c in word[1:])
        if self.gazetteer.is_province(text_of(words)) or words[-1].low in self.names.lower - BODIES:
            return False
        return not (opens_sentence(row, first) and len(words) == 2 and words[0].low in self.names.lower)

    def _common(self, row: list[Token]) -> list[Body]:
        """Return the bodies told by a common noun: "the central bank of X", "X’s volcano office", "the museum"."""
        out: list[Body] = []
        for k, token in enumerate(row):
            if token.low not in BODIES or not token.text.islower():
                continue
            following = row[k + 1] if k + 1 < len(row) else None
            if following is not None and (following.low in BODIES or office_of(following.low)) and following.word:
                continue
            first = k
            while first and k - first < REACH and _describes(row[first - 1]):
                first -= 1
            before = row[first - 1] if first else None
            if before is not None and before.low == "'s" and first >= 2 and row[first - 2].capital:
                first -= 2
                while first and row[first - 1].capital and not is_common(row[first - 1]):
                    first -= 1
            elif before is None or before.low not in ("the", "a", "an", "its", "their"):
                continue
            last = k + 1
            if following is not None and following.low == "of":
                at = k + 2 + (k + 2 < len(row) and row[k + 2].low == "the")
                while at < len(row) and at - k < REACH and row[at].capital:
                    at += 1
                last = at if row[at - 1].capital else last
            words = text_of(row[first:last])
            out.append(Body(row[first].start, row[last - 1].end, words, tuple(fold_name(words).split()), capital=False))
        return out


def _describes(token: Token) -> bool:
    low = token.low
    if not token.word or low in SMALL or low == "'s" or is_common(token):
        return False
    return token.text.islower() or token.capital


def _holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    size = len(part)
    return any(whole[k : k + size] == part for k in range(len(whole) - size + 1))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word.lower() not in SMALL).upper()
