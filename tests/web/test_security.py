"""Forms of other sites, paths that lead elsewhere, too much at once, names and addresses that deceive."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import make_page
from selectolax.lexbor import LexborHTMLParser
from site_of import serving
from starlette.testclient import TestClient
from web.made import put_made

from onrecord.ledger import open_ledger
from onrecord.reading import Crawler, Found, UnreadableError
from onrecord.reading.fetching import Fetcher
from onrecord.reading.network import resolve
from onrecord.records import Matter
from onrecord.web import Access, make_app
from onrecord.web import app as workbench
from onrecord.web.inbox import Inbox
from onrecord.web.pages import ACTIONS, PAGES
from onrecord.web.pages.adding import MOST_ADDRESSES
from onrecord.web.works import Works

HERE = "http://localhost"
CSRF = re.compile(r'name="csrf" content="([^"]+)"')
ELSEWHERE = (
    {"origin": "https://evil.example"},
    {"origin": "http://localhost:9999"},
    {"origin": "http://localhost.evil.example"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
)
NAMED = re.compile(r"\{(\w+)\}")


def at(ledger: Path, **access: object) -> TestClient:
    """Return a browser whose forms are taken, but whose works only wait in line."""
    app = make_app(ledger, access=Access(**access))  # type: ignore[arg-type]
    return TestClient(app, base_url=HERE, follow_redirects=False)


def word(client: TestClient) -> str:
    found = CSRF.search(client.get("/add").text)
    assert found is not None
    return found[1]


@pytest.fixture
def empty(tmp_path: Path) -> TestClient:
    """A browser at a new ledger."""
    return at(tmp_path / "new.db")


# Forms


@pytest.mark.parametrize("path", [path for path, _ in ACTIONS])
def test_no_form_is_taken_without_the_word_of_its_session(settled_demo: Path, path: str) -> None:
    mine, other = at(settled_demo), at(settled_demo)
    word(mine)
    path = NAMED.sub("0" * 32, path)
    before = settled_demo.read_bytes()
    for said in (
        {},
        {"csrf": ""},
        {"csrf": "wrong"},
        {"csrf": "ä\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16")},
        {"csrf": word(other)},
    ):
        answer = mine.post(path, data={"verdict": "accepted", "who": "evil", **said})
        assert answer.status_code == 403, said
        assert "nothing was changed" in answer.text
    assert mine.post(path, files={"csrf": ("a", io.BytesIO(b"x"))}).status_code == 403
    assert settled_demo.read_bytes() == before
    assert Inbox(settled_demo).waiting() == []


@pytest.mark.parametrize("sent", ELSEWHERE, ids=str)
def test_a_form_on_another_site_does_nothing_even_with_the_word(empty: TestClient, sent: dict[str, str]) -> None:
    form = {"csrf": word(empty), "who": "ann"}
    assert empty.post("/who", data=form, headers=sent).status_code == 403
    for ours in ({}, {"origin": HERE}, {"origin": "null"}, {"sec-fetch-site": "same-origin", "origin": "null"}):
        assert empty.post("/who", data=form, headers=ours).status_code == 303


def test_a_program_with_the_token_needs_no_word(tmp_path: Path) -> None:
    client = at(tmp_path / "new.db", token="sesame")
    assert client.post("/who", data={"who": "ann"}).status_code == 401
    assert client.post("/who", data={"who": "ann"}, headers={"authorization": "Bearer wrong"}).status_code == 401
    assert client.post("/who", data={"who": "ann"}, headers={"authorization": "Bearer sesame"}).status_code == 303


def test_nothing_is_done_but_by_post(empty: TestClient) -> None:
    said = word(empty)
    shown = {path for path, _ in PAGES}
    for path, _ in ACTIONS:
        path_here = NAMED.sub("0" * 32, path)
        for method in ("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"):
            if path in shown and method in ("GET", "HEAD"):
                continue
            answer = empty.request(method, path_here, params={"csrf": said})
            assert answer.status_code in (404, 405), (method, path)
    answer = empty.post("/?_method=DELETE", data={"csrf": said}, headers={"x-http-method-override": "DELETE"})
    assert answer.status_code == 405


def test_a_head_says_what_a_page_would_and_no_more(reader: TestClient) -> None:
    for path in ("/", "/index.json", "/matters", "/static/onrecord.css"):
        answer = reader.head(path)
        assert (answer.status_code, answer.content) == (200, b"")
        assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "place",
    [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "\\/evil",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/\n/evil.example",
        " //evil.example",
        "http:evil.example",
        "///evil.example",
        "/%09/evil.example\r\nx: y",
    ],
)
def test_no_form_leads_to_another_site(empty: TestClient, place: str) -> None:
    answer = empty.post("/who", data={"csrf": word(empty), "who": "ann", "next": place})
    assert answer.status_code == 303
    led = answer.headers["location"]
    assert re.match(r"/(?![/\\])", led)
    assert not re.search(r"[\s\\]", led)
    assert "x" not in answer.headers
    assert str(answer.next_request.url).startswith(f"{HERE}/")


@pytest.mark.parametrize(
    "place", ["//evil.example", "/\t/evil.example", "/\\evil.example", "/\n/evil", "javascript:alert(1)"]
)
def test_no_page_links_to_another_site(reader: TestClient, place: str) -> None:
    said = next(iter(reader.get("/search.json").json()["hits"]))["statement"]["id"]
    page = reader.get(f"/statements/{said}/edit", params={"next": place})
    links = LexborHTMLParser(page.text).css("a[href]")
    assert any(row.attributes["href"] == "/" and "eave" in row.text() for row in links)
    assert not [row for row in links if not re.match(r"[/#](?![/\\\s])|/$|#", row.attributes["href"] or "")]


def test_a_page_called_by_name_is_come_back_to(empty: TestClient) -> None:
    answer = empty.post("/who", data={"csrf": word(empty), "who": "ann", "next": "/matters/April Note?offset=0"})
    assert answer.headers["location"] == "/matters/April%20Note?offset=0"


def test_a_path_that_looks_like_a_host_leads_nowhere(reader: TestClient, tmp_path: Path) -> None:
    lost = reader.get("http://localhost//evil.example/x")
    assert lost.status_code == 404
    assert 'href="//' not in lost.text
    led = at(tmp_path / "new.db", token="sesame").get("http://localhost//evil.example/?token=sesame")
    assert led.headers["location"] == "/evil.example/"


# The cookie and the token


def test_the_cookie_is_for_this_site_and_no_script(empty: TestClient) -> None:
    flags = empty.get("/").headers["set-cookie"].lower()
    assert "httponly" in flags
    assert "samesite=lax" in flags
    assert "domain" not in flags


def test_a_forged_cookie_is_no_session(tmp_path: Path) -> None:
    client, other = at(tmp_path / "new.db", token="sesame"), at(tmp_path / "other.db", token="other")
    other.get("/?token=other")
    stolen = other.cookies["onrecord"]
    for forged in (stolen, "eyJpbiI6dHJ1ZX0=", stolen[:-2] + "AA"):
        client.cookies.set("onrecord", forged)
        assert client.get("/").status_code == 401


def test_the_token_stands_in_no_answer(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    client = at(tmp_path / "new.db", token="sesame-word")
    first = client.get("/matters?token=sesame-word&offset=0")
    assert first.headers["location"] == "/matters?offset=0"
    assert first.headers["referrer-policy"] == "no-referrer"
    assert "no-store" in first.headers["cache-control"]
    for path in ("/", "/add", "/no/such", "/matters?q=1", "/index.json", "/export", "/review"):
        answer = client.get(path)
        assert "sesame-word" not in answer.text + str(answer.headers)
    assert "sesame-word" not in caplog.text
    assert "sesame-word" not in repr(Access(token="x")) + str(client.cookies["onrecord"])


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "[::2]", "localhost@evil.example", "x/localhost"]
)
def test_another_name_gets_nothing_whatever_it_asks_for(empty: TestClient, host: str) -> None:
    for path in ("/", "/index.json", "/static/onrecord.js", "/add"):
        answer = empty.get(path, headers={"host": host, "x-forwarded-host": "localhost"})
        assert answer.status_code == 421
        assert host not in answer.text
    assert empty.post("/add", headers={"host": host}).status_code == 421


# Paths


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/static/%2e%2e%2f%2e%2e%2fonrecord/web/app.py",
        "/static/..%5capp.py",
        "/static//etc/passwd",
        "/static/%00",
        "/static/onrecord.css%00.js",
        "/static/",
        "/export/../../etc/passwd",
        "/export/..%2f..%2fetc%2fpasswd",
        "/export/%00",
        "/export/csv%00",
    ],
)
def test_no_path_leads_out(reader: TestClient, path: str) -> None:
    answer = reader.get(path)
    assert answer.status_code in (400, 404)
    assert "root:" not in answer.text
    assert "import " not in answer.text


@pytest.mark.parametrize("path", [path for path, _ in PAGES if "{id}" in path])
@pytest.mark.parametrize(
    "name",
    [
        "..%2f..%2fetc%2fpasswd",
        "%00",
        "a%00b",
        "%",
        "'",
        "%25",
        "_",
        "%ff",
        "%0d%0ax:y",
        "9" * 5_000,
        "*",
        '"',
        "%F0%9F",
    ],
)
def test_an_id_is_only_looked_up(reader: TestClient, path: str, name: str) -> None:
    for ending in ("", ".json"):
        answer = reader.get(path.replace("{id}", name) + ending)
        assert answer.status_code in (400, 404)
        assert "root:" not in answer.text


@pytest.mark.parametrize(
    "asked", ["offset=-1", "offset=99999999999", "offset=x", "at=9-1", "at=0-99999999999", "at=%00", "with=.."]
)
def test_a_strange_query_breaks_no_page(reader: TestClient, asked: str) -> None:
    first = reader.get("/pages.json").json()["pages"][0]["id"]
    for path in ("/", "/matters", "/disputes", "/search", "/pages", "/review", "/actors", f"/pages/{first}"):
        answer = reader.get(f"{path}?{asked}")
        assert answer.status_code in (200, 400, 404), path


# Too much at once, and names


def test_too_large_a_body_is_refused_before_it_is_stored(
    empty: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbench, "MOST_POSTED", 100_000)
    small = at(tmp_path / "small.db")
    form = {"csrf": word(small)}
    files = {"files": ("a.html", io.BytesIO(b"x" * 200_000))}
    assert small.post("/add", data=form, files=files).status_code == 413

    def pieces() -> Iterator[bytes]:
        yield from [b"a" * 10_000] * 20

    unnumbered = small.post("/add", content=pieces(), headers={"content-type": "application/x-www-form-urlencoded"})
    assert unnumbered.status_code == 413
    assert list(tmp_path.glob(".*inbox*")) == []


def test_too_many_files_fields_and_too_long_fields_are_refused(empty: TestClient, tmp_path: Path) -> None:
    form = {"csrf": word(empty)}
    many = [("files", (f"{n}.txt", io.BytesIO(b"x"))) for n in range(workbench.MOST_FILES + 1)]
    assert empty.post("/add", data=form, files=many).status_code == 400
    assert empty.post("/add", data={**form, **{f"f{n}": "x" for n in range(1_500)}}).status_code == 400
    long = {"text": (None, "x" * (workbench.MOST_PART + 1))}
    assert empty.post("/add", data=form, files=long).status_code == 400
    broken = empty.post("/add", content=b"--x\r\nnonsense", headers={"content-type": "multipart/form-data; boundary=x"})
    assert broken.status_code in (400, 403)
    assert list(tmp_path.glob(".*inbox*")) == []


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/cron.d/x",
        "..\\..\\x.html",
        "/etc/passwd",
        "a\r\nx: y.html",
        "<script>alert(1)</script>.html",
        ".bashrc",
        "-rf",
        "\u202egnp.html",
        "~root",
        "$(reboot).html",
        "a/" * 200 + "x",
    ],
)
def test_a_file_is_kept_in_the_inbox_whatever_its_name(empty: TestClient, tmp_path: Path, name: str) -> None:
    empty.post("/add", data={"csrf": word(empty)}, files={"files": (name, io.BytesIO(b"<p>words"))})
    (waiting,) = Inbox(tmp_path / "new.db").waiting()
    kept = Path(waiting.resolved)
    assert kept.resolve().is_relative_to((tmp_path / ".new.db-inbox").resolve())
    assert kept.read_bytes() == b"<p>words"
    assert not re.search(r"[/\\<>\r\n\u202e]", waiting.place)
    assert not waiting.place.startswith(".")
    assert {row.name for row in tmp_path.iterdir()} <= {"new.db", "new.db-wal", "new.db-shm", ".new.db-inbox"}


def test_a_download_is_named_by_us(reader: TestClient, settled_demo: Path) -> None:
    with open_ledger(settled_demo) as store:
        matter = next(iter(store.corpus(Matter)))
    for form, asked in (("html", matter.id), ("csv", ""), ("html", matter.name)):
        answer = reader.get(f"/export/{form}", params={"matter": asked})
        if answer.status_code == 200:
            assert re.fullmatch(r'attachment; filename="onrecord[\w.-]*"', answer.headers["content-disposition"])
            assert answer.headers["x-content-type-options"] == "nosniff"
    for asked in ('x"\r\nset-cookie: a=b', "../../x", "\0"):
        answer = reader.get("/export/html", params={"matter": asked})
        assert answer.status_code in (400, 404)
        assert "a=b" not in answer.headers.get("set-cookie", "")


# Addresses that lead inside

INNER = (
    "http://127.0.0.1/ http://127.1/ http://2130706433/ http://0x7f000001/ http://0x7f.0.0.1/ http://0177.0.0.1/ "
    "http://0/ http://10.0.0.1/ http://172.16.9.9/ http://192.168.0.1/ http://169.254.169.254/latest/meta-data "
    "http://100.64.0.1/ http://[::1]/ http://[::]/ http://[fe80::1]/ http://[fc00::1]/ http://[::ffff:127.0.0.1]/ "
    "http://[::ffff:7f00:1]/ http://[64:ff9b::7f00:1]/ http://[2002:7f00:1::]/ http://[::127.0.0.1]/ "
    "http://localhost/ http://LOCALHOST./ http://127.0.0.1.:80/ http://\u2460\u2461\u2466.0.0.1/"
).split()


@pytest.fixture
def fetching(empty: TestClient, monkeypatch: pytest.MonkeyPatch) -> list[tuple[tuple[str, ...], object]]:
    """What the workbench would have fetched, and how."""
    put: list[tuple[tuple[str, ...], object]] = []
    monkeypatch.setattr(Works, "add_addresses", lambda _works, rows, fetch: put.append((rows, fetch)))
    return put


def test_the_workbench_never_fetches_what_is_inside(empty: TestClient, fetching: list) -> None:
    form = {"csrf": word(empty), "addresses": " ".join(INNER), "allow_private": "1", "allow-private": "on"}
    assert empty.post("/add", data=form).status_code == 303
    ((rows, options),) = fetching
    assert rows == tuple(INNER)
    assert options.allow_private is False
    assert options.limit == MOST_ADDRESSES
    connected: list[str] = []
    fetcher = Fetcher(options, sleep=lambda _: None)
    fetcher._opened()._network_backend._plain.connect_tcp = lambda host, *_, **__: connected.append(host)  # type: ignore[union-attr,attr-defined]
    crawler = Crawler(options, fetcher=fetcher)
    met = list(crawler.walk([Found(place=row, resolved=row, remote=True) for row in rows]))
    crawler.close()
    assert connected == []
    assert len(met) == len(INNER)
    assert {row.error[0] for row in met} <= {"private-address", "bad-address", "unreachable"}


@pytest.mark.parametrize(
    "inner", ["10.0.0.1", "167772161", "0x0a000001", "012.0.0.1", "[fc00::1]", "[::ffff:10.0.0.1]"]
)
def test_no_page_leads_the_workbench_inside(
    empty: TestClient, fetching: list, monkeypatch: pytest.MonkeyPatch, inner: str
) -> None:
    """A public page that redirects to an inner address: the test's own loopback stands for what is public."""
    monkeypatch.setattr("onrecord.reading.network.is_public", lambda address: address == "127.0.0.1")
    empty.post("/add", data={"csrf": word(empty), "addresses": "http://open.example/"})
    ((_, options),) = fetching
    with serving() as site:
        site.put("/a", "", status=302, Location=f"http://{inner}/secret", Connection="close")
        fetcher = Fetcher(
            options,
            sleep=lambda _: None,
            resolve=lambda host, port: ["127.0.0.1"] if host == "open.example" else resolve(host, port),
        )
        with pytest.raises(UnreadableError) as caught:
            fetcher.get(site.at("/a", "open.example"))
        fetcher.close()
        assert caught.value.code in ("private-address", "bad-address")
        assert site.pages_asked() == ["/a"]


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "gopher://x/", "ftp://x/", "//x/", "javascript:alert(1)", "data:text/html,x", "/etc/passwd"],
)
def test_only_addresses_of_the_web_are_taken(empty: TestClient, fetching: list, address: str) -> None:
    assert empty.post("/add", data={"csrf": word(empty), "addresses": address}).status_code == 400
    assert fetching == []


def test_a_page_names_no_address_that_a_browser_runs(tmp_path: Path) -> None:
    ledger = tmp_path / "made.db"
    address = "javascript:alert(document.domain)"
    page = make_page(("headline", "Quay"), "Words.", canonical=address, original=address, licence=address)
    put_made(ledger, page, place=address)
    text = at(ledger).get(f"/pages/{page.id}").text
    assert "Words." in text
    assert not re.search(r'(href|src)="\s*javascript:', text)
