"""Roles that are printed beside a name: right before it, in an apposition, or in a list of offices."""

from onrecord.attribution.capitals import is_common, runs
from onrecord.attribution.gazetteer import Gazetteer, PlaceKind, fold_name
from onrecord.attribution.people import PageNames, Person
from onrecord.attribution.roles import HONORIFICS, ROLE_HEADS, Role, read_role, same_role
from onrecord.attribution.tokens import Token

__all__ = ["counterparts", "give_role", "pairs", "role_beside"]

BEFORE_TITLES = frozenset("said says that and when with told by to between added but as while".split())
RANKS = {
    "sen": "Senator",
    "rep": "Representative",
    "gov": "Governor",
    "gen": "General",
    "col": "Colonel",
    "capt": "Captain",
    "lt": "Lieutenant",
    "sgt": "Sergeant",
    "prof": "Professor",
}
MAX_TITLE = 8
"""Tokens before a name in which its title is looked for."""


def role_beside(row: list[Token], first: int, last: int, gazetteer: Gazetteer) -> Role | None:
    """Return the role printed right before, right after, or across a comma before the name [first, last)."""
    return (
        _office_of(row, first, gazetteer)
        or _before(row, _phrase_start(row, first), first, gazetteer)
        or _after(row, last, gazetteer)
        or _across_comma(row, first, gazetteer)
        or _rank(row, first, gazetteer)
    )


def give_role(person: Person, role: Role) -> None:
    """Keep the first role printed, but take whose it is, and a fuller form ("special envoy"), from a later place."""
    if person.role is None:
        person.role, person.of = role.role, role.of or person.of
    elif same_role(person.role, role.role) and person.of in (None, role.of):
        person.of = person.of or role.of
        if len(role.role.split()) > len(person.role.split()):
            person.role = role.role
    elif same_role(role.role, person.role):
        person.of = person.of or role.of


def _phrase_start(row: list[Token], first: int) -> int:
    begin = first
    while begin > 0 and first - begin < MAX_TITLE and (row[begin - 1].word or row[begin - 1].text == "."):
        if row[begin - 1].low in BEFORE_TITLES:
            break
        begin -= 1
        if row[begin].low in ("the", "a", "an"):
            break
    return begin


def _office_of(row: list[Token], first: int, gazetteer: Gazetteer) -> Role | None:
    """Return "Secretary of Trade" or the office of a place that stands right before a name, no comma between."""
    of = first - 1
    while of > max(0, first - 4) and row[of].capital:
        of -= 1
    if of < 1 or row[of].low != "of" or of == first - 1 or row[of - 1].low not in ROLE_HEADS:
        return None
    begin = of - 1
    while begin > 0 and of - begin < 5 and row[begin - 1].capital and not is_common(row[begin - 1]):
        begin -= 1
    words = [t.text for t in row[of + 1 : first]]
    office = [t.text for t in row[begin:of]]
    place = gazetteer.place(" ".join(words))
    if place is not None:
        return Role(" ".join(office), place.state)
    if gazetteer.is_province(" ".join(words)):
        return Role(" ".join(office), " ".join(words))
    return Role(" ".join([*office, "of", *words]), None)


def _before(row: list[Token], begin: int, first: int, gazetteer: Gazetteer) -> Role | None:
    """Return the role printed right before a name: "Russia’s Foreign Minister", "the Utopian water minister"."""
    end = first
    while end > begin and (row[end - 1].low in HONORIFICS or row[end - 1].text == "."):
        end -= 1
    if begin >= end or row[end - 1].low not in ROLE_HEADS:
        return None
    for k in range(begin, end):
        if gazetteer.match([t.text for t in row[k:end]], 0) is not None:
            begin = k
            break
    else:
        begin = max((k + 1 for k in range(begin, end) if row[k].low in ("'s", "the", "a", "his", "her")), default=begin)
        while begin < end - 1 and row[begin].text.islower() != row[end - 1].text.islower():
            begin += 1
        if row[end - 1].capital:
            k = end - 1
            while k > begin and row[k - 1].capital and not is_common(row[k - 1]):
                k -= 1
            begin = k
    return read_role(row[begin:end], gazetteer)


def _after(row: list[Token], last: int, gazetteer: Gazetteer) -> Role | None:
    """Return the role in an apposition: "X, the foreign minister of Y," or "X, who chairs the council,"."""
    if last + 1 >= len(row) or row[last].text != ",":
        return None
    end = last + 1
    while end < len(row) and end - last < 24 and row[end].text not in ',;.:?!“”"()':
        end += 1
    phrase = row[last + 1 : end]
    if not phrase or phrase[0].low in ("who", "which", "and", "but", "said", "in", "on"):
        return None
    lead = phrase[0]
    if lead.low not in ("the", "a", "an", "his", "her", "its", "their", "former", "one") and not (
        any(t.low in ROLE_HEADS for t in phrase[:5])
        and (gazetteer.match([t.text for t in phrase], 0) or lead.text.islower() or lead.low in ROLE_HEADS)
    ):
        return None
    return read_role(phrase, gazetteer)


def _rank(row: list[Token], first: int, gazetteer: Gazetteer) -> Role | None:
    """Return the office that an abbreviation before a name stands for: "Sen.", "Lt. Gen."."""
    for k in range(first - 1, max(-1, first - 3), -1):
        if row[k].low in RANKS:
            for begin in (k - 2, k - 1):
                words = " ".join(t.text for t in row[max(0, begin) : k])
                if gazetteer.is_province(words):
                    return Role(RANKS[row[k].low], words)
            return Role(RANKS[row[k].low], None)
        if row[k].text != ".":
            return None
    return None


def _across_comma(row: list[Token], first: int, gazetteer: Gazetteer) -> Role | None:
    """Return the role before a name set in commas: "The foreign minister of Utopia, Ada Lund,"."""
    if first < 3 or row[first - 1].text != ",":
        return None
    begin = first - 1
    while begin > 0 and first - begin < 16 and (row[begin - 1].word):
        begin -= 1
        if row[begin].low in ("the", "a", "an") and (
            begin == 0 or row[begin - 1].low not in ("of", "for", "at", "from")
        ):
            break
    return read_role(row[begin : first - 1], gazetteer)


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


def counterparts(row: list[Token], names: PageNames, gazetteer: Gazetteer) -> None:
    """Give "his Utopian counterpart X" the role of the person before, and the state of the adjective."""
    for k, token in enumerate(row):
        if token.low != "counterpart" or k == 0:
            continue
        found = gazetteer.place(row[k - 1].text)
        after = next((i for i in range(k + 1, min(len(row), k + 4)) if row[i].capital), None)
        if found is None or found.kind is PlaceKind.CAPITAL or after is None:
            continue
        known = (names.person(row[i].text) for i in range(k - 1, max(-1, k - 25), -1) if row[i].capital)
        other = next((person for person in known if person is not None and person.role), None)
        for person in names.given.get(fold_name(row[after].text), []):
            if person.role is None and other is not None:
                person.role, person.of = other.role, found.state
