"""The lines between headline and report: byline, dates, deck; and the outlet where only the page's text names it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from onrecord.anatomy.bylines import byline_names, label_alone, opens_as_byline
from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.furniture import furniture_heading, furniture_phrase
from onrecord.anatomy.headernames import lone_name, marked_in, names_beside_date, unit_names
from onrecord.anatomy.lines import Line, squeezed
from onrecord.anatomy.metadata import Declared, outlet_of_title
from onrecord.anatomy.printeddates import PrintedDate, Sure, printed_dates
from onrecord.anatomy.times import RELATIVE, find_time

__all__ = ["Header", "is_own_deck", "is_placed_deck", "read_after", "read_header_unit", "visible_outlet"]

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
NAMING = ("class", "id", "itemprop", "role", "data-testid", "data-component", "data-qa")
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s,]*(?:©\s*)?(?:\d{4}(?:\s*[-–—/]\s*\d{2,4})?[\s,]*)?(?:by\s+)?"
    r"(?P<name>[A-ZÀ-Þ][\w’'&.-]*(?:\s[\w’'&-]+){0,5}?)(?=\s*(?:[.,|;·•/–—(]|all rights|alle rechte|\d{4}|$))",
    re.IGNORECASE,
)
LONGEST = 300
"""Characters of a unit that may be a byline; a longer one is text."""
LONGEST_NAME = 60
BESIDE = 2
"""Lines between a unit that is nothing but a name and the one with the date."""


@dataclass(slots=True)
class Header:
    """What the lines around the headline, and those right after the report, say."""

    dates: list[PrintedDate] = field(default_factory=list)
    bylines: tuple[str, ...] = ()
    """Names that a byline's words or marks give."""
    weak: tuple[str, ...] = ()
    """Names that only a class, or their place beside a date, gives."""
    lone: list[tuple[int, str]] = field(default_factory=list)
    """(line, name) of each unit that is nothing but a name."""
    label: int = -2
    """The line of the last label of a name that follows ("Author:")."""
    dated: list[int] = field(default_factory=list)
    """The lines of units that hold a date."""
    after: tuple[str, ...] = ()
    """Names of the byline after the report."""
    late: list[PrintedDate] = field(default_factory=list)
    """The dates after the report that a label says are the page's."""

    def names_by_dates(self) -> tuple[str, ...]:
        """Return the names that stand alone in a unit next to one with a date, and the weak ones."""
        near = [name for line, name in self.lone if any(0 < abs(line - at) <= BESIDE for at in self.dated)]
        return tuple(dict.fromkeys((*self.weak, *near)))


def read_header_unit(
    header: Header,
    document: Document,
    group: list[Line],
    rows: Sequence[Element],
    found: Declared,
    *,
    above: bool = False,
    stray: bool = False,
) -> str | None:
    """Read a unit near the headline into `header`; return byline, date or deck; None where it is none of them.

    `above`: it stands before the headline; `stray`: its dates may well be of something else.
    """
    words = " ".join(document.text[group[0].span.start : group[-1].span.end].split())
    kind: str | None = None
    if len(words) <= LONGEST:
        dates = printed_dates(document, group, rows, stray=stray)
        names, sure = unit_names(document, group, rows, found.outlet)
        if not names and not above and header.label == group[0].index - 1 and len(words) <= LONGEST_NAME:
            names, sure = byline_names(words, found.outlet), True
        if label_alone(words):
            header.label = group[-1].index
        if names and not _of_another(header, dates):
            kind = "byline"
            if sure:
                header.bylines = tuple(dict.fromkeys((*header.bylines, *names)))
            else:
                header.weak = tuple(dict.fromkeys((*header.weak, *names)))
        if dates or (RELATIVE.search(words) and len(words) < 60):
            kind = kind or "date"
            header.dates += dates
            if not above and any(row.sure > Sure.STRAY for row in dates):
                header.dated.append(group[0].index)
                if not names:
                    header.weak = tuple(dict.fromkeys((*header.weak, *names_beside_date(document, group, rows))))
        elif not names and not above and lone_name(words, rows):
            header.lone.append((group[0].index, words))
    if kind is None and _is_deck(words, rows, found):
        kind = "deck"
    return kind


def _of_another(header: Header, dates: Sequence[PrintedDate]) -> bool:
    """Tell whether a byline with a date of its own is another story's: names and another day are known already."""
    days = {row.value[:10] for row in header.dates if row.sure > Sure.STRAY}
    return bool(header.bylines and days and dates) and days.isdisjoint(row.value[:10] for row in dates)


def read_after(
    header: Header,
    document: Document,
    groups: Sequence[list[Line]],
    words: Sequence[str],
    outlet: str | None,
    rows_of: Callable[[int], Sequence[Element]],
    zone: Sequence[int],
    last: int,
) -> list[int]:
    """Read the units `zone` after the report, whose last is `last`, into `header`; return those that are its byline.

    Of units inside the report only those count that follow a label such as "Author:".
    """
    out: list[int] = []
    labelled = False
    for index in zone:
        text, rows = words[index], rows_of(index)
        if len(text) > LONGEST:
            labelled = False
            continue
        inside = index < last
        start, end = groups[index][0].span.start, groups[index][-1].span.end
        if not header.after:
            names = () if inside else marked_in(document, rows, start, end, outlet)
            if not names and ((opens_as_byline(text) and not inside) or (labelled and len(text) <= LONGEST_NAME)):
                names = byline_names(text, outlet)
            if names:
                header.after = names
                out.append(index)
        labelled = label_alone(text)
        if inside and len(text) > LONGEST_NAME:
            continue
        header.late += [row for row in printed_dates(document, groups[index], rows) if row.sure is Sure.LABELLED]
    return out


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
        for part in map(str.strip, re.split(r"[|·•\t]", line.text[:LONGEST])):
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
