"""Invented pages for the tests of anatomy."""

import hashlib

from onrecord.anatomy import html_document, read_page, text_document
from onrecord.records import BlockKind, CaptureId, Page

PARAGRAPHS = (
    "The ferry between the two islands will stop running in May, the harbour board said on Tuesday.",
    "“We have no captain and no engine,” board member Ola Rind told reporters at the quay.",
    "Rind said that talks with the yard had gone on for most of the winter without any result.",
    "The islanders have asked the county for a replacement and have not had an answer so far.",
)


def html_page(markup: str) -> Page:
    return read_page(_capture(markup), html_document(markup), markup)


def text_page(text: str) -> Page:
    return read_page(_capture(text), text_document(text))


def _capture(source: str) -> CaptureId:
    return CaptureId(hashlib.sha256(source.encode()).hexdigest())


def words_of(page: Page, kind: str) -> list[str]:
    return [block.span.of(page.text) for block in page.blocks_of(BlockKind(kind))]


def article(
    *, head: str = "", above: str = "", before: str = "", body: str = "", after: str = "", title: str = "Ferry Stops"
) -> str:
    paragraphs = body or "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    return (
        f"<html lang='en'><head><title>{title} | The Quay Paper</title>{head}</head><body>{above}<main><article>"
        f"<h1>{title}</h1>{before}<div class='text'>{paragraphs}</div>{after}</article></main></body></html>"
    )
