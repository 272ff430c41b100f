"""Bytes become characters by what they hold, never by their name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading import MAX_BYTES, UnreadableError, decode


def codes(body: bytes) -> list[str]:
    return [note.code for note in decode(body).notes]


def test_a_byte_order_mark_is_removed_from_a_dump() -> None:
    assert decode("\ufeffTalks resume\n".encode()).text == "Talks resume\n"


def test_a_dump_keeps_every_character() -> None:
    text = "One\r\n\tTwo\u00a0three “four”\n"
    assert decode(text.encode()).text == text


def test_utf_16_with_its_mark_is_read() -> None:
    assert decode("<html><body>Día</body></html>".encode("utf-16")).text.startswith("<html>")


def test_a_declared_windows_encoding_is_used() -> None:
    markup = '<html><head><meta charset="iso-8859-1"></head><body>“No”</body></html>'
    assert "“No”" in decode(markup.encode("cp1252")).text


def test_a_wrong_declaration_gives_way_to_utf_8_with_a_note() -> None:
    body = '<html><head><meta charset="ascii-nonsense"></head><body>Pelé – día</body></html>'.encode()
    assert "Pelé – día" in decode(body).text
    lying = '<html><head><meta charset="shift_jis"></head><body>día ﬀ \u0081“x”</body></html>'.encode()
    assert decode(lying).text


def test_broken_bytes_are_replaced_and_noted() -> None:
    body = b'<html><head><meta charset="utf-8"></head><body>caf\xe9 \xff ok</body></html>'
    assert "ok" in decode(body).text
    assert codes(body)[0] == "encoding:broken"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b"%PDF-1.7 something", "binary"),
        (b"PK\x03\x04rest", "binary"),
        (bytes(range(256)) * 8, "binary"),
        (b"text\0with\0nulls", "binary"),
        (b"<p>" + b"a" * MAX_BYTES, "too-large"),
    ],
)
def test_what_is_no_page_is_refused_with_a_code(body: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(body)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("<!DOCTYPE html><html><body><p>x</p></body></html>", "html"),
        ("<div>a</div>", "html"),
        ("Headline\n\nThe minister said a < b and b > c.", "text"),
        ("He wrote <p> once in a line of prose.", "text"),
        ("<p>one</p><p>two</p>", "html"),
    ],
)
def test_the_form_is_told_from_the_characters(text: str, form: str) -> None:
    assert decode(text.encode()).form == form


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_with_a_code(body: bytes) -> None:
    code = None
    try:
        text = decode(body).text
    except UnreadableError as error:
        code, text = error.code, "refused"
    assert code in {None, "empty", "binary"}
    assert text.strip()
    assert text.encode("utf-8")
