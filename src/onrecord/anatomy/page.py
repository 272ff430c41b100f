"""The door of the room: a capture's document becomes a page with every part labelled."""

from onrecord.anatomy.document import TEXT_VERSION, Document
from onrecord.anatomy.dump import read_dump
from onrecord.anatomy.html import read_html
from onrecord.records import CaptureId, Page, page_id

__all__ = ["ANATOMY", "read_page"]

ANATOMY = "anatomy@3"


def read_page(capture: CaptureId, document: Document, markup: str | None = None) -> Page:
    """Return the page that `document` is: blocks, metadata, policy and thread. Never raises for an odd page.

    `markup` is the source of an HTML document, for the extraction library; without it our own extraction stands in.
    What a library cannot do is a note of the page. The language is left to a later stage, save as evidence
    `language:declared`.
    """
    found = read_html(document, markup) if document.form == "html" else read_dump(document)
    return Page(
        id=page_id(capture, TEXT_VERSION),
        capture=capture,
        form=document.form,
        text=document.text,
        text_version=TEXT_VERSION,
        title=found.title,
        published=found.published,
        updated=found.updated,
        bylines=found.bylines,
        outlet=found.outlet,
        canonical=found.canonical,
        original=found.original,
        section=found.section,
        tags=found.tags,
        licence=found.licence,
        dateline=found.dateline,
        blocks=found.blocks,
        credits=tuple(found.credits),
        pictures=found.pictures,
        policy=found.policy,
        comments=tuple(found.comments),
        thread_elsewhere=found.thread_elsewhere,
        hidden=document.hidden_spans(),
        evidence=tuple(found.evidence),
        notes=(*document.notes, *found.notes),
        made_by=ANATOMY,
    )
