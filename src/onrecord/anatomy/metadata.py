"""What a page's head and data say of it: title, dates, authors, outlet, addresses, section, tags."""

import re
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlsplit

from onrecord.anatomy.bylines import clean_names
from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.licence import declared_licence
from onrecord.anatomy.linked import LinkedArticle, linked_article
from onrecord.anatomy.times import resolve
from onrecord.records import Evidence

__all__ = ["Declared", "declared", "front_page", "outlet_of_title", "strip_outlet", "title_parts"]

PUBLISHED = (
    "article:published_time", "datepublished", "og:published_time", "dc.date.issued", "dcterms.created", "dc.date",
    "date", "pubdate", "publish-date", "publish_date", "publication_date", "sailthru.date", "parsely-pub-date",
    "article.published", "dcterms.date", "cxenseparse:recs:publishtime", "originalpublicationdate", "dc.date.created",
)  # fmt: skip
UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod", "dcterms.modified",
    "dc.date.modified", "article.updated", "revised",
)  # fmt: skip
AUTHORS = ("author", "article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")
TITLES = ("og:title", "twitter:title", "dc.title", "title", "parsely-title")
SEVERAL = re.compile(r",|;|\s/\s| and | und | & ")
MOST_AUTHORS = 60
MARK = re.compile(r"\s+[|·•»:–—-]{1,2}\s+")


@dataclass(slots=True)
class Declared:
    """What the page's mark-up declares, before it is weighed against the visible text."""

    title: str | None = None
    full_title: str = ""
    """The title element's words."""
    description: str | None = None
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    canonical: str | None = None
    original: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None
    licence: Evidence | None = None
    """Words or address that state the page's licence."""
    evidence: list[Evidence] = field(default_factory=list)
    notes: list[Evidence] = field(default_factory=list)


def declared(document: Document) -> Declared:
    """Return what the head, the JSON-LD and the microformats of `document` declare."""
    out = Declared()
    metas = _metas(document)
    linked = linked_article(document.scripts)
    if linked.broken:
        out.notes.append(Evidence(code="metadata:json-ld-broken", text=str(linked.broken)))
    titles = [row for row in document.elements if row.tag == "title" and row.start < row.end]
    head = next((row for row in titles if _inside(document, row, "head")), None)
    out.full_title = " ".join(head.span.of(document.text).split()) if head else ""
    _dates(out, document, metas, linked)
    _outlet(out, metas, linked)
    _title(out, metas, linked)
    _authors(out, metas, linked)
    _addresses(out, document, metas, linked)
    out.description = _first(metas, ("og:description", "description", "twitter:description"))
    out.section = _say(
        out,
        "section",
        ("meta", _first(metas, ("article:section", "section", "parsely-section"))),
        ("json-ld", linked.section),
    )
    tags = [tag for name in ("article:tag", "news_keywords", "keywords") for tag in _split(metas.get(name, []))]
    seen: dict[str, str] = {}
    for tag in tags or list(linked.tags):
        seen.setdefault(tag.lower(), tag)
    out.tags = tuple(seen.values())
    out.licence = declared_licence(linked.licence, metas, document)
    html = next((row for row in document.elements if row.tag == "html"), None)
    code = (html.attributes.get("lang") or html.attributes.get("xml:lang") or "") if html else ""
    code = code or _first(metas, ("og:locale", "content-language", "dc.language")) or ""
    if re.match(r"[A-Za-z]{2}(?:[-_].*)?$", code):
        out.language = code[:2].lower()
        out.evidence.append(Evidence(code="language:declared", text=code[:35]))
    return out


def _metas(document: Document) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for row in document.elements:
        if row.tag == "meta":
            name = row.attributes.get("property") or row.attributes.get("name") or row.attributes.get("itemprop")
            name = name or row.attributes.get("http-equiv") or ""
            content = " ".join(row.attributes.get("content", "").split())
            if name and content:
                out.setdefault(name.strip().lower(), []).append(content)
    return out


def _first(metas: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((metas[name][0] for name in names if name in metas), None)


def _split(rows: list[str]) -> list[str]:
    return [tag.strip() for row in rows for tag in row.split(",") if tag.strip()]


def _say(out: Declared, name: str, *offers: tuple[str, str | None]) -> str | None:
    """Return the first offer that holds something, and put down which it was."""
    for basis, value in offers:
        if value:
            out.evidence.append(Evidence(code=f"{name}:{basis}", text=value[:300]))
            return value
    return None


STAMPED = frozenset({"datetime", "title", "content"})
"""Attributes that hold a marked time."""


def _dates(out: Declared, document: Document, metas: dict[str, list[str]], linked: LinkedArticle) -> None:
    own = [
        row
        for row in document.elements
        if (not row.hidden or row.tag == "time") and not STAMPED.isdisjoint(row.attributes)
    ]
    entry = _marked_time(own, ("dt-published", "published", "entry-date"), "datepublished")
    entry_updated = _marked_time(own, ("dt-updated", "updated"), "datemodified")
    for name, offers in (
        ("published", (("json-ld", linked.published), ("meta", _first(metas, PUBLISHED)), ("h-entry", entry))),
        ("updated", (("json-ld", linked.updated), ("meta", _first(metas, UPDATED)), ("h-entry", entry_updated))),
    ):
        value = _say(out, name, *((basis, resolve(text) if text else None) for basis, text in offers))
        setattr(out, name, value)


def _marked_time(rows: list[Element], classes: tuple[str, ...], prop: str) -> str | None:
    for row in rows:
        stamp = row.attributes.get("datetime") or row.attributes.get("title") or row.attributes.get("content") or ""
        if not stamp or not re.search(r"\d{4}", stamp):
            continue
        named = any(name in classes for name in row.classes) or row.attributes.get("itemprop", "").lower() == prop
        if named or "pubdate" in row.attributes:
            return stamp
    return None


def _outlet(out: Declared, metas: dict[str, list[str]], linked: LinkedArticle) -> None:
    out.outlet = _say(
        out,
        "outlet",
        ("og:site_name", _first(metas, ("og:site_name",))),
        ("json-ld", linked.publisher),
        ("meta", _first(metas, ("application-name", "dc.publisher", "publisher", "cre", "citation_journal_title"))),
    )
    if out.outlet and (out.outlet.startswith(("http:", "https:")) or len(out.outlet) > 80):
        out.outlet = None


def _title(out: Declared, metas: dict[str, list[str]], linked: LinkedArticle) -> None:
    title = _first(metas, TITLES) or linked.headline or out.full_title or None
    out.title = strip_outlet(" ".join(unescape(title).split()), out.outlet) if title else None


def _authors(out: Declared, metas: dict[str, list[str]], linked: LinkedArticle) -> None:
    named = [row for name in AUTHORS for row in metas.get(name, []) if not row.startswith("http")]
    by_meta = clean_names([part for row in named[:5] for part in SEVERAL.split(unescape(row))], out.outlet)
    nodes = [unescape(row) for row in linked.authors[:MOST_AUTHORS]]
    apart = len(nodes) > 1 and not any(SEVERAL.search(row) for row in nodes)
    by_link = clean_names([part for row in nodes for part in SEVERAL.split(row)], out.outlet, apart=apart)
    out.authors = by_link or by_meta
    if out.authors:
        basis = "json-ld" if by_link else "meta"
        out.evidence.append(Evidence(code=f"bylines:{basis}", text="; ".join(out.authors)[:300]))


def _addresses(out: Declared, document: Document, metas: dict[str, list[str]], linked: LinkedArticle) -> None:
    rel = ""
    for row in document.elements:
        if row.tag == "link" and "canonical" in row.attributes.get("rel", "").lower().split():
            rel = row.attributes.get("href", "").strip()
            break
    web = rel if rel.startswith(("http://", "https://")) else None
    own = _first(metas, ("og:url",)) or linked.address
    own = own if own and own.startswith(("http://", "https://")) else None
    if web and own and front_page(web) and not front_page(own):
        out.notes.append(Evidence(code="canonical:front-page", text=web[:300]))
        web = None
    out.canonical = _say(out, "canonical", ("link", web), ("og:url", own))
    source = _first(metas, ("syndication-source", "original-source", "dc.source"))
    source = source if source and source.startswith(("http://", "https://")) else None
    away = web if web and own and _host(web) != _host(own) else None
    out.original = _say(out, "original", ("json-ld", linked.based_on), ("meta", source), ("canonical", away))
    if away and out.original == away:
        out.canonical = own


def front_page(address: str) -> bool:
    """Tell whether the address is a site's front page: it has no path and no query."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.path in ("", "/") and not parts.query


def _host(address: str) -> str:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return ".".join(host.split(".")[-2:])


def _inside(document: Document, element: Element, tag: str) -> bool:
    return any(row.tag == tag for row in document.ancestors(element))


def strip_outlet(title: str, outlet: str | None) -> str:
    """Return `title` without the outlet's name before or after it ("Headline | The Post")."""
    parts = MARK.split(title)
    if len(parts) < 2 or not outlet:
        return title
    own = _letters(outlet)
    if _letters(parts[-1]) in (own, own.removeprefix("the")):
        return title[: title.rindex(parts[-1])].rstrip(" |·•»:–—-")
    if _letters(parts[0]) in (own, own.removeprefix("the")):
        return title[title.index(parts[0]) + len(parts[0]) :].lstrip(" |·•»:–—-")
    return title


def title_parts(found: Declared) -> list[str]:
    """Return what the page is declared to be called: its title, and the first part of that and of the title element."""
    rows = [found.title, *(MARK.split(text)[0] for text in (found.title, found.full_title) if text)]
    return [row.strip() for row in rows if row and row.strip()]


def outlet_of_title(full_title: str, headline: str) -> str | None:
    """Return what the title element has beside the headline: the outlet, where it is short and one part."""
    full, own = _letters(full_title), _letters(headline)
    if not own or own not in full or own == full:
        return None
    parts = [part.strip() for part in MARK.split(full_title)]
    rest = [part for part in parts if part and _letters(part) not in own]
    names = [part for part in rest if len(part) <= 40 and len(part.split()) <= 6]
    if not rest or len(names) != len(rest):
        return names[-1] if names and full.startswith(own) else None
    return names[-1] if full.startswith(own) else names[0]


def _letters(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())
