"""Phrases of office to role and owner: "the Utopian foreign minister", "a spokesman for the council"."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribution.gazetteer import Gazetteer, PlaceKind
from onrecord.attribution.occupations import LABELS, MODIFIERS, WORKERS, agentive
from onrecord.attribution.role_owners import after_office, text_of
from onrecord.attribution.roles import (
    BODIES,
    HONORIFICS,
    KIN,
    MINISTRIES,
    ORGANISATION_WORDS,
    ROLE_HEADS,
    TERRITORIAL,
    Role,
    office_of,
)
from onrecord.attribution.tokens import Token

__all__ = ["PRONOUNS", "QUALIFIERS", "one_of", "read_role"]

ARTICLES = frozenset(
    "the a an his her its their whose our my one another two three four five six seven eight nine ten several "
    "some".split()
)
TIMES = frozenset("then now present new current currently local fellow longtime long-time newly-elected".split())
"""Words before an office that are no part of it: of time, and of nearness to the reader."""
PRONOUNS = frozenset("his her its their whose".split())
PUBLIC = frozenset(
    "official officials spokesman spokeswoman spokesperson spokespeople insider representative aide source".split()
)
"""Officers who are named by their body, which is no part of the office: "a palace official", "an airline spokesman"."""
COMMON = BODIES | MODIFIERS | {"opposition", "crown", "student", "community", "rebel", "faith", "business", "trade"}
"""Words that begin a title with a capital only because they begin a sentence: "Council leader"."""
VERBS = frozenset("is was were are be will would has had have can could may might to that which who when".split())
STOPS = frozenset(
    "of for at who whose which that in on by with about from into under over against to and or than as but if when "
    "where while because since until after before during not the a an his her its their".split()
)
"""Words before which an office's noun must stand."""
STATELY = frozenset(
    "minister president premier chancellor ambassador envoy diplomat negotiator king queen prince princess official "
    "delegate representative counterpart secretary consul mediator ministry government spokesman spokeswoman "
    "spokesperson".split()
)
"""Offices that a capital's name before them makes those of the state; other offices are the city's own."""
FEDERAL = frozenset("judge attorney marshal magistrate".split())
"""Offices of courts whose title holds the state: "U.S. district judge"."""
ADJECTIVAL = ("ic", "an", "ish", "al", "ist", "ive", "ese", "ary", "ior", "ing", "ed", "ous")
"""Endings of capitalised words that describe an office and own none: "Democratic candidate", "Senior adviser"."""
QUALIFIERS = frozenset("former acting interim caretaker outgoing incoming deputy then ex".split())
GENERIC = frozenset("women men children people girls boys ladies veterans consumers".split())
"""Possessives that describe an office and own none: "women’s officer"."""
TERRITORIES = frozenset("state county city province town borough region island islands village".split())
PARTY = frozenset("labour labor congress".split())
NAMING = ORGANISATION_WORDS - MINISTRIES
FIELDED = frozenset(
    "player manager director supervisor commander coordinator analyst strategist correspondent controller".split()
)
"""Offices that mostly have their field before them: "Country manager"."""
REACH = 9
"""Tokens in which the noun of office is looked for."""


def read_role(
    row: Sequence[Token], gazetteer: Gazetteer, *, opening: bool = False, agents: bool = False
) -> Role | None:
    """Return the role that the tokens of a noun phrase name; None where they hold no word of office.

    `opening` says that the first token has its capital from the sentence; `agents` that the phrase surely stands for a
    person, so that any noun made like "lamplighter" may be an office.
    """
    if len(row) > 3 and row[0].low == "one" and row[1].low == "of":
        several = read_role(row[2:], gazetteer)
        return one_of(several) if several is not None else None
    printed = row[0] if row else None
    if opening and row and row[0].capital and _plain_opener(row):
        row = [replace(row[0], text=row[0].low), *row[1:]]
    start = _past_articles(row)
    start, of, ministry = _owner_before(row, start, gazetteer)
    head = _head(row, start, agents=agents)
    if head is None:
        return None
    while start < head and row[start].low in TIMES and (row[start].text.islower() or (opening and start == 0)):
        start += 1
    if start + 2 <= head and row[start].low == "newly":
        start += 2
    title = list(row[start : head + 1])
    if any(t.low in VERBS for t in title):
        return None
    adjective = next((n for n, t in enumerate(title[:-1]) if gazetteer.demonym(t.text)), None)
    if adjective is not None:
        of = of or gazetteer.demonym(title[adjective].text)
        del title[adjective]
    if of is None:
        of, title = _leading_owner(title, gazetteer, opening=opening and start == 0)
    if of is not None and gazetteer.capital(of) is not None and any(office_of(t.low) in STATELY for t in title[-2:]):
        of = gazetteer.state(of)
    if title[-1].low in PUBLIC and len(title) > 1 and (of is None or not gazetteer.place(of)):
        body = next(
            (
                n
                for n, t in enumerate(title[:-1], 1)
                if (t.low in BODIES or t.low == "coastguard") and not t.text.isupper()
            ),
            0,
        )
        if body and (title[body - 1].text.islower() or (opening and body == 1)):
            of, title = (" ".join(filter(None, (of, text_of(title[:body])))), title[body:])
    if printed is not None and title[0].start == printed.start:
        title[0] = printed
    role = [*ministry, *title]
    found = after_office(row, head, gazetteer, owned=of is not None)
    words = " ".join(filter(None, (text_of(found.ministry), text_of(role), text_of(found.field))))
    words = words[5:] if words.lower().startswith("then-") else words
    by = next((t.low for t in row[:start] if t.low in PRONOUNS), "")
    return Role(words, found.of or of, by if not (found.of or of) else "") if words else None


def one_of(role: Role) -> Role:
    """Return a role printed in the plural as that of one person: "Senators X and Y", "one of the founders"."""
    lead, _, last = role.role.rpartition(" ")
    if " of " in role.role and office_of(role.role.lower().split(" of ")[0].split()[-1]):
        return role
    single = office_of(last.lower())
    if not single or single == last.lower():
        return role
    word = single.capitalize() if last[:1].isupper() else single
    return Role(f"{lead} {word}".strip(), role.of, role.by)


def _plain_opener(row: Sequence[Token]) -> bool:
    """Tell whether a phrase's first word has its capital from the sentence: "Group people director", "Welder"."""
    low = row[0].low
    if row[0].text.isupper() and len(low) > 1 and not row[0].low.endswith("president"):
        return False
    following = row[1] if len(row) > 1 else None
    lower = following is None or following.text.islower() or not following.word
    return lower and (office_of(low) == low or (low in COMMON and low not in PARTY))


def _past_articles(row: Sequence[Token]) -> int:
    """Return where a phrase begins, past articles, honorifics, marks and ages ("45-year-old")."""
    k = 0
    while k < len(row) and (
        row[k].low in ARTICLES
        or (row[k].low in TIMES and row[k].text.islower())
        or row[k].low in HONORIFICS
        or not row[k].text[0].isalpha()
        or (row[k].low == "newly" and k + 1 < len(row))
        or (row[k].low.endswith("ed") and k > 0 and row[k - 1].low == "newly")
        or row[k].low.endswith(("-old", "-based", "-born"))
    ):
        if row[k].low == "'s":
            break
        k += 1
    return k


def _owner_before(row: Sequence[Token], start: int, gazetteer: Gazetteer) -> tuple[int, str | None, list[Token]]:
    """Return where the office begins, whose it is, and the words of a ministry that stands between.

    A capital is returned as printed: whether it stands for its state depends on the office.
    """
    found = gazetteer.match([t.text for t in row], start)
    of = None
    if found is not None and _federal(row, start + found[0]):
        return start, None, []
    if found is not None and _names_body(row, start + found[0]):
        if not _owning_body(row, start + found[0]):
            return start, None, []
        found = None
    if found is not None:
        place = found[1]
        of = text_of(row[start : start + found[0]]) if place.kind is PlaceKind.CAPITAL else place.state
        start += found[0]
        if start < len(row) and row[start].low == "'s":
            start += 1
    mark = _possessive(row, start)
    if mark is None:
        return start, of, []
    owner = list(row[start:mark])
    begin = mark + 1
    plural = row[mark].low != "'s" and begin + 1 < len(row) and not _stops(row[begin + 1])
    if plural and row[begin].low in BODIES and row[begin].text.islower():
        return begin + 1, text_of(row[start : begin + 1]), []
    if any(t.capital for t in owner):
        owner = owner[next(k for k, t in enumerate(owner) if t.capital) :]
    if owner[-1].low in MINISTRIES and of is not None:
        return begin, text_of(row[start - found[0] : mark]) if found else of, []
    if found is not None and _names_office(owner[-1]):
        return begin, text_of(row[start - found[0] : mark]), []
    inner = gazetteer.match([t.text for t in row], begin)
    if of is None and inner is not None and not _names_body(row, begin + inner[0]):
        return begin + inner[0], inner[1].state, []
    if of is None:
        of = text_of(owner)
    elif owner[-1].low in BODIES:
        of = text_of(row[start - (found[0] if found else 0) - 1 : mark]) if found and row[start - 1].low == "'s" else of
    return begin, of, []


def _possessive(row: Sequence[Token], start: int) -> int | None:
    """Return where the mark of the owner before an office stands, that of "women’s officer" aside."""
    for k in range(start, min(len(row), start + REACH)):
        plural = row[k].text in "’'" and k > start and row[k - 1].low.endswith("s") and row[k].start == row[k - 1].end
        if row[k].low == "'s" or plural:
            if k == start or row[k - 1].low in GENERIC:
                continue
            following = row[k + 1] if k + 1 < len(row) else None
            if plural and following is not None and following.low in BODIES and following.capital:
                continue
            inside = row[k - 1].capital and following is not None and following.capital
            if inside and _names_body_after(row, k + 1):
                continue
            return k
        joins = row[k].low in ("of", "for", "and", "the") and k > start and k + 1 < len(row)
        if _stops(row[k]) and not (joins and row[start].capital and (row[k + 1].capital or row[k + 1].low == "the")):
            return None
    return None


def _names_body_after(row: Sequence[Token], at: int) -> bool:
    """Tell whether a name that holds a possessive goes on at `at`: "Lisk Women’s College lecturer"."""
    end = at
    while end < len(row) and row[end].capital and not _names_office(row[end]):
        end += 1
    return end < len(row) and end > at and row[end - 1].low in ORGANISATION_WORDS


def _federal(row: Sequence[Token], at: int) -> bool:
    title = [t.low for t in row[at : at + 3] if t.capital]
    initials = at > 0 and row[at - 1].text.replace(".", "").isupper() and len(row[at - 1].text) <= 4
    return initials and any(low in FEDERAL for low in title)


def _names_body(row: Sequence[Token], at: int) -> bool:
    """Tell whether a place's name goes on as a body's, which owns the office: "Utopian Rope Guild"."""
    end = at
    while end < len(row) and row[end].capital and not _names_office(row[end]):
        end += 1
    return any(t.low in NAMING for t in row[at:end]) and end < len(row)


def _owning_body(row: Sequence[Token], at: int) -> bool:
    """Tell whether the name that goes on at `at` is followed by a possessive mark: "Kenya Rope Board’s"."""
    end = at
    while end < len(row) and row[end].capital and not _names_office(row[end]):
        end += 1
    return end < len(row) and row[end].low == "'s"


def _stops(token: Token) -> bool:
    return token.low in STOPS or (not token.word and token.text not in ".-’'&/")


def _head(row: Sequence[Token], start: int, *, agents: bool) -> int | None:
    """Return the index of the noun of office: the last of a run ("prime minister", "chief technology officer")."""
    end, best = start, None
    limit = min(len(row), start + REACH)
    while end < limit:
        if _stops(row[end]):
            joins = row[end].low in ("and", "or") and best == end - 1 and _pairs(row, end + 1)
            if not joins:
                break
        elif row[end].low == "'s" and not (end and row[end - 1].low in GENERIC):
            break
        elif _names_office(row[end]):
            best = end
        end += 1
    if best is not None and best + 1 < end and row[best + 1].low in ("general", "elect", "designate"):
        best += 1
    after = row[best + 1] if best is not None and best + 1 < end else None
    if after is not None and (after.low in BODIES or after.low in KIN) and after.capital == row[best or 0].capital:
        return None
    if (
        agents
        and best is None
        and end > start + 1
        and row[end - 2].low in LABELS
        and (row[end - 1].low in KIN or row[end - 1].low in ("lady", "mistress"))
    ):
        return end - 1
    if agents and (best is None or (after is not None and row[best].low in MODIFIERS)):
        last = _before_participle(row, start, end)
        if last >= start and row[last].text.islower() and agentive(row[last].low):
            return last
    return best


def _before_participle(row: Sequence[Token], start: int, end: int) -> int:
    """Return the last token of a noun phrase, before "based", "living" and the like."""
    for k in range(start + 1, end):
        if row[k].low.endswith(("ed", "ing")) and agentive(row[k - 1].low):
            return k - 1
    return end - 1


def _pairs(row: Sequence[Token], at: int) -> bool:
    """Tell whether a second office of the same person begins at `at`: "founder and chief executive"."""
    if at >= len(row) or row[at].low in ARTICLES:
        return False
    near = row[at : at + 4]
    end = next((n for n, t in enumerate(near) if _stops(t) or t.low == "'s"), len(near))
    return any(_names_office(t) for t in near[:end])


def _names_office(token: Token) -> bool:
    if token.capital and token.low.endswith("s"):
        return office_of(token.low, lower=False) == token.low or token.text.isupper() or token.low[:-1] in ROLE_HEADS
    return bool(token.word and office_of(token.low, lower=token.text.islower()))


def _leading_owner(title: list[Token], gazetteer: Gazetteer, *, opening: bool) -> tuple[str | None, list[Token]]:
    """Part "Oxmere police chief", "UN envoy" and "White House Press Secretary" into owner and office."""
    for size in (2, 1):
        named = len(title) > size and gazetteer.is_province(text_of(title[:size]))
        goes_on = named and title[size].capital and title[-1].text.islower() and not _names_office(title[size])
        if named and title[size].low in TERRITORIES and len(title) > size + 1:
            return text_of(title[: size + 1]), title[size + 1 :]
        if named and not goes_on and not _names_body(title, size):
            return text_of(title[:size]), title[size:]
    if all(t.text.isupper() for t in title):
        short = title[0].text
        initials = len(title) > 1 and 2 <= len(short) <= 6 and len(title[-1].text) <= 4 and not _names_office(title[0])
        return (short, title[1:]) if initials else (None, title)
    first = 0
    while first < len(title) - 1 and (title[first].text.islower() or title[first].low in QUALIFIERS):
        first += 1
    k = first
    while k < len(title) - 1 and (title[k].capital or title[k].text in "’'&" or title[k].low == "'s"):
        if _names_office(title[k]) and not (title[k + 1].capital and title[k + 1].low in ORGANISATION_WORDS):
            break
        k += 1
    owner, rest = title[first:k], title[k:]
    if not owner:
        return None, title
    if "-" in owner[0].text and owner[0].text.rsplit("-", 1)[-1].islower():
        return None, title
    short = owner[0].text.replace(".", "")
    if short.isupper() and 2 <= len(short) <= 6 and not (len(title) > 1 and title[-1].low in FEDERAL):
        return owner[0].text, [*title[:first], *title[first + 1 :]]
    if rest[0].text.islower() or (rest[-1].text.isupper() and len(rest[-1].text) <= 4):
        plain = all(t.low in COMMON for t in owner) and not (owner[0].low in PARTY and not _portfolio(rest))
        if owner[-1].low in MINISTRIES or owner[0].low in QUALIFIERS:
            return None, title
        if len(owner) == 1 and (owner[0].low.endswith(ADJECTIVAL) or (plain and (opening or rest[0].text.islower()))):
            return None, title
        if len(owner) == 1 and opening and first == 0 and not owner[0].text.isupper() and _fielded(rest[-1]):
            return None, title
        return text_of(owner), [*title[:first], *rest]
    bodies = [n for n in range(1, len(owner)) if owner[n].low in NAMING]
    places = [n for n in range(1, len(owner)) if owner[n].low in TERRITORIES]
    last = next((n for n in reversed(bodies) if owner[n].low not in MODIFIERS), None)
    last = last or next(iter(bodies), None) or next(reversed(places), None)
    if last is not None and first + last + 1 < len(title):
        return text_of(owner[: last + 1]), [*title[:first], *title[first + last + 1 :]]
    size = next((n for n in range(len(owner), 0, -1) if owner[n - 1].low not in COMMON), 0)
    if title[-1].low in TERRITORIAL and size and owner[0].low not in COMMON:
        return text_of(owner[:size]), [*title[:first], *owner[size:], *rest]
    return None, title


def _fielded(head: Token) -> bool:
    """Tell whether a word that has its capital from the sentence rather describes this office than owns it."""
    return head.low in WORKERS or head.low in FIELDED


def _portfolio(rest: Sequence[Token]) -> bool:
    return rest[-1].low in ("minister", "secretary", "commissioner", "correspondent", "lawyer", "department")
