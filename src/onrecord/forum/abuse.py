"""`insult@1`, `profanity@1` and `threat@1`: a word list with a test of whom the words are for.

Words in quotation marks are somebody else's: who objects to an insult and quotes it insults nobody.
"""

import re
from collections.abc import Mapping, Sequence

from onrecord.forum.hits import Hit, against, ban, softer
from onrecord.forum.lexicon import INSULT_NOUNS, INSULT_QUALITIES, MILD_PROFANITY, STRONG_PROFANITY
from onrecord.forum.reading import Reading, Word, name_key
from onrecord.records import Basis, Comment, FindingGrade, Rule, Span

__all__ = ["INSULT", "PROFANITY", "THREAT", "insults", "profanities", "threats"]

INSULT = "insult@1"
PROFANITY = "profanity@1"
THREAT = "threat@1"
REACH = 6
"""Words before an insult among which its target must stand."""
YOU = frozenset("you your you're youre u".split())
IS = frozenset(
    "is was are were am be being been 's 're isn't aren't remains became you're youre he's she's they're".split()
)
HE = frozenset("he she he's she's".split())
FIRST = frozenset("i i'm im me my we we're our myself".split())
NOT = frozenset(
    "not no never isn't aren't wasn't weren't ain't don't doesn't nor neither without if would should could".split()
)
MASKED = re.compile(r"(?<![\w*])[A-Za-z]{1,3}[*#@$]{1,6}[A-Za-z]{0,5}(?![\w*])")
MASKS = {"f": "fucking fuckers fucked fucker fuck", "s": "shitty shits shit", "b": "bullshit bitches bastard bitch",
         "c": "cunts cunt", "a": "assholes asshole"}  # fmt: skip
THREATS = re.compile(
    r"\b(?:(?:i|we) ?(?:will|'ll|’ll|am going to|are going to|shall) (?:kill|hunt|shoot|hang|find|burn|beat|"
    r"hurt|get) "
    r"(?:you|him|her|them|your)\b|(?:i|we) know where (?:you|he|she|they) lives?\b|"
    r"(?:you|he|she|they|\w{2,30}) (?:should|must|ought to|needs? to|deserves? to) (?:be (?:shot|hanged|hung|"
    r"killed|executed|"
    r"lynched|burned|beheaded)|die|hang)\b|you(?: will|'ll|’ll| are going to) (?:die|regret (?:this|it)|pay for "
    r"this)\b|"
    r"watch your back\b|kill yourself\b)",
    re.IGNORECASE,
)


def insults(
    readings: Sequence[Reading], rules: Sequence[Rule], named: frozenset[str], parents: Mapping[str, Comment]
) -> list[Hit]:
    """Return the insults that have a target: the reader answered, "you", or a name that the article prints.

    `named` are words with a capital inside the article's sentences; `parents` are comments by their number.
    """
    rule = ban(rules, "personal-attack")
    out: list[Hit] = []
    for reading in readings:
        parent = parents.get(reading.comment.parent or "")
        for at, word in enumerate(reading.words):
            bare = _singular(word.low)
            if bare is None or reading.in_quotes(word.span.start):
                continue
            found = _target(reading, at, named, name_key(parent.author) if parent else "")
            if found is None:
                continue
            first, grade, whom = found
            span = Span(min(first.span.start, word.span.start), max(first.span.end, word.span.end))
            out.append(
                Hit(
                    comment=reading.comment,
                    rule="insult",
                    span=span,
                    grade=softer(grade, rule),
                    checker=INSULT,
                    text=f"“{word.words}”, said of {whom}",
                    basis=against(rule),
                    clause=rule,
                )
            )
    return _apart(out)


def profanities(page_text: str, readings: Sequence[Reading], rules: Sequence[Rule]) -> list[Hit]:
    """Return coarse words outside quotation marks, masked ones (letters as asterisks) included."""
    rule = ban(rules, "profanity")
    out: list[Hit] = []
    for reading in readings:
        found: list[tuple[Span, FindingGrade]] = []
        for word in reading.words:
            if word.low in STRONG_PROFANITY:
                found.append((word.span, FindingGrade.CERTAIN))
            elif word.low in MILD_PROFANITY:
                found.append((word.span, FindingGrade.LIKELY))
        body = reading.comment.body
        for match in MASKED.finditer(page_text, body.start, body.end):
            if _masks(match.group()):
                found.append((Span(*match.span()), FindingGrade.LIKELY))
        for span, grade in sorted(found):
            if reading.in_quotes(span.start) or reading.in_link(span.start):
                continue
            out.append(
                Hit(
                    comment=reading.comment,
                    rule="profanity",
                    span=span,
                    grade=softer(grade, rule),
                    checker=PROFANITY,
                    text=f"a coarse word: “{span.of(page_text)}”",
                    basis=against(rule),
                    clause=rule,
                )
            )
    return out


def threats(page_text: str, readings: Sequence[Reading], rules: Sequence[Rule]) -> list[Hit]:
    """Return sentences in the form of a threat, against the policy or else our default; a person must look."""
    rule = ban(rules, "threat")
    out: list[Hit] = []
    for reading in readings:
        body = reading.comment.body
        for match in THREATS.finditer(page_text, body.start, body.end):
            if reading.in_quotes(match.start()):
                continue
            out.append(
                Hit(
                    comment=reading.comment,
                    rule="threat",
                    span=Span(*match.span()),
                    grade=FindingGrade.LOOK,
                    checker=THREAT,
                    text="words in the form of a threat",
                    basis=against(rule, Basis.DEFAULT),
                    clause=rule,
                )
            )
    return out


def _singular(low: str) -> str | None:
    """Return the listed word that `low` is, a plural as its singular; None where it is none."""
    for bare in (low, low.removesuffix("s"), low.removesuffix("es")):
        if bare in INSULT_NOUNS or bare in INSULT_QUALITIES:
            return bare
    return None


def _target(reading: Reading, at: int, named: frozenset[str], answered: str) -> tuple[Word, FindingGrade, str] | None:
    """Return the first word of the insult, its grade, and whom it is for; None where nobody is meant."""
    words = reading.words
    noun = _singular(words[at].low) in INSULT_NOUNS
    before: list[Word] = []
    for index in range(at, max(-1, at - REACH - 1), -1):
        if index < at:
            before.append(words[index])
        if words[index].opens:
            break
    before.reverse()
    lows = [word.low for word in before]
    if any(low in NOT or low in FIRST for low in lows):
        return None
    after = words[at + 1] if at + 1 < len(words) and not words[at + 1].opens else None
    linked = any(low in IS for low in lows)
    for place, word in enumerate(before):
        if word.low not in YOU:
            continue
        # "you are an idiot", "you idiot"; "your stupid idea" is of the idea, not of a person.
        if word.low == "your" or not (linked or (noun and place >= len(before) - 2)):
            continue
        return word, FindingGrade.CERTAIN if noun else FindingGrade.LIKELY, "the person addressed"
    if linked:
        subject = _subject(before)
        if subject is not None:
            if answered and name_key(subject.words) and name_key(subject.words) in answered:
                return (
                    subject,
                    FindingGrade.CERTAIN if noun else FindingGrade.LIKELY,
                    f"the reader answered ({subject.words})",
                )
            if subject.words in named:
                return (
                    subject,
                    FindingGrade.LIKELY if noun else FindingGrade.LOOK,
                    f"{subject.words}, named in the article",
                )
            if subject.low in HE and noun:
                return subject, FindingGrade.LOOK, f"“{subject.words}”; see who is meant"
        return None
    near = before[-1] if before else None
    if noun and after is not None and after.words in named and not reading.in_quotes(after.span.start):
        return after, FindingGrade.LOOK, f"{after.words}, named in the article"
    if noun and near is not None and near.low in ("that", "this") and len(before) > 1 and before[-2].words in named:
        return before[-2], FindingGrade.LIKELY, f"{before[-2].words}, named in the article"
    return None


def _subject(before: Sequence[Word]) -> Word | None:
    """Return the word right before the verb "to be" that is nearest to the insult."""
    for place in range(len(before) - 1, -1, -1):
        low = before[place].low
        if low in HE and low.endswith("'s"):
            return before[place]
        if low in IS:
            return before[place - 1] if place else None
    return None


def _masks(words: str) -> bool:
    """Tell whether a word with signs for letters fits a listed one: its first letter, its last ones, its length."""
    low = words.lower()
    last = re.split(r"[*#@$]+", low)[-1]
    first = re.split(r"[*#@$]+", low)[0]
    return any(
        len(full) == len(low) and full.startswith(first) and full.endswith(last)
        for full in MASKS.get(low[0], "").split()
    )


def _apart(hits: Sequence[Hit]) -> list[Hit]:
    """Return `hits` without those that touch an earlier one of the same comment ("you stupid, pathetic fool")."""
    out: list[Hit] = []
    for hit in hits:
        if out and out[-1].comment is hit.comment and out[-1].span.touches(hit.span):
            continue
        out.append(hit)
    return out
