"""Roles that are printed beside a name: right before it, in an apposition, or in a list of offices."""

from dataclasses import replace

from onrecord.attribution.capitals import NOT_NAMES, is_common, opens_sentence, runs
from onrecord.attribution.gazetteer import Gazetteer, PlaceKind, fold_name
from onrecord.attribution.lexicon import cues
from onrecord.attribution.people import PageNames, Person
from onrecord.attribution.role_phrases import PRONOUNS, QUALIFIERS, owner_phrase, read_role, text_of
from onrecord.attribution.roles import (
    BODIES,
    HONORIFICS,
    KIN,
    ORGANISATION_WORDS,
    ROLE_HEADS,
    Role,
    office_of,
    same_role,
)
from onrecord.attribution.tokens import Token

__all__ = ["affiliation", "counterparts", "give_role", "one_of", "pairs", "role_beside"]

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
MAX_APPOSITION = 24
"""Tokens of an apposition."""
NAME_WORDS = BODIES | {"of", "the", "for", "and", "at", "de", "la", "al"}
"""Words that a body's name may hold in lower case."""
ORDINALS = frozenset("first second third".split())
COPULAS = frozenset("is was became becomes remains".split())
ENTERING = frozenset("now then currently also once been named appointed elected made".split())
"""Words between "is" or "was" and an office."""
OPENING = frozenset("the a an his her its their former one first second third".split())
"""Words that may open an apposition though they name nobody."""
AGENTIVE = ("er", "or", "ist", "ian", "ant", "ent", "man", "eer", "ee")
"""Endings of nouns that say what somebody does."""
ACTING = {
    "runs": "head",
    "chairs": "chair",
    "heads": "head",
    "leads": "leader",
    "directs": "director",
    "edits": "editor",
    "owns": "owner",
    "founded": "founder",
    "manages": "manager",
    "coordinates": "coordinator",
    "represents": "representative",
    "speaks": "spokesperson",
}
"""Offices that a verb tells."""


def role_beside(row: list[Token], first: int, last: int, gazetteer: Gazetteer) -> Role | None:
    """Return the role printed right before, right after, or across a comma before the name [first, last)."""
    closed = _across_comma(row, first, last, gazetteer) if _titled(row, first) else None
    if closed is not None:
        return closed
    before = _office_of(row, first, gazetteer) or _before(row, first, gazetteer)
    if before is not None:
        return _with_place(before, row, last, gazetteer)
    return (
        _after(row, last, gazetteer)
        or _across_comma(row, first, last, gazetteer)
        or _with_place(_rank(row, first, gazetteer), row, last, gazetteer)
    )


def one_of(role: Role) -> Role:
    """Return a role printed in the plural as that of one person: "Senators X and Y"."""
    lead, _, last = role.role.rpartition(" ")
    single = office_of(last.lower())
    if not single or single == last.lower():
        return role
    word = single.capitalize() if last[:1].isupper() else single
    return Role(f"{lead} {word}".strip(), role.of, role.by)


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


def _office_of(row: list[Token], first: int, gazetteer: Gazetteer) -> Role | None:
    """Return "Secretary of Trade" or the office of a place that stands right before a name, no comma between."""
    of = first - 1
    while of > max(0, first - 4) and row[of].capital:
        of -= 1
    if of < 1 or row[of].low != "of" or of == first - 1 or row[of - 1].low not in ROLE_HEADS:
        return None
    if not row[of - 1].capital and gazetteer.place(" ".join(t.text for t in row[of + 1 : first])) is None:
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
    if row[of - 1].low != "secretary" and len(words) > 1:
        return Role(" ".join(office), " ".join(words))
    role = read_role(row[begin:of], gazetteer)
    return Role(" ".join([role.role, "of", *words]), role.of) if role is not None else None


def _before(row: list[Token], first: int, gazetteer: Gazetteer) -> Role | None:
    """Return the role printed right before a name: "Russia’s Foreign Minister", "Harbour Union spokesman"."""
    end = first
    while end and (row[end - 1].low in HONORIFICS or (row[end - 1].text == "." and row[end - 2].low in HONORIFICS)):
        end -= 1
    if not end:
        return None
    lower = row[end - 1].text.islower() or opens_sentence(row, end - 1)
    if not office_of(row[end - 1].low, lower=lower):
        return None
    if lower and row[end - 1].capital:
        return Role(row[end - 1].text, None)
    begin = _phrase_start(row, end)
    return read_role(row[begin:end], gazetteer)


def _phrase_start(row: list[Token], end: int) -> int:
    """Return where the noun phrase begins that ends, before `end`, in a noun of office, no article needed.

    Common nouns and adjectives first, then capitals, then an owner: "the Harbour Union’s chief press officer".
    """
    begin = end - 1
    while begin and end - begin < MAX_TITLE and row[begin].text.islower():
        joins = row[begin - 1].low in ("and", "or") and begin > 1 and office_of(row[begin - 2].low)
        if not joins and not _describes(row, begin - 1):
            break
        begin -= 1 + bool(joins)
    while begin and end - begin < MAX_TITLE and _adds(row, begin - 1):
        begin -= 1
    if begin and row[begin - 1].low in QUALIFIERS | PRONOUNS:
        begin -= 1
    if begin >= 2 and row[begin - 1].low == "'s":
        at = begin - 2
        while at and begin - at < MAX_TITLE and row[at - 1].word and not _parts(row[at - 1]):
            at -= 1
        while at < begin - 2 and row[at].text.islower() and row[begin - 2].capital:
            at += 1
        begin = at
    return begin


def _describes(row: list[Token], k: int) -> bool:
    """Tell whether the lower-case word at `k` belongs to the title after it; a verb does not."""
    token = row[k]
    if token.low in ORDINALS and k and not row[k - 1].word:
        return True
    if not token.word or not token.text.islower() or _parts(token) or token.low in NOT_NAMES:
        return False
    form = cues().get(token.low)
    if form is not None and form.form in ("past", "s"):
        return False
    if token.low.endswith("ed") and len(token.low) > 4:
        return k == 0 or not row[k - 1].word or row[k - 1].low in ("the", "a", "an", "by", "of", "to", "with")
    return True


def _adds(row: list[Token], k: int) -> bool:
    token = row[k]
    return token.capital and not is_common(token) and token.low not in HONORIFICS


def _parts(token: Token) -> bool:
    return token.low in BEFORE_TITLES or token.low in ("the", "a", "an", "of", "for", "at", "from", "in", "on")


def _with_place(role: Role | None, row: list[Token], last: int, gazetteer: Gazetteer) -> Role | None:
    """Add whose the office before a name is from what follows it: "Mayor X of Oxmere", "Senator X, Republican of Y"."""
    if role is None or role.of is not None or last + 1 >= len(row):
        return role
    at = last
    if row[at].text == "," and at + 3 < len(row) and row[at + 1].capital and row[at + 2].low == "of":
        at += 2
    if row[at].low != "of" or not (row[at + 1].capital or row[at + 1].low == "the"):
        return role
    phrase = list(owner_phrase(row, at + 1)[: MAX_TITLE + 1])
    phrase = phrase[1:] if phrase and phrase[0].low == "the" else phrase
    if phrase and phrase[0].capital:
        verb = next((k for k, t in enumerate(phrase) if t.text.islower() and t.low not in NAME_WORDS), len(phrase))
        phrase = phrase[:verb]
    words = text_of(phrase)
    return Role(role.role, gazetteer.state(words) or words or None)


def affiliation(row: list[Token], last: int) -> str | None:
    """Return the body that follows a name: "X of the Y Institute", "X, of Y University"."""
    at = last + (last + 1 < len(row) and row[last].text == ",")
    if at + 1 >= len(row) or row[at].low not in ("of", "from", "at", "with"):
        return None
    phrase = list(owner_phrase(row, at + 1)[: MAX_TITLE + 1])
    if phrase and phrase[0].low == "the":
        phrase = phrase[1:]
    if not phrase or not phrase[0].capital or not any(t.low in ORGANISATION_WORDS for t in phrase):
        return None
    return text_of(phrase)


def _after(row: list[Token], last: int, gazetteer: Gazetteer) -> Role | None:
    """Return the role in what follows a name: "X, 45, the mayor of Y,", "X, who chairs the council,", "X is mayor"."""
    if last + 1 >= len(row):
        return None
    at = last
    comma = row[at].text == ","
    if comma and row[at + 1].text[0].isdigit() and at + 3 < len(row) and row[at + 2].text == ",":
        at += 2
    at += comma
    if not comma and row[at].low not in COPULAS:
        return None
    if row[at].low == "who" and at + 2 < len(row):
        at += 1
        if row[at].low in ACTING:
            return _acting(row, at, gazetteer)
        if row[at].low not in COPULAS:
            return None
    if row[at].low in COPULAS:
        at += 1
    while at < len(row) and row[at].low in ENTERING:
        at += 1
    end = at
    while end < len(row) and end - at < MAX_APPOSITION and _goes_on(row, end):
        end += 1
    phrase = row[at:end]
    if not phrase or phrase[0].low in ("who", "which", "and", "but", "said", "in", "on"):
        return None
    if not _opens_apposition(phrase, gazetteer):
        return None
    closed = comma and (end == len(row) or row[end].text in ",.;")
    role = read_role(phrase, gazetteer)
    if role is None and closed and phrase[0].low in ("a", "an") and phrase[-1].low.endswith(AGENTIVE):
        return _trade(phrase[1:])
    return role


def _goes_on(row: list[Token], k: int) -> bool:
    if row[k].text == ".":
        return row[k - 1].low in HONORIFICS or len(row[k - 1].text) == 1
    return row[k].text not in ',;:?!“”"()'


def _opens_apposition(phrase: list[Token], gazetteer: Gazetteer) -> bool:
    lead = phrase[0]
    if lead.low in NOT_NAMES and lead.low not in OPENING:
        return False
    form = cues().get(lead.low)
    if form is not None and form.form in ("past", "s") and not office_of(lead.low):
        return False
    if phrase[-1].low in cues() and len(phrase) <= MAX_TITLE and not office_of(phrase[-1].low):
        return False
    if lead.low in OPENING:
        return True
    if not any(office_of(t.low, lower=t.text.islower()) for t in phrase[:6]):
        return False
    if gazetteer.match([t.text for t in phrase], 0) or lead.text.islower() or lead.low in ROLE_HEADS:
        return True
    return any(t.low == "'s" for t in phrase[1:5]) or lead.text.isupper()


def _acting(row: list[Token], at: int, gazetteer: Gazetteer) -> Role | None:
    """Return the office that a verb tells: "who chairs the growers’ council"."""
    end = at + 1
    while end < len(row) and end - at < MAX_APPOSITION and row[end].text not in ',;.:?!“”"()':
        if end > at + 1 and row[end].low in ("and", "since", "said", "which", "who"):
            break
        end += 1
    office = replace(row[at], text=ACTING[row[at].low], low=ACTING[row[at].low])
    link = [] if row[at + 1].low in ("for", "of") else [replace(row[at], text="of", low="of", start=row[at].end)]
    return read_role([office, *link, *row[at + 1 : end]], gazetteer) if end > at + 1 else None


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


def _across_comma(row: list[Token], first: int, last: int, gazetteer: Gazetteer) -> Role | None:
    """Return the role before a name set in commas: "The foreign minister of Utopia, Ada Lund,"."""
    while first > 1 and _titled(row, first) and row[first - 1].text != ",":
        first -= 1
    if first < 3 or row[first - 1].text != "," or last >= len(row):
        return None
    begin = first - 1
    while begin > 0 and first - begin < MAX_APPOSITION and (row[begin - 1].word):
        begin -= 1
        if row[begin].low in ("the", "a", "an", "his", "her", "their", "its") and (
            begin == 0 or row[begin - 1].low not in ("of", "for", "at", "from", "to", "with")
        ):
            break
    phrase = row[begin : first - 1]
    closed = row[last].text in (",", ".")
    if not phrase:
        return None
    if not closed and (phrase[-1].low.endswith("s") or not (row[begin].low == "the" or _owned(phrase))):
        return None
    role = read_role(phrase, gazetteer)
    opens = begin == 0 or not row[begin - 1].word or row[begin - 1].low in cues()
    if role is None and closed and opens and row[begin].low == "the":
        return _trade(phrase[1:])
    return role


def _owned(phrase: list[Token]) -> bool:
    return any(t.low == "'s" for t in phrase)


def _trade(phrase: list[Token]) -> Role | None:
    """Return what a bare noun phrase in apposition calls somebody: "the claimant", "a retired typesetter"."""
    if not 1 <= len(phrase) <= 3 or not all(t.word and t.text.islower() for t in phrase):
        return None
    low = phrase[-1].low
    if (
        low in BODIES | KIN | NOT_NAMES | {"latter", "former"}
        or low.endswith(("s", "ing", "ly", "-old"))
        or phrase[0].low in NOT_NAMES
    ):
        return None
    return Role(text_of(phrase), None)


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
