"""The list of actors, an actor's page, and people's word on who is who."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import make_decision, open_ledger, settings_of
from onrecord.records import Actor, DecisionKind, Dispute

HOSTILE = "<script>alert(1)</script>"


def found(browser: TestClient, name: str) -> dict:
    rows = browser.get("/actors.json", params={"q": name}).json()["actors"]
    return next(row for row in rows if row["name"] == name)


def posted(browser: TestClient, **fields: object) -> object:
    csrf = re.search(r'name="csrf" content="([^"]+)"', browser.get("/actors").text)[1]  # type: ignore[index]
    return browser.post("/actors", data={"csrf": csrf, **fields}, follow_redirects=False)


def test_those_who_speak_most_come_first(reader: TestClient, settled_demo: Path) -> None:
    view = reader.get("/actors.json").json()
    counts = [row["statements"] for row in view["actors"]]
    assert counts == sorted(counts, reverse=True)
    with open_ledger(settled_demo) as store:
        assert view["listing"]["total"] == store.count(Actor)
    page = reader.get("/actors").text
    assert all(f'href="/actors/{row["id"]}"' in page for row in view["actors"])


def test_names_aliases_and_sides_are_searched(reader: TestClient) -> None:
    assert [row["name"] for row in reader.get("/actors.json?q=vess").json()["actors"]] == ["Tomir Vessal"]
    sides = {row["side"] for row in reader.get("/actors.json?side=Pelasta").json()["actors"]}
    assert sides == {"Pelasta"}
    assert "No actor has such a name" in reader.get("/actors?q=nobody+at+all").text


def test_an_actor_shows_its_exact_words_paged(reader: TestClient, settled_demo: Path) -> None:
    row = found(reader, "Tomir Vessal")
    seen: list[str] = []
    while True:
        view = reader.get(f"/actors/{row['id']}.json", params={"offset": len(seen)}).json()
        seen += [hit["statement"]["id"] for hit in view["statements"]]
        if not view["listing"]["more"]:
            break
    with open_ledger(settled_demo) as store:
        (actor,) = [one for one in store.corpus(Actor) if one.id == row["id"]]
    assert len(seen) == len(set(seen))
    assert set(seen) == set(actor.statements)
    view = reader.get(f"/actors/{row['id']}.json").json()
    page = reader.get(f"/actors/{row['id']}").text
    for hit in view["statements"]:
        assert f'href="/statements/{hit["statement"]["id"]}"' in page


def test_whom_an_actor_contradicts_is_counted(reader: TestClient, settled_demo: Path) -> None:
    row = found(reader, "Tomir Vessal")
    view = reader.get(f"/actors/{row['id']}.json").json()
    with open_ledger(settled_demo) as store:
        own = [one for one in store.corpus(Dispute) if row["id"] in (one.a.actor, one.b.actor)]
    told = sum(item["likely"] + item["possible"] for item in view["sum"]["opponents"])
    assert told == sum(not one.shift for one in own) > 0
    assert view["sum"]["shifts_total"] == sum(one.shift for one in own)
    page = reader.get(f"/actors/{row['id']}").text
    assert all(f"/disputes/{name}" in page for item in view["sum"]["opponents"] for name in item["disputes"])


def test_who_agrees_stands_the_same(reader: TestClient) -> None:
    row = found(reader, "Tomir Vessal")
    own = {item["matter"]: item["standing"]["stand"] for item in actor_sum(reader, row["id"])["matters"]}
    allies = actor_sum(reader, row["id"])["allies"]
    assert allies
    for ally in allies:
        theirs = {item["matter"]: item["standing"]["stand"] for item in actor_sum(reader, ally["actor"])["matters"]}
        assert all(theirs[name] == own[name] in ("for", "against") for name in ally["matters"])


def actor_sum(browser: TestClient, name: str) -> dict:
    return browser.get(f"/actors/{name}.json").json()["sum"]


def test_pages_that_only_name_an_actor_are_told(reader: TestClient) -> None:
    row = found(reader, "River Guard")
    assert row["statements"] == 0 < row["mentioned"]
    silent = actor_sum(reader, row["id"])["silent"]
    assert silent
    page = reader.get(f"/actors/{row['id']}").text
    assert "Named but silent" in page
    for item in silent:
        text = reader.get(f"/pages/{item['page']}.json").text
        assert "River Guard" in text


def test_an_actor_that_there_is_not_is_no_page(reader: TestClient) -> None:
    assert reader.get("/actors/ffffffffffff").status_code == 404
    assert reader.get("/actors/ffffffffffff.json").json()["code"] == "ledger-not-found"


def test_a_side_is_set_and_undone(client: TestClient, ledger: Path) -> None:
    row = found(client, "Wen Garrick")
    answer = posted(
        client,
        decide="set",
        actor=row["id"],
        side=HOSTILE,
        aliases=f"Garrick\n{HOSTILE} Garrick",
        role=["harbour master", "envoy"],
        of=["Lisk", ""],
        to=["2018", ""],
        **{"from": ["2017", "2019-03-04"]},
    )
    assert answer.status_code == 303  # type: ignore[attr-defined]
    with open_ledger(ledger) as store:
        entry = next(one for one in settings_of(store.decisions()).actors if one.name == "Wen Garrick")
    assert (entry.side, len(entry.aliases)) == (HOSTILE, 2)
    assert [(one.role, one.of, one.since, one.until) for one in entry.all_roles] == [
        ("harbour master", "Lisk", "2017", "2018"),
        ("envoy", entry.of, "2019-03-04", None),
    ]
    page = client.get(f"/actors/{row['id']}").text
    assert "<script>alert" not in page
    assert "Who set what" in page
    decision = client.get("/actors.json").json()["decisions"][0]
    assert posted(client, decide="undo", decision=decision["id"]).status_code == 303  # type: ignore[attr-defined]
    with open_ledger(ledger) as store:
        entry = next(one for one in settings_of(store.decisions()).actors if one.name == "Wen Garrick")
    assert entry.side is None


def test_an_import_is_told_on_every_actor_that_it_set(reader: TestClient) -> None:
    for name in ("Aurel Quist", "Wen Garrick"):
        view = reader.get(f"/actors/{found(reader, name)['id']}.json").json()
        (decision,) = view["decisions"]
        assert decision["actors"] > 12
        assert decision["id"] in reader.get(f"/actors/{view['actor']['id']}").text


def test_a_form_left_as_it_is_changes_nothing(client: TestClient) -> None:
    row = found(client, "Tomir Vessal")
    entry = client.get(f"/actors/{row['id']}.json").json()["entry"]
    answer = posted(
        client,
        decide="set",
        actor=row["id"],
        side=entry["side"],
        aliases="\n".join(entry["aliases"]),
        role=[entry["role"], ""],
        of=[entry["of"], ""],
        to=["", ""],
        **{"from": ["", ""]},
    )
    assert answer.status_code == 409  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"decide": "merge", "words": "Tomir Vessal"}, "settings-one-actor"),
        ({"decide": "merge", "words": " "}, "settings-empty-name"),
        ({"decide": "split", "words": HOSTILE}, "settings-no-alias"),
        ({"decide": "set", "role": "envoy", "of": "", "from": "soon", "to": ""}, "settings-bad-date"),
        ({"decide": "set", "aliases": "Joren Hask"}, "settings-shared-words"),
        ({"decide": "vanish"}, "no-such-decision"),
    ],
)
def test_what_cannot_be_decided_is_said(client: TestClient, fields: dict[str, str], code: str) -> None:
    row = found(client, "Tomir Vessal")
    before = client.get("/actors.json").json()["decisions"]
    answer = posted(client, actor=row["id"], **fields)
    assert answer.status_code in (400, 404)  # type: ignore[attr-defined]
    assert code in answer.text  # type: ignore[attr-defined]
    assert "<script>alert" not in answer.text  # type: ignore[attr-defined]
    assert client.get("/actors.json").json()["decisions"] == before


def test_a_merge_is_told_with_its_undo(client: TestClient) -> None:
    row = found(client, "Tomir Vessal")
    answer = posted(client, decide="merge", actor=row["id"], words="Joren Hask")
    page = client.get(answer.headers["location"]).text  # type: ignore[attr-defined]
    assert "“Joren Hask” is “Tomir Vessal”" in page
    assert "Pages are read again with it." in page


def test_names_of_decisions_are_escaped(client: TestClient, ledger: Path) -> None:
    with open_ledger(ledger) as store:
        body = f'[[actor]]\nname = "Tomir Vessal"\naliases = ["{HOSTILE}"]\nrole = "{HOSTILE}"\nside = "{HOSTILE}"\n'
        store.decide(
            make_decision(DecisionKind.SETTINGS, at="2026-02-01T00:00:00Z", who=HOSTILE, note=HOSTILE, body=body)
        )
    row = found(client, "Tomir Vessal")
    for path in ("/actors", f"/actors/{row['id']}"):
        assert "<script>alert" not in client.get(path).text
