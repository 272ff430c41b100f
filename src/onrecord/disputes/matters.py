"""Utterances to matters: the documents, proposals, principles, places and issues that parties speak about."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from onrecord.attribution import Gazetteer
from onrecord.disputes.claims import Claim
from onrecord.disputes.contradictions import contradictions
from onrecord.disputes.counts import Reports
from onrecord.disputes.ground import Ground, english
from onrecord.disputes.homes import Homes, topic_of
from onrecord.disputes.lexicon.nouns import (
    AUXILIARIES,
    DETERMINERS,
    EMPTY_HEADS,
    HEADS,
    LIGHT_HEADS,
    NEGOTIABLE,
    NUMBERS,
    POSSESSIVES,
    SUBJECTS,
)
from onrecord.disputes.naming import bare_name, best_name
from onrecord.disputes.pairs import ClaimPair
from onrecord.disputes.parties import Parties
from onrecord.disputes.phrases import Phrase
from onrecord.disputes.readings import Reading, readings_of, speaker_key
from onrecord.disputes.sides import side_of
from onrecord.disputes.touches import BY_USER, Key, keys_of, matters_touched, touches_of
from onrecord.disputes.words import Token, stem, tokens
from onrecord.records import (
    Actor,
    ActorId,
    Matter,
    MatterId,
    MatterKind,
    MatterSetting,
    Mention,
    Page,
    PageId,
    Settings,
    Statement,
    StatementId,
    Story,
    Utterance,
    UtteranceId,
    Where,
    content_id,
)

__all__ = ["MADE_BY", "matters"]

MADE_BY = "matters@1"

SPEAKERS_NEEDED = 2
UTTERANCES_NEEDED = 2
UTTERANCES_ALONE = 3
"""Utterances that must name what is no paper, plan or event; fewer are chance."""
UTTERANCES_LONE = 5
"""The same for a lone common noun ("the gates")."""
MOST_GROUPS = 64
"""Groups of one head that a phrase is compared with; beyond them only equal phrases join, so cost stays linear."""
MOST_ALIASES = 8
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
DISPUTED = 0.55
"""Rank of a topic that is a matter because two sides contradict one another on it."""


@dataclass(slots=True)
class _Group:
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
    uses: list["_Use"] = field(default_factory=list)
    place: PageId | None = None
    """First page of its context, where the phrase names other matters in other contexts."""

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


class _Use(NamedTuple):
    """One use of a phrase: where it is read."""

    phrase: Phrase
    reading: Reading
    clause: int


def matters(
    utterances: Sequence[Utterance],
    statements: Mapping[StatementId, Statement],
    pages: Callable[[PageId], Page],
    settings: Settings,
    actors: Mapping[ActorId, Actor] = MappingProxyType({}),
    stories: Sequence[Story] = (),
    mentions: Sequence[Mention] = (),
) -> list[Matter]:
    """Return the matters of `utterances`, best first; those that the user hides are left out.

    A named document, a proposal with something that tells it apart and a principle stand alone; all else must be named
    in two utterances by two speakers, or be what two sides contradict one another on. Names of actors and states are no
    matters. What the user calls one matter is one, whatever the machine would say.
    """
    readings = [row for row in readings_of(utterances, statements) if _readable(row, pages)]
    speakers = [name for row in readings for name in (row.statement.speaker, row.statement.of) if name]
    parties = Parties(actors, mentions, Gazetteer.of(settings), sorted(set(speakers)))
    ground = Ground(pages, [row.utterance.page for row in readings])
    groups = _groups(readings, parties, ground)
    full = {group.head for group in groups if group.core or group.named}
    worthy = [group for group in groups if _worth(group, full)]
    # "Northby" alone, beside "the Northby ferry", is where the ferry is, not what is spoken of
    parts = {part for group in worthy for part in group.core}
    worthy = [group for group in worthy if group.core or not group.named or group.head not in parts]
    found = _records(worthy, settings.matters)
    hidden = {_user_id(setting) for setting in settings.matters if setting.hide}
    rows = {reading.utterance.id: reading.utterance for reading in readings}
    ids = {key: set(row) for key, row in matters_touched(touches_of(readings, found)).items()}
    pairs = contradictions(readings, statements, actors, pages)
    disputed = _at_home(pairs, found, ids, parties, pages)

    def side(row: Utterance) -> str | None:
        return side_of(actors.get(row.actor) if row.actor else None, statements[row.statement])

    tabled = _tabled(found, ids, rows, side)
    reports = Reports(stories)
    out: list[Matter] = []
    for matter in found:
        here = [rows[key] for key in sorted(ids.get(matter.id, ()))]
        by_user = matter.made_by == BY_USER
        if matter.id in hidden or (not here and not by_user):
            continue
        heard = len({speaker_key(row) for row in here if row.speaker is not None})
        if not by_user and heard < SPEAKERS_NEEDED and not _alone(matter) and matter.id not in disputed | tabled:
            continue
        out.append(_told(matter, here, max(1, heard), reports, disputed=heard < SPEAKERS_NEEDED))
    out.sort(key=lambda m: (-m.confidence, -len(m.utterances), m.name, m.id))
    return out


def _tabled(
    found: Sequence[Matter],
    ids: Mapping[MatterId, set[UtteranceId]],
    rows: Mapping[UtteranceId, Utterance],
    side: Callable[[Utterance], str | None],
) -> frozenset[MatterId]:
    """Return the things under negotiation on pages where two sides name such things, each by a word of their own."""
    sides: dict[PageId, set[str]] = {}
    pages: dict[MatterId, set[PageId]] = {}
    for matter in found:
        keys = keys_of(matter.name)
        if not keys or keys[0][0] not in NEGOTIABLE:
            continue
        for key in sorted(ids.get(matter.id, ())):
            row = rows[key]
            of = side(row)
            if of is not None:
                pages.setdefault(matter.id, set()).add(row.page)
                sides.setdefault(row.page, set()).add(of)
    return frozenset(key for key, held in pages.items() if any(len(sides[page]) >= SPEAKERS_NEEDED for page in held))


def _alone(matter: Matter) -> bool:
    """Tell whether a matter stands though one speaker alone names it: a principle, or a document or plan by name."""
    proper = any(word.capital for word in tokens(matter.name))
    often = len(matter.utterances) >= UTTERANCES_NEEDED
    if matter.kind is MatterKind.PRINCIPLE:
        return proper or often or "-" in matter.name
    return proper and (matter.kind is MatterKind.DOCUMENT or (matter.kind is MatterKind.PROPOSAL and often))


def _at_home(
    pairs: Sequence[ClaimPair],
    found: list[Matter],
    ids: dict[MatterId, set[UtteranceId]],
    parties: Parties,
    pages: Callable[[PageId], Page],
) -> frozenset[MatterId]:
    """Give each pair of claims a matter that holds both: one that their words name, else a new one; return them."""
    made: dict[MatterId, Matter] = {}
    held: set[MatterId] = set()
    homes = Homes(found, ids)
    known = {matter.id for matter in found}
    for pair in pairs:
        home = homes.near(pair)
        if home is None:
            home = _new_matter(pair, parties, pages)
            if home is None:
                continue
            if home.id not in known:
                made.setdefault(home.id, home)
        held.add(home.id)
        ids.setdefault(home.id, set()).update((pair.a.utterance.id, pair.b.utterance.id))
    found += [made[key] for key in sorted(made)]
    return frozenset(held)


def _new_matter(pair: ClaimPair, parties: Parties, pages: Callable[[PageId], Page]) -> Matter | None:
    def party(claim: Claim, phrase: Phrase) -> bool:
        return phrase.head not in HEADS and phrase.last in parties.taken(claim.clause.tokens)

    topic = topic_of(pair, party)
    if topic is None:
        return None
    claim, phrase = topic
    words = " ".join(phrase.span.of(pages(claim.statement.page).text).split())
    name = best_name(Counter({bare_name(words): 1}))
    return Matter(id=MatterId(content_id("matter", _folded(name))), name=name, kind=phrase.kind, made_by=MADE_BY)


def _readable(reading: Reading, pages: Callable[[PageId], Page]) -> bool:
    """Tell whether the words are in a language that we read and still stand where the statement says."""
    page = pages(reading.statement.page)
    if not english(page):
        return False
    text = page.text
    rows = zip(reading.statement.content, reading.statement.pieces, strict=True)
    return all(span.of(text) == piece for span, piece in rows)


def _told(matter: Matter, here: Sequence[Utterance], speakers: int, reports: Reports, *, disputed: bool) -> Matter:
    """Return the matter with its utterances, counts and rank; confidence is the rank (two decimals)."""
    base = 0.4 + 0.2 * min(speakers - 1, 2) + 0.02 * min(len(here), 5)
    if matter.kind is MatterKind.ISSUE:
        base -= 0.15 if len(tokens(matter.name)) > 1 else 0.25
    elif matter.kind is MatterKind.PLACE:
        base -= 0.25
    base = min(base, DISPUTED) if disputed else base
    confidence = 1.0 if matter.made_by == BY_USER else round(max(0.1, min(0.95, base)), 2)
    return Matter(
        id=matter.id,
        name=matter.name,
        kind=matter.kind,
        aliases=matter.aliases,
        utterances=tuple(sorted(row.id for row in here)),
        pages=reports.pages(here),
        independent_reports=reports.independent(here),
        confidence=confidence,
        made_by=matter.made_by,
    )


def _groups(readings: Sequence[Reading], parties: Parties, ground: Ground) -> list[_Group]:
    """Return the phrases of all readings, grouped by head, by what tells them apart and by the affair they are of."""
    seen: dict[Key, _Group] = {}
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
                    group = seen[key] = _Group(phrase.head, phrase.core, phrase.kind, {key})
                _add(group, phrase, reading, place)
    by_head: dict[str, list[_Group]] = {}
    for key in sorted(seen, key=lambda k: (k[0], sorted(k[1]))):
        by_head.setdefault(key[0], []).append(seen[key])
    out: list[_Group] = []
    for head in sorted(by_head):
        for group in _joined(by_head[head]):
            out += _by_context(group, ground)
    return out


def _by_context(group: _Group, ground: Ground) -> list[_Group]:
    """Return a group for each affair in which the phrase is used: "the strikes" of two wars are two matters."""
    contexts = ground.contexts(use.reading.utterance.page for use in group.uses)
    if len(contexts) == 1 or (group.core and 2 * group.uses_as_name > len(group.uses)):
        return [group]
    of = {page: at for at, row in enumerate(contexts) for page in row}
    parts = [_Group(group.head, group.core, group.kind, set(group.keys), place=row[0]) for row in contexts]
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


def _add(group: _Group, phrase: Phrase, reading: Reading, place: int) -> None:
    group.uses.append(_Use(phrase, reading, place))
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


def _joined(rows: list[_Group]) -> list[_Group]:
    """Join the groups of one head whose modifiers hold one another; the oftenest named leads."""
    rows.sort(key=lambda g: (not g.core, -len(g.utterances), -len(g.core), sorted(g.core)))
    out: list[_Group] = []
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


def _worth(group: _Group, full: set[str]) -> bool:
    """Tell whether a group is a matter; `full` holds the heads that something tells apart somewhere."""
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


def _records(groups: Sequence[_Group], settings: Sequence[MatterSetting]) -> list[Matter]:
    """Return the matters of `groups` and of the user, those of the user first taking what they name."""
    out: list[Matter] = []
    taken: dict[Key, int] = {}
    for place, setting in enumerate(sorted(settings, key=lambda s: s.name)):
        for words in (setting.name, *setting.aliases):
            for key in keys_of(words):
                taken.setdefault(key, place)
        out.append(
            Matter(
                id=_user_id(setting),
                name=setting.name,
                kind=setting.kind,
                aliases=tuple(sorted(setting.aliases)),
                made_by=BY_USER,
            )
        )
    seen = {matter.id for matter in out}
    places = Counter(_folded(best_name(group.words)) for group in groups)
    for group in groups:
        name = best_name(group.words)
        folds = {_folded(name)}
        names = [name]
        for words, _ in sorted(group.words.items(), key=lambda row: (-row[1], -len(row[0]), row[0])):
            if _folded(words) not in folds:
                folds.add(_folded(words))
                names.append(words)
        aliases = tuple(sorted(names[1 : MOST_ALIASES + 1]))
        owner = next((taken[key] for key in sorted(group.keys, key=_key_order) if key in taken), None)
        if owner is not None:
            merged = tuple(sorted({*out[owner].aliases, *names} - {out[owner].name}))
            out[owner] = _with_aliases(out[owner], merged)
            continue
        where = [group.place] if group.place is not None and places[_folded(name)] > 1 else []
        matter_id = MatterId(content_id("matter", _folded(name), *where))
        if matter_id not in seen:
            seen.add(matter_id)
            out.append(
                Matter(
                    id=matter_id,
                    name=name,
                    kind=group.kind,
                    aliases=aliases,
                    utterances=tuple(sorted(UtteranceId(key) for key in group.utterances)),
                    made_by=MADE_BY,
                )
            )
    return out


def _with_aliases(matter: Matter, aliases: tuple[str, ...]) -> Matter:
    return Matter(id=matter.id, name=matter.name, kind=matter.kind, aliases=aliases, made_by=matter.made_by)


def _key_order(key: Key) -> tuple[str, list[str]]:
    return key[0], sorted(key[1])


def _user_id(setting: MatterSetting) -> MatterId:
    return MatterId(content_id("matter", _folded(setting.name)))


def _folded(name: str) -> str:
    """Return a name in one form: small letters, single spaces, singular words."""
    return " ".join(stem(word.low) for word in tokens(name))
