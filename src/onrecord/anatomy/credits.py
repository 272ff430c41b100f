"""Credit lines: where a page says that its report comes from ("H/T …", "via …", "first appeared in …")."""

import re
from dataclasses import dataclass

from onrecord.records import CreditKind

__all__ = ["Found", "agency_tag", "credit_line", "is_correction", "is_reporting_line"]

LONGEST = 240
"""Characters of a credit line; a longer run of text is a paragraph that names a source."""

NAME = r"(?P<names>\S.{0,160}?)"
END = r"\s*[.)\]]*$"
LINES: tuple[tuple[CreditKind, re.Pattern[str]], ...] = (
    (
        CreditKind.HAT_TIP,
        re.compile(rf"^[(\[]?\s*(?:h\s?/\s?t|hat[ -]tip)\s*(?::|to\b|[-–—])?\s*{NAME}{END}", re.IGNORECASE),
    ),
    (CreditKind.VIA, re.compile(rf"^[(\[]?\s*[Vv](?:ia|IA)\s*:?\s+(?=[@\"“‘'A-ZÀ-Þ]){NAME}{END}")),
    (
        CreditKind.ORIGINALLY_PUBLISHED,
        re.compile(
            r"^.{0,90}?\b(?:(?:first|originally|previously)\s+(?:appeared|published|posted|ran|aired)|"
            r"(?:appeared|published|posted|ran)\s+(?:first|originally)|republished|reprinted|reposted|cross-?posted)\b"
            rf"[^.]{{0,40}}?\b(?:in|on|at|by|from|via)\s+(?:the\s+website\s+of\s+)?{NAME}{END}",
            re.IGNORECASE,
        ),
    ),
    (
        CreditKind.ADAPTED,
        re.compile(
            r"^.{0,60}?\b(?:adapted|excerpted|abridged|translated|condensed)\s+(?:\w+\s+){0,4}?from\s+"
            rf"(?:a (?:report|story|post|article) (?:by|in|on)\s+)?{NAME}{END}",
            re.IGNORECASE,
        ),
    ),
    (
        CreditKind.AGENCY,
        re.compile(
            rf"^[(\[]?\s*(?:with (?:additional )?(?:reporting|files|material|information) (?:by|from)|"
            rf"mit (?:material|informationen) (?:von|der)|avec|con información de)\s+{NAME}{END}",
            re.IGNORECASE,
        ),
    ),
    (
        CreditKind.AGENCY,
        re.compile(
            rf"^[(\[]?\s*{NAME}\s+contributed (?:reporting )?to this (?:report|story|article){END}", re.IGNORECASE
        ),
    ),
    (
        CreditKind.SOURCE,
        re.compile(rf"^[(\[]?\s*(?:sources?|quellen?|fuentes?|fonte|bron|kilde|źródło)\s?:\s*{NAME}{END}", re.I),
    ),
)
PLAIN_WORD_NAMES = re.compile(r"^(?:the author|permission|us|our|here|this)\b", re.IGNORECASE)
REPORTING = re.compile(
    r"^[(\[]?\s*(?:additional )?(?:reporting|writing|editing)(?: and (?:writing|editing))? by\s", re.IGNORECASE
)
TAG = re.compile(r"^[(\[/—–-]{1,2}\s*([A-Z][A-Za-z]{1,14}(?:[ /,-][A-Za-z]{2,14}){0,4})\s*[)\]/]?$")
CAPITALS = re.compile(r"^[A-Z]{2,8}(?:[/, ]{1,2}[A-Z]{2,8}){0,3}$")
ADDRESS = re.compile(r"\s*\(?(?:https?://|www\.)\S+\)?")
CORRECTION = re.compile(
    r"^(?:corrections?|clarifications?|editor[’']?s[’']? note|editors[’'] note|note to readers|update|retraction|"
    r"berichtigung|korrektur|anmerkung der redaktion|rectificatif|correctif|note de la rédaction|"
    r"corrección|fe de erratas|nota del editor|errata)\b(?:\s*\([^)]{0,60}\)|[^.:–—\n]{0,40})?\s*[:–—]",
    re.IGNORECASE,
)


@dataclass(slots=True, frozen=True)
class Found:
    """The names that a credit line gives, as printed, and its kind."""

    names: str
    kind: CreditKind


def credit_line(text: str) -> Found | None:
    """Return what the line `text` credits, or None where it is no credit line."""
    line = " ".join(text.split())
    if not 3 < len(line) <= LONGEST:
        return None
    for kind, pattern in LINES:
        match = pattern.match(line)
        if match:
            names = _clean(match["names"])
            if names and len(names.split()) <= 16 and not PLAIN_WORD_NAMES.match(names):
                return Found(names, kind)
    return None


def agency_tag(text: str) -> str | None:
    """Return the agency of a line that is only its tag, such as `(AFP)` or `— AP`; None for another line."""
    match = TAG.match(text.strip())
    return match.group(1) if match and CAPITALS.match(match.group(1)) else None


def is_reporting_line(text: str) -> bool:
    """Tell whether the line names the page's own reporters and editors: "(Reporting by …; editing by …)"."""
    return len(text) <= LONGEST and bool(REPORTING.match(text))


def is_correction(text: str) -> bool:
    """Tell whether the paragraph opens as a correction, clarification or note of the editor."""
    return bool(CORRECTION.match(text[:140]))


def _clean(names: str) -> str:
    bare = ADDRESS.sub("", names).strip(" \t.,;:|()[]")
    for mark in (" and is republished", " under a creative commons", ", and is republished", ". read the"):
        cut = bare.lower().find(mark)
        bare = bare[:cut] if cut > 0 else bare
    return bare.strip(' \t.,;:|"“”') or names.strip(" .")
