"""Persons of a page: names in full, told from titles, places, organisations and the first words of sentences."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.attribution.capitals import (
    DETERMINERS,
    NOT_NAMES,
    PLACING,
    PageWords,
    Run,
    opens_sentence,
    page_words,
    runs,
)
from onrecord.attribution.gazetteer import Gazetteer, PlaceKind, fold_name
from onrecord.attribution.lexicon import cues
from onrecord.attribution.people import PageNames, Person
from onrecord.attribution.roles import HONORIFICS, ORGANISATION_WORDS, ROLE_HEADS, gender_of, office_of
from onrecord.attribution.titles import affiliation, give_role, one_of, role_beside
from onrecord.attribution.tokens import Token
from onrecord.records import ActorKind, Span

__all__ = ["find_persons"]

THINGS = frozenset(
    "note protocol framework treaty agreement act accord accords convention declaration resolution plan principles "
    "affairs document documents report paper river dam lake sea mountain mountains island islands street road avenue "
    "bridge canal port airport square park hall tower palace hotel city valley county province region war day week "
    "prize award conference summit forum constitution bill law code charter memorandum statement process poll polls "
    "survey studies study research project programme program index bowl cup championship games festival show daily "
    "weekly guide studios solutions pac studio review today online media election elections debate convention "
    "amendment highway beach bay coast hills district primary caucus revolution amendments fathers base".split()
)
SURNAME_TITLES = frozenset("king dean bishop pope judge prince major farmer page coach master marshal".split())
"""Words of office that are surnames too, where a given name and no article stands before."""
SURNAME_THINGS = frozenset("hall park day law lake river bay beach hills street".split())
"""Words for things that are surnames too, taken for such only where the page tells of a person."""
GIVEN_THINGS = frozenset({"bill"})
"""Words for things that are given names too."""
SAYING = frozenset("said says told added".split())
ROMAN = frozenset({"ii", "iii", "iv", "jr", "sr", "qc", "sc", "mp", "phd", "md"})
NO_SURNAMES = ROLE_HEADS | HONORIFICS | ORGANISATION_WORDS | THINGS | NOT_NAMES
MOST_WORDS = 5


@dataclass
class _Candidate:
    """A run that may be a name, at one place."""

    row: list[Token]
    first: int
    last: int
    run: Run
    span: Span
    words: str
    titled: bool
    opening: bool
    """The run opens a sentence."""

    @property
    def key(self) -> str:
        """The folded name."""
        return fold_name(self.words)


@dataclass
class _Tally:
    """What the page tells for and against a name's being a person's."""

    good: int = 0
    places: int = 0
    articled: int = 0
    seen: int = 0
    titled: int = 0
    placed_first: bool = False
    """It begins with a province: "Kent Labour", but also a given name."""
    doubtful: bool = False
    """It ends in a capital's name or a word such as Lake, which few surnames are."""
    rows: list[_Candidate] = field(default_factory=list)


def find_persons(text: str, rows: Sequence[list[Token]], gazetteer: Gazetteer, names: PageNames) -> None:
    """Add the persons whose full names stand in `rows`, with the roles printed beside them."""
    told = page_words(rows)
    names.lower = told.lower
    names.amid = frozenset(told.alone)
    spread = [(row, run) for row in rows for run in runs(row)]
    found = [c for row, run in spread if (c := _candidate(text, row, run, gazetteer, told)) is not None]
    whole = Counter(c.key for c in found if not c.opening)
    tallies: dict[str, _Tally] = {}
    known = cues()
    for row in found:
        candidate = _without_first_word(text, row, whole)
        verb = known.get(candidate.row[candidate.first].low)
        if candidate.opening and verb is not None and verb.form == "past":
            continue
        tally = tallies.setdefault(candidate.key, _Tally())
        tally.placed_first |= gazetteer.is_province(candidate.row[candidate.first].text)
        last = candidate.row[candidate.last - 1]
        tally.doubtful |= last.low in SURNAME_THINGS or gazetteer.place(last.text) is not None
        _count(candidate, tally)
    for key, tally in tallies.items():
        if _is_person(key, tally, told):
            for candidate in tally.rows:
                _add(candidate, gazetteer, names)
                names.persons[candidate.key].sure = bool(_evidence(key, tally, told))
    _add_titled(text, spread, gazetteer, names)


def _candidate(text: str, row: list[Token], run: Run, gazetteer: Gazetteer, told: PageWords) -> _Candidate | None:
    first, is_titled = _name_start(row, run, gazetteer, told)
    last = run.last
    while last - 1 > first and row[last - 1].low in ("qc", "sc", "mp", "md", "phd"):
        last -= 1
    if not _looks_named(row, first, last, gazetteer, is_titled):
        return None
    span = Span(row[first].start, row[last - 1].end)
    opening = first == run.first and opens_sentence(row, first)
    return _Candidate(row, first, last, run, span, span.of(text), is_titled, opening)


def _name_start(row: list[Token], run: Run, gazetteer: Gazetteer, told: PageWords) -> tuple[int, bool]:
    """Return where the name proper begins in a run, and whether a title stands before it."""
    first, is_titled = run.first, False
    for k in range(run.first, run.last - 1):
        if _title_at(row, run, k) or (k == run.first and _trade_opens(row, run)):
            step = k + 2 if k + 2 < run.last and row[k + 1].text == "." else k + 1
            if step < run.last:
                first, is_titled = step, True
    if first == run.first and run.first >= 2 and row[run.first - 1].low == "of":
        office = row[run.first - 2].low in ROLE_HEADS
        placed = gazetteer.match([t.text for t in row[run.first : run.last]], 0) is not None
        if office and (row[run.first - 2].capital or placed) and run.last - run.first >= 3:
            keep = 3 if row[run.last - 2].text == "." or len(row[run.last - 2].text) == 1 else 2
            return max(run.first + 1, run.last - keep), True
    if not is_titled:
        before = row[run.first - 1] if run.first else None
        if before is not None and before.text == "." and run.first >= 2 and row[run.first - 2].low in HONORIFICS:
            before = row[run.first - 2]
        is_titled = before is not None and bool(office_of(before.low) or before.low in HONORIFICS)
    return _after_adjectives(row, first, run, gazetteer, told), is_titled


def _trade_opens(row: list[Token], run: Run) -> bool:
    """Tell whether a run begins with a trade that has its capital from the sentence: "Novelist X Y"."""
    low = row[run.first].low
    return run.last - run.first > 2 and opens_sentence(row, run.first) and bool(office_of(low))


def _title_at(row: list[Token], run: Run, k: int) -> bool:
    low = row[k].low
    if low in HONORIFICS:
        return True
    if not office_of(low, lower=False):
        return False
    return not (low in SURNAME_TITLES and k > run.first and row[k - 1].low not in ROLE_HEADS | HONORIFICS)


def _after_adjectives(row: list[Token], first: int, run: Run, gazetteer: Gazetteer, told: PageWords) -> int:
    """Skip states, provinces and adjectives before a name, as long as two words of it are left."""
    while run.last - first > 2:
        words = [t.text for t in row[first : run.last]]
        found = gazetteer.match(words, 0)
        if found is not None and found[1].kind is not PlaceKind.CAPITAL and len(words) - found[0] >= 2:
            first += found[0]
            continue
        low = row[first].low
        common = low in told.attributive or (low in told.plural and low in told.lower)
        common = common or (opens_sentence(row, first) and (low in told.lower or _adverb(low)))
        if not common or row[first + 1].text == ".":
            break
        first += 1
    return first


def _adverb(low: str) -> bool:
    return low.endswith("ly") and len(low) > 5


def _looks_named(row: list[Token], first: int, last: int, gazetteer: Gazetteer, is_titled: bool) -> bool:
    words = [t for t in row[first:last] if t.text != "."]
    if not 2 <= len(words) <= MOST_WORDS:
        return False
    lows = {t.low for t in words}
    if (
        lows & ORGANISATION_WORDS
        or (lows - ({words[-1].low} & SURNAME_THINGS) - ({words[0].low} & GIVEN_THINGS)) & THINGS
        or lows & (NOT_NAMES - {"may", "april", "june", "august"})
    ):
        return False
    if any(office_of(t.low, lower=False) and not (t.low in SURNAME_TITLES and k) for k, t in enumerate(words)):
        return False
    if any(any(c.isdigit() for c in t.text) for t in words):
        return False
    loud = [t for t in words if len(t.text) > 1 and t.text.isupper() and t.low not in ROMAN]
    if words[-1] in loud or any(len(t.text) > 2 for t in loud):
        return False
    found = gazetteer.match([t.text for t in words], 0)
    if found is not None and (found[1].kind is not PlaceKind.CAPITAL or (first and row[first - 1].low in PLACING)):
        return False
    text = " ".join(t.text for t in words)
    if not is_titled and gazetteer.is_province(text):
        return False
    if gazetteer.is_province(" ".join(t.text for t in words[:-1])) and len(words) > 2:
        return False
    ending = gazetteer.place(words[-1].text)
    return ending is None or (ending.kind is PlaceKind.CAPITAL and len(words) == 2)


def _without_first_word(text: str, row: _Candidate, whole: Counter[str]) -> _Candidate:
    """Drop the first word of a sentence where the page prints the rest as a name of its own: "Rival Ann Lee"."""
    size = row.last - row.first
    if not row.opening or size < 3 or row.row[row.first + 1].text == ".":
        return row
    span = Span(row.row[row.first + 1].start, row.span.end)
    rest = fold_name(span.of(text))
    if whole[rest] <= whole[row.key]:
        return row
    return _Candidate(row.row, row.first + 1, row.last, row.run, span, span.of(text), row.titled, False)


def _count(row: _Candidate, tally: _Tally) -> None:
    tally.rows.append(row)
    tally.seen += 1
    tally.titled += row.titled
    before = row.row[row.first - 1].low if row.first else ""
    after = row.row[row.last].low if row.last < len(row.row) else ""
    next_after = row.row[row.last + 1].low if row.last + 1 < len(row.row) else ""
    article = before in DETERMINERS and row.first == row.run.first
    tally.articled += article
    tally.places += before in PLACING
    said = (after in SAYING and not article) or before in SAYING
    aside = after == "," and (next_after in ("who", "a", "an") or next_after.isdigit())
    tally.good += row.titled or said or after == "who" or aside


def _evidence(key: str, tally: _Tally, told: PageWords) -> int:
    """Return how much tells that a name is a person's: titles, verbs, asides, and the surname by itself."""
    last = key.rsplit(maxsplit=1)[-1]
    alone = told.alone[last] + told.opening[last] > 0 and last not in told.lower
    return tally.good + (alone and last not in told.attributive)


def _is_person(key: str, tally: _Tally, told: PageWords) -> bool:
    last = key.rsplit(maxsplit=1)[-1]
    good = _evidence(key, tally, told)
    if 2 * tally.places >= tally.seen and tally.places and not good:
        return False
    if tally.doubtful and (not tally.good or tally.places or not told.alone[last] + told.opening[last]):
        return False
    if tally.placed_first and not tally.titled and good == tally.good:
        return False
    if last in told.plural and last in told.attributive and not tally.good:
        return False
    return not (2 * tally.articled >= tally.seen and not good)


def _add(row: _Candidate, gazetteer: Gazetteer, names: PageNames) -> None:
    setting = gazetteer.actor(row.words)
    if setting is not None and setting.kind is not ActorKind.PERSON:
        return
    person = names.persons.setdefault(row.key, Person(row.words, first=row.span.start))
    role = role_beside(row.row, row.first, row.last, gazetteer)
    person.affiliation = person.affiliation or affiliation(row.row, row.last)
    person.nouns |= _nouns_beside(row.row, row.first, row.last)
    nearby = [t.low for t in row.row[max(0, row.first - 3) : row.first]]
    person.gender = person.gender or gender_of([*nearby, *((role.role.lower().split()) if role else [])])
    if role is not None and role.role and not role.role.lower().endswith("counterpart"):
        role = one_of(role)
        person.printed.append((row.span.start, role))
        give_role(person, role)


def _nouns_beside(row: list[Token], first: int, last: int) -> set[str]:
    """Return the common nouns right before a name, or in an apposition that an article opens."""
    out: set[str] = set()
    if first and row[first - 1].text.islower() and row[first - 1].low not in NOT_NAMES:
        out.add(row[first - 1].low)
    if last + 2 < len(row) and row[last].text == "," and row[last + 1].low in ("a", "an", "the"):
        noun = ""
        for token in row[last + 2 : last + 9]:
            if not token.word or token.low in NOT_NAMES:
                break
            noun = token.low if token.text.islower() else noun
        out |= {noun} - {""}
    return out


def _add_titled(text: str, spread: Sequence[tuple[list[Token], Run]], gazetteer: Gazetteer, names: PageNames) -> None:
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
        person = names.persons.setdefault(fold_name(word), Person(span.of(text), first=span.start))
        role = role_beside(row, last, run.last, gazetteer)
        person.gender = person.gender or gender_of([t.low for t in row[at:last]])
        if role is not None and role.role:
            person.printed.append((span.start, role))
            give_role(person, role)
