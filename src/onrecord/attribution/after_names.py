"""Descriptions that stand after a name: appositions between commas, dashes or brackets, relative clauses, copulas."""

from onrecord.attribution.acting import acting_clause, as_former, entered_office, works_at
from onrecord.attribution.capitals import NOT_NAMES, is_common
from onrecord.attribution.gazetteer import Gazetteer
from onrecord.attribution.lexicon import cues
from onrecord.attribution.role_owners import bare_name, owner_phrase, text_of
from onrecord.attribution.role_phrases import QUALIFIERS, read_role
from onrecord.attribution.roles import ABBREVIATED, BODIES, COMPANIES, ORGANISATION_WORDS, TERRITORIAL, Role, office_of
from onrecord.attribution.tokens import Token

__all__ = ["affiliation", "apposed_body", "right_after", "signature", "with_place"]

MAX_APPOSITION = 26
MAX_AFFILIATION = 9
NAME_WORDS = BODIES | {"of", "the", "for", "and", "at", "de", "la", "al", "'s", "&"}
"""Words that a body's name may hold in lower case."""
TELLING = COMPANIES | BODIES
"""Common nouns beside which a name is that of a body."""
NAMING = NAME_WORDS | COMPANIES
OPENING = frozenset("the a an his her its their our one first second third".split())
"""Words that may open an apposition though they name nobody."""
NOWADAYS = frozenset("now currently today then".split())
PAST = frozenset("once formerly previously until ex".split())
TIME_WORDS = frozenset(
    "last this late early week weeks month months year years spring summer autumn winter recently yesterday monday "
    "tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december mid the end of a few days ago his her retirement 's".split()
)
DASHES = frozenset("–—-")
SHORT_BODIES = frozenset("brothers vets motors bros sons daughters partners associates works mills".split())
COMPANY_WORDS = ORGANISATION_WORDS | COMPANIES | SHORT_BODIES
AGENTS = frozenset("agent lawyer counsel solicitor barrister attorney advocate architect consultant planner".split())
"""Those who act for somebody: ", for X," after their name tells for whom."""
PLACED = frozenset("north south east west new old upper lower great little port mount lake fort san santa".split())
"""Words with which places of three words begin."""
UNITS = frozenset("unit squad branch guard".split())
"""Common nouns of a force’s parts."""
STREETS = frozenset("street road avenue lane square beach airport park bridge house court".split())


def right_after(row: list[Token], last: int, gazetteer: Gazetteer) -> Role | None:
    """Return the role in what follows a name that ends before token `last`."""
    at = _past_age(row, last)
    if at + 1 >= len(row):
        return None
    mark = row[at]
    if mark.text == "(":
        return _apposition(row, at + 1, ")", gazetteer)
    if mark.text in DASHES and mark.start > row[at - 1].end and row[at + 1].start > mark.end:
        return _apposition(row, at + 1, mark.text, gazetteer)
    if mark.text != ",":
        if mark.low == "who":
            return acting_clause(row, at + 1, gazetteer)
        return entered_office(row, at, gazetteer) if not mark.capital else None
    if row[at + 1].low == "who":
        return acting_clause(row, at + 2, gazetteer)
    return _apposition(row, at + 1, ",", gazetteer)


def _past_age(row: list[Token], last: int) -> int:
    """Return where a description begins, past ", 43" or "(43)"."""
    at = last
    if at + 2 < len(row) and row[at].text == "," and row[at + 1].text[0].isdigit() and len(row[at + 1].text) <= 3:
        return at + 2
    if at + 2 < len(row) and row[at].text == "(" and row[at + 2].text == ")" and row[at + 1].text[0].isdigit():
        return at + 3
    return at


def _apposition(row: list[Token], at: int, mark: str, gazetteer: Gazetteer) -> Role | None:
    """Return the role in an apposition that begins at `at`, opened by a comma, a dash or a bracket."""
    past = False
    if row[at].low == "by" and row[at + 1 : at + 2] and row[at + 1].low in NOWADAYS:
        at += 1
    if row[at].low in PAST:
        past = True
        at += 1
        while at < len(row) and (row[at].low in TIME_WORDS or row[at].text[0].isdigit()) and row[at].text != ",":
            at += 1
    elif row[at].low in NOWADAYS:
        at += 1
    end = at
    while end < len(row) and end - at < MAX_APPOSITION and _goes_on(row, end):
        end += 1
    phrase = row[at:end]
    if not phrase:
        return None
    closed = end == len(row) or row[end].text in ",.;:)–—(" or row[end].low in ("who", "which")
    now = next((k for k in range(1, len(phrase)) if phrase[k].low in NOWADAYS and phrase[k - 1].low == "and"), None)
    if now is not None and now + 1 < len(phrase):
        role = read_role(phrase[now + 1 :], gazetteer, agents=True)
        if role is not None:
            return role
        phrase, past = phrase[: now - 1], True
    if not _opens(phrase, gazetteer, closed=closed):
        return _prosecuting(phrase) if closed else None
    lead = phrase[0].low in OPENING or phrase[0].low in QUALIFIERS
    role = read_role(phrase, gazetteer, agents=closed and lead, opening=mark == ")" or len(phrase) == 1)
    if role is None:
        return None
    if role.of is None and not role.by and phrase[0].low not in ("a", "an"):
        role = Role(role.role, _next_body(row, end, mark))
    return as_former(role) if past else role


def signature(line: list[Token], gazetteer: Gazetteer) -> Role | None:
    """Return the role in the line under a name: "Rector, St Olave’s", "Chair of the Lamp Guild"."""
    end = next((k for k, t in enumerate(line) if t.text == ","), len(line))
    role = read_role(line[:end], gazetteer, opening=True) if 0 < end <= MAX_AFFILIATION else None
    if role is None or role.of is not None or end == len(line):
        return role
    stop = next((k for k in range(end + 1, len(line)) if line[k].text == ","), len(line))
    words = line[end + 1 : stop]
    return Role(role.role, text_of(words) or None) if words and words[0].capital else role


def _prosecuting(phrase: list[Token]) -> Role | None:
    words = {"prosecuting": "prosecutor", "defending": "defence lawyer"}
    return Role(words[phrase[0].low], None) if len(phrase) == 1 and phrase[0].low in words else None


def _goes_on(row: list[Token], k: int) -> bool:
    if row[k].text == ".":
        return row[k - 1].low in ABBREVIATED or len(row[k - 1].text) == 1
    if row[k].text in DASHES:
        return row[k].start == row[k - 1].end
    return row[k].text not in ',;:?!“”"()' and not (row[k].low in ("who", "which", "whose") and k > 0)


def _opens(phrase: list[Token], gazetteer: Gazetteer, *, closed: bool) -> bool:
    """Tell whether a phrase after a name opens as an apposition does, and not as a clause or the next of a list."""
    lead = phrase[0]
    if lead.low in NOT_NAMES and lead.low not in OPENING:
        return False
    form = cues().get(lead.low)
    if form is not None and form.form in ("past", "s") and not office_of(lead.low):
        return False
    if phrase[-1].low in cues() and len(phrase) <= 9 and not office_of(phrase[-1].low):
        return False
    if lead.low in OPENING or lead.low in QUALIFIERS:
        return True
    if len(phrase) == 1 and closed and office_of(lead.low) == lead.low:
        return True
    if not any(office_of(t.low, lower=t.text.islower()) for t in phrase[:7]):
        return False
    if lead.text.islower() or gazetteer.match([t.text for t in phrase], 0) or lead.text.isupper():
        return True
    if any(t.low == "'s" for t in phrase[1:7]) or any(t.text in "’'" for t in phrase[1:7]):
        return True
    heads = [k for k, t in enumerate(phrase) if office_of(t.low, lower=t.text.islower())]
    if not closed or not heads:
        return False
    after = phrase[heads[-1] + 1] if heads[-1] + 1 < len(phrase) else None
    return (after is None and len(phrase) <= 6) or (after is not None and after.low in ("of", "at", "for", "to", "in"))


def _next_body(row: list[Token], at: int, mark: str) -> str | None:
    """Return the body in the next part of an apposition: "senior analyst, Lisk Research"."""
    if at + 1 >= len(row) or row[at].text != "," or not row[at + 1].capital or is_common(row[at + 1]):
        return None
    end = at + 1
    while end < len(row) and end - at < MAX_AFFILIATION and (row[end].word or row[end].text in "’'&"):
        if row[end].text.islower() and row[end].low not in NAME_WORDS:
            break
        end += 1
    words = row[at + 1 : end]
    closes = end == len(row) or row[end].text in (",", ")", ":", ".", ";", "–", "—") or mark == ")"
    if not closes or any(office_of(t.low, lower=False) == t.low for t in words):
        return None
    known = any(t.low in BODIES for t in words) or (end < len(row) and row[end].text in "):")
    return text_of(words) if known else None


def affiliation(row: list[Token], last: int) -> str | None:
    """Return the body that follows a name: "X of the Y Institute", "X, of Y University", "X from consumer group Y"."""
    last = _past_age(row, last)
    bracketed = _in_brackets(row, last)
    if bracketed:
        return bracketed
    at = last + (last + 1 < len(row) and row[last].text == ",")
    if at + 1 < len(row) and row[at].low in ("who", "works"):
        return works_at(row, at + (row[at].low == "who"))
    if at + 1 >= len(row) or row[at].low not in ("of", "from", "at", "with", "for"):
        return None
    phrase = list(owner_phrase(row, at + 1)[: MAX_AFFILIATION + 3])
    if phrase and phrase[0].low in ("the", "a", "an"):
        phrase = phrase[1:]
    first = next((k for k, t in enumerate(phrase) if t.capital), None)
    if first is None or any(t.low in ("of", "for", "at", "'s") for t in phrase[:first]):
        return None
    told = any(t.low in TELLING or t.low.endswith(("house", "age", "ancy", "ery")) for t in phrase[:first])
    told = told or apposed_body(row, at, phrase[-1].end)
    phrase = _up_to_verb(phrase[first:])
    if not phrase or not phrase[0].capital:
        return None
    told = told or any(t.low in COMPANY_WORDS for t in phrase) or phrase[0].low in ("st", "saint")
    told = told or (len(phrase) == 1 and phrase[0].text.isupper() and len(phrase[0].text) > 2)
    told = told or (row[at + 1].low == "the" and len(phrase) > 1 and not any(t.low in STREETS for t in phrase))
    far = sum(t.capital for t in phrase) > 2 and phrase[0].low not in PLACED
    told = told or (row[at].low == "of" and far and not any(t.low in STREETS for t in phrase))
    told = told or (row[at].low in ("at", "with") and not any(t.low in STREETS for t in phrase))
    return text_of(bare_name(phrase)) if told else None


def apposed_body(row: list[Token], at: int, end: int) -> bool:
    """Tell whether an apposition calls the name a body that ends at offset `end`: "X, a relief group that"."""
    at = next((k for k in range(at, min(len(row), at + MAX_APPOSITION)) if row[k].start >= end), len(row))
    if at + 2 >= len(row) or row[at].text != "," or row[at + 1].low not in ("a", "an", "the"):
        return False
    near = row[at + 2 : at + 7]
    ends = (k for k, t in enumerate(near) if not t.text.islower() or t.low in NOT_NAMES or t.low in cues())
    stop = next(ends, len(near))
    return stop > 0 and near[stop - 1].low in TELLING


def _in_brackets(row: list[Token], at: int) -> str | None:
    """Return the body or party in brackets after a name: "X (Green Path)"."""
    if at + 2 >= len(row) or row[at].text != "(":
        return None
    end = next((k for k in range(at + 1, min(len(row), at + 7)) if row[k].text == ")"), None)
    words = row[at + 1 : end] if end is not None else []
    named = words and all(t.capital or t.low in NAME_WORDS for t in words) and words[0].capital
    return text_of(words) if named and not any(office_of(t.low) == t.low for t in words) else None


def _up_to_verb(phrase: list[Token]) -> list[Token]:
    """Return the phrase up to a lower-case word that no body's name holds."""
    end = next((k for k, t in enumerate(phrase) if t.text.islower() and t.low not in NAMING), None)
    phrase = phrase[:end]
    saint = len(phrase) == 3 and phrase[0].low in ("st", "saint")
    while phrase and not saint and (phrase[-1].low in ("of", "the", "for", "and", "at", "'s") or not phrase[-1].word):
        phrase = phrase[:-1]
    return phrase


def _ward(row: list[Token], at: int) -> str | None:
    """Return the place in brackets after a party: "Cllr X (Green, Lisk)"."""
    if at >= len(row) or row[at].text != "(":
        return None
    end = next((k for k in range(at + 1, min(len(row), at + 9)) if row[k].text == ")"), None)
    comma = next((k for k in range(at + 1, end or at) if row[k].text == ","), None)
    if end is None or comma is None or comma + 1 >= end or not row[comma + 1].capital:
        return None
    return text_of(row[comma + 1 : end])


def with_place(role: Role | None, row: list[Token], last: int, gazetteer: Gazetteer) -> Role | None:
    """Add whose the office before a name is from what follows it: "Mayor X of Oxmere", "Senator X, Republican of Y"."""
    if role is None or role.of is not None or role.by or last + 1 >= len(row):
        return role
    at = _past_age(row, last)
    if at + 3 < len(row) and row[at].text in ",(" and row[at + 1].capital and row[at + 2].low == "of":
        at += 2
    if at + 1 < len(row) and row[at].text in ",(" and row[at + 1].text[1:2] in "-‑" and row[at + 1].text[0] in "DRI":
        return Role(role.role, row[at + 1].text[2:])
    ward = _ward(row, at) if role.role.lower().split()[-1] in TERRITORIAL else None
    if ward is not None:
        return Role(role.role, ward)
    comma = at + 1 < len(row) and row[at].text == ","
    if comma and row[at + 1].low == "who":
        body = works_at(row, at + 2)
        if body is not None:
            return Role(role.role, body)
        told = acting_clause(row, at + 2, gazetteer)
        if told is not None and told.role in ("representative", "head") and told.of:
            return Role(role.role, told.of)
        return role
    at += comma
    agent = comma and row[at : at + 1] and row[at].low == "for" and role.role.lower().split()[-1] in AGENTS
    if at + 1 >= len(row) or row[at].low not in ("of", "from", "at", "with", "for"):
        return role
    if comma and row[at].low == "for" and not agent:
        return role
    phrase = list(owner_phrase(row, at + 1)[: MAX_AFFILIATION + 3])
    phrase = phrase[1:] if phrase and phrase[0].low == "the" else phrase
    first = next((k for k, t in enumerate(phrase) if t.capital), None)
    if first and phrase[first - 1].low in ("of", "at") and any(t.low in BODIES for t in phrase[: first - 1]):
        return Role(role.role, text_of(phrase))
    if first is None and phrase and row[at].low == "of" and phrase[-1].low in BODIES | UNITS:
        mark = next((k for k in range(len(phrase) - 1, -1, -1) if phrase[k].low == "'s"), -1)
        return Role(role.role, text_of(phrase[mark + 1 :]))
    if first is None or any(t.low in ("of", "for", "at") for t in phrase[:first]) or first > 3:
        return role
    plural = agent and phrase[0].text.islower() and phrase[0].low.endswith("s")
    if first and not plural and not any(t.low in TELLING for t in phrase[:first]):
        return role
    words = text_of(bare_name(_up_to_verb(phrase[first:])))
    return Role(role.role, gazetteer.state(words) or words or None)
