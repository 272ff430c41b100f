"""The nodes of the graph: every record of a selection in the context's words."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from onrecord.export.jsonld.fields import Node, date, node, target, urn, web_address
from onrecord.export.jsonld.makers import Makers
from onrecord.export.jsonld.stories import story_nodes
from onrecord.export.selection import Selection
from onrecord.records import (
    Actor,
    ActorId,
    ActorKind,
    Dispute,
    DisputeSide,
    Finding,
    Matter,
    MatterId,
    MatterKind,
    Page,
    Position,
    SpeakerKind,
    Statement,
    StatementId,
    StatementKind,
    Utterance,
    UtteranceId,
)

__all__ = ["nodes"]

PAGES_AT_HAND = 64
"""Pages whose texts are kept while positions and disputes, which come in no order of pages, are written."""

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


def nodes(selection: Selection) -> Iterator[Node]:
    """Yield the nodes of the graph, each kind by id.

    A page that is a copy comes twice, with its own facts and with what it was made from: readers of JSON-LD join the
    two by its id.
    """
    return _Nodes(selection).every()


class _Nodes:
    """Makes the nodes of one export."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self.makers = Makers(selection)
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

    def every(self) -> Iterator[Node]:
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
            yield from story_nodes(story, chosen, self.makers)
        yield from self.makers.nodes()

    def _page(self, page: Page) -> Node:
        row = self.selection.summaries[page.id]
        return node(
            id=urn("page", page.id),
            type=["schema:NewsArticle", "Page"],
            headline=page.title,
            datePublished=date(page.published),
            dateModified=date(page.updated),
            publisher=node(type="schema:Organization", name=page.outlet) if page.outlet else None,
            author=[node(type="schema:Person", name=name) for name in page.bylines],
            inLanguage=page.language,
            url=web_address(row),
            seenAt=row.place,
            text=page.text,
            textVersion=page.text_version,
            **self.makers.made(page.id, page.made_by),
        )

    def _statement(self, row: Statement, text: str) -> Node:
        spans = [("content", span) for span in row.content]
        spans += [(name, span) for name, span in (("cue", row.cue), ("source", row.source)) if span is not None]
        if row.kind is not StatementKind.INDIRECT:
            self.quotes.add(row.id)
        return node(
            id=urn("statement", row.id),
            type=["oa:Annotation", "Statement"],
            motivation="oa:identifying",
            target=[target(row.page, span, text, purpose=urn("purpose", name)) for name, span in spans],
            body=self._words(row),
            kind=row.kind,
            voice=row.voice,
            where=row.where,
            reportsSpeech=row.said,
            within=urn("statement", row.within) if row.within else None,
            **self.makers.made(row.id, row.made_by, row.confidence),
        )

    def _words(self, row: Statement) -> Node:
        quoted = row.kind is not StatementKind.INDIRECT
        utterance, actor = self.said.get(row.id, (None, None))
        speaker: str | Node | None = None
        if actor is not None:
            speaker = urn("actor", actor)
        elif row.speaker:
            speaker = node(type=SPEAKERS.get(row.speaker_kind, "Speaker"), name=row.speaker)
        return node(
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
            dateCreated=date(row.said_at.value) if row.said_at else None,
            about=self._about(utterance),
            utterance=urn("utterance", utterance) if utterance else None,
        )

    def _words_id(self, statement: StatementId) -> str:
        return urn("quotation" if statement in self.quotes else "claim", statement)

    def _actor(self, row: Actor) -> Node:
        roles = [
            node(
                type="schema:OrganizationRole",
                roleName=role.role,
                of=role.of,
                startDate=date(role.since),
                endDate=date(role.until),
                firstSeen=date(role.first),
                lastSeen=date(role.last),
                byUser=role.by_user,
            )
            for role in row.roles
        ]
        return node(
            id=urn("actor", row.id),
            type=[ACTORS[row.kind], "Actor"],
            name=row.name,
            alternateName=row.aliases,
            kind=row.kind,
            roles=roles,
            side=row.side,
            **self.makers.made(row.id, row.made_by),
        )

    def _matter(self, row: Matter) -> Node:
        return node(
            id=urn("matter", row.id),
            type=[MATTERS.get(row.kind, "schema:Thing"), "Matter"],
            name=row.name,
            alternateName=row.aliases,
            kind=row.kind,
            pages=row.pages,
            independentReports=row.independent_reports,
            **self.makers.made(row.id, row.made_by, row.confidence),
        )

    def _utterance(self, row: Utterance) -> Node:
        variants = [
            node(
                type="Variant",
                statement=urn("statement", variant.statement),
                variant=variant.variant,
                differs=variant.differs,
                altered=variant.altered,
            )
            for variant in row.variants
        ]
        return node(
            id=urn("utterance", row.id),
            type=["schema:Claim", "Utterance"],
            text=row.words,
            creator=urn("actor", row.actor) if row.actor else None,
            speaker=row.speaker,
            first=date(row.first),
            about=self._about(row.id),
            appearance=sorted({urn("page", variant.page) for variant in row.variants}),
            hadPrimarySource=urn("page", row.page),
            wasDerivedFrom=sorted({self._words_id(variant.statement) for variant in row.variants}),
            independentReports=row.independent_reports,
            variants=variants,
            **self.makers.made(row.id, row.made_by),
        )

    def _position(self, row: Position) -> Node:
        return node(
            id=urn("position", row.id),
            type=["oa:Annotation", "Position"],
            motivation="oa:classifying",
            target=target(row.page, row.span, self.page(row.page).text),
            body=urn("matter", row.matter),
            matter=urn("matter", row.matter),
            utterance=urn("utterance", row.utterance),
            statement=urn("statement", row.statement),
            creator=urn("actor", row.actor) if row.actor else None,
            speaker=row.speaker,
            side=row.side,
            act=row.act,
            polarity=row.polarity,
            status=row.status,
            plover=row.plover,
            agreement=row.agreement,
            saidAt=date(row.said_at),
            **self.makers.made(row.id, row.made_by, row.confidence),
        )

    def _dispute(self, row: Dispute) -> Node:
        return node(
            id=urn("dispute", row.id),
            type=["oa:Annotation", "Dispute"],
            motivation="oa:linking",
            target=[self._side(row.a), self._side(row.b)],
            body=node(type=["schema:Claim", "oa:TextualBody"], value=row.reason.text, text=row.reason.text),
            reason=row.reason.code,
            grade=row.grade,
            shift=row.shift,
            matter=urn("matter", row.matter),
            **self.makers.made(row.id, row.made_by, row.confidence),
        )

    def _side(self, side: DisputeSide) -> Node:
        return {
            **target(side.page, side.span, self.page(side.page).text),
            **node(
                utterance=urn("utterance", side.utterance),
                statement=urn("statement", side.statement),
                creator=urn("actor", side.actor) if side.actor else None,
                speaker=side.speaker,
                side=side.side,
                saidAt=date(side.said_at),
            ),
        }

    def _finding(self, row: Finding) -> Node:
        text = self.page(row.page).text
        clause = target(row.page, row.clause, text) if row.clause is not None else None
        return node(
            id=urn("finding", row.id),
            type=["oa:Annotation", "Finding"],
            motivation="oa:moderating",
            target=target(row.page, row.span, text),
            body=node(type="oa:TextualBody", value=row.text),
            basis=row.basis,
            rule=row.rule,
            clause=clause,
            grade=row.grade,
            comment=row.comment,
            **self.makers.made(row.id, row.checker),
        )

    def _about(self, utterance: UtteranceId | None) -> list[str]:
        return [urn("matter", matter) for matter in self.touched.get(utterance, ())] if utterance else []


def _purpose(name: str) -> Node:
    return {"id": urn("purpose", name), "type": "oa:Motivation", "rdfs:label": name}
