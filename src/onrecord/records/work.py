"""What the page stages make of one capture, to be stored in one transaction."""

from onrecord.records.base import PageId, Record
from onrecord.records.decisions import Failure
from onrecord.records.forum import Finding, Rule
from onrecord.records.pages import Page
from onrecord.records.statements import Mention, Statement

__all__ = ["PageWork", "Sketch"]


class Sketch(Record, frozen=True, kw_only=True):
    """The hashed word n-grams of a page's body, quotations stripped, by which copies are found.

    `hashes` are the sampled 64-bit hashes, sorted, eight bytes each, little-endian.
    """

    page: PageId
    words: int
    """Words of the body that are outside quotations."""
    hashes: bytes
    made_by: str


class PageWork(Record, frozen=True, kw_only=True):
    """Everything derived from one capture alone. `made` names the stages, their versions and the settings."""

    page: Page
    statements: tuple[Statement, ...] = ()
    mentions: tuple[Mention, ...] = ()
    rules: tuple[Rule, ...] = ()
    findings: tuple[Finding, ...] = ()
    sketch: Sketch | None = None
    failures: tuple[Failure, ...] = ()
    made: str
