"""Judgements that were found before stand as those found anew, whatever happened to the ledger meanwhile."""

import random
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import msgspec
import pytest
from builders import find
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger.making import body_of, forget_of, harbour, restore_of, seen_at, work_on
from ledger.test_sqlite_links import dispute, matter, position

from onrecord.ledger import (
    CorpusStage,
    Found,
    Judged,
    Store,
    anchor_of,
    copy_id,
    current_judgements,
    make_decision,
    open_ledger,
    records_on,
)
from onrecord.ledger.kinds import JUDGED
from onrecord.records import (
    Anchor,
    Copy,
    Decision,
    DecisionKind,
    Dispute,
    Grade,
    Judgement,
    Matter,
    MatterId,
    Page,
    PageId,
    Position,
    PositionId,
    Relation,
    Story,
    StoryId,
    Verdict,
    canonical_json,
)

PAGES = [harbour(word) for word in ("dredging", "toll", "ferry")]
SAID = ("the {} plan is dead", "{} plan is dead", "plan is dead", "The board meets again on Friday")
"""Two of which are the same words, as judgements see it."""
NAMES = ("the plan", "the board")
VERDICTS = (Verdict.ACCEPTED, Verdict.REJECTED, Verdict.EDITED, Verdict.UNSURE)
STEPS = ("judge", "judge", "withdraw", "read", "positions", "matters", "disputes", "stories", "forget", "restore")


@pytest.fixture
def store() -> Iterator[Store]:
    with open_ledger(":memory:") as store:
        yield store


class Case:
    """A ledger to which things happen, by chance, and its judgements as they were found last."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.found = Found()
        self.minutes = count()

    def step(self, name: str, chance: random.Random) -> None:
        getattr(self, name)(chance)

    def look(self, store: Store | None = None) -> list[Judgement]:
        return current_judgements(store or self.store, self.found)

    def decide(self, **fields: object) -> None:
        at = f"2021-01-01T00:{next(self.minutes):02}:00Z"
        self.store.decide(make_decision(DecisionKind.JUDGEMENT, at=at, who="desk", **fields))  # type: ignore[arg-type]

    def judge(self, chance: random.Random) -> None:
        held = [row.id for row in self.store.summaries()]
        records = list(records_on(self.store, JUDGED, held))
        if records:
            record = chance.choice(records)
            names = {row.id: row.name for row in self.store.corpus(Matter)}
            copy = canonical_json(record).decode() if chance.random() < 0.7 else None
            self.decide(anchor=self.near(record, names, chance), verdict=chance.choice(VERDICTS), copy=copy)

    def near(self, record: Judged, names: dict[str, str], chance: random.Random) -> Anchor:
        """Return the anchor of a record or, at times, one that words or label hold apart from it."""
        anchor = anchor_of(record, matters=names)
        if isinstance(record, Copy) or chance.random() < 0.5:
            return anchor
        words = self.words(record.page if not isinstance(record, Dispute) else record.a.page, chance)
        quoted = tuple(msgspec.structs.replace(row, words=words) for row in anchor.quoted)
        return msgspec.structs.replace(anchor, quoted=quoted, label=chance.choice((anchor.label, "the toll #2")))

    def words(self, page: PageId, chance: random.Random) -> str:
        text = self.store.page(page).text
        return chance.choice(SAID).format(text.split("over ")[1].split()[0])

    def withdraw(self, chance: random.Random) -> None:
        log = [row for row in self.store.decisions() if row.kind is DecisionKind.JUDGEMENT]
        if log:
            body = canonical_json([chance.choice(log).id]).decode()
            self.decide(verdict=Verdict.WITHDRAWN, body=body)

    def read(self, chance: random.Random) -> None:
        page = chance.choice(PAGES)
        if not self.store.seen(page.capture).forgotten:
            said = chance.choice(SAID[:3]).format(page.text.split("over ")[1].split()[0])
            self.store.put_page(body_of(page), [seen_at(page, page.id)], work_on(page, said=said))

    def put(self, stage: CorpusStage, *records: object) -> None:
        assert self.store.put_corpus(stage, records, generation=self.store.generation())  # type: ignore[arg-type]

    def positions(self, chance: random.Random) -> None:
        held = [self.store.page(row.id) for row in self.store.summaries()]
        rows = [self.stand(f"p{number}", chance.choice(held), chance) for number in range(chance.randrange(4)) if held]
        self.put(CorpusStage.POSITIONS, *rows)

    def stand(self, name: str, page: Page, chance: random.Random) -> Position:
        words = self.words(page.id, chance)
        bare = position(name, MatterId(f"m{chance.randrange(2)}"), None, None)
        return msgspec.structs.replace(bare, page=page.id, words=words, span=find(page, words))

    def matters(self, chance: random.Random) -> None:
        rows = [matter(MatterId(f"m{number}"), chance.choice(NAMES), 1) for number in range(2)]
        self.put(CorpusStage.MATTERS, *rows)

    def disputes(self, chance: random.Random) -> None:
        held = [self.store.page(row.id) for row in self.store.summaries()]
        rows = []
        for number in range(chance.randrange(3) if held else 0):
            bare = dispute(f"d{number}", Grade.LIKELY, 0.5)
            a, b = (self.side(side, chance.choice(held), chance) for side in (bare.a, bare.b))
            rows.append(msgspec.structs.replace(bare, a=a, b=b))
        self.put(CorpusStage.DISPUTES, *rows)

    def side(self, bare: object, page: Page, chance: random.Random) -> object:
        words = self.words(page.id, chance)
        return msgspec.structs.replace(bare, page=page.id, words=words, span=find(page, words))  # type: ignore[type-var]

    def stories(self, chance: random.Random) -> None:
        held = [row.id for row in self.store.summaries()]
        copies = [
            Copy(page=page, place="x", parent=chance.choice([*PAGES]).id, relation=Relation.REPRINT)
            for page in chance.sample(held, chance.randrange(len(held) + 1))
        ]
        rows = [Story(id=StoryId("s1"), original=None, copies=tuple(copies), made_by="test")] if copies else []
        self.put(CorpusStage.STORIES, *rows)

    def forget(self, chance: random.Random) -> None:
        page = chance.choice(PAGES)
        if page.id in {row.id for row in self.store.summaries()}:
            self.store.forget(page.id, self.at_now(forget_of(page)))

    def restore(self, chance: random.Random) -> None:
        page = chance.choice(PAGES)
        if self.store.seen(page.capture).forgotten:
            self.store.restore(page.capture, self.at_now(restore_of(page)))

    def at_now(self, decision: Decision) -> Decision:
        at = f"2021-01-01T00:{next(self.minutes):02}:00Z"
        return make_decision(decision.kind, at=at, who="desk", capture=decision.capture)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 2**32)), max_size=30))
def test_what_was_found_before_stands_as_found_anew(steps: list[tuple[str, int]]) -> None:
    with open_ledger(":memory:") as store:
        case = Case(store)
        for step in ("read", "read", "matters", "positions", "disputes", "stories"):
            case.step(step, random.Random(len(steps)))
        for step, number in steps:
            case.step(step, random.Random(number))
            assert case.look() == current_judgements(store)


def test_what_another_process_puts_is_seen(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a.db") as mine, open_ledger(tmp_path / "a.db") as other:
        case = Case(other)
        chance = random.Random(4)
        for name in ("read", "read", "read", "matters", "positions", "judge", "judge", "positions", "forget", "judge"):
            case.step(name, chance)
            assert case.look(mine) == current_judgements(mine)


def test_an_edge_that_is_drawn_no_more_is_gone_with_its_page(store: Store) -> None:
    case = Case(store)
    for page in PAGES:
        store.put_page(body_of(page), [seen_at(page, page.id)], work_on(page))
    edge = Copy(page=PAGES[0].id, place="x", parent=PAGES[1].id, relation=Relation.REPRINT)
    case.decide(anchor=anchor_of(edge), verdict=Verdict.REJECTED)
    assert [row.record for row in case.look()] == [copy_id(edge.page, edge.parent)]
    store.forget(PAGES[1].id, case.at_now(forget_of(PAGES[1])))
    assert [row.record for row in case.look()] == [None]


def test_of_two_positions_on_the_same_words_the_one_whose_matter_has_the_name_now_is_meant(store: Store) -> None:
    case = Case(store)
    store.put_page(body_of(PAGES[0]), [seen_at(PAGES[0], "a")], work_on(PAGES[0]))
    bare = msgspec.structs.replace(position("p0", MatterId("m0"), None, None), page=PAGES[0].id)
    rows = [bare, msgspec.structs.replace(bare, id=PositionId("p1"), matter=MatterId("m1"))]
    case.put(CorpusStage.POSITIONS, *rows)
    case.decide(anchor=anchor_of(bare, matters={"m0": NAMES[0]}), verdict=Verdict.ACCEPTED)
    for names, meant in ((NAMES, "p0"), (NAMES[::-1], "p1")):
        case.put(CorpusStage.MATTERS, *(matter(MatterId(f"m{at}"), name, 1) for at, name in enumerate(names)))
        assert [row.record for row in case.look()] == [meant]


def test_judgements_found_before_are_not_looked_for_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case(store)
    for page in PAGES:
        store.put_page(body_of(page), [seen_at(page, page.id)], work_on(page))
    (anchor, *others) = [msgspec.structs.replace(anchor_of(row), label="apart") for row in store.statements()]
    for other in others:
        case.decide(anchor=other, verdict=Verdict.ACCEPTED)
    case.look()
    asked: list[PageId | None] = []
    statements = store.statements
    monkeypatch.setattr(store, "statements", lambda page=None: asked.append(page) or statements(page))
    case.decide(anchor=anchor, verdict=Verdict.REJECTED)
    assert [row.record is None for row in case.look()] == [False] * 3
    assert asked == [anchor.page]


CHANGES: dict[str, Callable[[Store], object]] = {
    "a page is read": lambda store: store.put_page(body_of(PAGES[0]), [], work_on(PAGES[0], said=SAID[2])),
    "positions are found": lambda store: store.put_corpus(
        CorpusStage.POSITIONS, [position("p1", MatterId("m1"), None, None)], generation=store.generation()
    ),
    "a page is forgotten": lambda store: store.forget(PAGES[0].id, forget_of(PAGES[0])),
}


@pytest.mark.parametrize("what", CHANGES)
def test_the_edition_grows_when_records_come_or_go(store: Store, what: str) -> None:
    store.put_page(body_of(PAGES[0]), [seen_at(PAGES[0], "a")], work_on(PAGES[0]))
    before = store.edition()
    CHANGES[what](store)
    assert store.edition() > before


def test_the_edition_stays_when_people_decide_and_the_same_is_found_again(store: Store) -> None:
    store.put_page(body_of(PAGES[0]), [seen_at(PAGES[0], "a")], work_on(PAGES[0]))
    rows = [position("p1", MatterId("m1"), None, None)]
    assert store.put_corpus(CorpusStage.POSITIONS, rows, generation=store.generation())
    before = store.edition()
    case = Case(store)
    case.judge(random.Random(1))
    store.mark_stale(CorpusStage)
    assert store.put_corpus(CorpusStage.POSITIONS, rows, generation=store.generation())
    assert store.edition() == before
