import re
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from onrecord.ledger import open_ledger, settings_of
from onrecord.records import Actor, Changes, Verdict
from onrecord.run import judge, settle


def test_the_start_page_shows_the_first_of_each_list(reader: TestClient) -> None:
    view = reader.get("/index.json").json()
    page = reader.get("/").text
    assert all(view[name] for name in ("disputes", "matters", "stories", "pages"))
    for row in view["disputes"]:
        assert f'href="/disputes/{row["dispute"]}"' in page
    per_matter = [row["matter"] for row in view["disputes"]]
    assert max(per_matter.count(matter) for matter in per_matter) <= 2


def test_a_phrase_is_found_and_marked(reader: TestClient) -> None:
    view = reader.get("/search.json", params={"q": '"third weir"'}).json()
    assert view["listing"]["total"] == len(view["hits"]) > 0
    for hit in view["hits"]:
        assert "third weir" in " ".join(hit["statement"]["pieces"]).lower()
    assert "<mark>third</mark> <mark>weir</mark>" in reader.get("/search", params={"q": '"third weir"'}).text.replace(
        "<mark>third weir</mark>", "<mark>third</mark> <mark>weir</mark>"
    )


def test_any_beginning_of_a_word_is_found(reader: TestClient) -> None:
    for words in ("we*", "w*", "weir W*", "3*", "“third w”*"):
        view = reader.get("/search.json", params={"q": words}).json()
        assert view["listing"]["total"] > 0, words
        assert view["hits"][0]["marks"], words
    for words in ("水*", "*", "w *", "we* *"):
        assert reader.get("/search.json", params={"q": words}).json()["problem"] is None


@pytest.mark.parametrize("name", ["speaker", "side", "outlet", "kind", "matter"])
def test_each_filter_narrows(reader: TestClient, settled_demo, name: str) -> None:
    with open_ledger(settled_demo) as store:
        sided = next(row for row in store.top(Actor, limit=50) if row.side)
    value = {"speaker": sided.name, "side": sided.side, "outlet": "Interlake", "kind": "mixed", "matter": "April Note"}
    everything = reader.get("/search.json").json()["listing"]["total"]
    found = reader.get("/search.json", params={name: value[name]}).json()
    assert 0 < found["listing"]["total"] < everything
    told = {
        "speaker": lambda hit: hit["statement"]["speaker"],
        "side": lambda hit: hit["side"],
        "outlet": lambda hit: hit["outlet"],
        "kind": lambda hit: hit["statement"]["kind"],
    }
    if name in told:
        assert {told[name](hit) for hit in found["hits"]} == {value[name]}
    else:
        assert found["matter"]["name"] == "April Note"


def test_what_is_no_date_or_matter_is_said(reader: TestClient) -> None:
    assert reader.get("/search.json?since=soon").json()["problem"]["code"]
    assert reader.get("/search.json?matter=nothing-of-the-kind").json()["problem"]["code"] == "no-such-matter"
    assert "problem" in reader.get("/search?since=soon").text


def test_an_edited_speaker_is_shown_and_whom_search_goes_by_is_said(client: TestClient, ledger: Path) -> None:
    asked = {"q": '"third weir"', "speaker": "Reyle"}
    (first, *_) = client.get("/search.json", params=asked).json()["hits"]
    said = first["statement"]
    with open_ledger(ledger) as store:
        changes = Changes(speaker="Ada <b>Brandt")
        judge(store, said["id"], Verdict.EDITED, who="ada", at="2026-02-01T00:00:00Z", changes=changes)
        settle(store, settings_of(store.decisions()))
    view = client.get("/search.json", params=asked).json()
    again = next(row["statement"] for row in view["hits"] if row["statement"]["id"] == said["id"])
    assert again["speaker"] == "Ada <b>Brandt"
    assert view["machine_speakers"] == {said["id"]: said["speaker"]}
    row = next(row for row in client.get("/search", params=asked).text.split("<li>") if said["id"] in row)
    assert "<bdi>Ada &lt;b&gt;Brandt</bdi></a>" in row
    assert '<span class="mark judged">edited</span>' in row
    assert f"the machine names <bdi>{said['speaker']}</bdi>, and search goes by that" in row
    lost = client.get("/search", params={"speaker": "Ada <b>Brandt"}).text
    path = re.search(r'<a href="(/actors\?[^"]+)">the actors</a>', lost)[1]
    assert [row["name"] for row in client.get(path.replace("/actors", "/actors.json")).json()["actors"]] == [
        "Ada <b>Brandt"
    ]


def test_paging_leads_through_all(reader: TestClient) -> None:
    seen: list[str] = []
    offset = 0
    while True:
        view = reader.get("/search.json", params={"offset": offset}).json()
        seen += [hit["statement"]["id"] for hit in view["hits"]]
        if not view["listing"]["more"]:
            break
        offset += view["listing"]["limit"]
    assert len(seen) == len(set(seen)) == view["listing"]["total"]


@given(st.text(max_size=60))
def test_anything_is_safe_to_type(reader: TestClient, words: str) -> None:
    asked = quote(words.encode("utf-8", "replace"))
    for name in ("q", "speaker", "since", "matter", "kind", "offset"):
        assert reader.get(f"/search?{name}={asked}").status_code == 200
    page = reader.get(f"/search?q={asked}").text
    assert "<script>" not in page.replace('<script src="', "")
