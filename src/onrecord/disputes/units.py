"""A sentence as a run of units: base forms, with set phrases folded into one word."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.disputes.lexicon.bases import BASES
from onrecord.disputes.lexicon.families import FAMILIES, SYNONYMS
from onrecord.disputes.lexicon.nouns import DETERMINERS, NUMBERS, POSSESSIVES
from onrecord.disputes.lexicon.operators import ACTS, CONDITIONS, KINDS, NOMINALS, RUNGS, Kind
from onrecord.disputes.lexicon.rewrites import REWRITES
from onrecord.disputes.patterns import Phrases
from onrecord.disputes.words import Token

__all__ = ["Unit", "as_noun", "base", "units_of"]

KNOWN = frozenset(
    [
        word
        for row in (*REWRITES, *CONDITIONS, *SYNONYMS, *(side for row in FAMILIES for side in row))
        for word in row.split()
    ]
    + [*KINDS, *ACTS, *RUNGS, *NOMINALS, *BASES.values()]
)
REWRITING = Phrases(REWRITES)
NOUN_BEFORE = frozenset("of two much some on little any more for full strong great public".split())
VOWELS = frozenset("aeiou")
FLIPPED = frozenset(word for word, kind in KINDS.items() if kind in (Kind.FLIP, Kind.QUIT, Kind.DEED))


@dataclass(frozen=True, slots=True)
class Unit:
    """One word or set phrase: its base form and the tokens that it covers (half-open)."""

    word: str
    start: int
    end: int


def units_of(words: Sequence[Token]) -> list[Unit]:
    """Return the units of `words`; phrases that change nothing are left out, and none runs over a mark."""
    out: list[Unit] = []
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or words[at].start - words[at - 1].end > 1:
            out += _run(words, start, at)
            start = at
    return _joined(out)


def _run(words: Sequence[Token], start: int, end: int) -> list[Unit]:
    lows = ["maymonth" if word.text == "May" and word.start else base(word.low) for word in words[start:end]]
    out: list[Unit] = []
    at = 0
    for hit in REWRITING.find(lows):
        out += [Unit(lows[place], start + place, start + place + 1) for place in range(at, hit.start)]
        if hit.value:
            out.append(Unit(hit.value, start + hit.start, start + hit.end))
        at = hit.end
    out += [Unit(lows[place], start + place, start + place + 1) for place in range(at, len(lows))]
    for at, unit in enumerate(out[:-1]):
        if unit.word == "allbut" and (out[at + 1].word in NUMBERS or out[at + 1].word[0].isdigit()):
            out[at] = Unit("except", unit.start, unit.end)
        if unit.word in ("near", "nearly", "almost") and (
            out[at + 1].word in FLIPPED or words[out[at + 1].start].low.endswith("ed")
        ):
            out[at] = Unit("allbut", unit.start, unit.end)
    return out


def _joined(units: list[Unit]) -> list[Unit]:
    """A "nor" after another negator denies nothing more."""
    denied = False
    out: list[Unit] = []
    for unit in units:
        if unit.word == "nor" and denied:
            unit = Unit("or", unit.start, unit.end)
        denied = denied or unit.word in ("neither", "not", "no", "never")
        out.append(unit)
    return out


@lru_cache(maxsize=16384)
def base(low: str) -> str:
    """Return the base form of a word in small letters where our lists or a plain rule know one."""
    if low in BASES:
        return BASES[low]
    if low.endswith("n't") or low == "cannot":
        return "not"
    if low in KNOWN:
        return low
    for candidate in _stripped(low):
        if candidate in KNOWN:
            return candidate
    guess = _stripped(low)
    return guess[0] if guess and len(guess[0]) > 2 else low


def _stripped(low: str) -> list[str]:
    word = low.removesuffix("'s").removesuffix("'")
    out: list[str] = [word] if word != low else []
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            bare = word[: -len(ending)]
            if ending == "ed" and bare.endswith("i"):
                out.append(bare[:-1] + "y")
            if len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in VOWELS | set("ls"):
                out.append(bare[:-1])
            out += [bare, bare + "e"]
            if len(bare) > 3 and bare[-1] == bare[-2]:
                out.append(bare[:-1])
    if word.endswith("ies") and len(word) > 4:
        out.append(word[:-3] + "y")
    elif word.endswith(("ches", "shes", "xes", "sses", "zes", "oes")):
        out.append(word[:-2])
    elif word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")):
        out.append(word[:-1])
    if word.endswith("ly") and len(word) > 5:
        out.append(word[:-2])
    return out


def as_noun(unit: Unit, lows: Sequence[str]) -> bool:
    """Tell whether a word that is a noun as often as a verb is one among `lows`, the sentence in small letters."""
    if unit.word not in NOMINALS or unit.start == 0:
        return False
    before = lows[unit.start - 1]
    after = lows[unit.end] if unit.end < len(lows) else ""
    if KINDS.get(unit.word) is Kind.DEED and after in ("of", "to") and unit.word != "close":
        return False
    if lows[unit.start].endswith("ing") and unit.word not in ("ruling", "warning"):
        return False
    if before in ("that", "which", "this") and unit.word not in ("claim", "offer"):
        return False
    return before in DETERMINERS or before in POSSESSIVES or before.endswith("'s") or before in NOUN_BEFORE
