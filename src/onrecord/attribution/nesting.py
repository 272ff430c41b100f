"""Statements inside statements: what somebody is reported to have reported."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

import msgspec

from onrecord.attribution.lexicon import SAYING_FORMS, cues
from onrecord.attribution.marks import Quotation, quotations
from onrecord.attribution.merging import order, within
from onrecord.attribution.nouns import says
from onrecord.attribution.tagger import Draft
from onrecord.records import Span

__all__ = ["DEEPEST", "may_report", "nested", "unmarked"]

DEEPEST = 3
"""Statements inside one another: "A said that B heard C say …"."""
NEAREST = 16
"""Pieces that begin before a statement: more stand in one another nowhere but in hostile text."""
FEWEST_WORDS = 4
MOST_BETWEEN = 2
"""Words that may stand between a cue and the quotation that it opens: whom it is told, "and"."""
THAT_WITHIN = 6
"""Words from a verb's base form to the "that" which shows it to be reporting."""
FIRST = frozenset({"i", "we"})
SUBJECTS = frozenset({"he", "she", "it", "who", "which"})
"""What a verb in -s follows, names aside."""
CLAUSES = frozenset("tq")
"""Frames of verbs that a clause or a quotation may follow."""
NEGATED = frozenset({"not", "never", "cannot"})
MARKS = "“”„«»‹›‘’\"'`"


def nested(text: str, drafts: Sequence[Draft], inside: Callable[[str, Sequence[Span]], Sequence[Draft]]) -> list[Draft]:
    """Return `drafts` and what `inside` finds in the contents that may report a report, in text order.

    `inside` is given spans in order that do not overlap. It reads them as paragraphs of their own: out of its
    sentence, what was said looks like any other report.
    """
    out = list(drafts)
    level = list(drafts)
    cued = {at for draft in drafts if draft.cue is not None for at in range(draft.cue.start, draft.cue.end)}
    for _ in range(DEEPEST - 1):
        pieces = _apart(unmarked(text, piece) for outer in level if may_report(text, outer) for piece in outer.content)
        holders = _Holders(level)
        deeper: list[Draft] = []
        for inner in inside(text, pieces) if pieces else ():
            outer = holders.of(inner)
            if outer is None or inner.cue is None or not says(inner.cue.of(text)) or _own_words(text, inner):
                continue
            if not cued.isdisjoint(range(inner.cue.start, inner.cue.end)):
                continue  # found before: a cue has one content
            cued.update(range(inner.cue.start, inner.cue.end))
            held = inner.source is not None and any(piece.holds(inner.source) for piece in outer.content)
            content = _as_marked(text, inner)
            source = inner.source if held else None
            deeper.append(msgspec.structs.replace(inner, where=outer.where, source=source, content=content))
        out.extend(deeper)
        level = deeper
    return sorted(out, key=order)


class _Holders:
    """The drafts of one level by where their pieces begin, to find those around a place without asking all."""

    def __init__(self, level: Sequence[Draft]) -> None:
        rows = sorted(((piece.start, at) for at, draft in enumerate(level) for piece in draft.content))
        self._level = level
        self._starts = [start for start, _ in rows]
        self._drafts = [at for _, at in rows]

    def of(self, inner: Draft) -> Draft | None:
        """Return the draft that begins last of those that hold `inner`, looking at the NEAREST before it."""
        k = bisect_right(self._starts, inner.content[0].start)
        near = (self._level[at] for at in reversed(self._drafts[max(0, k - NEAREST) : k]))
        return next((draft for draft in near if within(inner, draft)), None)


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


def _as_marked(text: str, inner: Draft) -> tuple[Span, ...]:
    """Return the one quotation that follows the cue of `inner` if it is found in its content, else its content.

    Marks inside marks are set with care: "He shouted, ‘Get out!’ and we ran" quotes two words. A comma or a colon
    before them shows that they hold all that was said: "He said the ‘worst day’ was over" goes on.
    """
    whole = Span(inner.content[0].start, inner.content[-1].end)
    marks = quotations(text, whole)
    if inner.cue is None or len(marks) != 1 or not marks[0].closed:
        return inner.content
    between = text[inner.cue.end : marks[0].span.start].rstrip()
    near = between.endswith((",", ":")) and len(between.split()) <= MOST_BETWEEN and "." not in between
    return (marks[0].span,) if near and len(marks[0].span.of(text).split()) > 1 else inner.content


def may_report(text: str, draft: Draft) -> bool:
    """Tell whether a verb of reporting with some words beside it stands in the content of `draft`.

    A verb's base form tells of a deed only where "that" follows it ("used to claim that …"), and a form in -s where
    that or somebody before it shows that it is no noun ("the United States", "questions").
    """
    words = [word.strip(MARKS + ",.;:!?—–-()") for span in draft.content for word in span.of(text).split()]
    return len(words) >= FEWEST_WORDS and any(
        word.lower() in SAYING_FORMS and _reports(words, at) for at, word in enumerate(words)
    )


def _reports(words: Sequence[str], at: int) -> bool:
    """Tell whether the form of a verb of saying at `at` looks like a report by the words beside it."""
    form = cues().get(words[at].lower())
    if form is None:
        return True  # "according"
    that = "that" in words[at + 1 : at + 1 + THAT_WITHIN]
    if form.form == "base":
        return that
    if form.form == "s":
        before = words[at - 1] if at else ""
        return that or (words[at].islower() and (before[:1].isupper() or before in SUBJECTS))
    return words[at].islower() and not CLAUSES.isdisjoint(form.cue.frames)


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
