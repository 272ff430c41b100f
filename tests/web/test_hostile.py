"""Page text is hostile: whatever a page holds, no markup of its comes through the workbench or its exports."""

import html
import json
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from starlette.testclient import TestClient
from web.markup import HOSTILE, crawled, wrong_in
from web.poisoned import Poisoned

from onrecord.ledger import open_ledger, settings_of
from onrecord.reading import find
from onrecord.run import add, settle
from onrecord.web import make_app

NAMED = "<script>alert(2)</script>"
"""Markup short enough to be taken for a part of a name."""
STYLED = re.compile(r"<style>.*?</style>|<meta http-equiv[^>]*>", re.DOTALL)
"""The one style of a dossier, and the policy that allows it."""


def check(client: TestClient, *, most: int) -> dict[str, str]:
    """Return every page that was met; raise AssertionError where markup came through."""
    met = {}
    for path, before, status, body in crawled(client, most=most):
        assert status == 200, f"{path} from {before}"
        wrong = wrong_in(STYLED.sub("", body) if path.startswith("/export/html") else body)
        assert not wrong, f"{path}: {wrong[0][:300]}"
        met[path] = body
    return met


def test_no_word_of_a_record_is_ever_markup(settled_demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every string of every record is made hostile, as if reading had let it through."""
    app = make_app(settled_demo)
    monkeypatch.setattr(
        "onrecord.web.app.open_ledger", lambda *args, **options: Poisoned(open_ledger(*args, **options))
    )
    client = TestClient(app, base_url="http://localhost")
    met = check(client, most=2)
    kinds = {path.split("/")[1] for path in met}
    assert kinds >= {"matters", "disputes", "statements", "utterances", "stories", "pages", "actors", "network"}
    bare = [
        path for path, body in met.items() if body and html.escape(HOSTILE[:30]) not in body.replace("&#34;", "&quot;")
    ]
    assert all(re.match(r"/(add|export|failures|$|review/done|search\?)", path) for path in bare), bare
    told = json.loads(client.get("/export/timeline").text)
    for event in told["events"]:
        said = f"{event['text']['headline']} {event['text']['text']} {event.get('group', '')}"
        assert "alert(1)" in said
        assert not wrong_in(said)
    assert not wrong_in(MarkdownIt("commonmark").render(client.get("/export/markdown").text))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, demo_pages: Path) -> Path:
    """A settled ledger of two of the demo's pages, markup in all that they print and say of themselves."""
    folder = tmp_path_factory.mktemp("hostile")
    ledger = folder / "hostile.db"
    for place in (
        "halmet-courier/2019-03-05-vessal-reopening-the-weirs.html",
        "pelasta-today/2019-03-08-morcant-leaves-tyrin.html",
    ):
        body = spoiled((demo_pages / place).read_text(encoding="utf-8"))
        (folder / f"<img src=x onerror=alert(1)> {place.rpartition('/')[2]}").write_text(body, encoding="utf-8")
    with open_ledger(ledger, create=True) as store:
        settings = settings_of(store.decisions())
        add(store, list(find([str(folder / "*.html"), *map(str, folder.glob("*.html"))])), settings, workers=1)
        settle(store, settings)
    return ledger


def spoiled(page: str) -> str:
    """Return a page with markup, escaped as a page would print it, in its words, its labels and its addresses."""
    said, named = html.escape(HOSTILE), html.escape(NAMED)
    head, body = page.split("<body", 1)
    head = re.sub(r"<script.*?</script>", "", head, flags=re.DOTALL)
    head = re.sub(r'(<title>|property="(?:og:title|og:site_name|article:section)" content=")', rf"\g<1>{said} ", head)
    head = re.sub(r'((?:canonical" href|og:url" content)=")[^"]*', rf"\g<1>javascript:alert(1)//{said}", head)
    body = re.sub(r"(&#8220;|“)(?=\w)", rf"\g<1>{said} ", body)
    body = re.sub(r"(Vessal|Morcant)(?= (?:said|told|added|warned|claimed|rejected))", rf"\g<1> {named}", body)
    body = re.sub(
        r'(entry-title">|rel="(?:tag|category tag)">|wp-caption-text">|alt="|Policy</h4><p>)',
        rf"\g<1>{said} ",
        body,
    )
    body = re.sub(r"(by )(?=Lena Durrow)|(?<=author\">)", rf"\g<0>{named} ", body)
    body = re.sub(r'(<cite class="fn">)', rf"\g<1>{named} ", body)
    body = re.sub(r'href="[^"]*"', f'href="javascript:alert(1)//{said}"', body)
    return f"{head}<body{body}"


def test_a_page_full_of_markup_is_read_and_shown_as_words(hostile: Path) -> None:
    with open_ledger(hostile) as store:
        pages = [store.page(row.id) for row in store.summaries()]
        said = [row for row in store.statements() if "<script>" in row.words]
    assert len(pages) == 2
    assert said
    assert any("<script>" in (comment.author or "") for page in pages for comment in page.comments)
    assert any("<script>" in (page.title or "") for page in pages)
    assert any("<script>" in (page.section or "") for page in pages)
    with TestClient(make_app(hostile), base_url="http://localhost") as client:
        check(client, most=5)
        found = client.get("/search", params={"q": HOSTILE, "speaker": HOSTILE, "outlet": HOSTILE})
        assert not wrong_in(found.text)
        lost = client.get(f"/pages/{HOSTILE.replace('/', '')}")
        assert lost.status_code == 404
        assert not wrong_in(lost.text)
