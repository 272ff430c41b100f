"""A project's XML and its sources. The order of elements and attributes' forms are those of the standard's schema."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO

from lxml import etree  # type: ignore[import-untyped]

from onrecord.export.archive import Archive, archive
from onrecord.export.qdpx.codebook import Code, dispute_name
from onrecord.export.qdpx.coding import MACHINE_USER, Coded, Coding, selection_guid, user_guid
from onrecord.export.qdpx.texts import MOST, Names, guid, source_text
from onrecord.export.selection import Selection
from onrecord.export.xmltext import one_line, xml_text
from onrecord.ledger import PageSummary
from onrecord.records import Actor, Dispute, PageId, Span

__all__ = ["write_qdpx"]

NAMESPACE = "urn:QDA-XML:project:1.0"
MADE = "1980-01-01T00:00:00Z"
"""When everything was made, as some tools ask for it: the earliest time that a ZIP can hold, for want of a clock."""
SAME_DAY = 10
"""Characters of an ISO 8601 date that tell the day."""
PAGE_VARIABLES = (("outlet", "Text"), ("date", "Date"), ("language", "Text"), ("address", "Text"))
ACTOR_VARIABLES = (("actor kind", "Text"), ("side", "Text"), ("role", "Text"))
TOLD = (
    "Made by onrecord. What onrecord (machine) coded is a proposal until a person judges it: see the codes under "
    "“state” and who made each coding. Positions count Unicode code points. In the sources characters that XML cannot "
    "hold stand as U+FFFD, one for one."
)


def write_qdpx(selection: Selection, file: BinaryIO) -> None:
    """Write the project: sources are pages, codings are statements, positions and disputes, cases are actors."""
    coding = Coding(selection)
    with archive(file) as zipped:
        with zipped.member("project.qde") as member:
            tree = etree.ElementTree(_project(selection, coding))
            tree.write(member, xml_declaration=True, encoding="utf-8", pretty_print=True)
        for page in selection.pages():
            _text(zipped, guid("page", page.id), page.text)
        for row in coding.disputes:
            _text(zipped, guid("note", row.id), _note(row, selection))


def _text(zipped: Archive, name: str, text: str) -> None:
    with zipped.member(f"sources/{name}.txt") as member:
        member.write(source_text(text).encode())


def _add(parent: etree._Element, tag: str, text: str | None = None, **attributes: str) -> etree._Element:
    told = {name: xml_text(value) for name, value in attributes.items()}
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", told)
    if text is not None:
        element.text = xml_text(text)
    return element


def _project(selection: Selection, coding: Coding) -> etree._Element:
    root = etree.Element(f"{{{NAMESPACE}}}Project", nsmap={None: NAMESPACE})
    matter = coding.matters.get(selection.matter) if selection.matter is not None else None
    root.attrib.update(
        {
            "name": one_line(matter.name, MOST) if matter else "onrecord",
            "origin": "onrecord",
            "creatingUserGUID": user_guid(None),
            "creationDateTime": MADE,
        }
    )
    users = _add(root, "Users")
    for who in (None, *sorted(coding.people)):
        _add(users, "User", guid=user_guid(who), name=MACHINE_USER if who is None else one_line(who, MOST))
    codes = _add(_add(root, "CodeBook"), "Codes")
    for code in coding.codes:
        _code(codes, code)
    variables = _add(root, "Variables")
    for name, kind in (*PAGE_VARIABLES, *ACTOR_VARIABLES):
        _add(variables, "Variable", guid=guid("variable", name), name=name, typeOfVariable=kind)
    if coding.actors:
        cases, names = _add(root, "Cases"), Names()
        for actor in coding.actors:
            _case(cases, actor, names.unique(actor.name, "actor", actor.id), coding.spoken[actor.id])
    if coding.pages:
        sources, names = _add(root, "Sources"), Names()
        for page, spans in coding.pages.items():
            row = selection.summaries[page]
            _source(sources, row, names.unique(row.title or row.place, row.outlet or "page", page), spans)
    if coding.disputes:
        notes, names = _add(root, "Notes"), Names()
        for dispute in coding.disputes:
            name = names.unique(dispute_name(dispute), "dispute", dispute.id)
            _add(notes, "Note", name=name, **_made(guid("note", dispute.id)))
        _links(root, coding)
    _add(root, "Description", TOLD)
    return root


def _made(key: str, who: str | None = None) -> dict[str, str]:
    """Return the attributes of a text of the project that stands in a file."""
    return {"guid": key, "plainTextPath": f"internal://{key}.txt", **_by(who)}


def _by(who: str | None) -> dict[str, str]:
    return {"creatingUser": user_guid(who), "creationDateTime": MADE}


def _code(parent: etree._Element, code: Code) -> None:
    codable = "false" if code.key is None else "true"
    element = _add(parent, "Code", guid=code.guid, name=code.name, isCodable=codable)
    if code.told:
        _add(element, "Description", code.told)
    for row in code.codes:
        _code(element, row)


def _case(parent: etree._Element, actor: Actor, name: str, spoken: Iterable[tuple[PageId, Span]]) -> None:
    element = _add(parent, "Case", guid=guid("case", actor.id), name=name)
    if actor.aliases:
        _add(element, "Description", f"Also: {'; '.join(actor.aliases)}")
    _add(element, "CodeRef", targetGUID=guid("code", "actor", actor.id))
    roles = "; ".join(dict.fromkeys(row.words for row in actor.roles))
    for (variable, kind), value in zip(ACTOR_VARIABLES, (actor.kind, actor.side, roles), strict=True):
        _value(element, variable, kind, value)
    places = list(dict.fromkeys(spoken))
    for page in dict.fromkeys(page for page, _ in places):
        _add(element, "SourceRef", targetGUID=guid("page", page))
    for page, span in places:
        _add(element, "SelectionRef", targetGUID=selection_guid(page, span))


def _source(parent: etree._Element, row: PageSummary, name: str, spans: dict[Span, Coded]) -> None:
    element = _add(parent, "TextSource", name=name, **_made(guid("page", row.id)))
    for span in sorted(spans):
        _selection(element, row.id, span, spans[span])
    values = (row.outlet, _day(row.published), row.language, row.address)
    for (variable, kind), value in zip(PAGE_VARIABLES, values, strict=True):
        _value(element, variable, kind, value)


def _selection(parent: etree._Element, page: PageId, span: Span, coded: Coded) -> None:
    key = selection_guid(page, span)
    ends = {"startPosition": str(span.start), "endPosition": str(span.end)}
    element = _add(parent, "PlainTextSelection", guid=key, **ends, **_by(None))
    _add(element, "Description", "\n".join(coded.told))
    for code, who in sorted(coded.codes.items(), key=lambda row: row[0]):
        coding = _add(element, "Coding", guid=guid("coding", key, *code), **_by(who))
        _add(coding, "CodeRef", targetGUID=guid("code", *code))
    for note in coded.notes:
        _add(element, "NoteRef", targetGUID=note)


def _value(parent: etree._Element, variable: str, kind: str, value: str | None) -> None:
    if not value:
        return
    element = _add(parent, "VariableValue")
    _add(element, "VariableRef", targetGUID=guid("variable", variable))
    _add(element, f"{kind}Value", value)


def _links(root: etree._Element, coding: Coding) -> None:
    """Add a link between the words of both sides of each dispute, where both pages are held."""
    held = [row for row in coding.disputes if row.a.page in coding.pages and row.b.page in coding.pages]
    if not held:
        return
    links = _add(root, "Links")
    for row in held:
        ends = {
            "originGUID": selection_guid(row.a.page, row.a.span),
            "targetGUID": selection_guid(row.b.page, row.b.span),
        }
        told = f"{row.grade} dispute"
        element = _add(links, "Link", guid=guid("link", row.id), name=told, direction="Bidirectional", **ends)
        _add(element, "NoteRef", targetGUID=guid("note", row.id))


def _note(row: Dispute, selection: Selection) -> str:
    """Return a note on a dispute: what it is about, why, and the words of both sides with their places."""
    state = selection.state(row.id)
    about = f"{row.grade} dispute, confidence {row.confidence:.2f}, {state}"
    return "\n".join([f"{row.matter_name}: {row.reason.text}", about, *_sides(row, selection)]) + "\n"


def _sides(row: Dispute, selection: Selection) -> Iterator[str]:
    for side in (row.a, row.b):
        page = selection.summaries.get(side.page)
        where = f"{page.title or page.place}, characters {side.span.start} to {side.span.end}" if page else side.page
        said = f" ({side.said_at})" if side.said_at else ""
        yield ""
        yield f"{side.speaker or 'Speaker not known'}{said}: {side.words}"
        yield where


def _day(value: str | None) -> str | None:
    """Return the day of an ISO 8601 date; None where it tells only a month or a year."""
    try:
        return date.fromisoformat((value or "")[:SAME_DAY]).isoformat()
    except ValueError:
        return None
