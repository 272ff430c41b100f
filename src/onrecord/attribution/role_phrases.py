"""Phrases of office to role and owner: "the Utopian foreign minister", "a spokesman for the council"."""

from collections.abc import Sequence

from onrecord.attribution.gazetteer import Gazetteer, PlaceKind
from onrecord.attribution.roles import BODIES, HONORIFICS, MINISTRIES, ORGANISATION_WORDS, Role, office_of
from onrecord.attribution.tokens import Token

__all__ = ["PRONOUNS", "QUALIFIERS", "owner_phrase", "read_role", "text_of"]

ARTICLES = frozenset("the a an his her its their our my one another two three four five several some".split())
TIMES = frozenset("then now present new".split())
"""Words of time before an office that are no part of it."""
PRONOUNS = frozenset("his her its their".split())
PUBLIC = frozenset("official officials spokesman spokeswoman spokesperson insider representative aide source".split())
"""Officers whom an indefinite phrase names by their body: "a palace official", "an airline spokesman"."""
COMMON = BODIES | {"opposition", "student", "community", "rebel", "faith", "business", "trade"}
"""Words that begin a title with a capital only because they begin a sentence: "Council leader"."""
VERBS = frozenset("is was were are be will would has had have can could may might to that which who when".split())
OWNING = frozenset("of for at from".split())
"""Prepositions after an office that tell whose it is."""
SERVING = frozenset("to with".split())
"""The same after all offices but those of envoys, who are sent to a place and stand for another."""
SENT = frozenset("ambassador envoy delegate consul".split())
CUTS = frozenset(
    "who whose which that in on under during since by as after before when while where until over about but is was are "
    "were has had said says told".split()
)
"""Words that end the owner of an office."""
STOPS = frozenset("of for at who which that in on by with about from into under over against to and".split())
"""Words before which an office's noun must stand."""
STATELY = frozenset(
    "minister president premier chancellor ambassador envoy diplomat negotiator king queen prince princess official "
    "delegate representative counterpart secretary consul mediator ministry government spokesman spokeswoman "
    "spokesperson".split()
)
"""Offices that a capital's name before them makes those of the state; other offices are the city's own."""
ADJECTIVAL = ("ic", "an", "ish", "al", "ist", "ive", "ese", "ary", "ior")
"""Endings of capitalised words that describe an office and own none: "Democratic candidate", "Senior adviser"."""
QUALIFIERS = frozenset("former acting interim caretaker outgoing incoming deputy then".split())
REACH = 8
"""Tokens in which the noun of office is looked for."""


def read_role(row: Sequence[Token], gazetteer: Gazetteer) -> Role | None:
    """Return the role that the tokens of a noun phrase name; None where they hold no word of office."""
    start = _past_articles(row)
    start, of, ministry = _owner_before(row, start, gazetteer)
    head = _head(row, start)
    if head is None:
        return None
    while start < head and row[start].low in TIMES and row[start].text.islower():
        start += 1
    title = list(row[start : head + 1])
    if any(t.low in VERBS for t in title):
        return None
    adjective = next((n for n, t in enumerate(title[:-1]) if gazetteer.demonym(t.text)), None)
    if adjective is not None:
        of = of or gazetteer.demonym(title[adjective].text)
        del title[adjective]
    if of is None:
        of, title = _leading_owner(title, gazetteer)
    if of is not None and gazetteer.capital(of) is not None and any(office_of(t.low) in STATELY for t in title[-2:]):
        of = gazetteer.state(of)
    if of is None and row[0].low in ("a", "an") and len(title) > 1 and title[-1].low in PUBLIC:
        body = next((n for n, t in enumerate(title[:-1], 1) if t.low in BODIES and t.text.islower()), 0)
        of, title = (text_of(title[:body]), title[body:]) if body else (None, title)
    role = [*ministry, *title]
    whose, office, field = _after(row, head, gazetteer)
    words = " ".join(filter(None, (text_of(office), text_of(role), text_of(field))))
    words = words[5:] if words.lower().startswith("then-") else words
    by = next((t.low for t in row[:start] if t.low in PRONOUNS), "")
    return Role(words, whose or of, by if not (whose or of) else "") if words else None


def _past_articles(row: Sequence[Token]) -> int:
    """Return where a phrase begins, past articles, honorifics, marks and ages ("45-year-old")."""
    k = 0
    while k < len(row) and (
        row[k].low in ARTICLES
        or (row[k].low in TIMES and row[k].text.islower())
        or row[k].low in HONORIFICS
        or not row[k].text[0].isalpha()
        or row[k].low.endswith("-old")
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
    if found is not None and _names_body(row, start + found[0]):
        return start, None, []
    if found is not None:
        place = found[1]
        of = text_of(row[start : start + found[0]]) if place.kind is PlaceKind.CAPITAL else place.state
        start += found[0]
        if start < len(row) and row[start].low == "'s":
            start += 1
    mark = next((k for k in range(start, min(len(row), start + REACH)) if row[k].low == "'s" or _stops(row[k])), None)
    if mark is None or row[mark].low != "'s" or mark == start:
        return start, of, []
    owner = list(row[start:mark])
    if any(t.capital for t in owner):
        owner = owner[next(k for k, t in enumerate(owner) if t.capital) :]
    if owner[-1].low in MINISTRIES and of is not None:
        return mark + 1, of, owner
    if found is not None and _names_office(owner[-1]):
        return mark + 1, text_of(row[start - found[0] : mark]), []
    inner = gazetteer.match([t.text for t in row], mark + 1)
    if of is None and inner is not None:
        return mark + 1 + inner[0], inner[1].state, []
    if of is None:
        of = text_of(owner)
    elif owner[-1].low in BODIES:
        of = text_of(row[start - (found[0] if found else 0) - 1 : mark]) if found and row[start - 1].low == "'s" else of
    return mark + 1, of, []


def _names_body(row: Sequence[Token], at: int) -> bool:
    """Tell whether a place's name goes on as a body's, which owns the office: "Utopian Rope Guild"."""
    end = at
    while end < len(row) and row[end].capital and not _names_office(row[end]):
        end += 1
    return any(t.low in ORGANISATION_WORDS - MINISTRIES for t in row[at:end]) and end < len(row)


def _stops(token: Token) -> bool:
    return token.low in STOPS or (not token.word and token.text not in ".-")


def _head(row: Sequence[Token], start: int) -> int | None:
    """Return the index of the noun of office: the last of a run ("prime minister", "secretary general")."""
    for k in range(start, min(len(row), start + REACH)):
        if _stops(row[k]) and not (row[k].low in ("and", "or") and k > start and _names_office(row[k - 1])):
            return None
        if not _names_office(row[k]):
            continue
        following = row[k + 1] if k + 1 < len(row) else None
        if following is None:
            return k
        if _names_office(following) or following.low in ("general", "elect"):
            continue
        if following.low in ("and", "or") and _pairs(row, k + 2):
            continue
        if row[k].low == "deputy" and any(_names_office(t) for t in row[k + 1 : k + 4] if not _stops(t)):
            continue
        if following.low in ORGANISATION_WORDS and following.capital == row[k].capital:
            continue
        return k
    last = min(len(row), start + REACH) - 1
    return last if last > start and row[last].low in ("general", "elect") and _names_office(row[last - 1]) else None


def _pairs(row: Sequence[Token], at: int) -> bool:
    """Tell whether a second office of the same person begins at `at`: "founder and chief executive"."""
    if at >= len(row) or row[at].low in ARTICLES:
        return False
    near = row[at : at + 3]
    end = next((n for n, t in enumerate(near) if _stops(t) or t.low == "'s"), len(near))
    return any(_names_office(t) for t in near[:end])


def _names_office(token: Token) -> bool:
    return bool(token.word and office_of(token.low, lower=token.text.islower()))


def _leading_owner(title: list[Token], gazetteer: Gazetteer) -> tuple[str | None, list[Token]]:
    """Part "Oxmere police chief", "UN envoy" and "White House Press Secretary" into owner and office."""
    for size in (2, 1):
        named = len(title) > size and gazetteer.is_province(text_of(title[:size]))
        if named and not _names_body(title, size):
            return text_of(title[:size]), title[size:]
    if all(t.text.isupper() for t in title):
        return None, title
    first = 1 if len(title) > 2 and title[0].low in QUALIFIERS else 0
    k = first
    while k < len(title) - 1 and title[k].capital and not _names_office(title[k]):
        k += 1
    owner, rest = title[first:k], title[k:]
    if not owner:
        return None, title
    if "-" in owner[0].text and owner[0].text.rsplit("-", 1)[-1].islower():
        return None, title
    short = owner[0].text.replace(".", "")
    if short.isupper() and 2 <= len(short) <= 6:
        return owner[0].text, [*title[:first], *title[first + 1 :]]
    if rest[0].text.islower() or (rest[-1].text.isupper() and len(rest[-1].text) <= 3):
        if owner[-1].low in MINISTRIES or owner[0].low.endswith(ADJECTIVAL) or owner[0].low in QUALIFIERS:
            return None, title
        if len(owner) == 1 and owner[0].low in COMMON:
            return None, title
        return text_of(owner), [*title[:first], *rest]
    last = next((n for n in range(1, len(owner)) if owner[n].low in ORGANISATION_WORDS - MINISTRIES), None)
    if last is not None and first + last + 1 < len(title):
        return text_of(owner[: last + 1]), [*title[:first], *title[first + last + 1 :]]
    return None, title


def _after(
    row: Sequence[Token], head: int, gazetteer: Gazetteer
) -> tuple[str | None, Sequence[Token], Sequence[Token]]:
    """Return whose the office at `head` is by what follows, a ministry's words, and the office's field.

    A field has no article and no capital: "professor of economics", "chief of staff". After it the owner may follow.
    """
    at = head + 1
    field: Sequence[Token] = ()
    while at + 1 < len(row) and _links(row, head, at):
        rest = owner_phrase(row, at + 1)
        if rest and not field and _is_field(row[at + 1]) and (row[at].low == "of" or _runs_for(row, head, at, rest)):
            size = next((k for k, t in enumerate(rest) if t.low in OWNING | SERVING), len(rest))
            field = row[at : at + 1 + size]
            at += 1 + size
            continue
        whose, office = _whose(rest, gazetteer)
        return whose, office, field
    return None, (), field


def _runs_for(row: Sequence[Token], head: int, at: int, rest: Sequence[Token]) -> bool:
    """Tell whether "for" opens the field of an office: "candidate for governor", "vice president for tides at X"."""
    standing = row[head].low in ("candidate", "nominee", "contender") and any(_names_office(t) for t in rest)
    owned = any(t.low in OWNING and n + 1 < len(rest) and rest[n + 1].capital for n, t in enumerate(rest))
    return row[at].low == "for" and (standing or owned)


def _links(row: Sequence[Token], head: int, at: int) -> bool:
    return row[at].low in OWNING or (row[at].low in SERVING and office_of(row[head].low) not in SENT)


def _is_field(token: Token) -> bool:
    return token.text.islower() and token.low not in ARTICLES


def owner_phrase(row: Sequence[Token], at: int) -> Sequence[Token]:
    """Return the tokens of the noun phrase that begins at `at`, up to a clause, a mark or another owner."""
    end = at
    while end < len(row):
        token = row[end]
        if token.low == "on" and end > at and row[end - 1].low in ORGANISATION_WORDS and row[end - 1].capital:
            end += 1
            continue
        if row[at].capital and token.text.islower() and token.low.endswith("ed") and len(token.low) > 4:
            break
        if (token.low in CUTS and not token.text.isupper()) or (token.low in SERVING and end > at):
            break
        if not token.word and not _abbreviates(row, end):
            break
        if token.low in ("and", "or") and not _joins_names(row, end):
            break
        end += 1
    return row[at:end]


def _abbreviates(row: Sequence[Token], k: int) -> bool:
    """Tell whether the mark at `k` stands within a name: after a title or an initial, a plural's apostrophe, a sign."""
    if row[k].text in "&-" or (row[k].text in "’'" and row[k - 1].low.endswith("s")):
        return True
    before = row[k - 1]
    return row[k].text == "." and k + 1 < len(row) and (before.low in HONORIFICS or len(before.text) == 1)


def _joins_names(row: Sequence[Token], k: int) -> bool:
    """Tell whether "and" at `k` stands within one name: two capitals, or two bare nouns, beside it."""
    if k + 1 >= len(row):
        return False
    before, after = row[k - 1], row[k + 1]
    if before.capital and after.capital:
        return after.low not in HONORIFICS
    return _is_field(before) and _is_field(after)


def _whose(row: Sequence[Token], gazetteer: Gazetteer) -> tuple[str | None, Sequence[Token]]:
    """Return whose office "the Utopian foreign ministry" is, and the ministry's words where it is a ministry."""
    rest = list(row[_past_articles(row) if row and row[0].low not in HONORIFICS else 0 :])
    if not rest:
        return None, ()
    words = [t.text for t in rest]
    found = gazetteer.match(words, 0)
    if found is not None:
        after = rest[found[0] :]
        if after and after[0].low == "'s":
            after = after[1:]
        if not after:
            return found[1].state, ()
        if after[-1].low in MINISTRIES:
            return found[1].state, after
        if found[1].kind is PlaceKind.NAME and after[0].low in ("and", "or"):
            return found[1].state, ()
        return text_of(rest), ()
    if rest[-1].low in MINISTRIES and rest[-1].text.islower() and len(rest) > 1:
        lead = next((k for k, t in enumerate(rest) if not t.capital), 0)
        return (text_of(rest[:lead]), rest[lead:]) if lead else (None, rest)
    if len(rest) > 3 and rest[-2].low == "of" and rest[-3].low in MINISTRIES:
        state = gazetteer.state(rest[-1].text)
        if state:
            return state, rest[:-2]
    return text_of(rest), ()


def text_of(row: Sequence[Token]) -> str:
    """Return the tokens as printed, one space where there was any."""
    out = ""
    for k, token in enumerate(row):
        out += (" " if k and row[k - 1].end < token.start else "") + token.text
    return out.strip()
