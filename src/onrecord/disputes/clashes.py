"""Clashes of number and date: one measured thing or one event, two figures."""

from collections.abc import Iterator

from onrecord.disputes.claims import Claim
from onrecord.disputes.nearness import Index, days_between, gap, may_dispute
from onrecord.disputes.pairs import ClaimPair, weighed
from onrecord.disputes.senses import sense
from onrecord.disputes.vetoes import one_measure, speakers_known
from onrecord.disputes.words import root
from onrecord.records import Reason

__all__ = ["clashes", "unit_keys"]

NEAR = 1200
DAYS = 7
ROUNDING = 0.1
"""Figures within a tenth of one another are rounding, not a clash."""
SAME_SORT = 10.0
"""A bare figure that answers another is at most so many times larger or smaller."""
SHARED_NEAR, SHARED_FAR = 1, 3
"""Senses beside the unit that two counts must share: side by side, and on two pages."""
SHARED_DATES = 2
SHORTEST_VERB = 4
COUNTED = frozenset("people men women children percent dead injured hectare metre litre tonne".split())
"""Nouns that a figure counts though they end in no plural s."""
BARE_WORDS = 4
"""Words that carry content in a clause which only gives a figure."""
OCCASIONS = frozenset({"occasion", "time"})
MEETING = sense("meet")
GATHERINGS = frozenset("again next round".split())
"""Words that make a meeting the next one."""
FIGURES = frozenset("date day figure number total".split())
POINTS = frozenset({"it", "this", "that", "they", "these", "those"})


def clashes(index: Index) -> Iterator[ClaimPair]:
    """Yield for each claim with a figure or date the nearest one that gives another for the same."""
    for at, claim in enumerate(index.claims):
        if claim.negated or claim.condition:
            continue
        found = [_bare(index, at), _number(index, at), _date(index, at)]
        rows = [pair for pair in found if pair is not None]
        if rows:
            yield min(rows, key=lambda pair: pair.order)


def unit_keys(claim: Claim) -> list[str]:
    """Return the keys under which claims that count the same thing are found."""
    return sorted({f"#{_unit(claim, unit)}" for _, unit in claim.numbers})


def _answerable(a: Claim, b: Claim) -> bool:
    plain = speakers_known(a, b, both=True) and not a.negated and not a.condition
    return plain and may_dispute(a, b) and one_measure(a, b)


def _number(index: Index, at: int) -> ClaimPair | None:
    own = index.claims[at]
    best: tuple[int, ClaimPair] | None = None
    for other in sorted(index.with_keys(at, unit_keys(own))):
        claim = index.claims[other]
        if other > at or not _answerable(claim, own):
            continue
        apart = days_between(claim, own)
        near = gap(claim, own) <= NEAR
        shared = (claim.roots & own.roots) - claim.parties - own.parties
        for value, unit in claim.numbers:
            for mine, my_unit in own.numbers:
                kind = _unit(own, my_unit)
                if kind != _unit(claim, unit) or abs(value - mine) <= ROUNDING * max(value, mine):
                    continue
                needed = SHARED_NEAR if near else SHARED_FAR
                if len(shared - {kind}) < needed and not (near and unit != my_unit):
                    continue
                if not near and (apart is None or apart > DAYS):
                    continue
                text = f"{value:g} / {mine:g} {kind}"
                key = 0 if near else 1 + (apart or 0)
                if best is None or key < best[0]:
                    best = key, _pair(claim, own, "number", text, 0.6 if near else 0.5, shared)
    return best[1] if best else None


def _unit(claim: Claim, unit: str) -> str:
    """Return what is counted: "reported on three occasions" counts reports."""
    if unit not in OCCASIONS:
        return root(unit)
    words = [word.low for word in claim.clause.tokens]
    verbs = [low for low in words if low.endswith("ed") and len(low) > 4]
    return root(verbs[-1]) if verbs else root(unit)


def _bare(index: Index, at: int) -> ClaimPair | None:
    """Return the pair of a clause that only gives a figure or date with the fuller one just before it."""
    own = index.claims[at]
    if own.index or len(own.roots - own.parties) > BARE_WORDS:
        return None
    figure = _lone_figure(own)
    lows = [word.low for word in own.clause.tokens[:3]]
    dated = len(own.dates) == 1 and (lows[0] in POINTS or not FIGURES.isdisjoint(lows))
    if figure is None and not dated:
        return None
    for other in index.before(at):
        claim = index.claims[other]
        if not _answerable(claim, own):
            continue
        if dated and len(claim.dates) == 1:
            if claim.dates != own.dates:
                return _pair(claim, own, "date", f"{claim.dates[0]} / {own.dates[0]}", 0.65, frozenset())
            return None
        if figure is not None and len(claim.numbers) == 1:
            value, unit = claim.numbers[0]
            ratio = max(value, figure) / max(1e-9, min(value, figure))
            if 1 + ROUNDING < ratio <= SAME_SORT:
                return _pair(claim, own, "number", f"{value:g} / {figure:g} {unit}", 0.6, frozenset())
            return None
    return None


def _lone_figure(claim: Claim) -> float | None:
    """Return the one number in figures that ends a clause, or stands before its last word."""
    rows = [(at, word.low) for at, word in enumerate(claim.clause.tokens) if word.low[0].isdigit()]
    if len(rows) != 1 or claim.dates:
        return None
    at, low = rows[0]
    follow = [word.low for word in claim.clause.tokens[at + 1 :]]
    # "90 nets" counts something else; "210 arrive" counts what was counted before
    if follow and (follow[0].endswith("s") or len(follow[0]) < SHORTEST_VERB or follow[0] in COUNTED):
        return None
    whole = low.replace(",", "")
    if at < len(claim.clause.tokens) - 2 or not whole.isascii() or not whole.isdigit() or len(whole) > 12:
        return None
    return float(whole)


def _date(index: Index, at: int) -> ClaimPair | None:
    own = index.claims[at]
    if len(own.dates) != 1:
        return None
    best: tuple[int, ClaimPair] | None = None
    for other in sorted(index.with_keys(at, sorted(own.roots - own.parties))):
        claim = index.claims[other]
        if other > at or len(claim.dates) != 1 or claim.dates == own.dates or not _answerable(claim, own):
            continue
        apart = days_between(claim, own)
        near = gap(claim, own) <= NEAR
        if not near and (apart is None or apart > DAYS):
            continue
        shared = (claim.roots & own.roots) - claim.parties - own.parties
        named = frozenset(claim.dates[0].split("-")) | frozenset(own.dates[0].split("-"))
        told = shared - named - MONTH_SENSES
        if len(told) >= SHARED_DATES or (_next_meeting(claim) and _next_meeting(own)):
            text = f"{claim.dates[0]} / {own.dates[0]}"
            key = 0 if near else 1 + (apart or 0)
            if best is None or key < best[0]:
                best = key, _pair(claim, own, "date", text, 0.65 if near else 0.6, told)
    return best[1] if best else None


def _next_meeting(claim: Claim) -> bool:
    return MEETING in claim.roots and any(word.low in GATHERINGS for word in claim.clause.tokens)


MONTH_SENSES = frozenset(
    sense(month)
    for month in "january february march april may june july august september october november december".split()
)


def _pair(a: Claim, b: Claim, code: str, text: str, base: float, shared: frozenset[str]) -> ClaimPair:
    return ClaimPair(a, b, Reason(code=code, text=text), weighed(base, a, b), False, shared)
