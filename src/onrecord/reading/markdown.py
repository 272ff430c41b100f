"""Markdown as HTML, so that headings, quotations and lists get their kinds; front matter as a label."""

import re

import msgspec

from onrecord.reading.labels import Label

__all__ = ["LONGEST", "front_matter", "over", "render"]

LONGEST = 500_000
"""Characters; what is longer is read as a text dump. Of brackets alone, 500,000 take 15 CPU-seconds (measured)."""
MOST_MARKS = 20_000
"""Characters of one paragraph that open or close something; 20,000 opening brackets take 0.4 s (measured)."""
FENCE = re.compile(r"---[ \t]*\r?\n")
FIELD = re.compile(r"([A-Za-z][\w .-]{0,40}?)[ \t]*:(?:[ \t]+(.*))?$")
ITEM = re.compile(r"[ \t]*-[ \t]+(.*)$")
NAMES = {
    "title": "title",
    "headline": "title",
    "url": "address",
    "link": "address",
    "address": "address",
    "source_url": "address",
    "canonical": "address",
    "date": "published",
    "published": "published",
    "author": "bylines",
    "authors": "bylines",
    "byline": "bylines",
    "outlet": "outlet",
    "publisher": "outlet",
    "source": "outlet",
}
FRONT_LINES = 200
MARKS = re.compile(r"[\[\]*_`~<>!]")
PARAGRAPH = re.compile(r"\n[ \t]*\n")


def front_matter(text: str) -> tuple[Label, str]:
    """Return what the front matter of `text` declares, and the text after it; unknown fields are left alone."""
    opening = FENCE.match(text)
    if opening is None:
        return Label(), text
    said: dict[str, list[str]] = {}
    at, name = opening.end(), ""
    for _ in range(FRONT_LINES):
        end = text.find("\n", at)
        if end < 0:
            return Label(), text
        line = text[at:end].rstrip("\r")
        at = end + 1
        if line.rstrip() in ("---", "..."):
            return _label(said), text[at:]
        field, item = FIELD.match(line[:2000]), ITEM.match(line[:2000])
        if field:
            name = NAMES.get(field[1].strip().lower().replace("-", "_"), "")
            said.setdefault(name, []).extend(_values(field[2] or ""))
        elif item and name:
            said.setdefault(name, []).extend(_values(item[1]))
    return Label(), text


def _values(text: str) -> list[str]:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return [row for part in text[1:-1].split(",") for row in _values(part)]
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    return [text] if text else []


def _label(said: dict[str, list[str]]) -> Label:
    first = {name: rows[0] for name, rows in said.items() if rows}
    address = first.get("address", "")
    return Label(
        title=first.get("title"),
        address=address if address.startswith(("http://", "https://")) else None,
        published=first.get("published"),
        bylines=tuple(said.get("bylines", ())),
        outlet=first.get("outlet"),
    )


def render(text: str) -> str | None:
    """Return `text` as HTML (CommonMark and tables); None where rendering it would not end in good time."""
    if len(text) > LONGEST or any(len(MARKS.findall(part)) > MOST_MARKS for part in PARAGRAPH.split(text)):
        return None
    from markdown_it import MarkdownIt  # here: it takes 40 ms, and few pages need it

    try:
        body = MarkdownIt("commonmark").enable("table").render(text)
    except RecursionError:
        return None
    return f"<!DOCTYPE html><html><body><article>\n{body}</article></body></html>"


def over(label: Label, front: Label) -> Label:
    """Return `label` with what `front` says of what it leaves open."""
    fields = {name: getattr(label, name) or getattr(front, name) for name in Label.__struct_fields__}
    return msgspec.structs.replace(label, **fields)
