"""How well a page's credits and policies are read: found and marked ones paired by place and words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.credits.marking import MarkedCredit, MarkedPage
from onrecord.records import Credit, Page, Span

__all__ = ["LEAST", "CreditPairs", "PolicyPairs", "credit_pairs", "policy_pairs"]

LEAST = 0.5
"""Share of words that a found name, or a found policy, must have in common with the marked ones."""
WORD = re.compile(r"[^\W_]+")
JOINING = frozenset("the a an of and und et y i e oraz of de der die das von vom des la le el www http https".split())
"""Words that join names or stand before them: they decide nothing unless a name has no others."""


@dataclass(frozen=True, slots=True)
class CreditPairs:
    """One page's credits: each marked one beside the found one that is it, and the found ones that are none."""

    marked: tuple[tuple[MarkedCredit, Credit | None], ...]
    right: tuple[Credit, ...]
    spare: tuple[Credit, ...]


@dataclass(frozen=True, slots=True)
class PolicyPairs:
    """One page's policies: each marked span beside the found one, and the found ones that are none."""

    marked: tuple[tuple[Span, Span | None], ...]
    spare: tuple[Span, ...]


def credit_pairs(marked: MarkedPage, page: Page) -> CreditPairs:
    """Return the page's credits in pairs.

    A found credit is right where marked ones on its line, or touching it, make up half of its names' words, joining
    words aside; it then is each of them whose words it has. One that gives a list of names may be several marked ones.
    """
    owners: dict[int, Credit] = {}
    right: list[Credit] = []
    spare: list[Credit] = []
    for credit in page.credits:
        words = _name_words(credit.names)
        near = [
            (at, _name_words(gold.names.of(marked.text)))
            for at, gold in enumerate(marked.credits)
            if _beside(gold.span, credit.span, marked.text)
        ]
        hits = [(at, own) for at, own in near if _agree(own, words)]
        covered = {word for _, own in hits for word in own}
        if hits and sum(word in covered for word in words) >= LEAST * len(words):
            right.append(credit)
            for at, _ in hits:
                owners.setdefault(at, credit)
        else:
            spare.append(credit)
    rows = tuple((gold, owners.get(at)) for at, gold in enumerate(marked.credits))
    return CreditPairs(rows, tuple(right), tuple(spare))


def policy_pairs(marked: MarkedPage, page: Page) -> PolicyPairs:
    """Return the page's policies in pairs: a found span for each marked one, by Jaccard of their words."""
    found = list(page.policy or ())
    rows: list[tuple[Span, Span | None]] = []
    for gold in marked.policy:
        best = max(found, key=lambda span: _overlap(gold, span, marked.text), default=None)
        if best is not None and _overlap(gold, best, marked.text) >= LEAST:
            found.remove(best)
            rows.append((gold, best))
        else:
            rows.append((gold, None))
    return PolicyPairs(tuple(rows), tuple(found))


def _name_words(names: str) -> list[str]:
    words = [word.casefold() for word in WORD.findall(names)]
    return [word for word in words if word not in JOINING] or words


def _agree(marked: Sequence[str], found: Sequence[str]) -> bool:
    """Tell whether the found name has all the words of the marked one, or is made of at least half of them."""
    common = sum(word in found for word in marked)
    return bool(common) and (common == len(marked) or (set(found) <= set(marked) and common >= LEAST * len(marked)))


def _beside(one: Span, other: Span, text: str) -> bool:
    """Tell whether two spans touch or no line break stands between them."""
    if one.touches(other):
        return True
    first, second = sorted((one, other))
    return "\n" not in text[first.end : second.start]


def _overlap(one: Span, other: Span, text: str) -> float:
    here, there = _places(one, text), _places(other, text)
    return len(here & there) / max(1, len(here | there))


def _places(span: Span, text: str) -> set[int]:
    return {match.start() for match in WORD.finditer(text, span.start, span.end)}
