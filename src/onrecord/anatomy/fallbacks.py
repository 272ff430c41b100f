"""Bylines and dates of a page whose head and headline are silent: from marks, text and address."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from onrecord.anatomy.bylines import byline_names, clean_names, opens_as_byline
from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.lines import Line
from onrecord.anatomy.times import find_time

__all__ = ["address_date", "marked_date", "marked_names", "text_date"]

AUTHOR_WORDS = frozenset(
    "author authors byline autor autoren autorin auteur auteurs writer redakteur verfasser contributor authorname "
    "bylines autore forfatter skribent".split()
)
DATE_WORDS = frozenset(
    "date time timestamp published publish pubdate posted datetime datum fecha datepublished entrydate postdate "
    "released dateline publication publicationdate".split()
)
NOT_THESE = frozenset("comment comments related sidebar widget teaser footer recommended popular archive".split())
WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
ADDRESS_DATE = re.compile(r"/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:[/-]|$|\.)")
NEAR = 8
"""Units around the report in which a date that nothing marks is the page's own."""
LONGEST = 80
"""Characters of an element that names an author; a longer one tells about them."""


@lru_cache(maxsize=4096)
def _words(names: str) -> frozenset[str]:
    return frozenset(word.lower() for word in WORDS.findall(names))


def _named(row: Element) -> frozenset[str]:
    named = row.attributes
    if not named:
        return frozenset()
    return _words(f"{named.get('class', '')[:200]} {named.get('id', '')[:80]} {named.get('itemprop', '')[:40]}")


def _apart(document: Document, row: Element) -> bool:
    """Tell whether the element stands in a box that is no part of the report: comments, related stories, a footer."""
    return any(
        above.tag in ("aside", "footer", "nav") or not _named(above).isdisjoint(NOT_THESE)
        for above in (row, *document.holding(row.parent))
    )


def marked_names(document: Document, outlet: str | None, end: int) -> tuple[str, ...]:
    """Return the names in the first element that is marked as an author's and stands before `end`."""
    for row in document.elements:
        if row.start >= end:
            break
        if row.hidden or not 2 < row.end - row.start <= LONGEST:
            continue
        marked = row.attributes.get("rel") == "author" or not _named(row).isdisjoint(AUTHOR_WORDS)
        if not marked or row.tag in ("body", "article", "form", "input") or _apart(document, row):
            continue
        words = " ".join(row.span.of(document.text).split())
        names = byline_names(words, outlet) if opens_as_byline(words) else clean_names([words], outlet)
        people = tuple(name for name in names if 1 < len(name.split()) <= 4 and name[:1].isupper())
        if people:
            return people
    return ()


def marked_date(document: Document, end: int) -> tuple[str, str] | None:
    """Return the first date that stands in a time element, or one named for a date, before `end`, and its words."""
    for row in document.elements:
        if row.start >= end and row.tag != "time":
            continue
        if row.hidden or row.end - row.start > LONGEST:
            continue
        is_time = row.tag == "time"
        if not is_time and _named(row).isdisjoint(DATE_WORDS):
            continue
        words = " ".join(row.span.of(document.text).split())
        stamp = row.attributes.get("datetime", "") if is_time else ""
        for text in (stamp, words):
            found = find_time(text) if text else None
            if found is not None and not _apart(document, row):
                return found[0], words or stamp
    return None


def text_date(groups: Sequence[list[Line]], words: Sequence[str], around: Iterable[int]) -> tuple[str, str] | None:
    """Return the first whole date in a short line or at a paragraph's start among the units `around`, and its words."""
    for index in around:
        if groups[index][0].hidden:
            continue
        if len(words[index]) > 120:
            opens = find_time(words[index][:40])
            if opens is not None and opens[1] == 0 and words[index][opens[2] :].lstrip()[:1] in ("-", "–", "—", "|"):
                return opens[0], words[index][: opens[2]]
            continue
        found = find_time(words[index])
        if found is not None:
            return found[0], words[index][found[1] : found[2]]
    return None


def address_date(address: str | None) -> str | None:
    """Return the day that the path of an address gives ("/2031/03/05/…"), or None."""
    try:
        path = urlsplit(address or "").path
    except ValueError:
        return None
    match = ADDRESS_DATE.search(path)
    found = find_time(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}") if match else None
    return found[0] if found else None
