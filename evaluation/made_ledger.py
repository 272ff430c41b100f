"""A made ledger of many pages and statements, with all that is found across them, built as the store builds any.

The pages are those of `evaluation.made_utterances`. What the corpus stages would find is put together directly: a
speaker is an actor, equal words of one speaker an utterance, a headline's affair a matter, pages of equal text a story;
every other utterance takes a position, and neighbours of two sides on one matter are now and then in dispute. Building
goes on where it was broken off.
"""

import random
import time
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

from evaluation.made_utterances import MadePage, made_pages
from onrecord.disputes.positions import MADE_BY as FOUND_BY
from onrecord.ledger import CorpusStage, Store, open_ledger
from onrecord.records import (
    Act,
    Actor,
    ActorId,
    ActorKind,
    Copy,
    Dispute,
    DisputeId,
    DisputeSide,
    Grade,
    Matter,
    MatterId,
    MatterKind,
    Page,
    PageId,
    PageRef,
    PageWork,
    Polarity,
    Position,
    PositionId,
    Reason,
    Record,
    Relation,
    Sighting,
    Span,
    StatementId,
    Story,
    StoryId,
    Utterance,
    UtteranceId,
    Variant,
    content_id,
)

__all__ = ["SAID", "build", "put_made"]

MADE = "made@1"
SAID = (8, 12)
"""How much is said on a page."""
TOLD = 5_000
"""After so many pages, how long it took is printed."""
VERSIONS = 50
"""One page in so many is followed by a newer version at its address."""
POSITIONS = 2
"""One utterance in so many takes a position."""
DISPUTES = 20
"""One pair of neighbours in so many is in dispute."""


class _Said(NamedTuple):
    statement: StatementId
    page: PageId
    words: str
    span: Span
    day: str


def build(path: Path, pages: int) -> Store:
    """Return the ledger at `path` with `pages` made pages, built as far as it is not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    store = open_ledger(path)
    held, began = store.count(Page), time.perf_counter()
    if held < pages:
        for number, made in enumerate(islice(made_pages(pages * sum(SAID) // 2, said=SAID), pages)):
            if number >= held:
                put_made(store, number, made)
                if (number + 1) % TOLD == 0:
                    print(f"{number + 1:,} pages, {time.perf_counter() - began:,.0f} s", flush=True)
    if store.stale():
        _put_corpus(store, pages, began)
    return store


def put_made(store: Store, number: int, made: MadePage) -> None:
    """Put a made page at a place of its own, or as the newer version of the one before it."""
    place = f"made/{number - (number % VERSIONS == 1):07d}.txt"
    sighting = Sighting(capture=made.page.capture, place=place, resolved=f"/{place}")
    work = PageWork(page=made.page, statements=made.statements, mentions=made.mentions, made=MADE)
    store.put_page(made.body, [sighting], work)


def _put_corpus(store: Store, pages: int, began: float) -> None:
    """Put the records of every stage; all of a stage's records are in memory at once, as in a run."""
    spoken: dict[tuple[str, str], list[_Said]] = {}
    sides: dict[str, str] = {}
    affairs: dict[tuple[str, str], str] = {}
    texts: dict[str, list[tuple[PageId, str, str, str]]] = {}
    for number, made in enumerate(islice(made_pages(pages * sum(SAID) // 2, said=SAID), pages)):
        page, day = made.page, (made.page.published or "")[:10]
        title = page.title or ""
        affair = title.partition(" divides ")[0]
        texts.setdefault(content_id("text", page.text), []).append((page.id, f"made/{number:07d}.txt", title, day))
        for row in made.statements:
            key = (row.speaker or "", row.pieces[0])
            spoken.setdefault(key, []).append(_Said(row.id, page.id, row.pieces[0], row.content[0], day))
            sides[key[0]] = row.of or ""
            affairs.setdefault(key, affair)
    utterances = list(_utterances(spoken))
    positions = list(_positions(utterances, spoken, sides, affairs))
    stages: dict[CorpusStage, list[Record]] = {
        CorpusStage.ACTORS: list(_actors(spoken, sides)),
        CorpusStage.STORIES: list(_stories(texts)),
        CorpusStage.UTTERANCES: list(utterances),
        CorpusStage.MATTERS: list(_matters(utterances, affairs)),
        CorpusStage.POSITIONS: list(positions),
        CorpusStage.DISPUTES: list(_disputes(positions)),
    }
    print(f"corpus records made, {time.perf_counter() - began:,.0f} s", flush=True)
    for stage, records in stages.items():
        store.put_corpus(stage, records, generation=store.generation())
        print(f"{len(records):,} {stage.value}, {time.perf_counter() - began:,.0f} s", flush=True)


def _actor_id(name: str) -> ActorId:
    return ActorId(content_id("actor", name))


def _matter_id(name: str) -> MatterId:
    return MatterId(content_id("matter", name))


def _actors(spoken: dict[tuple[str, str], list[_Said]], sides: dict[str, str]) -> Iterator[Actor]:
    said: dict[str, list[_Said]] = {}
    for (name, _), rows in spoken.items():
        said.setdefault(name, []).extend(rows)
    for name, rows in said.items():
        yield Actor(
            id=_actor_id(name),
            name=name,
            kind=ActorKind.PERSON,
            side=sides[name],
            statements=tuple(sorted(row.statement for row in rows)),
            pages=len({row.page for row in rows}),
            made_by=MADE,
        )


def _stories(texts: dict[str, list[tuple[PageId, str, str, str]]]) -> Iterator[Story]:
    for rows in texts.values():
        (page, place, title, day), *copies = sorted(rows, key=lambda row: (row[3], row[0]))
        yield Story(
            id=StoryId(content_id("story", page)),
            headline=title,
            original=PageRef(page=page, place=place),
            copies=tuple(
                Copy(page=other, place=where, parent=page, relation=Relation.REPRINT, confidence=0.9)
                for other, where, _, _ in copies
            ),
            earliest=day,
            made_by=MADE,
        )


def _utterances(spoken: dict[tuple[str, str], list[_Said]]) -> Iterator[Utterance]:
    for (name, words), rows in spoken.items():
        first = min(rows, key=lambda row: (row.day, row.statement))
        yield Utterance(
            id=UtteranceId(content_id("utterance", first.statement)),
            actor=_actor_id(name),
            speaker=name,
            words=words,
            statement=first.statement,
            page=first.page,
            first=first.day,
            pages=len({row.page for row in rows}),
            independent_reports=1 + len(rows) // 2,
            variants=tuple(Variant(statement=row.statement, page=row.page) for row in rows),
            made_by=MADE,
        )


def _matters(utterances: list[Utterance], affairs: dict[tuple[str, str], str]) -> Iterator[Matter]:
    by_name: dict[str, list[Utterance]] = {}
    for row in utterances:
        by_name.setdefault(affairs[row.speaker or "", row.words], []).append(row)
    for name, rows in by_name.items():
        yield Matter(
            id=_matter_id(name),
            name=name,
            kind=MatterKind.ISSUE,
            utterances=tuple(sorted(row.id for row in rows)),
            pages=len({row.page for row in rows}),
            independent_reports=sum(row.independent_reports for row in rows),
            made_by=MADE,
        )


def _positions(
    utterances: list[Utterance],
    spoken: dict[tuple[str, str], list[_Said]],
    sides: dict[str, str],
    affairs: dict[tuple[str, str], str],
) -> Iterator[Position]:
    chance = random.Random(11)  # noqa: S311 - made records, the same every time
    for row in utterances[::POSITIONS]:
        key = (row.speaker or "", row.words)
        said = next(said for said in spoken[key] if said.statement == row.statement)
        yield Position(
            id=PositionId(content_id("position", row.id)),
            matter=_matter_id(affairs[key]),
            utterance=row.id,
            statement=row.statement,
            page=row.page,
            actor=row.actor,
            speaker=row.speaker,
            side=sides[key[0]],
            act=chance.choice(list(Act)),
            polarity=chance.choice(list(Polarity)),
            span=said.span,
            words=row.words,
            said_at=row.first,
            confidence=round(chance.uniform(0.5, 1), 2),
            made_by=FOUND_BY,
        )


def _disputes(positions: list[Position]) -> Iterator[Dispute]:
    chance = random.Random(13)  # noqa: S311 - made records, the same every time
    rows = sorted(positions, key=lambda row: (row.matter, row.said_at or "", row.id))
    for a, b in pairwise(rows):
        if a.matter == b.matter and a.side != b.side and chance.randrange(DISPUTES) == 0:
            yield Dispute(
                id=DisputeId(content_id("dispute", a.id, b.id)),
                matter=a.matter,
                reason=Reason(code="polarity", text="for / against"),
                grade=chance.choice((Grade.LIKELY, Grade.POSSIBLE, Grade.POSSIBLE)),
                a=_side(a),
                b=_side(b),
                confidence=round(chance.uniform(0.5, 1), 2),
                made_by=MADE,
            )


def _side(row: Position) -> DisputeSide:
    return DisputeSide(
        utterance=row.utterance,
        statement=row.statement,
        actor=row.actor,
        speaker=row.speaker,
        side=row.side,
        words=row.words,
        page=row.page,
        span=row.span,
        said_at=row.said_at,
    )
