"""Hostile files for the fuzz target: real forms of captures, damaged, and what hurts a parser put into them."""

import csv
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st
from warcs import record, response

__all__ = ["SUFFIXES", "damaged"]

ROOT = Path(__file__).resolve().parent.parent
PAGES = [path.read_bytes() for path in sorted((ROOT / "demo" / "pages").rglob("*.html"))[::4]]
DUMPS = [path.read_bytes() for path in sorted((ROOT / "demo" / "pages").rglob("*.txt"))[:3]]
FEED = (
    b"<?xml version='1.0'?><rss version='2.0'><channel><title>Quay</title><item><title>Ferry</title>"
    b"<link>https://courier.example/ferry</link></item></channel></rss>"
)
MHTML = (
    b'From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
    b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    b"Content-Location: https://courier.example/ferry\r\n\r\n<h1>Ferry =C3=A9</h1><p>It stopped on Tuesday.</p>"
    b"\r\n--b--\r\n"
)
ROWS = [
    {"text": f"Ferry {n} stops\n\nThe board said “no” on Tuesday.", "title": f"Ferry {n}", "url": "x"} for n in (1, 2)
]


def _table() -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, ["text", "title", "url"])
    writer.writeheader()
    writer.writerows(ROWS)
    return out.getvalue().encode()


def _archive(*, packed: bool) -> bytes:
    rows = [record("warcinfo", b"software: x\r\n"), *(response(n, page) for n, page in enumerate(PAGES[:2]))]
    return b"".join(gzip.compress(row) if packed else row for row in rows)


SEEDS: list[tuple[str, bytes]] = [
    *((".html", page) for page in PAGES),
    *((".txt", dump) for dump in DUMPS),
    (".html.gz", gzip.compress(PAGES[0])),
    (".mhtml", MHTML),
    (".md", b"# Ferry stops\n\nThe board said *no*.\n\n> \xe2\x80\x9cNever\xe2\x80\x9d\n\n1. one\n2. two\n"),
    (".jsonl", "\n".join(map(json.dumps, ROWS)).encode()),
    (".csv", _table()),
    (".warc", _archive(packed=False)),
    (".warc.gz", _archive(packed=True)),
    (".xml", FEED),
]
SUFFIXES = sorted({suffix for suffix, _ in SEEDS})
HURTS: list[bytes] = [
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", "\u202e\u2066".encode(), b"\x1f\x8b\x08\x00", b"\r",
    b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<script>", b"</script>", b"<plaintext>", b"<svg><style>", b"<template>",
    b"<table><p><table><li>", b"&#x110000;", b"&#0;", b"&" + b"a" * 300 + b";", b"<meta charset=utf-16>",
    b"<meta charset=x-user-defined>", b"<?xml version='1.0' encoding='ebcdic-cp-us'?>", b"<base href='javascript:x'>",
    b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>&b;", b'<script type="application/ld+json">{"a":[',
    b"<div class=comment id=c1><a class=author>Ann</a> 5 March 2031 Reply", b"Content-Length: 99999999999\r\n\r\n",
    b"Content-Length: -1\r\n", b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n", b'{"text": NaN, "text": 1e999}\n',
    b'"""",,"\n', b"  1. Ann said:\n\n", "“".encode() * 40, b"<blockquote>" * 60, b"<p " + b"a=1 " * 400 + b">",
]  # fmt: skip
Edit = Callable[[bytes], bytes]


def _put(at: float, words: bytes, times: int) -> Edit:
    return lambda body: body[: int(at * len(body))] + words * times + body[int(at * len(body)) :]


def _cut(at: float, part: float) -> Edit:
    return lambda body: body[: int(at * len(body))] + body[int(at * len(body)) + int(part * len(body)) :]


def _again(at: float, part: float, times: int) -> Edit:
    def edit(body: bytes) -> bytes:
        start = int(at * len(body))
        piece = body[start : start + max(1, int(part * 2_000))]
        return body[:start] + piece * times + body[start:]

    return edit


def _flip(places: list[tuple[float, int]]) -> Edit:
    def edit(body: bytes) -> bytes:
        out = bytearray(body)
        for at, value in places:
            if out:
                out[int(at * (len(out) - 1))] = value
        return bytes(out)

    return edit


PLACE = st.floats(0, 1, width=32)
EDITS = st.one_of(
    st.builds(_put, PLACE, st.sampled_from(HURTS), st.sampled_from([1, 1, 2, 50])),
    st.builds(_put, PLACE, st.binary(max_size=40), st.just(1)),
    st.builds(_cut, PLACE, st.floats(0, 0.5, width=32)),
    st.builds(_again, PLACE, PLACE, st.sampled_from([1, 3, 40])),
    st.builds(_flip, st.lists(st.tuples(PLACE, st.integers(0, 255)), min_size=1, max_size=8)),
)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw a file's ending and its bytes: a seed with some edits, now and then under another ending."""
    suffix, body = draw(st.sampled_from(SEEDS))
    for edit in draw(st.lists(EDITS, max_size=6)):
        body = edit(body)
    if draw(st.integers(0, 9)) == 0:
        suffix = draw(st.sampled_from(SUFFIXES))
    if suffix.endswith(".gz") and draw(st.booleans()) and not body.startswith(b"\x1f\x8b"):
        body = gzip.compress(body)
    return suffix, body
