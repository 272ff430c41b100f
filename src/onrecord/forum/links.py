"""`links@1`: web addresses where the policy bans or counts them, and addresses amid words of selling."""

import re
from collections.abc import Sequence

from onrecord.forum.hits import Hit, against, ban
from onrecord.forum.limits import Limit, link_limit
from onrecord.forum.reading import Reading
from onrecord.records import FindingGrade, Rule, hull

__all__ = ["CHECKER", "check"]

CHECKER = "links@1"
MANY = 3
"""Links in one comment that are worth a notice where the policy says nothing of them."""
SELLING = re.compile(
    r"\b(?:offers?|prices?|discounts?|sale|free (?:delivery|shipping|trial)|cheap(?:est)?|bargains?|deals?|buy|"
    r"order (?:now|today|online)|only (?:today|this week)|we (?:deliver|ship|install|offer|sell)|deliver(?:y|"
    r"ed)|coupon|"
    r"promo(?: code)?|click here|work from home|earn money|guaranteed|shop|from \d{1,6} \w{3,12})\b|\d ?% off",
    re.IGNORECASE,
)
WINDOW = 400
"""Code points on either side of a link in which words of selling are looked for."""


def check(page_text: str, readings: Sequence[Reading], rules: Sequence[Rule]) -> list[Hit]:
    """Return at most one hit for each comment: a banned link, too many links, or an advertisement."""
    banned, selling = ban(rules, "links"), ban(rules, "advertising")
    counted = next(((rule, limit.most) for rule in rules if (limit := _limit(rule)) is not None), None)
    if counted is not None and banned is counted[0]:
        banned = None
    out: list[Hit] = []
    for reading in readings:
        if not reading.links:
            continue
        found = len(reading.links)
        many = "1 link" if found == 1 else f"{found} links"
        sold = _selling(page_text, reading)
        words = ", ".join(f"“{word}”" for word in sold[:3])
        if banned is not None:
            out.append(_hit(reading, FindingGrade.CERTAIN, f"{many}; the policy wants none", banned))
        elif counted is not None and found > counted[1]:
            out.append(_hit(reading, FindingGrade.CERTAIN, f"{many}; the policy allows {counted[1]}", counted[0]))
        elif sold:
            grade = FindingGrade.LIKELY if len(sold) > 1 else FindingGrade.LOOK
            out.append(_hit(reading, grade, f"{many} beside words of selling ({words}): an advertisement", selling))
        elif counted is None and found >= MANY:
            out.append(_hit(reading, FindingGrade.LOOK, f"{many} in one comment", None))
    return out


def _limit(rule: Rule) -> Limit | None:
    return link_limit(rule.words) if rule.name == "links" else None


def _selling(text: str, reading: Reading) -> list[str]:
    """Return the words of selling near the comment's links, each once, in text order."""
    near = hull(reading.links)
    start = max(reading.comment.body.start, near.start - WINDOW)
    stop = min(reading.comment.body.end, near.end + WINDOW)
    out: dict[str, None] = {}
    for match in SELLING.finditer(text, start, stop):
        if not reading.in_link(match.start()) and not reading.in_quotes(match.start()):
            out.setdefault(match.group().lower())
    return list(out)


def _hit(reading: Reading, grade: FindingGrade, text: str, rule: Rule | None) -> Hit:
    return Hit(
        comment=reading.comment,
        rule="links",
        span=hull(reading.links),
        grade=grade,
        checker=CHECKER,
        text=text,
        basis=against(rule),
        clause=rule,
    )
