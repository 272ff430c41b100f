"""The timeline as TimelineJS 3 reads it."""

import io
import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner
from export.dossier_case import TOWER, sample
from export.selected import HOSTILE, hostile, selected

from onrecord.cli import main
from onrecord.export.dossier import DossierInput
from onrecord.export.selection import Selection
from onrecord.export.timeline import write_timeline
from onrecord.ledger import find_matter, open_ledger
from onrecord.records import MatterId, SaidAt, Span


def timeline_of(selection: Selection) -> dict[str, Any]:
    file = io.BytesIO()
    write_timeline(selection, file)
    return json.loads(file.getvalue())


def said_at(given: DossierInput, value: str | None, *, first: str | None = "2021-09-06") -> DossierInput:
    """Return the case with all statements said at one time, on pages first seen at another."""
    when = SaidAt(span=Span(0, 1), value=value, basis="test")
    return replace(
        given,
        statements=tuple(msgspec.structs.replace(row, said_at=when) for row in given.statements),
        utterances=tuple(msgspec.structs.replace(row, first=first) for row in given.utterances),
    )


class Markup(HTMLParser):
    """The elements and the words that a browser makes of a text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2018", {"year": 2018}),
        ("2018-05", {"year": 2018, "month": 5}),
        ("2018-05-09", {"year": 2018, "month": 5, "day": 9}),
        ("2018-05-09T23:30:00-08:00", {"year": 2018, "month": 5, "day": 9}),
    ],
)
def test_a_date_is_as_whole_as_it_was_told(value: str, day: dict[str, int]) -> None:
    events = timeline_of(selected(said_at(sample(), value)))["events"]
    assert events
    assert [event["start_date"] for event in events] == [day] * len(events)


@pytest.mark.parametrize("value", [None, "", "tomorrow", "2018-02-30", "2018-13", "0000-01-01", "20180509"])
def test_what_is_no_date_gives_way_to_the_first_page(value: str | None) -> None:
    events = timeline_of(selected(said_at(sample(), value, first="2021-09-06T08:00:00Z")))["events"]
    assert [event["start_date"] for event in events] == [{"year": 2021, "month": 9, "day": 6}] * len(events) != []


def test_undated_utterances_are_counted_on_the_title_slide() -> None:
    found = timeline_of(selected(said_at(sample(), None, first=None)))
    count = len(sample().utterances)
    assert found["events"] == []
    assert (
        found["title"]["text"]["text"] == f"<p>0 utterances with a date; {count} utterances without one left out.</p>"
    )


def test_every_dated_utterance_is_an_event_with_its_speaker_and_exact_words(judged: Path) -> None:
    with open_ledger(judged) as store:
        selection = Selection(store)
        found = timeline_of(selection)
        held = {f"utterance-{row.id}": row for row in selection.utterances()}
    events = {event["unique_id"]: event for event in found["events"]}
    assert len(events) == len(found["events"]) == sum(1 for row in held.values() if row.first) < len(held)
    for name, event in events.items():
        told = Markup(event["text"]["text"])
        assert told.tags == ["blockquote", "p"]
        assert told.words[0] == held[name].words
        assert Markup(event["text"]["headline"]).words == [held[name].speaker or "Not named"]
    days = [tuple(event["start_date"].get(part, 0) for part in ("year", "month", "day")) for event in found["events"]]
    assert days == sorted(days)
    assert (2016, 0, 0) in days
    assert {event.get("group") for event in found["events"]} >= {"Dovrania", "Pelasta"}


def test_words_names_and_groups_of_pages_are_never_markup() -> None:
    found = timeline_of(selected(hostile()))
    assert {event["text"]["headline"] for event in found["events"]}.isdisjoint({HOSTILE[0]})
    for event in found["events"]:
        for text in (event["text"]["headline"], event["group"]):
            assert Markup(text).tags == []
            assert "".join(Markup(text).words) in HOSTILE
        assert Markup(event["text"]["text"]).tags == ["blockquote", "p"]
        assert event["autolink"] is False


def test_without_sides_the_groups_are_matters() -> None:
    given = sample()
    given = replace(given, actors=tuple(msgspec.structs.replace(row, side=None) for row in given.actors))
    groups = [event.get("group") for event in timeline_of(selected(given))["events"]]
    assert sorted(group or "" for group in groups) == ["", "", "the lamp", *["the tower agreement"] * 3]


def test_a_matter_has_only_what_touches_it() -> None:
    found = timeline_of(selected(sample(), matter=MatterId(TOWER)))
    assert found["title"]["text"]["headline"] == "the tower agreement"
    touched = next(row.utterances for row in sample().matters if row.id == TOWER)
    assert sorted(event["unique_id"] for event in found["events"]) == sorted(f"utterance-{row}" for row in touched)


def test_the_command_writes_equal_bytes_twice(judged: Path) -> None:
    words = ["export", "timeline", "--matter", "April Note", "--ledger", str(judged)]
    first, second = (CliRunner().invoke(main, words).stdout_bytes for _ in range(2))
    with open_ledger(judged) as store:
        matter = find_matter(store, "April Note")
    assert first == second
    assert 0 < len(json.loads(first)["events"]) <= len(matter.utterances)
