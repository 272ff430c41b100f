"""Whether two statements of independent reports can have one speaker, as far as their pages tell."""

from difflib import SequenceMatcher
from enum import Enum
from functools import lru_cache

from onrecord.lineage.wording import HELD, common, said_words
from onrecord.records import SpeakerKind, Statement

__all__ = ["Fit", "firm", "known", "speakers_fit"]

NAMELESS = (SpeakerKind.UNNAMED, SpeakerKind.UNRESOLVED)
GUESSED = frozenset({"pronoun", "title", "as-printed", "floating", "turn", "byline", "no-source", "owned", "unknown"})
"""How a source that does not print a known name became the speaker: by what stands around it."""
ALIKE, NEAR = 0.8, 0.55
"""How like two spellings of a name are, from 0 to 1 (twice the letters in common by those of both), to be one for sure,
and to be one perhaps: other alphabets come into ours in many ways."""
LONGEST_NAME = 12
"""Words of a name that are compared."""


class Fit(Enum):
    """Whether two statements can have one speaker."""

    SAME = "same"
    LIKELY = "likely"
    """The names on their pages can be of one, but no more than the names says so."""
    OPEN = "open"
    """A speaker is not known, or was read from the words around."""
    OTHER = "other"


def known(statement: Statement) -> bool:
    """Tell whether the statement has a speaker with a name."""
    return bool(statement.speaker) and statement.speaker_kind not in NAMELESS


def firm(statement: Statement) -> bool:
    """Tell whether the statement's own source prints its speaker's name."""
    return known(statement) and statement.resolved_by not in GUESSED


def speakers_fit(one: Statement, other: Statement) -> Fit:
    """Tell whether both can be of one speaker, from the names and kinds on their pages."""
    if not (known(one) and known(other)):
        return Fit.LIKELY if _speaks_for(one, other) or _speaks_for(other, one) else Fit.OPEN
    a, b = _name(one.speaker), _name(other.speaker)
    if one.speaker_kind is not SpeakerKind.PERSON or other.speaker_kind is not SpeakerKind.PERSON:
        # A statement is given now to an office, now to who speaks for it.
        short, long = sorted((set(a), set(b)), key=len)
        return Fit.LIKELY if short and short <= long else Fit.OPEN
    fit = _names_fit(a, b)
    return Fit.OPEN if fit is Fit.OTHER and not (firm(one) and firm(other)) else fit


def _speaks_for(nameless: Statement, named: Statement) -> bool:
    """Tell whether who is not named speaks for who is: "a spokeswoman of the Harbour Office"."""
    if known(nameless) or not known(named) or named.speaker_kind is SpeakerKind.PERSON:
        return False
    wanted = {word for word in _name(named.speaker) if not common(word)}
    around = f"{nameless.source_words or ''} {nameless.of or ''}"
    return bool(wanted) and wanted <= set(_name(around))


@lru_cache(maxsize=HELD)
def _names_fit(a: tuple[str, ...], b: tuple[str, ...]) -> Fit:
    """Compare two persons' names: a bare surname or first name can be that of a full one."""
    short, long = sorted((a, b), key=len)
    if not short:
        return Fit.OPEN
    if set(short) <= set(long):
        return Fit.LIKELY
    if short[-1] == long[-1]:
        return Fit.LIKELY if short[0].startswith(long[0]) or long[0].startswith(short[0]) else Fit.OPEN
    likeness = min(max(_like(word, other) for other in long) for word in short)
    return Fit.LIKELY if likeness >= ALIKE else Fit.OPEN if likeness >= NEAR else Fit.OTHER


def _like(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if one[0] != other[0]:
        return 0.0
    # The matcher's result hangs on which comes first.
    return SequenceMatcher(None, min(one, other)[:40], max(one, other)[:40], autojunk=False).ratio()


def _name(text: str | None) -> tuple[str, ...]:
    return _words_of((text or "")[:400])


@lru_cache(maxsize=HELD)
def _words_of(name: str) -> tuple[str, ...]:
    return tuple(word.key for word in said_words(name))[:LONGEST_NAME]
