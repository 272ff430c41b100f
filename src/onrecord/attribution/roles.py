"""Roles: "the Utopian foreign minister", "a spokesman for the council", told apart into role and whose it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.attribution.gazetteer import Gazetteer, PlaceKind
from onrecord.attribution.tokens import Token

__all__ = ["HONORIFICS", "MINISTRIES", "ROLE_HEADS", "Role", "gender_of", "read_role", "same_role"]

ROLE_HEADS = frozenset(
    "minister president premier chancellor secretary spokesman spokeswoman spokesperson ambassador envoy chairman "
    "chairwoman chairperson chair director mayor governor senator congressman congresswoman representative king queen "
    "prince princess commissioner judge justice professor leader head chief general colonel major captain commander "
    "officer official adviser advisor aide analyst expert lawyer attorney prosecutor editor reporter journalist author "
    "founder owner manager coordinator strategist pollster economist historian hydrologist scientist researcher "
    "deputy member lawmaker legislator speaker candidate nominee diplomat negotiator mediator delegate bishop "
    "archbishop pope rabbi imam pastor doctor sheriff inspector superintendent master engineer coach executive "
    "vice-president undersecretary consul counsel activist farmer resident sergeant lieutenant staffer operative "
    "organizer teacher student consultant counterpart administrator treasurer ombudsman principal dean".split()
)
"""Nouns of office and trade that name a person by what they do."""
MINISTRIES = frozenset("ministry department office agency government parliament embassy army police delegation".split())
HONORIFICS = frozenset("mr mrs ms miss dr sir dame lord lady prof rev hon sen rep gov gen col lt sgt capt".split())
ARTICLES = frozenset(
    "the a an his her its their our my one another former then two three four five several some".split()
)
VERBS = frozenset("is was were are be will would has had have can could may might to and that which who when".split())
WOMEN = frozenset("spokeswoman chairwoman congresswoman queen princess mrs ms miss dame lady she her".split())
MEN = frozenset("spokesman chairman congressman king prince mr sir lord he his him".split())


@dataclass(frozen=True, slots=True)
class Role:
    """A role as printed, whose it is, and whether that was told by a state's name or adjective."""

    role: str
    of: str | None


def gender_of(words: Sequence[str]) -> str:
    """Return "f", "m" or "" as the lower-case words tell; both or neither tell nothing."""
    woman, man = any(w in WOMEN for w in words), any(w in MEN for w in words)
    return "f" if woman and not man else "m" if man and not woman else ""


def _singular(low: str) -> str:
    if low in ROLE_HEADS:
        return low
    if low.endswith("men"):
        low = low[:-2] + "an"
    elif low.endswith("s"):
        low = low[:-1]
    return low if low in ROLE_HEADS else ""


def read_role(row: Sequence[Token], gazetteer: Gazetteer) -> Role | None:
    """Return the role that the tokens of a noun phrase name; None where they hold no word of office."""
    words = [t.text for t in row]
    start, of = 0, None
    while start < len(row) and (row[start].low in ARTICLES or row[start].low in HONORIFICS or row[start].text in ".,"):
        if row[start].low == "former":
            break
        start += 1
    found = gazetteer.match(words, start)
    if found is not None:
        of = found[1].state
        start += found[0]
        if start < len(row) and row[start].low == "'s":
            start += 1
    else:
        owner = next((k for k, t in enumerate(row[: start + 6]) if t.low == "'s"), None)
        if owner is not None and owner >= start:
            start = owner + 1
            inner = gazetteer.match(words, start)
            if inner is not None:
                of, start = inner[1].state, start + inner[0]
    head = None
    for k in range(start, min(len(row), start + 7)):
        if _singular(row[k].low):
            head = k
            if row[k].low == "deputy" and any(_singular(t.low) for t in row[k + 1 : k + 4]):
                continue
            if k + 1 < len(row) and (_singular(row[k + 1].low) or row[k + 1].low in ("general", "secretary")):
                continue
            break
        if row[k].text in ",;" or row[k].low in ("of", "for", "at", "who", "in"):
            break
    if head is None:
        return None
    inside = next((n for n in range(start, head) if gazetteer.demonym(row[n].text)), None)
    if inside is not None:
        of = of or gazetteer.demonym(row[inside].text)
    for size in (2, 1):
        if of is None and start + size <= head and gazetteer.is_province(" ".join(words[start : start + size])):
            of = " ".join(words[start : start + size])
            start += size
    title = [t.text for n, t in enumerate(row[start : head + 1], start) if n != inside]
    if any(word.lower() in VERBS for word in title):
        return None
    if head + 1 < len(row) and row[head + 1].low in ("of", "for", "at", "from"):
        rest = list(row[head + 2 :])
        cut = next((k for k, t in enumerate(rest) if t.text in ",;" or t.low in ("who", "and", "in", "on")), len(rest))
        rest = rest[:cut]
        whose, office = _whose(rest, gazetteer)
        of = whose or of
        if office:
            title = [*office, *title]
    role = " ".join(title)
    return Role(role, of) if role else None


def _whose(row: list[Token], gazetteer: Gazetteer) -> tuple[str | None, list[str]]:
    """Return whose office "the Utopian foreign ministry" is, and the ministry's words where it is a ministry."""
    start = 0
    while start < len(row) and row[start].low in ARTICLES:
        start += 1
    rest = row[start:]
    if not rest:
        return None, []
    words = [t.text for t in rest]
    found = gazetteer.match(words, 0)
    if found is not None:
        after = rest[found[0] :]
        if after and after[0].low == "'s":
            after = after[1:]
        if not after:
            return found[1].state, []
        if after[-1].low in MINISTRIES:
            return found[1].state, [t.text for t in after]
        if found[1].kind is PlaceKind.NAME and after[0].low in ("and", "or"):
            return found[1].state, []
        return " ".join(words), []
    if rest[-1].low in MINISTRIES and rest[-1].text.islower():
        return None, words
    if len(rest) > 3 and rest[-2].low == "of" and rest[-3].low in MINISTRIES:
        state = gazetteer.state(rest[-1].text)
        if state:
            return state, words[:-2]
    return " ".join(words).replace(" 's", "’s"), []


def same_role(wanted: str, known: str) -> bool:
    """Tell whether "minister" or "foreign minister" may stand for someone whose role is "Foreign Minister"."""
    a, b = wanted.lower().split(), known.lower().split()
    return bool(a) and all(word in b for word in a) and (a[-1] == b[-1] or "deputy" in a)
