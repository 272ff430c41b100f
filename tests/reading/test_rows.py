"""Tables of texts: every row is a capture of its own, and a bad row costs that row only."""

import gzip
import json
from pathlib import Path

import pytest
from bounded import bounded

from onrecord.reading import Item, decode, find, take

ROW = {
    "text": "The harbour minister said on Monday that the quay would reopen.\n\nTalks go on.",
    "title": "Quay to reopen",
    "url": "https://courier.example/quay",
    "date": "2019-03-04",
    "author": ["Olwen Prask"],
    "source": "The Harbour Courier",
}


def taken(path: Path, body: bytes | str) -> list[Item]:
    path.write_bytes(body if isinstance(body, bytes) else body.encode())
    (found,) = find([str(path)])
    return list(take(found))


def codes(items: list[Item]) -> list[str | None]:
    return [item.error[0] if item.error else None for item in items if not item.remark]


def test_a_json_line_is_a_capture_with_its_columns(tmp_path: Path) -> None:
    blank, row = "\n", json.dumps(ROW)
    (item,) = taken(tmp_path / "a.jsonl", blank + row + "\n")
    assert item.place.endswith("a.jsonl#2")
    page = decode(item.body or b"")
    assert page.text == "Quay to reopen\n\n" + ROW["text"]
    assert (page.label.address, page.label.published) == (ROW["url"], "2019-03-04")
    assert (page.label.bylines, page.label.outlet) == (("Olwen Prask",), "The Harbour Courier")


def test_a_title_that_the_text_begins_with_is_not_put_twice(tmp_path: Path) -> None:
    (item,) = taken(tmp_path / "a.jsonl", json.dumps({"title": "Quay to Reopen", "text": "Quay to reopen\n\nTalks."}))
    assert decode(item.body or b"").text == "Quay to reopen\n\nTalks."


def test_a_row_of_html_is_html(tmp_path: Path) -> None:
    (item,) = taken(tmp_path / "a.jsonl", json.dumps({"html": "<h1>Quay</h1><p>Talks.</p>", "title": "Other"}))
    page = decode(item.body or b"")
    assert (page.form, page.text) == ("html", "<h1>Quay</h1><p>Talks.</p>")


def test_a_number_is_a_time(tmp_path: Path) -> None:
    rows = [{"text": "x y", "published": value} for value in (1551675967, 1551675967000, 7, True)]
    items = taken(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))
    stamps = [decode(item.body or b"").label.published for item in items]
    assert stamps == ["2019-03-04T05:06:07+00:00", "2019-03-04T05:06:07+00:00", None, None]


def test_bad_lines_fail_alone(tmp_path: Path) -> None:
    lines = [
        b"{",
        b"[1]",
        b'"x"',
        b'{"title": "no text"}',
        b'{"text": 3}',
        b"[" * 100_000,
        b"\xff\xfe",
        b'{"text":"ok"}',
    ]
    assert codes(taken(tmp_path / "a.jsonl", b"\n".join(lines))) == ["bad-row"] * 7 + [None]


def test_a_line_that_is_too_long_fails_alone(tmp_path: Path) -> None:
    body = b'{"text":"' + b"a" * (34 * 2**20) + b'"}\n{"text":"ok"}\n'
    assert codes(taken(tmp_path / "a.jsonl", body)) == ["too-large", None]


def test_columns_that_are_not_read_are_named_once(tmp_path: Path) -> None:
    items = taken(tmp_path / "a.jsonl", '{"text":"a b","views":1}\n{"text":"c d","views":2,"Zone":"x"}\n')
    assert [item.remark.split(": ", 1)[1] for item in items if item.remark] == ["columns not read: views, zone"]


def test_a_table_is_read_whatever_sets_its_cells_apart(tmp_path: Path) -> None:
    for mark, encoding in ((",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16")):
        rows = [["Title", "Body"], ["Día", '"Two\nlines, said; once"'], ["Other", "Text."]]
        body = "\r\n".join(mark.join(row) for row in rows).encode(encoding)
        items = taken(tmp_path / "a.csv", body)
        assert [item.place.rpartition("#")[2] for item in items] == ["2", "3"]
        assert decode(items[0].body or b"").text == "Día\n\nTwo\nlines, said; once"


def test_a_table_without_a_text_column_says_which_it_needs(tmp_path: Path) -> None:
    assert codes(taken(tmp_path / "a.csv", "name,age\nx,3\n")) == ["no-text-column"]
    assert codes(taken(tmp_path / "b.csv", "")) == ["no-text-column"]


def test_a_row_with_too_many_cells_fails_alone(tmp_path: Path) -> None:
    assert codes(taken(tmp_path / "a.csv", "title,text\na,b,c\nd,e f\n")) == ["bad-row", None]


def test_an_open_quotation_mark_takes_bounded_time(tmp_path: Path) -> None:
    with bounded():
        items = taken(tmp_path / "a.csv", 'text\n"' + "a,b\n" * 500_000)
    assert len(items) <= 2


def test_a_file_of_nothing_but_bad_rows_is_left_alone(tmp_path: Path) -> None:
    found = codes(taken(tmp_path / "a.jsonl", "{\n" * 5_000))
    assert found == ["bad-row"] * 1_000 + ["too-many-failures"]


def test_a_packed_table_is_read_and_damage_is_told(tmp_path: Path) -> None:
    whole = gzip.compress("".join(json.dumps({"text": f"Talks {n}."}) + "\n" for n in range(9)).encode())
    assert codes(taken(tmp_path / "a.jsonl.gz", whole)) == [None] * 9
    assert codes(taken(tmp_path / "a.jsonl.gz", whole[:-30]))[-1] == "bad-gzip"


def test_a_gzip_bomb_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.reading.expanding.FREE", 1_000_000)
    assert codes(taken(tmp_path / "a.jsonl.gz", gzip.compress(b"\n" * 9_000_000))) == ["too-large"]
