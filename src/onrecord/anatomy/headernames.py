"""Names in the units around headline and report: by mark-up, by the words before them, by their place beside a date."""

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.anatomy.bylines import INNER_BY, STRONG, byline_names, clean_names, opens_as_byline, settled
from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.furniture import furniture_heading
from onrecord.anatomy.lines import Line
from onrecord.anatomy.names import reads_as_person
from onrecord.anatomy.printeddates import within
from onrecord.anatomy.times import find_time, looks_like_time

__all__ = ["lone_name", "marked_in", "names_beside_date", "unit_names"]

BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:byline|author|authors|p-author|writer|contributor|autor|autoren|auteur|vcard)(?:$|[\s_-])", re.I
)
NAME_CLASS = re.compile(
    r"(?:^|[\s_-])(?:(?:post-?|entry-?|article-?|meta-?|story-?)?(?:author|byline|autor|auteur|contributor|writer)"
    r"(?:__|-|_)?(?:full-?)?(?:name|link|text)|authorname|autorname)(?:$|[\s_-])",
    re.IGNORECASE,
)
SEVERAL = re.compile(r"\s*(?:,|;|&|\n|\b(?:and|und|et|y)\b)\s*")
AFTER_BY = re.compile(r"^(By|Von|Par|Por)\s\|\s")
AUTHOR_PAGE = re.compile(
    r"auth?o?r|auteur|people|person|profil|redak|redac|team|writer|user|staff|mailto:|journalist|bio"
)
"""Words in the address of an author's page."""
LONGEST_BYLINE = 200
LONGEST_NAME = 80


def unit_names(
    document: Document, group: Sequence[Line], rows: Sequence[Element], outlet: str | None
) -> tuple[tuple[str, ...], bool]:
    """Return the names in a unit that is a byline, and whether its words or marks say so (a class alone does not)."""
    names = marked_in(document, rows, group[0].span.start, group[-1].span.end, outlet)
    if names:
        return names, True
    words = _parted(document, group, rows)
    if opens_as_byline(words) or (INNER_BY.search(words) and find_time(words) and len(words) < LONGEST_BYLINE):
        return byline_names(words, outlet), True
    named = any(BYLINE_CLASS.search(row.attributes.get("class", "")[:200]) for row in rows[:3])
    if named and len(words) < LONGEST_BYLINE and not words.endswith((".", "!", "?")):
        names = byline_names(words, outlet)
        return names, any(reads_as_person(name) for name in names)
    return (), False


def _parted(document: Document, group: Sequence[Line], rows: Sequence[Element]) -> str:
    """Return the unit's words, with a bar where nothing but an element's border parts a name from what follows it."""
    start, end = group[0].span.start, group[-1].span.end
    text = document.text
    glued = {
        at
        for row in within(document, rows, start, end)
        for at in (row.start, row.end)
        if start < at < end and text[at - 1].islower() and text[at].isupper()
    }
    order = [start, *sorted(glued), end]
    words = " | ".join(" ".join(text[a:b].split()) for a, b in pairwise(order))
    return AFTER_BY.sub(r"\1 ", words)


def marked_in(document: Document, rows: Sequence[Element], start: int, end: int, outlet: str | None) -> tuple[str, ...]:
    """Return the names in the innermost elements of a unit that are marked as an author's."""
    marked = [row for row in within(document, rows, start, end) if _marked(row)]
    inner = [
        row for row in marked
        if not any(row.index < other.index and row.start <= other.start and other.end <= row.end for other in marked)
    ]  # fmt: skip
    out: list[str] = []
    for row in inner:
        words = " ".join(row.span.of(document.text).split())
        if opens_as_byline(words):
            out += byline_names(words, outlet)
        elif len(words) <= LONGEST_NAME and not looks_like_time(words):
            out += clean_names(SEVERAL.split(_lines(row.span.of(document.text))), outlet) or clean_names(
                [words], outlet, printed=True
            )
    return settled(list(dict.fromkeys(out)))


def _lines(text: str) -> str:
    """Return `text` with the white space of each line folded."""
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))


def _marked(row: Element) -> bool:
    named = row.attributes
    if not named:
        return False
    return (
        "author" in named.get("rel", "").lower().split()
        or named.get("itemprop", "").lower() == "author"
        or bool({"fn", "p-author"} & set(row.classes[:20]))
        or bool(NAME_CLASS.search(named.get("class", "")[:200]))
        or any(name.endswith(("-author", "_author")) for name in row.classes[:20])
    )


def names_beside_date(document: Document, group: Sequence[Line], rows: Sequence[Element]) -> tuple[str, ...]:
    """Return what reads as a person's name beside the date of a unit ("5 March 2031 | Ola Rind")."""
    start, end = group[0].span.start, group[-1].span.end
    inner = within(document, rows, start, end)
    order = sorted({start, end, *(at for row in inner for at in (row.start, row.end))})
    elsewhere = [row for row in inner if _leads_elsewhere(row)]
    pieces = [
        document.text[a:b] for a, b in pairwise(order) if not any(row.start <= a and b <= row.end for row in elsewhere)
    ]
    out: list[str] = []
    for piece in [part for row in pieces for part in STRONG.split(_lines(row))]:
        found = find_time(piece)
        for part in (piece[: found[1]], piece[found[2] :]) if found else (piece,):
            name = " ".join(part.split()).strip(" ,;:|()–—-")
            if len(name.split()) < 4 and lone_name(name, ()) and name not in out and not piece.rstrip().endswith(":"):
                out.append(name)
    return tuple(out)


def _leads_elsewhere(row: Element) -> bool:
    """Tell whether an element is a link whose address is not an author's page: a section, a tag, another story."""
    if row.tag != "a":
        return row.tag == "button"
    return not AUTHOR_PAGE.search(row.attributes.get("href", "")[:300] + " " + row.attributes.get("rel", "")[:40])


def lone_name(words: str, rows: Sequence[Element]) -> bool:
    """Tell whether a whole unit reads as a person's name and is no heading and no control."""
    tags = {row.tag for row in rows[:3]}
    if tags & {"h1", "h2", "h3", "h4", "button", "figcaption", "nav", "label", "td"}:
        return False
    return (
        not any(_leads_elsewhere(row) for row in rows[:3]) and reads_as_person(words) and not furniture_heading(words)
    )
