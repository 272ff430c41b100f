"""Statements inside statements: what somebody is reported to have reported."""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from onrecord.attribution.lexicon import FINITE_FORMS, cues
from onrecord.attribution.marks import Quotation, quotations
from onrecord.attribution.merging import order, within
from onrecord.attribution.nouns import says
from onrecord.attribution.tagger import Draft
from onrecord.records import Span

__all__ = ["DEEPEST", "may_report", "nested", "unmarked"]

DEEPEST = 3
"""Statements inside one another: "A said that B heard C say …"."""
FEWEST_WORDS = 4
FIRST = frozenset({"i", "we"})
NEGATED = frozenset({"not", "never", "cannot"})
MARKS = "“”„«»‹›‘’\"'`"


def nested(text: str, drafts: Sequence[Draft], inside: Callable[[str, Sequence[Span]], Sequence[Draft]]) -> list[Draft]:
    """Return `drafts` and what `inside` finds in the contents that may report a report, in text order.

    `inside` is given spans in order that do not overlap. It reads them as paragraphs of their own: out of its
    sentence, what was said looks like any other report.
    """
    out = list(drafts)
    level = list(drafts)
    for _ in range(DEEPEST - 1):
        pieces = _apart(unmarked(text, piece) for outer in level if may_report(text, outer) for piece in outer.content)
        deeper: list[Draft] = []
        for inner in inside(text, pieces) if pieces else ():
            outer = next((draft for draft in level if within(inner, draft)), None)
            if outer is None or inner.cue is None or not says(inner.cue.of(text)):
                continue
            if any(_same(inner, known) for known in out):
                continue
            held = inner.source is not None and any(piece.holds(inner.source) for piece in outer.content)
            if _own_words(text, inner):
                continue
            deeper.append(msgspec.structs.replace(inner, where=outer.where, source=inner.source if held else None))
        out.extend(deeper)
        level = deeper
    return sorted(out, key=order)


def _apart(pieces: Iterable[Span]) -> list[Span]:
    """Return `pieces` in order, without those that overlap an earlier one: they come up one level deeper."""
    out: list[Span] = []
    for piece in sorted(pieces, key=lambda span: (span.start, -span.end)):
        if not out or piece.start >= out[-1].end:
            out.append(piece)
    return out


def _own_words(text: str, inner: Draft) -> bool:
    """Tell whether `inner` is no report but what the outer speaker does by saying it: "I ask you to read it"."""
    if inner.source is None or inner.source.of(text).lower() not in FIRST:
        return False
    words = inner.cue.of(text).lower().split() if inner.cue is not None else []
    forms = [form for word in words if (form := cues().get(word.strip(",:"))) is not None]
    return any(word in NEGATED or word.endswith("n't") or word.endswith("n’t") for word in words) or not any(
        form.form in ("past", "part") for form in forms
    )


def may_report(text: str, draft: Draft) -> bool:
    """Tell whether a verb of reporting with some words beside it stands in the content of `draft`."""
    words = [word.strip(MARKS + ",.;:!?—–-()").lower() for span in draft.content for word in span.of(text).split()]
    return len(words) >= FEWEST_WORDS and any(word in FINITE_FORMS for word in words)


def unmarked(text: str, piece: Span) -> Span:
    """Return `piece` without the marks around it, so that those inside come to the fore."""
    marks: list[Quotation] = quotations(text, piece)
    if len(marks) != 1 or marks[0].span.start > piece.start + 1 or marks[0].span.end < piece.end - 1:
        return piece
    start, end = marks[0].span.start, marks[0].span.end
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and marks[0].closed and text[end - 1] in MARKS:
        end -= 1
    return Span(start, end) if start < end else piece


def _same(a: Draft, b: Draft) -> bool:
    return a.cue is not None and b.cue is not None and a.cue.start < b.cue.end and b.cue.start < a.cue.end
