"""Phrases taken together: which of them name one thing, and which of those things are worth calling a matter."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.disputes.given import Given
from onrecord.disputes.ground import Ground
from onrecord.disputes.lexicon.nouns import (
    AUXILIARIES,
    DETERMINERS,
    EMPTY_HEADS,
    HEADS,
    LIGHT_HEADS,
    NUMBERS,
    POSSESSIVES,
    SUBJECTS,
)
from onrecord.disputes.naming import bare_name
from onrecord.disputes.parties import Parties
from onrecord.disputes.phrases import Phrase
from onrecord.disputes.readings import Reading, speaker_key
from onrecord.disputes.touches import Key
from onrecord.disputes.words import Token
from onrecord.records import (
    MatterKind,
    PageId,
    Where,
)

__all__ = ["Group", "Use", "groups_of", "key_order", "worth"]

SPEAKERS_NEEDED = 2
UTTERANCES_NEEDED = 2
UTTERANCES_ALONE = 3
"""Utterances that must name what is no paper, plan or event; fewer are chance."""
UTTERANCES_LONE = 5
"""The same for a lone common noun ("the gates")."""
MOST_GROUPS = 64
"""Groups of one head that a phrase is compared with; beyond them only equal phrases join, so cost stays linear."""
ALONE = frozenset({MatterKind.DOCUMENT, MatterKind.PROPOSAL, MatterKind.PRINCIPLE})
"""Kinds that make a matter though one speaker alone names them."""
POINTING = frozenset({MatterKind.DOCUMENT, MatterKind.PROPOSAL})
"""Kinds whose lone noun points at a fuller name where there is one: "the paper"."""
DENSE = 3
"""Utterances a page on which a lone common noun must be spoken of; a word met here and there is no matter."""
ADJECTIVE = ("ial", "ic", "ous", "ive", "ful", "less", "able", "ible")
PLACE_BEFORE = frozenset("in at around near from across inside outside".split())
VERB_AFTER = AUXILIARIES | SUBJECTS - DETERMINERS | frozenset({"to", "not", "never", "who", "let"})
"""Words after which a lone word is a verb, not a thing."""
VERB_AHEAD = frozenset(
    "to i we you he she they who will would shall should can could may might must cannot do does did don't didn't "
    "doesn't won't can't couldn't wouldn't let's".split()
)
"""Words right after which a run of words begins with a verb, not with a modifier."""
TITLED = frozenset({Where.HEADLINE, Where.DECK, Where.CAPTION})


@dataclass(slots=True)
class Group:
    """Phrases taken for one matter."""

    head: str
    core: frozenset[str]
    kind: MatterKind
    keys: set[Key] = field(default_factory=set)
    words: Counter[str] = field(default_factory=Counter)
    utterances: set[str] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)
    named: bool = False
    nouns: set[str] = field(default_factory=set)
    """Speakers who say it after a determiner, a number or "of", or in the plural: what tells a noun from a verb."""
    uses_as_noun: int = 0
    uses_as_verb: int = 0
    """Times seen alone where only a verb stands."""
    uses_as_name: int = 0
    """Times seen with a capital inside a sentence."""
    unit: bool = False
    """Seen as what a figure counts ("900 hectares")."""
    uses: list["Use"] = field(default_factory=list)
    place: PageId | None = None
    """First page of its context, where the phrase names other matters in other contexts."""
    owner: int | None = None
    """Whose it is of the matters that the user has set."""

    @property
    def counts(self) -> tuple[int, int, int]:
        """Times seen as a verb, as a noun, as a name."""
        return self.uses_as_verb, self.uses_as_noun, self.uses_as_name

    @property
    def noun(self) -> bool:
        """Whether it is seldom a verb, at least half of its uses show a noun, and a capital is no chance."""
        body = sum(self.words.values())
        name = not self.named or 2 * self.uses_as_name >= len(self.uses)
        return name and 2 * self.uses_as_noun >= body and self.uses_as_noun >= 2 * self.uses_as_verb

    @property
    def dense(self) -> bool:
        """Whether the pages that use it speak much of it."""
        return len(self.utterances) >= DENSE * len({use.reading.utterance.page for use in self.uses})


class Use(NamedTuple):
    """One use of a phrase: where it is read."""

    phrase: Phrase
    reading: Reading
    clause: int


def groups_of(readings: Sequence[Reading], parties: Parties, ground: Ground, given: Given) -> list[Group]:
    """Return the phrases of all readings, grouped by head, by what tells them apart and by the affair they are of.

    What is the user's is grouped as the user says.
    """
    seen: dict[Key, Group] = {}
    for reading in readings:
        for place, row in enumerate(reading.phrases):
            taken = parties.taken(reading.clauses[place].tokens) if row else frozenset()
            for phrase in row:
                if phrase.head in EMPTY_HEADS or phrase.head == "stage" or _verbal(phrase):
                    continue
                if phrase.named and phrase.first == phrase.last and phrase.head in parties.given:
                    continue
                # "to raise awareness", "they want talks": the run begins with its verb
                if phrase.last > phrase.first > 0 and _verb_opens(reading.clauses[place].tokens, phrase.first):
                    continue
                # a name of a party is no matter, unless its head says that it is a paper or a plan
                if phrase.head not in HEADS and phrase.last in taken:
                    continue
                key = (phrase.head, phrase.core)
                group = seen.get(key)
                if group is None:
                    group = seen[key] = Group(phrase.head, phrase.core, phrase.kind, {key})
                _add(group, phrase, reading, place)
    by_head: dict[str, list[Group]] = {}
    for key in sorted(seen, key=lambda k: (k[0], sorted(k[1]))):
        by_head.setdefault(key[0], []).append(seen[key])
    out: list[Group] = []
    for head in sorted(by_head):
        for group in _joined(by_head[head]):
            for part in _by_owner(group, given):
                out += _by_context(part, ground) if part.owner is None else [part]
    return out


def _by_owner(group: Group, given: Given) -> list[Group]:
    """Return a group for each matter of the user's that the phrases are of, and one for what is nobody's."""
    if not given.names(group.keys):
        return [group]
    joined = sorted(group.keys, key=key_order)
    parts: dict[int | None, Group] = {}
    for use in group.uses:
        key, page = (use.phrase.head, use.phrase.core), use.reading.utterance.page
        owner = given.owner(key, page, joined)
        kind = group.kind if owner is None else use.phrase.kind
        part = parts.setdefault(owner, Group(group.head, group.core, kind, owner=owner))
        part.keys.add(key)
        part.place = page if part.place is None else min(part.place, page)
        _add(part, use.phrase, use.reading, use.clause)
    return [parts[owner] for owner in sorted(parts, key=lambda place: (place is None, place or 0))]


def _by_context(group: Group, ground: Ground) -> list[Group]:
    """Return a group for each affair in which the phrase is used: "the strikes" of two wars are two matters."""
    contexts = ground.contexts(use.reading.utterance.page for use in group.uses)
    if len(contexts) == 1 or (group.core and 2 * group.uses_as_name > len(group.uses)):
        return [group]
    of = {page: at for at, row in enumerate(contexts) for page in row}
    parts = [Group(group.head, group.core, group.kind, set(group.keys), place=row[0]) for row in contexts]
    for use in group.uses:
        _add(parts[of[use.reading.utterance.page]], use.phrase, use.reading, use.clause)
    # what a word is, noun or verb, all its uses tell
    for part in parts:
        part.uses_as_verb, part.uses_as_noun, part.uses_as_name = group.counts
        part.unit = group.unit
    return parts


def _verbal(phrase: Phrase) -> bool:
    """Tell whether the phrase is more likely a verb: "writing" is, "meeting" is a known head."""
    return phrase.head.endswith("ing") and phrase.head not in HEADS and not phrase.named


def _verb_opens(words: Sequence[Token], first: int) -> bool:
    """Tell whether the word at `first` stands where only a verb can."""
    ahead = words[first - 1].low
    if words[first].capital:
        return False
    return ahead in VERB_AHEAD or (words[first].low.endswith("ing") and ahead in AUXILIARIES)


def _add(group: Group, phrase: Phrase, reading: Reading, place: int) -> None:
    group.uses.append(Use(phrase, reading, place))
    base = reading.statement.content[reading.clauses[place].piece].start
    piece = reading.statement.pieces[reading.clauses[place].piece]
    speaker = speaker_key(reading.utterance)
    group.utterances.add(reading.utterance.id)
    if reading.utterance.speaker is not None:
        group.speakers.add(speaker)
    words = reading.clauses[place].tokens
    ahead = words[phrase.first - 1].low if phrase.first else ""
    # a headline's capitals and shortened grammar tell nothing; it only adds to what the body names
    titled = reading.statement.where in TITLED
    name = bare_name(" ".join(piece[phrase.span.start - base : phrase.span.end - base].split()))
    group.words[name] += 0 if titled else 1
    if not titled:
        group.named = group.named or phrase.named
        group.uses_as_verb += phrase.first == phrase.last and ahead in VERB_AFTER
        group.uses_as_name += phrase.named
        if _nounlike(words, phrase, ahead):
            group.uses_as_noun += 1
            group.nouns.add(speaker)
    group.unit = group.unit or _counted(words, phrase)
    if phrase.named and group.kind is MatterKind.ISSUE and ahead in PLACE_BEFORE:
        group.kind = MatterKind.PLACE


def _nounlike(words: Sequence[Token], phrase: Phrase, ahead: str) -> bool:
    before = ahead in DETERMINERS or ahead in POSSESSIVES or ahead in NUMBERS or ahead == "of"
    return before or words[phrase.last].low != phrase.head or phrase.named


def _counted(words: Sequence[Token], phrase: Phrase) -> bool:
    """Tell whether a figure in digits stands before the phrase."""
    return phrase.first > 0 and words[phrase.first - 1].low[0].isdigit()


def _joined(rows: list[Group]) -> list[Group]:
    """Join the groups of one head whose modifiers hold one another; the oftenest named leads."""
    rows.sort(key=lambda g: (not g.core, -len(g.utterances), -len(g.core), sorted(g.core)))
    out: list[Group] = []
    for row in rows:
        home = None
        if row.core:
            home = next(
                (g for g in out[:MOST_GROUPS] if g.core and (row.core <= g.core or g.core <= row.core)),
                None,
            )
        if home is None:
            out.append(row)
            continue
        home.keys |= row.keys
        home.words.update(row.words)
        home.utterances |= row.utterances
        home.speakers |= row.speakers
        home.named = home.named or row.named
        home.nouns |= row.nouns
        home.uses_as_verb += row.uses_as_verb
        home.uses_as_noun += row.uses_as_noun
        home.uses_as_name += row.uses_as_name
        home.unit = home.unit or row.unit
        home.uses += row.uses
    return out


def worth(group: Group, full: set[str]) -> bool:
    """Tell whether a group is a matter; `full` holds the heads that something tells apart somewhere.

    What the user names is one.
    """
    if group.owner is not None:
        return True
    often = len(group.utterances) >= UTTERANCES_NEEDED and len(group.speakers) >= SPEAKERS_NEEDED
    lone = not group.core and not group.named
    if lone and group.kind in POINTING and group.head in full:
        return False
    if not group.core and (not group.noun or len(group.nouns) < SPEAKERS_NEEDED):
        often = False
    if group.head not in HEADS and group.kind is not MatterKind.PRINCIPLE:
        often = often and len(group.utterances) >= UTTERANCES_ALONE
        if not group.core and group.kind is MatterKind.ISSUE:
            often = often and group.dense
        if lone:
            often = (
                often
                and len(group.utterances) >= UTTERANCES_LONE
                and not group.uses_as_verb
                and not group.unit
                and not _adjectival(group.head)
            )
    if often and group.head not in LIGHT_HEADS:
        return True
    if group.kind is MatterKind.PRINCIPLE:
        return True
    # an unnamed proposal must be answered by another speaker, which is known once "that plan" is resolved
    return bool(group.core) and (group.kind is MatterKind.PROPOSAL or (group.kind in ALONE and group.named))


def _adjectival(head: str) -> bool:
    """Tell whether a lone word looks like an adjective ("potential", "specific")."""
    return head.endswith(ADJECTIVE)


def key_order(key: Key) -> tuple[str, list[str]]:
    """Return what sorts keys, whose modifiers are a set."""
    return key[0], sorted(key[1])
