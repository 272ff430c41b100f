"""`onrecord export jsonld`: the record as linked data, in the words of Web Annotation, schema.org and PROV.

The document's context stands in it, so that nothing is loaded when it is read. Keys that it does not define are our own
words, under `urn:onrecord:term:`. Positions count Unicode code points of the page's `text`, which the document holds.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any, BinaryIO
from urllib.parse import quote, urlsplit

from onrecord.export.selection import Selection
from onrecord.ledger import PageSummary
from onrecord.ledger.kinds import copy_id
from onrecord.records import (
    Actor,
    ActorId,
    ActorKind,
    Copy,
    Dispute,
    DisputeSide,
    Finding,
    Matter,
    MatterId,
    MatterKind,
    Page,
    PageId,
    Position,
    Relation,
    Span,
    SpeakerKind,
    Statement,
    StatementId,
    StatementKind,
    Story,
    Utterance,
    UtteranceId,
    Verdict,
    canonical_json,
)

__all__ = ["CONTEXT", "nodes", "write_jsonld"]

Node = dict[str, Any]

URN = "urn:onrecord:"
AROUND = 32
"""Code points of the text before and after the words that a quote selector gives, to find them in another text."""
PAGES_AT_HAND = 64
"""Pages whose texts are kept while positions and disputes, which come in no order of pages, are written."""

ADDRESS = re.compile(r"https?://[^\x00-\x20\x7f-\xa0<>\"{}|\\^`\s]+", re.IGNORECASE)
DATES = (
    (re.compile(r"\d{4}", re.ASCII), "xsd:gYear"),
    (re.compile(r"\d{4}-\d\d", re.ASCII), "xsd:gYearMonth"),
    (re.compile(r"\d{4}-\d\d-\d\d", re.ASCII), "xsd:date"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?", re.ASCII), "xsd:dateTime"),
)

SPEAKERS = {
    SpeakerKind.PERSON: "schema:Person",
    SpeakerKind.ORGANISATION: "schema:Organization",
    SpeakerKind.GOVERNMENT: "schema:GovernmentOrganization",
    SpeakerKind.GROUP: "schema:Organization",
}
ACTORS = {
    ActorKind.PERSON: "schema:Person",
    ActorKind.ORGANISATION: "schema:Organization",
    ActorKind.GOVERNMENT: "schema:GovernmentOrganization",
    ActorKind.GROUP: "schema:Organization",
}
MATTERS = {
    MatterKind.DOCUMENT: "schema:CreativeWork",
    MatterKind.PROPOSAL: "schema:CreativeWork",
    MatterKind.PLACE: "schema:Place",
    MatterKind.EVENT: "schema:Event",
}

PURPOSES = ("content", "cue", "source")


def _linked(name: str) -> dict[str, str]:
    return {"@id": name, "@type": "@id"}


CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "@vocab": f"{URN}term:",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    # Web Annotation
    "body": _linked("oa:hasBody"),
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "exact": "oa:exact",
    "motivation": _linked("oa:motivatedBy"),
    "prefix": "oa:prefix",
    "purpose": _linked("oa:hasPurpose"),
    "selector": _linked("oa:hasSelector"),
    "source": _linked("oa:hasSource"),
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "suffix": "oa:suffix",
    "target": _linked("oa:hasTarget"),
    "value": "rdf:value",
    # schema.org
    "about": _linked("schema:about"),
    "alternateName": "schema:alternateName",
    "appearance": _linked("schema:appearance"),
    "author": _linked("schema:author"),
    "creator": _linked("schema:creator"),
    "dateCreated": "schema:dateCreated",
    "dateModified": "schema:dateModified",
    "datePublished": "schema:datePublished",
    "endDate": "schema:endDate",
    "hasPart": _linked("schema:hasPart"),
    "headline": "schema:headline",
    "inLanguage": "schema:inLanguage",
    "name": "schema:name",
    "publisher": _linked("schema:publisher"),
    "roleName": "schema:roleName",
    "softwareVersion": "schema:softwareVersion",
    "spokenByCharacter": _linked("schema:spokenByCharacter"),
    "startDate": "schema:startDate",
    "text": "schema:text",
    "url": _linked("schema:url"),
    # PROV
    "entity": _linked("prov:entity"),
    "hadPrimarySource": _linked("prov:hadPrimarySource"),
    "qualifiedDerivation": _linked("prov:qualifiedDerivation"),
    "qualifiedQuotation": _linked("prov:qualifiedQuotation"),
    "wasAssociatedWith": _linked("prov:wasAssociatedWith"),
    "wasAttributedTo": _linked("prov:wasAttributedTo"),
    "wasDerivedFrom": _linked("prov:wasDerivedFrom"),
    "wasGeneratedBy": _linked("prov:wasGeneratedBy"),
    "wasQuotedFrom": _linked("prov:wasQuotedFrom"),
    # Ours that lead to nodes or have a type
    "confidence": {"@type": "xsd:decimal"},
    "containment": {"@type": "xsd:decimal"},
    "matter": {"@type": "@id"},
    "original": {"@type": "@id"},
    "roles": {"@type": "@id"},
    "statement": {"@type": "@id"},
    "utterance": {"@type": "@id"},
    "variants": {"@type": "@id"},
    "within": {"@type": "@id"},
}
"""The context of the document: every key but those of ours whose values are plain."""


def write_jsonld(selection: Selection, file: BinaryIO) -> None:
    """Write the selection as one JSON-LD 1.1 document, a node a line; the same records give the same bytes.

    Nodes are written as they are read: beside the selection's own, only ids are held. `<` is escaped, so that the
    document may stand in a script element.
    """
    file.write(b'{"@context":' + canonical_json(CONTEXT) + b',"@graph":[')
    comma = b"\n"
    for node in nodes(selection):
        file.write(comma + canonical_json(node).replace(b"<", b"\\u003c"))
        comma = b",\n"
    file.write(b"\n]}\n")


def nodes(selection: Selection) -> Iterator[Node]:
    """Yield the nodes of the graph, each kind by id.

    A page that is a copy comes twice, with its own facts and with what it was made from: readers of JSON-LD join the
    two by its id.
    """
    return _Writer(selection).nodes()


class _Writer:
    """Makes the nodes of one export, and remembers which stages and people they name."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self.makers: set[str] = set()
        self.people: set[str] = set()
        self.page = lru_cache(maxsize=PAGES_AT_HAND)(selection.store.page)
        self.touched: dict[UtteranceId, list[MatterId]] = {}
        for matter in selection.matters():
            for utterance in matter.utterances:
                self.touched.setdefault(utterance, []).append(matter.id)
        self.said: dict[StatementId, tuple[UtteranceId, ActorId | None]] = {
            variant.statement: (row.id, row.actor) for row in selection.utterances() for variant in row.variants
        }
        self.quotes: set[StatementId] = set()
        """The statements written whose words stand, wholly or in part, in quotation marks."""

    def nodes(self) -> Iterator[Node]:
        chosen = self.selection
        yield from map(_purpose, PURPOSES)
        yield from map(self._page, chosen.pages())
        for key, rows in groupby(chosen.statements(), key=lambda row: row.page):
            text = self.page(key).text
            for row in rows:
                yield self._statement(row, text)
        yield from map(self._actor, chosen.actors())
        yield from map(self._matter, chosen.matters())
        yield from map(self._utterance, chosen.utterances())
        yield from map(self._position, chosen.positions())
        yield from map(self._dispute, chosen.disputes())
        yield from map(self._finding, chosen.findings())
        for story in chosen.stories():
            yield from self._story(story)
        yield from map(_activity, sorted(self.makers))
        yield from map(_person, sorted(self.people))

    def _page(self, page: Page) -> Node:
        row = self.selection.summaries[page.id]
        return _node(
            id=_id("page", page.id),
            type=["schema:NewsArticle", "Page"],
            headline=page.title,
            datePublished=_date(page.published),
            dateModified=_date(page.updated),
            publisher=_node(type="schema:Organization", name=page.outlet) if page.outlet else None,
            author=[_node(type="schema:Person", name=name) for name in page.bylines],
            inLanguage=page.language,
            url=_address(row),
            seenAt=row.place,
            text=page.text,
            textVersion=page.text_version,
            **self._made(page.id, page.made_by),
        )

    def _statement(self, row: Statement, text: str) -> Node:
        spans = [("content", span) for span in row.content]
        spans += [(name, span) for name, span in (("cue", row.cue), ("source", row.source)) if span is not None]
        if row.kind is not StatementKind.INDIRECT:
            self.quotes.add(row.id)
        return _node(
            id=_id("statement", row.id),
            type=["oa:Annotation", "Statement"],
            motivation="oa:identifying",
            target=[_target(row.page, span, text, purpose=_id("purpose", name)) for name, span in spans],
            body=self._words(row),
            kind=row.kind,
            voice=row.voice,
            where=row.where,
            reportsSpeech=row.said,
            within=_id("statement", row.within) if row.within else None,
            **self._made(row.id, row.made_by, row.confidence),
        )

    def _words(self, row: Statement) -> Node:
        quoted = row.kind is not StatementKind.INDIRECT
        utterance, actor = self.said.get(row.id, (None, None))
        speaker: str | Node | None = None
        if actor is not None:
            speaker = _id("actor", actor)
        elif row.speaker:
            speaker = _node(type=SPEAKERS.get(row.speaker_kind, "Speaker"), name=row.speaker)
        return _node(
            id=self._words_id(row.id),
            type="schema:Quotation" if quoted else "schema:Claim",
            text=row.words,
            creator=speaker,
            spokenByCharacter=speaker if quoted else None,
            speaker=row.speaker,
            speakerKind=row.speaker_kind,
            role=row.role,
            of=row.of,
            to=row.to,
            occasion=row.occasion,
            dateCreated=_date(row.said_at.value) if row.said_at else None,
            about=self._about(utterance),
            utterance=_id("utterance", utterance) if utterance else None,
        )

    def _words_id(self, statement: StatementId) -> str:
        return _id("quotation" if statement in self.quotes else "claim", statement)

    def _actor(self, row: Actor) -> Node:
        roles = [
            _node(
                type="schema:OrganizationRole",
                roleName=role.role,
                of=role.of,
                startDate=_date(role.since),
                endDate=_date(role.until),
                firstSeen=_date(role.first),
                lastSeen=_date(role.last),
                byUser=role.by_user,
            )
            for role in row.roles
        ]
        return _node(
            id=_id("actor", row.id),
            type=[ACTORS[row.kind], "Actor"],
            name=row.name,
            alternateName=row.aliases,
            kind=row.kind,
            roles=roles,
            side=row.side,
            **self._made(row.id, row.made_by),
        )

    def _matter(self, row: Matter) -> Node:
        return _node(
            id=_id("matter", row.id),
            type=[MATTERS.get(row.kind, "schema:Thing"), "Matter"],
            name=row.name,
            alternateName=row.aliases,
            kind=row.kind,
            pages=row.pages,
            independentReports=row.independent_reports,
            **self._made(row.id, row.made_by, row.confidence),
        )

    def _utterance(self, row: Utterance) -> Node:
        variants = [
            _node(
                type="Variant",
                statement=_id("statement", variant.statement),
                variant=variant.variant,
                differs=variant.differs,
                altered=variant.altered,
            )
            for variant in row.variants
        ]
        return _node(
            id=_id("utterance", row.id),
            type=["schema:Claim", "Utterance"],
            text=row.words,
            creator=_id("actor", row.actor) if row.actor else None,
            speaker=row.speaker,
            first=_date(row.first),
            about=self._about(row.id),
            appearance=sorted({_id("page", variant.page) for variant in row.variants}),
            hadPrimarySource=_id("page", row.page),
            wasDerivedFrom=sorted({self._words_id(variant.statement) for variant in row.variants}),
            independentReports=row.independent_reports,
            variants=variants,
            **self._made(row.id, row.made_by),
        )

    def _position(self, row: Position) -> Node:
        return _node(
            id=_id("position", row.id),
            type=["oa:Annotation", "Position"],
            motivation="oa:classifying",
            target=_target(row.page, row.span, self.page(row.page).text),
            body=_id("matter", row.matter),
            matter=_id("matter", row.matter),
            utterance=_id("utterance", row.utterance),
            statement=_id("statement", row.statement),
            creator=_id("actor", row.actor) if row.actor else None,
            speaker=row.speaker,
            side=row.side,
            act=row.act,
            polarity=row.polarity,
            status=row.status,
            plover=row.plover,
            agreement=row.agreement,
            saidAt=_date(row.said_at),
            **self._made(row.id, row.made_by, row.confidence),
        )

    def _dispute(self, row: Dispute) -> Node:
        return _node(
            id=_id("dispute", row.id),
            type=["oa:Annotation", "Dispute"],
            motivation="oa:linking",
            target=[self._side(row.a), self._side(row.b)],
            body=_node(type=["schema:Claim", "oa:TextualBody"], value=row.reason.text, text=row.reason.text),
            reason=row.reason.code,
            grade=row.grade,
            shift=row.shift,
            matter=_id("matter", row.matter),
            **self._made(row.id, row.made_by, row.confidence),
        )

    def _side(self, side: DisputeSide) -> Node:
        return {
            **_target(side.page, side.span, self.page(side.page).text),
            **_node(
                utterance=_id("utterance", side.utterance),
                statement=_id("statement", side.statement),
                creator=_id("actor", side.actor) if side.actor else None,
                speaker=side.speaker,
                side=side.side,
                saidAt=_date(side.said_at),
            ),
        }

    def _finding(self, row: Finding) -> Node:
        text = self.page(row.page).text
        clause = _target(row.page, row.clause, text) if row.clause is not None else None
        return _node(
            id=_id("finding", row.id),
            type=["oa:Annotation", "Finding"],
            motivation="oa:moderating",
            target=_target(row.page, row.span, text),
            body=_node(type="oa:TextualBody", value=row.text),
            basis=row.basis,
            rule=row.rule,
            clause=clause,
            grade=row.grade,
            comment=row.comment,
            **self._made(row.id, row.checker),
        )

    def _story(self, row: Story) -> Iterator[Node]:
        copies, excerpts = (
            [copy for copy in rows if self.selection.state(copy_id(copy.page, copy.parent)) != Verdict.REJECTED]
            for rows in (row.copies, row.excerpts)
        )
        members = {copy.page for copy in copies} | ({row.original.page} if row.original else set())
        first: str | None = None
        if row.original is not None:
            first = _id("page", row.original.page)
        elif row.missing_original is not None:
            first = _id("missing-original", row.id)
            yield _node(id=first, type=["prov:Entity", "MissingOriginal"], name=row.missing_original.name)
        yield _node(
            id=_id("story", row.id),
            type=["schema:Collection", "Story"],
            headline=row.headline,
            hasPart=sorted(_id("page", page) for page in members),
            original=first,
            earliest=_date(row.earliest),
            **self._made(row.id, row.made_by),
        )
        for copy in (*copies, *excerpts):
            yield self._copy(copy, first=first, made_by=row.made_by)

    def _copy(self, row: Copy, *, first: str | None, made_by: str) -> Node:
        parent = _id("page", row.parent) if row.parent else first
        quoted = row.relation is Relation.EXCERPT
        edge = _node(
            type="prov:Quotation" if quoted else "prov:Derivation",
            entity=parent,
            relation=row.relation,
            credit=row.credit,
            headlineChanged=row.headline_changed,
            bodyChanged=row.body_changed,
            dropped=row.dropped,
            added=row.added,
            containment=_decimal(row.containment),
            evidence=[f"{at.code}: {at.text}" if at.text else at.code for at in row.evidence],
            **self._made(copy_id(row.page, row.parent), made_by, row.confidence),
        )
        return _node(
            id=_id("page", row.page),
            hadPrimarySource=None if quoted else first,
            wasDerivedFrom=None if quoted else parent,
            wasQuotedFrom=parent if quoted else None,
            **{"qualifiedQuotation" if quoted else "qualifiedDerivation": edge},
        )

    def _about(self, utterance: UtteranceId | None) -> list[str]:
        return [_id("matter", matter) for matter in self.touched.get(utterance, ())] if utterance else []

    def _made(self, record: str, made_by: str, confidence: float | None = None) -> Node:
        """Return what made the record, how sure it is, and whose word stands on it."""
        judge = self.selection.judged_by(record)
        if judge is not None:
            self.people.add(judge)
        if "@" in made_by:
            self.makers.add(made_by)
        return _node(
            confidence=_decimal(confidence) if confidence is not None else None,
            state=self.selection.state(record),
            wasAttributedTo=_id("person", judge) if judge is not None else None,
            wasGeneratedBy=_id("coding", made_by) if "@" in made_by else None,
        )


def _id(kind: str, name: str) -> str:
    return f"{URN}{kind}:{quote(name, safe='@')}"


def _node(**fields: object) -> Node:
    """Return the fields that hold something."""
    return {key: value for key, value in fields.items() if value is not None and value not in ([], ())}


def _target(page: PageId, span: Span, text: str, **fields: object) -> Node:
    start, end = span
    position = _node(type="oa:TextPositionSelector", start=start, end=end)
    words = _node(
        type="oa:TextQuoteSelector",
        exact=text[start:end],
        prefix=text[max(0, start - AROUND) : start],
        suffix=text[end : end + AROUND],
    )
    return _node(type="oa:SpecificResource", source=_id("page", page), selector=[position, words], **fields)


def _purpose(name: str) -> Node:
    return {"id": _id("purpose", name), "type": "oa:Motivation", "rdfs:label": name}


def _activity(made_by: str) -> Node:
    stage, _, version = made_by.partition("@")
    agent = _node(
        id=_id("software", made_by),
        type=["prov:SoftwareAgent", "schema:SoftwareApplication"],
        name=f"onrecord {stage}",
        softwareVersion=version,
    )
    return _node(id=_id("coding", made_by), type="prov:Activity", wasAssociatedWith=agent)


def _person(who: str) -> Node:
    return _node(id=_id("person", who), type=["prov:Person", "schema:Person"], name=who)


def _address(row: PageSummary) -> str | None:
    """Return the page's address where it is one of the web: what a page declares may be anything."""
    for place in (row.address, row.place):
        if ADDRESS.fullmatch(place):
            try:
                if urlsplit(place).hostname:
                    return place
            except ValueError:
                continue
    return None


def _date(value: str | None) -> Node | str | None:
    """Return an ISO 8601 date with its type; what is no such date comes back as it is."""
    kind = next((kind for pattern, kind in DATES if value and pattern.fullmatch(value)), None)
    return {"@type": kind, "@value": value} if kind else value


def _decimal(value: float) -> str:
    """Return a share as text: JSON-LD would write a number as a power of ten, which is no decimal."""
    return f"{value:.2f}"
