"""What was claimed, clause by clause: whose it is, what it shares with others, and whether it denies."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.disputes.clauses import Clause
from onrecord.disputes.frames import denials_of
from onrecord.disputes.ground import english
from onrecord.disputes.lexicon.negation import HEDGES
from onrecord.disputes.lexicon.senses import ANAPHORS, CLAIM_NOUNS, SILENT, SUBORDINATORS, WRONG
from onrecord.disputes.patterns import Phrases
from onrecord.disputes.phrases import Phrase
from onrecord.disputes.quantities import dates_in, numbers_in
from onrecord.disputes.readings import Reading, cue_of, said_at, speaker_key
from onrecord.disputes.senses import senses_of
from onrecord.disputes.sides import side_of
from onrecord.disputes.words import HELD, Token, tokens
from onrecord.records import (
    Act,
    Actor,
    ActorId,
    Page,
    PageId,
    Span,
    Statement,
    StatementId,
    Utterance,
    Where,
    hull,
)

__all__ = ["Claim", "Place", "claims_of", "silent"]

WRONGS = Phrases(dict.fromkeys(WRONG, True))
OWN = frozenset({"i", "we"})
DENIAL = frozenset("deny denied refute reject rejected dispute".split())
SHORT = 80
"""Code points at the head of a content among which its first words are read."""
OPENING = 6
"""Words at the head of a content among which "the claim that" or "any such" is looked for."""
BODY = frozenset({Where.BODY, Where.QUOTE})


@dataclass(frozen=True, slots=True)
class Place:
    """Where one report of a claim stands: its page and the stretch of its statement, source and cue included."""

    page: PageId
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One clause of an utterance, made ready to be set beside others."""

    utterance: Utterance
    statement: Statement
    clause: Clause
    index: int
    """The clause's place in its statement."""
    last: bool
    """Whether it is the statement's last clause."""
    speaker: str
    side: str | None
    said_at: str | None
    places: tuple[Place, ...]
    phrases: tuple[Phrase, ...]
    roots: frozenset[str]
    core: frozenset[str]
    """Senses before any subordinate clause: what a negation reaches."""
    parties: frozenset[str]
    """Senses of the speaker's name and side."""
    proper: frozenset[str]
    """Senses of words that begin with a capital inside the clause: names, which are shared by unlike claims."""
    none_of: frozenset[str]
    """Senses of what "no" stands before: a claim must hold one of them to be denied."""
    negated: bool
    """Whether the clause and its cue together deny."""
    denies: bool
    """Whether the cue, or a word such as "untrue", denies what another said."""
    rejects: bool
    """Whether it names a claim or complaint of another and turns it away."""
    anaphoric: bool
    """Whether what is denied is pointed at ("it", "any such call", "the claim")."""
    condition: Span | None
    """The clause on which this one hangs."""
    hedged: bool
    dates: tuple[str, ...]
    numbers: tuple[tuple[float, str], ...]
    relayed: bool
    """Whether the owner told it of another ("M told her that …")."""
    shown: Span
    """What a reader is shown: the clause, or source, cue and content where the content only points."""

    @property
    def worded(self) -> tuple[Statement, Span]:
        """The statement, and the words of it that a reader is shown."""
        return self.statement, self.shown

    @property
    def day(self) -> str:
        """The day on which it was said, `YYYY-MM-DD`, or an empty string."""
        return (self.said_at or "")[:10]

    @property
    def order(self) -> tuple[str, str, Span, str]:
        """By time, page and place; ties by owner."""
        return self.said_at or "", self.statement.page, self.clause.span, self.utterance.id


def claims_of(
    readings: Sequence[Reading],
    statements: Mapping[StatementId, Statement],
    actors: Mapping[ActorId, Actor],
    pages: Callable[[PageId], Page],
) -> list[Claim]:
    """Return the claims of `readings` in order; captions, headlines and decks repeat the body and are left out.

    What one speaker tells of another ("M told her that p") is a claim of both: each may be contradicted for it.
    """
    by_statement = {variant.statement: row.utterance for row in readings for variant in row.utterance.variants}
    for row in readings:
        by_statement.setdefault(row.statement.id, row.utterance)
    out: list[Claim] = []
    for row in readings:
        if row.statement.where not in BODY:
            continue
        out += _claims(row, row.utterance, row.statement, statements, actors, pages)
        within = row.statement.within
        teller = by_statement.get(within) if within is not None else None
        if (
            within is None
            or within not in statements
            or teller is None
            or speaker_key(teller) == speaker_key(row.utterance)
        ):
            continue
        out += _claims(row, teller, statements[within], statements, actors, pages)
    out.sort(key=lambda claim: claim.order)
    return out


def _claims(
    row: Reading,
    owner: Utterance,
    voiced: Statement,
    statements: Mapping[StatementId, Statement],
    actors: Mapping[ActorId, Actor],
    pages: Callable[[PageId], Page],
) -> list[Claim]:
    statement = row.statement
    page = pages(statement.page)
    if not english(page) or silent(statement):
        return []
    cue = cue_of(statement, page)
    act = cue.sense.act if cue.sense is not None and not cue.negated else None
    actor = actors.get(owner.actor) if owner.actor else None
    side = side_of(actor, voiced)
    party = _party(f"{owner.speaker or ''} {side or ''}")
    relayed = owner.id != row.utterance.id
    places = _places(owner, statements)
    asked = _asked(row, page)
    out: list[Claim] = []
    for index, clause in enumerate(row.clauses):
        if asked[index]:
            continue
        lows = [word.low for word in clause.tokens]
        governed = clause.sentence == row.clauses[0].sentence
        opening = lows[:OPENING]
        named = any(low in CLAIM_NOUNS for low in opening)
        wrong = bool(WRONGS.find(lows)) or _denies_itself(lows)
        cue_denies = governed and act is Act.DENIES
        rejects = governed and act in (Act.REJECTS, Act.DENIES) and named
        points = lows[0] in ANAPHORS or "such" in opening or (named and "that" not in lows)
        negators = denials_of(clause.tokens)
        reach = _reach(lows)
        roots = senses_of(clause.tokens)
        odd = (len(negators) + (cue_denies or rejects)) % 2 == 1
        out.append(
            Claim(
                utterance=owner,
                statement=voiced if relayed else statement,
                clause=clause,
                index=index,
                last=index == len(row.clauses) - 1,
                speaker=speaker_key(owner),
                side=side,
                said_at=said_at(voiced, owner, page),
                places=places,
                phrases=row.phrases[index],
                roots=roots,
                core=roots if reach == len(lows) else senses_of(clause.tokens[:reach]),
                parties=party,
                proper=senses_of([word for word in clause.tokens[1:] if word.capital]),
                none_of=_none_of(clause.tokens, negators),
                negated=odd,
                denies=cue_denies or rejects or wrong,
                rejects=rejects,
                anaphoric=points and (cue_denies or rejects or wrong),
                condition=_condition(row, index),
                hedged=any(low in HEDGES for low in lows),
                dates=tuple(value for value, _ in dates_in(clause.tokens)),
                numbers=tuple(_number(value) for value, _ in numbers_in(clause.tokens)),
                relayed=relayed,
                shown=_shown(clause, statement, page) if points and cue_denies else clause.span,
            )
        )
    return out


def _denies_itself(lows: Sequence[str]) -> bool:
    """Tell whether the words are the speaker's own denial: "we deny the allegations"."""
    ahead = lows[:OPENING]
    return any(low in OWN and not DENIAL.isdisjoint(ahead[at + 1 : at + 3]) for at, low in enumerate(ahead))


@lru_cache(maxsize=HELD)
def _party(names: str) -> frozenset[str]:
    return senses_of(tokens(names))


def silent(statement: Statement) -> bool:
    """Tell whether the statement is only that somebody would say nothing ("declined to comment")."""
    lows = [word.low for word in tokens(statement.pieces[0][:SHORT])] if statement.pieces else []
    return len(lows) > 1 and lows[0] == "to" and lows[1] in SILENT


def _asked(row: Reading, page: Page) -> list[bool]:
    """Tell of each clause whether its sentence is a question, which asserts nothing."""
    out: list[bool] = []
    sentence = end = -1
    for clause in reversed(row.clauses):
        if clause.sentence != sentence:
            sentence, end = clause.sentence, clause.span.end
        out.append(page.text[end : end + 1] == "?" or clause.tokens[0].low == "whether")
    return out[::-1]


def _places(owner: Utterance, statements: Mapping[StatementId, Statement]) -> tuple[Place, ...]:
    rows = [statements[v.statement] for v in owner.variants if v.statement in statements]
    if not rows:
        rows = [statements[owner.statement]]
    return tuple(sorted({_place(row) for row in rows}, key=lambda p: (p.page, p.start)))


def _place(row: Statement) -> Place:
    around = hull([*row.content, *(span for span in (row.cue, row.source) if span is not None)])
    return Place(row.page, around.start, around.end)


def _reach(lows: Sequence[str]) -> int:
    """Return how many words come before a subordinate clause, at least two."""
    return next((at for at, low in enumerate(lows) if at >= 2 and low in SUBORDINATORS), len(lows))


def _none_of(words: Sequence[Token], negators: Sequence[int]) -> frozenset[str]:
    """Return the senses of the two words after a lone "no"."""
    if len(negators) != 1 or words[negators[0]].low != "no":
        return frozenset()
    return senses_of(words[negators[0] + 1 : negators[0] + 3])


def _condition(row: Reading, at: int) -> Span | None:
    own = row.clauses[at]
    for place in (at - 1, at + 1):
        if 0 <= place < len(row.clauses) and not own.condition:
            other = row.clauses[place]
            if other.condition and (other.sentence, other.piece) == (own.sentence, own.piece):
                return other.span
    return None


def _shown(clause: Clause, statement: Statement, page: Page) -> Span:
    """Return source, cue and clause as one stretch where they stand on one line of the page, else the clause."""
    parts = [span for span in (statement.source, statement.cue) if span is not None]
    whole = hull([clause.span, *parts])
    return whole if "\n" not in whole.of(page.text) and whole.length <= 3 * clause.span.length + 120 else clause.span


def _number(value: str) -> tuple[float, str]:
    amount, _, unit = value.partition(" ")
    return float(amount), unit
