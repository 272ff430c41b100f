"""Bodies that a page names: organisations in capitals, and others by a common noun: "the regional trust"."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.attribution.body_signs import (
    NUMBERS,
    REACH,
    describes,
    initials_of,
    is_apposed,
    joined,
    placed,
    quoted_words,
    said_again,
    single_bodies,
)
from onrecord.attribution.capitals import is_common, opens_sentence, runs
from onrecord.attribution.gazetteer import Gazetteer, PlaceKind, fold_name
from onrecord.attribution.occupations import MODIFIERS
from onrecord.attribution.office_kinds import NAMED_AS
from onrecord.attribution.people import PageNames
from onrecord.attribution.role_owners import text_of
from onrecord.attribution.role_phrases import QUALIFIERS
from onrecord.attribution.roles import BODIES, BRANDS, COMPANIES, HONORIFICS, ORGANISATION_WORDS, office_of
from onrecord.attribution.tokens import Token

__all__ = ["DIRECTIONS", "Bodies", "Body"]

BEFORE_NAMES = HONORIFICS | QUALIFIERS
PLACES = frozenset(
    "street road avenue lane square river lake bay beach island islands hill hills valley creek reef".split()
)
COURTS = frozenset({"court"})
"""Bodies that own no office unsaid by their common noun: a page tells of several."""
DIRECTIONS = frozenset(
    "old new north south east west upper lower great little northern southern eastern western".split()
)
"""Words by which two places of one name differ."""
GENERAL = frozenset(
    "company firm club team airline group charity organisation organization body business carrier retailer "
    "agency restaurant broadcaster newspaper paper website outlet magazine consortium utility".split()
)
"""Nouns that may stand for a body whose name does not hold them."""
HOUSES = frozenset(
    "books kitchen diner grill deli market arms bakery cafe inn bar store stores garage farm lodge".split()
)
"""Words of small houses that are named after their owners."""
OWN_REACH = 120
"""Code points after an office in which its holder’s own body is looked for."""
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
    owned: bool = False
    """After "his", "her" or "their"."""
    doubtful: bool = False
    """After a word of place: it may be one."""
    possessor: bool = False
    """Before a possessive mark: "the council’s plan"."""
    opens: bool = False
    """First in its sentence, as the subject is."""
    quoted: bool = False
    """Within quotation marks, where somebody else speaks."""


class Bodies:
    """The bodies of a page, in text order."""

    def __init__(self, rows: Sequence[list[Token]], names: PageNames, gazetteer: Gazetteer) -> None:
        self.names = names
        self.gazetteer = gazetteer
        self.again = said_again(rows)
        self.single = single_bodies(rows, names, gazetteer)
        found: list[Body] = []
        for row in rows:
            quoted = quoted_words(row)
            bodies = (*self._capitals(row), *self._common(row))
            found += [replace(b, quoted=True) if b.start in quoted else b for b in bodies] if quoted else bodies
        self.by_first = _first_words(found)
        found += _by_first_word(rows, found, self.by_first, names)
        self.rows = sorted(found, key=lambda b: (b.start, -b.end))
        self.starts = [body.start for body in self.rows]
        self.initials = {initials_of(b.name): b.name for b in reversed(self.rows) if b.capital and len(b.words) > 1}
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
        if common and len(parts) == 1:
            near = tuple(sorted(near, key=lambda body: body.words[-1:] != parts))
        first = min((body.start for body in near if body.words == parts), default=None)
        for body in near:
            if first is not None and not common and body.start > first:
                continue
            if body.words == parts or len(body.words) <= len(parts) or body.state:
                continue
            if common and parts[-1] not in BODIES and (not body.capital or body.words[-1] != parts[-1]):
                continue
            if len(parts) == 1 and (words.isupper() or (body.words[-1:] == parts and body.words[0] in DIRECTIONS)):
                continue
            if _holds(body.words, parts) or (common and len(parts) == 1 and body.capital and parts[0] in body.words):
                return body.name
        if common and len(parts) == 1 and (parts[0] in GENERAL or parts[0] in NAMED_AS):
            kinds = NAMED_AS.get(parts[0], frozenset())
            told = self.of_kind(at, kinds) if kinds else None
            if told is not None:
                return told
            return self.nearest(at, other_than=BODIES - BRANDS - {parts[0]}) if parts[0] in GENERAL else None
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

    def at(self, start: int, end: int) -> str | None:
        """Return the body in capitals whose name begins at `start` and ends at or after `end`."""
        k = bisect_left(self.starts, start)
        near = (b for b in self.rows[k : k + 3] if b.start == start and b.end >= end and b.capital and not b.state)
        return next((b.name for b in near), None)

    def lead(self, at: int) -> str | None:
        """Return the only body in capitals named soon after `at`, where none is named before."""
        if any(b.capital and not b.state for b in self.before(at)):
            return None
        near = {
            b.name for b in self.after(at) if b.capital and not b.state and not b.doubtful and b.start - at <= OWN_REACH
        }
        return near.pop() if len(near) == 1 else None

    def of_kind(self, at: int, kind: frozenset[str]) -> str | None:
        """Return the name of the last body before `at` whose name holds a word of `kind`."""
        rows = (*self.before(at), *(b for b in self.after(at) if b.start - at <= OWN_REACH))
        fits = [b for b in rows if not b.state and kind & set(b.words)]
        plain = (b.name for b in fits if b.words[-1] in kind - COURTS)
        return next((b.name for b in fits if b.capital), next(plain, None))

    def ahead(self, at: int) -> str | None:
        """Return the body that a possessive after `at` makes somebody's own: "and her Lisk Otters"."""
        return next((b.name for b in self.after(at)[:3] if b.capital and b.owned and b.start - at <= OWN_REACH), None)

    def owner(self, at: int) -> str | None:
        """Return what "its" at `at` stands for: the last body or state named before, by whatever name."""
        near = [b for b in self.before(at) if not b.quoted] or self.before(at)
        found = next((b for b in near if not b.doubtful), next(iter(near), None))
        if found is not None and not found.opens and (found.possessor or not found.capital):
            subjects = (b for b in near if b.opens and not b.doubtful and found.start - b.end <= OWN_REACH)
            rest = (b for b in near if not b.possessor and not b.doubtful and found.start - b.end <= OWN_REACH)
            found = next(subjects, None) or (next(rest, found) if found.possessor else found)
        if found is None:
            return None
        return found.name if found.capital else self.fullest(found.name, found.start) or found.name

    def _capitals(self, row: list[Token]) -> list[Body]:
        out: list[Body] = []
        taken = 0
        told = self.names.runs.get(row[0].start) if row else []
        for run in told if told is not None else runs(row, self.names.lines):
            first, last = max(run.first, taken), run.last
            if first >= last:
                continue
            while first < last - 1 and (
                row[first].low in BEFORE_NAMES
                or row[first].text == "."
                or (office_of(row[first].low, lower=False) and not self._goes_with(row, first, last))
            ):
                first += 1
            last = next((k for k in range(first + 1, last) if self._ends_at(row, k, last)), last)
            words = text_of(row[first:last])
            place = self.gazetteer.place(words)
            if place is not None:
                doubtful = placed(row, first)
                if place.kind is PlaceKind.NAME and not doubtful:
                    out.append(Body(row[first].start, row[last - 1].end, place.state, (), capital=True, state=True))
                continue
            last = self._onward(row, first, self._past_owner(row, first, joined(row, last)))
            taken = last
            if self._is_person(row, first, last) or not self._is_body(row, first, last):
                continue
            if first > 1 and row[first - 1].low in NUMBERS and row[first - 1].capital and row[first - 2].low == "the":
                first -= 1
            words = text_of(row[first:last])
            folded = tuple(fold_name(words).split())
            doubtful = placed(row, first)
            owned = first > 0 and row[first - 1].low in ("his", "her", "their")
            out.append(
                Body(
                    row[first].start,
                    row[last - 1].end,
                    words,
                    folded,
                    capital=True,
                    owned=owned,
                    doubtful=doubtful,
                    opens=_opens(row, first),
                )
            )
        return out

    def _goes_with(self, row: list[Token], first: int, last: int) -> bool:
        """Tell whether a noun of office begins a name: "Nurses Union", "Academic Staff Union"."""
        return row[last - 1].low in ORGANISATION_WORDS and (
            row[first].low.endswith("s") or all(t.low in BODIES or t.low in MODIFIERS for t in row[first + 1 : last])
        )

    def _ends_at(self, row: list[Token], k: int, last: int) -> bool:
        """Tell whether an office at `k` ends a name before it; a hospital’s "General" does not."""
        following = row[k + 1].low if k + 1 < len(row) and k + 1 < last else ""
        if (row[k].low == "general" and k == last - 1) or following in ORGANISATION_WORDS:
            return False
        return office_of(row[k].low, lower=False) == row[k].low

    def _past_owner(self, row: list[Token], first: int, last: int) -> int:
        """Return where a name ends that holds a possessive: "St Ebba’s Hospital", "Tarn’s Bakery".

        One word of a body must follow, or the name of a saint stand before: "Lisk’s Harbour Union" is two names.
        """
        if last + 1 >= len(row) or row[last].low != "'s" or self.gazetteer.place(text_of(row[first:last])) is not None:
            return last
        end = last + 1
        while end < len(row) and end - last < REACH and row[end].capital and not is_common(row[end]):
            if office_of(row[end].low, lower=False):
                break
            end += 1
        told = end > last + 1 and row[end - 1].low in ORGANISATION_WORDS | HOUSES
        saint = row[first].low in ("st", "saint")
        return end if (told and (end == last + 2 or saint)) or (saint and end == last + 1) else last

    def _onward(self, row: list[Token], first: int, last: int) -> int:
        """Return where a name ends that goes on over "of" or "for": "University of Caddon"."""
        k = last
        if k + 1 < len(row) and row[k].low in ("of", "for") and row[last - 1].low in BODIES:
            at = k + 1 + (row[k + 1].low == "the" and k + 2 < len(row))
            while (
                at < len(row)
                and at - first < 2 * REACH
                and (
                    (row[at].capital and not is_common(row[at]))
                    or (row[at].low in ("and", "&") and at > k + 1 and at + 1 < len(row) and row[at + 1].capital)
                )
            ):
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
        words = [t for t in row[first:last] if t.word and t.low != "'s"]
        if words[-1].low in PLACES:
            return False
        if first == 0 and all(t.text.isupper() for t in words) and not any(t.low in BODIES for t in words):
            return False
        before = row[first - 1] if first else None
        if before is not None and before.low in COMPANIES and before.text.islower():
            return True
        if is_apposed(row, last):
            return True
        if any(t.text == "&" for t in row[first:last]):
            return True
        if len(words) == 1 and words[0].low in ORGANISATION_WORDS:
            return before is not None and before.low == "the"
        if any(t.low in ORGANISATION_WORDS for t in words):
            return len(words) > 1
        if len(words) == 1:
            word = words[0].text
            if fold_name(word) in self.single:
                return True
            return (word.isalpha() and word.isupper() and 2 <= len(word) <= 6) or any(c.isupper() for c in word[1:])
        if self.gazetteer.is_province(text_of(words)) or words[-1].low in self.names.lower - BODIES - self.again:
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
            while first and k - first < REACH and describes(row[first - 1]):
                first -= 1
            before = row[first - 1] if first else None
            apposed = first >= 3 and before is not None and before.low in ("the", "a", "an")
            if apposed and row[first - 3].capital and is_apposed(row, first - 2):
                continue
            if before is not None and before.low == "'s" and first >= 3 and office_of(row[first - 2].low):
                if row[first - 3].low in ("the", "a"):
                    first -= 2
            elif before is not None and before.low == "'s" and first >= 2 and row[first - 2].capital:
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
            owns = last < len(row) and row[last].low == "'s"
            folded = tuple(fold_name(words).split())
            out.append(
                Body(
                    row[first].start,
                    row[last - 1].end,
                    words,
                    folded,
                    capital=False,
                    possessor=owns,
                    opens=_opens(row, first),
                )
            )
        return out


def _opens(row: list[Token], first: int) -> bool:
    """Tell whether a name or noun opens its sentence, an article aside."""
    return opens_sentence(row, first) or (
        first > 0 and row[first - 1].low in ("the", "a", "an") and opens_sentence(row, first - 1)
    )


def _first_words(found: Sequence[Body]) -> dict[str, str]:
    """Return the names of bodies by their first words, where only one begins so."""
    firsts: dict[str, set[str]] = {}
    for body in found:
        if body.capital and not body.state and len(body.words) > 1:
            firsts.setdefault(body.words[0], set()).add(body.name)
            if body.words[-1] in BRANDS:
                firsts.setdefault(body.words[-1], set()).add(body.name)
    return {word: min(bodies) for word, bodies in firsts.items() if len(bodies) == 1}


def _by_first_word(
    rows: Sequence[list[Token]], found: Sequence[Body], firsts: Mapping[str, str], names: PageNames
) -> list[Body]:
    """Return the places where the first word of a body’s name stands for it: "Lisk" for "Lisk Broadband"."""
    taken = {body.start for body in found}
    out: list[Body] = []
    for row in rows:
        for k, token in enumerate(row):
            name = firsts.get(fold_name(token.text)) if token.capital else None
            beside = k + 1 < len(row) and row[k + 1].capital
            beside = beside or (k > 0 and row[k - 1].capital and not is_common(row[k - 1]))
            if name is None or token.start in taken or beside or names.person(token.text) is not None:
                continue
            out.append(Body(token.start, token.end, name, tuple(fold_name(name).split()), capital=True))
    return out


def _holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    size = len(part)
    return any(whole[k : k + size] == part for k in range(len(whole) - size + 1))
