"""The network's page: its drawing, its tables, and what is left out."""

from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

from starlette.testclient import TestClient

from onrecord.disputes import Network
from onrecord.disputes.network import Accord, Conflict, NetworkActor, NetworkMatter, Standpoint
from onrecord.ledger import open_ledger
from onrecord.records import (
    Act,
    Actor,
    ActorId,
    ActorKind,
    Dispute,
    Matter,
    MatterId,
    MatterKind,
    Polarity,
    Position,
    PositionId,
    Stand,
)
from onrecord.web.drawing.network import drawn_network

HOSTILE = "</text><script>alert(1)</script>"


def test_the_network_is_that_of_the_ledger(reader: TestClient, settled_demo: Path) -> None:
    view = reader.get("/network.json").json()
    page = reader.get("/network").text
    with open_ledger(settled_demo) as store:
        positions = {row.id: row for row in store.corpus(Position)}
        disputes = {row.id: row for row in store.corpus(Dispute)}
        names = {row.id for row in (*store.corpus(Actor), *store.corpus(Matter))}
    for row in view["network"]["standpoints"]:
        own = [one.id for one in positions.values() if (one.actor, one.matter) == (row["actor"], row["matter"])]
        assert sorted(row["positions"]) == sorted(own)
        assert f'href="/positions/{row["positions"][0]}"' in page
    for pair, shown in view["disputes"].items():
        for name in shown:
            assert {disputes[name].a.actor, disputes[name].b.actor} == set(pair.split())
            assert f'href="/disputes/{name}"' in page
    tied = [row["actor"] for row in view["network"]["actors"]] + [row["matter"] for row in view["network"]["matters"]]
    assert tied
    assert set(tied) <= names


def test_a_side_is_shown_with_those_it_meets(reader: TestClient) -> None:
    view = reader.get("/network.json?side=Pelasta").json()["network"]
    own = {row["actor"] for row in view["actors"] if row["side"] == "Pelasta"}
    assert own
    assert {row["actor"] for row in view["actors"]} > own
    for pair in (*view["conflicts"], *view["accords"]):
        assert {pair["a"], pair["b"]} & own


def test_one_matter_is_shown_alone(reader: TestClient) -> None:
    everything = reader.get("/network.json").json()["network"]
    matter = everything["standpoints"][0]["matter"]
    view = reader.get("/network.json", params={"matter": matter}).json()
    assert [row["matter"] for row in view["network"]["matters"]] == [matter]
    assert {row["matter"] for row in view["network"]["standpoints"]} == {matter}
    assert reader.get("/network?matter=ffffffffffff").status_code == 404
    assert reader.get("/network.json?side=nobody").json()["network"]["actors"] == []


def made(actors: int, matters: int) -> Network:
    return Network(
        actors=tuple(
            NetworkActor(
                actor=ActorId(f"a{n:02}"), name=f"{HOSTILE} {n}", kind=ActorKind.PERSON, side=f"{HOSTILE}{n % 3}"
            )
            for n in range(actors)
        ),
        matters=tuple(
            NetworkMatter(matter=MatterId(f"m{n:02}"), name=f"{HOSTILE} {n}", kind=MatterKind.ISSUE)
            for n in range(matters)
        ),
        standpoints=tuple(
            Standpoint(
                actor=ActorId(f"a{n:02}"),
                matter=MatterId(f"m{n % matters:02}"),
                act=Act.SUPPORTS,
                polarity=Polarity.FOR,
                stand=list(Stand)[n % len(Stand)],
                weight=n + 1,
                positions=(PositionId("p"),),
            )
            for n in range(actors)
        ),
        accords=(Accord(a=ActorId("a00"), b=ActorId("a03"), matters=(MatterId("m00"),), weight=1),),
        conflicts=(Conflict(a=ActorId("a00"), b=ActorId("a01"), matters=(MatterId("m00"),), weight=1),),
    )


def test_the_drawing_is_whole_and_labels_do_not_overlap() -> None:
    row = made(24, 12)
    links = {one.actor: f"/actors/{one.actor}" for one in row.actors}
    links |= {one.matter: f"/matters/{one.matter}" for one in row.matters}  # type: ignore[misc]
    drawing = drawn_network(row, links, HOSTILE)
    assert drawing == drawn_network(row, links, HOSTILE)
    assert "<script" not in drawing
    root = ElementTree.fromstring(drawing)
    assert len(root.findall(".//a")) == 36
    assert all(one.find("title") is not None for one in root.findall(".//a"))
    places: dict[str, list[float]] = {}
    for text in [*root.findall("./a/text"), *root.findall("./text")]:
        key = text.get("x", "")
        places.setdefault(key if text.get("class") != "head" else f"head{key}", []).append(float(text.get("y", "0")))
    for rows in places.values():
        rows.sort()
        assert all(below - above >= 14 for above, below in pairwise(rows))
    height = float(root.get("height", "0"))
    assert all(0 < y < height for rows in places.values() for y in rows)


def test_what_ties_nothing_draws_nothing() -> None:
    assert drawn_network(Network(), {}, "nothing") == ""
