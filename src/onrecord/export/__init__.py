"""Export: the line contracts, and the dossier in its forms."""

from onrecord.export.jsonl import export_lines, write_jsonl
from onrecord.export.lines import LINES, PageLine, page_line, schema

__all__ = ["LINES", "PageLine", "export_lines", "page_line", "schema", "write_jsonl"]
