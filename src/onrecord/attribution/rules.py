"""The rules tagger: who-said-what spans from quotation marks, reporting verbs and the order of words. English only."""

import re
import sys

import msgspec

from onrecord.attribution.frames import read_sentence
from onrecord.attribution.lexicon import CUE_FORMS
from onrecord.attribution.marks import opens_with_mark
from onrecord.attribution.sentence import Found
from onrecord.attribution.tagger import Draft
from onrecord.attribution.tokens import Token, sentences, tokens
from onrecord.attribution.turns import label_of, labels_of
from onrecord.records import Block, BlockKind, Page, Span, Where

__all__ = ["SPOKEN_BLOCKS", "RuleTagger"]

SPOKEN_BLOCKS: dict[BlockKind, Where] = {
    BlockKind.HEADLINE: Where.HEADLINE,
    BlockKind.DECK: Where.DECK,
    BlockKind.PARAGRAPH: Where.BODY,
    BlockKind.LIST: Where.BODY,
    BlockKind.QUOTE: Where.QUOTE,
    BlockKind.CAPTION: Where.CAPTION,
}
"""Where statements are looked for. Comments, policy, credits and furniture yield none."""
LINES = re.compile(r"[^\n]+")
FLOATING_CONFIDENCE = 0.6
"""Of a quotation that no verb introduces; a judgement, not measured, since gold joins these to what stands before."""
TURN_CONFIDENCE = 0.85
"""Of a labelled turn of an interview; a judgement, since too few stand in the data at hand."""
MIN_FLOATING_WORDS = 4
"""A paragraph of fewer words in marks is a title or a label."""


class RuleTagger:
    """Rules over words and marks: fast, exact in its boundaries, short of recall where no verb of saying stands."""

    name = "rules@1"
    reach = sys.maxsize

    def reads(self, language: str | None) -> bool:
        """Tell whether `language` is English; an unknown language is not read."""
        return language is not None and language.lower().split("-")[0] == "en"

    def tag(self, page: Page) -> list[Draft]:
        """Return the page's attributions in text order."""
        found: list[Draft] = []
        seen: set[str] = set()
        labels = labels_of(page)
        turn: Draft | None = None
        """The turn of an interview that an unlabelled paragraph goes on with."""
        open_at: int | None = None
        """Where the last paragraph ended inside a quotation."""
        for block in page.blocks:
            where = SPOKEN_BLOCKS.get(block.kind)
            if where is None:
                if block.kind in (BlockKind.SUBHEADING, BlockKind.COMMENT):
                    open_at = turn = None
                continue
            if labels and block.kind is BlockKind.PARAGRAPH:
                label = label_of(page.text, block.span)
                named = label is not None and label.of(page.text) in labels
                if label is not None and named:
                    turn = _turn(page.text, block.span, label)
                    found.extend([turn] if turn is not None else [])
                    continue
                if turn is not None:
                    found[-1] = turn = msgspec.structs.replace(turn, content=(*turn.content, block.span))
                    continue
            words = block.span.of(page.text)
            if where is Where.CAPTION:
                if words in seen:
                    continue
                seen.add(words)
            for span in _paragraphs(page.text, block):
                row = tokens(page.text, span)
                if open_at is not None and where in (Where.BODY, Where.QUOTE) and row and row[0].quote is not None:
                    quote = row[0].quote
                    if _join(found, open_at, quote.span):
                        open_at = None if quote.closed else quote.span.end
                        row = row[1:]
                if not row:
                    continue
                found.extend(_paragraph(page.text, row, where))
                open_at = row[-1].end if _left_open(page.text, row) else None
        return sorted(found, key=lambda d: (d.content[0], d.cue or Span(-1, -1), d.content))


def _turn(text: str, span: Span, label: Span) -> Draft | None:
    """Return what the one whom a label names says in their turn: the rest of the paragraph."""
    at = label.end + 1
    while at < span.end and text[at].isspace():
        at += 1
    if at >= span.end:
        return None
    return Draft(
        where=Where.BODY,
        content=(Span(at, span.end),),
        cue=Span(label.end, label.end + 1),
        source=label,
        confidence=TURN_CONFIDENCE,
    )


def _paragraphs(text: str, block: Block) -> list[Span]:
    """Return the lines of a block that hold more than a line's worth, else the block: a list's items stand apart."""
    if block.kind is not BlockKind.LIST:
        return [block.span]
    return [Span(m.start(), m.end()) for m in LINES.finditer(text, block.span.start, block.span.end)]


def _left_open(text: str, row: list[Token]) -> bool:
    last = row[-1].quote
    return last is not None and not last.closed and opens_with_mark(text, last.span)


def _join(found: list[Draft], end: int, piece: Span) -> bool:
    """Add `piece` to the statement whose quotation stood open at `end`; tell whether there is one."""
    for k in range(len(found) - 1, max(-1, len(found) - 6), -1):
        draft = found[k]
        if draft.content[-1].end == end:
            found[k] = Draft(
                where=draft.where,
                content=(*draft.content, piece),
                cue=draft.cue,
                source=draft.source,
                voice=draft.voice,
                confidence=draft.confidence,
            )
            return True
    return False


def _paragraph(text: str, row: list[Token], where: Where) -> list[Draft]:
    headline = where in (Where.HEADLINE, Where.DECK)
    rows = sentences(text, row, CUE_FORMS)
    out: list[Found] = []
    last: Found | None = None
    """The statement that a sentence of nothing but a quotation goes on with."""
    for sentence in rows:
        lone = _lone_quotation(sentence)
        if lone is not None and last is not None:
            last.content.append(lone)
            continue
        found = read_sentence(text, sentence, headline=headline)
        held = lone is None or any(f.content[0].start <= lone.start for f in found)
        if lone is not None and not held and not headline and _spoken(text, sentence):
            found = [Found([lone], None, None, confidence=FLOATING_CONFIDENCE), *found]
        out.extend(found)
        quoted = [f for f in found if f.quoted]
        last = quoted[-1] if quoted else None
    return [f.draft(where) for f in out]


def _lone_quotation(sentence: list[Token]) -> Span | None:
    """Return the span of the one quotation that makes up the sentence, if one does."""
    quotes = [t for t in sentence if t.quote is not None]
    if len(quotes) != 1 or any(t.word for t in sentence):
        return None
    quote = quotes[0].quote
    return quote.span if quote is not None and not quote.single else None


def _spoken(text: str, sentence: list[Token]) -> bool:
    quote = next(t.quote for t in sentence if t.quote is not None)
    inner = quote.inner(text) if quote is not None else ""
    return inner.count(" ") + 1 >= MIN_FLOATING_WORDS
