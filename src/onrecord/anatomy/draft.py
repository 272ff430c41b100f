"""What anatomy finds on one page, before it becomes the record."""

from dataclasses import dataclass, field

from onrecord.records import Block, Comment, Credit, Dateline, Evidence, Picture, Span

__all__ = ["Anatomy"]


@dataclass(slots=True)
class Anatomy:
    """The parts of one page as they are found; `page.read_page` makes the record of them."""

    blocks: tuple[Block, ...] = ()
    comments: list[Comment] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    pictures: tuple[Picture, ...] = ()
    policy: tuple[Span, ...] | None = None
    dateline: Dateline | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    bylines: tuple[str, ...] = ()
    outlet: str | None = None
    canonical: str | None = None
    original: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    licence: str | None = None
    thread_elsewhere: str | None = None
    evidence: list[Evidence] = field(default_factory=list)
    notes: list[Evidence] = field(default_factory=list)
