"""What holds of everything that the page stages make of one page, whatever the page."""

from onrecord.records import PageWork, Span

__all__ = ["check"]


def check(work: PageWork) -> None:
    """Assert that every span lies in the page's text and holds its words, and that blocks stand one after the other."""
    page = work.page
    length = len(page.text)
    page.text.encode("utf-8")

    def good(span: Span, words: str | None = None) -> None:
        assert 0 <= span.start < span.end <= length
        assert words is None or page.text[span.start : span.end] == words

    previous = 0
    for block in page.blocks:
        good(block.span)
        assert previous <= block.span.start, "blocks overlap or are out of order"
        previous = block.span.end
    for credit in page.credits:
        good(credit.span)
    for comment in page.comments:
        good(comment.body)
    for span in (*page.hidden, *(page.policy or ())):
        good(span)
    for said in work.statements:
        assert len(said.content) == len(said.pieces) > 0
        for span, words in zip(said.content, said.pieces, strict=True):
            good(span, words)
        for place, printed in ((said.cue, said.cue_words), (said.source, said.source_words)):
            assert (place is None) == (printed is None)
            if place is not None:
                good(place, printed)
        if said.said_at is not None:
            good(said.said_at.span)
    for mention in work.mentions:
        good(mention.span, mention.words)
    for rule in work.rules:
        good(rule.span, rule.words)
    for finding in work.findings:
        good(finding.span, finding.words)
        assert (finding.clause is None) == (finding.clause_words is None)
        if finding.clause is not None:
            good(finding.clause, finding.clause_words)
    for evidence in (*page.evidence, *page.notes):
        if evidence.span is not None:
            good(evidence.span)
