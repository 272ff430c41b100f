"""The dossier: the report on a set of pages or one matter, for people to read: HTML, Markdown, a terminal."""

from onrecord.export.dossier.build import dossier
from onrecord.export.dossier.gathering import gathered
from onrecord.export.dossier.html import render_html
from onrecord.export.dossier.markdown import render_markdown
from onrecord.export.dossier.model import Dossier, DossierInput
from onrecord.export.dossier.reports import as_tree
from onrecord.export.dossier.standwords import (
    NO_SIDE,
    SIGNS,
    agreed,
    claimed,
    move_words,
    moved,
    position_words,
    stand_words,
)
from onrecord.export.dossier.templating import templates_of
from onrecord.export.dossier.terminal import render_terminal
from onrecord.export.dossier.wording import (
    STATUSES,
    altered,
    carried,
    changed,
    clip,
    counted,
    plain_date,
    shortened,
    shown,
)

__all__ = [
    "NO_SIDE",
    "SIGNS",
    "STATUSES",
    "Dossier",
    "DossierInput",
    "agreed",
    "altered",
    "as_tree",
    "carried",
    "changed",
    "claimed",
    "clip",
    "counted",
    "dossier",
    "gathered",
    "move_words",
    "moved",
    "plain_date",
    "position_words",
    "render_html",
    "render_markdown",
    "render_terminal",
    "shortened",
    "shown",
    "stand_words",
    "templates_of",
]
