"""The dossier as one HTML file: no script, nothing loaded, every quotation linked to its words in the appendix."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment

from onrecord.export.dossier.model import Dossier
from onrecord.export.dossier.templating import templates_of
from onrecord.export.dossier.wording import clip, noun, shown

__all__ = ["render_html"]

TEMPLATE = "dossier.html.j2"
STYLE = "dossier.css"
HEAD = 100
"""Code points of the title that stand at the head of each printed page."""


def render_html(dossier: Dossier) -> str:
    """Return `dossier` as a self-contained HTML file; the same dossier gives the same text.

    All text of pages is escaped. The file forbids scripts, and any style but its own by hash.
    """
    style = _style() + _running_head(clip(shown(dossier.title, plain=True), HEAD))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    numbers = {source.page.page: source.number for source in dossier.sources}
    return _templates().get_template(TEMPLATE).render(d=dossier, style=style, digest=digest, numbers=numbers)


@cache
def _style() -> str:
    return files("onrecord.export.dossier").joinpath("templates", STYLE).read_text(encoding="utf-8")


def _running_head(words: str) -> str:
    """Return the rule that prints `words` at the head of each page; every character is escaped, as any may come."""
    escaped = "".join(f"\\{ord(at):06x}" for at in words)
    return f'@page {{ @top-left {{ content: "{escaped}"; }} }}\n'


@cache
def _templates() -> Environment:
    made = templates_of("onrecord.export.dossier")
    made.filters["noun"] = noun
    return made
