"""Who wrote a letter: the name that fills a line at its end, and the trade that its text tells: "As a welder, I"."""

from collections.abc import Sequence

from onrecord.attribution.capitals import opens_sentence
from onrecord.attribution.gazetteer import Gazetteer
from onrecord.attribution.people import PageNames, Person
from onrecord.attribution.role_phrases import read_role
from onrecord.attribution.roles import HONORIFICS, Role
from onrecord.attribution.tokens import Token
from onrecord.records import SpeakerKind

__all__ = ["writer"]

MAX_SIGNATURE = 160
"""Code points of a page’s end in which a letter’s signature begins."""
TIMES = frozenset(
    "as for once also formerly now still until over some about many more than years months decades year two three four "
    "five six seven eight nine ten twelve fifteen twenty thirty forty".split()
)
"""Words that may stand between "I was" and an office."""
MAX_PHRASE = 14
MOST_GREETING = 6
"""Tokens of "Sir, –"."""
MOST_OPENING = 40
"""Tokens of the sentence that tells the writer’s trade."""


def writer(text: str, rows: Sequence[list[Token]], names: PageNames, gazetteer: Gazetteer) -> Person | None:
    """Return who signs the page as a letter, with the role that the text tells; None where nobody does.

    Whoever else says "I" on such a page stands in quotation marks or in a turn of an interview.
    """
    signer = _signer(text, names)
    if signer is None or not any(t.text == "I" for row in rows for t in row):
        return None
    if signer.role is None:
        role = next((r for row in rows for k in range(len(row)) if (r := _told(row, k, gazetteer)) is not None), None)
        if role is not None:
            signer.role, signer.of = role.role, role.of or signer.of
    return signer


def _signer(text: str, names: PageNames) -> Person | None:
    """Return the person whose name fills a line near the end, but for forms of address and a comma."""
    end = len(text.rstrip())
    for named in reversed(names.named):
        if named.span.start < end - MAX_SIGNATURE:
            return None
        if named.kind is not SpeakerKind.PERSON or " " not in named.name:
            continue
        begin = text.rfind("\n", 0, named.span.start) + 1
        close = text.find("\n", named.span.end)
        lead = text[begin : named.span.start].replace(".", " ").lower().split()
        rest = text[named.span.end : close if close >= 0 else len(text)].strip(" ,.")
        plain = all(word in HONORIFICS or word == "the" for word in lead)
        if begin and plain and (not rest or text[named.span.end] in ",("):
            return names.persons.get(named.name.casefold()) or names.person(named.name)
    return None


def _told(row: list[Token], k: int, gazetteer: Gazetteer) -> Role | None:
    """Return the role in "As a welder, I …" or "I am a welder", where such a phrase begins at `k`."""
    greeted = 0 < k < MOST_GREETING and row[k - 1].text in ",–—-:"
    if not (opens_sentence(row, k) or greeted) or k + 3 >= len(row):
        return None
    if row[k].low == "as" and row[k + 1].low in ("a", "an", "the", "one"):
        near = row[k : k + MOST_OPENING]
        stop = next((n for n, t in enumerate(near) if t.text in ".?!"), len(near))
        if not any(t.text == "I" for t in near[:stop]):
            return None
        return read_role(row[k + 1 : k + MAX_PHRASE], gazetteer, agents=True)
    if row[k].text == "I" and row[k + 1].low in ("am", "was", "work", "worked"):
        at = next((n for n in range(k + 2, min(len(row), k + 8)) if row[n].low not in TIMES), len(row))
        if at < len(row) and row[at].low in ("a", "an", "the", "one"):
            return read_role(row[at : at + MAX_PHRASE], gazetteer)
    return None
