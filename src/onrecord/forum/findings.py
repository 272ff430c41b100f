"""Comments x policy -> findings: every checker over the page's comments, in one order."""

from collections.abc import Sequence

from onrecord.forum import abuse, capitals, length, links, private, repetition
from onrecord.forum.hits import Hit
from onrecord.forum.reading import Reading, read, words_of
from onrecord.forum.rules import sentence_of
from onrecord.records import BlockKind, Finding, FindingId, Page, Rule, Span, content_id

__all__ = ["findings"]

ARTICLE = (BlockKind.HEADLINE, BlockKind.DECK, BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE, BlockKind.CAPTION)


def findings(page: Page, rules: Sequence[Rule]) -> tuple[Finding, ...]:
    """Return what the page's comments seem to break, and notices, in the order of the comments and their text.

    `rules` are those of the page. A comment that was removed is not checked: its body is the moderator's.
    """
    own = sorted((rule for rule in rules if rule.page == page.id), key=lambda rule: (rule.span, rule.name))
    standing = [comment for comment in page.comments if not comment.removed and comment.body.length]
    if not standing:
        return ()
    readings = [read(page, comment) for comment in standing]
    text = page.text
    hits = [
        *repetition.check(_in_time(readings), own),
        *capitals.check(text, readings, own),
        *links.check(text, readings, own),
        *private.check(text, readings, own),
        *length.check(readings, own),
        *abuse.insults(readings, own, _names(page), {comment.number: comment for comment in page.comments}),
        *abuse.profanities(text, readings, own),
        *abuse.threats(text, readings, own),
    ]
    sentences = {
        rule.id: sentence_of(page, rule) for rule in {hit.clause.id: hit.clause for hit in hits if hit.clause}.values()
    }
    out: dict[str, Finding] = {}
    for hit in sorted(hits, key=lambda hit: (hit.comment.body, hit.span, hit.rule, hit.checker)):
        finding = _finding(page, hit, sentences[hit.clause.id] if hit.clause else None)
        out.setdefault(finding.id, finding)
    return tuple(out.values())


def _finding(page: Page, hit: Hit, clause: Span | None) -> Finding:
    return Finding(
        id=FindingId(content_id("finding", page.id, hit.comment.number, hit.rule, hit.span)),
        page=page.id,
        comment=hit.comment.number,
        basis=hit.basis,
        rule=hit.rule,
        clause=clause,
        clause_words=clause.of(page.text) if clause else None,
        span=hit.span,
        words=hit.span.of(page.text),
        grade=hit.grade,
        checker=hit.checker,
        text=hit.text,
    )


def _in_time(readings: Sequence[Reading]) -> list[Reading]:
    """Return the comments as they were written, where every one has a time; else as they are printed."""
    if all(reading.comment.published for reading in readings):
        return sorted(readings, key=lambda reading: (reading.comment.published or "", reading.comment.body))
    return list(readings)


def _names(page: Page) -> frozenset[str]:
    """Return the words that the article prints with a capital inside a sentence."""
    out: set[str] = set()
    for block in page.blocks_of(*ARTICLE):
        for word in words_of(page.text, block.span):
            if not word.opens and len(word.words) > 2 and word.words[0].isupper() and not word.words.isupper():
                out.add(word.words.removesuffix("'s").removesuffix("’s"))
    return frozenset(out)
