"""The network of actors and matters as GraphML and as GEXF, for Gephi, Cytoscape, Visone, networkx and igraph.

Nodes are actors and matters; an edge is a position (an actor and a matter), an agreement or a conflict (two actors).
No edge has a direction: what an edge is says which way it reads, and most readers refuse to mix both sorts.

Both are written with lxml. networkx writes a clock time into GEXF, gives no kind to parallel edges and declares
attributes by the values that it meets, so that an empty ledger would have none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from lxml import etree  # type: ignore[import-untyped]
from msgspec import structs

from onrecord.disputes import Network, network
from onrecord.export.selection import Selection
from onrecord.export.xmltext import one_line, xml_text
from onrecord.records import Actor, MatterId, PageId, StatementId

__all__ = ["network_of", "write_gexf", "write_graphml"]

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
GEXF = "http://gexf.net/1.3"
MOST = 120
"""Characters of a label."""
TYPES = {str: "string", int: "int", float: "double", bool: "boolean"}
GEXF_TYPES = {**TYPES, int: "integer"}

NODE = {
    "type": str,  # actor or matter
    "kind": str,
    "side": str,
    "role": str,
    "statements": int,
    "pages": int,
    "utterances": int,
    "reports": int,
}
EDGE = {
    "tie": str,  # position, agreement or conflict
    "act": str,
    "polarity": str,
    "stand": str,
    "agreement": bool,
    "matters": str,
    "opposed": int,
    "likely": int,
    "possible": int,
    "reasons": str,
    "first": str,
    "last": str,
}

Values = dict[str, str | int | float | bool | None]


@dataclass(frozen=True, slots=True)
class _Node:
    id: str
    label: str
    values: Values


@dataclass(frozen=True, slots=True)
class _Edge:
    id: str
    source: str
    target: str
    weight: int
    values: Values

    @property
    def span(self) -> tuple[str | None, str | None]:
        """The first and the last day, where they are known to the day."""
        return _day(self.values["first"]), _day(self.values["last"])


def network_of(selection: Selection) -> Network:
    """Return the network of what is selected.

    Of one matter the actors count the statements that touch it, as the matter itself does.
    """
    touching = None if selection.matter is None else {row.id: row.page for row in selection.statements()}
    return network(
        (_within(row, touching) for row in selection.actors()),
        selection.matters(),
        selection.positions(),
        selection.disputes(),
    )


def write_graphml(selection: Selection, file: BinaryIO) -> None:
    """Write the network as GraphML: every attribute typed, `label` and `weight` by the names that readers know."""
    rows = network_of(selection)
    root = etree.Element(f"{{{GRAPHML}}}graphml", nsmap={None: GRAPHML})
    keys: dict[tuple[str, str], str] = {}
    for owner, names in (("node", {"label": str, **NODE}), ("edge", {"label": str, "weight": float, **EDGE})):
        for name, kind in names.items():
            key = keys[owner, name] = f"{owner[0]}{len(keys)}"
            told = {"id": key, "for": owner, "attr.name": name, "attr.type": TYPES[kind]}
            etree.SubElement(root, f"{{{GRAPHML}}}key", told)
    graph = etree.SubElement(root, f"{{{GRAPHML}}}graph", {"id": "onrecord", "edgedefault": "undirected"})

    def put(element: etree._Element, owner: str, values: Values) -> None:
        for name, value in values.items():
            if value is not None:
                etree.SubElement(element, f"{{{GRAPHML}}}data", {"key": keys[owner, name]}).text = _told(value)

    for node in _nodes(rows):
        put(
            etree.SubElement(graph, f"{{{GRAPHML}}}node", {"id": node.id}), "node", {"label": node.label, **node.values}
        )
    for edge in _edges(rows):
        ends = {"id": edge.id, "source": edge.source, "target": edge.target}
        values: Values = {"label": str(edge.values["tie"]), "weight": float(edge.weight), **edge.values}
        put(etree.SubElement(graph, f"{{{GRAPHML}}}edge", ends), "edge", values)
    _write(root, file)


def write_gexf(selection: Selection, file: BinaryIO) -> None:
    """Write the network as GEXF 1.3: parallel edges by kind, and the days between which each edge is seen."""
    rows = network_of(selection)
    edges = list(_edges(rows))
    root = etree.Element(f"{{{GEXF}}}gexf", {"version": "1.3"}, nsmap={None: GEXF})
    meta = etree.SubElement(root, f"{{{GEXF}}}meta")
    etree.SubElement(meta, f"{{{GEXF}}}creator").text = "onrecord"
    etree.SubElement(meta, f"{{{GEXF}}}description").text = "Actors and matters: positions, agreements and conflicts"
    graph = etree.SubElement(root, f"{{{GEXF}}}graph", {"defaultedgetype": "undirected", "idtype": "string"})
    graph.attrib.update(
        {"mode": "dynamic", "timeformat": "date"} if any(any(row.span) for row in edges) else {"mode": "static"}
    )
    for owner, names in (("node", NODE), ("edge", EDGE)):
        declared = etree.SubElement(graph, f"{{{GEXF}}}attributes", {"class": owner, "mode": "static"})
        for name, kind in names.items():
            told = {"id": name, "title": name, "type": GEXF_TYPES[kind]}
            etree.SubElement(declared, f"{{{GEXF}}}attribute", told)

    def put(element: etree._Element, values: Values) -> None:
        held = etree.SubElement(element, f"{{{GEXF}}}attvalues")
        for name, value in values.items():
            if value is not None:
                etree.SubElement(held, f"{{{GEXF}}}attvalue", {"for": name, "value": _told(value)})

    nodes = etree.SubElement(graph, f"{{{GEXF}}}nodes")
    for node in _nodes(rows):
        put(etree.SubElement(nodes, f"{{{GEXF}}}node", {"id": node.id, "label": node.label}), node.values)
    ties = etree.SubElement(graph, f"{{{GEXF}}}edges")
    for edge in edges:
        tie = str(edge.values["tie"])
        told = {"id": edge.id, "source": edge.source, "target": edge.target, "weight": f"{edge.weight}.0"}
        told |= {"kind": tie, "label": tie}
        told |= {name: day for name, day in zip(("start", "end"), edge.span, strict=True) if day}
        put(etree.SubElement(ties, f"{{{GEXF}}}edge", told), edge.values)
    _write(root, file)


def _within(row: Actor, touching: dict[StatementId, PageId] | None) -> Actor:
    """Return the actor with only the statements that are selected, and the pages of these."""
    if touching is None:
        return row
    kept = tuple(statement for statement in row.statements if statement in touching)
    return structs.replace(row, statements=kept, pages=len({touching[statement] for statement in kept}))


def _nodes(rows: Network) -> Iterator[_Node]:
    for actor in rows.actors:
        values: Values = {
            "type": "actor",
            "kind": actor.kind,
            "side": actor.side,
            "role": actor.role,
            "statements": actor.statements,
            "pages": actor.pages,
        }
        yield _Node(actor.actor, one_line(actor.name, MOST), values)
    for matter in rows.matters:
        values = {
            "type": "matter",
            "kind": matter.kind,
            "pages": matter.pages,
            "utterances": matter.utterances,
            "reports": matter.reports,
        }
        yield _Node(matter.matter, one_line(matter.name, MOST), values)


def _edges(rows: Network) -> Iterator[_Edge]:
    names = {row.matter: row.name for row in rows.matters}
    for view in rows.standpoints:
        values: Values = {
            "tie": "position",
            "act": view.act,
            "polarity": view.polarity,
            "stand": view.stand,
            "agreement": view.agreement,
            "first": view.first,
            "last": view.last,
        }
        yield _Edge(f"position-{view.actor}-{view.matter}", view.actor, view.matter, view.weight, values)
    for accord in rows.accords:
        values = {"tie": "agreement", "matters": _listed(accord.matters, names)}
        values |= {"first": accord.first, "last": accord.last}
        yield _Edge(f"agreement-{accord.a}-{accord.b}", accord.a, accord.b, accord.weight, values)
    for row in rows.conflicts:
        values = {
            "tie": "conflict",
            "matters": _listed(row.matters, names),
            "opposed": row.opposed,
            "likely": row.likely,
            "possible": row.possible,
            "reasons": ", ".join(row.reasons) or None,
            "first": row.first,
            "last": row.last,
        }
        yield _Edge(f"conflict-{row.a}-{row.b}", row.a, row.b, row.weight, values)


def _listed(matters: tuple[MatterId, ...], names: dict[MatterId, str]) -> str:
    return "; ".join(names[key] for key in matters)


def _told(value: str | float | bool) -> str:
    """Return the value as both formats spell it."""
    return str(value).lower() if isinstance(value, bool) else xml_text(str(value))


def _day(value: object) -> str | None:
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        return None


def _write(root: etree._Element, file: BinaryIO) -> None:
    etree.ElementTree(root).write(file, xml_declaration=True, encoding="utf-8", pretty_print=True)
