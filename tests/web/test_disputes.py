from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from onrecord.ledger import CorpusStage, anchored, make_decision, open_ledger
from onrecord.records import DecisionKind, Dispute, DisputeId, Position, Reason, Span, Utterance, Verdict
from onrecord.web.pages.dispute import REASONS


@pytest.fixture(scope="module")
def held(settled_demo: Path) -> list[Dispute]:
    with open_ledger(settled_demo) as store:
        return list(store.corpus(Dispute))


def test_likely_disputes_come_first(reader: TestClient, held: list[Dispute]) -> None:
    view = reader.get("/disputes.json").json()
    assert {row["dispute"] for row in view["disputes"]} == {row.id for row in held}
    grades = [row["grade"] for row in view["disputes"]]
    assert grades == sorted(grades)
    assert view["listing"]["total"] == len(held)
    page = reader.get("/disputes").text
    assert all(f'href="/disputes/{row.id}"' in page for row in held)


def test_disputes_are_filtered(reader: TestClient, held: list[Dispute]) -> None:
    def ids(query: str) -> set[str]:
        return {row["dispute"] for row in reader.get(f"/disputes.json?{query}").json()["disputes"]}

    matter = held[0].matter
    assert ids("grade=likely") == {row.id for row in held if row.grade == "likely"}
    assert ids("shift=1") == {row.id for row in held if row.shift} != set()
    assert ids(f"matter={matter[:10]}") == {row.id for row in held if row.matter == matter}
    assert ids(f"matter={matter}&grade=possible") == {
        row.id for row in held if row.matter == matter and row.grade == "possible"
    }
    assert ids("grade=certain") == set()
    assert reader.get("/disputes?matter=0123456789").status_code == 404


def test_the_list_is_paged(client: TestClient, ledger: Path, held: list[Dispute]) -> None:
    with open_ledger(ledger) as store:
        more = [msgspec.structs.replace(held[0], id=DisputeId(f"{n:032x}")) for n in range(60)]
        store.put_corpus(CorpusStage.DISPUTES, [*held, *more], generation=store.generation())
    seen: list[str] = []
    for query in ("", "&grade=likely"):
        first = client.get(f"/disputes.json?offset=0{query}").json()
        assert first["listing"]["more"] is True
        offset, seen = 0, []
        while part := client.get(f"/disputes.json?offset={offset}{query}").json()["disputes"]:
            seen += [row["dispute"] for row in part]
            offset += len(part)
        assert len(seen) == len(set(seen)) == first["listing"]["total"]
    assert 'rel="next"' in client.get("/disputes").text


def test_a_dispute_shows_both_statements_in_their_pages(reader: TestClient, settled_demo: Path, held: list[Dispute]):
    with open_ledger(settled_demo) as store:
        texts = {row.id: row.text for row in store.pages()}
    for row in held:
        view = reader.get(f"/disputes/{row.id}.json").json()
        page = reader.get(f"/disputes/{row.id}").text
        for side, shown in zip((row.a, row.b), view["sides"], strict=True):
            passage = shown["passage"]
            start, end = passage["span"]
            assert passage["words"] == texts[side.page][start:end]
            assert start <= side.span.start <= side.span.end <= end
            assert [tuple(mark["span"]) for mark in passage["marks"] if mark["kind"] == "at"] == [side.span]
            assert f'href="/pages/{side.page}?at={side.span.start}-{side.span.end}#at"' in page
            for word in shown["evidence"]:
                assert word["words"] == texts[side.page][slice(*word["span"])]
        assert view["why"] == REASONS[row.reason.code]


def test_the_words_that_a_reason_rests_on_are_marked(reader: TestClient, held: list[Dispute]) -> None:
    row = next(row for row in held if row.b.words == "The April Note is not on the table")
    view = reader.get(f"/disputes/{row.id}.json").json()
    told = {(shown["words"], shown["told"]) for shown in view["sides"][1]["evidence"]}
    assert ("not on the table", "calls it off the table") in told
    page = reader.get(f"/disputes/{row.id}").text
    assert "two statuses that it cannot both have" in page
    assert '<em class="evidence">' in page


def test_other_reports_are_counted(reader: TestClient, settled_demo: Path, held: list[Dispute]) -> None:
    with open_ledger(settled_demo) as store:
        said = {row.id: row for row in store.corpus(Utterance)}
    for row in held:
        for side, shown in zip((row.a, row.b), reader.get(f"/disputes/{row.id}.json").json()["sides"], strict=True):
            utterance = said[side.utterance]
            assert shown["independent_reports"] == utterance.independent_reports
            assert shown["reports_total"] == sum(other.statement != side.statement for other in utterance.variants)


def test_a_rejected_dispute_leaves_the_list_and_says_so_itself(
    client: TestClient, ledger: Path, held: list[Dispute]
) -> None:
    gone = held[0].id
    with open_ledger(ledger) as store:
        _, _, anchor = anchored(store, gone)
        store.decide(
            make_decision(
                DecisionKind.JUDGEMENT, at="2026-01-02T00:00:00Z", who="t", anchor=anchor, verdict=Verdict.REJECTED
            )
        )
    view = client.get("/disputes.json").json()
    assert gone not in {row["dispute"] for row in view["disputes"]}
    assert (view["rejected"], view["listing"]["total"]) == (1, len(held) - 1)
    assert "A person rejected this dispute" in client.get(f"/disputes/{gone}").text


def test_what_is_not_there_is_not_found(reader: TestClient) -> None:
    assert reader.get("/disputes/0123456789").status_code == 404
    assert reader.get("/disputes/0123456789.json").status_code == 404


def test_words_that_run_over_a_long_paragraph_are_cut_between_words(
    client: TestClient, ledger: Path, held: list[Dispute]
) -> None:
    with open_ledger(ledger) as store:
        page = store.page(held[0].a.page)
        block = max(page.blocks, key=lambda row: row.span.length)
        span = Span(block.span.start, block.span.start + 1)
        changed = msgspec.structs.replace(
            held[0],
            reason=Reason(code="unheard-of", text="x"),
            a=msgspec.structs.replace(held[0].a, span=span, words=span.of(page.text)),
        )
        store.put_corpus(CorpusStage.DISPUTES, [changed, *held[1:]], generation=store.generation())
        store.put_corpus(CorpusStage.POSITIONS, list(store.corpus(Position))[:1], generation=store.generation())
    view = client.get(f"/disputes/{changed.id}.json").json()
    start, end = view["sides"][0]["passage"]["span"]
    assert start <= span.start < span.end <= end
    assert end == len(page.text) or page.text[end].isspace() or page.text[end - 1].isspace()
    assert view["why"] == "The two cannot both hold"
