"""The head of a source: which of the names in it speaks, and which noun stands for the speaker where none does."""

from collections.abc import Sequence

from onrecord.attribution.capitals import NOT_NAMES
from onrecord.attribution.people import Named
from onrecord.attribution.roles import HONORIFICS, ROLE_HEADS
from onrecord.attribution.tokens import Token
from onrecord.records import Span

__all__ = ["JOINS", "head_name", "head_noun", "stripped"]

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
    """Return the tokens without the conjunctions, adverbs and marks that a source may begin with."""
    k = 0
    while k < len(row) - 1 and (
        row[k].low in LEADING - JOINS
        or not row[k].word
        or (row[k].low.endswith("ly") and len(row[k].low) > 4 and k == 0)
    ):
        k += 1
    return list(row[k:])


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
