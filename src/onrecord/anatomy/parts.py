"""The parts of an HTML page around its paragraphs: embeds, headings, what the units stand in."""

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.lines import Line

__all__ = ["HEADINGS", "PICTURE_WORDS", "embed_why", "holders", "is_heading", "unit_span_words"]

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


def holders(document: Document, group: list[Line], limit: int = 6) -> tuple[Element, ...]:
    """Return the innermost element that holds the whole unit and its nearest ancestors, up to `limit` in all."""
    found = document.holding(group[0].home)
    return found if limit >= len(found) else found[:limit]


def unit_span_words(document: Document, group: list[Line]) -> str:
    """Return the unit's words, its line breaks as spaces."""
    return " ".join(document.text[group[0].span.start : group[-1].span.end].split())


def embed_why(rows: Sequence[Element]) -> str | None:
    """Return why the unit inside `rows` is a post embedded from elsewhere, or None."""
    for row in rows:
        names = row.attributes.get("class")
        if names and row.end - row.start <= 3_000 and _is_embed(names[:200]):
            return "embed-class"
    return None


@lru_cache(maxsize=4096)
def _is_embed(names: str) -> bool:
    return EMBEDS.search(names) is not None


def is_heading(document: Document, group: list[Line]) -> bool:
    """Tell whether the unit is a heading: by its element, or bold as a whole."""
    for row in holders(document, group, 3):
        tag = row.tag
        if tag in HEADINGS:
            return True
        if tag in ("b", "strong") and row.start <= group[0].span.start and row.end >= group[-1].span.end:
            return True
    return False
