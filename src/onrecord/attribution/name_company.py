"""What stands around a name and tells of its bearer: an owner, a body spoken for, kin, common nouns."""

from onrecord.attribution.capitals import NOT_NAMES, is_common, opens_sentence
from onrecord.attribution.tokens import Token

__all__ = ["kin_beside", "nouns_beside", "owned_by", "spoken_for"]

MOST_WORDS = 5
KIN_GENDERS = {
    **dict.fromkeys("sister mother wife daughter aunt niece widow grandmother girlfriend mum mom".split(), "mrs"),
    **dict.fromkeys("brother father husband son uncle nephew widower grandfather boyfriend dad".split(), "mr"),
}
"""Words of kin by an honorific of the same gender."""


def owned_by(row: list[Token], first: int) -> str | None:
    """Return the body or state that owns a name: "Lisk Motors’ X", "Utopia’s X"."""
    if first < 2 or row[first - 1].low != "'s" or not row[first - 2].capital:
        return None
    begin = first - 2
    while begin and row[begin - 1].capital and not opens_sentence(row, begin) and first - begin < MOST_WORDS:
        begin -= 1
    if row[begin].low in NOT_NAMES:
        return None
    return " ".join(t.text for t in row[begin : first - 1])


def spoken_for(row: list[Token], first: int) -> str | None:
    """Return the body that a sentence’s first words tell: "For Lisk Wind, X said"."""
    if first < 3 or row[first - 1].text != ",":
        return None
    k = first - 1
    while k and row[k - 1].capital and not is_common(row[k - 1]) and first - k <= MOST_WORDS:
        k -= 1
    if k == first - 1 or k < 1 or row[k - 1].low != "for" or not opens_sentence(row, k - 1):
        return None
    return " ".join(t.text for t in row[k : first - 1])


def kin_beside(row: list[Token], first: int) -> list[str]:
    """Return the word of kin that a name is in apposition to: "His sister, X"."""
    at = first - 1 - (first > 0 and row[first - 1].text == ",")
    return [KIN_GENDERS[row[at].low]] if at >= 0 and row[at].low in KIN_GENDERS else []


def nouns_beside(row: list[Token], first: int, last: int) -> set[str]:
    """Return the common nouns right before a name, or in an apposition that an article opens."""
    out: set[str] = set()
    if first and row[first - 1].text.islower() and row[first - 1].low not in NOT_NAMES:
        out.add(row[first - 1].low)
    if last + 2 < len(row) and row[last].text == "," and row[last + 1].low in ("a", "an", "the"):
        noun = ""
        for token in row[last + 2 : last + 9]:
            if not token.word or token.low in NOT_NAMES:
                break
            noun = token.low if token.text.islower() else noun
        out |= {noun} - {""}
    return out
