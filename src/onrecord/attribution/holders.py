"""Roles by the user's settings on the day of a page: whose role stands, and who holds an office that a title names."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from onrecord.attribution.gazetteer import Gazetteer, fold_name
from onrecord.attribution.people import PageNames, Person
from onrecord.attribution.roles import Role, same_role
from onrecord.attribution.tokens import words_of
from onrecord.records import ActorKind, ActorSetting, BlockKind, Page

__all__ = ["Holders", "standing_role"]

MANY = frozenset("minister secretary deputy spokesman spokeswoman spokesperson official officer member aide".split())
"""Offices of which a state has many: named by this one word and without an owner, they are nobody's."""
APART = (BlockKind.COMMENT, BlockKind.COMMENT_HEADER, BlockKind.POLICY, BlockKind.FURNITURE)
"""Blocks that do not tell what the report is about."""
NOBODY = (None, 0.0)


def standing_role(name: str, role: str | None, of: str | None, gazetteer: Gazetteer) -> tuple[str | None, str | None]:
    """Return the role and owner that stand for a person: the user's, else `role` and `of` as the page tells them.

    Where the user does not say whose the role is, the page's owner of the same role stands.
    """
    setting = gazetteer.actor(name) if gazetteer.actors else None
    if setting is None or setting.kind is not ActorKind.PERSON or setting.role is None:
        return role, of
    same = role is None or same_role(setting.role, role) or same_role(role, setting.role)
    return setting.role, setting.of or (of if same else None)


class Holders:
    """The user's persons by office, and what the page says against them; the gazetteer is that of the page's day."""

    def __init__(self, page: Page, names: PageNames, gazetteer: Gazetteer) -> None:
        self.page = page
        self.names = names
        self.gazetteer = gazetteer
        self.told: dict[Role, tuple[ActorSetting | None, float]] = {}

    def holder(self, role: Role) -> tuple[ActorSetting | None, float]:
        """Return the user's only person with just this role and owner, and how sure that is.

        An office whose owner is not told is that of the only state which the page names at all. Nobody is returned
        where the page names another person with the role. The factors are judgements, as those of `Speaker`.
        """
        if role not in self.told:
            self.told[role] = self._holder(role)
        return self.told[role]

    def _holder(self, role: Role) -> tuple[ActorSetting | None, float]:
        fits = list(_exact(self._set_roles.get(_key(role.role), ()), role.role))
        if not fits or (role.of is None and role.role.lower() in MANY):
            return NOBODY
        of = role.of or self._only_state
        if of is None:
            return NOBODY
        owner = self._owner(of)
        held = {row.name: row for row in fits if row.of is not None and self._owner(row.of) == owner}
        if len(held) != 1:
            return NOBODY
        (found,) = held.values()
        if self._other_on_page(role.role, owner if role.of else None, found):
            return NOBODY
        return found, 0.9 if role.of else 0.7

    @cached_property
    def _set_roles(self) -> dict[str, list[ActorSetting]]:
        """The user's persons by the words of their roles."""
        out: dict[str, list[ActorSetting]] = {}
        for setting in {row.name: row for row in self.gazetteer.actors.values()}.values():
            if setting.kind is ActorKind.PERSON and setting.role:
                out.setdefault(_key(setting.role), []).append(setting)
        return out

    @cached_property
    def _printed(self) -> dict[str, list[tuple[Role, Person]]]:
        """The roles that the page prints beside names, by their words."""
        out: dict[str, list[tuple[Role, Person]]] = {}
        for person in self.names.persons.values():
            own = [Role(person.role, person.of)] if person.role else []
            for role in (*own, *person.offices):
                if role.role:
                    out.setdefault(_key(role.role), []).append((role, person))
        return out

    @cached_property
    def _only_state(self) -> str | None:
        """The state that the page names by name, capital or demonym, where it is the only one."""
        states: set[str] = set()
        for block in self.page.blocks:
            if block.kind in APART:
                continue
            words = [token.text for token in words_of(self.page.text, block.span.start, block.span.end)]
            for at in range(len(words)):
                found = self.gazetteer.match(words, at)
                if found is not None:
                    states.add(found[1].state)
            if len(states) > 1:
                return None
        return next(iter(states), None)

    def _owner(self, of: str) -> str:
        return fold_name(self.gazetteer.state(of) or of)

    def _other_on_page(self, role: str, owner: str | None, found: ActorSetting) -> bool:
        """Tell whether the page prints the role beside another's name: of that owner, or where either is not told."""
        for printed, person in self._printed.get(_key(role), ()):
            same = same_role(role, printed.role) and same_role(printed.role, role)
            theirs = owner is None or printed.of is None or self._owner(printed.of) == owner
            setting = self.gazetteer.actor(person.name) if same and theirs else found
            if setting is None or setting.name != found.name:
                return True
        return False


def _key(role: str) -> str:
    """Return what two forms of one role share: the last word, in small letters."""
    return role.lower().rsplit(maxsplit=1)[-1] if role.strip() else ""


def _exact(rows: Iterable[ActorSetting], role: str) -> Iterator[ActorSetting]:
    """Yield those whose role is `role`, no word more or less: "the minister" is no foreign minister."""
    for row in rows:
        if row.role and same_role(role, row.role) and same_role(row.role, role):
            yield row
