"""Persons whom a page names by one word: after a title, "Judge Orrin", or with a description, "Nuno, a baker"."""

from collections.abc import Sequence

from onrecord.attribution.after_names import right_after
from onrecord.attribution.before_names import across_comma, right_before
from onrecord.attribution.capitals import NOT_NAMES, Run, opens_sentence
from onrecord.attribution.gazetteer import Gazetteer, fold_name
from onrecord.attribution.people import PageNames, Person
from onrecord.attribution.roles import COMPANIES, HONORIFICS, ORGANISATION_WORDS, ROLE_HEADS, Role, gender_of, office_of
from onrecord.attribution.things import THINGS
from onrecord.attribution.titles import give_role, role_beside
from onrecord.attribution.tokens import Token
from onrecord.records import Span

__all__ = ["add_single", "add_titled"]

NO_SURNAMES = ROLE_HEADS | HONORIFICS | ORGANISATION_WORDS | THINGS | NOT_NAMES
PEERS = frozenset("lord lady baroness".split())
"""Forms of address that are part of a name without a given one."""


def add_titled(text: str, spread: Sequence[tuple[list[Token], Run]], gazetteer: Gazetteer, names: PageNames) -> None:
    """Add those whom the page names by title and surname only: "Judge Orrin", "Mr. Dask"."""
    known = {person.surname for person in names.persons.values()}
    for row, run in spread:
        last = run.last - 1
        at = last - 1
        if at >= 1 and row[at].text == "." and row[at - 1].low in HONORIFICS:
            at -= 1
        if at < 0 or not (row[at].low in HONORIFICS or (row[at].low in ROLE_HEADS and row[at].capital)):
            continue
        word = row[last].text
        if row[last].low in NO_SURNAMES or word.isupper() or len(word) < 3 or not word[0].isupper():
            continue
        if fold_name(word) in known or gazetteer.place(word) is not None or gazetteer.is_province(word):
            continue
        span = Span(row[last].start, row[last].end)
        name = f"{row[at].text} {word}" if row[at].low in PEERS and at == last - 1 else span.of(text)
        person = names.persons.setdefault(fold_name(name), Person(name, first=span.start))
        role = role_beside(row, last, run.last, gazetteer, names)
        person.gender = person.gender or gender_of([t.low for t in row[at:last]])
        if role is not None and role.role:
            person.printed.append((span.start, role))
            give_role(person, role)


def add_single(text: str, spread: Sequence[tuple[list[Token], Run]], gazetteer: Gazetteer, names: PageNames) -> None:
    """Add those whom the page names by one word and describes: "Nuno, a baker", "the welder Paulo"."""
    parts = {part for key in names.persons for part in key.split()}
    for row, run in spread:
        last = run.last
        token = row[last - 1]
        if run.last - run.first > 2 or (run.last - run.first == 2 and not _trade_before(row, run)):
            continue
        folded = fold_name(token.text)
        if folded in parts or len(folded) < 3 or token.text.isupper():
            continue
        if token.low in NO_SURNAMES or token.low in names.lower:
            continue
        if gazetteer.place(token.text) is not None or gazetteer.is_province(token.text) or office_of(token.low):
            continue
        role = _single_role(row, last - 1, last, gazetteer, names)
        if role is None or COMPANIES & set(role.role.lower().split()):
            continue
        span = Span(token.start, token.end)
        person = names.persons.setdefault(folded, Person(span.of(text), first=span.start))
        person.printed.append((span.start, role))
        give_role(person, role)


def _trade_before(row: list[Token], run: Run) -> bool:
    return opens_sentence(row, run.first) and bool(office_of(row[run.first].low))


def _single_role(row: list[Token], first: int, last: int, gazetteer: Gazetteer, names: PageNames) -> Role | None:
    """Return the role beside a name of one word where the sentence plainly prints one for a person."""
    before = row[first - 1] if first else None
    after = row[last].text if last < len(row) else ""
    plain = before is not None and (before.text.islower() or opens_sentence(row, first - 1))
    single = before is not None and bool(office_of(before.low)) and not before.low.endswith("s")
    if plain and single and after not in ("'s", "’s"):
        return right_before(row, first, gazetteer, names)
    if after == "," and last + 1 < len(row) and row[last + 1].low in ("a", "an"):
        return right_after(row, last, gazetteer)
    if before is not None and before.text == "," and after == ",":
        return across_comma(row, first, last, gazetteer, names)
    return None
