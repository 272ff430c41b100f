"""The page contract: one JSON line a page, and the JSON Schema of every line that onrecord prints."""

from collections.abc import Iterable
from typing import Any

import msgspec

from onrecord.records import (
    Actor,
    Agreement,
    Block,
    Comment,
    Credit,
    Dateline,
    Dispute,
    Evidence,
    Failure,
    Finding,
    Judgement,
    Matter,
    Page,
    PageId,
    Position,
    Record,
    Rule,
    SideStanding,
    Span,
    Statement,
    Story,
    Utterance,
)

__all__ = ["LINES", "PageLine", "page_line", "schema"]


class PageLine(Record, frozen=True, kw_only=True):
    """One line of `onrecord read` and of the page lines of an export."""

    page: PageId
    place: str = msgspec.field(name="from")
    sightings: int
    address: str
    text: str
    text_version: str
    form: str
    language: str | None
    title: str | None
    published: str | None
    updated: str | None = None
    bylines: tuple[str, ...] = ()
    outlet: str | None = None
    canonical: str | None = None
    original: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    licence: str | None = None
    dateline: Dateline | None = None
    blocks: tuple[Block, ...] = ()
    credits: tuple[Credit, ...] = ()
    policy: tuple[Span, ...] | None = None
    comments: tuple[Comment, ...] = ()
    thread_elsewhere: str | None = None
    hidden: tuple[Span, ...] = ()
    statements: tuple[Statement, ...] = ()
    rules: tuple[Rule, ...] = ()
    findings: tuple[Finding, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[Evidence, ...] = ()
    made_by: str = ""


LINES: dict[str, type[Record]] = {
    "page": PageLine,
    "statement": Statement,
    "story": Story,
    "utterance": Utterance,
    "actor": Actor,
    "matter": Matter,
    "position": Position,
    "dispute": Dispute,
    "standing": SideStanding,
    "agreement": Agreement,
    "finding": Finding,
    "judgement": Judgement,
    "failure": Failure,
}
"""Every contract by name."""


def page_line(
    page: Page,
    *,
    place: str,
    sightings: int,
    address: str,
    statements: Iterable[Statement] = (),
    rules: Iterable[Rule] = (),
    findings: Iterable[Finding] = (),
) -> PageLine:
    """Return the line of `page`, seen `sightings` times, first (by name) at `place`."""
    fields = {name: getattr(page, name) for name in PageLine.__struct_fields__ if name in Page.__struct_fields__}
    return PageLine(
        page=page.id,
        place=place,
        sightings=sightings,
        address=address,
        statements=tuple(statements),
        rules=tuple(rules),
        findings=tuple(findings),
        **fields,
    )


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of all contracts: `$defs`, and one property a contract."""
    references, definitions = msgspec.json.schema_components(list(LINES.values()), ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "onrecord",
        "description": "Lines that onrecord prints. Fields may be added, never changed; readers ignore unknown ones.",
        "type": "object",
        "properties": dict(zip(LINES, references, strict=True)),
        "$defs": definitions,
    }
