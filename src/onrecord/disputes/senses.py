"""Fold words into what they say: verb forms to their base, small groups of synonyms to one."""

from collections.abc import Sequence
from functools import lru_cache

from onrecord.disputes.lexicon.negation import NEGATORS
from onrecord.disputes.lexicon.nouns import AUXILIARIES, CLOSED, DETERMINERS, POSSESSIVES
from onrecord.disputes.lexicon.senses import IRREGULAR, LIGHT, SENSE_GROUPS
from onrecord.disputes.words import HELD, Token, contracted, root

__all__ = ["sense", "senses_of"]


def _bare(low: str) -> str:
    return root(IRREGULAR.get(low, low))


SENSES: dict[str, str] = {_bare(word): _bare(row.split()[0]) for row in SENSE_GROUPS for word in row.split()}
EMPTY = NEGATORS | AUXILIARIES | CLOSED | DETERMINERS | POSSESSIVES | LIGHT
SHORTEST = 3


@lru_cache(maxsize=HELD)
def sense(low: str) -> str:
    """Return what stands for a word among those that say the same: `withdrew`, `departure` and `leaving` are one."""
    bare = _bare(low.removesuffix("'s"))
    return SENSES.get(bare, bare)


def senses_of(words: Sequence[Token]) -> frozenset[str]:
    """Return the senses of the words that carry content; numbers and closed classes carry none."""
    out: set[str] = set()
    for at, word in enumerate(words):
        if _empty(word.low):
            continue
        # "the left bank" is no leaving
        adjective = word.low == "left" and at > 0 and words[at - 1].low in DETERMINERS
        out.add(word.low if adjective else sense(word.low))
    return frozenset(out)


@lru_cache(maxsize=HELD)
def _empty(low: str) -> bool:
    return len(low) < SHORTEST or low in EMPTY or low[0].isdigit() or contracted(low)
