"""A document of linked data: the context, and a node a line."""

from typing import BinaryIO

from onrecord.export.jsonld.context import CONTEXT
from onrecord.export.jsonld.nodes import nodes
from onrecord.export.selection import Selection
from onrecord.records import canonical_json

__all__ = ["write_jsonld"]


def write_jsonld(selection: Selection, file: BinaryIO) -> None:
    """Write the selection as one JSON-LD 1.1 document, a node a line; the same records give the same bytes.

    Nodes are written as they are read: beside the selection's own, only ids are held. `<` is escaped, so that the
    document may stand in a script element.
    """
    file.write(b'{"@context":' + canonical_json(CONTEXT) + b',"@graph":[')
    comma = b"\n"
    for node in nodes(selection):
        file.write(comma + canonical_json(node).replace(b"<", b"\\u003c"))
        comma = b",\n"
    file.write(b"\n]}\n")
