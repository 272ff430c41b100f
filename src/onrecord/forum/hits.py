"""What a checker reports, before it becomes a finding; and the rules that a checker looks up."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.records import Basis, Comment, FindingGrade, Rule, Span

__all__ = ["Hit", "against", "ban", "softer"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found in one comment. `rule` names what the checker looks for; `clause` is the rule it breaks."""

    comment: Comment
    rule: str
    span: Span
    grade: FindingGrade
    checker: str
    text: str
    basis: Basis = Basis.NOTICE
    clause: Rule | None = None


def ban(rules: Sequence[Rule], *names: str) -> Rule | None:
    """Return the first rule on one of `names` that forbids; those that a checker can decide come first."""
    fitting = [rule for rule in rules if rule.name in names and not rule.allows]
    return min(fitting, key=lambda rule: (names.index(rule.name), not rule.checkers, rule.span), default=None)


def against(rule: Rule | None, otherwise: Basis = Basis.NOTICE) -> Basis:
    """Return the basis of a finding: the policy where a rule forbids it, else `otherwise`."""
    return Basis.POLICY if rule is not None else otherwise


def softer(grade: FindingGrade, rule: Rule | None) -> FindingGrade:
    """Return `grade`, a step lower where the clause asks for manners only and no checker can decide it."""
    if rule is None or rule.checkers:
        return grade
    return FindingGrade.LIKELY if grade is FindingGrade.CERTAIN else FindingGrade.LOOK
