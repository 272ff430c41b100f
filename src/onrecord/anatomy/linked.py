"""JSON-LD: what a page's data scripts say of its article."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["LinkedArticle", "linked_article", "linked_comments"]

ARTICLES = re.compile(r"Article|BlogPosting|Report$|NewsPosting|AnalysisNews|LiveBlogPosting|^SocialMediaPosting$")
OTHER_WORKS = frozenset({"Recipe", "DiscussionForumPosting", "Review", "PodcastEpisode", "VideoObject"})
"""What a page may be that is no article, where none is declared."""
COMMENTS = ('"Comment"', '"UserComments"')
MAX_NODES = 20_000
WRAPPING = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?:\]\]>|-->)\s*$")


@dataclass(slots=True)
class LinkedArticle:
    """The fields of the page's article node, each as the page gives it."""

    headline: str | None = None
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    address: str | None = None
    based_on: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    licence: str | None = None
    broken: int = 0
    """Data scripts that could not be read."""


def linked_article(scripts: list[tuple[str, str]]) -> LinkedArticle:
    """Return what the JSON-LD of `scripts` ((type, content) pairs) says of the page's article. Never raises."""
    out = LinkedArticle()
    nodes: list[dict[str, object]] = []
    named: dict[str, dict[str, object]] = {}
    for kind, content in scripts:
        if "ld+json" not in kind:
            continue
        try:
            value = json.loads(WRAPPING.sub("", content.strip()), strict=False)
        except (ValueError, RecursionError):
            out.broken += 1
            continue
        for node in _walk(value):
            nodes.append(node)
            identity = node.get("@id")
            if isinstance(identity, str) and len(node) > 1:
                named.setdefault(identity, node)
    article = next((node for node in nodes if _is_article(node)), None)
    if article is None:
        article = next((node for node in nodes if not OTHER_WORKS.isdisjoint(_types(node))), None)
    if article is not None:
        _fill(out, article, named)
    else:
        dated = next((node for node in nodes if "WebPage" in _types(node) and "datePublished" in node), None)
        out.published = _text(dated.get("datePublished")) if dated else None
        out.updated = _text(dated.get("dateModified")) if dated else None
    if out.publisher is None:
        site = next(
            (node for node in nodes if "WebSite" in _types(node) or "NewsMediaOrganization" in _types(node)), None
        )
        out.publisher = _text(site.get("name")) if site else None
    return out


def linked_comments(scripts: list[tuple[str, str]]) -> list[str]:
    """Return the words of the readers' comments that the JSON-LD of `scripts` has, each once. Never raises.

    Scripts without the word are not parsed: most pages' data has no comments.
    """
    out: dict[str, None] = {}
    for kind, content in scripts:
        if "ld+json" not in kind or not any(name in content for name in COMMENTS):
            continue
        try:
            value = json.loads(WRAPPING.sub("", content.strip()), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _walk(value):
            if any(f'"{name}"' in COMMENTS for name in _types(node)):
                words = _text(node.get("text")) or _text(node.get("commentText")) or _text(node.get("description"))
                if words:
                    out.setdefault(words)
    return list(out)


def _walk(value: object) -> Iterator[dict[str, object]]:
    """Yield the objects inside `value` in the order in which they open, without recursion."""
    waiting: list[object] = [value]
    seen = 0
    while waiting and seen < MAX_NODES:
        seen += 1
        here = waiting.pop()
        if isinstance(here, dict):
            yield here
            waiting.extend(reversed(list(here.values())))
        elif isinstance(here, list):
            waiting.extend(reversed(here))


def _types(node: dict[str, object]) -> list[str]:
    value = node.get("@type")
    rows = value if isinstance(value, list) else [value]
    return [row.rsplit("/", 1)[-1] for row in rows if isinstance(row, str)]


def _is_article(node: dict[str, object]) -> bool:
    return any(ARTICLES.search(name) for name in _types(node)) and ("headline" in node or "datePublished" in node)


def _fill(out: LinkedArticle, node: dict[str, object], named: dict[str, dict[str, object]]) -> None:
    out.headline = _text(node.get("headline")) or _text(node.get("name"))
    out.published = _text(node.get("datePublished")) or _text(node.get("dateCreated"))
    out.updated = _text(node.get("dateModified"))
    out.authors = tuple(_names(node.get("author") or node.get("creator"), named))
    out.publisher = next(iter(_names(node.get("publisher"), named)), None)
    out.address = _address(node.get("mainEntityOfPage")) or _address(node.get("url"))
    out.based_on = _address(node.get("isBasedOn")) or _address(node.get("isBasedOnUrl"))
    section = node.get("articleSection")
    out.section = _text(section[0] if isinstance(section, list) and section else section)
    out.licence = _text(node.get("license")) or _address(node.get("license"))
    keywords = node.get("keywords")
    words = keywords.split(",") if isinstance(keywords, str) else keywords if isinstance(keywords, list) else []
    out.tags = tuple(word.strip() for word in words if isinstance(word, str) and word.strip())


def _names(value: object, named: dict[str, dict[str, object]]) -> Iterator[str]:
    for row in value if isinstance(value, list) else [value]:
        if isinstance(row, dict):
            identity = row.get("@id")
            node = named.get(identity, row) if isinstance(identity, str) and "name" not in row else row
            name = node.get("name")
            yield from (part for part in (name if isinstance(name, list) else [name]) if isinstance(part, str) and part)
        elif isinstance(row, str) and row.strip():
            yield row


def _address(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value.strip() if isinstance(value, str) and value.strip().startswith(("http://", "https://")) else None


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return None
    return " ".join(value.split()) or None
