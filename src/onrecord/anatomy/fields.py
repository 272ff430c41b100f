"""The page's dates and bylines, weighed: visible text first, then the head, then marks, text and address."""

from collections.abc import Sequence

from onrecord.anatomy.creditnames import own_name
from onrecord.anatomy.document import Document
from onrecord.anatomy.draft import Anatomy
from onrecord.anatomy.fallbacks import NEAR, address_date, marked_date, marked_names, text_date
from onrecord.anatomy.header import Header, choose_date
from onrecord.anatomy.lines import Line
from onrecord.anatomy.metadata import Declared
from onrecord.records import Evidence

__all__ = ["AFTER", "weigh_bylines", "weigh_dates"]

AFTER = 600
"""Characters after the report in which its date or author may stand."""


def weigh_dates(
    out: Anatomy,
    header: Header,
    found: Declared,
    document: Document,
    groups: Sequence[list[Line]],
    words: Sequence[str],
    report: Sequence[int],
) -> None:
    """Set when the page was published and updated, and the evidence that decided; `report` are the report's units."""
    out.published = choose_date("published", header.published, header.published_words, found.published, out.evidence)
    out.updated = choose_date("updated", header.updated, header.updated_words, found.updated, out.evidence)
    if out.published is None:
        end = groups[report[-1]][-1].span.end + AFTER if report else len(document.text)
        around: list[int] = []
        if report:
            around = [*range(max(0, report[0] - NEAR), report[0]), *report[:2], *report[-2:]]
            around += range(report[-1] + 1, min(len(groups), report[-1] + NEAR))
        marked = marked_date(document, end) or text_date(groups, words, around)
        by_address = None if marked else address_date(found.canonical)
        if marked is not None:
            out.published = marked[0]
            out.evidence.append(Evidence(code="published:nearby", text=marked[1][:300]))
        elif by_address is not None:
            out.published = by_address
            out.evidence.append(Evidence(code="published:address", text=(found.canonical or "")[:300]))
        elif out.updated is not None:
            out.published = out.updated
            out.evidence.append(Evidence(code="published:updated", text=out.updated))
    if out.updated == out.published:
        out.updated = None


def weigh_bylines(out: Anatomy, header: Header, found: Declared, document: Document, end: int) -> None:
    """Set who wrote the page, and the evidence that decided; `end` is where the report and what hangs on it ends."""

    def others(names: Sequence[str]) -> tuple[str, ...]:
        return tuple(name for name in names if not own_name(name, out.outlet, found.canonical))

    seen, declared = others(header.bylines), others(found.authors)
    out.evidence = [row for row in out.evidence if not row.code.startswith("bylines:") or declared]
    if seen:
        out.bylines = seen
        out.evidence = [row for row in out.evidence if not row.code.startswith("bylines:")]
        out.evidence.append(Evidence(code="bylines:visible", text="; ".join(seen)[:300]))
    elif declared:
        out.bylines = declared
    else:
        out.bylines = others(marked_names(document, out.outlet, end))
        if out.bylines:
            out.evidence.append(Evidence(code="bylines:marked", text="; ".join(out.bylines)[:300]))
