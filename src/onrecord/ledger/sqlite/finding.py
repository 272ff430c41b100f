"""Finding records by what people type: an id, a prefix of one, an address, a place, a name."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath

from onrecord.ledger.errors import AmbiguousError, NotFoundError
from onrecord.ledger.kinds import TYPES, RecordKind, copy_id
from onrecord.ledger.sqlite import corpus, linking, reading
from onrecord.ledger.sqlite.connection import Connection
from onrecord.ledger.sqlite.summaries import pages_at
from onrecord.records import Actor, Copy, Matter, PageId, Record, Story

__all__ = ["find_page", "find_record", "held", "record"]

PREFIX = re.compile(r"[0-9a-f]{4,64}")
TABLES = {
    RecordKind.STATEMENT: "statements",
    RecordKind.FINDING: "findings",
    RecordKind.DISPUTE: "disputes",
    RecordKind.POSITION: "positions",
    RecordKind.STORY: "stories",
    RecordKind.ACTOR: "actors",
    RecordKind.MATTER: "matters",
    RecordKind.UTTERANCE: "utterances",
    RecordKind.PAGE: "pages",
}
"""Where records of each kind stand; copies stand inside their stories."""

Match = tuple[RecordKind, str]

AT_ONCE = 500
"""Ids looked up at once."""
SHOWN = 5
"""Near names and matches that an error lists."""
NEAR_POOL = 2_000
"""Names among which near ones are looked for: comparing takes about 20 µs a name."""


def find_page(db: Connection, reference: str) -> PageId:
    """Return the page that `reference` names; raise NotFoundError, AmbiguousError."""
    return PageId(find_record(db, reference, [RecordKind.PAGE])[1])


def find_record(db: Connection, reference: str, kinds: Iterable[RecordKind | str]) -> Match:
    """Return the one record that `reference` names: by id, else address or place, else prefix, else name."""
    reference = reference.strip().encode(errors="replace").decode()  # a lone surrogate names nothing
    wanted = [RecordKind(kind) for kind in kinds] or list(RecordKind)
    for look_up in (_by_id, _by_address, _by_prefix, _by_name):
        found = list(dict.fromkeys(look_up(db, reference, wanted)))
        if len(found) == 1:
            return found[0]
        if found:
            shown = ", ".join(f"{kind.value} {name}" for kind, name in found[:SHOWN])
            raise AmbiguousError(
                "ledger-ambiguous",
                f"{reference!r} names more than one record: {shown}{', …' if len(found) > SHOWN else ''}",
                "Give more digits of the id, or say which kind is meant.",
            )
    near = _near(db, reference, wanted)
    names = " or ".join(kind.value for kind in wanted) if len(wanted) < len(RecordKind) else "record"
    raise NotFoundError(
        "ledger-not-found",
        f"the ledger holds no {names} named {reference!r}",
        f"Near it: {', '.join(near)}." if near else "Give an id, at least four digits of one, an address or a name.",
    )


def held(db: Connection, kind: RecordKind, ids: Iterable[str]) -> set[str]:
    """Return those of `ids` that are ids of records of `kind`."""
    wanted = sorted(ids)
    out: set[str] = set()
    for start in range(0, len(wanted), AT_ONCE):
        part = wanted[start : start + AT_ONCE]
        marks = ", ".join("?" * len(part))
        out.update(row[0] for row in db.rows(f"SELECT id FROM {TABLES[kind]} WHERE id IN ({marks})", part))
    return out


def record(db: Connection, kind: RecordKind, name: str) -> Record:
    """Return the record of `kind` with the id `name`; raise NotFoundError."""
    if kind is RecordKind.PAGE:
        return reading.page(db, PageId(name))
    if kind is RecordKind.COPY:
        for story in linking.related(db, Story, name, 1, 0):
            for copy in (*story.copies, *story.excerpts):
                if copy_id(copy.page, copy.parent) == name:
                    return copy
    else:
        row = db.row(f"SELECT record FROM {TABLES[kind]} WHERE id = ?", (name,))
        if row is not None:
            return reading.parse(row[0], TYPES[kind])
    raise NotFoundError("ledger-not-found", f"the ledger holds no {kind.value} {name}", "List them to see their ids.")


def _by_id(db: Connection, reference: str, kinds: list[RecordKind]) -> Iterator[Match]:
    for kind, table in TABLES.items():
        if kind in kinds and db.value(f"SELECT 1 FROM {table} WHERE id = ?", (reference.lower(),)):
            yield kind, reference.lower()


def _by_prefix(db: Connection, reference: str, kinds: list[RecordKind]) -> Iterator[Match]:
    prefix = reference.lower()
    if not PREFIX.fullmatch(prefix):
        return
    for kind in kinds:
        if kind in TABLES:
            # "g" follows every hex digit, so this is the range of ids that begin with the prefix
            rows = db.rows(
                f"SELECT id FROM {TABLES[kind]} WHERE id >= ? AND id < ? ORDER BY id LIMIT {2 * SHOWN}",
                (prefix, prefix + "g"),
            )
            yield from ((kind, row[0]) for row in rows)
    if RecordKind.COPY in kinds:
        names = sorted(copy_id(copy.page, copy.parent) for copy in _copies(db))
        yield from ((RecordKind.COPY, name) for name in names if name.startswith(prefix))


def _by_address(db: Connection, reference: str, kinds: list[RecordKind]) -> Iterator[Match]:
    """Yield the newest page at an address or place, and the story and copies that stand there, as `kinds` ask."""
    pages = pages_at(db, reference)
    if RecordKind.PAGE in kinds:
        yield from ((RecordKind.PAGE, page) for page in pages[-1:])
        return
    if not {RecordKind.STORY, RecordKind.COPY} & set(kinds):
        return
    if not pages and PREFIX.fullmatch(reference.lower()):
        rows = db.rows("SELECT id FROM pages WHERE id >= ? AND id < ?", (reference.lower(), reference.lower() + "g"))
        pages = [PageId(row[0]) for row in rows]
    here = set(pages)
    for story in corpus.corpus(db, Story):
        mine = [copy for copy in story.copies if copy.page in here]
        if RecordKind.STORY in kinds and (mine or (story.original and story.original.page in here)):
            yield RecordKind.STORY, story.id
        if RecordKind.COPY in kinds:
            yield from ((RecordKind.COPY, copy_id(copy.page, copy.parent)) for copy in mine)


def _by_name(db: Connection, reference: str, kinds: list[RecordKind]) -> Iterator[Match]:
    """Yield the actors and matters whose name is `reference`, else those that have it as an alias."""
    wanted = reference.casefold()
    aliased: list[Match] = []
    named: list[Match] = []
    for kind, name, row in _named(db, kinds):
        if name.casefold() == wanted:
            named.append((kind, row.id))
        elif wanted in (alias.casefold() for alias in row.aliases):
            aliased.append((kind, row.id))
    yield from named or aliased


def _named(db: Connection, kinds: list[RecordKind]) -> Iterator[tuple[RecordKind, str, Actor | Matter]]:
    if RecordKind.ACTOR in kinds:
        yield from ((RecordKind.ACTOR, actor.name, actor) for actor in corpus.corpus(db, Actor))
    if RecordKind.MATTER in kinds:
        yield from ((RecordKind.MATTER, matter.name, matter) for matter in corpus.corpus(db, Matter))


def _copies(db: Connection) -> Iterator[Copy]:
    for story in corpus.corpus(db, Story):
        yield from story.copies
        yield from story.excerpts


def _near(db: Connection, reference: str, kinds: list[RecordKind]) -> list[str]:
    """Return the names that come close to `reference`: first those that share its last part."""
    pool: list[str] = []
    if {RecordKind.PAGE, RecordKind.STORY, RecordKind.COPY} & set(kinds):
        last = PurePosixPath(reference).name or reference
        rows = db.rows(
            "SELECT DISTINCT place FROM sightings ORDER BY instr(place, ?) = 0, place LIMIT ?", (last, NEAR_POOL)
        )
        pool += [row[0] for row in rows]
        sharing = [place for place in pool if last and last in place][:SHOWN]
        if sharing:
            return sharing
    pool += [name for _, name, _ in _named(db, kinds)][:NEAR_POOL]
    return get_close_matches(reference, sorted(set(pool)), n=SHOWN, cutoff=0.6)
