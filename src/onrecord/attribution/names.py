"""Who is named on a page: persons with roles, organisations and governments, each under its fullest name."""

from collections.abc import Sequence

from onrecord.attribution.after_names import affiliation
from onrecord.attribution.capitals import NOT_NAMES, opens_sentence
from onrecord.attribution.counterparts import counterparts
from onrecord.attribution.gazetteer import Gazetteer, PlaceKind, fold_name
from onrecord.attribution.holders import standing_role
from onrecord.attribution.late_names import late_names, told_by_pronoun
from onrecord.attribution.letters import writer
from onrecord.attribution.owners import Owners
from onrecord.attribution.people import Named, PageNames, Person
from onrecord.attribution.persons import find_persons
from onrecord.attribution.printed_offices import bridge
from onrecord.attribution.roles import HONORIFICS, ORGANISATION_WORDS, ROLE_HEADS, same_role
from onrecord.attribution.titles import give_role, pairs, role_beside
from onrecord.attribution.tokens import Token, words_of
from onrecord.records import ActorKind, BlockKind, Page, Span, SpeakerKind

__all__ = ["page_names"]

NAMED_BLOCKS = (
    BlockKind.PARAGRAPH,
    BlockKind.LIST,
    BlockKind.QUOTE,
    BlockKind.CAPTION,
    BlockKind.DECK,
    BlockKind.SUBHEADING,
    BlockKind.HEADLINE,
)
TITLES = HONORIFICS | ROLE_HEADS
LOUD = (BlockKind.HEADLINE, BlockKind.SUBHEADING, BlockKind.DECK)
"""Blocks whose capitals tell nothing: only names known from elsewhere are found there."""


def page_names(page: Page, gazetteer: Gazetteer) -> PageNames:
    """Return everyone named on `page`: full names first, then every place where they or their surnames stand."""
    gazetteer = gazetteer.on(page.published)
    names = PageNames()
    rows = [
        (block.kind, words_of(page.text, block.span.start, block.span.end))
        for block in page.blocks
        if block.kind in NAMED_BLOCKS
    ]
    names.lines = _line_starts(page.text, [row for _, row in rows])
    plain = [row for kind, row in rows if kind not in LOUD]
    find_persons(page.text, plain, gazetteer, names)
    for row in plain:
        pairs(page.text, row, gazetteer, names)
    for _, row in rows:
        _known(page.text, row, gazetteer, names)
    for person in sorted(names.persons.values(), key=lambda p: (p.first, p.name)):
        names.surnames.setdefault(person.surname, []).append(person)
        names.given.setdefault(fold_name(person.name.split()[0]), []).append(person)
    for row in plain:
        _note_initials(page.text, row, names)
    printed = {start for person in names.persons.values() for start, _ in person.printed}
    for row in plain:
        _later_roles(row, gazetteer, names, printed)
    bridge(plain, names, gazetteer)
    owners = Owners([row for _, row in rows], names, gazetteer)
    owners.settle()
    for _, row in rows:
        counterparts(row, names, gazetteer, owners.persons)
    late_names(plain, names, gazetteer, owners.persons, owners.resolve)
    told_by_pronoun(plain, names, gazetteer, owners.persons, owners.resolve)
    names.owners = owners
    openers = {form.partition(" ")[0] for form in (*names.persons, *names.surnames, *gazetteer.actors)}
    for kind, row in rows:
        _mark(page.text, row, gazetteer, names, openers, loud=kind in LOUD)
        names.sentences.extend(row[i].start for i in range(len(row)) if opens_sentence(row, i))
    names.named.sort(key=lambda n: (n.span.start, -n.span.end))
    names.sentences.sort()
    names.writer = writer(page.text, [row for _, row in rows], names, gazetteer)
    return names


def _line_starts(text: str, rows: Sequence[list[Token]]) -> frozenset[int]:
    out: set[int] = set()
    for row in rows:
        out.update(row[k].start for k in range(1, len(row)) if "\n" in text[row[k - 1].end : row[k].start])
    return frozenset(out)


def _known(text: str, row: list[Token], gazetteer: Gazetteer, names: PageNames) -> None:
    """Add the user's persons whose full name stands on the page."""
    if not gazetteer.actors:
        return
    for k in range(len(row)):
        if not row[k].capital:
            continue
        for size in (3, 2):
            if k + size > len(row):
                continue
            span = Span(row[k].start, row[k + size - 1].end)
            setting = gazetteer.actors.get(fold_name(span.of(text)))
            if (
                setting is not None
                and setting.kind is ActorKind.PERSON
                and fold_name(setting.name) == fold_name(span.of(text))
            ):
                person = names.persons.setdefault(fold_name(setting.name), Person(setting.name, first=span.start))
                if person.role is None:
                    person.role, person.of = setting.role, setting.of
                person.of = person.of or setting.of


def _later_roles(row: list[Token], gazetteer: Gazetteer, names: PageNames, printed: set[int]) -> None:
    """Note the roles printed beside surnames alone: "Mayor Tarn", "Tarn, now a lecturer at X,"."""
    for k in range(len(row)):
        if not row[k].capital or (k and row[k - 1].capital and row[k - 1].low not in TITLES):
            continue
        if fold_name(row[k].text) not in names.surnames and not _apposed_first_name(row, k, names):
            continue
        if k and row[k - 1].text == "," and k + 1 < len(row) and row[k + 1].text != ",":
            continue
        role = role_beside(row, k, k + 1, gazetteer, names)
        person = names.person(row[k].text, row[k].start) or names.by_first_name(row[k].text)
        if person is not None and person.role is None and person.affiliation is None:
            person.affiliation = affiliation(row, k + 1)
        if role is not None and role.role and person is not None and row[k].start not in printed:
            person.printed.append((row[k].start, role))
            give_role(person, role)


def _apposed_first_name(row: list[Token], k: int, names: PageNames) -> bool:
    """Tell whether a first name that only one person has stands before an apposition: "Kim, a welder"."""
    alone = k + 2 < len(row) and row[k + 1].text == "," and row[k + 2].low in ("a", "an", "who")
    return alone and names.by_first_name(row[k].text) is not None


def _note_initials(text: str, row: list[Token], names: PageNames) -> None:
    """Keep initials in brackets after a name that they abbreviate: "Harbour Works Union (HWU)"."""
    for k in range(3, len(row) - 1):
        short = row[k].text
        if not (short.isupper() and 2 <= len(short) <= 8 and row[k - 1].text == "(" and row[k + 1].text == ")"):
            continue
        first, letters = k - 1, ""
        while (
            first > 0
            and k - first < 12
            and (row[first - 1].capital or row[first - 1].low in ("of", "for", "and", "the"))
        ):
            first -= 1
            letters = (row[first].text[0] if row[first].capital else "") + letters
            if letters == short and row[first].capital:
                span = Span(row[first].start, row[k - 2].end)
                names.initials.setdefault(short, span.of(text))
                break


def _mark(
    text: str, row: list[Token], gazetteer: Gazetteer, names: PageNames, openers: set[str], *, loud: bool
) -> None:
    """Record who is named in a block; `openers` are the folded first words of all names that can be known."""
    k = 0
    while k < len(row):
        token = row[k]
        if not token.capital:
            k += 1
            continue
        size = _mark_person(text, row, k, gazetteer, names) if fold_name(token.text) in openers else 0
        size = size or _mark_at(text, row, k, gazetteer, names, loud=loud)
        k += max(1, size)


def _spans(row: list[Token], k: int) -> list[tuple[Span, int]]:
    """Return the spans of up to six tokens from token `k`, longest first, each with its number of tokens."""
    sizes = [size for size in range(min(6, len(row) - k), 0, -1) if row[k + size - 1].text != "."]
    return [(Span(row[k].start, row[k + size - 1].end), size) for size in sizes]


def _mark_person(text: str, row: list[Token], k: int, gazetteer: Gazetteer, names: PageNames) -> int:
    """Record the person, or the user's actor, named at token `k`; return the number of tokens taken, 0 for none."""
    for span, size in _spans(row, k):
        words = span.of(text)
        person = names.persons.get(fold_name(words)) if size > 1 else names.person(words, span.start)
        if person is not None and size == 1 and _other_person(row, k):
            person = None
        setting = gazetteer.actor(words) if person is None else None
        if setting is not None and setting.kind is ActorKind.PERSON:
            person = Person(setting.name, setting.role, setting.of, first=span.start)
        if person is not None:
            role, of = standing_role(person.name, *_role_at(person, span.start), gazetteer)
            names.named.append(Named(span, person.name, SpeakerKind.PERSON, role, of))
            return size
        if setting is not None:
            names.named.append(Named(span, setting.name, SpeakerKind(setting.kind.value), setting.role, setting.of))
            return size
    return 0


def _role_at(person: Person, start: int) -> tuple[str | None, str | None]:
    """Return the role printed beside this mention of a person, else the one that stands for the person."""
    local = person.local.get(start)
    address = local is not None and local.role[:1].isupper() and " " not in local.role and start != person.first
    if local is None or address or person.role is None or same_role(local.role, person.role):
        return person.role, person.of
    return local.role, local.of


def _mark_at(text: str, row: list[Token], k: int, gazetteer: Gazetteer, names: PageNames, *, loud: bool) -> int:
    """Record the organisation or state named at token `k`; return the number of tokens taken."""
    if row[k].low in NOT_NAMES and row[k].low != "the":
        return 1
    if row[k].text in names.initials:
        span = Span(row[k].start, row[k].end)
        names.named.append(Named(span, names.initials[row[k].text], SpeakerKind.ORGANISATION))
        return 1
    if not loud and row[k].low != "the":
        size = _organisation_at(text, row, k, gazetteer, names)
        if size:
            span = Span(row[k].start, row[k + size - 1].end)
            names.named.append(Named(span, span.of(text), SpeakerKind.ORGANISATION))
            return size
    found = gazetteer.match([t.text for t in row[k : k + 6]], 0)
    if found is not None:
        if found[1].kind is PlaceKind.NAME:
            span = Span(row[k].start, row[k + found[0] - 1].end)
            names.named.append(Named(span, found[1].state, SpeakerKind.GOVERNMENT))
        return found[0]
    return 1


def _organisation_at(text: str, row: list[Token], k: int, gazetteer: Gazetteer, names: PageNames) -> int:
    """Return how many tokens from `k` are an organisation's name: capitals around "Council", or initials."""
    end = k + 1
    while end < min(len(row), k + 6) and (row[end].capital or row[end].low in ("of", "the", "for", "and")):
        if any(fold_name(span.of(text)) in names.persons for span, size in _spans(row, end) if size > 1):
            break
        end += 1
    for last in range(end, k, -1):
        if not row[last - 1].capital or (last < len(row) and row[last].capital):
            continue
        place = gazetteer.place(text[row[k].start : row[last - 1].end])
        if place is not None and place.kind is PlaceKind.NAME:
            return 0
        if last == k + 1:
            word = row[k].text
            return int(word.isupper() and 3 <= len(word) <= 6 and word.isalpha())
        if any(t.low in ORGANISATION_WORDS for t in row[k:last]):
            return last - k
    return 0


def _other_person(row: list[Token], k: int) -> bool:
    """Tell whether a surname at `k` goes on as a name of another sort: "Tarn County", "Tarn Institute"."""
    following = row[k + 1] if k + 1 < len(row) else None
    return following is not None and following.capital and following.low in ORGANISATION_WORDS
