"""Whose an office is, by the whole page: short names, initials, "the authority’s", "its", "his deputy", or nothing."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property

from onrecord.attribution.bodies import DIRECTIONS, Bodies
from onrecord.attribution.capitals import opens_sentence
from onrecord.attribution.gazetteer import Gazetteer, PlaceKind, fold_name
from onrecord.attribution.genders import note_genders
from onrecord.attribution.occupations import MODIFIERS, PLAYERS
from onrecord.attribution.office_kinds import KINDS
from onrecord.attribution.people import PageNames, Person
from onrecord.attribution.printed_offices import PrintedOffices
from onrecord.attribution.roles import BODIES, HONORIFICS, TERRITORIAL, Role, office_of
from onrecord.attribution.titles import give_role
from onrecord.attribution.tokens import Token
from onrecord.records import Span

__all__ = ["Owners"]

CORPORATE = PLAYERS | frozenset(
    "head executive ceo cfo coo cto founder co-founder chair chairman chairwoman chairperson vice-chair "
    "director manager chief coach captain spokesman spokeswoman spokesperson treasurer curator owner co-owner "
    "proprietor boss president vice-president vice-chairman vice-chairwoman "
    "secretary representative rep convener convenor organiser organizer "
    "leader vice-captain".split()
)
"""Offices of bodies; named without an owner they are those of the body that the page spoke of last."""
CHANGING = frozenset("former outgoing incoming acting interim caretaker deputy assistant".split())
"""Adjectives by which two persons may share an office."""

BESIDE = frozenset("in to from with against near outside across over between for by via".split())
"""Words before a state that is a place or a neighbour in the report, not whose the report is."""
COMMANDED = frozenset("police fire army navy village tribal defence defense security".split())
"""What chiefs are chiefs of who belong to no body that a page must name."""
TERRITORIES = frozenset("town city village district county state region province school parish board".split())
BOARD_RANKS = frozenset("executive senior group managing assistant associate regional company".split())
"""Words before "Vice President" that tell a company’s."""
BOARD = frozenset(
    "vice-chair vice-chairman vice-president co-chair co-founder cofounder co-owner chairman chair treasurer "
    "executive captain vice-captain".split()
)
"""Offices of bodies also after "his" and "her": those of the body that the person is of."""
APART = frozenset("union council party school hospital university museum church court police parish".split())
"""Bodies whose officers belong to no body of another kind: "union leader" on a page about a port."""
COMMANDING = frozenset(
    "constable inspector superintendent justice judge magistrate minister secretary prosecutor".split()
)
"""Offices of which "Chief" is a part."""
CLERKS = frozenset("press general club company private branch honorary assistant organising organizing union".split())
"""Words before "Secretary" that tell no minister."""
LOCAL = frozenset(
    "mayor councilman councilwoman councilmember councilor alderman alderwoman selectman selectwoman".split()
)
"""Offices of a town, which an American report names in its dateline."""
LEGAL = frozenset("attorney lawyer barrister counsel solicitor advocate".split())
COURT = [[word] for word in (*sorted(LEGAL), "prosecutor", "judge", "constable", "sergeant", "inspector", "detective")]
TRYING = frozenset("trial case prosecution conviction indictment charges plea".split())
SENTENCING = frozenset("sentenced jailed convicted acquitted cleared fined imprisoned".split())
PLEADING = frozenset("denies denied pleaded pleads admitted admits".split())
STATE_OFFICES = frozenset("minister taoiseach tánaiste premier".split())
"""Offices of a state, which the page may name anywhere."""
WRITTEN = frozenset("book novel report study paper letter article memoir play script".split())
MOST = 60
"""Persons that are asked, of one office or named before a pronoun, which bounds the time."""
POLICE_REACH = 200
"""Code points between "Police said" and their spokesperson; about a sentence."""
UNSAID_REACH = 700
"""Code points before an office in which a body may own it unsaid; a judgement: about a paragraph."""


def _lasting(words: list[str]) -> list[str]:
    return [word for word in words if word not in CHANGING]


class Owners:
    """Tells whose the offices of one page are."""

    def __init__(self, rows: Sequence[list[Token]], names: PageNames, gazetteer: Gazetteer) -> None:
        self.rows = rows
        self.names = names
        self.gazetteer = gazetteer
        self.bodies = Bodies(rows, names, gazetteer)
        self.persons = self._named(rows)
        note_genders(rows, names, [(start, person.name) for start, person in self.persons])
        self.starts = [start for start, _ in self.persons]
        self.printed = PrintedOffices(rows, gazetteer)
        self.town = next((town for row in rows[:3] if (town := _dateline(row)) is not None), None)
        self.holders: dict[str, list[Person]] = {}
        for person in names.persons.values():
            if person.role:
                self.holders.setdefault(person.role.lower().rsplit(maxsplit=1)[-1], []).append(person)

    @cached_property
    def _tried(self) -> set[int]:
        """Where those may be named who stand trial."""
        return {start for row in self.rows for start in _on_trial(row)}

    @cached_property
    def _every_state(self) -> list[tuple[int, str, float]]:
        return _states(self.rows, self.gazetteer)

    @cached_property
    def _police_open(self) -> list[int]:
        """Where "Police" open a sentence, in text order."""
        return sorted(
            t.start for row in self.rows for k, t in enumerate(row) if t.text == "Police" and opens_sentence(row, k)
        )

    def settle(self) -> None:
        """Give every person of the page the roles printed beside the name, with owners told in full."""
        for person in self.names.persons.values():
            printed = [(at, self.resolve(role, at, person)) for at, role in person.printed]
            person.local = dict(printed)
            person.offices = [role for _, role in printed]
            owner = self.names.person(person.affiliation) if person.affiliation is not None else None
            if person.role is None and person.affiliation is not None and not (owner is not None and owner.sure):
                person.of = self.gazetteer.state(person.affiliation) or self.full(person.affiliation, person.first)
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
        fuller = self.printed.fuller(role.role, at) if role.role.islower() and not role.by else None
        if fuller is not None:
            role = Role(fuller.role, role.of or fuller.of, fuller.by)
        if role.of is not None and role.of in WRITTEN and role.role.lower().endswith("author"):
            return Role(role.role, None)
        if role.of is not None and role.of.islower() and " " not in role.of and office_of(role.of):
            whose = self._meant(role.of, at)
            if whose is not None and whose is not person:
                return Role(role.role, whose.name)
        if role.of is not None:
            local = office_of(role.role.lower().split()[-1]) in TERRITORIAL and role.of[:1].isupper()
            return Role(role.role, role.of if local else self.full(role.of, at))
        if role.by in ("its", "their", "whose"):
            return Role(role.role, self.bodies.owner(at))
        if role.by in ("his", "her"):
            other = self._person_before(at, person, role)
            return self._of_person(role, other, at) if other is not None else Role(role.role, None)
        lead, _, rest = role.role.partition(" ")
        if rest and lead[:1].isupper() and office_of(rest.lower().split()[-1]) and rest.islower():
            body = self.bodies.by_first.get(fold_name(lead))
            if body is not None:
                return Role(rest, body)
        if rest and lead[:1].isupper() and lead.lower() in BODIES - TERRITORIES and office_of(rest.lower().split()[-1]):
            body = self.bodies.fullest(lead.lower(), at)
            if body is not None and lead.lower() in fold_name(body).split():
                return Role(rest, body)
        of = self._unsaid(role, at, person)
        if of is not None and role.role.lower().startswith(f"{of.lower()} "):
            return Role(role.role[len(of) + 1 :], of)
        return Role(role.role, of)

    def _meant(self, noun: str, at: int) -> Person | None:
        """Return whom "the player" in "the player’s agent" stands for: the last person before who is called so."""
        k = bisect_left(self.starts, at)
        for _, person in reversed(self.persons[max(0, k - MOST) : k]):
            word = (person.role or "").lower().rsplit(maxsplit=1)[-1:]
            if noun in person.nouns or word == [noun] or (noun in ("player", "star") and word and word[0] in PLAYERS):
                return person
        return None

    def full(self, of: str, at: int) -> str:
        """Return the fullest name on the page of an owner: a person's, a body's, or the words as they are."""
        if self.gazetteer.place(of) is not None:
            return of
        words = of.split()
        while len(words) > 1 and (fold_name(words[0]) in HONORIFICS or office_of(words[0].lower(), lower=False)):
            words = words[1:]
        while len(words) > 2 and of[:1].isupper() and fold_name(" ".join(words)) not in self.names.persons:
            ends = (k for k in range(1, len(words) - 1) if office_of(words[k - 1].lower()))
            begin = next((k for k in ends if fold_name(" ".join(words[k:])) in self.names.persons), None)
            if begin is None:
                break
            words = words[begin:]
        person = self.names.person(" ".join(words), at)
        if person is not None and person.name.split()[0].lower() in DIRECTIONS:
            person = None
        if person is not None and words[0][:1].isupper() and (person.sure or person.role is not None):
            return person.name
        return self.bodies.fullest(of, at) or of

    def body(self, span: Span) -> str | None:
        """Return the body in capitals whose name is what `span` holds."""
        return self.bodies.at(span.start, span.end)

    def subject(self, at: int, opens: Callable[[int], bool]) -> tuple[int, str] | None:
        """Return the last body in capitals before `at` that opens a sentence, and where it stands."""
        near = (b for b in self.bodies.before(at) if b.capital and not b.state and opens(b.start))
        return next(((b.start, b.name) for b in near), None)

    def _of_person(self, role: Role, other: Person, at: int) -> Role:
        """Return the role of "his lawyer": that person's; of "her deputy" and "his successor": by the person's own."""
        head = role.role.lower().split()[-1]
        theirs = (other.role or "").lower().split()
        if theirs and theirs[-1] == head and CHANGING & set(role.role.lower().split()) and other.of is not None:
            return Role(role.role, other.of)
        if theirs and theirs[-1] == head and CHANGING & set(role.role.lower().split()):
            return Role(role.role, self._unsaid(Role(other.role or "", None), at, other))
        trained = head in ("manager", "coach", "captain") and theirs[-1:] and theirs[-1] in PLAYERS
        official = (head in BOARD and theirs and office_of(theirs[-1])) or trained
        if official and other.of is not None and self._is_body(other.of):
            return Role(role.role, other.of)
        if other.role is not None and head in ("successor", "predecessor", "counterpart", "deputy"):
            base = " ".join(word for word in other.role.split() if word.lower() not in CHANGING)
            lead = {"deputy": "deputy ", "predecessor": "former "}.get(head, "")
            return Role(f"{lead}{base}", other.of if head != "counterpart" else role.of)
        return Role(role.role, other.name)

    def _police(self, at: int) -> str | None:
        """Return "police" where they open a sentence shortly before a spokesperson of nobody else."""
        k = bisect_left(self._police_open, at) - 1
        return "police" if k >= 0 and at - self._police_open[k] <= POLICE_REACH else None

    def _is_body(self, of: str) -> bool:
        person = self.names.person(of)
        return self.gazetteer.place(of) is None and (person is None or not person.sure)

    def _unsaid(self, role: Role, at: int, person: Person | None) -> str | None:
        """Return the owner of an office that is printed without one; None where the page does not tell."""
        words = role.role.lower().split()
        link = next((k for k, word in enumerate(words) if k and word in ("of", "for")), len(words))
        head = office_of(words[link - 1])
        if words[-1] == "general" and words[-2:-1] and words[-2] in ("secretary", "director", "manager"):
            head = words[-2]
        base = [word for word in words if word not in CHANGING]
        if role.role.split()[-1:] == ["President"] and words[0] not in BOARD_RANKS:
            return self._state_before(at)
        for other in self.holders.get(words[-1], [])[:MOST]:
            theirs = (other.role or "").lower().split()
            changing = CHANGING & {*words, *theirs}
            if changing and other is not person and other.of and theirs != words and base == _lasting(theirs):
                return other.of
        printed = self.printed.owner(role.role, at)
        if printed is not None:
            return self.full(printed, at)
        if words[-1] in LEGAL and base[0] in ("defense", "defence"):
            return self._accused(at)
        state_office = (
            head in STATE_OFFICES
            or role.role == "Chancellor"
            or (role.role.endswith(" Secretary") and words[-2] not in CLERKS)
            or words in (["cabinet", "chief"], ["cabinet", "secretary"], ["principal", "secretary"])
        )
        state_office = state_office or role.role in ("President", "Vice President")
        if (
            state_office
            or (words[-1].startswith("president") and "-elect" in words[-1])
            or words == ["outgoing", "president"]
        ):
            return self._state_before(at)
        if head in LOCAL and self.town is not None and self.gazetteer.place(self.town.title()) is None:
            return self.town.title()
        if head in KINDS and not (head in ("principal", "officer") and len(words) > 1 and "police" not in words):
            near = self.bodies.of_kind(at, KINDS[head])
            if near is not None or head not in CORPORATE:
                return near
        if head == "principal" or (head == "officer" and words[0] == "chief"):
            return self.bodies.nearest(at, reach=UNSAID_REACH) or self.bodies.lead(at)
        noun = next((word for word in words[:-1] if word in BODIES and (word != "board" or head == "member")), None)
        full = self.bodies.fullest(noun, at) if noun is not None and head in (*CORPORATE, "member") else None
        if full is not None and not full.islower():
            return full
        if head == "owner" and len(words) > 1:
            return None
        if words[:2] in (["cabinet", "member"], ["portfolio", "holder"]):
            return self.bodies.of_kind(at, frozenset({"council"}))
        if role.role == "Representative":
            return None
        if noun in APART and (full is None or full.islower()):
            return None
        if words[0] == "chief" and len(words) > 1 and head not in COMMANDING:
            head = "head"
        if words[0] == "head" and len(words) > 1:
            head = "head"
        if head not in CORPORATE or (
            role.role.split()[-1].islower() and any(word[:1].isupper() for word in role.role.split()[1:-1])
        ):
            return None
        if head == "chief" and (len(words) < 2 or words[-2] in COMMANDED):
            return None
        if noun is not None and noun not in MODIFIERS and noun == words[-2]:
            return None
        near = self.bodies.nearest(at, reach=UNSAID_REACH) or self.bodies.lead(at)
        if near is None and words[-1].startswith("spokes"):
            return self._police(at)
        if near is not None or head not in PLAYERS:
            return near
        return self.bodies.ahead(at) or self._team(person)

    def _team(self, but: Person | None) -> str | None:
        """Return whose the page's players and coaches are, if all are of one team."""
        rows = (p for head in sorted(PLAYERS) for p in self.holders.get(head, [])[:MOST])
        teams = {p.of for p in rows if p is not but and p.of is not None}
        return self.full(teams.pop(), 0) if len(teams) == 1 else None

    def _state_before(self, at: int) -> str | None:
        """Return the only state that the page names before `at` as itself, not as a place or a neighbour."""
        every = {state for _, state, _ in self._every_state}
        if len(every) == 1:
            return every.pop()
        weights: dict[str, float] = {}
        rows = self._every_state[:MOST]
        for _, state, weight in [row for row in rows if row[0] < at] or rows:
            weights[state] = weights.get(state, 0.0) + weight
        ranked = sorted(weights.items(), key=lambda row: (-row[1], row[0]))
        if not ranked or (len(ranked) > 1 and ranked[0][1] <= 2 * ranked[1][1]) or ranked[0][1] < 1:
            return None
        return ranked[0][0]

    def _accused(self, at: int) -> str | None:
        """Return who is on trial: the person named right after "trial of" and the like."""
        k = bisect_left(self.starts, at)
        near = (person for start, person in self.persons[max(0, k - MOST) : k] if start in self._tried)
        return next((person.name for person in near), None)

    def _named(self, rows: Sequence[list[Token]]) -> list[tuple[int, Person]]:
        out: list[tuple[int, Person]] = []
        for row in rows:
            for token in row:
                person = self.names.person(token.text, token.start) if token.capital else None
                if person is not None:
                    out.append((token.start, person))
        return out

    def _person_before(self, at: int, but: Person | None, role: Role) -> Person | None:
        """Return whom "his" or "her" before `role` stands for: the last person before of no other gender.

        A lawyer’s client is no lawyer, judge or officer of the same case.
        """
        k = bisect_left(self.starts, at)
        near = [p for _, p in reversed(self.persons[max(0, k - MOST) : k]) if p is not but]
        wanted = {"his": "m", "her": "f"}.get(role.by, "")
        fits = [p for p in near if self.names.genders.get(p.name, wanted) == wanted]
        if role.role.lower().split()[-1] in LEGAL:
            fits = [p for p in fits if (p.role or "").lower().split()[-1:] not in COURT]
        return next((p for p in fits if p.sure or p.role), next(iter(fits), None))


def _dateline(row: list[Token]) -> str | None:
    """Return the town that a report is dated from: "LISK, Ohio — The village …"."""
    end = next((k for k in range(1, min(len(row), 10)) if row[k].text in "—–-:"), None)
    size = next((k for k, t in enumerate(row) if not t.text.isupper() or not t.text.isalpha()), 0)
    if end is None or not 1 <= size <= 3 or size > end or row[size].text not in ",—–-:(" or len(row[0].text) < 3:
        return None
    return " ".join(t.text for t in row[:size])


def _on_trial(row: list[Token]) -> list[int]:
    """Return where those may be named who stand trial: after "trial of", "jailed", before "denies", "pleaded"."""
    out: list[int] = []
    for k, token in enumerate(row):
        if token.low in TRYING and k + 1 < len(row) and row[k + 1].low in ("of", "against"):
            out += [t.start for t in row[k + 2 : k + 6]]
        elif token.low in SENTENCING:
            out += [t.start for t in row[k + 1 : k + 4]]
        elif token.low in PLEADING:
            out += [t.start for t in row[max(0, k - 6) : k]]
    return out


def _states(rows: Sequence[list[Token]], gazetteer: Gazetteer) -> list[tuple[int, str, float]]:
    """Return the states that the page names or whose capitals it names, where, and how much that tells.

    A state after "in" or "with" is a place or a neighbour more often than the one whose report it is; a dateline tells
    most. The weights are judgements.
    """
    out: list[tuple[int, str, float]] = []
    for row in rows:
        words = [t.text for t in row]
        for k in range(len(row)):
            found = gazetteer.match(words, k) if row[k].capital else None
            if found is None or found[1].kind is PlaceKind.DEMONYM:
                continue
            before = row[k - 1].low if k else ""
            before = row[k - 2].low if before == "the" and k > 1 else before
            owns = k + found[0] < len(row) and row[k + found[0]].low == "'s"
            weight = 0.3 if before in BESIDE and not owns else 0.45 if found[1].kind is PlaceKind.CAPITAL else 1.0
            weight += 1.0 if k == 0 and row[0].text.isupper() else 0.0
            out.append((row[k].start, found[1].state, weight))
    return sorted(out)
