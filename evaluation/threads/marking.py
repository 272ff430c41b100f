"""The marking of comment threads: element paths and numbers over pages that are not ours to give away.

One line a page: `page` (path below the folder of pages), `sha256` (the first 16 digits for its visible text without
white space: another text means another gold), `comments` in the order of the page, and `ignore`, spans of the page's
text that count neither way (a forum's opening post, answers that are no comments). A comment has the path of its
element, its number as printed or else counted, its parent's number, its depth from 1, and `text`, `author`, `time` and
`title` as code points from the start of its element (null: it has none). A title of a comment's own may count to its
text or not.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from evaluation.pages.stored import markup_of
from onrecord.anatomy import Document, html_document

__all__ = ["MARKINGS", "MarkedComment", "MarkedPage", "PageText", "marked_pages"]

MARKINGS = Path(__file__).resolve().parent
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class MarkedComment:
    """One comment as the page has it; `texts` are its words, the second with its own title before them."""

    number: str
    parent: str | None
    texts: tuple[str, ...]
    place: Pair
    """Where its words stand in the visible text without white space."""
    author: str | None
    time: str | None


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """One page's thread; all texts and places are of the visible text without white space."""

    name: str
    path: Path
    visible: str
    comments: tuple[MarkedComment, ...]
    ignored: tuple[Pair, ...]


class PageText:
    """A page's text without what is hidden and without white space, and where each code point of the page went."""

    def __init__(self, text: str, hidden: Iterable[Pair]) -> None:
        kept = bytearray(b"\1") * len(text)
        for start, end in hidden:
            kept[start:end] = bytes(end - start)
        self.places = [0] * (len(text) + 1)
        out: list[str] = []
        for at, char in enumerate(text):
            self.places[at] = len(out)
            if kept[at] and not char.isspace():
                out.append(char)
        self.places[len(text)] = len(out)
        self.visible = "".join(out)

    def place(self, start: int, end: int) -> Pair:
        """Return the span in the visible text."""
        return self.places[start], self.places[end]

    def words(self, start: int, end: int) -> str:
        """Return the span's visible text."""
        return self.visible[self.places[start] : self.places[end]]


def marked_pages(part: str, folder: Path) -> list[MarkedPage]:
    """Return the pages of `part` ("dev" or "shut") that are at hand; raise ValueError where a page has another text."""
    out: list[MarkedPage] = []
    for line in (MARKINGS / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        path = folder / row["page"]
        if not path.exists():
            continue
        document = html_document(markup_of(path))
        text = PageText(document.text, document.hidden_spans())
        if sha256(text.visible.encode()).hexdigest()[:16] != row["sha256"]:
            raise ValueError(f"{row['page']}: the marking is of another text")
        starts = _starts(document, {comment["path"] for comment in row["comments"]})
        comments = tuple(_comment(comment, starts[comment["path"]], text) for comment in row["comments"])
        ignored = tuple(text.place(*span) for span in row.get("ignore", []))
        out.append(MarkedPage(row["page"], path, text.visible, comments, ignored))
    return out


def _starts(document: Document, wanted: set[str]) -> dict[str, int]:
    """Return where the elements at the wanted paths start."""
    last = {path.rsplit("/", 1)[-1] for path in wanted}
    rows = (row for row in document.elements if f"{row.tag}[{row.nth}]" in last)
    paths = ((document.path(row), row.start) for row in rows)
    return {path: start for path, start in paths if path in wanted}


def _comment(row: dict[str, Any], start: int, text: PageText) -> MarkedComment:
    spans = {
        name: (start + row[name][0], start + row[name][1])
        for name in ("text", "author", "time", "title")
        if row.get(name) is not None
    }
    words = {name: text.words(*span) for name, span in spans.items()}
    return MarkedComment(
        number=row["number"],
        parent=row["parent"],
        texts=(words["text"], words["title"] + words["text"]) if "title" in words else (words["text"],),
        place=text.place(*spans["text"]),
        author=words.get("author"),
        time=words.get("time"),
    )
