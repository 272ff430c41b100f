"""Noun phrases by word shapes and closed classes alone: heads and what tells them apart. No tagger is needed.

A phrase is a run of content words with no punctuation inside (a comma between two modifiers is let through:
"a phased, or stage-by-stage, approach"); its head is the last word, or the noun after "of" where the head is light.
"""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.disputes.clauses import Clause
from onrecord.disputes.lexicon.nouns import (
    AUXILIARIES,
    CLOSED,
    DETERMINERS,
    EMPTY_HEADS,
    HEADS,
    LIGHT_HEADS,
    NUMBERS,
    POSSESSIVES,
    PRINCIPLES,
    STAGED,
)
from onrecord.disputes.lexicon.verbs import VERBS
from onrecord.disputes.words import Token, contracted, stem
from onrecord.records import MatterKind, Span

__all__ = ["ORDINALS", "QUANTITIES", "Phrase", "phrases_of"]

FARTHEST_OF = 4
"""Words from "of" to what it names, determiners among them."""
LONGEST = 6
"""Words of a phrase; a longer run keeps its last words."""
OBJECTS = frozenset("us them him me it".split())
VERBAL = ("ed", "ly")
ORDINALS = frozenset("first second third fourth initial next last final".split())
QUANTITIES = frozenset(
    "myriad several many few various certain same whole entire other such new old first second".split()
)
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december mon tue tues wed thu thur thurs fri jan feb aug sep sept oct nov dec".split()
)

SPANS = frozenset("second minute hour day night week weekend month year decade century".split())
"""What time is counted in, singular."""
PAST = frozenset("ago earlier later".split())
WHICH = frozenset("last next past coming".split())


class Phrase(NamedTuple):
    """A noun phrase of a clause."""

    head: str
    """Singular, small letters."""
    modifiers: frozenset[str]
    """What tells it apart from others with its head."""
    bare: bool
    """It may point back: no modifier, and a determiner such as "that" or none at all."""
    named: bool
    """It holds a proper name."""
    kind: MatterKind
    span: Span
    """From its first word after the determiner to its head or complement."""
    first: int
    """Index of its first token in the clause."""
    last: int
    """Index of its head's token in the clause."""

    @property
    def core(self) -> frozenset[str]:
        """What tells it apart though it be counted or ordered otherwise: "first", "several" do not."""
        return self.modifiers - QUANTITIES - ORDINALS


def phrases_of(clause: Clause, text: str, base: int, *, titled: bool = False) -> list[Phrase]:
    """Return the noun phrases of `clause`; `text` is the piece that it stands in, which begins at `base`.

    `titled` says that capitals mean nothing there, as in a headline; so they do in a clause all in capitals.
    """
    titled = titled or all(word.text.isupper() or not word.text.isalpha() for word in clause.tokens)
    out: list[Phrase] = []
    words = clause.tokens
    when = _when(words)
    at = 0
    while at < len(words):
        if at in when or _closed(words[at], titled):
            at += 1
            continue
        end = at + 1
        while (
            end < len(words) and end not in when and not _closed(words[end], titled) and _joined(words, end, text, base)
        ):
            end += 1
        if end - at > 1 and _object_follows(words, end, text, base):
            end -= 1
        bridge = _staged_bridge(words, at, end)
        if bridge:
            end = bridge
        end = _before_verb(words, at, end)
        first = max(at, end - LONGEST) if not bridge else at
        phrase = _phrase(words, first, end, text, base)
        if phrase is not None:
            out.append(phrase._replace(named=False) if titled else phrase)
        at = end
    return _with_complements(out, words)


def _when(words: Sequence[Token]) -> set[int]:
    """Return the places of words that only say when: "three years ago", "last week"."""
    out: set[int] = set()
    for at, word in enumerate(words):
        if at and word.low in PAST and stem(words[at - 1].low) in SPANS:
            first = at - 1
            while first and (words[first - 1].low in NUMBERS or words[first - 1].low in QUANTITIES):
                first -= 1
            out.update(range(first, at + 1))
        elif at and stem(word.low) in SPANS and words[at - 1].low in WHICH:
            out.update((at - 1, at))
    return out


def _closed(word: Token, titled: bool = False) -> bool:
    return (
        word.low in CLOSED
        or word.low in AUXILIARIES
        or word.low in DETERMINERS
        or word.low in POSSESSIVES
        or word.low[0].isdigit()
        or contracted(word.low)
        or (word.low in VERBS and (titled or not word.capital))
    )


def _joined(words: Sequence[Token], at: int, text: str, base: int) -> bool:
    """Tell whether only spaces stand before the word at `at`."""
    return not text[words[at - 1].end - base : words[at].start - base].strip()


def _object_follows(words: Sequence[Token], end: int, text: str, base: int) -> bool:
    """Tell whether an object follows directly, so that the run's last word is its verb ("the reef feeds us")."""
    if end >= len(words) or words[end - 1].capital or not _joined(words, end, text, base):
        return False
    low = words[end].low
    return low in OBJECTS or low in POSSESSIVES or (low in DETERMINERS and low not in ("that", "which", "what"))


def _staged_bridge(words: Sequence[Token], at: int, end: int) -> int:
    """Return the end of "phased, or stage-by-stage, approach", or 0: modifiers for stages joined by "or"/"and"."""
    if words[end - 1].low not in STAGED:
        return 0
    place = end
    while place < len(words) and (words[place].low in ("or", "and") or words[place].low in STAGED):
        place += 1
    if place < len(words) and place > end and not _closed(words[place]):
        return place + 1
    if place == end < len(words) and stem(words[end].low) in HEADS and at < end:
        return end + 1
    return 0


def _before_verb(words: Sequence[Token], at: int, end: int) -> int:
    """Return where the phrase ends: before a word that looks like a verb or adverb after its first noun."""
    for place in range(at + 1, end):
        low = words[place].low
        if (
            low.endswith(VERBAL)
            and low not in STAGED
            and stem(words[place - 1].low) not in STAGED
            and not words[place].capital
        ):
            return place
    return end


def _phrase(words: Sequence[Token], first: int, end: int, text: str, base: int) -> Phrase | None:
    while first < end - 1 and words[first].low == "so-called":
        first += 1
    head_word = words[end - 1]
    head = stem(head_word.low)
    if len(head) < 3 or (head_word.low.endswith(VERBAL) and not head_word.capital) or head_word.low in TIMES:
        return None
    before = words[first - 1].low if first else ""
    joined = first > 0 and _joined(words, first, text, base)
    modifiers = frozenset(
        stem(word.low)
        for word in words[first : end - 1]
        if word.low not in NUMBERS and stem(word.low) not in ("mr", head)
    )
    named = any(word.capital and not _opens_sentence(word, text, base) for word in words[first:end])
    possessed = before in POSSESSIVES and joined
    bare = not modifiers and not possessed and not (head_word.capital and named)
    return Phrase(
        head, modifiers, bare, named, _kind(head, modifiers), Span(words[first].start, head_word.end), first, end - 1
    )


def _opens_sentence(word: Token, text: str, base: int) -> bool:
    """Tell whether the word's capital may be only that of a sentence or of a quotation."""
    before = text[max(0, word.start - base - 3) : word.start - base].strip()
    return not before or before[-1] in '.!?“"‘«:'


def _kind(head: str, modifiers: frozenset[str]) -> MatterKind:
    if head in PRINCIPLES or any(part in PRINCIPLES for part in modifiers):
        return MatterKind.PRINCIPLE
    return HEADS.get(head, MatterKind.ISSUE)


def _with_complements(found: list[Phrase], words: Sequence[Token]) -> list[Phrase]:
    """Fold "option of settlement" into one phrase named by its complement; drop heads that name nothing."""
    out: list[Phrase] = []
    for phrase in reversed(found):
        after = out[-1] if out else None
        between = [word.low for word in words[phrase.last + 1 : after.first]] if after else []
        plain = all(low in DETERMINERS or low in POSSESSIVES or low in NUMBERS for low in between[1:])
        complement = after if between[:1] == ["of"] and plain and len(between) <= FARTHEST_OF else None
        if complement is not None and phrase.head in LIGHT_HEADS:
            kind = HEADS.get(phrase.head, complement.kind) if complement.kind is MatterKind.ISSUE else complement.kind
            out[-1] = complement._replace(
                span=Span(phrase.span.start, complement.span.end),
                first=phrase.first,
                bare=not complement.modifiers and not complement.named,
                kind=kind,
            )
            continue
        if complement is not None and phrase.head in HEADS:
            phrase = phrase._replace(
                modifiers=phrase.modifiers | complement.modifiers | {complement.head},
                bare=False,
                named=phrase.named or complement.named,
                span=Span(phrase.span.start, words[complement.last].end),
            )
        elif not phrase.modifiers and phrase.head in HEADS:
            phrase = _with_participle(phrase, words)
        out.append(phrase)
    out.reverse()
    return [phrase for phrase in out if phrase.head not in EMPTY_HEADS]


def _with_participle(phrase: Phrase, words: Sequence[Token]) -> Phrase:
    """Tell "projects that were distributed" from other projects by the participle."""
    at = phrase.last + 1
    if at < len(words) and words[at].low in ("that", "which"):
        at += 1
        while at < len(words) and words[at].low in AUXILIARIES:
            at += 1
        if at == phrase.last + 2:
            return phrase
    if at < len(words) and words[at].low.endswith("ed"):
        return phrase._replace(modifiers=frozenset({words[at].low}), span=Span(phrase.span.start, words[at].end))
    return phrase
