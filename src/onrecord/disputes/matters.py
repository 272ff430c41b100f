"""Utterances to matters: the documents, proposals, principles, places and issues that parties speak about."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.disputes.lexicon.nouns import DETERMINERS, EMPTY_HEADS, HEADS, LIGHT_HEADS, NUMBERS, POSSESSIVES
from onrecord.disputes.phrases import Phrase
from onrecord.disputes.readings import Reading, readings_of, speaker_key
from onrecord.disputes.touches import Key, keys_of, matters_touched, touches_of
from onrecord.disputes.words import stem, tokens
from onrecord.records import (
    Matter,
    MatterId,
    MatterKind,
    MatterSetting,
    Page,
    PageId,
    Settings,
    Statement,
    StatementId,
    Utterance,
    content_id,
)

__all__ = ["MADE_BY", "matters"]

MADE_BY = "matters@1"
BY_USER = "settings@1"

SPEAKERS_NEEDED = 2
UTTERANCES_NEEDED = 2
MOST_GROUPS = 64
"""Groups of one head that a phrase is compared with; beyond them only equal phrases join, so cost stays linear."""
MOST_ALIASES = 8
ALONE = frozenset({MatterKind.DOCUMENT, MatterKind.PROPOSAL, MatterKind.PRINCIPLE})
"""Kinds that make a matter though one speaker alone names them."""
PLACE_BEFORE = frozenset("in at around near from across inside outside".split())


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
    noun: bool = False
    """Seen after a determiner or number, or in the plural: what tells a lone noun from an adjective."""


def matters(
    utterances: Sequence[Utterance],
    statements: Mapping[StatementId, Statement],
    pages: Callable[[PageId], Page],
    settings: Settings,
) -> list[Matter]:
    """Return the matters of `utterances`, best first; those that the user hides are left out.

    A named document, a proposal with something that tells it apart and a principle stand alone; all else must be named
    in two utterances by two speakers. What the user calls one matter is one, whatever the machine would say.
    """
    readings = [row for row in readings_of(utterances, statements) if _readable(row, pages)]
    groups = [group for group in _groups(readings) if _worth(group)]
    found = _records(groups, settings.matters)
    touched = matters_touched(touches_of(readings, found))
    hidden = {_user_id(setting) for setting in settings.matters if setting.hide}
    rows = {reading.utterance.id: reading.utterance for reading in readings}
    out: list[Matter] = []
    for matter in found:
        ids = touched.get(matter.id, [])
        by_user = matter.made_by == BY_USER
        if matter.id in hidden or (not ids and not by_user):
            continue
        here = [rows[key] for key in ids]
        speakers = len({speaker_key(row) for row in here})
        if not by_user and speakers < SPEAKERS_NEEDED and matter.kind not in ALONE:
            continue
        out.append(_told(matter, here, speakers))
    out.sort(key=lambda m: (-m.confidence, -len(m.utterances), m.name, m.id))
    return out


def _readable(reading: Reading, pages: Callable[[PageId], Page]) -> bool:
    """Tell whether the words still stand on the page where the statement says."""
    text = pages(reading.statement.page).text
    rows = zip(reading.statement.content, reading.statement.pieces, strict=True)
    return all(span.of(text) == piece for span, piece in rows)


def _told(matter: Matter, here: Sequence[Utterance], speakers: int) -> Matter:
    """Return the matter with its utterances, counts and rank; confidence is the rank (two decimals)."""
    base = 0.4 + 0.2 * min(speakers - 1, 2) + 0.02 * min(len(here), 5)
    if matter.kind is MatterKind.ISSUE:
        base -= 0.15 if len(tokens(matter.name)) > 1 else 0.25
    elif matter.kind is MatterKind.PLACE:
        base -= 0.25
    confidence = 1.0 if matter.made_by == BY_USER else round(max(0.1, min(0.95, base)), 2)
    return Matter(
        id=matter.id,
        name=matter.name,
        kind=matter.kind,
        aliases=matter.aliases,
        utterances=tuple(sorted(row.id for row in here)),
        pages=len({row.page for row in here}),
        independent_reports=max((row.independent_reports for row in here), default=0),
        confidence=confidence,
        made_by=matter.made_by,
    )


def _groups(readings: Sequence[Reading]) -> list[_Group]:
    """Return the phrases of all readings, grouped by head and by what tells them apart."""
    names = _speaker_words(readings)
    seen: dict[Key, _Group] = {}
    for reading in readings:
        for place, row in enumerate(reading.phrases):
            for phrase in row:
                # a capital name of someone who speaks is a party, unless its head says that it is a paper or a plan
                party = phrase.head in names and phrase.head not in HEADS
                if party or phrase.head in EMPTY_HEADS or phrase.head == "stage" or _verbal(phrase):
                    continue
                key = (phrase.head, phrase.modifiers)
                group = seen.get(key)
                if group is None:
                    group = seen[key] = _Group(phrase.head, phrase.modifiers, phrase.kind, {key})
                _add(group, phrase, reading, place)
    by_head: dict[str, list[_Group]] = {}
    for key in sorted(seen, key=lambda k: (k[0], sorted(k[1]))):
        by_head.setdefault(key[0], []).append(seen[key])
    out: list[_Group] = []
    for head in sorted(by_head):
        out += _joined(by_head[head])
    return out


def _verbal(phrase: Phrase) -> bool:
    """Tell whether the phrase is more likely a verb: "writing" is, "meeting" is a known head."""
    return phrase.head.endswith("ing") and phrase.head not in HEADS and not phrase.named


def _speaker_words(readings: Sequence[Reading]) -> frozenset[str]:
    """Return the words of speakers' names and of the states that they speak for: persons are no matters."""
    words: set[str] = set()
    for reading in readings:
        for name in (reading.statement.speaker, reading.statement.of, reading.utterance.speaker):
            words.update(stem(word.low) for word in tokens(name or ""))
    return frozenset(words)


def _add(group: _Group, phrase: Phrase, reading: Reading, place: int) -> None:
    base = reading.statement.content[reading.clauses[place].piece].start
    piece = reading.statement.pieces[reading.clauses[place].piece]
    words = piece[phrase.span.start - base : phrase.span.end - base]
    group.words[" ".join(words.split())] += 1
    group.utterances.add(reading.utterance.id)
    group.speakers.add(speaker_key(reading.utterance))
    group.named = group.named or phrase.named
    tokens_here = reading.clauses[place].tokens
    ahead = tokens_here[phrase.first - 1].low if phrase.first else ""
    group.noun = group.noun or ahead in DETERMINERS or ahead in POSSESSIVES or ahead in NUMBERS or ahead == "of"
    group.noun = group.noun or tokens_here[phrase.last].low != phrase.head or phrase.named
    if phrase.named and group.kind is MatterKind.ISSUE and ahead in PLACE_BEFORE:
        group.kind = MatterKind.PLACE


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
        home.words += row.words
        home.utterances |= row.utterances
        home.speakers |= row.speakers
        home.named = home.named or row.named
        home.noun = home.noun or row.noun
    return out


def _worth(group: _Group) -> bool:
    """Tell whether a group is a matter."""
    often = len(group.utterances) >= UTTERANCES_NEEDED and len(group.speakers) >= SPEAKERS_NEEDED
    if often and group.head not in LIGHT_HEADS and (group.core or group.noun):
        return True
    if group.kind is MatterKind.DOCUMENT:
        return group.named and bool(group.core)
    return group.kind is MatterKind.PRINCIPLE or (group.kind is MatterKind.PROPOSAL and bool(group.core))


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
    for group in groups:
        names = [words for words, _ in sorted(group.words.items(), key=lambda row: (-row[1], -len(row[0]), row[0]))]
        name, aliases = names[0], tuple(sorted(names[1 : MOST_ALIASES + 1]))
        owner = next((taken[key] for key in sorted(group.keys, key=_key_order) if key in taken), None)
        if owner is not None:
            merged = tuple(sorted({*out[owner].aliases, *names} - {out[owner].name}))
            out[owner] = _with_aliases(out[owner], merged)
            continue
        matter_id = MatterId(content_id("matter", _folded(name)))
        if matter_id not in seen:
            seen.add(matter_id)
            out.append(Matter(id=matter_id, name=name, kind=group.kind, aliases=aliases, made_by=MADE_BY))
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
