"""Judgements find their records again after every run, or wait as orphans."""

import sys
from itertools import permutations

import msgspec
import pytest
from builders import find, make_page, make_statement
from hypothesis import given
from hypothesis import strategies as st
from ledger.making import harbour, work_on

from onrecord.ledger import Judged, anchor_of, copy_id, judgements, make_decision, moment, standing
from onrecord.ledger.judgements import SAME_WORDS, likeness
from onrecord.records import (
    Act,
    Anchor,
    Copy,
    Decision,
    DecisionKind,
    Dispute,
    DisputeId,
    DisputeSide,
    Grade,
    MatterId,
    Page,
    Polarity,
    Position,
    PositionId,
    Quoted,
    Reason,
    Relation,
    Statement,
    UtteranceId,
    Verdict,
    canonical_json,
)

PAGE = make_page(
    "Ilse Brandt said the ferry will never sail again. The crowd left.",
    "Later she said the ferry will never sail again. Ada Noor said the ferry sails on Monday.",
    "Ada Noor said that nobody had asked the harbour board about anything at all.",
)
FIRST = make_statement(PAGE, "the ferry will never sail again", source="Ilse Brandt")
MONDAY = make_statement(PAGE, "the ferry sails on Monday", source="Ada Noor")
BOARD = make_statement(PAGE, "nobody had asked the harbour board about anything at all")


def second() -> Statement:
    span = find(PAGE, "the ferry will never", after=FIRST.content[0].end)
    span = type(span)(span.start, span.start + len(FIRST.pieces[0]))
    return msgspec.structs.replace(FIRST, id="second", content=(span,))


def word(
    record: Judged | Anchor, verdict: Verdict = Verdict.REJECTED, *, at: str = "2021-01-01T00:00:00Z", note: str = ""
) -> Decision:
    anchor = record if isinstance(record, Anchor) else anchor_of(record)
    return make_decision(DecisionKind.JUDGEMENT, at=at, who="desk", anchor=anchor, verdict=verdict, note=note)


def side(statement: Statement) -> DisputeSide:
    return DisputeSide(
        utterance=UtteranceId(f"u-{statement.id}"),
        statement=statement.id,
        speaker=statement.speaker,
        words=statement.pieces[0],
        page=statement.page,
        span=statement.content[0],
    )


def dispute(a: Statement, b: Statement, name: str = "d1", reason: str = "polarity") -> Dispute:
    return Dispute(
        id=DisputeId(name),
        matter=MatterId("m1"),
        reason=Reason(code=reason, text="sails / never sails"),
        grade=Grade.LIKELY,
        a=side(a),
        b=side(b),
        confidence=0.8,
        made_by="disputes@test",
    )


def copy(page: Page, parent: Page | None) -> Copy:
    return Copy(page=page.id, place="b.html", parent=parent.id if parent else None, relation=Relation.REPRINT)


def test_an_anchor_holds_facts_of_pages_only() -> None:
    anchor = anchor_of(FIRST)
    assert (anchor.kind, anchor.page) == ("statement", PAGE.id)
    assert [row.words for row in anchor.quoted] == list(FIRST.pieces)
    assert [row.span.of(PAGE.text) for row in anchor.quoted] == list(FIRST.pieces)
    finding = work_on(harbour()).findings[0]
    assert (anchor_of(finding).kind, anchor_of(finding).label) == ("finding", "links")
    assert anchor_of(copy(PAGE, harbour())) == Anchor(kind="copy", page=PAGE.id, parent=harbour().id, label="reprint")
    assert [row.words for row in anchor_of(dispute(FIRST, MONDAY)).quoted] == [FIRST.pieces[0], MONDAY.pieces[0]]


def test_a_positions_anchor_names_its_matter_never_its_id() -> None:
    position = Position(
        id=PositionId("p1"),
        matter=MatterId("m1"),
        utterance=UtteranceId("u1"),
        statement=MONDAY.id,
        page=PAGE.id,
        actor=None,
        speaker="Ada Noor",
        act=Act.ASSERTS,
        polarity=Polarity.FOR,
        span=MONDAY.content[0],
        words=MONDAY.pieces[0],
        confidence=0.7,
        made_by="positions@test",
    )
    anchor = anchor_of(position, matters={"m1": "the ferry"})
    assert anchor.label == "the ferry"
    assert "m1" not in repr(anchor)
    (judgement,) = judgements([word(anchor)], [position], matters={"m1": "the ferry line"})
    assert judgement.record == "p1"


def test_the_last_decision_on_an_anchor_wins_in_any_order() -> None:
    log = [
        word(FIRST, Verdict.ACCEPTED),
        word(FIRST, Verdict.UNSURE, at="2021-01-03T01:00:00+02:00"),
        word(FIRST, Verdict.REJECTED, at="2021-01-02T23:30:00Z"),
    ]
    for order in permutations(log):
        (judgement,) = judgements(order, [FIRST])
        assert (judgement.record, judgement.verdict) == (FIRST.id, Verdict.REJECTED)


def test_a_judgement_attaches_where_the_words_are_nearly_the_same() -> None:
    shorter = make_statement(PAGE, "nobody had asked the harbour board about anything")
    (judgement,) = judgements([word(BOARD)], [shorter, MONDAY])
    assert judgement.record == shorter.id


def test_a_judgement_whose_words_are_gone_waits() -> None:
    far = make_statement(PAGE, "nobody had asked the harbour")
    other = make_statement(make_page("Other. " + PAGE.text), BOARD.pieces[0])
    (judgement,) = judgements([word(BOARD)], [far, other, work_on(harbour()).findings[0]])
    assert judgement.record is None
    assert judgement.anchor == anchor_of(BOARD)


def test_the_words_of_a_record_are_counted_once_however_many_judgements_look_at_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counted: list[str] = []
    module = sys.modules[judgements.__module__]
    count = module._counted
    monkeypatch.setattr(module, "_counted", lambda text: counted.append(text) or count(text))
    log = [word(FIRST), word(second()), word(MONDAY), word(dispute(FIRST, MONDAY))]
    found = judgements(log, [FIRST, second(), MONDAY, BOARD, dispute(MONDAY, FIRST)])
    assert all(row.record for row in found)
    assert len(counted) == 3 + 4 + 2 * 2


WORDS = st.lists(st.sampled_from("the ferry sails on monday never".split()), max_size=8).map(" ".join)


@given(judged=WORDS, held=st.lists(WORDS, max_size=8))
def test_a_record_is_found_wherever_one_has_the_words(judged: str, held: list[str]) -> None:
    rows = [msgspec.structs.replace(FIRST, id=str(number), pieces=(words,)) for number, words in enumerate(held)]
    (judgement,) = judgements([word(msgspec.structs.replace(FIRST, pieces=(judged,)))], rows)
    like = {str(number) for number, words in enumerate(held) if likeness(judged, words) >= SAME_WORDS}
    assert judgement.record in like if like else judgement.record is None


@given(judged=st.tuples(WORDS, WORDS), held=st.lists(st.tuples(WORDS, WORDS), max_size=8))
def test_a_dispute_is_found_wherever_one_has_the_words_either_way_round(
    judged: tuple[str, str], held: list[tuple[str, str]]
) -> None:
    def of(words: tuple[str, str], name: str = "d1") -> Dispute:
        row = dispute(FIRST, MONDAY, name)
        a, b = (msgspec.structs.replace(side, words=said) for side, said in zip((row.a, row.b), words, strict=True))
        return msgspec.structs.replace(row, a=a, b=b)

    def alike(words: tuple[str, str]) -> bool:
        return any(
            all(likeness(a, b) >= SAME_WORDS for a, b in zip(judged, sides, strict=True))
            for sides in (words, words[::-1])
        )

    (judgement,) = judgements([word(of(judged))], [of(words, str(number)) for number, words in enumerate(held)])
    like = {str(number) for number, words in enumerate(held) if alike(words)}
    assert judgement.record in like if like else judgement.record is None


def test_of_several_with_the_same_words_the_overlapping_one_is_meant() -> None:
    for record in (FIRST, second()):
        for order in permutations([FIRST, second(), MONDAY]):
            (judgement,) = judgements([word(record)], order)
            assert judgement.record == record.id


def test_of_two_statements_on_the_same_words_each_keeps_its_own_judgement() -> None:
    twin = msgspec.structs.replace(FIRST, id="0-twin", source=None, source_words=None)
    log = [
        make_decision(
            DecisionKind.JUDGEMENT,
            at=f"2021-01-0{day}T00:00:00Z",
            who="desk",
            anchor=anchor_of(record),
            verdict=verdict,
            copy=canonical_json(record).decode(),
        )
        for day, record, verdict in ((1, FIRST, Verdict.ACCEPTED), (2, twin, Verdict.REJECTED))
    ]
    wanted = {FIRST.id: Verdict.ACCEPTED, twin.id: Verdict.REJECTED}
    for known in ({}, {log[0].id: FIRST.id}, {log[0].id: FIRST.id, log[1].id: twin.id}):
        found = judgements(log, [FIRST, twin], known=known)
        assert {row.record: row.verdict for row in found} == wanted
    assert {row.record for row in judgements(log, [], known={log[1].id: twin.id})} == {None, twin.id}


def test_a_struck_anchor_attaches_to_nothing() -> None:
    anchor = anchor_of(FIRST)
    empty = Quoted(page=PAGE.id, span=FIRST.content[0], words="")
    struck = Anchor(kind=anchor.kind, page=anchor.page, quoted=(empty,))
    (judgement,) = judgements([word(struck)], [FIRST])
    assert judgement.record is None


def test_a_dispute_is_the_same_with_its_sides_turned() -> None:
    for now in (dispute(FIRST, MONDAY, "d9"), dispute(MONDAY, FIRST, "d9")):
        (judgement,) = judgements([word(dispute(FIRST, MONDAY))], [now])
        assert judgement.record == "d9"
    (judgement,) = judgements([word(dispute(FIRST, MONDAY))], [dispute(FIRST, BOARD), dispute(MONDAY, BOARD)])
    assert judgement.record is None


def test_of_two_disputes_on_the_same_words_the_one_with_that_reason_is_meant() -> None:
    rows = [dispute(FIRST, MONDAY, "d1", "status"), dispute(FIRST, MONDAY, "d2", "polarity")]
    (judgement,) = judgements([word(rows[1])], rows)
    assert judgement.record == "d2"


def test_a_rejected_edge_stands_while_both_pages_are_held() -> None:
    edge = copy(PAGE, harbour())
    log = [word(edge)]
    name = copy_id(edge.page, edge.parent)
    assert judgements(log, [edge])[0].record == name
    assert judgements(log, [], pages={PAGE.id, harbour().id})[0].record == name
    assert judgements(log, [], pages={PAGE.id})[0].record is None
    assert judgements(log, [copy(PAGE, None)])[0].record is None


def test_standing_says_what_is_rejected() -> None:
    edge, missing, quarrel = copy(PAGE, harbour()), copy(harbour(), None), dispute(MONDAY, FIRST)
    records = [FIRST, MONDAY, edge, missing, quarrel]
    log = [word(FIRST), word(MONDAY, Verdict.ACCEPTED), word(edge), word(missing, Verdict.UNSURE), word(quarrel)]
    found = standing(judgements(log, records), records)
    assert found.verdicts[MONDAY.id] is Verdict.ACCEPTED
    assert found.verdicts[copy_id(edge.page, edge.parent)] is Verdict.REJECTED
    assert found.rejected_statements == {FIRST.id}
    assert found.rejected_edges == {(PAGE.id, harbour().id)}
    assert found.rejected_disputes == {tuple(sorted((FIRST.id, MONDAY.id)))}
    assert found.rejects(dispute(FIRST, MONDAY, "d7"))
    assert not found.rejects(dispute(FIRST, BOARD))


def test_a_rejected_dispute_is_known_before_it_is_made_again() -> None:
    records = [FIRST, MONDAY, BOARD]
    found = standing(judgements([word(dispute(FIRST, MONDAY))], records), records)
    assert found.rejected_disputes == {tuple(sorted((FIRST.id, MONDAY.id)))}


def test_nothing_judged_rejects_nothing() -> None:
    found = standing(judgements([], [FIRST]), [FIRST])
    assert not found.verdicts
    assert not found.rejected_statements | found.rejected_edges | found.rejected_disputes


@pytest.mark.parametrize(
    ("a", "b", "share"),
    [("one two", "two ONE", 1.0), ("a a b", "a b", 2 / 3), ("", "", 0.0), ("one", "", 0.0), ("Ilse’s", "ilse’s", 1.0)],
)
def test_likeness_counts_words(a: str, b: str, share: float) -> None:
    assert likeness(a, b) == pytest.approx(share)


def test_moments_sort_by_time_whatever_their_form() -> None:
    rows = [None, "soon", "0001-01-01T00:00:00+14:00", "2019", "2019-03", "2019-03-04", "2019-03-04T01:00:00+02:00"]
    rows += ["2019-03-04T00:00:00.5Z", "2019-03-04T00:00:01Z"]
    wanted = [None, "0001-01-01T00:00:00+14:00", "soon", "2019", "2019-03", "2019-03-04T01:00:00+02:00", "2019-03-04"]
    assert sorted(rows, key=moment) == [*wanted, *rows[-2:]]
