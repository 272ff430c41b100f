"""The page's discussion policy as rules, and what comments seem to break."""

import msgspec

from onrecord.records.base import FindingId, PageId, Record, RuleId
from onrecord.records.kinds import Basis, FindingGrade
from onrecord.records.spans import Span

__all__ = ["Finding", "Rule"]


class Rule(Record, frozen=True, kw_only=True):
    """One clause of a page's discussion policy, quoted, and the checkers that can decide it."""

    id: RuleId = msgspec.field(name="rule")
    page: PageId
    name: str
    """What it is about, such as `profanity` or `links`; `other` where none of ours fits."""
    allows: bool = False
    """A permission ("links are welcome") rather than a ban."""
    span: Span
    words: str
    checkers: tuple[str, ...] = ()
    """Empty: no checker can decide it, and the report says so."""
    made_by: str


class Finding(Record, frozen=True, kw_only=True):
    """A comment's span that seems to break the page's policy, or a notice where no clause is at stake."""

    id: FindingId = msgspec.field(name="finding")
    page: PageId
    comment: str
    basis: Basis
    rule: str
    clause: Span | None = None
    clause_words: str | None = None
    span: Span
    words: str
    grade: FindingGrade
    checker: str
    text: str
    """What was found, for people."""
