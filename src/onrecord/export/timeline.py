"""`onrecord export timeline`: who said what when, as TimelineJS 3 reads it."""

import html
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, BinaryIO

from onrecord.export.dossier.wording import counted, plain_date
from onrecord.export.selection import MACHINE, Selection
from onrecord.ledger import PageSummary
from onrecord.records import Matter, StatementId, Utterance, UtteranceId, canonical_json

__all__ = ["write_timeline"]

ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?![0-9-])")
"""A year, perhaps with its month, perhaps with its day; a clock's time after it is left aside."""

Day = tuple[int, ...]
"""A year, or a year and month, or a year, month and day."""


def write_timeline(selection: Selection, file: BinaryIO) -> None:
    """Write one event an utterance that has a date, oldest first, undated ones counted on the title slide.

    TimelineJS puts texts and names of groups into its page as markup, so every word of a page is escaped.
    """
    said_at = {row.id: row.said_at.value for row in selection.statements() if row.said_at and row.said_at.value}
    sides = {row.id: row.side for row in selection.actors() if row.side}
    matters = {} if sides else _matters(selection)
    events: list[tuple[Day, str, dict[str, Any]]] = []
    undated = 0
    for row in selection.utterances():
        day = _day(row, said_at)
        if day is None:
            undated += 1
            continue
        side = sides.get(row.actor) if row.actor else None
        group = side or matters.get(row.id)
        events.append((day, row.id, _event(selection, row, day, group)))
    slides = [event for _, _, event in sorted(events, key=lambda row: row[:2])]
    file.write(canonical_json({"title": _title(selection, len(slides), undated), "events": slides}) + b"\n")


def _matters(selection: Selection) -> dict[UtteranceId, str]:
    """Return the name of the matter that each utterance touches: of several, the most reported."""
    names: dict[UtteranceId, str] = {}
    for row in sorted(selection.matters(), key=_rank):
        for utterance in row.utterances:
            names.setdefault(utterance, row.name)
    return names


def _rank(matter: Matter) -> tuple[int, str]:
    return (-matter.independent_reports, matter.id)


def _day(row: Utterance, said_at: Mapping[StatementId, str]) -> Day | None:
    """Return when a statement says that it was said, its own first, else the day of the first page; None without."""
    reports = (row.statement, *sorted(variant.statement for variant in row.variants))
    told = (*(said_at.get(statement) for statement in reports), row.first)
    return next((day for value in told if (day := _read(value or ""))), None)


def _read(text: str) -> Day | None:
    found = ISO.match(text)
    if found is None:
        return None
    day = tuple(int(part) for part in found.groups() if part)
    try:
        date(*day, *(1,) * (3 - len(day)))
    except ValueError:  # a day that no calendar has
        return None
    return day


def _event(selection: Selection, row: Utterance, day: Day, group: str | None) -> dict[str, Any]:
    event: dict[str, Any] = {
        "start_date": dict(zip(("year", "month", "day"), day, strict=False)),
        "text": {"headline": _escaped(row.speaker or "Not named"), "text": _told(selection, row)},
        "unique_id": f"utterance-{row.id}",
        "autolink": False,
    }
    return {**event, "group": _escaped(group)} if group else event


def _told(selection: Selection, row: Utterance) -> str:
    state = selection.state(row.statement)
    facts = [
        _page(selection.summaries.get(row.page)),
        f"{counted(row.independent_reports, 'independent report')} on {counted(row.pages, 'page')}",
        "coded by machine, not judged" if state == MACHINE else f"{state} by {selection.judged_by(row.statement)}",
    ]
    line = " · ".join(_escaped(fact) for fact in facts if fact)
    return f'<blockquote dir="auto">{_escaped(row.words)}</blockquote><p dir="auto">{line}</p>'


def _page(held: PageSummary | None) -> str:
    return f"{held.outlet or held.place}, {plain_date(held.published)}" if held else ""


def _title(selection: Selection, events: int, undated: int) -> dict[str, Any]:
    matter = next(selection.matters(), None) if selection.matter is not None else None
    told = f"{counted(events, 'utterance')} with a date"
    told += f"; {counted(undated, 'utterance')} without one left out." if undated else "."
    return {
        "text": {"headline": _escaped(matter.name if matter else "Who said what"), "text": f"<p>{told}</p>"},
        "unique_id": "title",
        "autolink": False,
    }


def _escaped(text: str) -> str:
    return html.escape(text)
