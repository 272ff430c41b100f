"""A discussion policy cut into clauses: lines, sentences, halves of sentences, items of lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.records import Page, Span

__all__ = ["Sentence", "sentences", "trimmed"]

HEADING = re.compile(
    r"(?:our\s+|the\s+)?(?:(?:discussion|comments?|commenting|community|house|forum|posting|moderation|"
    r"readers?['’]?s?)"
    r"\s+(?:page\s+)?)"
    r"(?:policy|policies|rules|guidelines|standards|code of conduct|terms)\b[ \t]*[:.–—-]?",
    re.IGNORECASE,
)
"""A heading that shares its line with the first rule, as where it is an inline element."""
MARKER = re.compile(r"\s{0,40}(?:[•◦▪·*–—-]\s{1,20}|\(?[0-9]{1,2}[.)]\s{1,20}|\(?[a-z][.)]\s{1,20})")
END = re.compile(r"[.!?]{1,8}[\"”»’)]{0,3}(?=\s|$)|;")
SHORT_FORM = frozenset("e.g i.e etc mr mrs ms dr st no vs incl approx max min u.s".split())
MAX_HEADING_WORDS = 8
"""A first line without an end mark and with no more words than this is a heading, not a rule."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or list item of a policy, and the words that introduce it ("You may not post:")."""

    span: Span
    lead: str = ""


def sentences(page: Page) -> list[Sentence]:
    """Return the sentences of the page's policy in text order, headings and list markers left out."""
    out: list[Sentence] = []
    for index, policy in enumerate(page.policy or ()):
        out.extend(_sentences(page.text, Span(*policy), first=index == 0))
    return out


def trimmed(text: str, span: Span) -> Span:
    """Return `span` without white space and separating marks at its ends."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ",;:–—-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—-"):
        end -= 1
    return Span(start, end)


def _sentences(text: str, policy: Span, *, first: bool) -> Iterator[Sentence]:
    lead, items = "", 0
    for number, (line, after_gap) in enumerate(_lines(text, policy)):
        marker = MARKER.match(text, line.start, line.end)
        marked = marker is not None and marker.end() < line.end
        start = marker.end() if marker is not None and marked else line.start
        if first and number == 0:
            if _is_heading(line.of(text)):
                continue
            heading = HEADING.match(text, start, line.end)
            start = heading.end() if heading else start
        # A list ends where, after its first item, an unmarked line follows an empty one.
        if lead and items and after_gap and not marked:
            lead, items = "", 0
        span = trimmed(text, Span(start, line.end))
        if span.length == 0:
            continue
        if line.of(text).rstrip().endswith(":"):
            lead, items = span.of(text), 0
            continue
        items += 1
        for sentence in _cut(text, span):
            yield Sentence(sentence, lead)


def _lines(text: str, policy: Span) -> Iterator[tuple[Span, bool]]:
    """Yield each line that is not empty, and whether an empty one stands before it."""
    start, gap = policy.start, False
    while start < policy.end:
        stop = text.find("\n", start, policy.end)
        stop = policy.end if stop < 0 else stop
        if text[start:stop].strip():
            yield Span(start, stop), gap
            gap = False
        else:
            gap = True
        start = stop + 1


def _is_heading(words: str) -> bool:
    bare = words.strip()
    return len(bare.split()) <= MAX_HEADING_WORDS and bare[-1] not in ".!?;:" and "," not in bare


def _cut(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for match in END.finditer(text, span.start, span.end):
        before = text[max(start, match.start() - 12) : match.start()].split()
        if text[match.start()] == "." and before and before[-1].lower().lstrip("(") in SHORT_FORM:
            continue
        piece = trimmed(text, Span(start, match.end()))
        if any(letter.isalnum() for letter in piece.of(text)):
            yield piece
        start = match.end()
    piece = trimmed(text, Span(start, span.end))
    if any(letter.isalnum() for letter in piece.of(text)):
        yield piece
