"""The parts of an HTML page around its paragraphs: headline, captions, embeds, what the units stand in."""

import re
from collections.abc import Sequence

from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.lines import Line, squeezed
from onrecord.anatomy.metadata import Declared

__all__ = ["HEADINGS", "PICTURE_WORDS", "embed_why", "find_headline", "holders", "is_heading", "unit_span_words"]

PICTURE_WORDS = re.compile(
    r"\b(?:photo\w*|picture|image|foto\w*|bild|credit|courtesy|illustration|file pic|handout|graphic)\b|©|"
    r"[(/](?:AP|AFP|EPA)\b",
    re.IGNORECASE,
)
EMBEDS = re.compile(
    r"(?:^|[\s_-])(?:twitter-tweet|twitter-video|instagram-media|fb-post|fb-video|tiktok-embed|embed\w*|"
    r"wp-block-embed|reddit-card)(?:$|[\s_-])"
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SUBHEADS = frozenset({"h1", "h2", "h3"})


def holders(document: Document, group: list[Line], limit: int = 6) -> tuple[Element, ...]:
    """Return the innermost element that holds the whole unit and its nearest ancestors, up to `limit` in all."""
    return document.holding(group[0].home)[:limit]


def unit_span_words(document: Document, group: list[Line]) -> str:
    """Return the unit's words, its line breaks as spaces."""
    return " ".join(document.text[group[0].span.start : group[-1].span.end].split())


def embed_why(rows: Sequence[Element]) -> str | None:
    """Return why the unit inside `rows` is a post embedded from elsewhere, or None."""
    for row in rows:
        if EMBEDS.search(row.attributes.get("class", "")[:200]) and row.end - row.start <= 3_000:
            return "embed-class"
    return None


def find_headline(
    document: Document, groups: list[list[Line]], first_body: int | None, found: Declared
) -> tuple[int, str] | None:
    """Return the unit that is the page's headline, and why; None where no unit is.

    The visible h1 that says the declared title, else the h1 nearest before the report, else the longest line before it
    that the title element repeats, else a heading before it.
    """
    limit = len(groups) if first_body is None else first_body
    titles = [squeezed(text).lower() for text in (found.title, found.full_title) if text]
    own = squeezed(found.outlet or "").lower()
    first: list[int] = []
    headings: list[int] = []
    for index, group in enumerate(groups):
        if group[0].hidden:
            continue
        tags = {row.tag for row in holders(document, group, 4)}
        if tags.isdisjoint(SUBHEADS):
            continue
        key = squeezed(unit_span_words(document, group)).lower()
        if not key or key == own:
            continue
        if "h1" in tags:
            first.append(index)
        elif index < limit:
            headings.append(index)
    for title in titles:
        for index in first:
            key = squeezed(unit_span_words(document, groups[index])).lower()
            if key and len(key) > 8 and (key in title or title in key):
                return index, "h1-title"
    if first:
        before = [index for index in first if index < limit]
        return (before[-1] if before else first[0]), "h1"
    best: tuple[int, int] | None = None
    for index, group in enumerate(groups[:limit]):
        key = squeezed(unit_span_words(document, group)).lower()
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


def is_heading(document: Document, group: list[Line]) -> bool:
    """Tell whether the unit is a heading: by its element, or bold as a whole."""
    for row in holders(document, group, 3):
        tag = row.tag
        if tag in HEADINGS:
            return True
        if tag in ("b", "strong") and row.start <= group[0].span.start and row.end >= group[-1].span.end:
            return True
    return False
