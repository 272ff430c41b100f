"""Export: the line contracts, and the dossier in its forms."""

from onrecord.export.dossier import (
    Dossier,
    DossierInput,
    altered,
    as_tree,
    changed,
    counted,
    dossier,
    gathered,
    render_html,
    render_markdown,
    render_terminal,
    shortened,
    shown,
)
from onrecord.export.jsonl import export_lines, write_jsonl
from onrecord.export.lines import LINES, PageLine, page_line, schema

__all__ = [
    "LINES",
    "Dossier",
    "DossierInput",
    "PageLine",
    "altered",
    "as_tree",
    "changed",
    "counted",
    "dossier",
    "export_lines",
    "gathered",
    "page_line",
    "render_html",
    "render_markdown",
    "render_terminal",
    "schema",
    "shortened",
    "shown",
    "write_jsonl",
]
