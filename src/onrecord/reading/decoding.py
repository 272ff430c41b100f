"""From a capture's bytes to its characters, told from the bytes alone so that no name or header changes a page."""

import codecs
import re

import charset_normalizer
import msgspec

from onrecord.reading.errors import UnreadableError
from onrecord.reading.labels import NOTHING, Label, label_of
from onrecord.reading.markdown import front_matter, over, render
from onrecord.records import Evidence, Record

__all__ = ["MAX_BYTES", "Decoded", "decode"]

MAX_BYTES = 32 * 1024 * 1024
"""Largest capture that is read. The largest page among 1,400 saved news pages is 3.4 MB."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "gzip data"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)
META_CHARSET = re.compile(rb"<meta\b[^>]{0,512}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
HTML_SIGN = re.compile(r"<(?:!doctype\s+html|html|head|body|title|article|table|div|p)\b[^<>]*>", re.IGNORECASE)
SNIFFED = 65_536
"""How far into the bytes or characters the form and the declared encoding are looked for."""
CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})
MOST_CONTROLS = 0.02
"""Above this share of control bytes, data is not text."""
LIKE_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252"}
"""Labels that browsers read as another encoding (WHATWG Encoding Standard)."""


class Decoded(Record, frozen=True, kw_only=True):
    """A capture's characters: `form` is html or text; `notes` say what had to be put right."""

    form: str
    text: str
    notes: tuple[Evidence, ...] = ()
    label: Label = NOTHING
    """What the capture's source says of it."""


def decode(capture: bytes) -> Decoded:
    """Return the characters of a capture; raise UnreadableError where it is empty, binary or too large."""
    label, body = label_of(capture)
    found = _decode(body, label.charset)
    if label.coded:
        found = msgspec.structs.replace(found, form="text")
    if label.media == "text/markdown" and found.form == "text":
        front, text = front_matter(found.text)
        markup = render(text)
        note = () if markup else (Evidence(code="markdown:too-long", text="read as plain text"),)
        form, text = ("html", markup) if markup else ("text", text)
        found = Decoded(form=form, text=text, notes=(*found.notes, *note))
        label = over(label, front)
    if label.cut:
        note = (Evidence(code="source:cut-short", text="its archive says that it was cut short"),)
        found = msgspec.structs.replace(found, notes=(*found.notes, *note))
    return msgspec.structs.replace(found, label=label)


def _decode(body: bytes, charset: str | None) -> Decoded:
    if len(body) > MAX_BYTES:
        raise UnreadableError(
            "too-large",
            f"{len(body) / 1e6:,.0f} MB is more than a page may hold ({MAX_BYTES // 2**20} MiB)",
            "If it is an archive of many pages, unpack it and add the folder.",
        )
    if not body.strip():
        raise UnreadableError("empty", "there is nothing in it", "Save the page again.")
    for mark, encoding in MARKS:
        if body.startswith(mark):
            text, notes = _with(body, encoding)
            return _finished(text.removeprefix("\ufeff"), notes)
    _refuse_binary(body)
    encoding, declared = _encoding(body, charset)
    text, notes = _with(body, encoding)
    if declared and declared != encoding:
        notes = (*notes, Evidence(code="encoding:declared-wrong", text=f"declared {declared}, read as {encoding}"))
    return _finished(text, notes)


def _finished(text: str, notes: tuple[Evidence, ...]) -> Decoded:
    if not text.strip():
        raise UnreadableError("empty", "there is nothing in it", "Save the page again.")
    head = text[:SNIFFED]
    signs = HTML_SIGN.findall(head)
    html = len(signs) >= 2 or (bool(signs) and text.lstrip()[:1] == "<")
    return Decoded(form="html" if html else "text", text=text, notes=notes)


def _refuse_binary(body: bytes) -> None:
    for magic, name in MAGIC:
        if body.startswith(magic):
            raise UnreadableError("binary", f"it is {name}, not a page", "Save the page as HTML or plain text.")
    head = body[:SNIFFED]
    controls = len(head) - len(head.translate(None, CONTROLS))
    if controls > MOST_CONTROLS * len(head) or (b"\0" in head and b"<" not in head):
        raise UnreadableError("binary", "it is not text", "Save the page as HTML or plain text.")


def _encoding(body: bytes, charset: str | None) -> tuple[str, str | None]:
    """Return the encoding to read `body` with, and the one that it declares where that is another.

    As in browsers, the source's word counts before the page's own; but where the page says UTF-8 and is UTF-8, no
    single-byte encoding, which can read anything, is taken instead.
    """
    found = META_CHARSET.search(body[:SNIFFED])
    declared = _known(found.group(1).decode("ascii")) if found else None
    told = _known(charset) if charset else None
    if told and _reads(body, told) and not (declared == "utf-8" and _reads(body, "utf-8")):
        return told, None
    if declared and _reads(body, declared):
        return declared, None
    if _reads(body, "utf-8"):
        return "utf-8", declared
    if declared:
        return declared, None
    best = charset_normalizer.from_bytes(body[:SNIFFED]).best()
    return (_known(best.encoding) if best else None) or "cp1252", None


def _known(label: str) -> str | None:
    """Return Python's name of the encoding that browsers take `label` for; None where there is none."""
    try:
        name = codecs.lookup(label).name
        "".encode(name)
    except (LookupError, TypeError, ValueError):
        return None
    if name.startswith(("utf-16", "utf-32")):  # a declaration that could be read is in no such encoding
        return "utf-8"
    return LIKE_BROWSERS.get(name, name)


def _reads(body: bytes, encoding: str) -> bool:
    try:
        body.decode(encoding)
    except (UnicodeError, ValueError):
        return False
    return True


def _with(body: bytes, encoding: str) -> tuple[str, tuple[Evidence, ...]]:
    """Return `body` read with `encoding`, what cannot be read replaced, and a note of how much that was."""
    text = body.decode(encoding, errors="replace")
    notes: tuple[Evidence, ...] = ()
    broken = text.count("\ufffd")
    if broken and not _reads(body, encoding):
        notes = (Evidence(code="encoding:broken", text=f"{broken} unreadable places, read as {encoding}"),)
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
        notes = (*notes, Evidence(code="encoding:nulls", text="null characters replaced"))
    return text, notes
