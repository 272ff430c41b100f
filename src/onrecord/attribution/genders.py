"""A person's gender, by the words of a page alone: roles, and the pronouns that follow a name."""

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.attribution.capitals import NOT_NAMES
from onrecord.attribution.people import PageNames
from onrecord.attribution.tokens import Token

__all__ = ["note_genders"]

TITLES = {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "lady": "f", "dame": "f"}
PRONOUNS = {"he": 1, "his": 1, "him": 1, "himself": 1, "she": 0, "her": 0, "hers": 0, "herself": 0}


def note_genders(rows: Sequence[list[Token]], names: PageNames, persons: Sequence[tuple[int, str]]) -> None:
    """Tell each person's gender by the pronouns that follow the name more closely than another's.

    A two-thirds vote; a pronoun in the name's own sentence counts twice, one beyond the next sentence not at all. What
    a role tells ("spokeswoman") overrules.
    """
    votes: dict[str, list[int]] = {}
    titled: dict[str, str] = {}
    for row in rows:
        if not row:
            continue
        k = bisect_left(persons, (row[0].start, ""))
        last, ends = "", 0
        for at, token in enumerate(row):
            if k < len(persons) and persons[k][0] == token.start:
                lead = row[at - 1 - (row[at - 1].text == "." and at > 1)].low if at else ""
                if lead in TITLES:
                    titled.setdefault(persons[k][1], TITLES[lead])
            while k < len(persons) and persons[k][0] <= token.start:
                last, ends = persons[k][1], 0
                k += 1
            ends += token.text in ".?!"
            apposed = at > 0 and row[at - 1].text == "," and token.low in ("his", "her") and not ends
            man = PRONOUNS.get(token.low) if not apposed and (ends or not _is_object(row, at)) else None
            if last and man is not None and ends < 2:
                votes.setdefault(last, [0, 0])[man] += 2 - ends
    for name, (woman, man) in votes.items():
        if max(woman, man) >= 2 * min(woman, man):
            names.genders[name] = "f" if woman > man else "m"
    for name, told in titled.items():
        names.genders.setdefault(name, told)
    for person in names.persons.values():
        if person.gender:
            names.genders[person.name] = person.gender


def _is_object(row: list[Token], k: int) -> bool:
    """Tell whether a pronoun is an object, which its own sentence's subject is not: "X congratulated her by …"."""
    if row[k].low not in ("him", "her"):
        return False
    following = row[k + 1] if k + 1 < len(row) else None
    return row[k].low == "him" or following is None or not following.word or following.low in NOT_NAMES
