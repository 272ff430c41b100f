import re
import sys
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from onrecord.ledger import CorpusStage, anchored, make_decision, open_ledger, settings_of
from onrecord.records import (
    Actor,
    DecisionKind,
    Dispute,
    Matter,
    MatterId,
    Position,
    PositionId,
    Statement,
    Verdict,
    canonical_json,
)
from onrecord.web import make_app
from onrecord.web.desk import Reading
from onrecord.web.kept import Kept
from onrecord.web.pages.matter import MatterSum, matter_sum
from onrecord.web.works import Works

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often works were asked to settle: it is not done here."""
    asked: list[str] = []
    monkeypatch.setattr(Works, "settle", lambda _works: asked.append("settle"))
    return asked


def matter(client: TestClient, name: str = "April Note") -> dict:
    return next(row for row in client.get("/matters.json").json()["matters"] if row["name"] == name)


def decide(client: TestClient, what: str, **said: str):
    page = client.get("/matters").text
    token = re.search(r'name="csrf" content="([^"]+)"', page)[1]
    return client.post("/matters", data={"csrf": token, "decide": what, **said})


def set_in(ledger: Path) -> dict:
    with open_ledger(ledger) as store:
        return {row.name: row for row in settings_of(store.decisions()).matters}


def test_matters_reported_most_often_come_first(reader: TestClient, settled_demo: Path) -> None:
    view = reader.get("/matters.json").json()
    reports = [row["independent_reports"] for row in view["matters"]]
    assert reports == sorted(reports, reverse=True)
    with open_ledger(settled_demo) as store:
        assert {row["id"] for row in view["matters"]} == {row.id for row in store.corpus(Matter)}
        first = view["matters"][0]
        assert first["disputes"] == sum(row.matter == first["id"] for row in store.corpus(Dispute))
    page = reader.get("/matters").text
    assert all(row["name"] in page for row in view["matters"] if "'" not in row["name"] and "’" not in row["name"])


def test_names_are_filtered_by_words(reader: TestClient) -> None:
    assert [row["name"] for row in reader.get("/matters.json?q=note+APRIL").json()["matters"]] == ["April Note"]
    by_alias = reader.get("/matters.json?q=working").json()["matters"]
    assert [row["name"] for row in by_alias] == ["three-step paper"]
    assert "No matter has a name" in reader.get("/matters?q=%22%3E%3Cb%3E").text


def test_a_matter_shows_what_the_ledger_holds_on_it(reader: TestClient, settled_demo: Path) -> None:
    name = matter(reader)["id"]
    view = reader.get(f"/matters/{name}.json").json()
    with open_ledger(settled_demo) as store:
        held = [row for row in store.corpus(Position) if row.matter == name]
        disputes = [row for row in store.corpus(Dispute) if row.matter == name]
    assert {row["position"] for row in view["positions"]} == {row.id for row in held}
    assert view["disputes_total"] + view["shifts_total"] == len(disputes)
    assert sum(row["positions"] for row in view["standings"]) == len(held)
    assert sum(mark["count"] for mark in view["timeline"]["marks"]) + view["timeline"]["undated_count"] == len(held)
    page = reader.get(f"/matters/{name}").text
    assert "The April Note is not on the table" in page
    assert all(f'href="/statements/{row.statement}"' in page for row in held)
    assert f'href="/export/html?matter={name}"' in page


def test_a_unique_beginning_is_enough_and_an_unknown_id_is_not_there(reader: TestClient) -> None:
    name = matter(reader)["id"]
    assert reader.get(f"/matters/{name[:12]}").status_code == 200
    assert reader.get("/matters/0123456789").status_code == 404
    assert reader.get("/matters/0123456789.json").status_code == 404


def test_positions_are_narrowed_to_a_side_a_stand_and_days(reader: TestClient) -> None:
    name = matter(reader)["id"]
    every = reader.get(f"/matters/{name}.json").json()["positions"]
    side = reader.get(f"/matters/{name}.json", params={"side": "Pelasta"}).json()
    assert {row["side"] for row in side["positions"]} == {"Pelasta"}
    days = reader.get(f"/matters/{name}.json", params={"since": "2019-03-05", "until": "2019-03-05"}).json()
    assert {row["said_at"][:10] for row in days["positions"]} == {"2019-03-05"}
    assert 0 < len(days["positions"]) < len(every)
    against = reader.get(f"/matters/{name}.json", params={"stand": "against"}).json()
    assert {row["polarity"] for row in against["positions"]} == {"against"}


def test_every_mark_of_the_timeline_leads_to_what_it_stands_for(client: TestClient, ledger: Path) -> None:
    with open_ledger(ledger) as store:
        rows = list(store.corpus(Position))
        name = next(row.id for row in store.corpus(Matter) if row.name == "April Note")
        mine = [row for row in rows if row.matter == name]
        more = [
            msgspec.structs.replace(mine[n % len(mine)], id=PositionId(f"{n:032x}"), said_at=f"2019-0{n % 9 + 1}-07")
            for n in range(300)
        ]
        store.put_corpus(CorpusStage.POSITIONS, [*rows, *more], generation=store.generation())
    view = client.get(f"/matters/{name}.json").json()
    assert view["listing"]["total"] == len(mine) + 300
    assert len(view["positions"]) == 50
    assert len(client.get(f"/matters/{name}.json?offset=300").json()["positions"]) == len(mine)
    gathered = [mark for mark in view["timeline"]["marks"] if mark["count"] > 1]
    assert gathered
    for mark in gathered[:5]:
        path, _, query = mark["href"].partition("#")[0].partition("?")
        assert client.get(f"{path}.json?{query}").json()["listing"]["total"] == mark["count"], mark


def test_what_a_person_rejected_is_counted_not_shown(client: TestClient, ledger: Path) -> None:
    row = matter(client)
    before = client.get(f"/matters/{row['id']}.json").json()
    gone = before["positions"][0]["position"]
    with open_ledger(ledger) as store:
        _, _, anchor = anchored(store, gone)
        store.decide(
            make_decision(
                DecisionKind.JUDGEMENT, at="2026-01-02T00:00:00Z", who="t", anchor=anchor, verdict=Verdict.REJECTED
            )
        )
    after = client.get(f"/matters/{row['id']}.json").json()
    assert gone not in {row["position"] for row in after["positions"]}
    assert after["rejected"] == 1
    assert "1 record left out that a person rejected" in client.get(f"/matters/{row['id']}").text


@pytest.mark.parametrize(
    ("what", "words", "name", "held"),
    [
        ("rename", "Three weirs note", "Three weirs note", {"aliases": ("April Note",)}),
        ("merge", "three-step paper", "April Note", {"aliases": ("three-step paper",)}),
        ("split", "the envoy’s note", "April Note", {"apart": ("the envoy’s note",)}),
        ("hide", "", "April Note", {"hide": True}),
    ],
)
def test_a_decision_is_logged_settled_and_undone(
    client: TestClient, ledger: Path, settled: list[str], what: str, words: str, name: str, held: dict
) -> None:
    answer = decide(client, what, matter=matter(client)["id"], words=words)
    assert answer.status_code == 200
    assert len(settled) == 1
    assert "April Note" in re.search(r"<strong>Decided:</strong>(.*)", answer.text)[1]
    entry = set_in(ledger)[name]
    assert {field: getattr(entry, field) for field in held} == held
    decision = re.search(r'name="decision" value="([0-9a-f]+)"', answer.text)[1]
    decide(client, "undo", decision=decision)
    assert set_in(ledger) == {}
    assert len(settled) == 2


def test_a_hidden_matter_is_listed_as_hidden_and_shown_again(client: TestClient, ledger: Path) -> None:
    decide(client, "hide", matter="agenda")
    assert client.get("/matters.json").json()["hidden"] == ["agenda"]
    decide(client, "show", matter="agenda")
    assert client.get("/matters.json").json()["hidden"] == []
    assert set_in(ledger) == {}


def test_what_cannot_be_decided_changes_nothing(client: TestClient, ledger: Path, settled: list[str]) -> None:
    name = matter(client)["id"]
    assert decide(client, "merge", matter=name, words="no such matter").status_code == 404
    assert decide(client, "merge", matter=name, words="April Note").status_code == 400
    assert decide(client, "rename", matter=name, words=" ").status_code == 400
    assert decide(client, "explode", matter=name).status_code == 400
    assert decide(client, "undo", decision="0123").status_code == 404
    decide(client, "hide", matter=name)
    assert decide(client, "hide", matter=name).status_code == 409
    assert client.post("/matters", data={"decide": "hide", "matter": name}).status_code == 403
    assert len(settled) == 1
    assert set(set_in(ledger)) == {"April Note"}


def test_no_word_of_a_page_is_markup(client: TestClient, ledger: Path) -> None:
    with open_ledger(ledger) as store:
        given = store.generation()
        mine = next(row for row in store.corpus(Matter) if row.name == "April Note")
        matters = [
            msgspec.structs.replace(row, name=EVIL, aliases=(EVIL + " alias",)) if row.id == mine.id else row
            for row in store.corpus(Matter)
        ]
        actors = [msgspec.structs.replace(row, name=EVIL, side=EVIL) for row in store.corpus(Actor)]
        positions = [
            msgspec.structs.replace(row, words=EVIL, speaker=EVIL, side=EVIL) for row in store.corpus(Position)
        ]
        disputes = [
            msgspec.structs.replace(
                row,
                matter_name=EVIL,
                reason=msgspec.structs.replace(row.reason, text=EVIL),
                a=msgspec.structs.replace(row.a, words=EVIL, speaker=EVIL, side=EVIL, cue=EVIL),
                b=msgspec.structs.replace(row.b, words=EVIL, speaker=EVIL, side=EVIL, cue=EVIL),
            )
            for row in store.corpus(Dispute)
        ]
        store.put_corpus(CorpusStage.MATTERS, matters, generation=given)
        store.put_corpus(CorpusStage.ACTORS, actors, generation=given)
        store.put_corpus(CorpusStage.POSITIONS, positions, generation=given)
        store.put_corpus(CorpusStage.DISPUTES, disputes, generation=given)
    decide(client, "hide", matter=mine.id)
    paths = ["/matters", f"/matters/{mine.id}", "/disputes", f"/disputes?matter={mine.id}"]
    paths += [f"/disputes/{row.id}" for row in disputes[:3]]
    for path in paths:
        text = client.get(path).text
        assert "&lt;script&gt;alert(1)" in text, path
        assert "<script>alert" not in text, path
        assert "<img" not in text, path
        assert " style=" not in text, path


def test_a_matter_without_positions_says_so(client: TestClient, ledger: Path) -> None:
    with open_ledger(ledger) as store:
        rows = list(store.corpus(Matter))
        bare = msgspec.structs.replace(rows[0], id=MatterId("f" * 32), name="bare matter", utterances=())
        store.put_corpus(CorpusStage.MATTERS, [*rows, bare], generation=store.generation())
    page = client.get(f"/matters/{bare.id}")
    assert page.status_code == 200
    assert "Nobody was found to take a position on it." in page.text
    assert "<svg class=" not in page.text


def test_of_a_matter_with_very_many_positions_the_last_are_summed_and_all_are_listed(
    reader: TestClient, settled_demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = matter(reader)["id"]
    whole = reader.get(f"/matters/{name}.json").json()
    assert whole["positions_earlier"] == 0
    monkeypatch.setattr(sys.modules[matter_sum.__module__], "SUMMED", 3)
    with TestClient(make_app(settled_demo), base_url="http://localhost") as browser:
        view = browser.get(f"/matters/{name}.json").json()
        assert view["positions"] == whole["positions"]
        assert view["positions_earlier"] == len(whole["positions"]) - 3
        assert sum(row["positions"] for row in view["standings"]) == 3
        narrowed = browser.get(f"/matters/{name}.json?since=0001-01-01").json()["positions"]
        assert narrowed == whole["positions"][-3:]
        page = browser.get(f"/matters/{name}").text
        assert "only the last 3 positions are summed" in page
        assert f"{view['positions_earlier']} positions before them are in the list below" in page


def test_only_what_takes_sides_makes_a_matter_be_summed_again(ledger: Path) -> None:
    kept = Kept()

    def summed() -> MatterSum:
        with open_ledger(ledger) as store:
            return matter_sum(Reading(store=store, kept=kept), next(store.corpus(Matter)))

    def judge(kind: type[Statement | Position]) -> None:
        with open_ledger(ledger) as store:
            row = store.top(kind, limit=1)[0]
            kind_, _, anchor = anchored(store, row.id)
            copy = canonical_json(row).decode()
            verdict, at = Verdict.UNSURE, f"2026-02-01T00:00:00.{len(kind_):06}Z"
            store.decide(
                make_decision(DecisionKind.JUDGEMENT, at=at, who="test", anchor=anchor, verdict=verdict, copy=copy)
            )

    first = summed()
    judge(Statement)
    assert summed() is first
    judge(Position)
    assert summed() is not first
