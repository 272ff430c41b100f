"""`length@1`: comments longer than the policy's stated limit."""

from collections.abc import Sequence

from onrecord.forum.hits import Hit
from onrecord.forum.limits import length_limit
from onrecord.forum.reading import Reading
from onrecord.records import Basis, FindingGrade, Rule

__all__ = ["CHECKER", "check"]

CHECKER = "length@1"
DOUBTFUL = 1.1
"""Above the limit by less than this, sites may count otherwise (spaces, line breaks, addresses)."""


def check(readings: Sequence[Reading], rules: Sequence[Rule]) -> list[Hit]:
    """Return one hit for each comment over the limit; none where no rule states a number."""
    found = next(
        ((rule, limit) for rule in rules if rule.name == "length" and (limit := length_limit(rule.words))), None
    )
    if found is None:
        return []
    rule, limit = found
    out: list[Hit] = []
    for reading in readings:
        body = reading.comment.body
        count = len(reading.words) + len(reading.links) if limit.unit == "words" else body.length
        if count > limit.most:
            out.append(
                Hit(
                    comment=reading.comment,
                    rule="length",
                    span=body,
                    grade=FindingGrade.CERTAIN if count > limit.most * DOUBTFUL else FindingGrade.LIKELY,
                    checker=CHECKER,
                    text=f"{count} {limit.unit}; the policy allows {limit.most}",
                    basis=Basis.POLICY,
                    clause=rule,
                )
            )
    return out
