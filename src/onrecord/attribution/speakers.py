"""Sources to speakers: names, titles, pronouns, capitals that stand for governments, on one page."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribution.capitals import NOT_NAMES
from onrecord.attribution.gazetteer import Gazetteer, PlaceKind
from onrecord.attribution.holders import standing_role
from onrecord.attribution.marks import Quotation
from onrecord.attribution.office_sources import OfficeSources
from onrecord.attribution.offices import Offices
from onrecord.attribution.people import Named, PageNames
from onrecord.attribution.pronouns import Antecedents
from onrecord.attribution.role_phrases import read_role
from onrecord.attribution.roles import (
    BODIES,
    HONORIFICS,
    MINISTRIES,
    ORGANISATION_WORDS,
    gender_of,
)
from onrecord.attribution.source_roles import apposed_role, share_of
from onrecord.attribution.sources import (
    ARTICLES,
    FIRST,
    GENDERED,
    INDEFINITE,
    JOINS,
    MOST_TITLES,
    MOST_WORDS,
    OTHERS,
    PEOPLE,
    head_name,
    head_noun,
    main_phrase,
    pronoun_in,
    stripped,
)
from onrecord.attribution.speaker import NOBODY, UNKNOWN, Speaker, of_person
from onrecord.attribution.tagger import Draft
from onrecord.attribution.tokens import Token, words_of
from onrecord.attribution.turns import Turns
from onrecord.records import Page, Span, SpeakerKind, Statement, Where

__all__ = ["Resolver", "Speaker"]

BODY_PAIRS = frozenset({("coast", "guard"), ("border", "guard"), ("national", "guard"), ("air", "force")})
"""Bodies of two plain words, of which the second alone is a person or a force."""


class Resolver:
    """Resolves the sources of one page in text order; remembers who spoke, for pronouns."""

    def __init__(self, page: Page, names: PageNames, gazetteer: Gazetteer, marks: Sequence[Quotation] = ()) -> None:
        self.page = page
        self.names = names
        gazetteer = gazetteer.on(page.published)
        self.gazetteer = gazetteer
        self.starts = [n.span.start for n in names.named]
        self.last_speaker: Speaker | None = None
        self.last_source: Span | None = None
        self.last_body: Speaker | None = None
        """The last speaker that is no person."""
        self.genders = dict(names.genders)
        self.marks = marks
        self.antecedents = Antecedents(page.text, names, marks)
        self.turns = Turns(page, names)
        self.offices = Offices(names, gazetteer)
        self.holding = OfficeSources(page, names, gazetteer, self.offices, self.antecedents, self.genders)

    def resolve(self, draft: Draft, parent: Statement | None) -> Speaker:
        """Return the speaker of `draft`, with the user's role for them where there is one.

        Drafts must come in text order, outer before inner.
        """
        if draft.source is None:
            return self._floating(draft)
        row = words_of(self.page.text, draft.source.start, draft.source.end)
        turn = self._labelled(draft)
        found = self._with_role(turn or (self._source(draft.source, row, parent) if row else NOBODY))
        in_body = draft.where not in (Where.HEADLINE, Where.DECK)
        if found.name is not None and parent is None and in_body:
            if found.kind is SpeakerKind.PERSON:
                self.antecedents.note_speaker(draft.source.start, found.name)
            else:
                self.last_body = found
        if parent is None and in_body:
            self.last_speaker, self.last_source = found, draft.source
        return found

    def _with_role(self, found: Speaker) -> Speaker:
        if found.kind is not SpeakerKind.PERSON or found.name is None:
            return found
        role, of = standing_role(found.name, found.role, found.of, self.gazetteer)
        return replace(found, role=role, of=of)

    def _labelled(self, draft: Draft) -> Speaker | None:
        """Return whom the label of an interview's turn stands for: "TARN:" or "A:"."""
        if draft.source is None or draft.cue is None or draft.cue.of(self.page.text) != ":":
            return None
        turn = self.turns.at(draft.source.start)
        if turn is None or turn.span.start != draft.source.start:
            return None
        if turn.name is None:
            return Speaker(None, SpeakerKind.UNNAMED, "interviewer" if turn.asks else None, how="turn", sure=0.8)
        person = self.names.person(turn.name)
        if person is not None:
            return of_person(person, "turn")
        words = turn.name.split()
        if self.gazetteer.actor(turn.name) or self.gazetteer.place(turn.name):
            return None
        if any(word.lower() in ORGANISATION_WORDS for word in words):
            return None
        return Speaker(turn.name, SpeakerKind.PERSON, how="turn", sure=0.7)

    def _floating(self, draft: Draft) -> Speaker:
        """Return whose an attribution without a source is.

        A quotation that no verb introduces goes to whoever spoke last, if it stands in the body; a participle ("adding
        that …") to whoever spoke last in its sentence.
        """
        last = self.last_speaker
        if draft.cue is None and last is not None and draft.where is Where.BODY and last.name:
            return Speaker(last.name, last.kind, last.role, last.of, "floating", 0.8)
        if (
            draft.cue is not None
            and last is not None
            and last.name is not None
            and self.last_source is not None
            and draft.cue.of(self.page.text).endswith("ing")
            and self.antecedents.sentence(self.last_source.start) == self.antecedents.sentence(draft.cue.start)
        ):
            return Speaker(last.name, last.kind, last.role, last.of, "shared", 0.8)
        return NOBODY

    def _named_in(self, span: Span) -> list[Named]:
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return [named for named in self.names.named[first:last] if named.span.end <= span.end]

    def _source(self, span: Span, row: list[Token], parent: Statement | None) -> Speaker:
        row = stripped(row)
        low = pronoun_in(row)
        if low in GENDERED:
            return self._pronoun(low, span)
        if low in FIRST:
            return self._first_person(low, span, parent)
        apart = apposed_role(self.page.text, span, row, self.gazetteer)
        if apart is not None:
            return Speaker(None, SpeakerKind.UNNAMED, apart.role, self.holding.in_full(apart, span).of, "role", 0.8)
        if low in OTHERS:
            return self._other_pronoun(low, span)
        named = self._named_in(span)
        person = head_name(row, [n for n in named if n.kind is SpeakerKind.PERSON], self.page.text)
        if person is not None:
            how = "full-name" if " " in person.span.of(self.page.text).strip() else "surname"
            self._note_gender(person.name, row)
            return Speaker(person.name, SpeakerKind.PERSON, person.role, person.of, how)
        after = self._apposed(span, row)
        if after is not None:
            return Speaker(after.name, SpeakerKind.PERSON, after.role, after.of, "full-name", 0.95)
        setting = self.gazetteer.actor(span.of(self.page.text))
        if setting is not None:
            return Speaker(setting.name, SpeakerKind(setting.kind.value), setting.role, setting.of, "alias")
        return self._unnamed(span, row, named)

    def _apposed(self, span: Span, row: list[Token]) -> Named | None:
        """Return the person whose name follows a source that was cut before its apposition: "his successor", X."""
        k = bisect_left(self.starts, span.end)
        named = self.names.named[k] if k < len(self.names.named) else None
        if named is None or named.kind is not SpeakerKind.PERSON or not row[-1].text.islower():
            return None
        gap = self.page.text[span.end : named.span.start]
        closed = self.page.text[named.span.end : named.span.end + 1] in (",", ".", ";")
        titles = words_of(gap, 0, len(gap))[1:]
        if not gap.lstrip().startswith(",") or len(titles) > MOST_TITLES or not closed:
            return None
        return named if all(t.capital or t.text == "." for t in titles) else None

    def _unnamed(self, span: Span, row: list[Token], named: list[Named]) -> Speaker:
        """Resolve a source that has no person's name for its head."""
        start = next((k for k, t in enumerate(row) if t.low not in ARTICLES), 0)
        core, aside = main_phrase(row[start:]) if start < len(row) else ([], [])
        words = self.page.text[core[0].start : core[-1].end] if core else ""
        place = self.gazetteer.place(words)
        if place is not None and place.kind is not PlaceKind.DEMONYM:
            how = "capital" if place.kind is PlaceKind.CAPITAL else "state"
            return Speaker(place.state, SpeakerKind.GOVERNMENT, how=how)
        state = self._government(core)
        if state is not None:
            return Speaker(state, SpeakerKind.GOVERNMENT, how="state")
        owned = self.holding.owned(span, row)
        if owned is not None:
            return owned
        body = self._body(core)
        if body is not None:
            return body
        organisations = [n for n in named if n.kind is SpeakerKind.ORGANISATION]
        whole = next((n for n in organisations if core and n.span.end == core[-1].end), None)
        mark = next((k for k, t in enumerate(core) if t.low == "'s"), None)
        if whole is not None and mark is not None and mark + 1 < len(core) and core[mark + 1].start == whole.span.start:
            owner = self.gazetteer.place(self.page.text[core[0].start : core[mark].start])
            of = owner.state if owner is not None else None
            return Speaker(whole.name, SpeakerKind.ORGANISATION, of=of, how="organisation")
        if organisations and core and organisations[0].span.start == core[0].start:
            first = organisations[0]
            if first.span.end >= core[-1].end or self.page.text[first.span.end : first.span.end + 1] == ",":
                return Speaker(first.name, SpeakerKind.ORGANISATION, of=first.of, how="organisation")
        role = read_role(row, self.gazetteer) or share_of(core, self.gazetteer)
        if role is not None:
            return self.holding.title(role, row, span)
        if (
            core
            and core[-1].low in MINISTRIES
            and (len(core) > 1 or row[0].low in INDEFINITE or core[0].low == "police")
        ):
            return self._office(core, words)
        if core and core[0].low in HONORIFICS and len(core) > 1:
            return Speaker(words, SpeakerKind.PERSON, how="honorific", sure=0.8)
        if (len(core) > 1 and core[-1].low == "-old") or (core and core[-1].low.endswith("year-old")):
            person = self.antecedents.of(span, "", self.genders)
            if person is not None:
                return of_person(person, "age", 0.7)
        at = head_noun(aside[1:]) if len(aside) > 2 and aside[1].low in ("the", "a", "an") else None
        if core and core[0].capital and at is not None and aside[at + 1].low in BODIES and len(core) <= MOST_WORDS:
            return Speaker(words, SpeakerKind.ORGANISATION, how="as-printed", sure=0.8)
        if organisations and core and organisations[0].span.start <= core[0].start:
            return Speaker(organisations[0].name, SpeakerKind.ORGANISATION, of=organisations[0].of, how="organisation")
        return self._other(row, core, words, span)

    def _body(self, core: list[Token]) -> Speaker | None:
        """Return the body whose name holds a possessive, or the one that two plain words name: "the coast guard"."""
        if len(core) < 2 or self.names.owners is None:
            return None
        if (core[-2].low, core[-1].low) in BODY_PAIRS and not any(t.low in JOINS for t in core):
            words = self.page.text[core[0].start : core[-1].end]
            return Speaker(words, SpeakerKind.ORGANISATION, how="organisation", sure=0.8)
        if not any(t.low == "'s" for t in core[1:-1]) or not core[-1].capital:
            return None
        name = self.names.owners.body(Span(core[0].start, core[-1].end))
        return Speaker(name, SpeakerKind.ORGANISATION, how="organisation") if name is not None else None

    def _government(self, core: list[Token]) -> str | None:
        """Return the state of "the Utopian government", "Utopia’s government"."""
        if len(core) < 2 or core[-1].low != "government":
            return None
        found = self.gazetteer.match([t.text for t in core], 0)
        rest = core[found[0] : -1] if found is not None else core
        return found[1].state if found is not None and all(t.low == "'s" for t in rest) else None

    def _note_gender(self, name: str, row: list[Token]) -> None:
        told = gender_of([t.low for t in row])
        if told and not self.genders.get(name):
            self.genders[name] = told

    def _pronoun(self, low: str, span: Span) -> Speaker:
        """Return the person of the pronoun's gender whom the page named or let speak nearest before."""
        wanted = GENDERED[low]
        person = self.antecedents.of(span, wanted, self.genders)
        if person is None:
            return Speaker(None, SpeakerKind.UNRESOLVED, how="pronoun", sure=0.7)
        self.genders[person.name] = self.genders.get(person.name) or wanted
        return of_person(person, "pronoun", 0.85)

    def _first_person(self, low: str, span: Span, parent: Statement | None) -> Speaker:
        """Return who says "I": the speaker of the statement around it, whose turn of an interview it is, the author."""
        if parent is not None and parent.speaker is not None:
            if low in ("i", "me", "my") and parent.speaker_kind is not SpeakerKind.PERSON:
                return Speaker(None, SpeakerKind.UNRESOLVED, how="pronoun", sure=0.7)
            return Speaker(parent.speaker, parent.speaker_kind, parent.role, parent.of, "pronoun", 0.85)
        turn = self.turns.at(span.start)
        if turn is not None and turn.asks and turn.host is not None and low in ("i", "me", "my"):
            return Speaker(turn.host, SpeakerKind.PERSON, how="turn", sure=0.7)
        if low in ("i", "me", "my") and turn is not None and turn.name is not None and not turn.asks:
            person = self.names.person(turn.name)
            if person is not None:
                return of_person(person, "turn", 0.8)
            return Speaker(turn.name, SpeakerKind.PERSON, how="turn", sure=0.7)
        last = self.last_speaker
        if low == "i" and self._in_marks(span) and last is not None and last.kind is SpeakerKind.PERSON:
            return Speaker(last.name, last.kind, last.role, last.of, "pronoun", 0.6)
        if low in ("i", "my", "me") and turn is None and self.names.writer is not None and not self._in_marks(span):
            return of_person(self.names.writer, "signature", 0.8)
        if low == "i" and turn is None and len(self.page.bylines) == 1 and parent is None:
            return Speaker(self.page.bylines[0], SpeakerKind.PERSON, how="byline", sure=0.7)
        return Speaker(None, SpeakerKind.UNRESOLVED, how="pronoun", sure=0.7)

    def _in_marks(self, span: Span) -> bool:
        k = bisect_right(self.marks, span.start, key=lambda quote: quote.span.start) - 1
        return k >= 0 and self.marks[k].span.holds(span)

    def _other_pronoun(self, low: str, span: Span) -> Speaker:
        if low in ("who", "whose"):
            return self._antecedent(span)
        last = self.last_speaker
        if (
            low in ("they", "it")
            and last is not None
            and last.kind not in (SpeakerKind.PERSON, SpeakerKind.UNRESOLVED)
            and last.name
        ):
            return Speaker(last.name, last.kind, last.role, last.of, "pronoun", 0.7)
        if low == "it":
            return self._thing(span)
        turn = self.turns.at(span.start) if low == "you" else None
        if turn is not None and turn.asks and turn.name is not None and "?" in turn.span.of(self.page.text):
            person = self.names.person(turn.name)
            if person is not None:
                return of_person(person, "turn", 0.7)
        return Speaker(None, SpeakerKind.UNRESOLVED, how="pronoun", sure=0.7)

    def _antecedent(self, span: Span) -> Speaker:
        """Return whoever is named right before "who"."""
        k = bisect_left(self.starts, span.start) - 1
        named = self.names.named[k] if k >= 0 else None
        if named is None or self.page.text[named.span.end : span.start].strip(" ,") or named.span.end > span.start:
            return Speaker(None, SpeakerKind.UNRESOLVED, how="pronoun", sure=0.7)
        return Speaker(named.name, named.kind, named.role, named.of, "pronoun", 0.9)

    def _thing(self, span: Span) -> Speaker:
        """Return the organisation or government that opens the sentence before "it" or the same one."""
        k = bisect_left(self.starts, span.start) - 1
        here = self.antecedents.sentence(span.start)
        while k >= 0 and here - self.antecedents.sentence(self.starts[k]) <= 1:
            named = self.names.named[k]
            if named.kind is not SpeakerKind.PERSON and self._opens_at(named.span.start):
                return Speaker(named.name, named.kind, named.role, named.of, "pronoun", 0.7)
            k -= 1
        body = self.names.owners.subject(span.start, self._opens_at) if self.names.owners is not None else None
        if body is not None and here - self.antecedents.sentence(body[0]) <= 1:
            return Speaker(body[1], SpeakerKind.ORGANISATION, how="pronoun", sure=0.7)
        return Speaker(None, SpeakerKind.UNRESOLVED, how="pronoun", sure=0.7)

    def _office(self, core: list[Token], words: str) -> Speaker:
        """Return a ministry or the like as the organisation that the page names."""
        found = self.gazetteer.match([t.text for t in core], 0)
        return Speaker(
            words, SpeakerKind.ORGANISATION, of=found[1].state if found else None, how="organisation", sure=0.9
        )

    def _other(self, row: list[Token], core: list[Token], words: str, span: Span) -> Speaker:
        if not core or core[0].low in OTHERS:
            return UNKNOWN
        at = head_noun(core)
        noun = core[at] if at is not None else core[-1]
        if any(t.low in PEOPLE for t in core[:4]):
            return Speaker(None, SpeakerKind.UNNAMED, how="unnamed", sure=0.9)
        if core[0].capital and len(core) <= 5 and all(t.capital or t.text in ".-&’" for t in core):
            return self._as_printed(row, core, words, span)
        if row[0].low in ("the", "this", "that") and noun.text.islower():
            return self._definite(noun, core, words, span)
        if noun.low.endswith("s") and not noun.low.endswith("ss") and noun.text.islower() and len(core) <= 8:
            named = words if any(t.capital for t in core) else None
            return Speaker(named, SpeakerKind.GROUP, how="group", sure=0.8)
        return UNKNOWN

    def _definite(self, noun: Token, core: list[Token], words: str, span: Span) -> Speaker:
        """Resolve "the union", "the actress", "the rebels"."""
        inside = [n for n in self._named_in(span) if n.kind is SpeakerKind.PERSON]
        if noun.low in BODIES and self.names.owners is not None and not inside:
            full = self.names.owners.full(words, span.start)
            if full != words or (len(core) > 1 and core[0].text.islower()):
                return Speaker(full, SpeakerKind.ORGANISATION, how="organisation", sure=0.8)
        if noun.low in ORGANISATION_WORDS and len(core) == 1:
            k = bisect_left(self.starts, span.start)
            for named in reversed(self.names.named[max(0, k - 60) : k]):
                if named.kind is SpeakerKind.ORGANISATION and noun.low in named.name.lower().split():
                    return Speaker(named.name, named.kind, of=named.of, how="organisation", sure=0.85)
            if self.last_body is not None and self.last_body.kind is SpeakerKind.ORGANISATION:
                body = self.last_body
                return Speaker(body.name, body.kind, body.role, body.of, "organisation", 0.6)
        if inside and noun.low in ORGANISATION_WORDS:
            return Speaker(None, SpeakerKind.UNNAMED, noun.text, inside[0].name, "owned", 0.9)
        fits = [] if inside else self.offices.beside(noun.low, span.start)
        person, sure = self.offices.nearest(fits, span.start)
        if person is not None:
            return of_person(person, "title", round(sure - 0.1, 2))
        if noun.low.endswith("s") and not noun.low.endswith("ss") and len(core) <= 8:
            return Speaker(words, SpeakerKind.GROUP, how="group", sure=0.8)
        return UNKNOWN

    def _opens(self, token: Token) -> bool:
        """Tell whether a sentence begins with `token`, so that its capital tells nothing."""
        return self._opens_at(token.start)

    def _opens_at(self, start: int) -> bool:
        """Tell whether a sentence begins at `start`, or one word before it."""
        k = bisect_right(self.names.sentences, start) - 1
        return k >= 0 and not self.page.text[self.names.sentences[k] : start].removeprefix("The").strip()

    def _as_printed(self, row: list[Token], core: list[Token], words: str, span: Span) -> Speaker:
        """Resolve capitals that the page's names do not explain: a first name, a group, an organisation, a surname."""
        first = core[0]
        if len(core) == 1:
            person = self.names.by_first_name(words)
            if person is not None:
                return of_person(person, "first-name", 0.8)
            if first.low in ORGANISATION_WORDS | MINISTRIES:
                return self._definite(first, core, words, span)
            low = first.low
            doubtful = low in NOT_NAMES or low in self.names.lower or low.endswith(("ing", "ly")) or "’" in low
            opens = self._opens(first) and low not in self.names.amid
            if low.endswith("s") and not low.endswith(("ss", "'s")) and opens:
                return Speaker(words, SpeakerKind.GROUP, how="group", sure=0.7)
            if low in NOT_NAMES or self.gazetteer.demonym(words) or (doubtful and opens):
                return UNKNOWN
            if low.endswith("s") and (row[0] is not first or low[:-1] in self.names.lower or low.endswith("ans")):
                return Speaker(words, SpeakerKind.GROUP, how="group", sure=0.8)
            if row[0] is not first or (first.text.isupper() and len(first.text) <= 6):
                return Speaker(words, SpeakerKind.ORGANISATION, how="as-printed", sure=0.7)
            full = self.names.owners.full(words, first.start) if self.names.owners is not None else words
            if full != words and self.names.person(full) is None:
                return Speaker(full, SpeakerKind.ORGANISATION, how="organisation", sure=0.8)
            return Speaker(words, SpeakerKind.PERSON, how="as-printed", sure=0.7)
        placed = self.gazetteer.is_province(first.text) or self.gazetteer.is_province(f"{first.text} {core[1].text}")
        if placed and core[-1].low not in ORGANISATION_WORDS:
            return UNKNOWN
        if core[-1].low in self.names.lower and self._opens(first) and core[-1].low not in ORGANISATION_WORDS:
            return UNKNOWN
        return Speaker(words, SpeakerKind.ORGANISATION, how="as-printed", sure=0.7)
