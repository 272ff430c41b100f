"""Names of actors and states, which are parties to a matter and no matters themselves."""

from collections.abc import Iterable, Mapping, Sequence

from onrecord.attribution import Gazetteer
from onrecord.disputes.lexicon.nouns import DETERMINERS
from onrecord.disputes.patterns import Phrases
from onrecord.disputes.words import Token, stem, tokens
from onrecord.records import Actor, ActorId, ActorKind, Mention, SpeakerKind

__all__ = ["Parties"]


class Parties:
    """Who is named: actors with their aliases, names on the pages, and the gazetteer's states, capitals, demonyms."""

    def __init__(
        self, actors: Mapping[ActorId, Actor], mentions: Iterable[Mention], gazetteer: Gazetteer, names: Iterable[str]
    ) -> None:
        self.gazetteer = gazetteer
        rows: dict[str, bool] = {}
        for key in sorted(actors):
            actor = actors[key]
            for name in (actor.name, *actor.aliases):
                _put(rows, name, person=actor.kind is ActorKind.PERSON)
        for mention in mentions:
            _put(rows, mention.name, person=mention.kind is SpeakerKind.PERSON)
            _put(rows, mention.words, person=mention.kind is SpeakerKind.PERSON)
        for name in names:
            _put(rows, name, person=False)
        self.names = Phrases(rows)
        persons = [actor.name for actor in actors.values() if actor.kind is ActorKind.PERSON]
        self.given = frozenset(words[0].low for name in persons if len(words := tokens(name)) > 1)
        """First names of persons, in small letters."""

    def taken(self, words: Sequence[Token]) -> frozenset[int]:
        """Return which of a clause's words are part of a party's name."""
        lows = [stem(word.low) for word in words]
        taken = {at for hit in self.names.find(lows) for at in range(hit.start, hit.end)}
        texts = [word.text for word in words]
        at = 0
        while at < len(texts):
            found = self.gazetteer.match(texts, at)
            if found is not None:
                taken.update(range(at, at + found[0]))
            at += found[0] if found is not None else 1
        return frozenset(taken)


def _put(rows: dict[str, bool], name: str, *, person: bool) -> None:
    words = [stem(word.low) for word in tokens(name)]
    while words and words[0] in DETERMINERS:
        words = words[1:]
    if words:
        rows.setdefault(" ".join(words), True)
        if person:
            rows.setdefault(words[-1], True)
