"""An invented quarrel over a lighthouse, as records: two stories, two sides, a dispute, readers, failures."""

from builders import find, make_page, make_statement

from onrecord.export.dossier import DossierInput
from onrecord.forum import findings, rules
from onrecord.ledger.store import PageSummary
from onrecord.records import (
    Act,
    Actor,
    ActorId,
    ActorKind,
    ActorRole,
    Copy,
    Dispute,
    DisputeId,
    DisputeSide,
    Evidence,
    Failure,
    Grade,
    Matter,
    MatterId,
    MatterKind,
    Mention,
    MissingOriginal,
    PageRef,
    Passage,
    Polarity,
    Position,
    PositionId,
    Reason,
    Relation,
    SpeakerKind,
    Statement,
    StatementKind,
    Status,
    Story,
    StoryId,
    Utterance,
    UtteranceId,
    Variant,
    content_id,
    failure_id,
)

TOWER = MatterId(content_id("matter", "tower"))
LAMP = MatterId(content_id("matter", "lamp"))
HOLM = ActorId(content_id("actor", "holm"))
VEY = ActorId(content_id("actor", "vey"))
KEEPER = ActorId(content_id("actor", "keeper"))


def pages():
    first = make_page(
        ("headline", "Coast board says the tower at Grey Skerry will close"),
        ("deck", "Fishermen of the south bank call the plan a surprise"),
        "The Grey Skerry tower will be dark from October, the coast board said on Monday. “The agreement was signed in "
        "June and it stands,” said Runa Holm, who heads the board.",
        "Edvin Vey, who speaks for the fishermen, said that no agreement on the tower had ever been signed. “We were "
        "shown a draft. We were never shown a pen.”",
        ("caption", "The tower in the snow, with the keeper Solveig Aarn. Photo: R. Lunde"),
        (
            "policy",
            "Comment rules\n\nBe kind. Personal attacks are removed. No links. Stay on the subject of the article.",
        ),
        outlet="The Skerry Mail",
        published="2021-09-06",
        comments=(
            ("1", None, "gullwatch", "My father lit that lamp for thirty years."),
            ("1.1", "1", "Nils", "You are an idiot, gullwatch, nobody lit it by hand after the war."),
            ("2", None, "Ada", "The minutes are at https://board.example/minutes for who can read."),
            ("3", None, "Ada", "The minutes are open to all who ask at the harbour office on a Tuesday."),
        ),
    )
    copy = make_page(
        ("headline", "Lights out at Grey Skerry"),
        "The Grey Skerry tower will be dark from October, the coast board said on Monday. “The agreement was signed in "
        "June and it stands,” said Runa Holm, who heads the board.",
        "Edvin Vey, who speaks for the fishermen, said that no agreement on the tower had ever been signed.",
        ("credit", "H/T The Skerry Mail"),
        outlet="Northern Wire Review",
        published="2021-09-07",
    )
    own = make_page(
        ("headline", "“A draft is not a treaty”: the tower quarrel goes on"),
        "Runa Holm told this newspaper that the tower was “a matter of money, and only of money.” Edvin Vey asked for "
        "the lamp to stay lit until the ferry has radar.",
        outlet="South Bank Courier",
        published="2021-09-09",
    )
    return first, copy, own


def sample() -> DossierInput:
    first, copy, own = pages()
    signed = make_statement(
        first,
        "“The agreement was signed in June and it stands,”",
        cue="said",
        source="Runa Holm",
        speaker="Runa Holm",
        kind=StatementKind.DIRECT,
    )
    unsigned = make_statement(
        first, "that no agreement on the tower had ever been signed", source="Edvin Vey", speaker="Edvin Vey"
    )
    pen = make_statement(
        first,
        ("“We were shown a draft.", "We were never shown a pen.”"),
        cue=None,
        speaker="Edvin Vey",
        kind=StatementKind.DIRECT,
    )
    signed_copy = make_statement(
        copy, "“The agreement was signed in June and it stands,”", source="Runa Holm", speaker="Runa Holm"
    )
    money = make_statement(
        own,
        "that the tower was “a matter of money, and only of money.”",
        cue="told",
        source="Runa Holm",
        speaker="Runa Holm",
        kind=StatementKind.MIXED,
    )
    lamp = make_statement(
        own,
        "for the lamp to stay lit until the ferry has radar",
        cue="asked",
        source="Edvin Vey",
        speaker="Edvin Vey",
    )
    nobody = make_statement(first, "The Grey Skerry tower will be dark from October", source="the coast board")
    statements = (signed, unsigned, pen, signed_copy, money, lamp, nobody)
    said = [
        utterance(HOLM, signed, copies=(signed_copy,)),
        utterance(VEY, unsigned),
        utterance(VEY, pen),
        utterance(HOLM, money),
        utterance(VEY, lamp),
        utterance(None, nobody),
    ]
    by_statement = {row.statement: row for row in said}

    def place(row: Statement) -> DisputeSide:
        return DisputeSide(
            utterance=by_statement[row.id].id,
            statement=row.id,
            actor=by_statement[row.id].actor,
            speaker=row.speaker,
            words=row.pieces[0],
            page=row.page,
            span=row.content[0],
            said_at="2021-09-06",
        )

    def stand(matter, row, act, polarity, status=None) -> Position:
        return Position(
            id=PositionId(content_id("position", matter, row.id)),
            matter=matter,
            utterance=by_statement[row.id].id,
            statement=row.id,
            page=row.page,
            actor=by_statement[row.id].actor,
            speaker=row.speaker,
            act=act,
            polarity=polarity,
            status=status,
            span=row.content[0],
            words=row.pieces[0],
            said_at="2021-09-06",
            confidence=0.81,
            made_by="positions@1",
        )

    policy = rules(first)
    return DossierInput(
        pages=(first, copy, own),
        summaries=tuple(summary(page, f"saved/{n}.html") for n, page in enumerate((first, copy, own), 1)),
        statements=statements,
        mentions=(
            Mention(
                page=first.id,
                span=find(first, "Solveig Aarn"),
                words="Solveig Aarn",
                name="Solveig Aarn",
                kind=SpeakerKind.PERSON,
            ),
        ),
        stories=(
            Story(
                id=StoryId("story-1"),
                headline=first.title,
                original=PageRef(page=first.id, place="saved/1.html"),
                copies=(
                    Copy(
                        page=copy.id,
                        place="saved/2.html",
                        parent=first.id,
                        relation=Relation.REPRINT,
                        credit="The Skerry Mail",
                        headline_changed=True,
                        body_changed=True,
                        dropped=("deck", "caption", "policy", "comment"),
                        passages=(
                            Passage(
                                change="dropped", parent_span=find(first, "“We were shown a draft. We were never shown")
                            ),
                            Passage(
                                change="reworded",
                                parent_span=find(first, "Coast board says the tower at Grey Skerry will close"),
                                span=find(copy, "Lights out at Grey Skerry"),
                            ),
                        ),
                        evidence=(Evidence(code="credit-line", text="H/T The Skerry Mail"),),
                        confidence=0.98,
                    ),
                ),
                earliest="2021-09-06",
                made_by="stories@1",
            ),
            Story(
                id=StoryId("story-2"),
                headline=own.title,
                original=None,
                missing_original=MissingOriginal(name="Tern Press", evidence=(Evidence(code="dateline", text="(TP)"),)),
                copies=(
                    Copy(
                        page=own.id, place="saved/3.html", parent=None, relation=Relation.REPRINT, credit="Tern Press"
                    ),
                ),
                earliest="2021-09-09",
                made_by="stories@1",
            ),
        ),
        actors=(
            actor(HOLM, "Runa Holm", (signed, signed_copy, money), "head", "the coast board", "the board"),
            actor(VEY, "Edvin Vey", (unsigned, pen, lamp), "speaker", "the fishermen", "the fishermen"),
            actor(KEEPER, "Solveig Aarn", (), "keeper", None, None),
        ),
        utterances=tuple(said),
        matters=(
            Matter(
                id=TOWER,
                name="the tower agreement",
                kind=MatterKind.DOCUMENT,
                aliases=("the draft",),
                utterances=tuple(by_statement[row.id].id for row in (signed, unsigned, pen)),
                pages=2,
                independent_reports=1,
                confidence=0.9,
                made_by="matters@1",
            ),
            Matter(
                id=LAMP,
                name="the lamp",
                kind=MatterKind.ISSUE,
                utterances=(by_statement[lamp.id].id,),
                pages=1,
                independent_reports=1,
                made_by="matters@1",
            ),
        ),
        positions=(
            stand(TOWER, signed, Act.ASSERTS, Polarity.FOR, Status.SIGNED),
            stand(TOWER, unsigned, Act.DENIES, Polarity.AGAINST, Status.PROPOSED),
            stand(LAMP, lamp, Act.DEMANDS, Polarity.FOR),
        ),
        disputes=(
            Dispute(
                id=DisputeId("dispute-1"),
                matter=TOWER,
                matter_name="the tower agreement",
                reason=Reason(code="status", text="signed / never signed"),
                grade=Grade.LIKELY,
                a=place(signed),
                b=place(unsigned),
                confidence=0.88,
                made_by="disputes@1",
            ),
        ),
        rules=policy,
        findings=findings(first, policy),
        failures=tuple(
            Failure(
                id=failure_id(f"saved/broken-{n}.html", "anatomy", "too-deep"),
                place=f"saved/broken-{n}.html",
                stage="anatomy",
                code="too-deep",
                message="more than 5000 elements stand open at once",
                next="Save the page as text and add that.",
            )
            for n in range(7)
        ),
    )


def summary(page, place, *, newest=True) -> PageSummary:
    return PageSummary(
        id=page.id,
        capture=page.capture,
        place=place,
        places=(place,),
        address=place,
        newest=newest,
        sightings=1,
        title=page.title,
        published=page.published,
        updated=None,
        outlet=page.outlet,
        language=page.language,
        characters=len(page.text),
    )


def utterance(who, row, *, copies=()) -> Utterance:
    variants = (Variant(statement=row.id, page=row.page), *(Variant(statement=at.id, page=at.page) for at in copies))
    return Utterance(
        id=UtteranceId(content_id("utterance", row.id)),
        actor=who,
        speaker=row.speaker,
        words=row.words,
        statement=row.id,
        page=row.page,
        first="2021-09-06",
        pages=len(variants),
        independent_reports=1,
        variants=variants,
        made_by="utterances@1",
    )


def actor(key, name, statements, role, of, side) -> Actor:
    return Actor(
        id=key,
        name=name,
        kind=ActorKind.PERSON,
        roles=(ActorRole(role=role, of=of),),
        side=side,
        statements=tuple(row.id for row in statements),
        pages=len({row.page for row in statements}),
        mentioned=1,
        made_by="actors@1",
    )
