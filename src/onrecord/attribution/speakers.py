"""Sources to speakers: names, titles, pronouns, capitals that stand for governments, on one page."""

from bisect import bisect_left
from dataclasses import dataclass

from onrecord.attribution.gazetteer import Gazetteer, PlaceKind
from onrecord.attribution.people import Named, PageNames, Person
from onrecord.attribution.roles import HONORIFICS, MINISTRIES, ROLE_HEADS, Role, gender_of, read_role, same_role
from onrecord.attribution.tagger import Draft
from onrecord.attribution.tokens import Token, words_of
from onrecord.records import Page, Span, SpeakerKind, Statement, Where

__all__ = ["Resolver", "Speaker"]

SINGULAR = frozenset({"he", "she", "him", "her", "his"})
PLURAL = frozenset({"they", "them", "their", "we", "i", "you", "it", "who", "its"})
PEOPLE = frozenset(
    "officials sources diplomats people experts analysts staff staffs aides advisers advisors witnesses residents "
    "critics supporters lawmakers observers reporters lawyers members source official diplomat person man woman "
    "witness resident voter voters friend friends".split()
)
ARTICLES = frozenset("the a an his her its their two three four several some many other".split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """What a source stands for, how it was told, and how much that leaves of the draft's confidence.

    The factors `sure` are judgements, not measured: no gold at hand holds enough resolved speakers.
    """

    name: str | None
    kind: SpeakerKind
    role: str | None = None
    of: str | None = None
    how: str = ""
    sure: float = 1.0


NOBODY = Speaker(None, SpeakerKind.UNRESOLVED, how="no-source", sure=0.8)


class Resolver:
    """Resolves the sources of one page in text order; remembers who spoke last, for pronouns."""

    def __init__(self, page: Page, names: PageNames, gazetteer: Gazetteer) -> None:
        self.page = page
        self.names = names
        self.gazetteer = gazetteer
        self.starts = [n.span.start for n in names.named]
        self.last: Person | None = None
        self.last_speaker: Speaker | None = None
        self.genders = dict(names.genders)
        self.spoke: list[Person] = []
        """Who spoke, latest last, at most five."""

    def resolve(self, draft: Draft, parent: Statement | None) -> Speaker:
        """Return the speaker of `draft`; drafts must come in text order, outer before inner."""
        if draft.source is None:
            return self._floating(draft)
        row = words_of(self.page.text, draft.source.start, draft.source.end)
        found = self._source(draft.source, row) if row else NOBODY
        if found.kind is SpeakerKind.PERSON and found.name is not None and parent is None and draft.where is Where.BODY:
            self.last = self.names.person(found.name) or Person(found.name, found.role, found.of)
            self.spoke = [*(p for p in self.spoke if p.name != found.name), self.last][-5:]
        if parent is None and draft.where not in (Where.HEADLINE, Where.DECK):
            self.last_speaker = found
        return found

    def _floating(self, draft: Draft) -> Speaker:
        """A quotation that no verb introduces goes to whoever spoke last, if it stands in the body."""
        last = self.last_speaker
        if draft.cue is None and last is not None and draft.where is Where.BODY and last.name:
            return Speaker(last.name, last.kind, last.role, last.of, "floating", 0.8)
        return NOBODY

    def _named_in(self, span: Span) -> list[Named]:
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return [named for named in self.names.named[first:last] if named.span.end <= span.end]

    def _source(self, span: Span, row: list[Token]) -> Speaker:
        if row[0].low in SINGULAR | PLURAL and len(row) == 1:
            return self._pronoun(row[0].low, span)
        named = self._named_in(span)
        persons = [
            n for n in named if n.kind is SpeakerKind.PERSON and not self._owner(n) and not self._spoken_for(n, row)
        ]
        if persons:
            words = persons[0].span.of(self.page.text)
            how = "full-name" if " " in words.strip() else "surname"
            self._note_gender(persons[0].name, row)
            return Speaker(persons[0].name, SpeakerKind.PERSON, persons[0].role, persons[0].of, how)
        setting = self.gazetteer.actor(span.of(self.page.text))
        if setting is not None:
            return Speaker(setting.name, SpeakerKind(setting.kind.value), setting.role, setting.of, "alias")
        start = next((k for k, t in enumerate(row) if t.low not in ARTICLES), 0)
        core = row[start:]
        words = self.page.text[core[0].start : core[-1].end] if core else ""
        place = self.gazetteer.place(words)
        if place is not None and place.kind is not PlaceKind.DEMONYM:
            how = "capital" if place.kind is PlaceKind.CAPITAL else "state"
            return Speaker(place.state, SpeakerKind.GOVERNMENT, how=how)
        role = read_role(row, self.gazetteer)
        if role is not None:
            return self._title(role, row, span)
        if core and core[-1].low in MINISTRIES:
            return self._office(core, words)
        if core and core[0].low in HONORIFICS and len(core) > 1:
            return Speaker(words, SpeakerKind.PERSON, how="honorific", sure=0.8)
        organisations = [n for n in named if n.kind is SpeakerKind.ORGANISATION]
        if organisations and core and organisations[0].span.start <= core[0].start:
            return Speaker(organisations[0].name, SpeakerKind.ORGANISATION, of=organisations[0].of, how="organisation")
        return self._other(core, words)

    def _owner(self, named: Named) -> bool:
        """Tell whether the name only owns what follows: "Vessal’s deputy"."""
        after = self.page.text[named.span.end : named.span.end + 3]
        return after[:2] in ("’s", "'s") and after[2:3].isspace()

    def _spoken_for(self, named: Named, row: list[Token]) -> bool:
        """Tell whether the name stands after "spokesman for" and the like."""
        before = [t for t in row if t.end <= named.span.start]
        while before and (before[-1].capital or before[-1].text == "."):
            before.pop()
        return (
            bool(before)
            and before[-1].low in ("for", "to", "of", "with", "from")
            and any(t.low.rstrip("s") in ROLE_HEADS | PEOPLE for t in before)
        )

    def _note_gender(self, name: str, row: list[Token]) -> None:
        told = gender_of([t.low for t in row])
        if told and not self.genders.get(name):
            self.genders[name] = told

    def _pronoun(self, low: str, span: Span) -> Speaker:
        if low not in SINGULAR:
            last = self.last_speaker
            if (
                low in ("they", "it", "we")
                and last is not None
                and last.kind not in (SpeakerKind.PERSON, SpeakerKind.UNRESOLVED)
                and last.name
            ):
                return Speaker(last.name, last.kind, last.role, last.of, "pronoun", 0.7)
            return Speaker(None, SpeakerKind.UNRESOLVED, how="pronoun", sure=0.7)
        wanted = "f" if low in ("she", "her") else "m"
        known = [p for p in self.spoke if self.genders.get(p.name) == wanted]
        person = self.last
        if known and person is not None and not self.genders.get(person.name):
            person = known[-1]
        if person is None or self.genders.get(person.name, "") not in ("", wanted):
            person = self._last_named(span.start, wanted)
        if person is None:
            return Speaker(None, SpeakerKind.UNRESOLVED, how="pronoun", sure=0.7)
        self.genders[person.name] = self.genders.get(person.name) or wanted
        return Speaker(person.name, SpeakerKind.PERSON, person.role, person.of, "pronoun", 0.85)

    def _last_named(self, before: int, gender: str) -> Person | None:
        k = bisect_left(self.starts, before) - 1
        for named in reversed(self.names.named[max(0, k - 60) : k + 1]):
            if named.kind is SpeakerKind.PERSON and self.genders.get(named.name, "") in ("", gender):
                return self.names.person(named.name)
        return None

    def _title(self, role: Role, row: list[Token], span: Span) -> Speaker:
        """Return the one person of the page with this role and state, else an unnamed holder of it."""
        if role.of is None and row[0].low in ("its", "his", "her", "their"):
            role = Role(role.role, self._owner_state(row[0].low, span.start))
        definite = row[0].low not in ("a", "an", "one", "another", "two", "three", "some", "several")
        if definite:
            fits = [p for p in self.names.persons.values() if p.role and same_role(role.role, p.role)]
            if role.of is not None:
                fits = [p for p in fits if p.of == role.of]
            if len(fits) == 1:
                person = fits[0]
                return Speaker(person.name, SpeakerKind.PERSON, person.role, person.of, "title", 0.95)
            if fits and self.last is not None and any(p.name == self.last.name for p in fits):
                last = self.last
                return Speaker(last.name, SpeakerKind.PERSON, last.role, last.of, "title", 0.8)
            if fits:
                before = [p for p in fits if p.first < span.start]
                if before:
                    person = max(before, key=lambda p: p.first)
                    return Speaker(person.name, SpeakerKind.PERSON, person.role, person.of, "title", 0.6)
        told = role.role if role.role.lower() not in PEOPLE else None
        return Speaker(None, SpeakerKind.UNNAMED, told, role.of, "role", 0.9)

    def _owner_state(self, low: str, before: int) -> str | None:
        """Return the state of whoever a possessive stands for: the last state named, or the last speaker's."""
        if low != "its":
            return self.last.of if self.last is not None else None
        k = bisect_left(self.starts, before)
        governments = (n for n in reversed(self.names.named[max(0, k - 20) : k]) if n.kind is SpeakerKind.GOVERNMENT)
        return next((n.name for n in governments), None)

    def _office(self, core: list[Token], words: str) -> Speaker:
        """Return a ministry or the like as the organisation that the page names."""
        found = self.gazetteer.match([t.text for t in core], 0)
        return Speaker(
            words, SpeakerKind.ORGANISATION, of=found[1].state if found else None, how="organisation", sure=0.9
        )

    def _other(self, core: list[Token], words: str) -> Speaker:
        if not core:
            return Speaker(None, SpeakerKind.UNRESOLVED, how="unknown", sure=0.8)
        if any(t.low in PEOPLE for t in core[:4]):
            return Speaker(None, SpeakerKind.UNNAMED, how="unnamed", sure=0.9)
        if core[0].capital and all(t.capital or not t.word for t in core[:3]) and len(core) <= 5:
            kind = SpeakerKind.PERSON if len(core) == 1 else SpeakerKind.ORGANISATION
            return Speaker(words, kind, how="as-printed", sure=0.7)
        head = next((t for t in core if t.low in ("who", "of", ",", "in", "from", "at")), None)
        noun = core[core.index(head) - 1] if head is not None and core.index(head) else core[-1]
        if noun.low.endswith("s") and not noun.low.endswith("ss") and noun.text.islower():
            return Speaker(words, SpeakerKind.GROUP, how="group", sure=0.8)
        return Speaker(None, SpeakerKind.UNRESOLVED, how="unknown", sure=0.8)
