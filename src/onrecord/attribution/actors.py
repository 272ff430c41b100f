"""Actors across pages: joined by equal full name and a compatible "of", or by an alias that the user gave."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.attribution.gazetteer import Gazetteer, PlaceKind, fold_name
from onrecord.records import (
    Actor,
    ActorId,
    ActorKind,
    ActorRole,
    ActorSetting,
    Mention,
    PageId,
    RoleSetting,
    Settings,
    SpeakerKind,
    Statement,
    StatementId,
    content_id,
)

__all__ = ["actor_index", "actors"]

MADE_BY = "actors@2"
KINDS = {
    SpeakerKind.PERSON: ActorKind.PERSON,
    SpeakerKind.ORGANISATION: ActorKind.ORGANISATION,
    SpeakerKind.GOVERNMENT: ActorKind.GOVERNMENT,
    SpeakerKind.GROUP: ActorKind.GROUP,
}


@dataclass(frozen=True, slots=True)
class _Seen:
    """One naming of somebody: on which page, under which name, with what role."""

    page: PageId
    name: str
    kind: ActorKind
    role: str | None
    of: str | None
    words: str
    statement: StatementId | None


@dataclass
class _Gathered:
    name: str
    kind: ActorKind
    of: str | None
    setting: ActorSetting | None
    rows: list[_Seen] = field(default_factory=list)


def actors(
    statements: Iterable[Statement],
    mentions: Iterable[Mention],
    dates: Mapping[PageId, str | None],
    settings: Settings,
) -> list[Actor]:
    """Return the actors of a set of pages, by id; the order of what comes in does not matter.

    Persons meet across pages only by a full name of two words or more, equal when case and accents are folded, and
    where neither page gives a role of another's; a bare surname stays on its page unless the user's aliases name it.
    """
    out: list[Actor] = []
    gazetteer = Gazetteer.of(settings)
    for gathered in _gather(_seen(statements, mentions), gazetteer):
        out.append(_actor(gathered, dates, gazetteer))
    return sorted(out, key=lambda actor: actor.id)


def actor_index(statements: Iterable[Statement], found: Iterable[Actor]) -> dict[StatementId, ActorId]:
    """Return which actor speaks in each statement; statements of nobody known are left out."""
    of = {statement: actor.id for actor in found for statement in actor.statements}
    return {s.id: of[s.id] for s in sorted(statements, key=lambda s: s.id) if s.id in of}


def _seen(statements: Iterable[Statement], mentions: Iterable[Mention]) -> list[_Seen]:
    rows: list[_Seen] = []
    for s in statements:
        kind = KINDS.get(s.speaker_kind)
        if kind is not None and s.speaker:
            words = s.source_words if s.source_words and s.resolved_by in ("capital", "alias") else s.speaker
            rows.append(_Seen(s.page, s.speaker, kind, s.role, s.of, words, s.id))
    for m in mentions:
        kind = KINDS.get(m.kind)
        if kind is not None and m.name:
            rows.append(_Seen(m.page, m.name, kind, m.role, m.of, m.words, None))
    return sorted(rows, key=lambda r: (r.page, r.name, r.kind, r.role or "", r.of or "", r.words, r.statement or ""))


def _gather(rows: list[_Seen], gazetteer: Gazetteer) -> list[_Gathered]:
    groups: dict[tuple[str, ...], list[_Seen]] = {}
    for row in rows:
        setting = gazetteer.actor(row.name)
        folded = fold_name(row.name)
        if setting is not None:
            key: tuple[str, ...] = ("set", fold_name(setting.name))
        elif row.kind is ActorKind.GOVERNMENT:
            key = ("government", fold_name(gazetteer.state(row.name) or row.name))
        elif (row.kind is ActorKind.PERSON and " " not in folded) or row.kind is ActorKind.GROUP:
            key = ("page", row.page, folded)
        else:  # one page's person can be another's organisation: the name decides
            key = ("named", folded)
        groups.setdefault(key, []).append(row)
    out: list[_Gathered] = []
    for key in sorted(groups):
        members = groups[key]
        setting = gazetteer.actor(members[0].name) if key[0] == "set" else None
        if setting is not None:
            owners = [*(r.of for r in setting.all_roles), *(r.of for r in members)]
            of = setting.of or next((owner for owner in owners if owner), None)
            out.append(_Gathered(setting.name, setting.kind, of, setting, members))
            continue
        for of, part in _compatible(members):
            name = gazetteer.state(members[0].name) or members[0].name if key[0] == "government" else _fullest(part)
            out.append(_Gathered(name, _kind(part), of, None, part))
    return _merged(out)


def _merged(found: list[_Gathered]) -> list[_Gathered]:
    """Return the actors with those of one identity made one: the user's entry first, then the most seen."""
    out: dict[tuple[str, ...], _Gathered] = {}
    for row in sorted(found, key=lambda g: (g.setting is None, -len(g.rows), g.name, g.kind)):
        held = out.setdefault(_identity(row), row)
        if held is not row:
            held.rows.extend(row.rows)
    return list(out.values())


def _identity(g: _Gathered) -> tuple[str, ...]:
    """Return what tells an actor from every other: the name, whose, and for bare names and groups their pages."""
    folded = fold_name(g.name)
    page_bound = g.kind is ActorKind.GROUP or (g.kind is ActorKind.PERSON and " " not in folded and g.setting is None)
    return (folded, g.of or "", *sorted({r.page for r in g.rows} if page_bound else ()))


def _kind(rows: list[_Seen]) -> ActorKind:
    """Return the kind that most rows say."""
    counts = Counter(row.kind for row in rows)
    return min(counts, key=lambda kind: (-counts[kind], kind))


def _compatible(rows: list[_Seen]) -> list[tuple[str | None, list[_Seen]]]:
    """Part namesakes whose roles belong to different owners; a page that names none goes with the only owner."""
    owner: dict[PageId, set[str]] = {}
    for row in rows:
        if row.of:
            owner.setdefault(row.page, set()).add(row.of)
    owners = sorted({of for page in owner.values() for of in page})
    if len(owners) <= 1:
        return [(owners[0] if owners else None, rows)]
    parts: dict[str, list[_Seen]] = {}
    for row in rows:
        mine = {row.of} if row.of else owner.get(row.page, set())
        parts.setdefault(min(mine) if mine else "", []).append(row)
    return [(of or None, part) for of, part in sorted(parts.items())]


def _fullest(rows: list[_Seen]) -> str:
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.name] = counts.get(row.name, 0) + 1
    return min(counts, key=lambda name: (-counts[name], name))


def _actor(g: _Gathered, dates: Mapping[PageId, str | None], gazetteer: Gazetteer) -> Actor:
    statements = sorted({r.statement for r in g.rows if r.statement})
    speaking = {r.page for r in g.rows if r.statement}
    aliases = {r.name for r in g.rows} | {r.words for r in g.rows if r.kind is not ActorKind.GROUP}
    if g.setting is not None:
        aliases |= set(g.setting.aliases)
    return Actor(
        id=ActorId(content_id("actor", *_identity(g))),
        name=g.name,
        kind=g.kind,
        aliases=tuple(sorted(a for a in aliases if a and a != g.name)),
        roles=_roles(g, dates),
        side=_side(g, gazetteer),
        statements=tuple(statements),
        pages=len(speaking),
        mentioned=len({r.page for r in g.rows}),
        made_by=MADE_BY,
    )


def _side(g: _Gathered, gazetteer: Gazetteer) -> str | None:
    """Return the side that the user set, else the state that a government is or that the actor's role belongs to."""
    if g.setting is not None and g.setting.side:
        return g.setting.side
    if g.kind is ActorKind.GOVERNMENT:
        return g.name
    place = gazetteer.place(g.of) if g.of else None
    return place.state if place is not None and place.kind is PlaceKind.NAME else None


def _roles(g: _Gathered, dates: Mapping[PageId, str | None]) -> tuple[ActorRole, ...]:
    """Return the user's roles with their dates, then those that only pages print; each with when it was seen."""
    given = g.setting.all_roles if g.setting is not None else ()
    seen: dict[tuple[int, str, str], list[_Seen]] = {}
    for row in g.rows:
        if row.role:
            at = _given_at(given, row, g.setting, dates.get(row.page))
            key = (at, "", "") if at < len(given) else (at, row.role.casefold(), row.of or "")
            seen.setdefault(key, []).append(row)
    out = []
    for at, role in enumerate(given):
        first, last = _days(seen.get((at, "", ""), ()), dates)
        out.append(
            ActorRole(
                role=role.role, of=role.of, first=first, last=last, since=role.since, until=role.until, by_user=True
            )
        )
    printed = []
    for (at, _, _), rows in seen.items():
        if at == len(given):
            first, last = _days(rows, dates)
            role_words, of = min((row.role or "", row.of or "") for row in rows)
            printed.append(ActorRole(role=role_words, of=of or None, first=first, last=last))
    return (*out, *sorted(printed, key=lambda r: (r.first or "", r.role, r.of or "")))


def _given_at(given: Sequence[RoleSetting], row: _Seen, setting: ActorSetting | None, date: str | None) -> int:
    """Return the index of the user's role that stands at `row`, or how many there are where it is none of them."""
    held = setting.role_on(date) if setting is not None else None
    if held is None or held.role != row.role or (held.of is not None and held.of != row.of):
        return len(given)
    return given.index(held)


def _days(rows: Iterable[_Seen], dates: Mapping[PageId, str | None]) -> tuple[str | None, str | None]:
    """Return the first and the last day on which pages with `rows` were published."""
    days = sorted(day for row in rows if (day := (dates.get(row.page) or "")[:10]))
    return (days[0], days[-1]) if days else (None, None)
