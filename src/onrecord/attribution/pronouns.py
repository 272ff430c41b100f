"""Pronouns to persons: by gender, by who was named where in the sentences before, and by who spoke last."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.attribution.marks import Quotation
from onrecord.attribution.people import PageNames, Person
from onrecord.records import Span, SpeakerKind

__all__ = ["Antecedents"]

REACH = 5
"""Sentences before the pronoun's that are looked at."""
MOST_MENTIONS = 60
"""Mentions looked at, which bounds the time that a page without full stops takes."""
DECAY = 0.55
"""What a sentence further back leaves of a mention's weight."""
SUBJECT, OTHER, QUOTED, OWNER = 1.0, 0.45, 0.2, 0.5
DOUBTED = 0.5
"""What two capitals keep that nothing else tells to be a person."""
REPEATED = 0.3
"""What a further mention of the same person adds."""
SPOKE = 1.6
"""Weight of having spoken, before decay.

These weights were chosen on the even half of GUM and the demo's pages; they are judgements of order, not of size.
"""
BEFORE_OBJECTS = frozenset("to of with for by from against about on in at after before than and or like".split())


class Antecedents:
    """The persons named on a page, weighed for a pronoun at one place."""

    def __init__(self, text: str, names: PageNames, marks: Sequence[Quotation]) -> None:
        self.names = names
        self.sentences = names.sentences
        self.places: list[tuple[int, int, str, float]] = []
        """(start, number of the sentence, name, weight) of each mention of a person, in text order."""
        subject_of = -1
        k = 0
        for named in names.named:
            if named.kind is not SpeakerKind.PERSON:
                continue
            start = named.span.start
            sentence = self.sentence(start)
            while k < len(marks) and marks[k].span.end <= start:
                k += 1
            quoted = k < len(marks) and marks[k].span.start <= start
            weight = QUOTED if quoted else OTHER
            if not quoted and sentence != subject_of and not _is_object(text, start):
                weight, subject_of = SUBJECT, sentence
            if text[named.span.end : named.span.end + 2] in ("’s", "'s"):
                weight *= OWNER
            person = names.person(named.name)
            if person is not None and not person.sure and person.role is None:
                weight *= DOUBTED
            self.places.append((start, sentence, named.name, weight))
        self.spoke: list[tuple[int, str]] = []
        """(number of the sentence, name), in text order."""

    def sentence(self, at: int) -> int:
        """Return the number of the sentence that holds offset `at`."""
        return bisect_right(self.sentences, at)

    def note_speaker(self, at: int, name: str) -> None:
        """Remember that `name` spoke at offset `at`."""
        self.spoke.append((self.sentence(at), name))

    def of(self, span: Span, gender: str, genders: dict[str, str]) -> Person | None:
        """Return the likeliest person whom a pronoun at `span` stands for; None where nobody of its gender is near.

        `gender` is "f", "m" or "" for any; persons of unknown gender may be either.
        """
        here = self.sentence(span.start)
        weights: dict[str, float] = {}
        k = bisect_left(self.places, (span.start, 0, "", 0.0)) - 1
        least = max(0, k - MOST_MENTIONS)
        while k >= least and here - self.places[k][1] <= REACH:
            _, sentence, name, weight = self.places[k]
            old, new = weights.get(name, 0.0), weight * DECAY ** (here - sentence)
            weights[name] = max(old, new) + REPEATED * min(old, new)
            k -= 1
        for sentence, name in reversed(self.spoke[-8:]):
            if 0 <= here - sentence <= REACH + 1:
                weights[name] = max(weights.get(name, 0.0), SPOKE * DECAY ** (here - sentence)) + 0.01
        fitting = [name for name in weights if genders.get(name, "") in ("", gender) or not gender]
        known = [name for name in fitting if gender and genders.get(name) == gender]
        if known:
            best = max(weights[name] for name in known)
            fitting = [name for name in fitting if name in known or weights[name] > 2 * best]
        if not fitting:
            return self._further(span.start, gender, genders)
        name = max(fitting, key=lambda row: (weights[row], row))
        return self.names.person(name) or Person(name)

    def _further(self, before: int, gender: str, genders: dict[str, str]) -> Person | None:
        """Return the last person named before whose gender is known and fits, else the last of unknown gender."""
        k = bisect_left(self.places, (before, 0, "", 0.0))
        near = [name for _, _, name, _ in reversed(self.places[max(0, k - MOST_MENTIONS) : k])]
        fitting = [name for name in near if genders.get(name, "") in ("", gender) or not gender]
        known = [name for name in fitting if genders.get(name) == gender]
        chosen = next(iter(known or fitting), None)
        return self.names.person(chosen) if chosen is not None else None


def _is_object(text: str, start: int) -> bool:
    before = text[max(0, start - 12) : start].split()
    return bool(before) and before[-1].lower() in BEFORE_OBJECTS
