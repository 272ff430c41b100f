"""Utterances to matters: the documents, proposals, principles, places and issues that parties speak about."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from onrecord.attribution import Gazetteer
from onrecord.disputes.claims import Claim
from onrecord.disputes.counts import Reports
from onrecord.disputes.given import Given, folded, user_id
from onrecord.disputes.ground import Ground
from onrecord.disputes.groups import SPEAKERS_NEEDED, UTTERANCES_NEEDED, Group, groups_of, worth
from onrecord.disputes.hearing import Hearing
from onrecord.disputes.homes import Homes, topic_of
from onrecord.disputes.lexicon.nouns import (
    HEADS,
    NEGOTIABLE,
)
from onrecord.disputes.naming import bare_name, best_name
from onrecord.disputes.pairs import ClaimPair
from onrecord.disputes.parties import Parties
from onrecord.disputes.phrases import Phrase
from onrecord.disputes.readings import speaker_key
from onrecord.disputes.sides import side_of
from onrecord.disputes.touches import BY_USER, keys_of, matters_touched, touches_of
from onrecord.disputes.words import tokens
from onrecord.records import (
    Actor,
    ActorId,
    Matter,
    MatterId,
    MatterKind,
    Mention,
    Page,
    PageId,
    Settings,
    Statement,
    StatementId,
    Story,
    Utterance,
    UtteranceId,
    content_id,
)

__all__ = ["MADE_BY", "matters"]

MADE_BY = "matters@1"

MOST_ALIASES = 8
DISPUTED = 0.55
"""Rank of a topic that is a matter because two sides contradict one another on it."""


def matters(
    hearing: Hearing,
    statements: Mapping[StatementId, Statement],
    pages: Callable[[PageId], Page],
    settings: Settings,
    actors: Mapping[ActorId, Actor] = MappingProxyType({}),
    stories: Sequence[Story] = (),
    mentions: Iterable[Mention] = (),
) -> list[Matter]:
    """Return the matters of what was said, best first; those that the user hides are left out.

    A named document, a proposal with something that tells it apart and a principle stand alone; all else must be named
    in two utterances by two speakers, or be what two sides contradict one another on. Names of actors and states are no
    matters. What the user calls one matter is one, whatever the machine would say.
    """
    readings = hearing.readings
    speakers = [name for row in readings for name in (row.statement.speaker, row.statement.of) if name]
    parties = Parties(actors, mentions, Gazetteer.of(settings), sorted(set(speakers)))
    ground = Ground(pages, [row.utterance.page for row in readings])
    given = Given(settings.matters, pages, [row.utterance.page for row in readings])
    groups = groups_of(readings, parties, ground, given)
    full = {group.head for group in groups if group.core or group.named}
    worthy = [group for group in groups if worth(group, full)]
    # "Northby" alone, beside "the Northby ferry", is where the ferry is, not what is spoken of
    parts = {part for group in worthy for part in group.core}
    worthy = [group for group in worthy if group.core or not group.named or group.head not in parts]
    found = _records(worthy, given)
    hidden = {user_id(setting) for setting in given.rows if setting.hide}
    rows = {reading.utterance.id: reading.utterance for reading in readings}
    ids = {key: set(row) for key, row in matters_touched(touches_of(readings, found, given.pages)).items()}
    disputed = _at_home(hearing.pairs, found, ids, parties, pages, given)

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
    given: Given,
) -> frozenset[MatterId]:
    """Give each pair of claims a matter that holds both: one that their words name, else a new one; return them."""
    made: dict[MatterId, Matter] = {}
    held: set[MatterId] = set()
    homes = Homes(found, ids, given.pages)
    known = {matter.id for matter in found}
    for pair in pairs:
        home = homes.near(pair)
        if home is None:
            home = _new_matter(pair, parties, pages, given)
            if home is None:
                continue
            if home.id not in known:
                made.setdefault(home.id, home)
        held.add(home.id)
        ids.setdefault(home.id, set()).update((pair.a.utterance.id, pair.b.utterance.id))
    found += [made[key] for key in sorted(made)]
    return frozenset(held)


def _new_matter(pair: ClaimPair, parties: Parties, pages: Callable[[PageId], Page], given: Given) -> Matter | None:
    """Return the matter that the topic of a pair names, the user's where the user names it so."""

    def party(claim: Claim, phrase: Phrase) -> bool:
        return phrase.head not in HEADS and phrase.last in parties.taken(claim.clause.tokens)

    topic = topic_of(pair, party)
    if topic is None:
        return None
    claim, phrase = topic
    words = " ".join(phrase.span.of(pages(claim.statement.page).text).split())
    name = best_name(Counter({bare_name(words): 1}))
    owners = {given.owner((phrase.head, phrase.core), row.utterance.page) for row in (pair.a, pair.b)}
    owner = owners.pop() if len(owners) == 1 else None
    if owner is not None:
        name = given.rows[owner].name
    elsewhere = owner is None and _id_of(name) in given.pages
    matter_id = _id_of(name, claim.utterance.page) if elsewhere else _id_of(name)
    return Matter(id=matter_id, name=name, kind=phrase.kind, made_by=MADE_BY)


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


def _records(groups: Sequence[Group], given: Given) -> list[Matter]:
    """Return the matters of `groups` and of the user, those of the user first taking what they name."""
    out = [
        Matter(
            id=user_id(setting),
            name=setting.name,
            kind=given.kind(place),
            aliases=tuple(sorted(setting.aliases)),
            made_by=BY_USER,
        )
        for place, setting in enumerate(given.rows)
    ]
    users = {matter.id for matter in out}
    seen = set(users)
    places = Counter(folded(best_name(group.words)) for group in groups)
    for group in groups:
        name = best_name(group.words)
        folds = {folded(name)}
        names = [name]
        for words, _ in sorted(group.words.items(), key=lambda row: (-row[1], -len(row[0]), row[0])):
            if folded(words) not in folds:
                folds.add(folded(words))
                names.append(words)
        aliases = tuple(sorted(names[1 : MOST_ALIASES + 1]))
        if group.owner is not None:
            out[group.owner] = _with_group(out[group.owner], names, group.kind, given.rows[group.owner].kind)
            continue
        shared = places[folded(name)] > 1 or _id_of(name) in users
        matter_id = _id_of(name, group.place) if group.place is not None and shared else _id_of(name)
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


def _with_group(matter: Matter, names: Sequence[str], kind: MatterKind, said: MatterKind | None) -> Matter:
    """Return the user's matter with the names of a group that is of it, and its kind where nothing else tells it."""
    aliases = tuple(sorted({*matter.aliases, *names} - {matter.name}))
    kind = kind if said is None and matter.kind is MatterKind.ISSUE else matter.kind
    return Matter(id=matter.id, name=matter.name, kind=kind, aliases=aliases, made_by=matter.made_by)


def _id_of(name: str, *place: PageId) -> MatterId:
    return MatterId(content_id("matter", folded(name), *place))
