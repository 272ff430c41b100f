"""What must hold before a page's work is stored: ids, pages and words fit each other."""

import hashlib
from collections.abc import Sequence

from onrecord.ledger.errors import BadRecordError
from onrecord.records import PageWork, Sighting, Span

__all__ = ["check_work"]


def check_work(body: bytes, sightings: Sequence[Sighting], work: PageWork) -> None:
    """Raise BadRecordError where bytes, page, spans and words do not fit each other.

    The evidence is the product: a span whose words are not the page's is refused here, whoever made it.
    """
    page = work.page
    if hashlib.sha256(body).hexdigest() != page.capture:
        raise _bad(f"the bytes are not those of the capture {page.capture}")
    if any(row.capture != page.capture for row in sightings):
        raise _bad(f"a sighting is of another capture than {page.capture}")
    owners = {row.page for rows in (work.statements, work.mentions, work.rules, work.findings) for row in rows}
    owners |= {work.sketch.page} if work.sketch else set()
    if owners - {page.id}:
        raise _bad(f"a record of the page {page.id} names another page")
    for block in page.blocks:
        if not 0 <= block.span.start <= block.span.end <= len(page.text):
            raise _bad(f"the block {tuple(block.span)} lies outside the text of {page.id}")
    for what, span, words in _quoted(work):
        if span is not None and page.text[span.start : span.end] != words:
            raise _bad(f"the words of a {what} do not stand at {tuple(span)} of the page {page.id}")


def _quoted(work: PageWork) -> list[tuple[str, Span | None, str | None]]:
    out: list[tuple[str, Span | None, str | None]] = []
    for row in work.statements:
        if len(row.content) != len(row.pieces):
            raise _bad(f"the statement {row.id} has {len(row.content)} spans and {len(row.pieces)} pieces")
        out.extend(("statement", span, piece) for span, piece in zip(row.content, row.pieces, strict=True))
        out.append(("cue", row.cue, row.cue_words))
        out.append(("source", row.source, row.source_words))
    out.extend(("mention", mention.span, mention.words) for mention in work.mentions)
    out.extend(("rule", rule.span, rule.words) for rule in work.rules)
    for finding in work.findings:
        out.append(("finding", finding.span, finding.words))
        out.append(("clause", finding.clause, finding.clause_words))
    return out


def _bad(message: str) -> BadRecordError:
    return BadRecordError("ledger-bad-record", message, "This is a fault of onrecord; nothing was stored.")
