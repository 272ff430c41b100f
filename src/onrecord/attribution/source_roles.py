"""Roles that a source tells by halves: "two of the four directors", "minister" cut from "Utopian minister"."""

from onrecord.attribution.gazetteer import Gazetteer
from onrecord.attribution.people import Person
from onrecord.attribution.role_phrases import read_role
from onrecord.attribution.roles import Role, office_of
from onrecord.attribution.tokens import Token, words_of
from onrecord.records import Span

__all__ = ["apposed_role", "belongs", "share_of", "state_before"]

SEVERAL = frozenset("one another other first second third fourth last".split())
LONGEST_APPOSITION = 100
"""Code points after a source in which its apposition is read."""
LONGEST_STATE = 40
"""Code points before a source in which the state is looked for that it was cut from."""


def share_of(core: list[Token], gazetteer: Gazetteer) -> Role | None:
    """Return the role in "two of the four directors", which any of them may have; None for other sources."""
    if len(core) > 3 and core[0].low in ("one", "some", "several", "many") and core[1].low == "of":
        core = core[1:]
    if len(core) < 3 or core[0].low != "of":
        return None
    role = read_role(core[1:], gazetteer)
    words = role.role.split() if role is not None else []
    if role is None or not words:
        return None
    return Role(" ".join([*words[:-1], office_of(words[-1]) or words[-1]]), role.of, role.by)


def state_before(text: str, span: Span, gazetteer: Gazetteer) -> str | None:
    """Return the state right before a source that was cut after it: "Utopian" of "Utopian minister"."""
    before = words_of(text, max(0, span.start - LONGEST_STATE), span.start)
    while before and before[-1].low == "'s":
        before.pop()
    for size in (3, 2, 1):
        found = gazetteer.match([t.text for t in before[-size:]], 0) if len(before) >= size else None
        if found is not None and found[0] == size and text[before[-1].end : span.start].strip() in ("", "’s", "'s"):
            return found[1].state
    return None


def apposed_role(text: str, span: Span, row: list[Token], gazetteer: Gazetteer) -> Role | None:
    """Return the role in the apposition after one of several: "One, a former engineer, said"."""
    if not row or row[0].low not in ("one", "another", "the") or len(row) > 2 or row[-1].low not in SEVERAL:
        return None
    rest = words_of(text, span.end, min(len(text), span.end + LONGEST_APPOSITION))
    if len(rest) < 3 or rest[0].text != "," or rest[1].low not in ("a", "an", "the", "who"):
        return None
    end = next((k for k in range(1, len(rest)) if rest[k].text in ",.;"), len(rest))
    return read_role(rest[1:end], gazetteer, agents=True)


def belongs(person: Person, noun: str) -> bool:
    """Tell whether a person's office is of something called `noun`: "the union’s leader"."""
    return noun in f"{person.role or ''} {person.of or ''}".lower().split()
