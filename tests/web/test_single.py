"""The small pages of a position, a finding and a copy."""

from pathlib import Path

from starlette.testclient import TestClient

from onrecord.ledger import copy_id, open_ledger
from onrecord.records import Finding, Position, Story


def test_a_position_shows_its_words_in_their_page(reader: TestClient, settled_demo: Path) -> None:
    with open_ledger(settled_demo) as store:
        row = next(one for one in store.corpus(Position) if len(one.features) > 1)
    view = reader.get(f"/positions/{row.id}.json").json()
    assert view["position"]["words"] == row.words
    context = view["context"]
    start = context["span"][0]
    assert context["words"][row.span.start - start : row.span.end - start] == row.words
    page = reader.get(f"/positions/{row.id[:12]}").text
    assert f'href="/matters/{row.matter}"' in page
    assert f'href="/statements/{row.statement}"' in page
    assert all(one.value in page for one in row.features)
    assert reader.get("/positions/ffffffffffff").status_code == 404


def test_a_finding_shows_its_comment_and_clause(reader: TestClient, settled_demo: Path) -> None:
    with open_ledger(settled_demo) as store:
        row: Finding = next(one for one in store.findings() if one.clause is not None)
        comment = next(one for one in store.page(row.page).comments if one.number == row.comment)
    view = reader.get(f"/findings/{row.id}.json").json()
    assert (view["finding"]["words"], view["comment"]["number"]) == (row.words, comment.number)
    page = reader.get(f"/findings/{row.id}").text
    assert f"?at={row.clause.start}-{row.clause.end}" in page
    assert row.checker in page
    assert reader.get("/findings/ffffffffffff").status_code == 404


def test_a_copy_leads_to_its_story(reader: TestClient, settled_demo: Path) -> None:
    with open_ledger(settled_demo) as store:
        story = next(one for one in store.corpus(Story) if one.copies and one.copies[0].parent)
    row = story.copies[0]
    name = copy_id(row.page, row.parent)
    for asked in (name, name[:10]):
        answer = reader.get(f"/copies/{asked}", follow_redirects=False)
        assert answer.status_code == 303
        assert answer.headers["location"] == f"/stories/{story.id}?a={row.parent}&b={row.page}#compared"
    assert reader.get(answer.headers["location"]).status_code == 200
    assert reader.get("/copies/ffffffffffff").status_code == 404
