import re

import pytest
from starlette.testclient import TestClient

from onrecord.web import Access, make_app


def test_every_answer_forbids_what_is_not_ours(reader: TestClient) -> None:
    for path in ("/", "/index.json", "/no/such/page", "/static/onrecord.css"):
        headers = reader.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"], path
        assert headers["x-content-type-options"] == "nosniff"


def test_a_page_has_a_twin(reader: TestClient) -> None:
    page, twin = reader.get("/"), reader.get("/index.json")
    assert page.headers["content-type"].startswith("text/html")
    assert twin.headers["content-type"] == "application/json"
    assert 'href="/index.json"' in page.text
    assert twin.json()["counts"]["pages"] == 17


def test_what_is_not_there_says_so(reader: TestClient) -> None:
    assert reader.get("/no/such/page").status_code == 404
    assert reader.get("/no/such/page.json").json()["code"] == "http-404"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "10.0.0.1"])
def test_another_name_is_turned_away(reader: TestClient, host: str) -> None:
    assert reader.get("/", headers={"host": host}).status_code == 421


def test_without_the_token_nothing_is_shown(settled_demo) -> None:
    app = make_app(settled_demo, access=Access(token="sesame"))
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as browser:
        assert browser.get("/").status_code == 401
        assert browser.get("/?token=wrong").status_code == 401
        assert browser.get("/index.json", headers={"authorization": "Bearer sesame"}).status_code == 200
        let_in = browser.get("/?token=sesame&q=1")
        assert (let_in.status_code, let_in.headers["location"]) == (303, "/?q=1")
        assert browser.get("/").status_code == 200


def test_the_form_word_is_the_sessions(reader: TestClient) -> None:
    words = {re.search(r'name="csrf" content="([^"]+)"', reader.get("/").text)[1] for _ in range(2)}
    assert len(words) == 1
