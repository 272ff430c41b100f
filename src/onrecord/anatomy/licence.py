"""The licence under which a page says that it stands: by its data, its links, or a printed line.

A copyright notice is no licence, and neither is that of a picture, a comment or a sample that the page shows.
"""

import re
from collections.abc import Iterable, Sequence

from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.lines import Line
from onrecord.anatomy.parts import PICTURE_WORDS
from onrecord.records import Evidence, Span

__all__ = ["declared_licence", "linked_licence", "printed_licence", "short_name"]

ADDRESS = re.compile(
    r"creativecommons\.org/(?:licen[cs]es/(?P<terms>[a-z]+(?:-[a-z]+)*)|publicdomain/(?P<public>zero|mark))"
    r"(?:/(?P<version>\d\.\d))?(?:/(?P<place>[a-z]{2,3})(?=/|$))?",
    re.IGNORECASE,
)
PRINTED = re.compile(
    r"\b(?:CC|Creative Commons)[ -](?P<terms>BY(?:[ -](?:NC|ND|SA))*|0)\b(?:[ -]v?(?P<version>\d\.\d))?"
    r"(?:[ -](?P<place>[A-Z]{2})\b)?|\b(?P<zero>CC0)\b(?:[ -](?P<zero_version>\d\.\d))?"
)
"""A Creative Commons licence by its letters; small letters are read where a hyphen follows them ("cc by-sa")."""
SMALL = re.compile(r"\bcc[ -]by(?:-(?:nc|nd|sa))+\b(?:[ -]\d\.\d)?")
IN_WORDS = re.compile(r"\bcreative[ -]commons\b.{0,120}", re.IGNORECASE)
TERMS = (
    ("BY", re.compile(r"attribution|namensnennung|atribución|reconocimiento|attribuzione|naamsvermelding", re.I)),
    ("NC", re.compile(
        r"non-?\s?commercial|nicht[ -]?kommerziell|keine[ -]kommerzielle|commerciale?[ -]non|pas d[’']utilisation c|"
        r"no-?\s?comercial|non commerciale|nietcommercieel", re.I)),
    ("ND", re.compile(
        r"no-?\s?deriv|keine[ -]bearbeitung|pas de modification|sin-?\s?(?:obra)?-?\s?derivad|non opere deriv", re.I)),
    ("SA", re.compile(
        r"share-?\s?alike|(?:weitergabe )?unter gleichen|partage dans|compartir-?\s?igual|condividi allo", re.I)),
)  # fmt: skip
VERSION = re.compile(r"\b\d\.\d\b")
OTHER = re.compile(
    r"(?:Apache|MIT|BSD|GNU|GPL|LGPL|AGPL|GFDL|MPL|ODbL|Open Government|Public Domain)\b",
)
SAYS = re.compile(
    r"licen[cs]\w*|lizen[zs]\w*|licenza|licencia\w*|licença|licentie|some rights reserved|einige rechte|"
    r"certains droits|algunos derechos|published under|steht unter|stehen unter|unter einer",
    re.IGNORECASE,
)
SAMPLE = re.compile(
    r"\b(?:flickr|wikimedia|wikipedia|via|musi[ckq]\w*|soundtrack|audio|icons?|fonts?)\b", re.IGNORECASE
)
METAS = (
    "dcterms.license",
    "dc.license",
    "dc.rights.license",
    "license",
    "licence",
    "dcterms.rights",
    "dc.rights",
    "rights",
)
NAMED = re.compile(r"creative|\bcc[ -]?(?:by|0)\b", re.IGNORECASE)
AROUND = 60
"""Characters before a licence's name in which a word for a picture tells that it is the picture's."""
LONGEST_LINE = 600
LONGEST_NAME = 120
MOST_LINKS = 200
"""Links to licences that are weighed; a page with more lists works of others."""


def short_name(words: str) -> str | None:
    """Return the short name of the licence that `words`, an address or a printed name, state ("CC BY-SA 3.0 DE")."""
    link = ADDRESS.search(words)
    if link:
        if link["public"]:
            name = "CC0" if link["public"].lower() == "zero" else "Public Domain Mark"
        else:
            name = f"CC {link['terms'].upper()}"
        return _named(name, link["version"], link["place"])
    printed = PRINTED.search(words)
    if printed:
        if printed["zero"] or printed["terms"] == "0":
            return _named("CC0", printed["zero_version"] or printed["version"], None)
        return _named(f"CC {printed['terms'].replace(' ', '-')}", printed["version"], printed["place"])
    small = SMALL.search(words)
    if small:
        return short_name(small.group().upper())
    said = IN_WORDS.search(words)
    terms = [name for name, pattern in TERMS if said and pattern.search(said.group())]
    if said and terms:
        version = VERSION.search(said.group())
        return _named("CC " + "-".join(terms), version.group() if version else None, None)
    return None


def _named(name: str, version: str | None, place: str | None) -> str:
    return " ".join(part for part in (name, version, place.upper() if place else None) if part)


def declared_licence(linked: str | None, metas: dict[str, list[str]], document: Document) -> Evidence | None:
    """Return the licence that the page's data or head declare, as `licence:basis` with the words that state it."""
    offers = [("json-ld", linked or "")]
    offers += [("meta", value) for name in METAS for value in metas.get(name, ())]
    offers += [
        ("link", row.attributes.get("href", ""))
        for row in document.elements
        if row.tag == "link" and "license" in row.attributes.get("rel", "").lower().split()
    ]
    for basis, value in offers:
        if _is_licence(value.strip()):
            return Evidence(code=f"licence:{basis}", text=value.strip()[:300])
    return None


def _is_licence(value: str) -> bool:
    if short_name(value):
        return True
    if value.startswith(("http://", "https://")):
        return bool(re.search(r"licen[cs]e|lizenz|licenza|licencia", value, re.IGNORECASE))
    return len(value) <= LONGEST_NAME and bool(OTHER.match(value))


def linked_licence(
    document: Document, lines: Sequence[Line], report: Span, apart: Sequence[Span]
) -> tuple[str, Evidence] | None:
    """Return the licence to which a link of the page leads, and its evidence; None where none does.

    `report` is the report's span; `apart` are the spans of pictures' words, comments and other people's posts. Inside
    the report a link counts only where its line says that it is the licence of the text.
    """
    best: tuple[int, str, Evidence] | None = None
    at = seen = 0
    for row in document.elements:
        address = row.attributes.get("href", "") if row.tag in ("a", "area") else ""
        if not address:
            continue
        rel = "license" in row.attributes.get("rel", "").lower().split()
        name = short_name(address) if "creativecommons" in address else None
        if name is None and not (rel and _is_licence(address)):
            continue
        seen += 1
        if seen > MOST_LINKS:
            break
        while at + 1 < len(lines) and lines[at + 1].span.start <= row.start:
            at += 1
        near = lines[at] if lines and lines[at].span.end >= row.start else None
        words = near.text[:LONGEST_LINE] if near else ""
        rank = _rank(document, row, words, rel, report, apart)
        if rank and (best is None or rank > best[0]):
            shown = bool(row.start < row.end and not row.hidden)
            text = row.span.of(document.text) if shown else address
            evidence = Evidence(code="licence:link", text=text, span=row.span if shown else None)
            best = (rank, name or address[:300], evidence)
    return (best[1], best[2]) if best else None


def _rank(document: Document, row: Element, words: str, rel: bool, report: Span, apart: Sequence[Span]) -> int:
    """Return how surely a link states the page's own licence; 0 where it does not."""
    if any(span.start <= row.start < span.end for span in apart):
        return 0
    if any(above.tag in ("figure", "figcaption") for above in document.holding(row.index)):
        return 0
    says = bool(SAYS.search(words))
    sample = bool(PICTURE_WORDS.search(words) or SAMPLE.search(words))
    inside = report.start <= row.start < report.end
    if row.start == row.end:
        return (2 if rel else 1) if not inside or rel else 0
    if sample or (inside and not says):
        return 0
    return 1 + 2 * says + rel


def printed_licence(lines: Iterable[Line], report: Span, apart: Sequence[Span]) -> tuple[str, Evidence] | None:
    """Return the licence that a line prints without a link, and its evidence.

    The line says that it is a licence, or is nothing but the licence's name and stands outside the report.
    """
    for line in lines:
        if line.hidden or len(line.text) > LONGEST_LINE:
            continue
        low = line.text.lower()
        if "cc" not in low and "creative" not in low:
            continue
        name = short_name(line.text)
        if name is None or any(span.touches(line.span) for span in apart):
            continue
        at = NAMED.search(line.text)
        near = line.text[max(0, at.start() - AROUND) : at.end()] if at else line.text
        if PICTURE_WORDS.search(near) or SAMPLE.search(near):
            continue
        inside = report.touches(line.span)
        alone = len(line.text) <= len(name) + 12 and not inside
        if alone or (SAYS.search(line.text) and (not inside or re.search(r"\btexte?\b|article|artikel|beitrag", low))):
            return name, Evidence(code="licence:printed", text=line.text, span=line.span)
    return None
