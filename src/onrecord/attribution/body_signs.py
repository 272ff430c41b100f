"""Signs by which a page treats words as the name of a body: what follows them, what joins them, where they stand."""

from collections.abc import Sequence
from itertools import pairwise

from onrecord.attribution.capitals import NOT_NAMES, is_common, opens_sentence
from onrecord.attribution.gazetteer import Gazetteer, fold_name
from onrecord.attribution.occupations import MODIFIERS
from onrecord.attribution.people import PageNames
from onrecord.attribution.role_phrases import QUALIFIERS
from onrecord.attribution.roles import BODIES, COMPANIES, ORGANISATION_WORDS, office_of
from onrecord.attribution.tokens import Token

__all__ = [
    "KINDS",
    "NUMBERS",
    "REACH",
    "SMALL",
    "describes",
    "initials_of",
    "is_apposed",
    "joined",
    "placed",
    "quoted_words",
    "said_again",
    "single_bodies",
]

SMALL = frozenset("of for the and &".split())
"""Words that a body's name may hold in lower case; initials leave them out."""
KINDS = BODIES | COMPANIES
PLACING = frozenset("in near outside across inside".split())
OTHERS = frozenset({"from", "against"})
"""Words after which a body is another than the one that the page is about."""
PLAIN = MODIFIERS | QUALIFIERS | KINDS
"""Words that have their capital from the sentence before an office: "Finance director X"."""
NUMBERS = frozenset("two three four five six seven eight nine ten first second third".split())
"""Words of a closed class with which names of bodies may begin: "the Three Dales Trust"."""
OFFICE_REACH = 4
"""Tokens after a name of one word in which an office tells it to be a body."""
OWN_PRONOUN = 12
"""Tokens after a name in which "its" tells that it is a body’s."""
STAFF = frozenset(
    "executive ceo chairman chairwoman chair director founder co-founder manager spokesman spokeswoman spokesperson "
    "boss chief head coach captain owner".split()
)
"""Offices that are of bodies, seldom of places."""
REACH = 6
"""Tokens of a name, and of a phrase before its noun."""


def said_again(rows: Sequence[list[Token]]) -> frozenset[str]:
    """Return the common nouns that the page prints as known: "the lodge", for a lodge that it has named."""
    return frozenset(
        token.low
        for row in rows
        for before, token in pairwise(row)
        if before.low == "the" and token.word and token.text.islower()
    )


def quoted_words(row: list[Token]) -> set[int]:
    """Return where words stand within double quotation marks."""
    out: set[int] = set()
    inside = False
    for token in row:
        if token.text in '“”"„«»':
            inside = token.text in "“„«" or (token.text == '"' and not inside)
        elif inside:
            out.add(token.start)
    return out


def single_bodies(rows: Sequence[list[Token]], names: PageNames, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the folded names of one word that the page treats as bodies: "Ardlin said it", "Ardlin chief X".

    A word that the page anywhere puts after "in" or "near", a state’s, a province’s and a person’s are none.
    """
    told: set[str] = set()
    placed: set[str] = set()
    for row in rows:
        for k, token in enumerate(row):
            if not token.capital or len(token.text) < 3 or is_common(token) or k + 2 >= len(row):
                continue
            before, after = row[k - 1] if k else None, row[k + 1]
            trade = k > 0 and opens_sentence(row, k - 1) and (row[k - 1].low in COMPANIES or office_of(row[k - 1].low))
            named = before is not None and before.capital and not is_common(before) and not trade
            if after.capital or named:
                continue
            if before is not None and before.low in PLACING:
                placed.add(fold_name(token.text))
                continue
            sure = not opens_sentence(row, k) or token.low in names.capitals
            if (trade and row[k - 1].low.endswith("maker")) or _acts_as_body(row, k, sure=sure):
                told.add(fold_name(token.text))
    return frozenset(
        word
        for word in told - placed
        if word not in names.lower
        and names.person(word) is None
        and not names.given.get(word)
        and gazetteer.place(word.capitalize()) is None
        and not gazetteer.is_province(word.capitalize())
        and not office_of(word)
    )


def _acts_as_body(row: list[Token], k: int, *, sure: bool) -> bool:
    """Tell whether what follows the capitalised word at `k` says that it is a body.

    `sure` says that it has its capital not from the sentence: else "Country manager X" tells nothing.
    """
    at = k + 1 + (row[k + 1].low == "'s")
    for n in range(at, min(len(row) - 1, at + OFFICE_REACH)):
        if not row[n].text.islower() or row[n].low in NOT_NAMES:
            break
        head = office_of(row[n].low)
        if head and head in STAFF:
            return at > k + 1 or (row[n + 1].capital and sure)
    for n in range(k + 1, min(len(row), k + OWN_PRONOUN)):
        if row[n].capital or row[n].text in ".?!;":
            return False
        if row[n].low in ("its", "itself") or (row[n].low == "it" and row[n - 1].low in ("said", "says", "that")):
            return True
    return False


def placed(row: list[Token], first: int) -> bool:
    """Tell whether a name stands after a word of place: "in the Reading Room"."""
    at = first - 1 - (first > 1 and row[first - 1].low == "the")
    return at >= 0 and row[at].low in PLACING | OTHERS


def joined(row: list[Token], last: int) -> int:
    """Return where a name ends that goes on over "&" or a plural owner: "Brask & Daughters", "Rope Workers’ League"."""
    most = last + 2 * REACH
    while last + 1 < min(len(row), most) and row[last + 1].capital and not is_common(row[last + 1]):
        plural = row[last].text in "’'" and row[last - 1].low.endswith("s") and row[last].start == row[last - 1].end
        plural = plural or (row[last].low == "'s" and row[last - 1].low in ("women", "men", "children", "people"))
        if row[last].text != "&" and not plural:
            break
        end = last + 1
        while end < min(len(row), most) and row[end].capital and not is_common(row[end]):
            end += 1
        if plural and not any(t.low in ORGANISATION_WORDS for t in row[last + 1 : end]):
            break
        last = end
    return last


def is_apposed(row: list[Token], last: int) -> bool:
    """Tell whether an apposition calls the name before it a body: "X, the regional water agency,"."""
    if last + 2 >= len(row) or row[last].text != "," or row[last + 1].low not in ("the", "a", "an"):
        return False
    for k in range(last + 2, min(len(row), last + 2 + REACH)):
        following = row[k + 1] if k + 1 < len(row) else None
        ends = following is None or following.text in ",." or following.low in ("of", "that", "which", "for", "behind")
        if ends and row[k].low in KINDS and row[k].text.islower():
            return not office_of(row[k].low) or row[k].low in ("maker", "operator", "retailer")
        if not describes(row[k]):
            return False
    return False


def describes(token: Token) -> bool:
    """Tell whether a word may stand within a body’s name or before its common noun."""
    low = token.low
    if not token.word or low in SMALL or low == "'s" or is_common(token):
        return False
    return token.text.islower() or token.capital


def initials_of(name: str) -> str:
    """Return the initials of a name, its small words left out."""
    return "".join(word[0] for word in name.split() if word.lower() not in SMALL).upper()
