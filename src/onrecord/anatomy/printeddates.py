"""Dates that a page prints around its headline, each with how sure it is that the page itself is meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.lines import Line
from onrecord.anatomy.times import find_time
from onrecord.records import Span

__all__ = ["POSTED", "UPDATED", "PrintedDate", "Sure", "best_date", "printed_dates", "within"]

UPDATED = re.compile(
    r"\b(?:updated|modified|last (?:changed|edited)|corrected|revised|aktualisiert|geändert|änderung|zuletzt|"
    r"mis à jour|modifié|actualizad\w|aggiornat\w|bijgewerkt|uppdaterad|oppdatert|opdateret|güncelleme)\b",
    re.IGNORECASE,
)
POSTED = re.compile(
    r"\b(?:posted|published|filed|first published|issued|released|date|created|veröffentlicht|erstellt|erschienen|"
    r"datum|publié|publiziert|publicad\w|pubblicat\w|gepubliceerd|publicerad|publisert|opublikowano)\b",
    re.IGNORECASE,
)
AT = re.compile(r"(?:^|[|•·]\s?|\w )(?:on|stand)\s?:?\s(?:\w{2,10},?\s)?$", re.IGNORECASE)
"""Words that label a date only right before it ("on Tuesday, 5 March 2031"), in short lines: reports say "on" too."""
NOT_THIS = re.compile(
    r"\b(?:registriert|registered|joined|member since|mitglied seit|dabei seit|release|release date|expires?|"
    r"start date|beginndatum|born|geboren|deadline|printed|gedruckt|abgerufen|accessed|retrieved)"
    r"\s*:?\s*(?:am|on|seit|:)?\s*$",
    re.IGNORECASE,
)
"""Labels of a date that is not the page's: when a member joined, when a game comes out."""
SHORT_YEAR = re.compile(r"(?<![\d./])(\d{2})([./])(\d{2})\2(\d{2})(?=\d?\d:\d\d|[\s,]|$)")
"""A day and month of two digits each and a year of two, as in "26.10.13, 15:48"; read where nothing else is a date."""
FEW_LETTERS = 60
"""Letters beside its dates that a unit has which tells when a page was posted; one with more is text."""


class Sure(IntEnum):
    """How sure it is that a printed date is the page's own."""

    STRAY = 1
    """In a longer text, or above the headline, where today's date and other stories' dates stand."""
    PLAIN = 2
    LABELLED = 3
    """Beside a word such as "Posted", or in an element that says so."""


@dataclass(slots=True, frozen=True)
class PrintedDate:
    """One date as the page prints it."""

    value: str
    """ISO 8601."""
    span: Span
    updated: bool
    sure: Sure


def printed_dates(
    document: Document, group: Sequence[Line], rows: Sequence[Element], *, stray: bool = False
) -> list[PrintedDate]:
    """Return the dates of the unit `group`, at most four; `stray`: it stands where other dates do.

    A time element's stamp is finer than its words and stands for them.
    """
    start, end = group[0].span.start, group[-1].span.end
    text = document.text[start:end]
    stamps = _stamps(document, rows, start, end)
    out: list[PrintedDate] = []
    at = 0
    letters = sum(char.isalpha() for char in text)
    for _ in range(4):
        hit = find_time(text[at:]) or (_short(text) if not out else None)
        if hit is None:
            break
        value, low, high = hit
        before = text[max(0, at + low - 40) : at + low]
        printed = text[at + low : at + high]
        span = Span(start + at + low, start + at + high)
        at += high
        if NOT_THIS.search(before):
            continue
        stamp, named = next(
            (
                (stamp, named)
                for words, stamp, named in stamps
                if words and (words in printed or printed.strip() in words)
            ),
            ("", False),
        )
        beside = letters - sum(map(str.isalpha, printed))
        updated, posted = _last(UPDATED, before), _last(POSTED, before)
        if max(updated, posted) < 0 and beside <= FEW_LETTERS and (loose := AT.search(before)):
            posted = loose.start()
        labelled = posted >= 0 or updated >= 0 or named
        sure = (
            Sure.LABELLED if labelled and letters < 4 * FEW_LETTERS else
            Sure.STRAY if stray or (low > 3 and beside > FEW_LETTERS) else
            Sure.PLAIN
        )  # fmt: skip
        out.append(PrintedDate(_finer(value, stamp), span, updated > posted, sure))
    days = {row.value[:10] for row in out}
    for words, stamp, named in stamps:
        found = find_time(stamp) if stamp else None
        at = document.text.find(words, start, end) if words else -1
        if found is not None and at >= 0 and found[0][:10] not in days:
            # The words are no whole date, or run into the next ones; the stamp stands for them.
            days.add(found[0][:10])
            sure = Sure.LABELLED if named else Sure.STRAY if stray or found[0][:4] not in words else Sure.PLAIN
            out.append(PrintedDate(found[0], Span(at, at + len(words)), False, sure))
    return out


def best_date(dates: Sequence[PrintedDate], declared: str | None, *, updated: bool) -> PrintedDate | None:
    """Return the date that tells when the page was published (or `updated`); None where none does or a better is known.

    One that the declared date confirms comes first, then the surest, then the first printed. A stray date stands only
    where nothing is declared.
    """
    rows = [row for row in dates if row.updated == updated]
    same = [row for row in rows if declared and row.value[:10] == declared[:10]]
    if same:
        return max(same, key=lambda row: row.sure)
    best = max(rows, key=lambda row: row.sure, default=None)
    return None if best is None or (best.sure is Sure.STRAY and declared) else best


def within(document: Document, rows: Sequence[Element], start: int, end: int) -> list[Element]:
    """Return the elements inside the unit from `start` to `end`, and those of `rows` that hold just it."""
    out = [row for row in rows if row.start == start and row.end == end]
    if rows:
        for row in document.descendants(rows[0]):
            if row.start >= end or len(out) > 60:
                break
            if row.start >= start and row.end <= end and row.start < row.end:
                out.append(row)
    return out


def _stamps(document: Document, rows: Sequence[Element], start: int, end: int) -> list[tuple[str, str, bool]]:
    """Return (words, stamp, whether it is named as the publication's) of the unit's time elements."""
    out = []
    for row in within(document, rows, start, end):
        named = row.attributes.get("itemprop", "").lower() == "datepublished" or "pubdate" in row.attributes
        if "updated" in row.classes and "published" not in row.classes:
            continue
        if row.tag == "time" or named:
            stamp = row.attributes.get("datetime") or row.attributes.get("content") or ""
            out.append((row.span.of(document.text).strip(), stamp, named))
    return out


def _short(text: str) -> tuple[str, int, int] | None:
    for match in SHORT_YEAR.finditer(text):
        day, month, year = match[1], match[3], int(match[4])
        if match[2] == "/" and int(day) <= 12:
            continue
        found = find_time(f"{2000 + year if year < 70 else 1900 + year}-{month}-{day}")
        if found is not None:
            return found[0], match.start(), match.end()
    return None


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def _finer(value: str, stamp: str) -> str:
    if not stamp:
        return value
    hit = find_time(stamp)
    return hit[0] if hit and hit[0][:10] == value[:10] and len(hit[0]) > len(value) else value
