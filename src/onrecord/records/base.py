"""What all records share: frozen, typed, one canonical JSON form, ids made of content."""

import hashlib
from typing import NewType, TypeVar

import msgspec

__all__ = [
    "ActorId",
    "AgreementId",
    "CaptureId",
    "DecisionId",
    "DisputeId",
    "FailureId",
    "FindingId",
    "MatterId",
    "PageId",
    "PositionId",
    "Record",
    "RuleId",
    "StandingId",
    "StatementId",
    "StoryId",
    "UtteranceId",
    "canonical_json",
    "content_id",
    "from_json",
]

CaptureId = NewType("CaptureId", str)
PageId = NewType("PageId", str)
StatementId = NewType("StatementId", str)
StoryId = NewType("StoryId", str)
UtteranceId = NewType("UtteranceId", str)
ActorId = NewType("ActorId", str)
MatterId = NewType("MatterId", str)
PositionId = NewType("PositionId", str)
DisputeId = NewType("DisputeId", str)
StandingId = NewType("StandingId", str)
AgreementId = NewType("AgreementId", str)
RuleId = NewType("RuleId", str)
FindingId = NewType("FindingId", str)
FailureId = NewType("FailureId", str)
DecisionId = NewType("DecisionId", str)

ID_DIGITS = 32
"""Hex digits of a derived record's id: 128 bits, so that merged ledgers never meet by chance."""

R = TypeVar("R", bound="Record")


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A frozen, slotted record; unknown fields are ignored on reading, so that fields may be added."""


def canonical_json(value: object) -> bytes:
    """Return the one JSON form of `value`: UTF-8, keys sorted, no white space."""
    return msgspec.json.encode(value, order="sorted")


def from_json(data: bytes | str, kind: type[R]) -> R:
    """Return the record of type `kind` that `data` holds; raise msgspec.ValidationError on a mismatch."""
    return msgspec.json.decode(data, type=kind)


def content_id(kind: str, *parts: object) -> str:
    """Return the id of the record of type `kind` whose identity is `parts`: sha256, 32 hex digits."""
    return hashlib.sha256(canonical_json([kind, *parts])).hexdigest()[:ID_DIGITS]
