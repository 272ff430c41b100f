"""What people judged, as examples."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from onrecord.export.forms import FORMS
from onrecord.export.selection import Selection
from onrecord.export.training import ExampleLine
from onrecord.ledger import Store, make_decision, open_ledger
from onrecord.records import Changes, DecisionKind, Dispute, Position, Span, Statement, Verdict
from onrecord.run import judge

WHO = {"who": "ann", "note": "see the page"}


@pytest.fixture
def store(judged: Path, tmp_path: Path) -> Iterator[Store]:
    with open_ledger(shutil.copy(judged, tmp_path / "training.db")) as opened:
        yield opened


def at(second: int) -> str:
    return f"2031-01-01T00:00:{second:02}Z"


def written(store: Store) -> bytes:
    out = io.BytesIO()
    FORMS["training"].write(Selection(store), out)
    return out.getvalue()


def lines(store: Store) -> list[ExampleLine]:
    rows = [msgspec.json.decode(line, type=ExampleLine) for line in written(store).splitlines()]
    return [row for row in rows if row.at.startswith("2031")]


def test_an_edited_statement_is_right_as_edited_and_keeps_what_the_machine_had(store: Store) -> None:
    said = next(row for row in store.statements() if row.source and len(row.pieces[0]) > 20)
    start, end = said.content[0]
    changes = Changes(speaker="Zadie Quill", content=(Span(start, end - 2), *said.content[1:]))
    done = judge(store, said.id, Verdict.EDITED, at=at(1), changes=changes, **WHO)
    (line,) = lines(store)
    assert (line.kind, line.label, line.verdict, line.who, line.note) == (
        "statement",
        "right",
        Verdict.EDITED,
        "ann",
        "see the page",
    )
    assert (line.judgement, line.record, line.orphan) == (done.decision.id, said.id, False)
    assert msgspec.json.decode(line.machine, type=Statement) == said
    person = msgspec.json.decode(line.person, type=Statement)
    assert (person.id, person.speaker, person.content[0]) == (said.id, "Zadie Quill", Span(start, end - 2))
    (text,) = line.texts
    page = store.page(said.page)
    assert text.text == text.span.of(page.text)
    assert tuple(span.of(text.text) for span in text.content) == person.pieces
    assert text.source is not None
    assert text.source.of(text.text) == said.source_words


def test_what_is_rejected_is_wrong_where_it_stands_and_a_dispute_has_two_texts(store: Store) -> None:
    said = next(iter(store.statements()))
    stand, dispute = next(iter(store.corpus(Position))), next(iter(store.corpus(Dispute)))
    judge(store, said.id, Verdict.REJECTED, at=at(1), **WHO)
    judge(store, stand.id, Verdict.UNSURE, at=at(2), **WHO)
    judge(store, dispute.id, Verdict.ACCEPTED, at=at(3), **WHO)
    rows = lines(store)
    assert [(row.kind, row.label) for row in rows] == [
        ("statement", "wrong"),
        ("position", "unsure"),
        ("dispute", "right"),
    ]
    assert [len(row.texts) for row in rows] == [1, 1, 2]
    assert [text.content[0].of(text.text) for text in rows[2].texts] == [dispute.a.words, dispute.b.words]
    assert [bytes(row.person) for row in rows] == [b"null"] * 3
    assert written(store) == written(store)


def test_an_orphan_is_flagged_and_keeps_its_text(store: Store) -> None:
    said = next(row for row in store.statements() if not row.within)
    judge(store, said.id, Verdict.REJECTED, at=at(1), **WHO)
    with store.db.writing():  # type: ignore[attr-defined]
        store.db.run("DELETE FROM statements WHERE id = ?", (said.id,))  # type: ignore[attr-defined]
    (line,) = lines(store)
    assert (line.orphan, line.record, len(line.texts)) == (True, None, 1)


def test_nothing_is_left_of_a_page_that_was_taken_down(store: Store) -> None:
    said = next(iter(store.statements()))
    judge(store, said.id, Verdict.EDITED, at=at(1), changes=Changes(speaker="Zadie Quill"), **WHO)
    capture = store.summary(said.page).capture
    store.forget(said.page, make_decision(DecisionKind.FORGET, at=at(2), who="ann", capture=capture))
    assert lines(store) == []
    assert b"Zadie Quill" not in written(store)
    assert all("Zadie Quill" not in (row.body or "") for row in store.decisions())
