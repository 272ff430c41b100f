"""A web archive of one page gives the page, its address, its encoding and the time of saving."""

from pathlib import Path

import pytest
from bounded import bounded

from onrecord.reading import UnreadableError, decode, find, load
from onrecord.reading.mhtml import main_part

ARCHIVE = """From: <Saved by a browser>
Snapshot-Content-Location: https://courier.example/quay
Subject: Quay talks
Date: Mon, 4 Mar 2019 05:06:07 +0100
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----b"

------b
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://courier.example/a.png

iVBORw0KGgo=
------b
Content-Type: text/html; charset="windows-1251"
Content-Transfer-Encoding: quoted-printable
Content-Location: https://courier.example/quay?print=3D1

<html><body><p>=CF=F0=E8=E2=E5=F2, quay=
 talks</p></body></html>
------b--
"""


def test_the_page_comes_out_with_what_is_said_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.mhtml").write_bytes(ARCHIVE.replace("\n", "\r\n").encode())
    (found,) = find([str(tmp_path / "a.mhtml")])
    body, sighting = load(found)
    page = decode(body)
    assert page.text.strip() == "<html><body><p>Привет, quay talks</p></body></html>"
    assert page.label.address == "https://courier.example/quay?print=3D1"
    assert sighting.at == "2019-03-04T04:06:07+00:00"


@pytest.mark.parametrize(
    "body",
    [
        b"Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n",
        b"Content-Type: multipart/related\r\n\r\nno boundary",
        b"Content-Type: multipart/related; boundary=b\r\n\r\n"
        + b"Content-Type: multipart/x; boundary=b\r\n\r\n" * 3000,
    ],
)
def test_an_archive_without_a_page_is_a_coded_failure(body: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        main_part(body)
    assert caught.value.code == "bad-mhtml"


def test_nested_parts_take_bounded_time() -> None:
    body = (
        b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(1500))
        + b"x\r\n" * 50_000
    )
    with bounded(), pytest.raises(UnreadableError):
        main_part(b"MIME-Version: 1.0\r\n" + body)
