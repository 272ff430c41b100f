"""Where sides stand, how they moved, where they agree."""

import random
from itertools import pairwise

import msgspec
from builders import QUAY, make_position
from hypothesis import given
from hypothesis import strategies as st

from onrecord.disputes import agreements, side_taken, standings
from onrecord.records import Actor, ActorId, ActorKind, MatterId, Stand, Status, content_id

PIER = MatterId(content_id("matter", "pier"))


def actor(key, **fields):
    return Actor(
        id=ActorId(content_id("actor", key)), name=f"Speaker {key}", kind=ActorKind.PERSON, made_by="t", **fields
    )


def only(*positions):
    (row,) = standings(positions, {})
    return row


def moves(*positions):
    return [(row.date, str(row.stand), row.status and str(row.status)) for row in only(*positions).moves]


def test_a_side_is_the_positions_else_the_actors_else_whoever_speaks() -> None:
    north, nobody = make_position("North"), make_position(None)
    lone = msgspec.structs.replace(make_position("Lone"), side=None)
    tied = actor("Lone", side="East")
    assert side_taken(north, {}) == "North"
    assert side_taken(north, {north.actor: actor("North", side="East")}) == "North"
    assert side_taken(lone, {tied.id: tied}) == "East"
    assert side_taken(lone, {tied.id: actor("Lone")}) == "Speaker Lone"
    assert side_taken(lone, {}) == "Speaker of Lone"
    assert side_taken(nobody, {}) is None


def test_a_stand_sums_up_all_positions_and_neutral_ones_say_nothing() -> None:
    def stand(*told):
        return only(*(make_position("North", word, words=f"{word} {n}") for n, word in enumerate(told))).stand

    assert stand("for", "neutral") is Stand.FOR
    assert stand("against") is Stand.AGAINST
    assert stand("for", "against") is Stand.MIXED
    assert stand("conditional", "neutral") is Stand.CONDITIONAL
    assert stand("conditional", "against") is Stand.AGAINST
    assert stand("neutral", "neutral") is Stand.UNCLEAR


def test_a_change_of_stand_or_status_is_a_move_and_nothing_else_is() -> None:
    assert moves(
        make_position("North", "for", "2019-03-09", status="agreed"),
        make_position("North", "against", "2019-03-04", status="off-the-table"),
        make_position("North", "against", "2019-03-05"),
        make_position("North", "neutral", "2019-03-06"),
        make_position("North", "for", "2019-03-07"),
    ) == [
        ("2019-03-04", "against", "off-the-table"),
        ("2019-03-07", "for", "off-the-table"),
        ("2019-03-09", "for", "agreed"),
    ]


def test_undated_positions_come_first() -> None:
    assert moves(make_position("North", "for", "2019-03-04"), make_position("North", "against", None)) == [
        (None, "against", None),
        ("2019-03-04", "for", None),
    ]


def test_the_hours_of_one_day_put_nothing_in_order() -> None:
    early = make_position("North", "for", "2019-03-04T08:00:00+01:00")
    late = make_position("North", "against", "2019-03-04T17:00:00Z")
    assert moves(early, late) == [("2019-03-04", "mixed", None)]


def test_a_move_names_the_surest_position_that_shows_it() -> None:
    first = make_position("North", "for", "2019-03-04")
    sure = make_position("North", "against", "2019-03-05", confidence=0.7, words="no")
    unsure = make_position("North", "against", "2019-03-05", confidence=0.4, words="hardly")
    same = make_position("North", "for", "2019-03-05", confidence=0.9, words="yes again")
    row = only(first, unsure, same, sure)
    assert [move.position for move in row.moves] == [first.id, sure.id]


def test_a_claimed_status_is_the_latest_and_of_one_day_the_surest() -> None:
    row = only(
        make_position("North", "for", "2019-03-04", status="agreed"),
        make_position("North", "for", "2019-03-05", status="suspended", confidence=0.5),
        make_position("North", "for", "2019-03-05", status="signed", confidence=0.6),
        make_position("North", "for", "2019-03-06"),
    )
    assert (row.status, row.since) == (Status.SIGNED, "2019-03-05")


def test_a_standing_tells_its_days_its_positions_and_where_it_stands_now() -> None:
    row = only(
        make_position("North", "for", "2019-03-04"),
        make_position("North", "against", "2019-03-08T10:00:00Z"),
        make_position("North", "neutral", "2019-03-11"),
    )
    assert (row.stand, row.now, row.since) == (Stand.MIXED, Stand.AGAINST, "2019-03-08")
    assert (row.first, row.last, row.positions) == ("2019-03-04", "2019-03-11", 3)


def test_a_side_that_says_nothing_clear_has_no_move() -> None:
    row = only(make_position("North", "neutral"))
    assert (row.stand, row.now, row.moves, row.since) == (Stand.UNCLEAR, Stand.UNCLEAR, (), None)


def test_standings_come_by_matter_and_side_the_unknown_last() -> None:
    rows = standings([make_position(None), make_position("South"), make_position("North", matter=PIER)], {})
    assert [row.side for row in rows if row.matter == QUAY] == ["South", None]
    assert [row.side for row in rows if row.matter == PIER] == ["North"]


def agreed(*positions):
    return [(row.sides, str(row.stand or row.status)) for row in agreements(positions, {})]


def test_sides_agree_that_stand_the_same_way_or_claim_one_status() -> None:
    assert agreed(
        make_position("North", "against", status="agreed"),
        make_position("South", "against"),
        make_position("East", "for", status="agreed"),
        make_position("West", "for", matter=PIER),
    ) == [(("North", "South"), "against"), (("East", "North"), "agreed")]


def test_a_side_that_stands_both_ways_agrees_with_nobody() -> None:
    both = (make_position("North", "for", "2019-03-04"), make_position("North", "against", "2019-03-05"))
    assert agreed(*both, make_position("South", "for"), make_position("East", "against")) == []


def test_of_statuses_the_latest_counts() -> None:
    turned = (make_position("North", status="agreed"), make_position("North", day="2019-03-09", status="suspended"))
    assert agreed(*turned, make_position("South", "against", status="agreed")) == []


def test_unclear_and_conditional_sides_and_speakers_of_no_side_agree_with_nobody() -> None:
    for stand in ("neutral", "conditional"):
        assert agreed(make_position("North", stand), make_position("South", stand)) == []
    assert agreed(make_position(None, words="yes"), make_position("North")) == []


def test_an_agreement_shows_the_surest_position_of_two_sides() -> None:
    north = [make_position("North", words=f"north {sure}", confidence=sure) for sure in (0.5, 0.9, 0.8)]
    south = [make_position("South", words=f"south {sure}", confidence=sure) for sure in (0.6, 0.4)]
    neutral = make_position("South", "neutral", confidence=0.99)
    (row,) = agreements([*north, *south, neutral], {})
    assert (row.a, row.b, row.confidence) == (north[1].id, south[0].id, 0.6)


def test_one_utterance_is_no_agreement() -> None:
    north = make_position("North")
    shared = make_position("South", utterance=north.utterance)
    assert agreed(north, shared) == []
    assert agreed(north, shared, make_position("East")) == [(("East", "North", "South"), "for")]


some = st.builds(
    make_position,
    st.sampled_from(["North", "South", "East", None]),
    st.sampled_from(["for", "against", "neutral", "conditional"]),
    st.sampled_from([None, "2019-03", "2019-03-04", "2019-03-05T10:00:00Z"]),
    status=st.sampled_from([None, "agreed", "suspended"]),
    confidence=st.sampled_from([0.4, 0.8]),
)


@given(st.lists(some, max_size=12, unique_by=lambda row: row.id), st.randoms(use_true_random=False))
def test_the_order_in_which_positions_come_changes_nothing(rows: list, chance: random.Random) -> None:
    mixed = chance.sample(rows, len(rows))
    assert standings(mixed, {}) == standings(rows, {})
    assert agreements(mixed, {}) == agreements(rows, {})


@given(st.lists(some, max_size=12, unique_by=lambda row: row.id))
def test_moves_differ_from_the_one_before_and_agreements_show_two_sides(rows: list) -> None:
    by_id = {row.id: row for row in rows}
    for row in standings(rows, {}):
        states = [(Stand.UNCLEAR, None), *((move.stand, move.status) for move in row.moves)]
        assert all(one != two for one, two in pairwise(states))
        assert all(side_taken(by_id[move.position], {}) == row.side for move in row.moves)
        assert states[-1] == (row.now, row.status)
    for row in agreements(rows, {}):
        a, b = by_id[row.a], by_id[row.b]
        assert {side_taken(a, {}), side_taken(b, {})} <= set(row.sides)
        assert side_taken(a, {}) != side_taken(b, {})
        assert a.utterance != b.utterance
        assert all(row.stand is None or str(at.polarity) == row.stand for at in (a, b))
        assert all(row.status is None or at.status == row.status for at in (a, b))
