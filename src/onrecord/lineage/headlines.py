"""Headlines that quote words which the report below them does not have."""

from onrecord.lineage.marks import quoted
from onrecord.lineage.wording import said_words
from onrecord.lineage.words import body_blocks, grams
from onrecord.records import BlockKind, Evidence, Page, Span

__all__ = ["missing_words"]

LOOKED_UP = 12
"""Words up to which a quotation is looked up among the body's runs; longer ones are few, and searched for."""


def missing_words(page: Page) -> list[Evidence]:
    """Return the quoted words of the headline and deck that stand nowhere in the body, one piece of evidence each.

    Case, punctuation, spelling, words parted or joined and the sort of marks do not count. A page without a body has
    nothing to miss.
    """
    blocks = body_blocks(page)
    heads = sorted(block.span for block in page.blocks_of(BlockKind.HEADLINE, BlockKind.DECK))
    quotations = quoted(page.text, heads)
    if not blocks or not quotations:
        return []
    body = [word.key for span in blocks for word in said_words(span.of(page.text))]
    joined = f" {' '.join(body)} "
    unparted = "".join(body)
    known: dict[int, set[tuple[str, ...]]] = {}
    out: list[Evidence] = []
    for span in quotations:
        words = tuple(word.key for word in said_words(span.of(page.text)))
        if not _stands(words, body, known, joined) and not (len(words) > 1 and "".join(words) in unparted):
            out.append(Evidence(code="headline-words-missing", text=span.of(page.text), span=Span(*span)))
    return out


def _stands(words: tuple[str, ...], body: list[str], known: dict[int, set[tuple[str, ...]]], joined: str) -> bool:
    """Tell whether the words stand in the body as they are; `known` keeps its runs by their length."""
    size = len(words)
    if size > LOOKED_UP:
        return f" {' '.join(words)} " in joined
    if size not in known:
        known[size] = set(grams(body, size))
    return not words or words in known[size]
