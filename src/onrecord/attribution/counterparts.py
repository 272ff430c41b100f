"""Persons whom a page tells by another’s office: "his Utopian counterpart", "her opposite number at Lisk Rail"."""

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.attribution.gazetteer import Gazetteer, PlaceKind, fold_name
from onrecord.attribution.people import PageNames, Person
from onrecord.attribution.role_owners import owner_phrase, text_of
from onrecord.attribution.roles import HONORIFICS
from onrecord.attribution.tokens import Token

__all__ = ["counterparts"]

OWNING = frozenset("his her their its 's".split())
BEFORE = 5
"""Tokens before "counterpart" in which its owner stands."""
MANY = 60
"""Mentions before a block in which it is looked for further."""
REACH = 30
"""Tokens before "counterpart" in which whose it is is looked for in the same block."""


def counterparts(
    row: list[Token], names: PageNames, gazetteer: Gazetteer, mentions: Sequence[tuple[int, Person]]
) -> None:
    """Give "his Utopian counterpart X" the role of the person before, and the state or the body that it is told by.

    `mentions` are the places where persons are named, in text order.
    """
    for k, token in enumerate(row):
        pair = token.low == "number" and k > 0 and row[k - 1].low == "opposite"
        if not pair and token.low != "counterpart":
            continue
        begin = next((n for n in range(k - 1, max(-1, k - BEFORE), -1) if row[n].low in OWNING), None)
        found = gazetteer.place(row[k - 1 - pair].text) if k > pair else None
        state = found.state if found is not None and found.kind is not PlaceKind.CAPITAL else None
        if begin is None and state is None:
            continue
        begin = k - 1 if begin is None else begin
        person, rest = _bearer(row, begin, k + 1, names)
        if person is None or (person.role is not None and not person.role.lower().endswith(("counterpart", "number"))):
            continue
        other = _other(row, begin, person, names, mentions)
        if other is None:
            continue
        body = text_of(owner_phrase(row, rest + 1)) if rest < len(row) and row[rest].low in ("at", "in", "from") else ""
        of = state or gazetteer.state(body.removeprefix("the ")) or body.removeprefix("the ")
        person.role, person.of = other.role, of or person.of or person.affiliation or other.of


def _bearer(row: list[Token], begin: int, end: int, names: PageNames) -> tuple[Person | None, int]:
    """Return the person named right before or after the phrase [begin, end), and where the phrase goes on."""
    if begin > 1 and row[begin - 1].text == "," and row[begin - 2].capital:
        before = names.person(row[begin - 2].text, row[begin - 2].start)
        if before is not None:
            return before, end
    at = end
    while at < len(row) and at < end + 8 and (not row[at].capital or row[at].low in HONORIFICS):
        if row[at].text in ".;?!" and row[at - 1].low not in HONORIFICS:
            return None, end
        at += 1
    while at < min(len(row), end + 12):
        if row[at].capital:
            rows = names.given.get(fold_name(row[at].text), [])
            if rows:
                return rows[0], end
        elif row[at].text not in ",." and row[at].low != "the":
            break
        at += 1
    return None, end


def _other(
    row: list[Token], begin: int, but: Person, names: PageNames, mentions: Sequence[tuple[int, Person]]
) -> Person | None:
    """Return the last person before who has an office: in the block, else on the page."""
    near = (names.person(t.text, t.start) for t in reversed(row[max(0, begin - REACH) : begin]) if t.capital)
    told = next((p for p in near if p is not None and p is not but and p.role), None)
    if told is not None:
        return told
    k = bisect_left(mentions, row[begin].start, key=lambda mention: mention[0])
    before = (p for _, p in reversed(mentions[max(0, k - MANY) : k]))
    return next((p for p in before if p is not but and p.role), None)
