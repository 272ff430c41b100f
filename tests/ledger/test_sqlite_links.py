"""What touches what: the records that a page of the workbench shows, in the order in which it shows them."""

from collections.abc import Iterator

import pytest
from builders import make_page
from ledger.making import body_of, forget_of, seen_at
from ledger.test_sqlite_statements import put, said_on

from onrecord.ledger import CorpusStage, RecordKind, Store, copy_id, open_ledger
from onrecord.records import (
    Act,
    Actor,
    ActorId,
    ActorKind,
    Copy,
    Dispute,
    DisputeId,
    DisputeSide,
    Grade,
    Matter,
    MatterId,
    MatterKind,
    Page,
    PageRef,
    PageWork,
    Polarity,
    Position,
    PositionId,
    Reason,
    Record,
    Relation,
    Span,
    Statement,
    StatementId,
    Story,
    StoryId,
    Utterance,
    UtteranceId,
    Variant,
)

A, B = ActorId("a" * 32), ActorId("b" * 32)
M, N = MatterId("c" * 32), MatterId("d" * 32)
PAGES = [make_page(f"page {number}") for number in range(3)]
S = [StatementId(f"{number}" * 32) for number in range(3)]


def utterance(name: str, actor: ActorId | None, day: str | None, *statements: int, reports: int = 1) -> Utterance:
    return Utterance(
        id=UtteranceId(name),
        actor=actor,
        speaker="x",
        words=name,
        statement=S[statements[0]],
        page=PAGES[statements[0]].id,
        first=day,
        pages=1,
        independent_reports=reports,
        variants=tuple(Variant(statement=S[number], page=PAGES[number].id) for number in statements),
        made_by="test",
    )


def position(name: str, matter: MatterId, actor: ActorId | None, day: str | None, said: str = "u1") -> Position:
    return Position(
        id=PositionId(name),
        matter=matter,
        utterance=UtteranceId(said),
        statement=S[0],
        page=PAGES[0].id,
        actor=actor,
        speaker="x",
        act=Act.SUPPORTS,
        polarity=Polarity.FOR,
        span=Span(0, 4),
        words="page",
        said_at=day,
        confidence=0.5,
        made_by="test",
    )


def dispute(name: str, grade: Grade, confidence: float, day: str | None = None, b: int = 1) -> Dispute:
    sides = [
        DisputeSide(
            utterance=UtteranceId(f"u{number}"),
            statement=S[number],
            actor=(A, B, B)[number],
            speaker="x",
            words="page",
            page=PAGES[number].id,
            span=Span(0, 4),
            said_at=day,
        )
        for number in (0, b)
    ]
    reason = Reason(code="polarity", text="x")
    return Dispute(
        id=DisputeId(name),
        matter=M,
        reason=reason,
        grade=grade,
        a=sides[0],
        b=sides[1],
        confidence=confidence,
        made_by="t",
    )


def matter(id_: MatterId, name: str, reports: int, *said: str) -> Matter:
    utterances = tuple(UtteranceId(row) for row in said)
    return Matter(
        id=id_, name=name, kind=MatterKind.ISSUE, utterances=utterances, independent_reports=reports, made_by="test"
    )


def actor(id_: ActorId, name: str, *statements: StatementId) -> Actor:
    return Actor(id=id_, name=name, kind=ActorKind.PERSON, statements=statements, made_by="test")


def set_stage(store: Store, stage: CorpusStage, *records: Record) -> None:
    assert store.put_corpus(stage, records, generation=store.generation())


def ids(rows: list[Record]) -> list[str]:
    return [row.id for row in rows]  # type: ignore[attr-defined]


@pytest.fixture
def store() -> Iterator[Store]:
    with open_ledger(":memory:") as store:
        for page in PAGES:
            work = PageWork(page=page, made="test")
            store.put_page(body_of(page), [seen_at(page, f"{page.id}.html")], work)
        yield store


def test_utterances_touch_actor_statements_pages_and_matters_newest_first(store: Store) -> None:
    set_stage(
        store,
        CorpusStage.UTTERANCES,
        utterance("u1", A, "2020-01-01", 0, 1),
        utterance("u2", A, "2021-01-01", 1),
        utterance("u3", A, None, 2, reports=5),
        utterance("u4", None, "2021-01-01", 1),
    )
    set_stage(store, CorpusStage.MATTERS, matter(M, "ferry", 9, "u1", "u2", "u4"), matter(N, "weir", 10, "u1", "gone"))
    assert ids(store.related(Utterance, A)) == ["u2", "u1", "u3"]
    assert ids(store.related(Utterance, S[1])) == ids(store.related(Utterance, PAGES[1].id)) == ["u2", "u4", "u1"]
    assert ids(store.related(Utterance, M)) == ["u2", "u4", "u1"]
    assert ids(store.related(Utterance, M, limit=1, offset=1)) == ["u4"]
    assert ids(store.related(Matter, A)) == [M, N]
    assert ids(store.related(Matter, "u1")) == [N, M]
    assert [store.related_count(Utterance, to) for to in (A, S[0], M, N, "none", "")] == [3, 1, 3, 1, 0, 0]
    assert store.related(Utterance, "none") == store.related(Utterance, A, limit=0) == []
    assert ids(store.top(Utterance)) == ["u3", "u2", "u4", "u1"]
    assert ids(store.top(Matter)) == [N, M]
    assert ids(store.top(Matter, order="name")) == [M, N]


def test_utterances_that_are_put_again_keep_their_matters(store: Store) -> None:
    set_stage(store, CorpusStage.UTTERANCES, utterance("u1", A, None, 0))
    set_stage(store, CorpusStage.MATTERS, matter(M, "ferry", 1, "u1"))
    set_stage(store, CorpusStage.UTTERANCES, utterance("u1", B, None, 0))
    assert ids(store.related(Matter, B)) == [M]
    assert ids(store.related(Utterance, M)) == ["u1"]
    assert store.related(Matter, A) == []
    set_stage(store, CorpusStage.MATTERS)
    assert store.related(Utterance, M) == store.related(Matter, B) == []
    assert store.count(Matter) == 0


def test_positions_come_as_they_were_said(store: Store) -> None:
    rows = [position("p3", M, A, None), position("p2", M, A, "2021-05-01"), position("p1", M, None, "2021-04")]
    set_stage(store, CorpusStage.POSITIONS, *rows, position("p4", N, A, "2019"))
    assert ids(store.related(Position, M)) == ["p1", "p2", "p3"]
    assert ids(store.related(Position, A)) == ["p4", "p2", "p3"]
    for to in ("u1", S[0], PAGES[0].id):
        assert ids(store.related(Position, to)) == ["p4", "p1", "p2", "p3"]
        assert store.related_count(Position, to) == 4
    assert ids(store.top(Position)) == ["p2", "p1", "p4", "p3"]


def test_disputes_come_likely_ones_first_then_the_surest(store: Store) -> None:
    set_stage(
        store,
        CorpusStage.DISPUTES,
        dispute("d1", Grade.POSSIBLE, 0.9, "2022-01-01"),
        dispute("d2", Grade.LIKELY, 0.6, "2020-01-01"),
        dispute("d3", Grade.LIKELY, 0.8, "2019-01-01", b=2),
    )
    assert ids(store.related(Dispute, M)) == ids(store.related(Dispute, A)) == ["d3", "d2", "d1"]
    assert ids(store.related(Dispute, PAGES[0].id)) == ids(store.related(Dispute, "u0")) == ["d3", "d2", "d1"]
    assert ids(store.related(Dispute, B)) == ["d3", "d2", "d1"]
    assert ids(store.related(Dispute, S[1])) == ids(store.related(Dispute, PAGES[1].id)) == ["d2", "d1"]
    assert ids(store.top(Dispute)) == ["d2", "d3", "d1"]


def test_a_story_touches_its_pages_and_those_that_hold_a_part_of_it(store: Store) -> None:
    one, two, three = PAGES

    def copy(page: Page, parent: Page, relation: Relation = Relation.REPRINT) -> Copy:
        return Copy(page=page.id, place="x", parent=parent.id, relation=relation)

    def story(name: str, original: Page, *copies: Copy, excerpts: tuple[Copy, ...] = ()) -> Story:
        first = PageRef(page=original.id, place="x")
        return Story(id=StoryId(name), original=first, copies=copies, excerpts=excerpts, made_by="test")

    large = story("s2", one, copy(two, one))
    small = story("s1", three, excerpts=(copy(two, three, Relation.EXCERPT),))
    set_stage(store, CorpusStage.STORIES, large, small)
    assert store.related(Story, two.id) == [large, small]
    assert store.related(Story, one.id) == [large]
    assert store.top(Story) == [large, small]
    assert store.record(RecordKind.COPY, copy_id(two.id, three.id)) == small.excerpts[0]
    assert store.related(Story, copy_id(two.id, one.id)) == [large]


def test_actors_and_statements_touch_each_other(store: Store) -> None:
    page = put(store)
    first, second, third = said_on(page)
    set_stage(store, CorpusStage.ACTORS, actor(A, "Brandt", first.id, third.id, S[0]), actor(B, "Noor", second.id))
    assert store.related(Actor, first.id) == store.related(Actor, third.id) == store.top(Actor, limit=1)
    assert ids(store.related(Statement, A)) == [first.id, third.id]
    assert (store.related_count(Statement, A), store.related_count(Actor, second.id)) == (2, 1)
    said = Utterance(
        id=UtteranceId("u1"),
        actor=A,
        speaker="x",
        words="x",
        statement=third.id,
        page=page.id,
        pages=1,
        independent_reports=1,
        variants=(Variant(statement=first.id, page=page.id), Variant(statement=third.id, page=page.id)),
        made_by="test",
    )
    set_stage(store, CorpusStage.UTTERANCES, said)
    set_stage(store, CorpusStage.MATTERS, matter(M, "ferry", 1, "u1"))
    assert ids(store.related(Statement, "u1")) == [third.id, first.id]
    assert ids(store.related(Actor, M)) == [A]
    assert ids(store.top(Actor, order="name")) == [A, B]
    store.forget(page.id, forget_of(page))
    assert store.related(Statement, A) == store.related(Actor, M) == store.top(Actor) == store.top(Statement) == []


def test_an_order_that_there_is_not_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="order"):
        store.top(Dispute, order="name")


def test_counts_are_those_of_the_tables(store: Store) -> None:
    put(store)
    set_stage(store, CorpusStage.DISPUTES, dispute("d1", Grade.POSSIBLE, 0.9))
    for kind, table in ((Page, "pages"), (Statement, "statements"), (Dispute, "disputes"), (Story, "stories")):
        assert store.count(kind) == store.counts()[table]
    assert store.count(Page) == 4
