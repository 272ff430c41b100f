"""What a matter is called: the form most often printed, in its quietest letters."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from onrecord.disputes.lexicon.nouns import DETERMINERS, NUMBERS, POSSESSIVES
from onrecord.disputes.phrases import ORDINALS, QUANTITIES
from onrecord.disputes.words import HELD, stem, tokens

__all__ = ["bare_name", "best_name"]

LEADING = (
    DETERMINERS | POSSESSIVES | frozenset(NUMBERS) | ORDINALS | QUANTITIES | frozenset({"so-called", "mr", "proposed"})
)


@lru_cache(maxsize=HELD)
def bare_name(words: str) -> str:
    """Return `words` without articles, numbers and "so-called" in front, and without marks at either end."""
    row = tokens(words)
    first = 0
    while first < len(row) - 1 and (row[first].low in LEADING or row[first].low[0].isdigit()):
        if row[first].low in QUANTITIES and row[first].capital and row[first + 1].capital:
            break  # part of a name: "New Harbour"
        first += 1
    return words[row[first].start : row[-1].end] if row else words


def best_name(forms: Mapping[str, int]) -> str:
    """Return the name among `forms`, printed so many times each: the commonest words, plain letters before capitals."""
    folds: Counter[str] = Counter()
    for form, count in forms.items():
        folds[_fold(form)] += count
    fold = min(folds, key=lambda key: (-folds[key], -len(key), key))
    rows = sorted((form for form in forms if _fold(form) == fold), key=lambda form: _loud(form, forms[form]))
    return rows[0].lower() if rows[0].isupper() and len(rows[0]) > 4 else rows[0]


@lru_cache(maxsize=HELD)
def _fold(form: str) -> str:
    return " ".join(stem(word.low) for word in tokens(form))


def _loud(form: str, count: int) -> tuple[bool, int, int, str]:
    return form.isupper(), sum(word.capital for word in tokens(form)), -count, form
