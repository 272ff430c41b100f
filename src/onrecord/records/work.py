"""What the page stages make of one capture, to be stored in one transaction."""

from onrecord.records.base import PageId, Record
from onrecord.records.decisions import Failure
from onrecord.records.forum import Finding, Rule
from onrecord.records.pages import Evidence, Page
from onrecord.records.statements import Mention, Statement

__all__ = ["Origin", "PageWork", "Sketch"]


class Origin(Record, frozen=True, kw_only=True):
    """A name that a page gives for where its report comes from, and the line that gives it."""

    name: str
    evidence: Evidence
    whole: bool
    """The report as a whole comes from there, rather than a part of it."""
    agency: bool = False
    """An agency's sign: what every customer of the agency prints alike."""


class Sketch(Record, frozen=True, kw_only=True):
    """What lineage keeps of a page, so that it need not read the page again to place it.

    `hashes` are the sampled 64-bit hashes of the word runs of the body, quotations stripped; `blocks` those of whole
    blocks of the body. Both are sorted, eight bytes each, little-endian.
    """

    page: PageId
    words: int
    """Words of the body that are outside quotations."""
    hashes: bytes
    blocks: bytes = b""
    origins: tuple[Origin, ...] = ()
    bylines: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    """Addresses that the page gives for itself or for its report's origin."""
    digest: str = ""
    """A hash of all that lineage reads of the page: the same where nothing of it changed."""
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
