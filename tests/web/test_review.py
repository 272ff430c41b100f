"""The review queue: what is judged by keys and forms, alone and in batches, by two browsers at once."""

import re
import threading
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Store, current_edits, current_judgements, current_standing, open_ledger
from onrecord.records import Dispute, Position, Statement, Story, Verdict
from onrecord.run import judge
from onrecord.web import make_app

HERE = "http://localhost"
CSRF = re.compile(r'name="csrf" content="([^"]+)"')


class Browser:
    """A browser with scripts off and a session of its own; what would run beside answering is only put in line."""

    def __init__(self, ledger: Path, who: str) -> None:
        self.client = TestClient(make_app(ledger), base_url=HERE, follow_redirects=False)
        found = CSRF.search(self.client.get("/review").text)
        assert found is not None
        self.csrf = found[1]
        self.post("/who", who=who)

    def get(self, path: str) -> str:
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.text
        return answer.text

    def queue(self, query: str = "") -> list[dict[str, object]]:
        rows: list[dict[str, object]] = self.client.get(f"/review.json{query}").json()["items"]
        return rows

    def post(self, path: str, expect: int = 303, **form: str | list[str]) -> str:
        answer = self.client.post(path, data={"csrf": self.csrf, **form})
        assert answer.status_code == expect, answer.text
        return answer.headers.get("location", "") if expect == 303 else answer.text


@pytest.fixture
def ann(ledger: Path) -> Browser:
    return Browser(ledger, "ann")


@pytest.fixture
def bo(ledger: Path) -> Browser:
    return Browser(ledger, "bo")


@pytest.fixture
def store(ledger: Path) -> Iterator[Store]:
    with open_ledger(ledger) as opened:
        yield opened


def first(browser: Browser) -> str:
    return str(browser.queue()[0]["id"])


@pytest.mark.parametrize("kind", ["statement", "finding", "copy", "position", "dispute"])
def test_each_kind_has_a_queue_with_words_in_context(ann: Browser, kind: str) -> None:
    rows = ann.queue(f"?kind={kind}")
    assert rows
    assert {row["state"] for row in rows} == {"machine"}
    text = ann.get(f"/review?kind={kind}")
    assert all(str(row["id"]) in text for row in rows)
    assert 'data-key="a"' in text
    assert f"0 of {ann.client.get('/review.json').json()['progress'][0]['total']} judged by people" in text


def test_the_least_sure_come_first_and_paging_leaves_none_out(ann: Browser, store: Store) -> None:
    total = sum(1 for row in store.statements() if store.summary(row.page).newest)
    names = [str(row["id"]) for offset in range(0, total + 10, 10) for row in ann.queue(f"?offset={offset}")]
    assert len(names) == len(set(names)) == total
    found = [store.record("statement", name) for name in names]
    sure = [row.confidence for row in found if isinstance(row, Statement)]
    assert sure == sorted(sure)


def test_a_queue_is_of_a_matter_or_a_page_where_one_is_asked_for(ann: Browser, store: Store) -> None:
    stand = next(iter(store.corpus(Position)))
    rows = ann.queue(f"?kind=position&matter={stand.matter}")
    assert {row["position"]["matter"] for row in rows} == {stand.matter}  # type: ignore[index]
    rows = ann.queue(f"?kind=statement&page={stand.page}")
    assert {row["statement"]["page"] for row in rows} == {stand.page}  # type: ignore[index]


def test_a_judgement_is_kept_under_the_visitors_name_and_can_be_undone(ann: Browser, store: Store) -> None:
    name = first(ann)
    back = ann.post(
        "/judge", record=name, verdict="rejected", seen="", note="a <b>title</b>", next="/review?kind=statement"
    )
    assert back.startswith("/review?kind=statement&done=")
    (said,) = current_judgements(store)
    assert (said.record, said.verdict, said.who, said.note) == (name, Verdict.REJECTED, "ann", "a <b>title</b>")
    assert name not in [row["id"] for row in ann.queue()]
    text = ann.get(back)
    assert "1 of " in text
    assert "Undo" in text
    assert "a &lt;b&gt;title" in ann.get("/review/done")
    (decision,) = re.findall(r'name="decision" value="([0-9a-f]+)"', text)
    ann.post("/review/undo", decision=decision, batch="1", next="/review")
    assert current_judgements(store) == []
    assert first(ann) == name
    assert len(store.decisions()) == 3


def test_the_second_of_two_browsers_is_shown_what_the_first_said(ann: Browser, bo: Browser, store: Store) -> None:
    name = first(ann)
    ann.post("/judge", record=name, verdict="rejected", seen="", note="why", next="/review")
    text = bo.post("/judge", 409, record=name, verdict="accepted", seen="", note="mine", next="/review")
    assert "rejected by ann" in text
    assert 'value="mine"' in text
    assert [row.who for row in current_judgements(store)] == ["ann"]
    seen = dict(re.findall(r'name="(seen|verdict)" value="([^"]+)"', text))
    bo.post("/judge", record=name, verdict=seen["verdict"], seen=seen["seen"], note="mine", next="/review")
    assert current_standing(store)[name] is Verdict.ACCEPTED
    assert [row.who for row in store.decisions()[1:]] == ["ann", "bo"]


def test_two_browsers_at_once_lose_nothing(ann: Browser, bo: Browser, store: Store) -> None:
    names = [str(row["id"]) for row in ann.queue()]
    answers: list[int] = []

    def work(browser: Browser, mine: list[str]) -> None:
        for name in mine:
            form = {"csrf": browser.csrf, "record": name, "verdict": "accepted", "seen": "", "next": "/review"}
            answers.append(browser.client.post("/judge", data=form).status_code)

    threads = [
        threading.Thread(target=work, args=(ann, names[:6])),
        threading.Thread(target=work, args=(bo, [*names[6:], *names[:3]])),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(row.record or "" for row in current_judgements(store)) == sorted(names)
    assert (answers.count(303), answers.count(409)) == (len(names), 3)
    assert len(store.decisions()) == 1 + len(names)


def test_a_batch_judges_exactly_what_was_previewed_and_is_undone_as_one(
    ann: Browser, bo: Browser, store: Store
) -> None:
    rows = ann.queue()[:4]
    ticked = [f"{row['kind']} {row['id']} " for row in rows]
    bo.post("/judge", record=str(ann.queue()[5]["id"]), verdict="accepted", seen="", next="/review")
    text = ann.post("/review/preview", 200, ticked=ticked, verdict="rejected", note="noise", next="/review")
    listed = re.findall(r'name="ticked" value="([^"]+)"', text)
    assert listed == ticked
    bo.post("/judge", record=str(rows[1]["id"]), verdict="accepted", seen="", next="/review")
    told = ann.post("/review/batch", 409, ticked=listed, verdict="rejected", note="noise", next="/review")
    assert "3 records judged rejected; 1 left alone" in told
    mine = {row.record for row in current_judgements(store) if row.who == "ann"}
    assert mine == {row["id"] for row in rows} - {rows[1]["id"]}
    (decision,) = re.findall(r'name="decision" value="([0-9a-f]+)"', told)
    ann.post("/review/undo", decision=decision, batch="1", next="/review")
    assert {row.who for row in current_judgements(store)} == {"bo"}
    assert len(current_judgements(store)) == 2


def test_the_preview_tells_what_others_judged_since(ann: Browser, bo: Browser) -> None:
    rows = ann.queue()[:2]
    bo.post("/judge", record=str(rows[0]["id"]), verdict="accepted", seen="", next="/review")
    ticked = [f"{row['kind']} {row['id']} " for row in rows]
    text = ann.post("/review/preview", 200, ticked=ticked, verdict="rejected", next="/review")
    assert "Judged meanwhile: it will be left alone." in text
    assert re.findall(r'name="ticked" value="([^"]+)"', text) == ticked[1:]


@pytest.mark.parametrize(
    ("path", "form", "code"),
    [
        ("/judge", {"verdict": "maybe"}, "bad-choice"),
        ("/judge", {"verdict": "edited"}, "bad-choice"),
        ("/review/preview", {"verdict": "accepted"}, "nothing-ticked"),
        ("/review/batch", {"verdict": "withdrawn", "ticked": "statement x "}, "bad-choice"),
        ("/review/undo", {}, "nothing-to-withdraw"),
    ],
)
def test_what_cannot_be_done_is_said(ann: Browser, store: Store, path: str, form: dict[str, str], code: str) -> None:
    assert code in ann.post(path, 400, record=first(ann), seen="", **form)
    assert current_judgements(store) == []


def test_nothing_is_judged_without_the_sessions_word(ann: Browser, store: Store) -> None:
    ann.csrf = "another"
    ann.post("/judge", 403, record=first(ann), verdict="rejected", seen="")
    assert current_judgements(store) == []


def test_a_statement_is_edited_with_a_preview_of_its_words(ann: Browser, store: Store) -> None:
    said = next(row for row in store.statements() if row.source and len(row.pieces) == 1 and len(row.pieces[0]) > 30)
    path = f"/statements/{said.id}/edit"
    assert f"{said.content[0].start}-{said.content[0].end}" in ann.get(path)
    words = said.pieces[0][:24].rsplit(" ", 1)[0]
    typed = {
        "speaker": "<script>alert(1)</script>",
        "role": "envoy",
        "of": "",
        "kind": said.kind.value,
        "voice": said.voice.value,
        "content": words,
        "cue": "",
        "source": f"{said.source.start}-{said.source.end}" if said.source else "",
        "seen": "",
        "next": "/review",
    }
    text = ann.post(path, 200, do="preview", **typed)
    assert re.search(rf'<mark class="at">{re.escape(words[:10])}', text)
    assert "<script>alert" not in text
    assert current_judgements(store) == []
    ann.post(path, do="save", note="the page says so", **typed)
    changes = current_edits(store)[said.id]
    assert (changes.speaker, changes.role, changes.pieces) == ("<script>alert(1)</script>", "envoy", (words,))
    shown = ann.client.get(f"/statements/{said.id}.json").json()["statement"]
    assert (shown["speaker"], shown["pieces"], shown["made_by"]) == (typed["speaker"], [words], "person")
    page = ann.get(f"/statements/{said.id}")
    assert "<script>alert" not in page
    assert ">edited<" in page


@pytest.mark.parametrize("content", ["", "1-2-3 words that stand nowhere", "5-999999999", "9-3"])
def test_spans_that_the_page_has_not_are_refused_and_what_was_typed_is_kept(
    ann: Browser, store: Store, content: str
) -> None:
    said = next(row for row in store.statements() if row.source)
    typed = {
        "speaker": "Zadie Quill",
        "kind": said.kind.value,
        "voice": said.voice.value,
        "content": content,
        "seen": "",
    }
    text = ann.post(f"/statements/{said.id}/edit", 400, do="save", **typed)
    assert 'value="Zadie Quill"' in text
    assert "bad-span" in text
    assert current_judgements(store) == []


def test_an_edit_that_meets_anothers_judgement_keeps_what_was_typed(ann: Browser, store: Store) -> None:
    stand = next(iter(store.corpus(Position)))
    judge(store, stand.id, Verdict.REJECTED, who="bo", at="2031-01-01T00:00:00Z")
    other = "against" if stand.polarity.value != "against" else "for"
    typed = {"act": stand.act.value, "polarity": other, "do": "save"}
    text = ann.post(f"/positions/{stand.id}/edit", 409, seen="", **typed)
    assert f'name="polarity" value="{other}"' in text
    (seen,) = re.findall(r'name="seen" value="([^"]+)"', text)
    ann.post(f"/positions/{stand.id}/edit", seen=seen, **typed)
    assert current_edits(store)[stand.id].polarity == other


def test_a_judgement_whose_record_is_gone_waits_and_is_attached_to_the_likest(ann: Browser, store: Store) -> None:
    rows = [row for row in store.statements() if not row.within]
    said, other = next((a, b) for a, b in pairwise(rows) if a.page == b.page)
    judge(store, said.id, Verdict.REJECTED, who="bo", at="2031-01-01T00:00:00Z", note="why")
    with store.db.writing():  # type: ignore[attr-defined]
        store.db.run("DELETE FROM statements WHERE id = ?", (said.id,))  # type: ignore[attr-defined]
    (waiting,) = ann.client.get("/review/orphans.json").json()["orphans"]
    assert waiting["words"] == list(said.pieces)
    assert "1 judgement without a record" in ann.get("/review")
    assert "It means this one" in ann.get("/review/orphans") or not waiting["likest"]
    ann.post("/review/reattach", decision=waiting["judgement"]["decision"], record=other.id, next="/review/orphans")
    (judged,) = current_judgements(store)
    assert (judged.record, judged.verdict, judged.note, judged.who) == (other.id, Verdict.REJECTED, "why", "ann")
    assert ann.client.get("/review/orphans.json").json()["orphans"] == []


def test_what_was_judged_is_listed_by_person_and_taken_back(ann: Browser, bo: Browser, store: Store) -> None:
    names = [str(row["id"]) for row in ann.queue()[:2]]
    ann.post("/judge", record=names[0], verdict="accepted", seen="", next="/review")
    bo.post("/judge", record=names[1], verdict="unsure", seen="", next="/review")
    rows = ann.client.get("/review/done.json").json()["rows"]
    assert [(row["who"], row["verdict"], row["standing"]) for row in rows] == [
        ("bo", "unsure", 1),
        ("ann", "accepted", 1),
    ]
    (mine,) = ann.client.get("/review/done.json?who=ann").json()["rows"]
    ann.post("/review/undo", decision=mine["decisions"], next="/review/done")
    assert [row.who for row in current_judgements(store)] == ["bo"]
    assert "Taken back." in ann.get("/review/done")


def test_pages_of_statements_disputes_and_stories_can_be_judged_where_they_stand(ann: Browser, store: Store) -> None:
    dispute = next(iter(store.corpus(Dispute)))
    copy = ann.queue("?kind=copy")[0]
    story = store.related(Story, str(copy["id"]))[0]
    for path, record in (
        (f"/disputes/{dispute.id}", dispute.id),
        (f"/stories/{story.id}", copy["id"]),
        (f"/statements/{dispute.a.statement}", dispute.a.statement),
    ):
        assert f'name="record" value="{record}"' in ann.get(path)
