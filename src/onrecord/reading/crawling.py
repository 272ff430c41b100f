"""From addresses, feeds and sitemaps to the pages that they stand for, each fetched once."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import onrecord
from onrecord.reading.addresses import checked, host_of
from onrecord.reading.decoding import decode
from onrecord.reading.errors import UnreadableError
from onrecord.reading.files import HEAD, Found
from onrecord.reading.items import Item, failed
from onrecord.reading.labels import Label, labelled
from onrecord.reading.listings import LARGEST, Link, Listing, feed_of, looks_like_listing, parse_listing
from onrecord.reading.options import FetchOptions
from onrecord.reading.taking import take
from onrecord.reading.unpacking import unpack
from onrecord.records import CaptureId, Fetch, Record

if TYPE_CHECKING:
    from onrecord.reading.fetching import Answer, Fetcher

__all__ = ["Crawler", "items"]

SECRET = re.compile(r"//[^/@\s]*@")
"""A user's name and password in an address: they are kept in no failure."""
MOST_DEPTH = 4
"""Lists that lead to lists that lead to lists: an index, its sitemaps, and a page before them."""
MOST_LISTS = 500
MOST_WANTED = 200_000
"""Addresses of one run."""


class Wanted(Record, frozen=True, kw_only=True):
    """An address to be fetched; `named` by the user, or by a list, whose `link` says more of it."""

    link: Link
    named: bool = False
    depth: int = 0


def items(places: Iterable[Found], crawler: "Crawler") -> Iterator[Item]:
    """Yield what stands at all places: files first, then what is fetched."""
    yield from (item for item in crawler.walk(places) if isinstance(item, Item))


class Crawler:
    """Fetches what addresses and lists stand for, the host that may be asked next first."""

    def __init__(
        self,
        options: FetchOptions,
        *,
        known: Callable[[str], Fetch | None] = lambda _address: None,
        fetcher: "Fetcher | None" = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._options = options
        self._known = known
        self._opened = fetcher
        self._now = now
        self._since = _day(options.since)
        self._waiting: dict[str, deque[Wanted]] = {}
        self._seen: set[str] = set()
        self._lists = 0
        self._fetched = 0

    def close(self) -> None:
        """Let go of the connections."""
        if self._opened is not None:
            self._opened.close()

    @property
    def _fetcher(self) -> "Fetcher":
        if self._opened is None:
            from onrecord.reading.fetching import Fetcher  # here: it loads 0.1 s of HTTP, for addresses only

            self._opened = Fetcher(self._options, version=onrecord.__version__)
        return self._opened

    def walk(self, places: Iterable[Found], *, dry: bool = False) -> Iterator[Item | Link]:
        """Yield what stands at all places; `dry` yields the link of each page of a list instead of fetching it."""
        for found in places:
            if found.remote:
                yield from self._name(found)
                continue
            for item in take(found):
                if item.listing is None:
                    yield item
                else:
                    yield from self._open_list(item.listing, item.place, "", 0)
        while (wanted := self._next()) is not None:
            yield from self._visit(wanted, dry=dry)

    def _name(self, found: Found) -> Iterator[Item]:
        try:
            yield from self._want(Wanted(link=Link(address=checked(found.place)), named=True))
        except UnreadableError as error:
            place = SECRET.sub("//", found.place)
            yield failed(place, place, error)

    def _want(self, wanted: Wanted) -> Iterator[Item]:
        address = wanted.link.address
        if address in self._seen:
            return
        if len(self._seen) >= MOST_WANTED:
            yield Item(place=address, resolved=address, skipped=f"beyond the first {MOST_WANTED:,} addresses")
            return
        self._seen.add(address)
        self._waiting.setdefault(host_of(address), deque()).append(wanted)

    def _next(self) -> Wanted | None:
        """Return the first address of the host that may be asked first, the hosts in the order of their names."""
        hosts = [host for host, rows in self._waiting.items() if rows]
        if not hosts:
            return None
        best = min(hosts, key=lambda host: (self._fetcher.ready_at(self._waiting[host][0].link.address), host))
        wanted = self._waiting[best].popleft()
        if not self._waiting[best]:
            del self._waiting[best]
        return wanted

    def _visit(self, wanted: Wanted, *, dry: bool) -> Iterator[Item | Link]:
        address = wanted.link.address
        is_page = not wanted.named
        known = self._known(address)
        if is_page and known is not None and not self._newer(wanted.link, known):
            yield Item(place=address, resolved=address, unchanged=True)
            return
        limit = self._options.limit
        if is_page and limit is not None and self._fetched >= limit:
            yield Item(place=address, resolved=address, skipped="left for another time (--limit)")
            return
        if is_page and dry:
            self._fetched += 1
            yield wanted.link
            return
        self._fetched += is_page
        try:
            answer = self._fetcher.get(address, known, LARGEST)
            body = unpack(answer.body, "gzip" if answer.body.startswith(b"\x1f\x8b") else "", LARGEST)
            if looks_like_listing(body[:HEAD]):
                yield from self._open_list(body, address, answer.address, wanted.depth)
                return
            feed = self._feed_of(wanted, answer, body)
        except UnreadableError as error:
            yield failed(address, address, error)
            return
        if feed is not None:
            yield from self._want(Wanted(link=Link(address=feed), named=True, depth=1))
        elif dry:
            yield wanted.link
        elif answer.unchanged:
            yield Item(place=address, resolved=address, unchanged=True, fetch=self._fetch(address, answer, known))
        else:
            yield self._page(wanted, answer, body)

    def _feed_of(self, wanted: Wanted, answer: "Answer", body: bytes) -> str | None:
        """Return the feed to read instead of a page, where the user asked for feeds."""
        if not self._options.feed or not wanted.named or wanted.depth or not body:
            return None
        feed = feed_of(decode(body).text, answer.address)
        if feed is None:
            raise UnreadableError("no-feed", "this page names no feed", "Name the feed itself, or leave out --feed.")
        return feed

    def _page(self, wanted: Wanted, answer: "Answer", body: bytes) -> Item:
        address = wanted.link.address
        label = Label(address=answer.address, charset=answer.charset, published=wanted.link.published)
        return Item(
            place=address,
            resolved=address,
            body=labelled(label, body),
            at=self._stamp(),
            fetch=self._fetch(address, answer, None),
        )

    def _fetch(self, address: str, answer: "Answer", known: Fetch | None) -> Fetch:
        return Fetch(
            address=address,
            capture=known.capture if known else CaptureId(""),
            at=self._stamp(),
            etag=answer.etag or (known.etag if known else None),
            modified=answer.modified or (known.modified if known else None),
        )

    def _stamp(self) -> str:
        return self._now().astimezone(UTC).isoformat(timespec="seconds")

    # Lists

    def _open_list(self, body: bytes, place: str, address: str, depth: int) -> Iterator[Item]:
        """Put what a list leads to among the wanted addresses; what is left out is an item."""
        self._lists += 1
        try:
            found = self._parsed(body, address, depth)
        except UnreadableError as error:
            yield failed(place, address or place, error)
            return
        if not found.links:
            yield Item(place=place, resolved=address or place, skipped="an empty feed or sitemap")
        yield from self._links(found, depth)

    def _parsed(self, body: bytes, address: str, depth: int) -> Listing:
        if depth >= MOST_DEPTH or self._lists > MOST_LISTS:
            raise UnreadableError("too-many-lists", "lists lead to more lists than are followed", "Name one of them.")
        return parse_listing(body, address)

    def _links(self, found: Listing, depth: int) -> Iterator[Item]:
        for link in found.links:
            try:
                address = checked(link.address)
            except UnreadableError as error:
                yield failed(link.address, link.address, error)
                continue
            link = Link(address=address, title=link.title, published=link.published, updated=link.updated)
            when = _day(link.updated or link.published)
            if self._since and when and when < self._since:
                yield Item(place=address, resolved=address, skipped="older than --since")
                continue
            # a list within a list is fetched as if it had been named, at its depth
            yield from self._want(Wanted(link=link, named=found.kind == "index", depth=depth + 1))

    def _newer(self, link: Link, known: Fetch) -> bool:
        """Tell whether a list says that a page changed since it was fetched."""
        changed, fetched = _day(link.updated), _day(known.at)
        return changed is not None and fetched is not None and changed > fetched


def _day(text: str | None) -> datetime | None:
    """Return an ISO 8601 text as a time; a date alone is its midnight, UTC."""
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    try:
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError:
        return None
