"""Statements, utterances and actors of invented pages, for the tests of this room."""

from dataclasses import dataclass, field

from builders import make_page, make_statement

from onrecord import disputes as room
from onrecord.records import (
    Actor,
    ActorId,
    ActorKind,
    Dispute,
    Matter,
    Page,
    PageId,
    Position,
    Settings,
    Statement,
    StatementId,
    Story,
    Utterance,
    UtteranceId,
    content_id,
)


@dataclass
class World:
    """Pages with what is said on them; `run` sends it through the room."""

    pages: dict[PageId, Page] = field(default_factory=dict)
    statements: dict[StatementId, Statement] = field(default_factory=dict)
    utterances: list[Utterance] = field(default_factory=list)
    actors: dict[ActorId, Actor] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)
    stories: list[Story] = field(default_factory=list)
    comparer: room.Comparer | None = None

    def page(self, *paragraphs: str, published: str | None = "2019-03-04", **fields) -> Page:
        page = make_page(*paragraphs, published=published, **fields)
        self.pages[page.id] = page
        return page

    def says(self, page: Page, speaker: str | None, *pieces: str, side: str | None = None, **fields) -> Utterance:
        fields.setdefault("source", speaker.split()[-1] if speaker else None)
        statement = make_statement(page, pieces, speaker=speaker, of=side, **fields)
        actor = None
        if speaker:
            actor = ActorId(content_id("actor", speaker))
            kind = ActorKind.GOVERNMENT if speaker == side else ActorKind.PERSON
            self.actors[actor] = Actor(id=actor, name=speaker, kind=kind, side=side, made_by="actors@test")
        utterance = Utterance(
            id=UtteranceId(content_id("utterance", statement.id)),
            actor=actor,
            speaker=speaker,
            words=statement.words,
            statement=statement.id,
            page=page.id,
            first=page.published,
            pages=1,
            independent_reports=1,
            made_by="utterances@test",
        )
        self.statements[statement.id] = statement
        self.utterances.append(utterance)
        return utterance

    def hearing(self) -> room.Hearing:
        return room.hear(self.utterances, self.statements, self.actors, self.pages.__getitem__, self.comparer)

    def matters(self) -> list[Matter]:
        pages = self.pages.__getitem__
        return room.matters(self.hearing(), self.statements, pages, self.settings, self.actors, self.stories)

    def positions(self) -> list[Position]:
        pages = self.pages.__getitem__
        return room.positions(self.hearing(), self.matters(), self.statements, self.actors, pages)

    def survey(self) -> room.Survey:
        pages = self.pages.__getitem__
        return room.survey(self.hearing(), self.positions(), self.matters(), self.statements, self.actors, pages)

    def disputes(self) -> list[Dispute]:
        return self.survey().disputes
