"""Adding pages to a ledger: read what is new, one transaction a page, then settle what pages have in common."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from onrecord.ledger import Store
from onrecord.reading import Crawler, FetchOptions, Found, Item, about, items
from onrecord.records import CaptureId, Failure, Fetch, Settings, Sighting, failure_id
from onrecord.run.engines import Job, Outcome, engine_for
from onrecord.run.work import made_by

__all__ = ["Summary", "add", "add_items", "refresh"]

UNKNOWN = ("unknown", "it could not be read", "")

Progress = Callable[[str], None]
"""Called once a place when it is done, with its name."""


@dataclass(slots=True)
class Summary:
    """What became of every place."""

    read: int = 0
    known: int = 0
    """Held already: nothing changed."""
    again: int = 0
    """Held already, seen at another place for the first time."""
    skipped: Counter[str] = field(default_factory=Counter)
    """Places not read, by reason."""
    failed: list[tuple[str, str, str, str]] = field(default_factory=list)
    """(place, code, message, next step), in the order of the places."""
    remarks: list[str] = field(default_factory=list)
    """What is to be said once of an archive or table."""

    @property
    def changed(self) -> bool:
        """Whether the ledger holds anything that it did not hold before."""
        return bool(self.read or self.again)


def add(
    store: Store,
    places: Sequence[Found],
    settings: Settings,
    *,
    workers: int = 0,
    progress: Progress = lambda _place: None,
    fetch: FetchOptions | None = None,
) -> Summary:
    """Read every place into the ledger; what cannot be read becomes a recorded failure and the run goes on.

    May be stopped at any moment: each page is stored wholly or not at all, and adding again goes on from there.
    Archives and tables are read one page at a time. Addresses are fetched as `fetch` says.
    """
    crawler = Crawler(fetch or FetchOptions(), known=store.fetch)
    try:
        return add_items(
            store,
            items(places, crawler),
            settings,
            captures=sum(map(about, places)),
            workers=workers,
            progress=progress,
        )
    finally:
        crawler.close()


def add_items(
    store: Store,
    found: Iterable[Item],
    settings: Settings,
    *,
    captures: int,
    workers: int = 0,
    progress: Progress = lambda _place: None,
) -> Summary:
    """Read what `found` holds, about so many `captures`, into the ledger, as `add` does."""
    run = _Adding(store, made_by(settings), progress)
    engine = engine_for(settings, workers=workers, captures=captures)
    try:
        for outcome in engine.run(run.jobs(found)):
            run.take(outcome)
    finally:
        engine.close()
    run.summary.failed.sort()
    return run.summary


def refresh(
    store: Store, settings: Settings, *, workers: int = 0, progress: Progress = lambda _place: None
) -> list[tuple[CaptureId, str]]:
    """Read again, from the bytes in the ledger, every page made by other stages or settings.

    Returns the captures that could not be read again, with the reason: their pages stand as they were made before.
    """
    made = made_by(settings)
    old = store.outdated(made)
    engine = engine_for(settings, workers=workers, captures=len(old))
    failed: list[tuple[CaptureId, str]] = []
    try:
        for outcome in engine.run(Job(capture=capture, body=store.body(capture)) for capture in old):
            if outcome.work is not None:
                store.put_page(outcome.job.body, (), outcome.work)
            else:
                failed.append((outcome.job.capture, outcome.error[1] if outcome.error else ""))
            progress(outcome.job.capture)
    finally:
        engine.close()
    return sorted(failed)


class _Adding:
    """One run of `add`: which captures are on their way, and where each was seen."""

    def __init__(self, store: Store, made: str, progress: Progress) -> None:
        self.store = store
        self.made = made
        self.progress = progress
        self.summary = Summary()
        self.waiting: dict[CaptureId, list[Sighting]] = {}
        self.fetches: dict[CaptureId, list[Fetch]] = {}
        """What is to be kept of each fetch once its capture is stored."""

    def jobs(self, found: Iterable[Item]) -> Iterator[Job]:
        """Yield a job for each capture that must be read, and settle the other items at once."""
        for item in found:
            if item.remark:
                self.summary.remarks.append(item.remark)
            elif item.skipped:
                self.summary.skipped[item.skipped] += 1
                self.progress(item.place)
            elif item.unchanged:
                self._unchanged(item.place, item.fetch)
            elif item.body is None:
                self._failed(item.place, item.resolved, None, item.error or UNKNOWN)
            else:
                yield from self._job(item, item.body)

    def _job(self, item: Item, body: bytes) -> Iterator[Job]:
        sighting = item.sighting()
        if item.fetch is not None:
            fetch = msgspec.structs.replace(item.fetch, capture=sighting.capture)
            before = self.store.fetch(fetch.address)
            if before is not None and before.capture == fetch.capture:
                # the newest version there already: its sighting stands, so that nothing need be compared again
                self._unchanged(item.place, fetch)
                return
            self.fetches.setdefault(sighting.capture, []).append(fetch)
        if not self._known(sighting):
            self.waiting[sighting.capture] = [sighting]
            yield Job(capture=sighting.capture, body=body)

    def _unchanged(self, place: str, fetch: Fetch | None) -> None:
        if fetch is not None:
            self.store.put_fetch(fetch)
        self.summary.known += 1
        self.progress(place)

    def _note_fetches(self, capture: CaptureId) -> None:
        for row in self.fetches.pop(capture, ()):
            self.store.put_fetch(row)

    def _known(self, sighting: Sighting) -> bool:
        """Settle a sighting of a capture that is held, forgotten or on its way; return whether it was one."""
        if sighting.capture in self.waiting:
            self.waiting[sighting.capture].append(sighting)
            return True
        seen = self.store.seen(sighting.capture)
        if seen.forgotten:
            self.summary.skipped["forgotten: taken down earlier"] += 1
        elif seen.held and seen.made == self.made:
            new = self.store.put_sighting(sighting)
            self.summary.again += new
            self.summary.known += not new
            self._note_fetches(sighting.capture)
        else:
            return False
        self.progress(sighting.place)
        return True

    def take(self, outcome: Outcome) -> None:
        """Store what became of a job."""
        sightings = self.waiting.pop(outcome.job.capture)
        if outcome.work is None:
            error = outcome.error or UNKNOWN
            self.fetches.pop(outcome.job.capture, None)
            for sighting in sightings:
                self._failed(sighting.place, sighting.resolved, sighting.capture, error)
            return
        self.store.put_page(outcome.job.body, sightings, outcome.work)
        self._note_fetches(outcome.job.capture)
        self.summary.read += 1
        self.summary.again += len(sightings) - 1
        for sighting in sightings:
            self.progress(sighting.place)

    def _failed(self, place: str, resolved: str, capture: CaptureId | None, error: tuple[str, str, str]) -> None:
        code, message, step = error
        self.summary.failed.append((place, code, message, step))
        failure = Failure(
            id=failure_id(place, "reading", code),
            place=place,
            capture=capture,
            stage="reading",
            code=code,
            message=message,
            next=step,
        )
        self.store.put_failure(failure, resolved=resolved)
        self.progress(place)
