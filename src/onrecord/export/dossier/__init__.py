"""The dossier: the report on a set of pages or one matter, for people to read: HTML, Markdown, a terminal."""

from onrecord.export.dossier.build import dossier
from onrecord.export.dossier.html import render_html
from onrecord.export.dossier.markdown import render_markdown
from onrecord.export.dossier.model import Dossier, DossierInput
from onrecord.export.dossier.reports import as_tree
from onrecord.export.dossier.terminal import render_terminal
from onrecord.export.dossier.wording import altered, changed, counted, shortened, shown

__all__ = [
    "Dossier",
    "DossierInput",
    "altered",
    "as_tree",
    "changed",
    "counted",
    "dossier",
    "render_html",
    "render_markdown",
    "render_terminal",
    "shortened",
    "shown",
]
