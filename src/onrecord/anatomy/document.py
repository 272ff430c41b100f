"""The text of a capture, made once and never normalised further: the serialiser `text@1`.

It knows nothing of anatomy. For a plain-text dump the text is the file's. For HTML it is all text of the parsed
document in document order, white space folded as a browser folds it, block elements on lines of their own; script,
style and template are left out, hidden elements are kept and flagged. Beside the text stand the elements, each with
the span that it covers, so that no later stage needs a parser.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from selectolax.lexbor import LexborHTMLParser, LexborNode

from onrecord.records import Evidence, Span

__all__ = ["TEXT_VERSION", "Document", "Element", "HostileMarkupError", "html_document", "text_document"]

TEXT_VERSION = "text@1"

LEFT_OUT = frozenset({"script", "style", "template"})
NEVER_SHOWN = frozenset({"head", "title", "noscript", "datalist", "noframes", "noembed"})
PRESERVED = frozenset({"pre", "textarea", "listing", "plaintext", "xmp"})
APART = frozenset(
    "p h1 h2 h3 h4 h5 h6 blockquote ul ol dl pre figure table hr section article header footer nav aside main "
    "form fieldset address hgroup details dialog menu listing plaintext xmp title".split()
)
"""Elements with an empty line before and after."""
ON_LINES = frozenset(
    "div li tr dt dd figcaption caption center dir legend summary option optgroup search body html head thead "
    "tbody tfoot textarea noscript".split()
)
"""Elements on lines of their own."""
CELLS = frozenset({"td", "th"})
GAPS = ("", " ", "\t", "\n", "\n\n")
"""The white space that may stand between two texts, the weakest first: the strongest that is owed stands."""
BLANK, CELL, LINE, EMPTY_LINE = 1, 2, 3, 4
WANTED = {
    **dict.fromkeys(sorted(CELLS), CELL),
    **dict.fromkeys(sorted(ON_LINES), LINE),
    **dict.fromkeys(sorted(APART), EMPTY_LINE),
}
"""The place in `GAPS` of what an element wants before and after itself; those not here want nothing."""

FOLDED = " \t\n\r\f"
TO_FOLD = re.compile(r"[\t\n\r\f]|  ")
SPACE = re.compile(r"[ \t\n\r\f]+")
HIDING_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)

MAX_DEPTH = 5_000
"""Open elements. The parser takes time in the square of the depth: 0.1 s at 10,000, 100 s at 200,000 (measured)."""
MAX_ATTRIBUTES = 10_000
"""Attributes of one element; the parser's time goes by their square: 0.1 s at 10,000, 169 s at 200,000 (measured)."""
LONG_TAG = re.compile(r"<[a-zA-Z][^>]{20000,}")
QUOTED_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
CLOSES_ITSELF = frozenset(
    "p li td th tr dt dd option optgroup thead tbody tfoot colgroup rb rt rtc rp area base br col embed hr img "
    "input link meta param source track wbr html head body script style".split()
)


LONGEST_KEPT = 400
"""Characters of a path that is kept once made."""
SINGLE = frozenset({"html", "head", "body"})
"""Elements that a document has once, whose place is not told in a path."""
HELD = 8
"""Elements around a unit that are looked at to tell what it is."""


class HostileMarkupError(ValueError):
    """Markup made to exhaust a parser; `code` says how."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(slots=True)
class Element:
    """One element of the parsed document and the span of text that it covers."""

    index: int
    parent: int
    """Index of the parent; -1 for the root."""
    tag: str
    attributes: dict[str, str]
    start: int
    end: int
    hidden: bool
    """Not shown by a browser, by its own mark-up or an ancestor's."""
    nth: int
    """Place among the siblings with the same tag, from 1."""

    @property
    def span(self) -> Span:
        """The text that the element covers, outer white space excluded."""
        return Span(self.start, self.end)

    @property
    def classes(self) -> list[str]:
        """The names in its class attribute."""
        return self.attributes.get("class", "").split()


@dataclass(slots=True)
class Document:
    """A capture's text with its elements in document order (none for a text dump)."""

    form: str
    text: str
    elements: list[Element] = field(default_factory=list)
    scripts: list[tuple[str, str]] = field(default_factory=list)
    """(type, content) of script elements that carry data, such as JSON-LD."""
    notes: list[Evidence] = field(default_factory=list)
    _paths: dict[int, str] = field(default_factory=dict, repr=False, compare=False)
    _holding: dict[int, tuple[Element, ...]] = field(default_factory=dict, repr=False, compare=False)
    furnished: dict[int, int] = field(default_factory=dict, repr=False, compare=False)
    """Of each element asked so far the steps up to what is named as furniture; see `furniture_class`."""

    def path(self, element: Element) -> str:
        """Return the element's path, such as `/html/body/div[2]/p[1]`."""
        index = element.index
        above = self._paths.get(element.parent)
        if above is not None and element.tag not in SINGLE:
            path = f"{above}/{element.tag}[{element.nth}]"
            if len(path) < LONGEST_KEPT:
                self._paths[index] = path
            return path
        waiting: list[int] = []
        while index >= 0 and index not in self._paths:
            waiting.append(index)
            index = self.elements[index].parent
        path = self._paths[index] if index >= 0 else ""
        for index in reversed(waiting):
            row = self.elements[index]
            step = row.tag if row.tag in SINGLE else f"{row.tag}[{row.nth}]"
            path = f"{path}/{step}"
            # Deep paths are not kept: all of them together would take space in the square of the depth.
            if len(path) < LONGEST_KEPT:
                self._paths[index] = path
        return path

    def holding(self, index: int) -> tuple[Element, ...]:
        """Return the element and its nearest ancestors below the body, at most `HELD` in all; none for -1."""
        found = self._holding.get(index)
        if found is None:
            rows: list[Element] = []
            at = index
            while at >= 0 and len(rows) < HELD:
                row = self.elements[at]
                if rows and row.tag in ("body", "html"):
                    break
                rows.append(row)
                at = row.parent
            found = self._holding[index] = tuple(rows)
        return found

    def children(self, element: Element) -> Iterator[Element]:
        """Yield the element's children; a scan of its descendants."""
        for row in self.descendants(element):
            if row.parent == element.index:
                yield row

    def descendants(self, element: Element) -> Iterator[Element]:
        """Yield the elements inside `element`, in document order."""
        for index in range(element.index + 1, len(self.elements)):
            row = self.elements[index]
            if row.parent < element.index:
                return
            yield row

    def ancestors(self, element: Element) -> Iterator[Element]:
        """Yield the element's ancestors, nearest first."""
        index = element.parent
        while index >= 0:
            row = self.elements[index]
            yield row
            index = row.parent

    def hidden_spans(self) -> tuple[Span, ...]:
        """Return the spans of text that a browser does not show."""
        out: list[Span] = []
        for row in self.elements:
            if row.hidden and row.start < row.end and not (out and out[-1].end >= row.end):
                out.append(row.span)
        return tuple(out)


def text_document(text: str, notes: list[Evidence] | None = None) -> Document:
    """Return the document of a plain-text dump: the text exactly as it is, and no elements."""
    return Document("text", text, notes=list(notes or []))


def html_document(markup: str, notes: list[Evidence] | None = None) -> Document:
    """Return the document of `markup`; raise HostileMarkupError where parsing it would not end in good time."""
    _guard(markup)
    document = Document("html", "", notes=list(notes or []))
    root = LexborHTMLParser(markup).root
    if root is not None:
        _serialise(root, document)
    return document


def _guard(markup: str) -> None:
    """Refuse markup whose parsing takes time in the square of its size."""
    for match in LONG_TAG.finditer(markup):
        bare = QUOTED_VALUE.sub("", match.group())
        if max(bare.count("="), len(bare.split())) > MAX_ATTRIBUTES:
            raise HostileMarkupError("too-many-attributes", f"an element has more than {MAX_ATTRIBUTES} attributes")
    if markup.count("<") <= MAX_DEPTH:
        return
    depth = 0
    for match in TAG.finditer(markup):
        if match.group(2).lower() in CLOSES_ITSELF:
            continue
        depth = max(0, depth - 1) if match.group(1) else depth + 1
        if depth > MAX_DEPTH:
            raise HostileMarkupError("too-deep", f"more than {MAX_DEPTH} elements stand open at once")


def _serialise(root: LexborNode, document: Document) -> None:
    """Write the text and the elements of the tree below `root`: one walk, without recursion.

    Everything stands in one loop and in local names: the walk is most of what reading a page's text costs.
    """
    elements = document.elements
    out: list[str] = []
    length = gap = 0
    preserved = 0
    """Open elements that keep their white space."""
    above: list[LexborNode] = []
    open_rows: list[Element] = []
    counts: list[dict[str, int]] = [{}]
    node: LexborNode | None = root
    while node is not None:
        tag = node.tag
        child: LexborNode | None = None
        if tag == "-text":
            text = node.text_content or ""
            if preserved:
                words = text.replace("\r\n", "\n").replace("\r", "\n")
            else:
                words = text.strip(FOLDED)
                if gap < BLANK and text and text[0] in FOLDED:
                    gap = BLANK
                if words and TO_FOLD.search(words):
                    words = SPACE.sub(" ", words)
            if words:
                if gap and length:
                    out.append(GAPS[gap])
                    length += len(GAPS[gap])
                gap = 0
                for row in reversed(open_rows):
                    if row.start >= 0:
                        break
                    row.start = length
                out.append(words)
                length += len(words)
                if not preserved and text[-1] in FOLDED:
                    gap = BLANK
        elif not tag or tag[0] in "-!#":
            pass
        elif tag in LEFT_OUT:
            kind = (node.attributes.get("type") or "").lower() if tag == "script" else ""
            if "json" in kind:
                document.scripts.append((kind, node.text(deep=True)))
        else:
            named = node.attributes
            parent = open_rows[-1] if open_rows else None
            here = counts[-1]
            nth = here[tag] = here.get(tag, 0) + 1
            wanted = WANTED.get(tag, 0)
            if wanted > gap:
                gap = wanted
            elif tag == "br":
                gap = LINE if gap < LINE else EMPTY_LINE
            attributes = _valued(named) if None in named.values() else cast("dict[str, str]", named)
            hidden = (parent is not None and parent.hidden) or (
                (attributes or tag in NEVER_SHOWN or tag == "dialog") and _hides(tag, attributes)
            )
            row = Element(len(elements), parent.index if parent else -1, tag, attributes, -1, -1, hidden, nth)
            elements.append(row)
            child = node.child
            if child is not None:
                above.append(node)
                open_rows.append(row)
                counts.append({})
                preserved += tag in PRESERVED
            else:
                row.start = row.end = length
        if child is not None:
            node = child
            continue
        following = node.next
        while following is None and above:
            node = above.pop()
            row = open_rows.pop()
            counts.pop()
            if row.start < 0:
                row.start = length
            row.end = length
            wanted = WANTED.get(row.tag, 0)
            gap = max(gap, wanted)
            preserved -= row.tag in PRESERVED
            following = node.next
        node = following
    document.text = "".join(out)


def _valued(attributes: dict[str, str | None]) -> dict[str, str]:
    """Return the attributes with an empty string for each that has no value."""
    return {name: value or "" for name, value in attributes.items()}


def _hides(tag: str, attributes: dict[str, str]) -> bool:
    if tag in NEVER_SHOWN or (tag == "dialog" and "open" not in attributes):
        return True
    if not attributes:
        return False
    return "hidden" in attributes or ("style" in attributes and bool(HIDING_STYLE.search(attributes["style"])))
