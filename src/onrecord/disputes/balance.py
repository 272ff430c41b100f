"""Spans whose quotation marks come in pairs: grown to the mark that is missing, or cut at the stray one."""

import re

from onrecord.records import Span

__all__ = ["balanced"]

CLOSERS = {"“": "”", "«": "»", "‘": "’", "„": "“"}
OPENERS = {"”": "“", "»": "«"}
STRAIGHT = '"'
FARTHEST = 240
"""Code points beyond the end within which a closing mark is looked for, in the same sentence."""
SENTENCE_END = re.compile(r"[.!?]\s+\w")
TRAILING = " \n,;:.!?…—–-"
MOST_CUTS = 8
"""Stray marks cut from one span; a span with more is left as it is."""


def balanced(text: str, span: Span) -> Span:
    """Return `span` of `text` with no quotation mark left open or closed alone.

    A missing mark that stands right before the span, or after it in the same sentence, is taken in; else the span is
    cut at the stray mark and the longer part kept. An apostrophe is no mark unless a single opening mark stands before.
    """
    for _ in range(MOST_CUTS):
        stray = _stray(text, span)
        if stray < 0:
            return span
        span = _mended(text, span, stray)
    return span


def _stray(text: str, span: Span) -> int:
    """Return where the first mark without its partner stands, or -1."""
    opened: list[tuple[int, str]] = []
    for at in range(span.start, span.end):
        char = text[at]
        if opened and char == opened[-1][1]:
            opened.pop()
        elif char in CLOSERS:
            opened.append((at, CLOSERS[char]))
        elif char == STRAIGHT:
            opened.append((at, STRAIGHT))
        elif char in OPENERS:
            return at
    return next((at for at, closer in opened if closer != "’"), -1)


def _mended(text: str, span: Span, stray: int) -> Span:
    char = text[stray]
    if char in OPENERS and span.start and text[span.start - 1] == OPENERS[char]:
        return Span(span.start - 1, span.end)
    closer = STRAIGHT if char == STRAIGHT else CLOSERS.get(char, "")
    stop = text.find(closer, span.end, span.end + FARTHEST) if closer else -1
    if stop >= 0 and not SENTENCE_END.search(text, span.end, stop):
        return Span(span.start, stop + 1)
    parts = [_trimmed(text, Span(span.start, stray)), _trimmed(text, Span(stray + 1, span.end))]
    return max(parts, key=lambda part: (part.length, -part.start))


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in TRAILING:
        start += 1
    while end > start and text[end - 1] in TRAILING:
        end -= 1
    return Span(start, end)
