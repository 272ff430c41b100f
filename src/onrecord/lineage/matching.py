"""Whether two statements of one speaker report the same words or the same claim."""

from dataclasses import dataclass

from onrecord.lineage.diff import differing
from onrecord.lineage.marks import quoted
from onrecord.lineage.times import days_apart
from onrecord.lineage.words import texts, words_in
from onrecord.records import Span, Statement, StatementKind, StoryId, Voice

__all__ = ["Report", "quoted_text", "report_of", "sameness"]

QUOTED = 4
"""Quoted words without a break by which two short quotations are one; fewer are a turn of phrase."""
LONG_QUOTE = 8
"""Quoted words from which a few may differ, and from which an old quotation is known again."""
QUOTED_SHARE = 0.8
"""Share of the shorter quotation's words that stand in the longer in the same order."""
CLAIM = 5
"""Words that an indirect statement needs to be known again in an independent report."""
CLAIM_SHARE, COPY_SHARE = 0.75, 0.7
"""Share of the shorter statement's words, in independent reports and in copies of one."""
LENGTHS = 0.5
"""An indirect statement and its like are at most twice as long as each other."""
DAYS = 14
"""Days after which the same few words count as said anew."""
RUN = 2
"""Neighbouring words that count as the same; single ones meet by chance."""
NEGATIONS = frozenset(
    "not no never none neither nor cannot nicht kein keine nie ne pas jamais nunca jamás ni sin não non mai".split()
)


@dataclass(frozen=True, slots=True)
class Report:
    """A statement made ready to be compared."""

    statement: Statement
    key: str
    """Whose it is: only reports with one key are compared."""
    story: StoryId
    date: str | None
    words: tuple[str, ...]
    quoted: tuple[str, ...]
    """The words inside quotation marks."""
    negated: bool

    @property
    def direct(self) -> bool:
        """Whether all of it is quoted."""
        return len(self.quoted) == len(self.words)


def quoted_text(statement: Statement) -> str:
    """Return the statement's words inside quotation marks, gaps shown by an ellipsis."""
    if statement.kind is StatementKind.DIRECT:
        return statement.words
    if statement.kind is StatementKind.INDIRECT:
        return ""
    return " … ".join(span.of(piece) for piece in statement.pieces for span in quoted(piece, [Span(0, len(piece))]))


def report_of(statement: Statement, key: str, story: StoryId, date: str | None) -> Report:
    """Return the statement ready to be compared with others of the same `key`."""
    words = _words(statement.words)
    if statement.kind is not StatementKind.DIRECT and len(words) > 1 and words[0] == "that":
        words = words[1:]
    negations = sum(word in NEGATIONS or word.endswith("n't") for word in words)
    return Report(
        statement=statement,
        key=key,
        story=story,
        date=date,
        words=words,
        quoted=_words(quoted_text(statement)),
        negated=negations % 2 == 1,
    )


def sameness(a: Report, b: Report) -> float:
    """Return how much of the shorter report stands in the longer, from 0 to 1; 0 where they are not one utterance."""
    if a.key != b.key or (a.statement.voice is Voice.REPORTED) != (b.statement.voice is Voice.REPORTED):
        return 0.0
    together = a.story == b.story
    if a.words == b.words and (together or len(a.words) >= LONG_QUOTE):
        return 1.0
    if a.quoted and b.quoted:
        found = _quotations(a, b, together=together)
        if found or (a.direct and b.direct):
            return found
    return _claims(a, b, together=together)


def _quotations(a: Report, b: Report, *, together: bool) -> float:
    short, long = sorted((a.quoted, b.quoted), key=len)
    same, longest = _in_order(short, long)
    share = same / len(short)
    if len(short) >= LONG_QUOTE:
        return share if share >= QUOTED_SHARE else 0.0
    if longest < min(QUOTED, len(short)) or longest < len(short) or (len(short) < QUOTED and not together):
        return 0.0
    if len(short) < QUOTED and not (a.direct and b.direct):
        return 0.0
    apart = days_apart(a.date, b.date)
    return share if together or apart is None or apart <= DAYS else 0.0


def _claims(a: Report, b: Report, *, together: bool) -> float:
    short, long = sorted((a.words, b.words), key=len)
    if len(short) < CLAIM or len(short) < LENGTHS * len(long) or a.negated != b.negated:
        return 0.0
    same, _ = _in_order(short, long)
    share = same / len(short)
    apart = days_apart(a.date, b.date)
    if not together and apart is not None and apart > DAYS:
        return 0.0
    return share if share >= (COPY_SHARE if together else CLAIM_SHARE) else 0.0


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> tuple[int, int]:
    """Return how many words of `short` stand in `long` in runs and in the same order, and the longest run."""
    runs = [end - start for op, start, end, _, _ in differing(short, long) if op == "same"]
    kept = [run for run in runs if run >= RUN]
    return sum(kept), max(kept, default=0)


def _words(text: str) -> tuple[str, ...]:
    return tuple(texts(words_in(text, [Span(0, len(text))])))
