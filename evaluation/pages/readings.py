"""What each tool says of a page, in one shape."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

import trafilatura

from evaluation.pages.stored import Form
from onrecord.anatomy import HostileMarkupError, html_document, read_page, text_document
from onrecord.records import BlockKind, CaptureId, Page

__all__ = ["TOOLS", "Reading", "page_of", "read_ours", "read_trafilatura", "split_names"]

BODY = tuple(BlockKind(kind) for kind in "paragraph list quote subheading dateline embed correction".split())
"""What the golds count as body: they have embedded posts and corrections too, but no captions and no credit lines."""
PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST})
SEVERAL = re.compile(r"\s*[;/&|]\s*|,\s+|\s+(?:and|und|et|y)\s+")


@dataclass(slots=True)
class Reading:
    """One tool's word on one page."""

    body: str = ""
    paragraphs: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    comments: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    licence: str = ""
    tags: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()


def split_names(words: str) -> tuple[str, ...]:
    """Return the names of a list of them printed in one string."""
    return tuple(name.strip() for name in SEVERAL.split(words) if name.strip())


def page_of(source: str, form: Form) -> Page | None:
    """Return the page that we make of `source`, or None where its markup is refused."""
    capture = CaptureId(hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest())
    try:
        if form is Form.DUMP:
            return read_page(capture, text_document(source))
        return read_page(capture, html_document(source), source)
    except HostileMarkupError:
        return None


def read_ours(source: str, form: Form) -> Reading:
    """Return what onrecord says of the page."""
    page = page_of(source, form)
    if page is None:
        return Reading()
    words = [(block.kind, block.span.of(page.text)) for block in page.blocks]
    return Reading(
        body="\n".join(text for kind, text in words if kind in BODY),
        paragraphs=tuple(_paragraphs(page)),
        captions=tuple(text for kind, text in words if kind is BlockKind.CAPTION),
        credits=tuple(row.credit.of(page.text) for row in page.pictures if row.credit is not None),
        comments="\n".join(comment.body.of(page.text) for comment in page.comments),
        title=page.title or "",
        authors=page.bylines,
        published=page.published or "",
        licence=page.licence or "",
        tags=page.tags,
        sections=(page.section,) if page.section else (),
    )


def _paragraphs(page: Page) -> list[str]:
    """Return the report's paragraphs: a dateline belongs to the one that it opens, a list's points count one by one."""
    out: list[str] = []
    lead = ""
    for block in page.blocks:
        text = block.span.of(page.text)
        if block.kind is BlockKind.DATELINE:
            lead = text + " "
        elif block.kind is BlockKind.LIST:
            out += [line for line in text.split("\n") if line.strip()]
        elif block.kind in PROSE:
            out.append(lead + text)
            lead = ""
    return out


def read_trafilatura(source: str, form: Form) -> Reading:
    """Return what trafilatura says in its precision mode, with its metadata and, apart, its comments."""
    if form is Form.DUMP:
        return Reading()
    text = trafilatura.extract(source, include_comments=False, favor_precision=True) or ""
    found = trafilatura.extract_metadata(source)
    document = trafilatura.bare_extraction(source, include_comments=True, favor_precision=True)
    return Reading(
        body=text,
        paragraphs=tuple(row for row in text.split("\n") if row.strip()),
        comments=str(getattr(document, "comments", None) or ""),
        title=(found.title if found else "") or "",
        authors=split_names((found.author if found else "") or ""),
        published=(found.date if found else "") or "",
        licence=(found.license if found else "") or "",
        tags=tuple(found.tags or ()) if found else (),
        sections=tuple(found.categories or ()) if found else (),
    )


TOOLS: dict[str, Callable[[str, Form], Reading]] = {"onrecord": read_ours, "trafilatura": read_trafilatura}
"""The tools that run in our own environment."""
