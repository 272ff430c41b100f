"""The tags and the section that a page prints beside its report, by what its links say they are and by labels."""

import re
from collections.abc import Sequence

from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.lines import Line
from onrecord.records import Span

__all__ = ["printed_section", "printed_tags"]

LABEL = re.compile(
    r"^(?:tags?|tagged(?: with| as| under)?|schlagw(?:ö|oe)rter|schlagworte|stichw(?:ö|oe)rter|stichworte|keywords?|"
    r"etiquetas|étiquettes|mots[- ]cl(?:é|e)s|palabras clave|parole chiave|trefwoorden|taggar|tagi|"
    r"themen(?: in diesem artikel)?|topics|temas|thèmes)\b\s*:?\s*",
    re.IGNORECASE,
)
LOOSE = re.compile(r"^(?:themen|topics|temas|thèmes|tags?|keywords?)\s*$", re.IGNORECASE)
CLOUD = re.compile(
    r"(?:^|[\s_-])(?:tag-?cloud\w*|widget\w*|sidebar\w*|menu\w*|nav\w*|comments?|related\w*|recommend\w*|trending|footer)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Boxes whose links are the site's tags or other stories', not this page's."""
APART = frozenset({"aside", "nav"})
FURTHEST = 2_500
"""Characters before and after the report in which its tags may stand."""
LONGEST = 60
MOST = 40


def printed_tags(document: Document, lines: Sequence[Line], report: Span) -> tuple[tuple[str, ...], Span] | None:
    """Return the tags that links near the report are marked to be, or that follow a label such as "Tags:"; and where.

    `report` is the report's span. None where the page prints none.
    """
    marked = [row for row in _near(document, report) if _rel(row) == {"tag"} and not _of_site(document, row)]
    tags = _words(document, marked)
    if tags:
        return tags, Span(marked[0].start, marked[-1].end)
    after = [line for line in lines if line.span.start >= report.end and line.span.start < report.end + FURTHEST]
    for at, line in enumerate(after):
        match = LABEL.match(line.text)
        if line.hidden or match is None or len(line.text) > 600:
            continue
        if LOOSE.match(line.text) and (at + 1 == len(after) or after[at + 1].linked < 0.5):
            continue
        until = after[at + 1].span.end if not line.text[match.end() :] and at + 1 < len(after) else line.span.end
        links = [
            row for row in _near(document, report)
            if line.span.start + match.end() <= row.start and row.end <= until and not _of_site(document, row)
        ]  # fmt: skip
        tags = _words(document, links)
        if not tags and ":" in match.group():
            tags = _split(line.text[match.end() :])
        if tags:
            return tags, Span(line.span.start, until)
    return None


def printed_section(document: Document, report: Span) -> tuple[str, Span] | None:
    """Return the section to which a link near the report is marked to lead, and where it stands."""
    for row in _near(document, report):
        if "category" in _rel(row) and not _of_site(document, row):
            words = " ".join(row.span.of(document.text).split())
            if 1 < len(words) <= LONGEST:
                return words, row.span
    return None


def _near(document: Document, report: Span) -> list[Element]:
    """Return the links that a reader sees near the report."""
    low, high = report.start - FURTHEST, report.end + FURTHEST
    return [
        row for row in document.elements
        if row.tag == "a" and low <= row.start < high and row.start < row.end and not row.hidden
    ]  # fmt: skip


def _of_site(document: Document, row: Element) -> bool:
    """Tell whether a link stands in a box of the site's own: its tags, its menu, other stories."""
    return any(above.tag in APART or CLOUD.search(_named(above)) for above in document.holding(row.index))


def _named(row: Element) -> str:
    return f"{row.attributes.get('class', '')[:120]} {row.attributes.get('id', '')[:60]}" if row.attributes else ""


def _rel(row: Element) -> set[str]:
    rel = row.attributes.get("rel")
    return set(rel.lower().split()) & {"tag", "category"} if rel else set()


def _words(document: Document, rows: Sequence[Element]) -> tuple[str, ...]:
    found = [" ".join(row.span.of(document.text).split()).strip(" ,#•·|") for row in rows[:MOST]]
    return _once([word for word in found if 1 < len(word) <= LONGEST])


def _split(words: str) -> tuple[str, ...]:
    parts = [part.strip(" .#•·|") for part in re.split(r"[,;|•·]|\s#", words)]
    return _once([part for part in parts if 1 < len(part) <= LONGEST][:MOST])


def _once(words: Sequence[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for word in words:
        seen.setdefault(word.lower(), word)
    return tuple(seen.values())
