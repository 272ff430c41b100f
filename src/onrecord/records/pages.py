"""Captures, sightings and pages: what came in, where it was seen, and its text with every part labelled."""

from onrecord.records.base import CaptureId, PageId, Record, content_id
from onrecord.records.kinds import BlockKind, CreditKind
from onrecord.records.spans import Span

__all__ = [
    "Block",
    "Capture",
    "Comment",
    "Credit",
    "Dateline",
    "Evidence",
    "Fetch",
    "Page",
    "Picture",
    "Sighting",
    "page_id",
]


class Capture(Record, frozen=True, kw_only=True):
    """Bytes as they came, decoded from any transfer packing; `id` is their sha256 and they never change."""

    id: CaptureId
    size: int
    """Bytes."""


class Sighting(Record, frozen=True, kw_only=True):
    """One capture at one place and time."""

    capture: CaptureId
    place: str
    """The path as the user named it, folded (`a/./b` is `a/b`), or the address."""
    resolved: str
    """The place told apart from every other: an absolute path or an address. It never leaves the ledger."""
    at: str | None = None
    """When it was fetched, ISO 8601 UTC; None where the place does not tell."""


class Fetch(Record, frozen=True, kw_only=True):
    """What is kept of the last time that an address was fetched, so that a server is asked only for what is new."""

    address: str
    """As it was asked for, before any redirect."""
    capture: CaptureId
    at: str
    """ISO 8601 UTC."""
    etag: str | None = None
    modified: str | None = None
    """The Last-Modified header, as it came."""


class Evidence(Record, frozen=True, kw_only=True):
    """Why a thing was taken for what it is: a code, the words that decided, and where they stand if they do."""

    code: str
    text: str = ""
    span: Span | None = None


class Block(Record, frozen=True, kw_only=True):
    """A run of the page's text with one kind; blocks never overlap."""

    kind: BlockKind
    span: Span
    path: str = ""
    """The element's path, such as `/html/body/div[2]/p[1]`; empty in a text dump."""
    why: str = ""
    """The code of the rule or library that decided."""


class Credit(Record, frozen=True, kw_only=True):
    """A line that names where the report comes from."""

    span: Span
    names: str
    kind: CreditKind
    whole: bool = True
    """The report as a whole comes from there, rather than a part of it or what it was checked against."""


class Dateline(Record, frozen=True, kw_only=True):
    """Where a report was filed, and by which agency."""

    span: Span
    place: str
    agency: str | None = None


class Picture(Record, frozen=True, kw_only=True):
    """One picture of the report: its caption, the words that credit it, and its address; what is not told is None."""

    caption: Span | None
    """The whole caption, its credit included where one unit holds both."""
    credit: Span | None
    """The words that name who made or gave it, as printed, label and brackets included."""
    address: str | None
    """As the page gives it; it may be relative."""


class Comment(Record, frozen=True, kw_only=True):
    """One reader's answer, numbered as printed, nested answers counted `7.1`."""

    number: str
    parent: str | None
    author: str | None
    body: Span
    published: str | None = None
    """ISO 8601 where it resolves; None where it does not."""
    printed_time: str | None = None
    """The time as the page prints it."""
    votes: int | None = None
    removed: bool = False
    """Deleted or moderated: the body is the notice that stands in its place."""


class Page(Record, frozen=True, kw_only=True):
    """One capture's text and anatomy. `text[start:end]` is the stored words of every span."""

    id: PageId
    capture: CaptureId
    form: str
    """`html` or `text`, told from the bytes alone."""
    text: str
    text_version: str
    language: str | None = None
    """ISO 639-1; None where there is too little text to tell."""
    title: str | None = None
    published: str | None = None
    """ISO 8601: a date, or a date and time with its zone where the page gives one."""
    updated: str | None = None
    bylines: tuple[str, ...] = ()
    outlet: str | None = None
    canonical: str | None = None
    """The address that the page declares for itself; where it declares none, the one that its source gives."""
    original: str | None = None
    """The address that the page declares as its report's origin."""
    section: str | None = None
    tags: tuple[str, ...] = ()
    licence: str | None = None
    """The licence that the page states for itself: its short name ("CC BY-SA 4.0"), else its address or its words."""
    dateline: Dateline | None = None
    blocks: tuple[Block, ...] = ()
    credits: tuple[Credit, ...] = ()
    pictures: tuple[Picture, ...] = ()
    policy: tuple[Span, ...] | None = None
    comments: tuple[Comment, ...] = ()
    thread_elsewhere: str | None = None
    """The system that loads the thread by script, where the thread is not in the page."""
    hidden: tuple[Span, ...] = ()
    """Text that a browser does not show."""
    evidence: tuple[Evidence, ...] = ()
    """What decided the fields above; code `field:basis`."""
    notes: tuple[Evidence, ...] = ()
    """What could not be done, or was put right on the way (such as a broken encoding); and the headline's quoted words
    that stand nowhere in the body (`headline-words-missing`)."""
    made_by: str = ""

    def blocks_of(self, *kinds: BlockKind) -> list[Block]:
        """Return the blocks of the given kinds, in text order."""
        return [block for block in self.blocks if block.kind in kinds]


def page_id(capture: CaptureId, text_version: str) -> PageId:
    """Return the id of the page that `text_version` makes of `capture`."""
    return PageId(content_id("page", capture, text_version))
