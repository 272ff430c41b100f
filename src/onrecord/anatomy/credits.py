"""Credit lines: where a page says that its report comes from ("H/T …", "via …", "first appeared in …")."""

import re
from dataclasses import dataclass

from onrecord.anatomy.agencies import any_agencies
from onrecord.anatomy.creditforms import (
    CONTRIBUTED,
    EXTRACT,
    ISSUE,
    LINES,
    OPENS_ISSUE,
    PERMITTED,
    STEMS,
    WHERE,
)
from onrecord.anatomy.creditlabels import PLURAL
from onrecord.anatomy.creditnames import OWN_WORK, credited_names, organisations, study_authors
from onrecord.anatomy.lines import Cue
from onrecord.anatomy.times import find_time
from onrecord.records import CreditKind

__all__ = [
    "Found",
    "agency_tag",
    "credit_line",
    "is_correction",
    "is_reporting_line",
    "may_credit",
    "names_issue",
]

LONGEST = 300
"""Characters of a credit line; a longer run of text is a paragraph that names a source."""

WITH_AGENCIES = re.compile(
    r"^[(\[]\s*(?:avec|mit|con|met|z)\s+(?P<names>\S.{1,50}?)[)\]]\.?$|^avec\s+(?P<bare>\S{2,12})$", re.I
)
WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|donnerstag|"
    r"freitag|"
    r"samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|on|am|le|el)\b",
    re.IGNORECASE,
)
ON = re.compile(r"\s+(?:on|am|le|el|vom|im|in|op|em)\s*$", re.IGNORECASE)
PLACED = re.compile(rf"(?:{WHERE})\s(?:(?:the|der|dem)\s)?[A-ZÀ-Þ]")
LISTED = re.compile(r"\s*[;|•]\s*|,\s+")
NUMBERED_ISSUE = re.compile(
    rf"\b(?:{ISSUE})\s(?:\w{{1,8}}\.?\s)?\d{{1,3}}|\b\d{{1,2}}\s?/\s?(?:19|20)?\d{{2}}\b", re.IGNORECASE
)
INSIDE = re.compile(r"\([^()]*\)")
CORPORATE = re.compile(r",\s(?:Inc|LLC|Ltd|Corp|Co|L\.?P|plc|GmbH|AG|S\.?A)\b\.?", re.IGNORECASE)
SEVERAL_NAMES = re.compile(r"[,;/]|\s(?:und|and|et|y|i|e|&)\s")
FIRST_ON = re.compile(r"^(?:first|originally|previously)\s+published\b", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.!?:])\s+(?=[A-ZÀ-Þ“\"(])|(?<=;)\s+")
LEAD = re.compile(r"^(?:editor[’']?s[’']? note|editors[’'] note|note|disclaimer)\s*[:–—-]\s*", re.IGNORECASE)
REPORTING = re.compile(
    r"^[(\[]?\s*(?:additional )?(?:reporting|writing|editing)(?: and (?:writing|editing))? by\s", re.IGNORECASE
)
AT_LARGE = re.compile(
    r"^[(\[]?\s*(?:sources?|quellen?|fuentes?|źródł[oa])\s?:\s*(\S[^.]{2,100}?)\s*\.?$", re.IGNORECASE
)
TAG = re.compile(r"^[(\[/—–-]{1,2}\s*([A-Z][A-Za-z]{1,14}(?:[ /,-][A-Za-z]{2,14}){0,4})\s*[)\]/]?$")
CAPITALS = re.compile(r"^[A-Z]{2,8}(?:[/, ]{1,2}[A-Z]{2,8}){0,3}$")
CORRECTION = re.compile(
    r"^(?:corrections?|clarifications?|editor[’']?s[’']? note|editors[’'] note|note to readers|update|retraction|"
    r"berichtigung|korrektur|anmerkung der redaktion|rectificatif|correctif|note de la rédaction|"
    r"corrección|fe de erratas|nota del editor|errata)\b(?:\s*\([^)]{0,60}\)|[^.:–—\n]{0,40})?\s*[:–—]",
    re.IGNORECASE,
)


@dataclass(slots=True, frozen=True)
class Found:
    """The names that a credit line gives, its kind, and whether the report as a whole comes from there."""

    names: str
    kind: CreditKind
    whole: bool = True


def may_credit(text: str, cues: int) -> bool:
    """Tell whether the line may be a credit, a correction or the reporters' line, by the cues of its unit."""
    return cues & Cue.CREDIT != 0 or text[:1] in ("(", "[") or "/" in text


def credit_line(text: str) -> Found | None:
    """Return what the line `text` credits, or None where it is no credit line.

    Of a line that says who contributed, the organisations alone; who wrote is a byline's matter.
    """
    line = " ".join(text.split())
    if not 3 < len(line) <= LONGEST:
        return None
    given = _contributed(line)
    if given is not None:
        names = organisations(given)
        return Found(names, CreditKind.ADAPTED, whole=False) if names else None
    extract = _extract(line)
    if extract is not None:
        return Found(extract, CreditKind.ORIGINALLY_PUBLISHED, whole=False)
    low = line.lower()
    shut = [kind for kind, stems in STEMS.items() if not any(map(low.__contains__, stems))]
    if OPENS_ISSUE.match(low) and CreditKind.ORIGINALLY_PUBLISHED in shut:
        shut.remove(CreditKind.ORIGINALLY_PUBLISHED)
    asked = [(kind, pattern) for kind, pattern in LINES if kind not in shut]
    for part in [line, *SENTENCE.split(LEAD.sub("", line))[:3]]:
        for kind, pattern in asked:
            match = pattern.match(part)
            if match is None:
                continue
            given = match["names"] or match.groupdict().get("given") or ""
            names = study_authors(given) or credited_names(_unwrapped(given, part))
            if kind is CreditKind.SOURCE and (names is None or any(mark in given for mark in ";|•")):
                names = _several(given) or names
            if names is None and low.startswith("reblog"):
                names = given.strip()
            if kind is CreditKind.ORIGINALLY_PUBLISHED and _is_date(match["names"]):
                undated = _undated(part, match.start("names"))
                if undated:
                    return credit_line(undated)
                continue
            if names:
                return Found(names, kind, whole=_whole(kind, names, match.groupdict().get("label") or "", given))
    return None


def _several(given: str) -> str | None:
    """Return the names of a list that is too long, or too mixed, for one name; unnamed agencies by that word."""
    if any_agencies(given.strip(" .")):
        return given.strip(" .")
    parts = [part for part in LISTED.split(given) if part.strip()]
    names = [name for part in parts if (name := credited_names(part)) and len(name) <= 80] if len(parts) > 1 else []
    return ", ".join(dict.fromkeys(names)) if len(names) > 0 and len(names) >= len(parts) / 2 else None


def names_issue(text: str) -> bool:
    """Tell whether a credit line names an issue in print ("… stammt aus Ausgabe 7/2031 der …")."""
    return NUMBERED_ISSUE.search(text) is not None


def _extract(line: str) -> str | None:
    """Return the title of the book that the line says the page is an extract of, and who permits it."""
    match = EXTRACT.match(line)
    if match is None:
        return None
    title = (match["quoted"] or match["title"]).strip(" .,")
    permitted = PERMITTED.search(line, match.end())
    return f"{title}; {permitted['names'].strip()}" if permitted else title


def _unwrapped(names: str, line: str) -> str:
    """Return the names without the bracket that closes the line's own."""
    return names.rstrip(" .")[:-1] if line[0] in "([" and names.rstrip(" .").endswith((")", "]")) else names


def _is_date(names: str) -> bool:
    found = find_time(names)
    return found is not None and len(WEEKDAY.sub("", names[: found[1]]).strip(" ,:(")) < 4


def _undated(line: str, start: int) -> str | None:
    """Return the line without the date that stands from `start` on, where a place follows the date."""
    when = find_time(line[start:])
    rest = line[start + when[2] :].strip(" ,") if when is not None else ""
    return f"{ON.sub('', line[:start])} {rest}" if PLACED.match(rest) else None


def _whole(kind: CreditKind, names: str, label: str, given: str) -> bool:
    """Tell whether the report as a whole comes from what is named: one name, after a label that speaks of one."""
    if kind is not CreditKind.SOURCE:
        return kind is not CreditKind.ADAPTED
    bare = CORPORATE.sub("", INSIDE.sub("", names))
    return not (
        given.startswith("(")
        or PLURAL.search(label)
        or any_agencies(bare)
        or SEVERAL_NAMES.search(bare)
        or OWN_WORK.search(given.rstrip(" .)"))
        or study_authors(given)
    )


def _contributed(line: str) -> str | None:
    for pattern in CONTRIBUTED if "contributed" in line.lower() else CONTRIBUTED[:2]:
        match = pattern.match(line)
        if match:
            return str(match["names"])
    match = WITH_AGENCIES.match(line)
    given = (match["names"] or match["bare"]) if match else None
    return given if given and organisations(given) else None


def agency_tag(text: str) -> str | None:
    """Return the agency of a line that is only its tag, such as `(AFP)` or `— AP`; None for another line."""
    match = TAG.match(text.strip())
    return match.group(1) if match and CAPITALS.match(match.group(1)) else None


def is_reporting_line(text: str) -> bool:
    """Tell whether the line names the page's own reporters and editors, or says when and by whom it was made.

    "(Reporting by …; editing by …)", "Ann Lee contributed to this report", "First published on 5 March 2031".
    """
    line = " ".join(text.split())
    if len(line) > LONGEST:
        return False
    at_large = AT_LARGE.match(line)
    if REPORTING.match(line) or _contributed(line) is not None or (at_large and credited_names(at_large[1]) is None):
        return True
    return bool(FIRST_ON.match(line)) and len(line) < 100 and find_time(line) is not None


def is_correction(text: str) -> bool:
    """Tell whether the paragraph opens as a correction, clarification or note of the editor."""
    return bool(CORRECTION.match(text[:140]))
