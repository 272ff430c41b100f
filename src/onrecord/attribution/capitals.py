"""Runs of capitals, and what a page itself tells of its capitalised words: names, places, adjectives, first words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.attribution.roles import HONORIFICS
from onrecord.attribution.tokens import Token

__all__ = [
    "DETERMINERS",
    "NOT_NAMES",
    "PLACING",
    "PageWords",
    "Run",
    "is_common",
    "opens_sentence",
    "page_words",
    "runs",
]

MAX_NAME = 14
"""Tokens of a run of capitals, titles included."""
PARTICLES = frozenset("de da del della van von der den al el bin ben ibn la le du dos y e".split())
PLACING = frozenset("in near outside across throughout around inside".split())
DETERMINERS = frozenset("the a an this that his her its their our any every each no".split())
MONTH_NAMES = frozenset("may april june august jan jun".split())
"""Months that are also names: they may go on with a name, not begin one."""
NOT_NAMES = frozenset(
    "the a an in on at by for of to from with and but or as if when while after before since this that these those "
    "there here he she it they we i you his her its their our my your what who whom whose how why where which not no "
    "yes so then also still both all some many most more few several other others another each every any one two "
    "three four five six seven eight nine ten half monday tuesday wednesday thursday friday saturday sunday january "
    "february march april may june july august september october november december jan feb mar apr jun jul aug sep "
    "sept oct nov dec today yesterday tomorrow according meanwhile however speaking asked despite during under over "
    "until yet even just only last next first second third once nobody nothing someone everyone everybody something "
    "anyone mr mrs ms dr photo video read h/t although though because unless whereas whether among amid between "
    "against without within beyond like unlike instead indeed again thus hence perhaps maybe together regardless "
    "given than nor either neither now never always often sometimes soon later earlier such same too very well into "
    "onto upon off out up down through about above below along toward towards via did does do is are was were has "
    "have had can could would should might must let him them us me myself himself herself themselves itself re pm am "
    "hey hi hello oh ah dear thank thanks please sorry ok okay yeah".split()
)
BEFORE_APOSTROPHE = frozenset("i we you they he she it that what who here there let where how when".split())
ENDS = frozenset(".?!:…")
OPENS = frozenset("“\"'‘«„([•–—-")


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words that stand together: tokens [first, last) of a block."""

    first: int
    last: int


@dataclass
class PageWords:
    """What a page's own printing tells of its words."""

    lower: frozenset[str] = frozenset()
    """Words that stand in lower case somewhere."""
    attributive: frozenset[str] = frozenset()
    """Capitalised words, lowered, that stand between an article and a common noun: "the Democratic primary"."""
    plural: frozenset[str] = frozenset()
    """Capitalised words, lowered, whose plural the page also prints: "Republican" beside "Republicans"."""
    alone: Counter[str] = field(default_factory=Counter)
    """How often a capitalised word, lowered, stands by itself amid a sentence."""
    opening: Counter[str] = field(default_factory=Counter)
    """The same at the head of a sentence."""
    amid: frozenset[str] = frozenset()
    """Capitalised words, lowered, that stand anywhere but at the head of a sentence."""


def opens_sentence(row: list[Token], i: int) -> bool:
    """Tell whether token `i` opens a sentence or a quotation, where a capital tells nothing."""
    if i == 0:
        return True
    before = row[i - 1]
    if before.text in "'’" and i > 1 and row[i - 2].end == before.start and row[i - 2].low.endswith("s"):
        return False
    if before.text in OPENS:
        return before.text not in "–—-" or i == 1
    return before.text in ENDS and row[i].start > before.end


def is_common(token: Token) -> bool:
    """Tell whether a capitalised word is of a closed class, or a contraction of one: it names nobody."""
    low = token.low
    if low in NOT_NAMES:
        return True
    stem, mark, _ = low.replace("’", "'").partition("'")
    return bool(mark) and stem in BEFORE_APOSTROPHE


def runs(row: list[Token], lines: frozenset[int] = frozenset()) -> list[Run]:
    """Return the runs of capitals in a block; none goes on over one of `lines`, offsets where a line begins."""
    out: list[Run] = []
    i = 0
    while i < len(row):
        named = row[i].low in ("jan", "jun") and i + 1 < len(row) and row[i + 1].capital and not is_common(row[i + 1])
        common = is_common(row[i]) and row[i].low not in HONORIFICS and not named
        if not row[i].capital or _compound(row[i]) or common:
            i += 1
            continue
        k = i + 1
        while k < min(len(row), i + MAX_NAME) and row[k].start not in lines and _goes_on(row, k):
            k += 1
        while k > i and row[k - 1].text == ".":
            k -= 1
        if k > i:
            out.append(Run(i, k))
        i = max(k, i + 1)
    return out


def _compound(token: Token) -> bool:
    """Tell whether a word is an adjective made of a name: "Brenn-based". Within a name it may be a part of it."""
    tail = token.text.rsplit("-", 1)[-1] if "-" in token.text else ""
    return len(tail) > 1 and tail.islower()


def _goes_on(row: list[Token], k: int) -> bool:
    token, following = row[k], row[k + 1] if k + 1 < len(row) else None
    if token.capital:
        if token.low in MONTH_NAMES:
            return following is None or not following.text[:1].isdigit()
        return not is_common(token) or token.low in HONORIFICS
    if token.low.startswith(("al-", "el-")) and token.text[3:4].isupper():
        return True
    if token.text == ".":
        return row[k - 1].end == token.start and _initial(row[k - 1]) and following is not None
    return token.low in PARTICLES and following is not None and following.capital


def _initial(token: Token) -> bool:
    return token.low in HONORIFICS or len(token.text) == 1 or token.low in ("jr", "sr", "st")


def page_words(rows: Iterable[list[Token]]) -> PageWords:
    """Return what the blocks' own printing tells of their words. Linear in the number of words."""
    lower: set[str] = set()
    attributive: set[str] = set()
    capitals: set[str] = set()
    amid: set[str] = set()
    alone: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    for row in rows:
        for i, token in enumerate(row):
            if not token.word:
                continue
            if not token.capital:
                lower.add(token.low)
                continue
            if is_common(token):
                continue
            capitals.add(token.low)
            if not opens_sentence(row, i):
                amid.add(token.low)
            before = row[i - 1] if i else None
            following = row[i + 1] if i + 1 < len(row) else None
            beside = before is not None and before.capital and not is_common(before)
            after = following is not None and following.capital and not is_common(following)
            if not beside and not after:
                (opening if opens_sentence(row, i) else alone)[token.low] += 1
            if (
                before is not None
                and following is not None
                and before.low in DETERMINERS
                and following.text.islower()
                and following.low not in NOT_NAMES
                and following.low != "'s"
            ):
                attributive.add(token.low)
    plural = frozenset(word for word in capitals if f"{word}s" in capitals)
    return PageWords(frozenset(lower), frozenset(attributive), plural, alone, opening, frozenset(amid))
