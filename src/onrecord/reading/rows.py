"""Tables of texts: JSON lines and CSV, each row a capture of its own, read one row at a time."""

import codecs
import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO

import charset_normalizer
import msgspec

from onrecord.reading.decoding import MAX_BYTES
from onrecord.reading.errors import UnreadableError
from onrecord.reading.items import Item, failed
from onrecord.reading.labels import Label, labelled

__all__ = ["csv_items", "jsonl_items"]

TEXTS = ("html", "text", "body", "content")
"""Columns that hold the text, the first that a row fills counts."""
COLUMNS = {
    "title": "title",
    "headline": "title",
    "url": "address",
    "address": "address",
    "link": "address",
    "published": "published",
    "date": "published",
    "author": "bylines",
    "authors": "bylines",
    "byline": "bylines",
    "outlet": "outlet",
    "source": "outlet",
    "publisher": "outlet",
}
SAMPLE = 65_536
MOST_FAILED = 1_000
"""Rows of one file that may fail before the rest of it is left alone."""
SHOWN = 12
OLDEST, NEWEST = 86_400 * 365, 253_402_300_799
"""Seconds since 1970 that a number may mean: 1971 to 9999. Beyond, it is milliseconds."""


class _Table:
    """One file being read: where it is, which columns it has beside ours, how many rows failed."""

    def __init__(self, place: str, resolved: str) -> None:
        self.place = place
        self.resolved = resolved
        self.unknown: dict[str, None] = {}
        self.failures = 0

    def item(self, number: int, row: dict[str, object]) -> Item:
        place, resolved = f"{self.place}#{number}", f"{self.resolved}#{number}"
        try:
            return Item(place=place, resolved=resolved, body=self.capture(row))
        except UnreadableError as error:
            return self.failed(number, error)

    def failed(self, number: int, error: UnreadableError) -> Item:
        self.failures += 1
        return failed(f"{self.place}#{number}", f"{self.resolved}#{number}", error)

    @property
    def hopeless(self) -> bool:
        return self.failures >= MOST_FAILED

    def gave_up(self) -> Item:
        error = UnreadableError(
            "too-many-failures", f"{MOST_FAILED} of its rows cannot be read; the rest was left alone", "Mend the file."
        )
        return failed(self.place, self.resolved, error)

    def capture(self, row: dict[str, object]) -> bytes:
        """Return the capture of one row; raise UnreadableError."""
        named = {str(name).strip().lower(): value for name, value in row.items() if name is not None}
        for name in named:
            if name not in COLUMNS and name not in TEXTS and name and len(self.unknown) < SHOWN:
                self.unknown.setdefault(name[:40])
        text = next((value for name in TEXTS if _filled(value := named.get(name))), None)
        if not isinstance(text, str):
            raise UnreadableError("bad-row", "it has no text", "Name the column text, html, body or content.")
        said: dict[str, object] = {}
        for name, value in named.items():
            field = COLUMNS.get(name)
            if field and field not in said and _filled(value):
                said[field] = _names(value) if field == "bylines" else _word(value)
        address = said.pop("address", None)
        if isinstance(address, str) and address.startswith(("http://", "https://")) and len(address) <= 2_000:
            said["address"] = address
        label = msgspec.convert({name: value for name, value in said.items() if value}, Label)
        title = label.title or ""
        if title and not _filled(named.get("html")) and "<" not in text[:200] and not _opens(text, title):
            text = f"{title}\n\n{text}"
        return labelled(label, _bytes(text))

    def remarks(self) -> Iterator[Item]:
        if self.unknown:
            names = ", ".join(sorted(self.unknown))
            yield Item(place=self.place, resolved=self.resolved, remark=f"{self.place}: columns not read: {names}")


def jsonl_items(file: BinaryIO, place: str, resolved: str) -> Iterator[Item]:
    """Yield an item for each JSON line of `file`, at `place#LINE`."""
    table = _Table(place, resolved)
    number = 0
    while line := file.readline(MAX_BYTES + 1):
        number += 1
        if len(line) > MAX_BYTES:
            while line and not line.endswith(b"\n"):
                line = file.readline(MAX_BYTES)
            yield table.failed(number, UnreadableError("too-large", "the line is longer than a page may be", ""))
        elif line.strip():
            try:
                row = msgspec.json.decode(line.removeprefix(codecs.BOM_UTF8))
            except (msgspec.DecodeError, RecursionError, UnicodeError):
                row = None
            if isinstance(row, dict):
                yield table.item(number, row)
            else:
                yield table.failed(number, UnreadableError("bad-row", "the line is no JSON object", "Mend the line."))
        if table.hopeless:
            yield table.gave_up()
            break
    yield from table.remarks()


def csv_items(file: BinaryIO, place: str, resolved: str) -> Iterator[Item]:
    """Yield an item for each row of `file` after its header, at `place#ROW`, the header being row 1."""
    table = _Table(place, resolved)
    csv.field_size_limit(MAX_BYTES)  # of this process; what is longer is no page
    lines = io.TextIOWrapper(file, encoding=_encoding(file), errors="replace", newline="")
    try:
        yield from _rows(lines, table)
    finally:
        lines.detach()  # the file is its opener's to close
    yield from table.remarks()


def _rows(lines: io.TextIOWrapper, table: _Table) -> Iterator[Item]:
    header = lines.readline(SAMPLE)
    mark = max((",", ";", "\t"), key=header.count)
    names = next(csv.reader([header], delimiter=mark), []) if header.strip() else []
    if not {name.strip().lower() for name in names} & set(TEXTS):
        raise UnreadableError(
            "no-text-column", "none of its columns is named text, html, body or content", "Name the column that is."
        )
    rows = csv.reader(lines, delimiter=mark)
    number = 1
    while not table.hopeless:
        number += 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield table.failed(number, UnreadableError("bad-row", "the row cannot be read", "Check its quotes."))
            continue
        if len(cells) > len(names):
            yield table.failed(number, UnreadableError("bad-row", "it has more cells than the header", "Mend the row."))
        elif any(map(str.strip, cells)):
            yield table.item(number, dict(zip(names, cells, strict=False)))
    yield table.gave_up()


def _encoding(file: BinaryIO) -> str:
    """Return the encoding of a table by its beginning, which is not taken from the file."""
    sample = file.peek(SAMPLE)[:SAMPLE] if isinstance(file, io.BufferedReader) else b""
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        best = charset_normalizer.from_bytes(sample).best()
        return best.encoding if best else "cp1252"
    return "utf-8-sig"


def _filled(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value not in (None, [], {}, False)


def _names(value: object) -> tuple[str, ...]:
    rows = value if isinstance(value, list) else [value]
    named = [row.get("name") if isinstance(row, dict) else row for row in rows[:20]]
    return tuple(row[:200] for row in named if isinstance(row, str) and row.strip())


def _word(value: object) -> str | None:
    """Return a cell as a word; a number as the time that it counts, where it can be one."""
    if isinstance(value, str):
        return value.strip()[:2_000]
    if isinstance(value, dict):
        return _word(value.get("name"))
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = value / 1000 if value > NEWEST else value
        if OLDEST <= seconds <= NEWEST:
            return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    return None


def _opens(text: str, title: str) -> bool:
    return " ".join(text[: 4 * len(title) + 200].split()).lower().startswith(" ".join(title.split()).lower())


def _bytes(text: str) -> bytes:
    body = text.encode("utf-8", errors="replace")
    if len(body) > MAX_BYTES:
        raise UnreadableError("too-large", f"it holds more than a page may ({MAX_BYTES // 2**20} MiB)", "")
    return body
