"""The dossier as forms of export: of a whole ledger, or of one matter."""

from typing import BinaryIO

from onrecord.export.dossier.build import dossier
from onrecord.export.dossier.gathering import gathered
from onrecord.export.dossier.html import render_html
from onrecord.export.dossier.markdown import render_markdown
from onrecord.export.dossier.model import Dossier
from onrecord.export.selection import Selection

__all__ = ["write_html", "write_markdown"]


def write_html(selection: Selection, file: BinaryIO) -> None:
    """Write the dossier on the selection as one HTML file, ready to print."""
    file.write(render_html(_dossier(selection)).encode())


def write_markdown(selection: Selection, file: BinaryIO) -> None:
    """Write the dossier on the selection as Markdown."""
    file.write(render_markdown(_dossier(selection)).encode())


def _dossier(selection: Selection) -> Dossier:
    return dossier(gathered(selection.store), matter=selection.matter)
