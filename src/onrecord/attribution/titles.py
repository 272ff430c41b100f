"""Roles that are printed beside a name, the best of what stands before and after it; roles in pairs and by contrast."""

from onrecord.attribution.acting import as_former
from onrecord.attribution.after_names import right_after, signature, with_place
from onrecord.attribution.before_names import across_comma, rank, right_before, with_complement
from onrecord.attribution.capitals import opens_sentence, runs
from onrecord.attribution.gazetteer import Gazetteer, fold_name
from onrecord.attribution.people import PageNames, Person
from onrecord.attribution.role_phrases import PRONOUNS, one_of, read_role
from onrecord.attribution.roles import HONORIFICS, ROLE_HEADS, Role, office_of, same_role
from onrecord.attribution.tokens import Token

__all__ = ["SLIGHT", "give_role", "one_of", "pairs", "role_beside"]


def role_beside(row: list[Token], first: int, last: int, gazetteer: Gazetteer, names: PageNames) -> Role | None:
    """Return the role printed right before, right after, or across a comma before the name [first, last)."""
    if first > 3 and row[first - 1].text == ")" and row[first - 2].low in RETIRED and row[first - 3].text == "(":
        begin = max(0, first - NEAR)
        row, size = [*row[begin : first - 3], *row[first : last + NEAR]], last - first
        first, last = first - 3 - begin, first - 3 - begin + size
    role = _beside(row, first, last, gazetteer, names)
    if role is not None and _left(row, last) and role.role.lower().split()[-1] not in RANKS_ALONE:
        role = as_former(role)
    return None if role is not None and role.role.lower().split()[-1:] in NO_ROLES else role


def _beside(row: list[Token], first: int, last: int, gazetteer: Gazetteer, names: PageNames) -> Role | None:
    after = _signed(row, first, last, gazetteer, names) or right_after(row, last, gazetteer)
    if after is not None and _now(row, last):
        return after
    closed = across_comma(row, first, last, gazetteer, names) if _titled(row, first) else None
    if closed is not None:
        return closed
    theirs = _whose_across(row, first, last, gazetteer, names)
    if theirs is not None:
        return theirs
    before = right_before(row, first, gazetteer, names) or with_complement(row, first, gazetteer, names)
    if after is not None and before is not None and before.of is None and before.role.lower() in SLIGHT:
        return after
    before = before or _shared(row, first, gazetteer, names)
    before = before or _in_court(row, first)
    appointed = _appointed(row, first, last, gazetteer)
    if appointed is not None:
        return appointed
    if before is not None:
        return with_place(before, row, last, gazetteer)
    return (
        after
        or across_comma(row, first, last, gazetteer, names)
        or with_place(rank(row, first, gazetteer), row, last, gazetteer)
    )


NEAR = 40
"""Tokens on each side of a name that are read where a bracket is left out before it."""
LEAVING = frozenset("resigned resigns quit quits".split())
"""Verbs that say of their subject that an office is over."""
RETIRED = frozenset("retd rtd ret retired".split())
"""Words in brackets between a rank and a name."""
NO_ROLES = (["resident"], ["residents"], ["pensioner"])
"""Words of home and age, which are no roles."""
RANKS_ALONE = frozenset(
    "general colonel major captain commander commodore admiral brigadier lieutenant sergeant corporal barrister "
    "advocate attorney councillor reverend chief elder deacon professor justice senator engineer pastor imam dean "
    "comrade doctor councilman councilwoman alderman".split()
)
"""Ranks and forms of address before a name that give way to an office printed after it."""
SLIGHT = RANKS_ALONE | frozenset(
    "motorist customer shopper passenger commuter fan supporter witness eyewitness volunteer homeowner cyclist hiker "
    "patient victim survivor pensioner villager voter protester campaigner".split()
)
"""What somebody is only in this matter: it gives way to an office or a trade as well."""
APPOINTING = frozenset("named appointed elected hired chose picked confirmed nominated reappointed installed".split())
MOST_TRADE = 4
"""Words of a trade between a comma and a name."""
COURT_PARTS = {"prosecuting": "prosecutor", "defending": "defence lawyer", "mitigating": "defence lawyer"}
REPLACING = frozenset("replaces replaced replacing succeeds succeeded succeeding".split())


def _whose_across(row: list[Token], first: int, last: int, gazetteer: Gazetteer, names: PageNames) -> Role | None:
    """Return the office of "his coach, international master X": by whom it is of, not by the trade beside the name."""
    k = first
    while k and first - k < MOST_TRADE and row[k - 1].word and row[k - 1].text.islower():
        k -= 1
    if k == first or k < 3 or row[k - 1].text != ",":
        return None
    near = row[max(0, k - 5) : k - 1]
    if not any(t.low in PRONOUNS for t in near):
        return None
    role = across_comma(row, k, last, gazetteer, names)
    return role if role is not None and role.by else None


def _in_court(row: list[Token], first: int) -> Role | None:
    """Return the part of who opens a sentence after "Prosecuting," or "Defending,"."""
    k = first - 1
    while k > 0 and (row[k].low in HONORIFICS or row[k].text == "."):
        k -= 1
    if k > 2 and row[k].text == "," and row[k - 2].low == "the" and row[k - 3].low == "for":
        side = {"crown": "prosecutor", "prosecution": "prosecutor", "defence": "defence lawyer"}.get(row[k - 1].low)
        return Role(side, None) if side is not None and opens_sentence(row, k - 3) else None
    words = COURT_PARTS.get(row[k - 1].low) if k > 0 and row[k].text == "," else None
    return Role(words, None) if words is not None and opens_sentence(row, k - 1) else None


def _signed(row: list[Token], first: int, last: int, gazetteer: Gazetteer, names: PageNames) -> Role | None:
    """Return the role on the line below a name that stands on a line of its own, as under a letter."""
    begin = first
    while (
        begin
        and (row[begin - 1].low in HONORIFICS or row[begin - 1].text == ".")
        and row[begin].start not in names.lines
    ):
        begin -= 1
    if last >= len(row) or row[last].start not in names.lines or (begin and row[begin].start not in names.lines):
        return None
    end = next((k for k in range(last + 1, len(row)) if row[k].start in names.lines), len(row))
    return signature(row[last:end], gazetteer)


def _left(row: list[Token], last: int) -> bool:
    """Tell whether a name is the subject of "resigned", "has quit" or "stepped down"."""
    at = last + (last < len(row) and row[last].low in ("has", "have", "had"))
    if at + 1 >= len(row):
        return False
    down = row[at].low in ("stepped", "steps", "stood") and row[at + 1].low in ("down", "aside")
    return down or (row[at].low in LEAVING and row[at + 1].low not in ("from", "as", "the"))


def _now(row: list[Token], last: int) -> bool:
    """Tell whether what follows a name says what its bearer is by now: "who is now director of"."""
    return any(t.low == "now" for t in row[last + 1 : last + 5]) and row[last].text == ","


def _appointed(row: list[Token], first: int, last: int, gazetteer: Gazetteer) -> Role | None:
    """Return the office in "named X as keeper" and "succeeds X as keeper": new or lost."""
    verb = row[first - 1].low if first else ""
    if verb not in APPOINTING | REPLACING:
        return None
    if last + 1 < len(row) and row[last].low == "as":
        role = read_role(row[last + 1 : last + 16], gazetteer)
    elif verb in REPLACING:
        role = _office_before(row, first - 1, gazetteer)
    else:
        return None
    return as_former(role) if role is not None and verb in REPLACING else role


def _office_before(row: list[Token], at: int, gazetteer: Gazetteer) -> Role | None:
    """Return the office that the same sentence tells before "succeeding X"."""
    for k in range(at - 1, max(-1, at - 24), -1):
        if row[k].text in ".?!":
            return None
        if row[k].low in APPOINTING | {"became", "becomes"}:
            return read_role(row[k + 1 : at], gazetteer)
    return None


def _shared(row: list[Token], first: int, gazetteer: Gazetteer, names: PageNames) -> Role | None:
    """Return the plural title that a name shares with the one before "and": "co-founders X and Y"."""
    if first < 3 or row[first - 1].low != "and":
        return None
    k = first - 1
    while k and first - k < 6 and (row[k - 1].capital or row[k - 1].text == "."):
        k -= 1
    plural = k > 0 and k < first - 1 and row[k - 1].text.islower() and row[k - 1].low.endswith("s")
    if not plural or office_of(row[k - 1].low) in ("", row[k - 1].low):
        return None
    role = right_before(row, k, gazetteer, names)
    return one_of(role) if role is not None else None


def _titled(row: list[Token], first: int) -> bool:
    """Tell whether a capitalised title or rank stands right before a name: "the pilot, Captain X"."""
    token = row[first - 1] if first else None
    if token is None or token.text == ".":
        return token is not None and first > 1 and row[first - 2].low in HONORIFICS
    return token.capital and (token.low in HONORIFICS or bool(office_of(token.low, lower=False)))


def give_role(person: Person, role: Role) -> None:
    """Keep the first role printed, but take whose it is, and a fuller form ("special envoy"), from a later place."""
    if role not in person.offices:
        person.offices.append(role)
    if person.role is None:
        person.role, person.of = role.role, role.of or person.of
    elif same_role(person.role, role.role) and person.of in (None, role.of):
        person.of = person.of or role.of
        if len(role.role.split()) > len(person.role.split()):
            person.role = role.role
    elif same_role(role.role, person.role):
        person.of = person.of or role.of


def pairs(text: str, row: list[Token], gazetteer: Gazetteer, names: PageNames) -> None:
    """Pair "the foreign ministers of A and B, X and Y" in order, whether or not the office is in the plural."""
    for k, token in enumerate(row):
        if token.low.rstrip("s") not in ROLE_HEADS or k + 5 >= len(row) or row[k + 1].low != "of":
            continue
        states, at = _states(row, k + 2, gazetteer)
        if len(states) < 2 or at >= len(row) or row[at].text != ",":
            continue
        people: list[Person] = []
        for run in runs(row[at : at + 8 * len(states)]):
            first, last = at + run.first, at + run.last
            person = names.persons.get(fold_name(text[row[first].start : row[last - 1].end]))
            if person is None:
                break
            people.append(person)
        start = k
        while start > 0 and row[start - 1].text.islower() and row[start - 1].low not in ("the", "between", "a"):
            start -= 1
        words = [t.text for t in row[start : k + 1]]
        words[-1] = words[-1] if words[-1].lower() in ROLE_HEADS else words[-1].rstrip("s")
        if len(people) >= len(states):
            for person, state in zip(people, states, strict=False):
                if person.role is None or person.of is None or person.of in states:
                    person.role, person.of = " ".join(words), state


def _states(row: list[Token], at: int, gazetteer: Gazetteer) -> tuple[list[str], int]:
    """Return the states of a list "A, B and C" that begins at `at`, and where it ends."""
    states: list[str] = []
    while at < len(row):
        found = gazetteer.match([t.text for t in row[at : at + 6]], 0)
        if found is None:
            break
        states.append(found[1].state)
        at += found[0]
        if at < len(row) and row[at].low in (",", "and"):
            step = 2 if row[at].low == "," and at + 1 < len(row) and row[at + 1].low == "and" else 1
            if gazetteer.match([t.text for t in row[at + step : at + step + 6]], 0) is None:
                break
            at += step
    return states, at
