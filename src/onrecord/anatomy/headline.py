"""The page's headline: which unit is it, and which of its words are the title rather than a kicker."""

import re
from collections.abc import Sequence

from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.lines import Line
from onrecord.anatomy.metadata import Declared, title_parts
from onrecord.anatomy.parts import holders, unit_span_words
from onrecord.anatomy.printeddates import within

__all__ = ["find_headline", "title_words"]

SUBHEADS = frozenset({"h1", "h2", "h3"})
LONGEST_TITLE = 1_000
"""Characters of a title, or of a line, that are compared."""
SHORTEST = 8
"""Letters of a line that a declared title must share with it."""
OPENERS = "\"'“„«»‘‚’(#"
KICKER = re.compile(
    r"(?:kicker|over-?line|over-?title|eyebrow|top-?line|roof-?line|dachzeile|spitzmarke|sur-?titre|antet[ií]tulo|occhiello)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Names of an element that holds a headline's kicker."""
KICKER_MOST = 0.6
"""Share of a headline's letters that may stand in a kicker or tail that the declared title leaves out."""
CLOSERS = "|/•·»"
"""Marks that part a kicker from the title where no element does; a colon stands within titles too often."""


def find_headline(
    document: Document, groups: Sequence[list[Line]], first_body: int | None, found: Declared
) -> tuple[int, str] | None:
    """Return the unit that is the page's headline, and why; None where no unit is.

    The h1 that says what the page is declared to be called; a lesser heading that says just that, where the h1 says
    something else (a site's name, "Details"); else the h1 nearest before the report; else the longest line before it
    that the title element repeats; else a heading before it.
    """
    limit = len(groups) if first_body is None else first_body
    titles = [_letters(text) for text in (found.title, found.full_title) if text]
    leads = [text for text in (_letters(row) for row in title_parts(found)) if text]
    firsts = leads[1:] or leads
    # What follows a mark is the site's name as often as not.
    own = _letters(found.outlet or "")
    first: list[tuple[int, str]] = []
    headings: list[tuple[int, str]] = []
    for index, group in enumerate(groups):
        if group[0].hidden:
            continue
        tags = {row.tag for row in holders(document, group, 4)}
        key = "" if tags.isdisjoint(SUBHEADS) else _letters(unit_span_words(document, group))
        if not key or key == own:
            continue
        if "h1" in tags:
            first.append((index, key))
        elif index < limit:
            headings.append((index, key))
    for rows in (first, headings):
        if rows is headings and any(_fits(key, firsts) for _, key in first):
            break
        for lead in leads:
            for index, key in rows:
                whole = lead == leads[0] or rows is first or len(groups[index][0].text.split()) > 2
                if key == lead and len(key) >= SHORTEST and whole:
                    return index, "h1-title" if rows is first else "heading-title"
    for lead in [*leads, *titles]:
        for index, key in first:
            if len(key) >= SHORTEST and (key in lead or lead in key):
                return index, "h1-title"
    return _by_place(document, groups, limit, titles, own, [row for row, _ in first], [row for row, _ in headings])


def _fits(key: str, leads: Sequence[str]) -> bool:
    return len(key) >= SHORTEST and any(key in lead or lead in key for lead in leads)


def _by_place(
    document: Document,
    groups: Sequence[list[Line]],
    limit: int,
    titles: Sequence[str],
    own: str,
    first: Sequence[int],
    headings: Sequence[int],
) -> tuple[int, str] | None:
    if first:
        before = [index for index in first if index < limit]
        return (before[-1] if before else first[0]), "h1"
    best: tuple[int, int] | None = None
    for index, group in enumerate(groups[:limit]):
        key = _letters(unit_span_words(document, group))
        if group[0].hidden or len(key) < 12 or key == own or len(key) > 300:
            continue
        if any(key in title and 2 * len(key) >= len(title) for title in titles) and (
            best is None or len(key) > best[0]
        ):
            best = (len(key), index)
    if best is not None:
        return best[1], "title"
    titled = [index for index in headings if len(groups[index][0].text.split()) >= 3]
    return (titled[-1], "heading") if titled else None


def title_words(document: Document, group: Sequence[Line], rows: Sequence[Element], found: Declared) -> str:
    """Return the words of the headline `group` that are the page's title.

    Where the declared title leaves out a kicker before them, or a tail after them, that stands in an element or line
    of its own or behind a mark, so does the title. Where it has the same words, and the headline stands in several
    elements, the title is as declared: the mark between kicker and title is told there alone.
    """
    start, end = group[0].span.start, group[-1].span.end
    words = " ".join(document.text[start:end].split())
    for declared in title_parts(found):
        mine, theirs = _letters(words), _letters(declared)
        if len(theirs) < SHORTEST or not mine or not theirs:
            continue
        edges = _edges(document, group, rows)
        if mine == theirs:
            return declared if edges and "\n" not in declared else words
        if len(mine) - len(theirs) > KICKER_MOST * len(mine):
            continue
        text = document.text[start:end]
        if mine.endswith(theirs):
            at = _place(text, len(mine) - len(theirs))
            while at > 0 and text[at - 1] in OPENERS:
                at -= 1  # the quotation mark that opens the title
            head = text[:at].rstrip()
            if start + at in edges or head.endswith((*CLOSERS, " -", " –", " —")):
                return " ".join(text[at:].split())
        elif mine.startswith(theirs):
            at = _place(text, len(theirs))
            tail = text[at:].lstrip()
            if any(start + at <= edge <= end - len(tail) for edge in edges) or tail[:1] in "|–—-»":
                return " ".join(text[:at].split()).rstrip(" |–—-»")
    return _without_kicker(document, start, end, rows) or words


def _without_kicker(document: Document, start: int, end: int, rows: Sequence[Element]) -> str:
    """Return the words after an element that opens the headline and is named as its kicker; "" where none does."""
    for row in within(document, rows, start, end):
        if row.start == start and row.end < end and KICKER.search(row.attributes.get("class", "")[:200]):
            return " ".join(document.text[row.end : end].split()).lstrip(" |/•·:–—-")
    return ""


def _edges(document: Document, group: Sequence[Line], rows: Sequence[Element]) -> set[int]:
    """Return where an element or a line ends or starts inside the unit."""
    start, end = group[0].span.start, group[-1].span.end
    out = {line.span.start for line in group[1:]} | {line.span.end for line in group[:-1]}
    for row in within(document, rows, start, end):
        out |= {row.start, row.end}
    return out - {start, end}


def _place(text: str, letters: int) -> int:
    """Return where the letter after the first `letters` letters of `text` stands; its length where none does."""
    seen = 0
    for at, char in enumerate(text):
        width = sum(part.isalnum() for part in char.casefold())
        if width:
            if seen >= letters:
                return at
            seen += width
    return len(text)


def _letters(text: str) -> str:
    return "".join(char for char in text[:LONGEST_TITLE].casefold() if char.isalnum())
