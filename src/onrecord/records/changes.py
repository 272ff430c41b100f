"""What a person changes of a record that the machine made."""

import msgspec
from msgspec import UNSET, UnsetType

from onrecord.records.base import Record
from onrecord.records.kinds import Act, FindingGrade, Polarity, SpeakerKind, StatementKind, Voice
from onrecord.records.spans import Span

__all__ = ["CHANGED", "Changes"]


class Changes(Record, frozen=True, kw_only=True):
    """The fields of a record as a person has them; what is left out stays as the machine made it.

    A span stands with its words, as in the record itself, so that they can be put in its place without the page.
    """

    speaker: str | UnsetType | None = UNSET
    speaker_kind: SpeakerKind | UnsetType = UNSET
    role: str | UnsetType | None = UNSET
    of: str | UnsetType | None = UNSET
    kind: StatementKind | UnsetType = UNSET
    voice: Voice | UnsetType = UNSET
    content: tuple[Span, ...] | UnsetType = UNSET
    pieces: tuple[str, ...] | UnsetType = UNSET
    cue: Span | UnsetType | None = UNSET
    cue_words: str | UnsetType | None = UNSET
    source: Span | UnsetType | None = UNSET
    source_words: str | UnsetType | None = UNSET
    act: Act | UnsetType = UNSET
    polarity: Polarity | UnsetType = UNSET
    grade: FindingGrade | UnsetType = UNSET

    @property
    def given(self) -> dict[str, object]:
        """What is changed, by the name of the field."""
        rows = {name: getattr(self, name) for name in self.__struct_fields__}
        return {name: value for name, value in rows.items() if value is not msgspec.UNSET}


CHANGED: dict[str, tuple[str, ...]] = {
    "statement": ("speaker", "speaker_kind", "role", "of", "kind", "voice", "content", "cue", "source"),
    "position": ("act", "polarity"),
    "finding": ("grade",),
}
"""The fields that a person can change, by the kind of record; words go with their spans."""
