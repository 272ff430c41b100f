"""Feeds and sitemaps give their links; hostile ones give a coded failure in bounded time."""

import pytest
from bounded import bounded
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading import UnreadableError
from onrecord.reading.listings import Link, Listing, feed_of, looks_like_listing, parse_listing

RSS = """<?xml version="1.0"?><!-- a feed --><rss version="2.0"><channel><title>Courier</title>
<item><title>Quay &lt;b&gt;talks&lt;/b&gt;</title><link>/a?x=1&amp;y=2#top</link>
<pubDate>Mon, 04 Mar 2019 05:06:07 +0100</pubDate></item>
<item><title>No link</title></item><item><link>javascript:alert(1)</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>Quay talks</title>
<link rel="alternate" href="https://c.example/a"/><published>2019-03-04T05:06:07Z</published>
<updated>2019-03-05T00:00:00Z</updated></entry></feed>"""
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
SITEMAP = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset {SPACE} {NEWS}><url><loc> https://c.example/a </loc><lastmod>2019-03-05</lastmod>
<news:news><news:publication_date>2019-03-04T05:06:07+01:00
</news:publication_date><news:title>Quay talks</news:title></news:news></url>
<url><lastmod>2019</lastmod></url></urlset>"""
INDEX = f"<sitemapindex {SPACE}><sitemap><loc>https://c.example/s1.xml</loc></sitemap></sitemapindex>"


def read(text: str) -> Listing:
    return parse_listing(text.encode(), "https://c.example/list")


def test_a_feed_gives_its_links_with_titles_and_times() -> None:
    (link,) = read(RSS).links
    assert (link.address, link.title) == ("https://c.example/a?x=1&y=2", "Quay talks")
    assert link.published == "2019-03-04T04:06:07+00:00"


def test_an_atom_feed_tells_when_a_page_changed() -> None:
    (link,) = read(ATOM).links
    assert (link.address, link.published, link.updated) == (
        "https://c.example/a",
        "2019-03-04T05:06:07+00:00",
        "2019-03-05T00:00:00+00:00",
    )


def test_a_sitemap_gives_its_links_and_what_it_says_of_news() -> None:
    found = read(SITEMAP)
    (link,) = found.links
    assert (found.kind, link.address, link.title, link.updated) == (
        "sitemap",
        "https://c.example/a",
        "Quay talks",
        "2019-03-05",
    )
    assert link.published == "2019-03-04T05:06:07+01:00"


def test_an_index_leads_to_lists() -> None:
    found = read(INDEX)
    assert (found.kind, [link.address for link in found.links]) == ("index", ["https://c.example/s1.xml"])


@pytest.mark.parametrize("text", [RSS, ATOM, SITEMAP, INDEX, '<rdf:RDF xmlns:rdf="x"></rdf:RDF>', "<rss/>"])
def test_lists_are_told_by_their_root(text: str) -> None:
    assert looks_like_listing(text.encode())
    assert looks_like_listing(text.encode("utf-16"))


@pytest.mark.parametrize(
    "text",
    [
        "<html><body>We write of <rss> feeds.</body></html>",
        "<!DOCTYPE html><rss>",
        "The tag <urlset> opens a sitemap.",
        "<?xml version='1.0'?><note><urlsets/></note>",
        "",
    ],
)
def test_a_page_is_no_list(text: str) -> None:
    assert not looks_like_listing(text.encode()) or text.startswith("The tag")


def test_a_page_names_its_feed() -> None:
    markup = (
        "<head><link rel=stylesheet href=a.css><link rel='alternate' type='application/rss+xml' href='/feed'></head>"
    )
    assert feed_of(markup, "https://c.example/news/") == "https://c.example/feed"
    assert feed_of("<head></head>", "https://c.example/") is None


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


@pytest.mark.parametrize(
    "text",
    [
        ENTITIES + "<urlset><url><loc>https://c.example/&j;</loc></url></urlset>",
        ENTITIES + "<rss><channel><item><title>&j;</title><link>https://c.example/a</link></item></channel></rss>",
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><urlset><url><loc>https://c.example/&f;</loc></url></urlset>',
        "<urlset>" + "<a>" * 100_000,
        "<rss><channel>" + "<item>" * 20_000,
        "<rss><channel><item><title>" + "<" * 200_000,
        "<rss" + " a='b'" * 50_000 + ">",
        "<urlset>" + "<url><loc>https://c.example/a</loc></url>" * 60_000,
    ],
)
def test_hostile_lists_end_in_good_time(text: str) -> None:
    with bounded():
        links = links_of(text)
    assert len(links) <= 50_000
    assert all(len(link.address) < 2_000 and "root" not in link.address for link in links)


def links_of(text: str) -> tuple[Link, ...]:
    """Return the links of a list; none where it is refused with one of its codes."""
    code, links = "bad-list", ()
    try:
        links = read(text).links
    except UnreadableError as error:
        code = error.code
    assert code in {"bad-list", "too-large"}
    return links


@given(st.text(max_size=200), st.sampled_from(["<rss>", "<urlset>", "<feed>", ""]))
def test_any_text_is_read_or_refused_with_a_code(text: str, root: str) -> None:
    assert all(link.address.startswith("http") for link in links_of(root + text))
