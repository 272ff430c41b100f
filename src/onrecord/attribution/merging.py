"""The encoder's drafts with boundaries mended by marks, and what the rules know beside them."""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from onrecord.attribution.lexicon import cues
from onrecord.attribution.marks import Quotation
from onrecord.attribution.nouns import says
from onrecord.attribution.tagger import Draft
from onrecord.records import Span, Voice

__all__ = ["MARKED_FROM", "RULED_FROM", "mended", "merged", "order", "within"]

MARKED_FROM = 0.6
"""The share of a quotation's letters that a piece must hold to be stretched over the whole of it."""
RULED_FROM = 0.8
"""The confidence from which a draft of the rules stands where the encoder found nothing."""
BETWEEN = frozenset(" \t\n\u00a0,;:.–—-")
EDGES = " \t\n\u00a0,;:"


def mended(text: str, draft: Draft, marks: Sequence[Quotation]) -> Draft | None:
    """Return `draft` with its pieces set to the marks around them; None where nothing is left of it.

    `marks` are the quotations of the page in order. A piece that holds most of a quotation is stretched over it, one
    that holds little more than its edge is cut back from it.
    """
    taken = [span for span in (draft.cue, draft.source) if span is not None]
    pieces: list[Span] = []
    for piece in draft.content:
        span = _trimmed(text, _to_marks(text, piece, marks, taken))
        if span is None:
            continue
        if (
            pieces
            and all(c in BETWEEN for c in text[pieces[-1].end : span.start])
            and "\n" not in text[pieces[-1].end : span.start]
        ):
            pieces[-1] = Span(pieces[-1].start, max(pieces[-1].end, span.end))
        elif not pieces or span.start >= pieces[-1].end:
            pieces.append(span)
    return msgspec.structs.replace(draft, content=tuple(pieces)) if pieces else None


def _to_marks(text: str, piece: Span, marks: Sequence[Quotation], taken: Sequence[Span]) -> Span:
    start, end = piece.start, piece.end
    for at in (piece.start, piece.end - 1):
        quote = _quote_at(marks, at)
        if quote is None or any(quote.span.start < span.end and span.start < quote.span.end for span in taken):
            continue
        inside = _letters(text, max(start, quote.span.start), min(end, quote.span.end))
        whole = _letters(text, quote.span.start, quote.span.end)
        if inside >= MARKED_FROM * whole:
            start, end = min(start, quote.span.start), max(end, quote.span.end)
    if end < len(text) and end > start and text[end] in "”\"’'" and text[end - 1] in ".,!?…":
        quote = _quote_at(marks, end)
        if quote is not None and quote.span.start >= start and quote.span.end == end + 1:
            end += 1
    return Span(start, end)


def _quote_at(marks: Sequence[Quotation], at: int) -> Quotation | None:
    k = bisect_right(marks, at, key=lambda quote: quote.span.start) - 1
    return marks[k] if k >= 0 and at < marks[k].span.end else None


def _letters(text: str, start: int, end: int) -> int:
    return sum(c.isalnum() for c in text[start:end])


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return Span(start, end) if any(c.isalnum() for c in text[start:end]) else None


def merged(text: str, found: Sequence[Draft], ruled: Sequence[Draft], reach: int = sys.maxsize) -> list[Draft]:
    """Return the encoder's drafts and those of the rules that they leave room for, in text order.

    Where both found the same, the encoder's stands with the rules' voice. A draft of the rules stands inside one of the
    encoder's where that reports somebody who reports, or around it. Elsewhere it must be sure, a quotation that no verb
    introduces (the encoder was never shown one), or beyond the encoder's `reach`.
    """
    ordered = sorted(found, key=order)
    starts = [draft.content[0].start for draft in ordered]
    longest = max((draft.content[-1].end - draft.content[0].start for draft in ordered), default=0)
    cued = {at: k for k, draft in enumerate(ordered) if draft.cue for at in range(draft.cue.start, draft.cue.end)}
    voices: dict[int, Voice] = {}
    out: list[Draft] = []
    for rule in ruled:
        same = cued.get(rule.cue.start, cued.get(rule.cue.end - 1)) if rule.cue is not None else None
        if same is not None:  # a cue has one content, and the encoder's is the better one
            voices[same] = rule.voice
            continue
        low = bisect_left(starts, rule.content[0].start - longest)
        high = bisect_left(starts, rule.content[-1].end)
        near = [k for k in range(low, high) if _overlap(ordered[k], rule)]
        if any(within(rule, ordered[k]) for k in near):
            fits = rule.cue is not None and says(rule.cue.of(text))
        elif near:
            fits = rule.confidence >= RULED_FROM and all(within(ordered[k], rule) for k in near)
        else:
            fits = rule.confidence >= RULED_FROM or rule.cue is None
        if fits or rule.content[-1].end > reach:
            out.append(rule)
    for k, draft in enumerate(ordered):
        out.append(msgspec.structs.replace(draft, voice=voices.get(k) or _voice(text, draft)))
    return sorted(out, key=order)


def order(draft: Draft) -> tuple[object, ...]:
    """Return what drafts are sorted by: where they stand in the text."""
    return draft.content[0], draft.cue or Span(-1, -1), draft.content


def _overlap(a: Draft, b: Draft) -> bool:
    return any(p.start < q.end and q.start < p.end for p in a.content for q in b.content)


def within(inner: Draft, outer: Draft) -> bool:
    """Tell whether `outer` reports that `inner` was said: its content holds the other's, and its cue or its source."""
    anchor = inner.cue or inner.source
    if anchor is None:
        return False
    return all(any(piece.holds(span) for piece in outer.content) for span in (*inner.content, anchor))


def _voice(text: str, draft: Draft) -> Voice:
    """Return whose claim it is, by the verbs of the cue: "implying" is the reporter's inference."""
    for word in draft.cue.of(text).lower().split() if draft.cue is not None else ():
        form = cues().get(word.strip(",:"))
        if form is not None and form.cue.hint and form.form == "ing":
            return Voice.REPORTER_INFERRED
        if form is not None and form.cue.fact:
            return Voice.NARRATOR
    return Voice.REPORTED
