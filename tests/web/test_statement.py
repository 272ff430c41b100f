from pathlib import Path

import pytest
from builders import make_page, make_statement
from starlette.testclient import TestClient
from web.made import put_made

from onrecord.ledger import anchored, make_decision, open_ledger
from onrecord.records import DecisionKind, Failure, Position, Verdict, canonical_json, failure_id
from onrecord.web import make_app


def statements(reader: TestClient) -> list[dict]:
    rows = reader.get("/pages.json").json()["pages"]
    name = next(row["id"] for row in rows if "vessal-reopening" in row["place"])
    return [row["statement"] for row in reader.get(f"/pages/{name}.json").json()["statements"]]


def test_a_statement_stands_in_its_page(reader: TestClient) -> None:
    said = next(row for row in statements(reader) if row["said_at"] and row["source_words"])
    view = reader.get(f"/statements/{said['id']}.json").json()
    assert view["statement"] == said
    assert any(said["pieces"][0] in part["words"] for part in view["context"])
    html = reader.get(f"/statements/{said['id']}").text
    start, end = said["content"][0]
    assert f'href="/pages/{said["page"]}?at={start}-{end}#at"' in html
    assert f'id="s-{said["id"]}"' in html
    assert said["resolved_by"].replace("-", " ") in html
    assert f'href="/utterances/{view["utterance"]["utterance"]}"' in html


def test_a_statement_within_another_leads_to_it_and_back(reader: TestClient) -> None:
    inner = next(row for row in statements(reader) if row["within"])
    view = reader.get(f"/statements/{inner['id']}.json").json()
    assert view["within"]["statement"]["id"] == inner["within"]
    outer = reader.get(f"/statements/{inner['within']}.json").json()
    assert inner["id"] in [row["statement"]["id"] for row in outer["nested"]]
    assert f'href="/statements/{inner["id"]}"' in reader.get(f"/statements/{inner['within']}").text


def test_a_statement_shows_the_positions_that_it_takes(reader: TestClient) -> None:
    views = [reader.get(f"/statements/{row['id']}.json").json() for row in statements(reader)]
    view = next(row for row in views if row["positions"])
    html = reader.get(f"/statements/{view['statement']['id']}").text
    for row in view["positions"]:
        assert f'href="/matters/{row["matter"]}"' in html
        assert all(feature["value"] in html for feature in row["features"])


def test_a_statement_over_many_parts_says_what_is_left_out(tmp_path: Path) -> None:
    page = make_page(*(f"“Paragraph {number} of a long speech." for number in range(30)), "Bren said.")
    words = tuple(f"“Paragraph {number} of a long speech." for number in range(30))
    said = make_statement(page, words, cue=None)
    put_made(tmp_path / "made.db", page, said, place="a.html")
    client = TestClient(make_app(tmp_path / "made.db"), base_url="http://localhost")
    view = client.get(f"/statements/{said.id}.json").json()
    assert (len(view["context"]), view["left_out"]) == (12, 18)
    assert "18 parts more of the page" in client.get(f"/statements/{said.id}").text


@pytest.mark.parametrize("kind", ["statements", "utterances"])
def test_what_is_unknown_is_not_there(reader: TestClient, kind: str) -> None:
    assert reader.get(f"/{kind}/ffffffffffffffffffffffffffffffff").status_code == 404
    assert reader.get(f"/{kind}/ffffffffffffffffffffffffffffffff.json").json()["code"] == "ledger-not-found"


def solane(reader: TestClient) -> dict:
    """The utterance of which a report puts another word between quotation marks."""
    said = reader.get("/search.json", params={"q": "paper on the table and both ministers"}).json()["hits"]
    names = {reader.get(f"/statements/{row['statement']['id']}.json").json()["utterance"]["utterance"] for row in said}
    views = [reader.get(f"/utterances/{name}.json").json() for name in sorted(names)]
    return next(view for view in views if view["altered"])


def test_an_utterance_shows_the_words_that_a_report_altered(reader: TestClient) -> None:
    view = solane(reader)
    report = next(row for row in view["reports"] if row["variant"]["altered"])
    assert report["variant"]["differs"] == ["accepted → read"]
    assert any(op == "changed" for op, _, _ in report["changes"])
    html = reader.get(f"/utterances/{view['utterance']['utterance']}").text
    assert "<del>read</del> <ins>accepted</ins>" in html
    assert view["utterance"]["words"] in html


def test_an_utterance_counts_copies_of_a_story_once(reader: TestClient) -> None:
    hits = reader.get("/search.json", params={"q": "ready to sit down in the same room"}).json()["hits"]
    said = reader.get(f"/statements/{hits[0]['statement']['id']}.json").json()["utterance"]
    view = reader.get(f"/utterances/{said['utterance']}.json").json()
    assert (view["utterance"]["pages"], view["utterance"]["independent_reports"]) == (3, 1)
    (only,) = view["independent"]
    assert sorted(row["relation"] for row in only["pages"]) == ["expansion", "original", "reprint"]
    html = reader.get(f"/utterances/{said['utterance']}").text
    assert "One report; 3 pages carry it." in html
    assert f'href="/stories/{only["story"]}"' in html


def test_what_a_person_rejected_is_struck_or_left_out(client: TestClient, ledger: Path) -> None:
    said = next(row for row in statements(client) if row["within"] is None)
    with open_ledger(ledger, create=False) as store:
        position = next(row for row in store.corpus(Position) if row.statement != said["id"])
        for name in (said["id"], position.id):
            _, record, anchor = anchored(store, name)
            decision = make_decision(
                DecisionKind.JUDGEMENT,
                at="2026-01-02T00:00:00Z",
                who="test",
                anchor=anchor,
                verdict=Verdict.REJECTED,
                copy=canonical_json(record).decode(),
            )
            store.decide(decision)
    assert client.get(f"/statements/{said['id']}.json").json()["state"] == "rejected"
    assert 'class="big rejected"' in client.get(f"/statements/{said['id']}").text
    assert 'class="statement direct rejected"' in client.get(f"/pages/{said['page']}").text
    view = client.get(f"/utterances/{position.utterance}.json").json()
    assert view["rejected"] == 1
    assert position.id not in [row["position"] for row in view["positions"]]
    assert (
        "Left out because a person rejected it: 1 position or dispute."
        in client.get(f"/utterances/{position.utterance}").text
    )


def test_failures_are_listed_with_their_next_step(client: TestClient, ledger: Path) -> None:
    with open_ledger(ledger, create=False) as store:
        for number in range(60):
            place = f"<b>{number:02}.html"
            lost = Failure(
                id=failure_id(place, "reading", "bad"),
                place=place,
                stage="reading",
                code="bad",
                message="it was torn",
                next="Scan it again.",
            )
            store.put_failure(lost, resolved=f"/made/{number}")
    first, second = (client.get("/failures.json", params={"offset": offset}).json() for offset in (0, 50))
    assert [row["failure"]["place"] for row in first["failures"]] == [f"<b>{number:02}.html" for number in range(50)]
    assert first["listing"]["total"] == 50 + len(second["failures"]) == 63
    assert client.get("/add.json").json()["failures"] == first["listing"]["total"]
    unread = next(row for row in second["failures"] if row["failure"]["code"] == "language-not-read")
    assert unread["page"]["language"] == "es"
    html = client.get("/failures").text
    assert "It was torn. " in html
    assert "Scan it again." in html
    assert "<b>00" not in html
    assert 'rel="next"' in html
