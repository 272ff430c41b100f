"""The queue of what nobody has judged yet, and verdicts on the few records of a list."""

from collections.abc import Iterator
from typing import cast

import msgspec
import pytest
from builders import make_page, make_statement
from ledger.making import body_of, harbour, seen_at, work_on
from ledger.test_sqlite_links import M, dispute, position, set_stage

from onrecord.ledger import (
    CorpusStage,
    Judged,
    RecordKind,
    Store,
    anchor_of,
    copy_id,
    current_standing,
    make_decision,
    open_ledger,
    record_id,
    standing_for,
)
from onrecord.records import (
    Copy,
    DecisionKind,
    FindingGrade,
    Grade,
    Page,
    PageWork,
    Relation,
    Statement,
    Story,
    StoryId,
    Verdict,
)


@pytest.fixture
def store() -> Iterator[Store]:
    with open_ledger(":memory:") as store:
        yield store


def judge(store: Store, record: Judged, verdict: Verdict = Verdict.ACCEPTED) -> None:
    at = f"2021-01-01T00:00:{len(store.decisions()):02d}Z"
    store.decide(make_decision(DecisionKind.JUDGEMENT, at=at, who="desk", anchor=anchor_of(record), verdict=verdict))


def talk(store: Store, *confidences: float, word: str = "ferry") -> tuple[Page, list[Statement]]:
    """Store a page with a statement of each confidence."""
    page = make_page(*(f"She said the {word} {number} sails." for number in range(len(confidences))))
    rows = [
        msgspec.structs.replace(make_statement(page, f"the {word} {number} sails"), confidence=confidence)
        for number, confidence in enumerate(confidences)
    ]
    store.put_page(body_of(page), [seen_at(page, word)], PageWork(page=page, statements=tuple(rows), made="test"))
    return page, rows


def to_review(store: Store, kind: RecordKind, *, limit: int = 50, offset: int = 0, **of: str) -> list[Judged]:
    names = store.to_review(kind, without=current_standing(store), limit=limit, offset=offset, **of)  # type: ignore[arg-type]
    return [cast(Judged, store.record(kind, name)) for name in names]


def test_statements_wait_the_least_sure_first_until_somebody_judges_them(store: Store) -> None:
    _, (sure, unsure, middling) = talk(store, 0.9, 0.4, 0.7)
    assert to_review(store, RecordKind.STATEMENT) == [unsure, middling, sure]
    assert to_review(store, RecordKind.STATEMENT, limit=1) == [unsure]
    assert to_review(store, RecordKind.STATEMENT, offset=1) == [middling, sure]
    judge(store, unsure, Verdict.REJECTED)
    judge(store, middling, Verdict.UNSURE)
    assert to_review(store, RecordKind.STATEMENT) == [sure]
    assert to_review(store, RecordKind.STATEMENT, offset=1) == to_review(store, RecordKind.STATEMENT, limit=0) == []
    assert to_review(store, RecordKind.STATEMENT, page=sure.page) == [sure]
    assert (
        to_review(store, RecordKind.STATEMENT, page="another") == to_review(store, RecordKind.STATEMENT, matter=M) == []
    )


def test_likely_disputes_wait_before_possible_ones(store: Store) -> None:
    rows = [
        dispute("d1", Grade.POSSIBLE, 0.5),
        dispute("d2", Grade.LIKELY, 0.9),
        dispute("d3", Grade.LIKELY, 0.6, b=2),
    ]
    set_stage(store, CorpusStage.DISPUTES, *rows)
    assert [record_id(row) for row in to_review(store, RecordKind.DISPUTE)] == ["d3", "d2", "d1"]
    judge(store, rows[2])
    assert [record_id(row) for row in to_review(store, RecordKind.DISPUTE)] == ["d2", "d1"]
    assert {record_id(row) for row in to_review(store, RecordKind.DISPUTE, matter=rows[0].matter)} == {"d1", "d2"}


def test_positions_copies_and_findings_wait_too(store: Store) -> None:
    pages = [harbour(word) for word in ("one", "two", "six")]
    for page in pages:
        work = work_on(page)
        store.put_page(body_of(page), [seen_at(page, page.id)], work)
    certain = msgspec.structs.replace(work.findings[0], grade=FindingGrade.CERTAIN)
    store.put_page(body_of(pages[2]), [], msgspec.structs.replace(work, findings=(certain,)))
    found = to_review(store, RecordKind.FINDING)
    assert [row.grade for row in found] == ["look", "look", "certain"]  # type: ignore[union-attr]
    assert to_review(store, RecordKind.FINDING, offset=1) == found[1:]
    assert to_review(store, RecordKind.FINDING, page=pages[2].id) == found[2:]
    copies = [
        Copy(page=page.id, place="x", parent=pages[0].id, relation=Relation.REPRINT, confidence=sure)
        for page, sure in zip(pages[1:], (0.9, 0.6), strict=True)
    ]
    set_stage(store, CorpusStage.STORIES, Story(id=StoryId("s1"), original=None, copies=tuple(copies), made_by="test"))
    assert to_review(store, RecordKind.COPY) == copies[::-1]
    judge(store, copies[1])
    assert to_review(store, RecordKind.COPY) == copies[:1]
    assert to_review(store, RecordKind.COPY, page=copies[0].page) == copies[:1]
    rows = [position("p1", M, None, None), msgspec.structs.replace(position("p2", M, None, None), confidence=0.2)]
    set_stage(store, CorpusStage.POSITIONS, *rows)
    assert to_review(store, RecordKind.POSITION) == rows[::-1]
    assert copy_id(copies[0].page, copies[0].parent) in {record_id(row) for row in to_review(store, RecordKind.COPY)}


def test_a_queue_goes_on_beyond_what_is_read_at_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.ledger.sqlite.reviewing.CHUNK", 2)
    _, rows = talk(store, 0.1, 0.2, 0.3, 0.4, 0.5)
    for row in rows[:3]:
        judge(store, row)
    assert to_review(store, RecordKind.STATEMENT) == rows[3:]


def test_what_nobody_judges_is_no_queue(store: Store) -> None:
    with pytest.raises(ValueError, match="not judged"):
        to_review(store, RecordKind.MATTER)


def test_verdicts_on_a_few_records_are_those_of_the_whole(store: Store) -> None:
    _, here = talk(store, 0.9, 0.8)
    _, there = talk(store, 0.9, word="raft")
    judge(store, here[0])
    judge(store, there[0], Verdict.REJECTED)
    assert standing_for(store, here) == {here[0].id: Verdict.ACCEPTED}
    assert standing_for(store, there) == {there[0].id: Verdict.REJECTED}
    assert standing_for(store, [*here, *there]) == current_standing(store)
    assert standing_for(store, here[1:]) == standing_for(store, []) == {}
