import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from builders import find, make_page, make_statement
from starlette.testclient import TestClient
from web.made import put_made

from onrecord.records import Basis, Credit, CreditKind, Finding, FindingGrade, Page, Span, StatementKind
from onrecord.web import make_app

HOSTILE = '<script>alert("x")</script>'
COURIER = "halmet-courier/2019-03-05-vessal-reopening-the-weirs.html"


class Marked(HTMLParser):
    """What each element with a class of marks covers, by its class and its id."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str, str]] = []
        self.at = ""
        self.by_id: dict[str, str] = {}
        self.scripts = 0

    def handle_starttag(self, tag, attrs):
        row = dict(attrs)
        self.scripts += tag == "script"
        if tag in ("mark", "span"):
            self.open.append((tag, row.get("class") or "", row.get("id") or ""))

    def handle_endtag(self, tag):
        if tag in ("mark", "span"):
            assert self.open.pop()[0] == tag

    def handle_data(self, data):
        for _, _, name in self.open:
            if name:
                self.by_id[name] = self.by_id.get(name, "") + data
        if any(classes == "at" for _, classes, _ in self.open):
            self.at += data


def marked(html: str) -> Marked:
    out = Marked()
    out.feed(html)
    out.close()
    return out


@pytest.fixture
def made(tmp_path: Path):
    """A workbench over one page put there by hand, and the page's own address."""

    def at(page: Page, *statements, findings=()) -> tuple[TestClient, str]:
        put_made(tmp_path / "made.db", page, *statements, findings=findings, place="made.html")
        return TestClient(make_app(tmp_path / "made.db"), base_url="http://localhost"), f"/pages/{page.id}"

    return at


def courier(reader: TestClient) -> dict:
    rows = reader.get("/pages.json").json()["pages"]
    name = next(row["id"] for row in rows if row["place"].endswith(COURIER))
    return reader.get(f"/pages/{name}.json").json()


def test_pages_are_listed_newest_first(reader: TestClient) -> None:
    view = reader.get("/pages.json").json()
    days = [row["published"][:10] for row in view["pages"] if row["published"]]
    assert days == sorted(days, reverse=True)
    assert view["held"] == view["listing"]["total"] == len(view["pages"]) == 17
    html = reader.get("/pages").text
    assert all(f'href="/pages/{row["id"]}"' in html for row in view["pages"])
    assert 'href="/failures"' in html


def test_pages_are_found_by_words(reader: TestClient) -> None:
    view = reader.get("/pages.json", params={"words": "basinwatch weirs"}).json()
    assert [row["outlet"] for row in view["pages"]] == ["Basinwatch"]
    assert "No page has all of these words" in reader.get("/pages", params={"words": "zebra"}).text


def test_a_page_holds_each_statement_marked(reader: TestClient) -> None:
    view = courier(reader)
    html = reader.get(f"/pages/{view['page']['id']}").text
    seen = marked(html).by_id
    assert len(view["statements"]) == view["statements_total"] > 10
    for row in view["statements"]:
        said = row["statement"]
        assert seen[f"s-{said['id']}"] == said["pieces"][0]
        assert f'href="/statements/{said["id"]}"' in html
    assert {row["statement"]["within"] for row in view["statements"]} > {None}


def test_a_beginning_of_an_id_is_enough(reader: TestClient) -> None:
    view = courier(reader)
    assert reader.get(f"/pages/{view['page']['id'][:8]}.json").json() == view
    assert reader.get("/pages/ffffffffffffffffffffffffffffffff").status_code == 404


def test_a_thread_stands_with_its_findings(reader: TestClient) -> None:
    view = courier(reader)
    assert [row["comment"]["number"] for row in view["thread"]][:4] == ["1", "2", "2.1", "2.1.1"]
    assert [row["depth"] for row in view["thread"]][:4] == [0, 0, 1, 2]
    found = [finding for row in view["thread"] for finding in row["findings"]]
    assert len(found) == view["findings_total"] == 4
    html = reader.get(f"/pages/{view['page']['id']}").text
    seen = marked(html).by_id
    for finding in found:
        assert seen[f"f-{finding['finding']}"] == finding["words"]
    assert "Please do not write whole sentences in capital letters" in html


def test_versions_show_what_changed(reader: TestClient) -> None:
    rows = reader.get("/pages.json").json()["pages"]
    new, old = (
        next(row for row in rows if row["place"].endswith(f"april-note-text.{version}.html"))
        for version in ("v2", "v1")
    )
    view = reader.get(f"/pages/{new['id']}.json", params={"with": old["id"]}).json()
    assert [row["id"] for row in view["versions"]] == [old["id"], new["id"]]
    assert (view["changed"]["older"], view["changed"]["newer"]) == (old["id"], new["id"])
    assert ["changed", "five", "three"] in view["changed"]["changes"]
    html = reader.get(f"/pages/{new['id']}", params={"with": old["id"]}).text
    assert "<del>five</del> <ins>three</ins>" in html


def test_an_address_leads_to_exact_characters(made) -> None:
    page = make_page(
        ("headline", "The weirs"), "First & second.", ("furniture", "Share"), "Third 𝄞 fourth.", comments=(
            ("1", None, "Ann", "I saw it"),
        ),
    )  # fmt: skip
    client, path = made(page)
    for words in ("& sec", "𝄞 fo", "Share", "saw it"):
        span = find(page, words)
        html = client.get(path, params={"at": f"{span.start}-{span.end}"}).text
        assert (marked(html).at, marked(html).by_id["at"]) == (words, words)
    span = Span(page.text.index("second"), page.text.index("fourth"))
    html = client.get(path, params={"at": f"{span.start}-{span.end}"}).text
    assert marked(html).at == "second.ShareThird 𝄞 "
    assert html.count('id="at"') == 1
    assert '<details class="furniture" open>' in html


@pytest.mark.parametrize("at", ["", "5", "9-3", "3-3", "0-99999", "-1-4", "a-b", "1-2-3", "٣-٩", "1-" + "9" * 40])
def test_nonsense_leads_nowhere(made, at: str) -> None:
    client, path = made(make_page("One and two."))
    answer = client.get(path, params={"at": at})
    assert answer.status_code == 200
    assert 'id="at"' not in answer.text


def test_what_no_browser_shows_is_folded_away(made) -> None:
    page = make_page("A report.", "Unseen words.")
    hidden = find(page, "Unseen words.")
    client, path = made(msgspec.structs.replace(page, hidden=(hidden,)))
    html = client.get(path).text
    assert re.search(r"<summary>Not shown by a browser, 1 part</summary>\s*<p[^>]*><span class=.hidden.>Unseen", html)


def test_words_around_comments_are_shown_where_an_address_leads_there(made) -> None:
    page = make_page("A report.", ("comment-header", "Ann says"), comments=(("1", None, "Ann", "I saw it"),))
    client, path = made(page)
    span = find(page, "Ann")
    assert marked(client.get(path, params={"at": f"{span.start}-{span.end}"}).text).at == "Ann"
    assert client.get(f"{path}.json").json()["elsewhere"] == []


def test_a_long_page_comes_in_parts(made) -> None:
    page = make_page(
        *(f"Paragraph {number}: " + "word " * 300 for number in range(60)),
        "Bren said that the last weir stays.",
        comments=tuple((str(number), None, "Ann", f"Answer {number}") for number in range(1, 131)),
    )
    last = make_statement(page, "that the last weir stays", source="Bren")
    client, path = made(page, last)
    first = client.get(f"{path}.json").json()
    assert (first["stretch"], first["stretches"] > 1) == (1, True)
    assert (first["statements"], first["statements_total"]) == ([], 1)
    assert "1 statement stands in other parts of the text" in client.get(path).text
    whole = ""
    for number in range(1, first["stretches"] + 1):
        whole += "".join(part["words"] for part in client.get(f"{path}.json?part={number}").json()["text"])
    assert whole == "".join(block.span.of(page.text) for block in page.blocks if block.kind == "paragraph")
    span = last.content[0]
    led = client.get(f"{path}.json?at={span.start}-{span.end}").json()
    assert led["stretch"] == first["stretches"]
    assert [row["statement"]["id"] for row in led["statements"]] == [last.id]
    assert len(first["thread"]) == 100
    assert "Comments 1 to 100 of 130." in client.get(path).text
    comment = page.comments[-1].body
    led = client.get(f"{path}.json?at={comment.start}-{comment.end}").json()
    assert [led["thread"][0]["comment"]["number"], led["thread"][-1]["comment"]["number"]] == ["101", "130"]


def test_a_part_without_spaces_is_cut(made) -> None:
    client, path = made(make_page("x" * 45_000))
    parts = client.get(f"{path}.json").json()["text"]
    assert all(len(part["words"]) <= 20_000 for part in parts)
    assert len(client.get(f"{path}.json?part=9999").json()["text"]) == 1


def test_hostile_words_are_escaped_everywhere(made) -> None:
    page = make_page(
        *((kind, f"{HOSTILE} {kind}") for kind in ("headline", "deck", "byline", "caption", "credit", "furniture")),
        f"{HOSTILE} said that {HOSTILE} holds.",
        ("policy", f"No {HOSTILE}"),
        outlet=HOSTILE,
        comments=(("1", None, HOSTILE, f"{HOSTILE} I say"),),
        section=HOSTILE,
        tags=(HOSTILE,),
        licence=HOSTILE,
        bylines=(HOSTILE,),
        original=HOSTILE,
        thread_elsewhere=HOSTILE,
        credits=(Credit(span=Span(0, 10), names=HOSTILE, kind=CreditKind.VIA),),
    )
    said = make_statement(
        page,
        f"that {HOSTILE} holds",
        kind=StatementKind.DIRECT,
        speaker=HOSTILE,
        role=HOSTILE,
        of=HOSTILE,
        to=HOSTILE,
        occasion=HOSTILE,
    )
    body = page.comments[0].body
    finding = Finding(
        id="f" * 32,
        page=page.id,
        comment="1",
        basis=Basis.NOTICE,
        rule=HOSTILE,
        span=body,
        words=body.of(page.text),
        grade=FindingGrade.LOOK,
        checker="c@1",
        text=HOSTILE,
    )
    client, path = made(page, said, findings=(finding,))
    for place in (path, f"/statements/{said.id}", "/pages"):
        html = client.get(place).text
        assert marked(html).scripts == 1, place
        assert "<script>alert" not in html
        assert HOSTILE.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;") in html


def test_taking_a_page_down_is_left_to_the_command_line(reader: TestClient) -> None:
    view = courier(reader)
    html = reader.get(f"/pages/{view['page']['id']}").text
    assert f"onrecord forget {view['page']['id'][:12]}" in html
    assert not re.search(r'<form[^>]+method="post"', html)


def test_no_twin_tells_where_on_the_machine_a_page_lies(reader: TestClient) -> None:
    view = courier(reader)
    assert [set(row) for row in view["sightings"]] == [{"place", "at"}]
