import io
import re
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import open_ledger
from onrecord.web import make_app
from onrecord.web.inbox import Inbox, safe_name

PATIENCE = 60
PAGE = """Ferry pier to close for a month

By Ane Torvik
3 April 2026

The harbour board of Lunde said on Friday that the ferry pier would close for a month. "The piles are rotten," said
Ane Sund, the board's engineer. "We cannot wait for another winter." The operator denied that the pier was unsafe.
"""


def csrf(client: TestClient) -> str:
    found = re.search(r'name="csrf" content="([^"]+)"', client.get("/add").text)
    assert found is not None
    return found[1]


def done(client: TestClient) -> dict:
    """Return the state of work once nothing is being done any more."""
    until = time.monotonic() + PATIENCE
    while (state := client.get("/work.json").json())["busy"]:
        assert time.monotonic() < until, state
        time.sleep(0.1)
    return state


@pytest.fixture
def empty(tmp_path: Path):
    path = tmp_path / "new.db"
    with TestClient(make_app(path), base_url="http://localhost") as browser:
        yield browser, path


def test_a_file_and_a_text_are_read(empty) -> None:
    client, path = empty
    sent = {"files": ("../../etc/pier.txt", io.BytesIO(PAGE.encode()))}
    answer = client.post("/add", data={"csrf": csrf(client)}, files=sent)
    assert answer.status_code == 200  # after the redirect
    client.post("/add", data={"csrf": csrf(client), "name": "A note", "text": PAGE.replace("month", "week")})
    state = done(client)
    assert (sum(row["read"] for row in state["past"]), sum(row["failures"] for row in state["past"])) == (2, 0)
    with open_ledger(path) as store:
        assert sorted(row.place for row in store.summaries()) == ["A note.txt", "pier.txt"]
        assert store.stale() == []
    assert Inbox(path).waiting() == []


def test_what_waits_in_the_inbox_is_read_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    open_ledger(path, create=True).close()
    Inbox(path).put("pier.txt", io.BytesIO(PAGE.encode()))
    with TestClient(make_app(path), base_url="http://localhost") as client:
        assert done(client)["past"][0]["read"] == 1


def test_an_inner_address_is_not_fetched(empty) -> None:
    client, path = empty
    addresses = (
        "http://127.0.0.1:1/x http://localhost:1/ http://[::1]:1/ http://169.254.169.254/latest http://10.0.0.1/"
    )
    client.post("/add", data={"csrf": csrf(client), "addresses": addresses})
    (row,) = done(client)["past"]
    assert row["read"] == 0
    assert {code for _, code, _, _ in row["failed"]} == {"private-address"}
    assert len(row["failed"]) == 5
    with open_ledger(path) as store:
        assert store.counts()["pages"] == 0


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({}, "nothing-given"),
        ({"addresses": "file:///etc/passwd"}, "no-address"),
        ({"addresses": "ftp://x.example/a"}, "no-address"),
        ({"addresses": " ".join(f"https://x.example/{n}" for n in range(501))}, "too-many-addresses"),
    ],
)
def test_what_cannot_be_added_is_said(empty, form: dict[str, str], code: str) -> None:
    client, _ = empty
    answer = client.post("/add", data={"csrf": csrf(client), **form}, headers={"accept": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (400, code)


@pytest.mark.parametrize("word", ["", "wrong"])
def test_a_form_without_the_sessions_word_does_nothing(empty, word: str) -> None:
    client, path = empty
    client.get("/add")
    answer = client.post("/add", data={"csrf": word, "text": PAGE})
    assert answer.status_code == 403
    assert "nothing was changed" in answer.text
    assert Inbox(path).waiting() == []


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\a.html", "a.html"),
        ("a\0b\n.html", "a_b_.html"),
        ("\u202egnp.exe.html", "_gnp.exe.html"),
        ("..", "unnamed"),
        ("", "unnamed"),
        ("<img src=x>.html", "_img src=x_.html"),
        ("ж" * 300 + ".html", "ж" * 75 + ".html"),
    ],
)
def test_a_files_name_leads_nowhere_else(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_what_was_stopped_waits_until_it_is_read_or_discarded(empty) -> None:
    client, path = empty
    for do, left, held in (("discard", 0, 0), ("read", 0, 1)):
        Inbox(path).put("pier.txt", io.BytesIO(PAGE.encode()))
        assert client.get("/add.json").json()["waiting"] == 1
        assert "Read what waits" in client.get("/add").text
        client.post("/add/rest", data={"csrf": csrf(client), "do": do})
        done(client)
        assert client.get("/add.json").json()["waiting"] == left
        with open_ledger(path) as store:
            assert store.page_count() == held


def test_stopping_keeps_what_was_sent(empty) -> None:
    client, _ = empty
    files = [("files", (f"{number}.txt", io.BytesIO(f"{PAGE}{number}".encode()))) for number in range(300)]
    client.post("/add", data={"csrf": csrf(client)}, files=files)
    client.post("/add/stop", data={"csrf": csrf(client)})
    (row,) = done(client)["past"]
    assert row["error"][0] == "stopped"
    assert "wait" in row["error"][2]
    assert client.get("/add.json").json()["waiting"] == 300
