"""A story's pages as a tree: the original on top, below each page those that were made from it."""

from collections.abc import Sequence

from markupsafe import Markup

from onrecord.export import shown
from onrecord.export.dossier import clip
from onrecord.records import Record

__all__ = ["DRAWN", "Node", "drawn_lineage"]

DRAWN = 60
"""Pages that are drawn; the list beside the drawing has all."""
ROW = 50
STEP = 34
LEFT, TOP = 16, 22
WIDTH = 720
LETTER = 7.2
"""Pixels that a letter takes, about."""
DEEPEST = 8
"""Steps that are drawn to the side."""


class Node(Record, frozen=True, kw_only=True):
    """A page of a story as the tree shows it, each below the one that it was made from."""

    page: str | None
    """None for an original that the ledger lacks."""
    href: str | None
    outlet: str
    date: str
    title: str
    relation: str
    """original, missing original, reprint, rewrite, expansion or excerpt."""
    depth: int
    """0 for the original."""
    state: str = "machine"


def drawn_lineage(nodes: Sequence[Node]) -> Markup:
    """Return the tree as SVG, every page a link; the nodes come in the order of the tree, the parent before its own."""
    rows = nodes[:DRAWN]
    height = ROW * len(rows) + TOP
    out = [
        Markup('<svg class="lineage" viewBox="0 0 {} {}" width="{}" height="{}" role="group" aria-label="{}">').format(
            WIDTH, height, WIDTH, height, "The story’s pages as a tree"
        )
    ]
    above: list[int] = []
    for place, node in enumerate(rows):
        depth = min(node.depth, DEEPEST, len(above))
        del above[depth:]
        if above:
            out.append(_edge(node, above[-1], place, depth))
        above.append(place)
    out.extend(_node(node, place) for place, node in enumerate(rows))
    out.append(Markup("</svg>"))
    return Markup("").join(out)


def _x(depth: int) -> int:
    return LEFT + STEP * min(depth, DEEPEST)


def _y(place: int) -> int:
    return TOP + ROW * place


def _edge(node: Node, parent: int, place: int, depth: int) -> Markup:
    return Markup('<path class="edge {}" d="M{} {}V{}H{}" fill="none"/>').format(
        node.relation, _x(depth - 1), _y(parent) + 6, _y(place), _x(depth) - 6
    )


def _node(node: Node, place: int) -> Markup:
    x, y = _x(node.depth), _y(place)
    most = max(12, int((WIDTH - x - 20) / LETTER))
    kind = "missing" if node.page is None else "original" if node.depth == 0 else "copy"
    head = clip(shown(f"{node.outlet}, {node.date}", plain=True), most - len(node.relation) - 3)
    body = Markup(
        '<circle class="{}" cx="{}" cy="{}" r="6"/><text x="{}" y="{}"><tspan class="outlet">{}</tspan>'
        '<tspan class="relation" dx="8">{}</tspan></text><text class="title" x="{}" y="{}">{}</text>'
    ).format(
        kind,
        x,
        y,
        x + 14,
        y,
        head,
        node.relation if node.state == "machine" else f"{node.relation}, {node.state}",
        x + 14,
        y + 17,
        clip(shown(node.title, plain=True), most),
    )
    return Markup('<a href="{}">{}</a>').format(node.href, body) if node.href else Markup("<g>{}</g>").format(body)
