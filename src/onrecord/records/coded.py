"""A position as a person coded it, with the names that a machine's position only points to."""

from onrecord.records.corpus import Position

__all__ = ["CodedPosition"]


class CodedPosition(Position, frozen=True, kw_only=True):
    """What a person says that an actor's stand on a matter is, at a place of a page.

    It is the `copy` of a judgement, so it names its matter and organisation: the ledger may hold neither.
    """

    matter_name: str | None = None
    """What the matter is called; None in the copy of a machine's position."""
    organisation: str | None = None
