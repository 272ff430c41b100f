"""Offices that a verb tells: "who chairs the growers’ council", "was elected mayor", "stepped down as keeper"."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribution.gazetteer import Gazetteer
from onrecord.attribution.role_owners import bare_name, owner_phrase, text_of
from onrecord.attribution.role_phrases import read_role
from onrecord.attribution.roles import BODIES, ORGANISATION_WORDS, Role
from onrecord.attribution.tokens import Token

__all__ = ["acting_clause", "as_former", "entered_office"]

STEMS = {
    "run": ("head", "runs ran running"),
    "chair": ("chair", "chairs chaired chairing"),
    "head": ("head", "heads headed heading"),
    "lead": ("leader", "leads led leading"),
    "direct": ("director", "directs directed directing"),
    "edit": ("editor", "edits edited editing"),
    "own": ("owner", "owns owned"),
    "found": ("founder", "founded co-founded"),
    "manage": ("manager", "manages managed managing"),
    "coordinate": ("coordinator", "coordinates coordinated"),
    "represent": ("representative", "represents represented representing"),
    "coach": ("coach", "coaches coached coaching"),
    "captain": ("captain", "captains captained captaining"),
    "skipper": ("skipper", "skippers skippered"),
    "farm": ("farmer", "farms farmed farming"),
    "teach": ("teacher", "teaches taught teaching"),
    "speak": ("spokesperson", "speaks"),
    "curate": ("curator", "curates curated curating"),
    "conduct": ("conductor", "conducts conducted"),
    "prosecute": ("prosecutor", "prosecutes prosecuting"),
    "command": ("commander", "commands commanded commanding"),
    "oversee": ("head", "oversees oversaw overseeing"),
    "preside": ("president", "presides presided"),
}
ACTING = {form: noun for noun, forms in STEMS.values() for form in forms.split()}
PRESENT = frozenset("runs heads chairs edits owns manages directs farms coaches".split())
PAST = frozenset(
    "ran chaired headed led directed edited owned managed coached captained farmed taught commanded "
    "oversaw curated conducted coordinated represented presided".split()
)
COPULAS = frozenset("is was became becomes remains been".split())
AUXILIARIES = frozenset("has had is was were be being have will are".split())
ENTERING = frozenset(
    "now then currently also been named appointed elected made re-elected reelected confirmed installed crowned "
    "promoted chosen sworn in".split()
)
"""Words between "is" or "was" and an office."""
SERVING = frozenset("serves served works worked acts acted doubles trained".split())
LEAVING = frozenset("resigned resigns quit quits retired retires resigning retiring".split())
"""Verbs of leaving office, before "as"; those of two words are told by their first."""
STEPPING = {"stepped": "down", "steps": "down", "stood": "down", "stands": "down", "stepping": "down"}
ENDED = frozenset("until formerly previously once former".split())
YEARS = frozenset("from between during throughout in".split())
ADVERBS = frozenset(
    "also now currently still previously formerly once then until recently both himself herself".split()
)
VERBS = {*ACTING, *COPULAS, *SERVING}
LEADING = ADVERBS | AUXILIARIES
WORKING = frozenset("works work worked based working plays played flies drives sings dances volunteers".split())
MOST_TIME = 7
"""Tokens between "who" and its verb, or of a time before an office: "until late last spring"."""
MAX_CLAUSE = 26
STOP = frozenset(',;:?!“”"()—–')


def as_former(role: Role) -> Role:
    """Return a role as that of somebody who has it no more."""
    words = role.role.split()
    if words[:1] and words[0].lower() in ("former", "ex"):
        return role
    return Role(
        " ".join(["former", *(w for w in words if w not in ("outgoing", "incoming", "acting"))]), role.of, role.by
    )


def acting_clause(row: list[Token], at: int, gazetteer: Gazetteer) -> Role | None:
    """Return the office that the relative clause tells which begins, after "who", at `at`."""
    now = next((n for n in range(at, min(len(row), at + MAX_CLAUSE)) if row[n].text in ".?!" or row[n].low == "now"), 0)
    if now > at + 2 and row[now].low == "now" and row[now - 1].low == "is" and now + 1 < len(row):
        return entered_office(row, now - 1, gazetteer)
    past = False
    k = at
    while k < min(len(row), at + MOST_TIME) and row[k].low not in VERBS:
        if row[k].low in LEAVING or row[k].low in STEPPING:
            break
        if row[k].low in ENDED:
            past = True
        elif not past and row[k].low not in LEADING and not row[k].low.endswith("ly"):
            return None
        k += 1
    if k + 1 >= len(row):
        return None
    if row[k].low in ACTING and not (row[k].low == "founded" and k > at and row[k - 1].low == "was"):
        role = _acting(row, k, gazetteer)
        gone = past or (row[k].low in PAST and _is_over(row, k))
    else:
        found = entered_office(row, k, gazetteer)
        if found is None:
            return None
        role, gone = found, past
    return as_former(role) if role is not None and gone else role


def _acting(row: list[Token], at: int, gazetteer: Gazetteer) -> Role | None:
    """Return the office that the verb at `at` tells: "chairs the growers’ council"."""
    end = _clause_end(row, at + 1)
    if end == at + 1:
        return None
    noun = ACTING.get(row[at].low, "head")
    if noun == "farmer":
        return Role(noun, None)
    if noun == "teacher":
        return _at_body(noun, row[at + 1 : end])
    office = replace(row[at], text=noun, low=noun)
    link = [] if row[at + 1].low in ("for", "of") else [replace(row[at], text="of", low="of", start=row[at].end)]
    rest = row[at + 1 : end]
    if rest[0].low == "over":
        rest = rest[1:]
    if len(rest) == 1 and rest[0].low == "it":
        return Role(noun, None, "its")
    if row[at].low == "led" and rest[-1].low in ("study", "research", "work", "team", "trial", "survey", "paper"):
        return None
    return read_role([office, *link, *rest], gazetteer)


def _at_body(noun: str, rest: list[Token]) -> Role:
    """Return a role whose owner stands after "at": "teaches chemistry at X"."""
    at = next((k for k, t in enumerate(rest) if t.low == "at"), None)
    phrase = owner_phrase(rest, at + 1) if at is not None else ()
    named = [t for t in phrase if t.low not in ("the", "a", "an")]
    return Role(noun, text_of(bare_name(named)) or None if any(t.capital for t in named) else None)


def _clause_end(row: list[Token], at: int) -> int:
    end = at
    while end < len(row) and end - at < MAX_CLAUSE and row[end].text not in STOP and row[end].text != ".":
        if end > at and row[end].low in ("since", "said", "which", "who", "until", "when", "but", "during"):
            break
        if (
            end > at
            and row[end].low == "and"
            and not (row[end - 1].capital and end + 1 < len(row) and row[end + 1].capital)
        ):
            break
        end += 1
    return end


def _own_body(row: list[Token], at: int) -> bool:
    """Tell whether a body in capitals is what a verb at hand is about: "runs the Lisk Trust", no race or street."""
    at += row[at].low == "the"
    end = at
    while end < len(row) and (row[end].capital or row[end].text == "&"):
        end += 1
    return any(t.low in ORGANISATION_WORDS or t.text == "&" for t in row[at:end])


def _is_over(row: list[Token], at: int) -> bool:
    """Tell whether the clause at `at` says when what it tells came to an end: "until 2019", "from 1998 to 2004"."""
    for k in range(at, min(len(row), at + MAX_CLAUSE)):
        if row[k].text in STOP or row[k].text == ".":
            return False
        if row[k].low == "until":
            return True
        if row[k].low in YEARS and k + 1 < len(row) and (row[k + 1].text[:1].isdigit() or row[k + 1].low in NUMBERS):
            return True
    return False


NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve fifteen twenty thirty".split())


def entered_office(row: list[Token], at: int, gazetteer: Gazetteer) -> Role | None:
    """Return the office that a verb of being, entering or leaving at `at` gives its subject; None for other verbs."""
    k, over = at, False
    if row[k].low in ("has", "had", "have", "will") and k + 1 < len(row):
        k += 1
        if row[k].low in ("also", "since", "now", "be") and k + 1 < len(row):
            k += 1
    if row[at].low in ("has", "have") and (row[k].low in ACTING or row[k].low == "run") and row[k + 1 : k + 2]:
        return _acting(row, k, gazetteer) if row[k + 1].capital or row[k + 1].low == "the" else None
    if k == at and row[k].low in PRESENT and row[k + 1 : k + 2] and _own_body(row, k + 1):
        return _acting(row, k, gazetteer)
    low = row[k].low
    following = row[k + 1].low if k + 1 < len(row) else ""
    if low in LEAVING and following in ("as", "from"):
        k, over = k + 1, True
        if row[k].low == "from":
            return None
    elif low in STEPPING and following == STEPPING[low] and k + 2 < len(row) and row[k + 2].low == "as":
        k, over = k + 2, True
    elif low in SERVING and following == "as":
        k += 1
        over = low in ("served", "worked", "acted") and _is_over(row, k)
    elif low in ("takes", "took", "taking") and following == "over" and k + 2 < len(row) and row[k + 2].low == "as":
        k += 2
    elif low in COPULAS:
        over = low in ("was", "been") and row[at].low != "has" and _is_over(row, k)
    else:
        return None
    k += 1
    while k < len(row) and row[k].low in ENTERING:
        k += 1
    if k < len(row) and row[k].low in ("as", "to", "into"):
        k += 1
    end = _clause_end(row, k)
    phrase = row[k:end]
    if not phrase or (end < len(row) and row[end].low in ("who", "which")):
        return None
    role = _office(phrase, gazetteer)
    return as_former(role) if role is not None and over else role


def _office(phrase: Sequence[Token], gazetteer: Gazetteer) -> Role | None:
    """Return the role of what follows a copula, where it plainly is a noun phrase of office."""
    lead = phrase[0]
    if lead.low == "one" and len(phrase) > 2 and phrase[1].low == "of":
        return read_role(phrase, gazetteer)
    if lead.low in ("not", "no", "never", "only", "expected", "likely", "one", "like", "by", "in", "on", "at"):
        return None
    if lead.text.islower() and lead.low.endswith(("ing", "ed")) and len(phrase) > 1 and phrase[1].low in ("to", "by"):
        return None
    return read_role(phrase, gazetteer)


def works_at(row: list[Token], at: int) -> str | None:
    """Return the body of "who works at X", "is based at X"."""
    for k in range(at, min(len(row), at + 5)):
        if row[k].low in ("at", "for", "with") and any(t.low in WORKING for t in row[max(at, k - 2) : k]):
            phrase = [t for t in owner_phrase(row, k + 1) if t.low not in ("the", "a", "an")]
            saint = phrase and phrase[0].low in ("st", "saint")
            if phrase and phrase[0].capital and (saint or any(t.low in BODIES for t in phrase)):
                return text_of(bare_name(phrase))
            return None
    return None
