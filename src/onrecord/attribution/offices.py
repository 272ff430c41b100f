"""Who holds an office on a page: persons by the words of their roles and the nouns beside their names."""

from bisect import bisect_left

from onrecord.attribution.gazetteer import Gazetteer
from onrecord.attribution.people import PageNames, Person
from onrecord.attribution.roles import Role, same_role

__all__ = ["Offices"]

MANY = 60
"""Persons of one office; of more, only those named near the source are asked, to keep time linear."""
NEAR = 60
"""Mentions on each side of a source in which the nearest of several holders is looked for."""


class Offices:
    """The persons of a page by office."""

    def __init__(self, names: PageNames, gazetteer: Gazetteer) -> None:
        self.names = names
        self.gazetteer = gazetteer
        self.starts = [n.span.start for n in names.named]
        self.holders: dict[str, list[Person]] = {}
        for person in names.persons.values():
            for word in sorted({*(person.role or "").lower().split(), *person.nouns}):
                self.holders.setdefault(word, []).append(person)

    def fitting(self, role: Role, before: int) -> list[Person]:
        """Return the persons whose office `role` names, of its state or organisation where it tells one."""
        rows = self._holding(role.role, before)
        fits = [p for p in rows if p.role and same_role(role.role, p.role)]
        if role.of is None:
            return fits
        told = [p for p in fits if p.of == role.of] or self._of_same(fits, role.of)
        return told or self._of_noun(fits, role.of)

    def beside(self, noun: str, before: int) -> list[Person]:
        """Return the persons beside whose names the page prints `noun`."""
        return [p for p in self._holding(noun, before) if noun in p.nouns]

    def nearest(self, fits: list[Person], before: int) -> tuple[Person | None, float]:
        """Return the one person of several who was named last before an offset, and how sure that is."""
        if len(fits) <= 1:
            return (fits[0] if fits else None), 0.95
        wanted = {p.name for p in fits}
        k = bisect_left(self.starts, before)
        around = [*reversed(self.names.named[max(0, k - NEAR) : k]), *self.names.named[k : k + NEAR]]
        named = next((n.name for n in around if n.name in wanted), None)
        return next((p for p in fits if p.name == named), None), 0.8

    def _holding(self, role: str, before: int) -> list[Person]:
        """Return the persons whom the last word of `role` may fit; of very many, those named near an offset."""
        rows = self.holders.get(role.lower().rsplit(maxsplit=1)[-1], []) if role.strip() else []
        if len(rows) <= MANY:
            return rows
        k = bisect_left(self.starts, before)
        near = {named.name for named in self.names.named[max(0, k - NEAR) : k + NEAR]}
        return [p for name in sorted(near) if (p := self.names.person(name)) is not None]

    def _of_noun(self, fits: list[Person], of: str) -> list[Person]:
        """Return those whose office may be of what a single common noun means: "the union", "the club"."""
        plain = of.islower() and " " not in of
        return [p for p in fits if plain and (p.of is None or not p.of.islower())]

    def _of_same(self, fits: list[Person], of: str) -> list[Person]:
        """Return those whose office may be of `of`, no state: "union" beside "Lower River Union", or left unsaid."""
        if self.gazetteer.place(of) is not None:
            return []
        return [p for p in fits if not p.of or p.of.lower().split()[-1:] == of.lower().split()[-1:]]
