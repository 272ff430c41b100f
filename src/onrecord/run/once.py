"""Reading pages without a ledger: each capture once, in the order of its first place."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from onrecord.reading import Found, UnreadableError, load
from onrecord.records import CaptureId, PageWork, Settings
from onrecord.run.engines import Job, Outcome, engine_for

__all__ = ["ReadOnce", "read"]


@dataclass(frozen=True, slots=True)
class ReadOnce:
    """One capture, the places that hold it (sorted), and its work or why there is none (code, message, next step)."""

    places: tuple[str, ...]
    work: PageWork | None
    error: tuple[str, str, str] | None = None


def read(
    found: Iterable[Found],
    settings: Settings,
    *,
    workers: int = 0,
    progress: Callable[[str], None] = lambda _place: None,
) -> Iterator[ReadOnce]:
    """Yield what stands at each place; places with the same bytes come as one. Skipped places yield nothing."""
    groups: dict[CaptureId, list[Found]] = {}
    for row in found:
        if row.skipped:
            progress(row.place)
            continue
        try:
            _, sighting = load(row)
        except UnreadableError as error:
            progress(row.place)
            yield ReadOnce((row.place,), None, (error.code, error.message, error.next))
            continue
        groups.setdefault(sighting.capture, []).append(row)
    order = sorted(groups, key=lambda capture: min(row.place for row in groups[capture]))
    engine = engine_for(settings, workers=workers, captures=len(order))
    waiting: dict[CaptureId, Outcome] = {}
    turn = 0
    try:
        for outcome in engine.run(Job(capture=capture, body=load(groups[capture][0])[0]) for capture in order):
            waiting[outcome.job.capture] = outcome
            while turn < len(order) and order[turn] in waiting:
                done = waiting.pop(order[turn])
                places = tuple(sorted(row.place for row in groups[order[turn]]))
                turn += 1
                for place in places:
                    progress(place)
                yield ReadOnce(places, done.work, done.error)
    finally:
        engine.close()
