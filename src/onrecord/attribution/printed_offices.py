"""Offices that a page prints away from names: "an adviser to X", "It was the cook who …", and who holds them.

The first name after a page's opening sentence often is the one whom that sentence calls by office only; a definite
office with no owner ("the adviser") is the one that was printed before with its owner.
"""

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.attribution.capitals import opens_sentence
from onrecord.attribution.gazetteer import Gazetteer, fold_name
from onrecord.attribution.people import PageNames, Person
from onrecord.attribution.role_phrases import read_role
from onrecord.attribution.roles import ROLE_HEADS, Role, office_of, same_role
from onrecord.attribution.tokens import Token

__all__ = ["PrintedOffices", "bridge"]

MAX_PHRASE = 14
FULLER_REACH = 600
"""Code points before "the minister, X" in which the office is looked for in full; about two paragraphs."""
MAX_OPENING = 60
"""Tokens of an opening sentence."""
OPENERS = frozenset("a an another two three".split())
RAISED = frozenset("said says told asked called warned accused rejected denied announced resigned".split())


class PrintedOffices:
    """The offices that a page prints with their owners after an indefinite article, in text order."""

    def __init__(self, rows: Sequence[list[Token]], gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.definite: set[int] = set()
        """Where words stand right after "the minister" or "the minister,"."""
        self.heads: dict[str, list[tuple[int, list[Token], int]]] = {}
        """Where nouns of office stand in lower case, no name after them: (offset, block, index)."""
        self.rows: list[tuple[int, Role]] = []
        for row in rows:
            for k, token in enumerate(row):
                if token.low in OPENERS and k + 3 < len(row):
                    self._note(row, k, gazetteer)
                if k and token.low in ROLE_HEADS and token.text.islower():
                    self._note_head(row, k)
        self.rows.sort(key=lambda found: found[0])
        self.starts = [start for start, _ in self.rows]

    def _note(self, row: list[Token], k: int, gazetteer: Gazetteer) -> None:
        near = row[k + 1 : k + 7]
        linked = any(
            t.low in ("to", "for", "of", "at") and n and office_of(near[n - 1].low) for n, t in enumerate(near)
        )
        if not linked:
            return
        role = read_role(row[k : k + MAX_PHRASE], gazetteer)
        if role is not None and role.of is not None:
            self.rows.append((row[k].start, role))

    def _note_head(self, row: list[Token], k: int) -> None:
        following = row[k + 1 : k + 4]
        named = bool(following) and (following[0].capital or following[0].text == ",")
        if row[k - 1].low == "the" and named:
            self.definite.update(t.start for t in following)
        elif following and not following[0].capital and row[k - 1].low not in ("the", "a", "an"):
            self.heads.setdefault(row[k].low, []).append((row[k].start, row, k))

    def fuller(self, role: str, at: int) -> Role | None:
        """Return the last fuller form of an office before "the minister, X", where X stands at `at`."""
        rows = self.heads.get(role, []) if at in self.definite else []
        found = bisect_left(rows, at, key=lambda r: r[0]) - 1
        if found < 0 or at - rows[found][0] > FULLER_REACH:
            return None
        _, row, k = rows[found]
        begin = k
        while begin and k - begin < MAX_PHRASE and (row[begin - 1].word or row[begin - 1].low == "'s"):
            begin -= 1
            if row[begin].low in ("the", "a", "an", "his", "her", "its", "their") or opens_sentence(row, begin):
                break
        read = read_role(row[begin : k + 1], self.gazetteer)
        return read if read is not None and " " in read.role and same_role(role, read.role) else None

    def owner(self, role: str, at: int) -> str | None:
        """Return the owner of the last office before `at` that `role` may name again."""
        k = bisect_left(self.starts, at)
        near = (found for _, found in reversed(self.rows[max(0, k - 20) : k]))
        return next((found.of for found in near if same_role(role, found.role)), None)


def bridge(rows: Sequence[list[Token]], names: PageNames, gazetteer: Gazetteer) -> None:
    """Give the office that the page's opening sentence names to the person who opens the next one without any.

    "The harbourmaster has shut the pier. Ada Lund told sailors …": only where a definite office is the sentence's
    subject, and the name is followed by its verb.
    """
    found = _opening_office(rows[0], gazetteer) if rows and rows[0] else None
    if found is None:
        return
    role, after = found
    row, at = (rows[0], after) if after < len(rows[0]) else (rows[1] if len(rows) > 1 else [], 0)
    person, end = _name_at(row, at, names)
    if person is None or person.role is not None or end >= len(row) or not row[end].text.islower():
        return
    if any(other.role and same_role(role.role, other.role) for other in names.persons.values()):
        return
    if row[end].low in ("was", "is") and end + 1 < len(row) and row[end + 1].low.endswith("ing"):
        end += 1
    if row[end].low in ("of", "from", "at", "and", "who", "is", "was", "whose", "or", "in", "for"):
        return
    person.role = role.role
    person.of = role.of
    person.printed.append((person.first, role))


def _opening_office(row: list[Token], gazetteer: Gazetteer) -> tuple[Role, int] | None:
    """Return the definite office that is the subject of a row's first sentence, and where the next sentence begins."""
    begin = _past_dateline(row)
    end = next((k for k in range(begin + 1, min(len(row), MAX_OPENING)) if opens_sentence(row, k)), None)
    if end is None:
        if len(row) > MAX_OPENING:
            return None
        end = len(row)
    k = _past_dateline(row)
    if k == 0 and len(row) > 4 and row[0].low == "it" and row[1].low in ("was", "is"):
        k = 2
    if k + 2 >= end or row[k].low != "the":
        return None
    stop = next((n for n in range(k + 1, min(end, k + 14)) if _verb(row[n])), None)
    if stop is None or (k and row[stop].low != "who"):
        return None
    linked = next((n for n in range(k + 2, stop) if row[n].low in ("of", "for", "at")), stop)
    head = row[linked - 1]
    if not office_of(head.low, lower=head.text.islower()) or any(t.low == "'s" for t in row[k:linked]):
        return None
    if any(t.capital and not office_of(t.low, lower=False) for t in row[k + 1 : linked]):
        return None
    role = read_role(row[k:stop], gazetteer)
    return (role, end) if role is not None else None


def _past_dateline(row: list[Token]) -> int:
    """Return where the report begins, past "LISK, Ont. —"."""
    dash = next((k for k in range(1, min(len(row), 14)) if row[k].text in "—–-:"), None)
    return dash + 1 if dash is not None and row[0].text.isupper() and dash + 1 < len(row) else 0


def _verb(token: Token) -> bool:
    return token.low in RAISED | {"has", "had", "was", "is", "will", "who", "have"}


def _name_at(row: list[Token], at: int, names: PageNames) -> tuple[Person | None, int]:
    if at >= len(row):
        return None, at
    for end in range(min(len(row), at + 5), at + 1, -1):
        person = names.persons.get(_key(row[at:end]))
        if person is not None:
            return person, end
    return None, at


def _key(row: Sequence[Token]) -> str:
    return fold_name(" ".join(t.text for t in row))
