"""`repetition@1`: a comment whose text is near that of an earlier comment of the page.

Comments are compared by their runs of three words. Each run remembers the first comments that hold it, so that a thread
of ten thousand equal comments takes time in proportion to its length.
"""

from collections import Counter
from collections.abc import Sequence

from onrecord.forum.hits import Hit, against, ban
from onrecord.forum.reading import Reading, name_key
from onrecord.records import FindingGrade, Rule

__all__ = ["CHECKER", "check"]

CHECKER = "repetition@1"
RUN = 3
"""Words a run: fewer meet by chance, more miss a changed word in a short comment."""
KEPT = 8
"""Earlier comments that each run remembers."""
COMPARED = 5
"""Candidates compared exactly, those that share most runs first."""
LEAST_RUNS = 5
"""Runs of the shorter comment: seven words. Below that, equal words ("Thank you for this report") mean nothing."""
SAME_AUTHOR = 0.45
"""Share of the shorter comment's runs that makes it a revision of the same author's."""
OTHER_AUTHOR = 0.7
"""The same for two authors, who may well quote the same sentence of the article."""
CERTAIN = 0.8
LIKELY = 0.6

Run = tuple[str, ...]


def check(readings: Sequence[Reading], rules: Sequence[Rule]) -> list[Hit]:
    """Return one hit for each comment near an earlier one: of its nearest, or the earliest of equals."""
    index: dict[Run, list[int]] = {}
    runs: list[frozenset[Run]] = []
    out: list[Hit] = []
    rule = ban(rules, "repetition")
    for number, reading in enumerate(readings):
        mine, own = _runs(reading)
        runs.append(mine)
        votes: Counter[int] = Counter()
        for run in mine:
            votes.update(index.get(run, ()))
        found = _best(number, mine, own, votes, runs, readings)
        if found is not None:
            out.append(_hit(reading, readings[found[0]], found[1], rule))
        for run in mine:
            held = index.setdefault(run, [])
            if len(held) < KEPT:
                held.append(number)
    return out


def _runs(reading: Reading) -> tuple[frozenset[Run], frozenset[Run]]:
    """Return the comment's runs, and those of them that do not stand in quotation marks."""
    words = [word.low.replace("'", "") for word in reading.words]
    pairs = [(tuple(words[at : at + RUN]), reading.words[at].span.start) for at in range(len(words) - RUN + 1)]
    own = frozenset(run for run, at in pairs if not reading.in_quotes(at))
    return frozenset(run for run, _ in pairs), own


def _best(
    number: int,
    mine: frozenset[Run],
    own: frozenset[Run],
    votes: Counter[int],
    runs: Sequence[frozenset[Run]],
    readings: Sequence[Reading],
) -> tuple[int, float] | None:
    """Return the earliest comment near enough, with the share of runs in common."""
    near: list[tuple[int, float]] = []
    for other, _ in sorted(votes.items(), key=lambda row: (-row[1], row[0]))[:COMPARED]:
        theirs = runs[other]
        least = min(len(mine), len(theirs))
        if least < LEAST_RUNS:
            continue
        shared = mine & theirs
        share = len(shared) / least
        same = _same_author(readings[number], readings[other])
        # An answer that quotes what it answers is no repetition.
        quoting = len(shared & own) * 2 < len(shared)
        if share >= (SAME_AUTHOR if same else OTHER_AUTHOR) and not quoting:
            near.append((other, share))
    return min(near, default=None)


def _same_author(a: Reading, b: Reading) -> bool:
    key = name_key(a.comment.author)
    return bool(key) and key == name_key(b.comment.author)


def _hit(reading: Reading, earlier: Reading, share: float, rule: Rule | None) -> Hit:
    equal = [word.low for word in reading.words] == [word.low for word in earlier.words]
    same = _same_author(reading, earlier)
    grade = FindingGrade.CERTAIN if share >= CERTAIN else FindingGrade.LIKELY if share >= LIKELY else FindingGrade.LOOK
    what = "the same text as" if equal else "near-same text as"
    how = ("posted again" if equal else "a revision") if same else "pasted"
    who = "same author" if same else "another author"
    # A person who puts a word right does not repeat anything; a rule against repetition is about the rest.
    clause = None if same and not equal else rule
    return Hit(
        comment=reading.comment,
        rule="repetition",
        span=reading.comment.body,
        grade=grade,
        checker=CHECKER,
        text=f"{what} comment {earlier.comment.number}, {who}: {how}",
        basis=against(clause),
        clause=clause,
    )
