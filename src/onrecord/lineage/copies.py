"""A copy against its parent: what sort of copy it is, what it changed, and the evidence for both."""

from itertools import pairwise

from onrecord.lineage.direction import Facts
from onrecord.lineage.edges import Edge
from onrecord.lineage.names import names_outlet
from onrecord.lineage.numbered import words_of
from onrecord.lineage.overlap import Body, shared
from onrecord.lineage.passages import Aligned, align
from onrecord.lineage.words import Word, body_blocks, grams, texts, words_in
from onrecord.records import BlockKind, Copy, Evidence, Origin, Page, Passage, Relation, Span

__all__ = ["copy_of", "copy_of_missing", "excerpt_of"]

REPRINTED = 0.8
"""Share of the copy's words, paragraph by paragraph or run by run, that a reprint takes from its parent."""
ADDED = 0.25
"""Share of the copy's words in paragraphs of its own from which it is an expansion."""
UNCOUNTED = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.FURNITURE, BlockKind.COMMENT_HEADER, BlockKind.CREDIT, BlockKind.COMMENT}
)
"""Kinds that say nothing when they come or go: every outlet has its own furniture; a credit has a field of its own."""
MISSING_SEEN, MISSING_ALONE = 0.9, 0.6
"""How sure a copy of a missing original is: with another copy at hand, and by its own credit line alone."""
EXCERPT_SURE = 0.9
"""What an excerpt's direction is worth, at most."""


def copy_of(edge: Edge, copy: Body, parent: Body, place: str, facts: Facts, parent_facts: Facts) -> Copy:
    """Return how `copy` stands to the page that it was made from."""
    aligned = align(copy.page, parent.page, copy.boilerplate, parent.boilerplate)
    credit = _credit(facts, parent_facts)
    ours, theirs = _kinds(copy.page), _kinds(parent.page)
    evidence = [*edge.verdict.evidence, _containment(edge)]
    evidence += _shared_errors(copy.page, parent.page)
    most = max(edge.share, edge.parent_share)
    return Copy(
        page=edge.child,
        place=place,
        parent=edge.parent,
        relation=_relation(aligned, edge),
        credit=credit,
        headline_changed=_headline_changed(copy.page, parent.page),
        body_changed=aligned.changed,
        dropped=tuple(sorted(theirs - ours)),
        added=tuple(sorted(ours - theirs)),
        passages=tuple(aligned.passages),
        containment=round(edge.share, 2),
        evidence=tuple(evidence),
        confidence=round(edge.verdict.confidence * (0.8 + 0.2 * min(1.0, most)), 2),
    )


def copy_of_missing(facts: Facts, source: Origin, sibling: Edge | None) -> Copy:
    """Return the page as a copy of an original that is not here; `sibling` ties it to another such copy."""
    evidence = [source.evidence]
    if sibling is not None:
        evidence.append(_containment(sibling))
    return Copy(
        page=facts.page.id,
        place=facts.page.place,
        parent=None,
        relation=Relation.REPRINT,
        credit=source.name,
        evidence=tuple(evidence),
        confidence=MISSING_ALONE if sibling is None else MISSING_SEEN,
    )


def excerpt_of(edge: Edge, page: Body, parent: Body, facts: Facts, parent_facts: Facts) -> Copy:
    """Return the page as one that carries a passage of `parent`."""
    ours, theirs = shared(page, parent), shared(parent, page)
    return Copy(
        page=edge.child,
        place=facts.page.place,
        parent=edge.parent,
        relation=Relation.EXCERPT,
        credit=_credit(facts, parent_facts, only_named=True),
        passages=(Passage(change="same", span=ours.longest, parent_span=theirs.longest),),
        containment=round(edge.share, 2),
        evidence=(*edge.verdict.evidence, _containment(edge)),
        confidence=round(min(edge.verdict.confidence, EXCERPT_SURE), 2),
    )


def _containment(edge: Edge) -> Evidence:
    text = (
        f"{edge.share:.0%} of the copy's own words stand in the other page, {edge.parent_share:.0%} of its in the copy"
    )
    return Evidence(code="containment", text=text)


def _relation(aligned: Aligned, edge: Edge) -> Relation:
    words = aligned.words
    total = max(1, words["same"] + words["moved"] + words["reworded"] + words["added"])
    kept = (words["same"] + words["moved"]) / total
    added = words["added"] / total
    if added < ADDED and max(kept, edge.share) >= REPRINTED:
        return Relation.REPRINT
    if added >= ADDED and words["same"] + words["moved"] + words["reworded"] > 0:
        return Relation.EXPANSION
    return Relation.REWRITE


def _credit(facts: Facts, parent_facts: Facts, *, only_named: bool = False) -> str | None:
    row = parent_facts.page
    named = [source for source in facts.sources if names_outlet(source.name, row.outlet, row.address)]
    sources = named or ([] if only_named else facts.sources)
    return sources[0].name if sources else None


def _kinds(page: Page) -> set[str]:
    kinds = {str(block.kind) for block in page.blocks if block.kind not in UNCOUNTED}
    kinds |= {str(BlockKind.COMMENT)} if page.comments else set()
    kinds |= {str(BlockKind.POLICY)} if page.policy else set()
    return kinds


def _headline_changed(copy: Page, parent: Page) -> bool:
    ours, theirs = _headline(copy), _headline(parent)
    return bool(ours and theirs and ours != theirs)


def _headline(page: Page) -> list[str]:
    blocks = page.blocks_of(BlockKind.HEADLINE)
    if blocks:
        return texts(words_in(page.text, [blocks[0].span]))
    return texts(words_in(page.title or "", [Span(0, len(page.title or ""))]))


def _shared_errors(copy: Page, parent: Page) -> list[Evidence]:
    """Return words doubled by mistake on both pages, in the same surroundings."""
    theirs = set(_doubled(parent))
    out: list[Evidence] = []
    for around, span in _doubled(copy).items():
        if around in theirs:
            out.append(Evidence(code="shared-error", text=span.of(copy.text), span=span))
    return out


def _doubled(page: Page) -> dict[tuple[str, ...], Span]:
    out: dict[tuple[str, ...], Span] = {}
    every = words_of(page.text)
    twice = every.start[:-1][every.hash[:-1] == every.hash[1:]]
    for block in body_blocks(page):
        if not ((twice >= block.start) & (twice < block.end)).any():
            continue
        words: list[Word] = words_in(page.text, [block])
        for index, (a, b) in enumerate(pairwise(words)):
            # Set apart by a space alone: "had, had" and a doubled name at a sentence's end are no slip.
            if a.text == b.text and a.text.isalpha() and page.text[a.end : b.start].isspace():
                near = words[max(0, index - 1) : index + 3]
                for run in grams(texts(near), len(near)):
                    out.setdefault(run, Span(near[0].start, near[-1].end))
    return out
