"""Headlines that quote words which the report below them does not have."""

from onrecord.lineage.marks import quoted
from onrecord.lineage.words import body_blocks, grams, texts, words_in
from onrecord.records import BlockKind, Evidence, Page

__all__ = ["missing_words"]

LOOKED_UP = 12
"""Words up to which a quotation is looked up among the body's runs; longer ones are few, and searched for."""


def missing_words(page: Page) -> list[Evidence]:
    """Return the quoted words of the headline and deck that stand nowhere in the body, one piece of evidence each.

    Case, punctuation and the sort of marks do not count. A page without a body has nothing to miss.
    """
    blocks = body_blocks(page)
    if not blocks:
        return []
    body = texts(words_in(page.text, blocks))
    joined = f" {' '.join(body)} "
    known: dict[int, set[tuple[str, ...]]] = {}
    out: list[Evidence] = []
    heads = [block.span for block in page.blocks_of(BlockKind.HEADLINE, BlockKind.DECK)]
    for span in quoted(page.text, sorted(heads)):
        words = tuple(texts(words_in(page.text, [span])))
        size = len(words)
        if size <= LOOKED_UP:
            if size not in known:
                known[size] = set(grams(body, size))
            stands = not words or words in known[size]
        else:
            stands = f" {' '.join(words)} " in joined
        if not stands:
            out.append(Evidence(code="headline-words-missing", text=span.of(page.text), span=span))
    return out
