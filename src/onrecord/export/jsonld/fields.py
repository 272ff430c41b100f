"""What nodes are made of: ids, dates, shares, addresses, and words in their page."""

import re
from typing import Any
from urllib.parse import quote, urlsplit

from onrecord.export.jsonld.context import URN
from onrecord.ledger import PageSummary
from onrecord.records import PageId, Span

__all__ = ["Node", "date", "decimal", "node", "target", "urn", "web_address"]

Node = dict[str, Any]

AROUND = 32
"""Code points of the text before and after the words that a quote selector gives, to find them in another text."""

ADDRESS = re.compile(r"https?://[^\x00-\x20\x7f-\xa0<>\"{}|\\^`\s]+", re.IGNORECASE)
DATES = (
    (re.compile(r"\d{4}", re.ASCII), "xsd:gYear"),
    (re.compile(r"\d{4}-\d\d", re.ASCII), "xsd:gYearMonth"),
    (re.compile(r"\d{4}-\d\d-\d\d", re.ASCII), "xsd:date"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?", re.ASCII), "xsd:dateTime"),
)


def urn(kind: str, name: str) -> str:
    """Return the id of a node of ours."""
    return f"{URN}{kind}:{quote(name, safe='@')}"


def node(**fields: object) -> Node:
    """Return the fields that hold something."""
    return {key: value for key, value in fields.items() if value is not None and value not in ([], ())}


def target(page: PageId, span: Span, text: str, **fields: object) -> Node:
    """Return the words at `span` of a page, by their place and by themselves."""
    start, end = span
    position = node(type="oa:TextPositionSelector", start=start, end=end)
    words = node(
        type="oa:TextQuoteSelector",
        exact=text[start:end],
        prefix=text[max(0, start - AROUND) : start],
        suffix=text[end : end + AROUND],
    )
    return node(type="oa:SpecificResource", source=urn("page", page), selector=[position, words], **fields)


def web_address(row: PageSummary) -> str | None:
    """Return the page's address where it is one of the web: what a page declares may be anything."""
    for place in (row.address, row.place):
        if ADDRESS.fullmatch(place):
            try:
                if urlsplit(place).hostname:
                    return place
            except ValueError:
                continue
    return None


def date(value: str | None) -> Node | str | None:
    """Return an ISO 8601 date with its type; what is no such date comes back as it is."""
    kind = next((kind for pattern, kind in DATES if value and pattern.fullmatch(value)), None)
    return {"@type": kind, "@value": value} if kind else value


def decimal(value: float) -> str:
    """Return a share as text: JSON-LD would write a number as a power of ten, which is no decimal."""
    return f"{value:.2f}"
