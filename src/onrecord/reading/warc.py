"""Web archives (.warc, .warc.gz), streamed: each page a capture with its address, encoding and time.

A packed archive is read member by member, since each record is a gzip member of its own in an archive made well: what
is damaged, lies about its length or expands beyond bounds costs that member and no other.
"""

import io
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator, HeaderMap, WarcRecord, WarcRecordType

from onrecord.reading.decoding import MAX_BYTES
from onrecord.reading.errors import UnreadableError
from onrecord.reading.items import Item, failed
from onrecord.reading.labels import Label, labelled
from onrecord.reading.members import GZIP, Forward, Member, next_at
from onrecord.reading.unpacking import unpack

__all__ = ["looks_like_warc", "warc_items"]

START = b"WARC/1."
SEPARATOR = b"\r\n\r\n"
HELD = MAX_BYTES + 1024 * 1024
"""Bytes that one gzip member may expand to and still be held whole, with all its records."""
FREE = 4 * 1024 * 1024 * 1024
"""Bytes that a larger member may expand to, such as a whole archive that was packed at once."""
MOST_RATIO = 50
"""How many times its packed size a whole archive may expand to beyond `FREE`; HTML packs to a fifth or a tenth."""
MOST_FAILED = 1_000
"""Records of one archive that may fail before the rest of it is left alone."""
PIECE = 64 * 1024
READ_TYPES = (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.revisit)
READ = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.revisit
HTML = ("text/html", "application/xhtml+xml")
PAGES = (*HTML, "text/plain", "")
AGAIN = "Fetch the archive again, or do without the record."


def looks_like_warc(head: bytes) -> bool:
    """Tell whether an unpacked file that begins with `head` is a web archive."""
    return head.startswith(START)


def warc_items(file: BinaryIO, place: str, resolved: str) -> Iterator[Item]:
    """Yield an item for each record of `file` that may be a page; broken ones are failures and the rest is read."""
    archive = _Archive(place, resolved)
    packed = file.read(len(GZIP)) == GZIP
    failures = 0
    for item in archive.members(file) if packed else archive.records(file, 0):
        failures += item.error is not None
        yield item
        if failures >= MOST_FAILED:
            error = UnreadableError(
                "too-many-failures", f"{MOST_FAILED} of its records cannot be read; the rest was left alone", AGAIN
            )
            yield failed(place, resolved, error)
            return


class _Archive:
    """One archive being read."""

    def __init__(self, place: str, resolved: str) -> None:
        self.place = place
        self.resolved = resolved

    def failed(self, name: object, error: UnreadableError) -> Item:
        return failed(f"{self.place}#{name}", f"{self.resolved}#{name}", error)

    def broken(self, name: object, message: str) -> Item:
        return self.failed(name, UnreadableError("bad-record", message, AGAIN))

    def members(self, file: BinaryIO) -> Iterator[Item]:
        """Yield the items of a packed archive: straight through, and one member with care wherever that fails."""
        size = file.seek(0, io.SEEK_END)
        at, damaged = 0, False
        while 0 <= at < size:
            at, given = yield from self.straight(file, at, size)
            if at < size:
                at, damaged = yield from self.member(file, at, size, given, damaged)

    def straight(self, file: BinaryIO, at: int, size: int) -> Generator[Item, None, tuple[int, int]]:
        """Yield the items from `at` on as the library reads them; return where care is needed, `size` for nowhere.

        Also returned is how many items of the member there were yielded already. An item is yielded once another
        record is found after it: a length that lies shows there, and what was read by it is dropped.
        """
        if not _one_a_member(file, at, size):
            return at, 0
        file.seek(at)
        back, here = (at, 0), -1
        held: Item | None = None
        try:
            with _library():
                for record in ArchiveIterator(file, parse_http=False):
                    last, here = here, record.stream_pos
                    if here <= last:  # a second record in one member: its place is not told
                        return back
                    if last >= 0:
                        back = (last, 0 if held is None else 1)
                    if held is not None:
                        yield held
                        held = None
                    if record.content_length > HELD:
                        return back
                    if record.record_type in READ_TYPES:
                        held, _ = self.item(record, str(here))
                        if held.error is not None:
                            return back
        except (OSError, ValueError):
            return back
        if held is not None:
            yield held
        return size, 0

    def member(
        self, file: BinaryIO, at: int, size: int, given: int, damaged: bool
    ) -> Generator[Item, None, tuple[int, bool]]:
        """Yield the items of the member at `at` but the first `given`; return where the next is, and if this is broken.

        After damage the next member is looked for. A run of damage is one item.
        """
        member = Member(file, at, HELD)
        try:
            whole = b"".join(iter(lambda: member.read(PIECE), b""))
        except UnreadableError as error:
            if error.code == "too-large":
                return (yield from self.large(file, at, size)), False
            if not damaged:
                yield self.failed(at, error)
            return next_at(file, at + 1, GZIP), True
        if member.cut:
            yield self.failed(at, UnreadableError("bad-gzip", "its gzip data is cut short", AGAIN))
        yield from islice(self.records(io.BytesIO(whole), at), given, None)
        return member.end if member.end is not None else -1, False

    def large(self, file: BinaryIO, at: int, size: int) -> Generator[Item, None, int]:
        """Yield the items of a member too large to hold; return where the next one is."""
        member = Member(file, at, max(FREE, MOST_RATIO * (size - at)))
        name = str(at)
        try:
            for record in _iterated(Forward(member)):
                name = _id(_lowered(record.headers)) or f"{at}+{record.stream_pos}"
                yield self.item(record, name)[0]
        except UnreadableError as error:
            yield self.failed(at, error)
        except (OSError, ValueError) as error:
            yield self.broken(name, f"what follows this record is no record ({error})"[:200])
        return member.end if member.end is not None else next_at(file, at + 1, GZIP)

    def records(self, file: BinaryIO, base: int) -> Iterator[Item]:
        """Yield the items of a file that can be read anew from any place; `base` is where it lies in the archive."""
        start, damaged = 0, False
        while start >= 0:
            file.seek(start)
            after = start
            try:
                for record in _iterated(file):
                    here = record.stream_pos
                    after = here + record.content_length
                    item, whole = self.item(record, str(base + here))
                    yield item
                    damaged = not whole
                    if damaged:  # its length is a lie: other records may stand inside it
                        after = here + len(START)
                        break
                else:
                    return
            except (OSError, ValueError) as error:
                if not damaged:
                    yield self.broken(base + after, f"what stands here is no record ({error})"[:200])
                damaged = True
            start = next_at(file, after + 1, SEPARATOR + START)
            start += len(SEPARATOR) if start >= 0 else 0

    def item(self, record: WarcRecord, at: str) -> tuple[Item, bool]:
        """Return the item of a record, and whether the record holds as much as it says and no other record.

        `at` names a record that has no id.
        """
        named = _lowered(record.headers)
        name = _id(named) or at
        try:
            return self._item(record, name, named)
        except UnreadableError as error:
            return self.failed(name, error), True
        except BaseException as error:
            if not isinstance(error, (OSError, ValueError, OverflowError)) and not _panicked(error):
                raise
            return self.broken(name, f"its headers cannot be read ({error})"[:200]), True

    def _item(self, record: WarcRecord, name: str, named: dict[bytes, bytes]) -> tuple[Item, bool]:
        place, resolved = f"{self.place}#{name}", f"{self.resolved}#{name}"
        if record.record_type is WarcRecordType.revisit:
            return Item(place=place, resolved=resolved, skipped="archive record: the same as an earlier one"), True
        headers: dict[bytes, bytes] = {}
        status: int | None = 200
        if record.is_http:
            record.parse_http(quirks_mode=True)
            found = record.http_headers
            headers, status = _lowered(found), found.status_code
        else:
            headers[b"content-type"] = named.get(b"content-type", b"")
        told = record.content_length
        media, charset = _media(_latin(headers.get(b"content-type", b"")))
        reason = _unwanted(status, media)
        if reason:
            return Item(place=place, resolved=resolved, skipped=reason), True
        body = record.reader.read(min(told, MAX_BYTES) + 1)
        if len(body) < told and len(body) <= MAX_BYTES:
            return self.broken(name, "it is shorter than it says"), False
        if b"\r" in body and SEPARATOR + START in body:  # few pages hold a CR, and one byte is looked for far faster
            return self.broken(name, "it says that it is longer than it is"), False
        if b"transfer-encoding" in headers:
            body = _unchunked(body, headers)
        body = unpack(body, _latin(headers.get(b"content-encoding", b"")), MAX_BYTES)
        label = Label(address=_address(named), charset=charset, cut=b"warc-truncated" in named)
        return Item(place=place, resolved=resolved, body=labelled(label, body), at=_time(named)), True


@contextmanager
def _library() -> Iterator[None]:
    """Turn what the archive library's Rust raises where it fails, which is no Exception, into OSError."""
    try:
        yield
    except BaseException as error:
        if not _panicked(error):
            raise
        raise OSError("the archive library failed") from error


def _panicked(error: BaseException) -> bool:
    return type(error).__name__ == "PanicException"


def _iterated(file: BinaryIO | Forward) -> Iterator[WarcRecord]:
    """Yield the records of `file`; raise OSError where it holds none or the library gives up on it."""
    with _library():
        yield from ArchiveIterator(cast(BinaryIO, file), record_types=READ, parse_http=False, stream_detect=False)


def _one_a_member(file: BinaryIO, at: int, size: int) -> bool:
    """Tell whether the member at `at` holds one record: the next one is told to begin where a member does."""
    file.seek(at)
    starts: list[int] = []
    try:
        with _library():
            for record in islice(ArchiveIterator(file, parse_http=False), 2):
                starts.append(record.stream_pos)
                if record.content_length > HELD:  # going on would unpack it all
                    return False
    except (OSError, ValueError):
        return False
    if len(starts) < 2:
        return False
    file.seek(starts[1])
    return at == starts[0] < starts[1] < size and file.read(len(GZIP)) == GZIP


def _unwanted(status: int | None, media: str) -> str | None:
    """Return why a record is no page, in a few words; None where it is one."""
    if status is None:
        return "archive record: no answer of a web server"
    if status != 200:
        return f"archive record: HTTP status {status if 100 <= status < 600 else 'unknown'}"
    return None if media in PAGES else "archive record: not HTML or text"


def _unchunked(body: bytes, headers: dict[bytes, bytes]) -> bytes:
    """Return `body` without chunk marks, where it has them still: most archives took them off and kept the header."""
    if b"chunked" not in headers.get(b"transfer-encoding", b"").lower():
        return body
    out, at = bytearray(), 0
    while at < len(body):
        end = body.find(b"\r\n", at, at + 64)
        digits = body[at:end].split(b";")[0].strip() if end >= 0 else b""
        try:
            length = int(digits, 16) if digits.isalnum() else -1
        except ValueError:
            length = -1
        if length < 0:
            return body
        if length == 0:
            break
        out += body[end + 2 : end + 2 + length]
        at = end + 2 + length + 2
    return bytes(out)


@lru_cache(256)
def _media(header: str) -> tuple[str, str | None]:
    """Return the media type and the charset of a Content-Type header."""
    parts = header[:500].split(";")
    named = next((part.partition("=")[2] for part in parts[1:] if part.strip().lower().startswith("charset")), "")
    charset = named.strip(" \t\"'")
    return parts[0].strip().lower(), charset if charset and charset.isascii() and len(charset) <= 40 else None


def _lowered(headers: HeaderMap) -> dict[bytes, bytes]:
    """Return headers by their names in lower case; of two with one name the last."""
    return {name.lower(): value for name, value in headers.items_bytes()}


def _id(named: dict[bytes, bytes]) -> str | None:
    """Return the record's id without its wrapping."""
    name = _latin(named.get(b"warc-record-id", b"")).strip("<> ").removeprefix("urn:").removeprefix("uuid:")
    return name if name and len(name) <= 200 and name.isascii() and name.isprintable() else None


def _address(named: dict[bytes, bytes]) -> str | None:
    address = _latin(named.get(b"warc-target-uri", b"")).strip("<> ")
    right = address.startswith(("http://", "https://")) and len(address) <= 2_000 and address.isprintable()
    return address if right else None


def _time(named: dict[bytes, bytes]) -> str | None:
    """Return when the record was captured, ISO 8601 UTC; None where it does not say."""
    try:
        moment = datetime.fromisoformat(_latin(named.get(b"warc-date", b"")).strip())
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        return (moment if moment.tzinfo is UTC else moment.astimezone(UTC)).isoformat()
    except OverflowError:
        return None


def _latin(value: bytes) -> str:
    """Return a header's bytes as text: UTF-8 where they are that."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")
