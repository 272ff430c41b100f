"""Plain words for what records say: dates, counts, acts, changes."""

import re
from collections.abc import Iterable

from onrecord.records import (
    Act,
    Basis,
    Copy,
    Evidence,
    FindingGrade,
    Grade,
    Polarity,
    Relation,
    Status,
    Variant,
    VariantKind,
    Verdict,
)

__all__ = [
    "ACTS",
    "BASES",
    "GRADES",
    "POLARITIES",
    "RELATIONS",
    "STATES",
    "STATUSES",
    "altered",
    "carried",
    "changed",
    "clip",
    "counted",
    "evidence",
    "listed",
    "noun",
    "plain_date",
    "shortened",
    "shown",
]

MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip
ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
# C0 and C1 controls but line breaks and tabs: a terminal would obey them.
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Embeddings, overrides and isolates reach beyond the words that they stand in; plain direction marks do not.
REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")

ACTS = {
    Act.ASSERTS: "asserts",
    Act.DENIES: "denies",
    Act.SUPPORTS: "supports",
    Act.REJECTS: "rejects",
    Act.ACCEPTS: "accepts",
    Act.DEMANDS: "demands",
    Act.PROMISES: "promises",
    Act.CONDITIONS: "sets a condition",
    Act.ACCUSES: "accuses",
    Act.THREATENS: "threatens",
    Act.PROPOSES: "proposes",
}
POLARITIES = {Polarity.FOR: "for", Polarity.AGAINST: "against", Polarity.NEUTRAL: "neither for nor against"}
STATUSES = {
    Status.PROPOSED: "proposed",
    Status.DISCUSSED: "under discussion",
    Status.AGREED: "agreed",
    Status.SIGNED: "signed",
    Status.IN_FORCE: "in force",
    Status.SUSPENDED: "suspended",
    Status.OFF_THE_TABLE: "off the table",
}
RELATIONS = {
    Relation.REPRINT: "Reprint",
    Relation.REWRITE: "Rewrite",
    Relation.EXPANSION: "Expansion",
    Relation.EXCERPT: "Excerpt",
}
GRADES = {Grade.LIKELY: "likely", Grade.POSSIBLE: "possible"}
BASES = {
    Basis.POLICY: "against this page’s policy",
    Basis.DEFAULT: "against onrecord’s default rules; this page’s policy names no such thing",
    Basis.NOTICE: "notice only; no clause is at stake",
}
FINDING_GRADES = {FindingGrade.CERTAIN: "certain", FindingGrade.LIKELY: "likely", FindingGrade.LOOK: "worth a look"}
SHORTENED = {
    VariantKind.TRUNCATED: "a part of it",
    VariantKind.SPLICED: "words left out in the middle",
    VariantKind.OVERLAPPING: "a part of it, and words beyond it",
}
STATES = {
    None: "machine",
    Verdict.ACCEPTED: "accepted",
    Verdict.EDITED: "edited",
    Verdict.UNSURE: "judged unsure",
    Verdict.REJECTED: "rejected",
}
PLURALS = {"copy": "copies"}
PARTS = {
    "caption": "captions",
    "comment": "the comments",
    "policy": "the discussion policy",
    "deck": "the standfirst",
    "byline": "the byline",
    "dateline": "the dateline",
    "subheading": "subheadings",
    "paragraph": "paragraphs",
    "list": "lists",
    "quote": "pull quotes",
    "embed": "embedded posts",
    "credit": "the credit line",
    "correction": "the correction",
}


def plain_date(iso: str | None, *, unknown: str = "undated") -> str:
    """Return an ISO 8601 date as "4 March 2019"; what is no such date comes back as it is."""
    if not iso:
        return unknown
    match = ISO.match(iso)
    if match is None:
        return iso
    year, month, day = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year if month is None else iso
    name = MONTHS[int(month) - 1]
    return f"{int(day)} {name} {year}" if day else f"{name} {year}"


def counted(number: int, what: str, plural: str | None = None) -> str:
    """Return "1 page", "3 pages", "1,204 pages"."""
    return f"{number:,} {noun(number, what, plural)}"


def noun(number: int, what: str, plural: str | None = None) -> str:
    """Return `what` in the number that `number` asks for: "page", "pages"; the first word of a phrase is counted."""
    first, _, rest = what.partition(" ")
    many = plural or " ".join(filter(None, (PLURALS.get(first, f"{first}s"), rest)))
    return what if number == 1 else many


def listed(names: Iterable[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    rows = list(names)
    return rows[0] if len(rows) == 1 else " and ".join((", ".join(rows[:-1]), rows[-1])) if rows else ""


def carried(pages: int, independent: int) -> str:
    """Tell how many independent reports stand behind how many pages."""
    if pages <= 1:
        return "One page carries it."
    if independent <= 1:
        return f"One report; {pages:,} pages carry it."
    return f"Reported independently {independent:,} times; {pages:,} pages carry it."


def altered(variant: Variant) -> str:
    """Tell which words of a quotation a report has otherwise; "" where it has none."""
    if not variant.differs:
        return ""
    notes = ["a negation comes or goes"] if variant.negation else []
    notes += ["some in an editor’s brackets"] if variant.bracketed else []
    return "; ".join(variant.differs) + (f" ({'; '.join(notes)})" if notes else "")


def shortened(variant: Variant) -> str:
    """Tell how much of a quotation a report has; "" where it has it whole or in other words."""
    return SHORTENED.get(variant.variant, "") if variant.variant else ""


def changed(copy: Copy) -> str:
    """Tell in a sentence what a copy changed; of an excerpt, how much it took."""
    if copy.relation is Relation.EXCERPT:
        taken = sum(row.parent_span is not None and row.span is not None for row in copy.passages)
        return f"Takes over {counted(taken, 'passage')}." if taken else "Takes over a passage."
    parts = ["another headline" if copy.headline_changed else "the same headline"]
    parts.append("body changed" if copy.body_changed else "body unchanged")
    if copy.dropped:
        parts.append("leaves out " + listed(PARTS.get(kind, kind) for kind in copy.dropped))
    if copy.added:
        parts.append("adds " + listed(PARTS.get(kind, kind) for kind in copy.added))
    text = "; ".join(parts)
    return text[0].upper() + text[1:] + "."


def evidence(rows: Iterable[Evidence]) -> tuple[str, ...]:
    """Return each reason as "credit line: H/T …"."""
    names = ((row.code.replace("-", " ").replace(":", ", "), row.text) for row in rows)
    return tuple(f"{name}: {text}" if text else name for name, text in names)


def clip(words: str, most: int = 240) -> str:
    """Return `words` on one line, cut after a word with an ellipsis where they have more than `most` code points."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > most // 2 else cut).rstrip(" ,;:") + "…"


def shown(words: str, *, plain: bool = False) -> str:
    """Return `words` with control characters made visible; `plain` also takes out marks that turn text around.

    HTML isolates the direction of each quotation; Markdown and terminals cannot.
    """
    out = CONTROLS.sub("\ufffd", words)
    return REORDERING.sub("", out) if plain else out
