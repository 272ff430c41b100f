"""Records made by hand as what an export reads: a store without a ledger, and pages whose names are hostile."""

from collections.abc import Iterator

import msgspec
from builders import find, make_page, make_statement
from export.dossier_case import actor, summary, utterance

from onrecord.export.dossier import DossierInput
from onrecord.export.selection import Selection
from onrecord.records import (
    Act,
    Actor,
    ActorId,
    Dispute,
    DisputeId,
    DisputeSide,
    Grade,
    Matter,
    MatterId,
    MatterKind,
    Page,
    PageId,
    Polarity,
    Position,
    PositionId,
    Reason,
    Record,
    Statement,
    Story,
    Utterance,
    content_id,
)

HOSTILE = (
    "<script>alert(1)</script>",
    "]]> & \"quotes\" 'and' &amp;",
    "\u202eمرحبا שלום",
    "\U0001f600\x00\x1b\ufffe a\nb",
)


class Held:
    """What Selection asks of a store, answered from records."""

    def __init__(self, given: DossierInput) -> None:
        self.given = given

    def summaries(self):
        return list(self.given.summaries)

    def page(self, page: PageId) -> Page:
        return next(row for row in self.given.pages if row.id == page)

    def statements(self, page: PageId | None = None) -> Iterator[Statement]:
        return (row for row in self.given.statements if page in (None, row.page))

    def findings(self, page: PageId | None = None):
        return iter(self.given.findings)

    def decisions(self):
        return []

    def edition(self) -> int:
        return 0

    def corpus(self, kind: type[Record]) -> Iterator[Record]:
        names = {
            Actor: "actors",
            Dispute: "disputes",
            Matter: "matters",
            Position: "positions",
            Story: "stories",
            Utterance: "utterances",
        }
        return iter(getattr(self.given, names[kind]))


def selected(given: DossierInput, **fields: object) -> Selection:
    return Selection(Held(given), **fields)  # type: ignore[arg-type]


def hostile() -> DossierInput:
    """One page on which four actors with hostile names speak, two of them in a dispute."""
    words = [f"“Nobody \U0001f6a2 crosses pier {place}”" for place in range(len(HOSTILE))]
    lines = [f"{said} said {name}." for said, name in zip(words, HOSTILE, strict=True)]
    page = make_page(("headline", HOSTILE[0]), *lines, outlet=HOSTILE[1])
    rows = []
    for said, name in zip(words, HOSTILE, strict=True):
        row = make_statement(page, said, source=None, speaker=name)
        at = find(page, name, after=row.content[0].end)
        rows.append(msgspec.structs.replace(row, source=at, source_words=name))
    keys = [ActorId(content_id("actor", name)) for name in HOSTILE]
    said = [utterance(key, row) for key, row in zip(keys, rows, strict=True)]
    pier = MatterId(content_id("matter", "pier"))

    def side(place: int) -> DisputeSide:
        return DisputeSide(
            utterance=said[place].id,
            statement=rows[place].id,
            actor=keys[place],
            speaker=HOSTILE[place],
            words=rows[place].words,
            page=page.id,
            span=rows[place].content[0],
        )

    return DossierInput(
        pages=(page,),
        summaries=(summary(page, f"saved/{HOSTILE[0]}\x00.html"),),
        statements=tuple(rows),
        utterances=tuple(said),
        actors=tuple(
            actor(key, name, (row,), name, name, name) for key, name, row in zip(keys, HOSTILE, rows, strict=True)
        ),
        matters=(
            Matter(
                id=pier,
                name=HOSTILE[3],
                kind=MatterKind.PLACE,
                aliases=(HOSTILE[1],),
                utterances=tuple(row.id for row in said),
                made_by="matters@1",
            ),
        ),
        positions=tuple(
            Position(
                id=PositionId(content_id("position", row.id)),
                matter=pier,
                utterance=uttered.id,
                statement=row.id,
                page=page.id,
                actor=key,
                speaker=row.speaker,
                act=Act.DENIES,
                polarity=Polarity.AGAINST,
                span=row.content[0],
                words=row.words,
                confidence=0.5,
                made_by="positions@1",
            )
            for key, row, uttered in zip(keys, rows, said, strict=True)
        ),
        disputes=(
            Dispute(
                id=DisputeId(content_id("dispute", "pier")),
                matter=pier,
                matter_name=HOSTILE[3],
                reason=Reason(code="status", text=HOSTILE[1]),
                grade=Grade.POSSIBLE,
                a=side(0),
                b=side(3),
                confidence=0.5,
                made_by="disputes@1",
            ),
        ),
    )
