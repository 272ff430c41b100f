"""What people judge and edit, on a small settled ledger of demo pages."""

import io
import shutil
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from onrecord.export.jsonl import write_jsonl
from onrecord.ledger import (
    PERSON,
    BadEditError,
    CorpusStage,
    JudgedMeanwhileError,
    NotFoundError,
    Store,
    as_judged,
    current_edits,
    current_judgements,
    current_standing,
    make_decision,
    open_ledger,
    record_id,
    settings_of,
)
from onrecord.reading import find
from onrecord.records import (
    Actor,
    Changes,
    Decision,
    DecisionKind,
    Finding,
    FindingGrade,
    Polarity,
    Position,
    Span,
    Statement,
    Utterance,
    Verdict,
)
from onrecord.run import add, judge, judge_all, made_by, reattach, refresh, settle, span_of, spans_of, take_back

PAGES = ("halmet-courier", "lisk-gazette")


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory, demo_pages: Path) -> Path:
    """A settled ledger of a few demo pages; tests take `ledger`, a copy."""
    path = tmp_path_factory.mktemp("judging") / "few.db"
    with open_ledger(path, create=True) as store:
        actors = (demo_pages.parent / "actors.toml").read_text(encoding="utf-8")
        store.decide(make_decision(DecisionKind.SETTINGS, at="2026-01-01T00:00:00Z", who="test", body=actors))
        places = [str(page) for name in PAGES for page in sorted((demo_pages / name).iterdir())[:4]]
        add(store, list(find(places)), settings_of(store.decisions()), workers=1)
        settle(store, settings_of(store.decisions()))
    return path


@pytest.fixture
def path(settled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(settled, tmp_path / "few.db"))


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_ledger(path) as opened:
        yield opened


def at(second: int) -> str:
    return f"2026-02-01T00:00:{second:02}Z"


def exported(store: Store) -> bytes:
    out = io.BytesIO()
    write_jsonl(store, out)
    return out.getvalue()


def run(store: Store) -> None:
    settle(store, settings_of(store.decisions()))


def in_utterance(store: Store) -> Statement:
    """Return a statement by which an utterance is told, and on which a position rests."""
    stand = next(iter(store.corpus(Position)))
    return next(row for row in store.statements(stand.page) if row.id == stand.statement)


def test_an_edited_statement_replaces_the_machines_downstream_and_withdrawn_restores_it(store: Store) -> None:
    before, said = exported(store), in_utterance(store)
    start, end = said.content[0]
    content = (Span(start, end - 4), *said.content[1:])
    changes = Changes(speaker="Zadie Quill", role="envoy", of="Farland", content=content)
    judge(store, said.id, Verdict.EDITED, who="ann", at=at(1), changes=changes)
    run(store)
    words = store.page(said.page).text[start : end - 4]
    assert "Zadie Quill" in {row.name for row in store.corpus(Actor)}
    mine = [row for row in store.corpus(Utterance) if said.id in {row.statement, *(v.statement for v in row.variants)}]
    assert {row.speaker for row in mine} == {"Zadie Quill"}
    assert any(row.words.startswith(words) for row in mine)
    stands = [row for row in store.corpus(Position) if row.statement == said.id]
    assert {row.speaker for row in stands} <= {"Zadie Quill"}
    shown = as_judged(store, lambda: current_edits(store)).record("statement", said.id)
    assert isinstance(shown, Statement)
    assert (shown.id, shown.speaker, shown.of, shown.pieces[0]) == (said.id, "Zadie Quill", "Farland", words)
    assert (shown.made_by, shown.resolved_by) == (PERSON, PERSON)
    assert store.record("statement", said.id) == said
    assert current_standing(store)[said.id] is Verdict.EDITED
    assert exported(store) != before
    judge(store, said.id, Verdict.WITHDRAWN, who="ann", at=at(2))
    run(store)
    assert exported(store) == before
    assert current_judgements(store) == []
    assert len(store.decisions()) == 3


def test_an_edited_positions_polarity_is_changed_with_what_follows_from_it(store: Store) -> None:
    stand = next(row for row in store.corpus(Position) if row.polarity is not Polarity.FOR)
    judge(store, stand.id, Verdict.EDITED, who="ann", at=at(1), changes=Changes(polarity=Polarity.FOR))
    run(store)
    shown = as_judged(store, lambda: current_edits(store)).record("position", stand.id)
    assert isinstance(shown, Position)
    assert (shown.polarity, shown.agreement, shown.matter, shown.act) == (Polarity.FOR, True, stand.matter, stand.act)


def test_a_findings_grade_can_be_edited_and_nothing_else(store: Store) -> None:
    found = next(iter(store.findings()))
    grade = FindingGrade.LOOK if found.grade is not FindingGrade.LOOK else FindingGrade.LIKELY
    judge(store, found.id, Verdict.EDITED, who="ann", at=at(1), changes=Changes(grade=grade))
    (shown,) = [row for row in as_judged(store, lambda: current_edits(store)).findings() if row.id == found.id]
    assert isinstance(shown, Finding)
    assert shown.grade is grade
    with pytest.raises(BadEditError, match="speaker of a finding"):
        judge(store, found.id, Verdict.EDITED, who="ann", at=at(2), changes=Changes(speaker="x"))


@pytest.mark.parametrize("content", [(Span(5, 5),), (Span(0, 10**9),), (), (Span(0, 9), Span(4, 12))])
def test_spans_that_hold_no_words_of_the_page_are_refused(store: Store, content: tuple[Span, ...]) -> None:
    said = in_utterance(store)
    with pytest.raises(BadEditError) as caught:
        judge(store, said.id, Verdict.EDITED, who="ann", at=at(1), changes=Changes(content=content))
    assert caught.value.code == "bad-span"
    assert current_judgements(store) == []


def test_an_edit_that_changes_nothing_is_refused(store: Store) -> None:
    said = in_utterance(store)
    with pytest.raises(BadEditError) as caught:
        judge(store, said.id, Verdict.EDITED, who="ann", at=at(1), changes=Changes(speaker=said.speaker))
    assert caught.value.code == "nothing-changed"


def test_nobody_is_overruled_unseen(store: Store) -> None:
    said = in_utterance(store)
    first = judge(store, said.id, Verdict.REJECTED, who="ann", at=at(1), note="a title", seen=None)
    with pytest.raises(JudgedMeanwhileError, match="rejected by ann, who says: “a title”") as caught:
        judge(store, said.id, Verdict.ACCEPTED, who="bo", at=at(2), seen=None)
    assert caught.value.code == "judged-meanwhile"
    assert current_standing(store)[said.id] is Verdict.REJECTED
    judge(store, said.id, Verdict.ACCEPTED, who="bo", at=at(3), seen=first.decision.id)
    assert current_standing(store)[said.id] is Verdict.ACCEPTED
    assert [row.who for row in store.decisions()[1:]] == ["ann", "bo"]


def test_what_is_taken_back_lets_the_one_before_stand_again(store: Store) -> None:
    said = in_utterance(store)
    judge(store, said.id, Verdict.REJECTED, who="ann", at=at(1))
    second = judge(store, said.id, Verdict.ACCEPTED, who="bo", at=at(2))
    undone, rows = take_back(store, [second.decision.id], who="bo", at=at(3))
    assert [row.id for row in rows] == [second.decision.id]
    assert [(row.verdict, row.who) for row in current_judgements(store)] == [(Verdict.REJECTED, "ann")]
    take_back(store, [undone.id], who="bo", at=at(4))
    assert current_judgements(store)[-1].who == "bo"
    judge(store, said.id, Verdict.WITHDRAWN, who="cy", at=at(5))
    assert current_judgements(store) == []
    with pytest.raises(BadEditError, match="no judgement stands"):
        judge(store, said.id, Verdict.WITHDRAWN, who="cy", at=at(6))


def test_who_overrules_is_the_later_even_where_the_others_clock_was_ahead(store: Store) -> None:
    said = in_utterance(store)
    judge(store, said.id, Verdict.REJECTED, who="ann", at="2041-01-01T00:00:00+02:00")
    judge(store, said.id, Verdict.ACCEPTED, who="bo", at=at(1))
    assert [row.who for row in current_judgements(store)] == ["bo"]
    judge(store, said.id, Verdict.UNSURE, who="cy", at=at(1))
    assert current_standing(store)[said.id] is Verdict.UNSURE


def test_who_accepts_an_edit_agrees_with_it(store: Store) -> None:
    said = in_utterance(store)
    first = judge(store, said.id, Verdict.EDITED, who="ann", at=at(1), changes=Changes(speaker="Zadie Quill"))
    judge(store, said.id, Verdict.ACCEPTED, who="bo", at=at(2), seen=first.decision.id)
    assert current_edits(store)[said.id].speaker == "Zadie Quill"
    assert current_judgements(store)[-1].who == "bo"


def test_judgements_survive_pages_read_again(store: Store) -> None:
    said = in_utterance(store)
    judge(store, said.id, Verdict.EDITED, who="ann", at=at(1), changes=Changes(speaker="Zadie Quill"))
    page = store.page(said.page)
    settings = settings_of(store.decisions())
    with store.db.writing():  # type: ignore[attr-defined] - as an earlier onrecord would have left it
        store.db.run("UPDATE pages SET made = 'older' WHERE id = ?", (page.id,))  # type: ignore[attr-defined]
    refresh(store, settings, workers=1)
    run(store)
    assert not store.outdated(made_by(settings))
    (judged,) = current_judgements(store)
    assert (judged.record, judged.verdict) == (said.id, Verdict.EDITED)


def test_a_judgement_whose_record_is_gone_waits_and_is_attached_anew(store: Store) -> None:
    said, *others = [row for row in store.statements() if not row.within][:2]
    held = judge(store, said.id, Verdict.REJECTED, who="ann", at=at(1), note="why")
    with store.db.writing():  # type: ignore[attr-defined]
        store.db.run("DELETE FROM statements WHERE id = ?", (said.id,))  # type: ignore[attr-defined]
    assert [row.record for row in current_judgements(store)] == [None]
    before = store.generation()
    done = reattach(store, held.decision.id, others[0].id, who="bo", at=at(2))
    assert store.generation() == before + 1  # one write: nobody sees both stand, or neither
    assert [(row.record, row.note) for row in current_judgements(store)] == [(others[0].id, "why")]
    assert done.decision.verdict is Verdict.REJECTED
    with pytest.raises(NotFoundError):
        reattach(store, held.decision.id, others[0].id, who="bo", at=at(3))


def test_two_who_judge_at_once_lose_nothing(path: Path) -> None:
    with open_ledger(path) as store:
        names = [row.id for row in store.statements()][:8]
    refused: list[str] = []

    def work(who: str) -> None:
        with open_ledger(path) as mine:
            for number, name in enumerate(names):
                try:
                    judge(mine, name, Verdict.ACCEPTED, who=who, at=at(number), seen=None)
                except JudgedMeanwhileError:
                    refused.append(name)

    threads = [threading.Thread(target=work, args=(who,)) for who in ("ann", "bo")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_ledger(path) as store:
        rows = current_judgements(store)
        assert sorted(row.record or "" for row in rows) == sorted(names)
        assert len(refused) == len(names)
        assert len(store.decisions()) == 1 + len(names)


def test_several_are_judged_as_one_and_what_others_judged_is_left_alone(store: Store) -> None:
    first, second, third, *_ = (row.id for row in store.statements())
    edit = judge(store, first, Verdict.EDITED, who="ann", at=at(1), changes=Changes(speaker="Zadie Quill"))
    judge(store, second, Verdict.ACCEPTED, who="bo", at=at(2))
    before = store.generation()
    seen = {first: edit.decision.id, second: None, third: None, "statement that is gone": None}
    done, refused = judge_all(store, seen, Verdict.ACCEPTED, who="cy", at=at(3), note="all of it")
    assert [row.code for row in refused] == ["judged-meanwhile", "ledger-not-found"]
    assert {row.decision.id for row in done} == {row.id for row in store.decisions()[-2:]}
    rows = {row.record: (row.verdict, row.who, row.note) for row in current_judgements(store)}
    assert rows == {
        first: (Verdict.EDITED, "cy", "all of it"),
        second: (Verdict.ACCEPTED, "bo", ""),
        third: (Verdict.ACCEPTED, "cy", "all of it"),
    }
    assert current_edits(store)[first].speaker == "Zadie Quill"
    assert store.generation() == before + 1


def test_where_all_are_refused_nothing_is_logged(store: Store) -> None:
    said = in_utterance(store)
    judge(store, said.id, Verdict.REJECTED, who="ann", at=at(1))
    before = store.generation(), store.decisions()
    done, refused = judge_all(store, {said.id: None}, Verdict.ACCEPTED, who="bo", at=at(2))
    assert (done, len(refused)) == ([], 1)
    assert (store.generation(), store.decisions()) == before


def test_what_is_judged_between_the_look_and_the_write_of_several_is_left_alone(
    path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, *_ = (row.id for row in store.statements())
    decide = store.decide

    def late(*decided: Decision, stale: Iterable[CorpusStage], upon: int) -> None:
        monkeypatch.setattr(store, "decide", decide)
        with open_ledger(path) as other:
            judge(other, second, Verdict.REJECTED, who="bo", at=at(1))
        decide(*decided, stale=stale, upon=upon)

    monkeypatch.setattr(store, "decide", late)
    done, refused = judge_all(store, {first: None, second: None}, Verdict.ACCEPTED, who="ann", at=at(2))
    assert [record_id(row.record) for row in done] == [first]
    assert [row.code for row in refused] == ["judged-meanwhile"]
    assert {row.record: row.who for row in current_judgements(store)} == {first: "ann", second: "bo"}
    assert len(store.decisions()) == 3


@pytest.mark.parametrize("text", ["x", "3", "9-", "1-2-3", "-4-9"])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(BadEditError):
        span_of(text)


def test_spans_are_read_as_people_write_them() -> None:
    assert span_of(" ") is None
    assert span_of("12 - 34") == (12, 34)
    assert spans_of("12-34 40–52;60-61") == ((12, 34), (40, 52), (60, 61))
