"""Pages, work and decisions for the ledger's tests."""

import msgspec
from builders import find, make_page, make_statement

from onrecord.ledger import make_decision
from onrecord.records import (
    Basis,
    Decision,
    DecisionKind,
    Evidence,
    Failure,
    Finding,
    FindingGrade,
    FindingId,
    Mention,
    Origin,
    Page,
    PageWork,
    Rule,
    RuleId,
    Sighting,
    Sketch,
    SpeakerKind,
    Statement,
    content_id,
    failure_id,
)

MADE = "anatomy@test attribution@test"


def body_of(page: Page) -> bytes:
    """Return the bytes whose hash the builder gave the page as its capture."""
    return f"{page.text}{page.published}{page.outlet}".encode()


def seen_at(page: Page, place: str, *, at: str | None = None, resolved: str | None = None) -> Sighting:
    return Sighting(capture=page.capture, place=place, resolved=resolved or f"/case/{place}", at=at)


def harbour(word: str = "dredging", **fields: object) -> Page:
    """Return a small page with a policy and a comment; `word` tells it apart."""
    return make_page(
        ("headline", f"Harbour board splits over {word}"),
        f"Mayor Ilse Brandt said the {word} plan is dead.",
        "The board meets again on Friday.",
        ("policy", "Be kind. No links."),
        comments=(("1", None, "gull", "See the old charts first!"),),
        **fields,  # type: ignore[arg-type]
    )


def work_on(page: Page, *, made: str = MADE, said: str | None = None) -> PageWork:
    """Return what the page stages might make of a `harbour` page."""
    words = said or page.text.split("said ")[1].split(".")[0]
    statement = make_statement(page, words, source="Mayor Ilse Brandt", speaker="Ilse Brandt")
    name, clause, comment = find(page, "Ilse Brandt"), find(page, "No links."), find(page, "charts")
    return PageWork(
        page=page,
        statements=(statement,),
        mentions=(Mention(page=page.id, span=name, words="Ilse Brandt", name="Ilse Brandt", kind=SpeakerKind.PERSON),),
        rules=(
            Rule(
                id=RuleId(content_id("rule", page.id, clause)),
                page=page.id,
                name="links",
                span=clause,
                words="No links.",
                made_by="forum@test",
            ),
        ),
        findings=(
            Finding(
                id=FindingId(content_id("finding", page.id, comment)),
                page=page.id,
                comment="1",
                basis=Basis.POLICY,
                rule="links",
                span=comment,
                words="charts",
                grade=FindingGrade.LOOK,
                checker="links@test",
                text="it may point elsewhere",
            ),
        ),
        sketch=Sketch(
            page=page.id,
            words=12,
            hashes=b"\x01" * 16,
            blocks=b"\x02" * 8,
            origins=(Origin(name="Gull Wire", evidence=Evidence(code="credit-line", text="(Gull Wire)"), whole=True),),
            links=("https://gull.example/1",),
            digest="d1",
            made_by="lineage@test",
        ),
        failures=(failure("a.html", stage="attribution", code="too-long"),),
        made=made,
    )


def failure(place: str, *, stage: str = "reading", code: str = "too-large", message: str = "too large") -> Failure:
    return Failure(id=failure_id(place, stage, code), place=place, stage=stage, code=code, message=message)


def forget_of(page: Page, at: str = "2021-05-01T08:00:00Z") -> Decision:
    return make_decision(DecisionKind.FORGET, at=at, who="desk", capture=page.capture)


def restore_of(page: Page, at: str = "2021-05-02T08:00:00Z") -> Decision:
    return make_decision(DecisionKind.RESTORE, at=at, who="desk", capture=page.capture)


def moved(statement: Statement, **fields: object) -> Statement:
    return msgspec.structs.replace(statement, **fields)
