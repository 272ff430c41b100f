"""Nouns of saying: "her warning that …", "a claim by X that …", "the council’s call for …"."""

from onrecord.attribution.contents import ends_in_quotation
from onrecord.attribution.lexicon import CUE_FORMS, SAYING_FORMS
from onrecord.attribution.phrases import clause_end, source_after
from onrecord.attribution.sentence import Found, Sentence
from onrecord.attribution.tokens import Token

__all__ = ["NOUNS", "read_noun", "says"]

THAT = frozenset(
    "claim warning statement insistence assertion allegation accusation suggestion argument denial admission "
    "announcement declaration prediction complaint acknowledgement belief view contention demand promise "
    "pledge vow threat remark comment assurance charge hope fear".split()
)
FOR = frozenset("call demand appeal plea request".split())
TO = frozenset("promise pledge vow threat refusal offer commitment call".split())
NOUNS: frozenset[str] = frozenset({*THAT, *FOR, *TO, *(f"{noun}s" for noun in THAT | FOR | TO), "denials", "refusals"})
OWNING = frozenset("his her their its".split())
NOUN_CONFIDENCE = 0.5
"""A judgement between that of objects and of bare clauses; too few stand in the data at hand."""


def says(cue: str | None) -> bool:
    """Tell whether the words of a cue report something uttered: a verb or a noun of saying, a colon, or no cue."""
    if cue is None:
        return True
    words = [word.strip(",:;.–—-").removesuffix("’s").removesuffix("'s") for word in cue.lower().split()]
    return ":" in cue or any(word in SAYING_FORMS or word in NOUNS for word in words)


def read_noun(state: Sentence, i: int) -> Found | None:
    """Return what the noun of saying at token `i` reports; None where it has no owner or no clause after it.

    A noun that opens its sentence is left out: nothing tells where its clause ends and the sentence's verb begins.
    """
    row = state.row
    base = row[i].low if row[i].low in THAT | FOR | TO else row[i].low.removesuffix("s")
    source, at = _owner(row, i)
    if source is None or at + 2 >= len(row) or not any(t.word for t in row[: min(source[0], i - 1)]):
        return None
    low = row[at].low
    opens = (low == "that" and base in THAT) or (low == "for" and base in FOR) or (low == "to" and base in TO)
    if not opens:
        return None
    end = clause_end(row, at, headline=state.headline)
    if any(
        t.low in CUE_FORMS or t.low in ("was", "were", "is", "are", "has", "had") for t in row[at + 1 : end]
    ) and low in (
        "for",
        "to",
    ):
        return None
    content = state.content(at, end)
    if content is None:
        return None
    return Found(
        [content],
        state.span(i, i + 1),
        state.span(*source),
        confidence=NOUN_CONFIDENCE,
        quoted=ends_in_quotation(state, content),
    )


def _owner(row: list[Token], i: int) -> tuple[tuple[int, int] | None, int]:
    """Return whose the noun is, "X’s claim" or "a claim by X", and where what is said would begin."""
    k = i - 1
    while k > 0 and i - k < 4 and row[k].text.islower() and row[k].low not in OWNING | {"'s", "the", "a"}:
        k -= 1
    if k >= 0 and row[k].low in OWNING:
        return (k, k + 1), i + 1
    if k > 0 and row[k].low == "'s":
        return _possessor(row, k), i + 1
    if i + 2 < len(row) and row[i + 1].low in ("by", "from"):
        found = source_after(row, i + 2)
        if found is not None:
            return found, found[1]
    return None, i


def _possessor(row: list[Token], mark: int) -> tuple[int, int] | None:
    """Return the owner before a possessive mark: capitals, or a noun back to its article."""
    k = mark
    while k > 0 and row[k - 1].capital:
        k -= 1
    if k < mark:
        return k, mark
    for k in range(mark - 1, max(-1, mark - 6), -1):
        if row[k].low in ("the", "a", "an"):
            return k, mark
        if not row[k].word:
            return None
    return None
