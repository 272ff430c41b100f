"""GraphML and GEXF, read again by networkx."""

import io
from dataclasses import replace

import msgspec
import networkx as nx
import pytest
from export.dossier_case import HOLM, LAMP, TOWER, VEY, sample
from export.selected import HOSTILE, hostile, selected
from lxml import etree

from onrecord.export.dossier import DossierInput
from onrecord.export.forms import FORMS
from onrecord.export.selection import Selection

READERS = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}
GEXF = "{http://gexf.net/1.3}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def written(form: str, selection: Selection) -> bytes:
    file = io.BytesIO()
    FORMS[form].write(selection, file)
    return file.getvalue()


def read(form: str, selection: Selection) -> nx.MultiGraph:
    return nx.MultiGraph(READERS[form](io.BytesIO(written(form, selection))))


def edge(graph: nx.MultiGraph, a: str, b: str, tie: str) -> dict[str, object]:
    return next(row for row in graph.get_edge_data(a, b).values() if row["tie"] == tie)


@pytest.fixture(params=sorted(READERS))
def form(request: pytest.FixtureRequest) -> str:
    return request.param


def test_nodes_are_the_actors_who_speak_and_the_matters(form: str) -> None:
    graph = read(form, selected(sample()))
    assert {row["label"]: row["type"] for _, row in graph.nodes(data=True)} == {
        "Runa Holm": "actor",
        "Edvin Vey": "actor",
        "the tower agreement": "matter",
        "the lamp": "matter",
    }
    assert graph.nodes[HOLM] == {
        "label": "Runa Holm",
        "type": "actor",
        "kind": "person",
        "side": "the board",
        "role": "head, the coast board",
        "statements": 3,
        "pages": 3,
    }
    assert graph.nodes[TOWER] == {
        "label": "the tower agreement",
        "type": "matter",
        "kind": "document",
        "pages": 2,
        "utterances": 3,
        "reports": 1,
    }


def test_edges_are_positions_agreements_and_conflicts(form: str) -> None:
    graph = read(form, selected(sample()))
    position = edge(graph, VEY, TOWER, "position")
    assert (position["act"], position["polarity"], position["stand"]) == ("denies", "against", "against")
    assert (position["weight"], position["first"], position["last"]) == (1.0, "2021-09-06", "2021-09-06")
    conflict = edge(graph, HOLM, VEY, "conflict")
    assert (conflict["likely"], conflict["possible"], conflict["opposed"]) == (1, 0, 1)
    assert (conflict["reasons"], conflict["matters"], conflict["weight"]) == ("status", "the tower agreement", 1.0)
    assert graph.number_of_edges() == 4


def test_parallel_edges_both_stay(form: str) -> None:
    given = sample()
    said = next(row for row in given.utterances if row.actor == HOLM)
    lamp = next(row for row in given.positions if row.matter == LAMP)
    second = msgspec.structs.replace(
        lamp, id="lamp-2", actor=HOLM, utterance=said.id, statement=said.statement, agreement=True
    )
    graph = read(form, selected(replace(given, positions=(*given.positions, second))))
    assert sorted(row["tie"] for row in graph.get_edge_data(HOLM, VEY).values()) == ["agreement", "conflict"]
    assert edge(graph, HOLM, LAMP, "position")["agreement"] is True


def test_of_one_matter_only_what_touches_it(form: str) -> None:
    graph = read(form, selected(sample(), matter=LAMP))
    assert {row["label"]: row["pages"] for _, row in graph.nodes(data=True)} == {"Edvin Vey": 1, "the lamp": 1}
    assert graph.nodes[VEY]["statements"] == 1
    assert [row["tie"] for _, _, row in graph.edges(data=True)] == ["position"]


def test_hostile_names_stay_words(form: str) -> None:
    content = written(form, selected(hostile()))
    assert b"<script>" not in content
    graph = READERS[form](io.BytesIO(content))
    labels = {row["label"] for _, row in graph.nodes(data=True) if row["type"] == "actor"}
    assert labels == {*HOSTILE[:3], "\U0001f600\ufffd\ufffd\ufffd a b"}


def test_a_long_name_is_cut_in_its_label(form: str) -> None:
    given = sample()
    actors = tuple(msgspec.structs.replace(row, name="n" * 5000) for row in given.actors)
    graph = read(form, selected(replace(given, actors=actors)))
    assert graph.nodes[HOLM]["label"] == "n" * 119 + "…"


def test_equal_records_give_equal_bytes(form: str) -> None:
    given = sample()
    names = ("actors", "matters", "positions", "disputes", "statements")
    turned = {name: getattr(given, name)[::-1] for name in names}
    assert written(form, selected(given)) == written(form, selected(replace(given, **turned)))


def test_an_empty_ledger_makes_a_graph_that_opens(form: str) -> None:
    graph = read(form, selected(DossierInput()))
    assert len(graph) == graph.number_of_edges() == 0
    assert b"side" in written(form, selected(DossierInput()))


def test_gexf_dates_edges_and_keeps_their_kinds_apart() -> None:
    graph = etree.fromstring(written("gexf", selected(sample()))).find(f"{GEXF}graph")
    assert dict(graph.attrib) == {
        "defaultedgetype": "undirected",
        "idtype": "string",
        "mode": "dynamic",
        "timeformat": "date",
    }
    assert {row.get("start") for row in graph.iter(f"{GEXF}edge")} == {"2021-09-06"}
    assert {row.get("kind") for row in graph.iter(f"{GEXF}edge")} == {"position", "conflict"}


def test_gexf_without_a_day_is_static() -> None:
    graph = etree.fromstring(written("gexf", selected(hostile()))).find(f"{GEXF}graph")
    assert graph.get("mode") == "static"
    assert not [row for row in graph.iter(f"{GEXF}edge") if row.get("start") or row.get("end")]


def test_no_clock_time_stands_in_gexf() -> None:
    meta = etree.fromstring(written("gexf", selected(sample()))).find(f"{GEXF}meta")
    assert dict(meta.attrib) == {}


def test_every_graphml_value_has_a_declared_type() -> None:
    root = etree.fromstring(written("graphml", selected(sample())))
    declared = {row.get("id"): row.get("attr.type") for row in root.iter(f"{GRAPHML}key")}
    assert set(declared.values()) == {"string", "int", "double", "boolean"}
    assert {row.get("key") for row in root.iter(f"{GRAPHML}data")} <= set(declared)
