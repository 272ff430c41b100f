"""Web archives (.warc, .warc.gz), streamed: each page a capture with its address, encoding and time.

A packed archive is read member by member, since each record is a gzip member of its own in an archive made well: what
is damaged, lies about its length or expands beyond bounds costs that member and no other.
"""

import io
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import BinaryIO, cast

from fastwarc import ArchiveIterator, WarcRecord, WarcRecordType

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
        """Yield the items of each gzip member; after damage, go on at the next member. A run of damage is one item."""
        size = file.seek(0, io.SEEK_END)
        at, damaged = 0, False
        while 0 <= at < size:
            member = Member(file, at, HELD)
            try:
                whole = b"".join(iter(lambda: member.read(PIECE), b""))  # noqa: B023 - done before the next member
                large = False
            except UnreadableError as error:
                large = error.code == "too-large"
                if not large:
                    if not damaged:
                        yield self.failed(at, error)
                    at, damaged = next_at(file, at + 1, GZIP), True
                    continue
            damaged = False
            if large:
                at = yield from self.large(file, at, size)
                continue
            if member.cut:
                yield self.failed(at, UnreadableError("bad-gzip", "its gzip data is cut short", AGAIN))
            yield from self.records(io.BytesIO(whole), at)
            at = member.end if member.end is not None else -1

    def large(self, file: BinaryIO, at: int, size: int) -> Generator[Item, None, int]:
        """Yield the items of a member too large to hold; return where the next one is."""
        member = Member(file, at, max(FREE, MOST_RATIO * (size - at)))
        name = str(at)
        try:
            for record in _iterated(Forward(member)):
                name = _name(record) or f"{at}+{record.stream_pos}"
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
                    name = _name(record) or str(base + here)
                    after = here + record.content_length
                    item, whole = self.item(record, name)
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

    def item(self, record: WarcRecord, name: str) -> tuple[Item, bool]:
        """Return the item of a record, and whether the record holds as much as it says and no other record."""
        try:
            with _library():
                return self._item(record, name)
        except UnreadableError as error:
            return self.failed(name, error), True
        except (OSError, ValueError, OverflowError) as error:
            return self.broken(name, f"its headers cannot be read ({error})"[:200]), True

    def _item(self, record: WarcRecord, name: str) -> tuple[Item, bool]:
        place, resolved = f"{self.place}#{name}", f"{self.resolved}#{name}"
        if record.record_type is WarcRecordType.revisit:
            return Item(place=place, resolved=resolved, skipped="archive record: the same as an earlier one"), True
        headers: dict[str, str] = {}
        status: int | None = 200
        if record.is_http:
            record.parse_http(quirks_mode=True)
            headers = {key.decode("latin-1").lower(): _latin(value) for key, value in record.http_headers.items_bytes()}
            status = record.http_headers.status_code
        else:
            headers["content-type"] = _header(record, "Content-Type")
        told = record.content_length
        media, charset = _media(headers.get("content-type", ""))
        reason = _unwanted(status, media)
        if reason:
            return Item(place=place, resolved=resolved, skipped=reason), True
        body = record.reader.read(MAX_BYTES + 1)
        if len(body) < told and len(body) <= MAX_BYTES:
            return self.broken(name, "it is shorter than it says"), False
        if SEPARATOR + START in body:
            return self.broken(name, "it says that it is longer than it is"), False
        body = unpack(_unchunked(body, headers), headers.get("content-encoding", ""), MAX_BYTES)
        label = Label(address=_address(record), charset=charset, cut=bool(_header(record, "WARC-Truncated")))
        return Item(place=place, resolved=resolved, body=labelled(label, body), at=_time(record)), True


@contextmanager
def _library() -> Iterator[None]:
    """Turn what the archive library's Rust raises where it fails, which is no Exception, into OSError."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise OSError("the archive library failed") from error


def _iterated(file: BinaryIO | Forward) -> Iterator[WarcRecord]:
    """Yield the records of `file`; raise OSError where it holds none or the library gives up on it."""
    with _library():
        yield from ArchiveIterator(cast(BinaryIO, file), record_types=READ, parse_http=False, stream_detect=False)


def _unwanted(status: int | None, media: str) -> str | None:
    """Return why a record is no page, in a few words; None where it is one."""
    if status is None:
        return "archive record: no answer of a web server"
    if status != 200:
        return f"archive record: HTTP status {status if 100 <= status < 600 else 'unknown'}"
    return None if media in PAGES else "archive record: not HTML or text"


def _unchunked(body: bytes, headers: dict[str, str]) -> bytes:
    """Return `body` without chunk marks, where it has them still: most archives took them off and kept the header."""
    if "chunked" not in headers.get("transfer-encoding", "").lower():
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


def _media(header: str) -> tuple[str, str | None]:
    """Return the media type and the charset of a Content-Type header."""
    parts = header[:500].split(";")
    named = next((part.partition("=")[2] for part in parts[1:] if part.strip().lower().startswith("charset")), "")
    charset = named.strip(" \t\"'")
    return parts[0].strip().lower(), charset if charset and charset.isascii() and len(charset) <= 40 else None


def _name(record: WarcRecord) -> str | None:
    """Return the record's id without its wrapping."""
    name = _header(record, "WARC-Record-ID").strip("<> ").removeprefix("urn:").removeprefix("uuid:")
    return name if name and len(name) <= 200 and name.isascii() and name.isprintable() else None


def _address(record: WarcRecord) -> str | None:
    address = _header(record, "WARC-Target-URI").strip("<> ")
    right = address.startswith(("http://", "https://")) and len(address) <= 2_000 and address.isprintable()
    return address if right else None


def _time(record: WarcRecord) -> str | None:
    """Return when the record was captured, ISO 8601 UTC; None where it does not say."""
    try:
        moment = datetime.fromisoformat(_header(record, "WARC-Date").strip())
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC).isoformat()
    except OverflowError:
        return None


def _header(record: WarcRecord, name: str) -> str:
    return _latin(record.headers.get_bytes(name.encode()) or b"")


def _latin(value: bytes) -> str:
    """Return a header's bytes as text: UTF-8 where they are that."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")
