"""Addresses, feeds and sitemaps: what is fetched, what is left, and in which order."""

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from site_of import Site, serving

from onrecord.reading import Crawler, FetchOptions, Item, Link, decode, find
from onrecord.reading.fetching import Fetcher
from onrecord.records import CaptureId, Fetch

PAGE = "<html><h1>Quay talks</h1><p>The harbour minister spoke of %s.</p></html>"
NOW = datetime(2019, 3, 9, 12, tzinfo=UTC)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        for name in ("a", "b", "c"):
            site.put(f"/{name}", PAGE % name)
        yield site


def feed(site: Site, *names: str, day: int = 4) -> str:
    rows = "".join(
        f"<item><title>{name}</title><link>{site.at('/' + name)}</link>"
        f"<pubDate>0{day + n} Mar 2019 00:00:00 GMT</pubDate></item>"
        for n, name in enumerate(names)
    )
    return f"<rss version='2.0'><channel>{rows}</channel></rss>"


def sitemap(site: Site, *names: str, kind: str = "url") -> str:
    rows = "".join(f"<{kind}><loc>{site.at('/' + name)}</loc><lastmod>2019-03-08</lastmod></{kind}>" for name in names)
    return f"<{'urlset' if kind == 'url' else 'sitemapindex'}>{rows}</{'urlset' if kind == 'url' else 'sitemapindex'}>"


def walk(
    *places: str, known: dict[str, Fetch] | None = None, dry: bool = False, **options: object
) -> list[Item | Link]:
    given = FetchOptions(**{"allow_private": True, "pause": 0.0, **options})  # type: ignore[arg-type]
    crawler = Crawler(given, known=(known or {}).get, fetcher=Fetcher(given, sleep=lambda _: None), now=lambda: NOW)
    try:
        return list(crawler.walk(list(find(places)), dry=dry))
    finally:
        crawler.close()


def said(rows: list[Item | Link]) -> list[str]:
    out = []
    for row in rows:
        if isinstance(row, Link):
            out.append(f"would fetch {row.address.rpartition('/')[2]}")
        else:
            name = row.place.rpartition("/")[2]
            why = row.error[0] if row.error else row.skipped or ("unchanged" if row.unchanged else "")
            out.append(f"{name} {why}".strip())
    return out


def test_an_address_is_a_capture_with_its_address_and_time(site: Site) -> None:
    site.put("/old", "", status=301, Location="/a")
    (item,) = walk(site.at("/old"))
    assert isinstance(item, Item)
    assert (item.place, item.at) == (site.at("/old"), "2019-03-09T12:00:00+00:00")
    label = decode(item.body or b"").label
    assert (label.address, label.charset) == (site.at("/a"), "utf-8")


def test_a_feed_is_told_by_its_content_and_its_pages_fetched(site: Site) -> None:
    rows = walk(site.put("/news", feed(site, "a", "b"), Content_Type="text/html"))
    assert said(rows) == ["a", "b"]
    assert isinstance(rows[0], Item)
    assert decode(rows[0].body or b"").label.published == "2019-03-04T00:00:00+00:00"


def test_a_file_that_is_a_feed_stands_for_its_pages(site: Site, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(feed(site, "b", "c"), encoding="utf-8")
    assert said(walk(str(tmp_path / "feed.xml"))) == ["b", "c"]


def test_an_index_of_sitemaps_is_followed_packed_or_not(site: Site) -> None:
    site.put("/s1.xml", sitemap(site, "a"), Content_Type="application/xml")
    site.put("/s2.xml.gz", gzip.compress(sitemap(site, "b", "a").encode()), Content_Type="application/gzip")
    index = site.put("/index.xml", sitemap(site, "s1.xml", "s2.xml.gz", kind="sitemap"), Content_Type="text/xml")
    assert said(walk(index)) == ["a", "b"]


def test_lists_that_lead_to_each_other_end(site: Site) -> None:
    for n in range(9):
        site.put(f"/s{n}.xml", sitemap(site, f"s{n + 1}.xml", "s0.xml", kind="sitemap"))
    assert said(walk(site.at("/s0.xml"))) == ["s4.xml too-many-lists"]


def test_only_what_is_new_is_fetched(site: Site) -> None:
    site.put("/feed", feed(site, "a", "b"))
    known = {site.at("/a"): Fetch(address=site.at("/a"), capture=CaptureId("0"), at="2019-03-08T00:00:00+00:00")}
    assert said(walk(site.at("/feed"), known=known)) == ["a unchanged", "b"]
    assert "/a" not in site.asked


def test_what_a_list_says_changed_is_asked_for_again(site: Site) -> None:
    site.put("/map", sitemap(site, "a", "b"))
    known = {
        site.at(f"/{name}"): Fetch(
            address=site.at(f"/{name}"), capture=CaptureId("0"), at=f"2019-03-0{day}T00:00:00+00:00"
        )
        for name, day in (("a", 7), ("b", 9))
    }
    assert said(walk(site.at("/map"), known=known)) == ["a", "b unchanged"]


def test_an_address_that_is_named_is_asked_for_whether_it_changed(site: Site) -> None:
    site.pages["/a"] = lambda headers: (304 if headers.get("if-none-match") == '"7"' else 200, {}, b"")
    known = {
        site.at("/a"): Fetch(address=site.at("/a"), capture=CaptureId("0"), at="2019-03-08T00:00:00+00:00", etag='"7"')
    }
    (item,) = walk(site.at("/a"), known=known)
    assert isinstance(item, Item)
    assert item.unchanged
    assert item.fetch == Fetch(
        address=site.at("/a"), capture=CaptureId("0"), at="2019-03-09T12:00:00+00:00", etag='"7"'
    )


def test_older_entries_and_those_beyond_the_limit_are_left_and_counted(site: Site) -> None:
    site.put("/feed", feed(site, "a", "b", "c"))
    rows = walk(site.at("/feed"), since="2019-03-05", limit=1)
    assert said(rows) == ["a older than --since", "b", "c left for another time (--limit)"]


def test_a_dry_run_fetches_lists_only(site: Site) -> None:
    site.put("/feed", feed(site, "a", "b"))
    assert said(walk(site.at("/feed"), site.at("/c"), dry=True)) == ["would fetch c", "would fetch a", "would fetch b"]
    assert sorted(site.pages_asked()) == ["/c", "/feed"]


def test_a_page_stands_for_its_feed_where_that_is_asked_for(site: Site) -> None:
    site.put("/feed", feed(site, "b"))
    site.put("/", '<html><head><link rel="alternate" type="application/atom+xml" href="feed"></head><p>x</p></html>')
    assert said(walk(site.at("/"), feed=True)) == ["b"]
    assert said(walk(site.at("/a"), feed=True)) == ["a no-feed"]


def test_one_page_that_fails_ends_nothing(site: Site) -> None:
    site.put("/feed", feed(site, "gone", "b"))
    site.put("/broken", "<rss><channel>" + "<" * 50)
    rows = said(walk(site.at("/feed"), site.at("/broken"), "https://user:key@c.example/"))
    assert sorted(rows) == ["b", "bad-address", "broken an empty feed or sitemap", "gone http-status"]


def test_every_address_is_fetched_once(site: Site) -> None:
    site.put("/feed", feed(site, "a", "a", "b"))
    assert said(walk(site.at("/feed"), site.at("/a"), site.at("/a#part"))) == ["a", "b"]
    assert site.pages_asked().count("/a") == 1


def test_hosts_take_turns_while_one_must_wait(site: Site) -> None:
    waits: list[float] = []
    clock = [0.0]

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        clock[0] += seconds

    options = FetchOptions(allow_private=True, pause=10.0)
    fetcher = Fetcher(options, sleep=sleep, clock=lambda: clock[0], resolve=lambda *_: ["127.0.0.1"])
    crawler = Crawler(options, fetcher=fetcher, now=lambda: NOW)
    places = [site.at(f"/{name}", host) for host in ("x.example", "y.example") for name in ("a", "b")]
    rows = [row for row in crawler.walk(list(find(places))) if isinstance(row, Item)]
    crawler.close()
    assert [row.place.split("/")[2].split(":")[0][0] for row in rows] == ["x", "y", "x", "y"]
    assert sum(waits) == pytest.approx(30.0)  # one after the other they would be 40
