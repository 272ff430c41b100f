"""Feeds and sitemaps: the addresses that they list, with what they say of each."""

import calendar
import io
import re
from datetime import UTC, datetime
from typing import BinaryIO
from urllib.parse import urljoin

from lxml import etree  # type: ignore[import-untyped]

from onrecord.reading.errors import UnreadableError
from onrecord.records import Record

__all__ = ["LARGEST", "Link", "Listing", "feed_of", "looks_like_listing", "parse_listing", "read_listing"]

LARGEST = 50 * 1024 * 1024
"""Bytes of a sitemap, unpacked (https://www.sitemaps.org/protocol.html); one of more is refused."""
LARGEST_FEED = 8 * 1024 * 1024
MOST_TAGS = 150_000
"""Of a feed; so many take the library 8 CPU-seconds (measured)."""
MOST_LINKS = 50_000
"""Links of one list, the most that a sitemap may have; what follows is left alone."""
ROOT = re.compile(rb"<(?:[A-Za-z][\w.-]{0,20}:)?(rss|feed|rdf|urlset|sitemapindex)(?=[\s>/])", re.IGNORECASE)
OTHER = re.compile(rb"<(?:!doctype\s+html|html|body|p|div)[\s>]", re.IGNORECASE)
ALTERNATE = re.compile(r"<link\b[^<>]{1,1000}>", re.IGNORECASE)
FEED_TYPE = re.compile(r"application/(?:rss|atom)\+xml", re.IGNORECASE)
HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"<>]{1,2000})\"|'([^'<>]{1,2000})'|([^\s\"'<>]{1,2000}))", re.IGNORECASE)
TAGS = re.compile(r"<[^<>]{0,1000}>")


class Link(Record, frozen=True, kw_only=True):
    """One entry: where it leads, and what the list says of it."""

    address: str
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    """ISO 8601; the time of the last change."""


class Listing(Record, frozen=True, kw_only=True):
    """What a list holds. The links of an `index` lead to further lists."""

    kind: str
    """`feed`, `sitemap` or `index`."""
    links: tuple[Link, ...]


def looks_like_listing(head: bytes) -> bool:
    """Tell whether a file that begins with `head` is a feed or a sitemap, by its root element."""
    text = head.replace(b"\0", b"")  # UTF-16 too
    found = ROOT.search(text)
    return found is not None and b"<" in text[:100] and OTHER.search(text, 0, found.start()) is None


def read_listing(file: BinaryIO) -> bytes:
    """Return a list's bytes; raise UnreadableError where there are too many."""
    body = file.read(LARGEST + 1)
    if len(body) > LARGEST:
        raise UnreadableError("too-large", f"the list is larger than {LARGEST // 2**20} MiB", "Split it.")
    return body


def parse_listing(body: bytes, address: str) -> Listing:
    """Return what the feed or sitemap at `address` lists; raise UnreadableError where it is neither."""
    found = ROOT.search(body[:65_536].replace(b"\0", b""))
    name = found[1].lower() if found else b""
    if name in (b"urlset", b"sitemapindex"):
        return _sitemap(body, address, index=name == b"sitemapindex")
    if not found:
        raise UnreadableError("bad-list", "it is no feed or sitemap", "Name the page itself, or its feed.")
    return _feed(body, address)


def feed_of(markup: str, address: str) -> str | None:
    """Return the address of the feed that a page names; None where it names none."""
    for match in ALTERNATE.finditer(markup[:500_000]):
        href = HREF.search(match[0])
        if href and FEED_TYPE.search(match[0]):
            return _joined(address, next(filter(None, href.groups())))
    return None


def _sitemap(body: bytes, address: str, *, index: bool) -> Listing:
    links: list[Link] = []
    try:
        rows = etree.iterparse(
            io.BytesIO(body),
            events=("end",),
            tag=("{*}sitemap",) if index else ("{*}url",),
            recover=True,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        for _, row in rows:
            said: dict[str, str] = {}
            for inner in row.iter():
                if isinstance(inner.tag, str) and inner.text:
                    said.setdefault(etree.QName(inner).localname, inner.text.strip())
            row.clear()
            while row.getprevious() is not None:
                del row.getparent()[0]
            target = _joined(address, said.get("loc", ""))
            if target:
                links.append(
                    Link(
                        address=target,
                        title=said.get("title", "")[:300] or None,
                        published=_iso(said.get("publication_date")),
                        updated=_iso(said.get("lastmod")),
                    )
                )
            if len(links) >= MOST_LINKS:
                break
    except etree.XMLSyntaxError as error:
        if not links:
            raise UnreadableError("bad-list", "this sitemap is damaged", "Fetch it again.") from error
    return Listing(kind="index" if index else "sitemap", links=tuple(links))


def _feed(body: bytes, address: str) -> Listing:
    import feedparser  # type: ignore[import-untyped]  # here: it takes 60 ms, and few commands need it

    if len(body) > LARGEST_FEED or body.count(b"<") > MOST_TAGS:
        raise UnreadableError("too-large", "the feed is larger than any that is read", "Name its pages.")
    try:
        found = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # a library that takes any feed there is; what it raises is not told beforehand
        raise UnreadableError(
            "bad-list", f"this feed is damaged ({type(error).__name__})", "Fetch it again."
        ) from error
    links = []
    for row in found.entries[:MOST_LINKS]:
        target = _joined(address, str(row.get("link") or ""))
        if target:
            title = " ".join(TAGS.sub(" ", str(row.get("title") or "")[:2000]).split())
            links.append(
                Link(
                    address=target,
                    title=title[:300] or None,
                    published=_moment(row.get("published_parsed")),
                    updated=_moment(dict(row).get("updated_parsed")),  # its own `get` falls back to another date
                )
            )
    return Listing(kind="feed", links=tuple(links))


def _joined(base: str, target: str) -> str | None:
    try:
        address = urljoin(base, "".join(target.split())).partition("#")[0] if target else ""
    except ValueError:
        return None
    return address if address.startswith(("http://", "https://")) and len(address) <= 2_000 else None


def _iso(text: str | None) -> str | None:
    try:
        moment = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return moment.isoformat() if moment.tzinfo else (text or "").strip()


def _moment(value: object) -> str | None:
    """Return a feed's time, parsed to UTC by the library, as ISO 8601."""
    try:
        return datetime.fromtimestamp(calendar.timegm(value), UTC).isoformat()  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None
