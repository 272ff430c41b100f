"""Whether two statements report the same words or the same claim of one speaker, and how their words differ."""

from dataclasses import dataclass

from onrecord.lineage.diff import differing
from onrecord.lineage.marks import quoted
from onrecord.lineage.speaking import Fit, speakers_fit
from onrecord.lineage.times import days_apart
from onrecord.lineage.variants import Comparison, compared, told
from onrecord.lineage.wording import SaidWord, common, negates, said_words, weight
from onrecord.records import Span, Statement, StatementKind, StoryId, VariantKind, Voice

__all__ = ["LONG_QUOTE", "Report", "Sameness", "quoted_text", "report_of", "same_utterance", "side_by_side"]

SHORT = 4
"""Quoted words under which a quotation must be the same to the word."""
TELLING = 2
"""Different words that say something, by which a shorter quotation is more than a turn of phrase."""
LONG_QUOTE = 8
"""Quoted words by which an old quotation is known again."""
QUOTED_SHARE = 0.7
"""Share of the shorter quotation's weight that stands in the longer in the same order."""
OPEN_WORDS, OPEN_RUN, OPEN_WEIGHT, OPEN_SHARE = 6, 4, 3.0, 0.8
"""Quoted words, neighbouring words, weight in common, and share, where nothing tells that the speakers are one."""
OPEN_HEAVY = 9.0
"""Weight in common that needs neither so long a run nor so great a share: nobody else says so much alike by chance."""
WORTH_A_LOOK = 0.6
"""Share of the shorter's weight whose words must stand anywhere in the longer before the order is looked at."""
NAME_WORDS = 2
"""Capitalised words on either side by which one name stands for another; a single one may be a name's other form."""
OUTER = "\"'“”‘’([«„"
OVERLAP = 6.0
"""Weight of the words in common by which quotations that both run on are of one utterance."""
CLAIM = 5
"""Words that an indirect statement needs to be known again in an independent report."""
CLAIM_SHARE, COPY_SHARE = 0.75, 0.7
"""Share of the shorter statement's words, in independent reports and in copies of one."""
LENGTHS = 0.5
"""An indirect statement and its like are at most twice as long as each other."""
DAYS = 14
"""Days after which the same few words count as said anew."""
RUN = 2
"""Neighbouring words that count as the same in a claim; single ones meet by chance."""


@dataclass(frozen=True, slots=True)
class Report:
    """A statement made ready to be compared."""

    statement: Statement
    key: str
    """Whose it is: an actor, a name of one story, or nobody known of one story."""
    story: StoryId
    date: str | None
    words: tuple[str, ...]
    """Keys of all words."""
    quote: str
    """The words inside quotation marks, as `quoted_text` gives them."""
    said: tuple[SaidWord, ...]
    """The words of `quote`."""
    kept: frozenset[str]
    """The different keys of all words."""
    negated: bool

    @property
    def quoted(self) -> tuple[str, ...]:
        """Keys of the words inside quotation marks."""
        return tuple(word.key for word in self.said)

    @property
    def direct(self) -> bool:
        """Whether all of it is quoted."""
        return len(self.said) == len(self.words)


@dataclass(frozen=True, slots=True)
class Sameness:
    """How the first of two reports of one utterance stands to the second."""

    score: float
    """Share of the shorter that stands in the longer, from 0 to 1."""
    kind: VariantKind
    differs: tuple[str, ...] = ()
    """The words of an altered quotation that differ, `theirs → ours`."""
    negation: bool = False
    """Whether they turn a negation on or off."""
    bracketed: bool = False
    """Whether one of them stands in an editor's brackets."""
    comparison: Comparison | None = None
    """Where they differ; None for claims."""


def quoted_text(statement: Statement) -> str:
    """Return the statement's words inside quotation marks, gaps shown by an ellipsis."""
    if statement.kind is StatementKind.DIRECT:
        return statement.words
    if statement.kind is StatementKind.INDIRECT:
        return ""
    return " … ".join(span.of(piece) for piece in statement.pieces for span in quoted(piece, [Span(0, len(piece))]))


def report_of(statement: Statement, key: str, story: StoryId, date: str | None) -> Report:
    """Return the statement ready to be compared with others; `key` says whose it is."""
    words = _keys(statement.words)
    if statement.kind is not StatementKind.DIRECT and len(words) > 1 and words[0] == "that":
        words = words[1:]
    quote = quoted_text(statement)
    return Report(
        statement=statement,
        key=key,
        story=story,
        date=date,
        words=words,
        quote=quote,
        said=tuple(said_words(quote)),
        kept=frozenset(words),
        negated=sum(map(negates, words)) % 2 == 1,
    )


def same_utterance(a: Report, b: Report) -> Sameness | None:
    """Return how `a` stands to `b` where both report one utterance, else None."""
    fit = Fit.SAME if a.key == b.key else speakers_fit(a.statement, b.statement)
    if fit is Fit.OTHER or (a.statement.voice is Voice.REPORTED) != (b.statement.voice is Voice.REPORTED):
        return None
    if not _may_be_alike(a, b):
        return None
    together = a.story == b.story
    if a.said and b.said:
        found = _quotations(a, b, fit, together=together)
        if found is not None or (a.direct and b.direct):
            return found
    if fit is not Fit.SAME:
        return None
    if a.words == b.words and (together or len(a.words) >= LONG_QUOTE):
        return Sameness(1.0, VariantKind.FULL)
    share = _claims(a, b, together=together)
    return Sameness(share, VariantKind.REWORDED) if share else None


def _may_be_alike(a: Report, b: Report) -> bool:
    """Tell whether enough words are common to both for a closer look; words parted or masked are allowed for."""
    short, long = sorted((a, b), key=lambda row: len(row.words))
    shared = sum(weight(word) for word in short.words if word in long.kept)
    return shared >= min(OVERLAP, WORTH_A_LOOK * sum(weight(word) for word in short.words))


def _quotations(a: Report, b: Report, fit: Fit, *, together: bool) -> Sameness | None:
    least = min(len(a.said), len(b.said))
    apart = days_apart(a.date, b.date)
    if least < LONG_QUOTE and not together and apart is not None and apart > DAYS:
        return None
    if fit is not Fit.SAME and least < (OPEN_WORDS if fit is Fit.OPEN else SHORT):
        return None
    found = compared(a.said, b.said)
    unsure = fit is Fit.OPEN and found.weight < OPEN_HEAVY
    if unsure and (found.longest < OPEN_RUN or found.weight < OPEN_WEIGHT):
        return None
    if found.share < (OPEN_SHARE if unsure else QUOTED_SHARE) and not (
        found.kind is VariantKind.OVERLAPPING and found.weight >= OVERLAP
    ):
        return None
    if fit is Fit.OPEN and _other_things(found, a.quote, b.quote):
        return None
    if least < SHORT:
        telling = {word.key for word in min(a.said, b.said, key=len) if not common(word.key)}
        whole = found.kind in (VariantKind.FULL, VariantKind.TRUNCATED)
        if not whole or (len(telling) < TELLING and not together):
            return None
        if found.kind is VariantKind.TRUNCATED and not (a.direct and b.direct):
            return None
    return _sameness(a, b, found)


def _other_things(found: Comparison, theirs: str, ours: str) -> bool:
    """Tell whether other numbers or names stand in the same place: it is said of another day, or of somebody else."""
    for row in found.differs:
        sides = row.theirs.of(theirs), row.ours.of(ours)
        numbers = [{word.key for word in said_words(side) if word.key.isdigit()} for side in sides]
        names = [[word for word in side.split() if word.strip(OUTER)[:1].isupper()] for side in sides]
        if (all(numbers) and numbers[0] != numbers[1]) or min(map(len, names)) >= NAME_WORDS:
            return True
    return False


def side_by_side(a: Report, b: Report) -> Sameness:
    """Return how `a` stands to `b` where both are known to report one utterance, by whatever way."""
    if a.words == b.words and a.quoted == b.quoted:
        return Sameness(1.0, VariantKind.FULL)
    found = compared(a.said, b.said) if a.said and b.said else None
    if found is not None and (found.share >= QUOTED_SHARE or found.weight >= OVERLAP):
        return _sameness(a, b, found)
    return Sameness(0.0, VariantKind.REWORDED)


def _sameness(a: Report, b: Report, found: Comparison) -> Sameness:
    return Sameness(
        score=round(found.share, 4),
        kind=found.kind,
        differs=told(found, a.quote, b.quote),
        negation=found.negation,
        bracketed=found.bracketed and found.kind is VariantKind.ALTERED,
        comparison=found,
    )


def _claims(a: Report, b: Report, *, together: bool) -> float:
    short, long = sorted((a.words, b.words), key=len)
    if len(short) < CLAIM or len(short) < LENGTHS * len(long) or a.negated != b.negated:
        return 0.0
    share = _in_order(short, long) / len(short)
    apart = days_apart(a.date, b.date)
    if not together and apart is not None and apart > DAYS:
        return 0.0
    return share if share >= (COPY_SHARE if together else CLAIM_SHARE) else 0.0


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> int:
    """Return how many words of `short` stand in `long` in runs and in the same order."""
    runs = [end - start for op, start, end, _, _ in differing(short, long) if op == "same"]
    return sum(run for run in runs if run >= RUN)


def _keys(text: str) -> tuple[str, ...]:
    return tuple(word.key for word in said_words(text))
