"""Captures from files and folders."""

import gzip
import os
import stat
from pathlib import Path

import pytest

from onrecord.reading import MAX_BYTES, UnreadableError, find, load, place_of

PAGE = b"<html><body><p>Talks resumed in the harbour town on Monday.</p></body></html>"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    pages = tmp_path / "pages"
    (pages / "b").mkdir(parents=True)
    (pages / "a.html").write_bytes(PAGE)
    (pages / "b" / "c.HTM").write_bytes(PAGE)
    (pages / "b" / "d.txt.gz").write_bytes(gzip.compress(b"Talks resume\n\nThey met."))
    (pages / "picture.png").write_bytes(b"\x89PNG")
    (pages / ".hidden.html").write_bytes(PAGE)
    return pages


def test_a_folder_is_read_in_the_order_of_names_and_the_rest_is_counted(folder: Path) -> None:
    rows = list(find(["pages"]))
    assert [row.place for row in rows if not row.skipped] == ["pages/a.html", "pages/b/c.HTM", "pages/b/d.txt.gz"]
    assert [row.skipped for row in rows if row.skipped] == ["not a page (.png)"]


def test_a_file_has_one_name_however_it_is_reached(folder: Path) -> None:
    names = {row.place for row in find(["pages/a.html", "./pages/../pages/a.html", str(folder / "a.html")])}
    assert names == {"pages/a.html"}
    assert place_of(folder / "a.html") == "pages/a.html"


def test_gzip_is_taken_off(folder: Path) -> None:
    (row,) = find(["pages/b/d.txt.gz"])
    body, sighting = load(row)
    assert body == b"Talks resume\n\nThey met."
    assert sighting.place == "pages/b/d.txt.gz"


def code_of(path: str) -> str:
    (row,) = find([path])
    with pytest.raises(UnreadableError) as caught:
        load(row)
    return caught.value.code


def test_a_missing_file_is_said_to_be_missing(folder: Path) -> None:
    assert code_of("nowhere.html") == "no-such-file"


def test_damaged_gzip_is_said_to_be_damaged(folder: Path) -> None:
    whole = gzip.compress(PAGE * 50)
    Path("cut.html.gz").write_bytes(whole[: len(whole) // 2])
    assert code_of("cut.html.gz") == "bad-gzip"
    Path("noise.html.gz").write_bytes(b"\x1f\x8b" + b"\x07" * 40)
    assert code_of("noise.html.gz") == "bad-gzip"


def test_a_gzip_bomb_is_stopped_at_the_limit(folder: Path) -> None:
    Path("bomb.html.gz").write_bytes(gzip.compress(b"0" * (MAX_BYTES + 2)))
    assert code_of("bomb.html.gz") == "too-large"


def test_a_pipe_is_never_opened(folder: Path) -> None:
    os.mkfifo("pipe.html")
    assert code_of("pipe.html") == "not-a-file"


def test_an_address_is_to_be_fetched(folder: Path) -> None:
    (row,) = find(["https://courier.example/a"])
    assert (row.remote, row.place) == (True, "https://courier.example/a")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_recorded(folder: Path) -> None:
    (folder / "a.html").chmod(0)
    assert code_of("pages/a.html") == "no-permission"
    (folder / "a.html").chmod(stat.S_IRUSR)


def test_permission_is_told_apart_from_other_errors(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("onrecord.reading.files._bytes", refuse)
    assert code_of("pages/a.html") == "no-permission"


def test_a_link_that_leads_round_is_not_followed(folder: Path) -> None:
    (folder / "round").symlink_to(folder)
    assert len([row for row in find(["pages"]) if not row.skipped]) == 3


def test_a_name_that_is_not_utf_8_can_be_read(folder: Path) -> None:
    name = os.fsencode(folder) + b"/caf\xe9.html"
    Path(os.fsdecode(name)).write_bytes(PAGE)
    row = next(row for row in find(["pages"]) if "caf" in row.place)
    assert row.place == "pages/caf\ufffd.html"
    assert load(row)[0] == PAGE


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_a_file_of_another_user_is_said_not_to_be_readable(folder: Path) -> None:
    (folder / "a.html").chmod(0o600)
    read, write = os.pipe()
    child = os.fork()
    if child == 0:  # nothing but this runs in the child
        os.seteuid(65534)
        try:
            load(next(find([str(folder / "a.html")])))
            os.write(write, b"read")
        except UnreadableError as error:
            os.write(write, error.code.encode())
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as answer:
        assert answer.read() == b"no-permission"
    os.waitpid(child, 0)
