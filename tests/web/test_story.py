import re
from pathlib import Path
from xml.etree import ElementTree

from msgspec.structs import replace
from starlette.testclient import TestClient

from onrecord.ledger import CorpusStage, open_ledger
from onrecord.records import Story
from onrecord.web.drawing.lineage import DRAWN, Node, drawn_lineage

SVG = "{http://www.w3.org/2000/svg}"


def osmarra(reader: TestClient) -> dict:
    rows = reader.get("/stories.json").json()["stories"]
    name = next(row["story"] for row in rows if (row["headline"] or "").startswith("Osmarra says"))
    return reader.get(f"/stories/{name}.json").json()


def node(depth: int, **fields: object) -> Node:
    plain = {"page": "p", "href": "/pages/p", "outlet": "The Post", "date": "2019-03-04", "title": "T"}
    return Node(**{**plain, "relation": "reprint", "depth": depth, **fields})  # type: ignore[arg-type]


def test_stories_carried_by_most_pages_come_first(reader: TestClient) -> None:
    view = reader.get("/stories.json").json()
    pages = [row["pages"] for row in view["stories"]]
    assert pages == sorted(pages, reverse=True)
    assert pages[0] == 3
    assert view["listing"]["total"] == len(pages) == 12
    html = reader.get("/stories").text
    assert all(f'href="/stories/{row["story"]}"' in html for row in view["stories"])


def test_a_story_is_a_tree_drawn_and_listed(reader: TestClient) -> None:
    view = osmarra(reader)
    assert [(row["outlet"], row["relation"], row["depth"]) for row in view["tree"]] == [
        ("Interlake", "original", 0),
        ("The Lisk Gazette", "reprint", 1),
        ("Basinwatch", "expansion", 1),
    ]
    html = reader.get(f"/stories/{view['story']['story']}").text
    drawn = re.search(r"<svg.*?</svg>", html, re.DOTALL)[0]
    listed = html.replace(drawn, "")
    for row in view["tree"]:
        assert f'href="{row["href"]}"' in drawn
        assert f'href="{row["href"]}"' in listed
    assert re.search(r"<ul class=.lineage-list.>\s*<li>.*<ul class=.lineage-list.>", listed, re.DOTALL)
    assert len(re.findall(r"<ul\b", html)) == html.count("</ul>")
    assert len(re.findall(r"<li\b", html)) == html.count("</li>")


def test_a_copy_tells_what_it_changed_and_why(reader: TestClient) -> None:
    view = osmarra(reader)
    gazette = next(row for row in view["copies"] if row["relation"] == "reprint")
    assert gazette["passages_total"] == 4
    assert {row["passage"]["change"] for row in gazette["passages"]} == {"dropped"}
    assert gazette["evidence"]
    html = reader.get(f"/stories/{view['story']['story']}").text
    assert gazette["told"] in html.replace("&#39;", "'")
    for row in gazette["passages"]:
        assert row["passage"]["parent_words"] in html.replace("&#39;", "'")
    assert "<del>" in html
    assert "<ins>" in html


def test_any_two_pages_of_a_story_are_compared(reader: TestClient) -> None:
    view = osmarra(reader)
    first, gazette, basin = (row["page"] for row in view["tree"])
    path = f"/stories/{view['story']['story']}"
    tied = reader.get(f"{path}.json", params={"a": gazette, "b": first}).json()["compared"]
    assert (tied["parent"]["id"], tied["page"]["id"], tied["relation"]) == (first, gazette, "reprint")
    loose = reader.get(f"{path}.json", params={"a": gazette, "b": basin}).json()["compared"]
    assert loose["relation"] is None
    assert loose["passages_total"] >= len(loose["passages"]) > 0
    assert "Neither was made from the other" in reader.get(path, params={"a": gazette, "b": basin}).text
    assert reader.get(f"{path}.json", params={"a": first, "b": first}).json()["compared"] is None
    assert reader.get(path, params={"a": first, "b": "f" * 32}).status_code == 404


def test_a_paragraph_for_a_headline_is_clipped_and_stands_whole_below(client: TestClient, ledger: Path) -> None:
    words = "The guards leave, " * 9 + "<b>and the weirs open</b>"
    with open_ledger(ledger) as store:
        (first,) = store.top(Story, limit=1)
        rows = [replace(row, headline=words) if row == first else row for row in store.corpus(Story)]
        store.put_corpus(CorpusStage.STORIES, rows, generation=store.generation())
    html = client.get(f"/stories/{first.id}").text
    head = re.search(r"<h1[^>]*>(.*)</h1>", html)[1]
    assert head.endswith(" guards…")
    assert 100 < len(head) <= 140
    assert html.count(words.replace("<", "&lt;").replace(">", "&gt;")) == 1
    for path in ("/stories", "/"):
        listed = client.get(path).text
        assert f">{head}<" in listed
        assert "and the weirs open" not in listed


def test_an_unknown_story_is_not_there(reader: TestClient) -> None:
    assert reader.get("/stories/ffffffffffffffffffffffffffffffff").status_code == 404


def test_a_tree_names_what_is_missing_and_escapes_names() -> None:
    lost = node(0, page=None, href=None, outlet="<script>", relation="missing original")
    root = ElementTree.fromstring(str(drawn_lineage([lost, node(1), node(2), node(1, relation="rewrite")])))
    assert next(row.text for row in root.iter("tspan") if row.get("class") == "outlet") == "<script>, 2019-03-04"
    assert [row.get("class") for row in root.iter("circle")] == ["missing", "copy", "copy", "copy"]
    assert [row.get("class") for row in root.iter("path")] == ["edge reprint", "edge reprint", "edge rewrite"]
    assert len(list(root.iter("a"))) == 3


def test_a_great_tree_is_drawn_in_part() -> None:
    root = ElementTree.fromstring(str(drawn_lineage([node(0), *(node(1) for _ in range(200))])))
    assert len(list(root.iter("circle"))) == DRAWN
