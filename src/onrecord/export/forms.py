"""The forms of export, by the name that `onrecord export` and the workbench call them by: one module a form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from onrecord.export.csv import write_csv
from onrecord.export.dna import write_dna
from onrecord.export.dossier.writing import write_html, write_markdown
from onrecord.export.graphs import write_gexf, write_graphml
from onrecord.export.jsonl import write_jsonl
from onrecord.export.jsonld import write_jsonld
from onrecord.export.parquet import write_parquet
from onrecord.export.qdpx import write_qdpx
from onrecord.export.selection import Selection
from onrecord.export.timeline import write_timeline
from onrecord.export.training import write_training

__all__ = ["FORMS", "Form"]


@dataclass(frozen=True, slots=True)
class Form:
    """One form of export."""

    name: str
    suffix: str
    """What its files' names end in."""
    media: str
    """Its media type."""
    told: str
    """What it holds and what opens it, in one line."""
    write: Callable[[Selection, BinaryIO], None]
    """Write the selection to a file; raises MissingExtraError where a library that few need is not installed."""


def _jsonl(selection: Selection, file: BinaryIO) -> None:
    write_jsonl(selection.store, file)


_ALL = (
    Form("jsonl", ".jsonl", "application/jsonl", "every machine record of the ledger, one a line", _jsonl),
    Form(
        "training",
        ".training.jsonl",
        "application/jsonl",
        "what people judged, right and wrong, as examples to train or measure a model with",
        write_training,
    ),
    Form("csv", ".csv.zip", "application/zip", "every table, for spreadsheets and statistics: a ZIP of CSV", write_csv),
    Form("parquet", ".parquet.zip", "application/zip", "the same tables with their types: a ZIP", write_parquet),
    Form("timeline", ".timeline.json", "application/json", "who said what when, for TimelineJS", write_timeline),
    Form(
        "jsonld",
        ".jsonld",
        "application/ld+json",
        "linked data: Web Annotation, schema.org and PROV, for any reader of JSON-LD or RDF",
        write_jsonld,
    ),
    Form("dna", ".dna", "application/vnd.sqlite3", "a project of Discourse Network Analyzer 3.0", write_dna),
    Form("html", ".html", "text/html", "the dossier as one file, to read in a browser or to print", write_html),
    Form("markdown", ".md", "text/markdown", "the dossier as text, for editors and wikis", write_markdown),
    Form("qdpx", ".qdpx", "application/zip", "a project for MAXQDA, NVivo, ATLAS.ti, QualCoder (REFI-QDA)", write_qdpx),
    Form(
        "graphml", ".graphml", "application/graphml+xml", "the network of actors and matters, for Gephi", write_graphml
    ),
    Form("gexf", ".gexf", "application/gexf+xml", "the same with the days of each edge, for Gephi", write_gexf),
)

FORMS: dict[str, Form] = {form.name: form for form in _ALL}
"""Every form by its name."""
