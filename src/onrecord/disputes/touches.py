"""Which clause touches which matter, and why: by name, by a head noun that points back, by a pronoun, by a stage."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from onrecord.disputes.clauses import Clause
from onrecord.disputes.lexicon.nouns import AUXILIARIES, CLOSED, DETERMINERS, POSSESSIVES
from onrecord.disputes.patterns import Phrases
from onrecord.disputes.phrases import ORDINALS, QUANTITIES, Phrase, phrases_of
from onrecord.disputes.readings import Reading
from onrecord.disputes.words import stem, tokens
from onrecord.records import Matter, MatterId, MatterKind, PageId, Span, Utterance, UtteranceId

__all__ = ["BASES", "BY_USER", "Key", "Touch", "keys_of", "kind_of", "matters_touched", "touches_of", "whole_keys_of"]

BASES: dict[str, float] = {"name": 0.95, "head": 0.8, "stage": 0.7, "pronoun": 0.75, "echo": 0.7}
"""Why a clause touches a matter, and how far that is to be trusted (set by hand on invented pages)."""


BY_USER = "settings@1"
"""What makes the matters that the user names."""


class Touch(NamedTuple):
    """A clause of a reading that touches a matter; `target` is the clause's token where the mention ends."""

    matter: MatterId
    clause: int
    target: int | None
    basis: str
    words: Span
    """The words that touch it."""


PRONOUNS = frozenset("they it this that these those".split())

Key = tuple[str, frozenset[str]]
"""A head noun and what tells it apart."""


def keys_of(words: str) -> list[Key]:
    """Return the keys under which a matter printed as `words` is found."""
    return [(phrase.head, phrase.core) for phrase in _phrases(words)[:1]]


def whole_keys_of(words: str) -> list[Key]:
    """Return the keys of `words` where they are one phrase; "talks with Osmarra" is more than its "talks"."""
    return keys_of(words) if len(_phrases(words)) == 1 else []


def kind_of(words: str) -> MatterKind:
    """Return what a matter printed as `words` is, as far as the words tell."""
    return next((phrase.kind for phrase in _phrases(words)), MatterKind.ISSUE)


def _phrases(words: str) -> list[Phrase]:
    row = tokens(words)
    if not row:
        return []
    span = Span(row[0].start, row[-1].end)
    return phrases_of(Clause(span, span.of(words), span.start, 0, 0, False), words, 0)


class _Named(NamedTuple):
    """The matters that a phrase may name: on any page, and only on the pages where they were found."""

    free: tuple[MatterId, ...]
    bound: frozenset[MatterId]


NOBODY = _Named((), frozenset())


class _Index:
    """Matters by exact words, by key and by head."""

    def __init__(
        self,
        matters: Sequence[Matter],
        held: Mapping[UtteranceId, PageId],
        only: Mapping[MatterId, frozenset[PageId]] | None,
    ) -> None:
        exact: dict[str, dict[MatterId, None]] = {}
        by_key: dict[Key, dict[MatterId, None]] = {}
        self.pages: dict[MatterId, frozenset[PageId]] = {}
        self.heads: dict[MatterId, set[str]] = {}
        self.staged: set[MatterId] = set()
        self.utterances: dict[MatterId, frozenset[UtteranceId]] = {}
        limits = only or {}
        self.rank: dict[MatterId, int] = {}
        for matter in sorted(matters, key=lambda m: (m.made_by != BY_USER, m.id not in limits, m.id)):
            self.rank[matter.id] = len(self.rank)
            by_user = matter.made_by == BY_USER
            named = any(word.capital for word in tokens(matter.name))
            if matter.id in limits:
                self.pages[matter.id] = limits[matter.id]
            elif by_user and only is None:
                self.utterances[matter.id] = frozenset(matter.utterances)
            elif matter.utterances and not (by_user or named):
                self.pages[matter.id] = frozenset(held[key] for key in matter.utterances if key in held)
            for words in (matter.name, *matter.aliases):
                exact.setdefault(" ".join(_bare_stems(words)), {})[matter.id] = None
                whole = not by_user or whole_keys_of(words)
                for key in keys_of(words):
                    if whole:
                        by_key.setdefault(key, {})[matter.id] = None
                    self.heads.setdefault(matter.id, set()).add(key[0])
                    if "stage" in key[1] or key[0] == "stage":
                        self.staged.add(matter.id)
        exact.pop("", None)
        self.exact = Phrases({words: self._told(rows) for words, rows in exact.items()})
        self.by_key = {key: self._told(rows) for key, rows in by_key.items()}
        self.here: dict[PageId, list[MatterId]] = {}
        for bound, pages in self.pages.items():
            for page in pages:
                self.here.setdefault(page, []).append(bound)

    def _told(self, rows: Iterable[MatterId]) -> _Named:
        free = tuple(key for key in rows if key not in self.pages)
        return _Named(free, frozenset(key for key in rows if key in self.pages))

    def of(self, utterance: Utterance, named: _Named) -> MatterId | None:
        """Return the first of those `named` that `utterance` may mean: one phrase may name others on other pages."""
        here = self.here.get(utterance.page, ()) if named.bound else ()
        rows = [key for key in here if key in named.bound and self._may(utterance, key)]
        rows += islice((key for key in named.free if self._may(utterance, key)), 1)
        return min(rows, key=self.rank.__getitem__, default=None)

    def _may(self, utterance: Utterance, key: MatterId) -> bool:
        own = self.utterances.get(key)
        pages = self.pages.get(key)
        return (own is None or utterance.id in own) and (pages is None or utterance.page in pages)


def _bare_stems(words: str) -> list[str]:
    """Return the stems of `words` without determiners in front."""
    row = [word.low for word in tokens(words)]
    while len(row) > 1 and (row[0] in DETERMINERS or row[0] in POSSESSIVES or row[0] in CLOSED):
        row = row[1:]
    return [stem(low) for low in row]


def touches_of(
    readings: Sequence[Reading],
    matters: Sequence[Matter],
    only: Mapping[MatterId, frozenset[PageId]] | None = None,
) -> dict[UtteranceId, list[Touch]]:
    """Return where each utterance touches `matters`, in the order of its clauses.

    With `only`, the user's matters are looked for on every page but for those that it names: these on their pages
    alone. Without, they are looked for where they were found. What points back ("that note") is resolved on the page on
    which it stands: to the nearest mention with the same head before it, else after it.
    """
    index = _Index(matters, {row.utterance.id: row.utterance.page for row in readings}, only)
    named: dict[UtteranceId, list[Touch]] = {}
    by_page: dict[PageId, list[Reading]] = {}
    for reading in readings:
        named[reading.utterance.id] = _named(reading, index)
        by_page.setdefault(reading.utterance.page, []).append(reading)
    out: dict[UtteranceId, list[Touch]] = {}
    for page in sorted(by_page):
        rows = by_page[page]
        places = _Places(index, (touch for row in rows for touch in named[row.utterance.id]))
        for row in rows:
            found = named[row.utterance.id] + _pointing(row, places, named[row.utterance.id])
            out[row.utterance.id] = _with_pronouns(row, found)
    return out


def _named(reading: Reading, index: _Index) -> list[Touch]:
    """Return the touches by the matter's own words, or by a phrase with its key."""
    out: list[Touch] = []
    for place, clause in enumerate(reading.clauses):
        seen: set[MatterId] = set()
        for hit in index.exact.find([stem(word.low) for word in clause.tokens]):
            bare = hit.end - hit.start == 1 and _points_back(clause, hit.start)
            value = index.of(reading.utterance, hit.value)
            if value is not None and value not in seen and not bare:
                seen.add(value)
                span = Span(clause.tokens[hit.start].start, clause.tokens[hit.end - 1].end)
                out.append(Touch(value, place, hit.end - 1, "name", span))
        for phrase in reading.phrases[place]:
            matter = index.of(reading.utterance, index.by_key.get((phrase.head, phrase.core), NOBODY))
            if matter is not None and matter not in seen and not (phrase.bare and _points_back(clause, phrase.last)):
                seen.add(matter)
                out.append(Touch(matter, place, phrase.last, "name", phrase.span))
    return out


def _points_back(clause: Clause, at: int) -> bool:
    return at > 0 and clause.tokens[at - 1].low in ("the", "this", "that", "these", "those", "such")


class _Places:
    """Where on one page each head is mentioned by a matter's full name, in text order."""

    def __init__(self, index: _Index, found: Iterable[Touch]) -> None:
        self.index = index
        self.rows: dict[str, list[tuple[int, MatterId]]] = {}
        for touch in found:
            for head in sorted(index.heads.get(touch.matter, ())):
                self.rows.setdefault(head, []).append((touch.words.start, touch.matter))
            if touch.matter in index.staged:
                self.rows.setdefault("stage", []).append((touch.words.start, touch.matter))
        for row in self.rows.values():
            row.sort()

    def nearest(self, head: str, start: int) -> MatterId | None:
        """Return the matter with `head` that is named last before `start`, else first after it."""
        row = self.rows.get(head)
        if not row:
            return None
        at = bisect_right(row, (start, MatterId("")))
        return row[at - 1][1] if at else row[0][1]


def _pointing(reading: Reading, places: _Places, named: Sequence[Touch]) -> list[Touch]:
    """Return the touches of phrases that point back, and of stages of a staged matter."""
    taken = {(touch.clause, touch.matter) for touch in named}
    covered: dict[int, list[Span]] = {}
    for touch in named:
        covered.setdefault(touch.clause, []).append(touch.words)
    out: list[Touch] = []
    for place, row in enumerate(reading.phrases):
        for phrase in row:
            if any(words.touches(phrase.span) for words in covered.get(place, ())):
                continue
            staged = phrase.head == "stage" and bool(phrase.modifiers & ORDINALS)
            if not (phrase.bare or staged or _own_only(phrase)):
                continue
            matter = places.nearest(phrase.head, phrase.span.start)
            if matter is None or (place, matter) in taken:
                continue
            taken.add((place, matter))
            out.append(Touch(matter, place, phrase.last, "stage" if staged else "head", phrase.span))
    return out


def _own_only(phrase: Phrase) -> bool:
    """Tell whether all that modifies the phrase is a word of quantity, so that it still points back."""
    return bool(phrase.modifiers) and phrase.modifiers <= QUANTITIES


def _with_pronouns(reading: Reading, found: Sequence[Touch]) -> list[Touch]:
    """Add what a clause with a pronoun for subject takes from the first mention of the clause before it."""
    by_clause: dict[int, list[Touch]] = {}
    for touch in found:
        by_clause.setdefault(touch.clause, []).append(touch)
    out = list(found)
    for place, clause in enumerate(reading.clauses):
        low = clause.tokens[0].low
        if place == 0 or low not in PRONOUNS or len(clause.tokens) < 2:
            continue
        if clause.tokens[1].low not in AUXILIARIES and low not in ("they", "it"):
            continue
        before = by_clause.get(place - 1, [])
        if not before or any(touch.basis == "name" and touch.target == 0 for touch in by_clause.get(place, ())):
            continue
        first = min(before, key=lambda touch: (touch.words.start, touch.matter))
        held = {touch.matter for touch in by_clause.get(place, ())}
        if first.matter not in held:
            added = Touch(first.matter, place, 0, "pronoun", clause.tokens[0].span)
            by_clause.setdefault(place, []).append(added)
            out.append(added)
    return _in_order(out)


def _in_order(found: Sequence[Touch]) -> list[Touch]:
    return sorted(found, key=lambda touch: (touch.clause, touch.words.start, touch.matter))


def matters_touched(touches: Mapping[UtteranceId, Sequence[Touch]]) -> dict[MatterId, list[UtteranceId]]:
    """Return the utterances that touch each matter, by id."""
    out: dict[MatterId, set[UtteranceId]] = {}
    for utterance, rows in touches.items():
        for touch in rows:
            out.setdefault(touch.matter, set()).add(utterance)
    return {matter: sorted(rows) for matter, rows in out.items()}
