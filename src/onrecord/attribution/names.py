"""Who is named on a page: persons with roles, organisations and governments, each under its fullest name."""

from bisect import bisect_left
from dataclasses import dataclass, field

from onrecord.attribution.gazetteer import Gazetteer, PlaceKind, fold_name
from onrecord.attribution.roles import HONORIFICS, ROLE_HEADS, Role, gender_of, read_role, same_role
from onrecord.attribution.tokens import Token, words_of
from onrecord.records import ActorKind, BlockKind, Page, Span, SpeakerKind

__all__ = ["Named", "PageNames", "Person", "page_names"]

NAMED_BLOCKS = (
    BlockKind.PARAGRAPH,
    BlockKind.LIST,
    BlockKind.QUOTE,
    BlockKind.CAPTION,
    BlockKind.DECK,
    BlockKind.SUBHEADING,
    BlockKind.HEADLINE,
)
LOUD = (BlockKind.HEADLINE, BlockKind.SUBHEADING, BlockKind.DECK)
"""Blocks whose capitals tell nothing: only names known from elsewhere are found there."""
MAX_NAME = 14
"""Tokens of a run of capitals, titles included."""
PLACING = frozenset("in at from near outside for to".split())
PARTICLES = frozenset("de da del della van von der den al el bin ben ibn la le du dos".split())
ORGANISATION_WORDS = frozenset(
    "ministry council authority institute party group union committee agency university college court bank company "
    "corporation commission department house parliament senate congress guard association cooperative organization "
    "organisation federation foundation society office bureau board service force forces army police assembly "
    "club league church school center centre museum hospital times post news press gazette journal herald tribune "
    "courier magazine network radio television tv inc corp ltd llc co fund trust coalition alliance movement front "
    "administration cabinet embassy delegation academy laboratory states nations team campaign secretariat".split()
)
THINGS = frozenset(
    "note protocol framework treaty agreement act accord accords convention declaration resolution plan principles "
    "affairs document documents report paper river dam lake sea mountain mountains island islands street road avenue "
    "bridge canal port airport square park hall tower palace hotel city valley county province region war day week "
    "prize award conference summit forum constitution bill law code charter memorandum statement process".split()
)
NOT_NAMES = frozenset(
    "the a an in on at by for of to from with and but or as if when while after before since this that these those "
    "there here he she it they we i you his her its their our my what who how why where which not no yes so then "
    "also still both all some many most more few several other others another each every one two three four five six "
    "seven eight nine ten monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
    "according meanwhile however speaking asked despite during under over until yet even just only last next first "
    "nobody nothing someone everyone mr mrs ms dr photo video read h/t".split()
)


@dataclass
class Person:
    """A person of the page."""

    name: str
    role: str | None = None
    of: str | None = None
    gender: str = ""
    first: int = 0
    """Where the full name first stands."""

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


@dataclass
class PageNames:
    """Everyone named on a page."""

    persons: dict[str, Person] = field(default_factory=dict)
    """By folded full name."""
    surnames: dict[str, list[Person]] = field(default_factory=dict)
    named: list[Named] = field(default_factory=list)
    """In text order."""
    genders: dict[str, str] = field(default_factory=dict)
    """"f" or "m" by name, where roles or the pronouns that follow tell."""

    def person(self, words: str, before: int | None = None) -> Person | None:
        """Return the person whom `words` name in full or by surname; the last one named before, of namesakes."""
        folded = fold_name(words)
        found = self.persons.get(folded)
        if found is not None:
            return found
        rows = self.surnames.get(folded, [])
        if len(rows) > 1 and before is not None:
            rows = [p for p in rows if p.first <= before] or rows
        return max(rows, key=lambda p: p.first) if rows else None


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalised words that stand together: tokens [first, last) of a block."""

    first: int
    last: int


def page_names(page: Page, gazetteer: Gazetteer) -> PageNames:
    """Return everyone named on `page`: full names first, then every place where they or their surnames stand."""
    names = PageNames()
    rows = [
        (block.kind, words_of(page.text, block.span.start, block.span.end))
        for block in page.blocks
        if block.kind in NAMED_BLOCKS
    ]
    for kind, row in rows:
        if kind not in LOUD:
            for run in _runs(row):
                _person(page.text, row, run, gazetteer, names)
            _pairs(page.text, row, gazetteer, names)
    for _, row in rows:
        _known(page.text, row, gazetteer, names)
    for person in list(names.persons.values()):
        names.surnames.setdefault(person.surname, []).append(person)
    _counterparts(rows, names, gazetteer)
    for kind, row in rows:
        _mark(page.text, row, gazetteer, names, loud=kind in LOUD)
    names.named.sort(key=lambda n: (n.span.start, -n.span.end))
    _genders(rows, names)
    return names


def _genders(rows: list[tuple[BlockKind, list[Token]]], names: PageNames) -> None:
    """Tell a person's gender by the pronouns that follow the name more closely than another's: a two-thirds vote."""
    votes: dict[str, list[int]] = {}
    persons = [(n.span.start, n.name) for n in names.named if n.kind is SpeakerKind.PERSON]
    for _, row in rows:
        if not row:
            continue
        k = bisect_left(persons, (row[0].start, ""))
        last = ""
        for token in row:
            while k < len(persons) and persons[k][0] <= token.start:
                last = persons[k][1]
                k += 1
            if last and token.low in ("he", "his", "him", "himself", "she", "her", "herself"):
                votes.setdefault(last, [0, 0])[token.low.startswith("h") and token.low[:3] != "her"] += 1
    for name, (woman, man) in votes.items():
        if max(woman, man) >= 2 * min(woman, man):
            names.genders[name] = "f" if woman > man else "m"
    for person in names.persons.values():
        if person.gender:
            names.genders[person.name] = person.gender


def _runs(row: list[Token]) -> list[_Run]:
    out: list[_Run] = []
    i = 0
    while i < len(row):
        if not row[i].capital or (row[i].low in NOT_NAMES and row[i].low not in HONORIFICS):
            i += 1
            continue
        k = i + 1
        while k < min(len(row), i + MAX_NAME):
            token = row[k]
            if (
                (token.capital and token.low not in NOT_NAMES)
                or (token.text == "." and row[k - 1].end == token.start and _initial(row[k - 1]) and k + 1 < len(row))
                or (token.low in PARTICLES and k + 1 < len(row) and row[k + 1].capital)
            ):
                k += 1
            else:
                break
        while k > i and row[k - 1].text == ".":
            k -= 1
        if k > i:
            out.append(_Run(i, k))
        i = max(k, i + 1)
    return out


def _initial(token: Token) -> bool:
    return token.low in HONORIFICS or len(token.text) == 1 or token.low in ("jr", "sr", "st")


def _split(row: list[Token], run: _Run, gazetteer: Gazetteer) -> int:
    """Return where the name proper begins in a run: after states, titles and words of office."""
    words = [t.text for t in row[run.first : run.last]]
    k, last_title = 0, 0
    while k < len(words):
        token = row[run.first + k]
        found = gazetteer.match(words, k)
        if found is not None and k + found[0] < len(words) and found[1].kind is not PlaceKind.CAPITAL:
            k += found[0]
            following = [t.low for t in row[run.first + k : run.last]]
            if any(w in ROLE_HEADS for w in following):
                last_title = k
            continue
        if token.low in ROLE_HEADS or token.low in HONORIFICS or token.text == ".":
            last_title = k + 1
            k += 1
            continue
        rest = [t.low for t in row[run.first + k : min(run.last, run.first + k + 3)]]
        if any(w in ROLE_HEADS for w in rest[1:]) and len(words) - k > 2:
            k += 1
            continue
        break
    return run.first + last_title


def _is_name(row: list[Token], first: int, last: int, gazetteer: Gazetteer) -> bool:
    words = [t for t in row[first:last] if t.text != "."]
    if not 2 <= len(words) <= 5:
        return False
    lows = {t.low for t in words}
    if lows & ORGANISATION_WORDS or lows & THINGS or lows & NOT_NAMES:
        return False
    if words[-1].low in ROLE_HEADS or any(t.text.isupper() and len(t.text) > 2 for t in words[:-1]):
        return False
    if any(any(c.isdigit() for c in t.text) for t in words):
        return False
    found = gazetteer.match([t.text for t in words], 0)
    if found is not None and (found[1].kind is not PlaceKind.CAPITAL or (first and row[first - 1].low in PLACING)):
        return False
    last_place = gazetteer.place(words[-1].text)
    return last_place is None


def _person(text: str, row: list[Token], run: _Run, gazetteer: Gazetteer, names: PageNames) -> None:
    first = _split(row, run, gazetteer)
    if not _is_name(row, first, run.last, gazetteer):
        return
    span = Span(row[first].start, row[run.last - 1].end)
    setting = gazetteer.actor(span.of(text))
    if setting is not None and setting.kind is not ActorKind.PERSON:
        return
    person = names.persons.setdefault(fold_name(span.of(text)), Person(span.of(text), first=span.start))
    begin = first
    while begin > 0 and first - begin < 8 and (row[begin - 1].word or row[begin - 1].text == "."):
        if row[begin - 1].low in (
            "said",
            "says",
            "that",
            "and",
            "when",
            "with",
            "told",
            "by",
            "to",
            "between",
            "added",
        ):
            break
        begin -= 1
        if row[begin].low in ("the", "a", "an"):
            break
    title = _title_before(row, begin, first, gazetteer)
    after = _title_after(row, run.last, gazetteer)
    comma_before = _title_across_comma(row, first, gazetteer)
    role = title or after or comma_before
    nearby = [t.low for t in row[max(0, first - 3) : first]]
    person.gender = person.gender or gender_of([*nearby, *((role.role.lower().split()) if role else [])])
    if role is not None and role.role and not role.role.lower().endswith("counterpart"):
        _give_role(person, role)


def _give_role(person: Person, role: Role) -> None:
    """Keep the first role printed, but take whose it is, and a fuller form ("special envoy"), from a later place."""
    if person.role is None:
        person.role, person.of = role.role, role.of or person.of
    elif same_role(person.role, role.role) and person.of in (None, role.of):
        person.of = person.of or role.of
        if len(role.role.split()) > len(person.role.split()):
            person.role = role.role
    elif same_role(role.role, person.role):
        person.of = person.of or role.of


def _title_before(row: list[Token], begin: int, first: int, gazetteer: Gazetteer) -> Role | None:
    """Return the role printed right before a name: "Russia’s Foreign Minister", "the Dovranian water minister"."""
    if begin >= first or row[first - 1].low not in ROLE_HEADS:
        return None
    for k in range(begin, first):
        if gazetteer.match([t.text for t in row[k:first]], 0) is not None:
            begin = k
            break
    else:
        begin = max(
            (k + 1 for k in range(begin, first) if row[k].low in ("'s", "the", "a", "his", "her")), default=begin
        )
        while begin < first - 1 and row[begin].text.islower() != row[first - 1].text.islower():
            begin += 1
        if row[first - 1].capital:
            while begin < first - 1 and not row[begin].capital:
                begin += 1
    return read_role(row[begin:first], gazetteer)


def _title_after(row: list[Token], last: int, gazetteer: Gazetteer) -> Role | None:
    """Return the role in an apposition: "X, the foreign minister of Y," or "X, who chairs the council,"."""
    if last + 1 >= len(row) or row[last].text != ",":
        return None
    end = last + 1
    while end < len(row) and end - last < 24 and row[end].text not in ',;.:?!“”"()':
        end += 1
    phrase = row[last + 1 : end]
    if not phrase or phrase[0].low in ("who", "which", "and", "but", "said", "in", "on"):
        return None
    lead = phrase[0]
    if lead.low not in ("the", "a", "an", "his", "her", "its", "their", "former", "one") and not (
        any(t.low in ROLE_HEADS for t in phrase[:5])
        and (gazetteer.match([t.text for t in phrase], 0) or lead.text.islower() or lead.low in ROLE_HEADS)
    ):
        return None
    return read_role(phrase, gazetteer)


def _title_across_comma(row: list[Token], first: int, gazetteer: Gazetteer) -> Role | None:
    """Return the role before a name set in commas: "The foreign minister of Pelasta, Sabela Morcant,"."""
    if first < 3 or row[first - 1].text != ",":
        return None
    begin = first - 1
    while begin > 0 and first - begin < 16 and (row[begin - 1].word):
        begin -= 1
        if row[begin].low in ("the", "a", "an") and (
            begin == 0 or row[begin - 1].low not in ("of", "for", "at", "from")
        ):
            break
    return read_role(row[begin : first - 1], gazetteer)


def _pairs(text: str, row: list[Token], gazetteer: Gazetteer, names: PageNames) -> None:
    """Pair "the foreign ministers of A and B, X and Y" in order, whether or not the office is in the plural."""
    for k, token in enumerate(row):
        if token.low.rstrip("s") not in ROLE_HEADS or k + 5 >= len(row) or row[k + 1].low != "of":
            continue
        states: list[str] = []
        at = k + 2
        while at < len(row):
            found = gazetteer.match([t.text for t in row[at : at + 6]], 0)
            if found is None:
                break
            states.append(found[1].state)
            at += found[0]
            if at < len(row) and row[at].low in (",", "and"):
                step = 2 if row[at].low == "," and at + 1 < len(row) and row[at + 1].low == "and" else 1
                if gazetteer.match([t.text for t in row[at + step : at + step + 6]], 0) is None:
                    break
                at += step
        if len(states) < 2 or at >= len(row) or row[at].text != ",":
            continue
        people: list[Person] = []
        for run in _runs(row[at : at + 8 * len(states)]):
            first, last = at + run.first, at + run.last
            person = names.persons.get(fold_name(text[row[first].start : row[last - 1].end]))
            if person is None:
                break
            people.append(person)
        start = k
        while start > 0 and row[start - 1].text.islower() and row[start - 1].low not in ("the", "between", "a"):
            start -= 1
        words = [t.text for t in row[start : k + 1]]
        words[-1] = words[-1] if words[-1].lower() in ROLE_HEADS else words[-1].rstrip("s")
        if len(people) >= len(states):
            for person, state in zip(people, states, strict=False):
                if person.role is None or person.of is None or person.of in states:
                    person.role, person.of = " ".join(words), state


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


def _counterparts(rows: list[tuple[BlockKind, list[Token]]], names: PageNames, gazetteer: Gazetteer) -> None:
    """Give "his Armenian counterpart X" the role of the person before, and the state of the adjective."""
    for _, row in rows:
        for k, token in enumerate(row):
            if token.low != "counterpart" or k == 0:
                continue
            state = gazetteer.state(row[k - 1].text)
            after = next((i for i in range(k + 1, min(len(row), k + 4)) if row[i].capital), None)
            if state is None or after is None:
                continue
            known = (names.person(row[i].text) for i in range(k - 1, max(-1, k - 25), -1) if row[i].capital)
            other = next((person for person in known if person is not None and person.role), None)
            for person in names.persons.values():
                lead = fold_name(person.name.split()[0])
                if lead == fold_name(row[after].text) and person.role is None and other is not None:
                    person.role, person.of = other.role, state


def _mark(text: str, row: list[Token], gazetteer: Gazetteer, names: PageNames, *, loud: bool) -> None:
    k = 0
    while k < len(row):
        token = row[k]
        if not token.capital:
            k += 1
            continue
        size = _mark_at(text, row, k, gazetteer, names, loud=loud)
        k += max(1, size)


def _mark_at(text: str, row: list[Token], k: int, gazetteer: Gazetteer, names: PageNames, *, loud: bool) -> int:
    """Record who is named at token `k`; return the number of tokens taken."""
    if row[k].low in NOT_NAMES and row[k].low not in ("the",):
        return 1
    sizes = [size for size in range(min(6, len(row) - k), 0, -1) if row[k + size - 1].text != "."]
    spans = [(Span(row[k].start, row[k + size - 1].end), size) for size in sizes]
    for span, size in spans:
        words = span.of(text)
        person = names.persons.get(fold_name(words)) if size > 1 else names.person(words, span.start)
        setting = gazetteer.actor(words) if person is None else None
        if setting is not None and setting.kind is ActorKind.PERSON:
            person = Person(setting.name, setting.role, setting.of, first=span.start)
        if person is not None:
            names.named.append(Named(span, person.name, SpeakerKind.PERSON, person.role, person.of))
            return size
        if setting is not None:
            names.named.append(Named(span, setting.name, SpeakerKind(setting.kind.value), setting.role, setting.of))
            return size
    for span, size in spans:
        words = span.of(text)
        place = gazetteer.place(words)
        if row[k].low == "the" or (place is not None and place.kind is PlaceKind.NAME):
            break
        if size == 1 or row[k + size - 1].capital:
            organisation = _organisation(row[k : k + size], loud)
            if organisation and (k + size >= len(row) or not row[k + size].capital or loud):
                names.named.append(Named(span, words, SpeakerKind.ORGANISATION))
                return size
    found = gazetteer.match([t.text for t in row[k : k + 6]], 0)
    if found is not None:
        if found[1].kind is PlaceKind.NAME:
            span = Span(row[k].start, row[k + found[0] - 1].end)
            names.named.append(Named(span, found[1].state, SpeakerKind.GOVERNMENT))
        return found[0]
    return 1


def _organisation(row: list[Token], loud: bool) -> bool:
    """Tell whether the words are an organisation's name: capitals around a word such as Council, or initials."""
    if len(row) == 1:
        word = row[0].text
        return not loud and word.isupper() and 3 <= len(word) <= 6 and word.isalpha()
    if not all(t.capital or t.low in ("of", "the", "for", "and") for t in row) or loud:
        return False
    return any(t.low in ORGANISATION_WORDS for t in row)
