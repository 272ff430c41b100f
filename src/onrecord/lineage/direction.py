"""Which of two pages with one report came first, and the facts that say so."""

from collections.abc import Sequence

from onrecord.lineage.names import listed_names, names_outlet, plain_name
from onrecord.lineage.pages import StoryPage, host_of
from onrecord.lineage.times import later, time_key
from onrecord.records import CreditKind, Evidence, Origin, Page, Record, Sketch

__all__ = ["Facts", "Verdict", "decide", "facts_of", "order_key", "origins_of", "same_missing", "whole_sources"]

ORIGINAL_LINK, CREDIT, AGENCY, BYLINE, CREDIT_ALONE, TIME, DAY, FULLER, ORDER = (
    0.97, 0.95, 0.93, 0.9, 0.9, 0.85, 0.75, 0.6, 0.5,
)  # fmt: skip
"""How sure each deciding fact is: set by hand, to be calibrated once judged pairs are at hand."""
FULLER_BY = 1.15
"""How many times the own words that the fuller of two pages must have."""


class Facts(Record, frozen=True, kw_only=True):
    """What a page says of itself that bears on which came first."""

    page: StoryPage
    sources: tuple[Origin, ...] = ()
    """Names other than its own outlet's, credit lines before the dateline."""
    bylines: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    """Addresses that it gives for the report's origin."""
    words: int = 0


class Verdict(Record, frozen=True, kw_only=True):
    """Whether the first of two pages was made from the second; what decided first in `evidence`."""

    copied: bool
    confidence: float
    evidence: tuple[Evidence, ...]


def origins_of(page: Page) -> tuple[Origin, ...]:
    """Return the names that `page` gives for where its report comes from, credit lines before the dateline."""
    sources: list[Origin] = []
    for credit in page.credits:
        names = listed_names(credit.names)
        evidence = Evidence(code="credit-line", text=credit.span.of(page.text), span=credit.span)
        # A line that lists several sources heads a round-up, which as a whole comes from none of them.
        whole = credit.whole and credit.kind is not CreditKind.ADAPTED and len(names) == 1
        agency = credit.kind is CreditKind.AGENCY
        sources.extend(Origin(name=name, evidence=evidence, whole=whole, agency=agency) for name in names)
    if page.dateline is not None and page.dateline.agency:
        line = page.dateline
        evidence = Evidence(code="dateline-agency", text=line.span.of(page.text), span=line.span)
        sources.append(Origin(name=page.dateline.agency, evidence=evidence, whole=True, agency=True))
    return tuple(row for row in sources if row.name.strip())


def facts_of(row: StoryPage, kept: Sketch | None) -> Facts:
    """Return what a page says of where its report comes from, names and addresses of its own left out."""
    if kept is None:
        return Facts(page=row)
    return Facts(
        page=row,
        sources=tuple(origin for origin in kept.origins if not names_outlet(origin.name, row.outlet, row.address)),
        bylines=kept.bylines,
        links=tuple(link for link in kept.links if link != row.address),
        words=kept.words,
    )


def order_key(page: StoryPage) -> tuple[str, str]:
    """Return the key of the total order of pages: by published time, unknown last, then by id."""
    return (time_key(page.published), page.id)


def decide(a: Facts, b: Facts) -> Verdict:
    """Tell whether `a` was made from `b`; swapping the two turns the answer, never the facts."""
    forward, backward = _claims(a, b), _claims(b, a)
    neutral, sign, sure = _neutral(a, b)
    best_forward = max((sure for sure, _ in forward), default=0.0)
    best_backward = max((sure for sure, _ in backward), default=0.0)
    if best_forward != best_backward:
        copied = best_forward > best_backward
        claims = sorted(forward if copied else backward, key=lambda row: -row[0])
        evidence = [fact for _, fact in claims]
        evidence += [neutral] if (sign > 0) == copied and neutral.code == "time" else []
        return Verdict(copied=copied, confidence=max(best_forward, best_backward), evidence=tuple(evidence))
    return Verdict(copied=sign > 0, confidence=sure, evidence=(neutral,))


def _claims(a: Facts, b: Facts) -> list[tuple[float, Evidence]]:
    """Return what says that `a` was made from `b`, with how sure each is."""
    out: list[tuple[float, Evidence]] = []
    for link in a.links:
        if link == b.page.address or (host_of(link) and host_of(link) == host_of(b.page.address)):
            out.append((ORIGINAL_LINK, Evidence(code="original-link", text=link)))
    for source in a.sources:
        if names_outlet(source.name, b.page.outlet, b.page.address):
            out.append((CREDIT if source.evidence.code == "credit-line" else AGENCY, source.evidence))
    for name in a.bylines:
        if not names_outlet(name, a.page.outlet, a.page.address) and names_outlet(name, b.page.outlet, b.page.address):
            out.append((BYLINE, Evidence(code="byline-agency", text=name)))
    unnamed = not b.page.outlet and not host_of(b.page.address)
    if not out and a.sources and not b.sources and unnamed:
        # Whoever tips a hat is the copy; the other may be the one that is named, for nothing says what outlet it is.
        out.append((CREDIT_ALONE, a.sources[0].evidence))
    return out


def _neutral(a: Facts, b: Facts) -> tuple[Evidence, int, float]:
    """Return the fact that decides without either naming the other; the sign is positive where `a` came later."""
    sign, exact = later(a.page.published, b.page.published)
    if sign:
        sure = TIME if exact else DAY
        first, last = (b, a) if sign > 0 else (a, b)
        return Evidence(code="time", text=f"{first.page.published} before {last.page.published}"), sign, sure
    if a.sources and not b.sources:
        return a.sources[0].evidence, 1, DAY
    if b.sources and not a.sources:
        return b.sources[0].evidence, -1, DAY
    small, large = sorted((a.words, b.words))
    if large > FULLER_BY * small:
        text = f"{large} words against {small}"
        return Evidence(code="completeness", text=text), 1 if a.words < b.words else -1, FULLER
    sign = 1 if order_key(a.page) > order_key(b.page) else -1
    return Evidence(code="order", text="nothing tells which came first"), sign, ORDER


def same_missing(a: Facts, b: Facts) -> Origin | None:
    """Return the source of the whole of `a` that `b` names too, and that is neither of the two; else None."""
    named = {plain_name(source.name) for source in b.sources if source.whole}
    for source in a.sources:
        if source.whole and plain_name(source.name) in named:
            return source
    return None


def whole_sources(row: Facts) -> Sequence[Origin]:
    """Return the sources that the report as a whole comes from."""
    return [source for source in row.sources if source.whole]
