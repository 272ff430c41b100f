"""Datelines: "CAPITAL, March 4 (Agency) —" at the head of a report, or "(Agency) —" alone."""

import re
from dataclasses import dataclass

__all__ = ["FoundDateline", "find_dateline"]

MONTH_DAY = r"(?:[A-Z][a-zé]{2,8}\.?\s\d{1,2}|\d{1,2}\.?\s[A-Za-zäéû]{3,10})(?:,?\s\d{4})?"
PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.\-]{1,24}(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ'’.\-]{0,24}){0,3}"
MIXED = r"[A-ZÀ-Þ][\w'’.\-]{1,24}(?: [A-ZÀ-Þ][\w'’.\-]{0,24}){0,3}"
REGION = r"(?:,\s[A-ZÀ-Þ][\w. ]{1,24}?)?"
AGENCY = r"[(\[/]\s?(?P<agency>[A-Z][\w&.’' /-]{1,40}?)\s?[)\]/]"
DASH = r"\s{0,3}(?:—|–|--|―|-(?=\s)|:(?=\s))"

CAPITALS = re.compile(rf"(?P<place>{PLACE}){REGION}(?:,\s{MONTH_DAY})?(?:\s?{AGENCY})?{DASH}")
WITH_AGENCY = re.compile(rf"(?P<place>{MIXED}){REGION}(?:,\s{MONTH_DAY})?\s?{AGENCY}{DASH}")
DAY_ALONE = re.compile(rf"(?P<place>){MONTH_DAY}\s?{AGENCY}{DASH}")
AGENCY_ALONE = re.compile(
    r"(?P<place>)\((?P<agency>[A-Z]{2,8}|[A-Z][a-zé]{3,14}(?: [A-Z][a-zé]{3,14})?)\)\s(?:—|–|--|-)(?=\s)"
)
LABELS = frozenset(
    "advertisement analysis audio commentary correction corrected editorial exclusive feature gallery graphic graphics "
    "interview live map obituary opinion photo photos picture pictures podcast poll premium quiz review satire "
    "slideshow sponsored survey update updated updates video videos watch".split()
)
"""Words in brackets that say what a piece is, not who filed it."""
HEAD = 160
"""Characters of a paragraph in which a dateline stands."""


@dataclass(slots=True, frozen=True)
class FoundDateline:
    """A dateline: its length in the paragraph (the dash included), the place as printed or "", and the agency."""

    length: int
    place: str
    agency: str | None
    agency_start: int
    """Where the agency's bracket opens; -1 where there is none."""
    agency_end: int


def find_dateline(paragraph: str) -> FoundDateline | None:
    """Return the dateline that opens `paragraph`, or None."""
    head = paragraph[:HEAD]
    for pattern in (CAPITALS, WITH_AGENCY, DAY_ALONE, AGENCY_ALONE):
        match = pattern.match(head)
        if match is None or match.end() >= len(paragraph.rstrip()):
            continue
        if pattern is AGENCY_ALONE and match["agency"].casefold().split()[0] in LABELS:
            continue
        place = match["place"].rstrip(" .,")
        bare = pattern is CAPITALS and match["agency"] is None
        # A colon after capitals alone is a label or a speaker of an interview ("Q:", "MODERATOR:"), not a dateline.
        if bare and (match.group().rstrip().endswith(":") or len(place) < 3):
            continue
        agency = match["agency"]
        start = match.start("agency") - 1 if agency else -1
        while start > 0 and head[start] == " ":
            start -= 1
        end = match.end("agency") + 1 if agency else -1
        if agency and end <= len(head) and head[end - 1] == " ":
            end += 1
        return FoundDateline(match.end(), place, agency, start, end)
    return None
