"""Every source gives pages with what it says of them, and the same ledger in any order."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from ledgers import exported, fill
from site_of import Site, serving
from warcs import response

from onrecord.ledger import Store, make_decision, open_ledger
from onrecord.reading import FetchOptions, find
from onrecord.reading.fetching import Fetcher
from onrecord.records import DecisionKind, Settings
from onrecord.run import Summary, add, read, settle

FETCH = FetchOptions(allow_private=True, pause=0.0)


def page(topic: str, extra: str = "") -> str:
    return (
        f"<html><head><title>{topic}</title>{extra}</head><body><article><h1>{topic} talks go on</h1><p>The harbour "
        f"minister, Olwen Prask, said that the {topic} would reopen on Friday if the dockers agreed.</p><p>“We will "
        f"not sign it,” the union leader, Tam Brill, said of the {topic}.</p></article></body></html>"
    )


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


WEIR = {
    "text": "The river minister, Hale Corr, said the weir was safe.",
    "title": "Weir is safe",
    "date": "2019-03-04",
    "author": "Ida Lund",
    "source": "Post",
    "url": "https://post.example/weir",
}
TABLE = """\
headline,body,link
Bridge closed,"The bridge warden, Per Holt, said it was closed.",https://post.example/b
"""
NOTES = """\
---
title: Lock
date: 2019-05-01
---
# Lock talks end

> The lock is shut.
"""
ARCHIVE = """\
MIME-Version: 1.0
Date: Mon, 4 Mar 2019 05:06:07 +0000
Content-Type: multipart/related; boundary=b

--b
Content-Type: text/html; charset=utf-8
Content-Location: https://post.example/pier

PAGE
--b--
"""


@pytest.fixture
def sources(tmp_path: Path) -> list[str]:
    """One file of each kind; one page stands in two of them."""
    again = {"WARC_Target_URI": "https://courier.example/1", "WARC_Date": "2020-01-01T00:00:00Z"}
    rows = [WEIR, {"html": page("canal"), "url": "https://post.example/canal"}, {"title": "no text"}]
    files: dict[str, bytes] = {
        "a.warc.gz": b"".join(gzip.compress(response(number, page(f"quay {number}").encode())) for number in (1, 2)),
        "b.warc": response(7, page("quay 1").encode(), **again),
        "c.jsonl": "\n".join(map(json.dumps, rows)).encode(),
        "d.csv": TABLE.encode(),
        "e.md": NOTES.encode(),
        "f.mhtml": ARCHIVE.replace("PAGE", page("pier")).encode(),
        "g.html": page("ford").encode(),
    }
    for name, body in files.items():
        (tmp_path / name).write_bytes(body)
    return [str(tmp_path / name) for name in files]


def fetched(store: Store, *places: str, fetch: FetchOptions = FETCH) -> Summary:
    summary = add(store, list(find(places)), Settings(), workers=1, fetch=fetch)
    settle(store, Settings())
    return summary


def test_what_a_source_says_reaches_the_page(sources: list[str], tmp_path: Path) -> None:
    with open_ledger(tmp_path / "x.db") as store:
        summary = fill(store, sources)
        assert (summary.read, summary.again) == (8, 1)
        assert [(place.rpartition("/")[2], code) for place, code, _, _ in summary.failed] == [("c.jsonl#3", "bad-row")]
        rows = {row.place.rpartition("/")[2]: row for row in store.summaries()}
        weir = rows["c.jsonl#1"]
        assert (weir.title, weir.published, weir.outlet) == ("Weir is safe", "2019-03-04", "Post")
        assert store.page(weir.id).bylines == ("Ida Lund",)
        assert weir.address == "https://post.example/weir"
        assert rows["d.csv#2"].address == "https://post.example/b"
        lock = next(row for name, row in rows.items() if name == "e.md")
        assert (lock.title, lock.published) == ("Lock talks end", "2019-05-01")
        assert rows["f.mhtml"].address == "https://post.example/pier"
        assert rows["f.mhtml"].seen_at == "2019-03-04T05:06:07+00:00"
        quay = store.summary(store.find_page("https://courier.example/1"))
        assert (quay.sightings, quay.seen_at) == (2, "2020-01-01T00:00:00+00:00")
        evidence = {row.code for row in store.page(weir.id).evidence}
        assert {"canonical:source", "published:source", "bylines:source", "outlet:source"} <= evidence


def test_any_order_and_number_of_workers_gives_the_same_ledger(sources: list[str], tmp_path: Path) -> None:
    exports = []
    for number, order in enumerate((sources, sources[::-1], sources[3:] + sources[:3])):
        with open_ledger(tmp_path / f"{number}.db") as store:
            if number == 2:
                for place in order:
                    fill(store, [place])
            else:
                fill(store, order, workers=1 + number)
            exports.append(exported(store))
    assert exports[0] == exports[1] == exports[2]


def test_adding_again_changes_nothing(sources: list[str], tmp_path: Path) -> None:
    with open_ledger(tmp_path / "x.db") as store:
        fill(store, sources)
        before = exported(store)
        summary = fill(store, sources)
        assert (summary.read, summary.again, summary.known) == (0, 0, 9)
        assert exported(store) == before


def test_reading_without_a_ledger_gives_the_same_pages(sources: list[str], tmp_path: Path) -> None:
    with open_ledger(tmp_path / "x.db") as store:
        fill(store, sources)
        held = {row.id: row.places for row in store.summaries()}
    for workers in (1, 2):
        rows = list(read(list(find(sources)), Settings(), workers=workers))
        assert {row.work.page.id: row.places for row in rows if row.work} == held
        assert [row.error[0] for row in rows if row.error] == ["bad-row"]
        assert [row.remark for row in rows if row.remark] == []


def test_what_was_fetched_is_asked_for_again_only_if_it_changed(site: Site, tmp_path: Path) -> None:
    tags = {"/a": '"1"'}

    def answer(headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        if headers.get("if-none-match") == tags["/a"]:
            return 304, {}, b""
        return 200, {"ETag": tags["/a"], "Content-Type": "text/html"}, page(f"quay {tags['/a']}").encode()

    site.pages["/a"] = answer
    with open_ledger(tmp_path / "x.db") as store:
        assert fetched(store, site.at("/a")).read == 1
        generation = store.generation()
        assert fetched(store, site.at("/a")).known == 1
        assert store.generation() == generation
        tags["/a"] = '"2"'
        assert fetched(store, site.at("/a")).read == 1
        rows = store.versions(store.find_page(site.at("/a")))
        assert len(rows) == 2
        assert len(store.summaries()) == 2


def test_the_same_bytes_without_any_validator_change_nothing(site: Site, tmp_path: Path) -> None:
    site.put("/a", page("quay"))
    with open_ledger(tmp_path / "x.db") as store:
        fetched(store, site.at("/a"))
        generation = store.generation()
        summary = fetched(store, site.at("/a"))
        assert (summary.read, summary.again, summary.known) == (0, 0, 1)
        assert store.generation() == generation


def test_a_feed_that_is_added_again_fetches_only_what_is_new(site: Site, tmp_path: Path) -> None:
    def feed(*names: str) -> str:
        return (
            "<rss><channel>"
            + "".join(f"<item><link>{site.at(name)}</link></item>" for name in names)
            + "</channel></rss>"
        )

    for name in ("/a", "/b", "/c"):
        site.put(name, page(name[1:]))
    site.put("/feed", feed("/a", "/b"), Content_Type="application/rss+xml")
    with open_ledger(tmp_path / "x.db") as store:
        assert fetched(store, site.at("/feed"), fetch=FetchOptions(allow_private=True, pause=0.0, limit=1)).read == 1
        summary = fetched(store, site.at("/feed"))
        assert (summary.read, summary.known) == (1, 1)
        site.put("/feed", feed("/c", "/a", "/b"), Content_Type="application/rss+xml")
        summary = fetched(store, site.at("/feed"))
        assert (summary.read, summary.known) == (1, 2)
    assert [site.asked.count(name) for name in ("/a", "/b", "/c")] == [1, 1, 1]


def test_a_run_that_is_stopped_goes_on_from_there(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the middle of a feed: what was fetched is kept, and the next run asks only for the rest."""
    names = ["/a", "/b", "/c"]
    rows = "".join(f"<item><link>{site.put(name, page(name[1:]))}</link></item>" for name in names)
    site.put("/feed", f"<rss><channel>{rows}</channel></rss>")
    real = Fetcher.get

    def stopped(self: Fetcher, address: str, *more: object) -> object:
        if address.endswith("/c"):
            raise KeyboardInterrupt
        return real(self, address, *more)  # type: ignore[arg-type]

    with open_ledger(tmp_path / "x.db") as store:
        with monkeypatch.context() as patch:
            patch.setattr(Fetcher, "get", stopped)
            with pytest.raises(KeyboardInterrupt):
                fetched(store, site.at("/feed"))
        assert len(store.summaries()) == 2
        assert fetched(store, site.at("/feed")).read == 1
    assert [site.asked.count(name) for name in names] == [1, 1, 1]


def test_a_page_that_is_gone_is_a_failure_until_it_comes_back(site: Site, tmp_path: Path) -> None:
    with open_ledger(tmp_path / "x.db") as store:
        summary = fetched(store, site.at("/a"), "http://user:key@127.0.0.1/b")
        assert sorted(code for _, code, _, _ in summary.failed) == ["bad-address", "http-status"]
        assert "key" not in str(store.failures())
        assert len(store.failures()) == 2
        site.put("/a", page("quay"))
        fetched(store, site.at("/a"))
        assert [row.code for row in store.failures()] == ["bad-address"]


def test_a_page_that_was_taken_down_does_not_come_back(site: Site, tmp_path: Path) -> None:
    site.put("/a", page("quay"), ETag='"1"')
    with open_ledger(tmp_path / "x.db") as store:
        fetched(store, site.at("/a"))
        (row,) = store.summaries()
        store.forget(
            row.id, make_decision(DecisionKind.FORGET, at="2026-01-01T00:00:00Z", who="x", capture=row.capture)
        )
        summary = fetched(store, site.at("/a"))
        assert summary.skipped == {"forgotten: taken down earlier": 1}
        assert store.summaries() == []
