"""Forum: the page's discussion policy as rules, and what of its comments seems to break them."""

from onrecord.forum.findings import findings
from onrecord.forum.rules import CHECKERS, FORUM, rules

__all__ = ["CHECKERS", "FORUM", "findings", "rules"]
