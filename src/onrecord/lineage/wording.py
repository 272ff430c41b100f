"""The words of a quotation as they are compared: spelling set aside, masks and brackets known, each weighed."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.lineage.words import WORD

__all__ = ["HELD", "SaidWord", "alike", "common", "negates", "said_words", "spelled", "weight"]

MASKS = "*#@$"
# A word with letters masked ("d**n", "h--l", "d—"), before plain words: a lone dash masks one letter only where no
# word of one letter stands.
TOKEN = re.compile(
    rf"[^\W\d_]{{1,20}}[{re.escape(MASKS)}][\w{re.escape(MASKS)}]*"
    r"|\b[b-hj-zB-HJ-Z](?:-{2,}\w*|[—–]+(?!\w))"
    r"|%|&"
    rf"|{WORD.pattern}"
)
BRACKETS = re.compile(r"\[[^\[\]]{0,200}\]|\([^()]{0,200}\)")
"""What an editor put in; a longer aside is the speaker's own."""
LIGHT = 0.3
"""What a common word weighs beside another: two sentences share many of them by chance."""
ENDING = re.compile(r"[.?!…\n]")

NEGATIONS = frozenset(
    "not no never none neither nor cannot nicht kein keine nie ne pas jamais nunca jamás ni sin não non mai".split()
)
COMMON = frozenset(
    "the and but for not you are was his her she him has had how who our out can all any one its did may let get got "
    "say too now yes yet off own per via why way that this with have been were will would there their they them from "
    "what when where which while could should about into just like also than then your only very some does being "
    "because these those here such more most much many said says over upon after before again still even ever well "
    "must might shall going don't didn't doesn't isn't it's i'm i've i'd i'll we're we've we'd we'll you're you've "
    "they're they've they'd he's she's that's there's what's can't won't wouldn't couldn't wasn't weren't haven't "
    "der die das den dem des ein eine einen einem einer und oder aber nicht ist sind war waren wird werden wir ihr sie "
    "sich mit von zum zur auf aus bei nach auch noch dass wie als für über haben hat "
    "les des une est sont pas que qui dans pour par sur avec plus nous vous ils elle elles mais cette ces son ses leur "
    "los las una uno del por para con sin que como más pero sus son está este esta esto ser fue han hay muy "
    "gli della delle dei nel nella che per non sono era più anche come questo questa "
    "não uma dos das pelo pela mais isso este esta são foi".split()
)
"""Words of three letters and more that say little by themselves, in the languages whose pages we mostly see."""

NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | dict(zip("thirty forty fifty sixty seventy eighty ninety".split(), map(str, range(30, 100, 10)), strict=True))
MONTHS = "january february march april june july august september october november december".split()
SHORT_MONTHS = {month[:3]: month for month in MONTHS if month != "march"} | {"sept": "september"}
OTHER_SIGNS = {"%": "percent", "&": "and", "grey": "gray", "ok": "okay"}

# British and American ways of writing one sound, each to one form. Lengths keep short words apart ("four" and "for").
SPELLINGS = tuple(
    (re.compile(pattern), repl)
    for pattern, repl in (
        (r"(?<=\w{3})our", "or"),
        (r"(?<=\w{3})is(e|ed|es|er|ers|ing|ation|ations)$", r"iz\1"),
        (r"(?<=\w{2})ys(e|ed|es|er|ers|ing)$", r"yz\1"),
        (r"(?<=[bcdfgt])re(s?)$", r"er\1"),
        (r"ogue(s?)$", r"og\1"),
        (r"gramme(s?)$", r"gram\1"),
        (r"dgement(s?)$", r"dgment\1"),
        (r"(?<=\w{3})ence(s?)$", r"ense\1"),
        (r"(?<=[aeiou][^aeiou\W])([aeiou])ll(ed|ing|er|ers|or|ors)$", r"\1l\2"),
        (r"aa", "a"),
        (r"(?<=\w{2})ie(?=\w{2})", "ei"),
    )
)
HELD = 1 << 17
"""Words whose keys are kept at hand; those beyond it are spelled anew each time they are met."""
FOLDED_FROM = 5
"""Letters from which a word's ways of spelling are folded."""
DOUBLED_FROM = 8
"""Letters from which a doubled consonant is a matter of spelling; shorter pairs are two words ("later", "latter")."""
DOUBLED = re.compile(r"([bcdfgklmnprstz])\1")


class SaidWord(NamedTuple):
    """One word of a quotation: its key for comparison, and its span in the text."""

    key: str
    start: int
    end: int
    bracketed: bool
    """An editor put it in."""
    opens: bool
    """A sentence, or a part of the quotation, begins with it."""


def said_words(text: str) -> list[SaidWord]:
    """Return the words of `text` in order, an editor's "[sic]" left out; spans are in its code points."""
    brackets = [match.span() for match in BRACKETS.finditer(text)]
    out: list[SaidWord] = []
    at = before = 0
    for match in TOKEN.finditer(text):
        while at < len(brackets) and brackets[at][1] <= match.start():
            at += 1
        inside = at < len(brackets) and brackets[at][0] < match.start()
        key = spelled(match.group())
        if inside and key == "sic":
            continue
        opens = not out or ENDING.search(text, before, match.start()) is not None
        out.append(SaidWord(key, match.start(), match.end(), inside, opens))
        before = match.end()
    return out


@lru_cache(maxsize=HELD)
def spelled(word: str) -> str:
    """Return the word's key: lower case, no accents, one spelling of those in use, numbers in digits.

    Words with one key are one word, written in two ways: "10" and "ten", "colour" and "color", "Sept" and "September".
    """
    low = word.lower().replace("’", "'")
    if not low.isascii():
        low = unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFKD", low) if not _mark(c)))
    low = NUMBERS.get(low) or SHORT_MONTHS.get(low) or OTHER_SIGNS.get(low) or low
    if len(low) < FOLDED_FROM or not low.isalpha():
        return low
    for pattern, repl in SPELLINGS:
        low = pattern.sub(repl, low)
    return _single(low) if len(low) >= DOUBLED_FROM else low


def alike(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether two runs of keys are the same words otherwise written: parted, joined, or with letters masked."""
    left, right = "".join(ours), "".join(theirs)
    if left == right or (min(len(left), len(right)) >= DOUBLED_FROM and _single(left) == _single(right)):
        return True
    return len(ours) == len(theirs) and all(
        a == b or _masked(a, b) or _masked(b, a) for a, b in zip(ours, theirs, strict=True)
    )


def common(key: str) -> bool:
    """Tell whether the word says little by itself."""
    return key in COMMON or (len(key) < 3 and not key.isdigit() and key.isascii())


def negates(key: str) -> bool:
    """Tell whether the word denies."""
    return key in NEGATIONS or key.endswith("n't")


@lru_cache(maxsize=HELD)
def weight(key: str) -> float:
    """Return what the word counts in a comparison."""
    return LIGHT if common(key) else 1.0


def _single(word: str) -> str:
    return DOUBLED.sub(r"\1", word)


def _mark(char: str) -> bool:
    return unicodedata.category(char) == "Mn" and char < "\u0900"


def _masked(word: str, other: str) -> bool:
    """Tell whether `word` is `other` with letters masked; at least its first letter must be printed."""
    places = [place for place, char in enumerate(word) if not char.isalnum() and char != "'"]
    if not places or not places[0]:
        return False
    head, tail = word[: places[0]], word[places[-1] + 1 :]
    plain = other.split("*", maxsplit=1)[0] if "*" in other else other
    return len(other) >= len(head) + len(tail) and plain.startswith(head[: len(plain)]) and other.endswith(tail)
