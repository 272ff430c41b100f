"""Pages without their text: their places, addresses and versions, as functions of the set of sightings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from onrecord.ledger.errors import NotFoundError
from onrecord.ledger.sqlite.connection import Connection, Row
from onrecord.ledger.sqlite.search import match_of, terms_of
from onrecord.ledger.store import PageSummary
from onrecord.ledger.times import moment
from onrecord.records import PageId

__all__ = ["loaded", "newest_among", "page_count", "page_summaries", "pages_at", "summaries", "summary", "versions"]

COLUMNS = "id, capture, canonical, published, updated, outlet, language, title, characters"


@dataclass(slots=True)
class _Seen:
    """One page's row with the names and times of its sightings."""

    row: Row
    places: list[str]
    resolved: list[str]
    times: list[str]

    @property
    def id(self) -> PageId:
        return PageId(self.row[0])

    @property
    def address(self) -> str:
        canonical: str | None = self.row[2]
        return canonical or self.places[0]

    @property
    def versions(self) -> tuple[str, str]:
        """What its versions share: the canonical address, else the one place, however it was named."""
        canonical: str | None = self.row[2]
        return ("address", canonical) if canonical else ("place", min(self.resolved, default=""))

    @property
    def age(self) -> tuple[tuple[datetime, str], str]:
        """What sorts versions: the last sighting's time, else the page's own, then the id."""
        _, _, _, published, updated, *_ = self.row
        latest = max(map(moment, self.times), default=None)
        return latest or moment(updated or published), self.id

    @property
    def time(self) -> str | None:
        """When it was published, else brought up to date, else last seen."""
        _, _, _, published, updated, *_ = self.row
        told: str | None = published or updated
        return told or max(self.times, key=moment, default=None)

    def summary(self, *, newest: bool) -> PageSummary:
        page, capture, _, published, updated, outlet, language, title, characters = self.row
        return PageSummary(
            id=page,
            capture=capture,
            place=self.places[0],
            places=tuple(dict.fromkeys(self.places)),
            address=self.address,
            newest=newest,
            sightings=len(self.places),
            title=title,
            published=published,
            updated=updated,
            outlet=outlet,
            language=language,
            characters=characters,
            seen_at=max(self.times, key=moment, default=None),
        )


def summaries(db: Connection) -> list[PageSummary]:
    """Return every page's summary, by id."""
    with db.reading():
        pages = db.rows(f"SELECT {COLUMNS} FROM pages ORDER BY id")
        sightings = db.rows("SELECT capture, place, resolved, at FROM sightings ORDER BY capture, place, resolved")
    seen: dict[str, _Seen] = {row[1]: _Seen(row, [], [], []) for row in pages}
    for capture, place, resolved, at in sightings:
        _note(seen.get(capture), place, resolved, at)
    newest: dict[tuple[str, str], _Seen] = {}
    for page in seen.values():
        best = newest.setdefault(page.versions, page)
        if page.age > best.age:
            newest[page.versions] = page
    return [page.summary(newest=newest[page.versions] is page) for page in seen.values()]


def page_summaries(db: Connection, limit: int, offset: int, words: str) -> list[PageSummary]:
    """Return the summaries of pages, newest first, or of those whose title, outlet or places hold all of `words`."""
    terms = terms_of(words)
    if limit <= 0 or (words.strip() and not terms):
        return []
    with db.reading():
        if terms:
            rows = db.rows(
                "SELECT l.page, l.old FROM (SELECT rowid FROM page_search WHERE page_search MATCH ?"
                " ORDER BY rowid DESC LIMIT ? OFFSET ?) f JOIN listed l ON l.seq = f.rowid ORDER BY l.seq DESC",
                (match_of(terms), limit, max(offset, 0)),
            )
        else:
            rows = db.rows("SELECT page, old FROM listed ORDER BY seq DESC LIMIT ? OFFSET ?", (limit, max(offset, 0)))
        pages = loaded(db, [row[0] for row in rows])
    return [page.summary(newest=not old) for page, (_, old) in zip(pages, rows, strict=True)]


def page_count(db: Connection, words: str) -> int:
    """Return how many pages `page_summaries` would list in all."""
    terms = terms_of(words)
    if terms:
        return int(db.value("SELECT count(*) FROM page_search WHERE page_search MATCH ?", (match_of(terms),)))
    return 0 if words.strip() else int(db.value("SELECT value FROM counters WHERE name = 'pages'"))


def newest_among(db: Connection, page: PageId) -> dict[PageId, bool]:
    """Return of each version of `page` whether it is the newest; nothing where the page is not held."""
    if not loaded(db, [page]):
        return {}
    _, versions = _versions(db, page)
    best = max(versions, key=lambda row: row.age)
    return {row.id: row.id == best.id for row in versions}


def summary(db: Connection, page: PageId) -> PageSummary:
    """Return one page's summary; raise NotFoundError."""
    with db.reading():
        held = loaded(db, [page])
        old = db.value("SELECT old FROM listed WHERE page = ?", (page,))
    if not held:
        raise _unheld(page)
    return held[0].summary(newest=not old)


def versions(db: Connection, page: PageId) -> list[PageSummary]:
    """Return the versions of a page, itself among them, oldest first; raise NotFoundError."""
    with db.reading():
        _, rows = _versions(db, page)
    order = sorted({row.id: row for row in rows}.values(), key=lambda row: row.age)
    return [row.summary(newest=row is order[-1]) for row in order]


def _versions(db: Connection, page: PageId) -> tuple[_Seen, list[_Seen]]:
    """Return a page and its versions, itself among them, some perhaps twice; raise NotFoundError."""
    held = loaded(db, [page])
    if not held:
        raise _unheld(page)
    found = held[0]
    rows = [row for row in _at_address(db, found.address) if row.versions == found.versions]
    rows += [row for row in _at_resolved(db, found) if row.versions == found.versions]
    return found, rows


def _unheld(page: PageId) -> NotFoundError:
    return NotFoundError("ledger-not-found", f"the ledger holds no page {page}", "List pages to see their ids.")


def pages_at(db: Connection, reference: str) -> list[PageId]:
    """Return the pages with the address `reference`, else those seen at the place of that name."""
    with db.reading():
        found = _at_address(db, reference)
        if not found:
            places = db.rows(
                "SELECT DISTINCT p.id FROM sightings s JOIN pages p ON p.capture = s.capture"
                " WHERE s.place = ? OR s.resolved = ?",
                (reference, reference),
            )
            found = loaded(db, [row[0] for row in places])
    return [row.id for row in sorted(found, key=lambda row: row.age)]


def _at_address(db: Connection, address: str) -> list[_Seen]:
    rows = db.rows(
        "SELECT id FROM pages WHERE canonical = ?"
        " UNION SELECT p.id FROM sightings s JOIN pages p ON p.capture = s.capture WHERE s.place = ?",
        (address, address),
    )
    return [page for page in loaded(db, [row[0] for row in rows]) if page.address == address]


def _at_resolved(db: Connection, page: _Seen) -> list[_Seen]:
    """Return the pages seen at the one place that tells `page` apart, however they were named there."""
    rows = db.rows(
        "SELECT DISTINCT p.id FROM sightings s JOIN pages p ON p.capture = s.capture WHERE s.resolved = ?",
        (page.versions[1],),
    )
    return loaded(db, [row[0] for row in rows])


def loaded(db: Connection, pages: Iterable[str]) -> list[_Seen]:
    """Return those of `pages` that are held, with their sightings."""
    out: list[_Seen] = []
    for page in pages:
        row = db.row(f"SELECT {COLUMNS} FROM pages WHERE id = ?", (page,))
        if row is None:
            continue
        seen = _Seen(row, [], [], [])
        for place, resolved, at in db.rows(
            "SELECT place, resolved, at FROM sightings WHERE capture = ? ORDER BY place, resolved", (row[1],)
        ):
            _note(seen, place, resolved, at)
        out.append(seen)
    return out


def _note(page: _Seen | None, place: str, resolved: str, at: str | None) -> None:
    if page is None:
        return
    page.places.append(place)
    page.resolved.append(resolved)
    if at is not None:
        page.times.append(at)
