"""Adding: every place is read, known, skipped or failed, and counted as one of these."""

from pathlib import Path

import pytest
from ledgers import exported, fill

from onrecord.ledger import open_ledger
from onrecord.reading import UnreadableError, find
from onrecord.records import Settings, StateSetting
from onrecord.run import add, made_by, refresh

PAGE = (
    "<html><title>Quay talks</title><h1>Quay talks go on</h1><p>The harbour minister, Olwen Prask, said that the quay "
    "would reopen on Friday if the dockers agreed to the plan.</p></html>"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    monkeypatch.chdir(pages)
    (pages / "a.html").write_text(PAGE, encoding="utf-8")
    return pages


def test_the_same_bytes_at_two_places_are_one_page_seen_twice(folder: Path) -> None:
    (folder / "b.html").write_text(PAGE, encoding="utf-8")
    with open_ledger(folder.parent / "x.db") as store:
        summary = fill(store, ["b.html", "a.html"])
        assert (summary.read, summary.again, summary.known) == (1, 1, 0)
        (row,) = store.summaries()
        assert (row.place, row.places, row.sightings) == ("a.html", ("a.html", "b.html"), 2)


def test_a_new_place_of_a_known_page_is_noted(folder: Path) -> None:
    with open_ledger(folder.parent / "x.db") as store:
        fill(store, ["a.html"])
        (folder / "0.html").write_text(PAGE, encoding="utf-8")
        summary = fill(store, ["."])
        assert (summary.read, summary.again, summary.known) == (0, 1, 1)
        assert store.summaries()[0].place == "0.html"


def test_every_place_is_counted_once(folder: Path) -> None:
    (folder / "empty.html").write_text("", encoding="utf-8")
    (folder / "notes.pdf").write_bytes(b"%PDF-1.4")
    (folder / "named.pdf").write_bytes(b"%PDF-1.4")
    with open_ledger(folder.parent / "x.db") as store:
        done: list[str] = []
        found = list(find([".", "named.pdf", "gone.html"]))
        summary = add(store, found, Settings(), workers=1, progress=done.append)
        assert len(done) == len(found)
        assert summary.read == 1
        assert dict(summary.skipped) == {"not a page (.pdf)": 2}
        assert [(place, code) for place, code, _, _ in summary.failed] == [
            ("empty.html", "empty"),
            ("gone.html", "no-such-file"),
            ("named.pdf", "binary"),
        ]
        assert sorted(row.place for row in store.failures()) == ["empty.html", "gone.html", "named.pdf"]


def test_a_failure_goes_when_the_place_is_mended(folder: Path) -> None:
    (folder / "b.html").write_text("", encoding="utf-8")
    with open_ledger(folder.parent / "x.db") as store:
        fill(store, ["."])
        assert [row.place for row in store.failures()] == ["b.html"]
        (folder / "b.html").write_text(PAGE.replace("Friday", "Sunday"), encoding="utf-8")
        fill(store, ["."])
        assert store.failures() == []


def test_a_page_that_cannot_be_read_again_stands_as_it_was_and_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(states=(StateSetting(name="Prask Islands"),))
    with open_ledger(folder.parent / "x.db") as store:
        fill(store, ["a.html"])
        before = exported(store)
        capture = store.summaries()[0].capture

        def fail(*_: object) -> object:
            raise UnreadableError("took-too-long", "it took too long")

        monkeypatch.setattr("onrecord.run.engines.page_work", fail)
        assert refresh(store, settings, workers=1) == [(capture, "it took too long")]
        assert exported(store) == before
        monkeypatch.undo()
        assert refresh(store, settings, workers=1) == []
        assert store.outdated(made_by(settings)) == []
