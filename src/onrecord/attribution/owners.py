"""Whose an office is, by the whole page: short names, initials, "the authority’s", "its", "his deputy", or nothing."""

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.attribution.bodies import Bodies
from onrecord.attribution.gazetteer import Gazetteer, fold_name
from onrecord.attribution.people import PageNames, Person
from onrecord.attribution.roles import BODIES, HONORIFICS, Role, office_of
from onrecord.attribution.titles import give_role
from onrecord.attribution.tokens import Token

__all__ = ["Owners"]

CORPORATE = frozenset(
    "executive ceo cfo coo cto founder co-founder chair chairman chairwoman chairperson vice-chair director manager "
    "coach captain spokesman spokeswoman spokesperson treasurer curator".split()
)
"""Offices of bodies; named without an owner they are those of the body that the page spoke of last."""
CHANGING = frozenset("former outgoing incoming acting interim caretaker deputy assistant".split())
"""Adjectives by which two persons may share an office."""


TERRITORIAL = frozenset("mayor governor senator representative congressman congresswoman mp mep member".split())
"""Offices of places, whose names are no short names of bodies."""
MOST = 60
"""Persons that are asked, of one office or named before a pronoun, which bounds the time."""
UNSAID_REACH = 300
"""Code points before an office in which a body may own it unsaid; a judgement: about a paragraph."""


def _lasting(words: list[str]) -> list[str]:
    return [word for word in words if word not in CHANGING]


class Owners:
    """Tells whose the offices of one page are."""

    def __init__(self, rows: Sequence[list[Token]], names: PageNames, gazetteer: Gazetteer) -> None:
        self.names = names
        self.gazetteer = gazetteer
        self.bodies = Bodies(rows, names, gazetteer)
        self.persons = self._named(rows)
        self.starts = [start for start, _ in self.persons]
        self.holders: dict[str, list[Person]] = {}
        for person in names.persons.values():
            if person.role:
                self.holders.setdefault(person.role.lower().rsplit(maxsplit=1)[-1], []).append(person)

    def settle(self) -> None:
        """Give every person of the page the roles printed beside the name, with owners told in full."""
        for person in self.names.persons.values():
            printed = [(at, self.resolve(role, at, person)) for at, role in person.printed]
            person.local = dict(printed)
            person.offices = [role for _, role in printed]
            if person.role is None and person.affiliation is not None:
                person.of = self.full(person.affiliation, person.first)
            if not printed or person.role is None:
                continue
            if person.role not in {role.role for _, role in person.printed}:
                person.of = self.full(person.of, person.first) if person.of else None
                continue
            kept = person.role
            person.role = person.of = None
            for (_, role), (_, raw) in sorted(
                zip(printed, person.printed, strict=True), key=lambda r: r[1][1].role != kept
            ):
                if raw.role == kept or person.role is not None:
                    give_role(person, role)

    def resolve(self, role: Role, at: int, person: Person | None = None) -> Role:
        """Return `role`, printed at `at` and perhaps beside `person`, with its owner's fullest name."""
        if role.of is not None:
            local = office_of(role.role.lower().split()[-1]) in TERRITORIAL and role.of[:1].isupper()
            return Role(role.role, role.of if local else self.full(role.of, at))
        if role.by in ("its", "their"):
            return Role(role.role, self.bodies.owner(at))
        if role.by in ("his", "her"):
            other = self._person_before(at, person)
            return self._of_person(role, other) if other is not None else Role(role.role, None)
        return Role(role.role, self._unsaid(role, at, person))

    def full(self, of: str, at: int) -> str:
        """Return the fullest name on the page of an owner: a person's, a body's, or the words as they are."""
        if self.gazetteer.place(of) is not None:
            return of
        words = of.split()
        while len(words) > 1 and (fold_name(words[0]) in HONORIFICS or office_of(words[0].lower(), lower=False)):
            words = words[1:]
        person = self.names.person(" ".join(words), at)
        if person is not None and words[0][:1].isupper():
            return person.name
        return self.bodies.fullest(of, at) or of

    def _of_person(self, role: Role, other: Person) -> Role:
        """Return the role of "his lawyer": that person's; of "her deputy" and "his successor": by the person's own."""
        head = role.role.lower().split()[-1]
        if other.role is not None and head in ("successor", "predecessor", "counterpart", "deputy"):
            base = " ".join(word for word in other.role.split() if word.lower() not in CHANGING)
            lead = {"deputy": "deputy ", "predecessor": "former "}.get(head, "")
            return Role(f"{lead}{base}", other.of if head != "counterpart" else role.of)
        return Role(role.role, other.name)

    def _unsaid(self, role: Role, at: int, person: Person | None) -> str | None:
        """Return the owner of an office that is printed without one; None where the page does not tell."""
        words = role.role.lower().split()
        head = office_of(words[words.index("of") - 1] if "of" in words[1:] else words[-1])
        base = [word for word in words if word not in CHANGING]
        for other in self.holders.get(words[-1], [])[:MOST]:
            theirs = (other.role or "").lower().split()
            changing = CHANGING & {*words, *theirs}
            if changing and other is not person and other.of and theirs != words and base == _lasting(theirs):
                return other.of
        if head not in CORPORATE or any(word[:1].isupper() for word in role.role.split()[:-1]):
            return None
        noun = next((word for word in words[:-1] if word in BODIES), None)
        if noun is not None:
            full = self.bodies.fullest(noun, at)
            return full if full is not None and not full.islower() else None
        return self.bodies.nearest(at, reach=UNSAID_REACH)

    def _named(self, rows: Sequence[list[Token]]) -> list[tuple[int, Person]]:
        out: list[tuple[int, Person]] = []
        for row in rows:
            for token in row:
                person = self.names.person(token.text, token.start) if token.capital else None
                if person is not None:
                    out.append((token.start, person))
        return out

    def _person_before(self, at: int, but: Person | None) -> Person | None:
        k = bisect_left(self.starts, at)
        near = (p for _, p in reversed(self.persons[max(0, k - MOST) : k]))
        return next((p for p in near if p is not but), None)
