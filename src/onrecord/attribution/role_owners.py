"""What follows a noun of office: its field ("of economics"), whose it is ("of the council"), or a place."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.attribution.capitals import NOT_NAMES
from onrecord.attribution.gazetteer import Gazetteer, PlaceKind
from onrecord.attribution.roles import (
    ABBREVIATED,
    BODIES,
    BRANDS,
    COMPANIES,
    HONORIFICS,
    MINISTRIES,
    ORGANISATION_WORDS,
    office_of,
)
from onrecord.attribution.tokens import Token

__all__ = ["Following", "after_office", "bare_name", "owner_phrase", "text_of"]

ARTICLES = frozenset("the a an his her its their our my one".split())
OWNING = frozenset("of for at from representing".split())
SERVING = frozenset("to with".split())
PLACING = frozenset("in on within".split())
LINKS = OWNING | SERVING | PLACING
NO_ADVERBS = BODIES | frozenset("supply family elderly weekly monthly monopoly anomaly butterfly".split())
KINDS = BODIES | COMPANIES
RURAL = frozenset(
    "farmer grower rancher crofter shepherd herder fisherman fisher trader vendor hawker villager beekeeper".split()
)
"""Those whom a place does not own: "a farmer at Top Hill"."""
HOUSED = BODIES - frozenset("town city village district county state region province".split())
"""Bodies in which one serves; in the others one only lives."""
SPANS = frozenset("years decades months weeks year decade seasons terms".split())
NAMED = BODIES - BRANDS
SENT = frozenset("ambassador envoy delegate consul representative".split())
"""Those sent to a place, which does not own them."""
CUTS = frozenset(
    "who whose which that in on under during since by as after before when while where until over about but is was are "
    "were has had have said says told within through".split()
)
"""Words that end the owner of an office."""
PORTFOLIOS = frozenset("minister secretary undersecretary".split())
"""Offices whose "of" and "for" open a portfolio, also in capitals: "Minister for Works"."""
FIXED = frozenset(
    {("chancellor", "exchequer"), ("leader", "opposition"), ("master", "rolls"), ("member", "parliament")}
    | {(chair, "board") for chair in ("chairman", "chairwoman", "chairperson", "chair", "member")}
)
"""Titles with an article inside that owns nothing."""
STANDING = frozenset("candidate nominee contender challenger".split())
SPEAKING = frozenset(
    "spokesman spokeswoman spokesperson commissioner director president head ambassador editor member lead".split()
)
"""Offices that may have a field after "for": "spokesperson for housing"."""
EXPERTS = frozenset(
    "expert specialist authority adviser advisor rapporteur envoy spokesman spokeswoman spokesperson lecturer "
    "researcher commissioner consultant correspondent negotiator".split()
)
"""Offices that may have a field after "on": "rapporteur on water"."""
SUBJECTS = frozenset("professor lecturer teacher reader student scholar tutor researcher translator".split())
"""Offices whose field may be a language or a people: "professor of French"."""


@dataclass(frozen=True, slots=True)
class Following:
    """What follows a noun of office."""

    of: str | None = None
    ministry: Sequence[Token] = ()
    """The words of a state's ministry: "foreign ministry"."""
    field: Sequence[Token] = ()


def after_office(row: Sequence[Token], head: int, gazetteer: Gazetteer, *, owned: bool) -> Following:
    """Return what follows the office at `head`; of several phrases, fields add up and the first owner ends them.

    Places ("a farmer in Kent") are passed over. `owned` says that an owner stands before the office.
    """
    at, field = head + 1, 0
    while at + 1 < len(row) and row[at].low in LINKS:
        rest = owner_phrase(row, at + 1)
        if not rest:
            break
        size = next((k for k, t in enumerate(rest) if k and t.low in OWNING | SERVING), len(rest))
        if _is_field(row, head, at, rest, size, gazetteer, owned=owned):
            at += 1 + size
            field = at
            continue
        if _owns(row, head, at, rest, owned=owned):
            whose, ministry = _whose(rest, gazetteer)
            return Following(whose, ministry, row[head + 1 : field] if field else ())
        if row[at].low not in PLACING | SERVING | {"at"}:
            break
        at += 1 + size
    return Following(None, (), row[head + 1 : field] if field else ())


def _is_field(
    row: Sequence[Token], head: int, at: int, rest: Sequence[Token], size: int, gazetteer: Gazetteer, *, owned: bool
) -> bool:
    """Tell whether the phrase that `at` opens is the office's field: no article, no name, or a minister's portfolio."""
    low, office, chunk = row[at].low, office_of(row[head].low) or row[head].low, rest[:size]
    key = next((t.low for t in chunk if t.low not in ARTICLES), "")
    if low == "of" and key == "police" and size == 1 and office not in ("spokesman", "spokeswoman", "spokesperson"):
        return True
    if low in ("of", "for") and (office, key) in FIXED:
        return len(chunk) <= 2 and (key != "board" or row[head].capital)
    if low == "of" and office in ("secretary", "minister") and key == "state":
        return True
    if low == "for" and office == "commissioner" and chunk[0].capital and not any(t.low in NAMED for t in chunk):
        return True
    if (
        low in ("of", "for")
        and office in PORTFOLIOS
        and not (row[head].text.islower() and row[head].low == "secretary")
    ):
        words = chunk[1:] if chunk[0].low == "the" else chunk
        placed = not words or gazetteer.match([t.text for t in words], 0) is not None
        placed = placed or gazetteer.is_province(text_of(words))
        return not placed and chunk[0].low in ("the", key) and not any(t.low in NAMED for t in words)
    if not chunk[0].text.islower() or chunk[0].low in ARTICLES:
        people = gazetteer.demonym(chunk[0].text) is not None or chunk[0].low in ("english", "latin", "welsh")
        return low in ("of", "in") and office in SUBJECTS and people and (size == 1 or chunk[-1].text.islower())
    if any(t.capital and gazetteer.demonym(t.text) is None for t in chunk):
        return low in ("of", "for") and rest[size - 1].capital and office in PORTFOLIOS
    if low == "of":
        return True
    if low == "in":
        return not any(t.low in ("charge", "exile", "prison", "court", "attendance", "waiting") for t in chunk[:1])
    if low == "on":
        return office in EXPERTS
    if low == "for":
        named = any(t.low in OWNING and n + 1 < len(rest) and rest[n + 1].capital for n, t in enumerate(rest))
        stands = office in STANDING and any(office_of(t.low) for t in rest)
        plural = chunk[-1].low.endswith("s") and not chunk[-1].low.endswith(
            ("ss", "ics", "affairs", "sports", "rights")
        )
        return named or stands or (office in SPEAKING and (owned or not plural))
    return False


def _owns(row: Sequence[Token], head: int, at: int, rest: Sequence[Token], *, owned: bool) -> bool:
    """Tell whether the phrase that `at` opens owns the office."""
    low, office = row[at].low, office_of(row[head].low)
    if low == "for" and rest[-1].low in SPANS:
        return False
    if low == "from" and not any(t.low in KINDS or t.text.isupper() for t in rest):
        return False
    if owned and low in ("for", "in", "on"):
        return False
    if low in ("at", "of", "from") and office in RURAL and not any(t.low in BODIES for t in rest):
        return False
    if low in SERVING:
        named = rest[0].low in ARTICLES or any(t.capital for t in rest)
        return named and not (low == "to" and (office in SENT or owned))
    if low in PLACING:
        last = next((k for k, t in enumerate(rest) if k and t.low in OWNING), len(rest))
        return any(
            t.low in HOUSED
            for t in (rest[max(0, last - 1)], *(t for t in rest[:last] if t.capital or t.low in COMPANIES))
        )
    return low != "for" or office not in PORTFOLIOS or rest[0].low != "his"


def owner_phrase(row: Sequence[Token], at: int) -> Sequence[Token]:
    """Return the tokens of the noun phrase that begins at `at`, up to a clause, a mark or another owner."""
    end = at
    while end < len(row):
        token = row[end]
        named = end > at and end + 1 < len(row) and row[end - 1].low in ORGANISATION_WORDS and row[end + 1].capital
        if token.low == "on" and named:
            end += 1
            continue
        if end > at and token.low in ("from", "between") and end + 1 < len(row) and row[end + 1].text[:1].isdigit():
            break
        capital = row[at].capital or (end > at and row[end - 1].capital)
        if capital and token.text.islower() and token.low.endswith("ed") and len(token.low) > 4:
            break
        if (token.low in CUTS and not token.text.isupper()) or (token.low in SERVING and end > at):
            break
        if not token.word and not _abbreviates(row, end):
            break
        if token.low in ("and", "or") and not _joins_names(row, end):
            break
        if end > at and token.text.islower() and _adverb(token.low):
            break
        end += 1
    while end > at and row[end - 1].low in OWNING | {"and", "the"}:
        end -= 1
    return row[at:end]


def _adverb(low: str) -> bool:
    return low.endswith("ly") and len(low) > 5 and low not in NO_ADVERBS


def _abbreviates(row: Sequence[Token], k: int) -> bool:
    """Tell whether the mark at `k` stands within a name: after a title or an initial, a plural's apostrophe, a sign."""
    before, after = row[k - 1], row[k + 1] if k + 1 < len(row) else None
    if row[k].text in "&/":
        return True
    if row[k].text == "-":
        return row[k].start == before.end
    if row[k].text in "’'":
        return before.low.endswith("s") and before.end == row[k].start and after is not None and after.word
    return row[k].text == "." and after is not None and (before.low in ABBREVIATED or len(before.text) == 1)


def _joins_names(row: Sequence[Token], k: int) -> bool:
    """Tell whether "and" at `k` stands within one name: two capitals, or two bare nouns, beside it."""
    if k + 1 >= len(row):
        return False
    before, after = row[k - 1], row[k + 1]
    if before.capital and after.capital:
        return after.low not in HONORIFICS
    bare = before.text.islower() and after.text.islower()
    return bare and after.low not in NOT_NAMES and not (office_of(after.low) and not office_of(before.low))


def _whose(row: Sequence[Token], gazetteer: Gazetteer) -> tuple[str | None, Sequence[Token]]:
    """Return whose office "the Utopian foreign ministry" is, and the ministry's words where it is a ministry."""
    rest = list(row)
    if rest and rest[0].low in ("this", "these", "that", "another", "any"):
        return None, ()
    while rest and rest[0].low not in HONORIFICS and _leads(rest[0]):
        rest = rest[1:]
    time = next(
        (k for k in range(1, len(rest)) if rest[k].low == "for" and rest[k + 1 :] and rest[-1].low in SPANS), None
    )
    rest = rest[:time]
    if not rest:
        return None, ()
    found = gazetteer.match([t.text for t in rest], 0)
    if found is not None:
        after = rest[found[0] :]
        if after and after[0].low == "'s":
            after = after[1:]
        if not after:
            return found[1].state, ()
        if found[1].kind is PlaceKind.NAME and after[0].low in ("and", "or"):
            return found[1].state, ()
        return text_of(rest), ()
    if rest[-1].low in MINISTRIES and rest[-1].text.islower() and len(rest) > 1:
        lead = next((k for k, t in enumerate(rest) if not t.capital), 0)
        return (text_of(rest[:lead]), rest[lead:]) if lead else (text_of(rest), ())
    if len(rest) > 3 and rest[-2].low == "of" and rest[-3].low in MINISTRIES:
        state = gazetteer.state(rest[-1].text)
        if state:
            return state, rest[:-2]
    return text_of(bare_name(rest)), ()


def _leads(token: Token) -> bool:
    based = "-" in token.text and token.low.endswith(("-based", "-owned", "-run", "-backed", "-led"))
    return (
        based or token.low in ARTICLES or not token.text[0].isalpha() or token.low in ("then", "now", "new", "present")
    )


def bare_name(row: Sequence[Token]) -> Sequence[Token]:
    """Return the name within "the law firm Pell Ottaway" or "the QazTurba company"; all where no such name is there."""
    first = next((k for k, t in enumerate(row) if t.capital), None)
    if first is None:
        return row
    if first and not any(t.low in OWNING | {"'s", "and"} or t.text in "’'" for t in row[:first]):
        row = row[first:]
    last = len(row)
    while last > 1 and row[last - 1].text.islower() and row[last - 1].low in COMPANIES:
        last -= 1
    return row[:last]


def text_of(row: Sequence[Token]) -> str:
    """Return the tokens as printed, one space where there was any."""
    out = ""
    for k, token in enumerate(row):
        out += (" " if k and row[k - 1].end < token.start else "") + token.text
    return out.strip()
