"""What people coded in Discourse Network Analyzer, taken over: documents as pages, coded statements as judgements."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from onrecord.anatomy import TEXT_VERSION
from onrecord.ledger import (
    CorpusStage,
    PageSummary,
    RecordKind,
    Store,
    anchor_of,
    current_judgements,
    folded,
    make_decision,
    moment,
)
from onrecord.ledger.coded import party_of
from onrecord.reading import (
    AGREEMENT,
    CONCEPT,
    MACHINE_CODER,
    ORGANISATION,
    PERSON,
    STATEMENT_TYPE,
    Coded,
    DnaDocument,
    DnaFile,
    Item,
    UnreadableError,
    Utf16,
    failed,
    plain_lines,
    short_value,
)
from onrecord.records import (
    Act,
    Actor,
    ActorKind,
    ActorSetting,
    Anchor,
    CodedPosition,
    Decision,
    DecisionKind,
    Failure,
    Matter,
    MatterId,
    Page,
    PageId,
    Polarity,
    Position,
    PositionId,
    Quoted,
    Settings,
    Span,
    Statement,
    StatementId,
    UtteranceId,
    Verdict,
    canonical_json,
    content_id,
    failure_id,
    page_id,
)
from onrecord.run.adding import Summary, add_items

__all__ = ["CodedSummary", "add_documents", "known_actors", "take_coded"]

MADE_BY = "coded@1"
STALE = (CorpusStage.DISPUTES,)
"""What a judgement on a position makes stale."""
LONGEST_NOTE = 2_000
"""Characters of the values of another type of statement that are kept."""


@dataclass(slots=True)
class CodedSummary:
    """What became of the coded statements."""

    accepted: int = 0
    """A person's, at the place of a position that says the same."""
    coded: int = 0
    """A person's own position, in place of the machine's there or beside it."""
    unsure: int = 0
    """The machine's of the file that is not found here, kept to be judged."""
    noted: int = 0
    """Of another type: kept as a note on its words."""
    own: int = 0
    """The machine's of the file that it finds here too: nothing to take over."""
    again: int = 0
    """Taken over earlier."""
    unread: int = 0
    """On documents that could not be read."""
    misplaced: Counter[str] = field(default_factory=Counter)
    """With offsets that their document does not have, by place."""


def add_documents(
    store: Store,
    file: DnaFile,
    settings: Settings,
    *,
    place: str,
    resolved: str,
    workers: int = 0,
    progress: Callable[[], None] = lambda: None,
) -> tuple[Summary, dict[int, PageId]]:
    """Read the documents into the ledger; return what became of them, and the page of each.

    A document whose text a page of the ledger has is that page, so that what was exported, coded and brought back
    stands where it came from.
    """
    texts = _Texts(store)
    pages: dict[int, PageId] = {}
    held = Counter[str]()

    def items() -> Iterator[Item]:
        for id in file.document_ids():  # noqa: A001 - the word of the file
            try:
                document = file.document(id)
            except UnreadableError as error:
                yield failed(f"{place}#{id}", f"{resolved}#{id}", error)
                continue
            item = document.item(place, resolved)
            own = page_id(item.sighting().capture, TEXT_VERSION)
            found = None if own in texts.held else texts.find(document)
            pages[id] = found or own
            if found is None:
                yield item
            else:
                held["known"] += 1
                progress()

    ids = len(file.document_ids())
    summary = add_items(store, items(), settings, captures=ids, workers=workers, progress=lambda _place: progress())
    summary.known += held["known"]
    stored = {row.id for row in store.summaries()}
    return summary, {number: page for number, page in pages.items() if page in stored}


def take_coded(
    store: Store,
    file: DnaFile,
    pages: Mapping[int, PageId],
    *,
    at: str,
    place: str,
    resolved: str,
    progress: Callable[[], None] = lambda: None,
) -> CodedSummary:
    """Log what was coded on `pages` as its coders' judgements, at the time `at`; the ledger must be settled.

    The whole file is taken over or, where that is interrupted, nothing of it.
    A coded statement that is the machine's position in every respect accepts it. Another is kept whole as its coder's
    own position (`edited`), anchored to its words, with or without a record of the machine there. What an earlier run
    of the machine found and this one does not is kept as `unsure`, in its name. Taking the same file again changes
    nothing. Statements whose offsets do not fit become failures.
    """
    taking = _Taking(store, pages, at)
    for coded in file.statements():
        taking.take(coded, place)
        progress()
    if taking.decisions:
        store.decide(*taking.decisions, stale=STALE)
    for where, number in sorted(taking.summary.misplaced.items()):
        failure = Failure(
            id=failure_id(where, "import", "dna-bad-place"),
            place=where,
            stage="import",
            code="dna-bad-place",
            message=f"{number} coded statements stand at no place of the document",
            next="Look at them in DNA.",
        )
        store.put_failure(failure, resolved=resolved + where.removeprefix(place))
    return taking.summary


def known_actors(file: DnaFile) -> Settings:
    """Return the persons and organisations of the file as settings, for a person to look through.

    A person is of the one organisation that they were always coded with. Names that two letter cases or both sorts
    share are kept once.
    """
    with_whom: dict[str, set[str]] = defaultdict(set)
    bodies: set[str] = set()
    for row in file.statements():
        person, body = row.word(PERSON), row.word(ORGANISATION)
        if row.type == STATEMENT_TYPE:
            continue
        if body:
            bodies.add(body)
        if person:
            with_whom[person] |= {body} - {""}
    aliases = {name: file.attributes(name, "Alias") for name in (PERSON, ORGANISATION)}
    sides = {name: file.attributes(name, "Side") for name in (PERSON, ORGANISATION)}
    found: dict[str, ActorSetting] = {}
    for sort, kind, names in (
        (PERSON, ActorKind.PERSON, with_whom),
        (ORGANISATION, ActorKind.ORGANISATION, {name: set[str]() for name in bodies}),
    ):
        for name in sorted(names):
            others = [part.strip() for part in aliases[sort].get(name, "").split(";")]
            actor = ActorSetting(
                name=name,
                kind=kind,
                aliases=tuple(sorted({part for part in others if part and part != name})),
                of=next(iter(names[name])) if len(names[name]) == 1 else None,
                side=sides[sort].get(name),
            )
            found.setdefault(folded(name), actor)
    return Settings(actors=tuple(sorted(found.values(), key=lambda row: row.name)))


class _Texts:
    """The texts that the ledger holds, found by their length before they are compared."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.rows = sorted(store.summaries(), key=lambda row: (row.characters, not row.newest, row.id))
        self.lengths = [row.characters for row in self.rows]
        self.held = {row.id for row in self.rows}

    def find(self, document: DnaDocument) -> PageId | None:
        """Return the page whose text, its lines plain, is the document's; of several the one that is most like it."""
        length = len(document.text)
        most = length + document.text.count("\n")  # where each line ends with two characters
        first, last = bisect_left(self.lengths, length), bisect_right(self.lengths, most)
        alike = [
            (_fields(document, row), -at)
            for at, row in enumerate(self.rows[first:last])
            if (row.characters == length or short_value(row.title or "") == document.title)
            and plain_lines(self.store.page(row.id).text) == document.text
        ]
        return self.rows[first - max(alike)[1]].id if alike else None


def _fields(document: DnaDocument, row: PageSummary) -> int:
    """Return how many of title, source and date a document shares with a page."""
    same_day = moment(document.date)[0] == moment(row.published)[0]
    titles, outlets = short_value(row.title or ""), short_value(row.outlet or "")
    return (titles == document.title) + (outlets == document.source) + same_day


class _Taking:
    """One file's coded statements on their way into the log."""

    def __init__(self, store: Store, pages: Mapping[int, PageId], at: str) -> None:
        self.store = store
        self.pages = pages
        self.at = at
        self.summary = CodedSummary()
        self.decisions: list[Decision] = []
        """What is to be logged."""
        self.matters = {row.id: row for row in store.corpus(Matter)}
        self.names: dict[str, str] = {row.id: row.name for row in self.matters.values()}
        self.ids: dict[str, MatterId] = {}
        for row in self.matters.values():
            for name in (row.name, *row.aliases):
                self.ids.setdefault(folded(name), row.id)
        self.actors = {row.id: row for row in store.corpus(Actor)}
        self.named: dict[str, Actor] = {folded(row.name): row for row in self.actors.values()}
        wanted = set(pages.values())
        self.positions: dict[PageId, list[Position]] = defaultdict(list)
        for position in store.corpus(Position):
            if position.page in wanted:
                self.positions[position.page].append(position)
        log = {row.id: row for row in store.decisions()}
        self.standing: dict[Anchor, Decision] = {row.anchor: log[row.decision] for row in current_judgements(store)}
        self.used: Counter[Anchor] = Counter()
        self.page: tuple[Page, Utf16, dict[StatementId, Statement]] | None = None

    def take(self, coded: Coded, place: str) -> None:
        """Take over one coded statement."""
        id = self.pages.get(coded.document)  # noqa: A001 - the word of the file
        if id is None:
            self.summary.unread += 1
            return
        page, units, _said = self._opened(id)
        start, end = units.point(coded.start), units.point(coded.stop)
        if start is None or end is None or start >= end:
            self.summary.misplaced[f"{place}#{coded.document}"] += 1
            return
        span = Span(start, end)
        quoted = Quoted(page=page.id, span=span, words=span.of(page.text))
        by_machine = coded.coder == MACHINE_CODER
        if coded.type == STATEMENT_TYPE and by_machine:
            self.summary.own += 1
        elif CONCEPT not in coded.values or AGREEMENT not in coded.values:
            self._note(coded, quoted)
        else:
            self._position(coded, quoted, by_machine=by_machine)

    def _opened(self, id: PageId) -> tuple[Page, Utf16, dict[StatementId, Statement]]:  # noqa: A002
        if self.page is None or self.page[0].id != id:
            page = self.store.page(id)
            self.page = page, Utf16(page.text), {row.id: row for row in self.store.statements(id)}
        return self.page

    def _note(self, coded: Coded, quoted: Quoted) -> None:
        told = "; ".join(f"{name}: {value}" for name, value in coded.values.items() if value != "")
        anchor = self._apart(RecordKind.STATEMENT, quoted, coded.type, coded.coder)
        note = f"{coded.type}: {told}"[:LONGEST_NOTE]
        self.summary.noted += self._log(anchor, Verdict.UNSURE, coded.coder, note=note)

    def _position(self, coded: Coded, quoted: Quoted, *, by_machine: bool) -> None:
        same = self._same(coded, quoted)
        if same is not None and by_machine:
            self.summary.own += 1
            return
        if same is not None:
            anchor = anchor_of(same, matters=self.names)
            before = self.standing.get(anchor)
            taken = self.used[anchor] or (before and before.who != coded.coder)
            if not taken:
                self.used[anchor] += 1
                copy = canonical_json(same).decode()
                self.summary.accepted += self._log(anchor, Verdict.ACCEPTED, coded.coder, copy=copy)
                return
        copy = canonical_json(self._coded(coded, quoted)).decode()
        anchor = self._apart(RecordKind.POSITION, quoted, coded.word(CONCEPT), coded.coder)
        verdict = Verdict.UNSURE if by_machine else Verdict.EDITED
        new = self._log(anchor, verdict, coded.coder, copy=copy)
        self.summary.unsure += new and by_machine
        self.summary.coded += new and not by_machine

    def _same(self, coded: Coded, quoted: Quoted) -> Position | None:
        """Return the machine's position that is the coded one in every respect."""
        for row in self.positions[quoted.page]:
            if row.span != quoted.span or row.agreement is not bool(coded.values[AGREEMENT]):
                continue
            said = self._opened(row.page)[2].get(row.statement)
            person, body = party_of(row, self.actors.get(row.actor) if row.actor else None, said)
            told = tuple(map(short_value, (person, body, self.names.get(row.matter, ""))))
            if told == (coded.word(PERSON), coded.word(ORGANISATION), coded.word(CONCEPT)):
                return row
        return None

    def _coded(self, coded: Coded, quoted: Quoted) -> CodedPosition:
        person, body, concept = coded.word(PERSON), coded.word(ORGANISATION), coded.word(CONCEPT)
        agrees = bool(coded.values[AGREEMENT])
        actor = self.named.get(folded(person or body))
        identity = (quoted.page, quoted.span, person, body, concept, agrees)
        return CodedPosition(
            id=PositionId(content_id("coded", *identity)),
            matter=self.ids.get(folded(concept)) or MatterId(content_id("coded-matter", concept)),
            matter_name=concept,
            utterance=UtteranceId(content_id("coded-utterance", *identity)),
            statement=StatementId(content_id("coded-statement", *identity)),
            page=quoted.page,
            actor=actor.id if actor else None,
            speaker=person or None,
            organisation=body,
            side=actor.side if actor else None,
            act=Act.SUPPORTS if agrees else Act.REJECTS,
            polarity=Polarity.FOR if agrees else Polarity.AGAINST,
            span=quoted.span,
            words=quoted.words,
            confidence=1.0,
            made_by=MADE_BY,
            agreement=agrees,
        )

    def _apart(self, kind: RecordKind, quoted: Quoted, label: str, who: str) -> Anchor:
        """Return an anchor of its own for each of several codings of the same words: the second is "label #2"."""
        for number in count(1):
            name = label if number == 1 else f"{label} #{number}"
            anchor = Anchor(kind=kind, quoted=(quoted,), page=quoted.page, label=name)
            standing = self.standing.get(anchor)
            free = standing is None or (standing.who == who and standing.verdict in (Verdict.EDITED, Verdict.UNSURE))
            if free and not self.used[anchor]:
                self.used[anchor] += 1
                return anchor
        raise AssertionError

    def _log(self, anchor: Anchor, verdict: Verdict, who: str, *, note: str = "", copy: str | None = None) -> bool:
        """Keep a judgement for the log; return whether it is not there already."""
        before = self.standing.get(anchor)
        if before is not None and (before.who, before.verdict, before.note, before.copy) == (who, verdict, note, copy):
            self.summary.again += 1
            return False
        decision = make_decision(
            DecisionKind.JUDGEMENT,
            at=self.at,
            who=who,
            anchor=anchor,
            verdict=verdict,
            note=note,
            copy=copy,
        )
        self.decisions.append(decision)
        return True
