"""What stands around a verb of saying: to whom, when and where it was said; times resolved against the page's date."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.attribution.tagger import Draft
from onrecord.records import Page, SaidAt, Span

__all__ = ["Circumstances", "circumstances", "resolve_time"]

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
MONTH_OF = {m[:3].lower(): n for n, m in enumerate(MONTHS, 1)}
DAY = "|".join(DAYS)
MONTH = "|".join(f"{m}|{m[:3]}\\.|{m[:4]}\\." for m in MONTHS)
EXPRESSION = re.compile(
    rf"\b(?:(?:on|late on|early on|last|this|next|late|early)\s)?(?:{DAY})(?:\s(?:morning|afternoon|evening|night))?\b"
    rf"(?:,\s(?:{MONTH})\s\d{{1,2}}\b(?:,\s\d{{4}}\b)?|,?\s\d{{1,2}}\s(?:{MONTH})(?:\s\d{{4}}\b)?)?"
    rf"|\b(?:on\s)?\d{{1,2}}\s(?:{MONTH})\b(?:,?\s\d{{4}}\b)?"
    rf"|\b(?:on|in|since|early in|late in|in early|in mid|in late)[\s-](?:{MONTH})"
    rf"(?:\s\d{{1,2}}\b)?(?:,?\s(?:\d{{4}}\b|last year|this year))?"
    rf"|\b(?:{MONTH})\s\d{{1,2}}\b(?:,\s\d{{4}}\b)?"
    r"|\b(?:earlier |later )?(?:yesterday|today|tonight)\b"
    r"|\b(?:(?:earlier|late|early|later)\s)?(?:last|this|next)"
    r"\s(?:year|month|week|night|morning|afternoon|evening|spring|summer|autumn|fall|winter)\b"
    r"|\b(?:at|over) the weekend\b|\bearlier in the (?:day|week|month|year)\b|\bthe (?:day|week|month|year) before\b"
    r"|\b(?:an?|one|two|three|four|five|six|seven|\d{1,2})\s(?:days?|weeks?|months?|years?)\s(?:ago|earlier)\b"
    r"|\bin\s(?:19|20)\d\d\b"
)
SMALL = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
OCCASION = re.compile(
    r"\b(?:at|during|in)\s(?:an?|the|his|her|their|last|this)\s(?:[\w’'-]+\s){0,4}?"
    r"(?:roundtable|conference|meeting|briefing|interview|speech|statement|hearing|summit|rally|debate|session|"
    r"address|call|forum|testimony|letter|article|remarks|event|press\sconference)\b"
)
ADDRESSEE = re.compile(
    r"^\s*(?P<to>[^,:;“”\"]{2,80}?)(?=\s+(?:on|in|at|during|that|late|early|after|by|last|over)\b|[,:;“\"]|\s*$)"
)
TELLING = re.compile(
    r"^(?:told|tells?|telling|asked|asks?|asking|warned|warns?|warning|assured|reminded|informed|urged)$", re.I
)
SAYING_TO = re.compile(r"^\s+to\s(?P<to>(?:the\s)?[\w’' -]{2,60}?)(?=\s+(?:on|in|at|that)\b|[,:;.“\"]|$)")
REACH = 220
"""Code points on each side of the cue in which a time or an occasion counts, within its sentence."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """To whom, when and at what occasion."""

    to: str | None = None
    said_at: SaidAt | None = None
    occasion: str | None = None


def circumstances(page: Page, draft: Draft, near: Sequence[Draft] = ()) -> Circumstances:
    """Return what stands around the draft's cue, outside its content and those of the statements `near` it."""
    if draft.cue is None:
        return Circumstances()
    gaps = _around(page, draft, near)
    said_at = None
    occasion = None
    for gap in gaps:
        if said_at is None:
            match = EXPRESSION.search(page.text, gap.start, gap.end)
            if match is not None:
                value, basis = resolve_time(match.group(), page.published)
                said_at = SaidAt(span=_without_on(match.span(), page.text), value=value, basis=basis)
        if occasion is None:
            found = OCCASION.search(page.text, gap.start, gap.end)
            if found is not None:
                occasion = found.group()
    return Circumstances(_addressee(page.text, draft), said_at, occasion)


def _without_on(found: tuple[int, int], text: str) -> Span:
    start, end = found
    for lead in ("on ", "in "):
        if text.startswith(lead, start):
            start += len(lead)
    return Span(start, end)


def _block_of(page: Page, cue: Span) -> Span:
    """Return the span of the block that holds `cue`; blocks stand in text order."""
    k = bisect_right(page.blocks, cue.start, key=lambda block: block.span.start) - 1
    return page.blocks[k].span if k >= 0 and page.blocks[k].span.holds(cue) else cue


def _around(page: Page, draft: Draft, near: Sequence[Draft]) -> list[Span]:
    """Return the runs of the cue's sentence outside the content, the nearest first."""
    cue = draft.cue
    if cue is None:
        return []
    text = page.text
    block = _block_of(page, cue)
    start = max(block.start, cue.start - REACH)
    end = min(block.end, cue.end + REACH)
    for match in re.finditer(r"[.?!][”’\"']?\s+(?=[A-Z“‘\"])", text[start:end]):
        at = start + match.end()
        if at <= (draft.source.start if draft.source and draft.source.start < cue.start else cue.start):
            start = max(start, at) if at <= cue.start else start
        elif at > cue.end:
            end = at
            break
    for span in (*draft.content, *(piece for other in near for piece in other.content)):
        if span.end <= cue.start:
            start = max(start, span.end)
        elif span.start >= cue.end:
            end = min(end, span.start)
    return [Span(cue.end, end), Span(start, cue.start)]


def _addressee(text: str, draft: Draft) -> str | None:
    cue = draft.cue
    if cue is None:
        return None
    following = [span.start for span in draft.content if span.start >= cue.end]
    end = following[0] if following else min(len(text), cue.end + 80)
    inverted = draft.source is not None and cue.end <= draft.source.start < end
    begin = draft.source.end if draft.source is not None and inverted else cue.end
    line = text[begin : min(end, begin + 160)].split("\n", maxsplit=1)[0]
    if TELLING.match(cue.of(text)):
        match = ADDRESSEE.match(line)
        words = match.group("to").strip() if match else ""
        return (
            words
            if words and words.split()[0].lower() not in ("that", "on", "in", "at", "to", "whether", "for")
            else None
        )
    match = SAYING_TO.match(line)
    return match.group("to") if match and not match.group("to").startswith("be ") else None


def resolve_time(words: str, published: str | None) -> tuple[str | None, str]:
    """Return the ISO 8601 value of a time expression and what it was resolved against.

    A weekday is the last one not after the page's date; a month without a year the last one begun by then. Years alone
    and full dates need no page date. "Last week" is the month that holds it, if one does: values are compared as text,
    which ISO weeks would upset. A weekend, a season and "the day before" are left without a value.
    """
    full = re.search(rf"({MONTH})\s(\d{{1,2}}),?\s(\d{{4}})", words)
    if full:
        return _iso(int(full.group(3)), MONTH_OF[full.group(1)[:3].lower()], int(full.group(2))), "full date"
    first = re.search(rf"(\d{{1,2}})\s({MONTH}),?\s(\d{{4}})", words)
    if first:
        return _iso(int(first.group(3)), MONTH_OF[first.group(2)[:3].lower()], int(first.group(1))), "full date"
    month = re.search(rf"\b({MONTH})", words)
    year = re.search(r"\b((?:19|20)\d\d)\b", words)
    if year and month:
        return f"{year.group(1)}-{MONTH_OF[month.group(1)[:3].lower()]:02d}", "full date"
    if year:
        return year.group(1), "full date"
    try:
        base = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None, "no published date"
    return _relative(words.lower(), base, month.group(1) if month else None), f"published {base.isoformat()}"


def _relative(low: str, base: date, month: str | None) -> str | None:
    for number, name in enumerate(DAYS):
        if month is None and name.lower() in low:
            back = (base.weekday() - number) % 7
            if low.startswith("next"):
                return (base + timedelta(days=(number - base.weekday() - 1) % 7 + 1)).isoformat()
            return (base - timedelta(days=back)).isoformat()
    if month is not None:
        n = MONTH_OF[month[:3].lower()]
        day = re.search(r"\b(\d{1,2})\b", low)
        year = base.year - 1 if "last year" in low or (n > base.month and "this year" not in low) else base.year
        return _iso(year, n, int(day.group(1))) if day else f"{year}-{n:02d}"
    if "yesterday" in low or "last night" in low:
        return (base - timedelta(days=1)).isoformat()
    if low.endswith("before") or "weekend" in low:
        return None
    if any(word in low for word in ("today", "tonight", "this morning", "this afternoon", "this evening", "the day")):
        return base.isoformat()
    ago = re.search(r"(\w+)\s(day|week|month|year)s?\s(?:ago|earlier)", low)
    if ago:
        count = SMALL.get(ago.group(1)) or int(ago.group(1))
        return _back(base, count, ago.group(2))
    step = -1 if "last" in low else 1 if "next" in low else 0
    if "year" in low:
        return str(base.year + step)
    if "month" in low:
        return _back(base, -step, "month")
    if "week" in low:
        monday = base + timedelta(weeks=step, days=-base.weekday())
        return f"{monday:%Y-%m}" if (monday + timedelta(days=6)).month == monday.month else None
    return None


def _back(base: date, count: int, unit: str) -> str:
    if unit in ("day", "week"):
        return (base - timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
    if unit == "year":
        return str(base.year - count)
    months = base.year * 12 + base.month - 1 - count
    return f"{months // 12}-{months % 12 + 1:02d}"


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
