"""Reading pages without a ledger: each capture once, in the order of its first place."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.reading import Crawler, FetchOptions, Found, Item, items, take
from onrecord.records import CaptureId, PageWork, Settings
from onrecord.run.engines import Job, Outcome, engine_for

__all__ = ["ReadOnce", "read"]


@dataclass(frozen=True, slots=True)
class ReadOnce:
    """One capture, the places that hold it (sorted), and its work or why there is none (code, message, next step).

    A `remark` is what is to be said of a whole archive or table; then there is neither.
    """

    places: tuple[str, ...]
    work: PageWork | None
    error: tuple[str, str, str] | None = None
    remark: str | None = None


@dataclass(slots=True)
class _Capture:
    """Where a capture stands: its places, the first file that holds it, and its bytes where it was fetched."""

    file: int | None
    packed: bytes = b""
    places: list[str] = field(default_factory=list)


def read(
    found: Iterable[Found],
    settings: Settings,
    *,
    workers: int = 0,
    progress: Callable[[str], None] = lambda _place: None,
    fetch: FetchOptions | None = None,
) -> Iterator[ReadOnce]:
    """Yield what stands at each place; places with the same bytes come as one. Skipped places yield nothing.

    Files are read twice, in the order of their names: to tell which hold the same, and then to take them one by one.
    What is fetched comes last.
    """
    rows = list(found)
    files = sorted((row for row in rows if not row.remote), key=lambda row: row.place)
    places = [*files, *(row for row in rows if row.remote)]
    groups: dict[CaptureId, _Capture] = {}
    for number, item in _all(places, fetch or FetchOptions()):
        if item.body is None:
            if not item.remark:
                progress(item.place)
            if item.error or item.remark:
                yield ReadOnce((item.place,), None, item.error, item.remark)
            continue
        packed = zlib.compress(item.body, 1) if number is None else b""
        groups.setdefault(item.sighting().capture, _Capture(number, packed)).places.append(item.place)
    engine = engine_for(settings, workers=workers, captures=len(groups))
    order: list[CaptureId] = []
    waiting: dict[CaptureId, Outcome] = {}
    turn = 0
    try:
        for outcome in engine.run(_jobs(files, groups, order)):
            waiting[outcome.job.capture] = outcome
            while turn < len(order) and order[turn] in waiting:
                done = waiting.pop(order[turn])
                here = tuple(sorted(groups[order[turn]].places))
                turn += 1
                for place in here:
                    progress(place)
                yield ReadOnce(here, done.work, done.error)
    finally:
        engine.close()


def _all(places: list[Found], fetch: FetchOptions) -> Iterator[tuple[int | None, Item]]:
    """Yield each item with the number of the file that holds it; None for what was fetched."""
    crawler = Crawler(fetch)
    try:
        for number, found in enumerate(places):
            if found.remote:
                continue
            for item in take(found):
                if item.listing is None:
                    yield number, item
                else:
                    yield from ((None, row) for row in items([found], crawler))
        yield from ((None, row) for row in items([row for row in places if row.remote], crawler))
    finally:
        crawler.close()


def _jobs(files: list[Found], groups: dict[CaptureId, _Capture], order: list[CaptureId]) -> Iterator[Job]:
    """Yield a job for each capture, and put it down in `order`."""
    left = dict(groups)
    wanted = {group.file for group in groups.values()}
    for number, found in enumerate(files):
        if number not in wanted:
            continue
        for item in take(found):
            capture = item.sighting().capture if item.body is not None else None
            group = left.get(capture) if capture else None
            if capture and item.body is not None and group is not None and group.file == number:
                del left[capture]
                order.append(capture)
                yield Job(capture=capture, body=item.body)
    for capture, group in sorted(left.items(), key=lambda row: min(row[1].places)):
        if group.file is None:
            order.append(capture)
            yield Job(capture=capture, body=zlib.decompress(group.packed))
