"""Sources told by an office: "the minister", "his lawyer", "her Utopian counterpart", to a person or nobody named."""

from bisect import bisect_left
from dataclasses import replace

from onrecord.attribution.gazetteer import Gazetteer
from onrecord.attribution.holders import Holders
from onrecord.attribution.offices import Offices
from onrecord.attribution.people import Named, PageNames, Person
from onrecord.attribution.pronouns import Antecedents
from onrecord.attribution.role_phrases import read_role
from onrecord.attribution.roles import MINISTRIES, ORGANISATION_WORDS, ROLE_HEADS, Role
from onrecord.attribution.source_roles import belongs, state_before
from onrecord.attribution.sources import ARTICLES, GENDERED, INDEFINITE, OWNERS, PEOPLE, head_noun, is_plural
from onrecord.attribution.speaker import Speaker, of_person
from onrecord.attribution.tokens import Token
from onrecord.records import Page, Span, SpeakerKind

__all__ = ["OfficeSources"]

FEW, NEAR_SENTENCES = 40, 3
"""Mentions and sentences before "the painter" in which its only person is looked for."""


class OfficeSources:
    """Resolves the sources of one page that an office tells; `genders` is the resolver’s own and grows with it."""

    def __init__(
        self,
        page: Page,
        names: PageNames,
        gazetteer: Gazetteer,
        offices: Offices,
        antecedents: Antecedents,
        genders: dict[str, str],
    ) -> None:
        self.page = page
        self.names = names
        self.gazetteer = gazetteer
        self.offices = offices
        self.antecedents = antecedents
        self.genders = genders
        self.holders = Holders(page, names, gazetteer)
        self.starts = [n.span.start for n in names.named]

    def title(self, role: Role, row: list[Token], span: Span) -> Speaker:
        """Return the one person of the page with this role and state, else an unnamed holder of it."""
        if role.role.lower().endswith("counterpart"):
            role = self._counterpart(role, row[0].low, span)
        if role.of is None and row[0].low in OWNERS:
            role = Role(role.role, self._owner_state(row[0].low, span), role.by)
        if role.of is None and self.names.owners is not None and row[0].low in ("its", "their"):
            role = self.names.owners.resolve(role, span.start)
        if role.of is None and row[0].low not in ARTICLES:
            role = Role(role.role, state_before(self.page.text, span, self.gazetteer), role.by)
        full = self.in_full(role, span)
        if row[0].low not in INDEFINITE and not is_plural(row):
            fits = self.offices.fitting(full, span.start) or self.offices.fitting(role, span.start)
            holder, sure = self.holders.holder(full)
            if holder is not None and all(p.name != holder.name for p in fits):
                return Speaker(holder.name, SpeakerKind.PERSON, holder.role, holder.of, "holder", sure)
            mark = next((k for k, t in enumerate(row) if t.low == "'s"), 0)
            if mark and role.of is None:
                fits = [p for p in fits if belongs(p, row[mark - 1].low)] or fits
            person, sure = self.offices.nearest(fits, span.start)
            if person is None and row[0].low == "the":
                beside = self.offices.beside(role.role.split()[-1].lower(), span.start)
                person, sure = self.offices.nearest([p for p in beside if p.of in (None, role.of)], span.start)
            if person is None and row[0].low == "the" and role.of is None:
                person, sure = self._only_one(role, span), 0.7
            if person is not None:
                found = of_person(person, "title", sure)
                bare = found.role is None and role.role.lower() not in PEOPLE
                return replace(found, role=role.role, of=found.of or role.of) if bare else found
        told = full.role if full.role.lower() not in PEOPLE or full.of else None
        return Speaker(None, SpeakerKind.UNNAMED, told, full.of, "role", 0.9)

    def _only_one(self, role: Role, span: Span) -> Person | None:
        """Return the only person named in the sentences before, where a trade and no office stands for them."""
        head = role.role.lower().split()[-1]
        if head in ROLE_HEADS or len(role.role.split()) > 2:
            return None
        k, here = bisect_left(self.starts, span.start), self.antecedents.sentence(span.start)
        near = self.names.named[max(0, k - FEW) : k]
        names = {
            n.name
            for n in near
            if n.kind is SpeakerKind.PERSON and here - self.antecedents.sentence(n.span.start) <= NEAR_SENTENCES
        }
        return self.names.person(names.pop()) if len(names) == 1 else None

    def in_full(self, role: Role, span: Span) -> Role:
        """Return `role` with its owner as the page names it in full, where it tells one."""
        return self.names.owners.resolve(role, span.start) if self.names.owners is not None else role

    def _named_in(self, span: Span) -> list[Named]:
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return [named for named in self.names.named[first:last] if named.span.end <= span.end]

    def _counterpart(self, role: Role, owner: str, span: Span) -> Role:
        """Return the office of "her Utopian counterpart": that of the person whose counterpart it is."""
        person = self.antecedents.of(span, GENDERED.get(owner, ""), self.genders)
        return Role(person.role, role.of) if person is not None and person.role is not None else role

    def _owner_state(self, low: str, span: Span) -> str | None:
        """Return the state of whoever a possessive stands for: the last state named, or the person's."""
        if low in ("his", "her"):
            person = self.antecedents.of(span, GENDERED[low], self.genders)
            return person.of if person is not None else None
        k = bisect_left(self.starts, span.start)
        governments = (n for n in reversed(self.names.named[max(0, k - 20) : k]) if n.kind is SpeakerKind.GOVERNMENT)
        return next((n.name for n in governments), None)

    def owned(self, span: Span, row: list[Token]) -> Speaker | None:
        """Return the unnamed holder of "his lawyer", "her office", "Tarn’s manager"; None for other sources."""
        first = row[0].low
        owner: str | None = None
        rest: list[Token] = []
        if first in ("his", "her"):
            person = self.antecedents.of(span, GENDERED[first], self.genders)
            owner, rest = (person.name if person is not None else None), row[1:]
        else:
            mark = next((k for k, t in enumerate(row) if t.low == "'s" or t.text in ("’", "'")), None)
            if mark is None:
                return None
            named = [n for n in self._named_in(Span(span.start, row[mark].start)) if n.span.end == row[mark].start]
            if not named or named[0].kind is not SpeakerKind.PERSON:
                return None
            owner, rest = named[0].name, row[mark + 1 :]
        at = head_noun(rest) if rest else None
        if at is None or owner is None or rest[at].capital:
            return None
        role = read_role(rest, self.gazetteer)
        if role is not None and role.of is not None:
            return None
        if role is not None:
            fits = [p for p in self.offices.fitting(Role(role.role, None), span.start) if p.of == owner]
            if len(fits) == 1:
                return of_person(fits[0], "title", 0.9)
        elif rest[at].low not in ORGANISATION_WORDS | MINISTRIES | PEOPLE:
            return None
        if role is not None and role.role.endswith("counterpart"):
            return None
        words = role.role if role is not None else " ".join(t.text for t in rest[: at + 1])
        return Speaker(None, SpeakerKind.UNNAMED, words, owner, "owned", 0.9)
