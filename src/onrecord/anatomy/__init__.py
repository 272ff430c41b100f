"""Anatomy: capture to page: text, blocks, metadata, thread, policy."""

from onrecord.anatomy.document import (
    TEXT_VERSION,
    Document,
    Element,
    HostileMarkupError,
    html_document,
    text_document,
)
from onrecord.anatomy.page import ANATOMY, read_page
from onrecord.anatomy.sources import with_label

__all__ = [
    "ANATOMY",
    "TEXT_VERSION",
    "Document",
    "Element",
    "HostileMarkupError",
    "html_document",
    "read_page",
    "text_document",
    "with_label",
]
