"""Fetching one address after the other, politely: robots rules, pauses, retries, redirects, limits."""

import email.utils
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import urlsplit

import httpcore2
import httpx2
from protego import Protego

from onrecord.reading.addresses import checked, host_of, joined
from onrecord.reading.decoding import MAX_BYTES
from onrecord.reading.errors import UnreadableError
from onrecord.reading.network import GuardedBackend
from onrecord.reading.network import resolve as resolve_name
from onrecord.reading.options import FetchOptions
from onrecord.reading.unpacking import unpack
from onrecord.records import Fetch

__all__ = ["AGENT", "Answer", "Fetcher"]

AGENT = "onrecord"
"""The name by which robots rules may name us."""
MOST_REDIRECTS = 5
TRIES = 4
MOST_WAIT = 120.0
"""Seconds: a server that asks for a longer wait before the next try is left alone in this run."""
MOST_DELAY = 600.0
"""Seconds between requests: a host whose rules ask for more is left alone."""
PAGE_SECONDS = 60.0
"""Seconds that one answer may take as a whole."""
TIMEOUTS = {"connect": 10.0, "read": 20.0, "write": 10.0, "pool": 10.0}
"""Seconds for each step of a request."""
Headers = dict[bytes | str, bytes | str]
BY_HAND = "Save the page from your browser and add the file."
NO_RULES = "its host's rules (robots.txt) could not be read"
MOST_IN_VAIN = 3
"""Requests in a row without an answer, each tried again, after which a host is left alone in this run."""
LATER = "Try again later."
ROBOTS_BYTES = 512 * 1024
"""What a crawler must at least read of robots.txt is 500 KiB (RFC 9309)."""
AGAIN = frozenset({429, 500, 502, 503, 504})
MOVED = frozenset({301, 302, 303, 307, 308})
PAGE_TYPES = ("text/", "application/xhtml", "application/xml", "application/rss", "application/atom", "application/rdf")
PACKED_LIST = ("application/gzip", "application/x-gzip", "application/octet-stream")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered. `address` is the one after redirects; `unchanged`: nothing newer than what is known."""

    address: str
    body: bytes = b""
    media: str = ""
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False


class Response(NamedTuple):
    """A server's first words: its status and headers."""

    status: int
    headers: httpx2.Headers


@dataclass(slots=True)
class _Host:
    """One host in this run: when it may next be asked, and its rules."""

    next: float = 0.0
    rules: Protego | None = None
    closed: tuple[str, str, str] | None = None
    """Why nothing is fetched there in this run: code, message, next step."""
    pause: float = 0.0
    known: bool = False
    """Its rules were asked for."""
    in_vain: int = 0
    """Requests in a row that brought no answer."""


class Fetcher:
    """Asks servers, one request at a time."""

    def __init__(
        self,
        options: FetchOptions,
        *,
        version: str = "",
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        resolve: Callable[[str, int], list[str]] = resolve_name,
    ) -> None:
        self.options = options
        self._sleep = sleep
        self._clock = clock
        self._hosts: dict[str, _Host] = {}
        self._resolve = resolve
        self._pool: httpcore2.ConnectionPool | None = None
        contact = " ".join((options.contact or "").split())
        said = contact if contact.isascii() and contact.isprintable() and contact else "no contact given"
        self._agent = f"{AGENT}/{version or '0'} ({said})"

    def close(self) -> None:
        """Let go of the connections."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def ready_at(self, address: str) -> float:
        """Return when the host of `address` may next be asked, by the clock."""
        return self._host(address).next

    def get(self, address: str, known: Fetch | None = None, most: int = MAX_BYTES) -> Answer:
        """Return what stands at `address`, redirects followed, packing taken off; raise UnreadableError.

        `known` is what is kept of the last time: a server that says that nothing changed gives an unchanged answer.
        """
        headers: Headers = {}
        if known and known.etag:
            headers["If-None-Match"] = known.etag
        if known and known.modified:
            headers["If-Modified-Since"] = known.modified
        here = checked(address)
        for _ in range(MOST_REDIRECTS + 1):
            self._obey(here)
            response, body = self._answer(here, headers, most)
            if response.status in MOVED and response.headers.get("location"):
                here = checked(joined(here, response.headers["location"]))
                continue
            return self._read(here, response, body, most)
        raise UnreadableError("too-many-redirects", f"it leads on more than {MOST_REDIRECTS} times", "")

    def _read(self, address: str, response: Response, body: bytes, most: int) -> Answer:
        status = response.status
        if status == 304:
            return Answer(address, unchanged=True)
        if status != 200:
            later = LATER if status in AGAIN else "Look at it in a browser."
            raise UnreadableError("http-status", f"the server answered {status}", later)
        kind = response.headers.get("content-type", "")
        media = kind.partition(";")[0].strip().lower()
        if media and not media.startswith(PAGE_TYPES) and media not in PACKED_LIST:
            raise UnreadableError("not-a-page", f"the server says that it is {media[:80]}, not a page", "")
        return Answer(
            address,
            unpack(body, response.headers.get("content-encoding", ""), most),
            media,
            _charset(kind),
            _kept(response.headers.get("etag")),
            _kept(response.headers.get("last-modified")),
        )

    # One host

    def _host(self, address: str) -> _Host:
        return self._hosts.setdefault(host_of(address), _Host(pause=self.options.pause))

    def _obey(self, address: str) -> None:
        """Raise UnreadableError where the rules of the host forbid `address` to us."""
        host = self._host(address)
        if not host.known:
            self._learn(host, address)
            host.known = True
        if host.closed:
            raise UnreadableError(*host.closed)
        if host.rules is not None and not host.rules.can_fetch(address, AGENT):
            raise UnreadableError("robots", "its host asks programs not to fetch it", BY_HAND)

    def _learn(self, host: _Host, address: str) -> None:
        """Ask for the rules of a host, as RFC 9309 has it: no file allows all, a server that fails forbids all."""
        here = joined(address, "/robots.txt")
        try:
            for _ in range(MOST_REDIRECTS + 1):
                response, body = self._answer(here, {}, ROBOTS_BYTES, cut=True)
                if response.status not in MOVED or not response.headers.get("location"):
                    break
                here = checked(joined(here, response.headers["location"]))
            status = response.status
            if status == 200:
                body = unpack(body, response.headers.get("content-encoding", ""), 8 * ROBOTS_BYTES)
                host.rules = Protego.parse(body.decode(errors="replace"))
            elif status >= 500 or status == 429:
                host.closed = host.closed or ("robots", f"{NO_RULES}: the server answered {status}", BY_HAND)
        except UnreadableError as error:
            unread = error.code not in ("private-address", "unreachable", "timed-out")
            message = f"{NO_RULES}: {error.message}" if unread else error.message
            host.closed = ("robots" if unread else error.code, message, BY_HAND if unread else error.next)
        delay = host.rules.crawl_delay(AGENT) if host.rules is not None else None
        if delay is not None and not 0 <= delay <= MOST_DELAY:
            host.closed = ("robots", f"its host asks for {delay:.0f} seconds between requests", BY_HAND)
        elif delay is not None:
            host.pause = max(host.pause, delay)
            host.next = self._clock() + host.pause

    # One request

    def _answer(self, address: str, headers: Headers, most: int, *, cut: bool = False) -> tuple[Response, bytes]:
        """Return a response with its bytes as they came, tried again where that may help; raise UnreadableError."""
        host = self._host(address)
        for attempt in range(1, TRIES + 1):
            wait = host.next - self._clock()
            if wait > 0:
                self._sleep(wait)
            try:
                response, body = self._once(address, headers, most, cut=cut)
            except UnreadableError as error:
                host.next = self._clock() + host.pause
                if error.code not in ("timed-out", "unreachable"):
                    raise
                if attempt == TRIES:
                    host.in_vain += 1
                    if host.in_vain >= MOST_IN_VAIN:
                        host.closed = (error.code, error.message, error.next)
                    raise
                host.next += 2.0**attempt
                continue
            host.next = self._clock() + host.pause
            host.in_vain = 0
            if response.status not in AGAIN or attempt == TRIES:
                return response, body
            asked = _retry_after(response.headers.get("retry-after"))
            delay = max(2.0**attempt, host.pause, asked or 0.0)
            if delay > MOST_WAIT:
                host.closed = ("http-status", f"its host asks to be left alone for {delay:.0f} seconds", LATER)
                return response, body
            host.next = self._clock() + delay
        raise AssertionError("unreachable")

    def _once(self, address: str, headers: Headers, most: int, *, cut: bool) -> tuple[Response, bytes]:
        until = self._clock() + PAGE_SECONDS
        sent: Headers = {
            "Host": urlsplit(address).netloc,
            "User-Agent": self._agent,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1",
            "Accept-Encoding": "gzip, deflate, br",
            **headers,
        }
        url = httpx2.URL(address)
        target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        body = bytearray()
        with (
            _network_errors(),
            self._opened().stream("GET", target, headers=sent, extensions={"timeout": TIMEOUTS}) as answer,
        ):
            response = Response(answer.status, httpx2.Headers(answer.headers))
            if response.status != 200:
                return response, b""
            for piece in answer.iter_stream():
                body += piece
                if len(body) > most:
                    if cut:
                        del body[most:]
                        break
                    raise UnreadableError("too-large", f"it holds more than a page may ({most // 2**20} MiB)", "")
                if self._clock() > until:
                    raise UnreadableError("timed-out", f"it was not here after {PAGE_SECONDS:.0f} seconds", LATER)
        return response, bytes(body)

    def _opened(self) -> httpcore2.ConnectionPool:
        if self._pool is None:
            backend = GuardedBackend(allow_private=self.options.allow_private, resolve=self._resolve)
            self._pool = httpcore2.ConnectionPool(
                network_backend=backend, max_connections=4, max_keepalive_connections=4, keepalive_expiry=15.0
            )
        return self._pool


@contextmanager
def _network_errors() -> Iterator[None]:
    """Turn what the HTTP library says into UnreadableError."""
    try:
        yield
    except httpcore2.TimeoutException as error:
        raise UnreadableError("timed-out", "the server did not answer in time", LATER) from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as error:
        said = str(error)[:200] or type(error).__name__
        raise UnreadableError("unreachable", f"the server cannot be reached ({said})", LATER) from error


def _kept(header: str | None) -> str | None:
    """Return a header that is sent back next time; one that is too long to be one is not kept."""
    return header if header and len(header) <= 500 and header.isascii() and header.isprintable() else None


def _retry_after(header: str | None) -> float | None:
    """Return the seconds that a Retry-After header asks for, whether it counts them or names a time."""
    text = (header or "").strip()[:60]
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    now = datetime.now(UTC)
    return max(0.0, (moment - now).total_seconds()) if moment.tzinfo else None


def _charset(header: str) -> str | None:
    parts = header[:500].split(";")[1:]
    named = next((part.partition("=")[2] for part in parts if part.strip().lower().startswith("charset")), "")
    charset = named.strip(" \t\"'")
    return charset if charset and charset.isascii() and len(charset) <= 40 else None
