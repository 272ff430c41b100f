"""The network of actors and matters."""

import random

import pytest
from builders import QUAY, make_position

from onrecord.disputes import Network, network
from onrecord.records import (
    Act,
    Actor,
    ActorId,
    ActorKind,
    ActorRole,
    Dispute,
    DisputeId,
    DisputeSide,
    Grade,
    Matter,
    MatterId,
    MatterKind,
    PageId,
    Polarity,
    Reason,
    Span,
    Stand,
    StatementId,
    UtteranceId,
    content_id,
)

PIER = MatterId(content_id("matter", "pier"))


def actor(name: str, **fields: object) -> Actor:
    given = {"kind": ActorKind.PERSON, "made_by": "actors@test", **fields}
    return Actor(id=ActorId(content_id("actor", name)), name=name, **given)


def matter(key: MatterId = QUAY, name: str = "the quay", **fields: object) -> Matter:
    return Matter(id=key, name=name, kind=MatterKind.PLACE, made_by="matters@test", **fields)


def dispute(a: str, b: str, *, key: MatterId = QUAY, grade: Grade = Grade.LIKELY, code: str = "status", **fields):
    def side(name: str, day: str) -> DisputeSide:
        said = f"{name} in a dispute"
        return DisputeSide(
            utterance=UtteranceId(content_id("utterance", said)),
            statement=StatementId(content_id("statement", said)),
            actor=ActorId(content_id("actor", name)),
            speaker=name,
            words=said,
            page=PageId(content_id("page", said)),
            span=Span(0, len(said)),
            said_at=day,
        )

    return Dispute(
        id=DisputeId(content_id("dispute", a, b, key, grade, code)),
        matter=key,
        reason=Reason(code=code, text="built / never built"),
        grade=grade,
        a=side(a, "2019-03-06"),
        b=side(b, "2019-03-02"),
        confidence=0.8,
        made_by="disputes@test",
        **fields,
    )


def names(rows: Network) -> dict[str, str]:
    return {row.actor: row.name for row in rows.actors}


def test_what_one_actor_says_of_a_matter_is_one_standpoint() -> None:
    said = [
        make_position("North", "for", "2019-03-04", agreement=True),
        make_position("North", "for", "2019-03-01T09:00:00Z", words="again", agreement=True, confidence=0.9),
        make_position("North", "neutral", None),
    ]
    (row,) = network([actor("North")], [matter()], said, []).standpoints
    assert (row.act, row.polarity, row.stand, row.agreement) == (Act.SUPPORTS, Polarity.FOR, Stand.FOR, True)
    assert (row.weight, row.first, row.last) == (3, "2019-03-01", "2019-03-04")
    assert row.positions[0] == said[1].id


def test_one_who_says_both_agrees_with_nobody() -> None:
    said = [
        make_position("North", "for", agreement=True),
        make_position("North", "against", agreement=False),
        make_position("South", "for", agreement=True),
    ]
    rows = network([actor("North"), actor("South")], [matter()], said, [])
    assert {names(rows)[row.actor]: (row.stand, row.agreement) for row in rows.standpoints} == {
        "North": (Stand.MIXED, None),
        "South": (Stand.FOR, True),
    }
    assert rows.accords == rows.conflicts == ()


def test_a_stand_that_hangs_on_a_condition_ties_no_two_actors() -> None:
    said = [make_position("North", "for"), make_position("South", "conditional")]
    rows = network([actor("North"), actor("South")], [matter()], said, [])
    assert len(rows.standpoints) == 2
    assert rows.accords == rows.conflicts == ()


def test_actors_agree_and_conflict_by_matters() -> None:
    said = [
        make_position("North", "for", "2019-03-04"),
        make_position("South", "for", "2019-03-07"),
        make_position("North", "for", "2019-03-01", matter=PIER),
        make_position("South", "against", "2019-03-02", matter=PIER),
    ]
    rows = network([actor("North"), actor("South")], [matter(), matter(PIER, "the pier")], said, [])
    (accord,), (conflict,) = rows.accords, rows.conflicts
    assert (accord.matters, accord.weight, accord.first, accord.last) == ((QUAY,), 1, "2019-03-04", "2019-03-07")
    assert (conflict.matters, conflict.opposed, conflict.first, conflict.last) == (
        (PIER,),
        1,
        "2019-03-01",
        "2019-03-02",
    )
    assert {accord.a, accord.b} == {conflict.a, conflict.b} == set(names(rows))


def test_disputes_of_two_actors_are_counted_by_grade_and_reason() -> None:
    held = [
        dispute("North", "South"),
        dispute("South", "North", grade=Grade.POSSIBLE, code="number"),
        dispute("South", "North", key=PIER, code="number"),
    ]
    rows = network([actor("North"), actor("South")], [matter(), matter(PIER, "the pier")], [], held)
    (row,) = rows.conflicts
    assert row.a < row.b
    assert (row.likely, row.possible, row.reasons) == (2, 1, ("number", "status"))
    assert (row.weight, row.opposed, row.first, row.last) == (2, 0, "2019-03-02", "2019-03-06")


@pytest.mark.parametrize(
    "held",
    [
        dispute("North", "North"),
        dispute("North", "South", shift=True),
        dispute("North", "Stranger"),
        dispute("North", "South", key=MatterId("another")),
    ],
    ids=["of one", "a shift", "with one left out", "on a matter left out"],
)
def test_a_dispute_that_is_not_of_two_known_actors_ties_nothing(held: Dispute) -> None:
    assert network([actor("North"), actor("South")], [matter()], [], [held]).conflicts == ()


def test_a_position_of_nobody_known_ties_nothing() -> None:
    said = [make_position(None), make_position("Stranger"), make_position("North", matter=PIER)]
    assert network([actor("North")], [matter()], said, []).standpoints == ()


def test_nodes_are_those_who_speak_and_every_matter() -> None:
    speaks = actor("South", statements=(StatementId("1"), StatementId("2")), pages=2, side="the south bank")
    rows = network([speaks, actor("Silent"), actor("North")], [matter(pages=3)], [make_position("North")], [])
    assert sorted(row.name for row in rows.actors) == ["North", "South"]
    south = next(row for row in rows.actors if row.name == "South")
    assert (south.statements, south.pages, south.side) == (2, 2, "the south bank")
    assert [(row.name, row.pages) for row in rows.matters] == [("the quay", 3)]


def test_what_nothing_ties_can_be_left_out() -> None:
    speaks = actor("South", statements=(StatementId("1"),))
    rows = network([speaks, actor("North")], [matter(), matter(PIER, "the pier")], [make_position("North")], []).tied()
    assert [row.name for row in rows.actors] == ["North"]
    assert [row.name for row in rows.matters] == ["the quay"]
    quarrel = network([actor("North"), actor("South")], [matter()], [], [dispute("North", "South")])
    assert quarrel.tied().actors == quarrel.actors


def test_a_role_that_the_user_set_goes_before_printed_ones() -> None:
    roles = (ActorRole(role="a speaker"), ActorRole(role="mayor", of="Oxmere", by_user=True))
    (row,) = network([actor("North", roles=roles)], [matter()], [make_position("North")], []).actors
    assert row.role == "mayor, Oxmere"


def test_the_order_of_records_tells_nothing() -> None:
    people = [actor(name, statements=(StatementId(name),)) for name in "ABCD"]
    matters = [matter(), matter(PIER, "the pier")]
    said = [
        make_position(name, stand, day, matter=key, confidence=sure)
        for name in "ABCD"
        for stand, day, sure in (("for", "2019-03-04", 0.8), ("neutral", "2019-03-02", 0.8))
        for key in (QUAY, PIER)
    ]
    held = [dispute("A", "B"), dispute("B", "A", code="number"), dispute("C", "D", grade=Grade.POSSIBLE)]
    expected = network(people, matters, said, held)
    shuffle = random.Random(7).shuffle
    for rows in (people, matters, said, held):
        shuffle(rows)
    assert network(people, matters, said, held) == expected


def test_nothing_makes_an_empty_network() -> None:
    assert network([], [], [], []) == Network()
