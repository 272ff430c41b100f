"""`capitals@1`: whole sentences in capital letters; initials, quotations and single stressed words are left alone."""

from collections.abc import Iterator, Sequence

from onrecord.forum.hits import Hit, against, ban
from onrecord.forum.reading import Reading, Word
from onrecord.records import FindingGrade, Rule, Span

__all__ = ["CHECKER", "check"]

CHECKER = "capitals@1"
LEAST_WORDS = 5
"""Words in capitals one after another."""
LEAST_LONG = 3
"""Of them, words of four letters or more: "EU, UN, OSCE, WHO, IMF" is a list of initials."""
CERTAIN_WORDS = 8
CERTAIN_SHARE = 0.7
"""Share of the comment's letters that are capitals."""


def check(page_text: str, readings: Sequence[Reading], rules: Sequence[Rule]) -> list[Hit]:
    """Return one hit for each run of words in capitals."""
    rule = ban(rules, "capitals")
    out: list[Hit] = []
    for reading in readings:
        share = _share(reading.words)
        for run in _runs(reading):
            span = _with_end_mark(page_text, Span(run[0].span.start, run[-1].span.end), reading.comment.body.end)
            sure = len(run) >= CERTAIN_WORDS and share >= CERTAIN_SHARE
            out.append(
                Hit(
                    comment=reading.comment,
                    rule="capitals",
                    span=span,
                    grade=FindingGrade.CERTAIN if sure else FindingGrade.LIKELY,
                    checker=CHECKER,
                    text=f"{len(run)} words in capital letters, one after another",
                    basis=against(rule),
                    clause=rule,
                )
            )
    return out


def _runs(reading: Reading) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in reading.words:
        quoted = reading.in_quotes(word.span.start)
        if not quoted and (_capital(word.words) or (run and word.words.isdigit())):
            run.append(word)
            continue
        if _counts(run):
            yield run
        run = []
    if _counts(run):
        yield run


def _counts(run: list[Word]) -> bool:
    lettered = [word for word in run if not word.words.isdigit()]
    return len(lettered) >= LEAST_WORDS and sum(len(word.words) >= 4 for word in lettered) >= LEAST_LONG


def _capital(word: str) -> bool:
    """Tell whether every letter that has a case is a capital; scripts without cases have none."""
    return word.isupper()


def _share(words: Sequence[Word]) -> float:
    letters = [letter for word in words for letter in word.words if letter.isupper() or letter.islower()]
    return sum(letter.isupper() for letter in letters) / len(letters) if letters else 0.0


def _with_end_mark(text: str, span: Span, limit: int) -> Span:
    end = span.end
    while end < limit and text[end] in ".!?":
        end += 1
    return Span(span.start, end)
