"""Credit lines: where a page says that its report comes from ("H/T …", "via …", "first appeared in …")."""

import re
from dataclasses import dataclass

from onrecord.anatomy.creditnames import agency_like, credited_names, organisations
from onrecord.anatomy.times import find_time
from onrecord.records import CreditKind, Span

__all__ = ["Found", "agency_tag", "agency_tail", "credit_line", "is_correction", "is_reporting_line"]

LONGEST = 300
"""Characters of a credit line; a longer run of text is a paragraph that names a source."""

NAME = r"(?P<names>\S.{0,200})$"
APPEARED = (
    r"(?:first|originally|previously|initially)\s+(?:appeared|published|posted|ran|aired|written|released)|"
    r"(?:appeared|published|posted|ran)\s+(?:first|originally)|republished|reprinted|reposted|cross-?posted|"
    r"(?:zuerst|ursprünglich|erstmals)\s+(?:erschienen|veröffentlicht)|"
    r"erschien(?:en)?\s+(?:zuerst|ursprünglich|erstmals)|"
    r"(?:initialement|d[’']abord|originellement)\s+(?:publiée?|parue?)|(?:publiée?|parue?)\s+(?:initialement|d[’']abord)|"
    r"(?:originalmente|inicialmente)\s+(?:publicad[oa]|pubblicat[oa])|"
    r"(?:publicad[oa]|pubblicat[oa])\s+(?:originalmente|inicialmente|originariamente)|"
    r"originariamente\s+pubblicat[oa]|oorspronkelijk\s+(?:verschenen|gepubliceerd)|"
    r"pierwotnie\s+(?:opublikowan\w+|ukazał\w*)|ukazał\s+się\s+pierwotnie"
)
WHERE = r"(?:in|on|at|by|from|via|auf|bei|im|beim|dans|sur|par|en|su|op|w|na)"
REPORT = (
    r"article|story|stories|post|report|piece|essay|column|commentary|interview|excerpt|version|analysis|opinion|op-?ed|"
    r"translation|dispatch|this|beitrag|artikel|text|kommentar|cet|tribune|este|esta|nota|artículo|questo|tekst|wywiad"
)
"""Words for what a line says was published elsewhere; without one, something else "first appeared in" a place."""
LINES: tuple[tuple[CreditKind, re.Pattern[str]], ...] = (
    (
        CreditKind.HAT_TIP,
        re.compile(rf"^[(\[]?\s*(?:h\s?/\s?t|hat[ -]tip)\s*(?::|to\b|[-–—])?\s*{NAME}", re.IGNORECASE),
    ),
    (CreditKind.VIA, re.compile(rf"^[(\[]?\s*[Vv](?:ia|IA)\s*:?\s+(?=[@\"“‘'A-ZÀ-Þ]){NAME}")),
    (
        CreditKind.ORIGINALLY_PUBLISHED,
        re.compile(
            rf"^(?:\W{{0,3}}|.{{0,70}}\b(?:{REPORT})\b.{{0,70}}?)\b(?:{APPEARED})\b(?:[^.]{{0,40}}?\b(?:{WHERE})\s+|\s*:\s*)"
            rf"(?:the\s+website\s+of\s+)?{NAME}",
            re.IGNORECASE,
        ),
    ),
    (
        CreditKind.ADAPTED,
        re.compile(
            r"^.{0,60}?\b(?:adapted|excerpted|abridged|translated|condensed)\s+(?:\w+\s+){0,4}?from\s+"
            rf"(?:an? (?:report|story|post|article) (?:by|in|on)\s+)?{NAME}",
            re.IGNORECASE,
        ),
    ),
    (
        CreditKind.SOURCE,
        re.compile(rf"^[(\[]?\s*(?:sources?|quellen?|fuentes?|fonte|bron|kilde|källa|źródł[oa])\s?:\s*{NAME}", re.I),
    ),
)
STEMS: dict[CreditKind, tuple[str, ...]] = {
    CreditKind.ORIGINALLY_PUBLISHED: tuple(
        "first origin previously initial republished reprinted reposted cross zuerst ursprünglich erstmals abord "
        "inicial oorspronkelijk pierwotnie".split()
    ),
    CreditKind.ADAPTED: ("adapted", "excerpted", "abridged", "translated", "condensed"),
}
"""What all that the costlier of `LINES` find holds one of, in lower case."""
CONTRIBUTED: tuple[re.Pattern[str], ...] = (
    re.compile(
        r"^[(\[]?\s*(?:with (?:additional )?(?:reporting|files?|material|information|contributions?) (?:by|from)|"
        r"additional (?:reporting|information|material) (?:by|from)|"
        r"mit (?:material|informationen|agenturmaterial) (?:von|der|des)|con (?:información|informaciones) de)\s*:?\s+"
        rf"{NAME}",
        re.IGNORECASE,
    ),
    re.compile(
        r"^[(\[–—-]{0,3}\s*(?P<names>\S.{0,200}?)\s+(?:also\s+)?contributed\s+(?:\w+\s+){0,2}?to\s+(?:this|the)\s+"
        r"(?:report|story|article|piece|dispatch)\b.{0,40}$",
        re.IGNORECASE,
    ),
)
WITH_AGENCIES = re.compile(
    r"^[(\[]\s*(?:avec|mit|con|met|z)\s+(?P<names>\S.{1,50}?)[)\]]\.?$|^avec\s+(?P<bare>\S{2,12})$", re.I
)
WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|"
    r"samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|on|am|le|el)\b",
    re.IGNORECASE,
)
FIRST_ON = re.compile(r"^(?:first|originally|previously)\s+published\b", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.!?:])\s+(?=[A-ZÀ-Þ“\"(])")
LEAD = re.compile(r"^(?:editor[’']?s[’']? note|editors[’'] note|note|disclaimer)\s*[:–—-]\s*", re.IGNORECASE)
REPORTING = re.compile(
    r"^[(\[]?\s*(?:additional )?(?:reporting|writing|editing)(?: and (?:writing|editing))? by\s", re.IGNORECASE
)
AT_LARGE = re.compile(
    r"^[(\[]?\s*(?:sources?|quellen?|fuentes?|źródł[oa])\s?:\s*(\S[^.]{2,100}?)\s*\.?$", re.IGNORECASE
)
TAG = re.compile(r"^[(\[/—–-]{1,2}\s*([A-Z][A-Za-z]{1,14}(?:[ /,-][A-Za-z]{2,14}){0,4})\s*[)\]/]?$")
TAIL = re.compile(r"[.!?…][\"'”’»“]{0,2}\s{1,3}(?P<tag>[(\[](?P<name>[A-Z]{2,8}(?:/[A-Z]{2,8}){0,2})[)\]])$")
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
        return Found(names, CreditKind.AGENCY, whole=False) if names else None
    low = line.lower()
    asked = [
        (kind, pattern) for kind, pattern in LINES if kind not in STEMS or any(stem in low for stem in STEMS[kind])
    ]
    for part in [line, *SENTENCE.split(LEAD.sub("", line))[:3]]:
        for kind, pattern in asked:
            match = pattern.match(part)
            if match is None:
                continue
            names = credited_names(_unwrapped(match["names"], part))
            if names and not (kind is CreditKind.ORIGINALLY_PUBLISHED and _is_date(match["names"])):
                return Found(names, kind, whole=_whole(kind, names))
    return None


def _unwrapped(names: str, line: str) -> str:
    """Return the names without the bracket that closes the line's own."""
    return names.rstrip(" .")[:-1] if line[0] in "([" and names.rstrip(" .").endswith((")", "]")) else names


def _is_date(names: str) -> bool:
    found = find_time(names)
    return found is not None and len(WEEKDAY.sub("", names[: found[1]]).strip(" ,:(")) < 4


def _whole(kind: CreditKind, names: str) -> bool:
    return kind is not CreditKind.ADAPTED and (kind is not CreditKind.SOURCE or agency_like(names))


def _contributed(line: str) -> str | None:
    for pattern in CONTRIBUTED if "contributed" in line.lower() else CONTRIBUTED[:1]:
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


def agency_tail(text: str) -> tuple[str, Span] | None:
    """Return the agency whose tag ends a paragraph ("… he said. (AFP)") and the tag's place in it; else None."""
    start = max(0, len(text) - 48)
    match = TAIL.search(text, start)
    return (match["name"], Span(*match.span("tag"))) if match else None


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
