"""Act, polarity and status of one clause: minimal pairs, each with its partner beside it."""

import pytest

from onrecord.disputes.clauses import Clause
from onrecord.disputes.frames import SAYS, Frame, read_cue, read_frame
from onrecord.disputes.words import tokens
from onrecord.records import Act, Polarity, Span, Status

FOR, AGAINST, NEUTRAL = Polarity.FOR, Polarity.AGAINST, Polarity.NEUTRAL


def frame(words: str, cue: str | None = None, before: str = "") -> Frame:
    row = tuple(tokens(words))
    span = Span(row[0].start, row[-1].end)
    clause = Clause(span, span.of(words), span.start, 0, 0, False)
    return read_frame(clause, read_cue(cue, before, words) if cue else SAYS)


@pytest.mark.parametrize(
    ("words", "polarity"),
    [
        ("the toll plan is acceptable to us", FOR),
        ("the toll plan is not acceptable to us", AGAINST),
        ("the toll plan is unacceptable to us", AGAINST),
        ("the toll plan is not unacceptable to us", FOR),
        ("we support the bridge", FOR),
        ("we do not support the bridge", AGAINST),
        ("we have never supported the bridge", AGAINST),
        ("we no longer support the bridge", AGAINST),
        ("we not only support the bridge, we pay for it", FOR),
        ("we cannot but support the bridge", FOR),
        ("we reject the ferry tax", AGAINST),
        ("we do not reject the ferry tax", FOR),
        ("nobody here rejects the ferry tax", FOR),
        ("we accept the offer of a truce", FOR),
        ("we cannot accept the offer of a truce", AGAINST),
        ("none of us can accept the offer of a truce", AGAINST),
        ("there is no doubt that we accept the truce", FOR),
        ("we oppose the new dyke", AGAINST),
        ("we have never opposed the new dyke", FOR),
        ("the mine must stay open", FOR),
        ("the mine must not stay open", AGAINST),
        ("we will never hand over the harbour", AGAINST),
        ("we will hand over the harbour", FOR),
        ("we can't hand over the harbour", AGAINST),
        ("there will be no second vote", AGAINST),
        ("no concessions", AGAINST),
        ("the strike was a mistake", AGAINST),
        ("the strike was no mistake", FOR),
        ("they reject the ferry tax", NEUTRAL),
        ("the council met on the ferry tax", NEUTRAL),
    ],
)
def test_polarity_counts_negation(words: str, polarity: Polarity) -> None:
    assert frame(words).polarity is polarity


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("the lake treaty is on the table", Status.DISCUSSED),
        ("the lake treaty is on the negotiating table", Status.DISCUSSED),
        ("the lake treaty is not on the negotiating table", Status.OFF_THE_TABLE),
        ("the lake treaty is off the table", Status.OFF_THE_TABLE),
        ("the lake treaty is not off the table", Status.DISCUSSED),
        ("the lake treaty is now being actively discussed", Status.DISCUSSED),
        ("the lake treaty is no longer being discussed", Status.OFF_THE_TABLE),
        ("the lake treaty was never discussed", Status.OFF_THE_TABLE),
        ("the lake treaty is dead", Status.OFF_THE_TABLE),
        ("the lake treaty is not dead", Status.DISCUSSED),
        ("both crews have agreed on the lake treaty", Status.AGREED),
        ("the lake treaty has been signed", Status.SIGNED),
        ("the lake treaty is in force", Status.IN_FORCE),
        ("the lake treaty is suspended", Status.SUSPENDED),
        ("the lake treaty is not suspended", Status.IN_FORCE),
        ("a lake treaty was put forward", Status.PROPOSED),
        ("the lake treaty, suggested in 2009, is not on the table", Status.OFF_THE_TABLE),
        ("a signed copy of the lake treaty would be found", None),
    ],
)
def test_status_is_a_rung_of_the_ladder(words: str, status: Status | None) -> None:
    assert frame(words).status is status


@pytest.mark.parametrize(
    ("words", "denied"),
    [
        ("nothing has been agreed", Status.AGREED),
        ("we did not agree to leave", Status.AGREED),
        ("the lake treaty has not been signed", Status.SIGNED),
        ("the lake treaty never took effect", Status.IN_FORCE),
        ("the lake treaty has been signed", None),
    ],
)
def test_denying_a_high_rung_leaves_the_lower_open(words: str, denied: Status | None) -> None:
    assert frame(words).denied_status is denied


@pytest.mark.parametrize(
    ("cue", "words", "act", "polarity"),
    [
        ("denied", "that the pumps were sold", Act.DENIES, AGAINST),
        ("denied", "that the pumps were not sold", Act.ASSERTS, FOR),
        ("denied", "that any of the pumps had been sold", Act.DENIES, AGAINST),
        ("rejected", "the plan for the pumps", Act.REJECTS, AGAINST),
        ("ruled out", "a sale of the pumps", Act.REJECTS, AGAINST),
        ("accepted", "the plan for the pumps", Act.ACCEPTS, FOR),
        ("welcomed", "the plan for the pumps", Act.SUPPORTS, FOR),
        ("demanded", "a sale of the pumps", Act.DEMANDS, FOR),
        ("demanded", "that the pumps not be sold", Act.DEMANDS, AGAINST),
        ("called", "for a sale of the pumps", Act.DEMANDS, FOR),
        ("called", "the sale of the pumps long", Act.ASSERTS, NEUTRAL),
        ("promised", "a sale of the pumps", Act.PROMISES, FOR),
        ("accused", "the board of selling the pumps", Act.ACCUSES, NEUTRAL),
        ("proposed", "a sale of the pumps", Act.PROPOSES, FOR),
        ("said", "that the pumps were sold", Act.ASSERTS, NEUTRAL),
        ("said", "that the pumps were not sold", Act.DENIES, AGAINST),
        ("said", "the pumps will never be sold", Act.REJECTS, AGAINST),
    ],
)
def test_the_cue_decides_the_act(cue: str, words: str, act: Act, polarity: Polarity) -> None:
    found = frame(words, cue)
    assert (found.act, found.polarity) == (act, polarity)


@pytest.mark.parametrize(
    ("before", "cue", "act", "polarity"),
    [
        ("The board did not ", "accept", Act.REJECTS, AGAINST),
        ("The board never ", "supported", Act.REJECTS, AGAINST),
        ("The board did not ", "deny", Act.ASSERTS, NEUTRAL),
        ("The board, which did not vote, ", "denied", Act.DENIES, AGAINST),
        ("The board did not ", "demand", Act.ASSERTS, NEUTRAL),
        ("The board did not ", "say", Act.ASSERTS, NEUTRAL),
    ],
)
def test_a_negated_cue_commits_to_no_more_than_it_says(before: str, cue: str, act: Act, polarity: Polarity) -> None:
    found = frame("the sale of the pumps", cue, before)
    assert (found.act, found.polarity) == (act, polarity)


def test_nothing_without_something_is_a_condition() -> None:
    assert frame("no vote can be held without the islanders").act is Act.CONDITIONS


def test_a_noun_that_looks_like_an_act_is_none() -> None:
    assert frame("the dispute over the pumps goes on").act is Act.ASSERTS


def test_every_mark_lies_within_the_clause() -> None:
    words = "the lake treaty is not on the negotiating table and is unacceptable"
    count = len(tokens(words))
    assert all(0 <= mark.start < mark.end <= count for mark in frame(words).marks)
