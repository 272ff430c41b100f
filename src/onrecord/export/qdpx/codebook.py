"""The codebook of a project: what a run of text can be coded with, in groups."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from onrecord.export.qdpx.texts import Names, guid
from onrecord.export.selection import MACHINE
from onrecord.records import (
    Act,
    Actor,
    Dispute,
    DisputeSide,
    Grade,
    Matter,
    Polarity,
    StatementKind,
    Status,
    Verdict,
    Voice,
)

__all__ = ["Code", "CodeKey", "codebook", "dispute_name", "keys_of"]

CodeKey = tuple[str, str]
"""A code's group and its word there: ("act", "denies"), ("matter", its id)."""

NO_SIDE = "no side"
PARTS = (
    ("content", "What is said; quotation marks belong to it."),
    ("cue", "The words that say that it is said."),
    ("source", "The words that say who says it."),
)
STATES = (
    (MACHINE, "Coded by the machine; nobody has judged it."),
    (Verdict.ACCEPTED, "Coded by the machine, accepted by a person."),
    (Verdict.EDITED, "Edited by a person."),
    (Verdict.UNSURE, "Coded by the machine; a person is unsure."),
)
SETS: tuple[tuple[str, str, type[StrEnum]], ...] = (
    ("kind", "How much of a statement stands inside quotation marks: every letter, some, none.", StatementKind),
    ("voice", "Whose claim the content is.", Voice),
    ("act", "What an utterance does with its matter.", Act),
    ("polarity", "Whether a position stands for or against its matter, negation counted.", Polarity),
    ("status", "The status that a position claims for its matter.", Status),
)


@dataclass(slots=True)
class Code:
    """A code or, where it cannot be coded with, a group of codes."""

    guid: str
    name: str
    told: str = ""
    key: CodeKey | None = None
    """None for a group."""
    codes: list["Code"] = field(default_factory=list)


def codebook(actors: Iterable[Actor], matters: Iterable[Matter], disputes: Iterable[Dispute]) -> list[Code]:
    """Return the groups of codes: closed sets of words, actors by side, matters, disputes by grade."""
    names = Names()

    def group(name: str, told: str, *path: str) -> Code:
        return Code(guid("group", *(path or (name,))), names.unique(name, "group", name), told)

    def code(key: CodeKey, name: str, told: str = "") -> Code:
        return Code(guid("code", *key), names.unique(name, *key), told, key)

    part = group("part", "Which part of a statement a run of text is.")
    part.codes = [code(("part", word), word, told) for word, told in PARTS]
    groups = [part]
    for word, told, values in SETS:
        made = group(word, told)
        made.codes = [code((word, value), value) for value in values]
        groups.append(made)
    state = group("state", "Whether a person has judged what the machine coded.")
    state.codes = [code(("state", word), word, told) for word, told in STATES]
    groups.append(state)

    speakers = group("actors", "Who speaks, by side.")
    by_side: dict[str | None, list[Actor]] = {}
    for actor in actors:
        by_side.setdefault(actor.side, []).append(actor)
    for side in sorted(by_side, key=lambda side: (side is None, side or "")):
        held = group(side or NO_SIDE, "Side" if side else "Actors of no known side", "side", side or "")
        rows = sorted(by_side[side], key=lambda row: (row.name, row.id))
        held.codes = [code(("actor", row.id), row.name, actor_told(row)) for row in rows]
        speakers.codes.append(held)
    subjects = group("matters", "What parties speak about.")
    for matter in sorted(matters, key=lambda row: (row.name, row.id)):
        aliases = f"; also: {'; '.join(matter.aliases)}" if matter.aliases else ""
        subjects.codes.append(code(("matter", matter.id), matter.name, f"{matter.kind}{aliases}"))
    quarrels = group("disputes", "Two utterances that cannot both hold, by how sure that is.")
    by_grade = {grade: group(f"{grade} disputes", "", "grade", grade) for grade in Grade}
    for row in sorted(disputes, key=lambda row: (dispute_name(row), row.id)):
        by_grade[row.grade].codes.append(code(("dispute", row.id), dispute_name(row)))
    quarrels.codes = list(by_grade.values())
    return [*groups, speakers, subjects, quarrels]


def keys_of(codes: Iterable[Code]) -> Iterator[CodeKey]:
    """Yield the keys of all codes that can be coded with."""
    for code in codes:
        if code.key is not None:
            yield code.key
        yield from keys_of(code.codes)


def actor_told(actor: Actor) -> str:
    """Return what is known of an actor, in one line."""
    roles = [row.words for row in actor.roles]
    return "; ".join([str(actor.kind), *dict.fromkeys(roles), *(f"also {name}" for name in actor.aliases)])


def dispute_name(row: Dispute) -> str:
    """Return a name for a dispute: who is against whom, and the reason."""
    return f"{_who(row.a)} / {_who(row.b)}: {row.reason.text}"


def _who(side: DisputeSide) -> str:
    return side.speaker or side.side or "unnamed"
