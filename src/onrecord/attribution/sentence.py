"""A sentence being read, and the statements found in it so far."""

from dataclasses import dataclass, field

from onrecord.attribution.phrases import clause_end
from onrecord.attribution.tagger import Draft
from onrecord.attribution.tokens import Token
from onrecord.records import Span, Voice, Where

__all__ = [
    "BARE_CONFIDENCE",
    "LEADING_CONFIDENCE",
    "MARKS",
    "OBJECT_CONFIDENCE",
    "QUOTED_CONFIDENCE",
    "THAT_CONFIDENCE",
    "Found",
    "Sentence",
]

MARKS = frozenset(",.;:?!…–—-")
QUOTED_CONFIDENCE, THAT_CONFIDENCE, BARE_CONFIDENCE, OBJECT_CONFIDENCE = 0.87, 0.78, 0.71, 0.41
"""By frame: the share of drafts with right content, source and cue, on every third document of PolNeAR train.

A quotation, a that-clause, a clause without "that" and an object; the share with right content alone is .90, .85, .79
and .64 (floating quotations are counted in the last). On dev the first three are .88, .80 and .74.
"""
LEADING_CONFIDENCE = 0.56
"""Of a clause outside marks that stands before its verb; measured in the same way (dev: .58)."""


@dataclass
class Found:
    """A statement while it is being put together."""

    content: list[Span]
    cue: Span | None
    source: Span | None
    voice: Voice = Voice.REPORTED
    confidence: float = BARE_CONFIDENCE
    quoted: bool = True
    """Its content ends in a quotation, which a next sentence may go on with."""

    def draft(self, where: Where) -> Draft:
        """Return the draft of the statement."""
        return Draft(
            where=where,
            content=tuple(self.content),
            cue=self.cue,
            source=self.source,
            voice=self.voice,
            confidence=self.confidence,
        )


@dataclass
class Sentence:
    """The tokens of a sentence with what has been found in it so far."""

    text: str
    row: list[Token]
    headline: bool
    found: list[Found] = field(default_factory=list)
    subject: tuple[int, int] | None = None
    """The source of the last statement."""
    last_cue: int = -1

    def span(self, first: int, last: int) -> Span:
        """Return the span of tokens [first, last)."""
        return Span(self.row[first].start, self.row[last - 1].end)

    def content(self, first: int, last: int) -> Span | None:
        """Return the span of tokens [first, last) without the marks that close or open it."""
        while last > first and self.row[last - 1].text in MARKS and self.row[last - 1].quote is None:
            if self.row[last - 1].text == "." and last - 2 >= first and self._abbreviated(last - 1):
                break
            last -= 1
        while first < last and self.row[first].text in MARKS and self.row[first].quote is None:
            first += 1
        return self.span(first, last) if first < last else None

    def clause(self, begin: int) -> int:
        """Return where the clause that begins at token `begin` ends."""
        return clause_end(self.row, begin, headline=self.headline)

    def _abbreviated(self, dot: int) -> bool:
        return self.row[dot - 1].low in ("d.c", "u.s", "jr", "sr", "inc", "a.m", "p.m") and dot + 1 < len(self.row)

    def ends_quoted(self, last: int) -> bool:
        """Tell whether the last token before `last`, marks aside, is a quotation."""
        while last > 0 and self.row[last - 1].text in MARKS and self.row[last - 1].quote is None:
            last -= 1
        return last > 0 and self.row[last - 1].quote is not None
