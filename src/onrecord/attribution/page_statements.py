"""One page to statements and mentions: the tagger's drafts, with kinds, nesting, speakers and times worked out."""

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.attribution.gazetteer import Gazetteer
from onrecord.attribution.marks import Quotation, quotations
from onrecord.attribution.merging import within
from onrecord.attribution.names import page_names
from onrecord.attribution.nouns import says
from onrecord.attribution.people import PageNames
from onrecord.attribution.rules import SPOKEN_BLOCKS
from onrecord.attribution.speakers import Resolver
from onrecord.attribution.tagger import Draft, Tagger
from onrecord.attribution.times import circumstances
from onrecord.records import (
    BlockKind,
    Failure,
    Mention,
    Page,
    Span,
    Statement,
    StatementKind,
    failure_id,
    statement_id,
)

__all__ = ["statements"]

ENGLISH = frozenset("the of and to in that is was for it with as his on be at by had are but from they which".split())
LEAST_SHARE = 0.1
"""Of all words. The least in a document of PolNeAR dev is .19, in one of train .05, then .12."""
FEW_WORDS = 30
GUESS_FROM = 6000
"""Code points."""


def statements(
    page: Page, *, gazetteer: Gazetteer, tagger: Tagger
) -> tuple[tuple[Statement, ...], tuple[Mention, ...], tuple[Failure, ...]]:
    """Return the page's statements in text order, who is named on it, and what could not be done.

    A page in a language that the tagger does not read yields nothing but one failure, `language-not-read`. Where the
    page's language is unknown, its commonest words tell whether it is English.
    """
    if not tagger.reads(page.language or _guessed(page)):
        return (), (), (_not_read(page, tagger),)
    names = page_names(page, gazetteer)
    drafts = [draft for draft in _distinct(tagger.tag(page)) if draft.content]
    marks = _marks(page)
    resolver = Resolver(page, names, gazetteer, marks)
    parents = _parents(drafts)
    ids = [statement_id(page.id, d.content, d.cue, d.source) for d in drafts]
    out: list[Statement] = []
    for at, (draft, sid, parent) in enumerate(zip(drafts, ids, parents, strict=True)):
        who = resolver.resolve(draft, out[parent] if parent is not None else None)
        kind = _kind(page.text, draft.content, marks)
        when = circumstances(page, draft, drafts[max(0, at - 4) : at + 5])
        out.append(
            Statement(
                id=sid,
                page=page.id,
                where=draft.where,
                kind=kind,
                voice=draft.voice,
                content=draft.content,
                pieces=tuple(span.of(page.text) for span in draft.content),
                cue=draft.cue,
                cue_words=draft.cue.of(page.text) if draft.cue else None,
                source=draft.source,
                source_words=draft.source.of(page.text) if draft.source else None,
                within=ids[parent] if parent is not None else None,
                said=kind is not StatementKind.INDIRECT or says(draft.cue.of(page.text) if draft.cue else None),
                to=when.to,
                said_at=when.said_at,
                occasion=when.occasion,
                speaker=who.name,
                speaker_kind=who.kind,
                role=who.role,
                of=who.of,
                resolved_by=who.how,
                confidence=round(draft.confidence * who.sure, 2),
                made_by=tagger.name,
            )
        )
    beyond = any(block.span.end > tagger.reach for block in page.blocks if block.kind in SPOKEN_BLOCKS)
    return tuple(out), _mentions(page, names), (_cut_short(page, tagger),) if beyond else ()


def _guessed(page: Page) -> str | None:
    """Return "en" where the words of the page are English by their look, or too few to tell; else None."""
    spoken = " ".join(block.span.of(page.text) for block in page.blocks if block.kind in SPOKEN_BLOCKS)
    words = spoken[:GUESS_FROM].lower().split()
    common = sum(word in ENGLISH for word in words)
    return "en" if len(words) < FEW_WORDS or common >= LEAST_SHARE * len(words) else None


def _not_read(page: Page, tagger: Tagger) -> Failure:
    language = page.language or "an unknown language"
    return _failure(
        page,
        "language-not-read",
        f"{tagger.name} does not read {language}; no statement was looked for",
        "Read the page by hand, or use a tagger that knows its language.",
    )


def _cut_short(page: Page, tagger: Tagger) -> Failure:
    return _failure(
        page,
        "page-too-long",
        f"{tagger.name} reads {tagger.reach} characters of a page; what follows was read by rules alone",
        "Read the rest by hand, or split the page.",
    )


def _failure(page: Page, code: str, message: str, step: str) -> Failure:
    place = f"page {page.id}"
    return Failure(
        id=failure_id(place, "attribution", code),
        place=place,
        capture=page.capture,
        stage="attribution",
        code=code,
        message=message,
        next=step,
    )


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts in text order, outer before inner, each set of spans once."""
    seen: set[tuple[object, ...]] = set()
    out: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.content[0].start, -d.content[-1].end, d.cue or Span(-1, -1))):
        key = (draft.content, draft.cue, draft.source)
        if key not in seen:
            seen.add(key)
            out.append(draft)
    return out


def _parents(drafts: Sequence[Draft]) -> list[int | None]:
    """Return, for each draft, the index of the innermost earlier draft whose content holds its content and its cue.

    Drafts come in the order of `_distinct`, so the ones that may hold another form a stack.
    """
    out: list[int | None] = []
    stack: list[int] = []
    for index, draft in enumerate(drafts):
        first = draft.content[0]
        while stack and drafts[stack[-1]].content[-1].end <= first.start:
            stack.pop()
        out.append(next((k for k in reversed(stack[-8:]) if within(draft, drafts[k])), None))
        stack.append(index)
    return out


def _marks(page: Page) -> list[Quotation]:
    out: list[Quotation] = []
    for block in page.blocks:
        if block.kind not in (BlockKind.COMMENT, BlockKind.COMMENT_HEADER, BlockKind.POLICY, BlockKind.FURNITURE):
            out.extend(quotations(page.text, block.span))
    return sorted(out, key=lambda q: q.span)


def _kind(text: str, content: Sequence[Span], marks: Sequence[Quotation]) -> StatementKind:
    """Return how much of the content stands inside marks, letter by letter."""
    inside = outside = 0
    for span in content:
        at = span.start
        k = max(0, bisect_right(marks, span.start, key=lambda quote: quote.span.start) - 1)
        while k < len(marks) and marks[k].span.start < span.end:
            quote = marks[k].span
            if quote.end > at:
                outside += _letters(text, at, max(at, quote.start))
                inside += _letters(text, max(at, quote.start), min(quote.end, span.end))
                at = max(at, min(quote.end, span.end))
            k += 1
        outside += _letters(text, at, span.end)
    if inside and not outside:
        return StatementKind.DIRECT
    return StatementKind.MIXED if inside else StatementKind.INDIRECT


def _letters(text: str, start: int, end: int) -> int:
    return sum(c.isalnum() for c in text[start:end])


def _mentions(page: Page, names: PageNames) -> tuple[Mention, ...]:
    return tuple(
        Mention(
            page=page.id,
            span=named.span,
            words=named.span.of(page.text),
            name=named.name,
            kind=named.kind,
            role=named.role,
            of=named.of,
        )
        for named in names.named
    )
