"""Who a page names, as records: persons, the places where they stand, and what the page tells of them."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from onrecord.attribution.capitals import Run
from onrecord.attribution.gazetteer import fold_name
from onrecord.attribution.roles import Role
from onrecord.records import Span, SpeakerKind

__all__ = ["Named", "OwnerTeller", "PageNames", "Person"]


@dataclass
class Person:
    """A person of the page."""

    name: str
    role: str | None = None
    of: str | None = None
    gender: str = ""
    affiliation: str | None = None
    """The body that the page prints after the name: "X of the Y Institute"."""
    sure: bool = True
    """Whether anything but two capitals tells that it is a person."""
    first: int = 0
    """Where the full name first stands."""
    offices: list[Role] = field(default_factory=list)
    """Every role printed beside the name, in text order; `role` and `of` are the one that stands for the person."""
    printed: list[tuple[int, Role]] = field(default_factory=list)
    """The same with where the name stands, before owners are told in full."""
    local: dict[int, Role] = field(default_factory=dict)
    """The role printed beside the name that begins at an offset."""
    nouns: set[str] = field(default_factory=set)
    """Common nouns that the page prints beside the name: "actress", "tycoon". Only looked up, never listed."""

    @property
    def surname(self) -> str:
        """The last word of the name, folded."""
        return fold_name(self.name.split()[-1])


@dataclass(frozen=True, slots=True)
class Named:
    """One place where someone is named."""

    span: Span
    name: str
    kind: SpeakerKind
    role: str | None = None
    of: str | None = None


class OwnerTeller(Protocol):
    """Tells whose an office is by the whole page."""

    def resolve(self, role: Role, at: int, person: Person | None = None) -> Role:
        """Return `role`, printed at `at` and perhaps beside `person`, with its owner's fullest name."""

    def full(self, of: str, at: int) -> str:
        """Return the fullest name on the page of a person or body that `of` names near `at`."""

    def body(self, span: Span) -> str | None:
        """Return the body in capitals whose name is what `span` holds."""

    def subject(self, at: int, opens: Callable[[int], bool]) -> tuple[int, str] | None:
        """Return the last body in capitals before `at` that opens a sentence, and where it stands."""


@dataclass
class PageNames:
    """Everyone named on a page."""

    persons: dict[str, Person] = field(default_factory=dict)
    """By folded full name."""
    surnames: dict[str, list[Person]] = field(default_factory=dict)
    """By folded surname, in the order in which they are first named."""
    given: dict[str, list[Person]] = field(default_factory=dict)
    """By folded first name."""
    named: list[Named] = field(default_factory=list)
    """In text order."""
    genders: dict[str, str] = field(default_factory=dict)
    """"f" or "m" by name, where roles or the pronouns that follow tell."""
    initials: dict[str, str] = field(default_factory=dict)
    """Organisations by the initials that the page gives in brackets after the name."""
    owners: OwnerTeller | None = None
    """None until the page's roles are settled."""
    writer: Person | None = None
    """Who signs the page, where it is a letter."""
    sentences: list[int] = field(default_factory=list)
    """Where sentences begin, in text order."""
    runs: dict[int, list[Run]] = field(default_factory=dict)
    """Runs of capitals by where their block begins."""
    lines: frozenset[int] = frozenset()
    """Where words stand that open a line within their block."""
    lower: frozenset[str] = frozenset()
    """Words that the page prints in lower case."""

    capitals: frozenset[str] = frozenset()
    """Words, lowered, that stand with a capital anywhere but at the head of a sentence."""
    amid: frozenset[str] = frozenset()
    """Words, lowered, that stand with a capital amid a sentence, no other capital beside them."""

    def person(self, words: str, before: int | None = None) -> Person | None:
        """Return the person whom `words` name in full or by surname; the last one named before, of namesakes."""
        folded = fold_name(words)
        found = self.persons.get(folded)
        if found is not None:
            return found
        rows = self.surnames.get(folded, [])
        known = bisect_right(rows, before, key=lambda p: p.first) if before is not None else 0
        return (rows[known - 1] if known else rows[-1]) if rows else None

    def by_first_name(self, words: str) -> Person | None:
        """Return the one person whose first name is `words`; None where nobody or several have it."""
        rows = self.given.get(fold_name(words), [])
        return rows[0] if len(rows) == 1 else None
