"""Web archives of one page (.mhtml, .mht): the page itself, its address, encoding and time; pictures are left out."""

import re
from datetime import UTC
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parsedate_to_datetime

from onrecord.reading.errors import UnreadableError
from onrecord.reading.labels import Label, labelled

__all__ = ["looks_like_mhtml", "main_part"]

HEAD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]")
SIGN = re.compile(rb"^content-type:[ \t]*multipart/related", re.IGNORECASE | re.MULTILINE)
MOST_PARTS = 2_000
"""Opened multiparts are counted by their boundaries: nesting costs the parser their number for each line."""
MOST_LINES = 1_500_000
"""A file of 32 MiB, the largest that is read, in lines of 76 characters has 440,000."""
MOST_DASHES = 100_000
"""Lines that begin with two dashes, of which each may begin a part; 100,000 parts take 2 CPU-seconds (measured)."""
PAGES = ("text/html", "application/xhtml+xml", "text/plain")


def looks_like_mhtml(head: bytes) -> bool:
    """Tell whether a file that begins with `head` is a web archive of one page."""
    return bool(HEAD.match(head)) and bool(SIGN.search(head))


def main_part(body: bytes) -> tuple[bytes, str | None]:
    """Return the capture of the page in a web archive, and when it was saved (ISO 8601 UTC) where it says so.

    The page is the part that the header's `start` names, else the first of HTML. Raises UnreadableError.
    """
    boundaries = len(re.findall(rb"\bboundary[ \t]*=", body, re.IGNORECASE))
    if boundaries > MOST_PARTS or body.count(b"\n") > MOST_LINES or body.count(b"\n--") > MOST_DASHES:
        raise _broken()
    try:
        message = BytesParser(policy=compat32).parsebytes(body)
        parts = [part for part in _leaves(message) if part.get_content_type() in PAGES]
        start = message.get_param("start")
        named = [part for part in parts if isinstance(start, str) and str(part.get("Content-ID", "")).strip() == start]
        html = [part for part in parts if part.get_content_type() != "text/plain"]
        part = next(iter(named or html or parts), None)
        if part is None:
            raise UnreadableError("bad-mhtml", "this web archive holds no page", "Save the page again.")
        payload = part.get_payload(decode=True)
        charset = part.get_content_charset()
        address = _address(part.get("Content-Location")) or _address(message.get("Snapshot-Content-Location"))
        address = address or _address(message.get("Content-Location"))
        saved = _saved(message.get("Date"))
    except (MessageError, RecursionError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise _broken() from error
    if not isinstance(payload, bytes):
        raise _broken()
    return labelled(Label(address=address, charset=charset), payload), saved


def _leaves(message: Message) -> list[Message]:
    out: list[Message] = []
    waiting: list[Message] = [message]
    while waiting and len(out) < MOST_PARTS:
        part = waiting.pop()
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list):
            waiting.extend(row for row in reversed(inner) if isinstance(row, Message))
        else:
            out.append(part)
    return out


def _address(value: object) -> str | None:
    text = "".join(str(value).split()) if value is not None else ""
    return text if text.startswith(("http://", "https://")) and len(text) <= 2_000 and text.isprintable() else None


def _saved(value: object) -> str | None:
    if value is None:
        return None
    try:
        moment = parsedate_to_datetime(str(value))
    except (ValueError, TypeError, OverflowError):
        return None
    if moment.tzinfo is None:
        return None
    return moment.astimezone(UTC).isoformat()


def _broken() -> UnreadableError:
    return UnreadableError("bad-mhtml", "this web archive is damaged", "Save the page again.")
