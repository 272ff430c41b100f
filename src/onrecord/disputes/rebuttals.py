"""Denials: a claim that another, on another side, denies in its own words, or by pointing at it."""

from collections.abc import Iterator, Sequence

from onrecord.disputes.claims import Claim, Place
from onrecord.disputes.lexicon.negation import NEGATORS
from onrecord.disputes.lexicon.nouns import AUXILIARIES, MONTHS
from onrecord.disputes.lexicon.senses import MENTIONED
from onrecord.disputes.nearness import Index, days_between, gap, may_dispute
from onrecord.disputes.pairs import ClaimPair, weighed
from onrecord.disputes.senses import sense
from onrecord.disputes.vetoes import denies_it, speakers_known, whose
from onrecord.disputes.words import Token, stem
from onrecord.records import Actor, Reason

__all__ = ["rebuttals"]

NEAR = 1500
"""Code points between two reports on one page that still stand beside one another."""
DAYS = 4
"""Days within which a denial on another page answers a claim."""
WHOLE_PAGE = 80
"""Claims on either side among which one that is turned away by name is looked for: a long page's."""
SHARED = 2
TOLD = 2
"""Words with content that a claim must hold for a denial to point at it."""
COVER_DENIED = 0.6
"""Share of a denial's own senses that the claim must hold where the cue says that it denies."""
COVER_NEXT = 0.5
"""The same where the denial comes right after the claim."""
COVER_NEGATED = 0.6
"""The same where only a negation denies; of the shorter of the two."""
NONE_OF = frozenset({"no", "none"})
WORDS_FOR = frozenset("word term name phrase date subject figure".split())
DEFINITE = frozenset("the this that these those our their his her its".split())


def rebuttals(index: Index, actors: Sequence[Actor]) -> Iterator[ClaimPair]:
    """Yield for each denial the claim that it most likely denies, if any."""
    called = _names_of_sides(actors)
    for at, claim in enumerate(index.claims):
        if not (claim.negated or claim.denies):
            continue
        found = [_pointed(index, at), _named(index, at, called), _repeated(index, at), _no_such(index, at)]
        found.append(_unspoken(index, at))
        rows = [pair for pair in found if pair is not None and speakers_known(pair.a, pair.b, both=False)]
        if rows:
            yield min(rows, key=lambda pair: pair.order)


def _pointed(index: Index, at: int) -> ClaimPair | None:
    """Return the pair of a denial with what was said just before it: "denied it", "denied any such call"."""
    own = index.claims[at]
    if not own.denies:
        return None
    answered: tuple[Place, ...] = ()
    best: tuple[int, int, Claim] | None = None
    for other in index.before(at):
        claim = index.claims[other]
        if not may_dispute(claim, own) or not whose(claim, own) or (claim.denies and own.denies):
            continue
        # the nearest statement is meant; of its clauses the one that shares most, else the last
        answered = answered or claim.places
        shared = len(_common(claim, own))
        if claim.places != answered or not (own.anaphoric or _answers(claim, own, shared)):
            continue
        if len(claim.roots) < TOLD or _stands_with(index, claim, own):
            continue
        key = (-shared, -claim.index, claim)
        if best is None or key[:2] < best[:2]:
            best = key
    if best is None:
        return None
    claim = best[2]
    sure = own.anaphoric and gap(claim, own) <= NEAR
    return _pair(claim, own, "names-and-rejects", "claimed / denied right after", 0.8 if sure else 0.7, strong=True)


def _stands_with(index: Index, claim: Claim, own: Claim) -> bool:
    """Tell whether the denier says elsewhere in the same statement what the claim says."""
    for place in own.places:
        for _, _, other in index.around(place):
            beside = index.claims[other]
            if beside.statement.id != own.statement.id or beside is own or beside.denies:
                continue
            shared = _common(claim, beside)
            if beside.negated == claim.negated and len(shared) >= max(SHARED, COVER_NEXT * len(claim.core)):
                return True
    return False


def _answers(claim: Claim, own: Claim, shared: int) -> bool:
    """Tell whether a denial right after a claim denies it: it has half of its words, and does not say the same."""
    same = claim.negated == own.negated and shared >= SHARED
    return not same and shared >= COVER_NEXT * len(own.core - own.parties) > 0


def _named(index: Index, at: int, called: dict[str, frozenset[str]]) -> ClaimPair | None:
    """Return the pair of a rejection that names whose complaint or claim it turns away."""
    own = index.claims[at]
    if not own.rejects:
        return None
    words = [word.low.removesuffix("'s") for word in own.clause.tokens if word.capital]
    best: tuple[int, int, int, Claim] | None = None
    for place in own.places:
        for start, end, other in index.around(place, WHOLE_PAGE):
            claim = index.claims[other]
            apart = max(start, place.start) - min(end, place.end)
            if apart > NEAR or claim.side is None or not may_dispute(claim, own):
                continue
            if not any(_stands_for(word, called.get(claim.side, frozenset())) for word in words):
                continue
            accused = any(
                _stands_for(word.low.removesuffix("'s"), called.get(own.side or "", frozenset()))
                for word in claim.clause.tokens
                if word.capital
            )
            shared = len(_common(claim, own))
            key = (-2 * accused - shared, apart, claim.index, claim)
            if (accused or shared) and (best is None or key[:3] < best[:3]):
                best = key
    if best is None:
        return None
    return _pair(best[3], own, "names-and-rejects", "claimed / turned away by name", 0.7, strong=True)


def _repeated(index: Index, at: int) -> ClaimPair | None:
    """Return the pair of a denial with the claim whose words it repeats."""
    own = index.claims[at]
    core = own.core - own.parties
    if len(core) < SHARED:
        return None
    best: tuple[float, int, Claim] | None = None
    for other, count in sorted(index.with_keys(at, sorted(core)).items()):
        claim = index.claims[other]
        if count < SHARED or claim.negated == own.negated or not may_dispute(claim, own):
            continue
        # a claim that itself denies is the answer, not what is answered
        near = gap(claim, own) <= NEAR
        apart = days_between(claim, own)
        if (
            claim.denies
            or claim.clause.condition
            or _elsewhere(claim, own)
            or not (near or (apart is not None and apart <= DAYS))
        ):
            continue
        shared = _common(claim, own)
        least = len(core) if own.denies else min(len(core), len(claim.roots - claim.parties))
        cover = len(shared) / least if least else 0.0
        if own.none_of and not shared & own.none_of:
            continue
        plain = shared - claim.proper - own.proper
        counted = {value for value, _ in claim.numbers} & {value for value, _ in own.numbers}
        if (
            not denies_it(claim, own)
            or len(plain) + len(counted) < SHARED
            or cover < (COVER_DENIED if own.denies else COVER_NEGATED)
        ):
            continue
        key = (-cover - (0.3 if near else 0.0), 0 if near else apart or 0, claim)
        if best is None or key[:2] < best[:2]:
            best = key
    if best is None:
        return None
    near = gap(best[2], own) <= NEAR
    base = (0.75 if own.denies else 0.65) + (0.05 if near else -0.05)
    return _pair(best[2], own, "denial", "asserted / denied", base, strong=near or own.denies)


def _no_such(index: Index, at: int) -> ClaimPair | None:
    """Return the pair of "no agenda has been agreed" with the claim that takes an agenda for granted."""
    own = index.claims[at]
    words = own.clause.tokens
    if own.denies or len(words) < 3 or words[0].low not in NONE_OF:
        return None
    noun = stem(words[1].low)
    key = sense(words[1].low)
    if words[2].low not in AUXILIARIES or key in own.parties:
        return None
    best: tuple[int, Claim] | None = None
    for other in sorted(index.with_keys(at, [key])):
        claim = index.claims[other]
        apart = gap(claim, own)
        if apart > NEAR or claim.negated or claim.condition or not may_dispute(claim, own):
            continue
        if _is_the(claim.clause.tokens, noun) and (best is None or (apart, claim.order) < (best[0], best[1].order)):
            best = (apart, claim)
    if best is None:
        return None
    return _pair(best[1], own, "denial", f"the {noun} / no {noun}", 0.6, strong=True)


def _is_the(words: Sequence[Token], noun: str) -> bool:
    """Tell whether the clause says that something is "the agenda", or that "the agenda" is something."""
    for at in range(1, len(words)):
        if stem(words[at].low) == noun and words[at - 1].low in DEFINITE:
            before = words[at - 2].low if at > 1 else ""
            after = words[at + 1].low if at + 1 < len(words) else ""
            if before in AUXILIARIES or (at == 1 and after in AUXILIARIES):
                return True
    return False


def _unspoken(index: Index, at: int) -> ClaimPair | None:
    """Return the pair of "the word June was not spoken" with the claim that holds the word."""
    own = index.claims[at]
    words = own.clause.tokens
    mentioned = next((n for n, word in enumerate(words) if word.low in MENTIONED), 0)
    if not mentioned or not any(word.low in NEGATORS for word in words[:mentioned]):
        return None
    topic = next((word for n, word in enumerate(words[:mentioned]) if n and words[n - 1].low in WORDS_FOR), None)
    if topic is None or not (topic.capital or topic.low in MONTHS):
        return None
    best: tuple[int, int, Claim] | None = None
    for other in sorted(index.with_keys(at, [sense(topic.low)])):
        claim = index.claims[other]
        apart = days_between(claim, own)
        near = gap(claim, own) <= NEAR
        held = any(word.low == topic.low for word in claim.clause.tokens)
        if not held or claim.negated or not may_dispute(claim, own) or not (near or (apart or 0) <= DAYS):
            continue
        key = (0 if near else 1 + (apart or 0), -claim.clause.span.start, claim)
        if best is None or key[:2] < best[:2]:
            best = key
    if best is None:
        return None
    return _pair(best[2], own, "denial", f"{topic.text} named / never spoken of", 0.65, strong=True)


def _common(a: Claim, b: Claim) -> frozenset[str]:
    """Return the senses that claim and denial share, those of the parties' names left out."""
    return (a.roots & b.core) - (a.parties | b.parties)


def _elsewhere(a: Claim, b: Claim) -> bool:
    """Tell whether the two speak of other years or days."""
    years = [{w.low for w in c.clause.tokens if _is_year(w.low)} for c in (a, b)]
    return all(years) and not years[0] & years[1]


def _is_year(low: str) -> bool:
    return len(low) == 4 and low.isascii() and low.isdigit() and low[0] in "12"


def _names_of_sides(actors: Sequence[Actor]) -> dict[str, frozenset[str]]:
    """Return by side the words by which it and its speakers are called, in small letters."""
    out: dict[str, set[str]] = {}
    for actor in actors:
        side = actor.side or next((role.of for role in actor.roles if role.of), None)
        if side:
            out.setdefault(side, set()).update({side.lower(), actor.name.split()[-1].lower()})
    return {side: frozenset(words) for side, words in out.items()}


SAME_STEM = 5
"""Letters that a people's name shares with its state's ("Norlandic" and "Norland")."""


def _stands_for(word: str, names: frozenset[str]) -> bool:
    return word in names or any(
        len(word) >= SAME_STEM and len(name) >= SAME_STEM and word[:SAME_STEM] == name[:SAME_STEM] for name in names
    )


def _pair(a: Claim, b: Claim, code: str, text: str, base: float, *, strong: bool) -> ClaimPair:
    return ClaimPair(a, b, Reason(code=code, text=text), weighed(base, a, b), strong, _common(a, b))
