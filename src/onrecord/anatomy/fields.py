"""The page's dates and bylines, weighed: visible text first, then the head, then marks, text and address."""

from collections.abc import Sequence

from onrecord.anatomy.bylines import settled
from onrecord.anatomy.creditnames import own_name
from onrecord.anatomy.document import Document
from onrecord.anatomy.draft import Anatomy
from onrecord.anatomy.fallbacks import NEAR, address_date, marked_date, marked_names, text_date
from onrecord.anatomy.header import Header
from onrecord.anatomy.lines import Line
from onrecord.anatomy.metadata import Declared
from onrecord.anatomy.names import folded, reads_as_person
from onrecord.anatomy.printeddates import PrintedDate, Sure, best_date
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
    for name, declared in (("published", found.published), ("updated", found.updated)):
        printed = best_date(header.dates, declared, updated=name == "updated")
        if declared is None and (printed is None or printed.sure is Sure.STRAY):
            printed = best_date(header.late, declared, updated=name == "updated") or printed
        setattr(out, name, _chosen(name, printed, declared, document.text, out.evidence))
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


def _chosen(
    name: str, printed: PrintedDate | None, declared: str | None, text: str, evidence: list[Evidence]
) -> str | None:
    """Return the printed date where there is one, in the finer form where the declared one is the same day.

    `evidence` is amended: it says what decided.
    """
    if printed is None:
        return declared
    if declared and declared[:10] == printed.value[:10] and len(declared) > len(printed.value):
        return declared
    evidence[:] = [row for row in evidence if not row.code.startswith(f"{name}:")]
    evidence.append(Evidence(code=f"{name}:visible", text=printed.span.of(text), span=printed.span))
    return printed.value


def weigh_bylines(out: Anatomy, header: Header, found: Declared, document: Document, end: int) -> None:
    """Set who wrote the page, and the evidence that decided; `end` is where the report and what hangs on it ends.

    In order: the byline at the headline; who the data declare and the page prints; the byline after the report; a name
    beside the date; an element marked as an author's; who the data declare though nothing prints it. A name that only
    the head's meta elements give and nothing prints is of who made the site as often as not: it becomes a note.
    """

    def others(names: Sequence[str]) -> tuple[str, ...]:
        return tuple(name for name in names if not own_name(name, out.outlet, found.canonical))

    basis = next((row.code for row in out.evidence if row.code.startswith("bylines:")), "bylines:json-ld")
    out.evidence = [row for row in out.evidence if not row.code.startswith("bylines:")]
    declared = others(found.authors)
    shown = folded(_shown(document)) if declared else ""
    printed = bool(declared) and all(folded(name) in shown for name in declared)
    seen = settled(header.bylines)
    if printed and _people(declared) and not _people(seen):
        seen = ()
    if printed and seen and {folded(name) for name in seen} < {folded(name) for name in declared}:
        seen = ()  # the data name those of the byline and others that the page prints elsewhere
    late = settled(header.after)
    weak = others(settled(header.names_by_dates()))
    marked = () if seen or printed or late or weak else others(marked_names(document, out.outlet, end))
    for names, code in (
        (others(seen) or seen, "bylines:visible"),
        (declared if printed and (_people(declared) or not _people(late)) else (), basis),
        (others(late) or late, "bylines:after"),
        (weak, "bylines:beside"),
        (declared if basis != "bylines:meta" else (), basis),
        (marked, "bylines:marked"),
    ):
        if names:
            out.bylines = names
            out.evidence.append(Evidence(code=code, text="; ".join(names)[:300]))
            break
    if declared and not printed and basis == "bylines:meta":
        out.notes.append(Evidence(code="bylines:unprinted", text="; ".join(declared)[:300]))


def _people(names: Sequence[str]) -> bool:
    return any(reads_as_person(name) for name in names)


def _shown(document: Document) -> str:
    """Return the text that a browser shows."""
    out: list[str] = []
    last = 0
    for start, end in document.hidden_spans():
        out.append(document.text[last:start])
        last = max(last, end)
    return "".join([*out, document.text[last:]])
