"""Web archives: every page comes out with its address and time; what is broken costs itself and no more."""

import gzip
import tracemalloc
import uuid
from pathlib import Path

import pytest
from bounded import bounded
from hypothesis import given
from hypothesis import strategies as st
from warcs import record, response

from onrecord.reading import Item, decode, find, take

PAGE = "<html><body><h1>Quay talks</h1><p>Переговоры %d</p></body></html>"


def page(number: int) -> bytes:
    return response(number, (PAGE % number).encode("cp1251"), media="text/html; charset=windows-1251")


def taken(path: Path, body: bytes) -> list[Item]:
    path.write_bytes(body)
    (found,) = find([str(path)])
    return list(take(found))


def said(items: list[Item]) -> list[str]:
    """What became of each record: its number where it was read, else the code or reason."""
    out = []
    for item in items:
        if item.body is not None:
            out.append((decode(item.body).label.address or "").rpartition("/")[2])
        else:
            out.append(item.error[0] if item.error else str(item.skipped))
    return out


@pytest.mark.parametrize("packing", ["plain", "members", "whole"])
def test_pages_come_with_address_time_and_encoding(tmp_path: Path, packing: str) -> None:
    rows = [record("warcinfo", b"software: x\r\n"), page(1), record("request", b"GET / HTTP/1.1\r\n\r\n"), page(2)]
    packed = b"".join(map(gzip.compress, rows)) if packing == "members" else b"".join(rows)
    items = taken(tmp_path / "a.warc.gz", gzip.compress(packed) if packing == "whole" else packed)
    assert said(items) == ["1", "2"]
    assert items[0].place.endswith(f"a.warc.gz#{uuid.UUID(int=1)}")
    assert items[0].at == "2019-03-04T05:06:07+00:00"
    assert "Переговоры 1" in decode(items[0].body or b"").text


def test_what_is_no_page_is_counted_by_reason(tmp_path: Path) -> None:
    rows = [
        response(1, b"x", status=404),
        response(2, b"\x89PNG", media="image/png"),
        record("revisit", b"", number=3),
        record("response", b"no answer at all", number=4),
        response(5, b"Talks on the quay.", media="text/plain"),
    ]
    assert said(taken(tmp_path / "a.warc", b"".join(rows))) == [
        "archive record: HTTP status 404",
        "archive record: not HTML or text",
        "archive record: the same as an earlier one",
        "archive record: no answer of a web server",
        "5",
    ]


def test_a_body_that_is_still_packed_is_unpacked(tmp_path: Path) -> None:
    body = b"<p>one</p><p>two</p>"
    chunked = b"5\r\n<p>on\r\nf;x=1\r\ne</p><p>two</p>\r\n0\r\n\r\n"
    rows = [
        response(1, gzip.compress(body), http="Content-Encoding: gzip\r\n"),
        response(2, body, http="Content-Encoding: gzip\r\n"),
        response(3, chunked, http="Transfer-Encoding: chunked\r\n"),
        response(4, body, http="Transfer-Encoding: chunked\r\n"),
    ]
    items = taken(tmp_path / "a.warc", b"".join(rows))
    assert [decode(item.body or b"").text for item in items] == [body.decode()] * 4


def test_a_record_cut_by_its_crawler_says_so(tmp_path: Path) -> None:
    (item,) = taken(tmp_path / "a.warc", response(1, b"<p>a</p><p>b", WARC_Truncated="length"))
    assert [note.code for note in decode(item.body or b"").notes] == ["source:cut-short"]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("length", [200, 100_000, 10**15])
def test_a_record_longer_than_it_is_hides_no_other(tmp_path: Path, packed: bool, length: int) -> None:
    rows = [page(1), response(2, b"<p>x</p>", length=length), page(3), page(4)]
    body = b"".join(map(gzip.compress, rows)) if packed else b"".join(rows)
    assert said(taken(tmp_path / "a.warc", body)) == ["1", "bad-record", "3", "4"]


def test_a_record_shorter_than_it_is_hides_no_other(tmp_path: Path) -> None:
    rows = [page(1), response(2, b"<p>talks</p>" * 9, length=90), page(3)]
    assert said(taken(tmp_path / "a.warc", b"".join(rows))) == ["1", "2", "bad-record", "3"]


def test_damage_costs_one_member(tmp_path: Path) -> None:
    rows = [bytearray(gzip.compress(page(number))) for number in range(1, 5)]
    for at in (30, 60, 90):
        rows[1][at] ^= 255
    assert said(taken(tmp_path / "a.warc.gz", b"".join(rows))) == ["1", "bad-gzip", "3", "4"]


def test_an_archive_that_is_cut_short_gives_what_it_has(tmp_path: Path) -> None:
    whole = b"".join(gzip.compress(page(number)) for number in range(1, 5))
    assert said(taken(tmp_path / "a.warc.gz", whole[:-40])) == ["1", "2", "3", "bad-gzip", "bad-record"]


def test_a_bomb_costs_itself_and_little_memory(tmp_path: Path) -> None:
    bomb = gzip.compress(response(2, bytes(120_000_000)), 9)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(page(1)) + bomb + gzip.compress(page(3)))
    (found,) = find([str(path)])
    tracemalloc.start()
    with bounded():
        assert said(list(take(found))) == ["1", "too-large", "3"]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 150_000_000


def test_a_member_that_expands_without_end_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.reading.warc.HELD", 1_000_000)
    monkeypatch.setattr("onrecord.reading.warc.FREE", 2_000_000)
    bomb = gzip.compress(response(2, b"<p>x</p>") + bytes(50_000_000))
    items = taken(tmp_path / "a.warc.gz", gzip.compress(page(1)) + bomb + gzip.compress(page(3)))
    assert said(items)[0] == "1"
    assert said(items)[-1] == "3"
    assert {"too-large", "bad-record"} & set(said(items))


def test_a_large_archive_takes_no_more_memory_than_a_small_one(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    member = gzip.compress(response(7, b"<p>talks</p>" * 4_000))
    with path.open("wb") as file:
        for _ in range(2_000):  # 96 MB unpacked
            file.write(member)
    (found,) = find([str(path)])
    tracemalloc.start()
    assert sum(item.body is not None for item in take(found)) == 2_000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8_000_000


def test_hopeless_archives_are_left_alone(tmp_path: Path) -> None:
    body = b"".join(response(number, b"x", length=5_000) for number in range(1_500))
    assert said(taken(tmp_path / "a.warc", body))[-1] == "too-many-failures"


WHOLE = page(1) + page(2) + page(3)


@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=12), st.integers(0, 40), st.booleans())
def test_no_damage_ends_the_run(
    tmp_path_factory: pytest.TempPathFactory, at: int, put: bytes, cut: int, packed: bool
) -> None:
    body = WHOLE[:at] + put + WHOLE[at + cut :]
    for item in taken(tmp_path_factory.mktemp("w") / "a.warc", gzip.compress(body) if packed else body):
        assert (item.body is not None) + (item.error is not None) + (item.skipped is not None) == 1


SPARE = record("request", b"GET / HTTP/1.1\r\n\r\n", number=90)
SAYING = "91"
WHOLE_LENGTH = len(b"HTTP/1.1 200 Said\r\nContent-Type: text/html\r\n\r\n<p>long")
LONGER = response(int(SAYING), b"<p>long", length=WHOLE_LENGTH + 5)
"""It says that it ends one byte after the next record's beginning."""


@given(st.lists(st.lists(st.sampled_from(["page", "spare", "lie"]), min_size=1, max_size=3), min_size=1, max_size=6))
def test_however_records_are_spread_over_members_none_is_lost_or_doubled(
    tmp_path_factory: pytest.TempPathFactory, members: list[list[str]]
) -> None:
    body, wanted = b"", []
    for rows in members:
        whole = b""
        for kind in rows:
            if kind == "page":
                wanted.append(str(len(wanted)))
                whole += page(int(wanted[-1]))
            else:
                whole += SPARE if kind == "spare" else LONGER
        body += gzip.compress(whole)
    found = said(taken(tmp_path_factory.mktemp("a") / "a.warc.gz", body))
    assert [row for row in found if row.isdigit() and row != SAYING] == wanted
    assert ("lie" in str(members)) == ("bad-record" in found or SAYING in found)


def test_a_first_record_too_large_to_hold_hides_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.reading.warc.HELD", 5_000)
    rows = [record("metadata", b"0" * 50_000, number=90), page(1), page(2)]
    assert said(taken(tmp_path / "a.warc.gz", b"".join(map(gzip.compress, rows)))) == ["1", "2"]
