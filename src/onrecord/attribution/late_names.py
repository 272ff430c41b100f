"""Persons whom a page calls by office first and names a sentence later: "Its leader resigned." … "said Ada Lund".

The first bare name after an office that is a sentence's subject, and has no name by it, is that office's holder:
whoever else is named there is nearly always described. A page of which somebody else holds the office says so.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from onrecord.attribution.acting import acting_clause, as_former
from onrecord.attribution.capitals import opens_sentence
from onrecord.attribution.gazetteer import Gazetteer
from onrecord.attribution.lexicon import cues
from onrecord.attribution.occupations import agentive
from onrecord.attribution.people import PageNames, Person
from onrecord.attribution.role_phrases import read_role
from onrecord.attribution.roles import ROLE_HEADS, Role, office_of, same_role
from onrecord.attribution.tokens import Token

__all__ = ["late_names", "told_by_pronoun"]

REACH = 420
"""Code points between the office and the name; about three sentences."""
MANY = 60
"""Persons of one office that are asked, which bounds the time."""
MOST_BEFORE, MOST_AFTER = 9, 12
"""Tokens of a phrase before its noun of office, and between it and its verb."""
OPENERS = frozenset("the a an his her its their one".split())
VERBS = frozenset("has had was is will who have would could can may must did does".split())
LINKS = frozenset("of for at from in to on".split())
NOT_ALONE = frozenset(
    "resident pensioner motorist passenger customer neighbour neighbor official source person".split()
)
"""Nouns of which a report has many."""
LEAVING = frozenset("resigned resigns quit quits sacked ousted".split())
RANKS = frozenset("representative senator councillor reverend doctor professor".split())
"""Ranks that give way to an office."""


def late_names(
    rows: Sequence[list[Token]],
    names: PageNames,
    gazetteer: Gazetteer,
    mentions: Sequence[tuple[int, Person]],
    resolve: Callable[[Role, int], Role],
) -> None:
    """Give offices that stand alone as subjects to the persons named next without any.

    `mentions` are the places where persons are named, in text order; `resolve` tells owners by the page.
    """
    starts = [start for start, _ in mentions]
    held: dict[str, list[Person]] = {}
    for other in names.persons.values():
        for word in sorted(set((other.role or "").lower().split())):
            held.setdefault(word, []).append(other)
    for row in rows:
        for k, token in enumerate(row):
            titled = token.low in ROLE_HEADS and k > 0 and row[k - 1].low == "the"
            if not (titled or token.text.islower()):
                continue
            hero = k + 1 < len(row) and row[k + 1].low == "who"
            if office_of(token.low) != token.low and not (hero and agentive(token.low)):
                continue
            begin = _subject(row, k)
            if begin is None:
                continue
            person = _next(token.start, mentions, starts)
            hero = hero and row[begin].low in ("a", "an")
            if person is None or not (_bare(person) or (hero and person.role is None)):
                continue
            role = read_role(row[begin : k + MOST_AFTER], gazetteer, agents=hero)
            if role is None or token.low not in role.role.lower().split() or token.low in NOT_ALONE:
                continue
            if any(p is not person and same_role(role.role, p.role or "") for p in held.get(token.low, [])[:MANY]):
                continue
            told = resolve(role, token.start)
            near = row[k + 1 : k + MOST_AFTER]
            stop = next((n for n, t in enumerate(near) if t.text in ".,;?!"), len(near))
            if any(t.low in LEAVING for t in near[:stop]):
                told = as_former(told)
            person.role, person.of = told.role, told.of or person.of
            person.local.pop(person.first, None)


def _subject(row: list[Token], k: int) -> int | None:
    """Return where the noun phrase of the office at `k` begins, if it is its sentence's subject and has no name."""
    begin = k
    while begin and k - begin < MOST_BEFORE and (row[begin - 1].word or row[begin - 1].text in "’'"):
        if row[begin].low in OPENERS or opens_sentence(row, begin):
            break
        begin -= 1
    if row[begin].low not in OPENERS and not any(t.low == "'s" for t in row[begin:k]):
        return None
    if any(t.low in LINKS or t.low in ("that", "who", "and") for t in row[begin:k]):
        return None
    before = row[begin - 1] if begin else None
    opens = before is None or opens_sentence(row, begin) or before.text in "—–," or before.low in ("and", "but", "as")
    if not opens:
        return None
    end = k + 1
    if end < len(row) and row[end].low in LINKS:
        while end < len(row) and end - k < MOST_AFTER and (row[end].capital or row[end].low in LINKS | {"the"}):
            end += 1
    if end >= len(row):
        return None
    low = row[end].low
    form = cues().get(low)
    verb = low in VERBS or (form is not None and form.form in ("past", "s")) or (low.endswith("ed") and len(low) > 4)
    return begin if verb and row[end].text.islower() else None


def _next(at: int, mentions: Sequence[tuple[int, Person]], starts: Sequence[int]) -> Person | None:
    """Return the person named next after `at`, if that is near and for the first time."""
    k = bisect_left(starts, at)
    while k < len(mentions) and starts[k] - at <= REACH and not mentions[k][1].sure and mentions[k][1].role is None:
        k += 1
    if k >= len(mentions):
        return None
    start, person = mentions[k]
    new = person.first <= start < person.first + len(person.name)
    return person if new and person.first > at and start - at <= REACH else None


def _bare(person: Person) -> bool:
    """Tell whether a page describes a person not at all, or by a rank alone."""
    if person.affiliation is not None and person.of is not None:
        return False
    return person.role is None or person.role.lower() in RANKS


def told_by_pronoun(
    rows: Sequence[list[Token]],
    names: PageNames,
    gazetteer: Gazetteer,
    mentions: Sequence[tuple[int, Person]],
    resolve: Callable[[Role, int], Role],
) -> None:
    """Give who is named last before "She was chairman of X" or "He now coaches at X" that role, where there is none."""
    starts = [start for start, _ in mentions]
    for row in rows:
        for k, token in enumerate(row):
            if token.low not in ("he", "she") or k + 3 >= len(row) or not opens_sentence(row, k):
                continue
            at = bisect_left(starts, token.start) - 1
            person = mentions[at][1] if at >= 0 and token.start - starts[at] <= REACH else None
            if person is None or person.role is not None:
                continue
            if names.genders.get(person.name, token.low) not in (token.low, {"he": "m", "she": "f"}[token.low]):
                continue
            role = acting_clause(row, k + 1, gazetteer)
            if role is not None and token.low != role.role.lower():
                told = resolve(role, token.start)
                person.role, person.of = told.role, told.of or person.of
