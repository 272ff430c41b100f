"""Persons of a page: names in full, told from titles, places, organisations and the first words of sentences."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.attribution.after_names import affiliation, apposed_body, right_after
from onrecord.attribution.capitals import (
    DETERMINERS,
    NOT_NAMES,
    PLACING,
    PageWords,
    Run,
    is_common,
    opens_sentence,
    page_words,
    runs,
)
from onrecord.attribution.gazetteer import Gazetteer, PlaceKind, fold_name
from onrecord.attribution.lexicon import cues
from onrecord.attribution.lone_names import add_single, add_titled
from onrecord.attribution.name_company import kin_beside, nouns_beside, owned_by, spoken_for
from onrecord.attribution.occupations import MODIFIERS
from onrecord.attribution.people import PageNames, Person
from onrecord.attribution.role_phrases import QUALIFIERS, one_of
from onrecord.attribution.roles import (
    BUSINESSES,
    COMPANIES,
    HONORIFICS,
    ORGANISATION_WORDS,
    ROLE_HEADS,
    gender_of,
    office_of,
)
from onrecord.attribution.things import THINGS
from onrecord.attribution.titles import give_role, role_beside
from onrecord.attribution.tokens import Token
from onrecord.records import ActorKind, Span

__all__ = ["find_persons"]

SURNAME_TITLES = frozenset("king dean bishop pope judge prince major farmer page coach master marshal".split())
"""Words of office that are surnames too, where a given name and no article stands before."""
SURNAME_THINGS = frozenset("hall park day law lake river bay beach hills street".split())
"""Words for things that are surnames too, taken for such only where the page tells of a person."""
GIVEN_THINGS = frozenset({"bill"})
"""Words for things that are given names too."""
BEFORE_OFFICES = ROLE_HEADS | HONORIFICS | MODIFIERS
"""Words after which a word of office is one, and no surname."""
SAYING = frozenset("said says told added".split())
POSTNOMINALS = frozenset("kc qc sc mp md phd msp mla td mep obe mbe cbe am ao frs qpm mc vc bem rn".split())
"""Letters after a name that are no part of it."""
ROMAN = frozenset({"ii", "iii", "iv", "jr", "sr"}) | POSTNOMINALS
MOST_WORDS = 5
LINKS = frozenset("of for at".split())
VERBAL = frozenset("is was were are be will would has had have said told asked who which that".split())
ADDRESSING = frozenset("told asked informed thanked urged accused".split())
"""Verbs before those whom they are said to."""
OWN_PRONOUN = 7
"""Tokens after a name in which "his" and the like tell that it is a person’s."""
MAX_CHAIN = 14
"""Tokens of an office with its body before a name."""
STRONG = 2
"""Signs of a person that outweigh a first word which is also a province."""
CLERICAL = frozenset("father sister brother mother canon monsignor".split())
"""Forms of address that are kin or offices elsewhere."""


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
    business: int = 0
    """Beside a noun of business, with "its" after it."""
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
    names.capitals = told.amid
    names.runs = {row[0].start: runs(row, names.lines) for row in rows if row}
    spread = [(row, run) for row in rows if row for run in names.runs[row[0].start]]
    found = [c for row, run in spread if (c := _candidate(text, row, run, gazetteer, told)) is not None]
    whole = Counter(c.key for c in found if not c.opening and not _honoured(c))
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
        _count(candidate, tally, gazetteer)
    for key, tally in tallies.items():
        if _is_person(key, tally, told):
            for candidate in tally.rows:
                _add(candidate, gazetteer, names)
                names.persons[candidate.key].sure = bool(_evidence(key, tally, told))
    _join_tails(names)
    add_titled(text, spread, gazetteer, names)
    add_single(text, spread, gazetteer, names)


def _lower_office(token: Token) -> bool:
    return token.text.islower() and bool(office_of(token.low)) and token.low not in BUSINESSES


def _honoured(row: _Candidate) -> bool:
    """Tell whether a form of address stands before a name, which then lacks its given names."""
    k = row.first - 1 - (row.first > 1 and row.row[row.first - 1].text == ".")
    return k >= 0 and row.row[k].low in HONORIFICS


def _join_tails(names: PageNames) -> None:
    """Take a name of two words that ends a longer one for its surname: "Mr Ó Laighin" for "Cormac Ó Laighin"."""
    tails: dict[str, list[str]] = {}
    for key in names.persons:
        parts = key.split()
        for k in range(1, len(parts) - 1):
            tails.setdefault(" ".join(parts[k:]), []).append(key)
    for tail, keys in tails.items():
        if tail in names.persons and len(keys) == 1:
            names.surnames.setdefault(tail, []).append(names.persons[keys[0]])
            names.persons[keys[0]].sure |= names.persons[tail].sure
            del names.persons[tail]


def _candidate(text: str, row: list[Token], run: Run, gazetteer: Gazetteer, told: PageWords) -> _Candidate | None:
    first, is_titled = _name_start(row, run, gazetteer, told)
    last = run.last
    while last - 1 > first and row[last - 1].low in POSTNOMINALS and row[last - 1].text != row[last - 1].text.title():
        last -= 1
    if not _looks_named(row, first, last, gazetteer, is_titled):
        return None
    before = row[first - 1] if first else None
    named = first > 1 and row[first - 2].capital and not is_common(row[first - 2])
    company = before is not None and before.text.islower() and before.low in COMPANIES and not office_of(before.low)
    if company and not named:
        return None
    last_word = row[last - 1].low
    if last_word.endswith("s") and not is_titled and office_of(last_word) == last_word[:-1]:
        return None
    span = Span(row[first].start, row[last - 1].end)
    opening = first == run.first and opens_sentence(row, first)
    return _Candidate(row, first, last, run, span, span.of(text), is_titled, opening)


def _name_start(row: list[Token], run: Run, gazetteer: Gazetteer, told: PageWords) -> tuple[int, bool]:
    """Return where the name proper begins in a run, and whether a title stands before it."""
    first, is_titled = run.first, False
    begin = _after_complement(row, run)
    if begin is not None:
        return begin, True
    for k in range(run.first, run.last - 1):
        if _title_at(row, run, k) or (k == run.first and _trade_opens(row, run)):
            step = k + 2 if k + 2 < run.last and row[k + 1].text == "." else k + 1
            if step < run.last:
                first, is_titled = step, True
    if first == run.first and run.first >= 2 and row[run.first - 1].low == "of":
        office = bool(office_of(row[run.first - 2].low))
        placed = gazetteer.match([t.text for t in row[run.first : run.last]], 0) is not None
        if office and (row[run.first - 2].capital or placed) and run.last - run.first >= 3:
            keep = 3 if row[run.last - 2].text == "." or len(row[run.last - 2].text) == 1 else 2
            return max(run.first + 1, run.last - keep), True
    if not is_titled:
        before = row[run.first - 1] if run.first else None
        if before is not None and before.text == "." and run.first >= 2 and row[run.first - 2].low in HONORIFICS:
            before = row[run.first - 2]
        trade = before is not None and before.low not in BUSINESSES and office_of(before.low)
        is_titled = before is not None and bool(trade or before.low in HONORIFICS)
    if row[first].low in QUALIFIERS and run.last - first > 1:
        first += 1
    return _after_adjectives(row, first, run, gazetteer, told), is_titled


def _after_complement(row: list[Token], run: Run) -> int | None:
    """Return where the name begins in a run that also ends the body of an office: "Head of the Lisk Guild Ada Lund".

    Only where the office opens its sentence without an article: "the head of Lisk Rope Watch" is no name.
    """
    k = run.first - 1
    least = max(0, run.first - MAX_CHAIN)
    linked = False
    while k > least and (row[k].word or row[k].text in "’'&") and row[k].low not in VERBAL:
        linked = linked or (row[k].low in LINKS and bool(office_of(row[k - 1].low)))
        if linked and opens_sentence(row, k):
            break
        k -= 1
    if k >= 0 and not row[k].word and row[k].text == ",":
        k += 1
        opens = row[k].capital
    else:
        opens = k >= 0 and (opens_sentence(row, k) or (k > 0 and row[k - 1].low in SAYING))
    office = opens and bool(office_of(row[k].low) or _leads_office(row, k))
    if not linked or not office or row[k].low in DETERMINERS:
        return None
    body = next((n for n in range(run.last - 3, run.first - 1, -1) if row[n].low in ORGANISATION_WORDS), None)
    if body is not None:
        return body + 1
    keep = 3 if row[run.last - 2].text == "." or len(row[run.last - 2].text) == 1 else 2
    return run.last - keep if run.last - run.first > keep else None


def _leads_office(row: list[Token], k: int) -> bool:
    """Tell whether an office follows at once: "General secretary of"."""
    return any(office_of(t.low) for t in row[k + 1 : k + 3])


def _trade_opens(row: list[Token], run: Run) -> bool:
    """Tell whether a run begins with a trade that has its capital from the sentence: "Novelist X Y"."""
    low = row[run.first].low
    return run.last - run.first > 2 and opens_sentence(row, run.first) and bool(office_of(low))


def _title_at(row: list[Token], run: Run, k: int) -> bool:
    low = row[k].low
    if low in HONORIFICS or (low in CLERICAL and k == run.first and run.last - k > 2):
        return True
    if not office_of(low, lower=False):
        return False
    return not (low in SURNAME_TITLES and k > run.first and row[k - 1].low not in BEFORE_OFFICES)


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
        or lows & (NOT_NAMES - {"may", "april", "june", "august", "jan", "jun"})
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


def _count(row: _Candidate, tally: _Tally, gazetteer: Gazetteer) -> None:
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
    if after and after in "(–—-":
        aside = right_after(row.row, row.last, gazetteer) is not None
    following = row.row[row.last : row.last + OWN_PRONOUN]
    stop = next((k for k, t in enumerate(following) if t.text in ".?!;" or (t.capital and not is_common(t))), None)
    if after == "," and apposed_body(row.row, row.last, row.span.end):
        aside = False
        tally.business += 1
    trade = before in BUSINESSES or before.endswith(("maker", "broker", "builder", "grower")) or before in COMPANIES
    tally.business += trade and any(t.low in ("its", "it") for t in row.row[row.last : row.last + 2 * OWN_PRONOUN])
    tally.good += any(t.low in ("he", "she", "his", "her") for t in following[:stop])
    form = cues().get(before)
    tally.good += form is not None and form.form in ("past", "s") and before not in ADDRESSING and not article
    tally.good += affiliation(row.row, row.last) is not None
    tally.titled += aside and after in "(–—-"
    tally.titled += before == "," and after == "," and row.first > 1 and _lower_office(row.row[row.first - 2])
    tally.titled += before == "," and after == "," and next_after in SAYING
    tally.good += row.titled or said or after == "who" or aside


def _evidence(key: str, tally: _Tally, told: PageWords) -> int:
    """Return how much tells that a name is a person's: titles, verbs, asides, and the surname by itself."""
    last = key.rsplit(maxsplit=1)[-1]
    alone = told.alone[last] + told.opening[last] > 0 and last not in told.lower
    return tally.good + (alone and last not in told.attributive)


def _is_person(key: str, tally: _Tally, told: PageWords) -> bool:
    last = key.rsplit(maxsplit=1)[-1]
    good = _evidence(key, tally, told)
    if tally.business and not told.alone[last] + told.opening[last]:
        return False
    if 2 * tally.places >= tally.seen and tally.places and not good:
        return False
    if tally.doubtful and (not tally.good or tally.places or not told.alone[last] + told.opening[last]):
        return False
    if tally.placed_first and not tally.titled and good == tally.good and tally.good < STRONG:
        return False
    if last in told.plural and last in told.attributive and not tally.good:
        return False
    return not (2 * tally.articled >= tally.seen and not good)


def _add(row: _Candidate, gazetteer: Gazetteer, names: PageNames) -> None:
    setting = gazetteer.actor(row.words)
    if setting is not None and setting.kind is not ActorKind.PERSON:
        return
    person = names.persons.setdefault(row.key, Person(row.words, first=row.span.start))
    role = role_beside(row.row, row.first, row.last, gazetteer, names)
    told = affiliation(row.row, row.last) or owned_by(row.row, row.first) or spoken_for(row.row, row.first)
    person.affiliation = person.affiliation or told
    person.nouns |= nouns_beside(row.row, row.first, row.last)
    nearby = [t.low for t in row.row[max(0, row.first - 3) : row.first]]
    nearby += kin_beside(row.row, row.first)
    person.gender = person.gender or gender_of([*nearby, *((role.role.lower().split()) if role else [])])
    if role is not None and role.role and not role.role.lower().endswith("counterpart"):
        role = one_of(role)
        person.printed.append((row.span.start, role))
        give_role(person, role)
