"""Stored news pages with their gold, each in three forms: as it is, stripped of names, as a text dump.

The pages are not ours to redistribute; they are read from the folder beside the checkout.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from onrecord.anatomy import html_document

__all__ = ["SETS", "Form", "Stored", "formed", "half_of", "markup_of", "stored"]

CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
NAMES = frozenset({"class", "id", "rel"})


class Form(StrEnum):
    """How a page is given to the tools."""

    AS_IS = "as it is"
    STRIPPED = "stripped"
    DUMP = "dump"


@dataclass(frozen=True, slots=True)
class Stored:
    """One stored page: its name, markup and gold, the gold as its own set has it."""

    name: str
    path: Path
    gold: dict[str, Any] = field(repr=False)

    @property
    def markup(self) -> str:
        """The page's markup, read anew each time."""
        return markup_of(self.path)


def markup_of(path: Path) -> str:
    """Return a stored page's markup: UTF-8 where it is that, whatever it declares, else as it declares."""
    data = path.read_bytes()
    data = gzip.decompress(data) if path.suffix == ".gz" else data
    declared = CHARSET.search(data[:4000])
    for code in ("utf-8", declared.group(1).decode("ascii") if declared else "utf-8"):
        try:
            return data.decode(code)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("utf-8", "replace")


def formed(markup: str, form: Form) -> str:
    """Return the page in `form`: the markup, the markup without class, id, rel and data-*, or its visible text."""
    if form is Form.AS_IS:
        return markup
    return _stripped(markup) if form is Form.STRIPPED else _dumped(markup)


def _stripped(markup: str) -> str:
    tree = LexborHTMLParser(markup)
    for node in tree.css("*"):
        for name in [name for name in node.attributes if name in NAMES or name.startswith("data-")]:
            del node.attrs[name]
    return tree.html or ""


def _dumped(markup: str) -> str:
    document = html_document(markup)
    out: list[str] = []
    last = 0
    for start, end in document.hidden_spans():
        out.append(document.text[last:start])
        last = max(last, end)
    out.append(document.text[last:])
    return re.sub(r"\n{3,}", "\n\n", "".join(out)).strip("\n") + "\n"


def half_of(name: str) -> int:
    """Return the half, 0 or 1, that a page belongs to: 0 was looked at and fitted on, 1 tells what carries over."""
    return hashlib.sha256(name.encode()).digest()[0] & 1


def _aeb(folder: Path) -> Iterator[Stored]:
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for key, row in sorted(gold.items()):
        yield Stored(key, folder / f"{key}.html.gz", row)


def _fundus(folder: Path) -> Iterator[Stored]:
    """Yield each outlet's pages with the gold of the parser's version of that time, both in order of time."""
    for file in sorted(folder.glob("*/*.json")):
        versions = json.loads(file.read_text(encoding="utf-8"))
        order = sorted(versions, key=lambda name: [int(number) for number in re.findall(r"\d+", name)])
        pages = sorted(file.parent.glob(f"{file.stem}_[0-9]*.html.gz"))
        for name, path in zip(order, pages, strict=True):
            yield Stored(path.name.removesuffix(".html.gz"), path, versions[name])


def _trafilatura(folder: Path) -> Iterator[Stored]:
    gold = json.loads((folder / "evaldata.json").read_text(encoding="utf-8"))
    for row in sorted(gold.values(), key=lambda value: str(value["file"])):
        path = folder / f"{row['file']}.gz"
        if path.exists():
            yield Stored(str(row["file"]), path, row)


SETS = {"aeb_dev": _aeb, "fundus_dev": _fundus, "trafilatura_dev": _trafilatura}
"""The loaders of the sets, by folder."""


def stored(folder: Path, name: str, half: int | None = None) -> list[Stored]:
    """Return the pages of set `name` below `folder`, all or one half; none where the set is not at hand."""
    if not (folder / name).exists():
        return []
    return [row for row in SETS[name](folder / name) if half is None or half_of(row.name) == half]
