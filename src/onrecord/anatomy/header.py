"""The lines between headline and report: byline, dates, deck; and the outlet where only the page's text names it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from onrecord.anatomy.bylines import byline_names, clean_names, opens_as_byline
from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.furniture import furniture_heading, furniture_phrase
from onrecord.anatomy.lines import Line, squeezed
from onrecord.anatomy.metadata import Declared, outlet_of_title
from onrecord.anatomy.times import RELATIVE, find_time
from onrecord.records import Evidence

__all__ = ["Header", "choose_date", "is_own_deck", "is_placed_deck", "read_header_unit", "visible_outlet"]

BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:byline|author|authors|p-author|writer|contributor|autor|auteur|vcard)(?:$|[\s_-])", re.I
)
DECK_CLASS = re.compile(
    r"(?:^|[\s_-])(?:deck|dek|standfirst|sub-?title|sub-?head(?:line|ing)?|strapline|p-summary|summary|kicker-text|"
    r"teaser-?text|lead-?in|sapo|untertitel|chapo|bajada|subtitulo|sottotitolo|entry-subtitle|description|"
    r"vorspann|entradilla|chapeau|subheadline|zajawka|manchet|doc-subtitle|alternativeheadline)(?:$|[\s_-])",
    re.IGNORECASE,
)
LEAD_CLASS = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|intro|ingress|abstract|excerpt|sub-?heading)(?:$|[\s_-])", re.IGNORECASE
)
"""Names that a deck before the report may have, and that the report's own first paragraph has too."""
UPDATED = re.compile(
    r"\b(?:updated|modified|last (?:changed|edited)|corrected|revised|aktualisiert|geändert|mis à jour|modifié|"
    r"actualizad\w|"
    r"aggiornat\w|bijgewerkt|uppdaterad|oppdatert|opdateret)\b",
    re.IGNORECASE,
)
POSTED = re.compile(
    r"\b(?:posted|published|filed|first published|issued|released|date|created|veröffentlicht|erstellt|stand|publié|"
    r"publicad\w|pubblicat\w|gepubliceerd|publicerad|publisert|opublikowano|on)\b",
    re.IGNORECASE,
)
NAMING = ("class", "id", "itemprop", "role", "data-testid", "data-component", "data-qa")
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s,]*(?:©\s*)?(?:\d{4}(?:\s*[-–—/]\s*\d{2,4})?[\s,]*)?(?:by\s+)?"
    r"(?P<name>[A-ZÀ-Þ][\w’'&.-]*(?:\s[\w’'&-]+){0,5}?)(?=\s*(?:[.,|;·•/–—(]|all rights|alle rechte|\d{4}|$))",
    re.IGNORECASE,
)
LONGEST = 300
"""Characters of a unit that may be a byline; a longer one is text."""


@dataclass(slots=True)
class Header:
    """What the lines around the headline say."""

    published: str | None = None
    published_words: str = ""
    updated: str | None = None
    updated_words: str = ""
    bylines: tuple[str, ...] = ()
    marked: bool = False
    """The published date stands beside a word such as "Posted"."""
    evidence: list[Evidence] = field(default_factory=list)


def read_header_unit(
    header: Header, document: Document, group: list[Line], rows: Sequence[Element], found: Declared
) -> str | None:
    """Read a unit near the headline into `header`; return byline, date or deck; None where it is none of them."""
    words = " ".join(document.text[group[0].span.start : group[-1].span.end].split())
    kind: str | None = None
    if len(words) <= LONGEST:
        names = _names(document, group, rows, words, found)
        if names:
            kind = "byline"
            header.bylines = (*header.bylines, *(name for name in names if name not in header.bylines))
        if _dates(header, document, group, rows, words) or (RELATIVE.search(words) and len(words) < 60):
            kind = kind or "date"
    if kind is None and _is_deck(words, rows, found):
        kind = "deck"
    return kind


def _names(
    document: Document, group: list[Line], rows: Sequence[Element], words: str, found: Declared
) -> tuple[str, ...]:
    start, end = group[0].span.start, group[-1].span.end
    marked = [
        row for row in _inside(document, rows, start, end)
        if row.attributes.get("rel") == "author" or row.attributes.get("itemprop") == "author"
        or "fn" in row.classes or "p-author" in row.classes
    ]  # fmt: skip
    names = clean_names(
        [part for row in marked for part in re.split(r",|&| and ", row.span.of(document.text))], found.outlet
    )
    if names:
        return names
    by = re.search(r"(?:^|[\s|•·,–—])(?:by|von|par|por)\s+(?=[A-ZÀ-Þ])", words, re.IGNORECASE)
    if opens_as_byline(words) or (by and find_time(words) and len(words) < 200):
        return byline_names(words, found.outlet)
    named = any(BYLINE_CLASS.search(row.attributes.get("class", "")[:200]) for row in rows[:3])
    if named and len(words) < 200 and not words.endswith((".", "!", "?")):
        return byline_names(words, found.outlet)
    return ()


def _inside(document: Document, rows: Sequence[Element], start: int, end: int) -> list[Element]:
    """Return the elements within the unit, and those that hold just it."""
    out = [row for row in rows if row.start == start and row.end == end]
    if rows:
        for row in document.descendants(rows[0]):
            if row.start >= end or len(out) > 60:
                break
            if row.start >= start and row.end <= end and row.start < row.end:
                out.append(row)
    return out


def _dates(header: Header, document: Document, group: list[Line], rows: Sequence[Element], words: str) -> bool:
    """Read the dates of a unit; a time element's stamp is finer than its words and stands for them."""
    stamps: dict[str, str] = {}
    start, end = group[0].span.start, group[-1].span.end
    for row in _inside(document, rows, start, end):
        if row.tag == "time" and row.attributes.get("datetime"):
            text = " ".join(row.span.of(document.text).split())
            stamps[text] = row.attributes["datetime"]
    at, any_date = 0, False
    for _ in range(4):
        hit = find_time(words[at:])
        if hit is None:
            break
        value, low, high = hit
        before = words[max(0, at + low - 40) : at + low]
        printed = words[at + low : at + high]
        at += high
        value = _finer(
            value,
            next((stamp for text, stamp in stamps.items() if text and (text in printed or printed in text)), None),
        )
        any_date = True
        updated, posted = _last(UPDATED, before), _last(POSTED, before)
        if updated > posted:
            header.updated, header.updated_words = header.updated or value, header.updated_words or printed
        elif header.published is None:
            header.published, header.published_words, header.marked = value, printed, posted >= 0
    return any_date


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def _finer(value: str, stamp: str | None) -> str:
    if not stamp:
        return value
    hit = find_time(stamp)
    return hit[0] if hit and hit[0][:10] == value[:10] and len(hit[0]) > len(value) else value


def _is_deck(words: str, rows: Sequence[Element], found: Declared) -> bool:
    if not 12 <= len(words) <= 600 or len(words.split()) < 3 or furniture_heading(words) or furniture_phrase(words):
        return False
    if is_own_deck(words, rows, found) or any(LEAD_CLASS.search(_names_of(row)) for row in rows[:2]):
        return True
    return bool(rows) and rows[0].tag in ("h2", "h3", "h4") and len(words.split()) >= 5


def is_own_deck(words: str, rows: Sequence[Element], found: Declared) -> bool:
    """Tell whether a unit is the deck though it stands among the report's: by name, description or bold print."""
    if any(DECK_CLASS.search(_names_of(row)) for row in rows[:2]):
        return True
    if found.description and squeezed(found.description) == squeezed(words):
        return True
    return len(words.split()) >= 8 and any(
        row.tag in ("strong", "b") and row.start == rows[0].start and row.end == rows[0].end for row in rows[:3]
    )


def _names_of(row: Element) -> str:
    return " ".join(row.attributes.get(name, "")[:200] for name in NAMING)


def is_placed_deck(words: str, rows: Sequence[Element], linked: float) -> bool:
    """Tell whether a unit right under the headline and before the report reads as a deck: prose, and not a control."""
    if not rows or not 30 <= len(words) <= 400 or len(words.split()) < 6 or linked > 0.3:
        return False
    if furniture_phrase(words) or furniture_heading(words) or find_time(words) is not None:
        return False
    letters = sum(char.isalpha() or char == " " for char in words)
    return letters >= 0.85 * len(words) and rows[0].tag not in ("a", "button", "li", "figcaption", "label", "td")


def choose_date(
    name: str, visible: str | None, words: str, declared: str | None, evidence: list[Evidence]
) -> str | None:
    """Return the visible date where there is one, in the finer form where the declared one is the same day.

    `evidence` is amended: it says what decided.
    """
    if visible is None:
        return declared
    if declared and declared[:10] == visible[:10] and len(declared) > len(visible):
        return declared
    evidence[:] = [row for row in evidence if not row.code.startswith(f"{name}:")]
    evidence.append(Evidence(code=f"{name}:visible", text=words))
    return visible


def visible_outlet(
    document: Document, lines: list[Line], found: Declared, headline: str | None
) -> tuple[str, str] | None:
    """Return the outlet's name and where it was read: the title's other part, the masthead, the copyright line."""
    if headline:
        name = outlet_of_title(found.full_title, headline)
        if name:
            return name, "title"
    host = _host_letters(found.canonical)
    shown = [line for line in lines if not line.hidden]
    for line in shown[:8]:
        for part in re.split(r"\s*[|·•\t]\s*", line.text):
            letters = "".join(char for char in part.lower() if char.isalnum())
            if host and len(letters) > 3 and letters.removeprefix("the") in host and len(part) <= 40:
                return _as_written(document.text, part), "masthead"
    for line in reversed(shown[-12:]):
        match = COPYRIGHT.search(line.text[:300])
        if match and len(match["name"]) > 2:
            return match["name"].strip(), "copyright"
    return None


def _host_letters(address: str | None) -> str:
    try:
        host = urlsplit(address or "").hostname or ""
    except ValueError:
        return ""
    return "".join(char for char in host.removeprefix("www.") if char.isalnum())


def _as_written(text: str, name: str) -> str:
    """Return a name printed in capitals as the page writes it elsewhere, if it does."""
    if not name.isupper():
        return name
    rows = re.findall(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)
    mixed = sorted({row for row in rows if not row.isupper() and row[0].isupper()})
    return mixed[0] if mixed else name
