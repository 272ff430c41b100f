"""A speaker: what a source stands for on its page."""

from dataclasses import dataclass

from onrecord.attribution.people import Person
from onrecord.records import SpeakerKind

__all__ = ["NOBODY", "UNKNOWN", "Speaker", "of_person"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """What a source stands for, how it was told, and how much that leaves of the draft's confidence.

    The factors `sure` are judgements, not measured: no gold at hand holds enough resolved speakers.
    """

    name: str | None
    kind: SpeakerKind
    role: str | None = None
    of: str | None = None
    how: str = ""
    sure: float = 1.0


NOBODY = Speaker(None, SpeakerKind.UNRESOLVED, how="no-source", sure=0.8)
UNKNOWN = Speaker(None, SpeakerKind.UNRESOLVED, how="unknown", sure=0.8)


def of_person(person: Person, how: str, sure: float = 1.0) -> Speaker:
    """Return `person` as a speaker."""
    return Speaker(person.name, SpeakerKind.PERSON, person.role, person.of, how, sure)
