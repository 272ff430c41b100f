"""The head of a source: which of the names in it speaks, and which noun stands for the speaker where none does."""

from collections.abc import Sequence

from onrecord.attribution.capitals import NOT_NAMES
from onrecord.attribution.people import Named
from onrecord.attribution.roles import HONORIFICS, ROLE_HEADS
from onrecord.attribution.tokens import Token
from onrecord.records import Span

__all__ = [
    "ARTICLES",
    "FIRST",
    "GENDERED",
    "INDEFINITE",
    "JOINS",
    "MOST_TITLES",
    "MOST_WORDS",
    "OTHERS",
    "OWNERS",
    "PEOPLE",
    "head_name",
    "head_noun",
    "is_plural",
    "main_phrase",
    "pronoun_in",
    "stripped",
]

GENDERED = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
FIRST = frozenset({"i", "we", "me", "us", "my", "our"})
OTHERS = frozenset("they them their you it who its that which what this these those one there".split())
SUBJECTS = frozenset("i we he she it they".split())
ASIDES = frozenset("himself herself themselves itself who which too also both all".split())
MOST_TITLES, MOST_WORDS = 4, 5
"""Tokens between a cut source and the name in apposition; words of a body's name."""
OWNERS = frozenset({"his", "her", "their", "its"})
PEOPLE = frozenset(
    "officials sources diplomats people experts analysts staff staffs aides advisers advisors witnesses residents "
    "critics supporters lawmakers observers reporters lawyers members source official diplomat person man woman "
    "witness resident voter voters friend friends spokespeople neighbour neighbor neighbours neighbors relative "
    "relatives insider insiders colleague colleagues guy someone somebody".split()
)
ARTICLES = frozenset("the a an his her its their two three four several some many other both all".split())
INDEFINITE = frozenset("a an one another two three some several".split())
JOINS = frozenset(
    "of in on at by for from to with about against after before between into over under since during through near "
    "within without among amid as than like via toward towards".split()
)
"""Prepositions: what stands after one is no head."""
CLAUSES = frozenset("who which that when while where whose and but or if because".split())
LEADING = frozenset(
    "if when while although though because but and so yet as since after before once then now even meanwhile still "
    "however instead indeed also later earlier like unlike for in with at by on from during".split()
)
"""Words that open a sentence before its subject, when a source was cut too early."""
HEADS = frozenset("the a an his her its their our my".split())
VERBAL = frozenset(
    "is are was were be been has have had will would can could may might should must does did do".split()
)


def stripped(row: Sequence[Token]) -> list[Token]:
    """Return the tokens without the conjunctions, adverbs, marks or "by" before a source, and the ’s after it."""
    k = 0
    if len(row) > 1 and row[0].low in ("by", "from", "to"):
        k = 1
    while k < len(row) - 1 and (
        row[k].low in LEADING - JOINS
        or not row[k].word
        or (row[k].low.endswith("ly") and len(row[k].low) > 4 and k == 0)
    ):
        k += 1
    end = len(row)
    while end - 1 > k and (row[end - 1].low == "'s" or (not row[end - 1].word and row[end - 1].text not in '."”’')):
        end -= 1
    return list(row[k:end])


def main_phrase(row: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """Part a source before its relative clause or apposition: "the agency, which …", "X, the news agency,"."""
    cut = next((k for k, t in enumerate(row) if k and (t.low in CLAUSES - {"and"} or t.text in ",;(")), len(row))
    if len(row) == cut + 2 and row[-1].capital:  # "Tarn, Ilse"
        cut = len(row)
    return list(row[:cut]), list(row[cut:])


def head_name(row: Sequence[Token], named: Sequence[Named], text: str) -> Named | None:
    """Return the first of the names in a source that is the source's head.

    "the envoy, X", "President X" and "X of Y" have X for head; "a spokesman for X", "X’s deputy" and "the X campaign"
    have not.
    """
    for name in named:
        before = [t for t in row if t.end <= name.span.start]
        after = next((t for t in row if t.start >= name.span.end), None)
        if not _owns(name.span, text) and not _modifies(after) and _leads(before):
            return name
    return None


def _owns(span: Span, text: str) -> bool:
    after = text[span.end : span.end + 3]
    if after[:1] in ("’", "'") and after[1:2].isspace():
        return text[span.end - 1] in "sS"
    return after[:2] in ("’s", "'s") and not after[2:3].isalnum()


def _modifies(after: Token | None) -> bool:
    """Tell whether a common noun follows, which the name then only describes: "the Tarn campaign"."""
    if after is None or not after.word or after.capital or after.text[0].isdigit():
        return False
    low = after.low
    return low not in JOINS | CLAUSES | NOT_NAMES | VERBAL and not low.endswith(("ed", "ing", "ly"))


def _leads(before: list[Token]) -> bool:
    """Tell whether what stands before a name in its source leaves the name the head."""
    if not before or before[-1].text == ",":
        return _appositive(before)
    k = len(before)
    while k and (before[k - 1].capital or before[k - 1].text in ".-"):
        k -= 1
    if k and before[k - 1].low in ("of", "for", "at") and k < len(before):
        office = k >= 2 and before[k - 2].low in ROLE_HEADS
        return office and before[-1].low not in HONORIFICS | ROLE_HEADS and before[-1].text != "."
    words = [t.low for t in before]
    joined = any(word in JOINS for word in words)
    if joined and words[0] in JOINS and "," not in words:
        return not any(word in HEADS for word in words[1:]) and len(words) == 1 and words[0] not in ("of", "by")
    return not joined or _rejoined(words)


def _appositive(before: list[Token]) -> bool:
    """Tell whether a name after a comma is in apposition: what stands before is no name of its own."""
    words = [t.low for t in before if t.word]
    return not words or words[0] in HEADS or words[0] in JOINS or any(w in ROLE_HEADS for w in words) or len(words) < 4


def _rejoined(words: list[str]) -> bool:
    """Tell whether the last preposition before a name is closed by a comma or by an office: "chief of staff X"."""
    last = max(k for k, word in enumerate(words) if word in JOINS)
    if "," in words[last:]:
        return True
    rest = words[last + 1 :]
    office = last > 0 and words[last - 1] in ROLE_HEADS
    return office and words[last] == "of" and len(rest) > 0 and rest[0] not in HEADS and rest[-1] not in ROLE_HEADS


def head_noun(row: Sequence[Token]) -> int | None:
    """Return the index of a noun phrase's head: the last word before a preposition, a clause or a mark."""
    end = next(
        (
            k
            for k, t in enumerate(row)
            if k and (t.low in JOINS | CLAUSES | VERBAL or (not t.word and t.text not in ".-‑&"))
        ),
        len(row),
    )
    while end > 1 and (not row[end - 1].word or (row[end - 1].low.endswith("ed") and not row[end - 1].capital)):
        end -= 1
    return end - 1 if end and row[end - 1].word else None


def pronoun_in(row: list[Token]) -> str:
    """Return the pronoun that a source is, with or without a verb or an aside: "we’ve", "he, who", "she herself"."""
    low = row[0].low.partition("'")[0]
    if len(row) == 1:
        return low
    return low if low in SUBJECTS and (row[1].low in ASIDES or row[1].text in ",;" or row[1].low == "'s") else ""


def is_plural(row: list[Token]) -> bool:
    """Tell whether a source's head noun is in the plural: "the ministers" are no one person."""
    at = head_noun(row)
    if at is None:
        return False
    low = row[at].low
    return low.endswith("men") or (low.endswith("s") and not low.endswith("ss"))
